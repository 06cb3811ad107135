"""
Any value of govreport as a document that every renderer can print.
"""

from typing import TypeAlias, assert_never

from govreport.aggregation import Aggregate
from govreport.comparison import Changes
from govreport.document import Document
from govreport.layout.aggregates import aggregate_document
from govreport.layout.changes import changes_document
from govreport.layout.findings import findings_document
from govreport.layout.report import report_document
from govreport.layout.series import series_document
from govreport.layout.turns import turns_document
from govreport.report import Report
from govreport.validation import Findings, Turns
from govreport.wording import Language
from govreport.years import Series

__all__ = ["Printable", "document_of"]

#: What can be laid out.
Printable: TypeAlias = Report | Findings | Turns | Changes | Series | Aggregate | Document


def document_of(value: Printable, language: Language = "zh") -> Document:
    """
    Return a value laid out; a document is one already.

    >>> document_of(Report.of("某局", 2021)).blocks[0].text
    '一、总体情况'
    """
    match value:
        case Document():
            document = value
        case Report():
            document = report_document(value, language)
        case Findings():
            document = findings_document(value, language)
        case Turns():
            document = turns_document(value, language)
        case Changes():
            document = changes_document(value, language)
        case Series():
            document = series_document(value, language)
        case Aggregate():
            document = aggregate_document(value, language)
        case _:
            assert_never(value)
    return document
