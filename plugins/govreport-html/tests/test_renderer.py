"""
Pages that are printed: every text in its order, spans as they are, nothing that a text holds becomes markup.
"""

import re
import struct
import zlib
from datetime import date
from html import unescape
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from govreport.document import CellKind, Document, Grid, GridCell, Heading, Paragraph, Picture, Role
from govreport_html import HtmlReader, HtmlRenderer

_PNG: Final = b"\x89PNG\r\n\x1a\n" + b"".join(
    struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    for kind, data in ((b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b""))
)
TEXTS: Final = st.text(st.characters(codec="utf-8") | st.sampled_from("<>&\"'\n\t \0\ud800一，"), max_size=12)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """
    Return any grid, its rectangle tiled at random.
    """
    height, width = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    free = {(row, column) for row in range(height) for column in range(width)}
    rows = list[tuple[GridCell, ...]]()
    for row in range(height):
        line = list[GridCell]()
        for column in range(width):
            if (row, column) in free:
                room = next((each for each in range(column, width) if (row, each) not in free), width) - column
                down, across = draw(st.integers(1, height - row)), draw(st.integers(1, room))
                free -= {(row + below, column + right) for below in range(down) for right in range(across)}
                line.append(GridCell(draw(TEXTS), down, across, draw(st.sampled_from(CellKind))))
        rows.append(tuple(line))
    return Grid(rows=tuple(rows), head_rows=draw(st.integers(0, height)), caption=draw(TEXTS))


BLOCKS: Final = (
    st.builds(Heading, TEXTS, st.integers(-1, 9))
    | st.builds(Paragraph, TEXTS, st.sampled_from(Role))
    | grids()
    | st.builds(Picture, st.just(_PNG), TEXTS)
)
DOCUMENTS: Final = st.builds(
    Document, title=TEXTS, blocks=st.lists(BLOCKS, max_size=6).map(tuple), author=TEXTS, dated=st.none() | st.dates()
)


def page(*blocks: Heading | Paragraph | Grid | Picture, title: str = "题") -> str:
    """
    Return the body of a page.
    """
    return HtmlRenderer().render(Document(title=title, blocks=blocks)).decode().partition("<h1>")[2]


def squeezed(text: str) -> str:
    """
    Return the signs of a text that can be seen, as they are printed.
    """
    shown = re.sub("[\0-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
    return "".join(shown.split())


class TestAnything:
    @given(document=DOCUMENTS)
    @settings(deadline=None)
    def test_every_text_is_there_in_its_order(self, document: Document) -> None:
        """
        Whatever a text holds, it is text: what a parser reads is what was given, and nothing else.
        """
        data = HtmlRenderer().render(document)

        root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))
        read = "".join(map(str, root[-1].itertext()))  # the body
        texts = [document.title]
        for block in document.blocks:
            match block:
                case Grid():
                    texts += [cell.text for row in block.rows for cell in row]
                case Heading() | Paragraph():
                    texts.append(block.text)
                case Picture():
                    pass
        assert squeezed(read) == squeezed("".join(texts))

    @given(document=DOCUMENTS)
    @settings(deadline=None)
    def test_twice_the_same(self, document: Document) -> None:
        """
        Equal documents give equal bytes.
        """
        assert HtmlRenderer().render(document) == HtmlRenderer().render(document)

    @given(grid=grids())
    @settings(deadline=None)
    def test_spans_and_columns_are_those_of_the_grid(self, grid: Grid) -> None:
        """
        Every cell is there with the rectangle that it covers.
        """
        root = etree.fromstring(HtmlRenderer().render(Document(title="题", blocks=(grid,))), etree.HTMLParser(encoding="utf-8"))

        found = [[(int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))) for cell in row] for row in root.iter("tr")]
        assert found == [[(cell.rowspan, cell.colspan) for cell in row] for row in grid.rows]


class TestPage:
    def test_roles_come_back(self) -> None:
        """
        A note and who signs are read back as what they are.
        """
        document = Document(
            title="某局2024年政府信息公开工作年度报告",
            blocks=(
                Heading("一、总体情况"),
                Paragraph("按要求公开。"),
                Paragraph("数据为全年数。", Role.NOTE),
                Paragraph("某局", Role.CLOSING),
                Paragraph("2025年1月20日", Role.CLOSING),
            ),
        )

        assert HtmlReader().read(HtmlRenderer().render(document)).blocks == document.blocks

    def test_heads_are_repeated_only_if_they_are_whole(self) -> None:
        """
        A head whose cell reaches into the body is none, or it would be cut.
        """
        whole = Grid(rows=((GridCell("机关", kind=CellKind.HEAD),), (GridCell("某局"),)), head_rows=1)
        tied = Grid(rows=((GridCell("机关", rowspan=2, kind=CellKind.HEAD), GridCell("1")), (GridCell("2"),)), head_rows=1)

        assert "<thead>" in page(whole)
        assert "<thead>" not in page(tied)

    def test_flagged_figures_are_marked(self) -> None:
        """
        A figure that somebody should look at has a class of its own.
        """
        grid = Grid(rows=((GridCell("1", kind=CellKind.FIGURE), GridCell("2", kind=CellKind.FLAGGED), GridCell("3")),))

        assert '<td class="figure">1</td><td class="figure flagged">2</td><td>3</td>' in page(grid)

    def test_widths_are_shares(self) -> None:
        """
        Relative widths are percentages of the table.
        """
        grid = Grid(rows=((GridCell("1"), GridCell("2")),), widths=(1, 3))

        assert '<col style="width:25.00%"><col style="width:75.00%">' in page(grid)

    def test_the_head_of_the_file_says_what_it_is(self) -> None:
        """
        Language, encoding, title on one line, author and day.
        """
        data = HtmlRenderer().render(Document(title="某局\n年度报告", blocks=(), author='某"局"', dated=date(2025, 1, 20)))

        text = data.decode()
        assert text.startswith('<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">')
        assert "<title>某局 年度报告</title>" in text
        assert "<h1>某局<br>年度报告</h1>" in text
        assert unescape('content="某&quot;局&quot;"') in unescape(text)
        assert '<meta name="dcterms.date" content="2025-01-20">' in text

    def test_a_picture_is_in_the_page(self) -> None:
        """
        Its data and its words.
        """
        assert re.search(r'<img src="data:image/png;base64,[\w+/=]+" alt="图 &quot;一&quot;">', page(Picture(_PNG, '图 "一"')))

    def test_nothing_is_fetched(self) -> None:
        """
        No address of another place stands in the page.
        """
        text = HtmlRenderer().render(Document(title="题", blocks=(Paragraph("见。"),))).decode()

        assert "http" not in text
        assert "url(" not in text
