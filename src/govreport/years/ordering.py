"""
The cells of several forms in one order: the latest form's, with the lines that only earlier ones have put where they stood.
"""

from collections.abc import Iterable, Sequence

from govreport.cells import Cell
from govreport.template import Template

__all__ = ["cells_in_order"]


def cells_in_order(forms: Sequence[Template]) -> tuple[Cell, ...]:
    """
    Return every cell that one of the forms has, once; the latest form comes first in the list of forms.
    """
    every = [list(form.cells) for form in forms]
    tables = _merged([[cell.table for cell in cells] for cells in every])
    places = dict[str, tuple[dict[str, int], dict[str, int]]]()
    for table in tables:
        inside = [[cell for cell in cells if cell.table == table] for cells in every]
        rows, columns = (_merged([[name(cell) for cell in cells] for cells in inside]) for name in (_row, _column))
        places[table] = ({row: place for place, row in enumerate(rows)}, {column: place for place, column in enumerate(columns)})

    def place(cell: Cell) -> tuple[int, int, int]:
        rows, columns = places[cell.table]
        return tables.index(cell.table), rows[cell.row], columns[cell.column]

    return tuple(sorted({cell for cells in every for cell in cells}, key=place))


def _merged(orders: Iterable[Sequence[str]]) -> list[str]:
    """
    Return the names of all orders, once each: what the first lacks stands behind what it followed where it came from.
    """
    merged = list[str]()
    for order in orders:
        place = 0
        for name in dict.fromkeys(order):
            if name in merged:
                place = merged.index(name) + 1
            else:
                merged.insert(place, name)
                place += 1
    return merged


def _row(cell: Cell) -> str:
    return cell.row


def _column(cell: Cell) -> str:
    return cell.column
