"""
The words of two years as blocks: of each section how much is the same, and the sentences that went and came beside each other.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from govreport.document import Block, Grid, GridCell, Heading, Paragraph, Role
from govreport.layout.words import heads
from govreport.report import Report
from govreport.rewording import Fate, Piece, Rewording, reworded
from govreport.template import PREAMBLE
from govreport.wording import Language, Wording

__all__ = ["rewording_blocks"]

_HEADING: Final = Wording(zh="文字对照", en="The words of both years")
_RULE: Final = Wording(
    zh="相同文字为两年最长公共子序列字数的两倍占两年总字数的比例，不计空白。",
    en="The same words: twice the longest common subsequence of characters as a part of the characters of both years, without spaces.",
)
_COLUMNS: Final = (Wording(zh="部分", en="Part"), Wording(zh="相同文字", en="The same"), Wording(zh="说明", en="Note"))
_ALL_KEPT: Final = Wording(zh="两年文字完全相同。", en="Both years say the same in the same words.")
_KEPT: Final = Wording(zh="未改动", en="unchanged")
_NUMBERS: Final = Wording(zh="除数字外未改动（内容雷同）", en="unchanged but for numbers")
#: The opening is a formula.
_SAME_OPENING: Final = Wording(zh="除数字外未改动", en="unchanged but for numbers")
_CHANGED: Final = Wording(zh="删去 {gone} 字，新写 {new} 字", en="{gone} characters went, {new} came")
_PREAMBLE: Final = Wording(zh="开头", en="Opening")
_YEAR: Final = Wording(zh="{year} 年", en="{year}")


def rewording_blocks(before: Report, after: Report, language: Language) -> Iterator[Block]:
    """
    Yield what became of the words, if either report has any.
    """
    found = reworded(before, after)
    if not found:
        return
    yield Heading(_HEADING.say(language))
    if all(_unchanged(each) for each in found):
        yield Paragraph(_ALL_KEPT.say(language))
        return
    rows = [heads(_COLUMNS, language), *(_summed(each, before, after, language) for each in found)]
    yield Grid(rows=tuple(rows), head_rows=1, widths=(4, 2, 5))
    yield Paragraph(_RULE.say(language), Role.NOTE)
    for each in found:
        if not each.numbers_only and not _unchanged(each):
            yield Heading(_name(each, before, after, language), 2)
            years = [_YEAR.filled(year=report.year) for report in (before, after)]
            sides = [heads(years, language), *_sides(each.pieces)]
            yield Grid(rows=tuple(sides), head_rows=1, widths=(1, 1))


def _unchanged(each: Rewording) -> bool:
    return all(piece.fate is Fate.KEPT for piece in each.pieces)


def _name(each: Rewording, before: Report, after: Report, language: Language) -> str:
    if each.section == PREAMBLE:
        return _PREAMBLE.say(language)
    form = next(form for form in (after.template, before.template) if any(section.id == each.section for section in form.sections))
    section = form.section(each.section)
    return section.label if language == "zh" else section.en


def _summed(each: Rewording, before: Report, after: Report, language: Language) -> tuple[GridCell, ...]:
    if each.numbers_only:
        said = (_SAME_OPENING if each.section == PREAMBLE else _NUMBERS).say(language)
    elif _unchanged(each):
        said = _KEPT.say(language)
    else:
        gone, new = (sum(len(piece.text) for piece in each.pieces if piece.fate is turn) for turn in (Fate.GONE, Fate.NEW))
        said = _CHANGED.say(language, gone=gone, new=new)
    same = f"{each.similarity * 100:.2f}%"
    return GridCell(_name(each, before, after, language)), GridCell(same), GridCell(said)


def _sides(pieces: Sequence[Piece]) -> Iterator[tuple[GridCell, GridCell]]:
    """
    Yield what went beside what came in its place.
    """
    for kept, together in groupby(pieces, lambda piece: piece.fate is Fate.KEPT):
        if not kept:
            said = {piece.fate: piece.text for piece in together}
            yield GridCell(said.get(Fate.GONE, "")), GridCell(said.get(Fate.NEW, ""))
