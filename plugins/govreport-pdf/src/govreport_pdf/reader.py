"""
The reader itself: pages to sheets to lines and tables to blocks.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from typing import ClassVar, Final, final

from attrs import frozen

from govreport.document import Block, Document, Heading, Paragraph, Role
from govreport_pdf.flow import Placed, flow
from govreport_pdf.furniture import unfurnished
from govreport_pdf.lines import Line
from govreport_pdf.measures import Measure, measure
from govreport_pdf.pages import page
from govreport_pdf.paragraphs import Text, texts
from govreport_pdf.pdfium import File, opened
from govreport_pdf.refusals import FILE, damaged, foreign, garbled, hidden, pictured, scanned, truncated
from govreport_pdf.sheets import Mark, upright
from govreport_pdf.tables import Table, grid
from govreport_pdf.titles import closing, levels, title_lines, title_text
from govreport_pdf.weighing import weigh

__all__ = ["PdfReader"]

#: Where the first and the last words of a PDF stand, in bytes from its ends.
_BEGINNING: Final = 1_024
_ENDING: Final = 2_048
_LAST_WORDS: Final = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF(?!.*startxref)", re.DOTALL)
#: How a table of objects begins, as such or as a stream.
_TABLE: Final = re.compile(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)")


@final
@frozen
class PdfReader:
    """
    Reads PDF files that have a text layer.

    >>> PdfReader.suffixes
    ('.pdf',)
    """

    suffixes: ClassVar[tuple[str, ...]] = (".pdf",)
    media_types: ClassVar[tuple[str, ...]] = ("application/pdf",)

    def read(self, data: bytes, /) -> Document:
        """
        Return what the pages hold: paragraphs, and tables with their merged cells.

        Raises:
            UnreadableDocument: The bytes are no PDF, or one that is cut off, damaged, encrypted, scanned or too large.
        """
        _whole(data)
        weigh(data)
        file = opened(data)
        _legible(file)
        pages = unfurnished([page(upright(sheet)) for sheet in file.sheets])
        usual, run = measure(pages), flow(pages)
        title = title_lines(run, usual)
        blocks = tuple(_blocks(run[len(title) :], usual, file.marks))
        if not blocks and not title:
            raise scanned()
        return Document(title=title_text(title, usual), blocks=blocks)


def _whole(data: bytes) -> None:
    """
    Refuse bytes that are no PDF, and files whose last words are missing or do not point to their table of objects.

    PDFium would mend such a file, and nobody would know what was lost.
    """
    begin = data.find(b"%PDF-", 0, _BEGINNING)
    if begin < 0:
        raise foreign()
    ending = _LAST_WORDS.search(data, max(0, len(data) - _ENDING))
    if not ending:
        raise truncated()
    if not any(_TABLE.match(data, place + int(ending[1])) for place in {0, begin}):
        raise damaged(FILE)


def _legible(file: File) -> None:
    """
    Refuse files and pages whose text is not there, or not to be told.
    """
    total = sum(len(sheet.glyphs) for sheet in file.sheets)
    if file.hidden:
        raise hidden()
    if not total:
        raise scanned()
    if 2 * file.unknown > total:
        raise garbled()
    for sheet in file.sheets:
        if sheet.picture and not sheet.glyphs:
            raise pictured(sheet.name)


def _blocks(run: Sequence[Placed], usual: Measure, marks: Sequence[Mark]) -> Iterator[Block]:
    items = list(_items(run, usual))
    paragraphs = [each for each in items if isinstance(each, Text)]
    headings = levels(paragraphs, marks)
    last = list(takewhile(lambda each: isinstance(each, Text), reversed(items)))
    signed = closing([each for each in last if isinstance(each, Text)], usual)
    for item in items:
        if isinstance(item, Table):
            yield grid(item)
        elif item in headings:
            yield Heading(item.text, headings[item])
        else:
            yield Paragraph(item.text, Role.CLOSING if item in signed else Role.BODY)


def _items(run: Sequence[Placed], usual: Measure) -> Iterator[Text | Table]:
    for _, group in groupby(run, lambda each: isinstance(each.item, Table)):
        members = list(group)
        yield from (each.item for each in members if isinstance(each.item, Table))
        yield from texts(((each.page, each.item) for each in members if isinstance(each.item, Line)), usual)
