"""
How lists count: 一二三, 甲乙丙, ①②③, I II III.
"""

from collections.abc import Callable, Mapping
from typing import Final

__all__ = ["written"]

#: Beyond it, letters and Roman numbers only grow longer; a list of that length does not exist.
_MOST: Final = 999


def written(number: int, form: str) -> str:
    """
    Return a number in one of the format's ways to count. Ways that are not known, and numbers they do not reach, stay decimal.

    >>> written(12, "chineseCountingThousand"), written(3, "upperRoman"), written(4, "unheard-of")
    ('十二', 'III', '4')
    """
    if form == "none":
        return ""
    write = _FORMS.get(form)
    return write(number) if write and 1 <= number <= _MOST else str(number)


def _said(number: int, digits: str, ten: str, hundred: str, *, ones: bool) -> str:
    """
    Return a number as it is said: 十一, 一百零五; legal writing says the one of ten as well.
    """
    hundreds, tens, rest = number // 100, number // 10 % 10, number % 10
    said = digits[hundreds] + hundred if hundreds else ""
    if tens:
        said += (digits[tens] if tens > 1 or hundreds or ones else "") + ten
    elif hundreds and rest:
        said += "零"
    return said + (digits[rest] if rest else "")


def _chinese(number: int) -> str:
    return _said(number, "〇一二三四五六七八九", "十", "百", ones=False)


def _legal(number: int) -> str:
    return _said(number, "零壹贰叁肆伍陆柒捌玖", "拾", "佰", ones=True)


def _digits(signs: str) -> Callable[[int], str]:
    return lambda number: "".join(signs[int(digit)] for digit in str(number))


def _row(signs: str) -> Callable[[int], str]:
    """
    Return how a row of signs counts, which goes on in digits where it ends.
    """
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _signs(first: str, count: int) -> Callable[[int], str]:
    return _row("".join(chr(ord(first) + place) for place in range(count)))


def _letters(first: str) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    found = ""
    for worth, (five, ten, one) in ((100, "dmc"), (10, "lcx"), (1, "vxi")):
        digit = number // worth % 10
        found += {4: one + five, 9: one + ten}.get(digit, five * (digit // 5) + one * (digit % 5))
    return found


_FORMS: Final[Mapping[str, Callable[[int], str]]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand"), _chinese
    ),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _digits("〇一二三四五六七八九")),
    "chineseLegalSimplified": _legal,
    "ideographTraditional": _row("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _row("子丑寅卯辰巳午未申酉戌亥"),
    "decimalEnclosedCircle": _signs("①", 20),
    "decimalEnclosedCircleChinese": _signs("①", 20),
    "decimalEnclosedParen": _signs("⑴", 20),
    "decimalEnclosedFullstop": _signs("⒈", 20),
    "ideographEnclosedCircle": _signs("㊀", 10),
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters("a"),
    "upperLetter": _letters("A"),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
