"""
Reports that a page holds without showing them: in strings of scripts, in fields, in hidden elements.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from html import escape
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.document import Document, Grid, GridCell, Paragraph
from govreport.errors import UnreadableDocument
from govreport_html import HtmlReader

Read = Callable[[str], Document]
Said = Callable[[str], list[str]]

ARTICLE = '<p class="MsoNormal">公开12件，“\u2460”\n完</p><table border=1><tr><td rowspan="2">甲</td><td>1</td></tr><tr><td>\u20bb72</td></tr></table>'
SHOWN = (
    Paragraph("公开12件，“\u2460”完"),
    Grid(rows=((GridCell("甲", rowspan=2), GridCell("1")), (GridCell("\u20bb72"),))),
)


def _hexadecimal(text: str) -> str:
    """
    Return a string of a script with every sign that is more than a letter or a figure in its number.
    """
    units = text.encode("utf-16-be")
    codes = [int.from_bytes(units[place : place + 2]) for place in range(0, len(units), 2)]
    return "".join(chr(code) if chr(code).isascii() and chr(code).isalnum() else _escaped(code) for code in codes)


def _escaped(code: int) -> str:
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04X}"


HOLDERS = (
    "<script>var a = 'don\\'t'; var content = {};</script>".format(json.dumps(ARTICLE).replace("</", "<\\/")),
    "<script>// it's\nvar content = {};</script>".format(json.dumps(ARTICLE, ensure_ascii=False).replace("</", "<\\/")),
    f"<script>$('#c').html('{_hexadecimal(ARTICLE)}')</script>",
    f"<script>document.write(`{ARTICLE}`)</script>",
    "<script>var a = '<p>短</p><table></table>', c = {} + \n {} + '';</script>".format(*map(json.dumps, (ARTICLE[:70], ARTICLE[70:]))),
    f"<script>c = {json.dumps(escape(ARTICLE))}</script>",
    f"<script>c = decodeURIComponent({json.dumps(quote(ARTICLE))})</script>",
    '<script type="application/json">{}</script>'.format(json.dumps({"list": [{"content": ARTICLE}]})),
    "<script>window.state = JSON.parse({})</script>".format(json.dumps(json.dumps({"content": ARTICLE}))),
    f'<script type="text/html">{ARTICLE}</script>',
    f"<textarea style='display:none'>{ARTICLE}</textarea>",
    f"<textarea>{escape(ARTICLE)}</textarea>",
    f"<xmp>{ARTICLE}</xmp>",
    f"<input type=hidden value='{escape(ARTICLE)}'>",
    f"<template><div>{ARTICLE}</div></template>",
    f"<div style='display:none'>{ARTICLE}</div>",
    f"<section hidden>{ARTICLE}</section>",
)


class TestHolders:
    @pytest.mark.parametrize("holder", HOLDERS)
    def test_a_report_that_is_held_is_read(self, read: Read, holder: str) -> None:
        """
        However the page keeps it, and however it is escaped, with the title that the page shows.
        """
        document = read(f"<title>某局2024年年度报告-某网</title><p>当前位置：年报</p><div id=c></div>{holder}<p>某市</p>")

        assert document == Document(title="某局2024年年度报告", blocks=SHOWN)

    @pytest.mark.parametrize("shown", ["<table border=1><tr><td>1<td>2</table>", "<p>全年公开政府信息。</p>" * 60])
    def test_what_is_shown_comes_first(self, read: Read, shown: str) -> None:
        """
        A table or a page of text that is there needs no other.
        """
        assert SHOWN[1] not in read(f"{shown}{HOLDERS[0]}").blocks

    def test_the_largest_is_taken(self, said: Said) -> None:
        """
        Of several that hold a table, however they are held.
        """
        html = "<script>a = '<table><tr><td>1<td>2</table>'; b = '<p>一</p><table border=1><tr><td>3<td>4</table>'</script>"

        assert said(html) == ["一", "3|4"]

    def test_without_a_table_nothing_is_taken(self, read: Read) -> None:
        """
        Strings of a script are its own; what is shown is all there is.
        """
        assert read("<p>见附件。</p><script>a = '<p>不见</p>', table = '&lt;table'</script>").blocks == (Paragraph("见附件。"),)
        with pytest.raises(UnreadableDocument):
            read("<script>a = '<p>不见</p>'</script>")

    def test_the_title_may_be_held_too(self, read: Read) -> None:
        """
        A heading of the held text is one of the page.
        """
        document = read(f"<div id=app></div><template><h1>某局2024年年度报告</h1>{ARTICLE}</template>")

        assert document == Document(title="某局2024年年度报告", blocks=SHOWN)


class TestStrings:
    @given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("<>&\"'`\\/"), max_size=30))
    def test_every_text_comes_back_from_a_string(self, text: str) -> None:
        """
        What a program writes as JSON into a script is the same when it is read.
        """
        cell = escape(text)
        html = f"<table border=1><tr><td>{cell}</td><td>末</td></tr></table>"
        page = "<script>var it = {};</script>".format(json.dumps(html).replace("</", "<\\u002f"))

        assert HtmlReader().read(page.encode()) == HtmlReader().read(html.encode())

    @given(st.text(st.sampled_from("\"'`\\\nxu{}041<table>+ /&lt;%3C"), max_size=80))
    def test_torn_scripts_do_no_harm(self, script: str) -> None:
        """
        Whatever stands in a script, a page is read or refused.
        """
        with suppress(UnreadableDocument):
            assert HtmlReader().read(f"<body><script>{script}<table</script><p>文".encode()).title == ""

    def test_half_a_character_is_none(self, read: Read) -> None:
        """
        A lone surrogate, or a number beyond all characters, is the character for what is not known.
        """
        page = r'<script>a = "<table border=1><tr><td>\ud842<td>\u{110000}\u{20bb7}</table>"</script>'

        assert read(page).blocks == (Grid(rows=((GridCell("\ufffd"), GridCell("\ufffd\U00020bb7")),)),)
