"""
The blocks of a document as the body of the file. Each is one paragraph or one table; their looks are the styles'.
"""

from collections.abc import Iterator, Mapping
from typing import Final, assert_never

from govreport.document import Block, Document, Grid, Heading, Paragraph, Picture
from govreport_docx.pictures import drawing, size
from govreport_docx.style import Style
from govreport_docx.styles import GAP, PICTURE, ROLES, TITLE, heading
from govreport_docx.tables import table
from govreport_docx.text import runs

__all__ = ["body"]

#: A little white between text and the table below it.
_ABOVE_TABLE: Final = '<w:spacing w:after="80"/>'


def body(document: Document, images: Mapping[bytes, str]) -> Iterator[str]:
    """
    Yield title and blocks in order.

    Args:
        document: What to print.
        images: The relation of each image that the file holds.
    """
    if document.title:
        yield _paragraph(TITLE, runs(document.title))
    pictures = 0
    for block, following in zip(document.blocks, (*document.blocks[1:], None), strict=False):
        pictures += isinstance(block, Picture)
        yield _block(block, images, pictures, _ABOVE_TABLE if isinstance(following, Grid) else "")
        if isinstance(block, Grid) and (following is None or isinstance(following, Grid)):
            yield _paragraph(GAP, "")


def _block(block: Block, images: Mapping[bytes, str], number: int, spacing: str) -> str:
    match block:
        case Heading(text, level):
            return _paragraph(heading(level), runs(text), spacing)
        case Paragraph(text, role):
            return _paragraph(ROLES[role], runs(text), spacing)
        case Grid():
            return table(block)
        case Picture(image, alt):
            dots = size(block)
            return _paragraph(PICTURE, drawing(number, images[image], dots, alt) if dots else runs(alt), spacing)
        case _:
            assert_never(block)


def _paragraph(style: Style, content: str, spacing: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style.id}"/>{spacing}</w:pPr>{content}</w:p>'
