"""
The plain cells of a table, read in one sweep over all of it.

Nearly all cells hold runs of text in a paragraph or two, and most of a file says how they look. Here lxml passes over the
looks by itself and hands over only what matters. A cell in which there is anything else is left to those who read any
content; of a plain one they would make the same.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from govreport_docx.reading.grids import Part
from govreport_docx.reading.inline import ACTS, ELSEWHERE, SIGNS, SPACES
from govreport_docx.reading.markup import Element, value, word
from govreport_docx.reading.paragraphs import NUMBERED, PROPERTIES, STYLE
from govreport_docx.reading.parts import CELL_PROPERTIES, MERGES, part
from govreport_docx.reading.styles import Look, Styles

__all__ = ["plain_cells"]

_TABLE: Final = word("tbl")
_CELL: Final = word("tc")
_PARAGRAPH: Final = word("p")
_RUN: Final = word("r")
_TEXT: Final = word("t")
_RUN_STYLE: Final = word("rStyle")
_TAB_STOPS: Final = word("tabs")
#: Properties that make a cell, or what stands in it, no plain one.
_UNUSUAL: Final = frozenset({NUMBERED, word("cellDel"), word("del"), word("moveFrom"), word("vanish")})
#: All that is text or changes it. What wraps a text shows in where the text stands.
_WANTED: Final = {_TABLE, _CELL, _PARAGRAPH, STYLE, _RUN_STYLE, *MERGES, *_UNUSUAL, *ELSEWHERE, *SIGNS, *ACTS} - {_RUN}
#: Stands between paragraphs; no XML can hold it.
_END: Final = "\0"


def plain_cells(table: Element, styles: Styles) -> Mapping[Element, Part]:  # noqa: C901, PLR0912 - calls would double its time
    """
    Return those cells of a table in which there are only paragraphs of runs of text; of a table around others, none.
    """
    cells: dict[Element, Part] = {}
    default = styles.look(None)
    if default.kind or not _usual(default):
        return cells
    row = cell = paragraph = kind = None
    pieces: list[str] = []
    about: dict[str, Element] = {}
    for each in table.iterdescendants(*_WANTED):
        tag = each.tag
        # What stands in another has one.
        holder: Element = each.getparent()  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
        if tag == _TEXT and holder.getparent() is paragraph and holder.tag == _RUN:
            pieces.append(SPACES.sub(" ", each.text or ""))
        elif tag == _PARAGRAPH and holder is cell:
            paragraph = each
            if pieces:
                pieces.append(_END)
        elif tag == STYLE and _first(holder, PROPERTIES, paragraph) and _usual(look := styles.look(value(each))):
            kind = kind or look.kind
        elif tag == _CELL and (holder is row or holder.getparent() is table):
            if cell is not None:
                cells[cell] = part(_text(pieces), kind, about)
            row, cell, paragraph, kind, pieces, about = holder, each, None, None, [], {}
        elif tag in MERGES and _first(holder, CELL_PROPERTIES, cell):
            about[tag] = each
        elif tag == _TABLE:
            return {}
        elif (text := _seldom(each, holder, paragraph, styles)) is not None:
            pieces.append(text)
        else:
            cell = paragraph = None
    if cell is not None:
        cells[cell] = part(_text(pieces), kind, about)
    return cells


def _first(holder: Element, kind: str, owner: Element | None) -> bool:
    """
    Return whether these are the properties of an element, which stand before all else.
    """
    return holder.getparent() is owner and holder.tag == kind and holder.getprevious() is None


def _usual(look: Look) -> bool:
    return not look.hidden and look.numbered.number is None


def _seldom(each: Element, holder: Element, paragraph: Element | None, styles: Styles) -> str | None:
    """
    Return the text that stands for what is seldom in a plain cell, or nothing if it is no plain one.
    """
    sign = SIGNS.get(each.tag)
    if sign is None:
        return "" if each.tag == _RUN_STYLE and not styles.look(value(each)).hidden else None
    around = holder.getparent()
    if holder.tag == _RUN and around is paragraph:
        return sign
    # The same name is that of the stops at which tabs end.
    return "" if holder.tag == _TAB_STOPS and around is not None and around.tag == PROPERTIES else None


def _text(pieces: Sequence[str]) -> str:
    if len(pieces) == 1:
        return pieces[0].strip()
    return "\n".join([line for each in "".join(pieces).split(_END) if (line := each.strip())])
