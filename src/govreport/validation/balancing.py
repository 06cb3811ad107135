"""
The equations of a report with its figures: how far apart their sides are, and what becomes of them if figures change.

Cells and equations go by numbers: cells by their places in the form, equations by their places among its constraints.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import TypeAlias, final

from attrs import frozen

from govreport.cells import Cell
from govreport.figures import Blank, Figure, Kind, Number, Unread, difference, fits, total
from govreport.relations import Sign
from govreport.report import Report
from govreport.tables import leaves
from govreport.template import Template
from govreport.validation.mistakes import Correction, slip_between

__all__ = ["Balance", "Change", "Web", "balance_of"]

#: By how much some figures change.
Change: TypeAlias = Mapping[int, Number]


@final
@frozen(eq=False)
class Web:
    """
    Where the cells of a form stand: in which equations, on which side, and beside which others.
    """

    #: Of each equation: its cells, +1 on the left and -1 on the right.
    signs: tuple[Mapping[int, int], ...]
    #: Of each cell: its equations.
    equations: tuple[frozenset[int], ...]
    #: Of each cell: the pairs that it makes with those printed beside, above and below it that measure the same.
    pairs: tuple[tuple[tuple[int, int], ...], ...]

    def shared(self, equations: Iterable[int]) -> list[int]:
        """
        Return the cells that stand in all of some equations, in the order of the form.
        """
        first, *others = equations
        return sorted(set(self.signs[first]).intersection(*(self.signs[each] for each in others)))

    def shortest(self, equations: Iterable[int]) -> int:
        """
        Return the equation with the fewest cells.
        """
        return min(equations, key=lambda each: (len(self.signs[each]), each))


@final
@frozen(eq=False)
class Balance:
    """
    A report's equations, those that are to be mended among them. Blanks are counted as zero.
    """

    report: Report
    web: Web
    #: Of each equation: left less right; nothing where there is text that is no figure.
    gaps: Sequence[Number | None]
    #: To be mended: sums that differ and should not.
    failing: frozenset[int]
    #: Sums that agree.
    equal: frozenset[int]
    #: What has to hold after a change: all of these, and what is at least as much as it has to be.
    bound: frozenset[int]

    def needed(self, equation: int, place: int, change: Change) -> Number:
        """
        Return by how much a figure has to change for an equation to hold, another change given.
        """
        gap = self.gap(equation, change)
        assert gap is not None
        return _times(gap, -self.web.signs[equation][place])

    def mends(self, change: Change) -> bool:
        """
        Return whether the figures can stand in their cells, and all equations that they touch hold, but for what was undecided.
        """
        if not all(self._may_stand(place, by) for place, by in change.items()):
            return False
        # A blank that is filled may decide what was undecided, so it has to satisfy all its equations.
        filled = frozenset().union(*(self.web.equations[place] for place in change if isinstance(self.report.figures[place], Blank)))
        touched = frozenset().union(*(self.web.equations[place] for place in change))
        return all(self._holds(each, change) for each in touched & (self.bound | filled))

    def gap(self, equation: int, change: Change) -> Number | None:
        """
        Return how far apart the sides of an equation are after a change.
        """
        gap, signs = self.gaps[equation], self.web.signs[equation]
        return None if gap is None else total([gap, *(_times(by, signs[place]) for place, by in change.items() if place in signs)])

    def number(self, place: int) -> Number:
        """
        Return a figure as it is counted.
        """
        return _counted(self.report.figures[place])

    def corrections(self, change: Change, *, exchanged: bool = False) -> tuple[Correction, ...]:
        """
        Return a change as corrections with their kinds of slip, whether or not it exchanges two neighbouring figures.
        """
        return tuple(
            self._correction(place, by, [other for other in change if exchanged and other != place]) for place, by in change.items()
        )

    def _correction(self, place: int, by: Number, beside: Sequence[int]) -> Correction:
        now, suggested = self.report.figures[place], total([self.number(place), by])
        others = [self.report.figures[other] for other in beside]
        slip = slip_between(now, suggested, beside=others[0] if others else None, parts=self._parts(place))
        return Correction(self.report.template.cells[place], now, suggested, slip)

    def _parts(self, place: int) -> Number | None:
        """
        Return what the parts of a total add up to, if they do not add up to it.
        """
        for each in self.web.equations[place] & self.failing:
            gap = self.gaps[each]
            if gap is not None and self.report.template.constraints[each].right == (self.report.template.cells[place],):
                return total([self.number(place), gap])
        return None

    def _may_stand(self, place: int, by: Number) -> bool:
        suggested, kind = total([self.number(place), by]), self.report.template.measure(place).kind
        if isinstance(self.report.figures[place], Unread) or not (isinstance(suggested, int) or kind is Kind.AMOUNT):
            return False
        return fits(suggested) and (kind is Kind.CHANGE or suggested >= 0)

    def _holds(self, equation: int, change: Change) -> bool:
        gap = self.gap(equation, change)
        if self.report.template.constraints[equation].relation.sign is Sign.EQUAL:
            return gap is None or gap == 0
        return gap is None or gap >= 0


def balance_of(report: Report, violated: Iterable[tuple[str, tuple[Cell, ...]]]) -> Balance:
    """
    Return the equations of a report, of which those that are named by their rule and cells, left side first, are to be mended.
    """
    web, known = _web(report.template), frozenset(violated)
    gaps = [_difference(report.figures, signs) for signs in web.signs]
    failing, equal, enough = set[int](), set[int](), set[int]()
    for number, (each, gap) in enumerate(zip(report.template.constraints, gaps, strict=True)):
        if each.relation.sign is not Sign.EQUAL:
            enough |= {number} if gap is not None and gap >= 0 else set()
        elif gap == 0:
            equal.add(number)
        elif (each.relation.id, (*each.left, *each.right)) in known:
            failing.add(number)
    return Balance(report, web, gaps, frozenset(failing), frozenset(equal), frozenset(failing | equal | enough))


@cache
def _web(template: Template) -> Web:
    signs = tuple(
        {template.place(cell): sign for side, sign in ((each.left, 1), (each.right, -1)) for cell in side} for each in template.constraints
    )
    equations, pairs = [list[int]() for _ in template.cells], [list[tuple[int, int]]() for _ in template.cells]
    for number, each in enumerate(signs):
        for place in each:
            equations[place].append(number)
    for pair in _neighbours(template):
        for place in pair:
            pairs[place].append(pair)
    return Web(signs, tuple(map(frozenset, equations)), tuple(map(tuple, pairs)))


def _neighbours(template: Template) -> Iterator[tuple[int, int]]:
    """
    Yield the cells that are printed beside or below each other and measure the same, the first of the form first.
    """
    for table in template.tables:
        for part in table.parts:
            lines = [[template.place(Cell(table.id, row.id, column.id)) for column in leaves(part.columns)] for row in leaves(part.rows)]
            for line in (*lines, *zip(*lines, strict=True)):
                yield from (pair for pair in pairwise(line) if template.measure(pair[0]) == template.measure(pair[1]))


def _difference(figures: Sequence[Figure], signs: Mapping[int, int]) -> Number | None:
    if any(isinstance(figures[place], Unread) for place in signs):
        return None
    return total(_times(_counted(figures[place]), sign) for place, sign in signs.items())


def _counted(figure: Figure) -> Number:
    return 0 if isinstance(figure, Blank | Unread) else figure


def _times(number: Number, sign: int) -> Number:
    return number if sign > 0 else difference(0, number)
