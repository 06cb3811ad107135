"""
The findings on two versions of a report, or on two years: which are new, which are gone, which are still there.
"""

import re
from collections import Counter
from typing import Final, TypeAlias, final

from attrs import frozen

from govreport.cells import Cell
from govreport.validation.finding import Finding, Verdict
from govreport.validation.findings import Findings

__all__ = ["Turns", "compare_findings"]

_NUMBERS: Final = re.compile(r"\d[\d,，.．]*[万亿千百]*|[〇零一二两三四五六七八九十百千万亿]+")
#: What a finding is on, whatever it says there.
_Place: TypeAlias = tuple[str, Verdict, tuple[Cell, ...], str, str]


@final
@frozen
class Turns:
    """
    What became of findings.
    """

    before: Findings
    after: Findings
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    #: As they are now.
    still: tuple[Finding, ...]


def compare_findings(before: Findings, after: Findings) -> Turns:
    """
    Return what became of findings. The same rule on the same cells, or on the same words but for their numbers, is the same finding,
    though its figures may be others.

    >>> from govreport import Report
    >>> from govreport.validation import validate
    >>> wrong = Report.of("某局", 2021).fill({"disputes/cases/review.upheld": 2, "disputes/cases/review.total": 3})
    >>> right = wrong.fill({"disputes/cases/review.total": 2})
    >>> turns = compare_findings(validate(wrong, only=["R"]), validate(right, only=["R"]))
    >>> len(turns.new), [each.rule.code for each in turns.gone if each.left is not None]
    (0, ['R-REVIEW'])
    """
    was = Counter(map(_place, before.items))
    new, still = list[Finding](), list[Finding]()
    for each in after.items:
        place = _place(each)
        (still if was[place] else new).append(each)
        was[place] -= bool(was[place])
    gone = list[Finding]()
    for each in reversed(before.items):
        if was[_place(each)]:
            was[_place(each)] -= 1
            gone.append(each)
    return Turns(before, after, tuple(new), tuple(reversed(gone)), tuple(still))


def _place(finding: Finding) -> _Place:
    words = finding.quoted.marked() if finding.quoted else ""
    return finding.rule.code, finding.verdict, finding.cells, finding.section, _NUMBERS.sub("0", words)
