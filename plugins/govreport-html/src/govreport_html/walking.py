"""
The one walk over a page: lines, headings, tables and pictures in the order of the text, and where the parts of the page begin and end.

It judges nothing: what the site put around the report is still there.
"""

from govreport_html.acts import KINDS, PHRASE
from govreport_html.elements import UNSEEN, hides
from govreport_html.items import Content
from govreport_html.page import Page
from govreport_html.parsing import Element, walk
from govreport_html.spacing import kept

__all__ = ["content_of"]


def content_of(root: Element) -> Content:  # noqa: C901, PLR0912 - one loop, for each call in it is a tenth of the whole time
    """
    Return all that a page shows.

    Raises:
        UnreadableDocument: A table is too large, or all of them are.
    """
    page = Page()
    line = page.line
    pieces = line.pieces
    events = walk(root, events=("start", "end"))
    for event, element in events:
        tag = element.tag
        ending, place, start, end = KINDS.get(tag, PHRASE)
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
            if start is not None and start(page, element):
                # It has been read as a whole.
                events.skip_subtree()
                next(events)
                text = element.tail
            else:
                text = element.text
        # White space at the beginning of a line is none; most of the text between elements is only that.
        if text and (pieces or not text.isspace()):
            pieces.append(kept(text) if page.preformatted else text)
    if pieces:
        line.end(page.content)
    return page.content
