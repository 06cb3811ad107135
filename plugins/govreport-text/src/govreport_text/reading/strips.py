"""
One line of a drawn table: what stands between its borders, over which columns.

Where the borders of a table do not stand below each other, whatever the width of the characters between them, they are
counted.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, final

from attrs import frozen

from govreport_text.widths import Widths, columns_of, wide_columns_of

__all__ = ["UPRIGHT", "Frame", "Span", "Strip", "framed", "is_level", "is_line", "is_rule"]

#: What borders from top to bottom are drawn with.
UPRIGHT: Final = "|│┃║┆┇┊┋╎╏"
_LEVEL: Final = "-=─━═┄┅┈┉╌╍"
_CORNERS: Final = "+" + "".join(sign for sign in map(chr, range(0x2500, 0x2580)) if sign not in UPRIGHT + _LEVEL)
#: The borders of a table that begins with a plus, and of one that does not: signs of the other kind are text.
_PLAIN: Final = re.compile("[+|]")
_BOX: Final = re.compile(f"[{UPRIGHT[1:]}{_CORNERS[1:]}]")
_RULE: Final = re.compile(f"[{_CORNERS}](?=.*[{_LEVEL}])[{_LEVEL}{_CORNERS}]*[{_CORNERS}]")
_LINE: Final = re.compile(f"[{UPRIGHT}{_CORNERS}].*[{UPRIGHT}{_CORNERS}]")
#: A corner of a border that does not go all the way across; a plus may be text.
_PARTIAL: Final = re.compile(f"(?:(?<=[{_LEVEL}])|(?=.[{_LEVEL}]))[{_CORNERS[1:]}]")


@final
@frozen
class _Gauge:
    """
    What borders are, and how wide everything is.
    """

    border: re.Pattern[str]
    widths: Widths


@final
@frozen
class Span:
    """
    What stands between two borders.
    """

    left: int
    #: The first column that is not covered.
    right: int
    text: str


@final
@frozen
class Strip:
    """
    One line of a table.
    """

    spans: tuple[Span, ...]
    #: Whether some of the line is a border between two rows.
    parts: bool


@final
@frozen
class Frame:
    """
    A table as its borders part it.
    """

    strips: Sequence[Strip]
    #: How many columns it has.
    columns: int
    widths: Widths
    #: Where on screen the borders stand, and how wide one is; nothing if they do not stand below each other.
    edges: Sequence[int] = ()
    thickness: int = 1


def is_rule(line: str) -> bool:
    """
    Return whether a line is a border from end to end.
    """
    return _RULE.fullmatch(line.strip()) is not None


def is_line(line: str) -> bool:
    """
    Return whether a line begins and ends with a border.
    """
    return _LINE.fullmatch(line.strip()) is not None


def is_level(text: str) -> bool:
    """
    Return whether all that stands between two borders is a border between two rows.
    """
    return bool(text) and not text.strip(_LEVEL)


def framed(lines: Sequence[str]) -> Frame:
    """
    Return the lines of a table as its borders part them.
    """
    border = _PLAIN if lines[0].lstrip().startswith("+") else _BOX
    narrow, wide = (_Gauge(border, widths) for widths in (columns_of, wide_columns_of))
    for gauge in (narrow, wide):
        edges = _edges(lines, gauge)
        strips = [_strip(line, edges, gauge) for line in lines]
        found = [strip for strip in strips if strip]
        if len(found) == len(lines):
            return Frame(found, len(edges) - 1, gauge.widths, edges, gauge.widths(lines[0].lstrip()[0]))
    edges = _edges(lines, narrow)
    return Frame([_strip(line, edges, narrow) or _counted(line, len(edges) - 1) for line in lines], len(edges) - 1, columns_of)


def _marks(line: str, gauge: _Gauge) -> Iterator[tuple[int, int]]:
    """
    Yield the column of each border and its place in the line.
    """
    column, place = 0, 0
    for found in gauge.border.finditer(line):
        column += gauge.widths(line[place : found.start()])
        yield column, found.start()
        column += gauge.widths(found[0])
        place = found.end()


def _edges(lines: Sequence[str], gauge: _Gauge) -> list[int]:
    edges = set[int]()
    for line in lines:
        if is_rule(line):
            edges |= {column for column, _ in _marks(line, gauge)}
        elif gauge.border is _BOX and (corners := {found.start() for found in _PARTIAL.finditer(line)}):
            edges |= {column for column, place in _marks(line, gauge) if place in corners}
    return sorted(edges)


def _strip(line: str, edges: Sequence[int], gauge: _Gauge) -> Strip | None:
    """
    Return the line as its borders part it, or nothing if they do not stand where the table begins and ends.
    """
    places = dict(_marks(line, gauge))
    borders = [(edge, places[column]) for edge, column in enumerate(edges) if column in places]
    if len(borders) < 2 or borders[0][0] > 0 or borders[-1][0] < len(edges) - 1:  # noqa: PLR2004  # from one to another
        return None
    spans = tuple(Span(left, right, line[begin + 1 : end]) for (left, begin), (right, end) in pairwise(borders))
    cornered = any(line[place] in _CORNERS for _, place in borders)
    return Strip(spans, cornered and any(is_level(span.text) for span in spans))


def _counted(line: str, columns: int) -> Strip:
    """
    Return the line with its borders counted; what is too much stands in the last column.
    """
    if is_rule(line):
        return Strip((Span(0, columns, _LEVEL),), parts=True)
    between = re.split(f"[{UPRIGHT}]", line.strip().strip(UPRIGHT), maxsplit=columns - 1)
    texts = ("" if not text.strip(_LEVEL + _CORNERS) else text for text in between)
    return Strip(tuple(Span(column, column + 1, text) for column, text in enumerate(texts)), parts=False)
