"""
Prints a document as Markdown: a table with merged cells as HTML, or flat as pipe tables.

It knows no form and touches no figure. Whatever a text holds, it stays text.
"""

from base64 import b64encode
from typing import ClassVar, assert_never, final

from attrs import frozen

from govreport.document import Block, Document, Grid, Heading, Paragraph, Picture, Role
from govreport_markdown.escaping import lines_of, span_of
from govreport_markdown.flat import pipe_tables
from govreport_markdown.merged import html_table
from govreport_markdown.reading.reader import MarkdownReader

__all__ = ["MarkdownReader", "MarkdownRenderer"]


@final
@frozen(kw_only=True)
class MarkdownRenderer:
    """
    Writes CommonMark in UTF-8, tables as HTML or in GitHub's dialect.
    """

    suffix: ClassVar[str] = ".md"
    media_type: ClassVar[str] = "text/markdown; charset=utf-8"
    #: Whether tables are pipe tables, for viewers that show no HTML: one line of heads, merged labels on each row.
    flat: bool = False

    def render(self, document: Document, /) -> bytes:
        """
        Return the title and every block, a blank line between them.
        """
        blocks = (Heading(document.title, 0), *document.blocks)
        return ("\n\n".join(filter(None, map(self._printed, blocks))) + "\n").encode()

    def _printed(self, block: Block) -> str:
        match block:
            case Heading(text, level):
                words = span_of(text)
                return f"{'#' * min(max(level + 1, 1), 6)} {words}" if words else ""
            case Paragraph(text, role):
                return _paragraph(lines_of(text), role)
            case Picture():
                return f"![{span_of(block.alt)}](data:{block.media_type};base64,{b64encode(block.image).decode()})"
            case Grid():
                return "\n\n".join(pipe_tables(block)) if self.flat else html_table(block)
            case _:
                assert_never(block)


def _paragraph(lines: tuple[str, ...], role: Role) -> str:
    """
    Return lines as one paragraph: a note as a quotation, who signs in italics. Each break is a hard one.
    """
    match role:
        case Role.BODY:
            return "\\\n".join(lines)
        case Role.NOTE:
            return "\\\n".join(f"> {line}" for line in lines)
        case Role.CLOSING:
            return "*{}*".format("\\\n".join(lines)) if lines else ""
        case _:
            assert_never(role)
