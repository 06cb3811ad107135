"""
Tables that go over a page break, put together again.

Two tables are one if nothing but the break stands between them, they are equally wide, and half of the inner edges of the
one with fewer are edges of the other. A head that the second repeats is dropped. What the break tore is mended where that
is certain:

- A merged cell at the left that goes on below the break, seen by its height. Either one of its parts is empty; or its text
  breaks off in a full line, goes on with a letter, and either it was numbered (as （四）无 | 法提供) or the rest of it stands
  at the top instead of the middle.
- A row that goes on below the break: each cell has text in one of its parts only, or text that breaks off in a full line
  and goes on with a letter; and there are cells of both kinds.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Final

from attrs import evolve

from govreport_pdf.lattice import Area
from govreport_pdf.tables import Cell, Table

__all__ = ["joined"]

#: How labels are numbered: （四）, 1., 三、.
_NUMBERED: Final = re.compile(r"[（(\[【〔①-⑳]|[\d一二三四五六七八九十]{1,3}[、.．)）]")
#: By how much edges of columns may differ, in points.
_AGREE: Final = 4.0
#: By how much more white a text may have below than above and still stand in the middle, in sizes of its face.
_OFF_MIDDLE: Final = 1.5


def joined(upper: Table, lower: Table) -> Table | None:
    """
    Return the table that two are, the second at the top of the page behind the first; or nothing if they are two.
    """
    xs = _common(_steps(upper), _steps(lower))
    if not xs:
        return None
    above, below = _moved(upper, xs), _moved(lower, xs)
    if min(cell.area.colspan for cell in (*above, *below)) < 1:
        return None
    heads = _repeated(above, below)
    below = [evolve(cell, area=evolve(cell.area, row=cell.area.row - heads)) for cell in below if cell.area.row >= heads]
    cells, grown = _sewn(above, below, upper.rows)
    return Table(box=lower.box, xs=xs, rows=upper.rows + lower.rows - heads + grown, cells=tuple(cells), heads=upper.heads or heads)


def _steps(table: Table) -> tuple[float, ...]:
    return tuple(x - table.xs[0] for x in table.xs)


def _common(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, ...]:
    """
    Return the edges of both tables together, or nothing if they do not agree.
    """
    many, few = (one, other) if len(one) >= len(other) else (other, one)
    new = [edge for edge in few[1:-1] if abs(edge - many[_nearest(many, edge)]) > _AGREE]
    if abs(many[-1] - few[-1]) > _AGREE or 2 * len(new) > len(few[1:-1]):
        return ()
    return tuple(sorted((*many, *new)))


def _nearest(edges: Sequence[float], edge: float) -> int:
    return min(range(len(edges)), key=lambda place: abs(edges[place] - edge))


def _moved(table: Table, xs: Sequence[float]) -> list[Cell]:
    """
    Return the cells of a table in columns that have all its edges.
    """
    places = [_nearest(xs, step) for step in _steps(table)]
    return [evolve(cell, area=_area(cell.area, places)) for cell in table.cells]


def _area(area: Area, places: Sequence[int]) -> Area:
    left, right = places[area.column], places[area.column + area.colspan]
    return evolve(area, column=left, colspan=right - left)


def _repeated(above: Sequence[Cell], below: Sequence[Cell]) -> int:
    """
    Return how many rows of the lower table are the head of the upper: the same words, spans and all, and no figure.
    """
    heads = 0
    bottom = 0
    pairs = takewhile(lambda pair: pair[0].area == pair[1].area and pair[0].text == pair[1].text, zip(above, below, strict=False))
    rows: dict[int, list[Cell]] = {}
    for cell, _ in pairs:
        rows.setdefault(cell.area.row, []).append(cell)
    for row, cells in rows.items():
        whole = [cell for cell in below if cell.area.row == row]
        if len(cells) < len(whole) or any(cell.text and not any(map(str.isalpha, cell.text)) for cell in cells):
            break
        if row == bottom and not any(cell.text for cell in cells):
            break
        bottom = max(bottom, *(cell.area.row + cell.area.rowspan for cell in cells))
        if bottom == row + 1:
            heads = bottom
    return heads


def _sewn(above: Sequence[Cell], below: Sequence[Cell], rows: int) -> tuple[list[Cell], int]:
    """
    Return the cells of both, and how many rows more or less there are than in both.
    """
    first = [cell for cell in below if cell.area.row == 0]
    last = {(cell.area.column, cell.area.colspan): cell for cell in above if cell.area.row + cell.area.rowspan == rows}
    pairs = {cell.area.column: (last.get((cell.area.column, cell.area.colspan)), cell) for cell in first}
    merged = list(takewhile(lambda column: _goes_on(*pairs[column]), list(pairs)[:-1]))
    whole = _row_goes_on({column: pair for column, pair in pairs.items() if column not in merged})
    sewn = set(pairs) if whole else set(merged)
    shift = rows - whole
    cells: list[Cell] = []
    for cell in above:
        pair = pairs.get(cell.area.column)
        cells.append(_one(cell, pair[1], whole=whole) if pair and pair[0] is cell and cell.area.column in sewn else cell)
    rest = [cell for cell in below if cell.area.row or cell.area.column not in sewn]
    return cells + [evolve(cell, area=evolve(cell.area, row=cell.area.row + shift)) for cell in rest], -whole


def _one(upper: Cell, lower: Cell, *, whole: bool) -> Cell:
    area = evolve(upper.area, rowspan=upper.area.rowspan + lower.area.rowspan - whole)
    return evolve(upper, area=area, box=lower.box, lines=upper.lines + lower.lines)


def _goes_on(upper: Cell | None, lower: Cell) -> bool:
    """
    Return whether a merged cell goes on below the break.
    """
    if upper is None or max(upper.area.rowspan, lower.area.rowspan) == 1:
        return False
    return not upper.lines or not lower.lines or (_flows(upper, lower) and (_is_numbered(upper.text) or not _is_centred(lower)))


def _row_goes_on(pairs: Mapping[int, tuple[Cell | None, Cell]]) -> bool:
    """
    Return whether all of a row goes on below the break.
    """
    torn: list[tuple[Cell, Cell]] = []
    whole = False
    for upper, lower in pairs.values():
        if upper is None or lower.area.rowspan > 1:
            return False
        if upper.lines and lower.lines:
            torn.append((upper, lower))
        elif upper.lines or lower.lines:
            whole = True
    return whole and bool(torn) and all(_flows(upper, lower) for upper, lower in torn)


def _flows(upper: Cell, lower: Cell) -> bool:
    """
    Return whether a text breaks off in a full line, and goes on with what can begin no label.
    """
    if not upper.lines or not lower.lines:
        return False
    last, text = upper.lines[-1], lower.text
    room = upper.box.right - last.box.right - min(max(last.box.left - upper.box.left, 0), last.size)
    return room < lower.lines[0].size and text[0].isalpha() and not _is_numbered(text)


def _is_numbered(text: str) -> bool:
    return bool(_NUMBERED.match(text))


def _is_centred(cell: Cell) -> bool:
    above = cell.lines[0].box.top - cell.box.top
    below = cell.box.bottom - cell.lines[-1].baseline
    return below - above <= _OFF_MIDDLE * cell.lines[0].size
