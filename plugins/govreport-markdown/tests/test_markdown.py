"""
What the Markdown renderer promises of prose, headings and pictures.
"""

import os
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from tomllib import loads

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from govreport.document import Block, Document, Grid, GridCell, Heading, Paragraph, Picture, Role
from govreport.formats import RENDERERS, Renderer
from govreport_markdown import MarkdownRenderer

GITHUB, COMMON = MarkdownIt("gfm-like"), MarkdownIt("commonmark")
JPEG = b"\xff\xd8\xff"
# What Markdown, GitHub's dialect, HTML and link finders are made of.
PIECES = (
    *"\\`*_{}[]()<>#|!~&$@^.:/+-=?'\" \t\n%数据aZ07",
    *("\n\n", "    ", "\u3000", "\u2028", "\x85", "\x00", "\x1b", "\ud800", "\u200d", "\ufeff"),
    *("http://", "https://", "www.", "mailto:", "a@b.com", "//localhost", "gov.cn", "😀.com", "例.рф", "ftp://x.org"),
    *("- ", "+ ", "1. ", "2) ", "---", "- - -", "===", ":--", "--|--", "> ", "## ", "***", "```", "~~~", "~~a~~", "**a**"),
    *("[a](b)", "![a](b)", "[^1]", "[^1]: a", "[a]: /b", "[ ] ", "<b>", "</b>", "<!--", "<a@b.c>", "<http://x.y>", "&amp;", "&#42;"),
)
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


def _printed(*blocks: Block, title: str = "", flat: bool = False) -> str:
    return MarkdownRenderer(flat=flat).render(Document(title=title, blocks=blocks)).decode()


def _lines(text: str) -> list[str]:
    """
    Return the lines that a text is expected to read as.
    """
    shown = "".join("\ufffd" if each in "\0\x1b\ud800" else each for each in text.strip().replace("\t", " "))
    return [line.strip() for line in shown.splitlines()]


def _span(text: str) -> str:
    return " ".join(filter(None, _lines(text)))


def _spoken(inline: Token) -> str:
    """
    Return the text that a parser found, or the name of whatever else it took it for.
    """
    # Before its version 4.3 the parser keeps an escaped sign in the words of a picture apart.
    said = {"text": "{0.content}", "text_special": "{0.content}", "hardbreak": "\n"}
    return "".join(said.get(each.type, "?{0.type}").format(each) for each in inline.children or ())


def _read(markdown: str, parser: MarkdownIt) -> list[tuple[str, str]]:
    """
    Return each block as the tag around its text and the text itself.
    """
    tokens = parser.parse(markdown)
    return [(tokens[place - 1].tag, _spoken(token)) for place, token in enumerate(tokens) if token.type == "inline"]


class TestMarkdownRenderer:
    def test_it_keeps_the_contract_of_renderers(self) -> None:
        """
        It is a renderer of Markdown in UTF-8.
        """
        renderer = MarkdownRenderer()

        assert isinstance(renderer, Renderer)
        assert (renderer.suffix, renderer.media_type) == (".md", "text/markdown; charset=utf-8")

    def test_it_is_found_by_its_name(self) -> None:
        """
        The distribution offers it as the format ``markdown``.
        """
        project = loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]

        offered = EntryPoint("markdown", project["entry-points"][RENDERERS]["markdown"], RENDERERS).load()

        assert offered is MarkdownRenderer

    @pytest.mark.parametrize("flat", [False, True])
    def test_another_process_gives_the_same_bytes(self, flat: bool) -> None:  # noqa: FBT001  # a parameter of pytest
        """
        Neither the hash seed nor the time zone of a process shows.
        """
        program = (
            "import sys; from govreport.layout.report import report_document; from govreport.report import Report; "
            "from govreport_markdown import MarkdownRenderer; report = Report.of('某市某局', 2019).fill({'applications/received/total': '007'}); "
            f"sys.stdout.buffer.write(MarkdownRenderer(flat={flat}).render(report_document(report)))"
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

    @pytest.mark.parametrize("flat", [False, True])
    @given(st.text(st.characters(), max_size=30), st.sampled_from(Role), st.integers(-1, 9))
    def test_any_document_is_printed(self, flat: bool, text: str, role: Role, level: int) -> None:  # noqa: FBT001  # a parameter of pytest
        """
        No text makes it fail, the output ends with one line break, and the same document gives the same bytes.
        """
        grid = Grid(rows=((GridCell(text),),), caption=text, head_rows=1)
        document = Document(title=text, blocks=(Heading(text, level), Paragraph(text, role), Picture(JPEG, text), grid))

        output = MarkdownRenderer(flat=flat).render(document)

        assert output.decode().rstrip("\n") + "\n" == output.decode()
        assert output == MarkdownRenderer(flat=flat).render(document)

    def test_an_empty_document_is_an_empty_line(self) -> None:
        """
        Even a document of nothing is a text.
        """
        output = _printed()

        assert output == "\n"


class TestText:
    @pytest.mark.parametrize("parser", [GITHUB, COMMON], ids=["github", "commonmark"])
    @given(HOSTILE)
    @example("a\n---")
    @example("a\n===")
    @example("a|b\n-|-")
    @example("1. a")
    @example("http://x.org www.x.org x.org a@x.org")
    def test_whatever_a_text_holds_stays_text(self, parser: MarkdownIt, text: str) -> None:
        """
        Parsed back, each block is one of its kind and reads as the same text: no tag, link, emphasis or list has come of it.
        """
        blocks = (Heading(text), Paragraph(text), Paragraph("后"))
        expected = [("h1", _span(text)), ("h2", _span(text)), ("p", "\n".join(_lines(text))), ("p", "后")]

        output = _printed(*blocks, title=text)

        assert _read(output, parser) == [each for each in expected if each[1]]

    @pytest.mark.parametrize("parser", [GITHUB, COMMON], ids=["github", "commonmark"])
    @given(HOSTILE)
    def test_a_note_is_a_quotation(self, parser: MarkdownIt, text: str) -> None:
        """
        A note stands in a quotation of its own, with all its lines.
        """
        blocks = (Paragraph(text, Role.NOTE), Paragraph("后"))
        quotation = ["blockquote_open", "paragraph_open", "inline", "paragraph_close", "blockquote_close"]

        tokens = parser.parse(_printed(*blocks))

        assert [token.type for token in tokens[:-3]] == (quotation if _span(text) else [])
        assert [_spoken(token) for token in tokens[:-3] if token.type == "inline"] == (["\n".join(_lines(text))] if _span(text) else [])

    @pytest.mark.parametrize("parser", [GITHUB, COMMON], ids=["github", "commonmark"])
    @given(HOSTILE)
    def test_who_signs_stands_in_italics(self, parser: MarkdownIt, text: str) -> None:
        """
        A closing paragraph is emphasised as a whole.
        """
        said = "\n".join(_lines(text))

        read = _read(_printed(Paragraph(text, Role.CLOSING), Paragraph("后")), parser)

        assert read == [*([("p", f"?em_open{said}?em_close")] if said else []), ("p", "后")]

    @pytest.mark.parametrize("parser", [GITHUB, COMMON], ids=["github", "commonmark"])
    @given(HOSTILE)
    def test_a_picture_carries_its_words(self, parser: MarkdownIt, text: str) -> None:
        """
        A picture stands in the text itself, as data, with the words for those who do not see it.
        """
        tokens = parser.parse(_printed(Picture(JPEG, text)))

        assert tokens[1].children
        (image,) = tokens[1].children
        assert (image.type, image.attrs["src"], _spoken(image)) == ("image", "data:image/jpeg;base64,/9j/", _span(text))

    @pytest.mark.parametrize("figure", ["007", "1e3", "+1", "-1", "1.50", "1,234", "3985758", "—", "/", "12%", "（2）", "73+4=77"])
    def test_a_figure_in_prose_is_left_alone(self, figure: str) -> None:
        """
        What needs no escape gets none.
        """
        output = _printed(Paragraph(figure))

        assert output == f"{figure}\n"

    @pytest.mark.parametrize(
        ("text", "escaped"),
        [
            ("www.12315.gov.cn", r"www\.12315\.gov\.cn"),
            ("甲\n:--", "甲\\\n\\:--"),
            ("a@b.cn", r"a\@b\.cn"),
            ("$1$", r"\$1\$"),
            ("[^1]", r"\[\^1\]"),
            ("%完", r"\%完"),
            (":甲: 乙", r"\:甲: 乙"),
        ],
    )
    def test_what_only_some_see_something_in_is_escaped_too(self, text: str, escaped: str) -> None:
        """
        GitHub's own parser finds more links, tables, formulas and footnotes than others do, other dialects comments and fields.
        """
        output = _printed(Paragraph(text))

        assert output == f"{escaped}\n"

    @pytest.mark.parametrize(("level", "hashes"), [(-1, 1), (0, 1), (1, 2), (4, 5), (5, 6), (9, 6)])
    def test_headings_stand_below_the_title(self, level: int, hashes: int) -> None:
        """
        The title is the only heading of the first level; Markdown has six.
        """
        output = _printed(Heading("总体情况", level), title="报告")

        assert output == f"# 报告\n\n{'#' * hashes} 总体情况\n"

    def test_the_title_is_one_line(self) -> None:
        """
        Where a narrow page would break the title stands a space.
        """
        output = _printed(title="某市\n2024年政府信息公开工作年度报告")

        assert output == "# 某市 2024年政府信息公开工作年度报告\n"

    def test_a_line_break_in_prose_is_kept(self) -> None:
        """
        A line break on paper is one in Markdown.
        """
        output = _printed(Paragraph("一\n\n二"), Paragraph("三\n四", Role.NOTE), Paragraph("五\n六", Role.CLOSING))

        assert output == "一\\\n\\\n二\n\n> 三\\\n> 四\n\n*五\\\n六*\n"
