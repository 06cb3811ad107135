"""
What a site puts around an article: its own parts and lines, and lists of ways to other pages.

What could be the report's own stays, wherever it stands.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import evolve

from govreport.document import Grid, Heading, Picture
from govreport_html.items import Edge, Item, Linked, text_of
from govreport_html.phrases import is_of_site, properties_in

__all__ = ["holds_table", "weight_of", "without_furniture"]

_TABLE: Final = 1_000
#: A part with more text than that is not only the site's, whatever its element says.
_MOST_TEXT: Final = 500
#: So many links in a row are a list of them.
_MANY: Final = 3
#: The share of a line that is linked, if it is a link.
_MOSTLY: Final = 0.6
_WHOLLY: Final = 0.8
#: What stands between links, or behind them: the day on which something was put there.
_BESIDE: Final = re.compile(r"[\[(（【]?(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?[\])）】]?|[\s|｜·•»>/]+")
#: A table of a page's properties has so many rows at most, and so many properties at least.
_ROWS: Final = 10
_PROPERTIES: Final = 3


def without_furniture(items: Iterable[Item]) -> list[Item]:
    """
    Return what is left of a page without what the site put there. Edges of titles and of the article's place stay.
    """
    return [item for each in _without_lists(_without_parts(items)) for item in _cleaned(each)]


def weight_of(item: Item) -> int:
    """
    Return how many characters of an item are text and no link; a table counts as a page of them.
    """
    linked = item.linked if isinstance(item, Linked) else 0
    block = item.block if isinstance(item, Linked) else item
    if isinstance(block, str | Heading):
        return max(len(block if isinstance(block, str) else block.text) - linked, 0)
    return _TABLE if isinstance(block, Grid) else 0


def holds_table(items: Iterable[Item]) -> bool:
    """
    Return whether there is a table.
    """
    return any(_grid_in(item) is not None for item in items)


def _grid_in(item: Item) -> Grid | None:
    block = item.block if isinstance(item, Linked) else item
    return block if isinstance(block, Grid) else None


def _without_parts(items: Iterable[Item]) -> list[Item]:
    """
    Return what stands in no part of the site, and such parts as hold a table or much text: one that does not end holds the article.
    """
    kept = list[Item]()
    begun = list[tuple[Edge, int, int]]()
    weight = 0
    for item in items:
        if item is Edge.END:
            edge, start, before = begun.pop()
            if edge is not Edge.FURNITURE:
                kept.append(item)
            elif weight - before <= _MOST_TEXT:
                del kept[start:]
                weight = before
        elif isinstance(item, Edge):
            begun.append((item, len(kept), weight))
            if item is not Edge.FURNITURE:
                kept.append(item)
        elif isinstance(item, str):
            weight += len(item)
            kept.append(item)
        elif not _is_list(item):
            weight += weight_of(item)
            kept.append(item)
    return kept


def _is_list(item: Item) -> bool:
    """
    Return whether a table is a list of links, or one of the page's properties.
    """
    grid = _grid_in(item)
    if grid is None or (isinstance(item, Grid) and len(grid.rows) > _ROWS):
        return False
    texts = [cell.text for row in grid.rows for cell in row]
    if isinstance(item, Linked):
        return item.links >= _MANY and item.linked >= _WHOLLY * sum(map(len, texts))
    return properties_in(texts) >= _PROPERTIES


def _cleaned(item: Item) -> Iterator[Item]:
    """
    Yield an item without its lines that are the site's.
    """
    text = text_of(item)
    if isinstance(item, Linked) and isinstance(item.block, Heading) and item.linked >= _WHOLLY * len(text):
        return
    if not text:
        yield item
        return
    if "\n" not in text:
        if not is_of_site(text):
            yield item
        return
    lines = [line for line in text.split("\n") if not is_of_site(line)]
    left = "\n".join(lines).strip()
    if left == text:
        yield item
    elif left:
        yield _saying(item, left)


def _saying(item: Item, text: str) -> Item:
    return evolve(item, text=text) if isinstance(item, Heading) else text


def _without_lists(items: Iterable[Item]) -> Iterator[Item]:
    """
    Yield what is no list of links: neither several of them one below the other, with or without their days, nor in one line.
    """
    run = list[Item]()
    for item in items:
        if _is_link(item) or (run and (isinstance(item, Edge) or _BESIDE.fullmatch(text_of(item)))):
            run.append(item)
            continue
        yield from _ended(run)
        run.clear()
        yield item
    yield from _ended(run)


def _is_link(item: Item) -> bool:
    if not isinstance(item, Linked) or not isinstance(item.block, str):
        return False
    return item.linked >= _MOSTLY * len(item.block) or item.linked >= _MOSTLY * len(_BESIDE.sub("", item.block))


def _ended(run: Sequence[Item]) -> Iterator[Item]:
    """
    Yield what stays of links and the days between them: all of it if they are few. Behind the last of many, a day stays unless each
    link has one.
    """
    links = [place for place, item in enumerate(run) if isinstance(item, Linked)]
    if sum(item.links for item in run if isinstance(item, Linked)) < _MANY:
        yield from run
        return
    days = sum(isinstance(item, str) for item in run)
    last = links[-1] if days < len(links) else len(run)
    yield from (item for place, item in enumerate(run) if place > last or isinstance(item, Edge | Picture))
