"""
Cells: those that hold one run of text, read at a glance, and those that hold whatever a page may hold.
"""

import re
from typing import Final, final

from attrs import define, field

from govreport.document import CellKind, GridCell
from govreport_html.elements import hides, place_of
from govreport_html.items import Content, text_of
from govreport_html.parsing import Element
from govreport_html.spacing import spaced

__all__ = ["Cell", "plain_text", "span"]

_SPAN: Final = re.compile(r"\s*\+?([0-9]{1,9})")
#: Elements that change nothing but the looks of a text; so many of them within each other are looked through.
_DRESS: Final = frozenset({"b", "big", "em", "font", "i", "o:p", "small", "span", "strong", "u"})
_DEEPEST: Final = 10


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
    holder, pieces = cell, list[str]()
    if len(cell) == 1 and (child := cell[0]).tag == "p":
        text, tail = cell.text, child.tail
        if _is_hidden(child) or (text and not text.isspace()) or (tail and not tail.isspace()):
            return None
        holder = child
    return spaced("".join(pieces)) if _gathered(holder, pieces, 0) else None


def _gathered(holder: Element, pieces: list[str], depth: int) -> bool:
    """
    Add the text in an element to the pieces, and return whether there is nothing else in it.
    """
    text = holder.text
    if text:
        pieces.append(text)
    count = len(holder)
    if not count:
        return True
    if depth == _DEEPEST:
        return False
    # To come upon the only child takes a quarter of the time to go through children.
    for child in (holder[0],) if count == 1 else holder:
        if child.tag not in _DRESS or _is_hidden(child) or not _gathered(child, pieces, depth + 1):
            return False
        tail = child.tail
        if tail:
            pieces.append(tail)
    return True


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
