"""
The words around a number: what they are about, what happens there, and which indicator that is.
"""

import re
from typing import Final, final

from attrs import define, evolve

from govreport.narrative.context import Context
from govreport.narrative.indicators import INDICATORS
from govreport.narrative.phrases import BREAK, FILLER, TOPICS, WORDS, outcome_of

__all__ = ["DISPUTES", "OUTCOMES", "RESULTS", "Words", "behind_number", "named", "whole_in", "words_before"]

RESULTS: Final = frozenset({"upheld", "corrected", "pending", "other_result"})
OUTCOMES: Final = frozenset({"granted", "partial", "refused", "unavailable", "not_processed", "other"})
DISPUTES: Final = frozenset({"review", "litigation"})
_BOTH: Final = frozenset({"并", "并已", "并全部", "和", "、", "并依法", "并按时"})
_CARRIED: Final = frozenset({"carried_in", "carried_out", "carried"})
#: What happens to applications, by the word for it.
_DOINGS: Final = {"new": "received.new"} | {each: each for each in ("received", "closed", "handled", "carried_in", "carried_out")}
#: What is said of nothing but applications.
_TELLING: Final = frozenset({"partial", "refused", "unavailable", "not_processed", "granted_partial", "other_handling"})
#: Who applied: between 收到 and 申请 that says nothing else.
_ANYBODY: Final = re.compile(r"社会公众|公众|群众|公民|市民|居民|企业|当事人|各类|有效|书面|新|共|上年|上一年度?|往年|上述|全部|所有|已|的")
_GAP: Final = re.compile(
    r"(?:(?:政府信息公开|信息公开|公开)?申请[里中]?|案件|的|已|均|被|依法|按规定|属于|属|为|是|系|作出|决定|答复|由|来自|来源于|提出|正在办理|尚在办理|尚未办结|并|按规定|按程序|延期|将)*"
)


@final
@define
class Words:
    """
    What a stretch of words says of the number behind it, read word by word.
    """

    topic: str
    suits: str = ""
    word: str = ""
    #: What happened, where applicants are named beside it: 收到自然人申请.
    doing: str = ""
    #: Whether both happened to the same applications: 收到并办结.
    both: bool = False
    #: What stands between the last word that says something and the number.
    rest: str = ""

    def name(self, topic: str, text: str, gap: str) -> None:
        """
        Go on to what numbers are of from here.
        """
        if topic in DISPUTES:
            result = (self.word in RESULTS and len(gap) <= 1) or self.word in _CARRIED
            self.word = self.word if result else "total"
            self.suits = self.suits if self.topic == topic else ""
        elif topic == "nothing":
            self.doing, self.word = self.word or self.doing, ""
        elif topic == "applications" and text.endswith("量"):
            self.word = "received"  # 申请量由 310 件增至 355 件
        self.topic = topic

    def say(self, word: str, text: str, gap: str, year: int) -> None:
        """
        Go on to what happens.
        """
        if word in {"direct", "after"}:
            self.topic, self.suits, self.word = "litigation", "direct" if word == "direct" else "after_review", "total"
            return
        if word == "carried_out" and str(year) in text:
            word = "carried_in"  # 由 2023 年结转至 2024 年
        elif word == "carried_in" and text.startswith("20") and not text.startswith(str(year - 1)):
            word = "nothing"
        # 作出不予公开答复 9 件
        if not (word in {"closed", "decided"} and outcome_of(self.word) and len(gap) <= 1):
            self.both = gap in _BOTH and self.word in {"received", "new"}
            self.doing, self.word = self.word, word


def words_before(lead: str, about: Context) -> Words:
    """
    Read the words before a number: the last topic, and what happens there.
    """
    words, anchor = Words(about.topic, about.suits, about.doing if lead.startswith("、") else ""), 0
    for found in WORDS.finditer(lead):
        name, gap = found.lastgroup or "", lead[anchor : found.start()]
        if gap and BREAK.search(gap):
            words.word = words.doing = ""
        if name == "applications" and found[0] == "申请" and words.word and not FILLER.fullmatch(_ANYBODY.sub("", gap)):
            name = "nothing"  # 受理住房保障申请
        if name in TOPICS:
            words.name(name, found[0], gap)
        elif name.startswith("v_"):
            words.say(name.removeprefix("v_"), found[0], gap, about.year)
        anchor = found.end()
    words.rest = lead[anchor:]
    return words


def named(words: Words, about: Context) -> str:
    """
    Return the indicator that words name, or nothing.
    """
    word = words.word
    topic = words.topic or ("applications" if word in _TELLING else "")
    name = ""
    if topic == "applications":
        name = _of_applications(words, about)
    elif topic in DISPUTES:
        result = {"other_result": "other", "received": "total", "new": "total"}.get(word, word)
        name = f"{topic}.{words.suits}.{result}" if topic == "litigation" and words.suits else f"{topic}.{result}"
    elif topic in {"rules", "normative_documents"}:
        name = f"{topic}.{word}"
    elif topic in {"licensing", "penalties", "coercion"}:
        name = topic if word in {"decided", "handled"} else ""
    elif topic == "fees":
        name = "" if word == "nothing" else topic
    return name if name in INDICATORS else ""


def _of_applications(words: Words, about: Context) -> str:
    word = words.word
    if word in {"natural", "legal"}:
        whole = _DOINGS.get(words.doing, about.whole)
        return f"{'received' if whole in {'received.new', 'handled'} else whole}.{word}" if whole else ""
    if word == "carried":
        return "carried_out" if about.closed else "carried_in" if about.told_apart else ""
    if word == "other_result":
        return "other" if about.outcome else ""
    # 不予公开、无法提供两类答复共 9 件
    return "" if word == "closed" and outcome_of(words.doing) else _DOINGS.get(word, "") or outcome_of(word)


def whole_in(text: str) -> str:
    """
    Return the last thing that words say happened to applications, whatever is told apart behind it: 新收申请中.
    """
    said = ((found.lastgroup or "").removeprefix("v_") for found in WORDS.finditer(text))
    return next(reversed([_DOINGS[each] for each in said if each in _DOINGS]), "")


def behind_number(behind: str, words: Words, about: Context) -> tuple[str, int]:
    """
    Return what the words behind a number say of it, and how many of them that took: 22 件予以公开.
    """
    if words.word or words.topic in {"nothing", "rules", "normative_documents", "fees"}:
        return "", 0
    gap = _GAP.match(behind)
    found = WORDS.match(behind, gap.end() if gap else 0)
    name = (found.lastgroup or "").removeprefix("v_") if found else ""
    if not found or not (
        outcome_of(name) or name in RESULTS or name in {"natural", "legal", "carried_out", "new", "carried_in", "direct", "after"}
    ):
        return "", 0
    if name in {"direct", "after"}:
        words, name = evolve(words, topic="litigation", suits="direct" if name == "direct" else "after_review"), "total"
    said = named(evolve(words, word=name), about)
    return said, found.end() if said else 0
