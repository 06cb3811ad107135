"""
What one number is said of: by the words before it, or where none are, by those behind it.

A number counts as said of something only if nothing but filling words stand between: whatever else is there may make it a number of
other things, and then it is left alone.
"""

import re
from collections.abc import Iterable
from typing import Final

from attrs import evolve

from govreport.narrative.context import Context
from govreport.narrative.phrases import CHANNEL, FILLER, PARTIAL, WORDS
from govreport.narrative.words import DISPUTES, OUTCOMES, Words, behind_number, named, words_before

__all__ = ["SUM", "what_is_said"]

#: What numbers before are in all.
SUM: Final = re.compile(r"[,、(]?(?:[两二三]项|[两二三]者)?(?:总计|合计|共计|共)(?:为|有)?")

_CLAUSE: Final = re.compile(r"[,;:(]")
_NEAR: Final = re.compile(r"[,;:、]")
_DECISIONS: Final = frozenset({"licensing", "penalties", "coercion"})
#: The table counts cases that were brought over, and words that tell them apart count otherwise.
_BROUGHT_OVER: Final = re.compile(r"结转|遗留|往年|以前年度|上年度?未")
_WITH_CARRIED: Final = re.compile(r"(?:申请)?[,(]?(?:其中)?(?:含|包含|包括|其中)[^,;)]{0,8}结转")
#: The agency decides other people's cases, or counts all of its own.
_REVIEWER: Final = re.compile(r"办理|审理|受理|审结|收到")
_DISPUTED: Final = re.compile(r"信息公开|被申请|被提起|引发|因")
_JUDGE: Final = re.compile(r"作为(?:行政)?复议(?:机关|机构)")
_OF_ALL_KINDS: Final = re.compile(r"[,(]?其中(?:涉及|因|属于|属)?[^,;]{0,4}信息公开")
_OF_THEM: Final = re.compile(r"(?:政府信息公开|信息公开|公开)?申请[中里]")
_DISPUTE_APPLICATIONS: Final = re.compile(r"复议申请|申请行政复议")
_MANY: Final = 3


def what_is_said(before: str, lead: str, behind: str, told: Iterable[str], about: Context) -> tuple[tuple[str, ...], int]:
    """
    Return the indicators that a number is said of, and how many of the words behind it that took.

    Args:
        before: The sentence up to the number.
        lead: The words between the number before and this one.
        behind: The words behind it, up to the next number.
        told: What the numbers before it were said of.
        about: What the words so far are about; it goes on.
    """
    words = words_before(lead, about)
    if words.topic in {"", "nothing"} and _counts_applications(behind):
        words = evolve(words, topic="applications")
    if words.topic in DISPUTES and SUM.fullmatch(lead):
        words = evolve(words, word="total")
    if _of_others(words, before, lead, behind, about):
        about.topic = "nothing"
        return (), 0
    about.topic, about.suits, about.doing = words.topic, words.suits, words.word or words.doing
    if PARTIAL.search(before.rpartition(";")[2]):
        return (), 0
    name, took = (named(words, about), 0) if FILLER.fullmatch(words.rest) else ("", 0)
    if not name:
        name, took = behind_number(behind, words, about)
    if _in_no_table(name, words, before, lead, behind):
        return (), 0
    if not name and words.topic == "applications" and _OF_THEM.match(behind):
        about.whole = "received"
    name = name or _sum_of(frozenset(told), lead, behind, words)
    if name in {"received", "received.new"} and _WITH_CARRIED.match(behind):
        name = "handled"
    if not name or ("其中" in lead and name == about.whole):
        return (), 0
    return ("received", name) if words.both and name == "closed" else (name,), took


def _of_others(words: Words, before: str, lead: str, behind: str, about: Context) -> bool:
    """
    Return whether cases are those that the agency decides, or of all kinds.
    """
    if words.topic not in DISPUTES:
        return False
    if _JUDGE.search(before) or (words.word == "total" and _OF_ALL_KINDS.match(behind)):
        return True
    return words.word == "total" and about.topic not in DISPUTES and bool(_REVIEWER.search(lead)) and not _DISPUTED.search(before)


def _in_no_table(name: str, words: Words, before: str, lead: str, behind: str) -> bool:
    """
    Return whether no table has it: what is published of decisions, cases without those brought over, applications by the way they
    came in.
    """
    if words.topic in _DECISIONS and "信息" in words.rest:
        return True
    if name.endswith(".total"):
        part = before.rpartition(";")[2] + behind
        if _BROUGHT_OVER.search(part) and not _WITH_CARRIED.match(behind):
            return "申请" not in _DISPUTE_APPLICATIONS.sub("", part)
    return name.startswith(("received", "handled")) and CHANNEL.search(_CLAUSE.split(lead)[-1]) is not None


def _sum_of(told: frozenset[str], lead: str, behind: str, words: Words) -> str:
    """
    Return what numbers told before add up to, if the number is said to be what they are in all.
    """
    if not SUM.fullmatch(lead):
        return ""
    if len(told) > 1 and told <= {"carried_in", "received", "received.new"}:
        return "handled"
    if told >= {"received.natural", "received.legal"} or (words.topic == "applications" and _counts_applications(behind)):
        return "received"
    return "closed" if len(told & OUTCOMES) >= _MANY else ""


def _counts_applications(behind: str) -> bool:
    found = WORDS.match(_NEAR.split(behind)[0])
    return found is not None and found.lastgroup == "applications"
