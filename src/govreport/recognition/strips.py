"""
Rows of a source as a label and what stands behind it.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, final

from attrs import evolve, frozen

from govreport.figures import Blank, Figure, Measure, Unread
from govreport.notation import read_figure
from govreport.recognition.outcome import Place
from govreport.recognition.vocabulary import Match, cells_of
from govreport.template import Template

__all__ = ["Strip", "Text", "figures_in", "is_leaf"]

_COUNT: Final = Measure()


# Most cells of a report say one of few things.
@lru_cache(maxsize=4096)
def _count(text: str) -> Figure:
    return read_figure(text, _COUNT)


@final
@frozen
class Text:
    """
    One text of the source and where it stands.
    """

    text: str
    place: Place
    #: Whether it is known not to be the figure of one cell, however it reads: ``693665`` for three cells.
    doubtful: bool = False

    @property
    def count(self) -> Figure:
        """
        What it says as a count.
        """
        return _count(self.text)

    @property
    def is_blank(self) -> bool:
        """
        Whether it says nothing.
        """
        return not self.text.strip() if self.text.isascii() else self.count is Blank.EMPTY


@final
@frozen
class Strip:
    """
    A row label and the texts behind it.
    """

    table: str
    label: Match
    place: Place
    #: How the label is written.
    wording: str
    texts: tuple[Text, ...]
    #: Whether its grid shows that cells of it are missing.
    short: bool = False

    def doubted(self) -> "Strip":
        """
        Return the row with texts of which nobody knows whose figure each is.
        """
        return evolve(self, texts=tuple(evolve(each, doubtful=True) for each in self.texts))

    def without(self, columns: frozenset[int]) -> "Strip":
        """
        Return the row without some columns of its grid.
        """
        return evolve(self, texts=tuple(each for each in self.texts if each.place.column not in columns))

    def without_blanks_till(self, column: int) -> "Strip":
        """
        Return the row without the blanks up to a column of its grid: labels of other rows stand there.
        """
        kept = tuple(each for each in self.texts if (each.place.column or 0) > column or not each.is_blank)
        return self if len(kept) == len(self.texts) else evolve(self, texts=kept)


def figures_in(texts: Iterable[Text]) -> int:
    """
    Return how many texts are numbers or marks.
    """
    return sum(bool(each.text.strip()) and not isinstance(each.count, Unread) for each in texts)


def is_leaf(label: Match, template: Template, table: str) -> bool:
    """
    Return whether a row has figures of its own, and is no group.
    """
    return label.id in cells_of(template, table)
