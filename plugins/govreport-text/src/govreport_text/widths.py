"""
How many columns a text takes on screen.

Some signs (“ ” ‘ ’ — … · × ①) are of ambiguous width: terminals draw them in one column, fixed-pitch Chinese fonts in two.
"""

from collections.abc import Callable
from typing import TypeAlias
from unicodedata import east_asian_width

from wcwidth import wcswidth, wcwidth

__all__ = ["Widths", "columns_of", "wide_columns_of"]

#: One way to count the columns of a text.
Widths: TypeAlias = Callable[[str], int]


def columns_of(text: str) -> int:
    """
    Return the columns as terminals count them: signs of ambiguous width take one.

    >>> columns_of("“公开”abc")
    9
    """
    if text.isascii() and text.isprintable():
        return len(text)
    whole = wcswidth(text)
    # A control character has no width of its own, and should not hide that of the others.
    return whole if whole >= 0 else sum(max(wcwidth(sign), 0) for sign in text)


def wide_columns_of(text: str) -> int:
    """
    Return the columns as Chinese fonts draw them: signs of ambiguous width, box-drawing ones among them, take two.

    >>> wide_columns_of("“公开”abc")
    11
    """
    columns = columns_of(text)
    if text.isascii():
        return columns
    return columns + sum(east_asian_width(sign) == "A" and wcwidth(sign) == 1 for sign in text)
