"""
What the styles of a document say about its paragraphs: heading or title, remark or signature, list or hidden.

Looks are of no concern here. Names are compared, never ids: WPS numbers the ids, and names stay English in every language of Word.
"""

import re
from collections.abc import Mapping
from typing import Final, final

from attrs import field, frozen

from govreport.document import CellKind, Role
from govreport_docx.profiles import CELLS, PROFILES
from govreport_docx.reading.markup import Element, child, found, number, on, value, within, word

__all__ = ["BODY_LEVEL", "Look", "Numbered", "Styles", "numbered", "styles"]

#: The outline level that says: no heading.
BODY_LEVEL: Final = 9

_STYLE: Final = word("style")
_ID: Final = word("styleId")
_TYPE: Final = word("type")
_DEFAULT: Final = word("default")
_NAME: Final = word("name")
_BASE: Final = word("basedOn")
_PARAGRAPH: Final = word("pPr")
_RUN: Final = word("rPr")
_OUTLINE: Final = word("outlineLvl")
_NUMBERED: Final = word("numPr")
_NUMBER: Final = word("numId")
_LEVEL: Final = word("ilvl")
_VANISH: Final = word("vanish")

_HEADING: Final = re.compile("heading ([1-9])")
#: All our looks name their styles alike.
_OURS: Final = PROFILES["gb9704"]
_TITLE: Final = _OURS.title.name.lower()
_ROLES: Final = {style.name.lower(): role for role, style in _OURS.roles.items() if role is not Role.BODY}
_KINDS: Final = {style.name.lower(): kind for kind, style in CELLS.items() if kind is not CellKind.HOLE}


@final
@frozen
class Numbered:
    """
    That a paragraph belongs to a list, as far as it or its style says to which and how deep.
    """

    number: str | None = None
    level: int | None = None

    def within(self, base: "Numbered") -> "Numbered":
        """
        Return it with what it leaves open taken from what it is based on.
        """
        return Numbered(base.number if self.number is None else self.number, base.level if self.level is None else self.level)


@final
@frozen(kw_only=True)
class Look:
    """
    What a style says, all that it is based on included.
    """

    outline: int = BODY_LEVEL
    title: bool = False
    role: Role = Role.BODY
    #: What a cell holds whose text has this style, if it is one of ours.
    kind: CellKind | None = None
    numbered: Numbered = Numbered()
    hidden: bool = False


_PLAIN: Final = Look()


@final
@frozen
class Styles:
    """
    The styles of a document by id, and the id of the style that paragraphs have which name none.
    """

    _defined: Mapping[str, Element] = field(factory=dict[str, Element])
    _default: str = ""
    #: What was asked for: a document defines many more styles than it uses.
    _looks: dict[str, Look] = field(factory=dict[str, Look], init=False)

    def look(self, style: str | None) -> Look:
        """
        Return what a style says; one that the document does not define says nothing.
        """
        name = self._default if style is None else style
        return self._looks.get(name) or self._resolved(name)

    def _resolved(self, name: str) -> Look:
        """
        Return the look of a style after those that it is based on, each once; a circle of styles ends where it closes.
        """
        chain, base = dict[str, None](), name
        while base in self._defined and base not in self._looks and base not in chain:
            chain[base] = None
            base = found(self._defined[base], _BASE) or ""
        look = self._looks.get(base, _PLAIN)
        for each in reversed(chain):
            look = self._looks[each] = _look(self._defined[each], look)
        return self._looks.setdefault(name, look)


def styles(root: Element | None) -> Styles:
    """
    Return the styles of a styles part.
    """
    defined = dict[str, Element]()
    default = ""
    for style in () if root is None else root.iterchildren(_STYLE):
        name = style.get(_ID)
        if name is not None:
            defined.setdefault(name, style)
            if style.get(_TYPE) == "paragraph" and style.get(_DEFAULT) in {"1", "true", "on"}:
                default = name
    return Styles(defined, default)


def numbered(said: Element | None) -> Numbered:
    """
    Return what the ``w:numPr`` of a paragraph or style says.
    """
    level = found(said, _LEVEL)
    return Numbered(found(said, _NUMBER), None if level is None else number(level, 0))


def _look(style: Element, base: Look) -> Look:
    said = {each.tag: each for each in within(style)}
    name = (value(said.get(_NAME)) or "").lower()
    heading = _HEADING.fullmatch(name)
    paragraph = said.get(_PARAGRAPH)
    outline, list_ = (None, None) if paragraph is None else (found(paragraph, _OUTLINE), child(paragraph, _NUMBERED))
    vanish = child(said[_RUN], _VANISH) if _RUN in said else None
    return Look(
        outline=number(outline, BODY_LEVEL) if outline else int(heading[1]) - 1 if heading else base.outline,
        title=base.title or name == _TITLE,
        role=_ROLES.get(name, base.role),
        kind=_KINDS.get(name, base.kind),
        numbered=base.numbered if list_ is None else numbered(list_).within(base.numbered),
        hidden=base.hidden if vanish is None else on(vanish),
    )
