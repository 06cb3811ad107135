"""
Pictures in the line, as large as they are but no larger than the page.
"""

from fractions import Fraction
from typing import Final

from govreport.document import Picture
from govreport_docx.page import EMU, Page
from govreport_docx.text import attribute

__all__ = ["drawing", "size"]

#: A dot at 96 to the inch, as screens and browsers count.
_DOT: Final = 9525
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: The segments of a JPEG file that give its size.
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
#: May stand before a marker, any number of times.
_FILL: Final = 0xFF


def size(picture: Picture) -> tuple[int, int] | None:
    """
    Return width and height in dots, or nothing if the image is torn.

    python-docx could tell, but raises for JPEG files of cameras and for torn ones.
    """
    width, height = _png(picture.image) if picture.media_type == "image/png" else _jpeg(picture.image)
    return (width, height) if width and height else None


def drawing(number: int, relation: str, dots: tuple[int, int], alt: str, page: Page) -> str:
    """
    Return a run that shows an image of the package, with the words that stand for it.
    """
    width, height = _fitted(*dots, page)
    name, pictures = f"Picture {number}", f"{_DRAWING}/picture"
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="{name}" descr={attribute(alt)}/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{pictures}"><pic:pic xmlns:pic="{pictures}">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{_RELATIONS}" r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def _fitted(width: int, height: int, page: Page) -> tuple[int, int]:
    """
    Return the size on paper, shrunk in proportion until it fits the type area.
    """
    scale = min(Fraction(page.width * EMU, width * _DOT), Fraction(page.height * EMU, height * _DOT), Fraction(1))
    return int(width * _DOT * scale), int(height * _DOT * scale)


def _png(image: bytes) -> tuple[int, int]:
    return int.from_bytes(image[16:20]), int.from_bytes(image[20:24])


def _jpeg(image: bytes) -> tuple[int, int]:
    place = 2
    while image[place : place + 1] == b"\xff" and place + 9 <= len(image):
        marker = image[place + 1]
        if marker in _FRAMES:
            return int.from_bytes(image[place + 7 : place + 9]), int.from_bytes(image[place + 5 : place + 7])
        place += 1 if marker == _FILL else 2 + int.from_bytes(image[place + 2 : place + 4])
    return 0, 0
