"""
The relations between the parts of the file: how the text finds its styles, its page numbers and its images.
"""

from collections.abc import Iterable
from typing import Final, final

from attrs import frozen

from govreport.document import Document, Picture
from govreport_docx.footers import footers
from govreport_docx.pictures import size
from govreport_docx.profiles import Profile

__all__ = ["OFFICE", "Relation", "always", "relations", "to_images"]

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_PARTS: Final = (("styles", "styles.xml"), ("settings", "settings.xml"), ("fontTable", "fontTable.xml"), ("theme", "theme/theme1.xml"))


@final
@frozen
class Relation:
    """
    The way from one part to another.
    """

    id: str
    #: The address of what the other part is.
    kind: str
    #: Its name, as seen from the folder of the first.
    target: str


def always(profile: Profile) -> tuple[Relation, ...]:
    """
    Return the relations of the text of every document; the last are those to the feet of its pages.
    """
    feet = (("footer", f"footer{number}.xml") for number, _ in enumerate(footers(profile), start=1))
    return tuple(Relation(f"rId{number}", f"{OFFICE}/{kind}", target) for number, (kind, target) in enumerate((*_PARTS, *feet), start=1))


def to_images(document: Document, before: int) -> dict[bytes, Relation]:
    """
    Return a relation to each image of a document that has a size, after so many others.
    """
    images = dict[bytes, Relation]()
    for picture in document.blocks:
        if isinstance(picture, Picture) and picture.image not in images and size(picture):
            number, suffix = len(images) + 1, picture.media_type.removeprefix("image/")
            images[picture.image] = Relation(f"rId{before + number}", f"{OFFICE}/image", f"media/image{number}.{suffix}")
    return images


def relations(listed: Iterable[Relation]) -> str:
    """
    Return the part that lists relations.
    """
    lines = "".join(f'<Relationship Id="{each.id}" Type="{each.kind}" Target="{each.target}"/>' for each in listed)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'
