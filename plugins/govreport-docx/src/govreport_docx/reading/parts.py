"""
How a cell says that it is merged with others.
"""

from collections.abc import Mapping
from typing import Final

from govreport.document import CellKind
from govreport_docx.reading.grids import ALONE, Merge, Part
from govreport_docx.reading.markup import Element, number, value, word

__all__ = ["CELL_PROPERTIES", "MERGES", "part"]

CELL_PROPERTIES: Final = word("tcPr")
_SPAN: Final = word("gridSpan")
_DOWN: Final = word("vMerge")
_ACROSS: Final = word("hMerge")
#: The properties that do.
MERGES: Final = frozenset({_SPAN, _DOWN, _ACROSS})


def part(text: str, kind: CellKind | None, about: Mapping[str, Element]) -> Part:
    """
    Return a cell of which this is the text and these are the properties, by name.
    """
    if not about or about.keys().isdisjoint(MERGES):
        return Part(text, kind)
    span = max(1, number(value(about.get(_SPAN)), 1))
    return Part(text, kind, span, _merge(about.get(_DOWN)), _merge(about.get(_ACROSS)))


def _merge(merge: Element | None) -> Merge:
    if merge is None:
        return ALONE
    return Merge.BEGINS if value(merge) == "restart" else Merge.CONTINUES
