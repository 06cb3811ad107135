"""
Rows that have not as many texts as cells, and how they are read: by the sums of the form, and only if they leave one way.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, final

from attrs import frozen

from govreport.cells import Cell
from govreport.recognition.readings import Reading, column_readings, number, row_readings, sums_of
from govreport.recognition.solving import Choice, decided
from govreport.recognition.strips import Strip
from govreport.template import Template

__all__ = ["Torn", "readings_of"]

#: So many rows of one grid show that a column of it is too much, and not a cell here and there.
_COLUMN: Final = 3


@final
@frozen
class Torn:
    """
    A row of the form and what stands for it in the source.
    """

    strip: Strip
    #: The label of the row in the form.
    label: str
    cells: tuple[Cell, ...]


def readings_of(torn: Sequence[Torn], known: Mapping[Cell, int], template: Template) -> tuple[Reading | None, ...]:
    """
    Return how each row is read; nothing where it cannot be told.

    Rows of one grid with the same columns too many are tried first, then each row by itself; the sums over columns decide
    between the ways that the sums of the row leave.
    """
    if not torn:
        return ()
    found = dict[int, Reading]()
    numbers = dict(known)
    for choices in (list(_by_columns(torn, template)), list(_by_row(torn, template))):
        offered = [(places, ways) for places, ways in choices if ways and not any(place in found for place in places)]
        options = [Choice(_cells(torn, places), tuple(map(_numbers, ways))) for places, ways in offered]
        for (places, ways), option in zip(offered, decided(options, numbers, template), strict=True):
            if option is None:
                continue
            found |= dict(zip(places, ways[option], strict=True))
            numbers |= dict(zip(_cells(torn, places), _numbers(ways[option]), strict=True))
    return tuple(found.get(place) for place in range(len(torn)))


def _by_columns(torn: Sequence[Torn], template: Template) -> Iterator[tuple[tuple[int, ...], tuple[tuple[Reading, ...], ...]]]:
    """
    Yield the rows of each grid that have the same columns too many, and the ways to read them together.
    """

    def columns(place: int) -> tuple[object, ...]:
        each = torn[place]
        return each.strip.place.block, each.strip.table, len(each.cells), *(text.place.column for text in each.strip.texts)

    gridded = [place for place, each in enumerate(torn) if each.strip.place.row is not None and len(each.strip.texts) > len(each.cells)]
    for _, group in groupby(sorted(gridded, key=lambda place: tuple(map(str, columns(place)))), key=columns):
        places = tuple(group)
        if len(places) >= _COLUMN:
            first = torn[places[0]].cells
            yield places, column_readings([torn[place].strip for place in places], len(first), sums_of(template, first))


def _by_row(torn: Sequence[Torn], template: Template) -> Iterator[tuple[tuple[int, ...], tuple[tuple[Reading, ...], ...]]]:
    for place, each in enumerate(torn):
        readings = row_readings(each.strip.texts, len(each.cells), sums_of(template, each.cells))
        yield (place,), tuple((reading,) for reading in readings)


def _cells(torn: Sequence[Torn], places: Sequence[int]) -> tuple[Cell, ...]:
    return tuple(cell for place in places for cell in torn[place].cells)


def _numbers(readings: Sequence[Reading]) -> tuple[int, ...]:
    return tuple(number(figure) or 0 for reading in readings for figure in reading.figures)
