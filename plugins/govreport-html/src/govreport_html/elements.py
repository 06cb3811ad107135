"""
What elements are by their names, classes and styles: a line's end, out of sight, the site's own, or the place of the article.
"""

import re
from typing import Final

from govreport_html.items import Edge
from govreport_html.parsing import Element

__all__ = ["ENDING", "PLACES", "UNSEEN", "hides", "place_of"]

#: Elements that are shown in no browser that runs scripts, or whose text is none of the page's.
UNSEEN: Final = frozenset(
    {
        *("applet", "audio", "button", "canvas", "datalist", "embed", "iframe", "input", "link", "meta", "noembed", "noframes", "noscript"),
        *("object", "option", "rp", "script", "select", "style", "svg", "template", "textarea", "title", "video", "xml", "xmp"),
    }
)
#: Elements that end a line where they begin and where they end. All others, known or not, stand within lines.
ENDING: Final = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "col",
            "colgroup",
            "dd",
            "details",
            "dialog",
            "dir",
            "div",
        ),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr"),
        *(
            "html",
            "legend",
            "li",
            "listing",
            "main",
            "menu",
            "nav",
            "ol",
            "optgroup",
            "p",
            "plaintext",
            "pre",
            "search",
            "section",
            "summary",
        ),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    }
)
#: Elements whose name, id or class may say what they are for.
PLACES: Final = frozenset(
    {"address", "article", "aside", "div", "dl", "footer", "header", "main", "nav", "section", "table", "ucapcontent", "ucaptitle", "ul"}
)

_BY_NAME: Final = {
    **dict.fromkeys(("aside", "footer", "header", "nav"), Edge.FURNITURE),
    **dict.fromkeys(("article", "main", "ucapcontent"), Edge.CONTENT),
    "ucaptitle": Edge.TITLE,
    "address": Edge.CLOSING,
}
_FURNITURE: Final = re.compile(
    r"(?<![^\s])(?:nav|navbar|navigation|menu|header|foot|footer|breadcrumbs?|crumbs?|sidebar|related|share|bdsharebuttonbox|copyright)(?![^\s])",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(r"title|biaoti", re.IGNORECASE)
#: The names that content systems of government sites give to the place of an article; wherever they are wrong, nothing is cut.
_CONTENT: Final = re.compile(
    r"editor|zoom|content|article|detail|con_?txt|news_?con|artibody|(?<![^\s])(?:view|main)(?![^\s])", re.IGNORECASE
)
_HIDING: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)")


def hides(style: str) -> bool:
    """
    Return whether a style takes its element out of sight.

    >>> hides("color: red; display: none"), hides("overflow: hidden; display: block")
    (True, False)
    """
    # Word gives a style to every run of text: few of them come as far as the expression.
    small = style.lower()
    return ("display" in small or "visibility" in small) and _HIDING.search(small) is not None


def place_of(element: Element, tag: str) -> Edge | None:
    """
    Return what an element is the place of, as far as its name, its id or its class tells.
    """
    named = _BY_NAME.get(tag)
    if named is not None:
        return Edge.NOTE if named is Edge.FURNITURE and element.get("role") == "note" else named
    name, kind = element.get("id"), element.get("class")
    if name is None and kind is None:
        return None
    said = f"{name or ''} {kind or ''}"
    if _FURNITURE.search(said):
        return Edge.FURNITURE
    if _TITLE.search(said):
        return Edge.TITLE
    return Edge.CONTENT if _CONTENT.search(said) else None
