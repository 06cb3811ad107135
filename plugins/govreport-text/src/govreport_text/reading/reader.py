"""
Reads plain text: what the renderer here writes, and what is saved, copied or extracted from published reports.

It knows no form and interprets no figure.
"""

import re
from collections.abc import Iterator
from typing import ClassVar, Final, final

from attrs import frozen

from govreport.charsets import decoded
from govreport.document import Block, Document, Grid, Paragraph, Role
from govreport.errors import UnreadableDocument
from govreport.wording import Wording
from govreport_text.reading.drawn import begins, drawn_table
from govreport_text.reading.page import Group, heading_in, page_of
from govreport_text.reading.rows import aligned_rows, piped_rows, tabbed_rows

__all__ = ["TextReader"]

_MOST_PLACES: Final = 1_000_000
_PLACES: Final = Wording(zh="各表合计多于 {most} 格", en="its tables have more than {most} places").filled(most=_MOST_PLACES)
#: A page ends within a line, or at the beginning of the next one.
_PAGE_BREAK: Final = re.compile("(?<=\n)\f+|\f+(?=\n|$)")


@final
@frozen
class TextReader:
    """
    Takes text in UTF-8 or GB18030.
    """

    suffixes: ClassVar[tuple[str, ...]] = (".txt", ".text")
    media_types: ClassVar[tuple[str, ...]] = ("text/plain",)

    def read(self, data: bytes, /) -> Document:
        """
        Return what the text says.

        Raises:
            UnreadableDocument: The bytes are no text, or a table is too large.
        """
        groups = list(_groups(decoded(data)))
        page = page_of(groups)
        title = ""
        if groups and page.is_title(groups[0]):
            title = "\n".join(line.strip() for line in groups.pop(0))
        blocks, places = list[Block](), 0
        for group in groups:
            for block in _blocks(group, page.role(group)):
                blocks.append(block)
                if isinstance(block, Grid):
                    places += block.columns * len(block.rows)
                    if places > _MOST_PLACES:
                        raise UnreadableDocument("table", _PLACES)
        return Document(title=title, blocks=tuple(blocks))


def _groups(text: str) -> Iterator[Group]:
    """
    Yield the lines between blank ones; a line of tabs is a row of empty cells.
    """
    group = list[str]()
    for line in _PAGE_BREAK.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).splitlines():
        if line.strip() or "\t" in line:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _blocks(group: Group, role: Role) -> Iterator[Block]:
    if heading := heading_in(group):
        yield heading
    elif role is not Role.BODY:
        yield from (Paragraph(line.strip(), role) for line in group)
    else:
        yield from _body(group)


def _body(group: Group) -> Iterator[Block]:
    place = 0
    while place < len(group):
        if begins(group, place):
            place, table = drawn_table(group, place)
            yield table
        elif found := piped_rows(group, place) or tabbed_rows(group, place) or aligned_rows(group, place):
            place, blocks = found
            yield from blocks
        else:
            yield Paragraph(group[place].strip())
            place += 1
