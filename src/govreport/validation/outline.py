"""
The sections of a published report: all there, once, in order, with the right numbers.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from govreport.labels import listed
from govreport.relations import Ground, Severity
from govreport.structure import Headed, Structure
from govreport.template import PREAMBLE, Template
from govreport.validation.case import Case, Result
from govreport.validation.finding import Finding, Rule
from govreport.validation.folding import bare, counted, squeezed
from govreport.validation.passages import WHOLE, finding_on_words, quoted, section_name
from govreport.wording import Wording

__all__ = ["S_SECTION", "check_sections", "main_headings"]

S_SECTION: Final = Rule(
    code="S-SECTION",
    severity=Severity.ERROR,
    ground=Ground.FORM,
    says=Wording(
        zh="六个部分齐全，各一次，次序和编号正确；规范的长、短标题同等有效",
        en="Every section is there, once, in order and numbered right; short and long official headings are equally good",
    ),
    violated=Wording(zh="缺少：{faults}。", en="Missing: {faults}."),
)

_DOUBLED: Final = Wording(zh="出现不止一次：{faults}。", en="More than once: {faults}.")
_ORDER: Final = Wording(zh="次序与格式不同：{faults}。", en="Not in the order of the form: {faults}.")
_BEFORE: Final = Wording(zh="“{later}”排在“{earlier}”之前", en="'{later}' stands before '{earlier}'")
_NUMBERS: Final = Wording(zh="编号不连续：{faults}。", en="Not numbered one after the other: {faults}.")
_FIRST: Final = Wording(zh="第一个标题是“{heading}”", en="the first is '{heading}'")
_AFTER: Final = Wording(zh="“{before}”之后是“{heading}”", en="'{heading}' follows '{before}'")
_FOREIGN: Final = Wording(zh="格式没有的部分：{faults}。", en="No section of the form: {faults}.")
_REWORDED: Final = Wording(zh="标题与格式不同：{faults}。", en="Headings in other words: {faults}.")
_FOR: Final = Wording(zh="“{heading}”（应为“{label}”）", en="'{heading}' (for '{label}')")
_SAID: Final = Wording(zh="“{heading}”", en="'{heading}'")

#: A section and what is wrong there.
_Fault: TypeAlias = tuple[str, Wording]

_NUMBER: Final = re.compile(r"([一二三四五六七八九十]{1,3})[、.,:．，：]")


def main_headings(source: Structure, template: Template) -> tuple[Headed, ...]:
    """
    Return the headings of the report's parts: those of sections, and other numbered ones. A page's own headings have no number,
    and a number with the beginning of a row's label is a piece of a torn table.
    """
    rows = [bare(row.label) for table in template.tables for part in table.parts for row in part.rows]
    return tuple(
        each
        for each in source.headings
        if each.section or (_number(each) is not None and not any(row.startswith(bare(each.text)) for row in rows))
    )


def check_sections(case: Case, source: Structure) -> Result:
    """
    S-SECTION: missing sections are an error, other faults of the outline a warning; a heading in other words is only noted.
    """
    template = case.report.template
    headings = main_headings(source, template)
    present = [each.section for each in headings if each.section]
    missing = [each.id for each in template.sections if each.id not in present]
    doubled = [each.id for each in template.sections if present.count(each.id) > 1]
    faults: tuple[tuple[Severity, Wording, Iterable[_Fault]], ...] = (
        (Severity.ERROR, S_SECTION.violated, ((each, section_name(template, each)) for each in missing)),
        (Severity.WARNING, _DOUBLED, ((each, section_name(template, each)) for each in doubled)),
        (Severity.WARNING, _ORDER, _disordered(headings, template)),
        (Severity.WARNING, _NUMBERS, _misnumbered(headings)),
        (Severity.WARNING, _FOREIGN, _foreign(headings)),
        (Severity.INFO, _REWORDED, _reworded(headings, template)),
    )
    findings = tuple(_findings(faults))
    return Result(S_SECTION, len(template.sections) - len(missing) - len(doubled), findings)


def _findings(faults: Iterable[tuple[Severity, Wording, Iterable[_Fault]]]) -> Iterator[Finding]:
    """
    Yield one finding for each kind of fault, at the first section that has it.
    """
    for severity, sentence, kind in faults:
        if found := tuple(kind):
            said = listed([fault for _, fault in found])
            yield finding_on_words(S_SECTION, found[0][0], WHOLE, sentence=sentence, severity=severity, faults=said)


def _disordered(headings: Sequence[Headed], template: Template) -> Iterator[_Fault]:
    places = {section.id: place for place, section in enumerate(template.sections)}
    first = {each.section: each for each in reversed(headings) if each.section}
    in_print = [each for each in headings if each.section and first[each.section] is each]
    for one, next_one in pairwise(in_print):
        if places[one.section] > places[next_one.section]:
            yield one.section, _BEFORE.filled(later=quoted(one.text), earlier=quoted(next_one.text))


def _misnumbered(headings: Sequence[Headed]) -> Iterator[_Fault]:
    """
    Yield where a number does not follow the one before; a heading without number counts as rightly numbered.
    """
    last, before = 0, Headed("", PREAMBLE)
    for each in headings:
        number = _number(each)
        if number is not None and number != last + 1:
            said = _AFTER if before.text else _FIRST
            yield each.section or before.section, said.filled(before=quoted(before.text), heading=quoted(each.text))
        last, before = number or last + 1, Headed(each.text, each.section or before.section)


def _foreign(headings: Sequence[Headed]) -> Iterator[_Fault]:
    """
    Yield the headings of no section, each at the section that its words were left in.
    """
    section = PREAMBLE
    for each in headings:
        if not each.section:
            yield section, _SAID.filled(heading=quoted(each.text))
        section = each.section or section


def _reworded(headings: Sequence[Headed], template: Template) -> Iterator[_Fault]:
    for each in headings:
        if not each.section:
            continue
        section = template.section(each.section)
        if bare(each.text) not in map(bare, (section.label, *section.aliases)):
            yield section.id, _FOR.filled(heading=quoted(each.text), label=template.heading(section))


def _number(heading: Headed) -> int | None:
    found = _NUMBER.match(squeezed(heading.text))
    return counted(found[1]) if found else None
