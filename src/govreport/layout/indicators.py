"""
The indicators of one report as a document: what matters most on top, then each with its fraction, its wording and its caveat.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from govreport.document import Block, CellKind, Document, Grid, GridCell, Heading, Paragraph, Role
from govreport.indicators import Indicator, IndicatorValue, indicators_of
from govreport.layout.words import document, heads, titled
from govreport.report import Report
from govreport.wording import Language, Wording

__all__ = ["NO_NUMBER", "indicators_document"]

#: What stands where there is no number.
NO_NUMBER: Final = "—"

_TITLE: Final = Wording(zh="{report}\n指标", en="{report}\nIndicators")
_FRACTIONS: Final = Wording(
    zh="比率均附分子和分母；分母过小的注明“件数少”，不宜据以比较。无法计算的记作“—”，并写明原因。",
    en="A rate stands with its fraction; where that is of few cases it says so and compares with nothing. What cannot be told is —, with the reason.",
)
_SUMMARY: Final = Wording(zh="概要", en="Summary")
_ALL: Final = Wording(zh="指标与口径", en="Indicators and what they count")
_SHORT: Final = (Wording(zh="指标", en="Indicator"), Wording(zh="数值", en="Value"))
_COLUMNS: Final = (*_SHORT, Wording(zh="口径", en="What it counts"), Wording(zh="说明", en="Remarks"))
_REASON: Final = Wording(zh="无法计算：{reason}。", en="It cannot be told: {reason}.")
_CAVEAT: Final = Wording(zh="{caveat}。", en="{caveat}.")


def indicators_document(report: Report, language: Language = "zh", *, indicators: Sequence[Indicator] | None = None) -> Document:
    """
    Return the indicators of a report, laid out; the national ones unless others are named.

    >>> indicators_document(Report.of("某局", 2021).fill({"applications/received/total": 70})).blocks[2].rows[1][1].text
    '70'
    """
    values = indicators_of(report, indicators)
    return document(_TITLE.say(language, report=titled(report, language)), tuple(_blocks(values, language)), report, language)


def _blocks(values: tuple[IndicatorValue, ...], language: Language) -> Iterator[Block]:
    yield Paragraph(_FRACTIONS.say(language), Role.NOTE)
    if summary := [each for each in values if each.indicator.summary]:
        yield Heading(_SUMMARY.say(language))
        yield Grid(rows=(heads(_SHORT, language), *(_named(each, language) for each in summary)), head_rows=1, widths=(50, 50))
    yield Heading(_ALL.say(language))
    rows = ((*_named(each, language), *_explained(each, language)) for each in values)
    yield Grid(rows=(heads(_COLUMNS, language), *rows), head_rows=1, widths=(19, 23, 29, 29))


def _named(value: IndicatorValue, language: Language) -> tuple[GridCell, ...]:
    label = GridCell(value.indicator.label.say(language), kind=CellKind.STUB)
    return label, GridCell(value.text(language) or NO_NUMBER, kind=CellKind.FIGURE)


def _explained(value: IndicatorValue, language: Language) -> Iterable[GridCell]:
    yield GridCell(value.indicator.wording.say(language))
    remarks = [_REASON.say(language, reason=value.reason)] if value.reason else []
    yield GridCell("\n".join([*remarks, _CAVEAT.say(language, caveat=value.indicator.caveat)]))
