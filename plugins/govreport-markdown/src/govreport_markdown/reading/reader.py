"""
Reads Markdown: what the renderer here writes, and what other programs make of published reports.

It knows no form and interprets no figure.
"""

import re
from typing import ClassVar, Final, final

from attrs import evolve, frozen

from govreport.charsets import decoded
from govreport.document import Block, Document, Grid, Heading
from govreport.errors import UnreadableDocument
from govreport.wording import Wording
from govreport_markdown.reading.blocks import blocks_of

__all__ = ["MarkdownReader"]

#: How the sections of official documents are numbered.
_NUMBERED: Final = re.compile("[一二三四五六七八九十]{1,3}、")
_MOST_PLACES: Final = 1_000_000
_PLACES: Final = Wording(zh="各表合计多于 {most} 格", en="its tables have more than {most} places").filled(most=_MOST_PLACES)


@final
@frozen
class MarkdownReader:
    """
    Takes CommonMark with the tables of GitHub's dialect, whole or torn, and tables in HTML.
    """

    suffixes: ClassVar[tuple[str, ...]] = (".md", ".markdown")
    media_types: ClassVar[tuple[str, ...]] = ("text/markdown",)

    def read(self, data: bytes, /) -> Document:
        """
        Return what the Markdown says.

        Raises:
            UnreadableDocument: The bytes are no text, or a table is too large.
        """
        blocks, places = list[Block](), 0
        for block in blocks_of(decoded(data)):
            blocks.append(block)
            if isinstance(block, Grid):
                places += block.columns * len(block.rows)
                if places > _MOST_PLACES:
                    raise UnreadableDocument("table", _PLACES)
        return _titled(blocks)


def _titled(blocks: list[Block]) -> Document:
    """
    Return the document, its only heading of the first level as the title if no other heading stands before it.

    Where several headings are of that level, as in what text recognition makes, none of them is marked as the title; one with
    a number is a section's.
    """
    headings = [place for place, block in enumerate(blocks) if isinstance(block, Heading)]
    highest = [place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    first = blocks[headings[0]] if headings and highest == headings[:1] else None
    title = blocks.pop(headings[0]) if isinstance(first, Heading) and not _NUMBERED.match(first.text) else None
    above = 0 if len(highest) > 1 else 1
    levelled = (evolve(block, level=max(block.level - above, 1)) if isinstance(block, Heading) else block for block in blocks)
    return Document(title=title.text if isinstance(title, Heading) else "", blocks=tuple(levelled))
