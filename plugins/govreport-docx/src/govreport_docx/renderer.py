"""
The renderer itself: it puts the blocks between the parts that all documents share.
"""

from datetime import datetime
from typing import ClassVar, Final, final

from attrs import field, frozen

from govreport.document import Document
from govreport.errors import InvalidValue
from govreport.wording import Wording
from govreport_docx.blocks import body
from govreport_docx.faces import FONTS
from govreport_docx.package import packed
from govreport_docx.profiles import PROFILES
from govreport_docx.properties import core, source_date
from govreport_docx.relations import OFFICE, always, relations, to_images
from govreport_docx.text import WORD

__all__ = ["DocxRenderer"]

_KNOWN: Final = Wording(zh="可用：{known}", en="use one of {known}")


@final
@frozen(kw_only=True)
class DocxRenderer:
    """
    Prints documents as DOCX (Office Open XML).

    Raises:
        InvalidValue: There is no such profile or no such fonts, or SOURCE_DATE_EPOCH is no number.

    >>> from govreport.document import Document, Heading
    >>> file = DocxRenderer().render(Document(title="年度报告", blocks=(Heading("一、总体情况"),)))
    >>> file[:2]
    b'PK'
    """

    suffix: ClassVar[str] = ".docx"
    media_type: ClassVar[str] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    #: How it looks: ``gb9704``, an official paper, or ``plain``.
    profile: str = "gb9704"
    #: How faces are called: ``gb2312``, those of official papers, ``windows`` or ``free``.
    fonts: str = "gb2312"
    #: When a document without a date was changed: what SOURCE_DATE_EPOCH says, if it says anything.
    changed: datetime | None = field(init=False, factory=source_date)

    def __attrs_post_init__(self) -> None:
        for name, value, known in (("profile", self.profile, PROFILES), ("fonts", self.fonts, FONTS)):
            if value not in known:
                raise InvalidValue(name, str(value), _KNOWN.filled(known=tuple(known)))

    def render(self, document: Document, /) -> bytes:
        """
        Return the document as a file: the same bytes for equal documents.
        """
        look = PROFILES[self.profile]
        ways = always(look)
        images = to_images(document, len(ways))
        blocks = "".join(body(document, look, {image: way.id for image, way in images.items()}))
        section = look.page.section(*(way.id for way in ways if way.kind.endswith("/footer")))
        return packed(
            self.profile,
            self.fonts,
            document.language,
            {
                "docProps/core.xml": core(document, self.changed),
                "word/_rels/document.xml.rels": relations((*ways, *images.values())),
                "word/document.xml": f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body>{blocks}{section}</w:body></w:document>',
            },
            {f"word/{way.target}": image for image, way in images.items()},
        )
