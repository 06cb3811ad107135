"""
What a page is made of before it is known which of it is the report.
"""

from enum import Enum
from typing import TypeAlias, final

from attrs import define, field

from govreport.document import Grid, Heading, Picture

__all__ = ["Content", "Edge", "Item", "Linked", "text_of"]


class Edge(Enum):
    """
    Where a part of the page begins that its element names, or where the last one begun ends.
    """

    #: A part of the site and not of the article.
    FURNITURE = "furniture"
    TITLE = "title"
    #: The place of the article, or one around it.
    CONTENT = "content"
    #: A remark, and who signs: paragraphs of their role.
    NOTE = "note"
    CLOSING = "closing"
    END = "end"


@final
@define
class Linked:
    """
    A line or a table with links to elsewhere in it.
    """

    block: str | Heading | Grid
    #: How many characters are linked.
    linked: int
    #: How many links there are.
    links: int


#: A paragraph is its text alone: most of them end in cells, where they are none.
Item: TypeAlias = str | Heading | Grid | Picture | Linked | Edge


@final
@define
class Content:
    """
    What stands in a container: the page, a cell or a caption. It is added to, and only measured here.
    """

    items: list[Item] = field(factory=list[Item])
    #: How many characters stand in it that are no links, those of its tables included.
    weight: int = 0
    #: How many tables.
    tables: int = 0

    def take(self, other: "Content") -> None:
        """
        Take over what stands in another container, behind what stands here.
        """
        self.items += other.items
        self.weight += other.weight
        self.tables += other.tables


def text_of(item: Item) -> str:
    """
    Return the text of a line; tables, pictures and edges have none.
    """
    if isinstance(item, Linked):
        item = item.block
    if isinstance(item, str):
        return item
    return item.text if isinstance(item, Heading) else ""
