"""
Text as it is compared: without spaces and width, and labels without numbering and punctuation too.
"""

import re
from typing import Final

__all__ = ["bare", "counted", "squeezed"]

_WIDE: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LETTERS: Final = {wide: narrow for wide, narrow in _WIDE.items() if chr(narrow).isalnum()} | dict.fromkeys(map(ord, "\ufeff\u200b"))
_LETTER: Final = re.compile(f"[{re.escape(''.join(map(chr, _LETTERS)))}]")
_NUMERALS: Final = "零一二三四五六七八九"
_NUMBER: Final = re.compile(r"\(?[一二三四五六七八九十]{1,3}[)、.,:]|\(?\d{1,2}[)、.,:]")
_SIGNS: Final = re.compile(r"[\W_]+")


def squeezed(text: str) -> str:
    r"""
    Return a text without any space, its digits and letters in half width; its punctuation stays, to be quoted.

    >>> squeezed("２０２０ 年政府\n信息公开（试行）")
    '2020年政府信息公开（试行）'
    """
    # Translating takes ten times as long as looking whether there is anything to translate, and seldom there is.
    return "".join((text.translate(_LETTERS) if _LETTER.search(text) else text).split())


def bare(label: str) -> str:
    """
    Return a label without numbering and punctuation; 其它 is 其他.

    >>> bare("三、（一）予以公开"), bare("3. 其它"), bare("本年增/减")
    ('予以公开', '其他', '本年增减')
    """
    rest = squeezed(label).translate(_WIDE)
    while found := _NUMBER.match(rest):
        rest = rest[found.end() :]
    return _SIGNS.sub("", rest).replace("其它", "其他")


def counted(numeral: str) -> int:
    """
    Return the number, less than a hundred, that digits or Chinese numerals say.

    >>> counted("六"), counted("十二"), counted("二十"), counted("两"), counted("6")
    (6, 12, 20, 2, 6)
    """
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.replace("两", "二").rpartition("十")
    return 10 * (_NUMERALS.index(tens or "一") if ten else 0) + (_NUMERALS.index(ones) if ones else 0)
