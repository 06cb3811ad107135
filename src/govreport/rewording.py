"""
The words of two reports beside each other: which sentences stayed, which went, which came, and how much of a section is the same.

How much is the same is one number by one rule: twice the longest common subsequence of the characters, as a part of the characters of both
(indel similarity). White space does not count.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from enum import Enum
from typing import Final, final

from attrs import frozen

from govreport.figures import canonical
from govreport.report import Report
from govreport.template import PREAMBLE

__all__ = ["Fate", "Piece", "Rewording", "reworded", "similarity"]

#: A sentence with the sign that ends it; a line ends one too.
_SENTENCE: Final = re.compile(r"[^。！？；]+[。！？；]*[”’」』）]*|[。！？；]+")
_SPACE: Final = re.compile(r"\s+")
_NUMERALS: Final = "〇零一二三四五六七八九十百千万亿两"
#: Numbers in digits, and numerals where something is counted.
_NUMBER: Final = re.compile(rf"[\d０-９]+(?:[.,，．][\d０-９]+)*|[{_NUMERALS}]+(?=[件条次个篇人项场期份家起户年月日元])")
_PARTS: Final = 10_000


@final
class Fate(Enum):
    """
    What became of a sentence.
    """

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


@final
@frozen
class Piece:
    """
    Sentences that stand together and had the same fate.
    """

    fate: Fate
    text: str


@final
@frozen(kw_only=True)
class Rewording:
    """
    One section in two years.
    """

    section: str
    pieces: tuple[Piece, ...]
    #: From 0 to 1, to four decimals, rounded down: 1 means that nothing changed.
    similarity: Decimal
    #: Whether it is last year's text with other numbers (内容雷同).
    numbers_only: bool


def reworded(before: Report, after: Report) -> tuple[Rewording, ...]:
    """
    Return every section in which either report has words, in the order of the later form.

    >>> before = Report.of("某局", 2023).write("problems", "解读形式单一。下一步加强培训。")
    >>> after = Report.of("某局", 2024).write("problems", "解读形式单一。下一步增配人员。")
    >>> [(each.similarity, [(piece.fate.value, piece.text) for piece in each.pieces]) for each in reworded(before, after)]
    [(Decimal('0.7333'), [('kept', '解读形式单一。'), ('gone', '下一步加强培训。'), ('new', '下一步增配人员。')])]
    """
    forms = (after.template, before.template)
    names = dict.fromkeys([PREAMBLE, *(section.id for form in forms for section in form.sections)])
    return tuple(each for name in names if (each := _reworded(name, before, after)) is not None)


def _reworded(section: str, before: Report, after: Report) -> Rewording | None:
    old, new = (_sentences(report, section) for report in (before, after))
    if not old and not new:
        return None
    bare = [_NUMBER.sub("0", "".join(each)) for each in (old, new)]
    return Rewording(
        section=section,
        pieces=tuple(_pieces(old, new)),
        similarity=similarity("".join(old), "".join(new)),
        numbers_only=old != new and bare[0] == bare[1],
    )


def _sentences(report: Report, section: str) -> list[str]:
    lines = (line for prose in report.prose if prose.section == section for line in prose.lines)
    return [sentence for line in lines for sentence in _SENTENCE.findall(_SPACE.sub("", line))]


def _pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for kind, first, behind, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece(Fate.KEPT, "".join(before[first:behind]))
        else:
            yield from (
                Piece(turn, text)
                for turn, text in ((Fate.GONE, "".join(before[first:behind])), (Fate.NEW, "".join(after[start:end])))
                if text
            )


def similarity(one: str, other: str) -> Decimal:
    """
    Return how much of two texts is the same: 1 for equal ones, 0 if they share no character.

    >>> similarity("公开一百条", "公开九十条"), similarity("", "")
    (Decimal('0.6'), Decimal('1'))
    """
    both = len(one) + len(other)
    return canonical(Decimal(2 * _common(one, other) * _PARTS // both).scaleb(-4)) if both else Decimal(1)


def _common(one: str, other: str) -> int:
    """
    Return how long the longest common subsequence is, by Hyyrö's bit-vectors: one whole number holds a row of the table.
    """
    places = dict[str, int]()
    for place, sign in enumerate(one):
        places[sign] = places.get(sign, 0) | 1 << place
    whole = (1 << len(one)) - 1
    row = whole
    for sign in other:
        met = row & places.get(sign, 0)
        row = ((row + met) | (row - met)) & whole
    return len(one) - row.bit_count()
