"""
What a page draws, as PDFium tells it: the strokes that can be lines of a table, pictures, and how much of it is text.
"""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false
# pypdfium2 carries no types; nothing of it leaves this module.

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from math import isfinite
from typing import Any, Final, TypeAlias, final

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it carries no types
from attrs import define

from govreport.wording import Wording
from govreport_pdf.refusals import FILE, excessive
from govreport_pdf.sheets import Box

__all__ = ["Tally", "drawings"]

_MOST_OBJECTS: Final = 500_000
_DEEPEST: Final = 24
#: A stroke is no thicker, or it is an area.
_THICK: Final = 3.0
#: A stroke is at least as long, or it is a dot.
_SHORT: Final = 1.0
#: A picture of more of the page than this is what the page shows.
_MOST_OF_PAGE: Final = 0.5

#: As PDF has it: a, b, c, d, e, f.
_Matrix: TypeAlias = tuple[float, float, float, float, float, float]
_Point: TypeAlias = tuple[float, float]
_UNMOVED: Final = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@final
@define
class Tally:
    """
    What the pages of a file have drawn so far.
    """

    objects: int = 0
    #: Pieces of text, and those of them without any extent: PDFium hides them from whoever asks for the text.
    texts: int = 0
    empty: int = 0

    def count(self, more: int = 1) -> None:
        """
        Count some objects.

        Raises:
            UnreadableDocument: They are more than are read.
        """
        self.objects += more
        if self.objects > _MOST_OBJECTS:
            raise excessive(FILE, Wording(zh="图形对象数", en="drawn objects"), _MOST_OBJECTS)


def drawings(page: object, frame: Box, tally: Tally) -> tuple[tuple[Box, ...], bool]:
    """
    Return the level and plumb strokes of a page, and whether a picture covers most of it.

    Args:
        page: A page of PDFium.
        frame: The part of it that is shown, in its own coordinates.
        tally: What was drawn before.
    """
    strokes, picture = list[Box](), False
    objects = (pdfium.FPDFPage_GetObject(page, index) for index in range(pdfium.FPDFPage_CountObjects(page)))
    for points, is_image in _drawn(objects, _UNMOVED, 0, tally):
        box = _box(points, frame)
        if box is None:
            continue
        picture = picture or (is_image and box.width * box.height > _MOST_OF_PAGE * frame.width * frame.height)
        thick, length = sorted((box.width, box.height))
        if thick <= _THICK and length >= max(_SHORT, 2 * thick):
            strokes.append(box)
    return tuple(strokes), picture


def _box(points: list[_Point], frame: Box) -> Box | None:
    xs, ys = zip(*points, strict=True)
    if not all(map(isfinite, (*xs, *ys))):
        return None
    return Box(min(xs) - frame.left, frame.bottom - max(ys), max(xs) - frame.left, frame.bottom - min(ys))


def _drawn(objects: Iterator[Any], outer: _Matrix, depth: int, tally: Tally) -> Iterator[tuple[list[_Point], bool]]:
    """
    Yield the corners of straight lines, of areas and of images, and which are images.
    """
    for each in objects:
        tally.count()
        kind = pdfium.FPDFPageObj_GetType(each)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            tally.texts += 1
            tally.empty += _is_empty(each)
        if kind not in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM}:
            continue
        own = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(each, own)
        matrix = _product((own.a, own.b, own.c, own.d, own.e, own.f), outer)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield [_moved(corner, matrix) for corner in ((0, 0), (1, 0), (1, 1), (0, 1))], True
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield from ((points, False) for points in _path(each, matrix, tally))
        elif depth < _DEEPEST:
            inner = (pdfium.FPDFFormObj_GetObject(each, index) for index in range(pdfium.FPDFFormObj_CountObjects(each)))
            yield from _drawn(inner, matrix, depth + 1, tally)


def _is_empty(text: Any) -> bool:
    sides = tuple(ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(text, *sides)
    left, bottom, right, top = (side.value for side in sides)
    return left >= right and bottom >= top


def _path(path: Any, matrix: _Matrix, tally: Tally) -> Iterator[list[_Point]]:
    fill, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroked)
    for points in _runs(path, matrix, tally):
        if stroked.value:
            yield from ([begin, end] for begin, end in pairwise(points))
        elif fill.value and len(points) > 1:
            yield points


def _runs(path: Any, matrix: _Matrix, tally: Tally) -> Iterator[list[_Point]]:
    """
    Yield the corners of each straight run of a path, without its curves.
    """
    run = list[_Point]()
    x, y = ctypes.c_float(), ctypes.c_float()
    total = int(pdfium.FPDFPath_CountSegments(path))
    tally.count(total)
    for index in range(total):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) != pdfium.FPDF_SEGMENT_LINETO:
            yield run
            run = []
        run.append(_moved((x.value, y.value), matrix))
        if pdfium.FPDFPathSegment_GetClose(segment):
            run.append(run[0])
    yield run


def _moved(point: _Point, matrix: _Matrix) -> _Point:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def _product(first: _Matrix, then: _Matrix) -> _Matrix:
    """
    Return one matrix behind the other, as the matrix of both.
    """
    a, b, c, d, e, f = first
    turned = (*then[:4], 0.0, 0.0)
    return (*_moved((a, b), turned), *_moved((c, d), turned), *_moved((e, f), then))
