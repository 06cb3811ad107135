"""
Pieces of running text put together: what a line break of the source means, and what must not run together.
"""

import re
from collections.abc import Iterable
from enum import Enum
from typing import Final, TypeAlias

__all__ = ["Break", "Piece", "flowed", "wrapped"]


class Break(Enum):
    """
    What may stand between two pieces of text.
    """

    #: A line of the source ends.
    SOFT = "soft"
    #: A line of the text ends.
    HARD = "hard"
    #: A paragraph ends; several of them, or none with text in it, are as good as one.
    PARAGRAPH = "paragraph"
    #: A superscript or struck out words begin or end, which would join with a figure beside them.
    APART = "apart"


Piece: TypeAlias = str | Break

#: Characters between which a line of the source may break without a word ending there.
_IDEOGRAPHIC: Final = re.compile(
    "[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff\u00b7\u2014\u2018\u2019\u201c\u201d\u2026]"
)
_LINES: Final = re.compile(r"[ \t\f]*(?:\r\n?|\n)[ \t\r\n\f]*")


def flowed(pieces: Iterable[Piece]) -> str:
    r"""
    Return the text with its line breaks; white space at either end of a line is not kept.

    >>> flowed(["政府信息", Break.SOFT, "公开", Break.SOFT, "in", Break.SOFT, "China", Break.HARD, "12", Break.APART, "3"])
    '政府信息公开 in China\n12 3'
    """
    said, last = list[str](), ""
    between = set[Break]()
    for piece in pieces:
        if isinstance(piece, Break):
            if piece is Break.HARD:
                said.append("\n")
                last = "\n"
                between.clear()
            else:
                between.add(piece)
        elif piece:
            said += [_joint(last, piece[0], between), piece]
            last = piece[-1]
            between.clear()
    return "\n".join(map(str.strip, "".join(said).split("\n"))).strip()


def wrapped(text: str) -> Iterable[Piece]:
    """
    Yield a text of the source in pieces, each end of a line as a break.
    """
    for place, line in enumerate(_LINES.split(text)):
        if place:
            yield Break.SOFT
        yield line


def _joint(last: str, first: str, between: set[Break]) -> str:
    if last in {"", "\n"}:
        return ""
    if Break.PARAGRAPH in between:
        return "\n"
    if Break.SOFT in between:
        return "" if _IDEOGRAPHIC.match(last) and _IDEOGRAPHIC.match(first) else " "
    return " " if Break.APART in between and last.isdigit() and first.isdigit() else ""
