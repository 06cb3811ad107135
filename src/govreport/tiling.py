"""
Rows as a source has them, ragged and overlapping, made into a grid that tiles. For readers.

Nothing is dropped: missing cells become empty ones, a span is cut where it meets another cell or the end of the table.
"""

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from govreport.document import CellKind, Grid, GridCell
from govreport.errors import UnreadableDocument
from govreport.wording import Wording

__all__ = ["MOST_COLUMNS", "MOST_ROWS", "tiled", "too_large"]

MOST_ROWS: Final = 2_000
MOST_COLUMNS: Final = 200
#: A wider cell is one that was to go all the way across.
_WIDEST: Final = 64

_TOO_LARGE: Final = Wording(zh="表格多于 {rows} 行或 {columns} 列", en="a table has more than {rows} rows or {columns} columns")
_EMPTY: Final = GridCell("")

#: The cells that begin in a row, each with its column.
_Row: TypeAlias = list[tuple[int, GridCell]]


def tiled(rows: Sequence[Sequence[GridCell]], *, caption: str = "") -> Grid | None:
    """
    Return the grid, or nothing if there is no cell.

    Raises:
        UnreadableDocument: It has too many rows or columns.

    >>> grid = tiled([[GridCell("总计", colspan=1000)], [GridCell("1"), GridCell("2")]])
    >>> grid.rows[0] if grid else ()
    (GridCell(text='总计', rowspan=1, colspan=2, kind=<CellKind.TEXT: 'text'>),)
    """
    if not any(rows):
        return None
    if len(rows) > MOST_ROWS:
        raise too_large()
    laid, columns = _laid(rows, 0)
    if any(cell.colspan > _WIDEST for row in rows for cell in row):
        laid, columns = _laid(rows, columns)
    filled = tuple(_filled(laid, columns))
    return Grid(rows=filled, caption=caption, head_rows=_heads(filled))


def too_large() -> UnreadableDocument:
    """
    Return the error for a table beyond all measure.
    """
    return UnreadableDocument("table", _TOO_LARGE.filled(rows=MOST_ROWS, columns=MOST_COLUMNS))


def _laid(rows: Sequence[Sequence[GridCell]], columns: int) -> tuple[list[_Row], int]:
    """
    Return each cell with its column and its spans cut, and how many columns there are; the widest cells know them before.
    """
    free = [0] * MOST_COLUMNS  # the first row in which each column is free again
    laid, most, busy = list[_Row](), columns, 0
    for row, cells in enumerate(rows):
        if busy <= row and len(cells) <= MOST_COLUMNS and all(cell.colspan == 1 == cell.rowspan for cell in cells):
            laid.append(list(enumerate(cells)))
            most = max(most, len(cells))
            continue
        begun, column = _Row(), 0
        for place, cell in enumerate(cells):
            while column < MOST_COLUMNS and free[column] > row:
                column += 1
            if column == MOST_COLUMNS:
                raise too_large()
            wanted = cell.colspan
            if wanted > _WIDEST:
                wanted = min(wanted, columns - column - (len(cells) - place - 1))
            right = column + 1
            while right < column + wanted and right < MOST_COLUMNS and free[right] <= row:
                right += 1
            if right < column + wanted and right == MOST_COLUMNS:
                raise too_large()
            # No more rows than there are; a span of nought goes down to the last one, as in HTML.
            below = min(cell.rowspan or len(rows), len(rows) - row)
            if (below, right - column) != (cell.rowspan, cell.colspan):
                cell = GridCell(cell.text, below, right - column, cell.kind)  # noqa: PLW2901
            begun.append((column, cell))
            free[column:right] = [row + below] * (right - column)
            busy = max(busy, row + below)
            column = right
        most = max(most, column)
        laid.append(begun)
    return laid, most


def _filled(laid: Sequence[_Row], columns: int) -> Iterator[tuple[GridCell, ...]]:
    """
    Yield the rows with an empty cell in every hole.
    """
    free, busy = [0] * columns, 0
    for row, begun in enumerate(laid):
        if busy <= row and len(begun) == columns:
            plain = tuple(cell for _, cell in begun)
            if all(cell.rowspan == 1 for cell in plain):
                yield plain
                continue
        here = dict(begun)
        cells = list[GridCell]()
        for column in range(columns):
            if free[column] > row:
                continue
            cell = here.get(column, _EMPTY)
            cells.append(cell)
            free[column : column + cell.colspan] = [row + cell.rowspan] * cell.colspan
            busy = max(busy, row + cell.rowspan)
        yield tuple(cells)


def _heads(rows: Sequence[Sequence[GridCell]]) -> int:
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
