"""
Prints a document as a web page: one file, valid HTML, to be read on any screen and printed on A4.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from html import escape
from typing import ClassVar, Final, assert_never, final

from attrs import frozen

from govreport.document import Block, CellKind, Document, Grid, GridCell, Heading, Paragraph, Picture, Role

__all__ = ["HtmlRenderer"]

#: Signs that no page may hold: controls, and halves of a sign.
_UNPRINTABLE: Final = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DEEPEST: Final = 6
_CLASSES: Final = {CellKind.STUB: "stub", CellKind.FIGURE: "figure", CellKind.FLAGGED: "figure flagged"}
_STYLE: Final = """
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1rem; color: #111; background: #fff;
  font: 1.05rem/1.8 FangSong, STFangsong, "Noto Serif CJK SC", serif; }
h1, h2, h3, h4, h5, h6 { line-height: 1.4; font-family: SimHei, "Noto Sans CJK SC", sans-serif; }
h1 { text-align: center; font-size: 1.9rem; margin: 1rem 0 2rem; }
h2 { font-size: 1.3rem; margin: 2rem 0 .8rem; }
h3, h4, h5, h6 { font-size: 1.1rem; margin: 1.2rem 0 .5rem; }
p { margin: .5rem 0; text-indent: 2em; }
aside p, address { text-indent: 0; font-style: normal; }
aside { color: #444; font-size: .95rem; }
address { text-align: right; }
.grid { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; line-height: 1.4; }
th, td { border: 1px solid #555; padding: .3rem .45rem; vertical-align: middle; }
th { background: #f2f2f2; font-weight: 600; }
td.figure { text-align: right; font-variant-numeric: tabular-nums; }
td.flagged { background: #fff2cc; font-weight: 700; }
img { max-width: 100%; }
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
@media print { body { max-width: none; padding: 0; } .grid { overflow: visible; } thead { display: table-header-group; }
  tr, img { break-inside: avoid; } h2, h3 { break-after: avoid; } }
"""


@final
@frozen
class HtmlRenderer:
    """
    Writes HTML in UTF-8, its style within; a table of many columns scrolls by itself on a narrow screen.
    """

    suffix: ClassVar[str] = ".html"
    media_type: ClassVar[str] = "text/html; charset=utf-8"

    def render(self, document: Document, /) -> bytes:
        """
        Return the page.
        """
        return ("\n".join(_page(document)) + "\n").encode()


def _page(document: Document) -> Iterator[str]:
    yield f'<!DOCTYPE html>\n<html lang="{_plain(document.language)}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_plain(document.title)}</title>"
    if document.author:
        yield f'<meta name="author" content="{_plain(document.author)}">'
    if document.dated:
        yield f'<meta name="dcterms.date" content="{document.dated.isoformat()}">'
    yield f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>"
    yield f"<h1>{_text(document.title)}</h1>"
    for block in document.blocks:
        yield _block(block)
    yield "</main>\n</body>\n</html>"


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            tag = f"h{min(max(level, 1) + 1, _DEEPEST)}"
            return f"<{tag}>{_text(text)}</{tag}>"
        case Paragraph(text, role):
            return _paragraph(_text(text), role)
        case Picture():
            source = f"data:{block.media_type};base64,{b64encode(block.image).decode()}"
            return f'<p><img src="{source}" alt="{_plain(block.alt)}"></p>'
        case Grid():
            return _table(block) if block.columns else ""
        case _:
            assert_never(block)


def _paragraph(text: str, role: Role) -> str:
    match role:
        case Role.BODY:
            return f"<p>{text}</p>"
        case Role.NOTE:
            return f'<aside role="note"><p>{text}</p></aside>'
        case Role.CLOSING:
            return f"<address>{text}</address>"
        case _:
            assert_never(role)


def _table(grid: Grid) -> str:
    """
    Return a table; heads reach down to the end of their rows only, as no browser repeats a head whose cells reach into the body.
    """
    heads = grid.head_rows if _is_whole(grid) else 0
    rows = ["<tr>" + "".join(map(_cell, row)) + "</tr>" for row in grid.rows]
    label = f' aria-label="{_plain(grid.caption)}"' if grid.caption else ""
    head = ["<thead>", *rows[:heads], "</thead>"] if heads else []
    body = ["<tbody>", *rows[heads:], "</tbody>"] if rows[heads:] else []
    return "\n".join((f'<div class="grid"><table{label}>', *_columns(grid), *head, *body, "</table></div>"))


def _columns(grid: Grid) -> list[str]:
    whole = sum(grid.widths)
    shares = "".join(f'<col style="width:{100 * width / whole:.2f}%">' for width in grid.widths)
    return [f"<colgroup>{shares}</colgroup>"] if shares else []


def _is_whole(grid: Grid) -> bool:
    """
    Return whether no cell of the head reaches below it.
    """
    return all(placed.row + placed.cell.rowspan <= grid.head_rows for placed in grid.placed() if placed.row < grid.head_rows)


def _cell(cell: GridCell) -> str:
    tag = "th" if cell.kind is CellKind.HEAD else "td"
    kind = f' class="{_CLASSES[cell.kind]}"' if cell.kind in _CLASSES else ""
    rows = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    columns = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    return f"<{tag}{kind}{rows}{columns}>{_text(cell.text)}</{tag}>"


def _text(text: str) -> str:
    """
    Return a text for the page, its line breaks kept.
    """
    return "<br>".join(escape(line, quote=False) for line in _lines(text))


def _plain(text: str) -> str:
    """
    Return a text for an attribute, on one line.
    """
    return escape(" ".join(line.strip() for line in _lines(text)))


def _lines(text: str) -> list[str]:
    return [_UNPRINTABLE.sub("\ufffd", line) for line in text.replace("\t", " ").splitlines()]
