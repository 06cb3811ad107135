"""
In which ways the texts of a torn row can be the figures of its cells.

Cells too many are empty or zero ones; cells too few are empty ones that vanished; or digits of several cells run together.
A way counts only if the sums within the row hold.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations, islice
from math import comb
from typing import Final, TypeAlias, final

from attrs import evolve, frozen

from govreport.cells import Cell
from govreport.figures import Blank, Figure
from govreport.recognition.normal import squeezed
from govreport.recognition.strips import Strip, Text
from govreport.relations import Sign
from govreport.template import Template

__all__ = ["Reading", "Sums", "column_readings", "lacks_total", "number", "row_readings", "sums_of"]

#: Positions of a row whose figures add up to the figure at another.
Sums: TypeAlias = tuple[tuple[tuple[int, ...], int], ...]

#: More texts than this over the number of cells are no row of the table.
_SURPLUS: Final = 5
_MOST_ADDED: Final = 6_000
_MOST_SPLIT: Final = 50_000


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
    found: Iterable[Reading] = _dropped(texts, surplus) if surplus > 0 else (*_added(texts, width), *_split(texts, width))
    return tuple({each.figures: each for each in reversed([each for each in found if _holds(each.figures, sums)])}.values())


def lacks_total(texts: Sequence[Text], sums: Sums) -> bool:
    """
    Return whether a total is blank beside parts that are not all zero.
    """
    return any(texts[total].is_blank and any(number(texts[place].count) != 0 for place in left) for left, total in sums)


def column_readings(strips: Sequence[Strip], width: int, sums: Sums) -> tuple[tuple[Reading, ...], ...]:
    """
    Return all ways to read rows of equal width by leaving out the same columns of each: one reading a row and way.

    A column that is blank in every row goes first.
    """
    places = range(len(strips[0].texts))
    surplus = len(places) - width
    blank = [place for place in places if all(strip.texts[place].is_blank for strip in strips)]
    spare = [place for place in places if place not in blank and all(number(strip.texts[place].count) == 0 for strip in strips)]
    if not sums or not 0 < surplus <= _SURPLUS or len(blank) > surplus:
        return ()
    ways = dict[tuple[tuple[Figure, ...], ...], tuple[Reading, ...]]()
    for more in combinations(spare, surplus - len(blank)):
        gone = {*blank, *more}
        way = tuple(Reading("dropped", tuple(text for place, text in enumerate(strip.texts) if place not in gone)) for strip in strips)
        if all(_adds_up(each.figures, sums) is not False and not lacks_total(each.texts, sums) for each in way):
            ways.setdefault(tuple(each.figures for each in way), way)
    return tuple(ways.values())


def _dropped(texts: Sequence[Text], surplus: int) -> Iterator[Reading]:
    spare = [place for place, each in enumerate(texts) if number(each.count) == 0] if surplus <= _SURPLUS else []
    for gone in combinations(spare, surplus):
        yield Reading("dropped", tuple(each for place, each in enumerate(texts) if place not in gone))


def _added(texts: Sequence[Text], width: int) -> Iterator[Reading]:
    if comb(width, len(texts)) > _MOST_ADDED:
        return
    for kept in combinations(range(width), len(texts)):
        full = [Text("", texts[0].place)] * width
        for place, each in zip(kept, texts, strict=True):
            full[place] = each
        yield Reading("added", tuple(full))


def _split(texts: Sequence[Text], width: int) -> Iterator[Reading]:
    yield from (Reading("split", tuple(parts)) for parts in islice(_parted(texts, width), _MOST_SPLIT))


def _parted(texts: Sequence[Text], width: int) -> Iterator[list[Text]]:
    if not texts:
        if not width:
            yield []
        return
    first, *rest = texts
    digits = squeezed(first.text)
    most = width - len(rest) if digits.isascii() and digits.isdigit() else 1
    for count in range(1, most + 1):
        for parts in _pieces(digits, count):
            for more in _parted(rest, width - count):
                yield [*(evolve(first, text=part) for part in parts), *more] if count > 1 else [first, *more]


def _pieces(digits: str, count: int) -> Iterator[tuple[str, ...]]:
    """
    Yield the ways to part digits into numbers as they are written, without leading zeros.
    """
    if count == 1:
        if digits == "0" or not digits.startswith("0"):
            yield (digits,)
        return
    longest = 1 if digits.startswith("0") else len(digits) - count + 1
    for end in range(1, longest + 1):
        yield from ((digits[:end], *more) for more in _pieces(digits[end:], count - 1))


def _holds(figures: Sequence[Figure], sums: Sums) -> bool:
    return all(not isinstance(figures[total], Blank) for _, total in sums) and _adds_up(figures, sums) is True


def _adds_up(figures: Sequence[Figure], sums: Sums) -> bool | None:
    """
    Return whether all sums hold; nothing if one cannot be tried.
    """
    numbers = [number(each) for each in figures]
    tried = [
        (sum(parts), numbers[total])
        for left, total in sums
        if len(parts := [value for place in left if (value := numbers[place]) is not None]) == len(left)
        and numbers[total] is not None
        and not isinstance(figures[total], Blank)
    ]
    if any(left != right for left, right in tried):
        return False
    return True if len(tried) == len(sums) else None
