"""
Findings as a document: what is wrong, part by part, with the tables drawn again, then what was decided, what is open and what was tried.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from govreport.document import Block, CellKind, Document, Grid, GridCell, Heading, Paragraph, Role
from govreport.figures import Blank, Number, Unread, digits, plain
from govreport.labels import cell_name
from govreport.layout.tables import grid_of
from govreport.layout.words import document, heads, titled
from govreport.relations import Severity
from govreport.report import Report
from govreport.validation import Cause, Finding, Findings, Ran, Skipped, Waived, Waiver
from govreport.wording import Language, Wording

__all__ = ["PARTS", "SEVERITIES", "counted", "findings_document"]

SEVERITIES: Final = {
    Severity.ERROR: Wording(zh="错误", en="error"),
    Severity.WARNING: Wording(zh="警告", en="warning"),
    Severity.INFO: Wording(zh="提示", en="info"),
}
#: The parts of the catalogue in the order of a sheet; rules of others come behind.
PARTS: Final = {
    "A": Wording(zh="表三：依申请公开的勾稽关系", en="Table 3: sums of applications"),
    "R": Wording(zh="表四：复议、诉讼的勾稽关系", en="Table 4: sums of reviews and lawsuits"),
    "D": Wording(zh="表二：主动公开的数量关系", en="Table 2: relations of published documents and decisions"),
    "V": Wording(zh="各单元格的数据", en="Single figures"),
    "C": Wording(zh="与上年报告的衔接", en="Continuity with last year"),
    "N": Wording(zh="正文与表格", en="The prose against the tables"),
    "S": Wording(zh="结构与文字", en="Structure and words"),
    "G": Wording(zh="汇总", en="Sums over agencies"),
    "P": Wording(zh="个人信息", en="Personal data"),
}
_LOCAL: Final = Wording(zh="地方规则", en="Local rules")

_TITLE: Final = Wording(zh="{report}\n校验结果", en="{report}\nFindings")
_SUMMARY: Final = Wording(
    zh="按 {template} 校验：{errors} 项错误，{warnings} 项警告，{infos} 项提示，{undetermined} 项未能判定，{waived} 项已确认。",
    en="Checked against {template}: {errors} errors, {warnings} warnings, {infos} notes, {undetermined} undecided, {waived} waived.",
)
_UNDETERMINED: Final = Wording(zh="未能判定", en="Rules that could not be decided")
_FLAGGED: Final = Wording(zh="有关的表格", en="The tables in question")
_MARK: Final = Wording(zh="带 * 的是上列问题所涉及的数据。", en="What the findings above speak of has a *.")
_WAIVED: Final = Wording(zh="已确认", en="Waived")
_LAPSED: Final = Wording(
    zh="{who} {when} 对 {rule} 的确认（{reason}）不再适用：有关数据已变，或该项结果已不存在。",
    en="What {who} decided on {when} of {rule} ({reason}) no longer applies: the facts changed, or the finding is gone.",
)
_DECIDED: Final = Wording(zh="{reason}（{who}，{when}）", en="{reason} ({who}, {when})")
_RAN: Final = Wording(zh="校验范围", en="What was checked")
_SKIPPED: Final = Wording(zh="未校验 {rules}：{reason}。", en="Not checked, {rules}: {reason}.")
_CAUSE: Final = Wording(zh="{cell}：{now} → {suggested}", en="{cell}: {now} → {suggested}")
_SLIP: Final = Wording(zh="{cause}（{slip}）", en="{cause} ({slip})")
_BOTH: Final = Wording(zh="{one}；同时{other}", en="{one}; and {other}")
_COLUMNS: Final = (
    Wording(zh="级别", en="Severity"),
    Wording(zh="规则", en="Rule"),
    Wording(zh="左边", en="Left"),
    Wording(zh="右边", en="Right"),
    Wording(zh="说明", en="What is wrong"),
)
_WIDTHS: Final = (8, 19, 9, 9, 55)
_CAUSES: Final = Wording(zh="可能的原因：", en="Probable causes:")
_LISTED: Final = Wording(zh="· {cause}", en="- {cause}")
_UNDECIDED_COLUMNS: Final = (Wording(zh="规则", en="Rule"), Wording(zh="说明", en="Why"))
_WAIVED_COLUMNS: Final = (Wording(zh="规则", en="Rule"), Wording(zh="说明", en="What is wrong"), Wording(zh="确认", en="Decision"))
_RAN_COLUMNS: Final = (
    Wording(zh="规则", en="Rule"),
    Wording(zh="内容", en="What it says"),
    Wording(zh="符合", en="Holds"),
    Wording(zh="其中空白计零", en="With blanks as zero"),
    Wording(zh="不符合", en="Violated"),
    Wording(zh="未能判定", en="Undecided"),
)
#: So many causes are listed; more are none.
_MOST_CAUSES: Final = 3


def findings_document(findings: Findings, language: Language = "zh") -> Document:
    """
    Return the findings on one report, laid out.
    """
    title = _TITLE.say(language, report=titled(findings.report, language))
    return document(title, tuple(_blocks(findings, language)), findings.report, language)


def counted(findings: Findings) -> dict[str, int]:
    """
    Return how many findings there are of each weight, undecided and waived.
    """
    weights = [each.severity for each in findings.violated]
    counts = {"errors": Severity.ERROR, "warnings": Severity.WARNING, "infos": Severity.INFO}
    return {name: weights.count(severity) for name, severity in counts.items()} | {
        "undetermined": len(findings.undetermined),
        "waived": len(findings.waived),
    }


def _blocks(findings: Findings, language: Language) -> Iterator[Block]:
    template = findings.report.template
    instrument = Wording(template.instrument, template.en)
    yield Paragraph(_SUMMARY.say(language, template=instrument, **counted(findings)), Role.NOTE)
    for part, group in groupby(sorted(findings.violated, key=_rank), key=lambda each: PARTS.get(each.rule.part, _LOCAL)):
        yield Heading(part.say(language))
        rows = (_violated(each, findings, language) for each in group)
        yield Grid(rows=(heads(_COLUMNS, language), *rows), head_rows=1, widths=_WIDTHS)
    yield from _tables(findings, language)
    if findings.undetermined:
        yield Heading(_UNDETERMINED.say(language))
        undecided = tuple(_undecided(each, language) for each in findings.undetermined)
        yield Grid(rows=(heads(_UNDECIDED_COLUMNS, language), *undecided), head_rows=1, widths=(18, 82))
    if findings.waived or findings.lapsed:
        yield Heading(_WAIVED.say(language))
    if findings.waived:
        waived = tuple(_waived(each, language) for each in findings.waived)
        yield Grid(rows=(heads(_WAIVED_COLUMNS, language), *waived), head_rows=1, widths=(18, 46, 36))
    yield from (_lapsed(each, language) for each in findings.lapsed)
    yield Heading(_RAN.say(language))
    tried = tuple(_ran(each, language) for each in findings.ran)
    yield Grid(rows=(heads(_RAN_COLUMNS, language), *tried), head_rows=1, widths=(18, 42, 10, 10, 10, 10))
    by_reason = groupby(sorted(findings.skipped, key=lambda each: each.reason.zh), key=lambda each: each.reason)
    yield from (_skipped(reason, tuple(skipped), language) for reason, skipped in by_reason)


def _rank(finding: Finding) -> int:
    return list(PARTS).index(finding.rule.part) if finding.rule.part in PARTS else len(PARTS)


def _violated(finding: Finding, findings: Findings, language: Language) -> tuple[GridCell, ...]:
    """
    Return one row: the mark of the finding stands below its rule, for whoever decides on it.
    """
    words = finding.message(language)
    if 1 < len(finding.causes) <= _MOST_CAUSES:  # a single one is in the message
        causes = (_LISTED.say(language, cause=_cause(each, findings.report)) for each in finding.causes)
        words = "\n".join((words, _CAUSES.say(language), *causes))
    return (
        GridCell(SEVERITIES[finding.severity].say(language), kind=CellKind.STUB),
        GridCell(f"{finding.rule.code}\n{findings.fingerprint(finding)}", kind=CellKind.STUB),
        _side(finding.left),
        _side(finding.right),
        GridCell(words),
    )


def _side(number: Number | None) -> GridCell:
    return GridCell("" if number is None else digits(number), kind=CellKind.FLAGGED)


def _cause(cause: Cause, report: Report) -> Wording:
    said = list[Wording]()
    for each in cause.corrections:
        now = "" if isinstance(each.now, Blank | Unread) else digits(each.now)
        words = _CAUSE.filled(cell=cell_name(report.template, each.cell), now=now, suggested=digits(each.suggested))
        said.append(_SLIP.filled(cause=words, slip=each.slip.value) if each.slip else words)
    return said[0] if len(said) == 1 else _BOTH.filled(one=said[0], other=said[1])


def _tables(findings: Findings, language: Language) -> Iterator[Block]:
    """
    Yield each table of which a violated rule speaks, as it was filled, with the cells in question marked.
    """
    report = findings.report
    flagged = {cell for each in findings.violated if each.severity is not Severity.INFO for cell in each.cells}
    tables = [table for table in report.template.tables if any(cell.table == table.id for cell in flagged)]
    if not tables:
        return
    yield Heading(_FLAGGED.say(language))
    yield Paragraph(_MARK.say(language), Role.NOTE)
    cells = zip(report.template.cells, report.figures, strict=True)
    texts = {cell: plain(figure, report.template.measure(place)) for place, (cell, figure) in enumerate(cells)}
    texts |= {each.cell: each.text for each in report.written}
    texts |= {cell: f"{texts[cell]}*" for cell in flagged}
    for table in tables:
        yield Heading(Wording(table.label, table.en).say(language), 2)
        yield grid_of(report.template, table, texts, language, flagged)


def _undecided(finding: Finding, language: Language) -> tuple[GridCell, ...]:
    return GridCell(finding.rule.code, kind=CellKind.STUB), GridCell(finding.message(language))


def _waived(waived: Waived, language: Language) -> tuple[GridCell, ...]:
    decision = waived.waiver
    said = _DECIDED.say(language, reason=decision.reason, who=decision.who, when=decision.when.isoformat())
    return GridCell(decision.rule, kind=CellKind.STUB), GridCell(waived.finding.message(language)), GridCell(said)


def _lapsed(waiver: Waiver, language: Language) -> Paragraph:
    facts = {"who": waiver.who, "when": waiver.when.isoformat(), "rule": waiver.rule, "reason": waiver.reason}
    return Paragraph(_LAPSED.say(language, **facts), Role.NOTE)


def _ran(ran: Ran, language: Language) -> tuple[GridCell, ...]:
    counts = (ran.holds, ran.with_blanks, ran.violated, ran.undetermined)
    figures = tuple(GridCell(str(count), kind=CellKind.FIGURE) for count in counts)
    return (GridCell(ran.rule.code, kind=CellKind.STUB), GridCell(ran.rule.says.say(language)), *figures)


def _skipped(reason: Wording, skipped: tuple[Skipped, ...], language: Language) -> Paragraph:
    codes = tuple(Wording(each.rule.code, each.rule.code) for each in skipped)
    return Paragraph(_SKIPPED.say(language, rules=codes, reason=reason), Role.NOTE)
