"""
Gaps: cells left empty, marks where a number belongs, totals that were not filled in.
"""

from itertools import groupby
from typing import Final

from govreport.cells import Cell
from govreport.figures import Blank, Unread, digits, total
from govreport.labels import cells_named, line_label, line_name
from govreport.relations import Constraint, Ground, Severity, Sign
from govreport.tables import Axis
from govreport.template import Template
from govreport.validation.case import Case, Result
from govreport.validation.finding import Fact, Finding, Rule, Verdict
from govreport.wording import Wording

__all__ = ["V_BLANK", "V_MARK", "check_blanks", "check_marks"]

V_BLANK: Final = Rule(
    code="V-BLANK",
    severity=Severity.WARNING,
    ground=Ground.PRACTICE,
    says=Wording(zh="各单元格均应填写，没有的填 0", en="Every cell is filled, with 0 where there is nothing"),
    violated=Wording(zh="{line}有 {count} 个单元格未填：{places}。", en="{line} has {count} empty cells: {places}."),
)
V_MARK: Final = Rule(
    code="V-MARK",
    severity=Severity.WARNING,
    ground=Ground.PRACTICE,
    says=Wording(zh="应填数字处不用“/”“—”“无”", en="No '/', '—' or 无 where a number belongs"),
    violated=Wording(
        zh="{line}有 {count} 个单元格以符号代替数字：{places}。", en="{line} has {count} cells with a mark for a number: {places}."
    ),
)

_TOTALS: Final = Wording(
    zh="{line}有 {count} 处未填，各项之和为：{places}。", en="{line} lacks {count} totals; the parts add up to: {places}."
)
_SUM: Final = Wording(zh="{name} {sum}", en="{name} {sum}")


def check_blanks(case: Case) -> Result:
    """
    V-BLANK: every cell is filled. A blank total beside its parts is an error, and the finding says the sum.
    """
    report, template = case.report, case.report.template
    blank = {cell for cell, figure in zip(template.cells, report.figures, strict=True) if figure is Blank.EMPTY}
    if not blank:
        return Result(V_BLANK, len(template.cells), ())
    missing = [each for each in template.constraints if _lacks_total(each, case, blank)]
    lacking = {each.right[0] for each in missing}
    findings = [_blank_totals(template, list(constraints), case) for _, constraints in groupby(missing, key=lambda each: each.relation.id)]
    return Result(V_BLANK, len(template.cells) - len(blank), (*findings, *_by_table(V_BLANK, template, blank - lacking)))


def check_marks(case: Case) -> Result:
    """
    V-MARK: no mark where a number belongs.
    """
    cells = zip(case.report.template.cells, case.report.figures, strict=True)
    marked = {cell for cell, figure in cells if isinstance(figure, Blank) and figure is not Blank.EMPTY}
    return Result(V_MARK, len(case.report.figures) - len(marked), _by_table(V_MARK, case.report.template, marked))


def _lacks_total(constraint: Constraint, case: Case, blank: set[Cell]) -> bool:
    is_sum = constraint.relation.sign is Sign.EQUAL and len(constraint.right) == 1
    return is_sum and constraint.right[0] in blank and any(not isinstance(case.report[cell], Blank | Unread) for cell in constraint.left)


def _blank_totals(template: Template, constraints: list[Constraint], case: Case) -> Finding:
    each = constraints[0].relation.each
    cells = tuple(constraint.right[0] for constraint in constraints)
    sums = tuple(
        _SUM.filled(
            name=line_label(template, constraint.right[0], each),
            sum=digits(total(figure for cell in constraint.left if not isinstance(figure := case.report[cell], Blank | Unread))),
        )
        for constraint in constraints
    )
    return _finding(V_BLANK, _TOTALS, cells, line_name(template, cells[0], Axis.COLUMN if each is Axis.ROW else Axis.ROW), sums)


def _by_table(rule: Rule, template: Template, cells: set[Cell]) -> tuple[Finding, ...]:
    """
    Return one finding for each table that has such cells: a person works through a table, not through a list of 175.
    """
    found, ordered = list[Finding](), sorted(cells, key=template.place)
    for table in template.tables:
        inside = tuple(cell for cell in ordered if cell.table == table.id)
        if inside:
            name, places = Wording(table.label, table.en), cells_named(template, inside)
            found.append(_finding(rule, rule.violated, inside, name, places))
    return tuple(found)


def _finding(rule: Rule, sentence: Wording, cells: tuple[Cell, ...], line: Wording, places: Fact) -> Finding:
    facts: tuple[tuple[str, Fact], ...] = (("count", len(cells)), ("places", places))
    severity = Severity.ERROR if sentence is _TOTALS else rule.severity
    return Finding(rule=rule, severity=severity, verdict=Verdict.VIOLATED, cells=cells, line=line, sentences=(sentence,), facts=facts)
