"""
The place of the article on its page, where an element names it and nothing outside it could be the report's.
"""

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from govreport.document import Grid
from govreport_html.furniture import weight_of
from govreport_html.items import Edge, Item, Linked, text_of

__all__ = ["article"]

#: A shorter line is no sentence, unless it is numbered or a note.
_SENTENCE: Final = 30
_OWN: Final = re.compile(r"[（(]?[一二三四五六七八九十]+[)）、.．]|注\s*[:：]")


def article(items: Sequence[Item]) -> Sequence[Item]:
    """
    Return what stands in the smallest place that is named as the article's, holds most of the text and leaves nothing outside
    that could be the report's: no table, no sentence, no numbered line. If there is none, return all there is.
    """
    owned = list(accumulate(map(_is_own, items), initial=0))
    weights = list(accumulate(map(weight_of, items), initial=0))
    begun = list[tuple[Edge, int]]()
    for place, item in enumerate(items):
        if item is Edge.END:
            edge, start = begun.pop()
            if edge is Edge.CONTENT and owned[place] - owned[start] == owned[-1] and 2 * (weights[place] - weights[start]) > weights[-1]:
                return items[start + 1 : place]
        elif isinstance(item, Edge):
            begun.append((item, place))
    return items


def _is_own(item: Item) -> bool:
    block = item.block if isinstance(item, Linked) else item
    if isinstance(block, Grid):
        return True
    text = text_of(item)
    return _OWN.match(text) is not None or (len(text) >= _SENTENCE and "。" in text)
