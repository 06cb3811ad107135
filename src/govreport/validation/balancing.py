"""
The equations of a report with its figures: how far apart their sides are, and what becomes of them if figures change.

Cells and equations go by numbers: cells by their places in the form, equations by their places among its constraints.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
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

__all__ = ["Balance", "Change", "Named", "Web", "balance_of"]

#: By how much some figures change.
Change: TypeAlias = Mapping[int, Number]
#: An equation by its rule and its cells, those of the left side first, as a finding names it.
Named: TypeAlias = tuple[str, tuple[Cell, ...]]


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
    #: Of each cell: the pairs that it makes with those printed beside, above and below it.
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
    A report's equations, those that are to be mended among them. Blanks, and text that is no figure, are counted as zero.
    """

    report: Report
    web: Web
    #: Of each equation: left less right.
    gaps: Sequence[Number]
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
        return _times(self.gap(equation, change), -self.web.signs[equation][place])

    def mends(self, change: Change) -> bool:
        """
        Return whether the figures can stand in their cells, and all equations that they touch then hold, but for what is undecided.

        What was undecided for a blank has to hold as soon as the change fills it.
        """
        if not all(self._may_stand(place, by) for place, by in change.items()):
            return False
        blank = [place for place in change if isinstance(self.report.figures[place], Blank)]
        filled, touched = (frozenset().union(*(self.web.equations[place] for place in places)) for places in (blank, change))
        return all(self._holds(each, change) for each in touched if each in self.bound or (each in filled and self._decided(each, change)))

    def gap(self, equation: int, change: Change) -> Number:
        """
        Return how far apart the sides of an equation are after a change.
        """
        signs = self.web.signs[equation]
        return total([self.gaps[equation], *(_times(by, signs[place]) for place, by in change.items() if place in signs)])

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
            if self.report.template.constraints[each].right == (self.report.template.cells[place],):
                return total([self.number(place), self.gaps[each]])
        return None

    def _may_stand(self, place: int, by: Number) -> bool:
        suggested, kind = total([self.number(place), by]), self.report.template.measure(place).kind
        if isinstance(self.report.figures[place], Unread) or not (isinstance(suggested, int) or kind is Kind.AMOUNT):
            return False
        return fits(suggested) and (kind is Kind.CHANGE or suggested >= 0)

    def _decided(self, equation: int, change: Change) -> bool:
        """
        Return whether no side of an equation is left blank, and all in it are figures.
        """
        signs, figures = self.web.signs[equation], self.report.figures
        known = {sign for place, sign in signs.items() if place in change or not isinstance(figures[place], Blank)}
        return known >= set(signs.values()) and not any(isinstance(figures[place], Unread) for place in signs)

    def _holds(self, equation: int, change: Change) -> bool:
        gap = self.gap(equation, change)
        return gap == 0 if self.report.template.constraints[equation].relation.sign is Sign.EQUAL else gap >= 0


def balance_of(report: Report, violated: Container[Named], undecided: Container[Named]) -> Balance:
    """
    Return the equations of a report, of which some are to be mended, and of some nothing could be said.
    """
    web = _web(report.template)
    gaps = [total(_times(_counted(report.figures[place]), sign) for place, sign in signs.items()) for signs in web.signs]
    failing, equal, enough = set[int](), set[int](), set[int]()
    for number, (each, gap) in enumerate(zip(report.template.constraints, gaps, strict=True)):
        name, sums = (each.relation.id, (*each.left, *each.right)), each.relation.sign is Sign.EQUAL
        if name in violated and sums:
            failing.add(number)
        elif name not in undecided and (gap == 0 or (gap > 0 and not sums)):
            (equal if sums else enough).add(number)
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
    Yield the cells that are printed beside or below each other, the first of the form first.
    """
    for table in template.tables:
        for part in table.parts:
            lines = [[template.place(Cell(table.id, row.id, column.id)) for column in leaves(part.columns)] for row in leaves(part.rows)]
            for line in (*lines, *zip(*lines, strict=True)):
                yield from pairwise(line)


def _counted(figure: Figure) -> Number:
    return 0 if isinstance(figure, Blank | Unread) else figure


def _times(number: Number, sign: int) -> Number:
    return number if sign > 0 else difference(0, number)
