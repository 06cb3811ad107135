"""
Text as lines that can be printed: no control character gets through, for it could move the cursor.
"""

import re
from typing import Final

__all__ = ["lines_of"]

_UNPRINTABLE: Final = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff]")


def lines_of(text: str) -> list[str]:
    """
    Return the lines of a text, one at least. What cannot be printed is replaced by U+FFFD, and a tab by a space.
    """
    return [_UNPRINTABLE.sub("\ufffd", line) for line in text.replace("\t", " ").splitlines()] or [""]
