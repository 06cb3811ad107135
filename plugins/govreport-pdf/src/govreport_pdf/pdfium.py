"""
The door to PDFium: bytes in, sheets and the outline out.

PDFium is a C library; what it returns is copied into our own values page by page, and it is closed again before anything
else happens.
"""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false
# pypdfium2 carries no types; nothing of it leaves this module and its neighbour, drawings.

import ctypes
from collections.abc import Iterator
from contextlib import closing
from math import atan2, hypot, isfinite, pi
from threading import Lock
from typing import Any, Final, final

import pypdfium2  # type: ignore[import-untyped]  # it carries no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it carries no types
from attrs import define, frozen

from govreport.wording import Wording
from govreport_pdf.characters import UNKNOWN, is_space, meant
from govreport_pdf.drawings import Tally, drawings
from govreport_pdf.refusals import FILE, damaged, excessive, locked
from govreport_pdf.sheets import Box, Glyph, Mark, Sheet

__all__ = ["File", "opened"]

_MOST_PAGES: Final = 500
_MOST_GLYPHS: Final = 500_000
_MOST_MARKS: Final = 2_000
_DEEPEST_MARK: Final = 9
#: A character that is no higher than this, in sizes of its face, has no shape.
_FLAT: Final = 0.002
#: By how much of a quarter a text may lean and still count as upright.
_LEANING: Final = 0.06

# PDFium keeps its state in globals: two threads in it at once would end the process.
_ALONE: Final = Lock()


@final
@frozen
class File:
    """
    What the file shows, and its outline.
    """

    sheets: tuple[Sheet, ...]
    marks: tuple[Mark, ...]
    #: Characters that no font names; they stand in the text as U+FFFD.
    unknown: int
    #: Whether there may be text that PDFium does not tell: single characters without a shape.
    hidden: bool


@final
@define
class _Count:
    glyphs: int = 0
    unknown: int = 0
    shapeless: int = 0


def opened(data: bytes) -> File:
    """
    Return what a file shows.

    Raises:
        UnreadableDocument: It needs a password, is damaged, or holds more than is read.
    """
    with _ALONE, closing(_document(data)) as document:
        pages = len(document)
        if pages > _MOST_PAGES:
            raise excessive(FILE, Wording(zh="页数", en="pages"), _MOST_PAGES)
        count = _Count()
        tally = Tally()
        sheets = tuple(_sheet(document, number, count, tally) for number in range(pages))
        # An empty piece of text is a space or a character whose font is missing. Where others have no shape, or most are
        # empty, it is no space.
        hidden = tally.empty > 0 and (count.shapeless > 0 or 2 * tally.empty > tally.texts)
        return File(sheets, tuple(_marks(document)), count.unknown, hidden)


def _document(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise locked() from error
        raise damaged(FILE) from error


def _marks(document: Any) -> Iterator[Mark]:
    for count, entry in enumerate(document.get_toc(max_depth=_DEEPEST_MARK)):
        if count == _MOST_MARKS:
            return
        target = entry.get_dest()
        page = target.get_index() if target else None
        if page is not None:
            yield Mark(str(entry.get_title()), int(entry.level) + 1, int(page))


def _sheet(document: Any, number: int, count: _Count, tally: Tally) -> Sheet:
    try:
        page = document[number]
    except pypdfium2.PdfiumError as error:
        raise damaged(f"page {number + 1}") from error
    with closing(page):
        left, bottom, right, top = (float(side) for side in page.get_bbox())
        frame = Box(left, bottom, right, top)
        try:
            text = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise damaged(f"page {number + 1}") from error
        with closing(text):
            glyphs = tuple(_glyphs(text, frame, count))
        strokes, picture = drawings(page.raw, frame, tally)
    return Sheet(number=number, width=frame.width, height=frame.height, glyphs=glyphs, strokes=strokes, picture=picture)


def _glyphs(text: Any, frame: Box, count: _Count) -> Iterator[Glyph]:
    """
    Yield the characters that stand on the page, straight or by quarters; leaning ones are a watermark.
    """
    total = int(text.count_chars())
    count.glyphs += total
    if count.glyphs > _MOST_GLYPHS:
        raise excessive(FILE, Wording(zh="字符数", en="characters"), _MOST_GLYPHS)
    raw, loose, matrix = text.raw, pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(total):
        if pdfium.FPDFText_IsGenerated(raw, index) == 1:
            continue
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(raw, index, loose)
        pdfium.FPDFText_GetMatrix(raw, index, matrix)
        size = float(pdfium.FPDFText_GetFontSize(raw, index)) * hypot(matrix.c, matrix.d)
        quarters = atan2(matrix.b, matrix.a) * 2 / pi
        place = (x.value, y.value, loose.left, loose.right, loose.top, loose.bottom, size, quarters)
        if not all(map(isfinite, place)) or abs(quarters - round(quarters)) > _LEANING:
            continue
        box, ink = (
            Box(loose.left - frame.left, frame.bottom - loose.top, loose.right - frame.left, frame.bottom - loose.bottom),
            _ink(raw, index, frame),
        )
        if max(box.width, box.height) > 2 * size:
            # For vertical writing PDFium knows no more than the ink.
            box = ink
        glyph = _glyph((x.value - frame.left, frame.bottom - y.value), box, size, round(quarters) % 4, frame)
        if not _shown(glyph.box, frame):
            continue
        code = int(pdfium.FPDFText_GetUnicode(raw, index))
        hyphen = pdfium.FPDFText_IsHyphen(raw, index) == 1
        character = "-" if hyphen else meant(code, known=pdfium.FPDFText_HasUnicodeMapError(raw, index) != 1)
        count.unknown += character == UNKNOWN
        count.shapeless += not is_space(character) and min(ink.width, ink.height) <= _FLAT * size
        yield Glyph(character, glyph.box, glyph.turn)


def _ink(raw: Any, index: int, frame: Box) -> Box:
    sides = tuple(ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(raw, index, *sides)
    left, right, bottom, top = (side.value for side in sides)
    return Box(left - frame.left, frame.bottom - top, right - frame.left, frame.bottom - bottom)


def _glyph(origin: tuple[float, float], box: Box, size: float, turn: int, frame: Box) -> Glyph:
    """
    Return a character with its box from the baseline up, in the direction in which it is read.
    """
    width, height = frame.width, frame.height
    upright = box.turned(turn, width, height)
    baseline = Box(*origin, *origin).turned(turn, width, height).top
    size_then = (height, width) if turn % 2 else (width, height)
    return Glyph("", Box(upright.left, baseline - size, upright.right, baseline).turned(-turn, *size_then), turn)


def _shown(box: Box, frame: Box) -> bool:
    x, y = box.middle, (box.top + box.bottom) / 2
    return 0 <= x <= frame.width and 0 <= y <= frame.height and min(box.width, box.height) > 0
