"""
Characters to lines: what stands on one baseline, in the order it is read, with its white.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, final

from attrs import evolve, frozen

from govreport_pdf.characters import is_space, is_wide
from govreport_pdf.sheets import Box, Glyph

__all__ = ["Line", "Piece", "lines"]

#: How far a baseline may be off, in sizes of the face: a raised digit is still on its line.
_RAISED: Final = 0.4
#: The white that is a space between letters, and between wide characters, in sizes of the face.
_WORD: Final = 0.3
_WIDE: Final = 1.5
#: The white that parts two columns.
_COLUMN: Final = 2.0
#: By how much of itself a character may lie over the next one; a space that lies deeper is not seen.
_OVER: Final = 0.5


@final
@frozen
class Piece:
    """
    A run of text with no wide white in it.
    """

    text: str
    left: float
    right: float


@final
@frozen
class Line:
    """
    One line of text. Where white wider than two characters is no text of the file's own, ``text`` has a tab.
    """

    text: str
    box: Box
    size: float
    pieces: tuple[Piece, ...]
    #: By how many quarters the page must be turned clockwise for the line to be level.
    turn: int = 0

    @property
    def baseline(self) -> float:
        """
        The y on which its characters stand.
        """
        return self.box.bottom


def lines(glyphs: Iterable[Glyph]) -> Iterator[Line]:
    """
    Yield the lines of some characters from top to bottom; those of another direction come after.
    """
    turns: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        turns.setdefault(glyph.turn, []).append(glyph)
    for turn in sorted(turns, key=lambda each: (-len(turns[each]), each)):
        # In a page without size: places before and after differ, distances and order do not.
        level = [evolve(each, box=each.box.turned(turn, 0, 0)) for each in turns[turn]] if turn else turns[turn]
        for row in _rows(level):
            line = _line(row)
            if line:
                yield evolve(line, box=line.box.turned(-turn, 0, 0), turn=turn) if turn else line


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    row = list[Glyph]()
    for glyph in sorted(glyphs, key=lambda each: (each.box.bottom, each.box.left)):
        if row and glyph.box.bottom - row[0].box.bottom > _RAISED * max(glyph.size, row[0].size):
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _line(row: Sequence[Glyph]) -> Line | None:
    """
    Return the line that characters make, or nothing if all are white.
    """
    order = sorted(row, key=lambda each: each.box.left)
    inked = [each for each in order if not is_space(each.character)]
    if not inked:
        return None
    spaces = [each for each in order if is_space(each.character)]
    parts = [inked[0].character]
    pieces = list[Piece]()
    first = begin = 0
    for place, (before, after) in enumerate(pairwise(inked), start=1):
        size = max(before.size, after.size)
        gap = after.box.left - before.box.right
        white = list[str]()
        while first < len(spaces) and spaces[first].box.middle < after.box.left:
            if spaces[first].box.middle > before.box.right - _OVER * spaces[first].box.width:
                white.append(spaces[first].character)
            first += 1
        if gap >= _COLUMN * size:
            pieces.append(_piece(inked[begin:place], parts[begin:place]))
            begin = place
        parts.append(_white(white, gap / size, before.character, after.character) + after.character)
    pieces.append(_piece(inked[begin:], parts[begin:]))
    box = Box(
        min(each.box.left for each in inked),
        min(each.box.top for each in inked),
        max(each.box.right for each in inked),
        sorted(each.box.bottom for each in inked)[len(inked) // 2],
    )
    return Line("".join(parts), box, sorted(each.size for each in inked)[len(inked) // 2], tuple(pieces))


def _piece(glyphs: Sequence[Glyph], parts: Sequence[str]) -> Piece:
    return Piece("".join(parts).strip(), glyphs[0].box.left, max(each.box.right for each in glyphs))


def _white(spaces: Sequence[str], gap: float, before: str, after: str) -> str:
    """
    Return what stands between two characters: the file's own spaces, or what the white between them means.
    """
    if spaces:
        return "".join(spaces)
    if gap >= _COLUMN:
        return "\t"
    return " " if gap >= (_WIDE if is_wide(before) or is_wide(after) else _WORD) else ""
