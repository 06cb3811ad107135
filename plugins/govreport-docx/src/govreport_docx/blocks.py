"""
The blocks of a document as the body of the file. Each is one paragraph or one table; their looks are the styles'.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count, groupby
from typing import Final, assert_never

from govreport.document import Block, Document, Grid, Heading, Paragraph, Picture, Role
from govreport_docx.closing import indents
from govreport_docx.pictures import drawing, size
from govreport_docx.profiles import Profile
from govreport_docx.style import Style
from govreport_docx.styles import eastern
from govreport_docx.tables import table
from govreport_docx.text import runs

__all__ = ["body"]

#: A little white between text and the table below it.
_ABOVE_TABLE: Final = '<w:spacing w:after="80"/>'
_KEPT: Final = "<w:keepNext/>"


def body(document: Document, look: Profile, images: Mapping[bytes, str]) -> Iterator[str]:
    """
    Yield title and blocks in order.

    Args:
        document: What to print.
        look: The page and the styles.
        images: The relation of each image that the file holds.
    """
    numbers = count(1)
    if document.title:
        yield _paragraph(look.title, runs(document.title))
    followed = zip(document.blocks, (*document.blocks[1:], None), strict=False)
    for closing, pairs in groupby(followed, lambda pair: _closes(pair[0])):
        if closing:
            yield from _signed([block.text for block, _ in pairs if isinstance(block, Paragraph)], look)
            continue
        for block, following in pairs:
            match block:
                case Heading(text, level):
                    yield _paragraph(look.heading(level), runs(text), _before(following))
                case Paragraph(text, role):
                    yield _paragraph(look.roles[role], runs(text), _before(following))
                case Picture(image, alt):
                    dots = size(block)
                    shown = drawing(next(numbers), images[image], dots, alt, look.page) if dots else runs(alt)
                    yield _paragraph(look.picture, shown, _before(following))
                case Grid():
                    yield table(block, look.page, "zh" if eastern(document.language) else "en")
                    if following is None or isinstance(following, Grid):
                        yield _paragraph(look.gap, "")
                case _:
                    assert_never(block)


def _closes(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.CLOSING


def _before(following: Block | None) -> str:
    """
    Return what a paragraph needs for what follows it: white above a table, or not to leave a signature to a page of its own.
    """
    return _ABOVE_TABLE if isinstance(following, Grid) else _KEPT if _closes(following) else ""


def _signed(lines: Sequence[str], look: Profile) -> Iterator[str]:
    """
    Yield who signs and when, a line below the text.
    """
    style = look.roles[Role.CLOSING]
    for number, (line, right) in enumerate(zip(lines, indents(lines, look), strict=True), start=1):
        kept = _KEPT if number < len(lines) else ""
        above = f'<w:spacing w:before="{style.line}"/>' if number == 1 else ""
        # Word takes the characters, other programs the twips.
        indent = f'<w:ind w:rightChars="{right * 50}" w:right="{right * style.size * 5}"/>'
        yield _paragraph(style, runs(line), f"{kept}{above}{indent}")


def _paragraph(style: Style, content: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style.id}"/>{properties}</w:pPr>{content}</w:p>'
