"""
A document as others publish it: plain text, Markdown and web pages with all that their programs do to it.
"""

from collections.abc import Callable, Iterator
from html import escape
from random import Random
from typing import Final, TypeAlias

from govreport.document import CellKind, Document, Grid, GridCell, Heading, Paragraph
from tests.published.tearing import matrix_of

__all__ = ["WRITERS", "Writer"]

#: Returns the bytes and the suffix of their file.
Writer: TypeAlias = Callable[[Document, Random], tuple[bytes, str]]


def _texts(document: Document, table: Callable[[Grid], Iterator[str]], prose: Callable[[str, int], str]) -> str:
    parts = [document.title]
    for block in document.blocks:
        match block:
            case Heading(text, level):
                parts.append(prose(text, level))
            case Paragraph(text):
                parts.append(prose(text, 0))
            case Grid():
                parts.append("\n".join(table(block)))
            case _:
                pass
    return "\n\n".join(parts) + "\n"


def _plain(text: str, level: int) -> str:
    assert level >= 0
    return text


def tabs(document: Document, random: Random) -> tuple[bytes, str]:
    """
    Plain text with tabs between cells, in any of the usual encodings.
    """
    text = _texts(document, lambda grid: ("\t".join(row) for row in matrix_of(grid)), _plain)
    return text.encode(random.choice(("utf-8", "utf-8-sig", "gb18030"))), ".txt"


def pipes(document: Document, random: Random) -> tuple[bytes, str]:
    """
    Pipes with empty runs where cells were merged, before or after the values.
    """

    def rows(grid: Grid) -> Iterator[str]:
        for row in matrix_of(grid):
            yield "|" + "|".join(f" {text} " if text else "" for text in row) + "|"

    return _texts(document, rows, _plain).encode(), random.choice((".txt", ".md"))


def one_cell_a_line(document: Document, random: Random) -> tuple[bytes, str]:
    """
    Each cell on a line, with blank lines, lone pipes, padded values; empty cells vanish.
    """

    def cells(grid: Grid) -> Iterator[str]:
        for row in matrix_of(grid):
            for text in filter(None, row):
                yield f"  {text}  " if random.random() < 0.2 else text
                if random.random() < 0.2:
                    yield random.choice(("", "|", ""))

    return _texts(document, cells, _plain).encode(), ".txt"


def one_row_a_line(document: Document, random: Random) -> tuple[bytes, str]:
    """
    Each row on a line, with spaces between.
    """
    text = _texts(document, lambda grid: (random.choice((" ", "  ", "   ")).join(filter(None, row)) for row in matrix_of(grid)), _plain)
    return text.encode(), ".txt"


def pdf_text(document: Document, random: Random) -> tuple[bytes, str]:
    """
    One cell a line, labels broken over lines, page numbers between and within them, heads set on end.
    """

    def cells(grid: Grid) -> Iterator[str]:
        for row in matrix_of(grid):
            for text in filter(None, row):
                yield from _broken(text, random)

    return _texts(document, cells, _plain).encode(), ".txt"


def _broken(text: str, random: Random) -> Iterator[str]:
    text = text.strip()
    if text[-1:].isdigit() or len(text) < 4 or (len(text) == 4 and text[:1].isdigit()) or random.random() < 0.5:
        yield text
        return
    step = 1 if len(text) == 4 else random.randrange(3, 9)
    for place in range(0, len(text), step):
        yield text[place : place + step]
        if random.random() < 0.04:
            yield random.choice(("- 4 -", "— 5 —", "第 3 页 共 9 页"))


def run_together(document: Document, random: Random) -> tuple[bytes, str]:
    """
    In some rows the figures have no space between them.
    """

    def rows(grid: Grid) -> Iterator[str]:
        for row in matrix_of(grid):
            texts = list(filter(None, row))
            figures = [text for text in texts if text.isdigit()]
            if len(figures) == 7 and random.random() < 0.3:
                texts = [*(text for text in texts if not text.isdigit()), "".join(figures)]
            yield " ".join(texts)

    return _texts(document, rows, _plain).encode(), ".txt"


def ocr_markdown(document: Document, random: Random) -> tuple[bytes, str]:
    """
    Table 三 as many small tables with made-up heads, rows of dashes between, half width punctuation.
    """
    narrow = {ord("（"): "(", ord("）"): ")", ord("，"): ",", ord("："): ":"}

    def table(grid: Grid) -> Iterator[str]:
        rows = matrix_of(grid)
        place = 0
        while place < len(rows):
            size = random.randrange(1, 4)
            width = len(rows[0])
            if random.random() < 0.6:
                yield "| " + " | ".join(f"列{number}" for number in range(1, width + 1)) + " |"
            else:
                yield "| " + " | ".join(text.translate(narrow) for text in rows[place]) + " |"
                place += 1
            yield "|" + " --- |" * width
            for row in rows[place : place + size]:
                yield "| " + " | ".join(text.translate(narrow) for text in row) + " |"
            if random.random() < 0.2:
                yield "|" + " - |" * width
            yield ""
            place += size

    def prose(text: str, level: int) -> str:
        return f"{'#' * random.choice((1, 2, 3))} {text}" if level and random.random() < 0.8 else text

    return _texts(document, table, prose).encode(), ".md"


def labels_apart(document: Document, random: Random) -> tuple[bytes, str]:
    """
    A page turned to Markdown: the labels of table 三 stand before its values, and rows of values have no label.
    """
    assert random

    def table(grid: Grid) -> Iterator[str]:
        rows = matrix_of(grid)
        if grid.columns != 10:
            yield from ("| " + " | ".join(row) + " |" for row in rows[:1])
            yield "|" + " --- |" * grid.columns
            yield from ("| " + " | ".join(row) + " |" for row in rows[1:])
            return
        for row in rows:
            yield from (f"{text}\n" for text in row if text and not text.isdigit())
        figures = [row[3:] for row in rows if row[9].isdigit()]
        yield "|" + " |" * 7
        yield "|" + " --- |" * 7
        yield from ("| " + " | ".join(row) + " |" for row in figures)

    return _texts(document, table, lambda text, level: f"# {text}" if level else text).encode(), ".md"


# ---------------------------------------------------------------- pages


def _word_cell(cell: GridCell, random: Random) -> str:
    spans = "".join(f" {name}={count}" for name, count in (("rowspan", cell.rowspan), ("colspan", cell.colspan)) if count > 1)
    style = " style='border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt'"
    if not cell.text:
        return f"<td{spans}{style}>{random.choice(('<p>&nbsp;</p>', '&nbsp;', '<p class=MsoNormal><o:p>&nbsp;</o:p></p>', ''))}</td>"
    if cell.kind is CellKind.FIGURE and random.random() < 0.3:
        return f"<td{spans}>{escape(cell.text)}</td>"
    step = random.choice((1, 2, len(cell.text)))
    runs = "".join(
        f"<span lang=EN-US style='font-size:9.0pt;font-family:宋体'><font color=black>{escape(cell.text[place : place + step])}</font></span>"
        for place in range(0, len(cell.text), step)
    )
    return f"<td{spans}{style}><p class=MsoNormal align=center>{runs}<span lang=EN-US><o:p></o:p></span></p></td>"


def _page_body(document: Document, random: Random) -> Iterator[str]:
    for block in document.blocks:
        match block:
            case Heading(text, level):
                bold = f"<b><span style='font-family:黑体'>{escape(text)}</span></b>"
                yield random.choice((f"<p>{bold}</p>", f"<h{level + 1}>{escape(text)}</h{level + 1}>", f"<p>　　{bold}</p>"))
            case Paragraph(text):
                yield f"<p class=MsoNormal style='text-indent:2em'>　　{escape(text)}</p>"
            case Grid():
                rows = "".join(f"<tr>{''.join(_word_cell(cell, random) for cell in row)}</tr>\n" for row in block.rows)
                yield f"<div align=center><table class=MsoNormalTable border=1 cellspacing=0>{rows}</table></div>"
            case _:
                pass


_ABOVE: Final = """<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zw/">政务公开</a></li>
<li><a href="/hd/">互动交流</a></li></ul></div><div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/x">信息公开</a></div>
<table class="info"><tr><td>索引号</td><td>000014349/2025-00001</td><td>发布日期</td><td>2025-01-20</td></tr></table>"""
_BELOW: Final = """<div class="share">分享到：<a href="#">微信</a></div><div class="related"><h3>相关链接</h3><ul><li><a href="/1">2019年度报告</a></li></ul></div>
<div class="footer"><p>版权所有：某机关办公室　ICP备案号：甲ICP备05000000号</p></div>"""


def word_page(document: Document, random: Random) -> tuple[bytes, str]:
    """
    A page saved by a word processor, in any encoding, declared or not, with the furniture of the site around it.
    """
    title = "".join(f"<p align=center><b>{escape(line)}</b></p>" for line in document.title.split("\n"))
    encoding = random.choice(("utf-8", "gbk", "gb18030", "gb2312"))
    declared = random.choice(
        (f'<meta charset="{encoding}">', f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">', "")
    )
    body = "\n".join(_page_body(document, random))
    head = f"<html><head>{declared}<title>{escape(document.title.replace(chr(10), ''))}</title></head>"
    page = f"<!DOCTYPE html>{head}<body>{_ABOVE}<div class='TRS_Editor'>{title}{body}</div>{_BELOW}</body></html>"
    return page.encode(encoding, "xmlcharrefreplace"), ".html"


def script_page(document: Document, random: Random) -> tuple[bytes, str]:
    """
    A page that keeps the report in a string of a script.
    """
    title = "".join(f"<p>{escape(line)}</p>" for line in document.title.split("\n"))
    held = (
        (title + "".join(_page_body(document, random))).replace("\\", "\\\\").replace('"', '\\"').replace("/", "\\/").replace("\n", "\\n")
    )
    page = f'<html><head><meta charset="utf-8"><title>年度报告</title></head><body>{_ABOVE}<div id="c"></div>'
    page += f'<script>var content = "{held}"; document.getElementById("c").innerHTML = content;</script>{_BELOW}</body></html>'
    return page.encode(), ".html"


WRITERS: Final[dict[str, Writer]] = {
    each.__name__: each
    for each in (tabs, pipes, one_cell_a_line, one_row_a_line, pdf_text, run_together, ocr_markdown, labels_apart, word_page, script_page)
}
