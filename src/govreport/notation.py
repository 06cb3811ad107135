"""
How officials write a figure: full width digits, separators, units, remarks, signs in words.

What cannot be read for sure stays text (:class:`~govreport.figures.Unread`). Nothing here guesses a unit.
"""

import re
from decimal import Decimal
from enum import Enum
from typing import Final

from govreport.figures import DIGITS, EXACT, Blank, Figure, Kind, Measure, Unread, canonical, fits

__all__ = ["Refusal", "read_figure", "refusal", "remark"]


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
_WIDE: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | dict.fromkeys(
    [0x3000, 0xA0, 0x2002, 0x2003, 0x2009, 0xFEFF, 0x200B], " "
)
_SCALE: Final = {"元": Decimal(1), "万元": Decimal(10_000), "万": Decimal(10_000), "亿元": Decimal(100_000_000)}
_MARKS: Final = {"": Blank.EMPTY, "/": Blank.SLASH, "\\": Blank.SLASH, "无": Blank.NONE, "無": Blank.NONE} | dict.fromkeys(
    ["-", "--", "—", "——", "–", "―", "─"], Blank.DASH
)
_SIGNS: Final = {"增": 1, "增加": 1, "新增": 1, "减": -1, "减少": -1}
_REMARK: Final = re.compile(r"(?P<number>[^()]+)\((?P<remark>.*)\)", re.DOTALL)
_PLAIN: Final = re.compile(f"0|[1-9][0-9]{{0,{DIGITS - 1}}}")
_NUMBER: Final = re.compile(
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
    if _PLAIN.fullmatch(text) and measure.kind is not Kind.AMOUNT:
        return int(text)  # as nearly all cells are written
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
    if len(whole) + len(part) > DIGITS:
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
    scaled = canonical(EXACT.divide(EXACT.multiply(amount, _SCALE[unit]), _SCALE[measure.unit]))
    return scaled if fits(scaled) else Refusal.TOO_LONG
