"""
Tables while they are read: cells in rows in groups, and in the end a grid, or what stands in a table that only lays it out.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Final, TypeAlias, final

from attrs import define, field

from govreport.document import CellKind, Grid, GridCell, Heading, Picture
from govreport.tiling import tiled
from govreport_html.cells import Cell, span
from govreport_html.items import Content, Linked, text_of
from govreport_html.parsing import Element

__all__ = ["Table", "table_of"]

#: A cell with more text than that is none of data if it has its row for itself.
_LONG: Final = 200
# Once: an enumeration is slow to ask for its members.
_HEAD: Final = CellKind.HEAD
_TEXT: Final = CellKind.TEXT
_Row: TypeAlias = list[GridCell | Cell]


@final
@define(eq=False)
class Table:
    """
    A table that has not ended.
    """

    element: Element
    #: The content that it stands in.
    around: Content
    #: What it is, for those who cannot see it.
    label: str
    #: Whether anything shows that it is more than a layout.
    ruled: bool
    #: What stands in it, but in no cell.
    stray: Content = field(factory=Content)
    #: The cell that is open.
    cell: Cell | None = None
    caption: Content = field(factory=Content)
    #: Whether the rows are those of the head.
    heads: bool = False
    #: The rows by head, bodies and feet, each with whether it is a foot.
    _groups: list[tuple[bool, list[_Row]]] = field(factory=lambda: [(False, list[_Row]())])
    #: The row that is open, or was the last one.
    _row: _Row | None = None
    #: The cells that hold more than a line, and how many characters the others hold, all of them and the longest.
    _cells: list[Cell] = field(factory=list[Cell])
    _plain: int = 0
    _longest: int = 0

    def begin_group(self, tag: str) -> None:
        """
        Begin a head, a body or a foot. A foot stands below all bodies, wherever it is written.
        """
        self.heads = tag == "thead"
        self._groups.append((tag == "tfoot", []))
        self._row = None

    def begin_row(self) -> None:
        """
        Begin a row.
        """
        self._row = []
        self._groups[-1][1].append(self._row)

    def end_row(self, row: Element) -> None:
        """
        End a row. One of no height and without text, which Word writes to say how wide the columns are, is none.
        """
        if self._row and row.get("height") == "0" and not any(map(_weight, self._row)):
            self._groups[-1][1].pop()
            self._row = None

    def begin_cell(self, element: Element, text: str | None) -> None:
        """
        Begin a cell, in a row of its own if none has begun; it is whole if its text is known.
        """
        if self._row is None:
            self.begin_row()
        assert self._row is not None
        head = self.heads or element.tag == "th"
        if head:
            self.ruled = True
        kind = _HEAD if head else _TEXT
        down, across = element.get("rowspan"), element.get("colspan")
        rowspan, colspan = 1 if down is None else span(down, 0), 1 if across is None else span(across, 1)
        if text is None:
            self.cell = Cell(element, rowspan, colspan, kind)
            self._cells.append(self.cell)
            self._row.append(self.cell)
        else:
            self._plain += len(text)
            self._longest = max(self._longest, len(text))
            self._row.append(GridCell(text, rowspan, colspan, kind))

    def ended(self) -> tuple[Content, int]:
        """
        Return what comes of the table, after what stands in it but in no cell, and how many places its grid has.

        Raises:
            UnreadableDocument: It has too many rows or columns.
        """
        groups = [rows for _, rows in sorted(self._groups, key=lambda group: group[0])]
        rows = list(chain.from_iterable(groups))
        caption = "\n".join(filter(None, map(text_of, self.caption.items)))
        if self._lays_out(rows, ruled=self.ruled or bool(caption)):
            self.stray.take(self.caption)
            for cell in chain.from_iterable(rows):
                self.stray.take(_content(cell))
            return self.stray, 0
        made = [[[cell if isinstance(cell, GridCell) else cell.made() for cell in row] for row in group] for group in groups]
        grid = tiled(*made, caption=caption or self.label)
        if grid is not None and not self.ruled and not any(cell.text for row in grid.rows for cell in row):
            grid = None
        if grid is None:
            self.stray.take(self.caption)
        self.stray.take(self._held(grid))
        return self.stray, grid.columns * len(grid.rows) if grid else 0

    def _lays_out(self, rows: Sequence[_Row], *, ruled: bool) -> bool:
        """
        Return whether the table has one column and nothing shows that it is a table, or whether it holds mostly other tables, or text
        that has its row for itself.
        """
        if not ruled and all(len(row) <= 1 for row in rows):
            return True
        if not self._cells and self._longest <= _LONG:
            return False
        laid, rest = 0, 0
        for row in rows:
            filled = [cell for cell in row if _weight(cell)]
            for cell in filled:
                if _places(cell, alone=len(filled) == 1):
                    laid += _weight(cell)
                else:
                    rest += _weight(cell)
        return laid > rest

    def _held(self, grid: Grid | None) -> Content:
        """
        Return the table as one of data, and behind it what stands in its cells and is no text.
        """
        contents = [cell.content for cell in self._cells]
        found = Content(weight=self._plain)
        for content in contents:
            found.weight += content.weight
            found.tables += content.tables
        others = [item for content in contents for item in content.items if not isinstance(item, str)]
        if grid is not None:
            found.tables += 1
            ways = [item for item in others if isinstance(item, Linked) and not isinstance(item.block, Grid)]
            linked = Linked(grid, sum(each.linked for each in ways), sum(each.links for each in ways))
            found.items.append(linked if ways else grid)
        found.items += [item for item in others if isinstance(item.block if isinstance(item, Linked) else item, Grid | Picture)]
        return found


def table_of(element: Element, around: Content) -> Table:
    """
    Return a table that begins.
    """
    label = element.get("aria-label") or ""
    return Table(element, around, label, bool(label) or element.get("border") not in {None, "", "0"})


def _weight(cell: GridCell | Cell) -> int:
    return len(cell.text) if isinstance(cell, GridCell) else cell.content.weight


def _content(cell: GridCell | Cell) -> Content:
    if not isinstance(cell, GridCell):
        return cell.content
    return Content([cell.text], len(cell.text)) if cell.text else Content()


def _places(cell: GridCell | Cell, *, alone: bool) -> bool:
    """
    Return whether a cell holds a table, or has its row for itself and holds a heading or much text.
    """
    if alone and _weight(cell) > _LONG:
        return True
    if isinstance(cell, GridCell):
        return False
    return cell.content.tables > 0 or (alone and any(isinstance(item, Heading) for item in cell.content.items))
