"""
The relations over two years (上年结转), through the bridge where the two reports follow different forms.
"""

from collections.abc import Iterable
from functools import cache
from typing import Final

from govreport.bridging import Pair, pairs
from govreport.cells import Cell
from govreport.figures import Blank, Figure, Number, Unread, total
from govreport.labels import line_name
from govreport.relations import Basis, Continuity, Severity, Sign, Succession
from govreport.report import Report
from govreport.template import Template
from govreport.validation.case import Case, Result
from govreport.validation.finding import Finding, Rule, Verdict
from govreport.validation.weighing import Term, finding_of, weigh
from govreport.wording import Wording

__all__ = ["check_continuity", "earlier_figure", "earlier_figures", "rule_of_continuity"]

_APART: Final = Wording(zh="{line}：{reason}，无法核对（{rule}）。", en="{line}: {reason}, so it cannot be checked ({rule}).")
_GONE: Final = Wording(zh="上年的表格中没有这一项", en="last year's form has no such line")


@cache
def rule_of_continuity(continuity: Continuity) -> Rule:
    """
    Return a continuity of the form as an entry of the catalogue.
    """
    return Rule(
        code=continuity.id,
        severity=Severity.ERROR if continuity.strict else continuity.severity,
        ground=continuity.ground,
        says=continuity.rule,
        violated=continuity.finding,
    )


def check_continuity(continuity: Continuity, case: Case, previous: Report) -> Result:
    """
    Try a continuity on every line that it speaks of.
    """
    rule, findings, holds, with_blanks = rule_of_continuity(continuity), list[Finding](), 0, 0
    for each in case.report.template.successions:
        if each.continuity.id != continuity.id:
            continue
        before = list(zip(each.previous, earlier_figures(previous, each.previous, case.report.template), strict=True))
        apart = next((known for _, known in before if isinstance(known, Wording)), None)
        if apart is not None:
            findings.append(_undecided(each, rule, case.report.template, apart))
            continue
        earlier = [Term(cell, known, earlier=True) for cell, known in before if not isinstance(known, Wording)]
        left, right = ([Term(cell, case.report[cell]) for cell in side] for side in (each.left, each.right))
        weighed = weigh([*earlier, *left], right, Sign.EQUAL, case.blanks)
        if weighed.verdict is None:
            holds += 1
            with_blanks += bool(weighed.blanks)
        else:
            findings.append(finding_of(weighed, rule, _severity(each), case.report.template, continuity.each, (*each.left, *each.right)))
    return Result(rule, holds, tuple(findings), with_blanks)


def earlier_figure(previous: Report, cell: Cell, template: Template) -> Figure | Wording:
    """
    Return what last year's report says for a cell of this year's form, or why that cannot be said.
    """
    return earlier_figures(previous, (cell,), template)[0]


def earlier_figures(previous: Report, cells: Iterable[Cell], template: Template) -> list[Figure | Wording]:
    """
    Return what last year's report says for some cells of this year's form, or why that cannot be said.
    """
    sources = _sources(previous.template, template)
    return [_together(previous, sources.get(cell, _GONE)) for cell in cells]


def _together(previous: Report, source: tuple[int, ...] | Wording) -> Figure | Wording:
    if isinstance(source, Wording):
        return source
    numbers = list[Number]()
    for place in source:
        figure = previous.figures[place]
        if isinstance(figure, Blank | Unread):
            return figure
        numbers.append(figure)
    return total(numbers)


@cache
def _sources(earlier: Template, later: Template) -> dict[Cell, tuple[int, ...] | Wording]:
    """
    Return the places of the earlier form where a figure of the later one stood, or why that cannot be said.
    """
    return {cell: _source(cell, pair, earlier) for pair in pairs(earlier, later) for cell in pair.later}


def _source(cell: Cell, pair: Pair, earlier: Template) -> tuple[int, ...] | Wording:
    if pair.later != (cell,) or not pair.earlier or pair.basis is Basis.INCOMPARABLE:
        return pair.reason or _GONE
    return tuple(map(earlier.place, pair.earlier))


def _severity(succession: Succession) -> Severity:
    return Severity.ERROR if succession.line.id in succession.continuity.strict else succession.continuity.severity


def _undecided(succession: Succession, rule: Rule, template: Template, reason: Wording) -> Finding:
    cells = (*succession.left, *succession.right)
    return Finding(
        rule=rule,
        severity=_severity(succession),
        verdict=Verdict.UNDETERMINED,
        cells=cells,
        line=line_name(template, cells[-1], succession.continuity.each),
        sentences=(_APART,),
        facts=(("reason", reason), ("rule", rule.says)),
    )
