"""
A table of the form as a grid: the official merged heads, made from the dots of the lines' ids alone.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from typing import final

from attrs import frozen

from govreport.cells import Cell
from govreport.document import CellKind, Check, Grid, GridCell, Place
from govreport.relations import Constraint, Sign
from govreport.tables import Line, Part, Table, leaves
from govreport.template import Template
from govreport.wording import Language, Wording

__all__ = ["grid_of"]


@final
@frozen
class _Row:
    """
    A row as the form prints it: heads or labels, and the places of its figures, each with how many columns it covers.
    """

    printed: tuple[GridCell, ...]
    figures: tuple[tuple[Cell, int], ...] = ()


@final
@frozen(kw_only=True)
class _Form:
    """
    A table but for its figures: what all reports on a form have in common.
    """

    rows: tuple[_Row, ...]
    caption: str
    unit: str
    head_rows: int
    widths: tuple[int, ...]
    checks: tuple[Check, ...]


def grid_of(template: Template, table: Table, texts: Mapping[Cell, str], language: Language = "zh", flagged: Container[Cell] = ()) -> Grid:
    """
    Return a table with its figures as they were written; a cell without a text is left empty, and some may be flagged.
    """
    form = _forms(template, language)[table.id]

    def figure(cell: Cell, span: int) -> GridCell:
        return GridCell(texts.get(cell, ""), 1, span, CellKind.FLAGGED if cell in flagged else CellKind.FIGURE)

    return Grid(
        rows=tuple((*row.printed, *(figure(cell, span) for cell, span in row.figures)) for row in form.rows),
        caption=form.caption,
        unit=form.unit,
        head_rows=form.head_rows,
        widths=form.widths,
        checks=form.checks,
    )


@cache
def _forms(template: Template, language: Language) -> Mapping[str, _Form]:
    return {table.id: _form(template, table, language) for table in template.tables}


def _form(template: Template, table: Table, language: Language) -> _Form:
    stub = max(_depth(row) for part in table.parts for row in part.rows)
    rows = [row for part in table.parts for row in _rows(table, part, stub, language)]
    whole = len(table.parts) == 1 and table.parts[0].caption is None
    section = template.section(table.section)
    return _Form(
        rows=tuple(rows),
        caption=section.label if language == "zh" else section.en,
        unit=_unit(table),
        head_rows=_height(table.parts[0]) if whole else 0,
        widths=table.widths,
        checks=tuple(_checks(template.constraints, _places(rows, stub))),
    )


def _rows(table: Table, part: Part, stub: int, language: Language) -> Iterator[_Row]:
    if part.caption:
        yield _Row((GridCell(part.caption.say(language), colspan=len(table.widths), kind=CellKind.HEAD),))
    yield from map(_Row, _heads(part, stub, language))
    columns = leaves(part.columns)
    for row in leaves(part.rows):
        figures = tuple((Cell(table.id, row.id, column.id), column.span) for column in columns)
        yield _Row(tuple(_labels(row, part, stub, language)), figures)


def _places(rows: Iterable[_Row], stub: int) -> Mapping[Cell, Place]:
    found = dict[Cell, Place]()
    for place, row in enumerate(rows):
        column = stub
        for cell, span in row.figures:
            found[cell] = (place, column)
            column += span
    return found


def _depth(line: Line) -> int:
    """
    Return how many label columns a line needs: none if the form prints no label.
    """
    return line.id.count(".") + 1 if line.label else 0


def _height(part: Part) -> int:
    return max(_depth(column) for column in part.columns) + (part.head is not None)


def _heads(part: Part, stub: int, language: Language) -> list[tuple[GridCell, ...]]:
    height, figures = _height(part), leaves(part.columns)
    rows: list[list[GridCell]] = [[] for _ in range(height)]
    if stub:
        rows[0].append(_head(part.corner, language, rowspan=height, colspan=stub))
    first = 0
    if part.head:
        rows[0].append(_head(part.head, language, colspan=sum(column.span for column in figures)))
        first = 1
    for column in part.columns:
        depth = first + column.id.count(".")
        below = [leaf for leaf in figures if leaf.id.startswith(f"{column.id}.")]
        rowspan = 1 if below else height - depth
        colspan = sum(leaf.span for leaf in below) or column.span
        rows[depth].append(GridCell(column.name(language), rowspan, colspan, CellKind.HEAD))
    return [tuple(row) for row in rows]


def _head(words: Wording | None, language: Language, *, rowspan: int = 1, colspan: int = 1) -> GridCell:
    return GridCell(words.say(language) if words else "", rowspan, colspan, CellKind.HEAD)


def _labels(row: Line, part: Part, stub: int, language: Language) -> Iterator[GridCell]:
    """
    Yield the label of a row, with the groups that begin in it before.
    """
    if not stub:
        return
    for group in part.rows:
        below = [leaf for leaf in leaves(part.rows) if leaf.id.startswith(f"{group.id}.")]
        if below and below[0] is row:
            yield GridCell(group.name(language), rowspan=len(below), kind=CellKind.STUB)
    yield GridCell(row.name(language), colspan=stub - row.id.count("."), kind=CellKind.STUB)


def _unit(table: Table) -> str:
    measures = {column.measure for part in table.parts for column in leaves(part.columns)}
    only = measures.pop()
    return "" if measures or only.unit_in_cell else only.unit


def _checks(constraints: tuple[Constraint, ...], places: Mapping[Cell, Place]) -> Iterator[Check]:
    for each in constraints:
        if each.relation.sign is Sign.EQUAL and each.left[0] in places:
            yield Check(tuple(places[cell] for cell in each.left), tuple(places[cell] for cell in each.right))
