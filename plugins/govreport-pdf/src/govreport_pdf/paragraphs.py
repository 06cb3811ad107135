"""
Lines to paragraphs: where one begins, and how its lines are put together.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, final

from attrs import frozen

from govreport_pdf.characters import is_wide
from govreport_pdf.lines import Line
from govreport_pdf.measures import Measure

__all__ = ["Text", "continued", "ended", "texts"]

#: A first line stands in by this much, in sizes of its face.
_INDENT: Final = 1.0
#: Lines further apart than this, in usual distances, are not of one paragraph.
_APART: Final = 1.4
#: Faces that differ by more are not of one paragraph.
_FACES: Final = 1.15
#: White at the end of a line that is still full, in sizes of its face.
_SLACK: Final = 0.5

#: What is never broken: one wide character or a word, with the marks that open and close it.
_FIRST: Final = re.compile(r"[（《“‘〔【(]{0,2}(?:[\w.%/@:-]{1,30}?(?=[⺀-鿿＀-￯\s]|$)|.)[，。、；：！？”’）》〕】)]{0,2}")


@final
@frozen(eq=False)
class Text:
    """
    A paragraph: its text, and the lines it comes from with the pages they stand on. Two of the same words are two.
    """

    text: str
    lines: tuple[tuple[int, Line], ...]

    @property
    def page(self) -> int:
        """
        The number of the page on which it begins.
        """
        return self.lines[0][0]


def texts(run: Iterable[tuple[int, Line]], measure: Measure) -> Iterator[Text]:
    """
    Yield the paragraphs of lines that follow each other.
    """
    rows: list[tuple[int, Line]] = []
    for page, line in run:
        if rows and _begins(rows[-1], (page, line), measure):
            yield _text(rows)
            rows = []
        rows.append((page, line))
    if rows:
        yield _text(rows)


def ended(line: Line, following: Line, right: float) -> bool:
    """
    Return whether a line ends before the margin though the first word of the next would have fitted.
    """
    word = _FIRST.match(following.text)
    width = sum(1.0 if is_wide(each) else 0.5 for each in word[0]) if word else 1.0
    return right - line.box.right > (width + _SLACK) * following.size


def continued(text: str, more: str) -> str:
    """
    Return a text with its next line: wide characters stand close, words apart.
    """
    return text + ("" if is_wide(text[-1]) or is_wide(more[0]) else " ") + more


def _begins(before: tuple[int, Line], now: tuple[int, Line], measure: Measure) -> bool:
    """
    Return whether a line begins a paragraph, by any sign of it.
    """
    (page_before, above), (page, line) = before, now
    return (
        above.turn != line.turn
        or line.box.left - measure.lefts[page] > _INDENT * line.size
        or max(above.size, line.size) > _FACES * min(above.size, line.size)
        or "\t" in above.text + line.text
        or (page == page_before and line.baseline - above.baseline > _APART * measure.pitch)
        or ended(above, line, measure.right(page_before))
    )


def _text(rows: Sequence[tuple[int, Line]]) -> Text:
    text = rows[0][1].text
    for _, line in rows[1:]:
        text = continued(text, line.text)
    return Text(text, tuple(rows))
