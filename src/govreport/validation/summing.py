"""
Whether a report is the sum of its parts, cell by cell (逐级汇总).
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from govreport.bridging import pairs
from govreport.cells import Cell
from govreport.errors import UnrelatedTemplates
from govreport.figures import Blank, Figure, Unread, difference, digits, total
from govreport.labels import cell_name, cells_named
from govreport.relations import Basis, Ground, Severity, Sign
from govreport.report import Report
from govreport.template import Template
from govreport.validation.case import NO_PARTS, Case, Result
from govreport.validation.covering import misplaced
from govreport.validation.finding import Fact, Finding, Rule, Skipped, Verdict
from govreport.validation.passages import WHOLE
from govreport.validation.weighing import BlankPolicy, Term, Weighed, weigh
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
_LEFT_OUT: Final = Wording(zh="差额恰为{left_out}的数，可能漏计。", en="The difference is just the figure of {left_out}, perhaps left out.")
_TWICE: Final = Wording(zh="差额恰为{twice}的数，可能重复计入。", en="The difference is just the figure of {twice}, perhaps counted twice.")
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
    template, findings, holds, with_blanks = case.report.template, list[Finding](), 0, 0
    doubts = defaultdict[tuple[str, Wording], list[Cell]](list)
    aligned = [_aligned(part, template, case.blanks) for part in case.parts]
    for cell, figure, figures in zip(template.cells, case.report.figures, zip(*aligned, strict=True), strict=True):
        weighed = weigh([Term(cell, figure)], [Term(cell, each) for each in figures if each is not None], Sign.EQUAL, case.blanks)
        if None in figures or weighed.verdict is Verdict.UNDETERMINED:
            doubts[cell.table, _doubt(case, figure, figures)].append(cell)
        elif weighed.verdict is Verdict.VIOLATED:
            findings.append(_violation(case, cell, figures, weighed))
        else:
            holds += 1
            with_blanks += bool(weighed.blanks)
    findings += [_undecided(template, table, reason, tuple(cells)) for (table, reason), cells in doubts.items()]
    return Result(G_SUM, holds, tuple(findings), with_blanks)


def _aligned(part: Report, whole: Template, policy: BlankPolicy) -> Sequence[Figure | None]:
    """
    Return a part's figure for every cell of the whole's form, nothing where its own form does not ask for it.
    """
    if part.template == whole:
        return part.figures
    return [_together([part[cell] for cell in cells], policy) if cells else None for cells in _sources(part.template, whole)]


@cache
def _sources(form: Template, whole: Template) -> tuple[tuple[Cell, ...], ...]:
    """
    Return for every cell of the whole's form the cells of a part's form that make it up.
    """
    try:
        found = pairs(form, whole)
    except UnrelatedTemplates:
        return ((),) * len(whole.cells)
    sources = {each.later[0]: each.earlier for each in found if len(each.later) == 1 and each.basis is not Basis.INCOMPARABLE}
    return tuple(sources.get(cell, ()) for cell in whole.cells)


def _together(figures: Sequence[Figure], policy: BlankPolicy) -> Figure:
    numbers = [each for each in figures if not isinstance(each, Blank | Unread)]
    blanks = [each for each in figures if isinstance(each, Blank)]
    unread = [each for each in figures if isinstance(each, Unread)]
    if unread:
        return unread[0]
    return blanks[0] if blanks and (not numbers or policy is BlankPolicy.STRICT) else total(numbers)


def _violation(case: Case, cell: Cell, figures: Sequence[Figure | None], weighed: Weighed) -> Finding:
    assert weighed.left is not None
    assert weighed.right is not None
    gap, lacking = difference(weighed.left, weighed.right), difference(weighed.right, weighed.left)
    facts: dict[str, Fact] = {"left": digits(weighed.left), "right": digits(weighed.right), "count": len(figures)}
    facts["difference"] = digits(gap).removeprefix("-")
    sentences = [G_SUM.violated]
    if blank := _those(case, figures, lambda each: isinstance(each, Blank)):
        sentences.append(_COUNTED)
        facts["blank"] = _named(blank)
    for name, sentence, explaining in (("left_out", _LEFT_OUT, lacking), ("twice", _TWICE, gap)):
        parts = [part for part, each in zip(case.parts, figures, strict=True) if each == explaining]
        # What is the figure of several parts says nothing of any.
        if len(parts) == 1:
            sentences.append(sentence)
            facts[name] = _named(parts)
    return Finding(
        rule=G_SUM,
        severity=G_SUM.severity,
        verdict=Verdict.VIOLATED,
        cells=(cell,),
        left=weighed.left,
        right=weighed.right,
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
