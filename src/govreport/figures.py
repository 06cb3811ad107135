"""
One figure of a report: read as officials write it, written as the form prints it.

A figure that cannot be read for sure stays text (:class:`Unread`); a gap keeps how it was written (:class:`Blank`).
Nothing here guesses a unit, rounds a number or turns a gap into zero.
"""

import re
from collections.abc import Iterable
from decimal import Context, Decimal
from enum import Enum
from typing import Final, TypeAlias, final

from attrs import frozen

__all__ = [
    "LIMIT",
    "Blank",
    "Figure",
    "Kind",
    "Measure",
    "Number",
    "Refusal",
    "Unread",
    "canonical",
    "difference",
    "digits",
    "fits",
    "plain",
    "read_figure",
    "refusal",
    "remark",
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


class Refusal(Enum):
    """
    Why a text is no figure of its column.
    """

    NO_NUMBER = "no number"
    NOT_WHOLE = "not whole"
    UNIT_MISSING = "unit missing"
    UNIT_CONFLICT = "unit conflict"
    TOO_LONG = "too long"


# Full width forms and spaces only. NFKC would go too far: it makes ① a 1, and 12² a 122.
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | dict.fromkeys([0x3000, 0xA0, 0x2002, 0x2003, 0x2009, 0xFEFF, 0x200B], " ")
# The caller's decimal context must not round a figure.
_EXACT = Context(prec=80)
# No agency counts in the quadrillions: longer runs of digits are several cells run together.
_DIGITS: Final = 15
#: Counts are smaller than this.
LIMIT: Final[int] = 10**15
_SCALE = {"元": Decimal(1), "万元": Decimal(10_000), "万": Decimal(10_000), "亿元": Decimal(100_000_000)}
_MARKS = {"": Blank.EMPTY, "/": Blank.SLASH, "\\": Blank.SLASH, "无": Blank.NONE, "無": Blank.NONE} | dict.fromkeys(
    ["-", "--", "—", "——", "–", "―", "─"], Blank.DASH
)
_SIGNS = {"增": 1, "增加": 1, "新增": 1, "减": -1, "减少": -1}
_REMARK = re.compile(r"(?P<number>[^()]+)\((?P<remark>.*)\)", re.DOTALL)
_NUMBER = re.compile(
    r"(?P<word>新增|增加|减少|增|减)?(?P<sign>[+-])?(?P<whole>[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*|0)(?:\.(?P<part>\d+))?\s*(?P<unit>[^\d\s.,+-]*)",
    re.ASCII,
)


def read_figure(text: str, measure: Measure) -> Figure:
    """
    Return the figure that a cell's text states, or why there is none.

    Full width digits, thousands separators, the column's own unit and a remark in brackets are understood. A count in
    pieces, an amount without its unit, or any other doubt gives :class:`Unread`.

    >>> read_figure("22（其中修订16件）", Measure())
    22
    >>> read_figure("110.55万元", Measure(kind=Kind.AMOUNT, unit="元", unit_in_cell=True))
    Decimal('1105500')
    >>> read_figure("693,665 12", Measure())
    Unread(text='693,665 12')
    """
    figure = _read(text, measure)
    return Unread(text) if isinstance(figure, Refusal) else figure


def refusal(text: str, measure: Measure) -> Refusal | None:
    """
    Return why a text is no figure of the column, or nothing if it is one.

    >>> refusal("12.5", Measure())
    <Refusal.NOT_WHOLE: 'not whole'>
    """
    figure = _read(text, measure)
    return figure if isinstance(figure, Refusal) else None


def remark(text: str, measure: Measure) -> str:
    """
    Return the remark in brackets behind a number, or an empty string.

    >>> remark("55（含自然失效29件）", Measure())
    '含自然失效29件'
    """
    _, note = _split(_folded(text), measure)
    return note


def plain(figure: Figure, measure: Measure) -> str:
    """
    Return the plain writing of a figure: no separators, no sign of plus, the unit only where the form leaves it to the cell.

    >>> plain(Decimal("251000"), Measure(kind=Kind.AMOUNT, unit="元", unit_in_cell=True))
    '251000元'
    """
    match figure:
        case Blank():
            return figure.value
        case Unread():
            return figure.text
        case Decimal():
            return digits(figure) + measure.unit if measure.unit_in_cell else digits(figure)
        case int():
            return str(figure)


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
    return max(len(significant) + exponent, 1) + max(-exponent, 0) <= _DIGITS


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
            result = canonical(_EXACT.add(Decimal(result), Decimal(number)))
    return result


def difference(left: Number, right: Number) -> Number:
    """
    Return the exact difference.

    >>> difference(20, 26)
    -6
    """
    return total([left, -right if isinstance(right, int) else right.copy_negate()])


def _folded(text: str) -> str:
    return text.translate(_WIDE).strip()


def _split(folded: str, measure: Measure) -> tuple[str, str]:
    """
    Return number and remark; a unit in brackets, as in ``205(万)``, belongs to the number.
    """
    found = _REMARK.fullmatch(folded)
    if not found:
        return folded, ""
    number, note = found["number"].strip(), found["remark"].strip()
    if note == measure.unit or note in _SCALE:
        return number + note, ""
    return number, note


def _read(text: str, measure: Measure) -> Figure | Refusal:
    folded = _folded(text)
    if (mark := _MARKS.get(folded)) is not None:
        return mark
    number, _ = _split(folded, measure)
    found = _NUMBER.fullmatch(number)
    if not found or (found["word"] and (found["sign"] or measure.kind is not Kind.CHANGE)):
        return Refusal.NO_NUMBER
    whole, part = found["whole"].replace(",", ""), found["part"] or ""
    if len(whole) + len(part) > _DIGITS:
        return Refusal.TOO_LONG
    sign = _SIGNS.get(found["word"] or "", -1 if found["sign"] == "-" else 1)
    if measure.kind is Kind.AMOUNT:
        # Made from a text: the caller's decimal context would round a product.
        return _amount(Decimal(f"{'-' if sign < 0 else ''}{whole}.{part}"), found["unit"], measure)
    if found["unit"] not in {"", measure.unit}:
        return Refusal.UNIT_CONFLICT if found["unit"] in _SCALE else Refusal.NO_NUMBER
    return Refusal.NOT_WHOLE if part else sign * int(whole)


def _amount(amount: Decimal, unit: str, measure: Measure) -> Decimal | Refusal:
    if unit and unit not in _SCALE:
        return Refusal.NO_NUMBER
    if not measure.unit_in_cell:
        # The head states the unit; a cell may repeat it, not contradict it.
        same = not unit or _SCALE[unit] == _SCALE[measure.unit]
        return canonical(amount) if same else Refusal.UNIT_CONFLICT
    if not unit:
        return Decimal(0) if amount == 0 else Refusal.UNIT_MISSING
    scaled = canonical(_EXACT.divide(_EXACT.multiply(amount, _SCALE[unit]), _SCALE[measure.unit]))
    return scaled if fits(scaled) else Refusal.TOO_LONG
