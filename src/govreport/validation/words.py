"""
Whether sections say what they have to, and no more than they should.
"""

import re
from typing import Final

from govreport.relations import Ground, Severity
from govreport.validation.case import Case, Result
from govreport.validation.finding import Finding, Rule, Skipped
from govreport.validation.lines import lines_in
from govreport.validation.passages import finding_on_words, quoted, section_name
from govreport.wording import Wording

__all__ = ["S_ASPECTS", "S_EMPTY", "S_LENGTH", "check_aspects", "check_emptiness", "check_length"]

S_ASPECTS: Final = Rule(
    code="S-ASPECTS",
    severity=Severity.WARNING,
    ground=Ground.FORM,
    says=Wording(
        zh="总体情况包括主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面",
        en="The overview speaks of disclosure, applications, management of information, platforms, and supervision",
    ),
    violated=Wording(zh="{line}没有提到：{missing}。", en="{line} does not speak of: {missing}."),
)
S_LENGTH: Final = Rule(
    code="S-LENGTH",
    severity=Severity.INFO,
    ground=Ground.NOTICE,
    says=Wording(zh="总体情况原则上不超过一千字", en="The overview has a thousand characters at most, as a rule"),
    violated=Wording(zh="{line}有 {count} 字，原则上不超过 {longest} 字。", en="{line} has {count} characters; {longest} are the rule."),
)
S_EMPTY: Final = Rule(
    code="S-EMPTY",
    severity=Severity.WARNING,
    ground=Ground.PRACTICE,
    says=Wording(zh="存在的主要问题及改进情况有实际内容", en="The section on problems and improvements says something"),
    violated=Wording(zh="{line}没有内容。", en="{line} says nothing."),
)

_FIGURES_ONLY: Final = Wording(zh="报告只有数据，没有文字", en="the report has figures and no words")
_ONLY: Final = Wording(zh="{line}只写了“{quote}”。", en="{line} only says '{quote}'.")
_NOTHING: Final = re.compile(r"(?:本年度?|目前)?(?:暂?无|没有|暂?不存在|略)(?:此类情况|此类问题|相关情况|问题|内容)?|")
_SIGNS: Final = re.compile(r"[\W_]")
_PROBLEMS: Final = "problems"


def check_aspects(case: Case) -> Result | Skipped:
    """
    S-ASPECTS: an aspect is spoken of wherever one of its names stands. Figures alone, as long as nothing is published, need no words.
    """
    if not (case.report.prose or case.source):
        return Skipped(S_ASPECTS, _FIGURES_ONLY)
    template, findings, holds = case.report.template, list[Finding](), 0
    for section in template.sections:
        said = "".join(line.squeezed for line in lines_in(case.lines, section.id))
        missing = [each for each in section.aspects if not any(name in said for name in (each.label, *each.aliases))]
        holds += len(section.aspects) - len(missing)
        if missing:
            names = tuple(Wording(each.label, each.en) for each in missing)
            findings.append(finding_on_words(S_ASPECTS, section.id, section_name(template, section.id), missing=names))
    return Result(S_ASPECTS, holds, tuple(findings))


def check_length(case: Case) -> Result:
    """
    S-LENGTH: every character counts but white space.
    """
    template, findings, tried = case.report.template, list[Finding](), 0
    for section in template.sections:
        if section.longest is None:
            continue
        tried += 1
        count = len("".join("".join(line.text for line in lines_in(case.lines, section.id)).split()))
        if count > section.longest:
            name = section_name(template, section.id)
            findings.append(finding_on_words(S_LENGTH, section.id, name, count=count, longest=section.longest))
    return Result(S_LENGTH, tried - len(findings), tuple(findings))


def check_emptiness(case: Case) -> Result | Skipped:
    """
    S-EMPTY: the section on problems says more than that there are none. A section of nothing but a table or a picture may say it.
    """
    if not (case.report.prose or case.source):
        return Skipped(S_EMPTY, _FIGURES_ONLY)
    template = case.report.template
    if all(section.id != _PROBLEMS for section in template.sections):
        return Result(S_EMPTY, 0, ())
    lines = [line.text for line in lines_in(case.lines, _PROBLEMS)]
    shown = bool(case.report.blocks(template.section(_PROBLEMS)))
    text = _SIGNS.sub("", "".join(lines))
    if not _NOTHING.fullmatch(text) or (shown and not lines):
        return Result(S_EMPTY, 1, ())
    sentence = _ONLY if lines else None
    name, quote = section_name(template, _PROBLEMS), quoted(" ".join(lines))
    return Result(S_EMPTY, 0, (finding_on_words(S_EMPTY, _PROBLEMS, name, sentence=sentence, quote=quote),))
