"""
What printing DOCX costs, beside packing its text and beside other ways to the same document.
"""

import zlib
from io import BytesIO
from math import inf
from typing import Final
from zipfile import ZipFile

from attrs import evolve

from benchmarks import rivals
from benchmarks.measuring import Budget
from benchmarks.samples import wordy
from govreport import document_of, render
from govreport.document import Document, Grid
from govreport_docx import DocxRenderer

__all__ = ["budgets"]

_TIMES: Final = 16


def budgets() -> tuple[Budget, ...]:
    """
    Return the budgets of printing DOCX, from the report to its bytes.
    """
    report = wordy()
    document = document_of(report)
    template, printed = rivals.template(document), render(report, "docx")
    large, renderer = _repeated(document), DocxRenderer()
    text = ZipFile(BytesIO(printed)).read("word/document.xml")

    def ours() -> bytes:
        return render(report, "docx")

    return (
        Budget("print DOCX", ours, "zlib level 6 of its document.xml", lambda: zlib.compress(text, 6), 4),
        Budget("print DOCX", ours, "docxtpl, its template ready", lambda: rivals.templated(template, document), 1 / 40),
        Budget("print DOCX", ours, "python-docx, with care", lambda: rivals.careful(document), inf),
        Budget("print DOCX", ours, "python-docx, table.cell() and merge()", lambda: rivals.naive(document), 1 / 800),
        Budget(f"print DOCX, {_TIMES} times the rows", lambda: renderer.render(large), "once", lambda: renderer.render(document), 20),
    )


def _repeated(document: Document) -> Document:
    """
    Return a document whose tables have many times their rows; the heads stay as they are.
    """
    return evolve(
        document,
        blocks=tuple(
            evolve(block, rows=block.rows[: block.head_rows] + block.rows[block.head_rows :] * _TIMES, checks=())
            if isinstance(block, Grid)
            else block
            for block in document.blocks
        ),
    )
