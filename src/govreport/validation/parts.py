"""
What the opening says of the report's parts (由……六部分组成), against the parts it lists and those that follow.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, final

from attrs import frozen

from govreport.relations import Ground, Severity
from govreport.template import Template
from govreport.validation.case import Case, Result
from govreport.validation.finding import Finding, Rule
from govreport.validation.folding import counted, squeezed
from govreport.validation.lines import opening_lines
from govreport.validation.outline import main_headings
from govreport.validation.passages import finding_on_words, section_name
from govreport.wording import Wording

__all__ = ["S_PARTS", "check_parts"]

S_PARTS: Final = Rule(
    code="S-PARTS",
    severity=Severity.WARNING,
    ground=Ground.PRACTICE,
    says=Wording(
        zh="开头所说的部分数，等于所列的部分数和正文的部分数",
        en="The number of parts that the opening states is that of the parts it lists and of those that follow",
    ),
    violated=Wording(zh="{line}称报告有 {said} 个部分（“{quote}”），{others}。", en="{line} says {said} parts ('{quote}'), but {others}."),
)

_LISTED: Final = Wording(zh="所列的是 {count} 个", en="it lists {count}")
_FOLLOWING: Final = Wording(zh="正文有 {count} 个", en="{count} follow")

_COUNT: Final = re.compile(
    r"(?=[一二三四五六七八九十两\d])(?<![第\d])(?P<number>[一二三四五六七八九十两]{1,3}|\d{1,2})(?:个|大)?(?:部分|(?:方面|板块|章节|项)(?=内容|组成|构成|[,;，；]|$))(?:内容)?(?P<made>组成|构成)?"
)
#: Where the sentence says that it speaks of the report itself, and where its list may begin.
_OF_REPORT: Final = re.compile(r"(?:报告|年报|全文|报告内容)(?:全文|内容|主要|共|一|总)*(?:由|包括|包含|分为|分|共|计|涵盖|有|含)")
_BEGINNING: Final = re.compile(r"由|包括|包含|分为|涵盖|含|[:;：；]")
#: What may stand in a list beside the names of sections.
_BESIDE: Final = re.compile(
    r"政府信息公开工作|政府信息公开|本行政机关|行政机关|本机关|以及|分别|等|和|与|及|共|计|为|是|[(（]?[一二三四五六七八九十\d]{1,2}[)）、.,]|[\W_]"
)
_MANY: Final = 2
#: So much of a sentence is quoted before its count.
_BEFORE: Final = 12


@final
@frozen
class _Claim:
    """
    How many parts a sentence says there are, and how many it lists; nothing if it lists none, or some that the form does not know.
    """

    said: int
    listed: int | None
    quote: str


def check_parts(case: Case) -> Result:
    """
    S-PARTS: without a published source, the parts that follow are the sections of the form.
    """
    template, source = case.report.template, case.source
    following = len(main_headings(source, template)) if source else len(template.sections)
    findings, holds = list[Finding](), 0
    for line in opening_lines(case.lines, template):
        for claim in _claims(line.squeezed, template):
            others = [
                sentence.filled(count=count)
                for sentence, count in ((_LISTED, claim.listed), (_FOLLOWING, following or None))
                if count not in {None, claim.said}
            ]
            if others:
                place = section_name(template, line.section)
                findings.append(finding_on_words(S_PARTS, line.section, place, said=claim.said, quote=claim.quote, others=tuple(others)))
            holds += not others
    return Result(S_PARTS, holds, tuple(findings))


def _claims(line: str, template: Template) -> Iterator[_Claim]:
    names = _section_names(template)
    for sentence in line.replace("*", "").split("。"):
        counts = list(_COUNT.finditer(sentence))
        # 平台由三部分组成 speaks of something else.
        if counts and len(names.findall(sentence)) < _MANY:
            counts = [each for each in counts if _OF_REPORT.search(sentence, 0, each.end())]
        if counts:
            count = next((each for each in counts if each["made"]), counts[-1])
            quote = sentence[max(0, count.start() - _BEFORE) : count.end()]
            yield _Claim(counted(count["number"]), _listed(sentence, count, names), quote)


def _listed(sentence: str, count: re.Match[str], names: re.Pattern[str]) -> int | None:
    """
    Return how many parts are listed before the count or after it, if all of them can be told apart.
    """
    for text in (sentence[: count.start()], sentence[count.end() :]):
        found = list(names.finditer(text))
        if len(found) < _MANY:
            continue
        begins = [each.end() for each in _BEGINNING.finditer(text, 0, found[0].start())]
        rest = names.sub("", text[begins[-1] if begins else found[0].start() :])
        return None if _BESIDE.sub("", rest) else len(found)
    return None


@cache
def _section_names(template: Template) -> re.Pattern[str]:
    """
    Return a pattern of all names of sections, longer ones first: names hold each other, and hold commas.
    """
    names = {squeezed(name) for section in template.sections for name in (section.label, *section.aliases)}
    return re.compile("|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))))
