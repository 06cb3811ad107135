"""
What kind of slip turned one figure into another: digits exchanged, left out or doubled, a figure in the wrong place, an old total.
"""

from enum import Enum
from typing import final

from attrs import frozen

from govreport.cells import Cell
from govreport.figures import Blank, Figure, Number, Unread, digits
from govreport.wording import Wording

__all__ = ["Correction", "Slip", "slip_between"]


class Slip(Enum):
    """
    A slip that people make when they fill in a form, the most telling first; the value is what it is called.
    """

    #: 36 where 63 belongs.
    DIGITS_SWAPPED = Wording(zh="数字颠倒", en="two digits exchanged")
    #: 13 where 123 belongs.
    DIGIT_DROPPED = Wording(zh="漏写一位", en="a digit left out")
    #: 133 where 13 belongs, or any other digit too many.
    DIGIT_DOUBLED = Wording(zh="多写一位", en="a digit too many")
    #: A figure stands in the neighbouring cell, and its own holds nothing or 0.
    SHIFTED = Wording(zh="错栏", en="a figure in the neighbouring cell")
    #: Two neighbouring cells hold each other's figure.
    NEIGHBOURS_SWAPPED = Wording(zh="相邻两格颠倒", en="two neighbouring cells exchanged")
    #: The cell holds no number.
    NOT_FILLED = Wording(zh="未填", en="not filled in")
    #: The cell is a total, and its parts add up to what is suggested.
    TOTAL_NOT_UPDATED = Wording(zh="合计未更新", en="a total not brought up to date")

    @property
    def telling(self) -> bool:
        """
        Whether it is a slip of digits or place: such as seldom fits by chance.
        """
        return self not in {Slip.NOT_FILLED, Slip.TOTAL_NOT_UPDATED}


@final
@frozen
class Correction:
    """
    A figure as it is and as it would have to be.
    """

    cell: Cell
    now: Figure
    suggested: Number
    #: What kind of slip it looks like, if any.
    slip: Slip | None = None


def slip_between(now: Figure, suggested: Number, *, beside: Figure | None = None, parts: Number | None = None) -> Slip | None:
    """
    Return what kind of slip writes one figure for another, or nothing if none does.

    Args:
        now: What stands in the cell.
        suggested: What would have to.
        beside: What stands in the neighbouring cell, if the two figures would have to be exchanged.
        parts: What the cell's parts add up to, if it is a total.

    >>> slip_between(36, 63).name, slip_between(13, 123).name, slip_between(25, 28, parts=28).name
    ('DIGITS_SWAPPED', 'DIGIT_DROPPED', 'TOTAL_NOT_UPDATED')
    """
    if beside is not None:
        return Slip.SHIFTED if _empty(now) or _empty(beside) else Slip.NEIGHBOURS_SWAPPED
    if isinstance(now, Blank | Unread):
        return Slip.NOT_FILLED if isinstance(now, Blank) else None
    written, meant = digits(now), digits(suggested)
    if _exchanged(written, meant):
        return Slip.DIGITS_SWAPPED
    if _lacks_one(written, meant):
        return Slip.DIGIT_DROPPED
    if _lacks_one(meant, written):
        return Slip.DIGIT_DOUBLED
    return Slip.TOTAL_NOT_UPDATED if parts == suggested else None


def _empty(figure: Figure) -> bool:
    return isinstance(figure, Blank | Unread) or figure == 0


def _exchanged(one: str, other: str) -> bool:
    """
    Return whether two digits beside each other are exchanged.
    """
    swapped = (
        one[:place] + one[place + 1] + one[place] + one[place + 2 :] for place in range(len(one) - 1) if "." not in one[place : place + 2]
    )
    return one != other and other in swapped


def _lacks_one(short: str, long: str) -> bool:
    """
    Return whether one digit is missing. A lone 0 lacks none: it stands where nothing was counted.
    """
    if len(long) != len(short) + 1 or short == "0":
        return False
    return any(long[:place] + long[place + 1 :] == short for place, digit in enumerate(long) if digit.isdigit())
