"""
Tables drawn with borders, of ``+``, ``-`` and ``|`` or of box-drawing characters. Where a border is missing, a cell goes on.
"""

from collections.abc import Iterable, Sequence
from typing import final

from attrs import define, field

from govreport.document import Grid, GridCell
from govreport_text.reading.grids import tiled
from govreport_text.reading.strips import UPRIGHT, Strip, is_level, is_line, is_rule, strips_of
from govreport_text.reading.widths import columns_of
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
    strips, columns = strips_of([line.rstrip() for line in lines[start:end]])
    cells, height = _cells(strips, columns)
    rooms = [0] * columns
    for cell in cells:
        if cell.width == 1:
            rooms[cell.column] = max(rooms[cell.column], *map(columns_of, cell.lines))
    return end, tiled(
        {
            (cell.row, cell.column): GridCell(
                whole(cell.lines, rooms[cell.column] if cell.width == 1 else max(map(columns_of, cell.lines))),
                cell.last - cell.row + 1,
                cell.width,
            )
            for cell in cells
        },
        height,
        columns,
    )


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
            owner.lines.append(span.text.strip())
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
