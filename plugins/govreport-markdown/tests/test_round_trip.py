"""
What comes back of that which the Markdown renderer writes.
"""

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from govreport.document import Block, CellKind, Document, Grid, GridCell, Heading, Paragraph, Picture, Role
from govreport.layout.report import report_document
from govreport.report import Report
from govreport_markdown import MarkdownReader, MarkdownRenderer

GITHUB = MarkdownIt("gfm-like")
JPEG = b"\xff\xd8\xff"
# What Markdown, GitHub's dialect, HTML and link finders are made of.
PIECES = (
    *"\\`*_{}[]()<>#|!~&$@^.:/+-=?'\" \t\n%数据“”aZ07",
    *("\n\n", "    ", "\u3000", "\xa0", "\u2028", "\x85", "\x00", "\x1b", "\ud800", "\u200d"),
    *("http://", "www.", "a@b.com", "gov.cn", "ftp://x.org", "- ", "+ ", "1. ", "2) ", "---", "- - -", "===", ":--", "--|--", "> ", "## "),
    *("***", "```", "~~~", "~~a~~", "**a**", "[a](b)", "![a](b)", "[^1]: a", "[a]: /b", "<b>", "</b>", "<br>", "<!--", "-->", "</td>"),
    *("<table>", "</table>", "<a@b.c>", "<http://x.y>", "&amp;", "&#42;", "&nbsp;", "<script>", "<?", "<![CDATA["),
)
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


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
    return Grid(rows=tuple(rows), caption=draw(HOSTILE))


PROSE = (
    st.builds(Heading, HOSTILE, st.integers(1, 5))
    | st.builds(Paragraph, HOSTILE, st.sampled_from(Role))
    | st.builds(Picture, st.just(JPEG), HOSTILE)
)
DOCUMENTS = st.builds(Document, title=HOSTILE, blocks=st.lists(PROSE | _grids(), max_size=4).map(tuple))


def _lines(text: str) -> list[str]:
    shown = "".join("\ufffd" if each in "\0\x1b\ud800" else each for each in text.replace("\t", " "))
    return [line.strip() for line in shown.splitlines()]


def _joined(text: str) -> str:
    return "\n".join(_lines(text)).strip()


def _span(text: str) -> str:
    return " ".join(filter(None, _lines(text)))


def _shown(block: Block) -> Block | None:
    """
    Return what should come back of a block.
    """
    match block:
        case Heading(text, level):
            return Heading(_span(text), level) if _span(text) else None
        case Paragraph(text, role):
            return Paragraph(_joined(text), role) if _joined(text) else None
        case Picture(image, alt):
            return Picture(image, _span(alt))
        case Grid():
            rows = tuple(
                tuple(
                    evolve(cell, text=_joined(cell.text), kind=CellKind.HEAD if cell.kind is CellKind.HEAD else CellKind.TEXT)
                    for cell in row
                )
                for row in block.rows
            )
            return Grid(rows=rows)


def _bare(block: Block) -> Block:
    return Grid(rows=block.rows) if isinstance(block, Grid) else block


def _returned(document: Document, *, flat: bool = False) -> Document:
    return MarkdownReader().read(MarkdownRenderer(flat=flat).render(document))


def _github(markdown: str) -> list[list[list[str]]]:
    """
    Return the rows of the pipe tables as another parser finds them, without heads that say nothing.
    """
    tables = list[list[list[str]]]()
    tokens = GITHUB.parse(markdown)
    for place, token in enumerate(tokens):
        if token.type == "table_open":
            tables.append([])
        elif token.type == "tr_open":
            tables[-1].append([])
        elif token.type == "inline" and tokens[place - 1].tag in {"td", "th"}:
            tables[-1][-1].append(_said(token))
    worded = ([row for place, row in enumerate(table) if (place or any(row))] for table in tables)
    return [table for table in worded if any(text for row in table for text in row)]


def _said(inline: Token) -> str:
    return "".join(each.content for each in inline.children or ()).strip()


def _report(year: int) -> Document:
    empty = Report.of("某市某局", year)
    filled = empty.fill({cell: place * 37 % 5000 for place, cell in enumerate(empty.template.cells)})
    written = filled.write("overview", "2024年，*各项*工作平稳推进。", "1.主动公开。").write("other", "无。")
    return report_document(evolve(written, published=None))


class TestMerged:
    @given(DOCUMENTS)
    @example(Document(title="", blocks=(Paragraph("甲", Role.NOTE), Paragraph("乙", Role.NOTE), Paragraph("丙", Role.CLOSING))))
    @example(Document(title="", blocks=(Grid(rows=((GridCell("<!--"), GridCell("-->")),)),)))
    def test_every_document_comes_back(self, document: Document) -> None:
        """
        Title, headings with their levels, paragraphs with their roles, pictures, and tables with every span, whatever they say.
        """
        expected = [each for each in map(_shown, document.blocks) if each]

        returned = _returned(document)

        assert returned.title == _span(document.title)
        assert list(map(_bare, returned.blocks)) == expected

    @given(HOSTILE)
    def test_a_caption_comes_back(self, caption: str) -> None:
        """
        What the table is stays with it, on one line.
        """
        shown = "".join("\ufffd" if each in "\0\x1b\ud800" else each for each in caption.replace("\t", " "))

        (returned,) = _returned(Document(title="", blocks=(Grid(rows=((GridCell("1"),),), caption=caption),))).blocks

        assert isinstance(returned, Grid)
        assert returned.caption == " ".join(shown.splitlines())

    @pytest.mark.parametrize("year", [2019, 2024])
    def test_a_report_comes_back(self, year: int) -> None:
        """
        Both national forms, cell by cell and span by span, with their heads as heads.
        """
        document = _report(year)

        returned = _returned(document)

        assert returned.title == document.title.replace("\n", " ")
        assert list(map(_bare, returned.blocks)) == [_shown(block) for block in document.blocks]
        assert [(block.caption, block.head_rows) for block in returned.blocks if isinstance(block, Grid)][1:] == [
            (block.caption, block.head_rows) for block in document.blocks if isinstance(block, Grid)
        ][1:]


class TestFlat:
    @given(st.lists(PROSE, max_size=4))
    def test_all_but_tables_comes_back(self, blocks: list[Block]) -> None:
        """
        The mode changes nothing but tables.
        """
        expected = [each for each in map(_shown, blocks) if each]

        returned = _returned(Document(title="", blocks=tuple(blocks)), flat=True)

        assert list(returned.blocks) == expected

    @given(_grids())
    @example(Grid(rows=((GridCell("---"), GridCell(":-:", kind=CellKind.FLAGGED)),)))
    def test_a_table_comes_back_as_it_was_laid_flat(self, grid: Grid) -> None:
        """
        The tables are those that another parser sees, the words before them paragraphs.
        """
        document = Document(title="", blocks=(grid,))
        printed = MarkdownRenderer(flat=True).render(document).decode()

        returned = _returned(document, flat=True).blocks

        tables = [[[cell.text for cell in row] for row in each.rows] for each in returned if isinstance(each, Grid)]
        assert tables == _github(printed)
        assert sum(isinstance(each, Paragraph) for each in returned) == sum(part.startswith("**") for part in printed.split("\n\n"))

    @pytest.mark.parametrize("year", [2019, 2024])
    def test_every_figure_of_a_report_comes_back_in_its_order(self, year: int) -> None:
        """
        The figures of both forms stand in the tables as they stood in the document, none twice.
        """
        document = _report(year)
        figures = [
            placed.cell.text
            for block in document.blocks
            if isinstance(block, Grid)
            for placed in block.placed()
            if placed.cell.kind is CellKind.FIGURE
        ]

        returned = _returned(document, flat=True)

        texts = [placed.cell.text for block in returned.blocks if isinstance(block, Grid) for placed in block.placed()]
        assert [text for text in texts if text[:1].isdigit() and text.rstrip("万元").replace(".", "").isdigit()] == figures

    def test_heads_come_back_as_heads(self) -> None:
        """
        The line above the delimiter row is a head; one that is blank was only there for the dialect.
        """
        headed = Grid(rows=((GridCell("机关", kind=CellKind.HEAD),), (GridCell("某局"),)), head_rows=1)
        plain = Grid(rows=((GridCell("某局"), GridCell("1")),))

        first, second = _returned(Document(title="", blocks=(headed, plain)), flat=True).blocks

        assert first == headed
        assert second == plain
