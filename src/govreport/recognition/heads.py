"""
The heads of a grid: which of its columns is which column of the form.
"""

from collections.abc import Iterable, Iterator, Sequence

from govreport.document import Grid, Placed
from govreport.recognition.normal import normal
from govreport.recognition.vocabulary import column_of
from govreport.tables import Line, Part, Table, leaves
from govreport.template import Template

__all__ = ["SUBTOTAL", "head_places", "head_rows", "lines_of"]

#: A head, or the label of a row, that no form has.
SUBTOTAL = "小计"


def head_places(placed: Iterable[Placed], template: Template, table: str) -> dict[str, int]:
    """
    Return the grid column under each head, if every column of a table without parts is headed, each by its own.
    """
    found = dict[str, int]()
    for each in placed:
        head = column_of(each.cell.text, template, table) if each.cell.colspan == 1 else None
        if head is not None and head.likeness == 1:
            found.setdefault(head.id, each.column)
    return _of_all(leaves(template.table(table).parts[0].columns), found)


def head_rows(lines: Iterable[tuple[int, Sequence[Placed]]], table: Table) -> tuple[tuple[int, dict[str, int]], ...]:
    """
    Return the rows that head all columns of a part of a table, once for each such part, with the grid column under each head.
    """
    words = [(leaves(part.columns), {normal(word): column.id for column, word in _wordings(part)}) for part in table.parts]
    rows = list[tuple[int, dict[str, int]]]()
    for number, line in lines:
        texts = [(normal(placed.cell.text), placed.column) for placed in line]
        headed = (_of_all(columns, {known[text]: place for text, place in reversed(texts) if text in known}) for columns, known in words)
        rows += [(number, found) for found in headed if found]
    return tuple(rows)


def lines_of(grid: Grid) -> Iterator[tuple[int, tuple[Placed, ...]]]:
    """
    Yield the rows of a grid with the cells that begin in each.
    """
    rows: list[list[Placed]] = [[] for _ in grid.rows]
    for placed in grid.placed():
        rows[placed.row].append(placed)
    yield from ((number, tuple(row)) for number, row in enumerate(rows))


def _wordings(part: Part) -> Iterator[tuple[Line, str]]:
    yield from ((column, word) for column in leaves(part.columns) for word in (column.label, *column.aliases))


def _of_all(columns: Sequence[Line], found: dict[str, int]) -> dict[str, int]:
    complete = len(found) == len(columns) == len(set(found.values()))
    return {column.id: found[column.id] for column in columns} if complete else {}
