"""
The prose of a report, line by line, with all that it says of the figures.
"""

import re
from collections.abc import Iterator
from typing import Final, final

from attrs import frozen

from govreport.narrative.claims import Claim, claimed
from govreport.narrative.context import Context
from govreport.narrative.folded import folded
from govreport.narrative.grammar import told
from govreport.narrative.phrases import NEGATION
from govreport.narrative.quantities import quantities
from govreport.narrative.statement import Growth, Statement
from govreport.narrative.times import masked
from govreport.narrative.words import words_before
from govreport.report import Report

__all__ = ["Passage", "narrated"]

#: Longer lines, and those with a sign that ends or parts sentences, are no headings.
_HEADING: Final = re.compile(r"[^。；;，,！？]{1,40}")
#: What a section speaks of where it does not say.
_TOPICS: Final = {"applications": "applications"}


@final
@frozen
class Passage:
    """
    A line of a section, and what it says of the figures.
    """

    section: str
    #: Its place among the lines of the section, from 0.
    line: int
    text: str
    said: tuple[Statement | Growth, ...]
    claims: tuple[Claim, ...]


def narrated(report: Report) -> Iterator[Passage]:
    """
    Yield the lines that say something of the figures; a heading tells what the lines below it are about.

    >>> report = Report.of("某局", 2024).write("overview", "（二）依申请公开", "收到申请95件。")
    >>> [(each.line, str(each.said[0].value)) for each in narrated(report)]
    [(1, '95')]
    """
    for prose in report.prose:
        topic = _TOPICS.get(prose.section, "")
        for number, line in enumerate(prose.lines):
            if _HEADING.fullmatch(line.strip()) and not any(sign.isdigit() for sign in line[2:]):
                topic = words_before(line, Context(report.year)).topic
                continue
            whole = folded(masked(line))
            numbers = list(quantities(whole.text))
            said = tuple(told(whole, numbers, Context(report.year, topic))) if numbers or NEGATION.search(whole.text) else ()
            claims = tuple(claimed(whole, report.year, topic))
            if said or claims:
                yield Passage(prose.section, number, line, said, claims)
