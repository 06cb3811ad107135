"""
The heads of a grid: which of its columns is which column of the form.
"""

from collections.abc import Iterable, Iterator, Sequence

from govreport.document import Grid, Placed
from govreport.recognition.normal import normal
from govreport.recognition.vocabulary import heads_of, sole_heads
from govreport.template import Template

__all__ = ["SUBTOTAL", "head_places", "head_rows", "lines_of"]

#: A head, or the label of a row, that no form has.
SUBTOTAL = "小计"


def head_places(placed: Iterable[Placed], template: Template, table: str) -> dict[str, int]:
    """
    Return the grid column under each head, if every column of a table without parts is headed, each by its own.
    """
    known, found = sole_heads(template, table), dict[str, int]()
    for each in placed:
        head = known.get(normal(each.cell.text))
        if head is not None and each.cell.colspan == 1:
            found.setdefault(head, each.column)
    columns, _ = heads_of(template, table)[0]
    return _of_all(columns, found)


def head_rows(lines: Iterable[tuple[int, Sequence[Placed]]], template: Template, table: str) -> tuple[tuple[int, dict[str, int]], ...]:
    """
    Return the rows that head all columns of a part of a table, once for each such part, with the grid column under each head.
    """
    parts, rows = heads_of(template, table), list[tuple[int, dict[str, int]]]()
    for number, line in lines:
        texts = [(normal(placed.cell.text), placed.column) for placed in reversed(line)]
        headed = [_of_all(columns, {known[text]: place for text, place in texts if text in known}) for columns, known in parts]
        rows += [(number, found) for found in headed if found]
    return tuple(rows)


def lines_of(grid: Grid) -> Iterator[tuple[int, tuple[Placed, ...]]]:
    """
    Yield the rows of a grid with the cells that begin in each.
    """
    rows: list[list[Placed]] = [[] for _ in grid.rows]
    for placed in grid.placed():
        rows[placed.row].append(placed)
    yield from enumerate(map(tuple, rows))


def _of_all(columns: Sequence[str], found: dict[str, int]) -> dict[str, int]:
    complete = len(found) == len(columns) == len(set(found.values()))
    return {column: found[column] for column in columns} if complete else {}
