"""
What all sheets share: how a report is called, how heads are set, how numbers are written.
"""

from collections.abc import Iterable
from typing import Final

from govreport.document import Block, CellKind, Document, GridCell
from govreport.report import Report
from govreport.wording import Language, Wording

__all__ = ["document", "heads", "titled"]

_TAGS: Final = {"zh": "zh-CN", "en": "en"}
_REPORT: Final = Wording(zh="{agency} {year} 年度报告", en="{agency}, report on {year}")


def document(title: str, blocks: tuple[Block, ...], report: Report, language: Language) -> Document:
    """
    Return a document on a report.
    """
    return Document(title=title, blocks=blocks, language=_TAGS[language], author=report.agency.name, dated=report.published)


def titled(report: Report, language: Language) -> str:
    """
    Return how a sheet calls a report: 西安市公安局 2020 年度报告.
    """
    return _REPORT.say(language, agency=report.agency.name, year=report.year)


def heads(words: Iterable[Wording], language: Language) -> tuple[GridCell, ...]:
    """
    Return a row of heads.
    """
    return tuple(GridCell(each.say(language), kind=CellKind.HEAD) for each in words)
