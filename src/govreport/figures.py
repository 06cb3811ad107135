"""
One figure of a report: a number, a gap, or text that is no figure; exact arithmetic and plain writing.

A gap keeps how it was written (:class:`Blank`). Nothing here rounds a number or turns a gap into zero.
"""

from collections.abc import Iterable
from decimal import Context, Decimal
from enum import Enum
from typing import Final, TypeAlias, final

from attrs import frozen

__all__ = [
    "DIGITS",
    "EXACT",
    "LIMIT",
    "Blank",
    "Figure",
    "Kind",
    "Measure",
    "Number",
    "Unread",
    "canonical",
    "difference",
    "digits",
    "fits",
    "plain",
    "total",
]


class Blank(Enum):
    """
    A place where a number belongs and none stands; the value is how the gap is written.
    """

    EMPTY = ""
    DASH = "—"
    SLASH = "/"
    NONE = "无"


@final
@frozen
class Unread:
    """
    Text that is no figure, or not surely one, kept as it stands.
    """

    text: str


#: A count or an amount, never a binary fraction.
Number: TypeAlias = int | Decimal

#: What stands in one cell of the form (数据).
Figure: TypeAlias = int | Decimal | Blank | Unread


class Kind(Enum):
    """
    What sort of number a column holds.
    """

    #: A whole number; less than zero only by mistake. Read as ``int``.
    COUNT = "count"
    #: A whole number with a sign (本年增/减), also written 增13 or 减3. Read as ``int``.
    CHANGE = "change"
    #: An amount of money. Read as ``Decimal``.
    AMOUNT = "amount"


@final
@frozen(kw_only=True)
class Measure:
    """
    What the figures of a column measure.
    """

    kind: Kind = Kind.COUNT
    #: The unit of the figure: 件, 项, 元 or 万元.
    unit: str = "件"
    #: Whether the form leaves the unit to the cell (采购总金额): ``251000元``, ``110.55万元``. The figure is then in ``unit``.
    unit_in_cell: bool = False


# The caller's decimal context must not round a figure.
#: Exact arithmetic.
EXACT: Final = Context(prec=80)
# No agency counts in the quadrillions: longer runs of digits are several cells run together.
#: The longest number, in digits.
DIGITS: Final = 15
#: Counts are smaller than this.
LIMIT: Final[int] = 10**15


def plain(figure: Figure, measure: Measure) -> str:
    """
    Return the plain writing of a figure: no separators, no sign of plus, the unit only where the form leaves it to the cell.

    >>> plain(Decimal("251000"), Measure(kind=Kind.AMOUNT, unit="元", unit_in_cell=True))
    '251000元'
    """
    match figure:
        case int():
            return str(figure)
        case Blank():
            return figure.value
        case Unread():
            return figure.text
        case Decimal():
            return digits(figure) + measure.unit if measure.unit_in_cell else digits(figure)


def digits(number: Number) -> str:
    """
    Return a number in digits, without an exponent.

    >>> digits(Decimal("1E-7"))
    '0.0000001'
    """
    return f"{number:f}" if isinstance(number, Decimal) else str(number)


def canonical(amount: Decimal) -> Decimal:
    """
    Return an amount with no trailing zeros and no exponent, so that equal amounts are written alike.

    >>> canonical(Decimal("73802895.90"))
    Decimal('73802895.9')
    """
    digits = f"{amount:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return Decimal(0) if digits in {"-0", "0"} else Decimal(digits)


def fits(number: Number) -> bool:
    """
    Return whether a number can stand in a cell: it is finite, and no longer in digits than what is read from a text.
    """
    if isinstance(number, int):
        return -LIMIT < number < LIMIT
    _, significant, exponent = number.as_tuple()
    if not isinstance(exponent, int):  # NaN or Infinity
        return False
    return max(len(significant) + exponent, 1) + max(-exponent, 0) <= DIGITS


def total(numbers: Iterable[Number]) -> Number:
    """
    Return the exact sum: an ``int`` if every number is one.

    >>> total([20, Decimal("0.5")])
    Decimal('20.5')
    """
    result: Number = 0
    for number in numbers:
        if isinstance(result, int) and isinstance(number, int):
            result += number
        else:
            result = canonical(EXACT.add(Decimal(result), Decimal(number)))
    return result


def difference(left: Number, right: Number) -> Number:
    """
    Return the exact difference.

    >>> difference(20, 26)
    -6
    """
    if isinstance(left, int) and isinstance(right, int):
        return left - right
    return total([left, -right if isinstance(right, int) else right.copy_negate()])
