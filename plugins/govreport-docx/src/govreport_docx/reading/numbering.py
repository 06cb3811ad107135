"""
The numbers of automatic lists, which Word shows and the text does not hold: 一、 before a section, 1 before a row.

Bullets are no numbers and are left out.
"""

import re
from collections.abc import Mapping
from typing import Final, final

from attrs import define, evolve, field, frozen

from govreport_docx.reading.markup import Element, found, number, on, value, word
from govreport_docx.reading.numerals import written
from govreport_docx.reading.styles import Numbered, Styles

__all__ = ["Counting", "Level", "Numbering", "Series", "numbering"]

_ABSTRACT: Final = word("abstractNum")
_ABSTRACT_ID: Final = word("abstractNumId")
_NUM: Final = word("num")
_NUM_ID: Final = word("numId")
_LEVEL: Final = word("lvl")
_LEVEL_ID: Final = word("ilvl")
_OVERRIDE: Final = word("lvlOverride")
_LINK: Final = word("numStyleLink")
_PLACE: Final = re.compile("%([1-9])")
_LEVELS: Final = range(9)
#: The list of those that are in none.
_NONE: Final = "0"
#: Longer texts around a number are no list; each paragraph would repeat them.
_LONGEST: Final = 64
_ASCII: Final = 0x80


@final
@frozen(kw_only=True)
class Level:
    """
    How one level of a list counts.
    """

    start: int = 0
    form: str = "decimal"
    #: With ``%1`` to ``%9`` for the numbers of the levels.
    text: str = ""
    #: ``tab``, ``space`` or ``nothing``.
    gap: str = "tab"
    #: Counted from 1: the deepest level after whose numbers this one begins anew; 0 for never.
    restart: int
    #: Whether all numbers are decimal here.
    legal: bool = False
    #: The style whose paragraphs are of this level.
    style: str | None = None


@final
@frozen
class Series:
    """
    The list that paragraphs name. Lists of the same scheme go on counting, unless one begins some of its levels anew.
    """

    scheme: str
    levels: Mapping[int, Level]
    anew: tuple[int, ...] = ()


@final
@frozen
class Numbering:
    """
    All lists of a document.
    """

    series: Mapping[str, Series] = field(factory=dict[str, Series])


@final
@define
class Counting:
    """
    How far the lists of a document are counted at some point of its text.
    """

    numbering: Numbering
    _counts: dict[str, dict[int, int]] = field(factory=dict[str, dict[int, int]], init=False)
    _begun: set[str] = field(factory=set[str], init=False)

    def next(self, numbered: Numbered, style: str | None) -> str:
        """
        Count a paragraph and return its number with the space behind it, or nothing if it has none.
        """
        name = numbered.number or _NONE
        series = None if name == _NONE else self.numbering.series.get(name)
        depth = _depth(numbered, style, series) if series else 0
        level = series.levels.get(depth) if series else None
        if series is None or level is None:
            return ""
        counts = self._counts.setdefault(series.scheme, {})
        if name not in self._begun:
            self._begun.add(name)
            for each in series.anew:
                counts.pop(each, None)
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper, other in series.levels.items():
            if deeper > depth and depth < other.restart:
                counts.pop(deeper, None)
        return _said(series.levels, depth, counts)


def numbering(root: Element | None, styles: Styles) -> Numbering:
    """
    Return the lists of a numbering part. A scheme may stand in a style of its own.
    """
    if root is None:
        return Numbering()
    schemes = dict[str, Element]()
    for each in root.iterchildren(_ABSTRACT):
        schemes.setdefault(each.get(_ABSTRACT_ID) or "", each)
    numbers = dict[str, Element]()
    for each in root.iterchildren(_NUM):
        numbers.setdefault(each.get(_NUM_ID) or "", each)
    linked = {name: scheme for name, num in numbers.items() if (scheme := _scheme(num, numbers, schemes, styles)) is not None}
    levels = {scheme: _levels(schemes[scheme]) for scheme in dict.fromkeys(linked.values())}
    return Numbering({name: _series(numbers[name], scheme, levels[scheme]) for name, scheme in linked.items()})


def _scheme(num: Element, numbers: Mapping[str, Element], schemes: Mapping[str, Element], styles: Styles) -> str | None:
    scheme = found(num, _ABSTRACT_ID)
    if scheme is None or scheme not in schemes:
        return None
    link = found(schemes[scheme], _LINK)
    linked = None if link is None else numbers.get(styles.look(link).numbered.number or "")
    behind = found(linked, _ABSTRACT_ID)
    return behind if behind in schemes else scheme


def _levels(scheme: Element) -> dict[int, Level]:
    return {depth: _level(each, depth) for each in scheme.iterchildren(_LEVEL) if (depth := number(each.get(_LEVEL_ID), 0)) in _LEVELS}


def _level(level: Element, depth: int) -> Level:
    form = level.find(f".//{word('numFmt')}")
    return Level(
        start=number(found(level, word("start")), 0),
        form=value(form) or "decimal",
        text=(found(level, word("lvlText")) or "")[:_LONGEST],
        gap=found(level, word("suff")) or "tab",
        restart=number(found(level, word("lvlRestart")), depth),
        legal=on(level.find(word("isLgl"))),
        style=found(level, word("pStyle")),
    )


def _series(num: Element, scheme: str, levels: Mapping[int, Level]) -> Series:
    changed, anew = dict(levels), list[int]()
    for each in num.iterchildren(_OVERRIDE):
        depth = number(each.get(_LEVEL_ID), 0)
        other, start = each.find(_LEVEL), found(each, word("startOverride"))
        if other is not None and depth in _LEVELS:
            changed[depth] = _level(other, depth)
        if start is not None and depth in changed:
            changed[depth] = evolve(changed[depth], start=number(start, 0))
            anew.append(depth)
    return Series(scheme, changed, tuple(anew))


def _depth(numbered: Numbered, style: str | None, series: Series) -> int:
    if numbered.level is not None:
        return numbered.level
    return next((depth for depth, level in series.levels.items() if style is not None and level.style == style), 0)


def _said(levels: Mapping[int, Level], depth: int, counts: Mapping[int, int]) -> str:
    level = levels[depth]

    def said(place: re.Match[str]) -> str:
        other = int(place[1]) - 1
        if other not in levels:
            return ""
        form = "decimal" if level.legal else levels[other].form
        return written(counts.get(other, levels[other].start), form)

    text = "" if level.form == "bullet" else _PLACE.sub(said, level.text)
    # After 一、 the tab is too narrow to see; 1 and 2024年 must not run together.
    wide = level.gap == "space" or (level.gap == "tab" and text[-1:] < chr(_ASCII))
    return f"{text} " if text and wide else text
