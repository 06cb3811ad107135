"""
What the text renderer promises.
"""

import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from importlib.metadata import EntryPoint
from itertools import pairwise
from pathlib import Path
from tomllib import loads
from unicodedata import east_asian_width

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
HEAD = CellKind.HEAD
PLAIN_TEXT = st.text(SIGNS, max_size=30)


def _printed(*blocks: Block, title: str = "", width: int = 100) -> str:
    return TextRenderer(width=width).render(Document(title=title, blocks=blocks)).decode()


def _table(*rows: tuple[str, ...], width: int = 100, kind: CellKind = CellKind.TEXT) -> str:
    return _printed(Grid(rows=tuple(tuple(GridCell(text, kind=kind) for text in row) for row in rows)), width=width)


def _read(output: str) -> list[list[tuple[str, ...]]]:
    """
    Return a printed table without merged cells as rows of cells, each as its lines.
    """
    rule, *lines = output.splitlines()
    edges = [place for place, sign in enumerate(rule) if sign == "+"]
    rows: list[list[list[str]]] = [[]]
    for line in lines:
        if line == rule:
            rows.append([])
            continue
        squared = _squared(line)
        parts = (squared[left + 1 : right] for left, right in pairwise(edges))
        rows[-1].append([part.replace(FILLER, "").strip() for part in parts])
    return [list(zip(*row, strict=True)) for row in rows[:-1]]


def _squared(line: str) -> str:
    """
    Return a line in which each sign takes one place for each of its columns.
    """
    return "".join(sign + FILLER * (wcwidth(sign) - 1) for sign in line)


def _texts(output: str) -> Counter[str]:
    """
    Return all texts of a printed table whose cells have no sign of borders: what is enclosed by borders, line by line.

    This is another way than that of the reader: it floods, as paint would.
    """
    lines = list(map(_squared, output.splitlines()))
    free = {(row, column) for row, line in enumerate(lines) for column, sign in enumerate(line) if sign not in "+|-"}
    found = Counter[str]()
    while free:
        edge, cell = [min(free)], set[tuple[int, int]]()
        while edge:
            row, column = place = edge.pop()
            if place in free:
                free.remove(place)
                cell.add(place)
                edge += (row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)
        found["".join("".join(lines[row][column] for row, column in sorted(cell)).replace(FILLER, "").split())] += 1
    return found


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

    @pytest.mark.parametrize("columns", [0, 3, -1, True, 2.0, "2"])
    def test_signs_take_one_column_or_two(self, columns: int) -> None:
        """
        No other width is known.
        """
        with pytest.raises(InvalidValue) as caught:
            TextRenderer(ambiguous_width=columns)

        assert (caught.value.field, caught.value.value) == ("ambiguous_width", str(columns))

    @given(DOCUMENTS, st.integers(1, 120), st.sampled_from((1, 2)))
    def test_any_document_is_printed(self, document: Document, width: int, ambiguous: int) -> None:
        """
        No document makes it fail, whatever its characters, and the output ends with one line break.
        """
        output = TextRenderer(width=width, ambiguous_width=ambiguous).render(document).decode()

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

    @given(_grids(st.text("政府“”‘’—…①·×±§αЖ℃→■（）。aB0 ", max_size=30)), st.integers(1, 120))
    def test_borders_are_straight_where_ambiguous_signs_are_drawn_wide(self, grid: Grid, width: int) -> None:
        """
        What fonts draw in one column or in two takes two if that is asked for.
        """
        output = TextRenderer(width=width, ambiguous_width=2).render(Document(title="", blocks=(grid,))).decode()

        assert len({sum(1 + (east_asian_width(sign) in "WFA") for sign in line) for line in output.splitlines()}) == 1

    @given(_grids(st.text("政府信息公开，。（）“”aB09 \n", max_size=30)), st.integers(1, 120))
    def test_every_text_stands_between_its_borders(self, grid: Grid, width: int) -> None:
        """
        Each cell is one, merged or not, and has all of its text and nothing else, unless no cell begins in one of its rows.
        """
        hidden = {row for row, cells in enumerate(grid.rows) if not cells}
        opened = [each for each in grid.placed() if hidden & set(range(each.row, each.row + each.cell.rowspan))]
        expected = Counter(_squeezed(each.cell.text) for each in grid.placed())
        expected[""] += sum(each.cell.rowspan * each.cell.colspan - 1 for each in opened)

        texts = _texts(_printed(grid, width=width))

        assert texts == expected

    @given(_grids(st.text("政府信息公开，é“aB019. \n", max_size=30)), st.integers(1, 120))
    def test_no_word_or_number_is_broken(self, grid: Grid, width: int) -> None:
        """
        What has no space and no wide sign in it stays on one line, however narrow the page.
        """
        lines = _printed(grid, width=width).splitlines()

        for run in (run for each in grid.placed() for run in re.findall(r"[!-~é]+", each.cell.text)):
            assert any(run in line for line in lines)

    def test_merged_cells_are_drawn_as_one(self) -> None:
        """
        No border stands within a cell; heads stand in the middle of theirs.
        """
        rows = (
            (GridCell("事项", 2, 1, HEAD), GridCell("申请人", 1, 2, HEAD)),
            (GridCell("自然人", kind=HEAD), GridCell("总计", kind=HEAD)),
            (GridCell("三、办理结果", 2), GridCell("3", kind=CellKind.FIGURE), GridCell("15", kind=CellKind.FIGURE)),
            (GridCell("合并的", 1, 2),),
        )

        output = _printed(Grid(rows=rows, head_rows=2))

        assert output.splitlines() == [
            "+-------------+-------+-----+",
            "|             |    申请人   |",
            "|     事项    +-------+-----+",
            "|             | 自然人| 总计|",
            "+-------------+-------+-----+",
            "| 三、办理结果|      3|   15|",
            "|             +-------+-----+",
            "|             | 合并的      |",
            "+-------------+-------------+",
        ]

    def test_the_text_of_a_merged_cell_stands_beside_the_borders_of_others(self) -> None:
        """
        A label of several rows takes no more lines than they do.
        """
        rows = ((GridCell("三、本年度办理结果", 2), GridCell("予以公开")), (GridCell("不予公开"),), (GridCell("四、结转"), GridCell("")))

        output = _printed(Grid(rows=rows), width=21)

        assert output.splitlines() == [
            "+---------+---------+",
            "| 三、    | 予以公开|",
            "| 本年度  +---------+",
            "| 办理结果| 不予公开|",
            "+---------+---------+",
            "| 四、结转|         |",
            "+---------+---------+",
        ]

    def test_signs_of_borders_in_a_merged_cell_open_it(self) -> None:
        """
        Nobody could tell them from borders, so there are borders wherever they might be.
        """
        output = _printed(Grid(rows=((GridCell("甲|乙", 1, 2),), (GridCell("a"), GridCell("b|c")))))

        assert output.splitlines() == ["+------+----+", "| 甲|乙|    |", "+------+----+", "| a    | b|c|", "+------+----+"]

    def test_percent_signs_are_printed_as_they_are(self) -> None:
        """
        They stand for nothing else.
        """
        output = _printed(Grid(rows=((GridCell("增幅%s%"), GridCell("-10.39%", kind=CellKind.FIGURE)),)))

        assert output.splitlines()[1] == "| 增幅%s%| -10.39%|"

    @given(_grids(st.text("政府信息公开0123456789", max_size=40)), st.integers(1, 120))
    @example(Grid(rows=((*[GridCell("1")] * 3, GridCell("政府信息公开")),)), 15)
    def test_a_table_takes_more_than_the_page_only_for_what_is_not_broken(self, grid: Grid, width: int) -> None:
        """
        A table fits the page unless its numbers and short figures alone, each in its column, take more.
        """
        numbers = [2] * grid.columns  # one wide sign at least
        for each in grid.placed():
            short = each.cell.kind in {CellKind.FIGURE, CellKind.FLAGGED} and wcswidth(each.cell.text) <= 16
            kept = [each.cell.text] if short else re.findall(r"\d+", each.cell.text)
            numbers[each.column] = max(numbers[each.column], *map(wcswidth, kept), 0)

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

        assert _read(output) == [[("一、本年新收", "政府信息公开", "申请数量"), ("3119", "", "")]]

    def test_lines_break_between_words(self) -> None:
        """
        Words have two signs, or three where their number is odd, unless the column is too narrow for any.
        """
        wide, narrow = _table(("本年度办理结果", "1" * 40), width=57), _table(("办理结果", "1" * 40), width=47)

        assert _read(wide) == [[("本年度", "办理结果"), ("1" * 40, "")]]
        assert _read(narrow) == [[("办", "理", "结", "果"), ("1" * 40, "", "", "")]]

    def test_prose_takes_the_whole_page(self) -> None:
        """
        A column of labels is as narrow as saves no line; one with more to say has all that is left.
        """
        words = "各项办理结果之和与总计相差甚远，" * 10

        labels, prose = _table(("甲" * 52, words[:51])), _table(("甲" * 8, words))

        assert len(labels.splitlines()[0]) < 99
        assert len(prose.splitlines()[0]) >= 99

    def test_a_short_figure_is_not_broken(self) -> None:
        """
        Its unit stays beside it; a long text in a figure's place is wrapped like any other.
        """
        output = _table(("68215.4万元", "政府信息公开" * 3), width=31, kind=CellKind.FIGURE)

        assert _read(output) == [[("68215.4万元", "", ""), ("政府信息公开", "政府信息公开", "政府信息公开")]]

    @pytest.mark.parametrize("figure", ["769,552,763.68 元 附注", "其中\n3 件又 4 件"])
    def test_a_figure_does_not_break_at_a_space(self, figure: str) -> None:
        """
        At the end of a line, a space could not be told from none.
        """
        output = _table((figure, "政府信息公开" * 3), width=20, kind=CellKind.FIGURE)

        assert list(filter(None, _read(output)[0][0])) == figure.splitlines()

    def test_a_closing_mark_does_not_begin_a_line(self) -> None:
        """
        A full stop or a bracket stays with the sign before it.
        """
        output = _table(("公开第二项之和，等于第三项。",), width=18)

        assert _read(output) == [[("公开第二项", "之和，等于第", "三项。")]]

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
    @pytest.mark.parametrize("ambiguous", [1, 2])
    @pytest.mark.parametrize("year", [2019, 2024])
    def test_both_forms_fit_a_page_of_a_hundred_columns(self, year: int, ambiguous: int) -> None:
        """
        The three tables of the form, 15 columns in the widest, need no wider page.
        """
        output = TextRenderer(ambiguous_width=ambiguous).render(_filled(year)).decode()

        assert (
            max(sum(ambiguous if east_asian_width(sign) == "A" else wcwidth(sign) for sign in line) for line in output.splitlines()) <= 100
        )

    @pytest.mark.parametrize("ambiguous", [1, 2])
    def test_heads_stand_over_the_columns_they_span(self, ambiguous: int) -> None:
        """
        The head of table 3 is that of the form, and no word of it is broken, however “ is drawn.
        """
        lines = TextRenderer(ambiguous_width=ambiguous).render(_filled(2024)).decode().splitlines()

        begin = next(place for place, line in enumerate(lines) if "申请人情况" in line)
        assert [re.split("(?=[+|])", line, maxsplit=2)[2] for line in lines[begin : begin + 6]] == [
            "|                     申请人情况                    |",
            "+-------+-------------------------------------+-----+",
            "|       |            法人或其他组织           |     |",
            "| 自然人+-----+-----+---------+---------+-----+ 总计|",
            "|       | 商业| 科研| 社会公益| 法律服务| 其他|     |",
            "|       | 企业| 机构|   组织  |   机构  |     |     |",
        ]

    @pytest.mark.parametrize(("year", "lines"), [(2019, 56), (2024, 64)])
    def test_the_room_goes_where_it_saves_lines(self, year: int, lines: int) -> None:
        """
        Of table 3, only labels take a second line that are longer than the page has room for.
        """
        (table,) = (block for block in _filled(year).blocks if isinstance(block, Grid) and len(block.rows) > 20)

        output = _printed(table)

        assert len(output.splitlines()) == lines

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
