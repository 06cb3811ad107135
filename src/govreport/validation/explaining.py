"""
What may have gone wrong where a whole is not the sum of its parts: one figure of a report, or a whole part.
"""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Final, final

from attrs import frozen

from govreport.alignment import sources
from govreport.cells import Cell
from govreport.figures import Blank, Figure, Number, Unread, difference, total
from govreport.relations import Constraint, Sign
from govreport.report import Report
from govreport.template import Template
from govreport.validation.case import Case

__all__ = ["Cause", "Gap", "Pattern", "explained", "pattern_of"]


class Cause(Enum):
    """
    What may have gone wrong; the value is the fact that names the parts.
    """

    LEFT_OUT = "left_out"
    TWICE = "twice"
    #: The figure of a part does not agree with that part's own report, and would if the sum held.
    ALTERED = "altered"
    #: The same of the whole's figure.
    HERE = "here"
    #: The whole has more everywhere, as if a part were lacking.
    LACKING = "lacking"
    #: The whole has less everywhere, as if several parts had been left out.
    MORE = "more"


@final
@frozen
class Gap:
    """
    A figure of the whole that is not the sum of those of its parts.
    """

    cell: Cell
    figures: Sequence[Figure | None]
    left: Number
    right: Number

    @property
    def over(self) -> Number:
        """
        By how much the whole has more.
        """
        return difference(self.left, self.right)

    @property
    def under(self) -> Number:
        """
        By how much the whole has less.
        """
        return difference(self.right, self.left)


@final
@frozen
class Pattern:
    """
    What all gaps of a report say together.
    """

    #: The only part of which every figure is just the gap there: it was left out altogether, or counted twice.
    part: Report | None = None
    #: Whether the gaps are like the report of some other unit.
    unit: Cause | None = None


def pattern_of(case: Case, columns: Sequence[Sequence[Figure | None]], gaps: Sequence[Gap], undecided: Collection[Cell]) -> Pattern:
    """
    Return what all gaps say together; the columns are the figures of each part.
    """
    template, found = case.report.template, list[Report]()
    over = {each.cell: each.over for each in gaps}
    under = {each.cell: each.under for each in gaps}
    for wanted in ([None if cell in undecided else gap.get(cell, 0) for cell in template.cells] for gap in (over, under) if gap):
        for part, figures in zip(case.parts, columns, strict=True):
            numbers = (each if isinstance(each, int | Decimal) else 0 for each in figures)
            if all(gap in {None, number} for gap, number in zip(wanted, numbers, strict=True)):
                found.append(part)
    if len(found) == 1:
        return Pattern(found[0])
    if not found and not undecided and _like_a_unit(template, over):
        return Pattern(unit=Cause.LACKING if gaps[0].over > 0 else Cause.MORE)
    return Pattern()


def explained(case: Case, gap: Gap, pattern: Pattern) -> tuple[Cause, Sequence[Report]] | None:
    """
    Return the likeliest cause of one gap and the one part that it is of, if one is any likely.
    """
    twice, left_out = ([part for part, each in zip(case.parts, gap.figures, strict=True) if each == by] for by in (gap.over, gap.under))
    if pattern.part:
        return Cause.TWICE if pattern.part in twice else Cause.LEFT_OUT, (pattern.part,)
    if pattern.unit:
        return pattern.unit, ()
    whole, place = case.report.template, case.report.template.place(gap.cell)
    owns = [(part, sources(part.template, whole)[place]) for part in case.parts]
    altered = [part for part, cells in owns if len(cells) == 1 and _would_mend(part, cells[0], gap.over)]
    if _would_mend(case.report, gap.cell, gap.under):
        return None if altered else (Cause.HERE, ())
    for cause, parts in ((Cause.ALTERED, altered), (Cause.LEFT_OUT, left_out), (Cause.TWICE, twice)):
        # What is true of several parts says nothing of any.
        if len(parts) == 1:
            return cause, parts
    return None


#: Gaps in so many tables are no slip in one line and its totals.
_TABLES: Final = 2


def _like_a_unit(template: Template, gaps: Mapping[Cell, Number]) -> bool:
    """
    Return whether gaps all go one way, in several tables, and satisfy the relations of the form, as the figures of one more report would.
    """
    if len({cell.table for cell in gaps}) < _TABLES or len({gap > 0 for gap in gaps.values()}) != 1:
        return False
    sums = [each for each in template.constraints if each.relation.sign is Sign.EQUAL and any(cell in gaps for cell in each.left)]
    return bool(sums) and all(_holds(each, gaps) for each in sums)


def _apart(constraint: Constraint, figures: Mapping[Cell, Number]) -> Number:
    left, right = (total(figures.get(cell, 0) for cell in side) for side in (constraint.left, constraint.right))
    return difference(left, right)


def _would_mend(report: Report, cell: Cell, by: Number) -> bool:
    """
    Return whether a report's relations on a cell, of which some fail, would all hold if its figure were larger by so much.
    """
    relations = _relations_on(report.template, cell)
    figures = {known: report[known] for each in relations for known in (*each.left, *each.right)}
    numbers = {known: figure for known, figure in figures.items() if not isinstance(figure, Blank | Unread)}
    if all(_holds(each, numbers) for each in relations) or any(isinstance(figure, Unread) for figure in figures.values()):
        return False
    mended = numbers | {cell: total([numbers.get(cell, 0), by])}
    return all(_holds(each, mended) for each in relations)


def _holds(constraint: Constraint, figures: Mapping[Cell, Number]) -> bool:
    apart = _apart(constraint, figures)
    return apart == 0 if constraint.relation.sign is Sign.EQUAL else apart >= 0


@cache
def _relations_on(template: Template, cell: Cell) -> tuple[Constraint, ...]:
    return tuple(each for each in template.constraints if cell in each.left or cell in each.right)
