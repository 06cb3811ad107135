"""
What reading published files costs beside taking them apart: unzipping and parsing, nothing else.
"""

import re
import zipfile
from io import BytesIO
from math import inf
from pathlib import Path
from random import Random
from typing import Final

import docx
from lxml import etree
from pandas import read_html
from tests.published.writing import word_page

from benchmarks.measuring import Budget
from govreport import Document, document_of, load, recognise, render
from govreport_docx import DocxReader
from govreport_html import HtmlReader

__all__ = ["budgets"]

_EXAMPLE: Final = Path(__file__).parent.parent / "examples" / "xian-psb-2020.json"
_TIMES: Final = 16
_ROW: Final = re.compile(rb"<w:tr[ >].*?</w:tr>|<tr>.*?</tr>", re.DOTALL)
#: Rows that belong to one above or below cannot be repeated.
_TIED: Final = re.compile(rb"vMerge|tblHeader|rowspan")


def budgets() -> tuple[Budget, ...]:
    """
    Return the budgets of reading.
    """
    report = load(_EXAMPLE)
    word, page = render(report, "docx"), _page(document_of(report))
    long_word, long_page = _longer_archive(word), _longer(page)
    return (
        Budget("read DOCX → document", lambda: DocxReader().read(word), "unzip and parse it", lambda: _parse_archive(word), 5),
        Budget("read DOCX → report", lambda: recognise(DocxReader().read(word)), "unzip and parse it", lambda: _parse_archive(word), 5),
        Budget("read HTML → document", lambda: HtmlReader().read(page), "parse it", lambda: _parse_page(page), 6),
        Budget("read HTML → report", lambda: _recognised(HtmlReader().read(page)), "parse it", lambda: _parse_page(page), 6),
        # Tables alone, and nothing said of what they are.
        Budget(
            "read HTML → report", lambda: _recognised(HtmlReader().read(page)), "pandas.read_html", lambda: read_html(BytesIO(page)), inf
        ),
        Budget("read DOCX → report", lambda: recognise(DocxReader().read(word)), "python-docx, row.cells", lambda: _cells(word), inf),
        Budget(f"read DOCX, {_TIMES} times the rows", lambda: DocxReader().read(long_word), "once", lambda: DocxReader().read(word), 20),
        Budget(f"read HTML, {_TIMES} times the rows", lambda: HtmlReader().read(long_page), "once", lambda: HtmlReader().read(page), 20),
    )


def _cells(data: bytes) -> list[str]:
    return [cell.text for table in docx.Document(BytesIO(data)).tables for row in table.rows for cell in row.cells]


def _recognised(document: Document) -> object:
    return recognise(document, agency="西安市公安局", year=2020)


def _page(document: Document) -> bytes:
    page, _ = word_page(document, Random(3))
    try:
        return page.decode().encode()
    except UnicodeDecodeError:
        return page.decode("gb18030").encode()


def _longer(data: bytes) -> bytes:
    return _ROW.sub(lambda row: row[0] if _TIED.search(row[0]) else row[0] * _TIMES, data)


def _longer_archive(data: bytes) -> bytes:
    longer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(longer, "w", zipfile.ZIP_DEFLATED) as made:
        for name in archive.namelist():
            made.writestr(name, _longer(archive.read(name)) if name == "word/document.xml" else archive.read(name))
    return longer.getvalue()


def _parse_archive(data: bytes) -> list[object]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith((".xml", ".rels"))]


def _parse_page(data: bytes) -> object:
    return etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True))
