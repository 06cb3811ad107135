"""
Rows as a source has them, ragged and overlapping, made into a grid that tiles. For readers.

Nothing is dropped: missing cells become holes, a span is cut where it meets another cell, or where the table or its group of
rows ends.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, TypeAlias

from attrs import evolve

from govreport.document import CellKind, Grid, GridCell
from govreport.errors import UnreadableDocument
from govreport.wording import Wording

__all__ = ["MOST_COLUMNS", "MOST_ROWS", "tiled", "too_large"]

MOST_ROWS: Final = 2_000
MOST_COLUMNS: Final = 200
#: A wider cell is one that was to go all the way across.
_WIDEST: Final = 64

_TOO_LARGE: Final = Wording(zh="表格多于 {rows} 行或 {columns} 列", en="a table has more than {rows} rows or {columns} columns")
_HOLE: Final = GridCell("", kind=CellKind.HOLE)

_Rows: TypeAlias = Sequence[Sequence[GridCell]]
#: The cells that begin in a row, by their columns.
_Begun: TypeAlias = dict[int, GridCell]


def tiled(*groups: Sequence[Sequence[GridCell]], caption: str = "") -> Grid | None:
    """
    Return the grid, or nothing if there is no cell. A row without a cell that nothing reaches down into is none.

    Args:
        groups: The rows of the table; where a source groups them by head, bodies and foot, no cell reaches from one into the next.
        caption: What the table is.

    Raises:
        UnreadableDocument: It has too many rows or columns.

    >>> grid = tiled([[GridCell("总计", colspan=1000)], [GridCell("1"), GridCell("2")]])
    >>> grid.rows[0] if grid else ()
    (GridCell(text='总计', rowspan=1, colspan=2, kind=<CellKind.TEXT: 'text'>),)
    """
    if not any(map(any, groups)):
        return None
    if sum(map(len, groups)) > MOST_ROWS:
        raise too_large()
    columns = 0
    if any(cell.colspan > _WIDEST for row in chain(*groups) for cell in row):
        columns = _width(chain.from_iterable(_laid(group, 0) for group in groups))
    laid = [_laid(group, columns) for group in groups]
    columns = max(columns, _width(chain(*laid)))
    rows = tuple(chain.from_iterable(_filled(group, columns) for group in laid))
    return Grid(rows=rows, caption=caption, head_rows=_heads(rows))


def too_large() -> UnreadableDocument:
    """
    Return the error for a table beyond all measure.
    """
    return UnreadableDocument("table", _TOO_LARGE.filled(rows=MOST_ROWS, columns=MOST_COLUMNS))


def _width(laid: Iterator[_Begun]) -> int:
    # The last cell that begins in a row is the furthest right.
    return max((column + cell.colspan for row in laid if row for column, cell in (next(reversed(row.items())),)), default=0)


def _laid(rows: _Rows, columns: int) -> list[_Begun]:
    """
    Return the cells of a group with their columns and their spans cut; so many columns are known before to be there.
    """
    rows = _reached(rows)
    free = [0] * MOST_COLUMNS  # the first row in which each column is free again
    laid = list[_Begun]()
    for row, cells in enumerate(rows):
        begun, column = _Begun(), 0
        for place, cell in enumerate(cells):
            while column < MOST_COLUMNS and free[column] > row:
                column += 1
            if column == MOST_COLUMNS:
                raise too_large()
            if cell.rowspan == cell.colspan == 1:
                begun[column] = cell
                free[column] = row + 1
                column += 1
                continue
            wanted = cell.colspan
            if wanted > _WIDEST:
                wanted = min(wanted, columns - column - (len(cells) - place - 1))
            right = column + 1
            while right < column + wanted and right < MOST_COLUMNS and free[right] <= row:
                right += 1
            if right < column + wanted and right == MOST_COLUMNS:
                raise too_large()
            # A span of nought goes down to the end of the group.
            below = min(cell.rowspan or len(rows), len(rows) - row)
            if below != cell.rowspan or right - column != cell.colspan:
                cell = evolve(cell, rowspan=below, colspan=right - column)  # noqa: PLW2901 - the same cell as it fits
            begun[column] = cell
            free[column:right] = [row + below] * (right - column)
            column = right
        laid.append(begun)
    return laid


def _reached(rows: _Rows) -> _Rows:
    """
    Return the rows without those that have no cell and that no cell above reaches.
    """
    if all(rows):
        return rows
    kept, reach = list[Sequence[GridCell]](), 0
    for row in rows:
        if row or reach > len(kept):
            reach = max([reach, *(len(kept) + (cell.rowspan or len(rows)) for cell in row)])
            kept.append(row)
    return kept


def _filled(laid: Sequence[_Begun], columns: int) -> Iterator[tuple[GridCell, ...]]:
    """
    Yield the rows with every hole marked as one.
    """
    places = sum(cell.rowspan * cell.colspan for row in laid for cell in row.values())
    if places == columns * len(laid):
        yield from (tuple(row.values()) for row in laid)
        return
    free = [0] * columns
    for row, begun in enumerate(laid):
        cells = list[GridCell]()
        for column in range(columns):
            if free[column] > row:
                continue
            cell = begun.get(column, _HOLE)
            cells.append(cell)
            free[column : column + cell.colspan] = [row + cell.rowspan] * cell.colspan
        yield tuple(cells)


def _heads(rows: _Rows) -> int:
    """
    Return how many rows at the top hold nothing but heads, those from above included.
    """
    count, last = 0, 0
    for row, cells in enumerate(rows):
        if any(cell.kind is not CellKind.HEAD for cell in cells) or not (cells or last > row):
            break
        last = max([last, *(row + cell.rowspan for cell in cells)])
        count += 1
    return count
