"""
What prose says of the figures, as values.
"""

from decimal import Decimal
from enum import Enum
from typing import final

from attrs import frozen

__all__ = ["Growth", "Statement", "Times"]


class Times(Enum):
    """
    Of which year a sentence speaks.
    """

    THIS = "this"
    LAST = "last"
    #: An earlier one, part of one, or several.
    OTHER = "other"

    @classmethod
    def of(cls, said: int, year: int) -> "Times":
        """
        Return how a year that is named lies to the report's.
        """
        return cls.THIS if said == year else cls.LAST if said == year - 1 else cls.OTHER


@final
@frozen(kw_only=True)
class Statement:
    """
    A number that a sentence says of an indicator: 新收申请 95 件.

    Places are counted in the line as it is written, from 0; ``line[start:end]`` is the number with its unit.
    """

    indicator: str
    value: Decimal
    unit: str
    times: Times
    start: int
    end: int
    #: How finely it is said: 1 for 95 件, 1,000 for 1.2 万件.
    step: Decimal = Decimal(1)
    #: Whether it is a zero said in words: 未收到申请.
    in_words: bool = False


@final
@frozen(kw_only=True)
class Growth:
    """
    How an indicator is said to have changed against last year: 同比增长 3.5%, 较上年减少 12 件.
    """

    indicator: str
    #: Less than zero for a decrease.
    value: Decimal
    #: Whether it is a percentage, not a number of cases.
    percent: bool
    step: Decimal
    start: int
    end: int
