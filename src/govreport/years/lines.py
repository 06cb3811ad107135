"""
The lines of a series: one figure, or one indicator, with its point in each year and its steps between reports.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Final, final

from attrs import frozen

from govreport.cells import Cell
from govreport.figures import Figure, Number, canonical, difference
from govreport.indicators import Indicator, IndicatorValue, value_of
from govreport.report import Report
from govreport.template import Template
from govreport.wording import Wording
from govreport.years.footing import footing_of
from govreport.years.links import Link
from govreport.years.steps import COMPARABLE, Step

__all__ = ["CellSeries", "IndicatorSeries", "cell_series", "indicator_series"]

_NOT_THEN: Final = Wording(zh="{year} 年{reason}", en="in {year}, {reason}")
_FROM_ZERO: Final = Wording(zh="上年为零，无法计算增幅", en="it was zero before, so no rate follows")
_RATIO: Final = Decimal("0.000001")
_CONTEXT: Final = Context(prec=50, rounding=ROUND_HALF_EVEN)


@final
@frozen(kw_only=True)
class CellSeries:
    """
    One figure over the years.
    """

    cell: Cell
    #: The latest form that has it.
    template: Template
    #: For each year of the series its own figure; nothing for a gap, or where that year's form has no such line.
    points: tuple[Figure | None, ...]
    #: For each report but the first, what became of it since the one before; nothing where neither form has the line.
    steps: tuple[Step | None, ...]


@final
@frozen(kw_only=True)
class IndicatorSeries:
    """
    One indicator over the years.
    """

    indicator: Indicator
    #: For each year of the series; nothing for a gap.
    points: tuple[IndicatorValue | None, ...]
    #: For each report but the first, what became of it since the one before; differences of rates are parts of one.
    steps: tuple[Step, ...]


def cell_series(cell: Cell, reports: Sequence[Report], links: Sequence[Link]) -> CellSeries:
    """
    Return one figure over reports in the order of their years.
    """
    having = [each.template for each in reports if each.template.has(cell)]
    points = [report[cell] if report and report.template.has(cell) else None for report in _by_year(reports)]
    return CellSeries(cell=cell, template=having[-1], points=tuple(points), steps=tuple(link.step(cell) for link in links))


def indicator_series(indicator: Indicator, reports: Sequence[Report], links: Sequence[Link]) -> IndicatorSeries:
    """
    Return one indicator over reports in the order of their years.
    """
    values = {report.year: value_of(indicator, report) for report in reports}
    return IndicatorSeries(
        indicator=indicator,
        points=tuple(values[report.year] if report else None for report in _by_year(reports)),
        steps=tuple(_step(indicator, values[link.before.year], values[link.after.year], link) for link in links),
    )


def _by_year(reports: Sequence[Report]) -> list[Report | None]:
    known = {each.year: each for each in reports}
    return [known.get(year) for year in range(reports[0].year, reports[-1].year + 1)]


def _step(indicator: Indicator, before: IndicatorValue, after: IndicatorValue, link: Link) -> Step:
    basis, bridge = footing_of(indicator, link.before.template, link.after.template)
    grown, ratio, reason = _grown(before.number, after.number), None, bridge
    if basis not in COMPARABLE or link.missing:
        grown, reason = None, bridge or link.missing
    elif grown is None:
        reason = _not_then(before, link.before) or _not_then(after, link.after) or bridge
    elif not indicator.is_rate and before.number is not None:
        ratio = _ratio(grown, before.number)
        reason = _FROM_ZERO if ratio is None and grown else bridge
    return Step(
        since=link.before.year,
        until=link.after.year,
        basis=basis,
        before=before.number,
        after=after.number,
        difference=grown,
        ratio=ratio,
        reason=reason,
        bridge=bridge,
    )


def _grown(before: Number | None, after: Number | None) -> Number | None:
    return None if before is None or after is None else difference(after, before)


def _ratio(grown: Number, before: Number) -> Decimal | None:
    if before == 0:
        return None
    return canonical(_CONTEXT.divide(Decimal(grown), Decimal(before).copy_abs()).quantize(_RATIO, context=_CONTEXT))


def _not_then(value: IndicatorValue, report: Report) -> Wording | None:
    return _NOT_THEN.filled(year=report.year, reason=value.reason) if value.reason else None
