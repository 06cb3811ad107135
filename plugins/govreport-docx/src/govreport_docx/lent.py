"""
Styles for tables, lent to a user's template that has none of these names; those that it has stay as they are.
"""

from collections.abc import Iterable
from typing import Final

from docx.oxml import parse_xml
from lxml.etree import _Element as Element

from govreport_docx.profiles import CELLS
from govreport_docx.styles import TABLE_STYLE
from govreport_docx.text import WORD

__all__ = ["lend"]

_W: Final = f"{{{WORD}}}"
_VALUE: Final = f"{_W}val"
_LENT: Final = (*(style.xml() for style in dict.fromkeys(CELLS.values())), TABLE_STYLE)


def lend(styles: Element, inside: Iterable[Element]) -> None:
    """
    Add what styles of ours some elements refer to, and let them refer to the template's own where it has the same name.

    Args:
        styles: The root of the template's styles.
        inside: Tables with our references.
    """
    known = {_name(style): style.get(f"{_W}styleId", "") for style in styles.iterfind(f"{_W}style")}
    bases = {style.get(f"{_W}type"): style.get(f"{_W}styleId", "") for style in styles.iterfind(f"{_W}style[@{_W}default='1']")}
    for markup in _LENT:
        style = parse_xml(markup.replace("<w:style ", f'<w:style xmlns:w="{WORD}" ', 1))
        own = known.get(_name(style))
        if own is None:
            _rebase(style, bases)
            styles.append(style)
        elif own != style.get(f"{_W}styleId"):
            _refer(inside, style.get(f"{_W}styleId", ""), own)


def _name(style: Element) -> str:
    name = style.find(f"{_W}name")
    return "" if name is None else name.get(_VALUE, "").lower()


def _rebase(style: Element, bases: dict[str | None, str]) -> None:
    """
    Let a style go by the template's own default: its id may be any, as in files of Chinese offices.
    """
    based = style.find(f"{_W}basedOn")
    if based is not None:
        if base := bases.get(style.get(f"{_W}type")):
            based.set(_VALUE, base)
        else:
            style.remove(based)


def _refer(inside: Iterable[Element], ours: str, theirs: str) -> None:
    for element in inside:
        for tag in ("pStyle", "tblStyle"):
            for reference in element.iter(f"{_W}{tag}"):
                if reference.get(_VALUE) == ours:
                    reference.set(_VALUE, theirs)
