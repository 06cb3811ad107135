"""
The places of a user's own template, and which blocks of a document go to each.

A place is a paragraph that holds nothing but a name in double braces: {{标题}}, {{开头}}, {{正文一}}, {{表二}}, {{落款}}, or in English
{{title}}, {{opening}}, {{text 1}}, {{table 2}}, {{closing}}. Parts are counted by their headings of the first level, which the template has itself.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import Enum
from typing import Final, final

from attrs import frozen

from govreport.document import Block, Document, Grid, Heading, Paragraph, Role
from govreport.wording import Wording

__all__ = ["Kind", "Place", "contents", "misfits", "mistakes", "place_of"]

_BRACES: Final = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_NAME: Final = re.compile(r"(\D+?)\s*([一二三四五六七八九十]|[1-9]\d?)?")
_NUMERALS: Final = "一二三四五六七八九十"

_AMID: Final = Wording(zh="{place} 与其他文字同段", en="{place} shares its paragraph with other words")
_UNKNOWN: Final = Wording(zh="没有名为 {place} 的占位", en="no place is called {place}")
_TWICE: Final = Wording(zh="{place} 出现 {times} 次", en="{place} stands there {times} times")
_MISSING: Final = Wording(zh="缺少 {place}", en="{place} is missing")
_NOTHING: Final = Wording(zh="文件中没有可填入 {place} 的内容", en="the document has nothing to fill {place} with")


@final
class Kind(Enum):
    """
    What goes to a place, by its name in both languages.
    """

    TITLE = Wording(zh="标题", en="title")
    #: What stands before the first heading.
    OPENING = Wording(zh="开头", en="opening")
    #: All of a part, but for the table at its end if that has a place of its own.
    TEXT = Wording(zh="正文", en="text")
    #: The table that a part ends with.
    TABLE = Wording(zh="表", en="table")
    #: Who signs and when.
    CLOSING = Wording(zh="落款", en="closing")


#: Of these each part has its own.
_PARTS: Final = frozenset({Kind.TEXT, Kind.TABLE})


@final
@frozen
class Place:
    """
    A place, and for which part of the document; 0 stands for the whole.
    """

    kind: Kind
    part: int = 0

    @property
    def name(self) -> Wording:
        """
        How a template names it.
        """
        if not self.part:
            return Wording(zh=f"{{{{{self.kind.value.zh}}}}}", en=f"{{{{{self.kind.value.en}}}}}")
        numeral = _NUMERALS[self.part - 1] if self.part <= len(_NUMERALS) else str(self.part)
        return Wording(zh=f"{{{{{self.kind.value.zh}{numeral}}}}}", en=f"{{{{{self.kind.value.en} {self.part}}}}}")


def place_of(text: str) -> Place | None:
    """
    Return the place that a paragraph is, or nothing if it is none.

    >>> place_of("{{ 表三 }}")
    Place(kind=<Kind.TABLE: Wording(zh='表', en='table')>, part=3)
    """
    braces = _BRACES.fullmatch(text.strip())
    name = _NAME.fullmatch(braces[1]) if braces else None
    if name is None:
        return None
    numeral = name[2] or "0"
    part = _NUMERALS.index(numeral) + 1 if numeral in _NUMERALS else int(numeral)
    numbered = part > 0
    return next(
        (Place(kind, part) for kind in Kind if name[1].lower() in {kind.value.zh, kind.value.en} and (kind in _PARTS) is numbered), None
    )


def mistakes(paragraphs: Sequence[str]) -> Iterator[Wording]:
    """
    Yield what is wrong with the places of a template, whatever it is to be filled with.
    """
    for text in paragraphs:
        if place_of(text) is None:
            for braces in _BRACES.finditer(text):
                yield (_AMID if place_of(braces[0]) else _UNKNOWN).filled(place=braces[0])
    for place, times in Counter(filter(None, map(place_of, paragraphs))).items():
        if times > 1:
            yield _TWICE.filled(place=place.name, times=times)


def contents(document: Document, places: Collection[Place]) -> Mapping[Place, tuple[Block, ...]]:
    """
    Return what goes to each place that a template has, and what would go to those that it lacks.
    """
    blocks = list(document.blocks)
    closing = list[Block]()
    while blocks and isinstance(last := blocks[-1], Paragraph) and last.role is Role.CLOSING:
        closing.insert(0, blocks.pop())
    part, parts = 0, {0: list[Block]()}
    for block in blocks:
        if isinstance(block, Heading) and block.level <= 1:
            part += 1
            parts[part] = []
        else:
            parts[part].append(block)
    found = {Place(Kind.TITLE): (Paragraph(document.title),) if document.title else (), Place(Kind.OPENING): tuple(parts.pop(0))}
    for number, inside in parts.items():
        text, table = Place(Kind.TEXT, number), Place(Kind.TABLE, number)
        if inside and isinstance(inside[-1], Grid) and (table in places or text not in places):
            found[table] = (inside.pop(),)
        found[text] = tuple(inside)
    return found | {Place(Kind.CLOSING): tuple(closing)}


def misfits(found: Mapping[Place, Sequence[Block]], places: Collection[Place]) -> Iterator[Wording]:
    """
    Yield which contents have no place, and which places have no contents in any document of this kind.
    """
    yield from (_MISSING.filled(place=place.name) for place, blocks in found.items() if blocks and place not in places)
    yield from (_NOTHING.filled(place=place.name) for place in places if place not in found)
