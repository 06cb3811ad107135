"""
Single characters: which one is meant, and whether a line may break beside it.
"""

from typing import Final
from unicodedata import category, east_asian_width, normalize

__all__ = ["UNKNOWN", "is_space", "is_wide", "meant"]

#: What stands where no font says which character it shows.
UNKNOWN: Final = "�"

_LARGEST: Final = 0x10FFFF


def meant(code: int, *, known: bool) -> str:
    """
    Return the character of a code of PDFium.

    Radicals become the characters that look the same: makers of PDF take one for the other, and 一 is then no 一.
    """
    if not known or not 0 < code <= _LARGEST:
        return UNKNOWN
    character = chr(code)
    if "\u2e80" <= character <= "\u2fdf":
        return normalize("NFKC", character)
    return UNKNOWN if category(character) in {"Cc", "Cs"} and not is_space(character) else character


def is_space(character: str) -> bool:
    """
    Return whether a character is white.
    """
    return character.isspace()


def is_wide(character: str) -> bool:
    """
    Return whether a character is as wide as high, so that a line may break beside it and no space stands there.
    """
    return east_asian_width(character) in "WF" or "‘" <= character <= "…" or character == "·"
