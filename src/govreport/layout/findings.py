"""
Findings as a document: what is wrong first, then what could not be decided, then what was tried.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from govreport.document import Block, CellKind, Document, Grid, GridCell, Heading, Paragraph, Role
from govreport.figures import Number, digits
from govreport.layout.words import document, heads, titled
from govreport.relations import Severity
from govreport.validation.finding import Finding, Findings, Ran, Skipped
from govreport.wording import Language, Wording

__all__ = ["findings_document"]

SEVERITIES: Final = {
    Severity.ERROR: Wording(zh="错误", en="error"),
    Severity.WARNING: Wording(zh="警告", en="warning"),
    Severity.INFO: Wording(zh="提示", en="info"),
}

_TITLE: Final = Wording(zh="{report}\n校验结果", en="{report}\nFindings")
_SUMMARY: Final = Wording(
    zh="按 {template} 校验：{errors} 项错误，{warnings} 项警告，{infos} 项提示，{undetermined} 项未能判定。",
    en="Checked against {template}: {errors} errors, {warnings} warnings, {infos} notes, {undetermined} undecided.",
)
_VIOLATED: Final = Wording(zh="不符合规则", en="Rules that do not hold")
_UNDETERMINED: Final = Wording(zh="未能判定", en="Rules that could not be decided")
_RAN: Final = Wording(zh="校验范围", en="What was checked")
_SKIPPED: Final = Wording(zh="未校验 {rules}：{reason}。", en="Not checked, {rules}: {reason}.")
_COLUMNS: Final = (
    Wording(zh="级别", en="Severity"),
    Wording(zh="规则", en="Rule"),
    Wording(zh="左边", en="Left"),
    Wording(zh="右边", en="Right"),
    Wording(zh="说明", en="What is wrong"),
)
_UNDECIDED_COLUMNS: Final = (Wording(zh="规则", en="Rule"), Wording(zh="说明", en="Why"))
_RAN_COLUMNS: Final = (
    Wording(zh="规则", en="Rule"),
    Wording(zh="内容", en="What it says"),
    Wording(zh="符合", en="Holds"),
    Wording(zh="其中空白计零", en="With blanks as zero"),
    Wording(zh="不符合", en="Violated"),
    Wording(zh="未能判定", en="Undecided"),
)


def findings_document(findings: Findings, language: Language = "zh") -> Document:
    """
    Return the findings on one report, laid out.
    """
    title = _TITLE.say(language, report=titled(findings.report, language))
    return document(title, tuple(_blocks(findings, language)), findings.report, language)


def _blocks(findings: Findings, language: Language) -> Iterator[Block]:
    weights = [each.severity for each in findings.violated]
    counts = {
        name: weights.count(severity)
        for name, severity in (("errors", Severity.ERROR), ("warnings", Severity.WARNING), ("infos", Severity.INFO))
    }
    template = findings.report.template
    yield Paragraph(
        _SUMMARY.say(language, template=Wording(template.instrument, template.en), undetermined=len(findings.undetermined), **counts),
        Role.NOTE,
    )
    if findings.violated:
        yield Heading(_VIOLATED.say(language))
        yield Grid(
            rows=(heads(_COLUMNS, language), *(_violated(each, language) for each in findings.violated)),
            head_rows=1,
            widths=(8, 18, 10, 10, 54),
        )
    if findings.undetermined:
        yield Heading(_UNDETERMINED.say(language))
        yield Grid(
            rows=(heads(_UNDECIDED_COLUMNS, language), *(_undecided(each, language) for each in findings.undetermined)),
            head_rows=1,
            widths=(18, 82),
        )
    yield Heading(_RAN.say(language))
    yield Grid(
        rows=(heads(_RAN_COLUMNS, language), *(_ran(each, language) for each in findings.ran)), head_rows=1, widths=(18, 42, 10, 10, 10, 10)
    )
    for reason, skipped in groupby(findings.skipped, key=lambda each: each.reason):
        yield _skipped(reason, tuple(skipped), language)


def _violated(finding: Finding, language: Language) -> tuple[GridCell, ...]:
    return (
        GridCell(SEVERITIES[finding.severity].say(language), kind=CellKind.STUB),
        GridCell(finding.rule.code, kind=CellKind.STUB),
        _side(finding.left),
        _side(finding.right),
        GridCell(finding.message(language)),
    )


def _side(number: Number | None) -> GridCell:
    return GridCell("" if number is None else digits(number), kind=CellKind.FLAGGED)


def _undecided(finding: Finding, language: Language) -> tuple[GridCell, ...]:
    return GridCell(finding.rule.code, kind=CellKind.STUB), GridCell(finding.message(language))


def _ran(ran: Ran, language: Language) -> tuple[GridCell, ...]:
    counts = (ran.holds, ran.with_blanks, ran.violated, ran.undetermined)
    figures = tuple(GridCell(str(count), kind=CellKind.FIGURE) for count in counts)
    return (GridCell(ran.rule.code, kind=CellKind.STUB), GridCell(ran.rule.says.say(language)), *figures)


def _skipped(reason: Wording, skipped: tuple[Skipped, ...], language: Language) -> Paragraph:
    codes = tuple(Wording(each.rule.code, each.rule.code) for each in skipped)
    return Paragraph(_SKIPPED.say(language, rules=codes, reason=reason), Role.NOTE)
