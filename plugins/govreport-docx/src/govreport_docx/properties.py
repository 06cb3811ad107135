"""
What the file says of itself: title, author, language and dates, and nothing of the machine or the hour it was made.
"""

import os
import re
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from govreport.document import Document
from govreport.errors import InvalidValue
from govreport.wording import Wording
from govreport_docx.text import printable

if TYPE_CHECKING:
    from docx.opc.coreprops import CoreProperties

__all__ = ["UNDATED", "core", "describe", "source_date"]

#: The most characters that a property may have.
_LONGEST: Final = 255
#: Stands where no date is known; archives count from this day too.
UNDATED: Final = date(1980, 1, 1)
#: The first year that Windows can show as the date of a file.
_FIRST: Final = 1601
_LETTER: Final = re.compile("[A-Za-z]")
_EPOCH: Final = "SOURCE_DATE_EPOCH"


def source_date() -> datetime | None:
    """
    Return the moment that the environment gives for what is made in it, if it does, in seconds since 1970.

    Raises:
        InvalidValue: It gives something else.
    """
    given = os.environ.get(_EPOCH)
    if given is None:
        return None
    try:
        return datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError):
        raise InvalidValue(_EPOCH, given, Wording(zh="应为1970年起的秒数", en="it should be seconds since 1970")) from None


def core(document: Document, changed: datetime | None) -> str:
    """
    Return the part with the properties. A document without a date was changed at the moment given, and made on no known day.
    """
    made, moment = _dates(document, changed)
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_escaped(_title(document))}</dc:title><dc:creator>{_escaped(_property(document.author))}</dc:creator>"
        f"<dc:language>{_escaped(_property(document.language))}</dc:language><cp:lastModifiedBy/>"
        f"{_date('created', made)}{_date('modified', moment)}</cp:coreProperties>"
    )


def describe(properties: "CoreProperties", document: Document, changed: datetime | None) -> None:
    """
    Set the same properties where python-docx would fill in its own name and the clock.
    """
    properties.title, properties.author, properties.language = _title(document), _property(document.author), _property(document.language)
    properties.last_modified_by = ""
    properties.created, properties.modified = _dates(document, changed)


def _dates(document: Document, changed: datetime | None) -> tuple[datetime, datetime]:
    """
    Return when a document was made and when it was changed.
    """
    dated = document.dated if document.dated and document.dated.year >= _FIRST else None
    made = datetime.combine(dated or UNDATED, datetime.min.time(), UTC)
    return made, made if dated else changed or made


def _date(name: str, moment: datetime) -> str:
    return f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment:%Y-%m-%dT%H:%M:%SZ}</dcterms:{name}>'


def _escaped(text: str) -> str:
    # As a character a carriage return would be read as a line feed.
    return escape(text, {"\r": "&#13;"})


def _property(text: str) -> str:
    return printable(text)[:_LONGEST]


def _title(document: Document) -> str:
    return _property(_joined(printable(document.title)))


def _joined(title: str) -> str:
    """
    Return a title on one line; a letter needs a space where the break was, Chinese does not.
    """
    lines = title.splitlines() or [""]
    return lines[0] + "".join((" " if _LETTER.search(before[-1:] + after[:1]) else "") + after for before, after in pairwise(lines))
