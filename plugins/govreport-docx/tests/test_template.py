"""
A user's own template: its places give way to the document, and all else stays.
"""

import struct
import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

import docx
import pytest
from attrs import evolve
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt

from govreport.document import Block, CellKind, Document, Grid, GridCell, Heading, Paragraph, Picture, Role
from govreport.errors import InvalidValue, UnfitTemplate, UnreadableDocument, UnreadableFile
from govreport.layout.report import report_document
from govreport.report import Report
from govreport_docx import DocxReader, DocxRenderer

_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


_PNG: Final = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 3, 2, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(bytes(8)))
    + _chunk(b"IEND", b"")
)
_GRID: Final = Grid(rows=((GridCell("项目", kind=CellKind.HEAD), GridCell("数量", kind=CellKind.HEAD)), (GridCell("甲"), GridCell("7"))))
_ALL: Final = (
    *("{{标题}}", "{{开头}}", "一、总体情况", "{{正文一}}", "二、主动公开", "{{ 正文二 }}", "{{表二}}", "{{落款}}"),
    "附：联系方式",
)


def _saved(word: Any) -> bytes:
    data = BytesIO()
    word.save(data)
    return data.getvalue()


def _template(*lines: str, change: Callable[[Any], None] = lambda _: None) -> bytes:
    """
    Return a template with a paragraph for each line.
    """
    word = docx.Document()
    for line in lines:
        word.add_paragraph(line)
    change(word)
    return _saved(word)


def _document(*blocks: Block, title: str = "甲市\n2024年报告") -> Document:
    return Document(title=title, blocks=blocks)


def _whole() -> Document:
    return _document(
        Paragraph("现公布年度报告。"),
        Heading("一、总体情况"),
        Paragraph("第一段。"),
        Heading("（一）主动公开", 2),
        Paragraph("第二段。"),
        Heading("二、主动公开政府信息情况"),
        Paragraph("表前的话。"),
        _GRID,
        Paragraph("甲市司法局", Role.CLOSING),
        Paragraph("2025年1月20日", Role.CLOSING),
    )


def _filled(template: bytes, document: Document) -> Any:
    return docx.Document(BytesIO(DocxRenderer(template=template).render(document)))


def _shown(word: Any) -> list[str]:
    """
    Return what stands in the text, a table by its first cell.
    """
    tags = {f"{_W}p", f"{_W}tbl"}
    return ["".join(each.text or "" for each in element.iter(f"{_W}t")) for element in word.element.body if element.tag in tags]


class TestFilling:
    def test_each_place_gives_way_to_its_contents(self) -> None:
        """
        Title, opening, the texts of the parts, the table and the signature stand where their places stood, the rest where it was.
        """
        assert _shown(_filled(_template(*_ALL), _whole())) == [
            "甲市2024年报告",
            "现公布年度报告。",
            "一、总体情况",
            "第一段。",
            "（一）主动公开",
            "第二段。",
            "二、主动公开",
            "表前的话。",
            "项目数量甲7",
            "甲市司法局",
            "2025年1月20日",
            "附：联系方式",
        ]

    def test_places_have_english_names_too(self) -> None:
        """
        Both languages name the same places, with numerals or digits.
        """
        english = ("{{title}}", "{{opening}}", "{{Text 1}}", "{{正文2}}", "{{table 2}}", "{{closing}}")

        assert _shown(_filled(_template(*english), _whole()))[1:4] == ["现公布年度报告。", "第一段。", "（一）主动公开"]

    def test_a_table_without_a_place_ends_its_part(self) -> None:
        """
        Where a part has only a place for its text, the table follows the text.
        """
        lines = [each for each in _ALL if each != "{{表二}}"]

        assert _shown(_filled(_template(*lines), _whole())) == _shown(_filled(_template(*_ALL), _whole()))

    def test_contents_look_as_the_place_did(self) -> None:
        """
        Paragraphs have the style, the run the face and size, that the place had.
        """

        def dressed(word: Any) -> None:
            word.paragraphs[3].style = "Intense Quote"
            font = word.paragraphs[3].runs[0].font
            font.name, font.size, font.italic = "华文行楷", Pt(15), True

        found = _filled(_template(*_ALL, change=dressed), _whole()).paragraphs

        first, second = (each for each in found if each.text in {"第一段。", "第二段。"})
        assert first.style.name == second.style.name == "Intense Quote"
        assert [(each.runs[0].font.name, each.runs[0].font.size, each.runs[0].font.italic) for each in (first, second)] == [
            ("华文行楷", Pt(15), True)
        ] * 2

    def test_headings_have_the_styles_of_the_template(self) -> None:
        """
        A heading inside a part is one of the template's own; a level that it has no style for is the place's look in bold.
        """

        def poor(word: Any) -> None:
            word.styles["Heading 3"].delete()

        document = _document(Heading("一、"), Heading("（一）", 2), Heading("1.", 3), title="")

        second, third = _filled(_template("{{正文一}}", change=poor), document).paragraphs
        assert (second.style.name, third.style.name) == ("Heading 2", "Normal")
        assert third.runs[0].bold is True

    def test_a_place_for_nothing_goes_away(self) -> None:
        """
        A part without text leaves no empty paragraph.
        """
        assert _shown(_filled(_template("前", "{{正文一}}", "后"), _document(Heading("一、"), title=""))) == ["前", "后"]

    def test_places_in_cells_are_filled(self) -> None:
        """
        A template may be laid out by a table; a cell never loses its last paragraph.
        """

        def laid_out(word: Any) -> None:
            table = word.add_table(1, 2)
            table.cell(0, 0).text, table.cell(0, 1).text = "{{标题}}", "{{正文一}}"

        for blocks in ((), (Paragraph("文"),), (_GRID,)):
            word = _filled(_template(change=laid_out), _document(Heading("一、"), *blocks))

            cells = word.tables[0].rows[0].cells
            assert cells[0].text == "甲市\n2024年报告"
            assert cells[1].paragraphs
            assert _saved(word)

    def test_pictures_get_names_of_their_own(self) -> None:
        """
        An image of the document does not take the place of one that the template has.
        """

        def sealed(word: Any) -> None:
            word.add_picture(BytesIO(_PNG))

        word = _filled(_template("{{正文一}}", change=sealed), _document(Heading("一、"), Picture(_PNG, "图"), title=""))

        names = {str(part.partname) for part in word.part.package.iter_parts() if "media" in str(part.partname)}
        numbers = [each.get("id") for each in word.element.body.iter(f"{_DRAWING}docPr")]
        assert len(names) == len(set(numbers)) == 2


class TestTables:
    def test_the_tables_of_a_report_come_back(self) -> None:
        """
        Filled into a page of the user's own, all three tables are read cell by cell as they were laid out.
        """
        report = Report.of("甲市", 2024)
        document = report_document(report.fill({cell: number for number, cell in enumerate(report.template.cells)}))
        lines = ("{{标题}}", *(f"{{{{正文{part}}}}}" for part in "一二三四五六"), "{{表三}}")

        back = DocxReader().read(DocxRenderer(template=_template(*lines)).render(document))

        found = {block.rows for block in back.blocks if isinstance(block, Grid)}
        assert found == {block.rows for block in document.blocks if isinstance(block, Grid)}

    def test_a_table_is_as_wide_as_the_text_of_its_page(self) -> None:
        """
        The section of the template that a place stands in says how wide.
        """

        def narrow(word: Any) -> None:
            section = word.sections[0]
            section.page_width, section.left_margin, section.right_margin = Mm(148), Mm(20), Mm(28)

        word = _filled(_template("{{表一}}", change=narrow), _document(Heading("一、"), _GRID, title=""))

        (width,) = word.element.body.iter(f"{_W}tblW")
        assert int(width.get(f"{_W}w")) == pytest.approx(100 / 25.4 * 1440, abs=1)

    def test_styles_of_the_template_come_first(self) -> None:
        """
        A style of the template with the name of ours is used, under whatever id; the others are lent.
        """

        def own(word: Any) -> None:
            style = word.styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
            style.element.set(f"{_W}styleId", "a77")
            style.font.size = Pt(7)

        word = _filled(_template("{{表一}}", change=own), _document(Heading("一、"), _GRID, title=""))

        cells = word.tables[0].rows[1].cells
        assert [cell.paragraphs[0].style.style_id for cell in cells] == ["a77", "a77"]
        assert word.tables[0].rows[0].cells[0].paragraphs[0].style.name == "Table Head"
        assert word.styles["Table Head"].base_style.name == "Normal"

    def test_the_face_of_the_place_is_that_of_the_table(self) -> None:
        """
        Sizes are those of the styles, which the form needs to stand on its page.
        """

        def faced(word: Any) -> None:
            word.paragraphs[0].runs[0].font.name, word.paragraphs[0].runs[0].font.size = "华文仿宋", Pt(22)

        word = _filled(_template("{{表一}}", change=faced), _document(Heading("一、"), _GRID, title=""))

        runs = [run for row in word.tables[0].rows for cell in row.cells for run in cell.paragraphs[0].runs]
        assert {(run.font.name, run.font.size) for run in runs} == {("华文仿宋", None)}

    def test_two_tables_stay_two(self) -> None:
        """
        Between two tables, and behind the last one, there is a paragraph.
        """
        word = _filled(_template("{{正文一}}"), _document(Heading("一、"), _GRID, _GRID, title=""))

        tags = [element.tag.removeprefix(_W) for element in word.element.body]
        assert tags == ["tbl", "p", "tbl", "p", "sectPr"]


class TestRefusals:
    @staticmethod
    def _refused(template: bytes, document: Document | None = None) -> str:
        with pytest.raises(UnfitTemplate) as caught:
            DocxRenderer(template=template).render(document or _whole())
        assert caught.value.explain("en").startswith("The template DOCX does not fit: ")
        return caught.value.explain()

    def test_a_missing_place_is_named(self) -> None:
        """
        Everything that the document has and the template has no place for, at once.
        """
        lines = [each for each in _ALL if each not in {"{{标题}}", "{{落款}}"}]

        assert self._refused(_template(*lines)) == "模板 DOCX 不适用：缺少 {{标题}}、缺少 {{落款}}。"

    def test_a_missing_part_is_named_by_its_table_or_its_text(self) -> None:
        """
        A part with nothing but a table wants a place for the table.
        """
        document = _document(Heading("一、"), Paragraph("文"), Heading("二、"), _GRID, title="")

        assert self._refused(_template("无"), document) == "模板 DOCX 不适用：缺少 {{正文一}}、缺少 {{表二}}。"

    def test_a_doubled_place_is_named(self) -> None:
        """
        However it is written.
        """
        assert self._refused(_template(*_ALL, "{{ table 2 }}")) == "模板 DOCX 不适用：{{表二}} 出现 2 次。"

    @pytest.mark.parametrize("name", ["{{题目}}", "{{正文}}", "{{标题一}}", "{{表零}}", "{{表100}}", "{{}}"])
    def test_an_unknown_place_is_named(self, name: str) -> None:
        """
        What looks like a place and is none is a slip.
        """
        assert self._refused(_template(*_ALL, name)) == f"模板 DOCX 不适用：没有名为 {name} 的占位。"

    def test_a_place_among_other_words_is_named(self) -> None:
        """
        A place is a paragraph of its own.
        """
        assert self._refused(_template("关于{{标题}}的说明")) == "模板 DOCX 不适用：{{标题}} 与其他文字同段。"

    def test_a_place_outside_the_text_is_named(self) -> None:
        """
        A header is on every page and is not filled.
        """

        def headed(word: Any) -> None:
            word.sections[0].header.paragraphs[0].text = "{{标题}}"

        assert self._refused(_template(change=headed)) == "模板 DOCX 不适用：{{标题}} 在正文之外（文本框、页眉、页脚或脚注）。"

    @pytest.mark.parametrize("name", ["{{正文七}}", "{{表一}}"])
    def test_a_place_that_nothing_fills_is_named(self, name: str) -> None:
        """
        There is no seventh part, and the first part has no table.
        """
        assert self._refused(_template(*_ALL, name)) == f"模板 DOCX 不适用：文件中没有可填入 {name} 的内容。"

    @pytest.mark.parametrize(("option", "value"), [("profile", "plain"), ("fonts", "free")])
    def test_looks_cannot_be_chosen_beside_a_template(self, option: str, value: str) -> None:
        """
        An option that would do nothing is refused.
        """
        with pytest.raises(InvalidValue, match="brings its own looks"):
            DocxRenderer(template=_template(*_ALL), **{option: value})

    @pytest.mark.parametrize("data", [b"", b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", DocxRenderer().render(_whole())[:-30]])
    def test_what_is_no_docx_is_refused(self, data: bytes) -> None:
        """
        With the reason that the reader gives.
        """
        with pytest.raises(UnreadableDocument):
            DocxRenderer(template=data)

    def test_a_document_of_another_kind_is_refused(self) -> None:
        """
        A package that holds no Word document is not a template.
        """
        whole, other = ZipFile(BytesIO(_template(*_ALL))), BytesIO()
        with ZipFile(other, "w") as file:
            for name in whole.namelist():
                file.writestr(name, whole.read(name).replace(b"wordprocessingml.document.main", b"wordprocessingml.template.main"))

        with pytest.raises(UnreadableDocument, match=r"Save it as \.docx") as caught:
            DocxRenderer(template=other.getvalue())
        assert caught.value.explain().endswith("请在 Word 中另存为 .docx")

    def test_a_file_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        """
        By its path, whatever characters it has.
        """
        with pytest.raises(UnreadableFile, match=r"没有\.docx"):
            DocxRenderer(template=tmp_path / "没有.docx")


class TestFile:
    def test_it_may_be_a_path(self, tmp_path: Path) -> None:
        """
        A template is bytes, or a file by its path.
        """
        path = tmp_path / "本局模板.docx"
        path.write_bytes(_template(*_ALL))

        assert DocxRenderer(template=str(path)).render(_whole()) == DocxRenderer(template=_template(*_ALL)).render(_whole())

    def test_equal_documents_give_equal_bytes(self) -> None:
        """
        Nothing of the hour is in the file, and the properties are the document's.
        """
        template, document = _template(*_ALL), evolve(_whole(), author="甲市", dated=date(2025, 1, 20))

        once, twice = (DocxRenderer(template=template).render(document) for _ in range(2))

        assert once == twice
        found = docx.Document(BytesIO(once)).core_properties
        assert (found.title, found.author, found.created) == ("甲市2024年报告", "甲市", datetime(2025, 1, 20, tzinfo=UTC))


class TestEditing:
    def test_one_can_go_on_with_python_docx(self) -> None:
        """
        Headings, lists of our styles, tables and pictures can be added, and the file is saved as any other.
        """
        word = DocxRenderer().to_document(_whole())
        word.add_heading("附件", 1)
        word.add_paragraph("清单", style="Body Text")
        word.add_table(1, 2, style="Table Grid").cell(0, 1).text = "数"

        again = docx.Document(BytesIO(_saved(word)))

        assert [each.style and each.style.name for each in again.paragraphs][-2:] == ["Heading 1", "Body Text"]
        assert again.tables[-1].cell(0, 1).text == "数"

    def test_a_filled_template_can_be_edited_too(self) -> None:
        """
        Whatever the looks are.
        """
        word = DocxRenderer(template=_template(*_ALL)).to_document(_whole())

        assert word.paragraphs[0].text == "甲市\n2024年报告"
