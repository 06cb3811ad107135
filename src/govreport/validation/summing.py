"""
Whether a report is the sum of its parts, cell by cell (逐级汇总).
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final

from govreport.alignment import aligned
from govreport.cells import Cell
from govreport.figures import Blank, Figure, Unread, digits
from govreport.labels import cell_name, cells_named
from govreport.relations import Ground, Severity, Sign
from govreport.report import Report
from govreport.template import Template
from govreport.validation.case import NO_PARTS, Case, Result
from govreport.validation.covering import misplaced
from govreport.validation.explaining import Cause, Gap, Pattern, explained, pattern_of
from govreport.validation.finding import Fact, Finding, Rule, Skipped, Verdict
from govreport.validation.passages import WHOLE
from govreport.validation.weighing import Term, weigh
from govreport.wording import Wording

__all__ = ["G_SUM", "check_parts_sum"]

G_SUM: Final = Rule(
    code="G-SUM",
    severity=Severity.ERROR,
    ground=Ground.ARITHMETIC,
    says=Wording(zh="汇总的每一项等于各单位之和", en="Every figure of the whole is the sum of those of its parts"),
    violated=Wording(
        zh="{line}：本报告为 {left}，{count} 个单位之和为 {right}，相差 {difference}。",
        en="{line}: {left} in this report, {right} in its {count} parts together; they differ by {difference}.",
    ),
)
_WRONG_PARTS: Final = Wording(
    zh="参与汇总的报告有误（见 G-COVER），无法核对各项之和。",
    en="The parts are not the right ones (see G-COVER), so no sum can be checked.",
)
_UNDECIDED: Final = Wording(
    zh="{line}有无法核对的数据（{reason}）：{places}。", en="{line} has figures that cannot be checked ({reason}): {places}."
)
_TEXT_HERE: Final = Wording(zh="本报告所填不是数据", en="no figure in this report")
_TEXT_THERE: Final = Wording(zh="{parts}所填不是数据", en="no figure in the report of {parts}")
_BLANK_HERE: Final = Wording(zh="本报告未填", en="blank in this report")
_BLANK_THERE: Final = Wording(zh="{parts}未填", en="blank in the report of {parts}")
_ALL_BLANK: Final = Wording(zh="各单位均未填", en="blank in every part")
_NOT_ASKED: Final = Wording(zh="{parts}所用格式没有口径相同的项", en="the form of {parts} does not ask for the same")

_COUNTED: Final = Wording(zh="其中{blank}未填，按零计。", en="Of these {blank} left it blank, counted as zero.")
#: What may have gone wrong where a sum does not hold.
_CAUSES: Final = {
    Cause.LEFT_OUT: Wording(
        zh="差额恰为{left_out}的数，可能漏计。", en="The difference is just the figure of {left_out}, perhaps left out."
    ),
    Cause.TWICE: Wording(
        zh="差额恰为{twice}的数，可能重复计入。", en="The difference is just the figure of {twice}, perhaps counted twice."
    ),
    Cause.ALTERED: Wording(
        zh="{altered}的这一项按此差额改正后，其自身的勾稽关系即成立，可能是这一项有误。",
        en="Put right by the difference, the figure of {altered} would agree with its own report: that figure may be wrong.",
    ),
    Cause.HERE: Wording(
        zh="本报告的这一项按此差额改正后，自身的勾稽关系即成立，可能是这一项有误。",
        en="Put right by the difference, the figure would agree with the rest of this report: it may be wrong here.",
    ),
    Cause.LACKING: Wording(
        zh="各项差额自成一份平衡的报表，可能缺少单位的报告。",
        en="All the differences make a balanced report: that of a unit may be lacking.",
    ),
    Cause.MORE: Wording(
        zh="各项差额自成一份平衡的报表，可能漏计了几个单位。",
        en="All the differences make a balanced report: several units may have been left out.",
    ),
}
_MANY: Final = Wording(zh="{some}等 {all} 个单位", en="{some} and {more} more")
#: How many parts a sentence names.
_NAMED: Final = 6


def check_parts_sum(case: Case) -> Result | Skipped:
    """
    G-SUM: a part's blank counts as the policy says. What cannot be decided is said once for each table and reason.

    If a part has no place in the sum (G-COVER), nothing is decided. A part may follow another form that is bridged to the whole's.
    """
    if not case.parts:
        return Skipped(G_SUM, NO_PARTS)
    if next(misplaced(case), None) is not None:
        finding = Finding(rule=G_SUM, severity=G_SUM.severity, verdict=Verdict.UNDETERMINED, line=WHOLE, sentences=(_WRONG_PARTS,))
        return Result(G_SUM, 0, (finding,))
    template, gaps, holds, with_blanks = case.report.template, list[Gap](), 0, 0
    doubts = defaultdict[tuple[str, Wording], list[Cell]](list)
    columns = [aligned(part, template, case.blanks) for part in case.parts]
    for cell, figure, figures in zip(template.cells, case.report.figures, zip(*columns, strict=True), strict=True):
        weighed = weigh([Term(cell, figure)], [Term(cell, each) for each in figures if each is not None], Sign.EQUAL, case.blanks)
        if None in figures or weighed.verdict is Verdict.UNDETERMINED:
            doubts[cell.table, _doubt(case, figure, figures)].append(cell)
        elif weighed.left is not None and weighed.right is not None and weighed.verdict is Verdict.VIOLATED:
            gaps.append(Gap(cell, figures, weighed.left, weighed.right))
        else:
            holds += 1
            with_blanks += bool(weighed.blanks)
    pattern = pattern_of(case, columns, gaps, {cell for cells in doubts.values() for cell in cells})
    findings = [_violation(case, each, pattern) for each in gaps]
    findings += [_undecided(template, table, reason, tuple(cells)) for (table, reason), cells in doubts.items()]
    return Result(G_SUM, holds, tuple(findings), with_blanks)


def _violation(case: Case, gap: Gap, pattern: Pattern) -> Finding:
    cell, figures = gap.cell, gap.figures
    facts: dict[str, Fact] = {"left": digits(gap.left), "right": digits(gap.right), "count": len(figures)}
    facts["difference"] = digits(gap.over).removeprefix("-")
    sentences = [G_SUM.violated]
    if blank := _those(case, figures, lambda each: isinstance(each, Blank)):
        sentences.append(_COUNTED)
        facts["blank"] = _named(blank)
    if found := explained(case, gap, pattern):
        cause, parts = found
        sentences.append(_CAUSES[cause])
        if parts:
            facts[cause.value] = _named(parts)
    return Finding(
        rule=G_SUM,
        severity=G_SUM.severity,
        verdict=Verdict.VIOLATED,
        cells=(cell,),
        left=gap.left,
        right=gap.right,
        line=cell_name(case.report.template, cell),
        sentences=tuple(sentences),
        facts=tuple(facts.items()),
    )


def _doubt(case: Case, figure: Figure, figures: Sequence[Figure | None]) -> Wording:
    """
    Return why a sum cannot be decided.
    """
    if isinstance(figure, Unread):
        return _TEXT_HERE
    for reason, parts in (
        (_NOT_ASKED, _those(case, figures, lambda each: each is None)),
        (_TEXT_THERE, _those(case, figures, lambda each: isinstance(each, Unread))),
    ):
        if parts:
            return reason.filled(parts=_named(parts))
    blank = _those(case, figures, lambda each: isinstance(each, Blank))
    if isinstance(figure, Blank):
        return _BLANK_HERE
    return _ALL_BLANK if len(blank) == len(figures) else _BLANK_THERE.filled(parts=_named(blank))


def _undecided(template: Template, table: str, reason: Wording, cells: tuple[Cell, ...]) -> Finding:
    known = template.table(table)
    return Finding(
        rule=G_SUM,
        severity=G_SUM.severity,
        verdict=Verdict.UNDETERMINED,
        cells=cells,
        line=Wording(known.label, known.en),
        sentences=(_UNDECIDED,),
        facts=(("reason", reason), ("places", cells_named(template, cells))),
    )


def _those(case: Case, figures: Sequence[Figure | None], are: Callable[[Figure | None], bool]) -> tuple[Report, ...]:
    return tuple(part for part, each in zip(case.parts, figures, strict=True) if are(each))


def _named(parts: Sequence[Report]) -> Wording:
    """
    Return parts by their agencies; many of them are cut and counted.
    """
    names = Wording("{names}", "{names}").filled(names=tuple(Wording(each.agency.name, each.agency.name) for each in parts[:_NAMED]))
    return names if len(parts) <= _NAMED else _MANY.filled(some=names, all=len(parts), more=len(parts) - _NAMED)
