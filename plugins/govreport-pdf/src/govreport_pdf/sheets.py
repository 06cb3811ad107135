"""
What stands on a page: characters and strokes, each with its place. Nothing here knows PDF.

All places are in points from the upper left corner, x to the right, y downwards.
"""

from collections import Counter
from typing import final

from attrs import evolve, frozen

__all__ = ["Box", "Glyph", "Mark", "Sheet", "upright"]


@final
@frozen
class Box:
    """
    A rectangle; a stroke is one that is thin.
    """

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """
        How wide it is.
        """
        return self.right - self.left

    @property
    def height(self) -> float:
        """
        How high it is.
        """
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """
        The x in the middle between its sides.
        """
        return (self.left + self.right) / 2

    def turned(self, quarters: int, width: float, height: float) -> "Box":
        """
        Return where it stands after a page of that size was turned clockwise by some quarters.
        """
        match quarters % 4:
            case 1:
                return Box(height - self.bottom, self.left, height - self.top, self.right)
            case 2:
                return Box(width - self.right, height - self.bottom, width - self.left, height - self.top)
            case 3:
                return Box(self.top, width - self.right, self.bottom, width - self.left)
            case _:
                return self


@final
@frozen
class Glyph:
    """
    One character, from its baseline up as high as the face is large, and as wide as the pen moves on.
    """

    character: str
    box: Box
    #: By how many quarters the page must be turned clockwise for the character to stand upright.
    turn: int = 0

    @property
    def size(self) -> float:
        """
        The size of the face.
        """
        return self.box.width if self.turn % 2 else self.box.height


@final
@frozen
class Mark:
    """
    An entry of the file's outline: a text on a page that the file itself calls a heading.
    """

    text: str
    level: int
    page: int


@final
@frozen(kw_only=True)
class Sheet:
    """
    One page.
    """

    #: Counted from 0.
    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    strokes: tuple[Box, ...]
    #: Whether a picture covers most of the page.
    picture: bool = False

    @property
    def name(self) -> str:
        """
        How errors call the page.
        """
        return f"page {self.number + 1}"


def upright(sheet: Sheet) -> Sheet:
    """
    Return the page turned so that most of its text stands upright, as a reader would turn it.
    """
    turns = Counter(glyph.turn for glyph in sheet.glyphs)
    turn = max(turns, key=lambda each: (turns[each], -each), default=0)
    if not turn:
        return sheet
    size = (sheet.width, sheet.height)
    width, height = size[::-1] if turn % 2 else size
    glyphs = tuple(evolve(each, box=each.box.turned(turn, *size), turn=(each.turn - turn) % 4) for each in sheet.glyphs)
    return evolve(sheet, width=width, height=height, glyphs=glyphs, strokes=tuple(each.turned(turn, *size) for each in sheet.strokes))
