"""
Whether a report's figures agree with each other, with the form and with last year, and whether its words and shape are the form's.

Everything found is a value; nothing is ever changed in the report.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from govreport.errors import InvalidValue, UnrelatedReports
from govreport.report import Report
from govreport.structure import Structure
from govreport.template import PREAMBLE, Template
from govreport.validation.case import Case, Check, Result
from govreport.validation.catalogue import checks_of, rules
from govreport.validation.causes import with_causes
from govreport.validation.finding import Cause, Finding, Quoted, Ran, Rule, Skipped, Verdict
from govreport.validation.findings import Findings
from govreport.validation.local import installed_rules, local_rules
from govreport.validation.selection import NOT_CHOSEN, selected
from govreport.validation.turns import Turns, compare_findings
from govreport.validation.waiving import Waived, Waiver, waive, weeded
from govreport.validation.weighing import BlankPolicy
from govreport.wording import Wording

__all__ = [
    "BlankPolicy",
    "Case",
    "Cause",
    "Check",
    "Finding",
    "Findings",
    "Quoted",
    "Ran",
    "Result",
    "Rule",
    "Skipped",
    "Turns",
    "Verdict",
    "Waived",
    "Waiver",
    "compare_findings",
    "installed_rules",
    "local_rules",
    "rules",
    "validate",
    "waive",
]

_OTHER_AGENCY: Final = Wording(
    zh="机关不同（更名的机关，请在两份报告中填写同一统一社会信用代码）",
    en="the agencies differ (if one was renamed, give both reports its code)",
)
_DOUBLED: Final = Wording(zh="规则代码重复", en="two rules have this code")
_OTHER_SCOPE: Final = Wording(zh="统计范围不同", en="their scopes differ")
_OTHER_YEAR: Final = Wording(zh="不是上一年度的报告", en="it is not on the year before")


def validate(  # noqa: PLR0913 - all that a report can be held against
    report: Report,
    previous: Report | None = None,
    *,
    parts: Iterable[Report] = (),
    source: Structure | None = None,
    blanks: BlankPolicy = BlankPolicy.LENIENT,
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
    local: Iterable[Check] = (),
    waivers: Iterable[Waiver] = (),
) -> Findings:
    """
    Return all that is wrong with a report, and how often each rule was tried.

    Args:
        report: The report to check.
        previous: The same agency's report on the year before; without it the rules over two years are skipped.
        parts: The reports that it is the sum of; without them the rules on sums of reports are skipped.
        source: The shape of the published file that the report was read from; without it the rules on that are skipped.
        blanks: What a blank counts for in a relation.
        only: The rules to be tried, by code (``A-BALANCE``), part (``N``), weight (``error``) or form (``cn-2021``, for the rules that
            its own data state); all if nothing is named.
        skip: The rules not to be tried, by the same names.
        local: Rules beside those of the catalogue, such as a province's.
        waivers: Decisions on findings: what they waive is set apart, with its reason.

    Raises:
        UnrelatedReports: ``previous`` is another agency's, of another scope, or not of the year before.
        InvalidValue: Two rules have one code.
        UnknownRule: ``only`` or ``skip`` names what is no rule.
        RuleFailed: A local rule failed, which it never should.

    >>> report = Report.of("某局", 2021).fill({"disputes/cases/review.upheld": 2, "disputes/cases/review.total": 3})
    >>> [(each.rule.code, each.left, each.right) for each in validate(report).errors]
    [('R-REVIEW', 2, 3)]
    """
    if previous is not None:
        _related(report, previous)
    own = tuple(local)
    planned = _plan(report.template, own, only, skip) if own else _usual_plan(report.template, tuple(only), tuple(skip))
    case = Case(report, previous, blanks, source, tuple(parts))
    tried = [each if isinstance(each, Skipped) else each.run(case) for each in planned]
    results = [each for each in tried if isinstance(each, Result)]
    skipped = tuple([each for each in tried if isinstance(each, Skipped)])
    explained = with_causes([finding for result in results for finding in result.findings], report)
    findings = sorted(explained, key=lambda each: _place(each, report.template))
    kept, waived, lapsed = weeded(findings, waivers, report, {each.rule.code for each in results})
    return Findings(report, kept, tuple(map(_ran, results)), skipped, waived, lapsed)


def _plan(template: Template, local: Iterable[Check], only: Sequence[str], skip: Sequence[str]) -> tuple[Check | Skipped, ...]:
    """
    Return the rules to be tried, and those not chosen.
    """
    checks = (*checks_of(template), *local)
    for code, count in Counter(check.rule.code for check in checks).items():
        if count > 1:
            raise InvalidValue("local", code, _DOUBLED)
    chosen = selected(checks, only, skip, template)
    return tuple(check if check.rule.code in chosen else Skipped(check.rule, NOT_CHOSEN) for check in checks)


# Who checks many reports chooses the same rules for all of them.
@lru_cache(maxsize=64)
def _usual_plan(template: Template, only: tuple[str, ...], skip: tuple[str, ...]) -> tuple[Check | Skipped, ...]:
    return _plan(template, (), only, skip)


def _place(finding: Finding, template: Template) -> tuple[int, int]:
    """
    Return where in the form a finding belongs: its section, whatever is said of the words first, then its cell.
    """
    section = finding.section or (template.table(finding.cells[0].table).section if finding.cells else PREAMBLE)
    return _sections(template)[section], template.place(finding.cells[0]) if finding.cells else -1


@cache
def _sections(template: Template) -> Mapping[str, int]:
    return {name: place for place, name in enumerate((PREAMBLE, *(section.id for section in template.sections)))}


def _related(report: Report, previous: Report) -> None:
    for differs, reason in (
        (not report.agency.same_as(previous.agency), _OTHER_AGENCY),
        (report.scope is not previous.scope, _OTHER_SCOPE),
        (report.year != previous.year + 1, _OTHER_YEAR),
    ):
        if differs:
            raise UnrelatedReports(f"{report.agency.name} {report.year}", f"{previous.agency.name} {previous.year}", reason)


def _ran(result: Result) -> Ran:
    undetermined = sum([each.verdict is Verdict.UNDETERMINED for each in result.findings])
    return Ran(result.rule, result.holds, len(result.findings) - undetermined, undetermined, result.with_blanks)
