"""
What the elements of a page do where they begin and where they end.
"""

from collections.abc import Callable, Mapping
from typing import Final

from govreport_html.cells import plain_text
from govreport_html.elements import ENDING, PLACES
from govreport_html.markers import numbering_of
from govreport_html.page import Page
from govreport_html.parsing import Element
from govreport_html.spacing import BREAK, SCRIPT
from govreport_html.tables import table_of

__all__ = ["KINDS", "PHRASE"]


def _begin_table(page: Page, element: Element) -> None:
    page.line.end_marked(page.content)
    table = table_of(element, page.content)
    page.tables.append(table)
    page.content = table.stray


def _end_table(page: Page, _: Element) -> None:
    page.close_table()


def _begin_caption(page: Page, _: Element) -> None:
    if page.tables:
        page.close_cell()
        page.content = page.tables[-1].caption


def _end_caption(page: Page, _: Element) -> None:
    if page.tables and page.content is page.tables[-1].caption:
        page.content = page.tables[-1].stray


def _begin_group(page: Page, element: Element) -> None:
    if page.tables:
        page.close_cell()
        page.tables[-1].begin_group(element.tag)


def _end_group(page: Page, _: Element) -> None:
    if page.tables:
        page.close_cell()
        page.tables[-1].begin_group("")


def _begin_row(page: Page, _: Element) -> None:
    if page.tables:
        page.close_cell()
        page.tables[-1].begin_row()


def _end_row(page: Page, element: Element) -> None:
    if page.tables:
        page.close_cell()
        page.tables[-1].end_row(element)


def _begin_cell(page: Page, element: Element) -> bool:
    if not page.tables:
        return False
    table = page.tables[-1]
    if table.cell is not None:
        page.close_cell()
    table.begin_cell(element, None if page.preformatted or page.line.is_linked else plain_text(element))
    if table.cell is None:
        return True
    page.content = table.cell.content
    page.enter(element, element.tag)
    return False


def _end_cell(page: Page, element: Element) -> None:
    page.leave(element)
    page.line.marker = ""
    if page.tables and (cell := page.tables[-1].cell) is not None and cell.element is element:
        page.close_cell()


def _begin_heading(page: Page, element: Element) -> None:
    page.line.level = int(element.tag[1])


def _end_heading(page: Page, _: Element) -> None:
    page.line.level = 0


def _begin_preformatted(page: Page, _: Element) -> None:
    page.preformatted += 1


def _end_preformatted(page: Page, _: Element) -> None:
    page.preformatted -= 1


def _begin_list(page: Page, _: Element) -> None:
    page.lists.append(None)


def _begin_numbers(page: Page, element: Element) -> None:
    page.lists.append(numbering_of(element))


def _end_list(page: Page, _: Element) -> None:
    page.lists.pop()


def _begin_item(page: Page, element: Element) -> None:
    if page.lists and (numbering := page.lists[-1]) is not None:
        page.line.marker += numbering.marker(element)


def _end_item(page: Page, _: Element) -> None:
    page.line.marker = ""


def _break(page: Page, _: Element) -> None:
    page.line.pieces.append(BREAK)


def _set_apart(page: Page, _: Element) -> None:
    page.line.pieces.append(SCRIPT)


#: Returns whether the element has been read as a whole.
_Act = Callable[[Page, Element], bool | None]
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
PHRASE: Final[_Kind] = (False, False, None, None)
KINDS: Final[Mapping[str, _Kind]] = {
    tag: (tag in ENDING, tag in PLACES, _STARTS.get(tag), _ENDS.get(tag)) for tag in {*ENDING, *PLACES, *_STARTS, *_ENDS}
}
