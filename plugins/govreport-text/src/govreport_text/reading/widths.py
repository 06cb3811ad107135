"""
How many columns a text takes on screen.
"""

from unicodedata import combining, east_asian_width

from wcwidth import wcswidth, wcwidth

__all__ = ["columns_of", "wide_columns_of"]


def columns_of(text: str) -> int:
    """
    Return the columns as terminals count them: characters of ambiguous width take one.

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
    Return the columns as Chinese fonts draw them: characters of ambiguous width, borders among them, take two.

    >>> wide_columns_of("“公开”abc")
    11
    """
    return sum(0 if combining(sign) else 1 + (east_asian_width(sign) in "WFA") for sign in text)
