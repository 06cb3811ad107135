"""
What a file says of itself, as far as a document has a place for it.
"""

import re
from datetime import date
from typing import Final, final

from attrs import frozen

from govreport_docx.properties import UNDATED
from govreport_docx.reading.markup import Element

__all__ = ["Properties", "properties"]

_DUBLIN: Final = "{http://purl.org/dc/elements/1.1/}"
_TERMS: Final = "{http://purl.org/dc/terms/}"
_DAY: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T00:00:00Z")


@final
@frozen(kw_only=True)
class Properties:
    """
    Author, language and date of a document.
    """

    author: str = ""
    language: str = "zh-CN"
    dated: date | None = None


def properties(root: Element | None) -> Properties:
    """
    Return the properties of the part that holds them.
    """
    if root is None:
        return Properties()
    created, modified = _said(root, f"{_TERMS}created"), _said(root, f"{_TERMS}modified")
    return Properties(
        author=_said(root, f"{_DUBLIN}creator"),
        language=_said(root, f"{_DUBLIN}language") or Properties().language,
        # Programs put down the hour at which they saved it; only a file that was made from a document says a day.
        dated=_day(created) if created == modified else None,
    )


def _said(root: Element, name: str) -> str:
    return (root.findtext(name) or "").strip()


def _day(moment: str) -> date | None:
    found = _DAY.fullmatch(moment)
    try:
        day = date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
    return None if day == UNDATED else day
