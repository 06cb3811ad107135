"""
Prose as it is searched: without spaces, in half width, every sign knowing its place in the text as written.
"""

import re
from typing import Final, final

from attrs import frozen

__all__ = ["Folded", "folded"]

_HALF: Final = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"﹪": "%", "﹐": ","}
_WIDE: Final = re.compile("[\uff01-\uff5e﹪﹐]")
_SOLID: Final = re.compile(r"[^\s\ufeff\u200b]+")


@final
@frozen
class Folded:
    """
    A line without spaces, and where each of its signs stands in the line as written.
    """

    text: str
    places: tuple[int, ...] | range

    def span(self, start: int, end: int) -> tuple[int, int]:
        """
        Return where a stretch of the text stands in the line as written.
        """
        return self.places[start], self.places[end - 1] + 1


def folded(line: str) -> Folded:
    """
    Return a line without spaces and in half width.

    >>> folded("收到申请 ９５ 件").text
    '收到申请95件'
    """
    half = line
    for sign in set(_WIDE.findall(line)):
        half = half.replace(sign, _HALF[sign])
    # No white space but the plain one, and no sign without width, can be printed.
    if " " not in half and half.isprintable():
        return Folded(half, range(len(half)))
    runs = list(_SOLID.finditer(half))
    return Folded("".join(run[0] for run in runs), tuple(place for run in runs for place in range(*run.span())))
