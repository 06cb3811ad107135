"""
What a page is written in, whatever it says of itself.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.errors import UnreadableDocument
from govreport_html import HtmlReader
from govreport_html.decoding import decoded

CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=8, max_size=60)
PAGE = "<html><head>{}<title>某局</title></head><body><p>全年公开{}件𠮷·—</p></body></html>"
DECLARED = {
    "": "",
    "utf-8": "<meta charset='utf-8'>",
    "gb2312": "<meta http-equiv=Content-Type content='text/html; charset=gb2312'>",
    "GBK": '<META content="text/html; charset=GBK" http-equiv="Content-Type">',
    "big5": "<meta charset=big5>",
    "iso-8859-1": "<meta charset=iso-8859-1>",
    "unheard-of": "<meta charset=unheard-of>",
}


class TestEncodings:
    @pytest.mark.parametrize("declared", DECLARED.values())
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    @given(said=CHINESE)
    def test_the_bytes_decide(self, encoding: str, declared: str, said: str) -> None:
        """
        UTF-8, GB18030 with its four bytes, and what begins with a byte order mark are read whatever the page declares, but for Big5,
        which only a declaration can tell from GB18030.
        """
        if encoding == "gb18030" and "big5" in declared:
            return
        page = PAGE.format(declared, said)

        assert decoded(page.encode(encoding)) == page

    @given(said=CHINESE)
    def test_utf_16_needs_no_mark(self, said: str) -> None:
        """
        A page begins with a tag: its first bytes show the order.
        """
        page = PAGE.format("", said)

        assert decoded(page.encode("utf-16-le")) == page
        assert decoded(page.encode("utf-16-be")) == page

    @pytest.mark.parametrize("name", ["big5", "Big5-HKSCS", "x-x-big5"])
    def test_big5_where_it_is_declared(self, name: str) -> None:
        """
        The traditional form is read where the page says so.
        """
        page = f"<meta charset='{name}'><p>政府資訊公開年度報告，一般公務機關"

        assert decoded(page.encode("big5")) == page

    @given(said=st.text(st.sampled_from("联系我们总计新收件数公开政府信息年度报告"), min_size=1, max_size=40))
    def test_a_few_characters_of_gbk_are_no_greek(self, said: str) -> None:
        """
        Where a page says that it is GB2312, the few words whose bytes are UTF-8 as well are taken for Chinese.
        """
        page = f"<meta charset=gb2312><p>{said}"

        assert decoded(page.encode("gbk")) == page

    @pytest.mark.parametrize("declared", ["utf-8", "gb2312"])
    def test_ascii_is_itself(self, declared: str) -> None:
        """
        Text that is the same in all of them stays so.
        """
        assert decoded(f"<meta charset={declared}><p>12".encode()) == f"<meta charset={declared}><p>12"

    def test_a_declaration_in_xml_counts(self) -> None:
        """
        Pages in XHTML declare in their first line.
        """
        page = '<?xml version="1.0" encoding="Big5"?><p>資訊公開'

        assert decoded(page.encode("big5")) == page
        assert HtmlReader().read(page.encode("big5")).blocks[0].text == "資訊公開"  # type: ignore[union-attr]


class TestRefusals:
    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b"%PDF-1.7\n", "PDF"),
            (b"PK\x03\x04\x14\x00", "ZIP"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC"),
            (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "MHT"),
            (b"From: <Saved by Blink>\r\n", "MHT"),
            (b'{"title": "\xe5\xb9\xb4\xe6\x8a\xa5", "content": "<p>1</p>"}', "JSON"),
            (b'\xef\xbb\xbf [{"a": 1}]', "JSON"),
            ("某局2024年年度报告".encode(), "no page"),
            (b"a < b", "no page"),
            (b"[" * 100_000, "no page"),
        ],
    )
    def test_other_formats_are_named(self, data: bytes, words: str) -> None:
        """
        Each by its name, with what to do.
        """
        with pytest.raises(UnreadableDocument) as caught:
            HtmlReader().read(data)

        assert caught.value.place == "format"
        assert words in caught.value.reason.en
        assert caught.value.advice is not None

    @pytest.mark.parametrize("data", [b"", b" \r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
    def test_nothing_is_no_page(self, data: bytes) -> None:
        """
        An empty file is said to be one.
        """
        with pytest.raises(UnreadableDocument) as caught:
            HtmlReader().read(data)

        assert caught.value.place == "page"
        assert "empty" in caught.value.reason.en

    @given(said=CHINESE, place=st.integers(0, 400), byte=st.sampled_from([0x80, 0xBF, 0xC0, 0xF5, 0xFF]))
    def test_damaged_text_is_not_taken_for_another_encoding(self, said: str, place: int, byte: int) -> None:
        """
        A broken byte in UTF-8 is an error at its place, never a sign of GB18030, nor is it replaced.
        """
        data = PAGE.format("", said * 5).encode()
        place = min(place, len(data))

        with pytest.raises(UnreadableDocument) as caught:
            decoded(data[:place] + bytes([byte]) + data[place:])

        assert caught.value.place.startswith("byte ")
        assert "utf-8" in caught.value.reason.en

    @pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
    def test_a_description_that_is_cut_off_does_no_harm(self, encoding: str) -> None:
        """
        Sites cut what they tell search engines at so many bytes, within a character; all that is shown is whole.
        """
        cut = "依法公开政府信息".encode(encoding)[:-1]
        data = b'<meta name="description" content="' + cut + b'"><p>' + "总计".encode(encoding)

        assert decoded(data).endswith('"><p>总计')
        with pytest.raises(UnreadableDocument):
            decoded(data + b"\xff")

    def test_bytes_of_no_encoding_are_refused(self) -> None:
        """
        Where neither reads them, the first byte that is none is named.
        """
        with pytest.raises(UnreadableDocument) as caught:
            decoded(b"<p>" + "总计".encode("gbk") + b"\xff")

        assert caught.value.place == "byte 7"
        assert "0xFF" in caught.value.reason.zh
