"""
Rows that stand as lines of text: a label, on one line or broken over several, and its figures behind it or below it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, final

from attrs import define, field

from govreport.document import Paragraph
from govreport.recognition.normal import squeezed
from govreport.recognition.outcome import Place
from govreport.recognition.strips import Strip, Text, figures_in, is_leaf
from govreport.recognition.vocabulary import Match, row_of
from govreport.tables import Table, leaves
from govreport.template import Template

__all__ = ["figure_lines", "strips_of_lines"]

#: The number of a page, as it stands between the lines.
_PAGE: Final = re.compile(r"[-—–―]+\d{1,3}[-—–―]+|第\d{1,3}页(?:[,/，]?共\d{1,3}页)?")
#: A label is broken over so many lines at most.
_BROKEN: Final = 12


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
    widths = {row.id: len(leaves(part.columns)) for part in table.parts for row in leaves(part.rows)}
    row: _Row | None = None
    words = list[tuple[int, str]]()
    for block, word, figures in _pieces(lines):
        if word:
            words = [*words[1 - _BROKEN :], (block, word)]
        if not figures:
            continue
        found = _label_in(words, template, table.id)
        if found is not None:
            if row is not None and row.texts:
                yield _strip(row, table)
            match, place, wording = found
            row = _Row(match, Place(place), wording, widths[match.id])
        elif words and row is not None and len(row.texts) >= row.width:
            yield _strip(row, table)
            row = None
        words = []
        if row is not None:
            row.texts += [Text(figure, Place(block)) for figure in figures]
    if row is not None and row.texts:
        yield _strip(row, table)


def figure_lines(lines: Sequence[tuple[int, Paragraph]]) -> tuple[Text, ...]:
    """
    Return the figures of all lines that hold nothing else.
    """
    return tuple(Text(figure, Place(block)) for block, word, figures in _pieces(lines) if not word for figure in figures)


def _strip(row: _Row, table: Table) -> Strip:
    return Strip(table.id, row.label, row.place, row.wording, tuple(row.texts))


def _label_in(words: Sequence[tuple[int, str]], template: Template, table: str) -> tuple[Match, int, str] | None:
    """
    Return the row that the last words label, as few or as many of them as are most like it.
    """
    best: tuple[Match, int, str] | None = None
    for start in reversed(range(len(words))):
        wording = "".join(word for _, word in words[start:])
        match = row_of(wording, template, table)
        if match is not None and is_leaf(match, template, table) and (best is None or match.likeness > best[0].likeness):
            best = (match, words[start][0], wording)
    return best


def _pieces(lines: Sequence[tuple[int, Paragraph]]) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """
    Yield the lines of text, each as words and the figures behind them.
    """
    for block, paragraph in lines:
        for line in paragraph.text.splitlines():
            if _PAGE.fullmatch(squeezed(line)):
                continue
            words = line.replace("|", " ").split()
            figures = list[str]()
            while words and figures_in([Text(words[-1], Place(block))]):
                figures.insert(0, words.pop())
            if words or figures:
                yield block, "".join(words), tuple(figures)
