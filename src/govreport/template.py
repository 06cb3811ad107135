"""
One issued version of the national form, as a value.

The facts of each version stand in its TOML file under ``templates``; nothing here knows any of them.
"""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import final

from attrs import Factory, field, frozen

from govreport.cells import Cell
from govreport.errors import UnknownCell, UnknownSection, UnknownTable
from govreport.figures import LIMIT, Kind, Measure
from govreport.relations import Bridge, Constraint, Continuity, Relation, Succession, constraints_of, successions_of
from govreport.tables import Axis, Table
from govreport.wording import Language, Wording

__all__ = ["PREAMBLE", "Aspect", "Section", "Template"]

#: The place of the prose before section 一.
PREAMBLE = "preamble"
_NUMBERS = "一二三四五六七八九十"


@final
@frozen(kw_only=True)
class Aspect:
    """
    One of the things that a section has to speak of (主动公开、依申请公开……).
    """

    label: str
    en: str
    aliases: tuple[str, ...] = ()


@final
@frozen(kw_only=True)
class Section:
    """
    One of the numbered sections of the report.
    """

    id: str
    label: str
    en: str
    aliases: tuple[str, ...] = ()
    #: What it has to speak of, each with its other usual names.
    aspects: tuple[Aspect, ...] = ()
    #: How many characters it may have at most, if the form says.
    longest: int | None = None


def _cells(template: "Template") -> tuple[Cell, ...]:
    return tuple(cell for table in template.tables for cell in table.cells())


def _constraints(template: "Template") -> tuple[Constraint, ...]:
    return tuple(each for relation in template.relations for each in constraints_of(relation, template.table(relation.table)))


def _successions(template: "Template") -> tuple[Succession, ...]:
    return tuple(each for continuity in template.continuities for each in successions_of(continuity, template.table(continuity.table)))


def _places(template: "Template") -> Mapping[Cell, int]:
    return {cell: place for place, cell in enumerate(template.cells)}


def _measures(template: "Template") -> tuple[Measure, ...]:
    parts = [(table, part) for table in template.tables for part in table.parts]
    lines = {(table.id, row.id, column.id): column for table, part in parts for row in part.rows for column in part.columns}
    return tuple(lines[cell.table, cell.row, cell.column].measure for cell in template.cells)


def _amounts(template: "Template") -> frozenset[int]:
    return frozenset(place for place, measure in enumerate(template.measures) if measure.kind is Kind.AMOUNT)


@final
@frozen(kw_only=True, cache_hash=True, repr=False)
class Template:
    """
    One issued version of the national form (年度报告格式).

    >>> from govreport import load_template
    >>> len(load_template("cn-2021").cells)
    200
    """

    id: str
    label: str
    en: str
    #: The notice that issued it.
    instrument: str
    first_year: int
    #: The last statistics year that it was used for; nothing while it is in force.
    last_year: int | None = None
    #: The id of the form that it took the place of.
    supersedes: str = ""
    #: The title of a report, with places ``agency`` and ``year``.
    title: Wording
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    relations: tuple[Relation, ...] = ()
    continuities: tuple[Continuity, ...] = ()
    bridges: tuple[Bridge, ...] = ()
    #: Every figure's cell, in the order of the form: the order of a report's figures.
    cells: tuple[Cell, ...] = field(init=False, eq=False, repr=False, default=Factory(_cells, takes_self=True))
    #: What each figure measures, in the order of the form.
    measures: tuple[Measure, ...] = field(init=False, eq=False, repr=False, default=Factory(_measures, takes_self=True))
    #: Every relation on every line, in the order of the form.
    constraints: tuple[Constraint, ...] = field(init=False, eq=False, repr=False, default=Factory(_constraints, takes_self=True))
    #: Every continuity on every line, in the order of the form.
    successions: tuple[Succession, ...] = field(init=False, eq=False, repr=False, default=Factory(_successions, takes_self=True))
    _amounts: frozenset[int] = field(init=False, eq=False, repr=False, default=Factory(_amounts, takes_self=True))
    _places: Mapping[Cell, int] = field(init=False, eq=False, repr=False, default=Factory(_places, takes_self=True))

    def __repr__(self) -> str:
        return f"<Template {self.id}>"

    def place(self, cell: Cell | str) -> int:
        """
        Return where a cell's figure stands in the flat order of figures.

        Raises:
            UnknownCell: The form has no such cell; the error names near matches.
            MalformedAddress: The text is no address.
        """
        known = Cell.parse(cell) if isinstance(cell, str) else cell
        if (place := self._places.get(known)) is None:
            raise UnknownCell(str(known), self.id, tuple(get_close_matches(str(known), map(str, self.cells), n=3, cutoff=0.5)))
        return place

    def has(self, cell: Cell) -> bool:
        """
        Return whether the form has the cell.
        """
        return cell in self._places

    def measure(self, place: int) -> Measure:
        """
        Return what the figure at a place measures.
        """
        return self.measures[place]

    def uncounted(self, figures: Sequence[object]) -> list[int]:
        """
        Return where, in a report's figures, there is no whole number that fits, or where none belongs.

        What stands anywhere else, and that is nearly all of nearly every report, needs no closer look.
        """
        least, most = -LIMIT, LIMIT
        odd = [place for place, each in enumerate(figures) if type(each) is not int or not least < each < most]
        return sorted(self._amounts.union(odd))

    def table(self, name: str) -> Table:
        """
        Return a table by its id.

        Raises:
            UnknownTable: The form has no such table.
        """
        for table in self.tables:
            if table.id == name:
                return table
        raise UnknownTable(name, self.id, tuple(each.id for each in self.tables))

    def section(self, name: str) -> Section:
        """
        Return a section by its id.

        Raises:
            UnknownSection: The form has no such section.
        """
        for section in self.sections:
            if section.id == name:
                return section
        raise UnknownSection(name, self.id, (PREAMBLE, *(each.id for each in self.sections)))

    def heading(self, section: Section, language: Language = "zh") -> str:
        """
        Return a section's heading with its number: 一、总体情况.
        """
        place = self.sections.index(section)
        return f"{_NUMBERS[place]}、{section.label}" if language == "zh" else f"{place + 1}. {section.en}"

    def labels(self, cell: Cell, axis: Axis, language: Language = "zh") -> tuple[str, ...]:
        """
        Return the labels that lead to a cell along one axis, groups first; unlabelled lines are left out.

        Raises:
            UnknownCell: The form has no such cell.
        """
        self.place(cell)
        lines = self.table(cell.table).lines(axis)
        steps = (cell.row if axis is Axis.ROW else cell.column).split(".")
        path = (lines[".".join(steps[: depth + 1])].name(language) for depth in range(len(steps)))
        return tuple(filter(None, path))

    def serves(self, year: int) -> bool:
        """
        Return whether reports on a statistics year use this form.
        """
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)
