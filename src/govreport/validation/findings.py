"""
All that validation says of one report.
"""

from typing import final

from attrs import frozen

from govreport.relations import Severity
from govreport.report import Report
from govreport.validation.finding import Finding, Ran, Skipped, Verdict
from govreport.validation.fingerprint import fingerprint
from govreport.validation.waiving import Waived, Waiver

__all__ = ["Findings"]


@final
@frozen
class Findings:
    """
    All that validation says of one report, in the order of the form.
    """

    report: Report
    items: tuple[Finding, ...]
    ran: tuple[Ran, ...]
    skipped: tuple[Skipped, ...]
    #: What somebody decided on, with the decisions; these are among neither items nor errors.
    waived: tuple[Waived, ...] = ()
    #: Decisions on this report that fit no finding any more: the facts changed, or it is gone.
    lapsed: tuple[Waiver, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """
        The violated rules that block publication.
        """
        return tuple(each for each in self.items if each.verdict is Verdict.VIOLATED and each.severity is Severity.ERROR)

    @property
    def violated(self) -> tuple[Finding, ...]:
        """
        All violated rules, whatever their weight.
        """
        return tuple(each for each in self.items if each.verdict is Verdict.VIOLATED)

    @property
    def undetermined(self) -> tuple[Finding, ...]:
        """
        The rules that could not be decided.
        """
        return tuple(each for each in self.items if each.verdict is Verdict.UNDETERMINED)

    def fingerprint(self, finding: Finding) -> str:
        """
        Return what tells one of the findings from all others, for a waiver.
        """
        return fingerprint(finding, self.report)
