"""
Rows that have not as many texts as cells, and how they are read: by the sums of the form, and only if they leave one way.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, final

from attrs import frozen

from govreport.cells import Cell
from govreport.recognition.readings import Reading, Sums, column_readings, row_readings, sums_of
from govreport.recognition.solving import Choice, decided
from govreport.recognition.strips import Strip, Text
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
    #: What it says as it stands, if it has a text for each cell but no total.
    standing: tuple[Text, ...] = ()


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
        sums = [sums_of(template, torn[places[0]].cells) for places, _ in offered]
        options = [
            Choice(_cells(torn, places), tuple(_numbers(way, within) for way in ways))
            for (places, ways), within in zip(offered, sums, strict=True)
        ]
        for (places, ways), choice, option in zip(offered, options, decided(options, numbers, template), strict=True):
            if option is None:
                continue
            found |= dict(zip(places, ways[option], strict=True))
            numbers |= dict(zip(choice.cells, choice.options[option], strict=True))
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
        sums = sums_of(template, each.cells)
        standing = (Reading("standing", each.standing),) if each.standing else ()
        yield (place,), tuple((reading,) for reading in (*standing, *row_readings(each.strip.texts, len(each.cells), sums)))


def _cells(torn: Sequence[Torn], places: Sequence[int]) -> tuple[Cell, ...]:
    return tuple(cell for place in places for cell in torn[place].cells)


def _numbers(readings: Sequence[Reading], sums: Sums) -> tuple[int, ...]:
    return tuple(count for reading in readings for count in reading.counts(sums))
