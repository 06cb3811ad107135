"""
Grids as pieces of a table: their rows by label, and the columns that pieces of one width share.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import final

from attrs import frozen

from govreport.document import Grid, Placed
from govreport.recognition.heads import SUBTOTAL, head_places, lines_of
from govreport.recognition.labelled import Lines, labelled_rows
from govreport.recognition.normal import normal
from govreport.recognition.strips import Strip, Text, figures_in, is_leaf
from govreport.tables import Table
from govreport.template import Template

__all__ = ["Piece", "Shape", "shapes_of", "under_heads"]


@final
@frozen
class Piece:
    """
    A grid and the rows of a table that it holds.
    """

    grid: Grid
    block: int
    #: Its rows, each with its number and the cells that begin in it.
    lines: Lines
    strips: tuple[Strip, ...]

    @classmethod
    def of(cls, grid: Grid, block: int, template: Template, table: str) -> "Piece":
        """
        Return what a grid holds of a table.
        """
        lines = tuple(lines_of(grid))
        return cls(grid, block, lines, tuple(labelled_rows(lines, block, template, table)))

    @property
    def has_subtotals(self) -> bool:
        """
        Whether a column of it is headed 小计.
        """
        return any(normal(placed.cell.text) == SUBTOTAL for _, line in self.lines for placed in line)

    def heads_beside(self, table: Table) -> tuple[Placed, ...]:
        """
        Return the heads of columns that stand in the row of the head above all columns.
        """
        above = {normal(part.head.zh) for part in table.parts if part.head}
        known = {normal(column.label) for part in table.parts for column in part.columns}
        rows = (line for _, line in self.lines if above & {normal(placed.cell.text) for placed in line})
        return tuple(placed for line in rows for placed in line if normal(placed.cell.text) in known)

    def head_texts(self) -> tuple[str, ...]:
        """
        Return the texts of the rows that have no label of a row.
        """
        rows = {strip.place.row for strip in self.strips}
        return tuple(placed.cell.text for number, line in self.lines if number not in rows for placed in line)


@final
@frozen
class Shape:
    """
    What the columns of equally wide pieces are.
    """

    #: The grid column under each head of a table without parts, if each is known.
    heads: Mapping[str, int]
    #: The columns under a head 小计, which the form has not.
    subtotals: frozenset[int]
    #: The last column in which a label of a row stands.
    last_label: int


def shapes_of(pieces: Sequence[Piece], template: Template, table: Table) -> Mapping[int, Shape]:
    """
    Return the shape of the pieces of each width.
    """
    found = dict[int, Shape]()
    for width in {piece.grid.columns for piece in pieces}:
        like = [piece for piece in pieces if piece.grid.columns == width]
        placed = [each for piece in like for _, line in piece.lines for each in line]
        heads = head_places(placed, template, table.id) if len(table.parts) == 1 else {}
        subtotals = frozenset(each.column for each in placed if normal(each.cell.text) == SUBTOTAL) if heads else frozenset[int]()
        labels = [strip.place.column or 0 for piece in like for strip in piece.strips if is_leaf(strip.label, template, table.id)]
        found[width] = Shape(heads, subtotals, max(labels, default=0))
    return found


def under_heads(strip: Strip, heads: Iterable[tuple[int, Mapping[str, int]]], columns: tuple[str, ...]) -> tuple[Text, ...]:
    """
    Return the texts of a row under the last heads above it, one a column, if no figure stands elsewhere.
    """
    last = strip.place.row or 0
    above = [found for row, found in heads if row <= last and tuple(found) == columns]
    places = list(above[-1].values()) if above else []
    if places == [each.place.column for each in strip.texts]:
        return strip.texts  # as in nearly all rows
    if not places or figures_in([each for each in strip.texts if each.place.column not in places]):
        return ()
    at = {each.place.column: each for each in strip.texts}
    return tuple(at.get(place) or Text("", strip.place) for place in places) if any(place in at for place in places) else ()
