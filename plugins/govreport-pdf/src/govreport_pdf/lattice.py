"""
A frame as cells: where lines are missing between two fields, they are one merged cell.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeAlias, final

from attrs import field, frozen

from govreport.wording import Wording
from govreport_pdf.refusals import excessive
from govreport_pdf.rulings import Frame, Ruling, places
from govreport_pdf.sheets import Box

__all__ = ["Area", "Lattice", "lattice"]

_MOST_ROWS: Final = 2_000
_MOST_COLUMNS: Final = 200
#: For each edge, along which of the steps beside it a line stands.
_Standing: TypeAlias = Sequence[Sequence[bool]]
#: A line stands between two fields if it runs along this much of them.
_PARTS: Final = 0.5
#: Lines that stick out by more open a column or row without an outer line.
_OPEN: Final = 10.0


@final
@frozen
class Area:
    """
    The rectangle of fields that one cell covers.
    """

    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


@final
@frozen
class Lattice:
    """
    The edges of all columns and rows, and the cells between them.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    areas: tuple[Area, ...]
    #: Which area covers each field, row by row.
    fields: tuple[tuple[int, ...], ...] = field(repr=False)

    @property
    def box(self) -> Box:
        """
        The whole of it.
        """
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def box_of(self, area: Area) -> Box:
        """
        Return where a cell stands.
        """
        return Box(self.xs[area.column], self.ys[area.row], self.xs[area.column + area.colspan], self.ys[area.row + area.rowspan])

    def at(self, x: float, y: float) -> int | None:
        """
        Return the number of the area at a place, if it is inside.
        """
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.fields[row][column]
        return None


def lattice(frame: Frame, place: str) -> Lattice | None:
    """
    Return the cells of a frame, or nothing if it has less than two: a frame around text is no table.

    Raises:
        UnreadableDocument: It has more rows or columns than any table that people read.
    """
    xs = _opened(places(frame.plumbs), frame.levels)
    ys = _opened(places(frame.levels), frame.plumbs)
    if len(xs) - 1 > _MOST_COLUMNS:
        raise excessive(place, Wording(zh="表格列数", en="columns in a table"), _MOST_COLUMNS)
    if len(ys) - 1 > _MOST_ROWS:
        raise excessive(place, Wording(zh="表格行数", en="rows in a table"), _MOST_ROWS)
    if min(len(xs), len(ys)) < 2 or len(xs) + len(ys) < 5:  # noqa: PLR2004 - two edges make one column; two fields need five
        return None
    walls, floors = _standing(frame.plumbs, xs, ys), _standing(frame.levels, ys, xs)
    fields = [[-1] * (len(xs) - 1) for _ in ys[1:]]
    areas = tuple(_areas(fields, walls, floors))
    return Lattice(xs, ys, areas, tuple(map(tuple, fields))) if len(areas) > 1 else None


def _opened(edges: tuple[float, ...], across: Iterable[Ruling]) -> tuple[float, ...]:
    """
    Return the edges, and with them the ends of lines that reach beyond the outermost.
    """
    begin, end = min(each.begin for each in across), max(each.end for each in across)
    before = (begin,) if edges[0] - begin > _OPEN else ()
    after = (end,) if end - edges[-1] > _OPEN else ()
    return (*before, *edges, *after)


def _standing(rulings: Iterable[Ruling], edges: Sequence[float], steps: Sequence[float]) -> list[list[bool]]:
    """
    Return for each edge along which of the steps a line stands on it.
    """
    on: list[list[Ruling]] = [[] for _ in edges]
    for each in rulings:
        # The edge that counted it: the last one at most as far, as edges are the first of their kind.
        on[max(bisect_right(edges, each.place) - 1, 0)].append(each)
    return [list(_covered(row, steps)) for row in on]


def _covered(row: Sequence[Ruling], steps: Sequence[float]) -> Iterator[bool]:
    order = sorted(row, key=lambda each: each.begin)
    first = 0
    for begin, end in pairwise(steps):
        while first < len(order) and order[first].end <= begin:
            first += 1
        reached, covered, place = begin, 0.0, first
        while place < len(order) and order[place].begin < end:
            covered += max(0.0, min(order[place].end, end) - max(order[place].begin, reached))
            reached = max(reached, order[place].end)
            place += 1
        yield covered >= _PARTS * (end - begin)


def _areas(fields: list[list[int]], walls: _Standing, floors: _Standing) -> Iterator[Area]:
    """
    Yield the cells and number their fields. What is merged but no rectangle is cut into rectangles.
    """
    number = 0
    height, width = len(fields), len(fields[0])
    for row in range(height):
        for column in range(width):
            if fields[row][column] >= 0:
                continue
            right, bottom = column + 1, row + 1
            while right < width and fields[row][right] < 0 and not walls[right][row]:
                right += 1
            while bottom < height and _goes_on(fields[bottom][column:right], (bottom, column, right), walls, floors):
                bottom += 1
            for line in fields[row:bottom]:
                line[column:right] = [number] * (right - column)
            yield Area(row, column, bottom - row, right - column)
            number += 1


def _goes_on(below: Sequence[int], place: tuple[int, int, int], walls: _Standing, floors: _Standing) -> bool:
    """
    Return whether a cell goes on into the fields of the next row, which begin and end at a place of it.
    """
    row, left, right = place
    free = all(number < 0 for number in below) and not any(floors[row][left:right])
    return free and not any(walls[column][row] for column in range(left + 1, right))
