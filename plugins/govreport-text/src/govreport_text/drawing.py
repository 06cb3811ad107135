"""
A table drawn with ``+``, ``-`` and ``|``, merged cells as one: there are no borders within them.

How it is drawn depends on its shape, and on how wide the widest figure of each column is. Drawings are remembered, for
reports on the same form differ in little but their figures.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise, repeat, zip_longest
from typing import final

from attrs import evolve, frozen

from govreport.document import CellKind, Grid
from govreport_text.columns import columns_for
from govreport_text.dealing import EDGE, Demand, Span
from govreport_text.shapes import Box, Shape, parted
from govreport_text.widths import Widths
from govreport_text.wrapping import wrapped

__all__ = ["drawn"]


@final
@frozen
class _Drawing:
    """
    A table with places for its figures, each so many columns wide.
    """

    text: str
    rooms: Sequence[int]


def drawn(grid: Grid, room: int, widths: Widths) -> str:
    """
    Return a table that has columns, as wide as the room at most unless words and numbers alone take more.

    Heads stand in the middle of their cells, figures on the right, all else on the left.
    """
    shape, figures = parted(grid, widths)
    widest = dict.fromkeys(shape.spans, 0)
    for span, (_, size) in zip(shape.spans, figures, strict=True):
        widest[span] = max(widest[span], size)
    drawing = _drawing(shape, tuple(widest.items()), room, widths)
    filled = [text.rjust(wide - size + len(text)) for (text, size), wide in zip(figures, drawing.rooms, strict=True)]
    return drawing.text % tuple(filled)


@lru_cache(maxsize=256)
def _drawing(shape: Shape, widest: tuple[tuple[Span, int], ...], room: int, widths: Widths) -> _Drawing:
    sizes = dict(widest)
    columns = columns_for([_demand(box, sizes) for box in shape.boxes], shape.columns, room, widths)
    edges = [0]
    for width in columns:
        edges.append(edges[-1] + width + EDGE)
    boxes = [_wrapped(box, _room(box.span, edges) - 1, widths) for box in shape.boxes]
    heights = _heights(boxes, shape.rows)
    return _Drawing("\n".join(_lines(boxes, edges, heights)), [_room(span, edges) for span in shape.spans])


def _room(span: Span, edges: Sequence[int]) -> int:
    """
    Return how much stands between the borders of a cell, the space at its left included.
    """
    left, right = span
    return edges[right] - edges[left] - 1


def _demand(box: Box, widest: Mapping[Span, int]) -> Demand:
    lines = box.lines if box.kind else (("", widest[box.span]),)
    return Demand(box.span, box.top, box.bottom - box.top, lines, box.whole)


def _wrapped(box: Box, room: int, widths: Widths) -> Box:
    if box.whole or all(size <= room for _, size in box.lines):
        return box
    return evolve(box, lines=tuple(part for line, _ in box.lines for part in wrapped(line, room, widths)))


def _heights(boxes: Iterable[Box], count: int) -> list[int]:
    """
    Return how many lines each row takes; a merged cell takes those of the borders within it as well.
    """
    heights = [1] * count
    for box in sorted(boxes, key=lambda box: box.bottom - box.top):
        short = len(box.lines) - sum(heights[box.top : box.bottom]) - (box.bottom - box.top - 1)
        heights[box.bottom - 1] += max(short, 0)
    return heights


def _lines(boxes: Iterable[Box], edges: Sequence[int], heights: Sequence[int]) -> Iterator[str]:
    """
    Yield the borders and lines from top to bottom. The border at the top shows where all columns begin.
    """
    rows: list[list[Box | None]] = [[None] * len(edges) for _ in heights]
    printed = dict[Box, Iterator[str]]()
    for box in boxes:
        printed[box] = _printed(box, _room(box.span, edges), sum(heights[box.top : box.bottom]) + box.bottom - box.top - 1)
        for row in range(box.top, box.bottom):
            rows[row][box.span[0]] = box
    above = set(edges)
    for row, (owners, height) in enumerate(zip(rows, heights, strict=True)):
        found = [box for box in owners if box]
        below = {0, *(edges[box.span[1]] for box in found)}
        level = _level(edges[-1], above | below)
        # A cell that goes on has the next of its lines there.
        parts = [level[edges[box.span[0]] + 1 : edges[box.span[1]]] if box.top == row else next(printed[box]) for box in found]
        begun = [False, *(box.top == row for box in found), False]
        corners = ["+" if left or right else "|" for left, right in pairwise(begun)]
        yield "".join(chain.from_iterable(zip_longest(corners, parts, fillvalue="")))
        for _ in range(height):
            yield f"|{'|'.join([next(printed[box]) for box in found])}|"
        above = below
    yield _level(edges[-1], above)


def _level(end: int, corners: Iterable[int]) -> str:
    """
    Return a border from end to end with some corners.
    """
    signs = ["-"] * (end + 1)
    for corner in corners:
        signs[corner] = "+"
    return "".join(signs)


def _printed(box: Box, room: int, height: int) -> Iterator[str]:
    """
    Yield the lines of a cell, each as wide as its room.
    """
    free = height - len(box.lines)
    above = free // 2 if box.kind is CellKind.HEAD else 0
    yield from repeat(" " * room, above)
    for line, size in box.lines:
        text = line.replace("%", "%%")
        match box.kind:
            case None:
                yield "%s"
            case CellKind.HEAD:
                before = (room - size + 1) // 2
                yield " " * before + text + " " * (room - size - before)
            case CellKind.FIGURE | CellKind.FLAGGED:
                yield " " * (room - size) + text
            case _:
                yield f" {text}" + " " * (room - size - 1)
    yield from repeat(" " * room, free - above)
