"""
Two years beside each other as a document: a grid for each table with what changed, and how much stayed as it was.
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import groupby
from typing import Final, final

from attrs import frozen

from govreport.comparison import Change, Changes
from govreport.document import Block, CellKind, Document, Grid, GridCell, Heading, Paragraph, Role
from govreport.figures import Number, digits, plain
from govreport.labels import line_label
from govreport.layout.rewordings import rewording_blocks
from govreport.layout.words import document, heads
from govreport.relations import Basis
from govreport.tables import Axis
from govreport.template import Template
from govreport.wording import Language, Wording

__all__ = ["BASES", "changes_document"]

#: How each footing is called.
BASES: Final = {
    Basis.SAME: Wording(zh="同口径", en="same"),
    Basis.SUMMED: Wording(zh="合并比较", en="summed"),
    Basis.RESTATED: Wording(zh="口径相近", en="restated"),
    Basis.INCOMPARABLE: Wording(zh="不可比", en="incomparable"),
    Basis.ADDED: Wording(zh="新增项", en="added"),
    Basis.DROPPED: Wording(zh="取消项", en="dropped"),
}

_TITLE: Final = Wording(zh="{agency}\n{before} 年与 {after} 年数据对比", en="{agency}\nThe figures of {before} and {after}")
_AGENCIES: Final = Wording(zh="{before}与{after}", en="{before} and {after}")
_SUMMARY: Final = Wording(
    zh="共比较 {all} 项：{changed} 项有变化，{incomparable} 项不可比，其余两年相同或仅一年的表格中有。",
    en="{all} figures compared: {changed} changed, {incomparable} cannot be compared; the rest are equal or stand in one form only.",
)
_FORMS: Final = Wording(
    zh="{before} 年按 {earlier}，{after} 年按 {later} 填报，不同口径的项目按其衔接说明比较。",
    en="The report on {before} follows {earlier}, the one on {after} {later}; lines that differ are compared as their notes say.",
)
_NOTHING: Final = Wording(zh="两年各项数据相同。", en="All figures are the same in both years.")
_COLUMNS: Final = (Wording(zh="项目", en="Line"), Wording(zh="对象", en="Column"))
_NUMBERS: Final = (
    Wording(zh="增减", en="Change"),
    Wording(zh="增幅", en="Rate"),
    Wording(zh="口径", en="Basis"),
    Wording(zh="注", en="Note"),
)
_NOTE: Final = Wording(zh="注{number}：{reason}。", en="Note {number}: {reason}.")
_YEAR: Final = Wording(zh="{year} 年", en="{year}")
_PERCENT: Final = Context(prec=60, rounding=ROUND_HALF_UP)


def changes_document(changes: Changes, language: Language = "zh") -> Document:
    """
    Return the comparison of two reports, laid out: all figures that changed, what stands in one form only, and what became of the words.
    """
    before, after = changes.before, changes.after
    agency = after.agency.name
    if before.agency.name != agency:
        agency = _AGENCIES.say(language, before=before.agency.name, after=agency)
    title = _TITLE.say(language, agency=agency, before=before.year, after=after.year)
    return document(title, tuple(_blocks(changes, language)), after, language)


def _blocks(changes: Changes, language: Language) -> Iterator[Block]:
    before, after = changes.before, changes.after
    changed = sum(bool(each.difference) for each in changes.items)
    incomparable = sum(each.basis is Basis.INCOMPARABLE for each in changes.items)
    yield Paragraph(_SUMMARY.say(language, all=len(changes.items), changed=changed, incomparable=incomparable), Role.NOTE)
    if before.template != after.template:
        forms = {"earlier": before.template.instrument, "later": after.template.instrument}
        yield Paragraph(_FORMS.say(language, before=before.year, after=after.year, **forms), Role.NOTE)
    if not changes.changed:
        yield Paragraph(_NOTHING.say(language))
    tables = {table.id: (table, report.template) for report in (before, after) for table in report.template.tables}
    for table, template in tables.values():
        inside = [each for each in changes.changed if each.cell.table == table.id]
        if inside:
            section = template.section(table.section)
            yield Heading(f"{table.label} {section.label}" if language == "zh" else f"{table.en}: {section.en}")
            # A reason is said once, under the table: most changes share a few.
            sheet = _Sheet(changes, tuple(dict.fromkeys(each.reason for each in inside if each.reason)), language)
            yield _grid(inside, sheet)
            for number, reason in enumerate(sheet.notes, 1):
                yield Paragraph(_NOTE.say(language, number=number, reason=reason), Role.NOTE)
    yield from rewording_blocks(before, after, language)


@final
@frozen
class _Sheet:
    """
    What all rows of a grid need: both reports, the numbered notes, the language.
    """

    changes: Changes
    notes: tuple[Wording, ...]
    language: Language

    def template(self, change: Change) -> Template:
        """
        Return the form that has the change's cell.
        """
        after = self.changes.after.template
        return after if after.has(change.cell) else self.changes.before.template

    def label(self, change: Change, axis: Axis) -> str:
        """
        Return the label of a change's row or column.
        """
        return line_label(self.template(change), change.cell, axis).say(self.language)


def _grid(changes: list[Change], sheet: _Sheet) -> Grid:
    years = [_YEAR.filled(year=report.year) for report in (sheet.changes.before, sheet.changes.after)]
    rows = [heads((*_COLUMNS, *years, *_NUMBERS), sheet.language)]
    for label, line in groupby(changes, key=lambda each: sheet.label(each, Axis.ROW)):
        rows += _rows(label, tuple(line), sheet)
    return Grid(rows=tuple(rows), head_rows=1, widths=(23, 16, 14, 14, 9, 11, 8, 5))


def _rows(label: str, changes: tuple[Change, ...], sheet: _Sheet) -> Iterator[tuple[GridCell, ...]]:
    """
    Yield the changes of one line, its label merged over all of them; a table without row labels goes by its columns.
    """
    for place, change in enumerate(changes):
        column = sheet.label(change, Axis.COLUMN)
        if not label:
            yield (GridCell(column, colspan=2, kind=CellKind.STUB), *_numbers(change, sheet))
        else:
            row = (GridCell(label, rowspan=len(changes), kind=CellKind.STUB),) if place == 0 else ()
            yield (*row, GridCell(column, kind=CellKind.STUB), *_numbers(change, sheet))


def _numbers(change: Change, sheet: _Sheet) -> tuple[GridCell, ...]:
    template = sheet.template(change)
    measure = template.measure(template.place(change.cell))
    figures = ("" if figure is None else plain(figure, measure) for figure in (change.before, change.after))
    basis = "" if change.basis is Basis.SAME else BASES[change.basis].say(sheet.language)
    note = str(sheet.notes.index(change.reason) + 1) if change.reason else ""
    return (*map(_figure, (*figures, signed(change.difference), percent(change.ratio))), GridCell(basis), _figure(note))


def _figure(text: str) -> GridCell:
    return GridCell(text, kind=CellKind.FIGURE)


def signed(number: Number | None) -> str:
    """
    Return a difference with its sign: +8, -8, 0.
    """
    return "" if number is None else f"+{digits(number)}" if number > 0 else digits(number)


def percent(ratio: Decimal | None) -> str:
    """
    Return a ratio as a percentage with two decimals: -10.39%.
    """
    if ratio is None:
        return ""
    return f"{signed(_PERCENT.multiply(ratio, Decimal(100)).quantize(Decimal('0.01'), context=_PERCENT))}%"
