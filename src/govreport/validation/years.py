"""
Another year than the report's own where the words speak of the reporting year. History, comparisons and plans are no such places.
"""

import re
from collections.abc import Iterator
from typing import Final

from govreport.relations import Ground, Severity
from govreport.validation.case import Case, Result
from govreport.validation.finding import Finding, Rule
from govreport.validation.lines import lines_in, opening_lines
from govreport.validation.passages import finding_on_words, quoted, section_name
from govreport.wording import Wording

__all__ = ["S_YEAR", "check_years"]

S_YEAR: Final = Rule(
    code="S-YEAR",
    severity=Severity.WARNING,
    ground=Ground.PRACTICE,
    says=Wording(zh="正文所说的报告年度就是统计年度", en="The words speak of the statistics year as the reporting year"),
    violated=Wording(zh="{line}写的是“{quote}”，报告年度是 {year} 年。", en="{line} says '{quote}'; the report is on {year}."),
)

#: A whole year from its first day to its last, and what makes it the period of the figures.
_PERIOD: Final = re.compile(
    r"(?:自|从)?(?P<first>20\d\d)年1月1日[^。;；\d]{0,8}(?:(?P<last>20\d\d)年)?12月3[01]日|统计(?:期限|时限|时段|时间|区间)[^,，。;；\d]{0,6}(?P<all>20\d\d)年度"
)
_OF_FIGURES: Final = re.compile(r"统计|数据|报告|年报|信息公开")
#: The report by its name: 《某镇2020年政府信息公开工作年度报告》. A notice on reports may be of any year.
_REPORT: Final = re.compile(
    r"(?P<all>20\d\d)年度?[^,，。;；:：、《》\d]{0,20}信息公开(?:工作)?(?:情况的?)?年度(?:工作)?报告(?!格式|[^,，。;；《]{0,16}(?:通知|要求|规定|方案))"
)
_COMPARED: Final = re.compile(r"较|相比|同比")
#: A paragraph that opens with a year, after a heading of its own or not.
_OPENING: Final = re.compile(
    r"(?:(?:[(（][一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十\d]{1,2}[、.])[^,，。:：;；\d]{0,24}[。:：]?|[一二三四五六七八九十]是)?(?P<all>20\d\d)年度?(?:[,，]|(?=[我全本共]))"
)
#: What makes an earlier year one that is looked back on.
_EARLIER: Final = re.compile(
    r"较|比|以来|[年月日]起|截至|截止|上年|上一年|去年|往年|此前|曾|印发|出台|颁布|修订|成立|组建|机构改革|结转|至今|连续|基础上"
)


def check_years(case: Case) -> Result:
    """
    S-YEAR: the period of the figures and the report's own name in the opening, and the paragraphs of section 一 that open with a year.
    """
    report, findings, holds = case.report, list[Finding](), 0
    overview = report.template.sections[0].id
    named = [(line.section, found) for line in opening_lines(case.lines, report.template) for found in _named(line.squeezed)]
    opened = [(overview, found) for line in lines_in(case.lines, overview) for found in _opened(line.squeezed, report.year)]
    for section, (quote, years) in dict.fromkeys((*named, *opened)):
        if years == (report.year,):
            holds += 1
            continue
        name = section_name(report.template, section)
        findings.append(finding_on_words(S_YEAR, section, name, quote=quoted(quote), year=report.year))
    return Result(S_YEAR, holds, tuple(findings))


def _named(line: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """
    Yield the periods and reports that an opening line names, with their years.
    """
    for sentence in line.split("。"):
        if _COMPARED.search(sentence):
            continue
        for found in _PERIOD.finditer(sentence):
            if _OF_FIGURES.search(sentence):
                yield found[0], _years(found)
        for found in _REPORT.finditer(sentence):
            yield found[0], _years(found)


def _opened(line: str, year: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """
    Yield the year that a paragraph opens with, unless it is looked back on or planned for.
    """
    found = _OPENING.match(line)
    if not found:
        return
    said, rest = int(found["all"]), line[found.end() :].split("。", maxsplit=1)[0]
    if said == year or (said < year and not _EARLIER.search(rest) and f"{year}年" not in rest):
        yield found[0][found.start("all") :] + rest, (said,)


def _years(found: re.Match[str]) -> tuple[int, ...]:
    return tuple(sorted({int(year) for year in found.groupdict().values() if year}))
