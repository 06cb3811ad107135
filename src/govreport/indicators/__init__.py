"""
Indicators (指标): counts and rates of one report, each with what it counts in words; the national ones as data.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from os import PathLike

from govreport.files import read_bytes
from govreport.indicators.indicator import PERCENT, Indicator, cells_of
from govreport.indicators.value import IndicatorValue, value_of
from govreport.report import Report
from govreport.template import Template
from govreport.templates import NATIONAL, load_template

__all__ = ["PERCENT", "Indicator", "IndicatorValue", "cells_of", "indicators_of", "load_indicators", "national_indicators", "value_of"]


def indicators_of(report: Report, indicators: Sequence[Indicator] | None = None) -> tuple[IndicatorValue, ...]:
    """
    Return what a report gives for indicators, the national ones unless others are named, in their order.

    Totals are taken as they were reported and never added to their parts. A blank is no zero.

    >>> report = Report.of("某局", 2021).fill({"applications/outcome.granted/total": 36, "applications/outcome.total/total": 68})
    >>> [each.text() for each in indicators_of(report) if each.indicator.id == "granted_rate"]
    ['52.94%（36/68）']
    """
    return tuple(value_of(each, report) for each in (national_indicators() if indicators is None else indicators))


@cache
def national_indicators() -> tuple[Indicator, ...]:
    """
    Return the indicators on the national form, in the order of the form.
    """
    return _loaded((files("govreport.indicators") / "national.toml").read_bytes(), "national.toml", ())


def load_indicators(path: str | PathLike[str], /, *forms: Template) -> tuple[Indicator, ...]:
    """
    Return the indicators that a TOML file defines, such as a province's own, on some forms or else on the national ones.

    Raises:
        UnreadableFile: The file cannot be opened or is no TOML.
        InvalidIndicators: It does not define indicators; the error holds every fault.
    """
    return _loaded(read_bytes(path), str(path), forms)


def _loaded(data: bytes, source: str, forms: tuple[Template, ...]) -> tuple[Indicator, ...]:
    # It needs cattrs, which costs more to import than all of the core: only who asks for indicators pays.
    from govreport.indicators.loading import loaded  # noqa: PLC0415

    return loaded(data, source, forms or tuple(map(load_template, NATIONAL)))
