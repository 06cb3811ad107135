"""
The renderer itself: it puts the blocks into an empty package and packs that.
"""

from io import BytesIO
from typing import ClassVar, Final, final

import docx
from attrs import frozen
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.document import DocumentPart
from docx.parts.image import ImagePart
from lxml import etree

from govreport.document import Document, Picture
from govreport_docx.blocks import body
from govreport_docx.package import blank, packed
from govreport_docx.page import SECTION
from govreport_docx.pictures import size
from govreport_docx.properties import describe
from govreport_docx.text import WORD

__all__ = ["DocxRenderer"]

# The text is ours and holds no entity; without it no text node may be longer than ten million characters.
_PARSER: Final = etree.XMLParser(huge_tree=True)


@final
@frozen
class DocxRenderer:
    """
    Prints documents as DOCX (Office Open XML).

    >>> from govreport.document import Document, Heading
    >>> file = DocxRenderer().render(Document(title="年度报告", blocks=(Heading("一、总体情况"),)))
    >>> file[:2]
    b'PK'
    """

    suffix: ClassVar[str] = ".docx"
    media_type: ClassVar[str] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def render(self, document: Document, /) -> bytes:
        """
        Return the document as a file: the same bytes for equal documents.
        """
        file = docx.Document(BytesIO(blank(document.language)))
        describe(file.core_properties, document)
        blocks = "".join(body(document, _images(document, file.part)))
        # As a whole: moved one by one, elements that take their namespace from outside cost lxml quadratic time.
        file.element.replace(file.element[0], etree.fromstring(f'<w:body xmlns:w="{WORD}">{blocks}{SECTION}</w:body>', _PARSER))
        saved = BytesIO()
        file.save(saved)
        return packed(saved.getvalue())


def _images(document: Document, part: DocumentPart) -> dict[bytes, str]:
    """
    Put each image into the package once, and return the relations to them.
    """
    images = dict[bytes, str]()
    for picture in document.blocks:
        if isinstance(picture, Picture) and size(picture) and picture.image not in images:
            kind = picture.media_type
            name = PackURI(f"/word/media/image{len(images) + 1}.{kind.removeprefix('image/')}")
            images[picture.image] = part.relate_to(ImagePart(name, kind, picture.image), RELATIONSHIP_TYPE.IMAGE)
    return images
