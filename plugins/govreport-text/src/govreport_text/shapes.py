"""
What all tables on a form have in common, without their figures: which cells there are, where, and what they say.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, TypeAlias, final

from attrs import frozen

from govreport.document import CellKind, Grid, GridCell
from govreport_text.dealing import Span
from govreport_text.lines import lines_of
from govreport_text.widths import Widths
from govreport_text.wrapping import Line, Lines

__all__ = ["Box", "Shape", "parted"]

_FIGURE: Final = CellKind.FIGURE
_FLAGGED: Final = CellKind.FLAGGED
#: A figure that takes more columns may be wrapped.
_LONGEST: Final = 16
#: In a merged cell, one of these might stand where a border would.
_BORDER: Final = re.compile("[+|]")
_NOTHING: Final = ("", 0)

#: A row of cells; a figure on one line is only the number of columns that it covers.
_Row: TypeAlias = tuple[GridCell | int, ...]


@final
@frozen(eq=False)
class Box:
    """
    A cell in its place.
    """

    top: int
    #: The first row that is not covered.
    bottom: int
    span: Span
    #: Nothing for a figure that is filled in later.
    kind: CellKind | None
    lines: Lines
    #: Whether its lines are never broken.
    whole: bool


@final
@frozen(eq=False)
class Shape:
    """
    A table but for its figures.
    """

    boxes: Sequence[Box]
    rows: int
    columns: int
    #: What each of the figures covers.
    spans: Sequence[Span]


def parted(grid: Grid, widths: Widths) -> tuple[Shape, Sequence[Line]]:
    """
    Return the shape of a table, and its figures. Equal shapes are one and the same, as long as they are remembered.
    """
    rows, figures = list[_Row](), list[Line]()
    for cells in grid.rows:
        row = list[GridCell | int]()
        for cell in cells:
            size = _size(cell, widths) if cell.kind is _FIGURE or cell.kind is _FLAGGED else None
            if size is None:
                row.append(cell)
            else:
                row.append(cell.colspan)
                figures.append((cell.text, size))
        rows.append(tuple(row))
    return _shape(tuple(rows), widths), figures


def _size(cell: GridCell, widths: Widths) -> int | None:
    """
    Return how many columns a figure takes, or nothing if it is to be laid out like any other text.
    """
    text = cell.text
    if cell.rowspan > 1 or (cell.colspan > 1 and _BORDER.search(text)):
        return None
    if text.isascii() and text.isprintable():
        size = len(text)
    elif lines_of(text) == [text]:
        size = widths(text)
    else:
        return None
    return size if size <= _LONGEST else None


@lru_cache(maxsize=64)
def _shape(rows: tuple[_Row, ...], widths: Widths) -> Shape:
    given = [cell for row in rows for cell in row]
    grid = Grid(rows=tuple(tuple(GridCell("", 1, cell) if isinstance(cell, int) else cell for cell in row) for row in rows))
    placed = list(grid.placed())
    # A row in which no cell begins could not be seen between the borders of others.
    hidden = set(range(len(rows))) - {each.row for each in placed}
    boxes, spans = list[Box](), list[Span]()
    for each, cell in zip(placed, given, strict=True):
        top, left, bottom, right = each.row, each.column, each.row + each.cell.rowspan, each.column + each.cell.colspan
        if isinstance(cell, int):
            spans.append((left, right))
            boxes.append(Box(top, bottom, (left, right), None, (_NOTHING,), whole=True))
            continue
        lines = tuple((line, widths(line)) for line in lines_of(cell.text))
        # At the end of a line, a space in a figure could not be told from none.
        whole = cell.kind in {_FIGURE, _FLAGGED} and any(" " in line for line, _ in lines)
        box = Box(top, bottom, (left, right), cell.kind, lines, whole)
        signed = right - left > 1 and _BORDER.search(cell.text)
        boxes += _opened(box) if signed or not hidden.isdisjoint(range(top, bottom)) else (box,)
    return Shape(boxes, len(rows), grid.columns, spans)


def _opened(box: Box) -> Iterator[Box]:
    """
    Yield a merged cell with borders in it: its text stands where it begins, what else it covers is blank.
    """
    lines = box.lines
    for row in range(box.top, box.bottom):
        for column in range(*box.span):
            yield Box(row, row + 1, (column, column + 1), box.kind, lines, box.whole)
            lines = (_NOTHING,)
