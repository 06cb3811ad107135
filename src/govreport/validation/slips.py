"""
Figures that look like something else: yuan in a cell of 10,000 yuan, items in a cell of decisions.
"""

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Final

from govreport.cells import Cell
from govreport.figures import Blank, Unread, total
from govreport.relations import Ground, Severity
from govreport.template import Template
from govreport.validation.case import Case, Result
from govreport.validation.continuity import earlier_figure
from govreport.validation.finding import Finding, Rule
from govreport.validation.values import cell_finding
from govreport.wording import Wording

__all__ = ["V_ITEMS", "V_SCALE", "check_items", "check_scale"]

V_SCALE: Final = Rule(
    code="V-SCALE",
    severity=Severity.WARNING,
    ground=Ground.PRACTICE,
    says=Wording(zh="收费金额以万元为单位", en="Fees are in units of 10,000 yuan"),
    violated=Wording(zh="{line}：{text} 万元，疑似以元填报。", en="{line}: {text} in units of 10,000 yuan looks like yuan."),
)
V_ITEMS: Final = Rule(
    code="V-ITEMS",
    severity=Severity.WARNING,
    ground=Ground.PRACTICE,
    says=Wording(zh="处理决定数量是决定件数，不是项目数", en="Decisions are counted, not the items that decisions are made on"),
    violated=Wording(
        zh="{line}：处理决定数量 {text} 恰为上一年项目数量加本年增/减，疑似误填项目数。",
        en="{line}: {text} decisions is just items last year plus their change; it may be the number of items.",
    ),
)

_YUAN_LIKE: Final = 1_000_000
_JUMP: Final = 1_000


def check_scale(case: Case) -> Result:
    """
    V-SCALE: a whole million or more, or a thousand times last year's, in a cell of 万元 looks like yuan.
    """
    report, findings, tried = case.report, list[Finding](), 0
    for place in _in_ten_thousands(report.template):
        cell, figure = report.template.cells[place], report.figures[place]
        if not isinstance(figure, Decimal):
            continue
        tried += 1
        before = earlier_figure(case.previous, cell, report.template) if case.previous else None
        whole = figure >= _YUAN_LIKE and figure == figure.to_integral_value()
        if whole or (isinstance(before, Decimal) and before > 0 and Fraction(figure) >= _JUMP * Fraction(before)):
            findings.append(cell_finding(V_SCALE, report.template, cell, text=report.text(cell)))
    return Result(V_SCALE, tried - len(findings), tuple(findings))


@cache
def _in_ten_thousands(template: Template) -> tuple[int, ...]:
    return tuple(place for place, measure in enumerate(template.measures) if measure.unit == "万元")


def check_items(case: Case) -> Result:
    """
    V-ITEMS: as many decisions as there are items (上一年项目数量 + 本年增/减) are probably items. Only the form of 2019 asks for both.
    """
    report, findings, tried = case.report, list[Finding](), 0
    for cell in report.template.cells:
        if cell.column != "decisions":
            continue
        items = [Cell(cell.table, cell.row, column) for column in ("items_before", "items_change")]
        if not all(map(report.template.has, items)):
            continue
        tried += 1
        decisions, numbers = report[cell], [figure for each in items if not isinstance(figure := report[each], Blank | Unread)]
        # Nothing and nothing is no coincidence: most offices without licences write 0, 0, 0.
        if decisions != 0 and len(numbers) == len(items) and decisions == total(numbers):
            findings.append(cell_finding(V_ITEMS, report.template, cell, text=report.text(cell)))
    return Result(V_ITEMS, tried - len(findings), tuple(findings))
