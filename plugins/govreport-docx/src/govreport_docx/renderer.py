"""
The renderer itself: it puts the blocks between the parts that all documents share.
"""

from datetime import datetime
from io import BytesIO
from os import PathLike
from typing import TYPE_CHECKING, ClassVar, Final, final

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

if TYPE_CHECKING:
    from docx.document import Document as Word

    from govreport_docx.template import UserTemplate

__all__ = ["DocxRenderer"]

_DEFAULT: Final = ("gb9704", "gb2312")
_OWN: Final = Wording(zh="模板自有样式，不能另选", en="the template brings its own looks")
_KNOWN: Final = Wording(zh="可用：{known}", en="use one of {known}")


def _template(given: bytes | str | PathLike[str] | None) -> "UserTemplate | None":
    if given is None:
        return None
    # It needs python-docx, which takes longer to import than a report to print.
    from govreport_docx.template import UserTemplate  # noqa: PLC0415

    return UserTemplate.of(given)


@final
@frozen(kw_only=True)
class DocxRenderer:
    """
    Prints documents as DOCX (Office Open XML).

    Raises:
        InvalidValue: There is no such profile or no such fonts, or SOURCE_DATE_EPOCH is no number.
        UnfitTemplate: Places in the template are unknown, stand twice, among other words, or outside the text.

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
    #: A page of the user's own with places to fill, as bytes or as a file. It keeps its looks, so that none can be chosen.
    template: "UserTemplate | None" = field(default=None, converter=_template, repr=False)
    #: When a document without a date was changed: what SOURCE_DATE_EPOCH says, if it says anything.
    changed: datetime | None = field(init=False, factory=source_date)

    def __attrs_post_init__(self) -> None:
        for name, value, known in (("profile", self.profile, PROFILES), ("fonts", self.fonts, FONTS)):
            if value not in known:
                raise InvalidValue(name, str(value), _KNOWN.filled(known=tuple(known)))
        if self.template and (self.profile, self.fonts) != _DEFAULT:
            name, value = ("profile", self.profile) if self.profile != _DEFAULT[0] else ("fonts", self.fonts)
            raise InvalidValue(name, value, _OWN)

    def render(self, document: Document, /) -> bytes:
        """
        Return the document as a file: the same bytes for equal documents.

        Raises:
            UnfitTemplate: The document has what the template has no place for, or the other way round.
        """
        if self.template:
            return self.template.filled(document, self.changed)
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

    def to_document(self, document: Document, /) -> "Word":
        """
        Return the document as python-docx has it, for those who go on from there. Its styles are those of the page, by their names.

        >>> from govreport.document import Document, Heading
        >>> word = DocxRenderer().to_document(Document(title="年度报告", blocks=(Heading("一、总体情况"),)))
        >>> paragraph = word.add_paragraph("附件：重点工作清单", style="Body Text")
        >>> [each.text for each in word.paragraphs]
        ['年度报告', '一、总体情况', '附件：重点工作清单']
        """
        # Imported by those alone who ask for it.
        from docx import Document as opened  # noqa: PLC0415, N813

        return opened(BytesIO(self.render(document)))
