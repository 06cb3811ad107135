"""
What the tables say of an indicator that the prose speaks of, and a finding on the words that speak of it.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Final

from govreport.cells import Cell
from govreport.figures import Blank, Number, Unread, digits, total
from govreport.narrative import INDICATORS, Basis, Passage, bases_of
from govreport.report import Report, Scope
from govreport.template import Template
from govreport.validation.finding import Fact, Finding, Quoted, Rule, Verdict
from govreport.validation.passages import quoted, section_name
from govreport.wording import Wording

__all__ = ["amounts", "as_finely", "as_number", "figure_of", "finding_on_number", "is_of_part"]

#: Words of part of the agencies that a sum is of.
_PARTS: Final = re.compile(r"本级|市级部门|省级部门|县级部门|区级部门|县区|区县|市直|区直|县直|乡镇|街道|机关本身|政府办|代表")


def amounts(indicator: str, report: Report) -> tuple[tuple[Basis, Number], ...]:
    """
    Return what an indicator may stand for with what the tables say of each, blanks beside numbers as zero; none that cannot be read.
    """
    found = list[tuple[Basis, Number]]()
    for cells, places in _places(indicator, report.template):
        figures = [figure for place in places if not isinstance(figure := report.figures[place], Blank)]
        numbers = [figure for figure in figures if not isinstance(figure, Unread)]
        if numbers and len(numbers) == len(figures):
            found.append((cells, total(numbers)))
    return tuple(found)


@cache
def _places(indicator: str, template: Template) -> tuple[tuple[Basis, tuple[int, ...]], ...]:
    return tuple((cells, tuple(map(template.place, cells))) for cells in bases_of(indicator, template))


def figure_of(indicator: str, report: Report) -> Number | None:
    """
    Return what the tables say of an indicator in its plainest sense, if they say it.
    """
    plainest = bases_of(indicator, report.template)[:1]
    return next((amount for cells, amount in amounts(indicator, report) if cells in plainest), None)


def is_of_part(report: Report, passage: Passage, start: int) -> bool:
    """
    Return whether a sentence of a report that is a sum speaks of part of the agencies it is of.
    """
    # A government reports on its whole area, whatever scope is stated.
    if report.scope is not Scope.AGGREGATE and not report.agency.name.endswith("政府"):
        return False
    begin = max([passage.text.rfind(sign, 0, start) for sign in "。；！？"]) + 1
    return _PARTS.search(passage.text, begin, start) is not None


def finding_on_number(  # noqa: PLR0913 - so many facts make one
    rule: Rule,
    report: Report,
    passage: Passage,
    span: tuple[int, int],
    facts: Mapping[str, Fact] = MappingProxyType({}),
    *,
    indicator: str = "",
    sides: tuple[Number, Number] | None = None,
    cells: tuple[Cell, ...] = (),
    sentence: Wording | None = None,
) -> Finding:
    """
    Return a violation that speaks of a number of the prose.
    """
    words = Quoted(passage.line, passage.text, *span)
    told = {"what": INDICATORS[indicator].label} if indicator else {}
    both = {"stated": digits(sides[0]), "figure": digits(sides[1])} if sides else {}
    return Finding(
        rule=rule,
        severity=rule.severity,
        verdict=Verdict.VIOLATED,
        cells=cells,
        section=passage.section,
        quoted=words,
        left=sides[0] if sides else None,
        right=sides[1] if sides else None,
        line=section_name(report.template, passage.section),
        sentences=(sentence or rule.violated,),
        facts=tuple({"quote": quoted(words.marked()), **told, **both, **facts}.items()),
    )


def as_finely(exact: Fraction, step: Decimal) -> str:
    """
    Return a number rounded to as many places as another was said with.

    >>> as_finely(Fraction(40, 7), Decimal("0.1"))
    '5.7'
    """
    exponent = step.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return digits(Decimal(round(exact * 10**places)).scaleb(-places))


def as_number(stated: Decimal) -> Number:
    """
    Return a number of the prose as the tables have numbers: a whole one is an ``int``.
    """
    return int(stated) if stated == stated.to_integral_value() else stated
