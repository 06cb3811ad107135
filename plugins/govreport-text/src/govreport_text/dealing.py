"""
Who gets the room that a page has left: the columns in which it saves most lines.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, TypeAlias, final

from attrs import frozen

from govreport_text.widths import Widths
from govreport_text.wrapping import Lines, lines_taken

__all__ = ["EDGE", "Demand", "Span", "covered", "dealt"]

#: What stands between two columns: a border and the space behind it.
EDGE: Final = 2
#: The columns that a cell covers: the first, and the first that is not.
Span: TypeAlias = tuple[int, int]

#: So many cells that do not fit are few, and so many columns are as much as one is made wider at once for their sake.
_FEW: Final = 100
_STEP: Final = 20
#: A text of more lines is no label.
_LABEL: Final = 3
#: What a line more or less of a merged label is worth that has room for it, in lines of the page.
_LOOKS: Final = 0.1


@final
@frozen(cache_hash=True)
class Demand:
    """
    A cell that should have its columns as wide as its longest line.
    """

    span: Span
    row: int
    #: How many rows it covers.
    height: int
    lines: Lines
    #: Whether its lines are never broken.
    whole: bool

    @property
    def free(self) -> int:
        """
        How many lines of the page are its own anyway: those of its rows, and of the borders between them.
        """
        return 2 * self.height - 1

    def taken(self, room: int, widths: Widths) -> int:
        """
        Return how many lines it takes in some room.
        """
        return sum(lines_taken(line, size, room, widths) for line, size in self.lines)


def covered(columns: Sequence[int], span: Span) -> int:
    """
    Return the room of a cell.
    """
    left, right = span
    return sum(columns[left:right]) + EDGE * (right - left - 1)


@lru_cache(maxsize=256)
def dealt(narrow: tuple[int, ...], crowded: tuple[Demand, ...], room: int, widths: Widths) -> Sequence[int]:
    """
    Return columns that are as narrow as can be, made wider for the cells that do not fit, as long as that saves lines.
    """
    columns = _roughly(narrow, crowded, room)
    _tighten(columns, narrow, crowded, widths)
    # What saved no line is dealt out again, each time where it saves most; a long table is not worth the time.
    while len(crowded) <= _FEW and (step := _best_step(columns, crowded, room - sum(columns), widths)):
        column, more = step
        columns[column] += more
    return columns


def _roughly(narrow: Sequence[int], crowded: Sequence[Demand], room: int) -> list[int]:
    """
    Deal out the room two by two, each to the column where lines get shorter fastest.
    """
    columns = list(narrow)
    demands = defaultdict[Span, list[tuple[int, int]]](list)
    for each in crowded:
        demands[each.span] += ((size, each.free) for _, size in each.lines)

    def gain(span: Span) -> float:
        width = covered(columns, span)
        return sum(size for size, free in demands[span] if size > width * free) / width**2

    gains = {span: gain(span) for span in demands}
    while sum(columns) + 2 <= room:
        sums = [0.0] * len(columns)
        for (left, right), gained in gains.items():
            for column in range(left, right):
                sums[column] += gained
        best = max(range(len(columns)), key=sums.__getitem__)
        if not sums[best]:
            break
        columns[best] += 2
        gains |= {span: gain(span) for span in gains if span[0] <= best < span[1]}
    return columns


def _tighten(columns: list[int], narrow: Sequence[int], crowded: Sequence[Demand], widths: Widths) -> None:
    """
    Take away from each column of labels what saves none of them a line.
    """
    taken = [each.taken(covered(columns, each.span), widths) for each in crowded]
    prose = {each.span for each, lines in zip(crowded, taken, strict=True) if each.height == 1 and lines > _LABEL}
    for column, least in enumerate(narrow):
        if (column, column + 1) in prose:
            continue
        concerned = [(each, lines) for each, lines in zip(crowded, taken, strict=True) if each.span[0] <= column < each.span[1]]
        small, large = least, columns[column]
        while small < large:
            columns[column] = (small + large) // 2
            if all(each.taken(covered(columns, each.span), widths) <= lines for each, lines in concerned):
                large = columns[column]
            else:
                small = columns[column] + 1
        columns[column] = large


def _best_step(columns: Sequence[int], crowded: Sequence[Demand], room: int, widths: Widths) -> tuple[int, int] | None:
    """
    Return the column and by how much it should be wider, so that most lines are saved for what it takes.
    """
    length, best, found = _length(columns, crowded, widths), 0.0, None
    for column in range(len(columns)):
        if not any(each.span[0] <= column < each.span[1] for each in crowded):
            continue
        tried = list(columns)
        for more in range(1, min(room, _STEP) + 1):
            tried[column] += 1
            gain = (length - _length(tried, crowded, widths)) / more
            if gain > best:
                best, found = gain, (column, more)
    return found


def _length(columns: Sequence[int], crowded: Sequence[Demand], widths: Widths) -> float:
    """
    Return how long a table is.
    """
    rows, merged = defaultdict[int, int](int), 0.0
    for each in crowded:
        lines = each.taken(covered(columns, each.span), widths)
        if each.height == 1:
            rows[each.row] = max(rows[each.row], lines)
        else:
            merged += max(lines - each.free, 0) + _LOOKS * lines
    return sum(rows.values()) + merged
