"""
Places of a draft that nobody filled: a gap or a sign where a number, a day or a name belongs.
"""

import re
from typing import Final

from govreport.relations import Ground, Severity
from govreport.validation.case import Case, Result
from govreport.validation.finding import Finding, Rule
from govreport.validation.passages import finding_on_words, section_name
from govreport.wording import Wording

__all__ = ["S_BLANKFILL", "check_placeholders"]

S_BLANKFILL: Final = Rule(
    code="S-BLANKFILL",
    severity=Severity.ERROR,
    ground=Ground.PRACTICE,
    says=Wording(zh="正文没有未填写的空白或占位符", en="No gap or stand-in is left unfilled in the text"),
    violated=Wording(zh="{line}有未填写处：“{quote}”。", en="{line} has something left unfilled: '{quote}'."),
)

#: Words that count, where the next sign shows that they begin no other word (条例、个人、项目).
_UNIT: Final = r"(?:万元|人次|场次|[条件次人项个期份篇部户起元%％])(?=[\s，。；、：,;.:（(）)!！]|其中|$)"
_DATE: Final = r"[年月日]"
_BODY: Final = r"(?:省|市|州|县|区|旗|镇|乡|街道|局|厅|委|办|部门|单位)"
#: Two spaces of any kind, or a wide one.
_GAP: Final = r"(?:[ \t\xa0\u2000-\u200a]{2,}|\u3000+)"
#: What a gap before a counting word does not follow: a number is there, or none belongs.
_NUMBERED: Final = r"\d０-９〇零一二三四五六七八九十百千万亿两几数多余半每各该此本逐首上下前后同这那哪某第若"
_BLANKS: Final = tuple(
    map(
        re.compile,
        (
            # 主动公开信息  条
            rf"(?:(?=[\u4e00-\u9fff：])[^{_NUMBERED}]){_GAP}{_UNIT}",
            # 2024年  月  日
            rf"年{_GAP}月|月{_GAP}日",
            # 公开信息____条；联系电话：_____
            rf"(?<![A-Za-z0-9_])(?:_{{2,}}|＿+)\s*(?:{_UNIT}|{_DATE})|(?<![A-Za-z0-9_])(?:_{{3,}}|＿{{2,}})(?![A-Za-z0-9_])",
            # XX条、××局、20XX年；地址：XXX
            rf"(?<![A-Za-z0-9+＋])[XxＸｘ×]{{2,}}(?:[余多]?{_UNIT}|{_DATE}|{_BODY}|号)|20[XxＸｘ×]{{2}}年|[：:]\s*[XxＸｘ×]{{2,}}(?![A-Za-z0-9])",
            rf"(?<![A-Za-z0-9+＋*）)\]])[XＸ×]\s*(?:{_UNIT}|{_DATE})",
            # 收到申请（  ）件、【 】件、□件
            rf"[（(【\[]\s*[）)】\]]\s*{_UNIT}|(?<=[^\s、，。；：□]){_GAP}?□+\s*(?:{_UNIT}|{_DATE})",
            # 〔20  〕
            r"〔\s*(?:20\d?)?\s*〕|[【\[（(]\s*(?:20\d?\s+)?[】\]）)]\s*\d*\s*号",
            # the blank form's own words
            r"^\s*[（(]文字描述[^）)]*[）)]\s*$",
        ),
    )
)
#: Without any of these signs no place was left unfilled: most lines are done with at once.
_SIGN: Final = re.compile(
    r"(?=[ \t\xa0\u2000-\u200a\u3000＿XxＸｘ×□_（(【\[〔文])(?:[ \t\xa0\u2000-\u200a]{2}|[\u3000＿XxＸｘ×□]|__|[（(【\[〔][\s\d]*[）)】\]〕]|文字描述)"
)
#: Words that are spoken of, not said: “XX”码.
_SPOKEN_OF: Final = re.compile(r"“[^“”]*”|‘[^‘’]*’|「[^「」]*」|\"[^\"]*\"")
_RULE: Final = re.compile(r"[\s_＿\-—=*□]*")
_AROUND: Final = 12


def check_placeholders(case: Case) -> Result:
    """
    S-BLANKFILL: one finding for each line, that quotes the first place.
    """
    findings, holds = list[Finding](), 0
    for line in case.lines:
        quote = _unfilled(line.text)
        if quote:
            name = section_name(case.report.template, line.section)
            findings.append(finding_on_words(S_BLANKFILL, line.section, name, quote=quote))
        holds += not quote
    return Result(S_BLANKFILL, holds, tuple(findings))


def _unfilled(line: str) -> str:
    """
    Return the first place of a line that was not filled with some words around it, or nothing.
    """
    if not _SIGN.search(line) or _RULE.fullmatch(line):
        return ""
    hidden = _SPOKEN_OF.sub(lambda found: "“" * len(found[0]), line)
    places = [found for each in _BLANKS if (found := each.search(hidden))]
    if not places:
        return ""
    first = min(places, key=lambda found: found.start())
    return line[max(0, first.start() - _AROUND) : first.end() + _AROUND].strip()
