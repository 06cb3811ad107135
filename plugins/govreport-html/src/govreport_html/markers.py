"""
The markers that a browser sets before the items of a numbered list.

Bullets are left out: they say nothing that the paragraph does not.
"""

import re
from collections.abc import Callable
from typing import Final, final

from attrs import define

from govreport_html.parsing import Element

__all__ = ["Numbering", "numbering_of"]

_INTEGER: Final = re.compile(r"\s*([+-]?\d{1,9})")
_STYLE: Final = re.compile(r"list-style(?:-type)?\s*:[^;]*?([a-z-]+)", re.IGNORECASE)
#: Beyond it, letters and Roman numbers only grow longer, and counting goes on in digits, as in a browser.
_MOST_ROMAN: Final = 3_999
_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_DIGITS: Final = "〇一二三四五六七八九"
_HUNDRED: Final = 100


@final
@define
class Numbering:
    """
    The count of one list.
    """

    _next: int
    _step: int
    _form: str

    def marker(self, item: Element) -> str:
        """
        Return what stands before the text of the next item, or nothing if the list or the item shows no numbers.

        >>> from lxml import etree
        >>> numbering, item = numbering_of(etree.fromstring('<ol start="3" type="a"/>')), etree.Element("li")
        >>> numbering.marker(item), numbering.marker(item)
        ('c. ', 'd. ')
        """
        number = _integer(item.get("value"), self._next)
        self._next = number + self._step
        write = _FORMS.get(_form_of(item) or self._form, _decimal)
        return write(number)


def numbering_of(ordered: Element) -> Numbering:
    """
    Return the count of a list, from where it begins and by the way it goes.
    """
    if ordered.get("reversed") is None:
        return Numbering(_integer(ordered.get("start"), 1), 1, _form_of(ordered))
    return Numbering(_integer(ordered.get("start"), sum(1 for _ in ordered.iterchildren("li"))), -1, _form_of(ordered))


def _integer(written: str | None, default: int) -> int:
    found = _INTEGER.match(written or "")
    return int(found[1]) if found else default


def _form_of(element: Element) -> str:
    """
    Return how an element says that it counts, or nothing.
    """
    style = element.get("style")
    found = _STYLE.search(style) if style else None
    return found[1].lower() if found else element.get("type") or ""


def _decimal(number: int) -> str:
    return f"{number}. "


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters


def _roman(number: int) -> str:
    roman = ""
    for worth, sign in _ROMAN if 0 < number <= _MOST_ROMAN else ():
        roman += number // worth * sign
        number %= worth
    return roman


def _chinese(number: int) -> str:
    if not 0 < number < _HUNDRED:
        return ""
    tens, ones = divmod(number, 10)
    return (_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def _in(write: Callable[[int], str], mark: str, *, large: bool = False) -> Callable[[int], str]:
    """
    Return a way to count in signs, with digits where the signs end.
    """

    def marked(number: int) -> str:
        signs = write(number)
        return (signs.upper() if large else signs) + mark if signs else _decimal(number)

    return marked


def _nothing(_: int) -> str:
    return ""


_FORMS: Final = {
    **dict.fromkeys(("a", "lower-alpha", "lower-latin"), _in(_letters, ". ")),
    **dict.fromkeys(("A", "upper-alpha", "upper-latin"), _in(_letters, ". ", large=True)),
    **dict.fromkeys(("i", "lower-roman"), _in(_roman, ". ")),
    **dict.fromkeys(("I", "upper-roman"), _in(_roman, ". ", large=True)),
    **dict.fromkeys(("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal"), _in(_chinese, "、")),
    **dict.fromkeys(("none", "disc", "circle", "square"), _nothing),
}
