"""
Rows of a source as a label and what stands behind it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, final

from attrs import evolve, frozen

from govreport.document import Grid
from govreport.figures import Blank, Figure, Measure, Unread
from govreport.notation import read_figure
from govreport.recognition.heads import lines_of
from govreport.recognition.outcome import Place
from govreport.recognition.vocabulary import Match, is_head, row_of
from govreport.tables import leaves
from govreport.template import Template

__all__ = ["Piece", "Strip", "Text", "figures_in", "is_leaf"]

_COUNT: Final = Measure()


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
        return read_figure(self.text, _COUNT)

    @property
    def is_blank(self) -> bool:
        """
        Whether it says nothing.
        """
        return self.count is Blank.EMPTY


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

    def without(self, columns: frozenset[int]) -> "Strip":
        """
        Return the row without some columns of its grid.
        """
        return evolve(self, texts=tuple(each for each in self.texts if each.place.column not in columns))

    def without_blanks_till(self, column: int) -> "Strip":
        """
        Return the row without the blanks up to a column of its grid: labels of other rows stand there.
        """
        kept = (each for each in self.texts if (each.place.column or 0) > column or not each.is_blank)
        return evolve(self, texts=tuple(kept))


@final
@frozen
class Piece:
    """
    A grid as a piece of a table: its rows that have a row label of it.
    """

    grid: Grid
    block: int
    strips: tuple[Strip, ...]
    #: The last column in which a label of a row stands.
    last_label: int

    @classmethod
    def of(cls, grid: Grid, block: int, template: Template, table: str) -> "Piece":
        """
        Return what a grid holds of a table.
        """
        strips = tuple(_strips(grid, block, template, table))
        columns = (strip.place.column or 0 for strip in strips if is_leaf(strip.label, template, table))
        return cls(grid, block, strips, max(columns, default=0))

    def head_texts(self) -> tuple[str, ...]:
        """
        Return the texts of the rows that have no label of a row.
        """
        rows = {strip.place.row for strip in self.strips}
        return tuple(placed.cell.text for number, line in lines_of(self.grid) if number not in rows for placed in line)

    def fits(self, other: "Piece") -> bool:
        """
        Return whether two pieces are equally wide, so that their columns are the same.
        """
        return self.grid.columns == other.grid.columns


def figures_in(texts: Iterable[Text]) -> int:
    """
    Return how many texts are numbers or marks.
    """
    return sum(bool(each.text.strip()) and not isinstance(each.count, Unread) for each in texts)


def is_leaf(label: Match, template: Template, table: str) -> bool:
    """
    Return whether a row has figures of its own, and is no group.
    """
    return any(row.id == label.id for part in template.table(table).parts for row in leaves(part.rows))


def _strips(grid: Grid, block: int, template: Template, table: str) -> Iterator[Strip]:
    """
    Yield the rows of a grid that have a row label of a table: the first that is no group, and before every head.
    """
    for number, line in lines_of(grid):
        texts = tuple(Text(each.cell.text, Place(block, number, each.column)) for each in line)
        found = _label_of(texts, template, table)
        if found is not None:
            place, label = found
            yield Strip(table, label, texts[place].place, texts[place].text, texts[place + 1 :])


def _label_of(texts: Sequence[Text], template: Template, table: str) -> tuple[int, Match] | None:
    """
    Return the label of a row: its first of a line with figures, otherwise of a group; a row of heads has none.
    """
    group: tuple[int, Match] | None = None
    for place, each in enumerate(texts[:-1]):
        label = row_of(each.text, template, table)
        if label is not None and is_leaf(label, template, table):
            return place, label
        if is_head(each.text, template):
            break
        group = group or (None if label is None else (place, label))
    return group
