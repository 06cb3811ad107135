"""
Percentages that the prose gives as shares, against the numbers they are said of.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from govreport.figures import Number, digits
from govreport.narrative import Passage, Quantity, quantities
from govreport.narrative.folded import folded
from govreport.relations import Ground, Severity
from govreport.validation.case import Case, Result
from govreport.validation.finding import Finding, Rule
from govreport.validation.indicated import amounts, as_finely, as_number, finding_on_number
from govreport.wording import Wording

__all__ = ["N_SHARE", "check_shares"]

N_SHARE: Final = Rule(
    code="N-SHARE",
    severity=Severity.WARNING,
    ground=Ground.PRACTICE,
    says=Wording(zh="占比由所说的两个数算得", en="A share follows from the two numbers it is said of"),
    violated=Wording(
        zh="{line}：{part} 占 {whole} 的 {right}%，正文为 {stated}（“{quote}”）。",
        en="{line}: {part} of {whole} is {right} %; the prose says {stated} ('{quote}').",
    ),
)
#: Between a number and its share, with nothing that says of what else it is one.
_SHARE: Final = re.compile(
    r"[,，(（]?(?:约|各)?占(?:比|申请|收到|受理|办结|答复|办理|总|新收|全部|全年|本年度?|的|比例|比重|数量?|件数|量|为|达|到|约|:|：){0,8}"
)
_WHOLES: Final = ("received", "handled", "closed")


def check_shares(case: Case) -> Result:
    """
    N-SHARE: a share agrees if it is one of any number before it in its line, or of what the tables have in all; it may be rounded
    or cut.
    """
    report, findings, holds = case.report, list[Finding](), 0
    totals = [amount for name in _WHOLES for _, amount in amounts(name, report)]
    for line in case.lines:
        if "占" not in line.text or ("%" not in line.text and "％" not in line.text):
            continue
        passage = Passage(line.section, line.number, line.text, (), ())
        for part, share, wholes, span in _shares(line.text):
            if any(_is_share(part, whole, share) for whole in (*wholes, *totals)):
                holds += 1
            elif wholes:
                facts = {"part": digits(as_number(part.value)), "whole": digits(wholes[-1]), "stated": line.text[span[0] : span[1]]}
                facts |= {"right": as_finely(100 * Fraction(part.value) / Fraction(wholes[-1]), share.step)}
                findings.append(finding_on_number(N_SHARE, report, passage, span, facts))
    return Result(N_SHARE, holds, tuple(findings))


def _shares(line: str) -> Iterator[tuple[Quantity, Quantity, list[Number], tuple[int, int]]]:
    """
    Yield the shares of a line: the part, the percentage, and the numbers before that the part may be one of.
    """
    whole = folded(line)
    numbers = list(quantities(whole.text))
    for place, share in enumerate(numbers):
        if share.unit != "%" or not place or share.rounded:
            continue
        part = numbers[place - 1]
        if not part.unit or part.unit == "%" or part.rounded or not _SHARE.fullmatch(whole.text[part.end : share.start]):
            continue
        wholes = [as_number(each.value) for each in numbers[: place - 1] if each.unit == part.unit and each.value >= part.value > 0]
        yield part, share, wholes, whole.span(share.start, share.end)


def _is_share(part: Quantity, whole: Number, share: Quantity) -> bool:
    return whole != 0 and abs(100 * Fraction(part.value) / Fraction(whole) - Fraction(share.value)) < Fraction(share.step)
