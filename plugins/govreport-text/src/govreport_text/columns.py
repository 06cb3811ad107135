"""
How wide the columns of a table are, and where the texts in them break.

Widths are counted as terminals count them. Nothing here knows what a cell holds; its lines are printable already.
"""

import re
from collections.abc import Sequence
from typing import Final, TypeAlias

from wcwidth import wcswidth

__all__ = ["PIECE", "Cell", "bound", "wrapped"]

#: The lines of one cell.
Cell: TypeAlias = Sequence[str]

#: What is never broken: a word, a number or one wide character, each with the marks that open and close it.
PIECE: Final = re.compile(r"[（《]{0,2}(?:[０-９．，]+|[^\s⺀-\U0010ffff]+|.)[，。、；：！？”）》]{0,2}")
_SPACE: Final = re.compile(r"\s")
#: Stands before a line that is not broken.
_BOUND: Final = "\x1f"


def bound(line: str) -> str:
    r"""
    Return a line marked not to be broken if it has a space: at the end of a line, that could not be told from none.

    >>> bound("3.68 万元"), bound("3.68万元")
    ('\x1f3.68 万元', '3.68万元')
    """
    return _BOUND + line if _SPACE.search(line) else line


def wrapped(rows: Sequence[Sequence[Cell]], room: int) -> list[list[Cell]]:
    """
    Return the cells of a table with their lines broken so that all columns together take at most the room.

    They take more only if words and numbers alone do, for those stay whole.
    """
    widths = _widths([[line for cell in column for line in cell] for column in zip(*rows, strict=True)], room)
    return [[[part for line in cell for part in _broken(line, width)] for cell, width in zip(row, widths, strict=True)] for row in rows]


def _widths(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    sizes = [[_width(line) for line in column] for column in columns]
    longest = [max(column) for column in sizes]
    if sum(longest) <= room:
        return longest
    pieces = [[_width(piece) for line in column for piece in _pieces(line)] for column in columns]
    least = [max(column, default=1) for column in pieces]
    even = [width + width % 2 for width in least]
    widths = even if sum(even) <= room else least
    # What room is left is dealt out by the wide character, each to the column where it saves most lines.
    while sum(widths) + 2 <= room:
        crowded = [sum(size for size in column if size > width) / width**2 for column, width in zip(sizes, widths, strict=True)]
        widths[crowded.index(max(crowded))] += 2
    return widths


def _broken(line: str, width: int) -> list[str]:
    """
    Return a line as lines of at most a width.

    >>> _broken("22（其中修订16件）", 8)
    ['22（其中', '修订16', '件）']
    """
    parts, free = [""], width
    for piece in _pieces(line):
        free -= _width(piece)
        if free < 0:
            parts.append("")
            free = width - _width(piece)
        parts[-1] += piece.replace(_BOUND, "")
    return parts


def _pieces(line: str) -> list[str]:
    r"""
    Return what a line may be broken into.

    >>> _pieces("3.68万元"), _pieces(bound("3.68 万元"))
    (['3.68', '万', '元'], ['\x1f3.68 万元'])
    """
    return [line] if line.startswith(_BOUND) else PIECE.findall(line)


def _width(text: str) -> int:
    return wcswidth(text.replace(_BOUND, ""))
