"""
How wide the columns of a table are: as wide as its texts, or as narrow as the page asks for.
"""

from collections.abc import Iterable, Sequence

from govreport_text.dealing import EDGE, Demand, Span, covered, dealt
from govreport_text.widths import Widths
from govreport_text.wrapping import widest

__all__ = ["columns_for"]


def columns_for(demands: Sequence[Demand], count: int, room: int, widths: Widths) -> Sequence[int]:
    """
    Return how wide each column is, so that the table takes as few lines of the page as may be.

    All columns and borders take at most the room, or more if words and numbers alone do, for those stay whole.
    """
    room -= EDGE * count + 1
    longest = _covering(((each.span, size) for each in demands for _, size in each.lines), count)
    if sum(longest) <= room:
        return longest
    least = _covering(_least(demands, widths, words=True), count)
    if sum(least) > room:
        least = _covering(_least(demands, widths, words=False), count)
    even = [width + width % 2 for width in least]
    narrow = tuple(even if sum(even) <= room else least)
    crowded = tuple(each for each in demands if not each.whole and _crowded(each, covered(narrow, each.span)))
    return dealt(narrow, crowded, room, widths)


def _least(demands: Iterable[Demand], widths: Widths, *, words: bool) -> Iterable[tuple[Span, int]]:
    for each in demands:
        for line, size in each.lines:
            yield each.span, size if each.whole else widest(line, widths, words=words)


def _crowded(demand: Demand, room: int) -> bool:
    return any(size > room for _, size in demand.lines)


def _covering(sizes: Iterable[tuple[Span, int]], count: int) -> list[int]:
    """
    Return the narrowest columns in which every size has room; what a merged cell needs more is shared by its columns.
    """
    largest = dict[Span, int]()
    for span, size in sizes:
        largest[span] = max(largest.get(span, 1), size)
    columns = [largest.get((column, column + 1), 1) for column in range(count)]
    for (left, right), size in sorted(largest.items(), key=lambda each: each[0][1] - each[0][0]):
        short = size - covered(columns, (left, right))
        for column in range(left, right) if short > 0 else ():
            share = -(-short // (right - column))
            columns[column] += share
            short -= share
    return columns
