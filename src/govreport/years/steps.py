"""
One step from a report to the next, for one figure or one indicator.
"""

from decimal import Decimal
from typing import Final, final

from attrs import frozen

from govreport.figures import Figure, Number
from govreport.relations import Basis
from govreport.wording import Wording

__all__ = ["COMPARABLE", "Step", "missing"]

#: The footings on which a difference means something.
COMPARABLE: Final = frozenset({Basis.SAME, Basis.SUMMED, Basis.RESTATED})

_MISSING: Final = Wording(zh="缺 {years} 年的报告，不作比较", en="there is no report on {years}, so nothing is compared")


@final
@frozen(kw_only=True)
class Step:
    """
    What became of a line between two reports, as the comparison of the two says.
    """

    since: int
    until: int
    basis: Basis
    #: What was compared: the line's own figure, or that of the lines of the other form that answer to it.
    before: Figure | None = None
    after: Figure | None = None
    #: ``after - before``; nothing unless both are numbers of neighbouring years on a footing that compares.
    difference: Number | None = None
    #: The difference as a part of the size of ``before``; nothing from zero, and nothing for rates.
    ratio: Decimal | None = None
    #: Why there is no difference or no ratio, or why the footing is not simply the same.
    reason: Wording | None = None
    #: What the forms say of the line where it is not simply the same in both.
    bridge: Wording | None = None


def missing(since: int, until: int) -> Wording | None:
    """
    Return why two reports are no neighbours, or nothing if they are.
    """
    between = tuple(range(since + 1, until))
    return _MISSING.filled(years=between) if between else None
