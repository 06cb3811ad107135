"""
How much room a table takes: where its columns stand, into how many lines its texts break, how high its rows become.

Faces differ, so heights are estimates; widths are exact.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final
from unicodedata import east_asian_width

from govreport.document import GridCell, Placed
from govreport_docx.profiles import TEXT

__all__ = ["ROW_HEIGHT", "edges", "halves", "height", "sides", "width_of"]

#: The least height of a row, in twips.
ROW_HEIGHT: Final = 360
#: A Chinese character, in halves of it.
_WIDE: Final = 2
#: How much wider than its characters a line may be, as faces differ.
_SLACK: Final = 30


def edges(hints: Sequence[int], width: int) -> tuple[int, ...]:
    """
    Return where the columns begin and end, so that they add up to a width whatever the hints are.

    >>> edges((1, 2), 900)
    (0, 300, 900)
    """
    whole = sum(hints)
    return tuple(width * reached // whole for reached in accumulate(hints, initial=0))


def width_of(placed: Placed, columns: Sequence[int]) -> int:
    """
    Return how wide a cell is between the edges of its columns.
    """
    return columns[placed.column + placed.cell.colspan] - columns[placed.column]


def height(line: Sequence[Placed], columns: Sequence[int]) -> int:
    """
    Return about how high a row becomes; cells of several rows find room in the others.
    """
    wraps = (_wraps(placed.cell.text, width_of(placed, columns)) for placed in line if placed.cell.rowspan == 1)
    return max(ROW_HEIGHT, TEXT.line * max(wraps, default=1) + 2 * TEXT.above)


def sides(cell: GridCell, width: int) -> int | None:
    """
    Return how far a cell's text is to stand from both sides so that its lines become of one length, if that can be.

    商业/企业, not 商业企/业: that works where a line may break after any character.
    """
    lines = _wraps(cell.text, width)
    if lines <= 1 or any(halves(character) != _WIDE for character in cell.text):
        return None
    longest = -(-len(cell.text) // lines) * TEXT.size * 10
    return max(0, (width - 2 * TEXT.beside - longest) // 2 - _SLACK)


def halves(line: str) -> int:
    """
    Return how wide a line is, in halves of a Chinese character.

    >>> halves("2024年")
    6
    """
    return sum(1 if east_asian_width(character) in "NaNH" else 2 for character in line)


def _wraps(words: str, width: int) -> int:
    room = max(1, (width - 2 * TEXT.beside) // (TEXT.size * 5))
    return sum(max(1, -(-halves(line) // room)) for line in words.splitlines())
