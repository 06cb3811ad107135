"""
The shapes of series and indicators in the command's JSON and CSV. Numbers are decimal strings, so that no reader bends them.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from govreport.cli.shapes import number, state_of
from govreport.codec.blocks import Tree
from govreport.figures import Figure, plain
from govreport.indicators import Indicator, IndicatorValue, indicators_of
from govreport.report import Report
from govreport.tables import Axis
from govreport.wording import Language, Wording
from govreport.years import Carried, CellSeries, IndicatorSeries, Series, Step

__all__ = ["indicator_rows", "indicators_shape", "series_rows", "series_shape"]

#: The columns of a point in a flat row, and what a point without a report has there.
_NOTHING: Final[Mapping[str, Tree]] = dict.fromkeys(("value", "text", "state", "numerator", "denominator", "few", "reason"))


def indicators_shape(report: Report, indicators: Sequence[Indicator] | None, language: Language) -> dict[str, Tree]:
    """
    Return the indicators of a report, each with its definition.
    """
    values = indicators_of(report, indicators)
    return {
        "agency": report.agency.name,
        "year": report.year,
        "template": report.template.id,
        "indicators": [{**_definition(each.indicator, language), **_value(each, language)} for each in values],
    }


def indicator_rows(report: Report, indicators: Sequence[Indicator] | None, language: Language) -> list[dict[str, Tree]]:
    """
    Return the indicators of a report, a flat row each.
    """
    return [
        {
            "indicator": each.indicator.id,
            "version": each.indicator.version,
            "label": each.indicator.label.say(language),
            "unit": each.indicator.unit,
            **_flat(each, language),
            "wording": each.indicator.wording.say(language),
            "caveat": each.indicator.caveat.say(language),
        }
        for each in indicators_of(report, indicators)
    ]


def series_shape(series: Series, language: Language) -> dict[str, Tree]:
    """
    Return a series: its reports, where the form changed, every line, and what was carried over.
    """
    last = series.reports[-1]
    return {
        "agency": last.agency.name,
        "scope": last.scope.value,
        "years": list(series.years),
        "gaps": list(series.gaps),
        "reports": [{"year": each.year, "template": each.template.id} for each in series.reports],
        "breaks": [{"year": each.year, "earlier": each.earlier.id, "later": each.later.id} for each in series.breaks],
        "indicators": [_indicator_line(each, series, language) for each in series.indicators],
        "cells": [_cell_line(each, series, language) for each in series.cells],
        "carried": [_carried(each, language) for each in series.carried],
    }


def series_rows(series: Series, language: Language) -> list[dict[str, Tree]]:
    """
    Return a series as flat rows, one for each line and year; the step is the one that leads to that year.
    """
    rows = list[dict[str, Tree]]()
    for each in series.indicators:
        steps = _by_year(each.steps)
        names: dict[str, Tree] = {"line": each.indicator.id, "label": each.indicator.label.say(language), "unit": each.indicator.unit}
        for year, value in zip(series.years, each.points, strict=True):
            point = _flat(value, language) if value else {**_NOTHING, "state": "gap"}
            rows.append({"kind": "indicator", **names, "year": year, **point, **_moved(steps.get(year), language)})
    for line in series.cells:
        steps = _by_year(line.steps)
        names = {"line": str(line.cell), "label": "/".join(_labels(line, language)), "unit": _unit(line)}
        for year, figure in zip(series.years, line.points, strict=True):
            point = {**_NOTHING, "value": number(figure), "text": _text(line, figure), "state": _state(figure, year, series)}
            rows.append({"kind": "cell", **names, "year": year, **point, **_moved(steps.get(year), language)})
    return rows


def _definition(indicator: Indicator, language: Language) -> dict[str, Tree]:
    return {
        "indicator": indicator.id,
        "version": indicator.version,
        "label": indicator.label.say(language),
        "wording": indicator.wording.say(language),
        "caveat": indicator.caveat.say(language),
        "unit": indicator.unit,
        "numerator_cells": list(indicator.numerator),
        "denominator_cells": list(indicator.denominator),
        "fewest": indicator.fewest,
    }


def _value(value: IndicatorValue, language: Language) -> dict[str, Tree]:
    return {
        "value": number(value.number),
        "text": value.text(language),
        "numerator": number(value.numerator),
        "denominator": number(value.denominator),
        "few": value.few,
        "reason": _said(value.reason, language),
        "gaps": [str(cell) for cell in value.gaps],
    }


def _flat(value: IndicatorValue, language: Language) -> dict[str, Tree]:
    known = {**_value(value, language), "state": "unknown" if value.number is None else "number"}
    return {key: known[key] for key in _NOTHING}


def _indicator_line(line: IndicatorSeries, series: Series, language: Language) -> dict[str, Tree]:
    points = zip(series.years, line.points, strict=True)
    return {
        **_definition(line.indicator, language),
        "points": [{"year": year, **_value(value, language)} if value else {"year": year} for year, value in points],
        "steps": [_step(each, language) for each in line.steps],
    }


def _cell_line(line: CellSeries, series: Series, language: Language) -> dict[str, Tree]:
    return {
        "cell": str(line.cell),
        "row": list(line.template.labels(line.cell, Axis.ROW, language)),
        "column": list(line.template.labels(line.cell, Axis.COLUMN, language)),
        "unit": _unit(line),
        "points": [
            {"year": year, "value": number(figure), "text": _text(line, figure), "state": _state(figure, year, series)}
            for year, figure in zip(series.years, line.points, strict=True)
        ],
        "steps": [_step(each, language) for each in line.steps if each],
    }


def _carried(carried: Carried, language: Language) -> dict[str, Tree]:
    states = {True: "holds", False: "differs", None: "unknown"}
    return {
        "rule": carried.continuity.id,
        "since": carried.since,
        "until": carried.until,
        "given": str(carried.given),
        "taken": str(carried.taken),
        "state": states[carried.holds],
        "difference": number(carried.difference),
        "reason": _said(carried.reason, language),
    }


def _step(step: Step, language: Language) -> dict[str, Tree]:
    return {
        "since": step.since,
        "until": step.until,
        "before": number(step.before),
        "after": number(step.after),
        "delta": number(step.difference),
        "ratio": number(step.ratio),
        "basis": step.basis.value,
        "reason": _said(step.reason, language),
        "bridge": _said(step.bridge, language),
    }


def _moved(step: Step | None, language: Language) -> dict[str, Tree]:
    known = _step(step, language) if step else {}
    return {"since": known.get("since"), "basis": known.get("basis"), "delta": known.get("delta"), "ratio": known.get("ratio")} | {
        "step_reason": known.get("reason")
    }


def _by_year(steps: Sequence[Step | None]) -> dict[int, Step]:
    return {each.until: each for each in steps if each}


def _labels(line: CellSeries, language: Language) -> tuple[str, ...]:
    return (*line.template.labels(line.cell, Axis.ROW, language), *line.template.labels(line.cell, Axis.COLUMN, language))


def _unit(line: CellSeries) -> str:
    return line.template.measure(line.template.place(line.cell)).unit


def _text(line: CellSeries, figure: Figure | None) -> str | None:
    return None if figure is None else plain(figure, line.template.measure(line.template.place(line.cell)))


def _state(figure: Figure | None, year: int, series: Series) -> str:
    """
    Return what stands there; ``gap`` for a year without a report, ``absent`` where its form has no such line.
    """
    if figure is not None:
        return state_of(figure)
    return "gap" if series.report(year) is None else "absent"


def _said(words: Wording | None, language: Language) -> str | None:
    return words.say(language) if words else None
