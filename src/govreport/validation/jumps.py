"""
Figures out of all proportion to last year's: worth a look, and nothing more.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Final

from govreport.cells import Cell
from govreport.errors import UnrelatedTemplates
from govreport.figures import Kind, Number, difference, plain, total
from govreport.relations import Ground, Severity, Sign
from govreport.report import Report
from govreport.tables import Axis
from govreport.template import Template
from govreport.validation.case import NO_PREVIOUS, Case, Result
from govreport.validation.continuity import earlier_figures
from govreport.validation.finding import Finding, Rule, Skipped
from govreport.validation.values import cell_finding
from govreport.wording import Wording

__all__ = ["C_JUMP", "check_jumps"]

C_JUMP: Final = Rule(
    code="C-JUMP",
    severity=Severity.INFO,
    ground=Ground.PRACTICE,
    says=Wording(
        zh="数据与上年相比没有大起大落（达到五倍或五分之一，且相差 30 以上）",
        en="No figure is five times last year's or a fifth of it, and 30 away from it",
    ),
    violated=Wording(zh="{line}：上年为 {before}，本年为 {after}，变化较大。", en="{line}: {before} last year, {after} this year."),
)
#: Why a rule over two years is not tried.
_NO_BRIDGE: Final = Wording(zh="两年的表格格式没有衔接关系", en="the forms of the two years have no bridge")

_NUMBERS: Final = int, Decimal
_TIMES: Final = 5
_LEAST: Final = 30


def check_jumps(case: Case) -> Result | Skipped:
    """
    C-JUMP: of what is totalled within its row the totals alone, of all else every figure. From zero and to zero are jumps too.

    Blanks, text and numbers below zero jump nowhere. A change (本年增/减) may be anything, and what last year's form asked otherwise
    is not compared.
    """
    if case.previous is None:
        return Skipped(C_JUMP, NO_PREVIOUS)
    try:
        compared = list(_compared(case.report, case.previous))
    except UnrelatedTemplates:
        return Skipped(C_JUMP, _NO_BRIDGE)
    template, findings = case.report.template, list[Finding]()
    for cell, before, after in compared:
        less, more = sorted((before, after))
        if difference(more, less) >= _LEAST and more >= total([less] * _TIMES):
            measure = template.measure(template.place(cell))
            findings.append(cell_finding(C_JUMP, template, cell, before=plain(before, measure), after=plain(after, measure)))
    return Result(C_JUMP, len(compared) - len(findings), tuple(findings))


def _compared(report: Report, previous: Report) -> Iterator[tuple[Cell, Number, Number]]:
    cells = _looked_at(report.template)
    for cell, before in zip(cells, earlier_figures(previous, cells, report.template), strict=True):
        after = report[cell]
        if isinstance(before, _NUMBERS) and isinstance(after, _NUMBERS) and min(before, after) >= 0:
            yield cell, before, after


@cache
def _looked_at(template: Template) -> tuple[Cell, ...]:
    """
    Return the cells that a person would look at: an applicant more in one column is one more in its row's total as well.
    """
    rows = [each for each in template.constraints if each.relation.each is Axis.ROW and each.relation.sign is Sign.EQUAL]
    totalled = {cell for each in rows for cell in each.left}
    return tuple(
        cell
        for cell, measure in zip(template.cells, template.measures, strict=True)
        if cell not in totalled and measure.kind is not Kind.CHANGE
    )
