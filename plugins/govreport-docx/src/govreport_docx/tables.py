"""
A grid as a table: true merged cells, fixed widths, heads that repeat on each page.

It writes the markup itself: ``Table.cell()`` and ``merge()`` of python-docx take seconds for one table of this form.
"""

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Final
from unicodedata import east_asian_width

from govreport.document import CellKind, Grid, GridCell, Placed
from govreport_docx.page import TEXT_HEIGHT, TEXT_WIDTH
from govreport_docx.styles import CELLS, TABLE, TABLE_ABOVE, TABLE_LINE, TABLE_MARGIN, TABLE_SIZE
from govreport_docx.text import attribute, runs

__all__ = ["table"]

_ROW_HEIGHT: Final = 360
#: What a table leaves of its page: room for its heading.
_WHOLE: Final = TEXT_HEIGHT - 700
_NARROW: Final = TEXT_WIDTH // 4
#: How much wider than its characters a line may be, as faces differ.
_SLACK: Final = 30
_SHADE: Final = '<w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/>'


def table(grid: Grid) -> str:
    """
    Return a grid as a table over the whole width of the text, or nothing if it has no cell.
    """
    if not grid.columns:
        return ""
    edges, lines = _edges(grid), _lines(grid)
    whole = sum(_height(line, edges) for line in lines) <= _WHOLE
    caption = f"<w:tblCaption w:val={attribute(grid.caption)}/>" if grid.caption else ""
    columns = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(edges))
    rows = "".join(
        _row(row, line, edges, repeated=row < grid.head_rows, kept=whole and row < len(lines) - 1) for row, line in enumerate(lines)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE}"/><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="0"/>{caption}'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _edges(grid: Grid) -> tuple[int, ...]:
    """
    Return where the columns begin and end, so that they add up to the width of the text whatever the hints are.
    """
    hints = grid.widths or (1,) * grid.columns
    whole = sum(hints)
    return tuple(TEXT_WIDTH * reached // whole for reached in accumulate(hints, initial=0))


def _lines(grid: Grid) -> tuple[tuple[Placed, ...], ...]:
    """
    Return what stands in each row: the cells that begin in it and those that reach down into it.
    """
    lines: list[list[Placed]] = [[] for _ in grid.rows]
    for placed in grid.placed():
        for line in lines[placed.row : placed.row + placed.cell.rowspan]:
            line.append(placed)
    return tuple(tuple(sorted(line, key=lambda placed: placed.column)) for line in lines)


def _row(row: int, line: tuple[Placed, ...], edges: tuple[int, ...], *, repeated: bool, kept: bool) -> str:
    head = "<w:tblHeader/>" if repeated else ""
    cells = "".join(_cell(placed, edges, begun=placed.row == row, kept=kept) for placed in line)
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{_ROW_HEIGHT}" w:hRule="atLeast"/>{head}</w:trPr>{cells}</w:tr>'


def _cell(placed: Placed, edges: tuple[int, ...], *, begun: bool, kept: bool) -> str:
    cell, width = placed.cell, _width(placed, edges)
    span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    merge = '<w:vMerge w:val="restart"/>' if begun else "<w:vMerge/>"
    shade = _SHADE if cell.kind is CellKind.FLAGGED else ""
    style = CELLS[CellKind.TEXT if cell.kind is CellKind.HOLE else cell.kind]
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge if cell.rowspan > 1 else ""}{shade}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style.id}"/>{"<w:keepNext/>" if kept else ""}{_alignment(cell, width)}</w:pPr>'
        f"{runs(cell.text) if begun else ''}</w:p></w:tc>"
    )


def _alignment(cell: GridCell, width: int) -> str:
    """
    Return what a cell needs beside its style, to look as in the form.
    """
    if cell.kind is CellKind.STUB and cell.rowspan > 1 and width <= _NARROW:
        # The name of a group, beside its rows.
        return '<w:ind w:left="0"/><w:jc w:val="center"/>'
    lines = _wraps(cell.text, width)
    if lines > 1 and cell.kind is CellKind.HEAD and set(_halves(cell.text)) == {2}:
        # 商业/企业, not 商业企/业: lines of one length, where a line may break after any character.
        longest = -(-len(cell.text) // lines) * TABLE_SIZE * 10
        side = max(0, (width - 2 * TABLE_MARGIN - longest) // 2 - _SLACK)
        return f'<w:ind w:left="{side}" w:right="{side}"/>'
    return ""


def _width(placed: Placed, edges: tuple[int, ...]) -> int:
    return edges[placed.column + placed.cell.colspan] - edges[placed.column]


def _height(line: tuple[Placed, ...], edges: tuple[int, ...]) -> int:
    """
    Return about how high a row becomes.
    """
    wraps = (_wraps(placed.cell.text, _width(placed, edges)) for placed in line if placed.cell.rowspan == 1)
    return max(_ROW_HEIGHT, TABLE_LINE * max(wraps, default=1) + 2 * TABLE_ABOVE)


def _wraps(text: str, width: int) -> int:
    """
    Return about how many lines a text takes in a cell.
    """
    room = max(1, (width - 2 * TABLE_MARGIN) // (TABLE_SIZE * 5))
    return sum(max(1, -(-sum(_halves(line)) // room)) for line in text.splitlines())


def _halves(line: str) -> Iterator[int]:
    return (1 if east_asian_width(character) in "NaNH" else 2 for character in line)
