"""
The lines of one cell put together again: where it was wrapped and where it breaks.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from govreport_text.widths import Widths
from govreport_text.wrapping import PIECE

__all__ = ["whole"]

#: Where characters begin that may part from each other at the end of a line.
_WIDE: Final = "\u2e80"
_WIDE_DIGITS: Final = frozenset("０１２３４５６７８９")


def whole(lines: Sequence[str], room: int, widths: Widths) -> str:
    r"""
    Return the text of a cell in a column of some width.

    A line ends because the next word did not fit, or because the text breaks there; it breaks where the word would have
    fitted. Words and numbers are never broken, so two of them on two lines are two.

    >>> from govreport_text.widths import columns_of
    >>> whole(["一、本年新收政", "府信息公开申请", "数量"], 14, columns_of), whole(["not", "to publish"], 10, columns_of)
    ('一、本年新收政府信息公开申请数量', 'not to publish')
    >>> whole(["结果", "维持"], 8, columns_of)
    '结果\n维持'
    """
    lines = [line.strip() for line in lines]
    said = lines[:1]
    for above, below in pairwise(lines):
        said += [_joint(above, below, room, widths), below]
    return "".join(said).strip()


def _joint(above: str, below: str, room: int, widths: Widths) -> str:
    piece = PIECE.match(below)
    if not above or not piece:
        return "\n"
    space = "" if above[-1] >= _WIDE and below[0] >= _WIDE else " "
    if widths(above) + len(space) + widths(piece[0]) <= room:
        return "\n"
    # A closing mark belongs to the sign before it, wide or not.
    last, first = above.rstrip("”’)")[-1:], below[0]
    figures = last in _WIDE_DIGITS and first in _WIDE_DIGITS
    return " " if figures or (last and last < _WIDE and first < _WIDE) else ""
