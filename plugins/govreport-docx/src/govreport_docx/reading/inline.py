"""
What stands in one paragraph: its text as a reader of the page sees it, and what hangs on it.

Insertions are taken and deletions left out, as if all changes had been accepted. Whatever wraps a text, known or not, is
looked through: only what is known not to be text is passed over.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias, final

from attrs import define, field, frozen

from govreport_docx.reading.markup import COMPATIBILITY, MATH, RELATIONS, VML, Element, on, properties, value, within, word
from govreport_docx.reading.styles import Styles

__all__ = ["ACTS", "ALTERNATE", "ELSEWHERE", "PASSED", "SIGNS", "SPACES", "Inline", "Reference", "Shown"]

#: Holds the same content several times, the best first, for programs of different age.
ALTERNATE: Final = f"{COMPATIBILITY}AlternateContent"
#: Elements in which there is no text of the page.
PASSED: Final = frozenset(
    word(name)
    for name in (
        "bookmarkEnd",
        "bookmarkStart",
        "customXmlPr",
        "del",
        "delText",
        "instrText",
        "lastRenderedPageBreak",
        "moveFrom",
        "numberingChange",
        "pPr",
        "proofErr",
        "rPr",
        "rt",
        "rubyPr",
        "sdtEndPr",
        "sdtPr",
        "sectPr",
        "smartTagPr",
        "tblGrid",
        "tblPr",
        "tblPrEx",
        "tcPr",
        "trPr",
    )
)
#: What stands in a file of its own, which only Word could put in its place.
ELSEWHERE: Final = frozenset({word("altChunk"), word("subDoc")})
#: Line breaks in the file's own text are spaces on paper.
SPACES: Final = re.compile("[\t\n\r]")
#: Elements that are a character.
SIGNS: Final = {
    word("br"): "\n",
    word("cr"): "\n",
    word("tab"): "\t",
    word("ptab"): "\t",
    # The format defines it as U+002D that does not break.
    word("noBreakHyphen"): "-",
}

_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ANCHOR: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_RUN_PROPERTIES: Final = word("rPr")
_RUN_STYLE: Final = word("rStyle")
_VANISH: Final = word("vanish")
_FIELD: Final = word("fldChar")
_TYPE: Final = word("fldCharType")
_SIGN: Final = word("char")
_NOTE: Final = word("id")
#: Signs that only a face of symbols can show.
_PRIVATE: Final = range(0xE000, 0xF900)
_SURROGATES: Final = range(0xD800, 0xE000)
_LAST_SIGN: Final = 0xFFFD
_FIRST_SIGN: Final = 0x20
_UNKNOWN: Final = "\ufffd"


@final
@frozen
class Reference:
    """
    The mark of a note: whether at the foot of the page or at the end, and which.
    """

    kind: str
    note: str


@final
@frozen
class Shown:
    """
    The relation of an image, and the words that stand for it.
    """

    relation: str
    alt: str


#: What hangs on a paragraph: an image, a note, or the content of a text box.
Hanging: TypeAlias = Shown | Reference | Element


@final
@define
class Inline:
    """
    The content of one paragraph, gathered on a walk through it.
    """

    #: Those of the document; some may hide text.
    styles: Styles
    #: Whether the paragraph's own style does.
    hidden: bool
    pieces: list[str] = field(factory=list)
    hanging: list[Hanging] = field(factory=list)
    alt: str = ""
    #: For each open field, where its instruction began; nothing if that is over.
    fields: list[int | None] = field(factory=list)

    @property
    def text(self) -> str:
        """
        All text as it is seen, spaces at the ends included.
        """
        return "".join(self.pieces)

    def walk(self, children: Iterable[Element]) -> None:
        """
        Gather what stands in some elements of a paragraph.
        """
        for child in children:
            tag = child.tag
            if act := ACTS.get(tag):
                act(self, child)
            elif sign := SIGNS.get(tag):
                self.pieces.append(sign)
            elif tag not in PASSED:
                self.walk(within(child))


def _run(into: Inline, run: Element) -> None:
    children = within(run)
    if _vanishes(into, properties(children, _RUN_PROPERTIES)):
        children = [child for child in children if child.tag == _FIELD]
    into.walk(children)


def _vanishes(into: Inline, said: Mapping[str, Element]) -> bool:
    if not said:
        return into.hidden
    if _VANISH in said:
        return on(said[_VANISH])
    style = value(said.get(_RUN_STYLE))
    return into.hidden or (style is not None and into.styles.look(style).hidden)


def _words(into: Inline, element: Element) -> None:
    text = element.text
    if text:
        into.pieces.append(SPACES.sub(" ", text))


def _symbol(into: Inline, element: Element) -> None:
    try:
        code = int(element.get(_SIGN) or "", 16)
    except ValueError:
        return
    plain = _FIRST_SIGN <= code <= _LAST_SIGN and code not in _PRIVATE and code not in _SURROGATES
    into.pieces.append(chr(code) if plain else _UNKNOWN)


def _field(into: Inline, mark: Element) -> None:
    """
    Open a field, or drop what its instruction left behind: the results of fields within it.
    """
    kind = mark.get(_TYPE)
    if kind == "begin":
        into.fields.append(len(into.pieces))
    elif into.fields:
        began = into.fields.pop()
        if began is not None:
            del into.pieces[began:]
        if kind == "separate":
            into.fields.append(None)


def _either(into: Inline, alternate: Element) -> None:
    """
    Take the first of several versions in which there is something.
    """
    before = _size(into)
    for version in alternate:
        into.walk(within(version))
        if _size(into) > before:
            break


def _size(into: Inline) -> int:
    return len(into.pieces) + len(into.hanging)


def _named(into: Inline, said: Element) -> None:
    into.alt = said.get("descr") or said.get("title") or ""


def _picture(into: Inline, blip: Element) -> None:
    _show(into, blip.get(f"{RELATIONS}embed"), into.alt)


def _old_picture(into: Inline, image: Element) -> None:
    shape = image.getparent()
    _show(into, image.get(f"{RELATIONS}id"), "" if shape is None else shape.get("alt") or "")


def _show(into: Inline, relation: str | None, alt: str) -> None:
    if relation:
        into.hanging.append(Shown(relation, alt))


def _box(into: Inline, content: Element) -> None:
    into.hanging.append(content)


def _footnote(into: Inline, mark: Element) -> None:
    into.hanging.append(Reference("footnotes", mark.get(_NOTE) or ""))


def _endnote(into: Inline, mark: Element) -> None:
    into.hanging.append(Reference("endnotes", mark.get(_NOTE) or ""))


#: What to do with the elements that mean more than what stands in them.
ACTS: Final[Mapping[str, Callable[[Inline, Element], None]]] = {
    word("r"): _run,
    word("t"): _words,
    f"{MATH}t": _words,
    word("sym"): _symbol,
    _FIELD: _field,
    ALTERNATE: _either,
    f"{_ANCHOR}docPr": _named,
    f"{_DRAWING}blip": _picture,
    f"{VML}imagedata": _old_picture,
    word("txbxContent"): _box,
    word("footnoteReference"): _footnote,
    word("endnoteReference"): _endnote,
}
