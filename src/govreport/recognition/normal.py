"""
Text as labels are compared: without spaces, width, punctuation and numbering.
"""

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

__all__ = ["likeness", "normal", "numbered", "squeezed"]

_WIDE: Final = re.compile("[\uff01-\uff5e]")
_NARROW: Final = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_NUMBER: Final = re.compile(r"^(?:\(?[一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}[、.,:]|\(?\d{1,2}\)|\d{1,2}[、.,:])")
_OTHER: Final = re.compile(r"[\W_]+")


def squeezed(text: str) -> str:
    r"""
    Return a text without any space and in half width.

    >>> squeezed("三、本\n年度 办理结果（一）")
    '三、本年度办理结果(一)'
    """
    # In prose, half the time of ``translate``, which looks up every character.
    narrow = _WIDE.sub(lambda wide: _NARROW[wide[0]], text)
    return "".join(narrow.split()).replace("\ufeff", "").replace("\u200b", "")


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """
    Return a label without numbering and punctuation; 其它 is 其他.

    >>> normal("三、（一）予以公开"), normal("1. 属于国家秘密"), normal("危及“三安全一稳定”")
    ('予以公开', '属于国家秘密', '危及三安全一稳定')
    """
    rest = squeezed(text)
    while found := _NUMBER.match(rest):
        rest = rest[found.end() :]
    return _OTHER.sub("", rest).replace("其它", "其他")


@lru_cache(maxsize=4096)
def numbered(text: str) -> str:
    """
    Return a label with its numbering, without punctuation.

    >>> numbered("（一） 予以公开"), numbered("三、（一）予以公开")
    ('一予以公开', '三一予以公开')
    """
    return _OTHER.sub("", squeezed(text)).replace("其它", "其他")


def likeness(one: str, other: str) -> float:
    """
    Return how like two normal texts are, from 0 to 1: twice what they share, of both their lengths.
    """
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
