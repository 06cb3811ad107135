"""
Which single figure, if it were another, would explain violated relations: exact, over all relations, and never applied.

A cause is a cell whose change satisfies every violated relation that hangs together and breaks none that holds.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, final

from attrs import evolve, frozen

from govreport.cells import Cell
from govreport.figures import Blank, Kind, Number, Unread, difference, digits, total
from govreport.labels import cell_name
from govreport.relations import Sign
from govreport.report import Report
from govreport.validation.finding import Cause, Fact, Finding
from govreport.wording import Wording

__all__ = ["Equation", "equations", "with_causes"]

_CAUSE: Final = Wording(
    zh="{cause}现为 {now}，如应为 {suggested}，则各项勾稽均成立。",
    en="{cause} is {now}; were it {suggested}, every relation would hold.",
)


@final
@frozen
class Equation:
    """
    A relation on one line with its figures: how far apart its sides are, and which way each cell moves them.
    """

    code: str
    cells: tuple[Cell, ...]
    right: frozenset[Cell]
    sign: Sign
    #: Left less right.
    gap: Number

    @property
    def holds(self) -> bool:
        """
        Whether the sides agree.
        """
        return self.gap == 0 if self.sign is Sign.EQUAL else self.gap >= 0

    def moved(self, cell: Cell, by: Number) -> "Equation":
        """
        Return the equation with one cell changed.
        """
        if cell not in self.cells:
            return self
        return evolve(self, gap=difference(self.gap, by) if cell in self.right else total([self.gap, by]))


def equations(report: Report) -> tuple[Equation, ...]:
    """
    Return every relation on every line that can be computed, blanks counted as zero.
    """
    found = list[Equation]()
    for each in report.template.constraints:
        left, right = ([report[cell] for cell in side] for side in (each.left, each.right))
        if any(isinstance(figure, Unread) for figure in (*left, *right)):
            continue
        sums = [total(figure for figure in side if not isinstance(figure, Blank | Unread)) for side in (left, right)]
        found.append(Equation(each.relation.id, (*each.left, *each.right), frozenset(each.right), each.relation.sign, difference(*sums)))
    return tuple(found)


def with_causes(findings: Sequence[Finding], report: Report) -> tuple[Finding, ...]:
    """
    Return the findings with the probable causes of those that are violated sums.
    """
    tried = equations(report)
    violated = {(each.rule.code, frozenset(each.cells)) for each in findings if each.left is not None}
    broken = [each for each in tried if each.sign is Sign.EQUAL and (each.code, frozenset(each.cells)) in violated]
    causes = dict[tuple[str, frozenset[Cell]], tuple[Cause, ...]]()
    for cluster in _clusters(broken):
        found = tuple(_causes(cluster, tried, report))
        causes |= {(each.code, frozenset(each.cells)): found for each in cluster}
    return tuple(_explained(each, causes.get((each.rule.code, frozenset(each.cells)), ()), report) for each in findings)


def _explained(finding: Finding, causes: tuple[Cause, ...], report: Report) -> Finding:
    if len(causes) != 1:
        return evolve(finding, causes=causes)
    (cause,) = causes
    facts: tuple[tuple[str, Fact], ...] = (
        ("cause", cell_name(report.template, cause.cell)),
        ("now", report.text(cause.cell) or "—"),
        ("suggested", digits(cause.suggested)),
    )
    return evolve(finding, causes=causes, sentences=(*finding.sentences, _CAUSE), facts=(*finding.facts, *facts))


def _clusters(broken: Iterable[Equation]) -> list[list[Equation]]:
    """
    Return violated equations in groups that share cells, directly or through others.
    """
    clusters = list[list[Equation]]()
    for each in broken:
        touching = [cluster for cluster in clusters if any(not set(other.cells).isdisjoint(each.cells) for other in cluster)]
        clusters = [cluster for cluster in clusters if cluster not in touching]
        clusters.append([*(other for cluster in touching for other in cluster), each])
    return clusters


def _causes(cluster: Sequence[Equation], tried: Iterable[Equation], report: Report) -> Iterator[Cause]:
    shared = [cell for cell in cluster[0].cells if all(cell in each.cells for each in cluster)]
    for cell in shared:
        first = cluster[0]
        by = first.gap if cell in first.right else difference(0, first.gap)
        now = report[cell]
        suggested = by if isinstance(now, Blank | Unread) else total([now, by])
        counted = report.template.measure(report.template.place(cell)).kind is not Kind.CHANGE
        if counted and suggested < 0:
            continue
        if all(each.moved(cell, by).holds for each in tried if each in cluster or each.holds):
            yield Cause(cell, now, suggested)
