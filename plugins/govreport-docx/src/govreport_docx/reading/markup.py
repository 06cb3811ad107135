"""
The names of WordprocessingML that a reader must know, and how its attributes are read.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeAlias

from lxml import etree

from govreport_docx.text import WORD

__all__ = [
    "COMPATIBILITY",
    "MATH",
    "RELATIONS",
    "VML",
    "Element",
    "child",
    "found",
    "number",
    "on",
    "properties",
    "value",
    "within",
    "word",
]

# lxml has no public name for the type of its elements.
Element: TypeAlias = etree._Element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATIONS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VML: Final = "{urn:schemas-microsoft-com:vml}"

_VAL: Final = f"{{{WORD}}}val"
_NONE: Final = MappingProxyType(dict[str, Element]())
_OFF: Final = frozenset({"0", "false", "off", "none"})
_DIGITS: Final = re.compile("[+-]?[0-9]+")
#: Larger than any number that means something here.
_LARGEST: Final = 10**9
_LONGEST: Final = len(str(_LARGEST))


def word(name: str) -> str:
    """
    Return the full name of an element or attribute of WordprocessingML.
    """
    return f"{{{WORD}}}{name}"


def value(element: Element | None) -> str | None:
    """
    Return what ``w:val`` of an element says, or nothing if there is no element or no such attribute.
    """
    return None if element is None else element.get(_VAL)


def within(element: Element) -> list[Element]:
    """
    Return the children of an element.
    """
    # Half the time of ``list``; the stubs know no slices.
    return element[:]  # type: ignore[index, return-value]  # pyright: ignore[reportArgumentType, reportReturnType]


def child(element: Element, name: str) -> Element | None:
    """
    Return the first child of a name.
    """
    # Half the time of ``find``, which reads the name again.
    for each in within(element):
        if each.tag == name:
            return each
    return None


def found(element: Element | None, name: str) -> str | None:
    """
    Return what ``w:val`` of a child says.
    """
    return None if element is None else value(child(element, name))


def properties(children: Sequence[Element], name: str) -> Mapping[str, Element]:
    """
    Return the properties among the children of an element by name; they stand before all else.

    lxml makes a new object, and a new text of its name, whenever an element is come upon and nothing else holds it: one list
    of the children is passed around and one pass is made over the properties.
    """
    return {each.tag: each for each in within(children[0])} if children and children[0].tag == name else _NONE


def on(element: Element | None) -> bool:
    """
    Return whether a switch is there and not off. Without a value it is on.
    """
    return element is not None and element.get(_VAL) not in _OFF


def number(text: str | None, default: int) -> int:
    """
    Return a whole number of an attribute, or the default for what is none. Larger numbers count as a milliard.

    >>> number("12", 1), number("1e3", 1), number("9" * 5000, 1)
    (12, 1, 1000000000)
    """
    if text is None or not _DIGITS.fullmatch(text):
        return default
    if len(text) > _LONGEST:
        return default if text.startswith("-") else _LARGEST
    return min(int(text), _LARGEST)
