"""
What a rule is tried on, and what trying it gives.
"""

from typing import final

from attrs import frozen

from govreport.report import Report
from govreport.structure import Structure
from govreport.validation.finding import Finding, Rule
from govreport.validation.weighing import BlankPolicy

__all__ = ["Case", "Result"]


@final
@frozen
class Case:
    """
    A report to be checked, with what it is checked against.
    """

    report: Report
    #: Last year's report of the same agency, if it is at hand.
    previous: Report | None
    blanks: BlankPolicy
    #: The shape of the published source that the report was read from, if it was.
    source: Structure | None = None
    #: The reports that it is the sum of, if they are at hand.
    parts: tuple[Report, ...] = ()


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
