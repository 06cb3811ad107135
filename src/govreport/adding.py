"""
What several figures make together, gaps and text that is no figure among them.

Only numbers are added. Where the sum cannot be known there is no number, and adding in groups gives the same as adding at once.
"""

from collections.abc import Iterable
from enum import Enum

from govreport.figures import Blank, Figure, Number, Unread, total

__all__ = ["BlankPolicy", "together"]


class BlankPolicy(Enum):
    """
    What a blank counts for in a sum or a relation.
    """

    #: As zero beside a number; a finding names the blanks of a relation that then fails; blanks alone are no number.
    LENIENT = "lenient"
    #: As nothing: with any blank there is no number, and a relation is undetermined.
    STRICT = "strict"
    #: Always as zero.
    ZERO = "zero"


def together(figures: Iterable[Figure], policy: BlankPolicy = BlankPolicy.LENIENT) -> Figure:
    """
    Return the sum of figures: the first text of those that are no figure, if there are some; a blank if there is no number.

    Blanks of one kind stay of that kind, others become an empty cell. Blanks alone are blank under every policy.

    >>> together([3, Blank.DASH, 4]), together([3, Blank.DASH], BlankPolicy.STRICT), together([Blank.DASH, Blank.DASH])
    (7, <Blank.EMPTY: ''>, <Blank.DASH: '—'>)
    """
    numbers, blanks, texts = list[Number](), set[Blank](), list[str]()
    for figure in figures:
        match figure:
            case Blank():
                blanks.add(figure)
            case Unread(text):
                texts.append(text)
            case _:
                numbers.append(figure)
    if texts:
        return Unread(min(texts))
    if numbers:
        return Blank.EMPTY if blanks and policy is BlankPolicy.STRICT else total(numbers)
    return blanks.pop() if len(blanks) == 1 else Blank.EMPTY
