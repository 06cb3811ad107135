"""
The text of one paragraph, with its white space as a browser shows it.

Marks stand for what must outlast the source's own white space. They are control characters, which no page holds any more
when its text gets here.
"""

import re
from typing import Final

__all__ = ["BREAK", "SCRIPT", "kept", "paragraphs", "spaced"]

#: A line break that is one on paper.
BREAK: Final = "\x0b"
#: The edge of a superscript or a struck out word, which would join with a figure beside it.
SCRIPT: Final = "\x1f"
_SPACE: Final = "\x1c"
_TAB: Final = "\x1d"
_KEPT: Final = {ord(" "): _SPACE, ord("\t"): _TAB, ord("\n"): BREAK, ord("\r"): None}
_GIVEN_BACK: Final = {ord(_SPACE): " ", ord(_TAB): "\t"}
#: Characters between which a line of the source may break without a word ending there.
_IDEOGRAPHIC: Final = (
    "\u2e80-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
    "\u00b7\u2014\u2018\u2019\u201c\u201d\u2026"
)
_BLANK: Final = re.compile("[ \t\r\n\f]")
_BLANKS: Final = re.compile("[ \t\r\n\f]+")
_BROKEN: Final = re.compile(f"(?<=[{_IDEOGRAPHIC}])[ \t\f]*[\r\n][ \t\r\n\f]*(?=[{_IDEOGRAPHIC}])")
#: Line breaks that end a paragraph: with a blank line between them, or with an indent behind them.
_PARAGRAPH: Final = re.compile(f"{BREAK}(?:[ \t\r\n\f\xa0\u3000]*{BREAK})+|{BREAK}[ \t\r\n\f]*(?=[\xa0\u2002\u2003\u3000]{{2}})")
_BESIDE_FIGURE: Final = re.compile(rf"(?<=[\d.]){SCRIPT}+(?=\d)")


def spaced(text: str) -> str:
    r"""
    Return a paragraph's text as it is shown: white space of the source is one space, and nothing at the edges of a line. A line
    break of the source between Chinese characters is nothing. No-break and ideographic spaces within the text stay.

    >>> spaced(" 政府信息\n   公开 Open\n Government ")
    '政府信息公开 Open Government'
    """
    text = text.strip()
    if not text or text.isalnum():
        return text  # as in most cells
    if _BLANK.search(text):
        text = _BLANKS.sub(" ", _BROKEN.sub("", text))
    if BREAK in text:
        text = "\n".join(map(str.strip, text.split(BREAK)))
    if SCRIPT in text:
        text = _BESIDE_FIGURE.sub(" ", text).replace(SCRIPT, "")
    if _SPACE in text or _TAB in text:
        text = text.translate(_GIVEN_BACK)
    return text


def paragraphs(text: str) -> list[str]:
    r"""
    Return what some running text says, spaced, without anything empty. Pages whose editor knows no paragraphs set them apart by
    blank lines or by indents.

    >>> paragraphs("　　一、总体情况\x0b　　甲\x0b乙\x0b\x0b丙")
    ['一、总体情况', '甲\n乙', '丙']
    """
    if BREAK not in text:
        said = spaced(text)
        return [said] if said else []
    return [said for part in _PARAGRAPH.split(text) if (said := spaced(part))]


def kept(text: str) -> str:
    """
    Return preformatted text with marks in place of its white space.
    """
    return text.translate(_KEPT)
