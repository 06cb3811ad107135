"""
Cells and lines by the labels of the form, for people.
"""

from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import Final

from govreport.cells import Cell
from govreport.tables import Axis
from govreport.template import Template
from govreport.wording import Wording

__all__ = ["cell_name", "cells_named", "line_label", "line_name", "listed"]

#: How many places a sentence names before it only counts them; the finding's cells are always complete.
_NAMED: Final = 6
_MORE: Final = Wording(zh="{some}等 {all} 项", en="{some} and {more} more")
_LINE: Final = Wording(zh="{table}“{label}”", en="{table}, '{label}'")
_ROW: Final = Wording(zh="{row}（{count} 处）", en="{row} ({count})")


def line_name(template: Template, cell: Cell, axis: Axis) -> Wording:
    """
    Return the row or column that a cell stands in, with its table: 表三“自然人”.
    """
    table, label = template.table(cell.table), line_label(template, cell, axis)
    name = Wording(table.label, table.en)
    return _LINE.filled(table=name, label=label) if label.zh else name


def cell_name(template: Template, cell: Cell) -> Wording:
    """
    Return a cell by its table, row and column: 表三“（一）予以公开·总计”.
    """
    table = template.table(cell.table)
    return _LINE.filled(table=Wording(table.label, table.en), label=_cell_label(template, cell))


def cells_named(template: Template, cells: Sequence[Cell]) -> Wording:
    """
    Return cells of one table one by one if they are few, otherwise by their rows.
    """
    if len(cells) <= _NAMED:
        return listed([_cell_label(template, cell) for cell in cells])
    rows = [list(group) for _, group in groupby(cells, key=lambda cell: cell.row)]
    if len(rows) == 1:
        return listed([line_label(template, cell, Axis.COLUMN) for cell in cells])
    return listed([_ROW.filled(row=line_label(template, row[0], Axis.ROW), count=len(row)) for row in rows])


def listed(names: Sequence[Wording]) -> Wording:
    """
    Return some names as a list; a long one is cut and counted.
    """
    some = Wording("{some}", "{some}").filled(some=tuple(names[:_NAMED]))
    return some if len(names) <= _NAMED else _MORE.filled(some=some, all=len(names), more=len(names) - _NAMED)


@cache
def line_label(template: Template, cell: Cell, axis: Axis) -> Wording:
    """
    Return the label of the row or column of a cell, with as many groups before it as keep it apart from others.
    """
    own = template.labels(cell, axis)
    others = {template.labels(each, axis) for each in template.table(cell.table).cells()} - {own}
    depth = next((depth for depth in range(1, len(own)) if not any(each[-depth:] == own[-depth:] for each in others)), len(own))
    return Wording("/".join(own[-depth:]), "/".join(template.labels(cell, axis, "en")[-depth:])) if own else Wording("", "")


def _cell_label(template: Template, cell: Cell) -> Wording:
    row, column = line_label(template, cell, Axis.ROW), line_label(template, cell, Axis.COLUMN)
    return Wording("·".join(filter(None, (row.zh, column.zh))), " · ".join(filter(None, (row.en, column.en))))
