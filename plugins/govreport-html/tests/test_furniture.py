"""
What a site puts around a report is set aside; what could be the report's own never is.
"""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.document import Document, Grid, Heading, Paragraph
from govreport.errors import UnreadableDocument
from govreport_html import HtmlReader
from govreport_html.phrases import is_of_site

Read = Callable[[str], Document]
Said = Callable[[str], list[str]]

TABLE = "<table border=1><tr><td>甲<td>乙<tr><td>1<td>2</table>"
ROWS = ["甲|乙", "1|2"]
PROSE = "2024年，本机关依法公开政府信息，主动回应社会关切，全年没有引发行政复议。"
LINKS = "".join(f"<li><a href='/{name}/'>{name}</a></li>" for name in ("首页", "新闻中心", "政务公开", "办事服务"))
SITE = (
    f"<header><p>某市人民政府网站</p></header><nav>{LINKS}</nav><ul>{LINKS}</ul>",
    "<div class='footer'><p>地址：某路1号</p></div><footer>联系我们</footer><aside><h3>相关阅读</h3><p>某事</p></aside>",
)


class TestLines:
    @pytest.mark.parametrize(
        "line",
        [
            "当前位置：首页 > 政务公开 > 政府信息公开年报",
            "您现在所在的位置: 首页 » 年报",
            "当 前 位 置 ：首页",
            "【打印本页】 【关闭窗口】",
            "打印 | 关闭 | 返回顶部",
            "分享到：",
            "分享到：微信 微博 QQ空间",
            "字体：大 中 小",
            "字体：[大 中 小] 打印本页",
            "大 中 小",
            "上一篇：关于某事的通知",
            "【下一篇】：没有了",
            "上一篇",
            "发布时间：2025-01-20 10:22 来源：某局 浏览次数：12",
            "2025-01-20 10:22:01 来源：某局办公室",
            "2025年1月20日 信息来源：某局",
            "日期：2025-01-20 作者：某某",
            "索引号：000014349/2025-00001",
            "责任编辑：某某",
            "来源：某局",
            "主办：某市人民政府办公室 承办：某局",
            "技术支持：某公司",
            "某ICP备05000000号-1 网站标识码：3200000001",
            "某公网安备 32000002000001号",
            "版权所有：某市人民政府",
            "Copyright © 2025 某局 All Rights Reserved",
            "扫一扫在手机打开当前页",
            "相关链接",
            "相关阅读：",
        ],
    )
    def test_lines_of_the_site_are_set_aside(self, said: Said, line: str) -> None:
        """
        Wherever they stand: as paragraphs of their own, or as one line of another.
        """
        html = f"<p>前文。</p><p>{line.replace('>', '&gt;')}</p><div>后文<br>{line.replace('>', '&gt;')}</div>"

        assert said(html) == ["前文。", "后文"]

    @pytest.mark.parametrize(
        "line",
        [
            "一、总体情况",
            "来源于群众的申请12件。",
            "主办：建议12件，提案3件",
            "打印机购置信息公开情况",
            "大",
            "政府网站标识、版权信息均已更新",
            "位置公开",
            "上一年度结转申请3件",
            "下一步",
            "下一篇章",
            "公开时间",
            "发布日期为2025年1月20日。",
            "2025年1月20日",
            "某局",
            "注：来源：某局。",
            "附件：2024年年报.docx",
            "联系电话：0000-1234567",
            "作者：某某。该文已公开，",
            "主办单位12件",
            "相关链接均已公开",
        ],
    )
    def test_lines_of_the_report_stay(self, said: Said, line: str) -> None:
        """
        What only looks like one of them is text.
        """
        assert said(f"<p>{line}</p><p>文。") == [line, "文。"]

    @given(st.text(st.sampled_from("【】[] |｜·打印关闭大中小字体：分享到AT+->/"), max_size=400))
    def test_any_line_is_one_or_not(self, line: str) -> None:
        """
        However many brackets it has, and no long one is.
        """
        assert is_of_site(line) in {True, False}
        assert not is_of_site(f"版权所有{'文' * 300}{line}")


class TestLinks:
    @pytest.mark.parametrize(
        "html",
        [
            f"<ul>{LINKS}</ul>",
            "<p><a href=/>首页</a> | <a href=/a>新闻</a> | <a href=/b>政务公开</a></p>",
            "<div><a href=/1>某局2023年年报</a><span>2024-01-20</span></div>" * 3,
            "<p><a href=/1>某局2023年年报</a></p><p>2024-01-20</p>" * 3,
            "<dl><dd><a href='javascript:;'>微信</a></dd><dd><a href=#>微博</a></dd><dd><a href=/>首页</a></dd></dl>",
            "<h3><a href=/more>通知公告</a></h3>",
            f"<table><tr><td><a href=/1>某局年报</a><td><a href=/2>某办年报</a><tr><td><a href=/3>某委年报</a><td>{TABLE[:0]}</table>",
        ],
    )
    def test_lists_of_links_are_set_aside(self, said: Said, html: str) -> None:
        """
        Several ways to other pages one below the other or side by side, or a heading that is one.
        """
        assert said(f"<p>前。</p>{html}<p>后。</p>") == ["前。", "后。"]

    def test_days_behind_the_last_link_stay(self, said: Said) -> None:
        """
        The day on which a report is signed is no part of a list above it.
        """
        assert said(f"<ul>{LINKS}</ul><p>2025年1月20日</p>") == ["2025年1月20日"]

    @pytest.mark.parametrize(
        ("html", "text"),
        [
            ("<p>详见<a href=http://x>某局网站</a>的公开专栏。</p>", "详见某局网站的公开专栏。"),
            ("<p><a href=/1>某局</a></p>", "某局"),
            ("<p><a href=a.docx>附件1</a></p><p><a href='b.pdf?x=1'>附件2</a></p><p><a href='/d?f=c.XLS'>附件3</a></p>", "附件1附件2附件3"),
            ("<p><a href=#a>一</a></p><p><a href=#b>二</a></p><p><a href=#c>三</a></p>", "一二三"),
            ("<p><a name=a>一</a></p><p><a name=b>二</a></p><p><a>三</a></p>", "一二三"),
            (
                "<p><a href=http://a>http://a</a></p><p><a href=//b>www.b</a></p><p><a href=http://c>http://c</a></p>",
                "http://awww.bhttp://c",
            ),
            ("<p><a href=mailto:a>邮</a><a href=tel:1>电</a><a href=mailto:b>邮</a></p>", "邮电邮"),
        ],
    )
    def test_links_of_the_text_stay(self, said: Said, html: str, text: str) -> None:
        """
        Links in sentences, to attachments, within the page, single ones, and addresses that are written out.
        """
        assert "".join(said(f"{html}<p>{PROSE * 4}")) == f"{text}{PROSE * 4}"

    def test_a_link_around_paragraphs_is_one(self, said: Said) -> None:
        """
        Whatever stands in a link is linked, also over several lines; what stands behind it is not.
        """
        assert said("<a href=/1><p>甲</p><p>乙</p><p>丙</p></a>丁<p>戊") == ["丁", "戊"]

    def test_a_table_with_some_links_stays(self, said: Said) -> None:
        """
        Links in cells of data do not make it a list.
        """
        html = "<table><tr><td>文件名称<td>文号及日期<td>公开情况<tr>" + "<td>主动公开<a href=/>甲</a>" * 3 + "</table>"

        assert len(said(html)) == 2


class TestParts:
    def test_the_parts_of_a_site_are_set_aside(self, said: Said) -> None:
        """
        By their elements, ids and classes; the report may be anything else.
        """
        top, bottom = SITE

        assert said(f"{top}<div><p>{PROSE}</p>{TABLE}</div>{bottom}") == [PROSE, *ROWS]

    @pytest.mark.parametrize("part", ["header", "div class=nav", "aside", "td class='header'", "ul id=menu"])
    def test_a_part_that_does_not_end_keeps_the_report(self, said: Said, part: str) -> None:
        """
        No element is the site's alone that holds a table, or a page of text.
        """
        for body in (f"<p>短</p>{TABLE}", f"<p>{PROSE}</p>" * 20):
            html = f"<table><tr><{part}>{body}" if part.startswith("td") else f"<{part}>{body}"
            assert len(said(html)) in {3, 20}

    def test_a_class_is_a_word_of_its_own(self, said: Said) -> None:
        """
        What is only a part of a name names nothing.
        """
        assert said("<div class='article-footer-note headers'><p>注：含转办件。</p></div>") == ["注：含转办件。"]

    def test_what_the_page_is_called_and_numbered_is_set_aside(self, said: Said) -> None:
        """
        The table of a page's properties is none of the report's, whether its cells hold names, values or both.
        """
        apart = "<table border=1><tr><td>索引号：<td>000-1<td>分类：<td>年报<tr><td>发布机构：<td>某局<td>发文日期：<td>2025-01-20</table>"
        short = "<table><tr><td>索引号<td>000-1<td>发布日期<td>2025-01-20</table>"
        joined = "<table><tr><td>索 引 号：000-1<td>信息分类：年报<tr><td>名称：年报<td>有效性：有效</table>"

        assert said(f"{apart}{short}{joined}<p>文。</p>{TABLE}") == ["文。", *ROWS]

    def test_a_table_of_documents_stays(self, said: Said) -> None:
        """
        One that only has such a column is data.
        """
        html = "<table><tr><td>名称<td>发布日期<td>件数<tr><td>某办法<td>2024-01-20<td>1</table>"

        assert said(html) == ["名称|发布日期|件数", "某办法|2024-01-20|1"]


class TestPlace:
    @pytest.mark.parametrize(
        "place",
        [
            "div class=TRS_Editor",
            "div id=zoom",
            "div id=UCAP-CONTENT",
            "ucapcontent",
            "div class='pages_content mt'",
            "article",
            "main",
            "td id=Zoom",
            "div class='view TRS_UEDITOR'",
            "section class=article-content",
            "div id=conTxt",
        ],
    )
    def test_the_place_of_the_article_is_all_there_is(self, said: Said, place: str) -> None:
        """
        Where an element is named as the place of the text and holds it, what stands outside is cut.
        """
        name = place.split(maxsplit=1)[0]
        start, end = ("<table><tr>", "</table>") if name == "td" else ("", "")
        html = f"<p>网站支持IPv6</p>{start}<{place}><p>{PROSE}</p>{TABLE}<p>完</p></{name}>{end}<p>回到顶部</p>"

        assert said(html) == [PROSE, *ROWS, "完"]

    def test_the_smallest_place_that_holds_all_is_taken(self, said: Said) -> None:
        """
        Of places within each other, the innermost with every table and every sentence.
        """
        html = (
            f"<main><p>外</p><div class=content><p>中</p><div id=zoom><p>{PROSE}</p></div><div class=TRS_Editor>{TABLE}</div></div></main>"
        )

        assert said(html) == ["中", PROSE, *ROWS]

    @pytest.mark.parametrize("outside", [TABLE, f"<p>{PROSE}</p>", "<p>一、总体情况</p>", "<p>（一）公开</p>", "<p>注：含转办件</p>"])
    def test_nothing_is_cut_that_could_be_the_reports(self, said: Said, outside: str) -> None:
        """
        A table, a sentence, a numbered line or a note outside the place keeps everything.
        """
        html = f"<p>某网</p><div id=zoom><p>{PROSE * 3}</p>{TABLE}</div>{outside}"

        assert said(html)[0] == "某网"

    def test_a_place_with_little_in_it_is_none(self, said: Said) -> None:
        """
        It must hold most of the text.
        """
        assert said("<p>公开总数十二件</p><div id=zoom>其中规章</div>") == ["公开总数十二件", "其中规章"]

    def test_the_title_may_stand_outside(self, read: Read) -> None:
        """
        It is found before anything is cut.
        """
        html = f"<h1>某局2024年政府信息公开工作年度报告</h1><div id=zoom><h2>一、总体情况</h2><p>{PROSE}</p>{TABLE}</div>"

        document = read(html)

        assert document.title == "某局2024年政府信息公开工作年度报告"
        assert document.blocks[:2] == (Heading("一、总体情况"), Paragraph(PROSE))
        assert isinstance(document.blocks[2], Grid)


class TestNothing:
    @pytest.mark.parametrize(
        "html",
        [
            "<div id=app></div><script>render()</script>",
            "<body></body>",
            f"<nav>{LINKS}</nav><p>当前位置：首页</p>",
            "<title>某局2024年年度报告</title>",
            "<!-- nothing -->",
        ],
    )
    def test_a_page_that_shows_nothing_is_refused(self, html: str) -> None:
        """
        With what to do: a script may put the text there.
        """
        with pytest.raises(UnreadableDocument) as caught:
            HtmlReader().read(html.encode())

        assert caught.value.place == "page"
        assert "neither text nor table" in caught.value.reason.en
        assert caught.value.advice is not None
        assert "script" in caught.value.advice.en

    @pytest.mark.parametrize(
        ("html", "name"),
        [
            ("<p>附件：<a href='/files/P0202.docx'>2024年年报.docx</a></p>", "2024年年报.docx"),
            ("<a href='./W02025.pdf?v=1'>点击查看</a>", "点击查看（W02025.pdf）"),
            ("<p>请下载：</p><a href='/d?file=%E5%B9%B4%E6%8A%A5.DOC'><img src=doc.gif></a>", "年报.DOC"),
            ("<iframe src='/pdf/2024.pdf'></iframe>", "2024.pdf"),
            ("<object data='a.xlsx'></object><embed src='b.wps'>", "a.xlsx、b.wps"),
        ],
    )
    def test_attachments_are_named(self, html: str, name: str) -> None:
        """
        Where the report only hangs on the page, the refusal says which file it is.
        """
        with pytest.raises(UnreadableDocument) as caught:
            HtmlReader().read(f"<h1>某局2024年年度报告</h1><p>发布时间：2025-01-20</p>{html}".encode())

        assert caught.value.advice is not None
        assert name in caught.value.advice.zh
        assert "{" not in caught.value.explain("en")

    def test_a_report_with_attachments_is_read(self, said: Said) -> None:
        """
        What is on the page counts.
        """
        assert said(f"<p>{PROSE}</p>{TABLE}<p><a href=a.docx>附件.docx</a></p>") == [PROSE, *ROWS, "附件.docx"]
        assert said(f"<p>{PROSE * 4}</p><p><a href=a.docx>附件.docx</a></p>") == [PROSE * 4, "附件.docx"]
