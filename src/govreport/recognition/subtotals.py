"""
Subtotals of the organisations (小计), which some agencies print and the form has not.
"""

from collections.abc import Sequence

from attrs import evolve

from govreport.document import Paragraph
from govreport.recognition.heads import SUBTOTAL
from govreport.recognition.normal import normal
from govreport.recognition.outcome import Place
from govreport.recognition.pieces import Shape
from govreport.recognition.readings import number
from govreport.recognition.strips import Strip
from govreport.recognition.vocabulary import cells_of
from govreport.template import Template

__all__ = ["subtotals_among", "without_columns", "without_subtotal"]


def subtotals_among(strips: Sequence[Strip], lines: Sequence[tuple[int, Paragraph]], template: Template) -> Place | None:
    """
    Return where rows among lines of text begin to have a subtotal: it is headed, and stands in one of them.
    """
    headed = any(normal(word) == SUBTOTAL for _, paragraph in lines for word in paragraph.text.split())
    return next((strip.place for strip in strips if headed and _has_subtotal(strip, template)), None)


def without_subtotal(strip: Strip, template: Template) -> Strip:
    """
    Return a row without its subtotal, if one stands before the total and is what it says; otherwise nobody knows which figure it is.
    """
    return evolve(strip, texts=(*strip.texts[:-2], *strip.texts[-1:])) if _has_subtotal(strip, template) else strip.doubted()


def without_columns(strip: Strip, shape: Shape, template: Template) -> Strip:
    """
    Return a row of a grid without its subtotal; one whose total is missing may be shifted, and nobody knows what stands below
    that head.
    """
    figures = strip.without_blanks_till(shape.last_label).texts
    shifted = len(figures) == _width(strip, template) + 1 and figures[-1].is_blank and any(number(each.count) != 0 for each in figures)
    return strip.doubted() if shifted or strip.short else strip.without(shape.subtotals)


def _width(strip: Strip, template: Template) -> int:
    return len(cells_of(template, strip.table).get(strip.label.id, ()))


def _has_subtotal(strip: Strip, template: Template) -> bool:
    """
    Return whether the figure before the total is the sum of all before it but the first.
    """
    width = _width(strip, template)
    numbers = [number(each.count) or 0 for each in strip.texts]
    return width > 1 and len(numbers) == width + 1 and numbers[-2] == sum(numbers[1:-2])
