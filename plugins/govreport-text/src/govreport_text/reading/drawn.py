"""
Tables drawn with borders, of ``+``, ``-`` and ``|`` or of box-drawing characters. Where a border is missing, a cell goes on.
"""

from collections.abc import Iterable, Sequence
from typing import final

from attrs import define, field

from govreport.document import Grid, GridCell
from govreport_text.reading.grids import tiled
from govreport_text.reading.strips import UPRIGHT, Frame, Strip, framed, is_level, is_line, is_rule
from govreport_text.reading.wrapping import whole

__all__ = ["begins", "drawn_table"]


@final
@define(eq=False)
class _Cell:
    """
    A cell that may go on below.
    """

    row: int
    column: int
    width: int
    last: int = field(init=False, default=0)
    lines: list[str] = field(init=False, factory=list)


def begins(lines: Sequence[str], start: int) -> bool:
    """
    Return whether a drawn table begins in a line: a border from end to end, with a row below it.
    """
    return (
        start + 1 < len(lines)
        and is_rule(lines[start])
        and lines[start + 1].lstrip().startswith(tuple(UPRIGHT))
        and is_line(lines[start + 1])
    )


def drawn_table(lines: Sequence[str], start: int) -> tuple[int, Grid]:
    """
    Return where the table that begins in a line ends, and the table.

    Raises:
        UnreadableDocument: It has too many rows or columns.
    """
    end = start
    while end < len(lines) and is_line(lines[end]):
        end += 1
    frame = framed([line.rstrip() for line in lines[start:end]])
    cells, height = _cells(frame.strips, frame.columns)
    rooms = _rooms(cells, frame)
    return end, tiled(
        {
            (cell.row, cell.column): GridCell(whole(cell.lines, room, frame.widths), cell.last - cell.row + 1, cell.width)
            for cell, room in zip(cells, rooms, strict=True)
        },
        height,
        frame.columns,
    )


def _rooms(cells: Sequence[_Cell], frame: Frame) -> list[int]:
    """
    Return how wide the lines of each cell may be: all between its borders, but for spaces that every cell has.
    """
    if not frame.edges:
        return [max(frame.widths(line.strip()) for line in cell.lines) for cell in cells]
    said = [line for cell in cells for line in cell.lines if line.strip()]
    spaces = min((len(line) - len(line.lstrip()) for line in said), default=0)
    spaces += min((len(line) - len(line.rstrip()) for line in said), default=0)
    return [frame.edges[cell.column + cell.width] - frame.edges[cell.column] - frame.thickness - spaces for cell in cells]


def _cells(strips: Iterable[Strip], columns: int) -> tuple[list[_Cell], int]:
    """
    Return the cells and how many rows there are.
    """
    cells, row, begun = list[_Cell](), 0, False
    owners: list[_Cell | None] = [None] * columns
    for strip in strips:
        if strip.parts:
            row += begun
            begun = False
            _part(strip, owners)
        said = [span for span in strip.spans if not (strip.parts and (is_level(span.text) or not span.text.strip()))]
        begun = begun or bool(said)
        for span in said:
            owner = owners[span.left]
            if owner is None:
                right = span.left
                while right < span.right and owners[right] is None:
                    right += 1
                owner = _Cell(row, span.left, right - span.left)
                owners[span.left : right] = [owner] * owner.width
                cells.append(owner)
            owner.lines.append(span.text)
        if begun:
            for owner in owners:
                if owner is not None:
                    owner.last = row
    return cells, row + begun


def _part(strip: Strip, owners: list[_Cell | None]) -> None:
    """
    End the cells above a border, all of each.
    """
    ended = {owner for span in strip.spans if is_level(span.text) for owner in owners[span.left : span.right] if owner}
    for column, owner in enumerate(owners):
        if owner in ended:
            owners[column] = None
