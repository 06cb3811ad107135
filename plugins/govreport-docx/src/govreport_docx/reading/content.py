"""
What is found in a container: the body, a cell, a text box or a note.
"""

from typing import TypeAlias, final

from attrs import define, field, frozen

from govreport.document import Block, CellKind, Grid, Heading, Paragraph, Picture
from govreport_docx.reading.inline import Reference

__all__ = ["Content", "Item", "Titled"]


@final
@frozen
class Titled:
    """
    A paragraph that looks like the title, and what it is where another block stands before it.
    """

    text: str
    otherwise: Heading | Paragraph


#: A block, or what becomes one when the whole text is known.
Item: TypeAlias = Block | Titled | Reference


@final
@define
class Content:
    """
    The blocks of a container in reading order.
    """

    items: list[Item] = field(factory=list)
    #: What the styles say of it, if it is a cell of ours.
    kind: CellKind | None = None

    @property
    def text(self) -> str:
        """
        The text of its blocks, a line each; a table gives a line a row, with tabs between its cells.
        """
        if len(self.items) == 1:
            return _text(self.items[0])
        return "\n".join([text for item in self.items if (text := _text(item))])

    @property
    def aside(self) -> list[Picture | Reference]:
        """
        What has no place in a text.
        """
        return [item for item in self.items if isinstance(item, Picture | Reference)]


def _text(item: Item) -> str:
    if isinstance(item, Picture | Reference):
        return ""
    if isinstance(item, Grid):
        return "\n".join(line for row in item.rows if (line := "\t".join(cell.text for cell in row if cell.text)))
    return item.text
