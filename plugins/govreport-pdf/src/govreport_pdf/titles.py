"""
The title, the headings and who signs: where the file or the page leaves no doubt. All else is a paragraph.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile
from typing import Final

from govreport_pdf.flow import Placed
from govreport_pdf.lines import Line
from govreport_pdf.measures import Measure
from govreport_pdf.paragraphs import Text, continued, ended
from govreport_pdf.sheets import Mark

__all__ = ["closing", "levels", "title_lines", "title_text"]

#: A title is larger than the text by this much.
_LARGER: Final = 1.2
#: Faces that differ by less are the same.
_SAME: Final = 1.05
#: How far from the middle of the text a title may stand, in sizes of its face.
_OFF_MIDDLE: Final = 1.0
_MOST_LINES: Final = 4


def title_lines(run: Sequence[Placed], measure: Measure) -> tuple[Line, ...]:
    """
    Return the lines of the title: the first of the file, in the middle, of one size, and larger than all others.
    """
    large = [each for each in run if _is_large(each, measure)]
    first = [each.item for each in takewhile(lambda each: _is_large(each, measure), run) if isinstance(each.item, Line)]
    if not 0 < len(first) == len(large) <= _MOST_LINES or large[-1].page > large[0].page:
        return ()
    if max(each.size for each in first) > _SAME * min(each.size for each in first):
        return ()
    middle = measure.lefts[large[0].page] + measure.width / 2
    return tuple(first) if all(abs(each.box.middle - middle) <= _OFF_MIDDLE * each.size for each in first) else ()


def _is_large(placed: Placed, measure: Measure) -> bool:
    return isinstance(placed.item, Line) and placed.item.size >= _LARGER * measure.size


def title_text(lines: Sequence[Line], measure: Measure) -> str:
    """
    Return the title with the line breaks that are meant, where the next word had fitted.
    """
    text = lines[0].text if lines else ""
    for above, line in pairwise(lines):
        meant = ended(above, line, above.box.left + measure.width)
        text = f"{text}\n{line.text}" if meant else continued(text, line.text)
    return text


def levels(texts: Iterable[Text], marks: Iterable[Mark]) -> dict[Text, int]:
    """
    Return the level of each paragraph that the outline of the file names, on the page that it names.
    """
    places = defaultdict[tuple[int, str], list[Text]](list)
    for text in texts:
        places[text.page, _squeezed(text.text)].append(text)
    found = dict[Text, int]()
    for mark in marks:
        named = places[mark.page, _squeezed(mark.text)]
        if named:
            found[named.pop(0)] = mark.level
    return found


def closing(texts: Sequence[Text], measure: Measure) -> frozenset[Text]:
    """
    Return who signs and when: of the last paragraphs, the last first, those that are one line right of the middle.
    """
    return frozenset(takewhile(lambda text: len(text.lines) == 1 and _is_right(text, measure), texts))


def _is_right(text: Text, measure: Measure) -> bool:
    page, line = text.lines[0]
    return line.box.left > measure.lefts[page] + measure.width / 2


def _squeezed(text: str) -> str:
    return "".join(text.split())
