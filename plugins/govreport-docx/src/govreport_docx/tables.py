"""
A grid as a table: true merged cells, fixed widths, heads that repeat on each page.

Tables of one form differ in their figures alone, so the markup around the figures is made once and kept.
"""

from functools import lru_cache
from itertools import pairwise
from typing import Final, TypeAlias, final

from attrs import frozen

from govreport.document import CellKind, Grid, GridCell, Placed
from govreport.wording import Language, Wording
from govreport_docx.measures import ROW_HEIGHT, edges, height, sides, width_of
from govreport_docx.page import Page
from govreport_docx.profiles import CELLS
from govreport_docx.text import attribute, runs

__all__ = ["TABLE", "table"]

#: The style of every table, by its id.
TABLE: Final = "TableGrid"

#: What a table that must not be torn leaves of its page: room for its heading, and for lines that break more often than they were reckoned
#: to. Rows that no cell ties together lose little by a break, and keep together only where they take two thirds of a page or less.
_HEADING: Final = 1200
_ROW: Final = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{ROW_HEIGHT}" w:hRule="atLeast"/></w:trPr>'
#: A row that is repeated on each page.
_HEAD_ROW: Final = _ROW.replace("</w:trPr>", "<w:tblHeader/></w:trPr>")
#: Whether the first row is a head, for programs that do not look at the rows.
_LOOK: Final = '<w:tblLook w:val="{0}" w:firstRow="{1}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="0"/>'
_HEADED, _HEADLESS = _LOOK.format("0020", 1), _LOOK.format("0000", 0)
_SHADE: Final = '<w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/>'
#: Stands in the markup where a figure is to stand; no XML holds it.
_GAP: Final = "\0"
#: A figure of so many characters seldom takes a second line, and is no reason to lay out a table anew.
_SHORT: Final = 5
_SIZE: Final = Wording(
    zh="共{rows}行、{columns}列，其中表头{heads}行。", en="{rows} rows and {columns} columns, {heads} of the rows heads."
)
_MEASURED: Final = Wording(
    zh="共{rows}行、{columns}列，其中表头{heads}行；单位：{unit}。",
    en="{rows} rows and {columns} columns, {heads} of the rows heads; unit: {unit}.",
)

#: What a cell is without its figure: text, spans and kind.
_Bare: TypeAlias = tuple[str, int, int, CellKind]


@final
@frozen
class _Frame:
    """
    What a grid is without its figures, and how it is to look.
    """

    rows: tuple[tuple[_Bare, ...], ...]
    widths: tuple[int, ...]
    heads: int
    caption: str
    unit: str
    #: The room for text on the page, in twips.
    width: int
    height: int
    language: Language


def table(grid: Grid, page: Page, language: Language) -> str:
    """
    Return a grid as a table over the whole width of the text, or nothing if it has no cell.
    """
    if not grid.columns:
        return ""
    rows, figures = list[tuple[_Bare, ...]](), list[str]()
    for row in grid.rows:
        cells = list[_Bare]()
        for cell in row:
            text = cell.text
            if cell.kind is CellKind.FIGURE and len(text) <= _SHORT:
                figures.append(f"<w:r><w:t>{text}</w:t></w:r>" if text.isdigit() else runs(text))
                text = _GAP
            cells.append((text, cell.rowspan, cell.colspan, cell.kind))
        rows.append(tuple(cells))
    pieces = _around(_Frame(tuple(rows), grid.widths, grid.head_rows, grid.caption, grid.unit, page.width, page.height, language))
    filled = [""] * (len(pieces) + len(figures))
    filled[::2], filled[1::2] = pieces, figures
    return "".join(filled)


@lru_cache(maxsize=64)
def _around(frame: _Frame) -> tuple[str, ...]:
    """
    Return the markup of a table, in pieces between which its figures stand.
    """
    grid = Grid(rows=tuple(tuple(GridCell(*cell) for cell in row) for row in frame.rows))
    columns, lines = edges(frame.widths or (1,) * grid.columns, frame.width), _lines(grid)
    tied = any(placed.cell.rowspan > 1 for line in lines[frame.heads :] for placed in line)
    room = frame.height - _HEADING if tied else frame.height * 2 // 3
    whole = sum(height(line, columns) for line in lines) <= room
    inner = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(columns))
    rows = "".join(
        f"<w:tr>{_HEAD_ROW if row < frame.heads else _ROW}"
        f"{''.join(_cell(placed, row, columns, kept=row < (len(lines) - 1 if whole else frame.heads)) for placed in line)}</w:tr>"
        for row, line in enumerate(lines)
    )
    return tuple(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE}"/><w:tblW w:w="{frame.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_HEADED if frame.heads else _HEADLESS}'
        f"{_described(frame, grid)}</w:tblPr><w:tblGrid>{inner}</w:tblGrid>{rows}</w:tbl>".split(_GAP)
    )


def _described(frame: _Frame, grid: Grid) -> str:
    """
    Return what screen readers say before they read a table.
    """
    if not frame.caption:
        return ""
    wording = _MEASURED if frame.unit else _SIZE
    said = wording.say(frame.language, rows=len(grid.rows), columns=grid.columns, heads=frame.heads, unit=frame.unit)
    return f"<w:tblCaption w:val={attribute(frame.caption)}/><w:tblDescription w:val={attribute(said)}/>"


def _lines(grid: Grid) -> tuple[tuple[Placed, ...], ...]:
    """
    Return what stands in each row: the cells that begin in it and those that reach down into it.
    """
    lines: list[list[Placed]] = [[] for _ in grid.rows]
    for placed in grid.placed():
        for line in lines[placed.row : placed.row + placed.cell.rowspan]:
            line.append(placed)
    return tuple(tuple(sorted(line, key=lambda placed: placed.column)) for line in lines)


def _cell(placed: Placed, row: int, columns: tuple[int, ...], *, kept: bool) -> str:
    cell, width, begun = placed.cell, width_of(placed, columns), placed.row == row
    span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    merge = '<w:vMerge w:val="restart"/>' if begun else "<w:vMerge/>"
    shade = _SHADE if cell.kind is CellKind.FLAGGED else ""
    gap = cell.kind is CellKind.FIGURE and cell.text == _GAP
    words = "" if not begun else _GAP if gap else runs(cell.text)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge if cell.rowspan > 1 else ""}{shade}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{CELLS[cell.kind].id}"/>{"<w:keepNext/>" if kept else ""}{_alignment(cell, width, columns[-1])}</w:pPr>'
        f"{words}</w:p></w:tc>"
    )


def _alignment(cell: GridCell, width: int, whole: int) -> str:
    """
    Return what a cell needs beside its style, to look as in the form.
    """
    if cell.kind is CellKind.STUB and cell.rowspan > 1 and width <= whole // 4:
        # The name of a group, beside its rows.
        return '<w:ind w:left="0"/><w:jc w:val="center"/>'
    if cell.kind is CellKind.HEAD and (side := sides(cell, width)) is not None:
        return f'<w:ind w:left="{side}" w:right="{side}"/>'
    return ""
