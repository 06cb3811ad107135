"""
Rows that have not as many texts as cells, and how they are read: by the sums of the form, and only if they leave one way.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import final

from attrs import frozen

from govreport.cells import Cell
from govreport.recognition.readings import Reading, Sums, row_readings, sums_of
from govreport.recognition.solving import Choice, decided
from govreport.recognition.strips import Strip, Text
from govreport.template import Template

__all__ = ["Torn", "readings_of"]


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
    Return how each row is read; nothing where it cannot be told: the sums over columns decide between the ways that the sums
    of the row leave.
    """
    sums = [sums_of(template, each.cells) for each in torn]
    ways = [tuple(_ways(each, within)) for each, within in zip(torn, sums, strict=True)]
    offered = [place for place, each in enumerate(ways) if each]
    choices = [Choice(torn[place].cells, tuple(way.counts(sums[place]) for way in ways[place])) for place in offered]
    chosen = dict(zip(offered, decided(choices, known, template), strict=True)) if choices else {}
    return tuple(None if (way := chosen.get(place)) is None else ways[place][way] for place in range(len(torn)))


def _ways(torn: Torn, sums: Sums) -> Iterator[Reading]:
    if torn.standing:
        yield Reading("standing", torn.standing)
    yield from row_readings(torn.strip.texts, len(torn.cells), sums)
