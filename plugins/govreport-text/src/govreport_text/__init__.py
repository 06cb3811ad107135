"""
Prints a document as plain text: tables that line up in a terminal, each paragraph on one line.

It knows no form and touches no figure. Wrapping prose is left to whatever shows it.
"""

from textwrap import indent
from typing import ClassVar, Final, assert_never, final

from attrs import frozen

from govreport.document import Block, Document, Grid, Heading, Paragraph, Picture, Role
from govreport.errors import InvalidValue
from govreport.wording import Wording
from govreport_text.drawing import drawn
from govreport_text.lines import lines_of
from govreport_text.reading.reader import TextReader
from govreport_text.widths import Widths, columns_of, wide_columns_of

__all__ = ["TextReader", "TextRenderer"]

#: How the columns of a text are counted.
_WIDTHS: Final[dict[int, Widths]] = {1: columns_of, 2: wide_columns_of}


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

    #: The columns of a sign that is of ambiguous width (“ ” ‘ ’ — … · × ①): 1 as terminals draw it, 2 as Chinese fonts do.
    ambiguous_width: int = 1

    def __attrs_post_init__(self) -> None:
        if type(self.width) is not int or self.width < 1:
            raise InvalidValue("width", str(self.width), Wording(zh="应为正整数", en="it should be a whole number above 0"))
        if type(self.ambiguous_width) is not int or self.ambiguous_width not in _WIDTHS:
            raise InvalidValue("ambiguous_width", str(self.ambiguous_width), Wording(zh="应为 1 或 2", en="it should be 1 or 2"))

    def render(self, document: Document, /) -> bytes:
        """
        Return the title and every block, a blank line between them.
        """
        widths = _WIDTHS[self.ambiguous_width]
        title = "\n".join(" " * ((self.width - widths(line)) // 2) + line for line in lines_of(document.title))
        blocks = (title, *(self._printed(block, widths) for block in document.blocks))
        return ("\n\n".join(filter(str.strip, blocks)).rstrip() + "\n").encode()

    def _printed(self, block: Block, widths: Widths) -> str:
        match block:
            case Heading(text, level):
                line = " ".join(lines_of(text)).strip()
                return f"{line}\n{('=' if level == 1 else '-') * widths(line)}"
            case Paragraph(text, Role.CLOSING):
                return "\n".join(" " * (self.width - widths(line)) + line for line in lines_of(text))
            case Paragraph(text, role):
                return indent("\n".join(lines_of(text)), "    " if role is Role.NOTE else "")
            case Picture(alt=alt):
                return f"〔图：{' '.join(lines_of(alt))}〕"
            case Grid():
                return drawn(block, self.width, widths) if block.columns else ""
            case _:
                assert_never(block)
