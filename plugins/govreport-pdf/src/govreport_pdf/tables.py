"""
Lattices and the characters in them: tables with the text of each cell.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, final

from attrs import frozen

from govreport.document import CellKind, Grid, GridCell
from govreport_pdf.characters import is_space
from govreport_pdf.lattice import Area, Lattice, lattice
from govreport_pdf.lines import Line, lines
from govreport_pdf.rulings import frames
from govreport_pdf.sheets import Box, Glyph, Sheet

__all__ = ["Cell", "Table", "grid", "tables"]

#: Characters no further apart, in sizes of the face, are one word.
_WORD: Final = 0.15
#: A character that lies across a line by this much of itself is cut by it.
_CUT: Final = 0.15


@final
@frozen
class Cell:
    """
    A cell with where it stands on its page, and its lines.
    """

    area: Area
    box: Box
    lines: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """
        Its lines, one below the other.
        """
        return "\n".join(line.text.replace("\t", " ") for line in self.lines)


@final
@frozen(kw_only=True)
class Table:
    """
    A table, of one page or more.
    """

    box: Box
    #: The edges of its columns.
    xs: tuple[float, ...]
    rows: int
    #: Row by row.
    cells: tuple[Cell, ...]
    #: How many rows at the top are repeated on each page.
    heads: int = 0


def tables(sheet: Sheet) -> tuple[tuple[Table, ...], tuple[Glyph, ...]]:
    """
    Return the ruled tables of a page from top to bottom, and the characters outside them.

    Raises:
        UnreadableDocument: A table is too large.
    """
    found = [each for each in (lattice(frame, sheet.name) for frame in frames(sheet.strokes)) if each]
    rest, done = sheet.glyphs, list[Table]()
    # A table inside a cell of another takes its text first.
    for each in sorted(found, key=lambda each: each.box.width * each.box.height):
        inside, rest = _parted(rest, each.box)
        done.append(_table(each, inside))
    return tuple(sorted(done, key=lambda each: each.box.top)), rest


def grid(table: Table) -> Grid:
    """
    Return a table as a grid.
    """
    rows: list[list[GridCell]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        kind = CellKind.HEAD if cell.area.row < table.heads else CellKind.TEXT
        rows[cell.area.row].append(GridCell(cell.text, cell.area.rowspan, cell.area.colspan, kind))
    return Grid(rows=tuple(map(tuple, rows)), head_rows=table.heads)


def _parted(glyphs: Sequence[Glyph], box: Box) -> tuple[tuple[Glyph, ...], tuple[Glyph, ...]]:
    inside, outside = list[Glyph](), list[Glyph]()
    for each in glyphs:
        x, y = _centre(each)
        (inside if box.left <= x < box.right and box.top <= y < box.bottom else outside).append(each)
    return tuple(inside), tuple(outside)


def _centre(glyph: Glyph) -> tuple[float, float]:
    return glyph.box.middle, (glyph.box.top + glyph.box.bottom) / 2


def _table(found: Lattice, glyphs: Sequence[Glyph]) -> Table:
    held: list[list[Glyph]] = [[] for _ in found.areas]
    for glyph, number in zip(glyphs, _numbers(found, glyphs), strict=True):
        held[number].append(glyph)
    cells = tuple(Cell(area, found.box_of(area), tuple(lines(each))) for area, each in zip(found.areas, held, strict=True))
    return Table(box=found.box, xs=found.xs, rows=len(found.ys) - 1, cells=cells)


def _numbers(found: Lattice, glyphs: Sequence[Glyph]) -> list[int]:
    """
    Return the cell of each character.

    A word that a line cuts through is wider than its cell. It stays whole, in the cell that holds most of it, if the other
    holds nothing else: half a number would be a wrong number.
    """
    numbers = [found.at(*_centre(each)) or 0 for each in glyphs]
    filled = Counter(number for number, glyph in zip(numbers, glyphs, strict=True) if not is_space(glyph.character))
    for begin, end in _words(glyphs):
        word = Counter(numbers[begin:end])
        if len(word) == 2 and any(_cut(glyphs[place], found.areas[numbers[place]], found) for place in range(begin, end)):  # noqa: PLR2004 - it and its neighbour
            (most, _), (least, count) = word.most_common()
            if filled[least] == count:
                numbers[begin:end] = [most] * (end - begin)
    return numbers


def _words(glyphs: Sequence[Glyph]) -> Iterator[tuple[int, int]]:
    """
    Yield from where to where characters follow each other without white.
    """
    breaks = [place for place, pair in enumerate(pairwise(glyphs), start=1) if not _adjacent(*pair)]
    yield from pairwise((0, *breaks, len(glyphs)))


def _adjacent(before: Glyph, after: Glyph) -> bool:
    level = before.turn == after.turn == 0 and abs(before.box.bottom - after.box.bottom) < 1
    return level and abs(after.box.left - before.box.right) < _WORD * max(before.size, after.size)


def _cut(glyph: Glyph, area: Area, found: Lattice) -> bool:
    box, room = glyph.box, _CUT * glyph.box.width
    cell = found.box_of(area)
    return cell.left - box.left > room or box.right - cell.right > room
