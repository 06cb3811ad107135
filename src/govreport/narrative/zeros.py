"""
Zeros that are said in words: 未收到申请, 无行政复议、行政诉讼案件.
"""

import re
from collections.abc import Iterator
from typing import Final

from attrs import evolve

from govreport.narrative.context import Context
from govreport.narrative.phrases import FILLER, NEGATION, PARTIAL, TOPICS, WORDS
from govreport.narrative.statement import Times
from govreport.narrative.times import times_behind
from govreport.narrative.words import DISPUTES, Words, named, words_before

__all__ = ["zeros"]

_CLAUSE: Final = re.compile(r"[,;:(]")
#: Between what is denied: 行政复议、行政诉讼; and words that make it weaker or stronger.
_BETWEEN: Final = re.compile(
    r"[、和及与或]|以及|或者|任何|一件|相关|有关|涉及|因|任一|上述|申请人|提出过|工作|的|(?:向|对|针对|就)[^,]{1,8}?(?=提出|提交|申请|提起|政府信息公开|信息公开)"
)
_CAME_IN: Final = re.compile(r"收|受理|接|^(?:无|没有|没|不存在)$")
#: What was denied of documents and decisions.
_DONE: Final = {"制定": "made", "制发": "made", "出台": "made"}
_SINGLE: Final = frozenset({"carried_in", "carried_out", "received", "received.new"})


def zeros(text: str, about: Context) -> Iterator[tuple[str, int, int]]:
    """
    Yield the indicators of which a sentence says that there were none, and where.
    """
    for found in NEGATION.finditer(text):
        words = _CLAUSE.split(text[found.start() :])[0]
        before = text[: found.start()]
        late = times_behind(before, about.year) is not Times.THIS or PARTIAL.search(before)
        if late or any(sign.isdigit() for sign in words):
            continue
        topic = words_before(before, about).topic
        topics, word, end = _denied(words, found.end() - found.start())
        topics = topics or ([topic] if word in {"made", "repealed"} else [])
        word = word or next((doing for said, doing in _DONE.items() if said in found[0]), "received" if _CAME_IN.search(found[0]) else "")
        names = [_name(topic, word, about) for topic in topics]
        if not topics and word in {"carried_in", "carried_out"}:
            names = [word]
        for name in dict.fromkeys(filter(None, names)):
            yield name, found.start(), found.start() + end


def _denied(words: str, anchor: int) -> tuple[list[str], str, int]:
    """
    Return the topics of a clause behind its negation, what is denied of them, and where that ends.
    """
    topics, word = list[str](), ""
    for each in WORDS.finditer(words, 1):
        if each.start() > anchor and not FILLER.fullmatch(_BETWEEN.sub("", words[anchor : each.start()])):
            break
        name = each.lastgroup or ""
        if name in TOPICS or name in {"v_direct", "v_after"}:
            topics.append(name)
        elif name.startswith("v_") and not (word and name == "v_nothing"):
            word = name.removeprefix("v_")
        anchor = max(anchor, each.end())
    return topics, word, anchor


def _name(topic: str, word: str, about: Context) -> str:
    if topic in {"v_direct", "v_after"}:
        return f"litigation.{'direct' if topic == 'v_direct' else 'after_review'}.total"
    if topic in DISPUTES:
        return f"{topic}.total" if word in {"", "received", "new", "total"} else ""
    name = named(Words(topic, word=word), evolve(about, whole="", doing=""))
    if topic == "applications":
        return name if name in _SINGLE else ""
    return name
