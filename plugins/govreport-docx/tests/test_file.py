"""
The file around the tables: text, faces, pictures, properties, and the same bytes every time.
"""

import os
import struct
import subprocess
import sys
import zlib
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from govreport.document import Block, CellKind, Document, Grid, GridCell, Heading, Paragraph, Picture, Role
from govreport.errors import InvalidValue
from govreport.formats import Renderer, renderer
from govreport_docx import DocxRenderer

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_TORN: Final = b"\x89PNG\r\n\x1a\n"
_ANY: Final = st.text(st.characters(exclude_categories=()), max_size=20) | st.text(
    "\x00\x0b\ud800\ufffe\uffff\r\n\t <&>\"']甲", max_size=20
)
#: Prints what a fresh process makes of a document that holds every kind of block.
_SCRIPT: Final = """
import hashlib
from govreport.document import Document, Grid, GridCell, Heading, Paragraph
from govreport_docx import DocxRenderer
grid = Grid(rows=((GridCell("1"), GridCell("2")),), caption="表")
file = DocxRenderer().render(Document(title="年度\\n报告", blocks=(Heading("一、"), Paragraph("文"), grid), author="甲市"))
print(hashlib.sha256(file).hexdigest())
"""


def _png(width: int, height: int) -> bytes:
    chunks = {
        b"IHDR": struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0),
        b"IDAT": zlib.compress((b"\0" + bytes(width)) * height),
        b"IEND": b"",
    }
    return _TORN + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks.items()
    )


def _jpeg(width: int, height: int) -> bytes:
    """
    Return the segments that matter: a comment, a fill byte, a table and a frame.
    """
    frame = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00"
    return b"\xff\xd8\xff\xfe\x00\x04\xff\xc0\xff\xff\xc4\x00\x02" + frame + b"\xff\xd9"


def _document(*blocks: Block, title: str = "", **facts: Any) -> Document:
    return Document(title=title, blocks=blocks, **facts)


def _parts(printed: Document, **options: str) -> dict[str, bytes]:
    with ZipFile(BytesIO(DocxRenderer(**options).render(printed))) as package:
        return {name: package.read(name) for name in package.namelist()}


def _paragraphs(printed: Document) -> list[Any]:
    return list(etree.fromstring(_parts(printed)["word/document.xml"]).iter(f"{_W}p"))


def _section(printed: Document) -> Any:
    return etree.fromstring(_parts(printed)["word/document.xml"]).find(f".//{_W}sectPr")


def _opened(printed: Document) -> Any:
    return docx.Document(BytesIO(DocxRenderer().render(printed)))


@st.composite
def _documents(draw: st.DrawFn) -> Document:
    """
    Return documents of any text, however hostile.
    """
    cells = st.builds(GridCell, _ANY, kind=st.sampled_from(CellKind))
    grids = st.builds(Grid, rows=st.lists(cells, max_size=4).map(lambda row: (tuple(row),)), caption=_ANY)
    images = st.sampled_from([_TORN, b"\xff\xd8\xff", b"\xff\xd8\xff" * 9, _png(3, 2), _jpeg(5, 4), _png(1, 1)[:20], _jpeg(0, 4)])
    blocks = st.one_of(
        st.builds(Heading, _ANY, st.integers(-1, 12)),
        st.builds(Paragraph, _ANY, st.sampled_from(Role)),
        grids,
        st.builds(Picture, images, _ANY),
    )
    return Document(
        title=draw(_ANY | st.just("题" * 300)),
        blocks=tuple(draw(st.lists(blocks, max_size=6))),
        language=draw(st.sampled_from(["zh-CN", "en", "zh-Hant-TW"]) | _ANY),
        author=draw(_ANY | st.just("者" * 300)),
        dated=draw(st.none() | st.dates()),
    )


class TestContract:
    def test_it_is_a_renderer(self) -> None:
        """
        It has what every renderer has.
        """
        made = DocxRenderer()

        assert isinstance(made, Renderer)
        assert made.suffix == ".docx"

    def test_it_is_found_by_name(self) -> None:
        """
        Where it is installed, its format's name is enough.
        """
        assert isinstance(renderer("docx").renderer, DocxRenderer)

    @given(printed=_documents())
    @settings(deadline=None)
    def test_any_document_can_be_printed(self, printed: Document) -> None:
        """
        Whatever a document holds, its file opens, and what XML cannot hold stands there as U+FFFD.
        """
        found = _opened(printed)

        assert len(found.core_properties.title) <= 255


class TestSameBytes:
    @given(printed=_documents())
    @settings(deadline=None)
    def test_twice_the_same(self, printed: Document) -> None:
        """
        Equal documents give equal bytes.
        """
        assert DocxRenderer().render(printed) == DocxRenderer().render(printed)

    def test_a_process_of_its_own_gives_the_same(self) -> None:
        """
        Neither the seed of hashes nor the time zone is in the file.
        """
        digests = {
            subprocess.run(  # noqa: S603  # our own interpreter and script
                [sys.executable, "-c", _SCRIPT], env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}, capture_output=True, check=True
            ).stdout
            for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"), ("3", "America/New_York"))
        }

        assert len(digests) == 1

    def test_the_order_of_parts_is_fixed(self) -> None:
        """
        The content types come first, then what all documents share, then what is the document's own, all dated 1980.
        """
        with ZipFile(BytesIO(DocxRenderer().render(_document(Picture(_png(2, 2), "图"))))) as package:
            names, dates = package.namelist(), {entry.date_time for entry in package.infolist()}

        assert names == [
            "[Content_Types].xml",
            "_rels/.rels",
            "word/styles.xml",
            "word/settings.xml",
            "word/fontTable.xml",
            "word/theme/theme1.xml",
            "word/footer1.xml",
            "word/footer2.xml",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/media/image1.png",
        ]
        assert dates == {(1980, 1, 1, 0, 0, 0)}


class TestText:
    def test_every_block_has_its_style(self) -> None:
        """
        Title, headings and roles are real styles, so that Word can list and restyle them.
        """
        roles = (Paragraph("正文"), Paragraph("注", Role.NOTE), Paragraph("甲市", Role.CLOSING))

        found = _opened(_document(Heading("一、"), Heading("（一）", 2), Heading("深", 12), *roles, title="题"))

        assert [each.style.name for each in found.paragraphs] == [
            "Title",
            "Heading 1",
            "Heading 2",
            "Heading 9",
            "Body Text",
            "Note",
            "Closing",
        ]

    def test_breaks_and_tabs_are_elements(self) -> None:
        """
        Line breaks of every system, and tabs, survive.
        """
        (paragraph,) = _paragraphs(_document(Paragraph("甲\r\n乙\r丙\n丁\t戊")))

        found = [(etree.QName(each).localname, each.text) for each in paragraph.find(f"{_W}r")]

        breaks = ("br", None)
        assert found == [("t", "甲"), breaks, ("t", "乙"), breaks, ("t", "丙"), breaks, ("t", "丁"), ("tab", None), ("t", "戊")]

    def test_spaces_at_the_ends_are_marked(self) -> None:
        """
        Word drops spaces around a text unless it is told to keep them.
        """
        (paragraph,) = _paragraphs(_document(Paragraph(" 甲")))

        assert paragraph.find(f"{_W}r/{_W}t").get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"

    @pytest.mark.parametrize("character", ["\x00", "\x08", "\x0b", "\x0c", "\x1f", "\ud800", "\ufffe", "\uffff"])
    def test_a_character_that_xml_cannot_hold_is_replaced(self, character: str) -> None:
        """
        It stands as U+FFFD in text, in cells, in captions, in words for a picture and in the properties.
        """
        grid = Grid(rows=((GridCell(character),),), caption=character)
        printed = _document(
            Paragraph(character), grid, Picture(_png(1, 1), character), title=character, author=character, language=character
        )

        found = _parts(printed)

        assert found["word/document.xml"].decode().count("\ufffd") == 5
        assert found["docProps/core.xml"].decode().count("\ufffd") == 3

    def test_no_title_is_no_paragraph(self) -> None:
        """
        Nothing is printed for a title that is empty.
        """
        assert _paragraphs(_document()) == []

    def test_a_long_text_is_not_too_long(self) -> None:
        """
        A text beyond the ten million characters that parsers take by default is printed too.
        """
        file = DocxRenderer().render(_document(Paragraph("字" * 10_000_001)))

        assert file.startswith(b"PK")


class TestStyles:
    @staticmethod
    def _styles(language: str = "zh-CN") -> Any:
        return etree.fromstring(_parts(_document(language=language))["word/styles.xml"])

    def test_chinese_faces_stand_in_all_four_slots(self) -> None:
        """
        No program falls back on a face of its own for one kind of character.
        """
        for faces in self._styles().iter(f"{_W}rFonts"):
            names = [faces.get(f"{_W}{slot}") for slot in ("ascii", "hAnsi", "eastAsia", "cs")]

            assert len(set(names)) == 1
            assert names[0] is not None
            assert len(faces.attrib) == 4

    @pytest.mark.parametrize(
        ("style", "face", "size"),
        [
            ("Title", "方正小标宋简体", "44"),
            ("Heading1", "黑体", "32"),
            ("Heading2", "楷体_GB2312", "32"),
            ("Heading3", "仿宋_GB2312", "32"),
            ("BodyText", "仿宋_GB2312", "32"),
            ("TableFigure", "宋体", "18"),
        ],
    )
    def test_faces_and_sizes_are_those_of_official_papers(self, style: str, face: str, size: str) -> None:
        """
        Each style has the face and the size that GB/T 9704 wants.
        """
        found = self._styles().find(f"{_W}style[@{_W}styleId='{style}']/{_W}rPr")

        assert found.find(f"{_W}rFonts").get(f"{_W}eastAsia") == face
        assert found.find(f"{_W}sz").get(f"{_W}val") == size

    @pytest.mark.parametrize(
        ("fonts", "title", "text", "bold"),
        [
            ("gb2312", "方正小标宋简体", "仿宋_GB2312", False),
            ("windows", "宋体", "仿宋", True),
            ("free", "Noto Serif CJK SC", "Noto Serif CJK SC", True),
        ],
    )
    def test_faces_have_the_names_of_a_system(self, fonts: str, title: str, text: str, bold: bool) -> None:  # noqa: FBT001
        """
        Each set of fonts names what its systems have; where no 小标宋 is, titles are bold.
        """
        parts = _parts(_document(), fonts=fonts)
        styles: Any = etree.fromstring(parts["word/styles.xml"])
        found = [styles.find(f"{_W}style[@{_W}styleId='{name}']/{_W}rPr") for name in ("Title", "BodyText")]

        assert [each.find(f"{_W}rFonts").get(f"{_W}eastAsia") for each in found] == [title, text]
        assert (found[0].find(f"{_W}b") is not None) is bold
        listed = {each.get(f"{_W}name") for each in etree.fromstring(parts["word/fontTable.xml"])}
        assert {each.get(f"{_W}{slot}") for each in styles.iter(f"{_W}rFonts") for slot in ("ascii", "eastAsia")} <= listed

    def test_letters_of_other_languages_have_a_face_of_their_own(self) -> None:
        """
        In a document that is not Chinese, letters and digits are not set in a Chinese face.
        """
        for faces in self._styles("en").iter(f"{_W}rFonts"):
            assert {faces.get(f"{_W}{slot}") for slot in ("ascii", "hAnsi", "cs")} == {"Times New Roman"}
            assert faces.get(f"{_W}eastAsia") != "Times New Roman"

    def test_text_stands_on_the_lines_of_the_page(self) -> None:
        """
        22 lines fill the height of the text and 28 characters its width; a title and tables have lines of their own.
        """
        styles, page = self._styles(), _section(_document())
        body, title = (styles.find(f"{_W}style[@{_W}styleId='{name}']") for name in ("BodyText", "Title"))
        pitch, spacing = int(page.find(f"{_W}docGrid").get(f"{_W}linePitch")), body.find(f"{_W}pPr/{_W}spacing")
        character = int(body.find(f"{_W}rPr/{_W}sz").get(f"{_W}val")) * 10 + int(body.find(f"{_W}rPr/{_W}spacing").get(f"{_W}val"))

        assert (spacing.get(f"{_W}line"), spacing.get(f"{_W}lineRule")) == (str(pitch), "exact")
        assert (16838 - 2098 - 1984) // pitch == 22
        assert (11906 - 1588 - 1474) // character == 28
        assert [each.find(f"{_W}pPr/{_W}snapToGrid").get(f"{_W}val") for each in (body, title)] == ["1", "0"]

    def test_text_begins_two_characters_in(self) -> None:
        """
        The first line of a paragraph is indented by two characters.
        """
        indent = self._styles().find(f"{_W}style[@{_W}styleId='BodyText']/{_W}pPr/{_W}ind")

        assert indent.get(f"{_W}firstLineChars") == "200"

    @pytest.mark.parametrize(
        ("language", "western", "eastern"),
        [("zh-CN", "en-US", "zh-CN"), ("zh-Hant-TW", "en-US", "zh-Hant-TW"), ("en", "en", "zh-CN"), ('"<', "en-US", "zh-CN")],
    )
    def test_the_language_is_that_of_the_document(self, language: str, western: str, eastern: str) -> None:
        """
        Spelling is checked in the document's language, Chinese beside any other; what is no tag is left out.
        """
        found = self._styles(language).find(f".//{_W}lang")

        assert (found.get(f"{_W}val"), found.get(f"{_W}eastAsia")) == (western, eastern)

    def test_the_page_is_a4_with_the_official_margins(self) -> None:
        """
        The type area is 156 by 225 mm, 37 mm below the upper edge.
        """
        section = _opened(_document()).sections[0]

        margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        assert [round(margin.mm) for margin in margins] == [37, 35, 28, 26]


class TestPage:
    @staticmethod
    def _foot(data: bytes) -> tuple[str, str | None]:
        """
        Return what a foot shows and on which side.
        """
        paragraph: Any = etree.fromstring(data)[0]
        side = paragraph.find(f"{_W}pPr/{_W}jc")
        return "".join(paragraph.itertext()), None if side is None else side.get(f"{_W}val")

    def test_page_numbers_stand_outside(self) -> None:
        """
        Between dashes, on the right of odd pages and on the left of even ones, one character in.
        """
        found = _parts(_document())

        assert [self._foot(found[f"word/footer{number}.xml"]) for number in (1, 2)] == [("— 1 —", "right"), ("— 1 —", "left")]
        assert b"evenAndOddHeaders" in found["word/settings.xml"]
        assert found["word/document.xml"].count(b"<w:footerReference") == 2

    def test_a_plain_page_has_its_number_in_the_middle(self) -> None:
        """
        The plain profile has one foot for all pages.
        """
        found = _parts(_document(), profile="plain")

        assert [name for name in found if "footer" in name] == ["word/footer1.xml"]
        assert self._foot(found["word/footer1.xml"])[0] == "1"
        assert b"evenAndOddHeaders" not in found["word/settings.xml"]

    @pytest.mark.parametrize(("option", "value"), [("profile", "fancy"), ("fonts", ""), ("fonts", "GB2312")])
    def test_an_unknown_look_is_refused(self, option: str, value: str) -> None:
        """
        What there is to choose from is said.
        """
        with pytest.raises(InvalidValue, match="gb9704, plain" if option == "profile" else "gb2312, windows, free"):
            DocxRenderer(**{option: value})


class TestSignature:
    @staticmethod
    def _indents(*lines: str) -> list[int]:
        """
        Return how far from the margin closing lines end, in hundredths of a character.
        """
        printed = _document(Paragraph("正文"), *(Paragraph(line, Role.CLOSING) for line in lines))
        return [int(each.find(f"{_W}pPr/{_W}ind").get(f"{_W}rightChars")) for each in _paragraphs(printed)[1:]]

    def test_the_name_stands_in_the_middle_over_the_date(self) -> None:
        """
        The date ends four characters from the margin.
        """
        assert self._indents("甲市司法局", "2025年1月20日") == [450, 400]
        assert self._indents("甲市财政局", "2025年3月1日") == [450, 400]

    def test_a_long_name_has_two_characters_of_white(self) -> None:
        """
        The date stands in the middle below it.
        """
        assert self._indents("甲省乙市丙县市场监督管理局", "2025年1月20日") == [200, 550]

    def test_a_name_as_long_as_the_page_has_none(self) -> None:
        """
        What is longer than a line goes from margin to margin.
        """
        assert self._indents("甲" * 28, "日") == [0, 1550]

    def test_one_line_alone_stands_where_a_date_does(self) -> None:
        """
        A date without a name, or a name without a date.
        """
        assert self._indents("2025年1月20日") == [400]

    def test_it_stays_with_the_text(self) -> None:
        """
        No page holds nothing but a signature: the last of the text and all lines but the last keep with the next one.
        """
        printed = _document(Paragraph("一"), Paragraph("二"), Paragraph("甲市", Role.CLOSING), Paragraph("日", Role.CLOSING))

        assert [each.find(f"{_W}pPr/{_W}keepNext") is not None for each in _paragraphs(printed)] == [False, True, True, False]


class TestProperties:
    def test_they_come_from_the_document(self) -> None:
        """
        Title without its break, author, language and date are the document's.
        """
        found = _opened(_document(title="甲市\n2024年报告", author="甲市", language="zh-CN", dated=date(2025, 3, 20))).core_properties

        assert (found.title, found.author, found.language) == ("甲市2024年报告", "甲市", "zh-CN")
        assert found.created == found.modified == datetime(2025, 3, 20, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("title", "joined"),
        [("甲市\nAnnual report", "甲市 Annual report"), ("Report\r\n2024", "Report 2024"), ("甲\n\n乙", "甲乙"), ("\n", "")],
    )
    def test_a_title_of_letters_keeps_a_space(self, title: str, joined: str) -> None:
        """
        Where a letter stands at the break, a space takes its place.
        """
        assert _opened(_document(title=title)).core_properties.title == joined

    @pytest.mark.parametrize("dated", [None, date(1, 1, 1)])
    def test_without_a_date_there_is_no_clock(self, dated: date | None) -> None:
        """
        A document without a date, or with one that no system can show, says 1980.
        """
        found = _opened(_document(dated=dated)).core_properties

        assert found.created == found.modified == datetime(1980, 1, 1, tzinfo=UTC)

    def test_the_environment_may_say_when_it_was_made(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        A document without a date was changed at SOURCE_DATE_EPOCH, for those who make their files again; one with a date was not.
        """
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")

        undated, dated = (_opened(_document(dated=each)).core_properties for each in (None, date(2025, 3, 20)))

        assert (undated.created, undated.modified) == (datetime(1980, 1, 1, tzinfo=UTC), datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC))
        assert dated.modified == datetime(2025, 3, 20, tzinfo=UTC)

    @pytest.mark.parametrize("epoch", ["", "gestern", "1e9", "9" * 30])
    def test_an_environment_that_says_no_moment_is_refused(self, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
        """
        A SOURCE_DATE_EPOCH that is no number of seconds is told before anything is printed.
        """
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

        with pytest.raises(InvalidValue, match="seconds since 1970"):
            DocxRenderer()

    def test_nothing_speaks_of_the_maker(self) -> None:
        """
        No part names a program or a person who did not write the document.
        """
        found = _parts(_document(Paragraph("文")))

        assert _opened(_document()).core_properties.last_modified_by == ""
        assert not [name for name, content in found.items() if b"python" in content.lower()]

    def test_a_long_title_is_cut(self) -> None:
        """
        A property has at most 255 characters; the title on the page has all.
        """
        printed = _opened(_document(title="题" * 300))

        assert len(printed.core_properties.title) == 255
        assert len(printed.paragraphs[0].text) == 300


class TestPictures:
    @staticmethod
    def _sizes(*pictures: Picture) -> list[tuple[int, int]]:
        shapes = _opened(_document(*pictures)).inline_shapes
        return [(shape.width, shape.height) for shape in shapes]

    @pytest.mark.parametrize("image", [_png(100, 50), _jpeg(100, 50)])
    def test_a_small_picture_keeps_its_size(self, image: bytes) -> None:
        """
        A dot is a 96th of an inch.
        """
        assert self._sizes(Picture(image, "图")) == [(952500, 476250)]

    @pytest.mark.parametrize(
        ("width", "height", "shown"),
        [(2000, 1000, (8844 * 635, 4422 * 635)), (10, 2000, (40_500, 12756 * 635)), (90_000, 1, (8844 * 635, 62))],
    )
    def test_a_large_picture_is_shrunk_to_the_text(self, width: int, height: int, shown: tuple[int, int]) -> None:
        """
        Neither side is longer than the type area, and the proportion stays.
        """
        assert self._sizes(Picture(_png(width, height), "图")) == [shown]

    def test_its_words_are_for_those_who_cannot_see_it(self) -> None:
        """
        Each picture has its own words and number.
        """
        (first, second) = _paragraphs(_document(Picture(_png(1, 1), '一幅"图"'), Picture(_png(1, 1), "又一幅")))

        found = [paragraph.find(f".//{_DRAWING}docPr") for paragraph in (first, second)]
        assert [(each.get("id"), each.get("descr")) for each in found] == [("1", '一幅"图"'), ("2", "又一幅")]

    def test_an_image_is_stored_once(self) -> None:
        """
        The same image in two places is one part of the file.
        """
        found = _parts(_document(Picture(_png(1, 1), "甲"), Picture(_jpeg(1, 1), "乙"), Picture(_png(1, 1), "丙")))

        assert [name for name in found if "media" in name] == ["word/media/image1.png", "word/media/image2.jpeg"]

    @pytest.mark.parametrize("image", [_TORN, _png(1, 1)[:18], _png(0, 1), b"\xff\xd8\xff", b"\xff\xd8\xff\xda\xff\xff\x00"])
    def test_words_stand_for_a_torn_image(self, image: bytes) -> None:
        """
        Where an image has no size its words are printed.
        """
        found = _opened(_document(Picture(image, "看不见的图")))

        assert [paragraph.text for paragraph in found.paragraphs] == ["看不见的图"]
        assert len(found.inline_shapes) == 0
