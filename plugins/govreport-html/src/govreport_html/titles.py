"""
What a page is called, by its article's title, its headings and its head.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from govreport.document import Heading
from govreport_html.items import Edge, Item, text_of
from govreport_html.parsing import Element
from govreport_html.phrases import is_of_site
from govreport_html.spacing import spaced

__all__ = ["title_of", "without_title"]

#: What all reports call themselves.
_REPORT: Final = "年度报告"
_YEAR: Final = re.compile(r"\d{4}|[〇○零一二三四五六七八九]{4}")
_LONGEST: Final = 100
#: A title stands on so many lines at most.
_LINES: Final = 3
_NUMBERED: Final = re.compile(r"[（(]?[一二三四五六七八九十\d]+[)）、.．]")
#: What stands between a title and the names of the site and its parts.
_BETWEEN: Final = re.compile(r"\s*[-_|｜–—]+\s*")


def title_of(root: Element, items: Sequence[Item]) -> str:
    """
    Return the title: one that says it is a report before any other, one that is shown before one in the head of the file.
    """
    shown = [*_marked(items), *_headings(items)]
    stated = list(_stated(root))
    reports = [title for title in (*shown, *stated) if _REPORT in _squeezed(title)]
    if reports:
        # A part of the site may be called by the word alone.
        return next((title for title in reports if _YEAR.search(title)), reports[0])
    highest = [item.text for item in items if isinstance(item, Heading) and item.level == 1]
    return highest[0] if len(highest) == 1 and len(highest[0]) <= _LONGEST else next(iter(stated), "")


def without_title(items: Sequence[Item], title: str) -> list[Item]:
    """
    Return the items without those that say the title, the first time they do.
    """
    wanted = _squeezed(title)
    for start in range(len(items) if wanted else 0):
        said = ""
        for end in range(start, min(start + _LINES, len(items))):
            text = _squeezed(text_of(items[end]))
            said += text
            if not text or not wanted.startswith(said):
                break
            if said == wanted:
                return [*items[:start], *items[end + 1 :]]
    return list(items)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _marked(items: Sequence[Item]) -> Iterator[str]:
    """
    Yield what elements say that are named as titles.
    """
    begun = list[tuple[Edge, int]]()
    for place, item in enumerate(items):
        if item is Edge.END:
            edge, start = begun.pop()
            if edge is Edge.TITLE and place - start <= 2 * _LINES + 1:
                lines = [text for each in items[start:place] if isinstance(each, str | Heading) and not is_of_site(text := text_of(each))]
                if 0 < len(lines) <= _LINES and sum(map(len, lines)) <= _LONGEST:
                    yield "\n".join(lines)
        elif isinstance(item, Edge):
            begun.append((item, place))


def _headings(items: Sequence[Item]) -> Iterator[str]:
    """
    Yield the headings that could be a title, the highest first.
    """
    found = [item for item in items if isinstance(item, Heading) and len(item.text) <= _LONGEST and not _NUMBERED.match(item.text)]
    yield from (item.text for item in sorted(found, key=lambda item: item.level))


def _stated(root: Element) -> Iterator[str]:
    """
    Yield what the head of the file says, without the names of the site if it is a report's without them.
    """
    heads = list(root.iter("meta", "title"))
    named = [each.get("content") for each in heads if each.tag == "meta" and (each.get("name") or "").lower() == "articletitle"]
    for said in (*named, *(each.text for each in heads if each.tag == "title")):
        title = spaced(said or "")
        if title:
            parts = [part for part in _BETWEEN.split(title) if _REPORT in part]
            yield parts[0] if len(parts) == 1 else title
