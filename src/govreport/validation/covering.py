"""
Whether the parts of a sum are the right ones: once each, of the right year and form.
"""

from collections.abc import Iterator
from typing import Final

from govreport.agency import Agency
from govreport.doubles import by_agency
from govreport.relations import Ground, Severity
from govreport.validation.case import NO_PARTS, Case, Result
from govreport.validation.finding import Fact, Finding, Rule, Skipped
from govreport.validation.passages import WHOLE, finding_on_words
from govreport.wording import Wording

__all__ = ["G_COVER", "check_coverage", "misplaced"]

G_COVER: Final = Rule(
    code="G-COVER",
    severity=Severity.WARNING,
    ground=Ground.PRACTICE,
    says=Wording(
        zh="参与汇总的报告不重复，年度、格式正确，不含本报告自身",
        en="The parts are there once each, of the right year and form, the whole not among them",
    ),
    violated=Wording(zh="参与汇总的“{agency}”有误。", en="Of the parts, {agency} is not right."),
)

_OTHER_YEAR: Final = Wording(zh="参与汇总的“{agency}”是 {year} 年的报告。", en="Of the parts, {agency} reports on {year}.")
_OTHER_FORM: Final = Wording(
    zh="参与汇总的“{agency}”使用的不是当年的格式（{form}）。",
    en="Of the parts, {agency} follows another form than that of the year ({form}).",
)
_ITSELF: Final = Wording(
    zh="参与汇总的“{agency}”就是本报告的机关，统计范围也相同。", en="Of the parts, {agency} is the agency of the whole, of the same scope."
)
_DOUBLED: Final = Wording(
    zh="参与汇总的“{agency}”有 {count} 份报告（同名的不同机关，请填写各自的统一社会信用代码）。",
    en="Of the parts, {agency} is there {count} times (if they are different bodies of one name, give each its code).",
)


def check_coverage(case: Case) -> Result | Skipped:
    """
    G-COVER: one finding for each thing that is wrong with a part. Which parts there should be is not known.

    The whole may have a report of its own among the parts: that of the same agency and another scope.
    """
    if not case.parts:
        return Skipped(G_COVER, NO_PARTS)
    findings = (*misplaced(case), *_of_other_forms(case))
    wrong = {dict(each.facts)["agency"] for each in findings}
    return Result(G_COVER, sum(part.agency.name not in wrong for part in case.parts), findings)


def misplaced(case: Case) -> Iterator[Finding]:
    """
    Yield what makes a sum of the parts meaningless.
    """
    report = case.report
    for part in case.parts:
        if part.year != report.year:
            yield _wrong(part.agency, _OTHER_YEAR, year=part.year)
        elif part.agency.same_as(report.agency) and part.scope is report.scope:
            yield _wrong(part.agency, _ITSELF)
    for group in by_agency([part for part in case.parts if part.year == report.year]):
        if len(group) > 1:
            yield _wrong(group[0].agency, _DOUBLED, count=len(group))


def _of_other_forms(case: Case) -> Iterator[Finding]:
    for part in case.parts:
        form, year = part.template, case.report.year
        if part.year == year and not form.serves(year):
            yield _wrong(part.agency, _OTHER_FORM, form=form.instrument)


def _wrong(agency: Agency, sentence: Wording, **facts: Fact) -> Finding:
    return finding_on_words(G_COVER, "", WHOLE, sentence=sentence, severity=G_COVER.severity, agency=agency.name, **facts)
