"""
A table without merged cells, as the pipe tables of GitHub's dialect.

No text is lost: stacked heads become one, joined by a slash, and the label of several rows stands on each of them. A figure
stands once, where its cell begins, so that nobody counts it twice.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from govreport.document import CellKind, Grid, Placed
from govreport_markdown.escaping import cell_of, span_of

__all__ = ["pipe_tables"]

#: The cells that stand in one row, by the column that they begin in; some begin in a row above.
_Row: TypeAlias = Mapping[int, Placed]


def pipe_tables(grid: Grid) -> Iterator[str]:
    """
    Yield a table for each run of rows under heads of their own, after the heads that go all the way across, in bold.

    Rows that have only such a head keep the other heads of the table before.
    """
    rows = _rows(grid)
    heads = [place < grid.head_rows or all(each.cell.kind is CellKind.HEAD for each in row.values()) for place, row in enumerate(rows)]
    labels: Mapping[int, str] = {}
    start = 0
    while start < len(rows):
        body = next((row for row in range(start, len(rows)) if not heads[row]), len(rows))
        end = next((row for row in range(body, len(rows)) if heads[row]), len(rows))
        above = tuple(dict.fromkeys(each for row in rows[start:body] for each in row.values()))
        across = tuple(each for each in above if each.cell.colspan == grid.columns > 1)
        yield from (f"**{words}**" for each in across if (words := span_of(each.cell.text)))
        if stacked := [each for each in above if each not in across]:
            labels = _labels(stacked, body)
        if used := sorted({column for row in rows[start:end] for column, each in row.items() if each not in across}):
            yield "\n".join(_lines([labels.get(column, "") for column in used], used, rows[body:end], body))
        start = end


def _rows(grid: Grid) -> Sequence[_Row]:
    rows: list[dict[int, Placed]] = [{} for _ in grid.rows]
    for each in grid.placed():
        for row in rows[each.row : each.row + each.cell.rowspan]:
            row[each.column] = each
    return rows


def _labels(stacked: Iterable[Placed], body: int) -> Mapping[int, str]:
    """
    Return the head of each column. One with others below it stands over all of its columns, the lowest over its first.
    """
    found: dict[int, list[str]] = {}
    for each in stacked:
        lowest = each.row + each.cell.rowspan >= body
        for column in range(each.column, each.column + (1 if lowest else each.cell.colspan)):
            found.setdefault(column, []).append(cell_of(each.cell.text))
    return {column: "/".join(filter(None, texts)) for column, texts in found.items()}


def _lines(head: Sequence[str], used: Sequence[int], rows: Sequence[_Row], first: int) -> Iterator[str]:
    kinds = CellKind.FIGURE, CellKind.FLAGGED
    figures = {column for row in rows for column, each in row.items() if each.cell.kind in kinds}
    yield _line(head)
    yield _line("---:" if column in figures else "---" for column in used)
    for place, row in enumerate(rows, first):
        yield _line(_text(row[column], place) if column in row else "" for column in used)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(each: Placed, row: int) -> str:
    words = cell_of(each.cell.text)
    match each.cell.kind:
        case CellKind.FIGURE | CellKind.FLAGGED if each.row != row:
            return ""
        case CellKind.FLAGGED:
            return f"**{words}**" if words else ""
        case _:
            return words
