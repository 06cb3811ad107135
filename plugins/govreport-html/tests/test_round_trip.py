"""
What comes back of a document that is written as a page, plainly or among a site.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from govreport import load, validate
from govreport.document import Block, CellKind, Document, Grid, GridCell, Heading, Paragraph, Picture
from govreport.layout.report import report_document
from govreport.reading import recognised
from govreport.report import Report
from govreport_html import HtmlReader

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.json"))
JPEG = b"\xff\xd8\xff"
PIECES = (
    *"<>&\"'=/;:.,-+()[]|!#*%0123７数据“”aZ年、。",
    *(" ", "  ", "\t", "\n", "\n\n", "\xa0", "\u3000\u3000", "\u2028", "\x00", "\x1f", "\x0b", "\U00020bb7", "\u200b"),
    *("<td>", "</table>", "&nbsp;", "<!--", "-->", "</p>", "<script>", "&#10;", "一、", "（一）", "1.", "附件", "http://a.cn", "增13"),
)
TEXT = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)


@st.composite
def _grids(draw: st.DrawFn) -> Grid:
    height, width = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    taken, rows = set[tuple[int, int]](), list[tuple[GridCell, ...]]()
    heads = draw(st.integers(0, height))
    for row in range(height):
        cells = list[GridCell]()
        for column in range(width):
            if (row, column) in taken:
                continue
            free = next((each for each in range(column, width) if (row, each) in taken), width) - column
            # No cell reaches out of the head, for there it would be cut.
            down, across = draw(st.integers(1, (heads if row < heads else height) - row)), draw(st.integers(1, free))
            taken |= {(row + below, column + beside) for below in range(down) for beside in range(across)}
            cells.append(GridCell(draw(TEXT), down, across, CellKind.HEAD if row < heads else CellKind.TEXT))
        rows.append(tuple(cells))
    return Grid(rows=tuple(rows), caption=draw(TEXT), head_rows=heads)


BLOCKS = st.builds(Heading, TEXT, st.integers(1, 5)) | st.builds(Paragraph, TEXT) | st.builds(Picture, st.just(JPEG), TEXT) | _grids()
DOCUMENTS = st.builds(Document, title=TEXT, blocks=st.lists(BLOCKS, max_size=5).map(tuple))


def _written(document: Document) -> str:
    """
    Return a page with the document and nothing else.
    """
    title = f"<title>{escape(document.title)}</title><h1>{_line(document.title)}</h1>"
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{title}</head><body>{''.join(map(_block, document.blocks))}</body></html>"


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level + 1}>{_line(text)}</h{level + 1}>\n"
        case Paragraph(text):
            return f"<p>{_line(text)}</p>\n"
        case Picture(image, alt):
            return f'<img src="data:{block.media_type};base64,{b64encode(image).decode()}" alt="{escape(alt)}">'
        case Grid():
            rows = [f"<tr>{''.join(map(_cell, row))}</tr>\n" for row in block.rows]
            head, body = "".join(rows[: block.head_rows]), "".join(rows[block.head_rows :])
            return f"<table border=1><caption>{_line(block.caption)}</caption><thead>{head}</thead><tbody>{body}</tbody></table>\n"


def _cell(cell: GridCell) -> str:
    tag = "th" if cell.kind is CellKind.HEAD else "td"
    return f'<{tag} rowspan="{cell.rowspan}" colspan="{cell.colspan}">{_line(cell.text)}</{tag}>'


def _line(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _lines(text: str) -> list[str]:
    """
    Return the lines of a text as a browser shows them; an empty one shows where a blank line or an indent is.
    """
    lines = list[str]()
    for line in re.sub("[\x00-\x08\x0b\x0e-\x1f]", "", text).split("\n"):
        if re.match("[ \t]*[\xa0\u3000]{2}", line):
            lines.append("")
        lines.append(re.sub("[ \t]+", " ", line).strip())
    return lines


def _joined(text: str) -> str:
    return "\n".join(filter(None, _lines(text)))


def _shown(block: Block) -> Iterator[Block]:
    match block:
        case Heading(text, level):
            if _joined(text):
                yield Heading(_joined(text), level)
        case Paragraph(text):
            yield from (Paragraph(part.strip("\n")) for part in re.split("\n\n+", "\n".join(_lines(text))) if part.strip("\n"))
        case Picture(image, alt):
            yield Picture(image, re.sub("[\x00-\x08\x0b\x0e-\x1f]", "", alt))
        case Grid():
            rows = tuple(tuple(evolve(cell, text=_joined(cell.text)) for cell in row) for row in block.rows)
            yield Grid(rows=rows, caption=_joined(block.caption), head_rows=block.head_rows)


def _expected(document: Document) -> Document:
    blocks = [each for block in document.blocks for each in _shown(block)]
    above = min((block.level for block in blocks if isinstance(block, Heading)), default=1) - 1
    return Document(
        title=_joined(document.title),
        blocks=tuple(evolve(block, level=block.level - above) if isinstance(block, Heading) else block for block in blocks),
    )


class TestDocuments:
    @given(DOCUMENTS)
    def test_every_document_comes_back(self, document: Document) -> None:
        """
        Title, headings with their levels, paragraphs, pictures, and tables with every span and head, whatever they say.
        """
        expected = _expected(document)
        first = [block.text for block in expected.blocks if not isinstance(block, Grid | Picture)]
        if not expected.blocks or "".join(expected.title.split()) in {"".join(text.split()) for text in first}:
            return  # what is said twice is said once

        assert HtmlReader().read(_written(document).encode()) == expected

    @given(_grids())
    def test_word_writes_the_same_table(self, grid: Grid) -> None:
        """
        A paragraph, spans and styles in every cell change nothing.
        """
        page = _block(grid)
        dressed = re.sub(
            r"(<t[hd] [^>]*>)(.*?)(</t[hd]>)",
            r"\1\n <p class=MsoNormal style='margin:0cm;border:none'><span lang=EN-US>\2<o:p></o:p></span></p>\n \3",
            page,
            flags=re.DOTALL,
        )

        assert HtmlReader().read(dressed.encode()) == HtmlReader().read(page.encode())


SITE = """
<!DOCTYPE html><html><head><meta charset="gbk"><title>{title}_某市人民政府</title><style>.nav{{display:none}}</style></head><body>
<div class="top"><ul class="nav">{links}</ul></div><table width="980" border="0"><tr><td width="200"><ul>{links}</ul></td><td>
<div>您现在的位置：<a href="/">首页</a> &gt;&gt; <a href="/zwgk">政务公开</a> &gt;&gt; 正文</div>
<table width="100%"><tr><td>索引号：</td><td>0001/2025</td><td>主题分类：</td><td>年报</td></tr><tr><td>发布机构：</td><td>某局</td>
<td>发文日期：</td><td>2025-01-20</td></tr></table><h1>{title}</h1><p>发布时间：2025-01-20　来源：某局　浏览次数：<script>count()</script>
【字体：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】</p><div id="zoom"><div class="TRS_Editor">{article}</div></div>
<p>【<a href="javascript:print()">打印本页</a>】【<a href="javascript:close()">关闭窗口</a>】</p><p>上一篇：<a href="1.html">某通知</a></p>
<p>下一篇：没有了</p></td></tr></table><div class="footer"><p>主办：某市人民政府</p><p>某ICP备05000000号</p></div></body></html>
"""
LINKS = "".join(f'<li><a href="/{number}/">某栏目{number}</a></li>' for number in range(30))


class TestReports:
    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    @pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
    def test_a_report_among_a_site_comes_back(self, path: Path, encoding: str) -> None:
        """
        Every figure and the whole of the prose of a published report, from a page with all that surrounds it.
        """
        report = load(path)
        document = report_document(report)
        title = "".join(document.title.split("\n"))
        page = SITE.format(title=title, links=LINKS, article="".join(map(_block, document.blocks)))

        read = recognised(page.encode(encoding), "年报.html", "html").report

        assert (read.agency.name, read.year) == (report.agency.name, report.year)
        assert all(read[cell] == report[cell] for cell in report.template.cells)
        assert [prose.section for prose in read.prose] == [prose.section for prose in report.prose]
        assert len(validate(read).errors) == len(validate(report).errors)

    @pytest.mark.parametrize("year", [2019, 2024])
    def test_the_blocks_are_those_of_the_article(self, year: int) -> None:
        """
        Nothing of the site is left, and nothing of the article is missing.
        """
        empty = Report.of("某市某局", year)
        filled = empty.fill({cell: place * 37 % 5000 for place, cell in enumerate(empty.template.cells)})
        document = report_document(filled.write("overview", "2024年，各项工作平稳推进。", "1.主动公开。").write("other", "无。"))
        page = SITE.format(title="某市某局年度报告", links=LINKS, article="".join(map(_block, document.blocks)))

        assert _bare(HtmlReader().read(page.encode("gbk"))) == _bare(document)


def _bare(document: Document) -> list[Block]:
    """
    Return the blocks as a page tells them: not what paragraphs are for, which cells are figures, or that a row of heads repeats.
    """
    bare = list[Block]()
    for block in document.blocks:
        if isinstance(block, Grid):
            heads = [[cell.kind is CellKind.HEAD for cell in row] for row in block.rows]
            rows = tuple(
                tuple(evolve(cell, kind=CellKind.HEAD if head else CellKind.TEXT) for cell, head in zip(row, marks, strict=True))
                for row, marks in zip(block.rows, heads, strict=True)
            )
            bare.append(Grid(rows=rows, caption=block.caption))
        else:
            bare.append(Paragraph(block.text) if isinstance(block, Paragraph) else block)
    return bare
