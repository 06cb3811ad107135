"""
A laid-out document that knows no format and no form: what renderers print and readers return.

It knows nothing of China, of reports or of rules. Formatting numbers, merging heads and choosing words happened before.
"""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Final, TypeAlias, final

from attrs import Factory, field, frozen

from govreport.errors import MalformedGrid, MalformedPicture

__all__ = ["Block", "CellKind", "Check", "Document", "Grid", "GridCell", "Heading", "Paragraph", "Picture", "Place", "Placed", "Role"]

#: Row and column of the full rectangle, counted from 0.
Place: TypeAlias = tuple[int, int]


class Role(Enum):
    """
    What a paragraph is for.
    """

    BODY = "body"
    #: A remark under a table, or a word on the whole sheet.
    NOTE = "note"
    #: Who signs and when: set to the right.
    CLOSING = "closing"


class CellKind(Enum):
    """
    What a grid cell holds.
    """

    HEAD = "head"
    #: The label of a row, or of a group of rows.
    STUB = "stub"
    FIGURE = "figure"
    #: A figure that somebody should look at.
    FLAGGED = "flagged"
    TEXT = "text"
    #: Nothing, where the row of a source ended before the others did: not a cell left blank.
    HOLE = "hole"


@final
@frozen
class Heading:
    """
    A heading; level 1 is a section of the document, the title stands above all levels.
    """

    text: str
    level: int = 1


@final
@frozen
class Paragraph:
    """
    Running text. A line break in it is a line break on paper.
    """

    text: str
    role: Role = Role.BODY


@final
@frozen
class GridCell:
    """
    One cell and the rectangle it covers, to the right and downwards from where it stands.
    """

    text: str
    rowspan: int = 1
    colspan: int = 1
    kind: CellKind = CellKind.TEXT


@final
@frozen
class Placed:
    """
    A cell of a grid with the place of its upper left corner.
    """

    row: int
    column: int
    cell: GridCell


@final
@frozen
class Check:
    """
    Two groups of places whose figures must add up to the same, so that a workbook can check itself.
    """

    left: tuple[Place, ...]
    right: tuple[Place, ...]


def _columns(grid: "Grid") -> int:
    return sum(cell.colspan for cell in grid.rows[0]) if grid.rows else 0


@final
@frozen(kw_only=True)
class Grid:
    """
    A table with merged cells. Each row lists the cells that begin in it, as HTML does; together they tile the rectangle.

    Raises:
        MalformedGrid: Cells overlap, stick out, or leave a hole.

    >>> wide = GridCell("申请人情况", colspan=2)
    >>> grid = Grid(rows=((wide,), (GridCell("自然人"), GridCell("总计"))))
    >>> [each.text for each in grid.matrix()[0]]
    ['申请人情况', '申请人情况']
    """

    rows: tuple[tuple[GridCell, ...], ...]
    #: What the table is, for machines and screen readers; not printed.
    caption: str = ""
    #: The unit of all figures, or nothing if they differ.
    unit: str = ""
    #: How many rows at the top are heads, to be repeated on each page.
    head_rows: int = 0
    #: Relative widths of the columns of the rectangle; empty if they do not matter.
    widths: tuple[int, ...] = ()
    checks: tuple[Check, ...] = ()
    #: How many columns the rectangle has.
    columns: int = field(init=False, default=Factory(_columns, takes_self=True))

    def __attrs_post_init__(self) -> None:
        _tiled(self)
        if self.widths and (len(self.widths) != self.columns or min(self.widths) < 1):
            raise MalformedGrid(0, len(self.widths), "widths")
        if not 0 <= self.head_rows <= len(self.rows):
            raise MalformedGrid(self.head_rows, 0, "heads")
        for row, column in (place for check in self.checks for place in (*check.left, *check.right)):
            if not (0 <= row < len(self.rows) and 0 <= column < self.columns):
                raise MalformedGrid(row, column, "checks")

    def placed(self) -> Iterator[Placed]:
        """
        Yield every cell with its place, spans resolved, row by row.
        """
        free = [0] * self.columns  # the first row in which each column is free again
        for row, cells in enumerate(self.rows):
            column = 0
            for cell in cells:
                while free[column] > row:
                    column += 1
                yield Placed(row, column, cell)
                right = column + cell.colspan
                if cell.rowspan > 1:
                    free[column:right] = [row + cell.rowspan] * cell.colspan
                column = right

    def matrix(self) -> tuple[tuple[GridCell, ...], ...]:
        """
        Return the full rectangle; a merged cell stands in every place it covers.
        """
        full: list[list[GridCell]] = [[_NOTHING] * self.columns for _ in self.rows]
        for placed in self.placed():
            for row in range(placed.row, placed.row + placed.cell.rowspan):
                full[row][placed.column : placed.column + placed.cell.colspan] = [placed.cell] * placed.cell.colspan
        return tuple(map(tuple, full))


@final
@frozen
class Picture:
    """
    A PNG or JPEG image and the words that stand for it where it cannot be seen.

    Raises:
        MalformedPicture: The bytes are neither.
    """

    image: bytes = field(repr=False)
    alt: str

    def __attrs_post_init__(self) -> None:
        if not self.image.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
            raise MalformedPicture(self.alt)

    @property
    def media_type(self) -> str:
        """
        ``image/png`` or ``image/jpeg``.
        """
        return "image/png" if self.image.startswith(b"\x89PNG") else "image/jpeg"


#: All that a document is made of; closed for a major version.
Block: TypeAlias = Heading | Paragraph | Grid | Picture


@final
@frozen(kw_only=True)
class Document:
    """
    A titled run of blocks.
    """

    #: May hold a line break where a narrow page should break it.
    title: str
    blocks: tuple[Block, ...]
    #: A language tag of BCP 47.
    language: str = "zh-CN"
    author: str = ""
    #: The day it speaks of or was published; renderers that need a date take this, never the clock.
    dated: date | None = None


_NOTHING = GridCell("")
# A few bytes of a file could claim all memory: no page is this wide.
_WIDEST: Final = 1_000


def _tiled(grid: Grid) -> None:
    """
    Refuse cells that overlap, stick out, or leave a hole.
    """
    height, width = len(grid.rows), grid.columns
    if width > _WIDEST:
        raise MalformedGrid(0, width, "wide")
    free = [0] * width  # the first row in which each column is free again
    for row, cells in enumerate(grid.rows):
        column = 0
        for cell in cells:
            while column < width and free[column] > row:
                column += 1
            bottom, right = row + cell.rowspan, column + cell.colspan
            if bottom <= row or right <= column or bottom > height or right > width:
                raise MalformedGrid(row, column, "outside")
            if cell.colspan == 1:
                free[column] = bottom
            elif max(free[column:right]) > row:
                raise MalformedGrid(row, column, "overlap")
            else:
                free[column:right] = [bottom] * cell.colspan
            column = right
        if min(free, default=row + 1) <= row:
            raise MalformedGrid(row, next(place for place, below in enumerate(free) if below <= row), "hole")
