"""
Laid-out documents: grids that tile, and pictures.
"""

import pickle
from datetime import date
from typing import Final

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from govreport.document import CellKind, Check, Document, Grid, GridCell, Heading, Paragraph, Picture, Placed, Role
from govreport.errors import MalformedGrid, MalformedPicture
from tests.strategies import documents, grids, pictures

PNG: Final = b"\x89PNG\r\n\x1a\n"
JPEG: Final = b"\xff\xd8\xff"


def grid(*rows: tuple[tuple[int, int], ...]) -> Grid:
    """
    Return a grid of cells with the given rowspans and colspans, each with a text of its own.
    """
    return Grid(
        rows=tuple(tuple(GridCell(f"{row}.{place}", *spans) for place, spans in enumerate(cells)) for row, cells in enumerate(rows))
    )


def laid(grid: Grid) -> dict[tuple[int, int], GridCell]:
    """
    Return which cell covers each place, found anew: each cell goes to the first free place of its row, as in HTML.
    """
    covered = dict[tuple[int, int], GridCell]()
    for row, cells in enumerate(grid.rows):
        for cell in cells:
            column = min(place for place in range(1_000) if (row, place) not in covered)
            for down in range(cell.rowspan):
                for right in range(cell.colspan):
                    assert (row + down, column + right) not in covered
                    covered[row + down, column + right] = cell
    return covered


class TestTiling:
    @given(grids())
    def test_cells_tile_the_rectangle(self, grid: Grid) -> None:
        """
        Every place of the rectangle is covered by one cell, and by the right one.
        """
        matrix = grid.matrix()

        assert {(row, column): cell for row, cells in enumerate(matrix) for column, cell in enumerate(cells)} == laid(grid)
        assert all(len(cells) == grid.columns for cells in matrix)
        assert len(matrix) == len(grid.rows)

    @given(grids())
    def test_each_cell_is_placed_once(self, grid: Grid) -> None:
        """
        Cells are placed row by row, in the order they are listed, at the upper left of what they cover.
        """
        placed = list(grid.placed())

        matrix = grid.matrix()
        assert [each.cell for each in placed] == [cell for cells in grid.rows for cell in cells]
        assert [(each.row, each.column) for each in placed] == sorted({(each.row, each.column) for each in placed})
        assert all(matrix[each.row][each.column] is each.cell for each in placed)
        assert sum(each.cell.rowspan * each.cell.colspan for each in placed) == len(grid.rows) * grid.columns

    def test_a_head_over_two_columns(self) -> None:
        """
        A merged cell stands in every place it covers, and its neighbours move on.
        """
        stub, head, left, right = GridCell("项目", rowspan=2), GridCell("申请人", colspan=2), GridCell("自然人"), GridCell("总计")
        table = Grid(rows=((stub, head), (left, right)))

        placed = tuple(table.placed())

        assert placed == (Placed(0, 0, stub), Placed(0, 1, head), Placed(1, 1, left), Placed(1, 2, right))
        assert table.matrix() == ((stub, head, head), (stub, left, right))
        assert table.columns == 3

    def test_a_row_may_begin_no_cell(self) -> None:
        """
        A row that cells from above cover lists none of its own.
        """
        table = grid(((2, 1), (2, 2)), ())

        assert [cell.text for cell in table.matrix()[1]] == ["0.0", "0.1", "0.1"]

    @pytest.mark.parametrize("rows", [(), ((),), ((), ())])
    def test_a_table_may_be_empty(self, rows: tuple[tuple[GridCell, ...], ...]) -> None:
        """
        A table with no rows, or with no columns, is a table.
        """
        table = Grid(rows=rows)

        assert (table.columns, table.matrix(), list(table.placed())) == (0, rows, [])


class TestMalformed:
    @pytest.mark.parametrize(
        ("rows", "row", "column", "reason"),
        [
            # The second row runs into the cell that hangs from the first.
            ((((1, 1), (2, 1), (1, 1)), ((1, 2),)), 1, 0, "overlap"),
            ((((1, 1), (1, 1), (2, 1)), ((1, 3),)), 1, 0, "overlap"),
            # Too few cells.
            ((((1, 1), (1, 1)), ((1, 1),)), 1, 1, "hole"),
            ((((1, 2),), ()), 1, 0, "hole"),
            ((((2, 1), (1, 1)), ()), 1, 1, "hole"),
            # Too many, too wide, too high.
            ((((1, 1), (1, 1)), ((1, 1), (1, 1), (1, 1))), 1, 2, "outside"),
            ((((1, 1), (1, 1)), ((1, 1), (1, 2))), 1, 1, "outside"),
            ((((1, 1), (2, 1)),), 0, 1, "outside"),
            ((((2, 2),), ((1, 1),)), 1, 2, "outside"),
            # No size, or less than none.
            ((((0, 1),),), 0, 0, "outside"),
            ((((1, 1), (1, 0)),), 0, 1, "outside"),
            ((((1, 2), (1, -1)),), 0, 0, "outside"),
            ((((1, -1),),), 0, 0, "outside"),
            ((((-1, 1),), ((1, 1),)), 0, 0, "outside"),
            (((), ((1, 1),)), 1, 0, "outside"),
        ],
    )
    def test_what_does_not_tile_is_refused(self, rows: tuple[tuple[tuple[int, int], ...], ...], row: int, column: int, reason: str) -> None:
        """
        Cells that overlap, leave a hole or stick out are refused, with the place and the reason.
        """
        with pytest.raises(MalformedGrid) as caught:
            grid(*rows)

        assert (caught.value.row, caught.value.column, caught.value.reason) == (row, column, reason)

    @given(grids(), st.data())
    def test_one_span_changed_never_tiles(self, table: Grid, data: st.DataObject) -> None:
        """
        A grid of one merged cell more or less than it should have is refused.
        """
        cells = [(row, place) for row, line in enumerate(table.rows[1:], 1) for place in range(len(line))]
        if not cells:
            return
        row, place = data.draw(st.sampled_from(cells))
        old = table.rows[row][place]
        line = (*table.rows[row][:place], GridCell(old.text, old.rowspan, old.colspan + 1, old.kind), *table.rows[row][place + 1 :])

        with pytest.raises(MalformedGrid):
            Grid(rows=(*table.rows[:row], line, *table.rows[row + 1 :]))

    @pytest.mark.parametrize("widths", [(1,), (1, 1, 1)])
    def test_each_column_has_a_width(self, widths: tuple[int, ...]) -> None:
        """
        Widths are given for all columns, or for none.
        """
        with pytest.raises(MalformedGrid) as caught:
            Grid(rows=((GridCell("甲"), GridCell("乙")),), widths=widths)

        assert (caught.value.row, caught.value.column, caught.value.reason) == (0, len(widths), "widths")

    @pytest.mark.parametrize("heads", [-1, 2])
    def test_heads_are_rows(self, heads: int) -> None:
        """
        No more rows are heads than there are.
        """
        with pytest.raises(MalformedGrid) as caught:
            Grid(rows=((GridCell("甲"),),), head_rows=heads)

        assert (caught.value.row, caught.value.column, caught.value.reason) == (heads, 0, "heads")

    @pytest.mark.parametrize("columns", [1_001, 10**9, 10**30])
    def test_no_table_is_as_wide_as_memory(self, columns: int) -> None:
        """
        A cell that claims more columns than any page has is refused at once.
        """
        with pytest.raises(MalformedGrid) as caught:
            Grid(rows=((GridCell("甲", colspan=columns),),))

        assert (caught.value.column, caught.value.reason) == (columns, "wide")
        assert Grid(rows=((GridCell("甲", colspan=1_000),),)).columns == 1_000

    @pytest.mark.parametrize("rowspan", [10**9, 10**30])
    def test_no_cell_is_higher_than_its_table(self, rowspan: int) -> None:
        """
        A cell that claims more rows than there are is refused at once, however many.
        """
        with pytest.raises(MalformedGrid) as caught:
            Grid(rows=((GridCell("甲", rowspan=rowspan),),))

        assert caught.value.reason == "outside"

    @pytest.mark.parametrize("place", [(1, 0), (0, 2), (-1, 0), (0, -1)])
    @pytest.mark.parametrize("side", ["left", "right"])
    def test_checks_are_of_places_in_the_table(self, place: tuple[int, int], side: str) -> None:
        """
        A check of a place outside the rectangle is refused, so that no renderer stumbles over it.
        """
        check = Check(left=(place,), right=((0, 0),)) if side == "left" else Check(left=((0, 0),), right=(place,))

        with pytest.raises(MalformedGrid) as caught:
            Grid(rows=((GridCell("1"), GridCell("1")),), checks=(check,))

        assert (caught.value.row, caught.value.column, caught.value.reason) == (*place, "checks")


class TestPicture:
    @pytest.mark.parametrize(
        ("image", "media_type"), [(PNG, "image/png"), (JPEG, "image/jpeg"), (PNG + b"\0", "image/png"), (JPEG + b"\xe0", "image/jpeg")]
    )
    def test_its_kind_is_seen_from_its_bytes(self, image: bytes, media_type: str) -> None:
        """
        PNG and JPEG are told apart by how they begin.
        """
        picture = Picture(image, "公开目录")

        assert picture.media_type == media_type

    @pytest.mark.parametrize("image", [b"", b"GIF89a", b"\x89PNG", b"\xff\xd8", b" " + PNG, b"<svg/>"])
    def test_anything_else_is_refused(self, image: bytes) -> None:
        """
        Bytes that begin otherwise are no picture; the error keeps the words that stand for it.
        """
        with pytest.raises(MalformedPicture) as caught:
            Picture(image, "公开目录")

        assert caught.value.alt == "公开目录"

    @given(pictures())
    def test_its_bytes_are_not_printed(self, picture: Picture) -> None:
        """
        The representation of a picture is short.
        """
        assert len(repr(picture)) < 200


class TestDocument:
    def test_its_defaults(self) -> None:
        """
        A document is in Chinese, body text at level 1, unless it says otherwise.
        """
        document = Document(title="题", blocks=(Heading("一"), Paragraph("甲")))

        assert (document.language, document.author, document.dated) == ("zh-CN", "", None)
        assert document.blocks == (Heading("一", 1), Paragraph("甲", Role.BODY))
        assert GridCell("甲") == GridCell("甲", 1, 1, CellKind.TEXT)

    @given(documents())
    def test_it_is_a_value(self, document: Document) -> None:
        """
        A document survives pickling, is equal to its copy and has the same hash.
        """
        copy = pickle.loads(pickle.dumps(document))  # noqa: S301 - our own bytes

        assert copy == document
        assert hash(copy) == hash(document)

    def test_it_cannot_be_changed(self) -> None:
        """
        Neither a document nor a table in it changes.
        """
        table = grid(((1, 1),))
        document = Document(title="题", blocks=(table,), dated=date(2025, 1, 31))

        with pytest.raises(FrozenInstanceError):
            document.title = "别的"  # type: ignore[misc]  # that it is refused is the point
        with pytest.raises(FrozenInstanceError):
            table.rows = ()  # type: ignore[misc]  # as above
