"""
Numbers of persons in the words of a report that anyone can read: identity cards and mobile telephones.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from govreport.relations import Ground, Severity
from govreport.validation.case import Case, Result
from govreport.validation.finding import Finding, Rule
from govreport.validation.folding import squeezed
from govreport.validation.passages import finding_on_words, section_name
from govreport.wording import Wording

__all__ = ["P_PERSON", "check_persons"]

P_PERSON: Final = Rule(
    code="P-PERSON",
    severity=Severity.WARNING,
    ground=Ground.LAW,
    says=Wording(zh="正文不出现身份证号码和手机号码", en="No identity number and no mobile number stands in the text"),
    violated=Wording(
        zh="{line}出现{kind} {masked}，请核实是否应当公开。", en="{line} shows {kind} {masked}; make sure that it is meant to be public."
    ),
)

_IDENTITY: Final = Wording(zh="身份证号码", en="the identity number")
_MOBILE: Final = Wording(zh="手机号码", en="the mobile number")

#: A page's or a file's address is full of numbers.
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[!-~]+")
#: Neither within a longer number or a name of letters, nor a part of one that is masked.
_BEFORE, _BEHIND = r"(?<![0-9A-Za-z_*])(?<![0-9][.-])", r"(?![0-9A-Za-z_*]|[.-][0-9])"
#: What is counted in units is a quantity.
_UNIT: Final = r"(?! ?[万亿余多元件条次个人号份项篇平米])"
_ABROAD: Final = r"(?:\+|00)86[ -]?"
_CARD: Final = re.compile(rf"{_BEFORE}[1-9]\d{{5}} ?\d{{8}} ?\d{{3}}[0-9Xx]{_BEHIND}", re.ASCII)
_PHONES: Final = (
    re.compile(rf"{_BEFORE}(?:{_ABROAD})?(1[3-9]\d{{9}}){_BEHIND}{_UNIT}", re.ASCII),
    # 138 1234 5678, but not in a row of figures
    re.compile(rf"{_BEFORE}(?:{_ABROAD}|(?<![0-9] ))(1[3-9]\d([ -])\d{{4}}\2\d{{4}}){_BEHIND}(?! [0-9]){_UNIT}", re.ASCII),
)
#: All of them have so many digits, but for dashes and spaces between; most lines have not.
_LONG: Final = re.compile(r"\d(?:[\s\ufeff\u200b-]*\d){10}")
#: GB 11643: seventeen digits, weighted by powers of two, and a check sign modulo 11.
_CHECKS: Final = "10X98765432"
_FIRST_YEAR: Final = 1900
_SHOWN: Final = slice(0, 3), slice(-4, None)


def check_persons(case: Case) -> Result:
    """
    P-PERSON: identity numbers of 18 signs with a day of birth and the right check sign, and mobile numbers, an office's own among them.

    A finding shows the first three and the last four signs. Landlines, 12345 and 400 are no mobile numbers; what is masked already,
    stands within a longer number or in an address, or has a unit behind it, is none either.
    """
    report, findings, holds = case.report, list[Finding](), 0
    for line in case.lines:
        found = dict.fromkeys(_numbers(line.text, report.year + 1)) if _LONG.search(line.text) else {}
        for kind, number in found:
            name = section_name(report.template, line.section)
            findings.append(finding_on_words(P_PERSON, line.section, name, kind=kind, masked=_masked(number)))
        holds += not found
    return Result(P_PERSON, holds, tuple(findings))


def _numbers(line: str, last_year: int) -> Iterator[tuple[Wording, str]]:
    text = _ADDRESS.sub(" ", " ".join(map(squeezed, line.split())))
    for card in _CARD.finditer(text):
        number = card[0].replace(" ", "").upper()
        if _is_identity(number, last_year):
            yield _IDENTITY, number
    for phone in (found for each in _PHONES for found in each.finditer(text)):
        yield _MOBILE, phone[1].replace(" ", "").replace("-", "")


def _is_identity(number: str, last_year: int) -> bool:
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    weighted = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(number[:17]))
    if not _FIRST_YEAR <= year <= last_year or number[17] != _CHECKS[weighted % 11]:
        return False
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _masked(number: str) -> str:
    first, last = (number[shown] for shown in _SHOWN)
    return first + "*" * (len(number) - len(first + last)) + last
