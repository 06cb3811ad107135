"""
Any text as WordprocessingML: the one place where characters are checked and escaped.
"""

import re
from typing import Final
from xml.sax.saxutils import escape, quoteattr

__all__ = ["WORD", "attribute", "printable", "runs"]

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

#: What XML 1.0 cannot hold: controls, lone surrogates, U+FFFE and U+FFFF.
_UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS: Final = re.compile("(\r\n|[\r\n\t])")


def printable(text: str) -> str:
    """
    Return a text with U+FFFD for each character that XML cannot hold.
    """
    return _UNPRINTABLE.sub("\ufffd", text)


def attribute(text: str) -> str:
    """
    Return a text as the value of an attribute, quotes included.
    """
    return quoteattr(printable(text))


def runs(text: str) -> str:
    """
    Return a text as one run, or nothing for no text. Line breaks and tabs become elements: as characters they would be spaces.
    """
    # Most texts have nothing to replace and no break: that is quickly asked.
    pieces = _piece(text) if text.isprintable() else "".join(map(_piece, _BREAKS.split(printable(text))))
    return f"<w:r>{pieces}</w:r>" if pieces else ""


def _piece(piece: str) -> str:
    match piece:
        case "":
            return ""
        case "\t":
            return "<w:tab/>"
        case "\n" | "\r" | "\r\n":
            return "<w:br/>"
        case _:
            space = ' xml:space="preserve"' if piece.strip() != piece else ""
            return f"<w:t{space}>{escape(piece)}</w:t>"
