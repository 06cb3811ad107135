"""
Numbers that the prose states for an indicator of the tables, against the tables.
"""

from decimal import Decimal
from typing import Final

from govreport.figures import EXACT, Number
from govreport.narrative import Passage, Statement, Times, bases_of
from govreport.relations import Ground, Severity
from govreport.validation.case import Case, Result
from govreport.validation.finding import Finding, Rule, Verdict
from govreport.validation.indicated import amounts, as_number, finding_on_number, is_of_part
from govreport.validation.passages import WHOLE
from govreport.wording import Wording

__all__ = ["N_FIGURE", "agree", "check_statements", "statements_on"]

N_FIGURE: Final = Rule(
    code="N-FIGURE",
    severity=Severity.WARNING,
    ground=Ground.PRACTICE,
    says=Wording(zh="正文所说的数与表中的数一致", en="A number that the prose states is that of the tables"),
    violated=Wording(
        zh="{line}：{what}，正文为 {stated}，表中为 {figure}（“{quote}”）。",
        en="{line}: {what} is {stated} in the prose and {figure} in the tables ('{quote}').",
    ),
)
_UNTOLD: Final = Wording(
    zh="{line}：正文有 {count} 处数字，表中相应数据未填或无法读取，无法核对（{rule}）。",
    en="{line}: {count} numbers of the prose cannot be checked, for the tables are blank or unread there ({rule}).",
)


def check_statements(case: Case) -> Result:
    """
    N-FIGURE: a number agrees if it is what the tables say in any sense that the words may have; zeros in words are claims.
    """
    report, findings, holds, unknown = case.report, list[Finding](), 0, 0
    statements = statements_on(case)
    tables = {name: amounts(name, report) for name in {said.indicator for _, said in statements}}
    for passage, said in statements:
        known = tables[said.indicator]
        if any(agree(said.value, amount, said.step) for _, amount in known):
            holds += 1
        elif not known or known[0][0] != bases_of(said.indicator, report.template)[0]:
            unknown += 1  # the plainest sense is blank: a narrower one proves nothing
        else:
            cells, amount = known[0]
            span = (said.start, said.end)
            sides = (as_number(said.value), amount)
            findings.append(finding_on_number(N_FIGURE, report, passage, span, indicator=said.indicator, sides=sides, cells=cells))
    if unknown:
        facts = (("count", unknown), ("rule", N_FIGURE.says))
        findings.append(
            Finding(rule=N_FIGURE, severity=N_FIGURE.severity, verdict=Verdict.UNDETERMINED, line=WHOLE, sentences=(_UNTOLD,), facts=facts)
        )
    return Result(N_FIGURE, holds, tuple(findings))


def statements_on(case: Case, *, in_words: bool = False) -> list[tuple[Passage, Statement]]:
    """
    Return the statements on the report's own year, those of numbers or those of zeros in words.
    """
    return [
        (passage, said)
        for passage in case.passages
        for said in passage.said
        if isinstance(said, Statement) and said.times is Times.THIS and said.in_words is in_words
        if not is_of_part(case.report, passage, said.start)
    ]


def agree(stated: Number, amount: Number, step: Decimal) -> bool:
    """
    Return whether a number is what is stated, as finely as it is stated: 1.2万 is 12,000 and up to a thousand away.
    """
    return stated == amount or -step < EXACT.subtract(Decimal(stated), Decimal(amount)) < step
