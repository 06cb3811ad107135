"""
Cells: those that hold one run of text, read at a glance, and those that hold whatever a page may hold.
"""

import re
from typing import Final, final

from attrs import define, field
from lxml.etree import tostring

from govreport.document import CellKind, GridCell
from govreport_html.elements import hides, place_of
from govreport_html.items import Content, text_of
from govreport_html.parsing import Element
from govreport_html.spacing import spaced

__all__ = ["Cell", "plain_text", "span"]

_SPAN: Final = re.compile(r"\s*\+?([0-9]{1,9})")
#: Elements that change nothing but the looks of a text.
_DRESS: Final = frozenset({"b", "big", "em", "font", "i", "o:p", "small", "span", "strong", "u"})


@final
@define(eq=False)
class Cell:
    """
    A cell that holds more than one line of plain text.
    """

    element: Element
    rowspan: int
    colspan: int
    kind: CellKind
    content: Content = field(factory=Content)

    def made(self) -> GridCell:
        """
        Return the cell of a grid: its lines are one text, tables and pictures are no part of it.
        """
        return GridCell("\n".join(filter(None, map(text_of, self.content.items))), self.rowspan, self.colspan, self.kind)


def plain_text(cell: Element) -> str | None:
    """
    Return the text of a cell that holds one line and nothing else, in a paragraph or not; nothing if it may hold more.

    Most cells do, and there the walk would take most of the time.
    """
    if (cell.get("id") or cell.get("class")) and place_of(cell, "td") is not None:
        return None
    text, count = cell.text, len(cell)
    if not count:
        return spaced(text) if text else ""
    holder = cell
    if count == 1 and (child := cell[0]).tag == "p":
        tail = child.tail
        if _is_hidden(child) or (text and not text.isspace()) or (tail and not tail.isspace()):
            return None
        holder = child
    for each in holder.iterdescendants():
        if each.tag not in _DRESS or _is_hidden(each):
            return None
    # lxml puts the text together itself in a sixth of the time that ``itertext`` takes.
    return spaced(tostring(holder, method="text", encoding="unicode", with_tail=False))


def _is_hidden(element: Element) -> bool:
    style = element.get("style")
    return (style is not None and hides(style)) or element.get("hidden") is not None


def span(written: str, least: int) -> int:
    """
    Return a span as a browser reads it: the number at the beginning, or one if there is none.

    >>> span("2px", 1), span("0", 1), span("0", 0), span("two", 1)
    (2, 1, 0, 1)
    """
    found = _SPAN.match(written)
    return max(int(found[1]), least) if found else 1
