"""
The relations within a year (勾稽关系): sums that must agree, as the form's data say.
"""

from collections.abc import Sequence
from functools import cache

from govreport.relations import Constraint, Relation, Sign
from govreport.template import Template
from govreport.validation.case import Case, Result
from govreport.validation.finding import Finding, Rule
from govreport.validation.weighing import Term, finding_of, weigh

__all__ = ["check_relation", "rule_of_relation"]


@cache
def rule_of_relation(relation: Relation) -> Rule:
    """
    Return a relation of the form as an entry of the catalogue.
    """
    return Rule(
        code=relation.id,
        severity=relation.severity,
        ground=relation.ground,
        says=relation.rule,
        violated=relation.finding,
        quote=relation.quote,
    )


def check_relation(relation: Relation, case: Case) -> Result:
    """
    Try a relation on every line that it speaks of.
    """
    report, template = case.report, case.report.template
    rule, findings, with_blanks = rule_of_relation(relation), list[Finding](), 0
    tried = _places(template)[relation.id]
    for constraint, left, right in tried:
        if _plainly_holds(report.figures, left, right, relation.sign):
            continue
        terms = [[Term(template.cells[place], report.figures[place]) for place in side] for side in (left, right)]
        weighed = weigh(terms[0], terms[1], relation.sign, case.blanks)
        if weighed.verdict is None:
            with_blanks += bool(weighed.blanks)
            continue
        cells = (*constraint.left, *constraint.right)
        findings.append(finding_of(weighed, rule, rule.severity, template, relation.each, cells))
    return Result(rule, len(tried) - len(findings), tuple(findings), with_blanks)


def _plainly_holds(figures: Sequence[object], left: tuple[int, ...], right: tuple[int, ...], sign: Sign) -> bool:
    # Nearly every line of nearly every report: whole numbers that agree.
    try:
        difference = sum([figures[place] for place in left]) - sum([figures[place] for place in right])  # type: ignore[misc]  # blanks raise
    except TypeError:
        return False
    return difference == 0 if sign is Sign.EQUAL else difference >= 0


@cache
def _places(template: Template) -> dict[str, list[tuple[Constraint, tuple[int, ...], tuple[int, ...]]]]:
    found: dict[str, list[tuple[Constraint, tuple[int, ...], tuple[int, ...]]]] = {each.id: [] for each in template.relations}
    for each in template.constraints:
        left, right = (tuple(template.place(cell) for cell in side) for side in (each.left, each.right))
        found[each.relation.id].append((each, left, right))
    return found
