"""
The rows of a table as they stand in the file, content controls and the like looked through and deleted ones left out.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from govreport_docx.reading.content import Content
from govreport_docx.reading.grids import Merge, Part, Row
from govreport_docx.reading.inline import ALTERNATE, PASSED
from govreport_docx.reading.markup import Element, found, number, on, properties, value, word

__all__ = ["caption", "rows", "widths"]

_ROW: Final = word("tr")
_ROW_PROPERTIES: Final = word("trPr")
_BEFORE: Final = word("gridBefore")
_AFTER: Final = word("gridAfter")
_HEAD: Final = word("tblHeader")
_DELETED_ROW: Final = word("del")
_CELL: Final = word("tc")
_CELL_PROPERTIES: Final = word("tcPr")
_SPAN: Final = word("gridSpan")
_DOWN: Final = word("vMerge")
_ACROSS: Final = word("hMerge")
_MERGES: Final = frozenset({_SPAN, _DOWN, _ACROSS})
_DELETED_CELL: Final = word("cellDel")
_TABLE_PROPERTIES: Final = word("tblPr")
_CAPTION: Final = word("tblCaption")
_GRID: Final = word("tblGrid")
_COLUMN: Final = word("gridCol")
_WIDTH: Final = word("w")


def rows(table: Element, content: Callable[[Iterable[Element]], Content]) -> tuple[list[Row], list[list[Content]]]:
    """
    Return the rows of a table, and what stands in their cells.

    Args:
        table: The table.
        content: Reads a cell.
    """
    lines, contents = list[Row](), list[list[Content]]()
    for row in _inside(table, _ROW):
        said = {each.tag: each for about in row.iterchildren(_ROW_PROPERTIES) for each in about}
        if _DELETED_ROW in said:
            continue
        parts, here = list[Part](), list[Content]()
        for cell in _inside(row, _CELL):
            children = list(cell)
            about = properties(children, _CELL_PROPERTIES)
            if _DELETED_CELL not in about:
                here.append(content(children))
                parts.append(_part(here[-1], about))
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


def _inside(container: Element, wanted: str) -> list[Element]:
    """
    Return the rows of a table, or the cells of a row.
    """
    found = list[Element]()
    for child in container:
        tag = child.tag
        if tag == wanted:
            found.append(child)
        elif tag == ALTERNATE:
            found += _inside(child[0], wanted) if len(child) else ()
        elif tag not in PASSED:
            found += _inside(child, wanted)
    return found


def _part(content: Content, about: Mapping[str, Element]) -> Part:
    if about.keys().isdisjoint(_MERGES):
        return Part(content.text, content.kind)
    span = max(1, number(value(about.get(_SPAN)), 1))
    return Part(content.text, content.kind, span, _merge(about.get(_DOWN)), _merge(about.get(_ACROSS)))


def _merge(merge: Element | None) -> Merge:
    if merge is None:
        return Merge.NONE
    return Merge.BEGINS if value(merge) == "restart" else Merge.CONTINUES
