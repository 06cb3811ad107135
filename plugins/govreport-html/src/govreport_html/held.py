"""
HTML that a page holds without showing it: in the strings of its scripts, in text fields, in elements that a script is to show.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final
from urllib.parse import unquote

from lxml import etree

from govreport_html.elements import UNSEEN, hides
from govreport_html.parsing import Element, walk

__all__ = ["held"]

_TABLE: Final = re.compile(r"(?:<|\\+u003c|\\+x3c|&lt;|%3c)\s*table", re.IGNORECASE)
_PLAIN: Final = re.compile(r"<\s*table", re.IGNORECASE)
_HOLDERS: Final = frozenset({"input", "script", "textarea", "xmp"})
#: The types of scripts that are none.
_MARKUP: Final = re.compile("html|template", re.IGNORECASE)
#: Literals, whole or cut off at the end of their line or of the script, and what only looks like the beginning of one.
_LITERAL: Final = re.compile(
    r"""\\[\s\S]|"((?:[^"\\\n]++|\\[\s\S])*+)(?:["\n\\]|\Z)|'((?:[^'\\\n]++|\\[\s\S])*+)(?:['\n\\]|\Z)|`((?:[^`\\]++|\\[\s\S])*+)(?:[`\\]|\Z)"""
)
_PLUS: Final = re.compile(r"\s*\+\s*")
_ESCAPE: Final = re.compile(r"\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|(\r\n|[\s\S]))", re.IGNORECASE)
_SHORT: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "", "v": "", "0": "", "\n": "", "\r\n": ""}
_LAST: Final = 0x10FFFF


def held(root: Element) -> str:
    """
    Return the largest piece of HTML with a table that a page holds and does not show; nothing if there is none.
    """
    pieces = [piece for piece in map(_plain, _pieces(root)) if _PLAIN.search(piece)]
    return max(pieces, key=len) if pieces else ""


def _pieces(root: Element) -> Iterator[str]:
    events = walk(root, events=("start",))
    for _, element in events:
        tag = element.tag
        if tag == "template" or (tag not in UNSEEN and (element.get("hidden") is not None or hides(element.get("style") or ""))):
            yield "".join([element.text or "", *(etree.tostring(child, encoding="unicode", method="html") for child in element)])
            events.skip_subtree()
        elif tag in _HOLDERS:
            text = (element.get("value") if tag == "input" else element.text) or ""
            if _TABLE.search(text):
                yield from _strings(text) if tag == "script" and not _MARKUP.search(element.get("type") or "") else (text,)


def _strings(script: str) -> Iterator[str]:
    """
    Yield the strings of a script, and those of the data that is in its strings.
    """
    for string in _literals(script):
        if string.lstrip()[:1] in {"{", "["}:
            yield from _literals(string)
        else:
            yield string


def _literals(script: str) -> Iterator[str]:
    """
    Yield what the literals say, such as are added up as one.
    """
    said, end = list[str](), 0
    for found in _LITERAL.finditer(script):
        if found.lastindex is None:
            continue
        if said and not _PLUS.fullmatch(script, end, found.start()):
            yield _unescaped("".join(said))
            said.clear()
        said.append(found[found.lastindex])
        end = found.end()
    yield _unescaped("".join(said))


def _unescaped(literal: str) -> str:
    if "\\" not in literal:
        return literal
    text = _ESCAPE.sub(_said, literal)
    # Two escapes may be the halves of one character; half of one alone is none.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _said(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    if code:
        number = int(code, 16)
        return chr(number) if number <= _LAST else "\ufffd"
    return _SHORT.get(escape[4], escape[4])


def _plain(piece: str) -> str:
    """
    Return a piece with its tags as tags, if they are written in a second way.
    """
    if _PLAIN.search(piece):
        return piece
    return unescape(piece) if "&lt;" in piece else unquote(piece)
