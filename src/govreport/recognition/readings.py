"""
In which ways the texts of a torn row can be the figures of its cells.

Cells too many are empty or zero ones; cells too few are empty ones that vanished; or digits of several cells run together.
A way counts only if the sums within the row hold.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, islice
from math import comb
from typing import Final, TypeAlias, final

from attrs import evolve, frozen

from govreport.cells import Cell
from govreport.figures import Blank, Figure
from govreport.recognition.normal import squeezed
from govreport.recognition.strips import Text
from govreport.relations import Sign
from govreport.template import Template

__all__ = ["Reading", "Sums", "may_be_shifted", "number", "row_readings", "sums_of"]

#: Positions of a row whose figures add up to the figure at another.
Sums: TypeAlias = tuple[tuple[tuple[int, ...], int], ...]

#: More texts than this over the number of cells are no row of the table.
_SURPLUS: Final = 5
#: Where there are more ways than can be looked at, nobody knows that one of them is the only one.
_MOST_ADDED: Final = 6_000
_MOST_SPLIT: Final = 60_000


@final
@frozen
class Reading:
    """
    One text for each cell, and how they came of what stands there.
    """

    #: ``dropped``, ``added``, ``split``, or ``standing`` if nothing was done.
    repair: str
    texts: tuple[Text, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """
        What it says.
        """
        return tuple(each.count for each in self.texts)

    def counts(self, sums: Sums) -> tuple[int, ...]:
        """
        Return what each figure counts for in a sum: a blank as zero, a blank total as what its parts add up to.
        """
        figures = self.figures
        counts = [number(each) or 0 for each in figures]
        for left, total in sums:
            if isinstance(figures[total], Blank):
                counts[total] = sum(counts[place] for place in left)
        return tuple(counts)


@cache
def sums_of(template: Template, cells: tuple[Cell, ...]) -> Sums:
    """
    Return the sums of the form that hold within a row.
    """
    places = {cell: place for place, cell in enumerate(cells)}
    within = (
        each
        for each in template.constraints
        if each.relation.sign is Sign.EQUAL and len(each.right) == 1 and all(cell in places for cell in (*each.left, *each.right))
    )
    return tuple((tuple(places[cell] for cell in each.left), places[each.right[0]]) for each in within)


def number(figure: Figure) -> int | None:
    """
    Return what a figure counts for in a sum, a blank as zero; nothing if that is not known.
    """
    if isinstance(figure, Blank):
        return 0
    return figure if isinstance(figure, int) else None


def row_readings(texts: Sequence[Text], width: int, sums: Sums) -> tuple[Reading, ...]:
    """
    Return all ways to read one row that differ in a figure; none if the row has no sums to judge them by.
    """
    if not sums or any(each.doubtful for each in texts):
        return ()
    surplus = len(texts) - width
    found = _dropped(texts, surplus) if surplus > 0 else _completed(texts, width, sums)
    return tuple({each.figures: each for each in reversed([each for each in found if _holds(each.figures, sums)])}.values())


def may_be_shifted(texts: Sequence[Text], sums: Sums) -> bool:
    """
    Return whether nothing but the total at the end of a row is blank, and the row can be read as one short of a cell before it.
    """
    alone = [place for place, each in enumerate(texts) if each.is_blank] == [len(texts) - 1]
    return alone and _lacks_total(texts, sums) and bool(row_readings(texts[:-1], len(texts), sums))


def _lacks_total(texts: Sequence[Text], sums: Sums) -> bool:
    """
    Return whether a total is blank beside parts that are not all zero.
    """
    return any(texts[total].is_blank and any(number(texts[place].count) != 0 for place in left) for left, total in sums)


def _dropped(texts: Sequence[Text], surplus: int) -> Iterator[Reading]:
    spare = [place for place, each in enumerate(texts) if number(each.count) == 0] if surplus <= _SURPLUS else []
    for gone in combinations(spare, surplus):
        yield Reading("dropped", tuple(each for place, each in enumerate(texts) if place not in gone))


def _completed(texts: Sequence[Text], width: int, sums: Sums) -> tuple[Reading, ...]:
    """
    Return the ways to make more figures of fewer texts; none if there are too many to look at all of them.
    """
    splits = list(islice(_parted([squeezed(each.text) for each in texts], width), _MOST_SPLIT + 1))
    if comb(width, len(texts)) > _MOST_ADDED or len(splits) > _MOST_SPLIT:
        return ()
    fitting = (split for split in splits if _holds([int(part) for parts in split for part in parts], sums))
    return (*_added(texts, width), *(_split(texts, split) for split in fitting))


def _added(texts: Sequence[Text], width: int) -> Iterator[Reading]:
    for kept in combinations(range(width), len(texts)):
        full = [Text("", texts[0].place)] * width
        for place, each in zip(kept, texts, strict=True):
            full[place] = each
        yield Reading("added", tuple(full))


def _split(texts: Sequence[Text], split: Sequence[tuple[str, ...]]) -> Reading:
    parted = ((each,) if len(parts) == 1 else (evolve(each, text=part) for part in parts) for each, parts in zip(texts, split, strict=True))
    return Reading("split", tuple(text for parts in parted for text in parts))


def _parted(texts: Sequence[str], width: int) -> Iterator[tuple[tuple[str, ...], ...]]:
    """
    Yield the ways to part texts so that there are as many numbers as cells: the parts of each text.
    """
    if not texts:
        if not width:
            yield ()
        return
    first, *rest = texts
    if not (first.isascii() and first.isdigit()):
        return
    for count in range(1, width - len(rest) + 1):
        for parts in _pieces(first, count):
            yield from ((parts, *more) for more in _parted(rest, width - count))


def _pieces(digits: str, count: int) -> Iterator[tuple[str, ...]]:
    """
    Yield the ways to part digits into numbers as they are written, without leading zeros.
    """
    if count > len(digits):
        return
    if count == 1:
        if digits == "0" or not digits.startswith("0"):
            yield (digits,)
        return
    longest = 1 if digits.startswith("0") else len(digits) - count + 1
    for end in range(1, longest + 1):
        yield from ((digits[:end], *more) for more in _pieces(digits[end:], count - 1))


def _holds(figures: Sequence[Figure], sums: Sums) -> bool:
    """
    Return whether all sums hold; one whose total is blank, or that has an unknown part, does not.
    """
    numbers = [number(each) for each in figures]
    for left, total in sums:
        parts = [value for place in left if (value := numbers[place]) is not None]
        if isinstance(figures[total], Blank) or len(parts) != len(left) or sum(parts) != numbers[total]:
            return False
    return True
