"""
The reader itself: it finds the report on a page, or where the page holds it unseen, and says so if it is not there at all.
"""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final, final

from attrs import evolve, frozen

from govreport.document import Block, Document, Heading, Paragraph, Picture, Role
from govreport_html.article import article
from govreport_html.decoding import decoded
from govreport_html.furniture import holds_table, weight_of, without_furniture
from govreport_html.held import held
from govreport_html.items import Edge, Item, Linked
from govreport_html.parsing import Element, parsed
from govreport_html.refusals import attached, empty_page, no_page
from govreport_html.titles import title_of, without_title
from govreport_html.walking import content_of

__all__ = ["HtmlReader"]

_ROLES: Final = {Edge.NOTE: Role.NOTE, Edge.CLOSING: Role.CLOSING}
#: A page with no table and less text may hold its report unseen.
_LITTLE: Final = 500
#: Beside the files that hang on a page, less text only says that they are there.
_HARDLY_ANY: Final = 100


@final
@frozen
class HtmlReader:
    """
    Reads published web pages, and what Word and other programs save as such.

    >>> HtmlReader().read("<h1>年度报告</h1><h2>一、总体情况</h2><p>无。".encode()).blocks
    (Heading(text='一、总体情况', level=1), Paragraph(text='无。', role=<Role.BODY: 'body'>))
    """

    suffixes: ClassVar[tuple[str, ...]] = (".html", ".htm", ".shtml", ".xhtml")
    media_types: ClassVar[tuple[str, ...]] = ("text/html", "application/xhtml+xml")

    def read(self, data: bytes, /) -> Document:
        """
        Return what the article of a page says.

        Raises:
            UnreadableDocument: It is no page or damaged, it shows neither text nor table, or a table is too large.
        """
        text = decoded(data)
        refusal = no_page(text)
        if refusal is not None:
            raise refusal
        root = parsed(text)
        items = content_of(root).items
        shown = without_furniture(items)
        if _is_little(shown) and (inside := _unseen(root)):
            items, shown = [*items, *inside], without_furniture(inside)
        title = title_of(root, items)
        blocks = without_title(article(shown), title)
        if _says_nothing(blocks, root):
            raise empty_page(root)
        return Document(title=title, blocks=tuple(_levelled(list(_blocks(blocks)))))


def _is_little(items: Sequence[Item]) -> bool:
    return not holds_table(items) and sum(map(weight_of, items)) < _LITTLE


def _unseen(root: Element) -> list[Item]:
    """
    Return what stands in the largest piece of the page with a table in it that is not shown.
    """
    html = held(root)
    return content_of(parsed(html)).items if html else []


def _says_nothing(items: Sequence[Item], root: Element) -> bool:
    if holds_table(items) or any(isinstance(item, Picture) for item in items):
        return False
    weight = sum(map(weight_of, items))
    files = [words for words, _ in attached(root)] if weight < _LITTLE else []
    return weight - sum(map(len, files)) < _HARDLY_ANY if files else not weight


def _blocks(items: Sequence[Item]) -> Iterator[Block]:
    begun = list[Edge]()
    for item in items:
        block = item.block if isinstance(item, Linked) else item
        if isinstance(block, str):
            yield Paragraph(block, next((_ROLES[edge] for edge in reversed(begun) if edge in _ROLES), Role.BODY))
        elif not isinstance(block, Edge):
            yield block
        elif block is not Edge.END:
            begun.append(block)
        elif begun:
            begun.pop()


def _levelled(blocks: Sequence[Block]) -> Iterator[Block]:
    """
    Yield the blocks, the highest headings below the title as those of sections.
    """
    above = min((block.level for block in blocks if isinstance(block, Heading)), default=1) - 1
    for block in blocks:
        yield evolve(block, level=block.level - above) if isinstance(block, Heading) and above else block
