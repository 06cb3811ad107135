"""
The words of a report line by line, as they are written and as they are compared.
"""

from collections.abc import Iterable
from typing import Final, final

from attrs import frozen

from govreport.report import Report
from govreport.template import PREAMBLE, Template
from govreport.validation.folding import squeezed

__all__ = ["Line", "lines_in", "lines_of", "opening_lines"]

#: Some agencies put what belongs before section 一 into its first lines.
_FIRST: Final = 3


@final
@frozen
class Line:
    """
    A line of a section.
    """

    section: str
    #: Its place among the lines of the section, from 0.
    number: int
    text: str
    #: The text without any space, its digits and letters in half width.
    squeezed: str


def lines_of(report: Report) -> tuple[Line, ...]:
    """
    Return every line of a report, in the order of the form.
    """
    return tuple([Line(each.section, number, text, squeezed(text)) for each in report.prose for number, text in enumerate(each.lines)])


def lines_in(lines: Iterable[Line], section: str) -> list[Line]:
    """
    Return the lines that a section says, none if it says nothing.
    """
    return [each for each in lines if each.section == section]


def opening_lines(lines: Iterable[Line], template: Template) -> list[Line]:
    """
    Return the lines before section 一 and the first of section 一.
    """
    first = template.sections[0].id
    return [each for each in lines if each.section == PREAMBLE or (each.section == first and each.number < _FIRST)]
