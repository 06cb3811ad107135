"""
The statistics tables of the form: lines, parts and the cells where lines meet.

The dots of a line's id give the hierarchy of rows and heads: ``outcome`` is the group above ``outcome.granted``.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import final

from attrs import frozen

from govreport.cells import Cell
from govreport.figures import Measure
from govreport.wording import Language, Wording

__all__ = ["Axis", "Line", "Part", "Table", "chosen", "crossed", "leaves"]


class Axis(Enum):
    """
    The two directions of a table.
    """

    ROW = "row"
    COLUMN = "column"


@final
@frozen(kw_only=True)
class Line:
    """
    One row or column of a table, or a group of them.
    """

    #: Says meaning, never position; the same id means the same in every version.
    id: str
    #: The official wording.
    label: str
    en: str
    #: Wording seen in published reports.
    aliases: tuple[str, ...] = ()
    #: For columns: what the figures measure.
    measure: Measure = Measure()
    #: For columns: how many columns of the printed grid it covers.
    span: int = 1

    def name(self, language: Language) -> str:
        """
        Return the label in one language.
        """
        return self.label if language == "zh" else self.en


@final
@frozen(kw_only=True)
class Part:
    """
    Rows under heads of their own. Table 二 has one for each item of article 20; the other tables have one each.
    """

    columns: tuple[Line, ...]
    rows: tuple[Line, ...]
    #: The line across the whole table above the heads (第二十条第（一）项).
    caption: Wording | None = None
    #: What stands in the corner, above the rows' labels.
    corner: Wording | None = None
    #: The head above all columns (申请人情况).
    head: Wording | None = None


@final
@frozen(kw_only=True)
class Table:
    """
    One of the statistics tables.
    """

    id: str
    #: How officials call it: 表二, 表三, 表四.
    label: str
    en: str
    #: The section that it stands in.
    section: str
    parts: tuple[Part, ...]
    #: Relative widths of the columns of the printed grid.
    widths: tuple[int, ...]

    def name(self, language: Language) -> str:
        """
        Return the label in one language.
        """
        return self.label if language == "zh" else self.en

    def cells(self) -> Iterator[Cell]:
        """
        Yield every figure's cell in the order of the form.
        """
        for part in self.parts:
            for row in leaves(part.rows):
                for column in leaves(part.columns):
                    yield Cell(self.id, row.id, column.id)

    def lines(self, axis: Axis) -> Mapping[str, Line]:
        """
        Return all rows, or all columns, groups included, by id.
        """
        return {line.id: line for part in self.parts for line in (part.rows if axis is Axis.ROW else part.columns)}


def leaves(lines: Iterable[Line]) -> tuple[Line, ...]:
    """
    Return the lines that hold figures: those that are no group.
    """
    found = tuple(lines)
    groups = {line.id.rpartition(".")[0] for line in found}
    return tuple(line for line in found if line.id not in groups)


def chosen(ids: Iterable[str], lines: Iterable[Line]) -> tuple[Line, ...] | None:
    """
    Return the leaves that ids and ``x.*`` stand for, or nothing if one of them stands for none.
    """
    figures = leaves(lines)
    found: list[Line] = []
    for each in ids:
        below = each.removesuffix("*")
        matches = [line for line in figures if (line.id.startswith(below) if below != each else line.id == each)]
        if not matches:
            return None
        found += matches
    return tuple(found)


def crossed(table: Table, each: Axis, line: Line, others: Iterable[Line]) -> tuple[Cell, ...]:
    """
    Return the cells where one line of an axis meets lines of the other.
    """
    if each is Axis.ROW:
        return tuple(Cell(table.id, line.id, other.id) for other in others)
    return tuple(Cell(table.id, other.id, line.id) for other in others)
