"""
What the prose claims in words, against the tables: that there was none, that all were upheld.
"""

from typing import Final

from govreport.narrative import INDICATORS
from govreport.relations import Ground, Severity
from govreport.validation.case import Case, Result
from govreport.validation.finding import Finding, Rule
from govreport.validation.indicated import amounts, figure_of, finding_on_number, is_of_part
from govreport.validation.telling import statements_on
from govreport.wording import Wording

__all__ = ["N_CLAIM", "check_claims"]

N_CLAIM: Final = Rule(
    code="N-CLAIM",
    severity=Severity.WARNING,
    ground=Ground.PRACTICE,
    says=Wording(
        zh="“未收到”“均获维持”等说法与表中的数一致", en="'None was received', 'all were upheld' and the like are what the tables say"
    ),
    violated=Wording(
        zh="{line}：{what}，正文称没有，表中为 {figure}（“{quote}”）。",
        en="{line}: the prose says that there was none of {what}; the tables have {figure} ('{quote}').",
    ),
)
_ALL: Final = Wording(
    zh="{line}：{whole}为 {figure}，{what}为 {stated}，并非全部（“{quote}”）。",
    en="{line}: {whole} is {figure} and {what} {stated}, which is not all ('{quote}').",
)


def check_claims(case: Case) -> Result:
    """
    N-CLAIM: zeros said in words, and claims that all came out one way.
    """
    report, findings, holds = case.report, list[Finding](), 0
    for passage, said in statements_on(case, in_words=True):
        known = amounts(said.indicator, report)
        if any(amount == 0 for _, amount in known):
            holds += 1
        elif known:
            cells, amount = known[0]
            span = (said.start, said.end)
            findings.append(finding_on_number(N_CLAIM, report, passage, span, indicator=said.indicator, sides=(0, amount), cells=cells))
    for passage in case.passages:
        for claim in passage.claims:
            part, whole = figure_of(claim.part, report), figure_of(claim.whole, report)
            if part is None or whole is None or is_of_part(report, passage, claim.start):
                continue
            if part >= whole:
                holds += 1
                continue
            cells = tuple(cell for name in (claim.part, claim.whole) for cells, _ in amounts(name, report)[:1] for cell in cells)
            facts = {"whole": INDICATORS[claim.whole].label}
            span, sides = (claim.start, claim.end), (part, whole)
            findings.append(
                finding_on_number(N_CLAIM, report, passage, span, facts, sentence=_ALL, indicator=claim.part, sides=sides, cells=cells)
            )
    return Result(N_CLAIM, holds, tuple(findings))
