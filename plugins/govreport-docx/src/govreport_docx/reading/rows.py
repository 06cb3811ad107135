"""
The rows of a table as they stand in the file, content controls and the like looked through and deleted ones left out.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from govreport_docx.reading.content import Content
from govreport_docx.reading.grids import Part, Row
from govreport_docx.reading.inline import ALTERNATE, PASSED
from govreport_docx.reading.markup import Element, found, number, on, properties, value, within, word
from govreport_docx.reading.parts import CELL_PROPERTIES, part

__all__ = ["caption", "rows", "widths"]

_ROW: Final = word("tr")
_ROW_PROPERTIES: Final = word("trPr")
_BEFORE: Final = word("gridBefore")
_AFTER: Final = word("gridAfter")
_HEAD: Final = word("tblHeader")
_DELETED_ROW: Final = word("del")
_CELL: Final = word("tc")
_DELETED_CELL: Final = word("cellDel")
_TABLE_PROPERTIES: Final = word("tblPr")
_CAPTION: Final = word("tblCaption")
_GRID: Final = word("tblGrid")
_COLUMN: Final = word("gridCol")
_WIDTH: Final = word("w")


def rows(
    table: Element, plain: Mapping[Element, Part], content: Callable[[Iterable[Element]], Content]
) -> tuple[list[Row], list[list[Content]]]:
    """
    Return the rows of a table, and what stands in those of their cells that are not plain.

    Args:
        table: The table.
        plain: The plain cells of it.
        content: Reads any other.
    """
    lines, contents = list[Row](), list[list[Content]]()
    for row in _inside(within(table), _ROW):
        children = within(row)
        said = {each.tag: each for about in children if about.tag == _ROW_PROPERTIES for each in within(about)}
        if _DELETED_ROW in said:
            continue
        parts: list[Part] = []
        here: list[Content] = []
        for cell in _inside(children, _CELL):
            if known := plain.get(cell):
                parts.append(known)
                continue
            children = within(cell)
            about = properties(children, CELL_PROPERTIES)
            if _DELETED_CELL not in about:
                found = content(children)
                here.append(found)
                parts.append(part(found.text, found.kind, about))
        before, after = (max(0, number(value(said.get(margin)), 0)) for margin in (_BEFORE, _AFTER))
        lines.append(Row(parts=tuple(parts), before=before, after=after, head=on(said.get(_HEAD))))
        contents.append(here)
    return lines, contents


def caption(table: Element) -> str:
    """
    Return what a table says it is, for those who cannot see it.
    """
    return found(table.find(_TABLE_PROPERTIES), _CAPTION) or ""


def widths(table: Element) -> tuple[int, ...]:
    """
    Return the widths of the columns that a table says it has; one that is no number is 0.
    """
    columns = table.find(_GRID)
    return () if columns is None else tuple(number(each.get(_WIDTH), 0) for each in columns.iterchildren(_COLUMN))


def _inside(children: Iterable[Element], wanted: str) -> list[Element]:
    """
    Return the rows among the children of a table, or the cells among those of a row.
    """
    found: list[Element] = []
    for child in children:
        tag = child.tag
        if tag == wanted:
            found.append(child)
        elif tag == ALTERNATE:
            found += _inside(within(child[0]), wanted) if len(child) else ()
        elif tag not in PASSED:
            found += _inside(within(child), wanted)
    return found
