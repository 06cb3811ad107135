"""
What the text renderer promises.
"""

import os
import re
import subprocess
import sys
from datetime import date
from importlib.metadata import EntryPoint
from itertools import pairwise
from pathlib import Path
from tomllib import loads

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st
from wcwidth import wcswidth, wcwidth

from govreport.document import Block, CellKind, Document, Grid, GridCell, Heading, Paragraph, Picture, Role
from govreport.errors import InvalidValue
from govreport.formats import RENDERERS, Renderer
from govreport.layout.report import report_document
from govreport.report import Report
from govreport_text import TextRenderer

# Wide, narrow and ambiguous signs, and what must not reach a terminal.
SIGNS = "政府信息公开，。（）“”—…①𠮷😀７７ｱé|+-#*\\ aB019.%\t\n\x07\x1b\u2028\ud800"
FILLER = "\0"
PLAIN_TEXT = st.text(SIGNS, max_size=30)


def _printed(*blocks: Block, title: str = "", width: int = 100) -> str:
    return TextRenderer(width=width).render(Document(title=title, blocks=blocks)).decode()


def _table(*rows: tuple[str, ...], width: int = 100, kind: CellKind = CellKind.TEXT) -> str:
    return _printed(Grid(rows=tuple(tuple(GridCell(text, kind=kind) for text in row) for row in rows)), width=width)


def _read(output: str) -> list[list[tuple[str, ...]]]:
    """
    Return a printed table as rows of cells, each as its lines.
    """
    rule, *lines = output.splitlines()
    edges = [place for place, sign in enumerate(rule) if sign == "+"]
    rows: list[list[list[str]]] = [[]]
    for line in lines:
        if line == rule:
            rows.append([])
            continue
        squared = "".join(sign + FILLER * (wcwidth(sign) - 1) for sign in line)
        parts = (squared[left + 1 : right] for left, right in pairwise(edges))
        rows[-1].append([part.replace(FILLER, "").strip() for part in parts])
    return [list(zip(*row, strict=True)) for row in rows[:-1]]


def _squeezed(text: str) -> str:
    return re.sub("[\x07\x1b\ud800]", "\ufffd", "".join(text.split()))


@st.composite
def _grids(draw: st.DrawFn, texts: st.SearchStrategy[str] = PLAIN_TEXT) -> Grid:
    height, width = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    taken, rows = set[tuple[int, int]](), list[tuple[GridCell, ...]]()
    for row in range(height):
        cells = list[GridCell]()
        for column in range(width):
            if (row, column) in taken:
                continue
            free = next((each for each in range(column, width) if (row, each) in taken), width) - column
            down, across = draw(st.integers(1, height - row)), draw(st.integers(1, free))
            taken |= {(row + below, column + beside) for below in range(down) for beside in range(across)}
            cells.append(GridCell(draw(texts), down, across, draw(st.sampled_from(CellKind))))
        rows.append(tuple(cells))
    return Grid(rows=tuple(rows), head_rows=draw(st.integers(0, height)))


ANY_TEXT = st.text(st.characters(), max_size=20)
BLOCKS = (
    st.builds(Heading, ANY_TEXT, st.integers(-1, 9))
    | st.builds(Paragraph, ANY_TEXT, st.sampled_from(Role))
    | st.builds(Picture, st.just(b"\xff\xd8\xff"), ANY_TEXT)
    | _grids(ANY_TEXT)
)
DOCUMENTS = st.builds(Document, title=ANY_TEXT, blocks=st.lists(BLOCKS, max_size=4).map(tuple))


def _filled(year: int) -> Document:
    empty = Report.of("某市某局", year)
    filled = empty.fill({cell: place * 37 % 5000 for place, cell in enumerate(empty.template.cells)})
    return report_document(evolve(filled.write("overview", "总体平稳。"), published=date(year + 1, 1, 31)))


class TestTextRenderer:
    def test_it_keeps_the_contract_of_renderers(self) -> None:
        """
        It is a renderer of plain text in UTF-8.
        """
        renderer = TextRenderer()

        assert isinstance(renderer, Renderer)
        assert (renderer.suffix, renderer.media_type) == (".txt", "text/plain; charset=utf-8")

    def test_it_is_found_by_its_name(self) -> None:
        """
        The distribution offers it as the format ``text``.
        """
        project = loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]

        offered = EntryPoint("text", project["entry-points"][RENDERERS]["text"], RENDERERS).load()

        assert offered is TextRenderer

    @pytest.mark.parametrize("width", [0, -1, True, 80.0, "80"])
    def test_a_width_that_is_no_number_of_columns_is_refused(self, width: int) -> None:
        """
        Only a whole number above zero is a width.
        """
        with pytest.raises(InvalidValue) as caught:
            TextRenderer(width=width)

        assert (caught.value.field, caught.value.value) == ("width", str(width))

    @given(DOCUMENTS, st.integers(1, 120))
    def test_any_document_is_printed(self, document: Document, width: int) -> None:
        """
        No document makes it fail, whatever its characters, and the output ends with one line break.
        """
        output = TextRenderer(width=width).render(document).decode()

        assert output.endswith("\n")
        assert not output.endswith("\n\n")

    @given(DOCUMENTS)
    def test_equal_documents_give_equal_bytes(self, document: Document) -> None:
        """
        Printing twice gives the same bytes.
        """
        first = TextRenderer().render(document)

        second = TextRenderer().render(document)

        assert first == second

    def test_another_process_gives_the_same_bytes(self) -> None:
        """
        Neither the hash seed nor the time zone of a process shows.
        """
        program = (
            "import sys; from govreport.layout.report import report_document; from govreport.report import Report; "
            "from govreport_text import TextRenderer; report = Report.of('某市某局', 2024).fill({'applications/received/total': '007'}); "
            "sys.stdout.buffer.write(TextRenderer().render(report_document(report)))"
        )
        places = os.pathsep.join(sys.path)

        outputs = {
            subprocess.run(  # noqa: S603  # our own interpreter and a program of ours
                [sys.executable, "-c", program],
                env=os.environ | {"PYTHONPATH": places, "PYTHONHASHSEED": seed, "TZ": zone},
                capture_output=True,
                check=True,
            ).stdout
            for seed, zone in (("1", "Asia/Shanghai"), ("2", "America/New_York"))
        }

        assert len(outputs) == 1
        assert "007" in outputs.pop().decode()


class TestTables:
    @given(_grids(), st.integers(1, 120))
    def test_every_line_of_a_table_is_as_wide_as_the_others(self, grid: Grid, width: int) -> None:
        """
        The borders stand straight below each other, whatever wide signs stand between them.
        """
        output = _printed(grid, width=width)

        assert len({wcswidth(line) for line in output.splitlines()}) == 1

    @given(_grids(), st.integers(1, 120))
    def test_every_text_stands_where_its_cell_begins(self, grid: Grid, width: int) -> None:
        """
        No sign of a cell is lost or moved; the other places that a merged cell covers are blank.
        """
        expected = [[""] * grid.columns for _ in grid.rows]
        for each in grid.placed():
            expected[each.row][each.column] = _squeezed(each.cell.text)

        rows = _read(_printed(grid, width=width))

        assert [["".join("".join(lines).split()) for lines in row] for row in rows] == expected

    @given(_grids(), st.integers(1, 120))
    def test_no_word_or_number_is_broken(self, grid: Grid, width: int) -> None:
        """
        What has no space and no wide sign in it stays on one line, however narrow the page.
        """
        rows = _read(_printed(grid, width=width))

        for each in grid.placed():
            lines = rows[each.row][each.column]
            assert all(any(run in line for line in lines) for run in re.findall(r"[!-~é]+", each.cell.text))

    @given(_grids(st.text("政府信息公开0123456789", max_size=40)), st.integers(1, 120))
    @example(Grid(rows=((*[GridCell("1")] * 3, GridCell("政府信息公开")),)), 15)
    def test_a_table_takes_more_than_the_page_only_for_what_is_not_broken(self, grid: Grid, width: int) -> None:
        """
        A table fits the page unless its numbers alone, each in its column, take more.
        """
        numbers = [2] * grid.columns
        for each in grid.placed():
            numbers[each.column] = max(numbers[each.column], *map(len, re.findall(r"\d+", each.cell.text)), 0)

        output = _printed(grid, width=width)

        assert wcswidth(output.splitlines()[0]) <= max(width, sum(numbers) + 2 * grid.columns + 1)

    @pytest.mark.parametrize(
        "figure", ["007", "1e3", "+1", "1.50", "-0", "1_000", "1,234.0", "0x1F", "—", "/", "nan", "inf", "True", "False", "None"]
    )
    def test_a_figure_is_printed_as_it_was_written(self, figure: str) -> None:
        """
        Nothing reads a figure as a number, nor as a truth.
        """
        output = _table((figure, "政府信息公开" * 20), kind=CellKind.FIGURE)

        assert _read(output)[0][0][0] == figure

    def test_figures_stand_right_and_labels_left(self) -> None:
        """
        A column with figures is set to the right, every other one to the left.
        """
        grid = Grid(
            rows=((GridCell("规范性文件"), GridCell("13", kind=CellKind.FIGURE)), (GridCell("规章"), GridCell("7", kind=CellKind.FLAGGED)))
        )

        output = _printed(grid)

        assert output == "+-----------+---+\n| 规范性文件| 13|\n+-----------+---+\n| 规章      |  7|\n+-----------+---+\n"

    def test_long_labels_are_wrapped_and_figures_are_not(self) -> None:
        """
        What a narrow page takes away is taken from the labels.
        """
        output = _table(("一、本年新收政府信息公开申请数量", "3119"), width=24)

        assert _read(output) == [[("一、本年新收政", "府信息公开申请", "数量"), ("3119", "", "")]]

    def test_a_closing_mark_does_not_begin_a_line(self) -> None:
        """
        A full stop or a bracket stays with the sign before it.
        """
        output = _table(("第一项加第二项之和，等于第三项。",), width=21)

        assert _read(output) == [[("第一项加第二项之", "和，等于第三项。")]]

    def test_an_opening_mark_does_not_end_a_line(self) -> None:
        """
        A bracket stays with the sign behind it.
        """
        output = _table(("（二）部分公开（区分处理",), width=20)

        assert _read(output) == [[("（二）部分公开", "（区分处理")]]

    def test_a_line_break_in_a_cell_is_one_in_the_table(self) -> None:
        """
        The lines of a cell stand below each other.
        """
        output = _table(("结果\n维持", "1"))

        assert _read(output) == [[("结果", "维持"), ("1", "")]]

    @pytest.mark.parametrize("rows", [(), ((),), ((), ())])
    def test_a_table_without_cells_is_not_printed(self, rows: tuple[tuple[GridCell, ...], ...]) -> None:
        """
        No border is drawn around nothing.
        """
        output = _printed(Paragraph("前"), Grid(rows=rows), Paragraph("后"))

        assert output == "前\n\n后\n"

    def test_a_very_long_text_does_not_take_long(self) -> None:
        """
        A hundred thousand signs in one cell are wrapped like ten.
        """
        output = _table(("政" * 100_000, "1"))

        assert output.count("政") == 100_000


class TestBlocks:
    def test_the_title_stands_in_the_middle(self) -> None:
        """
        Each line of the title is centred on the page by its width.
        """
        output = _printed(title="某市\n2024年政府信息公开工作年度报告", width=40)

        assert output == " " * 18 + "某市\n" + " " * 5 + "2024年政府信息公开工作年度报告\n"

    def test_headings_are_underlined(self) -> None:
        """
        A section is underlined twice, whatever stands below it once, each as wide as its text.
        """
        output = _printed(Heading("一、总体情况"), Heading("（一）收到", 2))

        assert output == "一、总体情况\n============\n\n（一）收到\n----------\n"

    def test_a_paragraph_is_one_line(self) -> None:
        """
        Prose is not wrapped; a line break in it is kept.
        """
        output = _printed(Paragraph("公开" * 200 + "\n完"))

        assert output == "公开" * 200 + "\n完\n"

    def test_who_signs_stands_on_the_right(self) -> None:
        """
        A closing line ends where the page ends.
        """
        output = _printed(Paragraph("正文"), Paragraph("某市某局\n2025年1月31日", Role.CLOSING), width=20)

        assert output == "正文\n\n" + " " * 12 + "某市某局\n" + " " * 7 + "2025年1月31日\n"

    def test_a_note_is_set_in(self) -> None:
        """
        Each line of a note begins after four spaces.
        """
        output = _printed(Paragraph("注：\n单位为件。", Role.NOTE))

        assert output == "    注：\n    单位为件。\n"

    def test_a_picture_is_named(self) -> None:
        """
        The words that stand for a picture are printed in its place.
        """
        output = _printed(Picture(b"\xff\xd8\xff", "申请数量\n逐年变化"))

        assert output == "〔图：申请数量 逐年变化〕\n"

    def test_line_breaks_at_the_end_are_dropped(self) -> None:
        """
        A text that ends with line breaks does not leave blank lines at the end of the file.
        """
        output = _printed(Paragraph("正文\n\n"))

        assert output == "正文\n"

    @pytest.mark.parametrize("text", ["", " ", "\n\n", "\u3000"])
    def test_a_blank_block_leaves_no_gap(self, text: str) -> None:
        """
        Blocks without words are left out.
        """
        output = _printed(Heading(text), Paragraph("前"), Paragraph(text, Role.NOTE), Paragraph("后"), Paragraph(text), title=text)

        assert output == "前\n\n后\n"

    def test_what_cannot_be_printed_is_replaced(self) -> None:
        """
        Control characters and lone surrogates become U+FFFD, a tab a space: no text can move the cursor.
        """
        output = _printed(Paragraph("a\tb\x1b[2Jc\x00\x9b\ud800"))

        assert output == "a b\ufffd[2Jc\ufffd\ufffd\ufffd\n"

    def test_an_empty_document_is_an_empty_line(self) -> None:
        """
        Even a document of nothing is a text.
        """
        output = _printed()

        assert output == "\n"


class TestReports:
    @pytest.mark.parametrize("year", [2019, 2024])
    def test_both_forms_fit_a_page_of_a_hundred_columns(self, year: int) -> None:
        """
        The three tables of the form, 15 columns in the widest, need no wider page.
        """
        output = TextRenderer().render(_filled(year)).decode()

        assert max(map(wcswidth, output.splitlines())) <= 100

    @pytest.mark.parametrize("year", [2019, 2024])
    def test_every_figure_of_a_report_is_printed_in_its_order(self, year: int) -> None:
        """
        The figures of the tables come out as they stand in the document, none broken.
        """
        document = _filled(year)
        figures = [
            each.cell.text
            for grid in document.blocks
            if isinstance(grid, Grid)
            for each in grid.placed()
            if each.cell.kind is CellKind.FIGURE
        ]

        output = TextRenderer().render(document).decode()

        assert re.findall(r"(?<=[ |])[0-9.]+(?:元|万元)?(?=\|)", output) == figures
