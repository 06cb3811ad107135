"""
Where a line breaks that is too long: between words, as far as a column has room for them.
"""

import re
from functools import lru_cache
from typing import Final, TypeAlias

from govreport_text.widths import Widths

__all__ = ["PIECE", "Line", "Lines", "lines_taken", "widest", "wrapped"]

#: A line, and how many columns it takes.
Line: TypeAlias = tuple[str, int]
Lines: TypeAlias = tuple[Line, ...]

_WIDE: Final = "⺀-\U0010ffff"
_CHINESE: Final = "[\u2e80-\u2fff\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_PIECE: Final = rf"[（《“‘(]{{0,2}}(?:%s[０-９．，]+|[^\s{_WIDE}]+|.)[，。、；：！？”’）》)]{{0,2}}"
# Most Chinese words have two signs, and where their number is odd, the first one often has three (本年度 办理 结果).
#: What is best not broken: a word or a number, with the marks that open and close it.
PIECE: Final = re.compile(_PIECE % f"{_CHINESE}{{3}}(?=(?:{_CHINESE}{{2}}){{0,6}}(?!{_CHINESE}))|{_CHINESE}{{2}}|")
#: What is never broken: the same, but every Chinese sign is one for itself.
_LEAST: Final = re.compile(_PIECE % "")
#: So many times as long as its column, a line is as good as any other for knowing how many lines it takes.
_MANY: Final = 8
#: Labels of no more signs are remembered.
_SHORT: Final = 200


def wrapped(line: str, room: int, widths: Widths) -> Lines:
    """
    Return a line as lines that take at most some columns each, or more if something alone does that is never broken.

    >>> from govreport_text.widths import columns_of
    >>> [line for line, _ in wrapped("22（其中修订16件）", 9, columns_of)]
    ['22（其中', '修订16', '件）']
    >>> [line for line, _ in wrapped("三、本年度办理结果", 10, columns_of)]
    ['三、本年度', '办理结果']
    """
    return tuple((part, widths(part)) for part in _parts(line, room, widths))


def lines_taken(line: str, size: int, room: int, widths: Widths) -> int:
    """
    Return how many lines a line of a size is wrapped into, or nearly so if they are many.
    """
    return 1 if size <= room else size // room + 1 if size > _MANY * room else len(_parts(line, room, widths))


def widest(line: str, widths: Widths, *, words: bool = True) -> int:
    """
    Return how many columns the widest piece of a line takes: of its words, or of what is never broken.

    >>> from govreport_text.widths import columns_of
    >>> widest("自然人 3119", columns_of), widest("自然人 3119", columns_of, words=False)
    (6, 4)
    """
    return max((size for _, size in _split(line, widths)) if words else map(widths, _LEAST.findall(line)), default=1)


def _parts(line: str, room: int, widths: Widths) -> list[str]:
    pieces = _split(line, widths)
    if any(size > room for _, size in pieces):
        pieces = tuple((piece, widths(piece)) for piece in _LEAST.findall(line))
    parts, taken = [""], 0
    for piece, size in pieces:
        taken += size
        if taken <= room or not parts[-1]:
            parts[-1] += piece
        elif not piece.isspace():
            parts.append(piece)
            taken = size
        # A space between words stands at the end of a line, where it is not seen.
    return parts


def _split(line: str, widths: Widths) -> Lines:
    return (_pieces if len(line) <= _SHORT else _pieces.__wrapped__)(line, widths)


@lru_cache(maxsize=4096)
def _pieces(line: str, widths: Widths) -> Lines:
    return tuple((piece, widths(piece)) for piece in PIECE.findall(line))
