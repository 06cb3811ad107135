"""
A page as its lines and tables, from top to bottom.
"""

from typing import TypeAlias, final

from attrs import frozen

from govreport_pdf.lines import Line, lines
from govreport_pdf.sheets import Sheet
from govreport_pdf.tables import Table, tables

__all__ = ["Item", "Page", "page"]

#: What a page holds.
Item: TypeAlias = Line | Table


@final
@frozen
class Page:
    """
    A page and what it holds in the order it is read.
    """

    number: int
    width: float
    height: float
    items: tuple[Item, ...]


def page(sheet: Sheet) -> Page:
    """
    Return a page whose characters stand upright as lines and tables.

    Raises:
        UnreadableDocument: A table is too large.
    """
    found, rest = tables(sheet)
    items: list[Item] = [*found, *lines(rest)]
    return Page(sheet.number, sheet.width, sheet.height, tuple(sorted(items, key=lambda each: each.box.top)))
