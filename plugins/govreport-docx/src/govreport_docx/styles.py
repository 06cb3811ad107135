"""
The styles of the page: every face, size and indent stands here once, and a user can change each in Word.

Faces are named, never embedded: where 仿宋_GB2312 is not installed, the program that opens the file puts another in its place.
"""

import re
from typing import Final

from govreport.document import CellKind, Role
from govreport_docx.style import BODY, FANGSONG, LINE, Align, Style, faces
from govreport_docx.text import WORD

__all__ = [
    "CELLS",
    "GAP",
    "PICTURE",
    "ROLES",
    "STYLES",
    "TABLE",
    "TABLE_ABOVE",
    "TABLE_LINE",
    "TABLE_MARGIN",
    "TABLE_SIZE",
    "TITLE",
    "heading",
    "styles",
]

_SONG: Final = "宋体"
_DEEPEST: Final = 9

#: 小五, in half points: with it the ten columns and 28 rows of 表三 stand on one page.
TABLE_SIZE: Final = 18
#: The distance of lines in a cell, in twips.
TABLE_LINE: Final = 230
#: The white in a cell: left and right, above and below, in twips. A label stands a little further in.
TABLE_MARGIN: Final = 28
TABLE_ABOVE: Final = 23
_LABEL: Final = 40


def _cell(name: str, align: Align, *, bold: bool = False) -> Style:
    left = _LABEL if align == "left" else 0
    return Style(name=name, face=_SONG, size=TABLE_SIZE, line=TABLE_LINE, align=align, left=left, bold=bold, custom=True)


def _heading(level: int) -> Style:
    face = {1: "黑体", 2: "楷体_GB2312"}.get(level, FANGSONG)
    return Style(name=f"heading {level}", face=face, bold=level not in {1, 2}, align="left", first=2, outline=level - 1)


TITLE: Final = Style(name="Title", face="方正小标宋简体", size=44, align="center", line=700, after=LINE)
PICTURE: Final = Style(name="Picture", align="center", line=None, custom=True)
#: Keeps two tables apart, which Word would else join.
GAP: Final = Style(name="Table Gap", size=2, line=120, custom=True)
ROLES: Final = {
    Role.BODY: Style(name="Body Text", first=2),
    Role.NOTE: Style(name="Note", size=24, line=400, custom=True),
    Role.CLOSING: Style(name="Closing", align="right", right=2),
}
CELLS: Final = {
    CellKind.HEAD: _cell("Table Head", "center"),
    CellKind.STUB: _cell("Table Stub", "left"),
    CellKind.FIGURE: _cell("Table Figure", "center"),
    CellKind.FLAGGED: _cell("Table Flagged", "center", bold=True),
    CellKind.TEXT: _cell("Table Text", "left"),
}
_HEADINGS: Final = tuple(_heading(level) for level in range(1, _DEEPEST + 1))
STYLES: Final = (Style(name="Normal"), TITLE, *_HEADINGS, *ROLES.values(), PICTURE, GAP, *CELLS.values())
#: The style of every table, by its id.
TABLE: Final = "TableGrid"

_EDGES: Final = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLES: Final = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>'
    f'<w:style w:type="table" w:styleId="{TABLE}"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
    f"<w:tblPr><w:tblBorders>{_EDGES}</w:tblBorders><w:tblCellMar>"
    f'<w:top w:w="{TABLE_ABOVE}" w:type="dxa"/><w:left w:w="{TABLE_MARGIN}" w:type="dxa"/>'
    f'<w:bottom w:w="{TABLE_ABOVE}" w:type="dxa"/><w:right w:w="{TABLE_MARGIN}" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def heading(level: int) -> Style:
    """
    Return the style of a heading. Word knows nine levels; what lies deeper looks like the ninth.
    """
    return _HEADINGS[min(max(level, 1), _DEEPEST) - 1]


def styles(language: str) -> str:
    """
    Return the content of the styles part, for a document in a language of BCP 47.
    """
    return (
        f'<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'{faces(FANGSONG)}<w:sz w:val="{BODY}"/><w:szCs w:val="{BODY}"/>{_language(language)}</w:rPr></w:rPrDefault>'
        f"<w:pPrDefault/></w:docDefaults>{''.join(style.xml() for style in STYLES)}{_TABLES}</w:styles>"
    )


def _language(tag: str) -> str:
    """
    Return which languages to check the spelling of; what is no tag at all counts as Chinese.
    """
    known = tag if re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag) else "zh-CN"
    eastern = known.partition("-")[0].lower() in {"zh", "ja", "ko"}
    western, chinese = ("en-US", known) if eastern else (known, "zh-CN")
    return f'<w:lang w:val="{western}" w:eastAsia="{chinese}"/>'
