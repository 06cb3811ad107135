"""
What a rule is tried on, and what trying it gives.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Final, final

from attrs import frozen

from govreport.narrative import Passage, narrated
from govreport.report import Report
from govreport.structure import Structure
from govreport.validation.finding import Finding, Rule, Skipped
from govreport.validation.lines import Line, lines_of
from govreport.validation.weighing import BlankPolicy
from govreport.wording import Wording

__all__ = ["NO_PARTS", "NO_PREVIOUS", "Case", "Check", "Result"]

#: Why rules are skipped that need other reports.
NO_PREVIOUS: Final = Wording(zh="未提供上年报告", en="last year's report was not given")
NO_PARTS: Final = Wording(zh="未提供各单位的报告", en="the reports of the parts were not given")


@final
@frozen
class Case:
    """
    A report to be checked, with what it is checked against.
    """

    report: Report
    #: Last year's report of the same agency, if it is at hand.
    previous: Report | None = None
    blanks: BlankPolicy = BlankPolicy.LENIENT
    #: The shape of the published source that the report was read from, if it was.
    source: Structure | None = None
    #: The reports that it is the sum of, if they are at hand.
    parts: tuple[Report, ...] = ()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """
        What the report says in words; read when a rule first asks.
        """
        return lines_of(self.report)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """
        What the prose says of the figures; read when a rule first asks.
        """
        return tuple(narrated(self.report))


@final
@frozen
class Result:
    """
    What came of trying one rule.
    """

    rule: Rule
    #: On how many lines or cells it holds.
    holds: int
    findings: tuple[Finding, ...]
    #: How many lines hold only because blanks were counted as zero.
    with_blanks: int = 0


@final
@frozen
class Check:
    """
    A rule of the catalogue and how it is tried: a pure function that never raises. Where it lacks what it needs, it says so.
    """

    rule: Rule
    run: Callable[[Case], Result | Skipped]
