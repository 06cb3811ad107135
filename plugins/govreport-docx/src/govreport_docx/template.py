"""
A user's own DOCX template: a page of their own with places, filled with a document.
"""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from itertools import count
from os import PathLike
from pathlib import Path
from typing import Final, Self, final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import docx
from attrs import field, frozen
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.parts.image import ImagePart
from lxml.etree import XMLSyntaxError

from govreport.document import Document
from govreport.errors import UnfitTemplate, UnreadableDocument, UnreadableFile
from govreport.wording import Language, Wording
from govreport_docx.filling import Element, Filling, W
from govreport_docx.lent import lend
from govreport_docx.package import entry
from govreport_docx.places import contents, misfits, mistakes, place_of
from govreport_docx.properties import describe
from govreport_docx.reading.archive import opened
from govreport_docx.relations import to_images
from govreport_docx.styles import eastern

__all__ = ["UserTemplate"]

#: All that python-docx raises for what is no document.
_NONE: Final = (PackageNotFoundError, BadZipFile, XMLSyntaxError, KeyError, ValueError)
_DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_NO_DOCUMENT: Final = Wording(zh="不是 .docx 文档", en="it is no .docx document")
_SAVED: Final = Wording(zh="请在 Word 中另存为 .docx", en="Save it as .docx in Word")
_ELSEWHERE: Final = Wording(
    zh="{place} 在正文之外（文本框、页眉、页脚或脚注）", en="{place} stands outside the text (in a box, a header, a footer or a note)"
)


@final
@frozen
class UserTemplate:
    """
    A template whose places are in order.
    """

    #: How errors call it.
    source: str
    data: bytes = field(repr=False)

    @classmethod
    def of(cls, given: bytes | str | PathLike[str]) -> Self:
        """
        Return a template, from its bytes or from a file.

        Raises:
            UnreadableFile: The file cannot be opened.
            UnreadableDocument: It is no DOCX.
            UnfitTemplate: Places in it are unknown, stand twice, among other words, or outside the text.
        """
        made = cls("DOCX", given) if isinstance(given, bytes) else cls(str(given), _bytes(Path(given)))
        word = made.opened()
        faults = (*mistakes([*map(_text, _paragraphs(word))]), *_strays(word))
        if faults:
            raise UnfitTemplate(made.source, faults)
        return made

    def filled(self, document: Document, changed: datetime | None) -> bytes:
        """
        Return the template with a document in its places: the same bytes for equal documents.

        Raises:
            UnfitTemplate: The document has what the template has no place for, or the other way round.
        """
        word = self.opened()
        markers = {place: each for each in _paragraphs(word) if (place := place_of(_text(each)))}
        found = contents(document, markers)
        if faults := tuple(misfits(found, markers)):
            raise UnfitTemplate(self.source, faults)
        language: Language = "zh" if eastern(document.language) else "en"
        filling = Filling(_images(document, word), _headings(word), _numbers(word), language)
        tables = [table for place, marker in markers.items() for table in filling.fill(marker, found[place])]
        if tables:
            lend(word.styles.element, tables)
        describe(word.core_properties, document, changed)
        saved = BytesIO()
        word.save(saved)
        return _repacked(saved.getvalue())

    def opened(self) -> Word:
        """
        Return the template as python-docx has it.
        """
        opened(self.data)
        try:
            return docx.Document(BytesIO(self.data))
        except _NONE as error:
            raise UnreadableDocument(self.source, _NO_DOCUMENT, _SAVED) from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        words = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise UnreadableFile(str(path), Wording(zh=words, en=words)) from error


def _parts(word: Word) -> list[Part]:
    package = word.part.package
    return [] if package is None else list(package.iter_parts())


def _paragraphs(word: Word) -> list[Element]:
    """
    Return the paragraphs of the text, those in tables and content controls included.
    """
    return [each for each in word.part.element.iter(f"{W}p") if next(each.iterancestors(f"{W}txbxContent"), None) is None]


def _text(paragraph: Element) -> str:
    return "".join(each.text or "" for each in paragraph.iter(f"{W}t"))


def _strays(word: Word) -> Iterator[Wording]:
    """
    Yield the places where none can be filled.
    """
    roots = [part.element for part in _parts(word) if isinstance(part, XmlPart) and part is not word.part]
    boxes = list(word.part.element.iter(f"{W}txbxContent"))
    texts = (_text(paragraph) for root in (*roots, *boxes) for paragraph in root.iter(f"{W}p"))
    for place in dict.fromkeys(filter(None, map(place_of, texts))):
        yield _ELSEWHERE.filled(place=place.name)


def _images(document: Document, word: Word) -> dict[bytes, str]:
    """
    Put each image into the package once, under a name that no other part has, and return the relations to them.
    """
    known = {part.partname.rpartition(".")[0] for part in _parts(word)}
    names = (name for number in count(1) if (name := f"/word/media/filled{number}") not in known)
    images = dict[bytes, str]()
    for image, way in to_images(document, 0).items():
        suffix = way.target.rpartition(".")[2]
        part = ImagePart(PackURI(f"{next(names)}.{suffix}"), f"image/{suffix}", image)
        images[image] = word.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    return images


def _headings(word: Word) -> dict[int, str]:
    """
    Return the ids of the template's own styles of headings, by their level.
    """
    names = {(style.name or "").lower(): style.style_id for style in word.styles}
    return {level: names[name] for level in range(1, 10) if (name := f"heading {level}") in names}


def _numbers(word: Word) -> Iterator[int]:
    """
    Return numbers for drawings, from the first on that is larger than all in use.
    """
    used = [int(number) for each in word.part.element.iter(_DRAWN) if (number := each.get("id", "")).isdecimal()]
    return count(max(used, default=0) + 1)


def _repacked(package: bytes) -> bytes:
    """
    Return the same parts in an order and with a date that depend on nothing but them.
    """
    packing = BytesIO()
    with ZipFile(BytesIO(package)) as before, ZipFile(packing, "w") as after:
        # The content types sort first.
        for name in sorted(before.namelist()):
            after.writestr(entry(name, ZIP_DEFLATED), before.read(name))
    return packing.getvalue()
