"""
Tables while they are read: cells in rows in groups, and in the end a grid, or what stands in a table that only lays it out.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Final, TypeAlias, final

from attrs import define, field

from govreport.document import CellKind, Grid, GridCell, Heading, Picture
from govreport_html.grids import grid_of
from govreport_html.items import Content, Linked, text_of
from govreport_html.parsing import Element

__all__ = ["Table", "table_of"]

#: A cell with more text than that is none of data if it has its row for itself.
_LONG: Final = 200
#: So many digits of a span are looked at: more rows than any table has.
_DIGITS: Final = 9

#: What stands in a cell, how many rows and columns it covers, and whether it is a head.
_Cell: TypeAlias = tuple[Content, int, int, bool]
_Row: TypeAlias = list[_Cell]


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
    cell: Element | None = None
    caption: Content = field(factory=Content)
    #: Whether the rows are those of the head.
    heads: bool = False
    #: The rows by head, bodies and feet, each with whether it is a foot.
    _groups: list[tuple[bool, list[_Row]]] = field(factory=lambda: [(False, list[_Row]())])
    #: The row that is open, or was the last one.
    _row: _Row | None = None

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
        if self._row and row.get("height") == "0" and not any(cell[0].items for cell in self._row):
            self._groups[-1][1].pop()
            self._row = None

    def begin_cell(self, element: Element) -> Content:
        """
        Begin a cell, in a row of its own if none has begun, and return what it holds.
        """
        if self._row is None:
            self.begin_row()
        assert self._row is not None
        head = self.heads or element.tag == "th"
        if head:
            self.ruled = True
        down, across = element.get("rowspan"), element.get("colspan")
        self.cell, content = element, Content()
        self._row.append((content, 1 if down is None else _span(down, 0), 1 if across is None else _span(across, 1), head))
        return content

    def ended(self) -> tuple[Content, int]:
        """
        Return what comes of the table, after what stands in it but in no cell, and how many places its grid has.

        Raises:
            UnreadableDocument: It has too many rows or columns.
        """
        groups = [rows for _, rows in sorted(self._groups, key=lambda group: group[0])]
        rows = list(chain.from_iterable(groups))
        contents = [cell[0] for row in rows for cell in row]
        caption = "\n".join(filter(None, map(text_of, self.caption.items)))
        if _lays_out(rows, ruled=self.ruled or bool(caption)):
            for content in (self.caption, *contents):
                self.stray.take(content)
            return self.stray, 0
        grid = grid_of([[[_made(*cell) for cell in row] for row in group] for group in groups], caption=caption or self.label)
        if grid is not None and not self.ruled and not any(cell.text for row in grid.rows for cell in row):
            grid = None
        if grid is None:
            self.stray.take(self.caption)
        self.stray.take(_held(grid, contents))
        return self.stray, grid.columns * len(grid.rows) if grid else 0


def table_of(element: Element, around: Content) -> Table:
    """
    Return a table that begins.
    """
    label = element.get("aria-label") or ""
    return Table(element, around, label, bool(label) or element.get("border") not in {None, "", "0"})


def _made(content: Content, rowspan: int, colspan: int, head: bool) -> GridCell:  # noqa: FBT001 - as it stands in a row
    """
    Return the cell of a grid: its lines are one text, tables and pictures are no part of it.
    """
    items = content.items
    text = items[0] if len(items) == 1 else None
    if not isinstance(text, str):
        text = "\n".join(filter(None, map(text_of, items)))
    return GridCell(text, rowspan, colspan, CellKind.HEAD if head else CellKind.TEXT)


def _held(grid: Grid | None, contents: Sequence[Content]) -> Content:
    """
    Return a table of data, and behind it what stands in its cells and is no text.
    """
    found = Content(weight=sum([content.weight for content in contents]), tables=sum([content.tables for content in contents]))
    others = [item for content in contents for item in content.items if not isinstance(item, str)]
    if grid is not None:
        found.tables += 1
        ways = [item for item in others if isinstance(item, Linked) and not isinstance(item.block, Grid)]
        linked = Linked(grid, sum(each.linked for each in ways), sum(each.links for each in ways))
        found.items.append(linked if ways else grid)
    found.items += [item for item in others if isinstance(item.block if isinstance(item, Linked) else item, Grid | Picture)]
    return found


def _span(written: str, least: int) -> int:
    """
    Return a span as a browser reads it.
    """
    digits = written.strip()[:_DIGITS]
    return max(int(digits), least) if digits.isascii() and digits.isdigit() else 1


def _lays_out(rows: Sequence[_Row], *, ruled: bool) -> bool:
    """
    Return whether a table has one column and nothing shows that it is a table, or whether it holds mostly other tables, or text
    that has its row for itself.
    """
    if not ruled and all(len(row) <= 1 for row in rows):
        return True
    laid, rest = 0, 0
    for row in rows:
        filled = [cell[0] for cell in row if cell[0].weight]
        alone = len(filled) == 1
        for content in filled:
            if content.tables or (alone and (content.weight > _LONG or any(isinstance(item, Heading) for item in content.items))):
                laid += content.weight
            else:
                rest += content.weight
    return laid > rest
