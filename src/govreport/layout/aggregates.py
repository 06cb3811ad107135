"""
A whole as a document: what is missing in it on top, then its tables as the form has them, then what each unit gives to the main figures.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from govreport.adding import BlankPolicy
from govreport.agency import Agency
from govreport.aggregation import Aggregate, LeftOut
from govreport.cells import Cell
from govreport.document import Block, CellKind, Document, Grid, GridCell, Heading, Paragraph, Role
from govreport.figures import Figure, plain
from govreport.labels import cells_named, line_label
from govreport.layout.tables import grid_of
from govreport.layout.words import document, heads
from govreport.tables import Axis
from govreport.template import Template
from govreport.wording import Language, Wording

__all__ = ["MAIN", "aggregate_document"]

#: The figures of which each unit's is shown, where the form has them.
MAIN: Final = (
    "disclosure/rules/made",
    "disclosure/rules/issued",
    "disclosure/normative_documents/made",
    "disclosure/normative_documents/issued",
    "disclosure/licensing/decisions",
    "disclosure/penalties/decisions",
    "disclosure/coercion/decisions",
    "disclosure/fees/charged",
    "applications/received/total",
    "applications/carried_in/total",
    "applications/outcome.total/total",
    "applications/carried_out/total",
    "disputes/cases/review.total",
    "disputes/cases/litigation.direct.total",
    "disputes/cases/litigation.after_review.total",
)

_TITLE: Final = Wording(zh="{agency}\n{year} 年汇总", en="{agency}\nThe sum of its units in {year}")
_SUMMARY: Final = Wording(
    zh="按 {template} 汇总 {count} 个单位的报告。未计入 {left_out} 份，缺 {missing} 个单位，无法确定 {undetermined} 项。",
    en="The reports of {count} units, added up against {template}. Not added: {left_out}; units missing: {missing}; figures that cannot be "
    "known: {undetermined}.",
)
_COMPLETE: Final = Wording(
    zh="按 {template} 汇总 {count} 个单位的报告，各项均为各单位之和。",
    en="The reports of {count} units, added up against {template}; every figure is the sum of theirs.",
)
_BLANKS: Final = {
    BlankPolicy.LENIENT: Wording(
        zh="有 {count} 项部分单位未填，按零计；各单位均未填的，仍为空白。",
        en="{count} figures are blank in some units, counted as zero; what is blank in all stays blank.",
    ),
    BlankPolicy.ZERO: Wording(
        zh="有 {count} 项有单位未填，一律按零计。", en="{count} figures are blank in some units; every blank counts as zero."
    ),
}
_UNITS: Final = Wording(zh="计入的单位：{units}。", en="Units added: {units}.")
_UNEXPECTED: Final = Wording(zh="计入而不在名单上的单位：{units}。", en="Units added that were not expected: {units}.")
_MISSING: Final = Wording(zh="缺少的单位", en="Units missing")
_LEFT_OUT: Final = Wording(zh="未计入的报告", en="Reports not added")
_UNDETERMINED: Final = Wording(zh="无法确定的数据", en="Figures that cannot be known")
_MARK: Final = Wording(zh="带 * 的是无法确定的数据。", en="What cannot be known has a *.")
_BY_UNIT: Final = Wording(zh="各单位主要数据", en="The main figures of each unit")
_LEFT_OUT_COLUMNS: Final = (Wording(zh="单位", en="Unit"), Wording(zh="年度", en="Year"), Wording(zh="原因", en="Why"))
_UNDETERMINED_COLUMNS: Final = (Wording(zh="项目", en="Figures"), Wording(zh="原因", en="Why"), Wording(zh="单位", en="Units"))
_FIGURES: Final = Wording(zh="{table}：{cells}", en="{table}: {cells}")
_UNIT: Final = Wording(zh="单位", en="Unit")
_SUM: Final = Wording(zh="合计", en="Sum")
_NOT_IN_FORM: Final = Wording(zh="无此项", en="not in form")
_LABELS: Final = Wording(zh="{row}\n{column}", en="{row}\n{column}")


def aggregate_document(aggregate: Aggregate, language: Language = "zh") -> Document:
    r"""
    Return a whole laid out, with all that it lacks.

    >>> from govreport.aggregation import aggregate
    >>> aggregate_document(aggregate([], "某市", year=2023, expected=["甲局"])).title
    '某市\n2023 年汇总'
    """
    report = aggregate.report
    title = _TITLE.say(language, agency=report.agency.name, year=report.year)
    return document(title, tuple(_blocks(aggregate, language)), report, language)


def _blocks(aggregate: Aggregate, language: Language) -> Iterator[Block]:
    template = aggregate.report.template
    yield from _coverage(aggregate, language)
    doubtful = {each.cell for each in aggregate.undetermined}
    cells = zip(template.cells, aggregate.report.figures, template.measures, strict=True)
    texts = {cell: plain(figure, measure) + ("*" if cell in doubtful else "") for cell, figure, measure in cells}
    for table in template.tables:
        section = template.section(table.section)
        yield Heading(f"{table.label} {section.label}" if language == "zh" else f"{table.en}: {section.en}")
        yield grid_of(template, table, texts, language, doubtful)
        if any(cell.table == table.id for cell in doubtful):
            yield Paragraph(_MARK.say(language), Role.NOTE)
    if aggregate.parts:
        yield Heading(_BY_UNIT.say(language))
        for table in template.tables:
            if main := [cell for cell in map(Cell.parse, MAIN) if cell.table == table.id and template.has(cell)]:
                yield Heading(table.label if language == "zh" else table.en, 2)
                yield _by_unit(aggregate, main, language)


def _coverage(aggregate: Aggregate, language: Language) -> Iterator[Block]:
    """
    Yield what was added, and what was not.
    """
    template = aggregate.report.template
    facts = {"template": Wording(template.instrument, template.en), "count": len(aggregate.parts)}
    lacks = {name: len(getattr(aggregate, name)) for name in ("left_out", "missing", "undetermined")}
    yield Paragraph((_COMPLETE if aggregate.complete else _SUMMARY).say(language, **facts, **lacks), Role.NOTE)
    if aggregate.with_blanks:
        yield Paragraph(_BLANKS[aggregate.blanks].say(language, count=len(aggregate.with_blanks)), Role.NOTE)
    if aggregate.parts:
        yield Paragraph(_UNITS.say(language, units=_names(part.agency for part in aggregate.parts)), Role.NOTE)
    if aggregate.unexpected:
        yield Paragraph(_UNEXPECTED.say(language, units=_names(aggregate.unexpected)), Role.NOTE)
    if aggregate.missing:
        yield Heading(_MISSING.say(language))
        yield from (Paragraph(each.name) for each in aggregate.missing)
    if aggregate.left_out:
        yield Heading(_LEFT_OUT.say(language))
        left_out = (_left_out(each, language) for each in aggregate.left_out)
        yield Grid(rows=(heads(_LEFT_OUT_COLUMNS, language), *left_out), head_rows=1, widths=(28, 8, 64))
    if aggregate.undetermined:
        yield Heading(_UNDETERMINED.say(language))
        undetermined = _undetermined(aggregate, language)
        yield Grid(rows=(heads(_UNDETERMINED_COLUMNS, language), *undetermined), head_rows=1, widths=(50, 22, 28))


def _left_out(left_out: LeftOut, language: Language) -> tuple[GridCell, ...]:
    report, reason = left_out.report, left_out.reason.words.say(language)
    return GridCell(report.agency.name, kind=CellKind.STUB), GridCell(str(report.year), kind=CellKind.FIGURE), GridCell(reason)


def _undetermined(aggregate: Aggregate, language: Language) -> Iterator[tuple[GridCell, ...]]:
    """
    Yield what cannot be known, a row for each table, reason and units.
    """
    template = aggregate.report.template
    alike = dict.fromkeys((each.cell.table, each.reason, each.agencies) for each in aggregate.undetermined)
    for name, reason, agencies in alike:
        cells = [each.cell for each in aggregate.undetermined if (each.cell.table, each.reason, each.agencies) == (name, reason, agencies)]
        table = template.table(name)
        figures = _FIGURES.say(language, table=Wording(table.label, table.en), cells=cells_named(template, cells))
        yield GridCell(figures, kind=CellKind.STUB), GridCell(reason.say(language)), GridCell("\n".join(each.name for each in agencies))


def _by_unit(aggregate: Aggregate, cells: list[Cell], language: Language) -> Grid:
    """
    Return the units as rows, and what each gives to some figures of a table as columns.
    """
    template = aggregate.report.template
    shares = [aggregate.shares(cell) for cell in cells]
    rows = [heads((_UNIT, *(_head(template, cell, cells) for cell in cells)), language)]
    for place, part in enumerate(aggregate.parts):
        figures = (share[place].figure for share in shares)
        rows.append((GridCell(part.agency.name, kind=CellKind.STUB), *_figures(template, cells, figures, language)))
    sums = (aggregate.report[cell] for cell in cells)
    rows.append((GridCell(_SUM.say(language), kind=CellKind.STUB), *_figures(template, cells, sums, language)))
    widths = (28, *(72 // len(cells) for _ in cells))
    return Grid(rows=tuple(rows), head_rows=1, widths=widths)


def _figures(template: Template, cells: list[Cell], figures: Iterable[Figure | None], language: Language) -> Iterator[GridCell]:
    for cell, figure in zip(cells, figures, strict=True):
        text = _NOT_IN_FORM.say(language) if figure is None else plain(figure, template.measure(template.place(cell)))
        yield GridCell(text, kind=CellKind.FIGURE)


def _head(template: Template, cell: Cell, cells: list[Cell]) -> Wording:
    """
    Return what tells a figure from the others beside it: its row, its column, or both.
    """
    row, column = (line_label(template, cell, axis) for axis in (Axis.ROW, Axis.COLUMN))
    if len({each.column for each in cells}) == 1:
        return row
    return _LABELS.filled(row=row, column=column) if row.zh else column


def _names(agencies: Iterable[Agency]) -> tuple[str, ...]:
    return tuple(each.name for each in agencies)
