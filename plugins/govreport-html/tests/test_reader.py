"""
Reading the text of a page: as a browser shows it, with its headings, its lists and its pictures.
"""

from base64 import b64encode
from collections.abc import Callable

import pytest

from govreport.document import Block, Document, Heading, Paragraph, Picture
from govreport_html import HtmlReader

Read = Callable[[str], Document]
Blocks = Callable[[str], tuple[Block, ...]]
Said = Callable[[str], list[str]]

PNG = b"\x89PNG\r\n\x1a\n and more"


class TestLines:
    @pytest.mark.parametrize("tag", ["p", "div", "section", "center", "blockquote", "dd", "pre", "figure", "address", "li", "td"])
    def test_blocks_are_paragraphs(self, said: Said, tag: str) -> None:
        """
        Elements that stand below each other in a browser are paragraphs, whatever stands between them.
        """
        assert said(f"<body>前<{tag}>甲</{tag}>\n <{tag}>乙</{tag}>后") == ["前", "甲", "乙", "后"]

    @pytest.mark.parametrize(
        "tag", ["span", "font", "b", "strong", "em", "u", "o:p", "st1:chsdate", "label", "unheard-of", "ruby", "w:sdt"]
    )
    def test_what_stands_within_a_line_is_looked_through(self, said: Said, tag: str) -> None:
        """
        Elements within a line, known or not, neither part nor join anything.
        """
        assert said(f"<p>全年<{tag}>1</{tag}><{tag}>2</{tag}> 件") == ["全年12 件"]

    def test_white_space_of_the_source_is_one_space(self, said: Said) -> None:
        """
        As a browser shows it; between Chinese characters the end of a line of the source is nothing.
        """
        assert said("<p>\n  政府信息\n\t 公开 Open\n Government\t China  </p>") == ["政府信息公开 Open Government China"]

    def test_spaces_that_are_characters_stay_within_a_line(self, said: Said) -> None:
        """
        No-break and ideographic spaces are text, but for those at the edges.
        """
        assert said("<p>　　姓&nbsp;名　张三&nbsp;&nbsp;<br>&nbsp;李四　</p>") == ["姓\xa0名　张三\n李四"]

    def test_a_line_break_is_one(self, said: Said) -> None:
        """
        However it is written, also where only its end is.
        """
        assert said("<p>12<br>34<br/>56</br>78<BR CLEAR=ALL>90</p>") == ["12\n34\n56\n78\n90"]

    def test_blank_lines_and_indents_end_paragraphs(self, said: Said) -> None:
        """
        Editors that know no paragraphs set them apart by line breaks; a heading is one, however it is broken.
        """
        html = "<div>　　一、总体情况<br>　　2024年，<br>公开12件。<br><br>&nbsp;<br>二、主动公开</div><h1>某局<br><br>年度报告</h1>"

        assert said(html) == ["一、总体情况", "2024年，\n公开12件。", "二、主动公开"]
        assert HtmlReader().read(html.encode()).title == "某局\n年度报告"

    @pytest.mark.parametrize("tag", ["sup", "sub", "del", "ins", "s", "strike"])
    def test_small_and_struck_figures_join_with_no_other(self, said: Said, tag: str) -> None:
        """
        A figure beside one that is set apart stays apart; words do not.
        """
        assert said(f"<p>公开12<{tag}>3</{tag}>4件，<{tag}>共</{tag}>计5") == ["公开12 3 4件，共计5"]

    def test_preformatted_text_keeps_its_spaces(self, said: Said) -> None:
        """
        White space of the source is white space of the text where the element says so.
        """
        assert said("<pre>\n甲  1\n乙  2</pre><p>丙  3") == ["甲  1\n乙  2", "丙 3"]

    def test_character_references_are_characters(self, said: Said) -> None:
        """
        Named or numbered; one that stands for a control character leaves no mark of ours behind.
        """
        assert said("<p>&lt;1&gt; &#19968;&#x4E8C; &amp;nbsp; 12&#31;3") == ["<1> 一二 &nbsp; 12 3"]

    def test_comments_and_conditions_are_not_shown(self, said: Said) -> None:
        """
        What Word writes for itself alone is left out, what it writes for others is read.
        """
        html = (
            "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><xml><w:View>Normal</w:View></xml>"
            "<p class=MsoNormal><!--[if supportFields]><span>域</span><![endif]--><span lang=EN-US style='mso-spacerun:yes'>&nbsp; </span>"
            "<![if !supportLists]>一、<![endif]>总体<o:p></o:p></p><![if !vml]><p>图</p><![endif]><!-- <p>不见</p> -->"
        )

        assert said(html) == ["一、总体", "图"]

    @pytest.mark.parametrize(
        "hidden",
        [
            "<p hidden>不见</p>",
            "<p style='DISPLAY: none'>不见</p>",
            "<p>见<span style='color:red;display :none'>不见</span></p>",
            "<div style='visibility:hidden'><p>不见</p></div>",
            "<script>不见()</script><style>不见</style><noscript>不见</noscript><template><p>不见</p></template>",
            "<svg><text>不见</text></svg><iframe>不见</iframe><select><option>不见</option></select><textarea>不见</textarea>",
            "<button>不见</button><input value=不见><object>不见</object><video>不见</video>",
        ],
    )
    def test_what_a_browser_does_not_show_is_left_out(self, said: Said, hidden: str) -> None:
        """
        Hidden elements, and those whose text is none of the page's; what only looks hidden to machines is shown.
        """
        found = said(f"<body>前{hidden}后<p style='overflow:hidden;border:none' aria-hidden=true>也见</p>")

        assert "不见" not in "".join(found)
        assert "前" in found[0]
        assert found[-1] == "也见"
        assert any(each.endswith("后") for each in found)


class TestLists:
    @pytest.mark.parametrize(
        ("html", "texts"),
        [
            ("<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"]),
            ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3. 甲", "7. 乙", "8. 丙"]),
            ("<ol reversed><li>甲<li>乙</ol><ol reversed start=9><li>甲</ol>", ["2. 甲", "1. 乙", "9. 甲"]),
            ("<ol type=a start=26><li>甲<li>乙</ol>", ["z. 甲", "aa. 乙"]),
            ("<ol type=I start=4><li>甲<li type=i>乙<li type=A>丙</ol>", ["IV. 甲", "v. 乙", "F. 丙"]),
            ("<ol type=i start=0><li>甲</ol><ol type=i start=4000><li>甲</ol>", ["0. 甲", "4000. 甲"]),
            ("<ol style='list-style-type: cjk-ideographic' start=19><li>甲<li>乙<li>丙</ol>", ["十九、甲", "二十、乙", "二十一、丙"]),
            ("<ol style='list-style:none'><li>甲</ol><ol start=x><li value=y>乙</ol>", ["甲", "1. 乙"]),
            ("<ul><li>甲<li><p>乙</p><p>丙</p></ul><li>丁", ["甲", "乙", "丙", "丁"]),
            ("<ol><li><p>甲</p>乙<ul><li>丙</ul><ol><li>丁</ol><li>戊</ol>", ["1. 甲", "乙", "丙", "1. 丁", "2. 戊"]),
            ("<ol><li></li><li hidden>甲</li><li>乙</ol>", ["2. 乙"]),
            ("<ol><li><table border=1><tr><td>甲<td>乙</table></ol>", ["1.", "甲|乙"]),
        ],
    )
    def test_numbers_stand_before_their_items(self, said: Said, html: str, texts: list[str]) -> None:
        """
        What a browser counts is text of the item; bullets are not.
        """
        assert said(html) == texts


class TestHeadings:
    def test_levels_are_counted_from_the_sections(self, read: Read) -> None:
        """
        The highest headings below the title are of the first level, whatever rank they have in the source.
        """
        document = read("<h1>年度报告</h1><h3>一、总体情况</h3><h4>（一）主动公开</h4><p>无。<h3>二</h3>")

        assert document.title == "年度报告"
        assert document.blocks == (Heading("一、总体情况"), Heading("（一）主动公开", 2), Paragraph("无。"), Heading("二"))

    def test_a_paragraph_in_bold_stays_one(self, blocks: Blocks) -> None:
        """
        Looks alone make no heading.
        """
        assert blocks("<p style='font-size:20px'><b>一、总体情况</b></p>") == (Paragraph("一、总体情况"),)

    def test_what_stands_in_a_heading_is_one(self, blocks: Blocks) -> None:
        """
        Whatever wraps the text.
        """
        assert blocks("<h2><div><span>一、</span>总体</div></h2><p>无。") == (Heading("一、总体"), Paragraph("无。"))


class TestTitle:
    @pytest.mark.parametrize(
        "html",
        [
            "<title>某市人民政府</title><h1>某局2024年年度报告</h1>",
            "<title>某局2024年年度报告-某市人民政府</title>",
            "<title>某局2024年年度报告_通知公告_某市人民政府</title>",
            "<title>某市人民政府 | 某局2024年年度报告</title>",
            "<meta name=ArticleTitle content='某局2024年年度报告'><title>政务公开</title><h1>某市人民政府</h1>",
            "<h1>某市人民政府</h1><div class='art_title'>某局2024年年度报告</div>",
            "<header><h1>某局2024年年度报告</h1></header>",
            "<h1>年度报告</h1><title>某局2024年年度报告</title>",
            "<h1>某市人民政府</h1><h2>某局2024年年度报告</h2>",
            "<div id=title>某局2024年年度报告<br></div><div id=title>相关</div>",
        ],
    )
    def test_the_title_of_a_report_comes_first(self, read: Read, html: str) -> None:
        """
        Wherever it stands, what calls itself a report is the title, without the names of the site, and is no block as well.
        """
        document = read(f"{html}<h3>一、总体情况</h3><p>无。</p>")

        assert document.title == "某局2024年年度报告"
        assert "某局2024年年度报告" not in [getattr(block, "text", "") for block in document.blocks]

    def test_the_site_is_cut_off_for_a_report_alone(self, read: Read) -> None:
        """
        The name of a page is believed as it is if it is no report's.
        """
        assert read("<title>公告-某市人民政府</title><p>无。").title == "公告-某市人民政府"
        assert read("<title>某局-科-年度-报告</title><p>无。").title == "某局-科-年度-报告"

    def test_one_highest_heading_is_the_title(self, read: Read) -> None:
        """
        It comes before the name of the page; of several, none is the title.
        """
        assert read("<title>页</title><h1>公告</h1><p>无。").title == "公告"
        assert read(f"<h1>{'很长的一段话，' * 20}</h1>").title == ""
        assert read("<h1>一</h1><h1>二</h1>") == Document(title="", blocks=(Heading("一"), Heading("二")))

    def test_a_title_of_two_lines_keeps_them(self, read: Read) -> None:
        """
        A break in the title is one, and its lines are no paragraphs as well.
        """
        document = read("<meta name=ArticleTitle content=某局2024年年度报告><h1>某局<br>2024年年度报告</h1><p>某局</p><p>无。")

        assert document == Document(title="某局\n2024年年度报告", blocks=(Paragraph("某局"), Paragraph("无。")))

    def test_lines_that_together_say_the_title_are_taken_out(self, read: Read) -> None:
        """
        A title from the head of the page is shown somewhere, maybe on several lines.
        """
        document = read("<title>某局2024年年度报告</title><p>某局</p><p>2024年年度报告</p><p>无。")

        assert document == Document(title="某局2024年年度报告", blocks=(Paragraph("无。"),))

    def test_numbered_headings_are_no_titles(self, read: Read) -> None:
        """
        A section that speaks of the report is a section.
        """
        assert read("<h2>六、其他需要纳入年度报告的事项</h2><p>无。").title == ""


class TestPictures:
    def test_data_in_the_page_is_a_picture(self, blocks: Blocks) -> None:
        """
        A PNG or JPEG follows its paragraph; any other image is its words, unless they are the name of a file.
        """
        data = b64encode(PNG).decode()
        html = (
            f"<p>甲<img src='data:image/png;base64,{data}' alt=图>乙</p><p>丙<img src=a.png alt=饼图><img src=b.png alt=b.png></p>"
            f"<img src='data:image/png;base64,{data}'><img src='data:image/gif;base64,R0lG' alt=丁><img src='data:image/png;base64,x'>"
        )

        assert blocks(html) == (Paragraph("甲乙"), Picture(PNG, "图"), Paragraph("丙饼图"), Paragraph("丁"), Picture(PNG, ""))


class TestPlugin:
    def test_it_is_found_by_its_suffixes(self) -> None:
        """
        Files of pages are read by it, and nothing else.
        """
        assert HtmlReader.suffixes == (".html", ".htm", ".shtml", ".xhtml")
        assert HtmlReader.media_types == ("text/html", "application/xhtml+xml")
