"""
Rows whose cells are parted by tabs, by pipes, or by runs of spaces that stand below each other.
"""

import re
from collections.abc import Sequence
from typing import Final, TypeAlias

from govreport.document import Block, Paragraph
from govreport_text.reading.grids import grid_of
from govreport_text.widths import columns_of

__all__ = ["Found", "aligned_rows", "piped_rows", "tabbed_rows"]

#: The first line that is not part of it, and what it is; nothing if it says nothing.
Found: TypeAlias = tuple[int, list[Block]]
#: Where on screen a gap between two cells begins and ends.
_Gap: TypeAlias = tuple[int, int]

_BAR: Final = re.compile("[|\u2502\u2503\u2551\uff5c]")
#: A cell of a row that is no row but a rule, and a rule whose columns are parted by crosses.
_RULE: Final = re.compile(":?[-=\u2500\u2501\u2550]{3,}:?|")
_CROSSED: Final = re.compile(r"\s*[-=:+]*-\+-[-=:+]*\s*")
_NUMBER: Final = re.compile("[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．]")
#: A cell of a line that is laid out by spaces; between cells stand two at least.
_WORDS: Final = re.compile(r"\S+(?:\s\S+)*")
#: What ends a sentence stands in prose.
_SENTENCE: Final = re.compile("[。；！？]")


def tabbed_rows(lines: Sequence[str], start: int) -> Found | None:
    """
    Return the table of all lines with tabs from one on.

    Tabs that only indent, or only part a number from its text as word processors do in lists, make no table.

    Raises:
        UnreadableDocument: It has too many rows or columns.
    """
    end = start
    while end < len(lines) and "\t" in lines[end]:
        end += 1
    if end == start:
        return None
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines[start:end]]
    filled = [[cell for cell in row if cell] for row in rows]
    if all(len(row) <= 1 or (len(row) == 2 and _NUMBER.fullmatch(row[0])) for row in filled):  # noqa: PLR2004  # number and text
        return end, [Paragraph(line.strip()) for line in lines[start:end] if line.strip()]
    return end, _table(rows)


def piped_rows(lines: Sequence[str], start: int) -> Found | None:
    """
    Return the table of all lines with pipes from one on; a line alone is one only if it begins with a pipe.

    Raises:
        UnreadableDocument: It has too many rows or columns.
    """
    if not _BAR.search(lines[start]):
        return None
    end = start + 1
    while end < len(lines) and (_BAR.search(lines[end]) or _CROSSED.fullmatch(lines[end])):
        end += 1
    if end == start + 1 and not _BAR.match(lines[start].lstrip()):
        return None
    return end, _table([_barred(line) for line in lines[start:end] if not _CROSSED.fullmatch(line.strip("| \t"))])


def aligned_rows(lines: Sequence[str], start: int) -> Found | None:
    """
    Return the table of lines with the same number of columns, two at least, whose gaps stand below each other.

    Raises:
        UnreadableDocument: It has too many rows or columns.
    """
    rows, gaps = list[list[str]](), list[_Gap]()
    for place in range(start, len(lines)):
        cells = _spaced(lines[place])
        if len(cells) < 2 or (rows and len(cells) != len(rows[0])):  # noqa: PLR2004  # a gap stands between two
            break
        here = _gaps(lines[place], cells)
        gaps = [(max(left, before), min(right, behind)) for (left, right), (before, behind) in zip(here, gaps or here, strict=True)]
        if any(left >= right for left, right in gaps):
            break
        rows.append([cell[0] for cell in cells])
    return (start + len(rows), _table(rows)) if len(rows) > 1 else None


def _table(rows: Sequence[Sequence[str]]) -> list[Block]:
    kept = [row for row in rows if len(row) > 1 or any(row)]
    grid = grid_of([row for row in kept if not (any(row) and all(map(_RULE.fullmatch, row)))])
    return [grid] if grid else []


def _barred(line: str) -> list[str]:
    line = line.strip()
    cells = _BAR.split(line)
    return [cell.strip() for cell in cells[not cells[0] : len(cells) - (not cells[-1])]]


def _spaced(line: str) -> list[re.Match[str]]:
    return [] if _SENTENCE.search(line) else list(_WORDS.finditer(line))


def _gaps(line: str, cells: Sequence[re.Match[str]]) -> list[_Gap]:
    gaps, column, place = list[_Gap](), 0, 0
    for cell in cells:
        before = column
        column += columns_of(line[place : cell.start()])
        if place:
            gaps.append((before, column))
        column += columns_of(cell[0])
        place = cell.end()
    return gaps
