"""
The reader itself: it looks over the package, walks through the text and puts the document together.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import ClassVar, Final, final

from attrs import frozen

from govreport.document import Block, Document
from govreport.errors import UnreadableDocument
from govreport.wording import Wording
from govreport_docx.reading.archive import opened
from govreport_docx.reading.blocks import Walk
from govreport_docx.reading.content import Item, Titled
from govreport_docx.reading.inline import Reference
from govreport_docx.reading.markup import word
from govreport_docx.reading.notes import Notes
from govreport_docx.reading.numbering import Counting, numbering
from govreport_docx.reading.package import Package, Relation, related
from govreport_docx.reading.properties import properties
from govreport_docx.reading.styles import styles

__all__ = ["DocxReader"]

_IMAGES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_NO_BODY: Final = Wording(zh="缺少正文", en="there is no body of text in it")


@final
@frozen
class DocxReader:
    """
    Reads DOCX (Office Open XML) as Word, WPS, LibreOffice and our own renderer write it.

    >>> from govreport.document import Document, Heading
    >>> from govreport_docx import DocxRenderer
    >>> DocxReader().read(DocxRenderer().render(Document(title="年度报告", blocks=(Heading("一、总体情况"),))))
    Document(title='年度报告', blocks=(Heading(text='一、总体情况', level=1),), language='zh-CN', author='', dated=None)
    """

    suffixes: ClassVar[tuple[str, ...]] = (".docx", ".docm")
    media_types: ClassVar[tuple[str, ...]] = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.ms-word.document.macroenabled.12",
    )

    def read(self, data: bytes, /) -> Document:
        """
        Return the text of a file as a document.

        Raises:
            UnreadableDocument: It is no DOCX, damaged, unsafe or too large, or holds its text where only Word can fetch it.
        """
        package = Package(opened(data))
        outer = package.relations("")
        name, root = package.main(outer)
        body = root.find(word("body"))
        if body is None:
            raise UnreadableDocument(name, _NO_BODY)
        relations = package.relations(name)
        looks = styles(package.xml(related(relations, "styles")))
        counting = Counting(numbering(package.xml(related(relations, "numbering")), looks))
        items = Walk(name, looks, counting, _images(package, relations)).content(body).items
        said = properties(package.xml(related(outer, "core-properties")))
        titles = [item.text for item in takewhile(lambda item: isinstance(item, Titled), items) if isinstance(item, Titled)]
        blocks = tuple(_blocks(items[len(titles) :], Notes(package, relations, looks, counting)))
        return Document(title="\n".join(titles), blocks=blocks, language=said.language, author=said.author, dated=said.dated)


def _images(package: Package, relations: Mapping[str, Relation]) -> dict[str, bytes]:
    """
    Return the images that a document can hold, by relation; each is unpacked once, however many relations lead to it.
    """
    targets = {each.target for each in relations.values() if each.kind == "image"}
    images = {target: image for target in targets if (image := package.archive.read(target)) and image.startswith(_IMAGES)}
    return {name: images[each.target] for name, each in relations.items() if each.target in images}


def _blocks(items: Sequence[Item], notes: Notes) -> Iterator[Block]:
    for item in items:
        if isinstance(item, Titled):
            yield item.otherwise
        elif isinstance(item, Reference):
            yield from notes.told(item)
        else:
            yield item
