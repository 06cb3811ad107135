"""
The tables of a published report: every table, row and head there, once, in the words of the form.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from govreport.labels import line_label, listed
from govreport.relations import Ground, Severity
from govreport.structure import Printed, Structure
from govreport.tables import Axis, Line, Table, leaves
from govreport.template import Template
from govreport.validation.case import Case, Result
from govreport.validation.finding import Finding, Rule
from govreport.validation.folding import bare
from govreport.validation.passages import finding_on_words, quoted
from govreport.wording import Wording

__all__ = ["S_HEAD", "S_ROW", "S_TABLE", "check_heads", "check_rows", "check_tables"]

S_TABLE: Final = Rule(
    code="S-TABLE",
    severity=Severity.ERROR,
    ground=Ground.FORM,
    says=Wording(zh="格式规定的表格齐全", en="Every table of the form is there"),
    violated=Wording(zh="没有{line}。", en="{line} is missing."),
)
S_ROW: Final = Rule(
    code="S-ROW",
    severity=Severity.ERROR,
    ground=Ground.FORM,
    says=Wording(
        zh="表格各行齐全，各一次，行名与格式一致，不增加行", en="Every row is there, once, in the words of the form, and no other"
    ),
    violated=Wording(zh="{line}缺少这些行：{lines}。", en="{line} lacks these rows: {lines}."),
)
S_HEAD: Final = Rule(
    code="S-HEAD",
    severity=Severity.ERROR,
    ground=Ground.FORM,
    says=Wording(zh="表格各列表头齐全，文字与格式一致", en="Every head of a column is there, in the words of the form"),
    violated=Wording(zh="{line}缺少这些列：{lines}。", en="{line} lacks these columns: {lines}."),
)

_DOUBLED: Final = Wording(zh="{line}中出现不止一次：{lines}。", en="More than once in {line}: {lines}.")
_REWORDED: Final = Wording(zh="{line}中文字与格式不同：{lines}。", en="In other words in {line}: {lines}.")
_FOREIGN: Final = Wording(zh="{line}中有格式没有的行：{lines}。", en="Rows in {line} that the form has not: {lines}.")
_NO_HEADS: Final = Wording(zh="{line}没有找到表头。", en="No heads were found in {line}.")
_FOR: Final = Wording(zh="“{wording}”（应为“{label}”）", en="'{wording}' (for '{label}')")
_SAID: Final = Wording(zh="“{wording}”", en="'{wording}'")


def check_tables(case: Case, source: Structure) -> Result:
    """
    S-TABLE: something of every table was found.
    """
    found = {each.table for each in source.lines}
    missing = [table for table in case.report.template.tables if table.id not in found]
    findings = [finding_on_words(S_TABLE, table.section, _name(table)) for table in missing]
    return Result(S_TABLE, len(case.report.template.tables) - len(findings), tuple(findings))


def check_rows(case: Case, source: Structure) -> Result:
    """
    S-ROW: in the tables that were found; groups have no figures and may be merged away, and a row without label says nothing.
    """
    template, findings, holds = case.report.template, list[Finding](), 0
    for table in _found(template, source):
        rows = _leaves(table, Axis.ROW)
        printed = _printed(source, table, Axis.ROW)
        counts = Counter(each.line for each in printed)
        missing = [row for row in rows if not counts[row.id]]
        doubled = [row for row in rows if counts[row.id] > 1]
        foreign = [_SAID.filled(wording=quoted(each.wording)) for each in source.foreign if each.table == table.id]
        if missing:
            findings.append(_finding(S_ROW, table, _named(template, table, missing, Axis.ROW)))
        if doubled:
            findings.append(_doubt(S_ROW, table, _DOUBLED, _named(template, table, doubled, Axis.ROW)))
        if reworded := tuple(_reworded(printed, rows)):
            findings.append(_doubt(S_ROW, table, _REWORDED, listed(reworded)))
        if foreign:
            findings.append(_doubt(S_ROW, table, _FOREIGN, listed(foreign)))
        holds += sum(counts[row.id] == 1 for row in rows)
    return Result(S_ROW, holds, tuple(findings))


def check_heads(case: Case, source: Structure) -> Result:
    """
    S-HEAD: in the tables that were found. A head may stand more than once: in each part of a table, and again on each page.
    """
    template, findings, holds = case.report.template, list[Finding](), 0
    for table in _found(template, source):
        heads = _leaves(table, Axis.COLUMN)
        printed = _printed(source, table, Axis.COLUMN)
        if not printed:
            findings.append(finding_on_words(S_HEAD, table.section, _name(table), sentence=_NO_HEADS, severity=Severity.WARNING))
            continue
        found = {each.line for each in printed}
        missing = [head for head in heads if head.id not in found]
        if missing:
            findings.append(_finding(S_HEAD, table, _named(template, table, missing, Axis.COLUMN)))
        if reworded := tuple(_reworded(printed, heads)):
            findings.append(_doubt(S_HEAD, table, _REWORDED, listed(reworded)))
        holds += len(heads) - len(missing)
    return Result(S_HEAD, holds, tuple(findings))


def _found(template: Template, source: Structure) -> Iterator[Table]:
    return (table for table in template.tables if any(each.table == table.id for each in source.lines))


def _leaves(table: Table, axis: Axis) -> tuple[Line, ...]:
    """
    Return the lines of a table that hold figures and have a label, each once.
    """
    lines = (part.rows if axis is Axis.ROW else part.columns for part in table.parts)
    return tuple({line.id: line for each in lines for line in leaves(each) if line.label}.values())


def _printed(source: Structure, table: Table, axis: Axis) -> list[Printed]:
    return [each for each in source.lines if each.table == table.id and each.axis is axis]


def _reworded(printed: Sequence[Printed], lines: Sequence[Line]) -> Iterator[Wording]:
    """
    Yield each other wording once; what is said of the same line in published reports everywhere is as good as the form's.
    """
    known = {line.id: line for line in lines}
    for line, wording in dict.fromkeys((each.line, " ".join(each.wording.split())) for each in printed if each.line in known):
        label = known[line].label
        if bare(wording) not in map(bare, (label, *known[line].aliases)):
            yield _FOR.filled(wording=quoted(wording), label=label)


def _named(template: Template, table: Table, lines: Sequence[Line], axis: Axis) -> Wording:
    cells = {cell.row if axis is Axis.ROW else cell.column: cell for cell in table.cells()}
    return listed([_SAID.filled(wording=line_label(template, cells[line.id], axis)) for line in lines])


def _finding(rule: Rule, table: Table, lines: Wording) -> Finding:
    return finding_on_words(rule, table.section, _name(table), lines=lines)


def _doubt(rule: Rule, table: Table, sentence: Wording, lines: Wording) -> Finding:
    return finding_on_words(rule, table.section, _name(table), sentence=sentence, severity=Severity.WARNING, lines=lines)


def _name(table: Table) -> Wording:
    return Wording(table.label, table.en)
