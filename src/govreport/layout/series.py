"""
Several years of one agency as a document: what matters most on top, then every indicator, then every table in the order of the form.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from govreport.document import Block, CellKind, Document, GridCell, Heading, Paragraph, Role
from govreport.figures import Blank, Figure, plain
from govreport.labels import line_label
from govreport.layout.changes import signed
from govreport.layout.indicators import NO_NUMBER
from govreport.layout.words import document
from govreport.layout.years import BREAK, Row, yearly
from govreport.tables import Axis
from govreport.wording import Language, Wording
from govreport.years import Carried, CellSeries, IndicatorSeries, Series

__all__ = ["series_document"]

_TITLE: Final = Wording(zh="{agency}\n{first}—{last} 年数据", en="{agency}\nThe figures of {first} to {last}")
_ONE_YEAR: Final = Wording(zh="{agency}\n{first} 年数据", en="{agency}\nThe figures of {first}")
_BROKEN: Final = Wording(
    zh="{year} 年起按 {later} 填报，此前按 {earlier}；“{mark}”处格式变更，其下的注说明各项口径的变化，不可比的不计增减。",
    en="From {year} on the reports follow {later}, before that {earlier}. {mark} marks the change of form; its notes say what became of "
    "each line. Where nothing compares there is no difference.",
)
_GAPS: Final = Wording(
    zh="缺 {years} 年的报告，该年各项记作“{mark}”，其前后不作比较。",
    en="There is no report on {years}: its figures are {mark}, and nothing is compared across it.",
)
_SUMMARY: Final = Wording(zh="概要", en="Summary")
_INDICATORS: Final = Wording(zh="指标", en="Indicators")
_HOLDS: Final = Wording(
    zh="结转衔接：{years} 年各列的上年结转均等于上一份报告的结转下年度。",
    en="Carry-over: in {years} every column takes in what the report before carried over.",
)
_DIFFERS: Final = Wording(
    zh="结转不衔接：{until} 年“{line}”列的上年结转与 {since} 年的结转下年度相差 {difference}。",
    en="Carry-over broken: in {until}, '{line}' takes in {difference} against what {since} carried over.",
)
_UNKNOWN: Final = Wording(
    zh="结转能否衔接无法判断：{until} 年{lines}列，{reason}。", en="Carry-over cannot be told: in {until}, {lines}: {reason}."
)
_QUIET: Final = Wording(
    zh="另有 {count} 项各年均为零或未填，未列出。", en="{count} more lines are zero or blank in every year and left out."
)
_LINE: Final = ((Wording(zh="项目", en="Line"), 19), (Wording(zh="对象", en="Column"), 14))
_INDICATOR: Final = ((Wording(zh="指标", en="Indicator"), 20),)
_NOT_IN_FORM: Final = Wording(zh="无此项", en="not in form")


def series_document(series: Series, language: Language = "zh") -> Document:
    """
    Return a series laid out, a column a year, with all that is not zero throughout.

    >>> from govreport.report import Report
    >>> from govreport.years import series
    >>> print(series_document(series([Report.of("某局", 2021), Report.of("某局", 2023)])).title)
    某局
    2021—2023 年数据
    """
    facts = {"agency": series.reports[-1].agency.name, "first": series.years[0], "last": series.years[-1]}
    title = (_TITLE if len(series.years) > 1 else _ONE_YEAR).say(language, **facts)
    return document(title, tuple(_blocks(series, language)), series.reports[-1], language)


def _blocks(series: Series, language: Language) -> Iterator[Block]:
    for each in series.breaks:
        forms = {"earlier": each.earlier.instrument, "later": each.later.instrument}
        yield Paragraph(_BROKEN.say(language, year=each.year, mark=BREAK, **forms), Role.NOTE)
    if series.gaps:
        yield Paragraph(_GAPS.say(language, years=series.gaps, mark=NO_NUMBER), Role.NOTE)
    if summary := [each for each in series.indicators if each.indicator.summary]:
        yield Heading(_SUMMARY.say(language))
        yield from yearly((_indicator(each, language) for each in summary), _INDICATOR, series, language)
    yield from (Paragraph(said, Role.NOTE) for said in _carried(series, language))
    if series.indicators:
        yield Heading(_INDICATORS.say(language))
        yield from yearly((_indicator(each, language) for each in series.indicators), _INDICATOR, series, language)
    for _, lines in groupby(series.cells, key=lambda each: each.cell.table):
        yield from _table(tuple(lines), series, language)


def _indicator(line: IndicatorSeries, language: Language) -> Row:
    points = [(each.text(language) or NO_NUMBER, each.reason) if each else (NO_NUMBER, None) for each in line.points]
    label = GridCell(line.indicator.label.say(language), kind=CellKind.STUB)
    return Row(labels=(label,), points=tuple(points), steps=line.steps, rate=line.indicator.is_rate)


def _table(lines: tuple[CellSeries, ...], series: Series, language: Language) -> Iterator[Block]:
    template = lines[-1].template
    table = template.table(lines[-1].cell.table)
    section = template.section(table.section)
    loud = [each for each in lines if any(map(_says, each.points))]
    yield Heading(f"{table.label} {section.label}" if language == "zh" else f"{table.en}: {section.en}")
    if loud:
        yield from yearly(_rows(loud, series, language), _LINE, series, language)
    if len(loud) < len(lines):
        yield Paragraph(_QUIET.say(language, count=len(lines) - len(loud)), Role.NOTE)


def _says(figure: Figure | None) -> bool:
    return figure is not None and not isinstance(figure, Blank) and figure != 0


def _rows(lines: Iterable[CellSeries], series: Series, language: Language) -> Iterator[Row]:
    """
    Yield the lines of a table, the label of a row merged over its columns; a table without row labels goes by its columns.
    """
    for label, group in groupby(lines, key=lambda each: line_label(each.template, each.cell, Axis.ROW).say(language)):
        together = tuple(group)
        for place, line in enumerate(together):
            column = line_label(line.template, line.cell, Axis.COLUMN).say(language)
            if not label:
                labels: tuple[GridCell, ...] = (GridCell(column, colspan=2, kind=CellKind.STUB),)
            else:
                row = (GridCell(label, rowspan=len(together), kind=CellKind.STUB),) if place == 0 else ()
                labels = (*row, GridCell(column, kind=CellKind.STUB))
            yield Row(labels=labels, points=_points(line, series, language), steps=line.steps)


def _points(line: CellSeries, series: Series, language: Language) -> tuple[tuple[str, None], ...]:
    measure = line.template.measure(line.template.place(line.cell))
    none = dict.fromkeys(series.gaps, NO_NUMBER)
    return tuple(
        (none.get(year, _NOT_IN_FORM.say(language)) if figure is None else plain(figure, measure), None)
        for year, figure in zip(series.years, line.points, strict=True)
    )


def _carried(series: Series, language: Language) -> Iterator[str]:
    """
    Yield in which years all was carried over, where it was not, and where that cannot be told.
    """
    years = dict.fromkeys(each.until for each in series.carried)
    if whole := tuple(year for year in years if all(each.holds for each in series.carried if each.until == year)):
        yield _HOLDS.say(language, years=whole)
    for each in series.carried:
        if each.difference:
            facts = {"since": each.since, "until": each.until, "difference": signed(each.difference)}
            yield _DIFFERS.say(language, line=_column(each, series), **facts)
    doubtful = [each for each in series.carried if each.holds is None]
    for (until, reason), group in groupby(doubtful, key=lambda each: (each.until, each.reason)):
        yield _UNKNOWN.say(language, until=until, lines=tuple(_column(each, series) for each in group), reason=reason)


def _column(carried: Carried, series: Series) -> Wording:
    report = series.report(carried.until)
    assert report is not None
    return line_label(report.template, carried.taken, Axis.COLUMN)
