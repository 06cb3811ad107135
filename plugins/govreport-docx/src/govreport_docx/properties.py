"""
What the file says of itself: title, author, language and date, and nothing of the machine or the hour it was made.
"""

import re
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Final

from docx.opc.coreprops import CoreProperties

from govreport.document import Document
from govreport_docx.text import printable

__all__ = ["UNDATED", "describe"]

#: The most characters that a property may have.
_LONGEST: Final = 255
#: Stands where no date is known; archives count from this day too.
UNDATED: Final = date(1980, 1, 1)
#: The first year that Windows can show as the date of a file.
_FIRST: Final = 1601
_LETTER: Final = re.compile("[A-Za-z]")


def describe(properties: CoreProperties, document: Document) -> None:
    """
    Set every property that python-docx would else fill in with its own name and the clock.
    """
    dated = document.dated if document.dated and document.dated.year >= _FIRST else UNDATED
    moment = datetime(dated.year, dated.month, dated.day, tzinfo=UTC)
    properties.title = _joined(printable(document.title))[:_LONGEST]
    properties.author = printable(document.author)[:_LONGEST]
    properties.language = printable(document.language)[:_LONGEST]
    properties.last_modified_by = ""
    properties.created = properties.modified = moment


def _joined(title: str) -> str:
    """
    Return a title on one line; a letter needs a space where the break was, Chinese does not.
    """
    lines = title.splitlines() or [""]
    return lines[0] + "".join((" " if _LETTER.search(before[-1:] + after[:1]) else "") + after for before, after in pairwise(lines))
