"""
Text as Markdown that reads as exactly that text again.

White space at either end of a line is not kept, for Markdown has uses of its own for it.
"""

import re
from functools import lru_cache
from typing import Final

__all__ = ["cell_of", "lines_of", "printable", "span_of"]

_UNPRINTABLE: Final = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff]")
# What Markdown, GitHub's dialect and their link finders see something in; a dot only where a domain may go on.
_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>#|!~&$@^]|/(?=/)|(?<=www)\.|\.(?=[A-Za-z\u0400-\u04ff])")
# What the delimiter row of a table is made of.
_DELIMITER: Final = re.compile(":?-+:?")
# What makes a list, a rule, a heading, a table or, in other dialects, a field or a comment of a line that begins with it.
_OPENING: Final = re.compile(r"^([0-9]*)([-+=.)](?!\w)|(?<![0-9])[:%])")

#: Labels and figures of no more signs are remembered: reports differ in few of them.
_SHORT: Final = 200


def printable(text: str) -> tuple[str, ...]:
    """
    Return the lines of a text. What cannot be printed is replaced by U+FFFD, and a tab by a space.
    """
    return tuple(_UNPRINTABLE.sub("\ufffd", line) for line in text.replace("\t", " ").splitlines())


def span_of(text: str) -> str:
    r"""
    Return a text for the middle of a line, each of its own line breaks as a space.

    >>> print(span_of("[1] 3*4_5，见 www.gov.cn"))
    \[1\] 3\*4\_5，见 www\.gov\.cn
    """
    return _SPECIAL.sub(r"\\\g<0>", " ".join(filter(None, map(str.strip, printable(text)))))


def cell_of(text: str) -> str:
    r"""
    Return a text for a cell between pipes, where dashes alone would make a delimiter of it.

    >>> print(cell_of("---"), cell_of("-3"))
    \--- -3
    """
    return (_cell_of if len(text) <= _SHORT else _cell_of.__wrapped__)(text)


@lru_cache(maxsize=4096)
def _cell_of(text: str) -> str:
    words = span_of(text)
    return f"\\{words}" if _DELIMITER.fullmatch(words) else words


def lines_of(text: str) -> tuple[str, ...]:
    r"""
    Return the lines of a text, each for a line of its own; none if the text is blank.

    >>> print(*lines_of("1. 其他\n-5 件"), sep="\n")
    1\. 其他
    -5 件
    """
    return tuple(_OPENING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\g<0>", line.strip())) for line in printable(text.strip()))
