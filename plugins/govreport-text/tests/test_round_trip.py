"""
What comes back of that which the text renderer writes.
"""

import re
from datetime import date

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from govreport.comparison import compare
from govreport.document import Block, CellKind, Document, Grid, GridCell, Heading, Paragraph, Picture, Role
from govreport.layout.changes import changes_document
from govreport.layout.findings import findings_document
from govreport.layout.report import report_document
from govreport.report import Report
from govreport.validation import validate
from govreport.wording import Language
from govreport_text import TextReader, TextRenderer

# Wide, narrow and ambiguous signs; none that draws borders or lines, and no two spaces in a row, for those mean something.
SIGNS = "政府信息公开，。（）“”…①𠮷😀７７ｱé#*\\aB019.%\t\n\x07\x1b\ud800"
WORDS = st.lists(st.text(SIGNS, min_size=1, max_size=8), max_size=5).map(" ".join)
PROSE = st.lists(
    st.lists(st.text(SIGNS.replace("\t", "").replace("\n", ""), min_size=1, max_size=8), max_size=5).map(" ".join), max_size=3
).map("\n".join)
ANY_SIGNS = st.text(SIGNS + " |+-=│┼─", max_size=30)


@st.composite
def _grids(draw: st.DrawFn, texts: st.SearchStrategy[str] = WORDS) -> Grid:
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
    return Grid(rows=tuple(rows))


def _lines(text: str) -> list[str]:
    shown = "".join("\ufffd" if each in "\x07\x1b\ud800" else each for each in text.replace("\t", " "))
    return [line.strip() for line in shown.splitlines() if line.strip()]


def _squeezed(text: str) -> str:
    return re.sub("[\x07\x1b\ud800]", "\ufffd", "".join(text.split()))


def _rows(grid: Grid) -> list[list[str]]:
    """
    Return the text of each place, that of a merged cell where it begins and nowhere else.
    """
    rows = [[""] * grid.columns for _ in grid.rows]
    for each in grid.placed():
        rows[each.row][each.column] = each.cell.text
    return rows


def _bare(rows: list[list[str]]) -> list[list[str]]:
    return [[_squeezed(text) for text in row] for row in rows]


def _merged(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    """
    Return each cell with its place and what it covers, white space left out.
    """
    return [(each.row, each.column, each.cell.rowspan, each.cell.colspan, _squeezed(each.cell.text)) for each in grid.placed()]


def _returned(document: Document, width: int = 100, ambiguous: int = 1) -> Document:
    return TextReader().read(TextRenderer(width=width, ambiguous_width=ambiguous).render(document))


def _shown(block: Block) -> list[Block]:
    """
    Return what should come back of a block that is no table.
    """
    match block:
        case Heading(text, level):
            line = " ".join(_lines(text)).strip()
            return [Heading(line, min(level, 2))] if line else []
        case Paragraph(text, role):
            return [Paragraph(line, role) for line in _lines(text)]
        case Picture(alt=alt):
            return [Paragraph(f"〔图：{' '.join(_lines(alt))}〕")]
        case Grid():
            return []


def _report(year: int, language: Language = "zh") -> Document:
    empty = Report.of("某市某局", year)
    filled = empty.fill({cell: place * 37 % 5000 for place, cell in enumerate(empty.template.cells)})
    written = filled.write("preamble", "本报告编制如下。").write("overview", "总体平稳。", "1.主动公开。").write("other", "无。")
    return report_document(evolve(written, published=date(year + 1, 1, 31)), language)


class TestProse:
    @given(st.text("政府信息公开0", min_size=1, max_size=40), st.lists(st.builds(Paragraph, PROSE, st.sampled_from(Role)), max_size=5))
    def test_paragraphs_come_back_with_their_roles(self, title: str, paragraphs: list[Paragraph]) -> None:
        """
        Every line of a paragraph is one, and knows what it is for.
        """
        blocks: tuple[Block, ...] = (Heading("一、总体情况"), *paragraphs, Paragraph("后"))
        expected = [each for block in blocks for each in _shown(block)]

        returned = _returned(Document(title=title, blocks=blocks))

        assert returned.title == title
        assert list(returned.blocks) == expected

    @given(st.text("政府信息公开0", min_size=3, max_size=40), st.integers(1, 9))
    def test_headings_come_back(self, text: str, level: int) -> None:
        """
        Sections stand on the first level, all others on the second.
        """
        returned = _returned(Document(title="", blocks=(Paragraph("前"), Heading(text, level), Paragraph("后"))))

        assert returned.blocks == (Paragraph("前"), Heading(text, min(level, 2)), Paragraph("后"))

    @pytest.mark.parametrize("ambiguous", [1, 2])
    @pytest.mark.parametrize("width", [60, 80, 100, 120])
    def test_the_width_of_the_page_is_found(self, width: int, ambiguous: int) -> None:
        """
        Title and who signs agree on it, whatever the renderer was asked for.
        """
        title, signs = (
            "某市“某局”\n2024年政府信息公开工作年度报告",
            (Paragraph("某市“某局”", Role.CLOSING), Paragraph("2025年1月31日", Role.CLOSING)),
        )

        returned = _returned(Document(title=title, blocks=(Paragraph("正文"), *signs)), width, ambiguous)

        assert (returned.title, returned.blocks) == (title, (Paragraph("正文"), *signs))

    def test_who_signs_is_known_without_a_title(self) -> None:
        """
        Two lines that end below each other are enough, and one that ends where pages usually end.
        """
        signs = (Paragraph("正文"), Paragraph("某市某局", Role.CLOSING), Paragraph("2025年1月31日", Role.CLOSING))

        narrow = _returned(Document(title="", blocks=signs), 60)
        usual = _returned(Document(title="", blocks=signs[1:2]))

        assert narrow.blocks == signs
        assert (usual.title, usual.blocks) == ("", signs[1:2])


class TestTables:
    @given(_grids(), st.integers(1, 120), st.sampled_from((1, 2)))
    @example(Grid(rows=((GridCell("22（其中修订16件）"), GridCell("７７ ７７")),)), 9, 1)
    def test_every_text_comes_back_in_its_place(self, grid: Grid, width: int, ambiguous: int) -> None:
        """
        However narrow the page, no sign of a cell is lost or moved.
        """
        returned = _returned(Document(title="", blocks=(Paragraph("前"), grid, Paragraph("后"))), width, ambiguous).blocks

        tables = [_bare(_rows(each)) for each in returned if isinstance(each, Grid)]
        assert tables == [_bare(_rows(grid))]
        assert (returned[0], returned[-1]) == (Paragraph("前"), Paragraph("后"))

    @given(_grids(), st.integers(1, 120), st.sampled_from((1, 2)))
    def test_merged_cells_come_back_merged(self, grid: Grid, width: int, ambiguous: int) -> None:
        """
        Every cell covers what it covered, unless none begins in one of its rows.
        """
        (returned,) = _returned(Document(title="", blocks=(grid,)), width, ambiguous).blocks

        assert isinstance(returned, Grid)
        hidden = {row for row, cells in enumerate(grid.rows) if not cells}
        assert {each for each in _merged(grid) if hidden.isdisjoint(range(each[0], each[0] + each[2]))} <= set(_merged(returned))

    @given(_grids(ANY_SIGNS), st.integers(1, 120))
    def test_signs_of_borders_in_a_cell_part_nothing(self, grid: Grid, width: int) -> None:
        """
        A table is read by where its borders stand.
        """
        (returned,) = _returned(Document(title="", blocks=(grid,)), width).blocks

        assert isinstance(returned, Grid)
        assert [text for row in _bare(_rows(returned)) for text in row if text] == [
            text for row in _bare(_rows(grid)) for text in row if text
        ]

    @given(_grids(st.text("政府信息公开0123456789。，", min_size=1, max_size=12)))
    def test_what_fits_comes_back_as_it_was(self, grid: Grid) -> None:
        """
        Nothing is wrapped on a wide page, and nothing else is put together.
        """
        (returned,) = _returned(Document(title="", blocks=(grid,))).blocks

        assert isinstance(returned, Grid)
        assert _rows(returned) == _rows(grid)

    @pytest.mark.parametrize("ambiguous", [1, 2])
    @pytest.mark.parametrize("width", [30, 60, 100])
    @given(_grids(st.text("政府信息公开，。（）“”—", max_size=40) | st.from_regex("[0-9]{1,8}", fullmatch=True)))
    def test_wrapped_labels_come_back_whole(self, width: int, ambiguous: int, grid: Grid) -> None:
        """
        What was wrapped is put together without a space, and no figure joins another.
        """
        (returned,) = _returned(Document(title="", blocks=(grid, Paragraph("后"))), width, ambiguous).blocks[:1]

        assert [_rows(returned)] == [_rows(grid)] if isinstance(returned, Grid) else not any(map(any, _rows(grid)))

    def test_a_break_that_was_needless_stays(self) -> None:
        """
        A line that ends before the column does ends in the text as well.
        """
        grid = Grid(rows=((GridCell("结果\n维持"), GridCell("1")), (GridCell("其他结果"), GridCell("2"))))

        (returned,) = _returned(Document(title="", blocks=(grid,))).blocks

        assert isinstance(returned, Grid)
        assert _rows(returned) == _rows(grid)

    def test_a_break_in_a_merged_cell_stays(self) -> None:
        """
        Such a cell is wider than its text.
        """
        grid = Grid(rows=((GridCell("结果\n维持", 1, 2),), (GridCell("其他结果"), GridCell("尚未审结"))))

        (returned,) = _returned(Document(title="", blocks=(grid,))).blocks

        assert isinstance(returned, Grid)
        assert _rows(returned) == _rows(grid)


class TestReports:
    @pytest.mark.parametrize("ambiguous", [1, 2])
    @pytest.mark.parametrize("language", ["zh", "en"])
    @pytest.mark.parametrize("year", [2019, 2024])
    def test_a_report_comes_back(self, year: int, language: Language, ambiguous: int) -> None:
        """
        Both national forms in both languages: title, headings, prose, who signs, and every cell exactly, merged as it was.
        """
        document = _report(year, language)

        returned = _returned(document, ambiguous=ambiguous)

        assert returned.title == document.title
        assert [each for each in returned.blocks if not isinstance(each, Grid)] == [
            each for block in document.blocks for each in _shown(block)
        ]
        assert [_rows(each) for each in returned.blocks if isinstance(each, Grid)] == [
            _rows(each) for each in document.blocks if isinstance(each, Grid)
        ]
        assert [_merged(each) for each in returned.blocks if isinstance(each, Grid)] == [
            _merged(each) for each in document.blocks if isinstance(each, Grid)
        ]

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_findings_and_changes_come_back(self, language: Language) -> None:
        """
        Other sheets come back as well, but for spaces where a line was wrapped.
        """
        before, after = (
            Report.of("某市某局", year).fill({"applications/received/total": year, "applications/received/natural": 3})
            for year in (2023, 2024)
        )
        documents = (findings_document(validate(after, previous=before), language), changes_document(compare(before, after), language))

        returned = [_returned(document) for document in documents]

        for sheet, document in zip(returned, documents, strict=True):
            assert sheet.title == document.title
            assert [each for each in sheet.blocks if not isinstance(each, Grid)] == [
                each for block in document.blocks for each in _shown(block)
            ]
            assert [_bare(_rows(each)) for each in sheet.blocks if isinstance(each, Grid)] == [
                _bare(_rows(each)) for each in document.blocks if isinstance(each, Grid)
            ]
