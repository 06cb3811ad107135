"""
What the Markdown reader promises of files that others wrote.
"""

from importlib.metadata import EntryPoint
from pathlib import Path
from tomllib import loads

import pytest

from govreport.document import Block, CellKind, Document, Grid, GridCell, Heading, Paragraph, Picture, Role
from govreport.errors import UnreadableDocument
from govreport.formats import READERS, Reader
from govreport_markdown import MarkdownReader

NOTE, CLOSING = Role.NOTE, Role.CLOSING
PNG = "iVBORw0KGgo="


def _read(markdown: str) -> Document:
    return MarkdownReader().read(markdown.encode())


def _blocks(markdown: str) -> list[Block]:
    return list(_read(markdown).blocks)


def _texts(block: Block) -> list[list[str]]:
    assert isinstance(block, Grid)
    return [[cell.text for cell in row] for row in block.matrix()]


def _table(markdown: str) -> list[list[str]]:
    (block,) = _blocks(markdown)
    return _texts(block)


class TestMarkdownReader:
    def test_it_keeps_the_contract_of_readers(self) -> None:
        """
        It is a reader of Markdown files.
        """
        reader = MarkdownReader()

        assert isinstance(reader, Reader)
        assert (reader.suffixes, reader.media_types) == ((".md", ".markdown"), ("text/markdown",))

    def test_it_is_found_by_its_name(self) -> None:
        """
        The distribution offers it as the format ``markdown``.
        """
        project = loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]

        offered = EntryPoint("markdown", project["entry-points"][READERS]["markdown"], READERS).load()

        assert offered is MarkdownReader

    @pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf"])
    def test_nothing_is_a_document_of_nothing(self, data: bytes) -> None:
        """
        An empty file is no error.
        """
        document = MarkdownReader().read(data)

        assert document == Document(title="", blocks=())

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    def test_it_takes_what_editors_write(self, encoding: str) -> None:
        """
        UTF-8 with or without its mark, GB18030 and UTF-16 with its mark say the same.
        """
        data = "一、总体情况\r\n\r\n新收77件".encode(encoding)

        document = MarkdownReader().read(data)

        assert document.blocks == (Paragraph("一、总体情况"), Paragraph("新收77件"))

    @pytest.mark.parametrize(
        ("data", "place"),
        [
            ("总体情况".encode()[:-1], "byte 9"),
            ("总体".encode() + b"\xff" + "情况".encode(), "byte 6"),
            (b"\xd7\xdc\xff\xcc\xe5", "byte 2"),
            (b"a\0b", "format"),
            (b"%PDF-1.7\n", "format"),
            (b"PK\x03\x04", "format"),
        ],
    )
    def test_what_is_no_text_is_refused(self, data: bytes, place: str) -> None:
        """
        Damaged text, or a file of another kind, is refused with its place; no byte is replaced.
        """
        with pytest.raises(UnreadableDocument) as caught:
            MarkdownReader().read(data)

        assert caught.value.place == place


class TestHeadings:
    def test_the_only_highest_heading_is_the_title(self) -> None:
        """
        What stands below it counts from one.
        """
        document = _read("索引号：1\n\n# 某局2024年报告\n\n## 一、总体情况\n\n### （一）公开 ###\n")

        assert document.title == "某局2024年报告"
        assert document.blocks == (Paragraph("索引号：1"), Heading("一、总体情况", 1), Heading("（一）公开", 2))

    def test_several_highest_headings_are_sections(self) -> None:
        """
        Where every heading is of the first level, none is taken for the title.
        """
        document = _read("# 某局2024年报告\n# 一、总体情况\n## （一）公开\n")

        assert document.title == ""
        assert document.blocks == (Heading("某局2024年报告", 1), Heading("一、总体情况", 1), Heading("（一）公开", 2))

    def test_a_numbered_heading_is_a_section_and_no_title(self) -> None:
        """
        Where only the first section is a heading of the first level, it is not the name of the document.
        """
        document = MarkdownReader().read("# 一、总体情况\n\n文\n\n## 二、其他\n".encode())

        assert document.title == ""
        assert [block.text for block in document.blocks if isinstance(block, Heading)] == ["一、总体情况", "二、其他"]

    def test_a_highest_heading_below_others_is_no_title(self) -> None:
        """
        A title stands above all headings.
        """
        document = _read("## 一、总体情况\n\n# 附件\n")

        assert document.title == ""
        assert document.blocks == (Heading("一、总体情况", 1), Heading("附件", 1))

    def test_underlined_headings_are_headings(self) -> None:
        """
        The older way of marking a heading counts as well, and may break the line.
        """
        document = _read("某市\n年度报告\n====\n\n一、总体\n----\n")

        assert (document.title, document.blocks) == ("某市年度报告", (Heading("一、总体", 1),))

    @pytest.mark.parametrize("dash", ["-", "--", "="])
    def test_a_dash_below_a_figure_is_no_underline(self, dash: str) -> None:
        """
        A dash that stands for an empty cell is kept.
        """
        (block,) = _blocks(f"规章\n{dash}\n")

        assert isinstance(block, Paragraph)
        assert block.text.endswith(dash)


class TestProse:
    @pytest.mark.parametrize(
        ("markdown", "text"),
        [
            ("主动公开\n政府信息", "主动公开政府信息"),
            ("以“三安全\n”为限，\n——完", "以“三安全”为限，——完"),
            ("open\ngovernment", "open government"),
            ("共77\n件", "共77 件"),
            ("12\n34", "12 34"),
            ("一  \n二\\\n三<br>四", "一\n二\n三\n四"),
            ("**新收**：*77*件", "新收：77件"),
            ('见[公报](http://x.cn/a "b")和<http://y.cn/%E4>', "见公报和http://y.cn/%E4"),
            (r"1\. 属于\*国家\_秘密 &amp; &#20214;", "1. 属于*国家_秘密 & 件"),
            ("张**、李**", "张**、李**"),
            ("`GB 18030`", "GB 18030"),
            ("    缩进两字", "缩进两字"),
            ("[注]: 数据截至年底", "[注]: 数据截至年底"),
            ("12<sup>2</sup>件，<del>12</del>13件，m<sup>2</sup>", "12 2件，12 13件，m2"),
            ("共<span>7</span><b>7</b>件<!-- 8 -->", "共77件"),
            ("甲<td>1</td><td>2</td>", "甲\n1\n2"),
            ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
            ("#话题#", "#话题#"),
            ("```\n  a\n| b |\n```", "a\n| b |"),
        ],
    )
    def test_a_paragraph_says_what_its_markdown_means(self, markdown: str, text: str) -> None:
        """
        Marks are gone, escapes undone, breaks what they are; nothing else is changed.
        """
        blocks = _blocks(markdown)

        assert blocks == [Paragraph(text)]

    def test_lists_are_paragraphs_with_their_markers(self) -> None:
        """
        Every item keeps its number or bullet as it was written, those within others as well.
        """
        *items, table = _blocks("- 甲\n  1) 乙\n\n     丙\n* 丁\n3. 戊\n007. 己\n- ## 庚\n-\n-\n  | 1 |\n")

        assert items == [
            *map(Paragraph, ("- 甲", "1) 乙", "丙", "* 丁", "3. 戊", "007. 己")),
            Heading("- 庚", 1),
            *map(Paragraph, ("-", "-")),
        ]
        assert _texts(table) == [["1"]]

    @pytest.mark.parametrize("markdown", ["-", "- - -", "* * *", "- - - - 5", "- - - - - - - - - - - - 5", "1.", "+2", "-18"])
    def test_dashes_and_numbers_alone_are_kept(self, markdown: str) -> None:
        """
        What Markdown takes for a list, a rule or nothing may be a row of figures.
        """
        blocks = _blocks(markdown)

        assert blocks == [Paragraph(markdown)]

    def test_a_rule_is_nothing(self) -> None:
        """
        Lines that part the text are left out.
        """
        blocks = _blocks("甲\n\n---\n\n***\n乙\n___\n丙")

        assert blocks == [Paragraph("甲"), Paragraph("乙"), Paragraph("丙")]

    def test_quotations_are_notes_and_italics_who_signs(self) -> None:
        """
        As the renderer writes them, whoever wrote these.
        """
        blocks = _blocks("> 注：\n> 单位为件。\n>\n> - 另\n\n*某局*\n\n*甲*和*乙*\n\n***丙***\n")

        assert blocks == [
            Paragraph("注：单位为件。", NOTE),
            Paragraph("- 另", NOTE),
            Paragraph("某局", CLOSING),
            Paragraph("甲和乙"),
            Paragraph("丙", CLOSING),
        ]

    def test_a_picture_stands_where_it_stood(self) -> None:
        """
        Data in the text is a picture, between the words around it; an image elsewhere is its words.
        """
        blocks = _blocks(f"前![逐年\\*](data:image/png;base64,{PNG})后![图](a.png)![](b.png)\n\n![坏](data:image/png;base64,AAAA)")

        assert blocks == [Paragraph("前"), Picture(b"\x89PNG\r\n\x1a\n", "逐年*"), Paragraph("后图"), Paragraph("坏")]

    def test_a_fence_of_markdown_is_read(self) -> None:
        """
        What was packed as Markdown is Markdown; one within it stays text.
        """
        blocks = _blocks("````markdown\n# 题\n\n| 1 |\n\n``` md\n# 二\n```\n````")

        assert isinstance(blocks[0], Grid)
        assert blocks[1:] == [Paragraph("# 二")]


class TestPipes:
    @pytest.mark.parametrize(
        ("markdown", "rows"),
        [
            ("| a | b |\n|---|:-:|\n| 1 | 2 |", [["a", "b"], ["1", "2"]]),
            ("| a | b |\n| 1 | 2 |", [["a", "b"], ["1", "2"]]),
            ("|| 0 | 0 ||", [["", "0", "0", ""]]),
            ("| 规章 ||| 3 |\n|0", [["规章", "", "", "3"], ["0", "", "", ""]]),
            ("|---|---|\n| a | b |", [["a", "b"]]),
            ("| a | b |\n| 1 | 2 |\n|---|---|\n| 3 | 4 |", [["a", "b"], ["1", "2"], ["3", "4"]]),
            ("| a | b |\n|---||\n| 1 | 2 |", [["a", "b"], ["1", "2"]]),
            ("| a | b |\n|-|-|\n| - | - |\n| -- | - |", [["a", "b"], ["-", "-"], ["--", "-"]]),
            ("| 规章 | 0 | 1 |\n| - |\n", [["规章", "0", "1"], ["-", "", ""]]),
            ("|  |  |\n|---|---|\n| 1 | 2 |", [["1", "2"]]),
            ("a | b\n---|---\n1 | 2 | 3", [["a", "b", ""], ["1", "2", "3"]]),
            ("| a\\|b | **c** | [d](e) | f<br>g | &nbsp; | `h\\|i` |", [["a|b", "c", "d", "f\ng", "", "h|i"]]),
            ("  | a |\n    | b |", [["a"], ["b"]]),
            ("| 政府\u3000信息\u3000 |", [["政府\u3000信息"]]),
        ],
    )
    def test_lines_of_pipes_are_a_table(self, markdown: str, rows: list[list[str]]) -> None:
        """
        Whatever became of its delimiter row and however wide its rows: no cell is lost and none made up but at a row's end.
        """
        table = _table(markdown)

        assert table == rows

    def test_only_the_line_above_the_delimiters_is_a_head(self) -> None:
        """
        A table without them has no head.
        """
        marked, torn = _blocks("| a | b |\n|---|---|\n| 1 | 2 |\n\n| a | b |\n| 1 | 2 |\n")

        assert isinstance(marked, Grid)
        assert isinstance(torn, Grid)
        assert (marked.head_rows, torn.head_rows) == (1, 0)
        assert [cell.kind for row in marked.rows for cell in row] == [CellKind.HEAD] * 2 + [CellKind.TEXT] * 2

    def test_text_beside_a_table_stays_text(self) -> None:
        """
        A line without a leading pipe ends the table; one with it ends the paragraph.
        """
        before, table, after = _blocks("表二\n| 规章 | 3 |\n注：单位为件 | 另")

        assert (before, after) == (Paragraph("表二"), Paragraph("注：单位为件 | 另"))
        assert _texts(table) == [["规章", "3"]]

    def test_lone_pipes_are_nothing(self) -> None:
        """
        What is left of borders between values does not make a table.
        """
        blocks = _blocks("73\n|\n4\n|\n\n|||\n\n0")

        assert blocks == [Paragraph("73"), Paragraph("4"), Paragraph("0")]

    @pytest.mark.parametrize(
        "table",
        ["| ![图](data:image/png;base64,{}) |", "<table><tr><td><img src=data:image/png;base64,{} alt=图></td></tr></table>"],
    )
    def test_pictures_in_a_table_follow_it(self, table: str) -> None:
        """
        A cell holds their words.
        """
        grid, picture = _blocks(table.format(PNG))

        assert _texts(grid) == [["图"]]
        assert isinstance(picture, Picture)

    def test_a_table_of_text_recognition_comes_back_piece_by_piece(self) -> None:
        """
        Many small tables with heads that were figures and rows of dashes stay that many grids, every text in its place.
        """
        pieces = [f"| （{place}） | {place} | - |\n| --- | --- | --- |\n| - | - | - |\n| 其他处理, | {place}0 | 0 |" for place in range(25)]

        blocks = _blocks("\n\n".join(pieces))

        assert [_texts(block) for block in blocks] == [
            [[f"（{place}）", str(place), "-"], ["-", "-", "-"], ["其他处理,", f"{place}0", "0"]] for place in range(25)
        ]

    def test_a_table_beyond_measure_is_refused(self) -> None:
        """
        Two thousand rows and two hundred columns are more than any report has.
        """
        for markdown in ("| 1 |\n" * 2_003, "|" * 202):
            with pytest.raises(UnreadableDocument):
                _read(markdown)


class TestHtml:
    def test_a_table_keeps_its_spans(self) -> None:
        """
        Merged cells stand where a browser shows them.
        """
        (table,) = _blocks(
            "<table>\n<tr><th rowspan=2>事项</th><th colspan='2'>法人</th></tr>\n<tr><th>商业</th><th>其他</th></tr>\n"
            "<tr><td>新收</td><td>1</td><td>2</td></tr>\n</table>"
        )

        assert isinstance(table, Grid)
        assert table.head_rows == 2
        assert table.rows[0] == (GridCell("事项", 2, 1, CellKind.HEAD), GridCell("法人", 1, 2, CellKind.HEAD))
        assert _texts(table)[1:] == [["事项", "商业", "其他"], ["新收", "1", "2"]]

    @pytest.mark.parametrize(
        ("html", "rows"),
        [
            ("<table><tr><td>1<td>2<tr><td>3</table>", [["1", "2"], ["3", ""]]),
            ("<table><tr><td rowspan=9>1<td>2<tr><td>3</table>", [["1", "2"], ["1", "3"]]),
            ("<table><tr><td rowspan=0>1<td>2<tr><td>3</table>", [["1", "2"], ["1", "3"]]),
            ("<table><tr><td colspan=9999>1<td>2<tr><td>3<td>4<td>5</table>", [["1", "1", "2"], ["3", "4", "5"]]),
            ("<table><tr><td>1<td rowspan=2>2<tr><td colspan=3>3<td>4</table>", [["1", "2", ""], ["3", "2", "4"]]),
            ("<table><tr><td colspan=-1 rowspan=x>1</table>", [["1"]]),
            ("<TABLE><TBODY><TR><TD>甲\n乙</TD><TD><P>a</P>\n<P>b</P></TD><TD>1<BR>2</TD></TR></TABLE>", [["甲乙", "a\nb", "1\n2"]]),
            ("<table><tr><td>\n\n一、\n\n二</td></tr>\n\n\n<tr><td>3</td></tr></table>", [["一、二"], ["3"]]),
            ("<table><tr><td><span>1</span><font>2</font><td>1<sup>2</sup><td>a<div>b</div>c</table>", [["12", "1 2", "a\nb\nc"]]),
            ("<table><tr><td>1 < 2 &amp; 3&nbsp;<td>&#20214;<td>a\u3000b</table>", [["1 < 2 & 3", "件", "a\u3000b"]]),
            ("<table><tr><td>1<!-- <td>2 --><script>var x='<td>';</script><style>a</style></table>", [["1"]]),
            ("<table><tr><td><ul><li>甲<li>乙</ul><td><ol start=3><li>丙<li>丁</ol></table>", [["- 甲\n- 乙", "3. 丙\n4. 丁"]]),
            ("<html><body><table><tr><td>1</td></tr></table></body></html>", [["1"]]),
            ("<table><tr><td title='a>b'>1<td title=\"c>2<td>3", [["1", "2", "3"]]),
            ("<table><td>1<th>2", [["1", "2"]]),
        ],
    )
    def test_any_table_is_made_to_tile(self, html: str, rows: list[list[str]]) -> None:
        """
        Open ends, blank lines, wild spans and markup in cells: no text is lost, and no two figures run together.
        """
        table = _table(html)

        assert table == rows

    def test_what_stands_around_a_table_is_text(self) -> None:
        """
        HTML without a table is headings, paragraphs, lists and pictures.
        """
        *before, table, scattered, after, heading = _blocks(
            "<div align=center><h2>一、<br>总体</h2>\n前<p>甲</p>乙<ul><li>丙</ul>\n"
            f"<img src='data:image/png;base64,{PNG}' alt=图><img src=a.png alt=丁>\n"
            "<table><caption>表\n二</caption><tr><td>1</td></tr>散</table>后</div>\n\n## 题\n"
        )

        assert before == [
            Heading("一、\n总体", 1),
            *map(Paragraph, ("前", "甲", "乙", "- 丙")),
            Picture(b"\x89PNG\r\n\x1a\n", "图"),
            Paragraph("丁"),
        ]
        assert table == Grid(rows=((GridCell("1"),),), caption="表二")
        assert [scattered, after, heading] == [Paragraph("散"), Paragraph("后"), Heading("题", 1)]

    def test_tables_in_tables_stand_alone(self) -> None:
        """
        A table that only lays out others gives way to them; one with words of its own stays.
        """
        inner = "<table><tr><td>1</td></tr></table>"

        laid, worded, first, second = _blocks(
            f"<table><tr><td>{inner}</td></tr></table>\n\n<table><tr><td>甲{inner}乙{inner}</td></tr></table>\n"
        )

        assert list(map(_texts, (laid, worded, first, second))) == [[["1"]], [["甲\n乙"]], [["1"]], [["1"]]]

    @pytest.mark.parametrize(
        "html", ["<tr><td>1</td></tr>" * 2_001, "<tr>" + "<td>1</td>" * 201, "<tr><td colspan=64>" + "<td colspan=64>" * 3]
    )
    def test_a_table_beyond_measure_is_refused(self, html: str) -> None:
        """
        Two thousand rows and two hundred columns are more than any report has.
        """
        with pytest.raises(UnreadableDocument):
            _read(f"<table>{html}</table>")

    def test_many_tables_beyond_measure_are_refused(self) -> None:
        """
        A million places in all are more than any report has, however few bytes they take.
        """
        table = "<table><tr><td colspan=64><td colspan=64>" + "<tr><td>" * 1_999 + "</table>\n"

        with pytest.raises(UnreadableDocument):
            _read(table * 4)
