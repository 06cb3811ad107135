"""
Strokes to frames: which lines of a page belong to one table.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, final

from attrs import frozen

from govreport_pdf.sheets import Box

__all__ = ["NEAR", "Frame", "Ruling", "frames", "places"]

#: Strokes as near as this are one line, or touch.
NEAR: Final = 3.0
#: A page with more lines than this, in either direction, or more frames is a drawing.
_MOST_RULINGS: Final = 2_500
_MOST_FRAMES: Final = 100


@final
@frozen
class Ruling:
    """
    A line of a table, level or plumb: at one place, from one end to the other.
    """

    place: float
    begin: float
    end: float


@final
@frozen
class Frame:
    """
    Lines that touch each other.
    """

    levels: tuple[Ruling, ...]
    plumbs: tuple[Ruling, ...]


def frames(strokes: Iterable[Box]) -> tuple[Frame, ...]:
    """
    Return the frames on a page, or none if it is a drawing rather than tables.
    """
    level, plumb = list[Ruling](), list[Ruling]()
    for stroke in strokes:
        if stroke.width > stroke.height:
            level.append(Ruling((stroke.top + stroke.bottom) / 2, stroke.left, stroke.right))
        else:
            plumb.append(Ruling(stroke.middle, stroke.top, stroke.bottom))
    levels, plumbs = list(_merged(level)), list(_merged(plumb))
    if max(len(levels), len(plumbs)) > _MOST_RULINGS:
        return ()
    found = tuple(_touching(levels, plumbs))
    return found if len(found) <= _MOST_FRAMES else ()


def places(rulings: Iterable[Ruling]) -> tuple[float, ...]:
    """
    Return where lines stand, those near each other counted once.
    """
    found = list[float]()
    for place in sorted({each.place for each in rulings}):
        if not found or place - found[-1] > NEAR:
            found.append(place)
    return tuple(found)


def _merged(rulings: Iterable[Ruling]) -> Iterator[Ruling]:
    """
    Yield the lines that strokes make: a line may be drawn cell by cell, twice, or dashed.
    """
    row = list[Ruling]()
    for each in sorted(rulings, key=lambda each: each.place):
        if row and each.place - row[0].place > NEAR / 2:
            yield from _joined(row)
            row = []
        row.append(each)
    yield from _joined(row)


def _joined(row: list[Ruling]) -> Iterator[Ruling]:
    if not row:
        return
    place = row[len(row) // 2].place
    begin, end = float("inf"), float("-inf")
    for each in sorted(row, key=lambda each: each.begin):
        if each.begin > end + NEAR and end >= begin:
            yield Ruling(place, begin, end)
            begin, end = float("inf"), float("-inf")
        begin, end = min(begin, each.begin), max(end, each.end)
    yield Ruling(place, begin, end)


def _touching(levels: list[Ruling], plumbs: list[Ruling]) -> Iterator[Frame]:
    """
    Yield the sets of lines that cross or meet.
    """
    levels = sorted(levels, key=lambda each: each.place)
    heights = [each.place for each in levels]
    parents = list(range(len(levels) + len(plumbs)))

    def root(member: int) -> int:
        while parents[member] != member:
            parents[member] = member = parents[parents[member]]
        return member

    for number, plumb in enumerate(plumbs, start=len(levels)):
        for other in range(bisect_left(heights, plumb.begin - NEAR), bisect_right(heights, plumb.end + NEAR)):
            if levels[other].begin - NEAR <= plumb.place <= levels[other].end + NEAR:
                parents[root(other)] = root(number)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for member in range(len(parents)):
        group = groups.setdefault(root(member), ([], []))
        group[member >= len(levels)].append(levels[member] if member < len(levels) else plumbs[member - len(levels)])
    for group_levels, group_plumbs in groups.values():
        if group_levels and group_plumbs:
            yield Frame(tuple(group_levels), tuple(group_plumbs))
