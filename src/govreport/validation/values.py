"""
What may stand in a cell: whole counts, amounts with their unit, numbers without remarks.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Final

from govreport.cells import Cell
from govreport.figures import Blank, Figure, Kind, Measure, Unread, plain
from govreport.labels import cell_name
from govreport.notation import Refusal, refusal, remark
from govreport.relations import Ground, Severity
from govreport.template import Template
from govreport.validation.case import Case, Result
from govreport.validation.finding import Fact, Finding, Rule, Verdict
from govreport.wording import Wording

__all__ = [
    "V_COUNT",
    "V_MONEY",
    "V_NOTE",
    "V_UNREAD",
    "cell_finding",
    "check_amounts",
    "check_counts",
    "check_remarks",
    "check_unread",
]

V_COUNT: Final = Rule(
    code="V-COUNT",
    severity=Severity.ERROR,
    ground=Ground.ARITHMETIC,
    says=Wording(zh="数量为非负整数（仅“本年增/减”可为负）", en="A count is a whole number, not less than zero (only a change may be)"),
    violated=Wording(zh="{line}：“{text}”不是非负整数。", en="{line}: '{text}' is no whole number from zero up."),
)
V_MONEY: Final = Rule(
    code="V-MONEY",
    severity=Severity.ERROR,
    ground=Ground.ARITHMETIC,
    says=Wording(
        zh="金额非负，至多六位小数，单位明确", en="An amount is not less than zero, has six decimals at most, and its unit is stated"
    ),
    violated=Wording(zh="{line}：金额“{text}”{problem}。", en="{line}: the amount '{text}' {problem}."),
)
V_UNREAD: Final = Rule(
    code="V-UNREAD",
    severity=Severity.ERROR,
    ground=Ground.ARITHMETIC,
    says=Wording(zh="单元格内容是数据", en="What stands in a cell is a figure"),
    violated=Wording(zh="{line}：“{text}”不是数据。", en="{line}: '{text}' is no figure."),
)
V_NOTE: Final = Rule(
    code="V-NOTE",
    severity=Severity.INFO,
    ground=Ground.PRACTICE,
    says=Wording(zh="单元格只填数字，说明写在正文", en="A cell holds the number alone; remarks belong in the text"),
    violated=Wording(zh="{line}：“{text}”附有说明，按 {figure} 计。", en="{line}: '{text}' has a remark; {figure} is taken."),
)

_NEGATIVE: Final = Wording(zh="小于零", en="is less than zero")
_LONG: Final = Wording(zh="多于六位小数", en="has more than six decimals")
_UNIT: Final[Mapping[Refusal, Wording]] = {
    Refusal.UNIT_MISSING: Wording(zh="未注明单位", en="has no unit"),
    Refusal.UNIT_CONFLICT: Wording(zh="的单位与表头不一致", en="has another unit than the head"),
}
_DECIMALS: Final = 6
_GAPS: Final = Blank, Unread


def cell_finding(rule: Rule, template: Template, cell: Cell, **facts: Fact) -> Finding:
    """
    Return a violation that speaks of one cell.
    """
    return Finding(
        rule=rule,
        severity=rule.severity,
        verdict=Verdict.VIOLATED,
        cells=(cell,),
        line=cell_name(template, cell),
        sentences=(rule.violated,),
        facts=tuple(facts.items()),
    )


def check_counts(case: Case) -> Result:
    """
    V-COUNT: a count is a whole number, not less than zero.
    """
    findings = list[Finding]()
    template, figures, counts = case.report.template, case.report.figures, _counts(case.report.template)
    # In nearly every report no figure needs a closer look.
    for place in [each for each in counts if not (isinstance(figure := figures[each], int) and figure >= 0)]:
        cell, figure, measure = template.cells[place], figures[place], template.measure(place)
        negative = isinstance(figure, int) and measure.kind is Kind.COUNT
        broken = isinstance(figure, Unread) and refusal(figure.text, measure) is Refusal.NOT_WHOLE
        if negative or broken:
            findings.append(cell_finding(V_COUNT, template, cell, text=case.report.text(cell)))
    return Result(V_COUNT, len(counts) - len(findings), tuple(findings))


@cache
def _counts(template: Template) -> tuple[int, ...]:
    return tuple(place for place, _ in enumerate(template.cells) if template.measure(place).kind is not Kind.AMOUNT)


@cache
def _amounts(template: Template) -> tuple[int, ...]:
    return tuple(place for place, _ in enumerate(template.cells) if template.measure(place).kind is Kind.AMOUNT)


def check_amounts(case: Case) -> Result:
    """
    V-MONEY: an amount is not less than zero, has six decimals at most, and its unit is stated once.
    """
    findings = list[Finding]()
    template, amounts = case.report.template, _amounts(case.report.template)
    for place in amounts:
        if problem := _amount_problem(case.report.figures[place], template.measure(place)):
            cell = template.cells[place]
            findings.append(cell_finding(V_MONEY, template, cell, text=case.report.text(cell), problem=problem))
    return Result(V_MONEY, len(amounts) - len(findings), tuple(findings))


def _amount_problem(figure: Figure, measure: Measure) -> Wording | None:
    if isinstance(figure, Unread):
        reason = refusal(figure.text, measure) if measure.kind is Kind.AMOUNT else None
        return _UNIT.get(reason) if reason else None
    if not isinstance(figure, Decimal):
        return None
    if figure < 0:
        return _NEGATIVE
    exponent = figure.as_tuple().exponent
    return _LONG if isinstance(exponent, int) and exponent < -_DECIMALS else None


def check_unread(case: Case) -> Result:
    """
    V-UNREAD: what stands in a cell is a figure. Pieces of counts and units of amounts are other rules' matter.
    """
    template, figures, findings = case.report.template, case.report.figures, list[Finding]()
    for place, figure in enumerate(figures):
        if not isinstance(figure, Unread):
            continue
        cell, measure = template.cells[place], template.measure(place)
        counted = measure.kind is not Kind.AMOUNT and refusal(figure.text, measure) is Refusal.NOT_WHOLE
        if not counted and _amount_problem(figure, measure) is None:
            findings.append(cell_finding(V_UNREAD, template, cell, text=figure.text))
    filled = sum([not isinstance(figure, Blank) for figure in figures])
    return Result(V_UNREAD, filled - len(findings), tuple(findings))


def check_remarks(case: Case) -> Result:
    """
    V-NOTE: a cell holds the number alone.
    """
    report, findings = case.report, list[Finding]()
    for each in report.written:
        place = report.template.place(each.cell)
        measure, figure = report.template.measure(place), report.figures[place]
        if not isinstance(figure, Blank | Unread) and remark(each.text, measure):
            findings.append(cell_finding(V_NOTE, report.template, each.cell, text=each.text, figure=plain(figure, measure)))
    numbers = sum([not isinstance(figure, _GAPS) for figure in report.figures])
    return Result(V_NOTE, numbers - len(findings), tuple(findings))
