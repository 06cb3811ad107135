"""
How the form and the notice that issued it are cited. What is not cited, and other notices, are no matter of this.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from govreport.relations import Ground, Severity
from govreport.report import Report
from govreport.template import Template
from govreport.templates import NATIONAL, load_template
from govreport.validation.case import Case, Result
from govreport.validation.finding import Finding, Rule
from govreport.validation.folding import squeezed
from govreport.validation.passages import finding_on_words, quoted, section_name
from govreport.wording import Wording

__all__ = ["S_CITE", "check_citations"]

S_CITE: Final = Rule(
    code="S-CITE",
    severity=Severity.INFO,
    ground=Ground.PRACTICE,
    says=Wording(zh="引用的格式名称和文号正确", en="The form is cited by its right name, its notice by its right number"),
    violated=Wording(zh="{line}引用“{quote}”，应为{right}。", en="{line} cites '{quote}' for {right}."),
)

_NUMBER: Final = re.compile(r"国办(?P<kind>[^\W\d_]{0,6})[^\w《》，。]?(?P<year>20\d\d)[^\w《》，。]?第?(?P<number>\d{1,3})号")
#: Just before its number, a notice is named.
_OF_FORM: Final = re.compile(r"年度报告(?:格式|有关事项)[^。;；《]{0,16}$")
_NAME: Final = re.compile(r"[《〈<](?P<name>[^《》〈〉<>]{0,40}年度报告格式[^《》〈〉<>]{0,12})[》〉>]")
#: What may be left out of the form's name, or stand around it.
_AROUND: Final = re.compile(r"^.*印发|^中华人民共和国|[(（]试行[)）]|的通知$")
#: How a name begins that is meant for the national form; a province has its own.
_NATIONAL: Final = ("中华人民", "政府信息", "信息公开")
_OFFICE: Final = "公开"


def check_citations(case: Case) -> Result:
    """
    S-CITE: any kind of brackets is as good as the official ones, and the form may be named without 中华人民共和国 or （试行）.
    """
    report, findings, holds = case.report, list[Finding](), 0
    forms = _forms(report)
    for line in case.lines:
        for quote, wording in _cited(line.squeezed, forms):
            if not wording:
                holds += 1
                continue
            name = section_name(report.template, line.section)
            findings.append(finding_on_words(S_CITE, line.section, name, quote=quoted(quote), right=wording))
    return Result(S_CITE, holds, tuple(findings))


def _forms(report: Report) -> tuple[Template, ...]:
    """
    Return the forms that a report may say it follows: that of its year first, and the one it does follow.
    """
    served = [form for form in map(load_template, NATIONAL) if form.serves(report.year)]
    return tuple(dict.fromkeys((*served, report.template)))


def _cited(line: str, forms: tuple[Template, ...]) -> Iterator[tuple[str, str]]:
    """
    Yield every citation of the form or its notice, with what it should be if it is wrong.
    """
    for found in _NUMBER.finditer(line):
        kind, *number = found.groups()
        meant = _OFFICE in kind and tuple(number) in {each[1:] for each in _notices(NATIONAL)}
        if meant or _OF_FORM.search(line[: found.start()]):
            right = found.groups() in {_parsed(form.instrument) for form in forms}
            yield found[0], "" if right else forms[0].instrument
    for found in _NAME.finditer(line):
        name = _core(found["name"])
        if name.startswith(_NATIONAL):
            right = name in {_core(squeezed(form.label)) for form in forms}
            yield found[0], "" if right else f"《{forms[0].label}》"


@cache
def _notices(names: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(_parsed(load_template(name).instrument) for name in names)


def _parsed(instrument: str) -> tuple[str, ...]:
    """
    Return the kind, year and number of a notice.
    """
    found = _NUMBER.fullmatch(squeezed(instrument))
    return found.groups() if found else ()


def _core(name: str) -> str:
    """
    Return a form's name without what may be left out of it or stand around it.
    """
    while (less := _AROUND.sub("", name)) != name:
        name = less
    return name
