"""
How a document looks: every face, size, indent and margin stands here once, and a user can change each in Word.
"""

from collections.abc import Mapping
from typing import Final, final

from attrs import frozen

from govreport.document import CellKind, Role
from govreport_docx.faces import Face
from govreport_docx.page import Page
from govreport_docx.style import Align, Style

__all__ = ["CELLS", "DEEPEST", "PROFILES", "TEXT", "Profile", "Text"]

#: Word knows so many levels of headings.
DEEPEST: Final = 9
#: A label stands a little further in than other text of a cell, in twips.
_LABEL: Final = 40


@final
@frozen
class Text:
    """
    The text of a table: its size in half points, the rest in twips.
    """

    size: int
    #: The distance of lines.
    line: int
    #: The white in a cell, left and right, above and below.
    beside: int
    above: int


#: 小五: with it the ten columns and 28 rows of 表三 stand on one page.
TEXT: Final = Text(18, 230, 28, 23)


def _cell(name: str, align: Align, *, bold: bool = False) -> Style:
    left = _LABEL if align == "left" else 0
    return Style(name=name, face=Face.SONG, size=TEXT.size, line=TEXT.line, align=align, left=left, bold=bold, custom=True)


_PLAIN: Final = _cell("Table Text", "left")
#: The styles of what stands in tables, on every page.
CELLS: Final = {
    CellKind.HEAD: _cell("Table Head", "center"),
    CellKind.STUB: _cell("Table Stub", "left"),
    CellKind.FIGURE: _cell("Table Figure", "center"),
    CellKind.FLAGGED: _cell("Table Flagged", "center", bold=True),
    CellKind.TEXT: _PLAIN,
    CellKind.HOLE: _PLAIN,
}


@final
@frozen(kw_only=True)
class Profile:
    """
    A page and the styles of what stands on it.
    """

    page: Page
    normal: Style
    title: Style
    headings: tuple[Style, ...]
    roles: Mapping[Role, Style]
    #: A page number.
    footer: Style
    picture: Style
    #: Keeps two tables apart, which Word would else join.
    gap: Style

    def heading(self, level: int) -> Style:
        """
        Return the style of a heading; what lies deeper than Word knows looks like the deepest.
        """
        return self.headings[min(max(level, 1), DEEPEST) - 1]

    def styles(self) -> tuple[Style, ...]:
        """
        Return all styles of paragraphs.
        """
        named = (self.normal, self.title, *self.headings, *self.roles.values(), self.footer, self.picture, self.gap, *CELLS.values())
        return tuple(dict.fromkeys(named))


def _official() -> Profile:
    """
    Return the page of GB/T 9704-2012: 22 lines of 28 characters on 156 by 225 mm.

    With 三号 16 points high, 28 characters take 158 mm, so each stands a quarter of a point closer to the next.
    """
    size, line, closer = 32, 579, 5

    def text(name: str, face: Face = Face.FANG, *, align: Align = "both", first: int = 0, outline: int | None = None) -> Style:
        bold = outline is not None and face is Face.FANG
        return Style(
            name=name, face=face, size=size, line=line, closer=closer, on_grid=True, align=align, first=first, outline=outline, bold=bold
        )

    faces = {1: Face.HEI, 2: Face.KAI}
    return Profile(
        page=Page(top=2098, bottom=1984, left=1588, right=1474, footer=1417, pitch=line, outside=True),
        normal=text("Normal"),
        title=Style(name="Title", face=Face.TITLE, size=44, line=640, align="center", after=line),
        headings=tuple(
            text(f"heading {level}", faces.get(level, Face.FANG), align="left", first=2, outline=level - 1)
            for level in range(1, DEEPEST + 1)
        ),
        roles={
            Role.BODY: text("Body Text", first=2),
            Role.NOTE: Style(name="Note", face=Face.FANG, size=24, line=400, custom=True),
            Role.CLOSING: text("Closing", align="right"),
        },
        footer=Style(name="footer", face=Face.SONG, size=28, line=None),
        picture=Style(name="Picture", face=Face.FANG, size=size, line=None, align="center", custom=True),
        gap=Style(name="Table Gap", face=Face.FANG, size=2, line=120, custom=True),
    )


def _plain() -> Profile:
    """
    Return a page as offices print what is no official paper: 宋体 of 小四, margins of 25 mm, page numbers in the middle.
    """
    size, line = 24, 440

    def text(name: str, face: Face = Face.SONG, *, align: Align = "both", first: int = 0) -> Style:
        return Style(name=name, face=face, size=size, line=line, align=align, first=first)

    def heading(level: int) -> Style:
        larger = {1: 30, 2: 28}.get(level, size)
        return Style(name=f"heading {level}", face=Face.HEI, size=larger, line=520, align="left", bold=level > 1, outline=level - 1)

    return Profile(
        page=Page(top=1417, bottom=1417, left=1417, right=1417, footer=850),
        normal=text("Normal"),
        title=Style(name="Title", face=Face.HEI, size=36, line=560, align="center", after=line),
        headings=tuple(map(heading, range(1, DEEPEST + 1))),
        roles={
            Role.BODY: text("Body Text", first=2),
            Role.NOTE: Style(name="Note", face=Face.SONG, size=21, line=360, custom=True),
            Role.CLOSING: text("Closing", align="right"),
        },
        footer=Style(name="footer", face=Face.SONG, size=21, line=None, align="center"),
        picture=Style(name="Picture", face=Face.SONG, size=size, line=None, align="center", custom=True),
        gap=Style(name="Table Gap", face=Face.SONG, size=2, line=120, custom=True),
    )


#: What a renderer can be asked for.
PROFILES: Final = {"gb9704": _official(), "plain": _plain()}
