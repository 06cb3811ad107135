"""
Text to a tree: the only place where the parser is made.

It opens no external resource, and it never hands out a tree of which the parser has cut something off.
"""

from typing import Final, TypeAlias

from lxml import etree

from govreport.errors import UnreadableDocument
from govreport.wording import Wording

__all__ = ["Element", "parsed", "walk"]

#: An element of the tree.
Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for the type  # pyright: ignore[reportPrivateUsage]

#: Yields every element when it opens (``start``) and when it closes (``end``), without recursion.
walk: Final = etree.iterwalk
#: HTML has no use for them, and the text of a page is put together with some of them as marks.
_CONTROLS: Final = bytes({*range(32), 127} - {*b"\t\n\f\r"})
_TOO_DEEP: Final = Wording(
    zh="元素嵌套过深或过大，内容会被截断", en="its elements are nested so deep, or so large, that text would be cut off"
)


def parsed(text: str) -> Element:
    """
    Return the root element of a page, without comments. One that has no element at all has an empty one.

    Raises:
        UnreadableDocument: Elements are nested deeper than the parser goes, some 2,000.
    """
    # The end of a line break is one, which the parser does not know; figures on both sides would join.
    html = text.encode("utf-8").translate(None, _CONTROLS).replace(b"</br", b"<br")
    # In UTF-8, said from outside, so that no declaration in the page is believed. Without huge_tree it stops at depth 256.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root: Element | None = etree.fromstring(html, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return etree.Element("html")
    # It stops silently: only the log knows, and a stop is always its last entry.
    last = parser.error_log.last_error
    if last is not None and last.level == etree.ErrorLevels.FATAL:
        raise UnreadableDocument("nesting", _TOO_DEEP)
    return root
