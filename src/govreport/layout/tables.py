"""
A table of the form as a grid: the official merged heads, made from the dots of the lines' ids alone.
"""

from collections.abc import Container, Iterator, Mapping

from govreport.cells import Cell
from govreport.document import CellKind, Check, Grid, GridCell, Place
from govreport.relations import Constraint, Sign
from govreport.tables import Line, Part, Table, leaves
from govreport.template import Template
from govreport.wording import Language, Wording

__all__ = ["grid_of"]


def grid_of(template: Template, table: Table, texts: Mapping[Cell, str], language: Language = "zh", flagged: Container[Cell] = ()) -> Grid:
    """
    Return a table with its figures as they were written; a cell without a text is left empty, and some may be flagged.
    """
    stub = max(_depth(row) for part in table.parts for row in part.rows)
    rows, places = list[tuple[GridCell, ...]](), dict[Cell, Place]()
    for part in table.parts:
        if part.caption:
            rows.append((GridCell(part.caption.say(language), colspan=len(table.widths), kind=CellKind.HEAD),))
        rows += _heads(part, stub, language)
        for row in leaves(part.rows):
            figures = list[GridCell]()
            column = stub
            for leaf in leaves(part.columns):
                cell = Cell(table.id, row.id, leaf.id)
                places[cell] = (len(rows), column)
                figures.append(
                    GridCell(texts.get(cell, ""), colspan=leaf.span, kind=CellKind.FLAGGED if cell in flagged else CellKind.FIGURE)
                )
                column += leaf.span
            rows.append((*_labels(row, part, stub, language), *figures))
    whole = len(table.parts) == 1 and table.parts[0].caption is None
    return Grid(
        rows=tuple(rows),
        caption=template.section(table.section).label if language == "zh" else template.section(table.section).en,
        unit=_unit(table),
        head_rows=_height(table.parts[0]) if whole else 0,
        widths=table.widths,
        checks=tuple(_checks(template.constraints, places)),
    )


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
