"""
The words of a report by section, and what a finding on words says of its place.
"""

from collections.abc import Iterable
from typing import Final

from govreport.relations import Severity
from govreport.report import Report
from govreport.template import PREAMBLE, Template
from govreport.validation.finding import Fact, Finding, Rule, Verdict
from govreport.wording import Wording

__all__ = ["WHOLE", "finding_on_words", "lines_of", "opening_lines", "passages", "quoted", "section_name"]

#: The place of what is said of the report as a whole.
WHOLE: Final = Wording(zh="本报告", en="The report")
_OPENING: Final = Wording(zh="开头", en="The opening")
_LONGEST: Final = 60
#: Some agencies put what belongs before section 一 into its first lines.
_FIRST: Final = 3


def lines_of(report: Report, section: str) -> tuple[str, ...]:
    """
    Return the lines that a section says, none if it says nothing.
    """
    return next((each.lines for each in report.prose if each.section == section), ())


def passages(report: Report) -> Iterable[tuple[str, str]]:
    """
    Yield every line of the report with the section it stands in.
    """
    return ((each.section, line) for each in report.prose for line in each.lines)


def opening_lines(report: Report) -> Iterable[tuple[str, str]]:
    """
    Yield the lines before section 一 and the first of section 一, each with its section.
    """
    first = report.template.sections[0].id
    yield from ((PREAMBLE, line) for line in lines_of(report, PREAMBLE))
    yield from ((first, line) for line in lines_of(report, first)[:_FIRST])


def section_name(template: Template, section: str) -> Wording:
    """
    Return a section as a sentence names it: “一、总体情况”.
    """
    if section == PREAMBLE:
        return _OPENING
    known = template.section(section)
    return Wording(f"“{template.heading(known)}”", f"'{template.heading(known, 'en')}'")


def finding_on_words(
    rule: Rule,
    section: str,
    line: Wording,
    *,
    sentence: Wording | None = None,
    severity: Severity | None = None,
    **facts: Fact,
) -> Finding:
    """
    Return a violation that speaks of words and of no cell.
    """
    return Finding(
        rule=rule,
        severity=severity or rule.severity,
        verdict=Verdict.VIOLATED,
        section=section,
        line=line,
        sentences=(sentence or rule.violated,),
        facts=tuple(facts.items()),
    )


def quoted(text: str) -> str:
    """
    Return words on one line as a finding quotes them: a long passage is cut.
    """
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}……"
