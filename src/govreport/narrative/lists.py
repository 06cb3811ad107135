"""
Lists: 予以公开、部分公开分别为 12 件、3 件; 行政复议、行政诉讼各 1 件.
"""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from attrs import evolve

from govreport.narrative.context import Context
from govreport.narrative.quantities import Quantity
from govreport.narrative.words import named, whole_in, words_before

__all__ = ["listed", "listed_by_year", "run_of"]

_RESPECTIVELY: Final = re.compile(r"分别(?:为|是|有|达|计|共)?:?$")
_EACH: Final = re.compile(r"(?:均为|各(?:为|有|收到|发生)?)$")
_JOINT: Final = re.compile(r"(?:[、,和及与]|以及)*")
_ITEMS: Final = re.compile(r"、|,|以及|和|及|与|或(?!者?其[他它]组织)")
_YEARS: Final = re.compile(r"20\d\d年?(?:度)?(?:(?:、|和|及|至|到|-|—)20\d\d年?(?:度)?)+")
_SPAN: Final = re.compile(r"[至到\-—]")
_PART: Final = re.compile(r"[;:]")


def run_of(numbers: Sequence[Quantity], place: int, text: str) -> Sequence[Quantity]:
    """
    Return numbers that follow each other with nothing but commas between.
    """
    end = place + 1
    while end < len(numbers) and _JOINT.fullmatch(text, numbers[end - 1].end, numbers[end].start):
        end += 1
    return numbers[place:end]


def _with_units(run: Sequence[Quantity]) -> list[Quantity]:
    """
    Return numbers of which the last one's unit is that of all.
    """
    unit = run[-1].unit or "件"
    return [each if each.unit else evolve(each, unit=unit) for each in run]


def listed_by_year(lead: str, run: Sequence[Quantity], about: Context) -> tuple[tuple[str, Quantity, int], ...]:
    """
    Return the numbers of a list, one for each year that stands before it: 2023年、2024年分别收到申请 1 件、2 件.
    """
    found = _YEARS.search(lead)
    if len(run) == 1 or "分别" not in lead or not found:
        return ()
    first, *others = map(int, re.findall(r"20\d\d", found[0]))
    years = range(first, others[-1] + 1) if _SPAN.search(found[0]) else [first, *others]
    name = named(words_before(lead, about), about)
    if not name or len(years) != len(run):
        return ()
    return tuple((name, number, year) for number, year in zip(_with_units(run), years, strict=True))


def listed(lead: str, run: Sequence[Quantity], about: Context) -> tuple[tuple[str, Quantity], ...]:
    """
    Return the indicators of a list with their numbers, which follow it, or of which there is one for all; none if it is no list.
    """
    found = _RESPECTIVELY.search(lead) if len(run) > 1 else _EACH.search(lead)
    if not found:
        return ()
    head = lead[: found.start()]
    items = [each for each in _ITEMS.split(_PART.split(head)[-1]) if each]
    if len(run) > 1:
        items = items[-len(run) :] if len(items) >= len(run) else []
    before = words_before(head, about)
    shared = evolve(about, topic=before.topic, doing="", whole=whole_in(head) or about.whole)
    doing = words_before(items[-1], shared) if items else None
    names = list[str]()
    for item in items:
        said = words_before(item, shared)
        # 规章、行政规范性文件制发件数均为 0 件: what happens is said once.
        names.append(named(said, about) or (named(evolve(said, word=doing.word), about) if doing and not said.word else ""))
    about.topic = shared.topic
    if len(run) > 1:
        return tuple(zip(names, _with_units(run), strict=True)) if names else ()
    told = list(takewhile(bool, reversed(names)))[::-1]
    return tuple((name, _with_units(run)[0]) for name in told) if len(told) > 1 else ()
