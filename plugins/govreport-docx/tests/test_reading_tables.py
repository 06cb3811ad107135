"""
Reading tables: every text in its cell, every cell with its true span, whatever is torn.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.document import Block, CellKind, Grid, GridCell, Paragraph, Picture, Role
from govreport.layout.report import report_document
from govreport.report import Report
from govreport_docx import DocxReader
from govreport_docx.reading.grids import Merge, Part, Row, grid

Blocks = Callable[..., tuple[Block, ...]]

_PNG: Final = b"\x89PNG\r\n\x1a\n and more"
_BEGINS: Final = '<w:vMerge w:val="restart"/>'
_GOES_ON: Final = "<w:vMerge/>"


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _cell(text: str = "", properties: str = "", more: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{_paragraph(text)}{more}</w:tc>"


def _row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _table(*rows: str, columns: int = 0, properties: str = "") -> str:
    widths = "".join(f'<w:gridCol w:w="{100 + column}"/>' for column in range(columns))
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{widths}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def _rows(found: tuple[Block, ...]) -> list[list[tuple[str, int, int]]]:
    (block,) = found
    assert isinstance(block, Grid)
    return [[(cell.text, cell.rowspan, cell.colspan) for cell in row] for row in block.rows]


def _texts(found: tuple[Block, ...]) -> list[list[str]]:
    return [[text for text, _, _ in row] for row in _rows(found)]


class TestCells:
    def test_paragraphs_are_lines(self, blocks: Blocks) -> None:
        """
        The paragraphs of a cell are joined by line breaks, empty ones dropped.
        """
        found = blocks(_table(_row(_cell("甲", more=f"<w:p/>{_paragraph('乙')}"), _cell("　"))))

        assert _texts(found) == [["甲\n乙", ""]]

    def test_widths_and_caption_come_along(self, blocks: Blocks) -> None:
        """
        What the table says of itself is kept.
        """
        (found,) = blocks(_table(_row(_cell("1"), _cell("2")), columns=2, properties='<w:tblCaption w:val="表"/>'))

        assert isinstance(found, Grid)
        assert (found.widths, found.caption) == ((100, 101), "表")

    @pytest.mark.parametrize("columns", [0, 1, 3])
    def test_widths_of_other_columns_are_none(self, blocks: Blocks, columns: int) -> None:
        """
        Widths that do not fit the cells are left out.
        """
        (found,) = blocks(_table(_row(_cell("1"), _cell("2")), columns=columns))

        assert isinstance(found, Grid)
        assert found.widths == ()

    def test_rows_that_repeat_are_heads(self, blocks: Blocks) -> None:
        """
        The rows at the top that are marked so are heads, and so are their cells.
        """
        head = "<w:tblHeader/>"
        rows = (
            _row(_cell("头"), properties=head),
            _row(_cell("1"), properties='<w:tblHeader w:val="0"/>'),
            _row(_cell("2"), properties=head),
        )

        (found,) = blocks(_table(*rows))

        assert isinstance(found, Grid)
        assert found.head_rows == 1
        assert [row[0].kind for row in found.rows] == [CellKind.HEAD, CellKind.TEXT, CellKind.HEAD]

    def test_a_table_without_cells_is_nothing(self, blocks: Blocks) -> None:
        """
        An empty table is no block.
        """
        assert blocks(_table() + _table(_row(), _row()) + _paragraph("文")) == (Paragraph("文"),)

    def test_content_controls_around_rows_and_cells_are_looked_through(self, blocks: Blocks) -> None:
        """
        Rows, cells and text in controls, tags and insertions stand where they look.
        """
        control = "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
        rows = (
            control.format(_row(_cell("甲"), control.format(_cell("乙")))),
            f"<w:customXml><w:customXmlPr/>{_row(_cell('丙'), '<w:tc>' + control.format(_paragraph('丁')) + '</w:tc>')}</w:customXml>",
            f"<mc:AlternateContent><mc:Choice>{_row(_cell('戊'))}</mc:Choice><mc:Fallback>{_row(_cell('己'))}</mc:Fallback></mc:AlternateContent>",
        )

        assert _texts(blocks(_table(*rows))) == [["甲", "乙"], ["丙", "丁"], ["戊", ""]]

    def test_deleted_rows_and_cells_are_left_out(self, blocks: Blocks) -> None:
        """
        Changes to the table itself read as accepted.
        """
        rows = (
            _row(_cell("甲"), _cell("删", "<w:cellDel/>"), _cell("乙", "<w:cellIns/>")),
            _row(_cell("删"), _cell("删"), properties="<w:del/>"),
            _row(_cell("丙"), _cell("丁"), properties="<w:ins/>"),
        )

        assert _texts(blocks(_table(*rows))) == [["甲", "乙"], ["丙", "丁"]]


class TestMerging:
    def test_spans_to_the_right(self, blocks: Blocks) -> None:
        """
        A cell over several columns is one cell.
        """
        found = blocks(_table(_row(_cell("甲", _span(2)), _cell("乙")), _row(_cell("1"), _cell("2"), _cell("3"))))

        assert _rows(found) == [[("甲", 1, 2), ("乙", 1, 1)], [("1", 1, 1), ("2", 1, 1), ("3", 1, 1)]]

    def test_spans_downwards(self, blocks: Blocks) -> None:
        """
        A cell and its continuations are one; another start ends it.
        """
        rows = (
            _row(_cell("甲", _span(2) + _BEGINS), _cell("1")),
            _row(_cell("", _span(2) + '<w:vMerge w:val="continue"/>'), _cell("2")),
            _row(_cell("乙", _span(2) + _BEGINS), _cell("3")),
            _row(_cell("", _span(2) + _GOES_ON), _cell("4")),
        )

        assert _rows(blocks(_table(*rows))) == [[("甲", 2, 2), ("1", 1, 1)], [("2", 1, 1)], [("乙", 2, 2), ("3", 1, 1)], [("4", 1, 1)]]

    @pytest.mark.parametrize(("properties", "columns"), [(_GOES_ON, 1), (_GOES_ON + _span(2), 2)])
    def test_a_continuation_of_nothing_is_a_cell(self, blocks: Blocks, properties: str, columns: int) -> None:
        """
        Without a start above it, or one of another width, it stands for itself, and the next one continues it.
        """
        rows = (_row(_cell("甲"), _cell(""), _cell("")), _row(_cell("乙", properties)), _row(_cell("", properties)))

        assert _rows(blocks(_table(*rows)))[1][0] == ("乙", 2, columns)

    def test_a_continuation_in_the_first_row_is_a_cell(self, blocks: Blocks) -> None:
        """
        The second piece of a table that was cut in two keeps its group.
        """
        rows = (_row(_cell("", _GOES_ON), _cell("1")), _row(_cell("", _GOES_ON), _cell("2")))

        assert _rows(blocks(_table(*rows))) == [[("", 2, 1), ("1", 1, 1)], [("2", 1, 1)]]

    def test_a_start_of_another_width_is_not_continued(self, blocks: Blocks) -> None:
        """
        Cells that do not cover the same columns are not merged.
        """
        rows = (_row(_cell("甲", _BEGINS), _cell("1")), _row(_cell("乙", _GOES_ON + _span(2))))

        assert _rows(blocks(_table(*rows))) == [[("甲", 1, 1), ("1", 1, 1)], [("乙", 1, 2)]]

    def test_text_in_a_continuation_is_kept_once(self, blocks: Blocks) -> None:
        """
        Programs repeat a label in every part of a merged cell; other text is added to it.
        """
        rows = (_row(_cell("甲", _BEGINS)), _row(_cell("甲", _GOES_ON)), _row(_cell("乙", _GOES_ON)), _row(_cell("乙", _GOES_ON)))

        assert _rows(blocks(_table(*rows))) == [[("甲\n乙", 4, 1)], [], [], []]

    def test_old_merges_to_the_right(self, blocks: Blocks) -> None:
        """
        Cells that continue the one before them are one cell; a continuation of nothing is a cell.
        """
        begins, goes_on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
        rows = (
            _row(_cell("甲", begins + _BEGINS), _cell("", goes_on), _cell("乙", goes_on), _cell("丙")),
            _row(_cell("", begins + _GOES_ON), _cell("", goes_on), _cell("", goes_on), _cell("丁", goes_on)),
        )

        assert _rows(blocks(_table(*rows))) == [[("甲\n乙", 1, 3), ("丙", 1, 1)], [("丁", 1, 4)]]

    def test_free_columns_are_empty_cells(self, blocks: Blocks) -> None:
        """
        Columns that a row leaves free before and after its cells are cells without text.
        """
        rows = (_row(_cell("1"), _cell("2"), _cell("3")), _row(_cell("甲"), properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'))

        assert _texts(blocks(_table(*rows))) == [["1", "2", "3"], ["", "甲", ""]]

    def test_short_rows_are_filled_up(self, blocks: Blocks) -> None:
        """
        Missing cells are holes at the end of their row.
        """
        (found,) = blocks(_table(_row(_cell("头"), properties="<w:tblHeader/>"), _row(_cell("1"), _cell("2")), _row()))

        assert isinstance(found, Grid)
        assert found.rows == (
            (GridCell("头", kind=CellKind.HEAD), GridCell("", kind=CellKind.HOLE)),
            (GridCell("1"), GridCell("2")),
            (GridCell("", kind=CellKind.HOLE), GridCell("", kind=CellKind.HOLE)),
        )

    @pytest.mark.parametrize("span", ["65", "1000000", "30000000", "9" * 5000])
    def test_a_span_beyond_belief_is_cut_to_the_table(self, blocks: Blocks, span: str) -> None:
        """
        It reaches to the end of its row, no further.
        """
        rows = (_row(_cell("甲", f'<w:gridSpan w:val="{span}"/>'), _cell("乙")), _row(_cell("1"), _cell("2"), _cell("3")))

        assert _rows(blocks(_table(*rows))) == [[("甲", 1, 2), ("乙", 1, 1)], [("1", 1, 1), ("2", 1, 1), ("3", 1, 1)]]

    @pytest.mark.parametrize("span", ["0", "-3", "x", "1.5", ""])
    def test_a_span_that_is_none_is_one_column(self, blocks: Blocks, span: str) -> None:
        """
        Nonsense counts as no span at all.
        """
        assert _rows(blocks(_table(_row(_cell("甲", f'<w:gridSpan w:val="{span}"/>'), _cell("乙"))))) == [[("甲", 1, 1), ("乙", 1, 1)]]

    def test_a_wide_table_may_have_wide_spans(self, blocks: Blocks) -> None:
        """
        A span is believed if the table says that it has so many columns.
        """
        rows = (_row(_cell("甲", _span(100)), _cell("乙", _span(100))),)

        assert _rows(blocks(_table(*rows, columns=200))) == [[("甲", 1, 100), ("乙", 1, 100)]]

    @given(
        st.lists(
            st.builds(
                Row,
                parts=st.lists(
                    st.builds(
                        Part,
                        st.sampled_from(["", "甲", "乙", "丙"]),
                        span=st.integers(1, 4) | st.integers(60, 10**9),
                        down=st.sampled_from(Merge),
                        across=st.sampled_from(Merge),
                    ),
                    max_size=4,
                ).map(tuple),
                before=st.integers(0, 2) | st.integers(60, 10**9),
                after=st.integers(0, 2),
                head=st.booleans(),
            ),
            max_size=6,
        )
    )
    def test_any_rows_are_a_grid_with_all_their_text(self, rows: list[Row]) -> None:
        """
        However cells are merged or torn, they tile a rectangle, and no text is dropped.
        """
        found = grid(rows, place="")

        given_texts = {part.text for row in rows for part in row.parts} - {""}
        kept = {line for row in (found.rows if found else ()) for cell in row for line in cell.text.split("\n")} - {""}
        assert kept == given_texts
        assert len(found.rows if found else rows) == len(rows)


class TestNesting:
    _INNER: Final = _table(_row(_cell("1"), _cell("2")))

    def test_a_table_around_a_table_is_layout(self, blocks: Blocks) -> None:
        """
        What stands in a frame of one cell are blocks of the text.
        """
        frame = _table(_row(f"<w:tc>{_paragraph('题')}{self._INNER}{_paragraph('后')}</w:tc>"))

        found = blocks(frame)

        assert found[::2] == (Paragraph("题"), Paragraph("后"))
        assert _texts(found[1:2]) == [["1", "2"]]

    @pytest.mark.parametrize(
        "rows",
        [
            (_row(_cell("题"), _cell()), _row(_cell(), _cell("", more=_INNER))),
            (_row(_cell("题", more=_INNER), _cell("", more=_INNER), _cell()),),
        ],
    )
    def test_columns_that_only_set_tables_apart_are_layout(self, blocks: Blocks, rows: tuple[str, ...]) -> None:
        """
        If no two texts stand side by side, or tables in all cells, the outer table holds no data.
        """
        found = blocks(_table(*rows))

        assert found[0] == Paragraph("题")
        assert all(isinstance(block, Grid) and block.columns == 2 for block in found[1:])

    def test_layout_within_layout_is_looked_through(self, blocks: Blocks) -> None:
        """
        Frames within frames leave the table alone.
        """
        found = blocks(_table(_row(f"<w:tc>{_table(_row(f'<w:tc>{self._INNER}</w:tc>'))}</w:tc>")))

        assert _texts(found) == [["1", "2"]]

    def test_a_table_in_a_cell_of_data_is_its_text(self, blocks: Blocks) -> None:
        """
        Beside other data, a nested table is text, a line a row.
        """
        rows = (
            _row(_cell("项目"), _cell("数量", more=_table(_row(_cell("1"), _cell("2")), _row(_cell("3"), _cell())))),
            _row(_cell("甲"), _cell("4")),
        )

        assert _texts(blocks(_table(*rows))) == [["项目", "数量\n1\t2\n3"], ["甲", "4"]]

    def test_a_box_in_a_cell_is_its_text(self, blocks: Blocks) -> None:
        """
        The text of boxes that are anchored in a cell is not lost.
        """
        box = f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{_paragraph('框')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"

        assert _texts(blocks(_table(_row(_cell("甲", more=box), _cell("乙"))))) == [["甲\n框", "乙"]]

    def test_pictures_and_notes_of_cells_follow_the_table(self, blocks: Blocks) -> None:
        """
        What has no place in a cell comes after it, in order.
        """
        image = '<w:r><w:drawing><wp:docPr descr="图"/><a:blip r:embed="image"/></w:drawing></w:r>'
        reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
        rows = (_row(_cell("甲", more=f"<w:p>{image}</w:p>"), _cell("乙", more=f"<w:p>{reference}</w:p>")),)
        relations = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="image" Type="x/image" '
            'Target="i.png"/><Relationship Id="n" Type="x/footnotes" Target="footnotes.xml"/></Relationships>'
        )
        note = f'<w:footnote w:id="1">{_paragraph("注")}</w:footnote>'

        found = blocks(_table(*rows), {"word/_rels/document.xml.rels": relations, "word/i.png": _PNG}, footnotes=note)

        assert found[1:] == (Picture(_PNG, "图"), Paragraph("注", Role.NOTE))

    def test_deep_nesting_is_read(self, blocks: Blocks) -> None:
        """
        As deep as XML may be nested, no text is lost.
        """
        nested = _paragraph("芯")
        for _ in range(80):
            nested = f"<w:tbl><w:tr><w:tc>{nested}</w:tc><w:tc>{_paragraph('壳')}</w:tc></w:tr></w:tbl>"

        ((row,),) = (block.rows for block in blocks(nested) if isinstance(block, Grid))

        assert row[0].text.count("芯") == 1
        assert row[0].text.count("壳") == 79


@pytest.mark.skipif("GOVREPORT_SAMPLES" not in os.environ, reason="GOVREPORT_SAMPLES names no folder of published files")
class TestOfficialForm:
    @staticmethod
    def _grids() -> list[Grid]:
        """
        Return the tables of the blank official form of 2021.
        """
        file = Path(os.environ["GOVREPORT_SAMPLES"], "docx", "blank-form-2021.docx")
        return [block for block in DocxReader().read(file.read_bytes()).blocks if isinstance(block, Grid)]

    def test_its_tables_have_their_sizes(self) -> None:
        """
        Rows and columns are those of the form.
        """
        assert [(len(grid.rows), grid.columns) for grid in self._grids()] == [(14, 4), (28, 10), (4, 15)]

    def test_its_cells_stand_where_the_form_has_them(self) -> None:
        """
        Every merged head, group and line is one cell, in the place and with the spans that the form's own layout gives it.
        """
        layout = report_document(Report.of("甲市", 2024)).blocks
        wanted = [_spans(block) for block in layout if isinstance(block, Grid)]

        assert [_spans(grid) for grid in self._grids()] == wanted


def _spans(grid: Grid) -> list[tuple[int, int, int, int]]:
    return [(each.row, each.column, each.cell.rowspan, each.cell.colspan) for each in grid.placed()]
