"""
What the Markdown reader promises of bytes that nobody should send it.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.document import Grid
from govreport.errors import UnreadableDocument
from govreport.layout.report import report_document
from govreport.report import Report
from govreport_markdown import MarkdownReader, MarkdownRenderer

PIECES = (
    *"\\`*_{}[]()<>#|!~&-+=:'\" \t\n\r\f\0a7数",
    *("\n\n", "    ", "> ", "- ", "1. ", "|---|\n", "| ", "||", "\n---\n", "\n==\n", "```markdown\n", "<!--", "-->", "<?", "<![CDATA["),
    *("<table>", "</table>", "<table\n", "<tr>", "<td>", "</td>", "<td rowspan=3 colspan=9>", "<td colspan=999999999999>", "<caption>"),
    *("<script>", "</script>", "<textarea>", "<plaintext>", "<p", "<li>", "<ol start=9>", "<h1>", "<h0>", "<br/>", "<sup>", "&#x110000;"),
    *("![a](data:image/png;base64,iVBORw0KGgo=)", "![a](data:image/png;base64,", "<img src=data:image/png;base64,iVBORw0KGgo=>", "&nbsp;"),
)


def _forms() -> tuple[bytes, ...]:
    reports = (Report.of("某市某局", year) for year in (2019, 2024))
    documents = [
        report_document(report.fill({cell: place * 37 % 5000 for place, cell in enumerate(report.template.cells)}).write("other", "无。"))
        for report in reports
    ]
    return tuple(MarkdownRenderer(flat=flat).render(each) for each in documents for flat in (False, True))


FORMS = _forms()


def _is_read_or_refused(data: bytes) -> bool:
    """
    Return whether the bytes give a document or the one error that readers raise; anything else fails by itself.
    """
    try:
        return MarkdownReader().read(data).language == "zh-CN"
    except UnreadableDocument as error:
        return bool(error.place)


class TestAnyBytes:
    @given(st.binary(max_size=200))
    def test_random_bytes_are_read_or_refused(self, data: bytes) -> None:
        """
        No bytes raise anything but the error of readers.
        """
        assert _is_read_or_refused(data)

    @given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
    def test_torn_markup_is_read_or_refused(self, markdown: str) -> None:
        """
        Nor does any mixture of what Markdown and HTML are made of.
        """
        assert _is_read_or_refused(markdown.encode())

    @given(
        st.sampled_from(FORMS), st.integers(0, 8_000), st.integers(0, 200), st.binary(max_size=4) | st.sampled_from(PIECES).map(str.encode)
    )
    def test_a_changed_report_is_read_or_refused(self, data: bytes, place: int, length: int, instead: bytes) -> None:
        """
        Nor does a report with some bytes taken out, put in or changed.
        """
        assert _is_read_or_refused(data[:place] + instead + data[place + length :])

    @given(st.sampled_from(FORMS), st.integers(0, 8_000))
    def test_a_cut_report_keeps_what_is_left(self, data: bytes, length: int) -> None:
        """
        A report that breaks off between two characters is read as far as it goes.
        """
        text = data.decode()[:length]

        blocks = MarkdownReader().read(text.encode()).blocks

        whole = MarkdownReader().read(data).blocks
        assert len(blocks) <= len(whole)
        assert sum(isinstance(each, Grid) for each in blocks) <= sum(isinstance(each, Grid) for each in whole)

    @pytest.mark.parametrize("piece", ["> ", "- ", "1. ", "- > ", "<div>", "<table><tr><td>", "<ul><li>", "*", "[", "![", "***a"])
    def test_deep_nesting_loses_nothing(self, piece: str) -> None:
        """
        However deep it stands, a text is there.
        """
        document = MarkdownReader().read((piece * 400 + "底").encode())

        assert "底" in repr(document)
