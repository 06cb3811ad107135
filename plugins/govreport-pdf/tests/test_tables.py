"""
Tables: the lines on the page say which cells there are, and the text in them comes back with its lines.
"""

from collections.abc import Callable
from typing import Any

import pytest

from govreport.document import Block, CellKind, Grid, Paragraph
from govreport.errors import UnreadableDocument

#: Row, column, rows, columns and text of a cell.
Cell = tuple[int, int, int, int, str]


def _cells(block: Block) -> list[Cell]:
    assert isinstance(block, Grid)
    return [(each.row, each.column, each.cell.rowspan, each.cell.colspan, each.cell.text) for each in block.placed()]


def _words(block: Block) -> list[list[str]]:
    assert isinstance(block, Grid)
    return [[cell.text for cell in row] for row in block.rows]


class TestRuled:
    def test_each_field_between_lines_is_a_cell(self, table: Callable[..., list[Any]], blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        Texts and empty cells come back at their places, as text.
        """
        rows = [["项目", "件数", "备注"], ["规章", "3", ""], ["", "0", "/"]]

        (found,) = blocks(table(80, 100, rows))

        assert _words(found) == rows
        assert isinstance(found, Grid)
        assert {cell.kind for row in found.rows for cell in row} == {CellKind.TEXT}

    def test_missing_lines_merge_cells(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        A head over two columns and a label beside two rows have their true spans.
        """
        outer = [(80, 100, 380, 100), (80, 190, 380, 190), (80, 100, 80, 190), (380, 100, 380, 190)]
        inner = [(180, 100, 180, 190), (180, 130, 380, 130), (280, 130, 280, 190), (180, 160, 380, 160)]
        texts = [(90, 150, "组"), (250, 120, "头"), (190, 150, "1"), (290, 150, "2"), (190, 180, "3"), (290, 180, "4")]

        (found,) = blocks([*outer, *inner, *texts])

        assert _cells(found) == [
            (0, 0, 3, 1, "组"),
            (0, 1, 1, 2, "头"),
            (1, 1, 1, 1, "1"),
            (1, 2, 1, 1, "2"),
            (2, 1, 1, 1, "3"),
            (2, 2, 1, 1, "4"),
        ]

    def test_merged_cells_that_are_no_rectangle_are_cut(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        A field without one of its walls tiles all the same, and no text is lost.
        """
        outer = [(80, 100, 280, 100), (80, 160, 280, 160), (80, 100, 80, 160), (280, 100, 280, 160)]
        texts = [(90, 120, "甲"), (190, 120, "乙"), (90, 150, "丙"), (190, 150, "丁")]

        (found,) = blocks([*outer, (180, 100, 180, 130), (180, 130, 280, 130), *texts])

        assert sorted("".join(text for *_, text in _cells(found)).replace("\n", "")) == sorted("甲乙丙丁")

    def test_the_lines_of_a_cell_stand_one_below_the_other(
        self, table: Callable[..., list[Any]], blocks: Callable[..., tuple[Block, ...]]
    ) -> None:
        """
        A label of several lines keeps its breaks, down to one character a line.
        """
        upright = [(185, 118 + 14 * number, character) for number, character in enumerate("结果维持")]

        (found,) = blocks([*table(80, 100, [["", ""], ["", ""]], height=80), (90, 120, "（三）不"), (90, 134, "予公开"), *upright])

        assert _words(found)[0] == ["（三）不\n予公开", "结\n果\n维\n持"]

    def test_text_set_on_end_reads_in_its_own_direction(
        self, table: Callable[..., list[Any]], blocks: Callable[..., tuple[Block, ...]]
    ) -> None:
        """
        A label that runs upwards in an upright table is one line.
        """
        label = (100, 170, "办理结果", 12, 0, 1, -1, 0)

        (found,) = blocks([*table(80, 100, [["", "予以公开"], ["", "部分公开"]], height=80), label])

        assert _words(found)[0] == ["办理结果", "予以公开"]

    @pytest.mark.parametrize(("turn", "across"), [((0, 1, -1, 0), 1), ((-1, 0, 0, -1), 2), ((0, -1, 1, 0), 3)])
    def test_a_turned_page_is_read_upright(self, turn: tuple[int, ...], across: int, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        A table that lies on its side, or upside down, has the same cells.
        """
        width, height = 400, 600

        def place(x: float, y: float) -> tuple[float, float]:
            return {1: (y, width - x), 2: (width - x, height - y), 3: (height - y, x)}[across]

        level = [(80, y, 280, y) for y in (100, 130, 160)] + [(x, 100, x, 160) for x in (80, 180, 280)]
        lines = [(*place(x, y), *place(right, bottom)) for x, y, right, bottom in level]
        texts = [(90, 120, "项目"), (190, 120, "件数"), (90, 150, "规章"), (190, 150, "12")]

        size = (width, height) if across == 2 else (height, width)
        (found,) = blocks([*lines, *((*place(x, y), text, 12, *turn) for x, y, text in texts)], size=size)

        assert _words(found) == [["项目", "件数"], ["规章", "12"]]

    def test_the_turn_of_the_page_itself_does_not_matter(
        self, table: Callable[..., list[Any]], blocks: Callable[..., tuple[Block, ...]]
    ) -> None:
        """
        What the file says of how to show a page changes nothing: the text says how it is read.
        """
        rows = table(80, 100, [["项目", "件数"], ["规章", "12"]])

        assert blocks(rows, page="/Rotate 90") == blocks(rows)

    def test_a_box_around_text_is_no_table(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        One cell is a frame; its text stands as paragraphs.
        """
        frame = [(80, 100, 280, 100), (80, 160, 280, 160), (80, 100, 80, 160), (280, 100, 280, 160)]

        assert blocks([*frame, (90, 130, "提示")]) == (Paragraph("提示"),)

    def test_lines_may_be_thin_areas_or_drawn_in_pieces(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        Rulings as filled rectangles, dashed ones and frames of one stroke are lines like others.
        """
        areas = "80 700 200 0.5 re 80 670 200 0.5 re 80 640 200 0.5 re f 80 640 0.5 60 re f"
        dashed = " ".join(f"180 {640 + 4 * each} m 180 {642 + 4 * each} l" for each in range(15))

        (found,) = blocks([areas, f"{dashed} S", "279 640 1 60 re S", (90, 162, "甲"), (190, 162, "1"), (90, 192, "乙"), (190, 192, "2")])

        assert _words(found) == [["甲", "1"], ["乙", "2"]]

    def test_drawings_inside_drawings_are_seen(self, stream: Callable[..., bytes], blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        A table whose lines are a drawing that the page draws, moved, comes back.
        """
        form = stream(
            b"0 0 200 60 re S 0 30 m 200 30 l S 100 0 m 100 60 l S",
            b"/Type/XObject/Subtype/Form/BBox[-9 -9 300 90]/Matrix[1 0 0 1 80 0]",
        )
        texts = [(90, 162, "甲"), (190, 162, "1"), (90, 192, "乙"), (190, 192, "2")]

        (found,) = blocks(["q 1 0 0 1 0 640 cm /X Do Q", *texts], more=[form], resources="/XObject<</X 6 0 R>>")

        assert _words(found) == [["甲", "1"], ["乙", "2"]]

    def test_a_table_open_at_its_sides_keeps_its_outer_columns(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        Level lines that stick out beyond the last plumb one end a column.
        """
        lines = [(80, y, 380, y) for y in (100, 130, 160)] + [(x, 100, x, 160) for x in (180, 280)]
        texts = [(90, 120, "甲"), (190, 120, "1"), (290, 120, "2"), (90, 150, "乙"), (190, 150, "3"), (290, 150, "4")]

        (found,) = blocks([*lines, *texts])

        assert _words(found) == [["甲", "1", "2"], ["乙", "3", "4"]]

    def test_a_word_wider_than_its_cell_stays_whole(
        self, table: Callable[..., list[Any]], blocks: Callable[..., tuple[Block, ...]]
    ) -> None:
        """
        A number that reaches into an empty cell beside it is not cut in two.
        """
        (found,) = blocks([*table(80, 100, [["项目", "", "", ""], ["规章", "", "", "5"]], width=50), (135, 150, "12345678")])

        assert _words(found)[1] == ["规章", "12345678", "", "5"]

    def test_figures_close_to_a_line_stay_apart(self, table: Callable[..., list[Any]], blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        Where the line runs between two characters, each is its own cell's.
        """
        (found,) = blocks([*table(80, 100, [["甲", "乙"], ["", ""]], width=50), (117.8, 150, "31"), (130.2, 150, "0")])

        assert _words(found)[1] == ["31", "0"]

    def test_a_table_inside_a_cell_takes_its_own_text(
        self, table: Callable[..., list[Any]], blocks: Callable[..., tuple[Block, ...]]
    ) -> None:
        """
        The inner table follows the outer, and no text is in both.
        """
        inner = table(200, 120, [["子", "1"]], width=60)

        found = blocks([*table(80, 100, [["外", ""]], width=300, height=80), *inner])

        assert [_words(block) for block in found] == [[["外", ""]], [["子", "1"]]]

    def test_a_drawing_of_many_lines_is_no_table(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        A page of hatching keeps its text as paragraphs.
        """
        hatching = " ".join(f"100 {20 + each * 0.25} m 500 {20 + each * 0.25} l S 100 0 m 100 800 l S" for each in range(40))
        dense = " ".join(f"{100 + each % 60 * 8} {100 + each // 60 * 8} 4 4 re S" for each in range(3000))

        assert blocks([hatching, dense, (80, 60, "示意图")]) == (Paragraph("示意图"),)


class TestLimits:
    @pytest.mark.parametrize(("rows", "columns"), [(3, 201), (2001, 3)])
    def test_a_table_beyond_reading_is_refused(self, rows: int, columns: int, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        More than 200 columns or 2,000 rows are refused by page, not read for ever.
        """
        level = " ".join(f"0 {4 * each} m {4 * columns} {4 * each} l S" for each in range(rows + 1))
        plumb = " ".join(f"{4 * each} 0 m {4 * each} {4 * rows} l S" for each in range(columns + 1))

        with pytest.raises(UnreadableDocument) as caught:
            blocks([(10, 20, "表"), level, plumb], size=(9000, 9000))

        assert caught.value.place == "page 1"


class TestUnruled:
    def test_the_same_white_in_every_row_is_a_table(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        Lines of as many pieces each, with white between that no piece enters, are rows.
        """
        rows = [["规章", "1", "0"], ["规范性文件", "12", "3"], ["合计", "13", "3"]]
        lines = [(80 + 150 * column, 200 + 20 * row, text) for row, texts in enumerate(rows) for column, text in enumerate(texts)]

        found = blocks([(80, 160, "公开情况如下。"), *lines, (80, 280, "特此说明。")])

        assert [_words(block) for block in found if isinstance(block, Grid)] == [rows]
        assert len(found) == 3

    def test_one_row_that_differs_leaves_all_as_lines(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        Where a cell is empty nobody can tell which, so that no row is a table.
        """
        rows = [["规章", "1", "0"], ["规范性文件", "12"], ["合计", "13", "3"]]
        lines = [(80 + 150 * column, 200 + 20 * row, text) for row, texts in enumerate(rows) for column, text in enumerate(texts)]

        found = blocks(lines)

        assert found == tuple(Paragraph("\t".join(row)) for row in rows)
