"""
Tables: what stands in the file is the grid that was given, merged cell for merged cell.
"""

from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from govreport.document import CellKind, Document, Grid, GridCell, Paragraph
from govreport.layout.report import report_document
from govreport.report import Report
from govreport_docx import DocxRenderer

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT_WIDTH: Final = 8844
_TEXTS: Final = st.text("甲乙，“”1a-/ \n\t<&>\"'", max_size=8)

#: Row, column, rows, columns and text of a cell.
Cell = tuple[int, int, int, int, str]


def _blocks(document: Document) -> list[Any]:
    """
    Return the elements of the body of the printed document.
    """
    with ZipFile(BytesIO(DocxRenderer().render(document))) as package:
        return list(etree.fromstring(package.read("word/document.xml"))[0])


def _tables(document: Document) -> list[Any]:
    return [element for element in _blocks(document) if element.tag == f"{_W}tbl"]


def _table(grid: Grid) -> Any:
    return _tables(Document(title="", blocks=(grid,)))[0]


def _rows(element: Any) -> list[Any]:
    return list(element.iterchildren(f"{_W}tr"))


def _numbers(element: Any, path: str, name: str = "w") -> list[int]:
    return [int(found.get(f"{_W}{name}")) for found in element.iterfind(path, {"w": _W[1:-1]})]


def _span(cell: Any) -> int:
    return next(iter(_numbers(cell, "w:tcPr/w:gridSpan", "val")), 1)


def _text(cell: Any) -> str:
    signs = {f"{_W}br": "\n", f"{_W}tab": "\t"}
    return "".join(signs.get(found.tag) or found.text for found in cell.iter(f"{_W}t", *signs))


def _cells(element: Any) -> list[Cell]:
    """
    Return the cells of a table as a reader has to put them together from spans and continuations.
    """
    found = dict[tuple[int, int], Cell]()
    above = dict[int, tuple[int, int]]()
    for row, line in enumerate(_rows(element)):
        column = 0
        for cell in line.iterchildren(f"{_W}tc"):
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            if merge is not None and merge.get(f"{_W}val") is None:
                top, left, height, width, words = found[above[column]]
                assert (left, width, _text(cell)) == (column, _span(cell), "")
                found[above[column]] = (top, left, height + 1, width, words)
            else:
                found[row, column] = (row, column, 1, _span(cell), _text(cell))
                above[column] = (row, column)
            column += _span(cell)
    return [found[place] for place in sorted(found)]


def _placed(grid: Grid) -> list[Cell]:
    return [(each.row, each.column, each.cell.rowspan, each.cell.colspan, each.cell.text) for each in grid.placed()]


@st.composite
def _grids(draw: st.DrawFn) -> Grid:
    """
    Return any grid of up to six rows and columns, its rectangle tiled at random.
    """
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    free = {(row, column) for row in range(height) for column in range(width)}
    tiling = list[tuple[GridCell, ...]]()
    for row in range(height):
        line = list[GridCell]()
        for column in range(width):
            if (row, column) not in free:
                continue
            room = next((each for each in range(column, width) if (row, each) not in free), width) - column
            rowspan, colspan = draw(st.integers(1, height - row)), draw(st.integers(1, room))
            free -= {(row + down, column + right) for down in range(rowspan) for right in range(colspan)}
            line.append(GridCell(draw(_TEXTS), rowspan, colspan, draw(st.sampled_from(CellKind))))
        tiling.append(tuple(line))
    widths = draw(st.just(()) | st.tuples(*[st.integers(1, 10_000)] * width))
    return Grid(rows=tuple(tiling), widths=widths, head_rows=draw(st.integers(0, height)), caption=draw(_TEXTS))


@pytest.fixture(params=[2020, 2024])
def printed(request: pytest.FixtureRequest) -> Document:
    """
    Return a report on each of the forms with a different figure in every cell.
    """
    report = Report.of("甲市", request.param)
    return report_document(report.fill({cell: number for number, cell in enumerate(report.template.cells)}))


class TestMergedCells:
    def test_the_tables_of_the_form_come_back_cell_by_cell(self, printed: Document) -> None:
        """
        Spans and texts of all three tables are those of the grids.
        """
        grids = [block for block in printed.blocks if isinstance(block, Grid)]

        found = [_cells(element) for element in _tables(printed)]

        assert found == [_placed(grid) for grid in grids]

    @given(grid=_grids())
    @settings(deadline=None)
    def test_any_tiling_comes_back_cell_by_cell(self, grid: Grid) -> None:
        """
        However a rectangle is tiled, the cells of the table are those of the grid.
        """
        assert _cells(_table(grid)) == _placed(grid)

    @given(grid=_grids())
    @settings(deadline=None)
    def test_every_cell_has_a_paragraph(self, grid: Grid) -> None:
        """
        A cell without a paragraph, continuations included, keeps Word from opening a file.
        """
        element = _table(grid)

        assert all(len(cell.findall(f"{_W}p")) == 1 for cell in element.iter(f"{_W}tc"))


class TestWidths:
    @given(grid=_grids())
    @settings(deadline=None)
    def test_every_row_covers_the_columns_of_the_table(self, grid: Grid) -> None:
        """
        In every row the spans add up to the columns and the widths to the width of the text.
        """
        element = _table(grid)

        columns = _numbers(element, "w:tblGrid/w:gridCol")
        assert sum(columns) == _TEXT_WIDTH
        assert [sum(map(_span, row.iterchildren(f"{_W}tc"))) for row in _rows(element)] == [len(columns)] * len(grid.rows)
        assert [sum(_numbers(row, "w:tc/w:tcPr/w:tcW")) for row in _rows(element)] == [_TEXT_WIDTH] * len(grid.rows)

    def test_hints_are_shares(self) -> None:
        """
        The hints of a grid divide the width of the text.
        """
        line = (GridCell("规则"), GridCell("说明"), GridCell("数"))

        element = _table(Grid(rows=(line,), widths=(1, 4, 1)))

        assert _numbers(element, "w:tblGrid/w:gridCol") == [1474, 5896, 1474]

    def test_without_hints_columns_are_equal(self) -> None:
        """
        Where widths do not matter, no column is wider than another.
        """
        element = _table(Grid(rows=((GridCell("甲"), GridCell("乙")),)))

        assert _numbers(element, "w:tblGrid/w:gridCol") == [4422, 4422]


class TestRows:
    def test_heads_repeat_on_each_page(self, printed: Document) -> None:
        """
        The head rows of a grid, and no others, are heads of the table.
        """
        grids = [block for block in printed.blocks if isinstance(block, Grid)]

        found = [[row.find(f"{_W}trPr/{_W}tblHeader") is not None for row in _rows(element)] for element in _tables(printed)]

        assert found == [[row < grid.head_rows for row in range(len(grid.rows))] for grid in grids]

    def test_no_row_is_torn(self, printed: Document) -> None:
        """
        A row stands on one page.
        """
        found = [row.find(f"{_W}trPr/{_W}cantSplit") is not None for element in _tables(printed) for row in _rows(element)]

        assert all(found)

    def test_the_large_table_of_the_form_stays_on_one_page(self, printed: Document) -> None:
        """
        Each row of a table that fits a page is kept with the next one, and the last with nothing.
        """
        large = _tables(printed)[1]

        kept = [row.find(f".//{_W}keepNext") is not None for row in _rows(large)]

        assert kept == [True] * (len(kept) - 1) + [False]

    @pytest.mark.parametrize(("rows", "kept"), [(20, True), (30, False)])
    def test_a_long_list_may_break(self, rows: int, kept: bool) -> None:  # noqa: FBT001
        """
        Rows that no cell ties together keep together only if they take no more than two thirds of a page.
        """
        element = _table(Grid(rows=((GridCell("一行"),),) * rows))

        assert (element.find(f".//{_W}keepNext") is not None) is kept

    def test_heads_never_stand_alone(self) -> None:
        """
        The heads of a table that may break are kept with the first row below them.
        """
        rows = ((GridCell("表头", kind=CellKind.HEAD),), *((GridCell("一行"),),) * 60)

        element = _table(Grid(rows=rows, head_rows=1))

        assert [row.find(f".//{_W}keepNext") is not None for row in _rows(element)] == [True, *[False] * 60]

    def test_a_table_longer_than_a_page_may_break(self) -> None:
        """
        Rows that cannot all stand on one page are not kept together.
        """
        element = _table(Grid(rows=((GridCell("一行"),),) * 60))

        assert element.find(f".//{_W}keepNext") is None


class TestLooks:
    def test_a_cell_has_the_style_of_its_kind(self) -> None:
        """
        Each kind of cell has a paragraph style of its own, but for a hole, which is an empty text.
        """
        element = _table(Grid(rows=(tuple(GridCell("1", kind=kind) for kind in CellKind),)))

        found = [style.get(f"{_W}val") for style in element.iter(f"{_W}pStyle")]

        assert found == ["TableHead", "TableStub", "TableFigure", "TableFlagged", "TableText", "TableText"]

    def test_a_flagged_figure_is_shaded(self) -> None:
        """
        A figure that somebody should look at stands on a coloured ground, others do not.
        """
        element = _table(Grid(rows=((GridCell("1", kind=CellKind.FIGURE), GridCell("2", kind=CellKind.FLAGGED)),)))

        found = [_text(cell) for cell in element.iter(f"{_W}tc") if cell.find(f"{_W}tcPr/{_W}shd") is not None]

        assert found == ["2"]

    def test_a_narrow_group_label_is_centred(self, printed: Document) -> None:
        """
        The names of groups beside their rows are centred, the labels of rows are not.
        """
        large = _tables(printed)[1]

        found = [_text(cell) for cell in large.iter(f"{_W}tc") if cell.find(f"{_W}p/{_W}pPr/{_W}jc") is not None and _text(cell)]

        assert found[:3] == ["三、本年度办理结果", "（三）不予公开", "（四）无法提供"]

    def test_a_wide_group_label_is_not_centred(self) -> None:
        """
        A label with room to its right stands on the left, however many rows it names.
        """
        group = GridCell("组", rowspan=2, kind=CellKind.STUB)

        element = _table(Grid(rows=((group, GridCell("1")), (GridCell("2"),))))

        assert element.find(f".//{_W}jc") is None

    def test_a_narrow_head_breaks_in_the_middle(self) -> None:
        """
        Four characters where three fit are indented so that they stand two by two.
        """
        heads = (GridCell("商业企业", kind=CellKind.HEAD), GridCell("其他", kind=CellKind.HEAD))

        element = _table(Grid(rows=((*heads, GridCell("")),), widths=(720, 720, 7404)))

        room = 720 - 2 * 28
        assert [room - 2 * side for side in _numbers(element, ".//w:ind", "left")] == [420]

    def test_the_caption_is_for_screen_readers(self) -> None:
        """
        The caption of a grid is a property of the table, not text.
        """
        element = _table(Grid(rows=((GridCell("1"),),), caption='"甲" & 乙'))

        assert element.find(f"{_W}tblPr/{_W}tblCaption").get(f"{_W}val") == '"甲" & 乙'
        assert _text(element) == "1"

    @pytest.mark.parametrize(
        ("language", "unit", "said"),
        [
            ("zh-CN", "件", "共2行、1列，其中表头1行；单位：件。"),
            ("zh-CN", "", "共2行、1列，其中表头1行。"),
            ("en", "件", "2 rows and 1 columns, 1 of the rows heads; unit: 件."),
        ],
    )
    def test_its_size_is_told_to_who_cannot_see_it(self, language: str, unit: str, said: str) -> None:
        """
        A table with a caption is described: how many rows, columns and heads it has, and in which unit.
        """
        grid = Grid(rows=((GridCell("数量"),), (GridCell("1"),)), caption="表", unit=unit, head_rows=1)

        (element,) = _tables(Document(title="", blocks=(grid,), language=language))

        assert element.find(f"{_W}tblPr/{_W}tblDescription").get(f"{_W}val") == said

    @pytest.mark.parametrize("text", ["", "7", "007", "<&>", " 1", "1\n2", "\0", "123456789"])
    @pytest.mark.parametrize("kind", CellKind)
    def test_tables_of_one_shape_keep_their_own_figures(self, text: str, kind: CellKind) -> None:
        """
        What stood in a table before does not stand in the next one of the same shape, whatever it holds.
        """

        def shaped(*words: str) -> Grid:
            return Grid(rows=(tuple(GridCell(each, kind=kind) for each in words),))

        _table(shaped("1", "2"))

        assert [_text(cell) for cell in _table(shaped(text, "9")).iter(f"{_W}tc")] == [text.replace("\0", "\ufffd"), "9"]


class TestNeighbours:
    def test_a_grid_without_cells_is_nothing(self) -> None:
        """
        No rows, or rows without columns, print no table.
        """
        found = _tables(Document(title="", blocks=(Grid(rows=()), Grid(rows=((), ())))))

        assert found == []

    def test_a_paragraph_stands_between_two_tables(self) -> None:
        """
        Two tables in a row stay two, and after the last one there is a place to write.
        """
        grid = Grid(rows=((GridCell("1"),),))

        found = [etree.QName(element).localname for element in _blocks(Document(title="", blocks=(grid, grid)))]

        assert found == ["tbl", "p", "tbl", "p", "sectPr"]

    def test_text_needs_no_paragraph_more(self) -> None:
        """
        Between a table and text nothing is put.
        """
        grid = Grid(rows=((GridCell("1"),),))

        found = [etree.QName(element).localname for element in _blocks(Document(title="", blocks=(grid, Paragraph("注"))))]

        assert found == ["tbl", "p", "sectPr"]
