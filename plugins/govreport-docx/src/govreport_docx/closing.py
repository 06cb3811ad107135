"""
Who signs and when, below the text: each line centred on the date, and the date four characters from the margin.

That is what GB/T 9704-2012 asks of a paper under seal (7.3.5.1). A name too long for it has two characters of white, and the date
stands in its middle.
"""

from collections.abc import Sequence
from typing import Final

from govreport_docx.measures import halves
from govreport_docx.profiles import Profile

__all__ = ["indents"]

#: In halves of a character.
_WHITE: Final = 8
_LEAST: Final = 4


def indents(lines: Sequence[str], profile: Profile) -> tuple[int, ...]:
    """
    Return how far from the margin each closing paragraph ends, in halves of a character.
    """
    room = profile.page.width // (profile.normal.size * 5)
    widths = [max(map(halves, line.splitlines()), default=0) for line in lines]
    right = [_WHITE + (widths[-1] - width) // 2 for width in widths]
    further = max(0, _LEAST - min(right))
    return tuple(max(0, min(each + further, room - width)) for each, width in zip(right, widths, strict=True))
