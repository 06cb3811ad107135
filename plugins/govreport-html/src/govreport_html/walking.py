"""
The one walk over a page: lines, headings, tables and pictures in the order of the text, and where the parts of the page begin and end.

It judges nothing: what the site put around the report is still there.
"""

from collections.abc import Callable, Mapping
from typing import Final, final

from attrs import define, field

from govreport.errors import UnreadableDocument
from govreport.wording import Wording
from govreport_html.elements import ENDING, PLACES, UNSEEN, hides, place_of
from govreport_html.items import Content, Edge
from govreport_html.lines import Line
from govreport_html.markers import Numbering, numbering_of
from govreport_html.parsing import Element, walk
from govreport_html.spacing import BREAK, SCRIPT, kept
from govreport_html.tables import Table, table_of

__all__ = ["content_of"]

_MOST_PLACES: Final = 1_000_000
_PLACES: Final = Wording(zh="各表合计多于 {most} 格", en="its tables have more than {most} places").filled(most=_MOST_PLACES)


def content_of(root: Element) -> Content:  # noqa: C901 - one loop, for each call in it is a tenth of the whole time
    """
    Return all that a page shows.

    Raises:
        UnreadableDocument: A table is too large, or all of them are.
    """
    page = _Page()
    line = page.line
    pieces = line.pieces
    events = walk(root, events=("start", "end"))
    for event, element in events:
        tag = element.tag
        ending, place, start, end = _KINDS.get(tag, _PHRASE)
        if event == "end":
            if ending and pieces:
                line.end(page.content)
            if end is not None:
                end(page, element)
            if place:
                page.leave(element)
            text = element.tail
        elif tag in UNSEEN or element.get("hidden") is not None or ((style := element.get("style")) and hides(style)):
            events.skip_subtree()
            next(events)
            text = element.tail
        else:
            if ending and pieces:
                line.end(page.content)
            if place:
                page.enter(element, tag)
            if start is not None:
                start(page, element)
            text = element.text
        # White space at the beginning of a line is none; most of the text between elements is only that.
        if text and (pieces or not text.isspace()):
            pieces.append(kept(text) if page.preformatted else text)
    if pieces:
        line.end(page.content)
    return page.content


@final
@define(eq=False)
class _Page:
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


def _begin_table(page: _Page, element: Element) -> None:
    page.line.end_marked(page.content)
    page.line.level = 0
    table = table_of(element, page.content)
    page.tables.append(table)
    page.content = table.stray


def _end_table(page: _Page, _: Element) -> None:
    page.close_table()


def _begin_caption(page: _Page, _: Element) -> None:
    if page.tables:
        page.close_cell()
        page.content = page.tables[-1].caption


def _end_caption(page: _Page, _: Element) -> None:
    if page.tables and page.content is page.tables[-1].caption:
        page.content = page.tables[-1].stray


def _begin_group(page: _Page, element: Element) -> None:
    if page.tables:
        page.close_cell()
        page.tables[-1].begin_group(element.tag)


def _end_group(page: _Page, _: Element) -> None:
    if page.tables:
        page.close_cell()
        page.tables[-1].begin_group("")


def _begin_row(page: _Page, _: Element) -> None:
    if page.tables:
        page.close_cell()
        page.tables[-1].begin_row()


def _end_row(page: _Page, element: Element) -> None:
    if page.tables:
        page.close_cell()
        page.tables[-1].end_row(element)


def _begin_cell(page: _Page, element: Element) -> None:
    if page.tables:
        table = page.tables[-1]
        if table.cell is not None:
            page.close_cell()
        page.content = table.begin_cell(element)
        if element.get("id") or element.get("class"):
            page.enter(element, element.tag)


def _end_cell(page: _Page, element: Element) -> None:
    page.leave(element)
    page.line.marker = ""
    if page.tables and page.tables[-1].cell is element:
        page.close_cell()


def _begin_heading(page: _Page, element: Element) -> None:
    page.line.level = int(element.tag[1])


def _end_heading(page: _Page, _: Element) -> None:
    page.line.level = 0


def _begin_preformatted(page: _Page, _: Element) -> None:
    page.preformatted += 1


def _end_preformatted(page: _Page, _: Element) -> None:
    page.preformatted -= 1


def _begin_list(page: _Page, _: Element) -> None:
    page.lists.append(None)


def _begin_numbers(page: _Page, element: Element) -> None:
    page.lists.append(numbering_of(element))


def _end_list(page: _Page, _: Element) -> None:
    page.lists.pop()


def _begin_item(page: _Page, element: Element) -> None:
    if page.lists and (numbering := page.lists[-1]) is not None:
        page.line.marker += numbering.marker(element)


def _end_item(page: _Page, _: Element) -> None:
    page.line.marker = ""


def _break(page: _Page, _: Element) -> None:
    page.line.pieces.append(BREAK)


def _set_apart(page: _Page, _: Element) -> None:
    page.line.pieces.append(SCRIPT)


_Act = Callable[[_Page, Element], None]
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_GROUPS: Final = ("tbody", "tfoot", "thead")
_PREFORMATTED: Final = ("listing", "plaintext", "pre")
_APART: Final = ("del", "ins", "s", "strike", "sub", "sup")

_STARTS: Final[Mapping[str, _Act]] = {
    **dict.fromkeys(_APART, _set_apart),
    **dict.fromkeys(_GROUPS, _begin_group),
    **dict.fromkeys(_HEADINGS, _begin_heading),
    **dict.fromkeys(_PREFORMATTED, _begin_preformatted),
    **dict.fromkeys(("dir", "menu", "ul"), _begin_list),
    **dict.fromkeys(("td", "th"), _begin_cell),
    "a": lambda page, element: page.line.begin_link(element),
    "br": _break,
    "caption": _begin_caption,
    "img": lambda page, element: page.line.show(element),
    "li": _begin_item,
    "ol": _begin_numbers,
    "table": _begin_table,
    "tr": _begin_row,
}
_ENDS: Final[Mapping[str, _Act]] = {
    **dict.fromkeys(_APART, _set_apart),
    **dict.fromkeys(_GROUPS, _end_group),
    **dict.fromkeys(_HEADINGS, _end_heading),
    **dict.fromkeys(_PREFORMATTED, _end_preformatted),
    **dict.fromkeys(("dir", "menu", "ol", "ul"), _end_list),
    **dict.fromkeys(("td", "th"), _end_cell),
    "a": lambda page, element: page.line.end_link(element),
    "caption": _end_caption,
    "li": _end_item,
    "table": _end_table,
    "tr": _end_row,
}
#: Whether it ends a line, whether it may be named as a part, and what is done where it begins and where it ends.
_Kind = tuple[bool, bool, _Act | None, _Act | None]
_PHRASE: Final[_Kind] = (False, False, None, None)
_KINDS: Final[Mapping[str, _Kind]] = {
    tag: (tag in ENDING, tag in PLACES, _STARTS.get(tag), _ENDS.get(tag)) for tag in {*ENDING, *PLACES, *_STARTS, *_ENDS}
}
