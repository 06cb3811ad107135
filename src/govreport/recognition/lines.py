"""
Rows that stand as lines of text: a label, on one line or broken over several, and its figures behind it or below it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, final

from attrs import define, field

from govreport.document import Paragraph
from govreport.recognition.heads import SUBTOTAL
from govreport.recognition.normal import normal, squeezed
from govreport.recognition.outcome import Place
from govreport.recognition.strips import Strip, Text, figures_in, is_leaf
from govreport.recognition.vocabulary import Match, cells_of, row_of
from govreport.tables import Table
from govreport.template import Template

__all__ = ["figures_by_line", "strips_of_lines"]

#: The number of a page, as it stands between the lines.
_PAGE: Final = re.compile(r"[-—–―]+\d{1,3}[-—–―]+|第\d{1,3}页(?:[,/，]?共\d{1,3}页)?")
#: An amount and its unit with a space between them, and one without.
_AMOUNT: Final = re.compile(r"(\d)\s+((?:万|亿)?元)(?!\w)")
_UNITED: Final = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?\s?(?:万|亿)?元?")
#: What stands behind the number of a label.
_POINTS: Final = frozenset(".．、")
#: No label is longer, whatever was put into it.
_LONGEST: Final = 60
#: A label is broken into so many words at most.
_BROKEN: Final = 48


@final
@define
class _Row:
    """
    A row whose figures are still coming in.
    """

    label: Match
    place: Place
    wording: str
    width: int
    texts: list[Text] = field(factory=list)


def strips_of_lines(lines: Sequence[tuple[int, Paragraph]], template: Template, table: Table) -> Iterator[Strip]:
    """
    Yield the rows of a table that stand as lines of text.

    Words that are no label of it end a row that is complete; what follows them is another's.
    """
    widths = {row: len(cells) for row, cells in cells_of(template, table.id).items()}
    row: _Row | None = None
    words = list[tuple[int, str]]()
    for block, more, figures in _pieces(lines):
        if more and not words and row is not None and len(row.texts) > row.width and more[0][0] in _POINTS:
            # The number of a label that was broken behind it.
            words = [(block, row.texts.pop().text)]
        words = [*words, *((block, word) for word in more)][-_BROKEN:]
        if not figures:
            continue
        found = _label_in(words, template, table.id)
        if found is not None:
            if row is not None:
                yield _strip(row, table)
            match, place, wording = found
            row = _Row(match, Place(place), wording, widths.get(match.id, 0))
        elif words and row is not None and len(row.texts) >= row.width:
            yield _strip(row, table)
            row = None
        words = []
        if row is not None:
            row.texts += [Text(figure, Place(block)) for figure in figures]
    if row is not None:
        yield _strip(row, table)


def figures_by_line(lines: Sequence[tuple[int, Paragraph]]) -> Iterator[tuple[Text, ...]]:
    """
    Yield the figures of each line that holds nothing else.
    """
    yield from (tuple(Text(figure, Place(block)) for figure in figures) for block, words, figures in _pieces(lines) if not words)


def _strip(row: _Row, table: Table) -> Strip:
    return Strip(table.id, row.label, row.place, row.wording, tuple(row.texts))


def _label_in(words: Sequence[tuple[int, str]], template: Template, table: str) -> tuple[Match, int, str] | None:
    """
    Return the row that the last words label, as few or as many of them as are most like it; a group only where no row is.
    """
    if words and normal(words[-1][1]) == SUBTOTAL:
        words = words[:-1]
    best: tuple[Match, int, str] | None = None
    for start in reversed(range(len(words))):
        wording = "".join(word for _, word in words[start:])
        if len(wording) > _LONGEST:
            break
        match = row_of(wording, template, table)
        if match is None:
            continue
        rank = (is_leaf(match, template, table), match.likeness)
        if best is None or rank > (is_leaf(best[0], template, table), best[0].likeness):
            best = (match, words[start][0], wording)
    return best


def _pieces(lines: Sequence[tuple[int, Paragraph]]) -> Iterator[tuple[int, list[str], list[str]]]:
    """
    Yield the lines of text, each as words and the figures behind them.
    """
    for block, paragraph in lines:
        for line in paragraph.text.splitlines():
            if _PAGE.fullmatch(squeezed(line)):
                continue
            words = [word.replace("\0", " ") for word in _AMOUNT.sub("\\1\0\\2", line.replace("|", " ")).split()]
            count = len(words)
            while count and _is_figure(words[count - 1]):
                count -= 1
            if words:
                yield block, words[:count], words[count:]


def _is_figure(word: str) -> bool:
    return _UNITED.fullmatch(word) is not None or bool(figures_in([Text(word, Place(0))]))
