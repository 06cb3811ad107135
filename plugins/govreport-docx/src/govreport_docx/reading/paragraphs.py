"""
What a paragraph is, from its own properties and its style: a heading, a title, a member of a list, one whose end is gone.
"""

from collections.abc import Sequence
from typing import Final, final

from attrs import field, frozen

from govreport_docx.reading.markup import Element, number, on, properties, value, within, word
from govreport_docx.reading.styles import BODY_LEVEL, Look, Numbered, Styles, numbered

__all__ = ["NUMBERED", "PROPERTIES", "STYLE", "Format", "Formats"]

PROPERTIES: Final = word("pPr")
STYLE: Final = word("pStyle")
_OUTLINE: Final = word("outlineLvl")
NUMBERED: Final = word("numPr")
_MARK: Final = word("rPr")
_OWN: Final = frozenset({_OUTLINE, NUMBERED, _MARK})
_DELETED: Final = (word("del"), word("moveFrom"))
_VANISH: Final = word("vanish")


@final
@frozen(kw_only=True)
class Format:
    """
    The properties of one paragraph that are more than looks.
    """

    style: str | None = None
    look: Look
    #: The level of a heading, counted from 1, or nothing for text.
    level: int | None = None
    numbered: Numbered = Numbered()
    #: Whether its end was deleted, so that the next paragraph goes on in its line.
    endless: bool = False
    #: Whether its end is hidden, so that without text there is nothing of it on the page.
    hidden: bool = False


@final
@frozen
class Formats:
    """
    The formats of paragraphs; those that have nothing but a style of their own share one.
    """

    styles: Styles
    _plain: dict[str | None, Format] = field(factory=dict[str | None, Format], init=False)

    def of(self, children: Sequence[Element]) -> Format:
        """
        Return the format of the paragraph of which these are the children.
        """
        said = properties(children, PROPERTIES)
        style = value(said.get(STYLE))
        if (plain := self._plain.get(style)) is None:
            look = self.styles.look(style)
            plain = self._plain[style] = Format(style=style, look=look, level=_level(look.outline), numbered=look.numbered)
        if said.keys().isdisjoint(_OWN):
            return plain
        outline = value(said.get(_OUTLINE))
        mark = {each.tag: each for each in within(said[_MARK])} if _MARK in said else {}
        return Format(
            style=style,
            look=plain.look,
            level=plain.level if outline is None else _level(number(outline, BODY_LEVEL)),
            numbered=numbered(said.get(NUMBERED)).within(plain.numbered),
            endless=not mark.keys().isdisjoint(_DELETED),
            hidden=on(mark.get(_VANISH)),
        )


def _level(outline: int) -> int | None:
    return outline + 1 if 0 <= outline < BODY_LEVEL else None
