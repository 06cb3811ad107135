"""
What a finding on words says of its place, and how it quotes them.
"""

from functools import cache
from typing import Final

from govreport.relations import Severity
from govreport.template import PREAMBLE, Template
from govreport.validation.finding import Fact, Finding, Rule, Verdict
from govreport.wording import Wording

__all__ = ["WHOLE", "finding_on_words", "quoted", "section_name"]

#: The place of what is said of the report as a whole.
WHOLE: Final = Wording(zh="本报告", en="The report")
_OPENING: Final = Wording(zh="开头", en="The opening")
_LONGEST: Final = 60


@cache
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
