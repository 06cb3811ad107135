"""
What the Markdown renderer promises of tables.
"""

import re
from html.parser import HTMLParser

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from govreport.document import CellKind, Document, Grid, GridCell, Paragraph
from govreport.layout.report import report_document
from govreport.report import Report
from govreport_markdown import MarkdownRenderer

GITHUB, COMMON = MarkdownIt("gfm-like"), MarkdownIt("commonmark")
HEAD, STUB, FIGURE, FLAGGED, TEXT = CellKind.HEAD, CellKind.STUB, CellKind.FIGURE, CellKind.FLAGGED, CellKind.TEXT
PIECES = (*'\\`*_[]<>#|!~&$@.:/-" \t\n数据a07', "\n\n", "</td>", "<table>", "<!--", "&amp;", "www.x.org", "|-|-|", "\x00", "\ud800")
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
MARKS = {"text", "strong_open", "strong_close"}


def _printed(grid: Grid, *, flat: bool = False) -> str:
    return MarkdownRenderer(flat=flat).render(Document(title="", blocks=(Paragraph("前"), grid, Paragraph("后")))).decode()


def _flat(*rows: tuple[GridCell, ...], head_rows: int = 0) -> str:
    output = _printed(Grid(rows=rows, head_rows=head_rows), flat=True)
    return output.removeprefix("前\n\n").removesuffix("\n\n后\n")


def _lines(text: str) -> list[str]:
    """
    Return the lines that a text is expected to read as.
    """
    return "".join("\ufffd" if each in "\0\ud800" else each for each in text.replace("\t", " ")).splitlines()


def _span(text: str) -> str:
    return " ".join(filter(None, map(str.strip, _lines(text))))


@st.composite
def _grids(draw: st.DrawFn) -> Grid:
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
            cells.append(GridCell(draw(HOSTILE), down, across, draw(st.sampled_from(CellKind))))
        rows.append(tuple(cells))
    return Grid(rows=tuple(rows), caption=draw(HOSTILE), head_rows=draw(st.integers(0, height)))


class _Table(HTMLParser):
    """
    The rows of an HTML table, read as a browser reads them.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[GridCell]] = []
        self.label = ""
        self._open = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        match tag:
            case "table":
                self.label = facts.get("aria-label") or ""
            case "tr":
                self.rows.append([])
            case "th" | "td":
                kind = HEAD if tag == "th" else FIGURE if facts.get("align") == "right" else TEXT
                self.rows[-1].append(GridCell("", int(facts.get("rowspan") or 1), int(facts.get("colspan") or 1), kind))
                self._open = True
            case "br":
                self.handle_data("\n")
            case "strong":
                self.rows[-1][-1] = evolve(self.rows[-1][-1], kind=FLAGGED)
            case _:
                raise AssertionError(tag)

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag not in {"th", "td"}

    def handle_data(self, data: str) -> None:
        if self._open:
            cell = self.rows[-1][-1]
            self.rows[-1][-1] = evolve(cell, text=cell.text + data)


def _pipes(markdown: str) -> tuple[list[str], list[list[list[str]]]]:
    """
    Return the texts in bold and the rows of each pipe table, as a parser finds them.
    """
    bold, tables = list[str](), list[list[list[str]]]()
    tokens = GITHUB.parse(markdown)
    for place, token in enumerate(tokens):
        if token.type == "table_open":
            tables.append([])
        elif token.type == "tr_open":
            tables[-1].append([])
        elif token.type == "inline" and tokens[place - 1].tag in {"td", "th"}:
            tables[-1][-1].append(_said(token))
        elif token.type == "inline":
            bold.append(_said(token))
    return bold[1:-1], tables


def _said(inline: Token) -> str:
    children = inline.children or []
    assert {each.type for each in children} <= MARKS
    return "".join(each.content for each in children)


def _report(year: int) -> tuple[Grid, ...]:
    empty = Report.of("某市某局", year)
    filled = empty.fill({cell: place * 37 % 5000 for place, cell in enumerate(empty.template.cells)})
    return tuple(block for block in report_document(filled).blocks if isinstance(block, Grid))


class TestMergedTables:
    @given(_grids())
    def test_the_same_table_is_read_back(self, grid: Grid) -> None:
        """
        Every text, every span and every kind of cell that HTML can tell apart is there, whatever the texts hold.
        """
        kinds = {STUB: TEXT, CellKind.HOLE: TEXT}
        expected = [
            [evolve(cell, text="\n".join(_lines(cell.text)), kind=kinds.get(cell.kind, cell.kind)) for cell in row] for row in grid.rows
        ]

        table = _Table(_printed(grid))

        assert table.rows == expected
        assert table.label == " ".join(_lines(grid.caption))

    @pytest.mark.parametrize("parser", [GITHUB, COMMON], ids=["github", "commonmark"])
    @given(_grids())
    def test_a_table_is_one_block_of_html(self, parser: MarkdownIt, grid: Grid) -> None:
        """
        Nothing in a cell ends the table for Markdown: what stands around it stays around it.
        """
        tokens = parser.parse(_printed(grid))

        assert [token.type for token in tokens if token.level == 0] == [
            *("paragraph_open", "paragraph_close"),
            "html_block",
            *("paragraph_open", "paragraph_close"),
        ]

    def test_a_blank_line_in_a_cell_becomes_two_breaks(self) -> None:
        """
        No line of the table is blank.
        """
        output = _printed(Grid(rows=((GridCell("一\n\n二"), GridCell("1e3", kind=FIGURE)),)))

        assert output == '前\n\n<table>\n<tr><td>一<br><br>二</td><td align="right">1e3</td></tr>\n</table>\n\n后\n'

    def test_a_flagged_figure_stands_out(self) -> None:
        """
        A figure to look at is strong; its text is what it was.
        """
        output = _printed(Grid(rows=((GridCell("007", kind=FLAGGED),),)))

        assert '<td align="right"><strong>007</strong></td>' in output

    @pytest.mark.parametrize("flat", [False, True])
    @pytest.mark.parametrize("rows", [(), ((),), ((), ())])
    def test_a_table_without_cells_is_not_printed(self, rows: tuple[tuple[GridCell, ...], ...], flat: bool) -> None:  # noqa: FBT001  # of pytest
        """
        No tag is written around nothing.
        """
        output = _printed(Grid(rows=rows), flat=flat)

        assert output == "前\n\n后\n"

    @pytest.mark.parametrize("year", [2019, 2024])
    def test_the_tables_of_a_report_are_read_back(self, year: int) -> None:
        """
        The official merged heads of both forms survive, and every figure as it was given.
        """
        for grid in _report(year):
            assert _Table(_printed(grid)).rows == [
                [evolve(cell, kind=TEXT if cell.kind is STUB else cell.kind) for cell in row] for row in grid.rows
            ]


class TestFlatTables:
    @given(_grids())
    def test_no_text_is_lost(self, grid: Grid) -> None:
        """
        Every text stands in a cell or in bold before a table, and nothing but text has come of it.
        """
        bold, tables = _pipes(_printed(grid, flat=True))

        shown = [*bold, *(text for table in tables for row in table for text in row)]
        assert all(any(_span(each.cell.text) in text for text in [*shown, ""]) for each in grid.placed())

    @given(_grids())
    def test_every_line_of_a_table_has_the_same_number_of_cells(self, grid: Grid) -> None:
        """
        A pipe in a text does not count.
        """
        blocks = _printed(grid, flat=True).split("\n\n")

        for block in blocks:
            counts = {re.sub(r"\\.", "", line).count("|") for line in block.splitlines()}
            assert len(counts) == 1

    @given(_grids())
    def test_a_figure_stands_once(self, grid: Grid) -> None:
        """
        A merged figure is not repeated, for a sum over its column would count it again.
        """
        numbers = iter(range(1000))
        numbered = Grid(rows=tuple(tuple(evolve(cell, text=f"<{next(numbers)}>") for cell in row) for row in grid.rows))
        figures = [each.cell.text for each in numbered.placed() if each.cell.kind in {FIGURE, FLAGGED}]

        _, tables = _pipes(_printed(numbered, flat=True))

        shown = [text for table in tables for row in table for text in row]
        assert [text for text in shown if text in figures] == figures

    def test_stacked_heads_become_one_line(self) -> None:
        """
        A head stands over all of its columns, joined by a slash with those below it.
        """
        heads = (
            (GridCell("事项", 2, 1, HEAD), GridCell("法人或其他组织", 1, 2, HEAD)),
            (GridCell("商业企业", kind=HEAD), GridCell("其他", kind=HEAD)),
        )

        output = _flat(*heads, (GridCell("新收", kind=STUB), GridCell("53", kind=FIGURE), GridCell("007", kind=FIGURE)), head_rows=2)

        assert output == "| 事项 | 法人或其他组织/商业企业 | 法人或其他组织/其他 |\n| --- | ---: | ---: |\n| 新收 | 53 | 007 |"

    def test_a_label_of_several_rows_stands_on_each(self) -> None:
        """
        Every row can be read, sorted and searched alone.
        """
        head = (GridCell("结果", colspan=2, kind=HEAD), GridCell("件数", kind=HEAD))
        rows = (
            (GridCell("不予公开", 2, 1, STUB), GridCell("国家秘密", kind=STUB), GridCell("14", kind=FIGURE)),
            (GridCell("其他", kind=STUB), GridCell("", kind=FIGURE)),
        )

        output = _flat(head, *rows, head_rows=1)

        assert output.splitlines() == [
            "| 结果 |  | 件数 |",
            "| --- | --- | ---: |",
            "| 不予公开 | 国家秘密 | 14 |",
            "| 不予公开 | 其他 |  |",
        ]

    def test_each_part_of_a_table_is_a_table(self) -> None:
        """
        Heads in the middle begin a new table, with only the columns it uses; one across the whole stands before it in bold.
        """
        rows = (
            (GridCell("第（一）项", colspan=3, kind=HEAD),),
            (GridCell("内容", kind=HEAD), GridCell("制发", kind=HEAD), GridCell("废止", kind=HEAD)),
            (GridCell("规章", kind=STUB), GridCell("13", kind=FIGURE), GridCell("0", kind=FIGURE)),
            (GridCell("第（五）项", colspan=3, kind=HEAD),),
            (GridCell("内容", kind=HEAD), GridCell("决定", colspan=2, kind=HEAD)),
            (GridCell("许可", kind=STUB), GridCell("447228", colspan=2, kind=FIGURE)),
        )

        output = _flat(*rows)

        assert output.split("\n\n") == [
            "**第（一）项**",
            "| 内容 | 制发 | 废止 |\n| --- | ---: | ---: |\n| 规章 | 13 | 0 |",
            "**第（五）项**",
            "| 内容 | 决定 |\n| --- | ---: |\n| 许可 | 447228 |",
        ]

    def test_rows_under_a_caption_alone_keep_their_heads(self) -> None:
        """
        A head across the whole that groups rows does not take their heads away.
        """
        rows = (
            (GridCell("规则", kind=HEAD), GridCell("说明", kind=HEAD)),
            (GridCell("表二", colspan=2, kind=HEAD),),
            (GridCell("甲"), GridCell("乙")),
            (GridCell("表三", colspan=2, kind=HEAD),),
            (GridCell("丙"), GridCell("丁")),
        )

        output = _flat(*rows, head_rows=1)

        assert output.split("\n\n") == [
            "**表二**",
            "| 规则 | 说明 |\n| --- | --- |\n| 甲 | 乙 |",
            "**表三**",
            "| 规则 | 说明 |\n| --- | --- |\n| 丙 | 丁 |",
        ]

    def test_a_table_without_heads_has_a_blank_one(self) -> None:
        """
        GitHub's dialect knows no table without a line of heads.
        """
        output = _flat((GridCell("甲"), GridCell("1.50", kind=FLAGGED), GridCell("", kind=FLAGGED)))

        assert output == "|  |  |  |\n| --- | ---: | ---: |\n| 甲 | **1.50** |  |"

    def test_the_first_rows_are_heads_whatever_their_cells_are(self) -> None:
        """
        The table itself says how many rows are heads; a blank one among them adds no slash.
        """
        output = _flat(
            (GridCell(""), GridCell("件数")), (GridCell("机关"), GridCell("本年")), (GridCell("某局"), GridCell("1")), head_rows=2
        )

        assert output == "| 机关 | 件数/本年 |\n| --- | --- |\n| 某局 | 1 |"

    def test_the_head_of_a_single_column_is_its_head(self) -> None:
        """
        Only a head over several columns is a caption.
        """
        output = _flat((GridCell("机关", kind=HEAD),), (GridCell("某局"),), head_rows=1)

        assert output == "| 机关 |\n| --- |\n| 某局 |"

    def test_it_holds_no_html(self) -> None:
        """
        A line break in a cell is a space, for viewers that show no HTML.
        """
        output = _flat((GridCell("结果\n维持"), GridCell("<b>")))

        assert output.splitlines()[2] == "| 结果 维持 | \\<b\\> |"

    @pytest.mark.parametrize(("year", "parts"), [(2019, 5), (2024, 4)])
    def test_the_tables_of_a_report_keep_every_figure_in_its_order(self, year: int, parts: int) -> None:
        """
        表二 becomes one table for each item of article 20; 表三 and 表四 stay one each.
        """
        grids = _report(year)
        figures = [[each.cell.text for each in grid.placed() if each.cell.kind is FIGURE] for grid in grids]

        read = [_pipes(_printed(grid, flat=True)) for grid in grids]

        assert [len(tables) for _, tables in read] == [parts, 1, 1]
        assert len(read[0][0]) == parts
        assert "申请人情况/法人或其他组织/商业企业" in read[1][1][0][0]
        for given_figures, (_, tables) in zip(figures, read, strict=True):
            shown = [text for table in tables for row in table[1:] for text in row if re.fullmatch(r"\d+(\.\d+)?(万?元)?", text)]
            assert shown == given_figures
