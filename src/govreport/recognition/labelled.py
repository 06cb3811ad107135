"""
Rows of a grid that have a row label of the form, and whether cells are missing at their end.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from govreport.document import CellKind, Placed
from govreport.recognition.outcome import Place
from govreport.recognition.strips import Strip, Text, is_leaf
from govreport.recognition.vocabulary import Match, columns_of, is_head, row_of
from govreport.template import Template

__all__ = ["Lines", "labelled_rows"]

#: The rows of a grid, each with its number and the cells that begin in it.
Lines: TypeAlias = Sequence[tuple[int, Sequence[Placed]]]


def labelled_rows(lines: Lines, block: int, template: Template, table: str) -> Iterator[Strip]:
    """
    Yield the rows that have a label: the first that is no group, and before every head.

    A row is short if it ends before most rows of the same columns do: nobody knows which of its cells is missing.
    """
    columns = columns_of(template, table)
    found = [(number, line, _end(line), *label) for number, line in lines if (label := _label_of(line, template, table))]
    usual = _usual_ends((columns.get(match.id, ()), end) for _, _, end, _, match in found)
    for number, line, end, place, match in found:
        head, *behind = [Text(each.cell.text, Place(block, number, each.column)) for each in line[place:]]
        cells = [text for text in behind if (text.place.column or 0) < end]
        # A row without a figure is blank, however long it is.
        filled = any(not each.is_blank for each in cells)
        short = filled and end < usual[columns.get(match.id, ())]
        yield Strip(table, match, head.place, head.text, tuple(cells if filled else behind), short)


def _usual_ends(rows: Iterable[tuple[tuple[str, ...], int]]) -> Mapping[tuple[str, ...], int]:
    """
    Return where most rows with the same columns end.
    """
    ends = defaultdict[tuple[str, ...], Counter[int]](Counter)
    for columns, end in rows:
        ends[columns][end] += 1
    return {columns: max(found, key=lambda end: (found[end], end)) for columns, found in ends.items()}


def _end(line: Sequence[Placed]) -> int:
    """
    Return the first column behind the last cell that begins in a row.
    """
    last = next((each for each in reversed(line) if each.cell.kind is not CellKind.HOLE), None)
    return last.column + last.cell.colspan if last else 0


def _label_of(line: Sequence[Placed], template: Template, table: str) -> tuple[int, Match] | None:
    """
    Return the label of a row: its first of a line with figures, otherwise of a group; a row of heads has none.
    """
    group: tuple[int, Match] | None = None
    for place, each in enumerate(line[:-1]):
        label = row_of(each.cell.text, template, table)
        if label is not None and is_leaf(label, template, table):
            return place, label
        if is_head(each.cell.text, template):
            break
        group = group or (None if label is None else (place, label))
    return group
