"""
Prints a document as plain text: tables that line up in a terminal, each paragraph on one line.

It knows no form and touches no figure. Wrapping prose is left to whatever shows it.
"""

from itertools import zip_longest
from textwrap import indent
from typing import ClassVar, assert_never, final

from attrs import frozen
from tabulate import SEPARATING_LINE, DataRow, Line, TableFormat, tabulate
from wcwidth import wcswidth

from govreport.document import Block, CellKind, Document, Grid, Heading, Paragraph, Picture, Role
from govreport.errors import InvalidValue
from govreport.wording import Wording
from govreport_text.columns import bound, wrapped
from govreport_text.lines import lines_of
from govreport_text.reading.reader import TextReader

__all__ = ["TextReader", "TextRenderer"]

_RULE, _ROW = Line("+-", "-", "+-", "+"), DataRow("| ", "| ", "|")
_TABLE = TableFormat(_RULE, _RULE, None, _RULE, _ROW, _ROW, padding=0, with_header_hide=None)


@final
@frozen(kw_only=True)
class TextRenderer:
    """
    Writes plain text in UTF-8.
    """

    suffix: ClassVar[str] = ".txt"
    media_type: ClassVar[str] = "text/plain; charset=utf-8"
    #: The columns of the page. No word or number is broken, so a table of long ones may take more.
    width: int = 100

    def __attrs_post_init__(self) -> None:
        if type(self.width) is not int or self.width < 1:
            raise InvalidValue("width", str(self.width), Wording(zh="应为正整数", en="it should be a whole number above 0"))

    def render(self, document: Document, /) -> bytes:
        """
        Return the title and every block, a blank line between them.
        """
        title = "\n".join(" " * ((self.width - wcswidth(line)) // 2) + line for line in lines_of(document.title))
        return ("\n\n".join(filter(str.strip, (title, *map(self._printed, document.blocks)))).rstrip() + "\n").encode()

    def _printed(self, block: Block) -> str:
        match block:
            case Heading(text, level):
                line = " ".join(lines_of(text)).strip()
                return f"{line}\n{('=' if level == 1 else '-') * wcswidth(line)}"
            case Paragraph(text, Role.CLOSING):
                return "\n".join(" " * (self.width - wcswidth(line)) + line for line in lines_of(text))
            case Paragraph(text, role):
                return indent("\n".join(lines_of(text)), "    " if role is Role.NOTE else "")
            case Picture(alt=alt):
                return f"〔图：{' '.join(lines_of(alt))}〕"
            case Grid():
                return _table(block, self.width - 2 * block.columns - 1) if block.columns else ""
            case _:
                assert_never(block)


def _table(grid: Grid, room: int) -> str:
    cells, sides = [[[""]] * grid.columns for _ in grid.rows], ["left"] * grid.columns
    for each in grid.placed():  # the text of a merged cell stands where it begins; what else it covers is blank
        cells[each.row][each.column] = lines_of(each.cell.text)
        if each.cell.kind in {CellKind.FIGURE, CellKind.FLAGGED}:
            cells[each.row][each.column] = [bound(line) for line in cells[each.row][each.column]]
            sides[each.column] = "right"
    lines = [line for row in wrapped(cells, room) for line in (SEPARATING_LINE, *zip_longest(*row, fillvalue=""))]
    return tabulate(lines[1:], tablefmt=_TABLE, colalign=sides, disable_numparse=True)
