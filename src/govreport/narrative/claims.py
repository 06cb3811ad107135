"""
What a sentence claims of all cases or all applications: 均获维持, 均予以公开.
"""

import re
from collections.abc import Iterator
from typing import Final, final

from attrs import frozen

from govreport.narrative.context import Context
from govreport.narrative.folded import Folded, folded
from govreport.narrative.phrases import TOPICS, WORDS
from govreport.narrative.statement import Times
from govreport.narrative.times import masked, times_behind
from govreport.narrative.words import DISPUTES

__all__ = ["Claim", "claimed", "claims_in"]

_SENTENCE: Final = re.compile(r"[^。!?;]+")
_UPHELD: Final = re.compile(r"(?:均|全部|都)(?:已|依法)?(?:获|获得|被|予以|得到|判决|结果为|为)*(?:法院|复议机关)?(?:予以|判决)?维持")
_GRANTED: Final = re.compile(r"件,(?:已)?(?:均|全部)(?:已|依法|按时|按期)*予以公开")


@final
@frozen
class Claim:
    """
    That all of something came out one way: ``part`` is as much as ``whole``.
    """

    part: str
    whole: str
    start: int
    end: int


def claims_in(line: str, year: int, context: Context | None = None) -> Iterator[Claim]:
    """
    Yield what a line claims of all cases that its sentence speaks of.

    >>> [(each.part, each.whole) for each in claims_in("被申请行政复议7件、提起行政诉讼9件，均获维持。", 2019)]
    [('review.upheld', 'review.total'), ('litigation.upheld', 'litigation.total')]
    """
    return claimed(folded(masked(line)), year, context.topic if context else "")


def claimed(whole: Folded, year: int, topic: str) -> Iterator[Claim]:
    """
    Yield what a line claims, as it is searched, and with the topic of its heading.
    """
    if not _UPHELD.search(whole.text) and not _GRANTED.search(whole.text):
        return
    for sentence in _SENTENCE.finditer(whole.text):
        text, start = sentence[0], sentence.start()
        topics = [name for found in WORDS.finditer(text) if (name := found.lastgroup or "") in TOPICS]
        for found in _UPHELD.finditer(text):
            before = [name for each in WORDS.finditer(text, 0, found.start()) if (name := each.lastgroup or "") in DISPUTES]
            if times_behind(text[: found.start()], year) is Times.THIS:
                for name in dict.fromkeys(before or ([topic] if topic in DISPUTES else [])):
                    yield Claim(f"{name}.upheld", f"{name}.total", *whole.span(start + found.start(), start + found.end()))
        for found in _GRANTED.finditer(text):
            if "applications" in topics and times_behind(text[: found.start()], year) is Times.THIS:
                yield Claim("granted", "closed", *whole.span(start + found.start(), start + found.end()))
        topic = topics[-1] if topics else topic
