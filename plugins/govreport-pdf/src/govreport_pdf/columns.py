"""
Tables without lines, where nothing but white parts the columns: only if it is the same white in every row.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from govreport_pdf.lattice import Area
from govreport_pdf.lines import Line
from govreport_pdf.pages import Item
from govreport_pdf.sheets import Box
from govreport_pdf.tables import Cell, Table

__all__ = ["with_columns"]

#: Fewer rows are no table.
_LEAST: Final = 3
#: The white between two columns in all rows together, in sizes of the face.
_GUTTER: Final = 1.0


def with_columns(items: Sequence[Item]) -> Iterator[Item]:
    """
    Yield the items of a page, with one table in place of lines that are its rows.

    A run of lines is a table if every one of them has as many pieces, and no piece reaches into the white between two
    columns. A run with any other line stays as it is.
    """
    for parted, run in groupby(items, _is_parted):
        members = list(run)
        rows = [each for each in members if isinstance(each, Line)] if parted else []
        edges = _edges(rows) if len(rows) >= _LEAST else ()
        if edges:
            yield _table(rows, edges)
        else:
            yield from members


def _is_parted(item: Item) -> bool:
    return isinstance(item, Line) and len(item.pieces) > 1 and not item.turn


def _edges(rows: Sequence[Line]) -> tuple[float, ...]:
    """
    Return the edges of the columns, or nothing if there are none for certain.
    """
    if len({len(row.pieces) for row in rows}) > 1:
        return ()
    columns = list(zip(*(row.pieces for row in rows), strict=True))
    lefts = [min(piece.left for piece in column) for column in columns]
    rights = [max(piece.right for piece in column) for column in columns]
    gaps = list(zip(rights, lefts[1:], strict=False))
    if any(after - before < _GUTTER * max(row.size for row in rows) for before, after in gaps):
        return ()
    return (lefts[0], *((before + after) / 2 for before, after in gaps), rights[-1])


def _table(rows: Sequence[Line], edges: tuple[float, ...]) -> Table:
    cells = [
        Cell(Area(number, column), box := Box(left, row.box.top, right, row.box.bottom), (Line(piece.text, box, row.size, (piece,)),))
        for number, row in enumerate(rows)
        for column, (piece, (left, right)) in enumerate(zip(row.pieces, pairwise(edges), strict=True))
    ]
    box = Box(edges[0], rows[0].box.top, edges[-1], rows[-1].box.bottom)
    return Table(box=box, xs=edges, rows=len(rows), cells=tuple(cells))
