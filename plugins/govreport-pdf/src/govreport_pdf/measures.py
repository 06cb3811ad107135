"""
What is usual in a file: where its text begins and ends, how large it is, how far apart its lines are.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, final

from attrs import frozen

from govreport_pdf.lines import Line
from govreport_pdf.pages import Page

__all__ = ["Measure", "measure"]

#: Lines that begin, end or follow each other at distances no more different are alike.
_ALIKE: Final = 2.0
#: Where text begins, at least this part of all lines begin.
_OFTEN: Final = 0.05
#: Text takes at least this much of the width of a page.
_LEAST_WIDTH: Final = 0.6
#: The distance of lines, in sizes of the face, where it cannot be measured.
_PITCH: Final = 1.6


@final
@frozen(kw_only=True)
class Measure:
    """
    What is usual in the file: where text begins on each page, and how it is set.
    """

    lefts: tuple[float, ...]
    width: float
    size: float
    #: The distance of lines.
    pitch: float

    def right(self, page: int) -> float:
        """
        Return where full lines of a page end.
        """
        return self.lefts[page] + self.width


def measure(pages: Sequence[Page]) -> Measure:
    """
    Return what is usual in a file.
    """
    rows = [[each for each in page.items if isinstance(each, Line) and not each.turn] for page in pages]
    every = [line for row in rows for line in row]
    usual = _shared(every, least=max(2, round(len(every) * _OFTEN))) or min((line.box.left for line in every), default=0.0)
    choices = [(usual, _shared(row) or usual) for row in rows]
    width = _width(rows, choices)
    if width < _LEAST_WIDTH * max((page.width for page in pages), default=0.0):
        width = max((page.width - 2 * usual for page in pages), default=0.0)
    sizes = Counter[float]()
    for line in every:
        sizes[round(line.size * 2) / 2] += len(line.text)
    size = max(sizes, key=lambda each: (sizes[each], -each), default=1.0)
    pitches = (below.baseline - above.baseline for row in rows for above, below in pairwise(row))
    return Measure(
        lefts=tuple(_left(row, width, choice) for row, choice in zip(rows, choices, strict=True)),
        width=width,
        size=size,
        pitch=_usual((each for each in pitches if each > size / 2), least=2) or _PITCH * size,
    )


def _shared(row: Sequence[Line], *, least: int = 2) -> float | None:
    """
    Return the first place where some lines begin together.
    """
    lefts = sorted(line.box.left for line in row)
    return next((left for left, last in zip(lefts, lefts[least - 1 :], strict=False) if last - left <= _ALIKE), None)


def _width(rows: Sequence[Sequence[Line]], choices: Sequence[tuple[float, float]]) -> float:
    """
    Return the width of the text: the one that most lines fill, wherever the text of their page begins.
    """
    widths = [
        _usual((line.box.right - choice[which] for row, choice in zip(rows, choices, strict=True) for line in row), least=2) or 0.0
        for which in (0, 1)
    ]
    return max(widths, key=lambda width: sum(_full(row, width, choice) for row, choice in zip(rows, choices, strict=True)))


def _full(row: Sequence[Line], width: float, choice: Sequence[float]) -> int:
    right = _left(row, width, choice) + width
    return sum(abs(line.box.right - right) <= _ALIKE for line in row)


def _left(row: Sequence[Line], width: float, choice: Sequence[float]) -> float:
    """
    Return where text begins on a page: of some places, the one from which its longest line fills the width.

    Pages may be set to the left and right in turn; a page with nothing but first lines is not one of these.
    """
    right = max((line.box.right for line in row), default=choice[0] + width)
    return min(choice, key=lambda left: abs(left + width - right))


def _usual(numbers: Iterable[float], *, least: int) -> float | None:
    """
    Return the number that comes most often, the largest of those that come as often; nothing if none comes often enough.
    """
    groups = Counter[int](round(each / _ALIKE) for each in numbers)
    best = max(groups, key=lambda each: (groups[each], each), default=None)
    return best * _ALIKE if best is not None and groups[best] >= least else None
