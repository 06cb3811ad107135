"""
Numbers as prose writes them: digits, Chinese numerals, 万 and 亿, with the word that counts.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, final

from attrs import frozen

__all__ = ["CASES", "MONEY", "Quantity", "numeral", "quantities"]

#: Words that count applications, cases, documents and decisions.
CASES: Final = frozenset({"件", "件次", "份", "宗", "起", "例", "条", "个", "部", "笔", "封"})
#: Units of money, each in 万元.
MONEY: Final = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10_000)}

_UNIT: Final = r"件次|件|份|宗|起|例|条|部|笔|封|个百分点|百分点|个|人次|次|篇|项|期|场|元|%"
_CHINESE: Final = "〇零一二两三四五六七八九十百千万亿"
_QUANTITY: Final = re.compile(
    rf"""
    (?=[\d{_CHINESE}约近超逾不至数几])
    (?:(?P<about>约|近|超过|超|逾|不足|至少|数|几)(?=[\d{_CHINESE}]))?
    (?<![第A-Za-z\d〔\[])(?<!\d[.,\-])
    (?:
        (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<scale>万亿|[千百万亿]?)(?P<more>[余多]?)(?P<unit>{_UNIT})?
        (?![年月日时分号点届层楼室版级\d])
      | (?<=为)(?P<nought>零)(?=[,;、)。!?]|$)
      | (?P<chinese>[{_CHINESE}]+)(?P<over>[余多]?)(?P<word>件次|件|份|宗|起|例|部|笔|元)
    )
    """,
    re.VERBOSE,
)
#: No figure is longer.
_LONGEST: Final = 15
_DIGITS: Final = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS: Final = {"十": 10, "百": 100, "千": 1_000}
_SCALES: Final = {"": 1, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000, "万亿": 1_000_000_000_000}
#: Before a Chinese numeral these make one word with it: 第一件, 同一件, 每一件.
_BOUND: Final = frozenset("第同每某这那统唯专逐单另之万任")


@final
@frozen
class Quantity:
    """
    A number of prose with what it counts; start and end are places in the folded line.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    #: How finely it is said: 1 for 95, 1,000 for 1.2万.
    step: Decimal = Decimal(1)
    #: Whether it says itself that it is not exact: 约95件, 百余件.
    rounded: bool = False

    @property
    def counts_cases(self) -> bool:
        """
        Whether it counts applications, cases, documents or decisions.
        """
        return self.unit in CASES


def quantities(text: str) -> Iterator[Quantity]:
    """
    Yield the numbers of a folded text; days, years and numbers of articles are none.

    >>> [(str(each.value), each.unit) for each in quantities("收到申请1,234件，办结一百零五件，增长3.5%")]
    [('1234', '件'), ('105', '件'), ('3.5', '%')]
    """
    for found in _QUANTITY.finditer(text):
        (start, end), (about, digits, scale, more, unit, nought, chinese, over, word) = found.span(), found.groups("")
        rounded = bool(about or more or over)
        if nought:
            yield Quantity(start, end, Decimal(0), "件")
            continue
        if chinese:
            value = numeral(chinese)
            if value is not None and text[max(0, start - 1) : start] not in _BOUND:
                yield Quantity(start, end, Decimal(value), word, rounded=rounded)
            continue
        digits = digits.replace(",", "")
        if unit == "元" and scale in {"万", "亿"}:
            unit, scale = scale + unit, ""
        if len(digits) > _LONGEST:
            continue
        if scale or "." in digits:
            step = Decimal(1).scaleb(-len(digits.partition(".")[2])) * _SCALES[scale]
            yield Quantity(start, end, _plain(Decimal(digits) * _SCALES[scale]), unit, _plain(step), rounded)
        else:
            yield Quantity(start, end, Decimal(digits), unit, rounded=rounded)


def _plain(number: Decimal) -> Decimal:
    whole = number.to_integral_value()
    return whole if number == whole else number


def numeral(text: str) -> int | None:
    """
    Return what a Chinese numeral says; nothing if it is none.

    >>> numeral("一百零五"), numeral("两"), numeral("一万二千"), numeral("二〇二四"), numeral("百万千")
    (105, 2, 12000, 2024, None)
    """
    if len(text) > 1 and all(sign in _DIGITS for sign in text):
        return int("".join(str(_DIGITS[sign]) for sign in text))
    total, below, digit = 0, 0, -1
    for sign in text:
        if sign in _DIGITS:
            if digit > 0:
                return None
            digit = _DIGITS[sign]
        elif sign in _TENS:
            if digit < 0 and (below or sign != "十"):
                return None
            below, digit = below + (1 if digit < 0 else digit) * _TENS[sign], -1
        else:
            if not below and digit <= 0:
                return None
            total, below, digit = (total + below + max(digit, 0)) * _SCALES[sign], 0, -1
    return total + below + max(digit, 0)
