"""
Growth that the prose states, against last year's report.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from govreport.figures import Number, digits
from govreport.narrative import Growth, Passage, Statement, Times
from govreport.relations import Ground, Severity
from govreport.validation.case import NO_PREVIOUS, Case, Result
from govreport.validation.finding import Fact, Finding, Rule, Skipped
from govreport.validation.indicated import amounts, as_finely, as_number, finding_on_number, is_of_part
from govreport.wording import Wording

__all__ = ["N_GROWTH", "check_growth"]

N_GROWTH: Final = Rule(
    code="N-GROWTH",
    severity=Severity.WARNING,
    ground=Ground.PRACTICE,
    says=Wording(zh="同比增减由两年的数算得", en="Growth against last year follows from the two years' figures"),
    violated=Wording(
        zh="{line}：{what}由 {before} 变为 {now}，{right}，正文为 {stated}（“{quote}”）。",
        en="{line}: {what} went from {before} to {now}, {right}; the prose says {stated} ('{quote}').",
    ),
)
_RATE: Final = Wording(zh="增长率为 {rate}%", en="a growth of {rate} %")
_STEP: Final = Wording(zh="相差 {rate}", en="a difference of {rate}")


def check_growth(case: Case) -> Result | Skipped:
    """
    N-GROWTH: it agrees if it follows from any two figures that the words may mean, rounded or cut where the prose stops.
    """
    if case.previous is None:
        return Skipped(N_GROWTH, NO_PREVIOUS)
    findings, holds = list[Finding](), 0
    for passage, said in _growths(case):
        pairs = list(_pairs(case, passage, said))
        if not pairs:
            continue
        if any(_follows(said, before, now) for before, now in pairs):
            holds += 1
            continue
        before, now = pairs[0]
        right = (_RATE if said.percent else _STEP).filled(rate=as_finely(_exact(said, before, now), said.step))
        facts: dict[str, Fact] = {
            "before": digits(before),
            "now": digits(now),
            "right": right,
            "stated": passage.text[said.start : said.end],
        }
        findings.append(finding_on_number(N_GROWTH, case.report, passage, (said.start, said.end), facts, indicator=said.indicator))
    return Result(N_GROWTH, holds, tuple(findings))


def _growths(case: Case) -> Iterator[tuple[Passage, Growth]]:
    for passage in case.passages:
        for said in passage.said:
            if isinstance(said, Growth) and not is_of_part(case.report, passage, said.start):
                yield passage, said


def _pairs(case: Case, passage: Passage, said: Growth) -> Iterator[tuple[Number, Number]]:
    """
    Yield the figures of both years that a growth may be of: those of the tables, and those stated beside it.
    """
    assert case.previous is not None
    before = [amount for _, amount in amounts(said.indicator, case.previous)]
    now = [amount for _, amount in amounts(said.indicator, case.report)]
    for each in passage.said:
        if isinstance(each, Statement) and each.indicator == said.indicator:
            (now if each.times is Times.THIS else before).append(as_number(each.value))
    yield from ((early, late) for early in before for late in now if early != 0 or not said.percent)


def _exact(said: Growth, before: Number, now: Number) -> Fraction:
    change = Fraction(now) - Fraction(before)
    return 100 * change / Fraction(before) if said.percent else change


def _follows(said: Growth, before: Number, now: Number) -> bool:
    exact, stated = _exact(said, before, now), Fraction(said.value)
    return abs(exact - stated) < Fraction(said.step) if said.percent else exact == stated
