"""
Tables over page breaks: one table comes back, and only what is certain is mended.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

import pytest

from govreport.document import Block, CellKind, Grid

#: Row, column, rows, columns and text of a cell.
Cell = tuple[int, int, int, int, str]

_HEAD: Final = ["项目", "件数", "备注"]


def _cells(block: Block) -> list[Cell]:
    assert isinstance(block, Grid)
    return [(each.row, each.column, each.cell.rowspan, each.cell.colspan, each.cell.text) for each in block.placed()]


def _words(block: Block) -> list[list[str]]:
    assert isinstance(block, Grid)
    return [[cell.text for cell in row] for row in block.rows]


def _groups(top: float, groups: Sequence[tuple[str, Sequence[Sequence[str]]]], *, line: float = 20) -> list[Any]:
    """
    Return a table of two columns with the name of each group beside its rows; the name stands ``line`` below its top.
    """
    items: list[Any] = []
    y = top
    for name, rows in groups:
        items += [(80, y, 380, y), *((90, y + line + 14 * number, text) for number, text in enumerate(name.split("\n")) if text)]
        for row in rows:
            items += [(138, y, 380, y), *((x, y + 20, text) for x, text in zip((144, 290), row, strict=True) if text)]
            y += 40
    return [*items, (80, y, 380, y), *((x, top, x, y) for x in (80, 138, 280, 380))]


class TestOneTable:
    def test_three_pages_are_one_table(self, table: Callable[..., list[Any]], blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        Pieces at the ends of pages with the same columns are one grid, page numbers or not.
        """
        rows = [[f"第{each}项", str(each), ""] for each in range(9)]
        numbers = [(280, 800, f"- {each} -") for each in (1, 2, 3)]
        pieces = [rows[:2], rows[2:7], rows[7:]]

        found = blocks(*([*table(80 + 5 * page, 100, piece), numbers[page]] for page, piece in enumerate(pieces)))

        assert [_words(block) for block in found] == [rows]

    def test_columns_that_only_one_piece_has_are_spans_in_the_other(
        self, table: Callable[..., list[Any]], blocks: Callable[..., tuple[Block, ...]]
    ) -> None:
        """
        Of two columns on one page and four on the other, the wider cells span.
        """
        found = blocks(table(80, 100, [["甲", "乙", "丙", "丁"]] * 2), table(80, 100, [["规章", "5"]] * 2, width=200))

        assert _cells(found[0])[8:] == [(2, 0, 1, 2, "规章"), (2, 2, 1, 2, "5"), (3, 0, 1, 2, "规章"), (3, 2, 1, 2, "5")]

    @pytest.mark.parametrize("between", ["above", "below"])
    def test_text_between_parts_two_tables(
        self, between: str, table: Callable[..., list[Any]], blocks: Callable[..., tuple[Block, ...]]
    ) -> None:
        """
        With a line behind the first or before the second they are two.
        """
        rows = table(80, 200, [_HEAD, ["规章", "1", ""]])
        words = (80, 300, "下表。") if between == "above" else (80, 160, "下表。")

        found = blocks([*rows, words], rows) if between == "above" else blocks(rows, [words, *rows])

        assert [type(block) for block in found if isinstance(block, Grid)] == [Grid, Grid]

    @pytest.mark.parametrize(("width", "columns"), [(80, 3), (75, 4)])
    def test_other_columns_part_two_tables(
        self, width: float, columns: int, table: Callable[..., list[Any]], blocks: Callable[..., tuple[Block, ...]]
    ) -> None:
        """
        Tables of another width, or with hardly an edge in common, are two.
        """
        found = blocks(table(80, 100, [_HEAD] * 2), table(80, 100, [list("甲乙丙丁")[:columns]] * 2, width=width))

        assert len(found) == 2


class TestHeads:
    def test_a_repeated_head_is_dropped_and_is_a_head(
        self, table: Callable[..., list[Any]], blocks: Callable[..., tuple[Block, ...]]
    ) -> None:
        """
        The head that each page repeats stands once, marked as the source marks it.
        """
        (found,) = blocks(*(table(80, 100, [_HEAD, ["规章", str(each), ""]]) for each in (1, 2, 3)))

        assert _words(found) == [_HEAD, ["规章", "1", ""], ["规章", "2", ""], ["规章", "3", ""]]
        assert isinstance(found, Grid)
        assert found.head_rows == 1
        assert {cell.kind for cell in found.rows[0]} == {CellKind.HEAD}
        assert {cell.kind for row in found.rows[1:] for cell in row} == {CellKind.TEXT}

    def test_a_repeated_row_of_figures_is_no_head(self, table: Callable[..., list[Any]], blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        Equal rows with a figure in them both stay.
        """
        (found,) = blocks(*[table(80, 100, [["规章", "1", "0"], ["文件", "2", "0"]])] * 2)

        assert _words(found) == [["规章", "1", "0"], ["文件", "2", "0"]] * 2


class TestMending:
    def test_an_empty_rest_of_a_merged_cell_belongs_to_it(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        The name of a group above the break spans its rows below it.
        """
        upper = _groups(100, [("甲组", [("一项", "1")])])
        lower = _groups(100, [("", [("二项", "2"), ("三项", "3")]), ("乙组", [("四项", "4"), ("五项", "5")])])

        (found,) = blocks(upper, lower)

        assert _cells(found)[0] == (0, 0, 3, 1, "甲组")
        assert _words(found) == [["甲组", "一项", "1"], ["二项", "2"], ["三项", "3"], ["乙组", "四项", "4"], ["五项", "5"]]

    def test_a_label_broken_in_a_full_line_goes_on(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        （四）无 above and 法提供 below the break are one label, with its lines.
        """
        upper = _groups(100, [("（四）无", [("一项", "1")])])
        lower = _groups(100, [("法提供", [("二项", "2"), ("三项", "3")])], line=45)

        (found,) = blocks(upper, lower)

        assert _cells(found)[0] == (0, 0, 3, 1, "（四）无\n法提供")

    def test_a_rest_at_the_top_of_its_cell_goes_on(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        Without a number, a rest that does not stand in the middle shows that the label was broken.
        """
        upper = _groups(100, [("政府信息", [("一项", "1")])])
        lower = _groups(100, [("公开", [("二项", "2"), ("三项", "3")])], line=14)

        (found,) = blocks(upper, lower)

        assert _cells(found)[0] == (0, 0, 3, 1, "政府信息\n公开")

    @pytest.mark.parametrize(
        ("above", "below", "line"),
        [("（四）无", "（五）不", 45), ("甲组", "乙组", 14), ("行政许可", "行政处罚", 45), ("（四）无", "3.其他", 14)],
    )
    def test_labels_of_their_own_stay_apart(self, above: str, below: str, line: float, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        What is numbered, or follows a line with room left, or stands in the middle, is another label.
        """
        upper = _groups(100, [(above, [("一项", "1")])])
        lower = _groups(100, [(below, [("二项", "2"), ("三项", "3")])], line=line)

        (found,) = blocks(upper, lower)

        assert [cell for cell in _cells(found) if cell[1] == 0] == [(0, 0, 1, 1, above), (1, 0, 2, 1, below)]

    def test_a_row_broken_inside_a_label_is_one_row(
        self, table: Callable[..., list[Any]], blocks: Callable[..., tuple[Block, ...]]
    ) -> None:
        """
        A full line of a label goes on below the break, where the figures of its row are empty.
        """
        upper = table(80, 100, [_HEAD, ["1.逾期未缴纳费", "6", "无"]])
        lower = table(80, 100, [["用的申请", "", ""], ["2.其他", "7", "无"]])

        (found,) = blocks(upper, lower)

        assert _words(found) == [_HEAD, ["1.逾期未缴纳费\n用的申请", "6", "无"], ["2.其他", "7", "无"]]

    @pytest.mark.parametrize("label", ["2.申请", "（二）申请"])
    def test_a_row_without_figures_is_a_row(
        self, label: str, table: Callable[..., list[Any]], blocks: Callable[..., tuple[Block, ...]]
    ) -> None:
        """
        A numbered label whose figures were left empty begins a row of its own.
        """
        (found,) = blocks(table(80, 100, [_HEAD, ["1.逾期未缴纳费", "6", "无"]]), table(80, 100, [[label, "", ""], ["3.其他", "7", "无"]]))

        assert len(_words(found)) == 4

    def test_an_empty_figure_below_the_break_stays_empty(
        self, table: Callable[..., list[Any]], blocks: Callable[..., tuple[Block, ...]]
    ) -> None:
        """
        A cell of one row is never taken for the rest of the one above.
        """
        (found,) = blocks(table(80, 100, [_HEAD, ["规章", "6", "无"]]), table(80, 100, [["", "", ""], ["文件", "", "无"]]))

        assert _words(found)[1:] == [["规章", "6", "无"], ["", "", ""], ["文件", "", "无"]]
