"""
What is open while a page is walked over, and where that which is found goes.
"""

from typing import Final, final

from attrs import define, field

from govreport.errors import UnreadableDocument
from govreport.wording import Wording
from govreport_html.elements import place_of
from govreport_html.items import Content, Edge
from govreport_html.lines import Line
from govreport_html.markers import Numbering
from govreport_html.parsing import Element
from govreport_html.tables import Table

__all__ = ["Page"]

_MOST_PLACES: Final = 1_000_000
_PLACES: Final = Wording(zh="各表合计多于 {most} 格", en="its tables have more than {most} places").filled(most=_MOST_PLACES)


@final
@define(eq=False)
class Page:
    """
    What is open, and the content in which it stands.
    """

    #: Of the page, or of the cell or the caption that is open.
    content: Content = field(factory=Content)
    line: Line = field(factory=Line)
    #: How many elements are open that keep white space.
    preformatted: int = 0
    tables: list[Table] = field(factory=list[Table])
    lists: list[Numbering | None] = field(factory=list[Numbering | None])
    _parts: list[tuple[Element, Content]] = field(factory=list[tuple[Element, Content]])
    _places: int = 0

    def enter(self, element: Element, tag: str) -> None:
        """
        Note where a part of the page begins that its element names.
        """
        edge = place_of(element, tag)
        if edge is not None:
            self.content.items.append(edge)
            self._parts.append((element, self.content))

    def leave(self, element: Element) -> None:
        """
        Note where it ends.
        """
        if self._parts and self._parts[-1][0] is element:
            self._parts.pop()[1].items.append(Edge.END)

    def close_cell(self) -> None:
        """
        End the cell that is open, as the next cell or row does, wherever it stands.
        """
        table = self.tables[-1]
        if table.cell is not None:
            table.cell, self.content = None, table.stray

    def close_table(self) -> None:
        """
        End a table and add what comes of it.

        Raises:
            UnreadableDocument: It is too large.
        """
        table = self.tables.pop()
        found, places = table.ended()
        self._places += places
        if self._places > _MOST_PLACES:
            raise UnreadableDocument("table", _PLACES)
        self.content = table.around
        self.content.take(found)
