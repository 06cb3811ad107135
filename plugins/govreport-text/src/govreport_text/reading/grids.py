"""
Cells as a text has them, made into a grid that tiles; what is missing is marked as a hole.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from govreport.document import CellKind, Grid, GridCell, Place
from govreport.errors import UnreadableDocument
from govreport.wording import Wording

__all__ = ["grid_of", "tiled"]

_MOST_ROWS: Final = 2_000
_MOST_COLUMNS: Final = 200
_TOO_LARGE: Final = Wording(zh="表格多于 {rows} 行或 {columns} 列", en="a table has more than {rows} rows or {columns} columns").filled(
    rows=_MOST_ROWS, columns=_MOST_COLUMNS
)
_HOLE: Final = GridCell("", kind=CellKind.HOLE)


def grid_of(rows: Sequence[Sequence[str]]) -> Grid | None:
    """
    Return the grid of rows that know no spans, or nothing if no cell says anything.

    Raises:
        UnreadableDocument: It has too many rows or columns.

    >>> grid = grid_of([["规章", "3"], ["合计"]])
    >>> [[cell.text for cell in row] for row in grid.rows] if grid else []
    [['规章', '3'], ['合计', '']]
    >>> grid.rows[1][1].kind if grid else None
    <CellKind.HOLE: 'hole'>
    """
    if not any(text for row in rows for text in row):
        return None
    cells = {(place, column): GridCell(text) for place, row in enumerate(rows) for column, text in enumerate(row)}
    return tiled(cells, len(rows), max(map(len, rows)))


def tiled(cells: Mapping[Place, GridCell], height: int, width: int) -> Grid:
    """
    Return the grid of cells that do not overlap, every hole filled.

    Raises:
        UnreadableDocument: It has too many rows or columns.
    """
    if height > _MOST_ROWS or width > _MOST_COLUMNS:
        raise UnreadableDocument("table", _TOO_LARGE)
    return Grid(rows=tuple(_rows(cells, height, width)))


def _rows(cells: Mapping[Place, GridCell], height: int, width: int) -> Iterator[tuple[GridCell, ...]]:
    free = [0] * width  # the first row in which each column is free again
    for row in range(height):
        begun = list[GridCell]()
        for column in range(width):
            if free[column] > row:
                continue
            cell = cells.get((row, column), _HOLE)
            begun.append(cell)
            free[column : column + cell.colspan] = [row + cell.rowspan] * cell.colspan
        yield tuple(begun)
