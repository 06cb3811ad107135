"""
Which of the texts behind a label are its figures: the form's relations decide, and only if exactly one reading satisfies them.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from govreport.figures import Blank, Measure, Unread
from govreport.notation import read_figure
from govreport.recognition.strips import Text

__all__ = ["only_reading"]

_COUNT: Final = Measure()
#: More texts than this over the number of cells are no row of the table.
_SURPLUS: Final = 5


def only_reading(texts: Sequence[Text], width: int) -> tuple[Text, ...] | None:
    """
    Return the figures of a row whose last is the sum of the others, if empty and zero cells can be dropped in one way only.

    Readings of the same figures are one reading, whichever zero was dropped.
    """
    surplus = len(texts) - width
    if not 0 < surplus <= _SURPLUS:
        return None
    spare = [place for place, each in enumerate(texts) if read_figure(each.text, _COUNT) in {0, Blank.EMPTY}]
    readings = dict[tuple[object, ...], tuple[Text, ...]]()
    for dropped in combinations(spare, surplus):
        kept = tuple(each for place, each in enumerate(texts) if place not in dropped)
        figures = tuple(read_figure(each.text, _COUNT) for each in kept)
        if _adds_up(figures):
            readings.setdefault(figures, kept)
    numbers = [kept for figures, kept in readings.items() if not any(isinstance(figure, Blank) for figure in figures)]
    found = numbers or list(readings.values())
    return found[0] if len(found) == 1 else None


def _adds_up(figures: Sequence[object]) -> bool:
    if any(isinstance(figure, Unread) for figure in figures) or isinstance(figures[-1], Blank):
        return False
    numbers = [figure if isinstance(figure, int) else 0 for figure in figures]
    return sum(numbers[:-1]) == numbers[-1]
