"""
Sections that were taken over from last year's report with new numbers in old sentences (内容雷同).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import Match, SequenceMatcher
from typing import Final

from govreport.relations import Ground, Severity
from govreport.validation.case import NO_PREVIOUS, Case, Result
from govreport.validation.finding import Finding, Rule, Skipped
from govreport.validation.lines import Line, lines_in, lines_of
from govreport.validation.passages import finding_on_words, section_name
from govreport.wording import Wording

__all__ = ["C_COPY", "check_copies"]

C_COPY: Final = Rule(
    code="C-COPY",
    severity=Severity.WARNING,
    ground=Ground.PRACTICE,
    says=Wording(zh="各部分的文字不照搬上年报告", en="No section repeats last year's but for numbers and dates"),
    violated=Wording(
        zh="{line}除数字、日期外，与上年报告相同的文字占 {percent}%（内容雷同）。",
        en="{line} is {percent}% the same as last year's but for numbers and dates.",
    ),
)

_NO_WORDS: Final = Wording(zh="两年的报告中有一年没有文字", en="one of the two reports has no words")

_PERCENT: Final = 90
#: So many characters make a section worth comparing; in a section of tables it takes more.
_LEAST, _LEAST_BESIDE_TABLES = 80, 120
#: So many characters a side are compared one by one at a time: that takes time by their square.
_PIECE: Final = 500

_NUMERALS: Final = "〇零一二三四五六七八九十百千万亿两几"
_COUNTED: Final = "件条次个篇人项场期份家起户名位台处张套本例宗所册幅块批轮年月日天元余多"
#: A number, its unit of time with it: 12.5%、1,200余、三（件）、2023年1月1日、二〇二三年. Within numerals none begins: long runs are tried once.
_NUMBERS: Final = re.compile(
    rf"(?=[\d{_NUMERALS}])(?:(?:\d+(?:[.,]\d+)*|百分之[{_NUMERALS}]+|(?<![{_NUMERALS}])[{_NUMERALS}]+(?=[{_COUNTED}]))[%％‰万亿余多]*(?:年度?|月份?|日)?)+"
)
_SIGN: Final = "0"
_SENTENCE: Final = re.compile(r"[^。；;！!？?]+")
_CLAUSE: Final = re.compile(r"\w+")
#: What is said in the same words every year, because there is nothing to say, or a notice asks for it.
_FORMULA: Final = re.compile(r"处理费|收费|收取|需要?报告")


def check_copies(case: Case) -> Result | Skipped:
    """
    C-COPY: nine tenths of a section's characters stand in last year's too, numbers and dates all being alike.

    The words are cut into clauses at every sign. Clauses of both years are the same wherever they stand; what is left of both is
    compared character by character with difflib, in pieces of 500. Left out are the opening, formulas such as 无其他需要报告的事项, and
    what is said of fees; in a section of tables also the sentences with numbers, which say the table again. A section is compared
    from 80 characters on, one of tables from 120.
    """
    report, previous = case.report, case.previous
    if previous is None:
        return Skipped(C_COPY, NO_PREVIOUS)
    if not (report.prose and previous.prose):
        return Skipped(C_COPY, _NO_WORDS)
    findings, tried, earlier = list[Finding](), 0, lines_of(previous)
    tables = {table.section for table in report.template.tables}
    for section in report.template.sections:
        before, now = (_clauses(lines_in(lines, section.id), beside_tables=section.id in tables) for lines in (earlier, case.lines))
        if not before or _length(now) < (_LEAST_BESIDE_TABLES if section.id in tables else _LEAST):
            continue
        tried += 1
        if (percent := _percent_same(before, now)) >= _PERCENT:
            findings.append(finding_on_words(C_COPY, section.id, section_name(report.template, section.id), percent=percent))
    return Result(C_COPY, tried - len(findings), tuple(findings))


def _clauses(lines: Iterable[Line], *, beside_tables: bool) -> list[str]:
    sentences = _SENTENCE.findall(_NUMBERS.sub(_SIGN, "。".join([line.squeezed for line in lines])))
    return _CLAUSE.findall("。".join([each for each in sentences if not (_FORMULA.search(each) or (beside_tables and _SIGN in each))]))


def _percent_same(before: Sequence[str], now: Sequence[str]) -> int:
    """
    Return how much of two texts is the same, in percent, rounded down; too little is known to be so without looking closer.
    """
    both, whole = Counter(before) & Counter(now), _length(before) + _length(now)
    same = 2 * sum([len(clause) * count for clause, count in both.items()])
    old, new = ("".join(_without(clauses, both)) for clauses in (before, now))
    most = SequenceMatcher(None, old, new, autojunk=False).quick_ratio() * len(old + new)
    if 100 * (same + most) >= _PERCENT * whole:
        same += 2 * sum(block.size for block in _blocks(old, new))
    return 100 * same // whole


def _blocks(before: str, now: str) -> Iterator[Match]:
    """
    Yield what stands in both of two texts in the same order, found piece by piece.
    """
    pieces = max(len(before), len(now)) // _PIECE + 1
    for piece in range(pieces):
        old, new = (text[len(text) * piece // pieces : len(text) * (piece + 1) // pieces] for text in (before, now))
        yield from SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()


def _without(clauses: Iterable[str], some: Counter[str]) -> Iterator[str]:
    left = dict(some)
    for clause in clauses:
        if count := left.get(clause):
            left[clause] = count - 1
        else:
            yield clause


def _length(clauses: Iterable[str]) -> int:
    return sum(map(len, clauses))
