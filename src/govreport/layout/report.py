"""
A report as a document: title, preamble, the sections with their tables, and who signs.
"""

from collections.abc import Iterator

from govreport.document import Block, Document, Heading, Paragraph, Role
from govreport.figures import plain
from govreport.layout.tables import grid_of
from govreport.layout.words import document
from govreport.report import Report
from govreport.template import PREAMBLE
from govreport.wording import Language

__all__ = ["report_document"]


def report_document(report: Report, language: Language = "zh") -> Document:
    """
    Return the laid-out report. The prose stays as it is; title, heads and labels are in the language asked for.
    """
    title = report.template.title.say(language, agency=report.agency.name, year=report.year)
    return document(title, tuple(_blocks(report, language)), report, language)


def _blocks(report: Report, language: Language) -> Iterator[Block]:
    template = report.template
    prose = {each.section: each.blocks for each in report.prose}
    cells = zip(template.cells, report.figures, template.measures, strict=True)
    texts = {cell: plain(figure, measure) for cell, figure, measure in cells}
    texts |= {each.cell: each.text for each in report.written}
    yield from prose.get(PREAMBLE, ())
    for section in template.sections:
        yield Heading(template.heading(section, language))
        yield from prose.get(section.id, ())
        for table in template.tables:
            if table.section == section.id:
                yield grid_of(template, table, texts, language)
    if report.published:
        day = report.published
        yield Paragraph(report.agency.name, Role.CLOSING)
        yield Paragraph(f"{day.year}年{day.month}月{day.day}日" if language == "zh" else day.isoformat(), Role.CLOSING)
