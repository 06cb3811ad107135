"""
Waivers (确认说明): what a person decided on a finding, kept through every re-run as long as what it rests on is the same.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import final

from attrs import frozen

from govreport.report import Report
from govreport.validation.finding import Finding
from govreport.validation.fingerprint import fingerprint

__all__ = ["Waived", "Waiver", "waive", "weeded"]


@final
@frozen(kw_only=True)
class Waiver:
    """
    A decision on one finding, with its reason.
    """

    rule: str
    #: Of the finding, as validation gives it.
    fingerprint: str
    reason: str
    #: Who decided, and when.
    who: str
    when: date
    #: On whose report and which year; without them it may be of any.
    agency: str = ""
    year: int | None = None

    def is_on(self, report: Report) -> bool:
        """
        Return whether it may be a decision on a report.
        """
        return self.agency in {"", report.agency.name} and self.year in {None, report.year}


@final
@frozen
class Waived:
    """
    A finding that somebody decided on.
    """

    finding: Finding
    waiver: Waiver


def waive(finding: Finding, report: Report, *, reason: str, who: str, when: date) -> Waiver:
    """
    Return a waiver of a finding on a report.

    >>> from govreport.validation import validate
    >>> report = Report.of("某局", 2021).fill({"disputes/cases/review.upheld": 2, "disputes/cases/review.total": 3})
    >>> decided = waive(validate(report).errors[0], report, reason="已与复议机关核对", who="王某", when=date(2022, 1, 20))
    >>> validate(report, waivers=[decided]).errors
    ()
    """
    mark = fingerprint(finding, report)
    return Waiver(rule=finding.rule.code, fingerprint=mark, reason=reason, who=who, when=when, agency=report.agency.name, year=report.year)


def weeded(
    findings: Sequence[Finding], waivers: Iterable[Waiver], report: Report, tried: Collection[str]
) -> tuple[tuple[Finding, ...], tuple[Waived, ...], tuple[Waiver, ...]]:
    """
    Return the findings without those that were waived, these with their waivers, and the waivers on this report that fit no finding
    any more. Of rules that were not tried, nothing is known.
    """
    known = {(each.rule, each.fingerprint): each for each in waivers}
    if not known:
        return tuple(findings), (), ()
    kept, waived, used = list[Finding](), list[Waived](), set[tuple[str, str]]()
    for each in findings:
        key = (each.rule.code, fingerprint(each, report))
        if key in known:
            waived.append(Waived(each, known[key]))
            used.add(key)
        else:
            kept.append(each)
    lapsed = tuple(each for key, each in known.items() if key not in used and each.rule in tried and each.is_on(report))
    return tuple(kept), tuple(waived), lapsed
