"""
Reading tables: every text in its cell, every cell with its true span, whatever is torn.
"""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.document import Block, CellKind, Document, Grid, GridCell, Heading, Paragraph, Picture
from govreport.errors import UnreadableDocument
from govreport.tiling import tiled
from govreport_html import HtmlReader

Read = Callable[[str], Document]
Blocks = Callable[[str], tuple[Block, ...]]
Said = Callable[[str], list[str]]


def _rows(found: tuple[Block, ...]) -> list[list[tuple[str, int, int]]]:
    (block,) = found
    assert isinstance(block, Grid)
    return [[(cell.text, cell.rowspan, cell.colspan) for cell in row] for row in block.rows]


def _grid(found: tuple[Block, ...]) -> Grid:
    (grid,) = (block for block in found if isinstance(block, Grid))
    return grid


class TestCells:
    def test_paragraphs_are_lines(self, said: Said) -> None:
        """
        The paragraphs, list items and line breaks of a cell are its lines, without empty ones.
        """
        html = "<table><tr><td><p>三、本</p><p>&nbsp;</p><p>年<br>度</p><h4>办</h4><ol><li>理</ol>结<td><p align=center><span>1</span>2</p></table>"

        assert said(html) == ["三、本\n年\n度\n办\n1. 理\n结|12"]

    def test_empty_cells_are_empty(self, said: Said) -> None:
        """
        However they are filled with nothing.
        """
        assert said("<table><tr><td>甲<td><td>&nbsp;<td><p>　</p><td><br><td><span></span><td>0</table>") == ["甲||||||0"]

    def test_end_tags_may_be_missing(self, said: Said) -> None:
        """
        A cell or a row ends where the next begins, also within an element that does not end.
        """
        html = "<table><tr><td>1<td><div><p>2<tr><td>3<td>4</table>"

        assert said(html) == ["1|2", "3|4"]

    def test_cells_without_a_table_are_paragraphs(self, said: Said) -> None:
        """
        As in a browser, which shows them as text, none is lost.
        """
        assert said("<tr><td>甲</td><td>乙</td></tr><td>丙") == ["甲", "乙", "丙"]

    def test_cells_without_a_row_are_a_row(self, said: Said) -> None:
        """
        A row begins by itself.
        """
        assert said("<table border=1><td>甲</td><td>乙</td><tbody><td>丙</td></table>") == ["甲|乙", "丙|"]

    def test_text_between_cells_stands_before_the_table(self, said: Said) -> None:
        """
        What is in no cell is not lost.
        """
        assert said("<table>某<form>局<tr><td>1<td>2</td>丙<tr></form><td>3<td>4</table>") == ["某", "局", "丙", "1|2", "3|4"]

    def test_word_says_the_widths_in_a_row_of_its_own(self, said: Said) -> None:
        """
        A row of no height without text is none, hidden or not.
        """
        html = (
            "<table border=1><tr><td colspan=2>甲<td>乙<tr><td>1<td>2<td>3<![if !supportMisalignedColumns]><tr height=0><td width=9>"
            "<td width=9><td width=9></tr><![endif]><tr style='display:none'><td><td><td></tr></table>"
        )

        assert said(html) == ["甲|乙", "1|2|3"]

    def test_hidden_cells_are_none(self, said: Said) -> None:
        """
        A cell that is not shown takes no place.
        """
        assert said("<table><tr><td>1<td hidden>2<td>3<tr style='display:none'><td>4<td>5<tr><td>6<td>7</table>") == ["1|3", "6|7"]

    def test_pictures_of_a_cell_follow_the_table(self, blocks: Blocks) -> None:
        """
        They have no place in a text.
        """
        image = "<img src='data:image/jpeg;base64,/9j/'>"

        assert blocks(f"<table><tr><td>1{image}<td>2</table><p>后")[1:] == (Picture(b"\xff\xd8\xff", ""), Paragraph("后"))

    @given(
        st.lists(
            st.sampled_from(
                (
                    *(
                        "12",
                        "3",
                        " ",
                        "\n",
                        "&nbsp;",
                        "　",
                        "数",
                        "<span>",
                        "</span>",
                        "<b>",
                        "</b>",
                        "<p>",
                        "</p>",
                        "<font color=red>",
                        "</font>",
                    ),
                    *(
                        "<span style='display:none'>",
                        "<o:p></o:p>",
                        "<p hidden>",
                        "<span style='border:none'>",
                        "<!-- 9 -->",
                        "<div>",
                        "</div>",
                    ),
                    *("<br>", "<sup>", "</sup>", "<u>", "</u>", "<unheard-of>", "<table><tr><td>", "</table>", "<div class=nav>", "<li>"),
                )
            ),
            max_size=8,
        ).map("".join)
    )
    def test_a_glance_at_a_cell_sees_what_a_walk_does(self, html: str) -> None:
        """
        An anchor in the cell, which says nothing, makes the reader go through it step by step: it finds the same.
        """
        table = "<table border=1><tr><td>甲<td>乙<td>丙丁戊己庚<tr><td>{}{}<td>末</table>"

        assert HtmlReader().read(table.format(html, "").encode()) == HtmlReader().read(table.format(html, "<a name=a></a>").encode())

    @pytest.mark.parametrize(
        ("cell", "text"),
        [
            ("<p hidden>12</p>", ""),
            ("<p style='display:none'>12</p>", ""),
            ("12<p>3</p>", "12\n3"),
            ("<p>12</p>3", "12\n3"),
            (" <p>\n12<span> 3</span>\n</p>\n", "12 3"),
            ("<span>12</span><span hidden>9</span>3", "123"),
            ("<p><span style='display:none'>9</span>12</p>", "12"),
            ("<div>12</div><div>3</div>", "12\n3"),
        ],
    )
    def test_a_cell_says_what_it_shows(self, said: Said, cell: str, text: str) -> None:
        """
        Its lines, without what is hidden, where only one paragraph or none is in it as well.
        """
        assert said(f"<table border=1><tr><td>甲<td>{cell}</table>") == [f"甲|{text}"]

    def test_white_space_around_cells_counts_if_it_is_text(self, said: Said) -> None:
        """
        A cell in preformatted text keeps its spaces.
        """
        assert said("<pre><div><table border=1><tr><td>1  2<td>3</table></div></pre>") == ["1  2|3"]

    def test_a_table_in_a_heading_is_no_heading(self, blocks: Blocks) -> None:
        """
        What stands in cells is text.
        """
        text = "依法公开政府信息。" * 30

        assert blocks(f"<h2><div><table><tr><td>{text}</table></div></h2>") == (Paragraph(text),)

    @pytest.mark.parametrize("depth", [5, 10, 11, 12, 900, 1_800])
    def test_a_text_may_stand_deep_in_a_cell(self, said: Said, depth: int) -> None:
        """
        However many elements dress it.
        """
        assert said(f"<table><tr><td>甲<td>{'<span>' * depth}1{'</span>' * depth}2</table>") == ["甲|12"]

    def test_a_cell_may_be_a_part_of_the_site(self, said: Said) -> None:
        """
        Cells are named as other elements are, and what stands in a link is linked.
        """
        assert said("<table border=1><tr><td class=footer>1<td>甲<tr><td>乙<td>丙</table>") == ["1|甲", "乙|丙"]
        assert said("<table><tr><td class=nav>导航<td><table border=1><tr><td>甲类件<td>1</table></table>") == ["甲类件|1"]
        assert said("<p>文</p><a href=/><div><table border=1><tr><td>甲<td>乙<td>丙</table></div></a>") == ["文"]


class TestHeads:
    def test_heads_are_marked_or_stand_in_a_head(self, blocks: Blocks) -> None:
        """
        Rows of heads at the top are head rows, those of one cell over several rows included.
        """
        html = (
            "<table><thead><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁</thead><tbody><tr><th>一<td>1<td>2</tbody>"
            "<tfoot><tr><td>计<td>1<td>2</table>"
        )

        grid = _grid(blocks(html))

        assert grid.head_rows == 2
        assert [[cell.kind is CellKind.HEAD for cell in row] for row in grid.rows] == [
            [True] * 2,
            [True] * 2,
            [True, False, False],
            [False] * 3,
        ]

    def test_a_foot_stands_below(self, said: Said) -> None:
        """
        Wherever the source has it.
        """
        assert said("<table><tfoot><tr><td>计<td>3<tbody><tr><td>甲<td>1<tr><td>乙<td>2</table>") == ["甲|1", "乙|2", "计|3"]

    def test_captions_are_the_tables(self, blocks: Blocks) -> None:
        """
        By an element or for screen readers.
        """
        html = "<table><caption> 表<b>一</b><br>甲 </caption><tr><td>1<td>2</table>"

        assert _grid(blocks(html)).caption == "表一\n甲"
        assert _grid(blocks(html.replace("<table>", "<table aria-label=表二>"))).caption == "表一\n甲"
        assert _grid(blocks("<table aria-label=表二><tr><td>1<td>2</table>")).caption == "表二"


class TestSpans:
    def test_cells_cover_rows_and_columns(self, blocks: Blocks) -> None:
        """
        Spans are those of the source.
        """
        found = blocks("<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>1<td>2</table>")

        assert _rows(found) == [[("甲", 2, 1), ("乙", 1, 2)], [("1", 1, 1), ("2", 1, 1)]]

    @pytest.mark.parametrize("written", ["0", "-1", "", "x", "1.5", "二", "²", "1e3"])
    def test_what_is_no_span_is_one(self, blocks: Blocks, written: str) -> None:
        """
        Text that is no number is no span, nor is less than one column.
        """
        found = blocks(f"<table border=1><tr><td colspan='{written}'>甲<td>乙<tr><td>1<td>2</table>")

        assert _rows(found)[0] == [("甲", 1, 1), ("乙", 1, 1)]

    def test_what_stands_behind_a_number_is_nothing(self, blocks: Blocks) -> None:
        """
        As in a browser, which reads the number at the beginning.
        """
        found = blocks("<table border=1><tr><td colspan='2px'>甲<td rowspan=' 2 x'>乙<tr><td>1<td>2</table>")

        assert _rows(found)[0] == [("甲", 1, 2), ("乙", 2, 1)]

    def test_no_rows_are_all_rows_down_to_the_end(self, blocks: Blocks) -> None:
        """
        A span of nought ends with the body of its table.
        """
        found = blocks("<table><tbody><tr><td rowspan=0>甲<td>1<tr><td>2<tbody><tr><td>乙<td>3</table>")

        assert _rows(found) == [[("甲", 2, 1), ("1", 1, 1)], [("2", 1, 1)], [("乙", 1, 1), ("3", 1, 1)]]

    def test_spans_end_with_the_group_and_with_the_table(self, blocks: Blocks) -> None:
        """
        No cell reaches from a head into a body, or out of the table.
        """
        found = blocks("<table><thead><tr><td rowspan=9>甲<td>乙</thead><tr><td>1<td rowspan=3 colspan=1000>2<tr><td>3</table>")

        assert _rows(found) == [[("甲", 1, 1), ("乙", 1, 1)], [("1", 1, 1), ("2", 2, 1)], [("3", 1, 1)]]

    def test_a_cell_over_the_whole_width_knows_the_table(self, blocks: Blocks) -> None:
        """
        A span beyond belief goes as far as the other rows, before or after it.
        """
        found = blocks("<table><tr><td colspan=999999999999>题<tr><td>1<td>2<td>3<tr><td>注<td colspan=100>文</table>")

        assert _rows(found)[0] == [("题", 1, 3)]
        assert _rows(found)[2] == [("注", 1, 1), ("文", 1, 2)]

    def test_cells_that_overlap_are_cut(self, blocks: Blocks) -> None:
        """
        The one that began first keeps its place.
        """
        found = blocks("<table><tr><td>1<td rowspan=2>2<tr><td colspan=2>3<td>4</table>")

        assert _rows(found) == [[("1", 1, 1), ("2", 2, 1), ("", 1, 1)], [("3", 1, 1), ("4", 1, 1)]]

    def test_missing_cells_are_holes(self, blocks: Blocks) -> None:
        """
        Short rows are filled up, rows without cells are none unless something reaches into them.
        """
        (grid,) = blocks("<table><tr><td>1<td>2<tr><td></td></table>")

        assert isinstance(grid, Grid)
        assert [cell.kind for cell in grid.rows[1]] == [CellKind.TEXT, CellKind.HOLE]

        found = blocks("<table><tr></tr><tr><td rowspan=2>1<td>2<td>3<tr></tr><tr></tr><tr><td>4</table>")

        assert _rows(found) == [[("1", 2, 1), ("2", 1, 1), ("3", 1, 1)], [("", 1, 1), ("", 1, 1)], [("4", 1, 1), ("", 1, 1), ("", 1, 1)]]

    @given(
        st.lists(
            st.lists(
                st.lists(st.builds(GridCell, st.just("1"), st.integers(0, 5), st.sampled_from([1, 1, 1, 2, 3, 70, 1000])), max_size=4),
                max_size=5,
            ),
            max_size=3,
        )
    )
    def test_whatever_is_torn_tiles(self, groups: list[list[list[GridCell]]]) -> None:
        """
        Any rows make a grid, with every cell in it, in its order and in its group.
        """
        grid = tiled(*groups)

        count = sum(len(row) for group in groups for row in group)
        assert (grid is None) == (count == 0)
        assert sum(cell.text == "1" for row in (grid.rows if grid else ()) for cell in row) == count

    def test_tables_beyond_measure_are_refused(self, read: Read) -> None:
        """
        Too many rows, too many columns, too many places in all, each as one error.
        """
        row = "<tr><td>1<td>2"
        wide = "<td>1" * 201
        for html in (row * 2_001, f"<tr>{wide}", "<tr>" + "<td colspan=60>1" * 4):
            with pytest.raises(UnreadableDocument) as caught:
                read(f"<table>{html}</table>")
            assert caught.value.place == "table"
        large = f"<table>{row * 1_999}<tr>{'<td>1' * 200}</table>"
        assert isinstance(read(large * 2).blocks[1], Grid)
        with pytest.raises(UnreadableDocument):
            read(large * 3)


class TestLayout:
    def test_a_table_around_everything_gives_way(self, said: Said) -> None:
        """
        What stands in tables that only place it stands there without them, in its order.
        """
        html = (
            "<table><tr><td colspan=2>某局年报<tr><td>左<td><table><tr><td><p>一、总体</p><p>情况如下。</p>"
            "<table border=1><tr><td>甲<td>乙<tr><td>1<td>2</table><p>二、其他</p></table></td></tr><tr><td>底</table>"
        )

        assert said(html) == ["某局年报", "左", "一、总体", "情况如下。", "甲|乙", "1|2", "二、其他", "底"]

    def test_one_column_is_text(self, blocks: Blocks) -> None:
        """
        A table of one column without a border, a head or a caption is a paragraph a cell.
        """
        html = "<table{}><tr><td>甲<tr><td>乙</table>"

        assert blocks(html.format("")) == (Paragraph("甲"), Paragraph("乙"))
        assert isinstance(blocks(html.format(" border=1"))[0], Grid)
        assert isinstance(blocks(html.replace("td", "th").format(""))[0], Grid)
        assert isinstance(blocks(html.format(" aria-label=表"))[0], Grid)

    def test_text_that_has_its_row_for_itself_is_text(self, blocks: Blocks) -> None:
        """
        An article in a table, with its title and its day above it, is no table, though it has a border.
        """
        text = "全年主动公开政府信息，依法办理申请。" * 20

        found = blocks(f"<table border=1><tr><td>某局<td>1月<tr><td colspan=2><h3>一、总体</h3><p>{text}</p><p>完</table>")

        assert found == (Paragraph("某局"), Paragraph("1月"), Heading("一、总体"), Paragraph(text), Paragraph("完"))

    def test_long_text_beside_a_label_is_data(self, blocks: Blocks) -> None:
        """
        A table of problems and what is done about them stays one, however long its texts are.
        """
        text = "公开目录更新不够及时。" * 40

        found = blocks(f"<table><tr><td>问题<td>改进<tr><td>{text}<td>{text}<tr><td colspan=2>注：{text[:300]}</table>")

        assert [len(row) for row in _grid(found).rows] == [2, 2, 1]

    def test_a_table_within_a_cell_of_data_follows(self, blocks: Blocks) -> None:
        """
        The outer one keeps what is its own, the inner ones come behind it, also out of layout tables in the cell.
        """
        html = (
            "<table><tr><td>受理机关<td>收到件数<td>说明<tr><td>某局办公室<td>120件<td>见下<table><tr><td>一<td>二</table>"
            "<table><tr><td><table><tr><td>三<td>四</table></table></table>"
        )

        first, second, third = blocks(html)

        assert _rows((first,))[1] == [("某局办公室", 1, 1), ("120件", 1, 1), ("见下", 1, 1)]
        assert _rows((second,)) == [[("一", 1, 1), ("二", 1, 1)]]
        assert _rows((third,)) == [[("三", 1, 1), ("四", 1, 1)]]

    def test_a_caption_of_nothing_is_text(self, blocks: Blocks) -> None:
        """
        Where no cell is, what the table is called is still there.
        """
        assert blocks("<table><caption>表一</caption></table><p>文") == (Paragraph("表一"), Paragraph("文"))

    def test_a_table_of_nothing_is_nothing(self, blocks: Blocks) -> None:
        """
        One that shows neither text nor border takes no place; an empty form does.
        """
        assert blocks("<table><tr><td>&nbsp;<td><tr></table><p>文") == (Paragraph("文"),)
        assert _rows(blocks("<table border=1><tr><td>&nbsp;<td></table>")) == [[("", 1, 1), ("", 1, 1)]]

    def test_a_form_may_stand_between_a_table_and_its_rows(self) -> None:
        """
        Pages made by programs have it there.
        """
        document = HtmlReader().read("<form id=aspnetForm><table><form><tr><td>甲<td>1</form></table></form>".encode())

        assert _rows(document.blocks) == [[("甲", 1, 1), ("1", 1, 1)]]
