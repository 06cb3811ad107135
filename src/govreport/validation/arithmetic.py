"""
The relations within a year (勾稽关系): sums that must agree, as the form's data say.
"""

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias, final

from attrs import frozen

from govreport.relations import Constraint, Relation, Sign
from govreport.template import Template
from govreport.validation.case import Case, Result
from govreport.validation.finding import Finding, Rule
from govreport.validation.weighing import Term, finding_of, weigh

__all__ = ["check_relation", "rule_of_relation"]

#: Where figures stand in the order of the form.
Places: TypeAlias = tuple[int, ...]


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
    lines = _lines(template)[relation.id]
    if lines.all_hold(report.figures):
        return lines.fine
    rule, findings, with_blanks = lines.fine.rule, list[Finding](), 0
    for constraint, left, right in lines.tried:
        if _plainly_holds(report.figures, left, right, relation.sign):
            continue
        terms = [[Term(template.cells[place], report.figures[place]) for place in side] for side in (left, right)]
        weighed = weigh(terms[0], terms[1], relation.sign, case.blanks)
        if weighed.verdict is None:
            with_blanks += bool(weighed.blanks)
            continue
        cells = (*constraint.left, *constraint.right)
        findings.append(finding_of(weighed, rule, rule.severity, template, relation.each, cells))
    return Result(rule, len(lines.tried) - len(findings), tuple(findings), with_blanks)


def _plainly_holds(figures: Sequence[object], left: Places, right: Places, sign: Sign) -> bool:
    # Nearly every line of nearly every report: whole numbers that agree.
    try:
        difference = sum([figures[place] for place in left]) - sum([figures[place] for place in right])  # type: ignore[misc]  # blanks raise
    except TypeError:
        return False
    return difference == 0 if sign is Sign.EQUAL else difference >= 0


@final
@frozen(eq=False)
class _Lines:
    """
    The lines that a relation is tried on.
    """

    #: Each with the places of its left side and of its right side.
    tried: tuple[tuple[Constraint, Places, Places], ...]
    #: What comes of it if it holds on all of them.
    fine: Result
    holds: Callable[[Any, Any], bool]
    left: Callable[[Sequence[object]], Iterable[Any]] | None
    right: Callable[[Sequence[object]], Iterable[Any]] | None

    def all_hold(self, figures: Sequence[object]) -> bool:
        """
        Return whether it surely holds on all lines at once, as in nearly every report; a blank leaves that open.
        """
        if self.left is None or self.right is None:
            return False
        try:
            return all(map(self.holds, map(sum, self.left(figures)), map(sum, self.right(figures))))
        except TypeError:
            return False


@cache
def _lines(template: Template) -> Mapping[str, _Lines]:
    found = dict[str, _Lines]()
    for relation in template.relations:
        own = [each for each in template.constraints if each.relation.id == relation.id]
        left, right = (
            [tuple(map(template.place, cells)) for cells in sides] for sides in ([each.left for each in own], [each.right for each in own])
        )
        holds = operator.eq if relation.sign is Sign.EQUAL else operator.ge
        fine = Result(rule_of_relation(relation), len(own), ())
        found[relation.id] = _Lines(tuple(zip(own, left, right, strict=True)), fine, holds, _together(left), _together(right))
    return found


def _together(sides: Iterable[Places]) -> Callable[[Sequence[object]], Iterable[Any]] | None:
    """
    Return how to take the figures of many sides at once, if those of each stand at even distances; otherwise nothing.
    """
    slices = [_slice(places) for places in sides]
    if None in slices:
        return None
    return operator.itemgetter(*slices, slice(0))  # one more, of nothing: of a single one it would give no tuple


def _slice(places: Places) -> slice | None:
    if not places:
        return slice(0)
    first, last = places[0], places[-1]
    step = max((last - first) // max(len(places) - 1, 1), 1)
    return slice(first, last + 1, step) if tuple(range(first, last + 1, step)) == places else None
