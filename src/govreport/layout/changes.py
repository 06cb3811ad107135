"""
Two years beside each other as a document: a grid for each table with what changed, and how much stayed as it was.
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from govreport.comparison import Change, Changes
from govreport.document import Block, CellKind, Document, Grid, GridCell, Heading, Paragraph, Role
from govreport.figures import Number, plain
from govreport.labels import line_label
from govreport.layout.words import document, heads
from govreport.relations import Basis
from govreport.tables import Axis
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
    Wording(zh="说明", en="Note"),
)
_YEAR: Final = Wording(zh="{year} 年", en="{year}")
_PERCENT: Final = Context(prec=60, rounding=ROUND_HALF_UP)


def changes_document(changes: Changes, language: Language = "zh") -> Document:
    """
    Return the comparison of two reports, laid out: all that changed, and what stands in one form only.
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
            yield _grid(inside, changes, language)


def _grid(changes: list[Change], both: Changes, language: Language) -> Grid:
    years = [_YEAR.filled(year=report.year) for report in (both.before, both.after)]
    rows = [_row(each, both, language) for each in changes]
    return Grid(rows=(heads((*_COLUMNS, *years, *_NUMBERS), language), *rows), head_rows=1, widths=(24, 14, 10, 10, 9, 9, 8, 16))


def _row(change: Change, both: Changes, language: Language) -> tuple[GridCell, ...]:
    template = (both.after if both.after.template.has(change.cell) else both.before).template
    row, column = (line_label(template, change.cell, axis).say(language) for axis in (Axis.ROW, Axis.COLUMN))
    measure = template.measure(template.place(change.cell))
    figures = [_figure("" if figure is None else plain(figure, measure)) for figure in (change.before, change.after)]
    basis = "" if change.basis is Basis.SAME else BASES[change.basis].say(language)
    return (
        GridCell(row, kind=CellKind.STUB),
        GridCell(column, kind=CellKind.STUB),
        *figures,
        _figure(signed(change.difference)),
        _figure(percent(change.ratio)),
        GridCell(basis),
        GridCell(change.reason.say(language) if change.reason else ""),
    )


def _figure(text: str) -> GridCell:
    return GridCell(text, kind=CellKind.FIGURE)


def signed(number: Number | None) -> str:
    """
    Return a difference with its sign: +8, -8, 0.
    """
    return "" if number is None else f"+{number}" if number > 0 else str(number)


def percent(ratio: Decimal | None) -> str:
    """
    Return a ratio as a percentage with two decimals: -10.39%.
    """
    if ratio is None:
        return ""
    hundredths = _PERCENT.multiply(ratio, Decimal(100)).quantize(Decimal("0.01"), context=_PERCENT)
    return f"{signed(hundredths)}%"
