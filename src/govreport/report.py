"""
One agency's figures and prose for one year, against one form.

A report is a value: filling or writing gives a new one. Reported totals are kept as reported and never computed over.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import final, overload

from attrs import evolve, frozen

from govreport.addresses import Address, SectionName
from govreport.agency import Agency
from govreport.cells import Cell
from govreport.document import Block, Heading, Paragraph
from govreport.entries import Entry, misfit, taken
from govreport.errors import InvalidFigure, InvalidValue
from govreport.figures import Blank, Figure, fits, plain, total
from govreport.notation import read_figure
from govreport.relations import Sign
from govreport.template import PREAMBLE, Section, Template
from govreport.templates import template_for
from govreport.wording import Wording

__all__ = ["Prose", "Report", "Scope", "Totals", "Written"]


class Scope(Enum):
    """
    Whose figures a report gives.
    """

    #: The agency's own.
    OWN = "own"
    #: Those of all bodies below it as well (汇总).
    AGGREGATE = "aggregate"


@final
@frozen
class Written:
    """
    The exact text of a figure that was not written plainly, such as ``增13`` or ``22（其中修订16件）``.
    """

    cell: Cell
    text: str


@final
@frozen
class Prose:
    """
    The words of one section: paragraphs, sub-headings, local tables and pictures.
    """

    section: str
    blocks: tuple[Block, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """
        The words of its headings and paragraphs, a line each; tables and pictures say none.
        """
        texts = (block.text for block in self.blocks if isinstance(block, Heading | Paragraph))
        return tuple(line for text in texts for line in text.splitlines() if line.strip())


@final
@frozen(kw_only=True, repr=False)
class Report:
    """
    One filled form for one statistics year (年度报告).

    >>> report = Report.of("西安市公安局", 2020).fill({"applications/received/natural": 73, "applications/received/total": "７７"})
    >>> report["applications/received/total"], report.text("applications/received/total")
    (77, '７７')
    """

    agency: Agency
    #: The statistics year, 1 January to 31 December; the report itself appears in the next one.
    year: int
    template: Template
    scope: Scope = Scope.OWN
    #: The day of publication, if it is known.
    published: date | None = None
    #: All figures, in the order of ``template.cells``.
    figures: tuple[Figure, ...]
    #: The exact text of each figure that was not written plainly, in the order of the form.
    written: tuple[Written, ...] = ()
    #: The prose of each section that has some, in the order of the form.
    prose: tuple[Prose, ...] = ()

    @classmethod
    def of(cls, agency: Agency | str, year: int, *, template: Template | None = None, scope: Scope = Scope.OWN) -> "Report":
        """
        Return an empty report on a year, against the national form in use for it unless another is given.

        Raises:
            UnknownTemplate: No national form was in use that year.
            InvalidValue: The agency's name cannot be one.
        """
        form = template or template_for(year)
        return cls(
            agency=Agency(agency) if isinstance(agency, str) else agency,
            year=year,
            template=form,
            scope=scope,
            figures=(Blank.EMPTY,) * len(form.cells),
        )

    def __attrs_post_init__(self) -> None:
        if type(self.year) is not int or not 1 <= self.year <= date.max.year:
            raise InvalidValue("year", str(self.year), Wording(zh="应为公历年份", en="it should be a year"))
        if self.published is not None and type(self.published) is not date:
            raise InvalidValue("published", str(self.published), Wording(zh="应为日期，不带时刻", en="it should be a day, without a time"))
        if len(self.figures) != len(self.template.cells):
            needed = len(self.template.cells)
            raise InvalidValue("figures", str(len(self.figures)), Wording(zh=f"应有 {needed} 个", en=f"there should be {needed}"))
        empty = Blank.EMPTY  # once: an enumeration is slow to ask for its members
        for place in self.template.uncounted(self.figures):
            figure = self.figures[place]
            if figure is not empty and (reason := misfit(figure, self.template.measure(place))):
                raise InvalidFigure(str(self.template.cells[place]), repr(figure), reason)
        for each in self.written:
            place = self.template.place(each.cell)
            measure = self.template.measure(place)
            if read_figure(each.text, measure) != self.figures[place] or plain(self.figures[place], measure) == each.text:
                raise InvalidFigure(
                    str(each.cell),
                    each.text,
                    Wording(zh="与所填数据不符，或无需另记", en="it is not the figure's text, or needs no keeping"),
                )
        _ordered("written", [self.template.place(each.cell) for each in self.written])
        for prose in self.prose:
            if not prose.blocks:
                raise InvalidValue("prose", prose.section, Wording(zh="没有内容", en="it has no blocks"))
        _ordered("prose", [_section_place(self.template, each.section) for each in self.prose])

    def __repr__(self) -> str:
        filled = sum(not isinstance(figure, Blank) for figure in self.figures)
        return f"<Report {self.agency.name} {self.year} {self.template.id}: {filled} of {len(self.figures)} figures>"

    def __getitem__(self, cell: Address | Cell) -> Figure:
        """
        Return one figure.

        Raises:
            UnknownCell: The form has no such cell; the error names near matches.
        """
        return self.figures[self.template.place(cell)]

    def text(self, cell: Address | Cell) -> str:
        """
        Return one figure exactly as it was written.
        """
        place = self.template.place(cell)
        known = self.template.cells[place]
        for each in self.written:
            if each.cell == known:
                return each.text
        return plain(self.figures[place], self.template.measure(place))

    def blocks(self, section: SectionName | Section) -> tuple[Block, ...]:
        """
        Return the prose of one section.

        Raises:
            UnknownSection: The form has no such section.
        """
        name = self._section(section)
        return next((each.blocks for each in self.prose if each.section == name), ())

    @property
    def title(self) -> str:
        """
        The title of the report, with a line break after the agency.
        """
        return self.template.title.say("zh", agency=self.agency.name, year=self.year)

    # Two signatures, not one of a union: checkers then hold a written dictionary against the addresses.
    @overload
    def fill(self, figures: Mapping[Address, Entry], /) -> "Report": ...
    @overload
    def fill(self, figures: Mapping[Cell, Entry], /) -> "Report": ...
    def fill(self, figures: Mapping[Address, Entry] | Mapping[Cell, Entry], /) -> "Report":
        """
        Return the report with some figures set. A text is read as officials write it and kept if it was not plain.

        Raises:
            UnknownCell: The form has no such cell; the error names near matches.
            InvalidFigure: A value cannot stand in its cell, such as a ``float``.

        >>> Report.of("平潭综合实验区", 2020).fill({"disclosure/penalties/items_change": "减18"})["disclosure/penalties/items_change"]
        -18
        """
        changed = list(self.figures)
        texts = {each.cell: each.text for each in self.written}
        for address, entry in figures.items():
            place = self.template.place(address)
            cell = self.template.cells[place]
            changed[place], text = taken(entry, cell, self.template.measure(place))
            if text is None:
                texts.pop(cell, None)
            else:
                texts[cell] = text
        written = tuple(Written(cell, text) for cell, text in sorted(texts.items(), key=lambda each: self.template.place(each[0])))
        return evolve(self, figures=tuple(changed), written=written)

    def write(self, section: SectionName | Section, *blocks: Block | str) -> "Report":
        """
        Return the report with the prose of one section set, in place of what stood there. Each line of a text is a paragraph.

        Raises:
            UnknownSection: The form has no such section.

        >>> Report.of("平潭综合实验区", 2020).write("other", "无其他需要报告的事项。").blocks("other")[0].text
        '无其他需要报告的事项。'
        """
        name = self._section(section)
        prose = {each.section: each for each in self.prose}
        prose[name] = Prose(name, tuple(block for each in blocks for block in _paragraphs(each)))
        kept = (each for each in prose.values() if each.blocks)
        return evolve(self, prose=tuple(sorted(kept, key=lambda each: _section_place(self.template, each.section))))

    def with_totals(self) -> "Totals":
        """
        Return the report with each empty total filled whose parts are all numbers, and say which.

        A total that was reported is never touched, whatever its parts add up to; nor is one written as ``/`` or 无.

        >>> Report.of("某局", 2021).fill({f"disputes/cases/review.{each}": 1 for each in ("upheld", "corrected", "other", "pending")}).with_totals().filled
        (Cell(table='disputes', row='cases', column='review.total'),)
        """
        report, filled = self, list[Cell]()
        totals = [each for each in self.template.constraints if each.relation.sign is Sign.EQUAL and len(each.right) == 1]
        settled = False
        while not settled:
            settled = True
            for each in totals:
                parts = [figure for cell in each.left if isinstance(figure := report[cell], int | Decimal)]
                if report[each.right[0]] is Blank.EMPTY and len(parts) == len(each.left) and fits(total(parts)):
                    report = report.fill({each.right[0]: total(parts)})
                    filled.append(each.right[0])
                    settled = False
        return Totals(report, tuple(filled))

    def _section(self, section: str | Section) -> str:
        name = section.id if isinstance(section, Section) else section
        return name if name == PREAMBLE else self.template.section(name).id


@final
@frozen
class Totals:
    """
    A report with its empty totals filled, and the cells that were.
    """

    report: Report
    filled: tuple[Cell, ...]


def _section_place(template: Template, section: str) -> int:
    return -1 if section == PREAMBLE else [each.id for each in template.sections].index(template.section(section).id)


def _ordered(name: str, places: list[int]) -> None:
    if places != sorted(set(places)):
        raise InvalidValue(name, str(places), Wording(zh="应按表格顺序，且不重复", en="it should follow the order of the form, each once"))


def _paragraphs(block: Block | str) -> tuple[Block, ...]:
    if isinstance(block, str):
        return tuple(Paragraph(line.strip()) for line in block.splitlines() if line.strip())
    return (block,)
