"""
What became of findings, as a document: new first, then what is still there, then what is gone.
"""

from collections.abc import Iterator
from typing import Final

from govreport.document import Block, CellKind, Document, Grid, GridCell, Heading, Paragraph, Role
from govreport.layout.findings import SEVERITIES
from govreport.layout.words import document, heads, titled
from govreport.validation import Finding, Turns
from govreport.wording import Language, Wording

__all__ = ["turns_document"]

_TITLE: Final = Wording(zh="{before}与{after}\n校验结果对比", en="{before} and {after}\nWhat became of findings")
_SUMMARY: Final = Wording(zh="新增 {new} 项，仍有 {still} 项，消除 {gone} 项。", en="{new} are new, {still} still there, {gone} gone.")
_NEW: Final = Wording(zh="新增", en="New")
_STILL: Final = Wording(zh="仍有", en="Still there")
_GONE: Final = Wording(zh="消除", en="Gone")
_COLUMNS: Final = (Wording(zh="级别", en="Severity"), Wording(zh="规则", en="Rule"), Wording(zh="说明", en="What is wrong"))


def turns_document(turns: Turns, language: Language = "zh") -> Document:
    """
    Return what became of findings, laid out.
    """
    before, after = (titled(each.report, language) for each in (turns.before, turns.after))
    title = _TITLE.say(language, before=before, after=after)
    return document(title, tuple(_blocks(turns, language)), turns.after.report, language)


def _blocks(turns: Turns, language: Language) -> Iterator[Block]:
    counts = {"new": len(turns.new), "still": len(turns.still), "gone": len(turns.gone)}
    yield Paragraph(_SUMMARY.say(language, **counts), Role.NOTE)
    for words, findings in ((_NEW, turns.new), (_STILL, turns.still), (_GONE, turns.gone)):
        if findings:
            yield Heading(words.say(language))
            rows = (_row(each, language) for each in findings)
            yield Grid(rows=(heads(_COLUMNS, language), *rows), head_rows=1, widths=(8, 18, 74))


def _row(finding: Finding, language: Language) -> tuple[GridCell, ...]:
    return (
        GridCell(SEVERITIES[finding.severity].say(language), kind=CellKind.STUB),
        GridCell(finding.rule.code, kind=CellKind.STUB),
        GridCell(finding.message(language)),
    )
