"""
What the HTML reader promises of bytes that nobody should send it.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.document import Block, Grid
from govreport.errors import UnreadableDocument
from govreport_html import HtmlReader

PIECES = (
    *"<>/\"'&=;! \n\t\f\0a7数",
    *(
        "<table>",
        "</table>",
        "<table border=1>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<th>",
        "<td rowspan=3 colspan=9>",
        "<td colspan=999999>",
    ),
    *(
        "<thead>",
        "</thead>",
        "<tbody>",
        "<tfoot>",
        "<caption>",
        "</caption>",
        "<td hidden>",
        "<td id=zoom>",
        "<tr height=0>",
        "<td rowspan=0>",
    ),
    *("<p>", "</p>", "<div>", "</div>", "<div class=nav>", "<div id=content>", "<div class=title>", "<header>", "</header>", "<article>"),
    *(
        "<a href=/>",
        "</a>",
        "<li>",
        "<ol start=9>",
        "<ol reversed>",
        "</ol>",
        "<ul>",
        "<h1>",
        "</h1>",
        "<h9>",
        "<br>",
        "</br>",
        "<sup>",
        "<pre>",
    ),
    *("<script>", "</script>", "<textarea>", "<xmp>", "<template>", "<plaintext>", "<style>", "<title>", "<svg>", "<select>", "<form>"),
    *(
        "<!--",
        "-->",
        "<![CDATA[",
        "<?",
        "<![if !x]>",
        "<![endif]>",
        "</",
        "<p",
        "<td rowspan=",
        "style='display:none'>",
        "&#x110000;",
        "&#11;",
    ),
    *("<img src='data:image/png;base64,iVBORw0KGgo='>", "<img src=data:image/png;base64,>", "<a href='http://[", "<iframe src=a.pdf>"),
    *(
        "一、总体。",
        "年度报告",
        "当前位置：",
        "var a = '<table>'",
        "索引号：",
        "2025-01-20",
        "版权所有",
        "\x0b\x1f",
        "\u2028",
        "\U00020bb7",
    ),
)
#: What is shown, whatever is torn.
OPEN = (
    *(
        "<table>",
        "</table>",
        "<table border=1>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<th>",
        "<td rowspan=3 colspan=9>",
        "<td colspan=999999>",
    ),
    *(
        "<thead>",
        "</thead>",
        "<tbody>",
        "<tfoot>",
        "<caption>",
        "</caption>",
        "<td id=zoom>",
        "<tr height=0>",
        "<td rowspan=0>",
        "</tbody>",
    ),
    *("<p>", "</p>", "<div>", "</div>", "<div class=nav>", "<div id=content>", "<div class=title>", "<header>", "</header>", "<article>"),
    *("<li>", "<ol start=9>", "<ol reversed>", "</ol>", "<ul>", "<h1>", "</h1>", "<br>", "</br>", "<sup>", "<pre>", "<form>", "</form>"),
    *("<td class=footer>", "<center>", "<font>", "</font>", "一、总体。", "年度报告", "当前位置：", "7", "<![if !x]>", "<col>", "<hr>"),
)
PAGE = (
    "<html><head><meta charset=utf-8><title>某局2024年年度报告-某网</title><script>var a = '<table>';</script></head><body>"
    "<div class=nav><ul><li><a href=/>首页</a><li><a href=/a>新闻</a></ul></div><h1>某局2024年年度报告</h1><div id=zoom><h2>一、总体</h2>"
    "<ol><li>依法公开。<li>回应关切。</ol><table border=1><thead><tr><th rowspan=2>甲<th colspan=2>乙<tr><th>丙<th>丁</thead>"
    "<tbody><tr><td><p><span>1</span></p></td><td>2<sup>3</sup></td><td>&nbsp;</td></tr></tbody></table></div><footer>主办：某局</footer>"
).encode()


def _is_read_or_refused(data: bytes) -> bool:
    """
    Return whether the bytes give a document or the one error that readers raise; anything else fails by itself.
    """
    try:
        return HtmlReader().read(data).language == "zh-CN"
    except UnreadableDocument as error:
        return bool(error.place)


class TestAnyBytes:
    @given(st.binary(max_size=200))
    def test_random_bytes_are_read_or_refused(self, data: bytes) -> None:
        """
        No bytes raise anything but the error of readers.
        """
        assert _is_read_or_refused(data)

    @given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
    def test_torn_markup_is_read_or_refused(self, html: str) -> None:
        """
        Nor does any mixture of what pages are made of.
        """
        assert _is_read_or_refused(html.encode())

    @given(st.integers(0, len(PAGE)), st.integers(0, 60), st.binary(max_size=4) | st.sampled_from(PIECES).map(str.encode))
    def test_a_changed_page_is_read_or_refused(self, place: int, length: int, instead: bytes) -> None:
        """
        Nor does a page with some bytes taken out, put in or changed.
        """
        assert _is_read_or_refused(PAGE[:place] + instead + PAGE[place + length :])

    def test_a_page_may_end_at_any_byte(self) -> None:
        """
        A page that breaks off is read as far as it goes, or refused.
        """
        assert all(_is_read_or_refused(PAGE[:length]) for length in range(len(PAGE)))

    @given(st.lists(st.sampled_from(OPEN), max_size=25).map("".join), st.lists(st.sampled_from(OPEN), max_size=5).map("".join))
    def test_no_text_is_lost(self, before: str, after: str) -> None:
        """
        Whatever is torn before and behind it, a page of text that is shown is there.
        """
        text = "依法公开政府信息，回应社会关切。" * 40

        assert text in repr(HtmlReader().read(f"<body>{before}{text}{after}".encode()))


class TestTime:
    @pytest.mark.parametrize(
        "piece",
        [
            "<div>",
            "<table><tr><td>1<td>",
            "<table border=1><tr><td>1<td>2",
            "<ul><li>",
            "<ol><li>",
            "<a href=/>",
            "<span>",
            "<div class=nav>1",
            "<div id=content>1",
            "<div class=title>年",
            "<div hidden>",
            "<template>",
            "<sup>",
            "<pre>",
        ],
    )
    def test_deep_nesting_is_no_harm(self, piece: str) -> None:
        """
        A page of many thousand elements within each other is read or refused, with no error of depth.
        """
        for count in (200, 1_000, 20_000):
            assert _is_read_or_refused(f"<p>底{piece * count}".encode())

    def test_text_that_the_parser_cuts_off_is_no_text(self) -> None:
        """
        Where elements are nested deeper than it goes, the page is refused rather than read in part.
        """
        with pytest.raises(UnreadableDocument) as caught:
            HtmlReader().read(f"<p>前</p>{'<div>' * 20_000}后".encode())

        assert caught.value.place == "nesting"

    def test_layout_around_layout_gives_way_at_every_depth(self) -> None:
        """
        What stands deep in tables is text of the page, however deep.
        """
        deep = "<table><tr><td>1</td></tr><tr><td>" * 200

        document = HtmlReader().read(f"{deep}{'<p>数' * 20_000}".encode())

        assert len(document.blocks) == 20_200


def _grids(blocks: tuple[Block, ...]) -> int:
    return sum(isinstance(each, Grid) for each in blocks)


class TestTruncation:
    def test_a_cut_table_keeps_its_rows(self) -> None:
        """
        However early it breaks off, what was there is there.
        """
        html = "<table border=1>" + "<tr><td>甲<td>乙" * 5

        assert [_grids(HtmlReader().read(html[:length].encode()).blocks) for length in (30, 40, len(html))] == [1, 1, 1]
