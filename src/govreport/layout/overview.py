"""
The findings on many reports in two tables: per report, and per rule.
"""

from collections.abc import Sequence
from typing import Final

from govreport.document import Block, CellKind, Grid, GridCell, Heading
from govreport.layout.findings import SEVERITIES, counted
from govreport.layout.words import heads, titled
from govreport.validation import Findings, Rule
from govreport.wording import Language, Wording

__all__ = ["overview"]

_TITLE: Final = Wording(zh="各报告、各规则小结", en="Summary per report and per rule")
_REPORTS: Final = (
    Wording(zh="文件", en="File"),
    Wording(zh="报告", en="Report"),
    *(SEVERITIES.values()),
    Wording(zh="未能判定", en="undecided"),
    Wording(zh="已确认", en="waived"),
)
_RULES: Final = (
    Wording(zh="规则", en="Rule"),
    Wording(zh="内容", en="What it says"),
    Wording(zh="报告数", en="Reports"),
    Wording(zh="结果数", en="Findings"),
)


def overview(found: Sequence[tuple[str, Findings]], language: Language) -> tuple[Block, ...]:
    """
    Return how many findings each report has, and each rule has; rules and their counts in the order of the catalogue.

    Args:
        found: The findings with the name of the file each report came from.
        language: Of the words.
    """
    reports = tuple(_report(file, findings, language) for file, findings in found)
    codes = {ran.rule.code: ran.rule for _, findings in found for ran in findings.ran}
    rules = tuple(row for rule in codes.values() if (row := _rule(rule, found, language)))
    return (
        Heading(_TITLE.say(language)),
        Grid(rows=(heads(_REPORTS, language), *reports), head_rows=1, widths=(24, 36, 8, 8, 8, 8, 8)),
        *([Grid(rows=(heads(_RULES, language), *rules), head_rows=1, widths=(16, 64, 10, 10))] if rules else ()),
    )


def _report(file: str, findings: Findings, language: Language) -> tuple[GridCell, ...]:
    counts = (GridCell(str(count), kind=CellKind.FIGURE) for count in counted(findings).values())
    return GridCell(file, kind=CellKind.STUB), GridCell(titled(findings.report, language), kind=CellKind.STUB), *counts


def _rule(rule: Rule, found: Sequence[tuple[str, Findings]], language: Language) -> tuple[GridCell, ...]:
    counts = [sum(each.rule.code == rule.code for each in findings.violated) for _, findings in found]
    if not any(counts):
        return ()
    figures = (GridCell(str(count), kind=CellKind.FIGURE) for count in (sum(map(bool, counts)), sum(counts)))
    return GridCell(rule.code, kind=CellKind.STUB), GridCell(rule.says.say(language)), *figures
