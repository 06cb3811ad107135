"""
What a printer adds to every page and no author wrote into the text: page numbers, running heads and feet.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from attrs import evolve

from govreport_pdf.lines import Line
from govreport_pdf.pages import Item, Page

__all__ = ["unfurnished"]

#: How much of a page, above and below, may hold furniture.
_MARGIN: Final = 0.15
#: How many lines at either end of a page may be furniture.
_DEEP: Final = 2
#: Lines stand at the same place if their baselines differ by no more.
_SAME: Final = 4.0

_DASH: Final = "[-‐-―−－─]"
_BARE: Final = re.compile(r"\d{1,4}")
_DRESSED: Final = re.compile(
    rf"{_DASH}+\s*\d{{1,4}}\s*{_DASH}+|第\s*\d{{1,4}}\s*页(?:\s*[/,，、]?\s*共\s*\d{{1,4}}\s*页)?"
    r"|\d{1,4}\s*/\s*\d{1,4}(?:\s*页)?|Page\s+\d{1,4}(?:\s+of\s+\d{1,4})?",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(r"\d+")

#: A line by the number of its page and its place among the items there.
_Spot: TypeAlias = tuple[int, int]


def unfurnished(pages: Sequence[Page]) -> tuple[Page, ...]:
    """
    Return the pages without furniture.

    A number goes if it is dressed as one (``- 4 -``, 第4页) or counts on with the pages; other lines go if they stand at the
    same place on most pages, whatever number is in them.
    """
    before = tuple(pages)
    for found in (_numbers, _repeated):
        gone = set(found(before))
        before = tuple(
            evolve(page, items=tuple(item for place, item in enumerate(page.items) if (number, place) not in gone))
            for number, page in enumerate(before)
        )
    return before


def _numbers(pages: Sequence[Page]) -> Iterator[_Spot]:
    bare: list[tuple[_Spot, int]] = []
    for spot, line in _candidates(pages):
        if _DRESSED.fullmatch(line.text):
            yield spot
        elif _BARE.fullmatch(line.text):
            bare.append((spot, int(line.text) - spot[0]))
    for first, count in Counter(first for _, first in bare).most_common(1):
        if count > 1 and 2 * count > len(bare):
            yield from (spot for spot, each in bare if each == first)


def _repeated(pages: Sequence[Page]) -> Iterator[_Spot]:
    texts: defaultdict[str, list[tuple[float, _Spot]]] = defaultdict(list)
    for spot, line in _candidates(pages):
        text = _DIGITS.sub("0", line.text)
        if any(map(str.isalpha, text)):
            texts[text].append((line.baseline, spot))
    for found in texts.values():
        middle = sorted(found)[len(found) // 2][0]
        same = [spot for baseline, spot in found if abs(baseline - middle) <= _SAME]
        if len({number for number, _ in same}) > max(1, len(pages) // 2):
            yield from same


def _candidates(pages: Sequence[Page]) -> Iterator[tuple[_Spot, Line]]:
    """
    Yield the lines in the margins of pages, with nothing but others of them beyond; and numbers that stand on end there.
    """
    for number, page in enumerate(pages):
        upper = _margin(enumerate(page.items), page, above=True)
        lower = _margin(reversed(list(enumerate(page.items))), page, above=False)
        turned = [(place, each) for place, each in enumerate(page.items) if isinstance(each, Line) and each.turn]
        for place, line in dict([*upper, *lower, *turned]).items():
            yield (number, place), line


def _margin(items: Iterator[tuple[int, Item]], page: Page, *, above: bool) -> Iterator[tuple[int, Line]]:
    for count, (place, item) in enumerate(items):
        if count == _DEEP or not isinstance(item, Line):
            return
        if item.baseline > _MARGIN * page.height if above else item.box.top < (1 - _MARGIN) * page.height:
            return
        yield place, item
