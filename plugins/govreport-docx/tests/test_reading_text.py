"""
Reading the text of paragraphs: whatever wraps it, it is what a reader of the page sees.
"""

from collections.abc import Callable
from typing import Final

import pytest

from govreport.document import Block, Document, Heading, Paragraph, Picture, Role

Blocks = Callable[..., tuple[Block, ...]]
Read = Callable[..., Document]

_PNG: Final = b"\x89PNG\r\n\x1a\n and more"
_SEPARATOR: Final = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'


def _run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def _paragraph(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def _field(instruction: str, result: str) -> str:
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    return f"{marks['begin']}{instruction}{marks['separate']}{result}{marks['end']}"


def _box(text: str) -> str:
    return f"<w:txbxContent><w:p>{_run(text)}</w:p></w:txbxContent>"


def _modern(text: str) -> str:
    return f"<w:drawing><wp:anchor><a:graphic><wps:txbx>{_box(text)}</wps:txbx></a:graphic></wp:anchor></w:drawing>"


def _old(text: str) -> str:
    return f"<w:pict><v:shape><v:textbox>{_box(text)}</v:textbox></v:shape></w:pict>"


def _note(number: int, text: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r>{_run(text)}</w:p></w:{kind}>'


def _reference(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def _style(name: str, content: str, *, id_: str = "", default: bool = False, kind: str = "paragraph") -> str:
    marked = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}" w:styleId="{id_ or name}"{marked}><w:name w:val="{name}"/>{content}</w:style>'


class TestText:
    def test_breaks_and_tabs_are_characters(self, blocks: Blocks) -> None:
        """
        Breaks of every kind are line breaks, tabs are tabs.
        """
        found = blocks(
            '<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t><w:tab/><w:t>丁</w:t><w:br w:type="page"/></w:r></w:p>'
        )

        assert found == (Paragraph("甲\n乙\n丙\t丁"),)

    def test_a_hyphen_that_does_not_break_is_a_hyphen(self, blocks: Blocks) -> None:
        """
        A change of -18 stays one, however its sign was typed.
        """
        found = blocks("<w:p><w:r><w:noBreakHyphen/><w:t>18</w:t><w:softHyphen/></w:r></w:p>")

        assert found == (Paragraph("-18"),)

    def test_inner_spaces_stay_and_outer_ones_go(self, blocks: Blocks) -> None:
        """
        Wide and no-break spaces within a text are kept; around it there are none.
        """
        found = blocks(_paragraph(_run("　　甲　\u00a0乙　 ")))

        assert found == (Paragraph("甲　\u00a0乙"),)

    def test_line_breaks_of_the_file_are_spaces(self, blocks: Blocks) -> None:
        """
        A file that was indented by some program reads as if it were not.
        """
        found = blocks("<w:p>\n  <w:r>\n    <w:t>甲\n乙</w:t>\n  </w:r>\n</w:p>\n")

        assert found == (Paragraph("甲 乙"),)

    def test_a_comment_does_not_cut_a_text(self, blocks: Blocks) -> None:
        """
        Comments and instructions of XML leave no trace.
        """
        found = blocks("<!-- --><w:p><w:r><w:t>1<!-- , -->23<?x y?>4</w:t></w:r></w:p>")

        assert found == (Paragraph("1234"),)

    def test_an_empty_paragraph_is_dropped(self, blocks: Blocks) -> None:
        """
        White lines are no blocks.
        """
        found = blocks(_paragraph("") + "<w:p/>" + _paragraph(_run("　")) + _paragraph(_run("文")))

        assert found == (Paragraph("文"),)

    @pytest.mark.parametrize(
        "wrapped",
        [
            '<w:hyperlink r:id="x">{}</w:hyperlink>',
            "<w:ins>{}</w:ins>",
            "<w:moveTo>{}</w:moveTo>",
            "<w:smartTag><w:smartTagPr/>{}</w:smartTag>",
            "<w:customXml><w:customXmlPr/>{}</w:customXml>",
            "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            '<w:fldSimple w:instr=" PAGE ">{}</w:fldSimple>',
            "<w:bdo>{}</w:bdo>",
            "<w:unheard>{}</w:unheard>",
        ],
    )
    def test_what_wraps_a_text_is_looked_through(self, blocks: Blocks, wrapped: str) -> None:
        """
        Links, insertions, tags, controls and what is not known yet do not hide text.
        """
        found = blocks(f"<w:p>{_run('甲')}{wrapped.format(_run('乙'))}{_run('丙')}</w:p>")

        assert found == (Paragraph("甲乙丙"),)

    @pytest.mark.parametrize("wrapped", ["<w:del>{}</w:del>", "<w:moveFrom>{}</w:moveFrom>", "<w:ins><w:del>{}</w:del></w:ins>"])
    def test_deletions_are_left_out(self, blocks: Blocks, wrapped: str) -> None:
        """
        Changes read as accepted.
        """
        deleted = "<w:r><w:delText>1</w:delText></w:r><w:r><w:t>2</w:t></w:r>"

        found = blocks(f"<w:p>{_run('甲')}{wrapped.format(deleted)}{_run('乙')}</w:p>")

        assert found == (Paragraph("甲乙"),)

    def test_a_deleted_end_joins_two_paragraphs(self, blocks: Blocks) -> None:
        """
        Where the end of a paragraph was deleted, the next one goes on in its line and says what both are.
        """
        gone = "<w:rPr><w:del/></w:rPr>"
        heading = '<w:outlineLvl w:val="0"/>'

        found = blocks(_paragraph(_run("一、"), gone) + _paragraph(_run("总体"), gone) + _paragraph(_run("情况"), heading))

        assert found == (Heading("一、总体情况"),)

    @pytest.mark.parametrize("after", ["", "<w:sectPr/>", "<w:sdt><w:sdtContent/></w:sdt>", "<w:tbl/>"])
    def test_a_deleted_end_before_no_paragraph_loses_nothing(self, blocks: Blocks, after: str) -> None:
        """
        If nothing can go on, the text stands for itself.
        """
        found = blocks(_paragraph(_run("文"), "<w:rPr><w:del/></w:rPr>") + after)

        assert found == (Paragraph("文"),)

    def test_blocks_in_content_controls_are_read(self, blocks: Blocks) -> None:
        """
        Whole paragraphs within controls, one in another, stand in their place.
        """
        inner = f"<w:sdt><w:sdtPr/><w:sdtContent>{_paragraph(_run('二'))}</w:sdtContent></w:sdt>"
        control = f"<w:sdt><w:sdtPr/><w:sdtContent>{_paragraph(_run('一'))}{inner}</w:sdtContent></w:sdt>"

        found = blocks(control + _paragraph(_run("三")))

        assert found == (Paragraph("一"), Paragraph("二"), Paragraph("三"))

    def test_runs_outside_of_paragraphs_are_read(self, blocks: Blocks) -> None:
        """
        Text that stands where none should is not lost.
        """
        assert blocks(_run("散") + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>") == (Paragraph("散"), Paragraph("x"))

    def test_formulas_are_their_letters(self, blocks: Blocks) -> None:
        """
        The text of a formula is kept in its line.
        """
        formula = "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"

        assert blocks(f"<w:p>{_run('约')}{formula}</w:p>") == (Paragraph("约12"),)

    def test_only_the_base_of_ruby_is_read(self, blocks: Blocks) -> None:
        """
        Reading aids above characters are no text.
        """
        ruby = f"<w:r><w:ruby><w:rubyPr/><w:rt>{_run('shì')}</w:rt><w:rubyBase>{_run('市')}</w:rubyBase></w:ruby></w:r>"

        assert blocks(f"<w:p>{_run('甲')}{ruby}</w:p>") == (Paragraph("甲市"),)

    @pytest.mark.parametrize(
        ("code", "sign"), [("25A0", "■"), ("00D7", "×"), ("F0FE", "\ufffd"), ("D800", "\ufffd"), ("0", "\ufffd"), ("no", "")]
    )
    def test_symbols_are_characters_where_they_are_plain(self, blocks: Blocks, code: str, sign: str) -> None:
        """
        A sign that only its face can show is marked as a sign that stood there.
        """
        found = blocks(f'<w:p>{_run("甲")}<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>{_run("乙")}</w:p>')

        assert found == (Paragraph(f"甲{sign}乙"),)


class TestHiddenText:
    _STYLES: Final = _style("Secret", "<w:rPr><w:vanish/></w:rPr>", kind="character") + _style("Ghost", "<w:rPr><w:vanish/></w:rPr>")

    @pytest.mark.parametrize("properties", ["<w:vanish/>", '<w:vanish w:val="true"/>', '<w:rStyle w:val="Secret"/>'])
    def test_hidden_runs_are_dropped(self, blocks: Blocks, properties: str) -> None:
        """
        What is not on the page is not in the document, whether the run hides it or its style.
        """
        found = blocks(f"<w:p>{_run('1')}{_run('9', properties)}{_run('2')}</w:p>", styles=self._STYLES)

        assert found == (Paragraph("12"),)

    @pytest.mark.parametrize("properties", ['<w:vanish w:val="0"/>', '<w:rStyle w:val="Secret"/><w:vanish w:val="false"/>'])
    def test_a_switch_can_be_off(self, blocks: Blocks, properties: str) -> None:
        """
        A run that says it is shown is shown.
        """
        assert blocks(f"<w:p>{_run('文', properties)}</w:p>", styles=self._STYLES) == (Paragraph("文"),)

    def test_a_paragraph_style_hides_its_runs(self, blocks: Blocks) -> None:
        """
        All runs of the paragraph but those that say otherwise are hidden.
        """
        shown = _run("乙", '<w:vanish w:val="0"/>')

        found = blocks(_paragraph(f"<w:r><w:t>甲</w:t></w:r>{shown}", '<w:pStyle w:val="Ghost"/>'), styles=self._STYLES)

        assert found == (Paragraph("乙"),)


class TestFields:
    def test_results_are_kept_and_instructions_dropped(self, blocks: Blocks) -> None:
        """
        A field is what it shows.
        """
        field = _field("<w:r><w:instrText> DATE </w:instrText></w:r>", _run("2025年3月"))

        assert blocks(f"<w:p>{_run('于')}{field}{_run('公布')}</w:p>") == (Paragraph("于2025年3月公布"),)

    def test_a_field_in_an_instruction_is_part_of_it(self, blocks: Blocks) -> None:
        """
        The results of fields that only steer another one are not on the page.
        """
        inner = _field("<w:r><w:instrText>PAGE</w:instrText></w:r>", _run("7"))
        outer = _field(f"<w:r><w:instrText>IF </w:instrText></w:r>{inner}", _run("甲") + _field("", _run("乙")))

        assert blocks(f"<w:p>{outer}{_run('丙')}</w:p>") == (Paragraph("甲乙丙"),)

    def test_a_field_without_a_result_shows_nothing(self, blocks: Blocks) -> None:
        """
        The text before and after it stays.
        """
        field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'

        assert blocks(f"<w:p>{_run('甲')}{field.format(_run('x'))}{_run('乙')}</w:p>") == (Paragraph("甲乙"),)

    def test_a_field_that_is_never_closed_swallows_nothing(self, blocks: Blocks) -> None:
        """
        A torn field costs no text, neither here nor in the paragraphs after it.
        """
        begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'

        found = blocks(f"<w:p>{_run('甲')}{begin}{_run('乙')}</w:p><w:p>{end}{_run('丙')}</w:p>")

        assert found == (Paragraph("甲乙"), Paragraph("丙"))

    def test_hidden_marks_still_bound_a_field(self, blocks: Blocks) -> None:
        """
        A field whose marks are hidden shows its result alone.
        """
        marks = {kind: f'<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}

        found = blocks(f"<w:p>{marks['begin']}{_run('x')}{marks['separate']}{_run('甲')}{marks['end']}{_run('乙')}</w:p>")

        assert found == (Paragraph("甲乙"),)


class TestTextBoxes:
    @pytest.mark.parametrize("box", [_modern, _old])
    def test_the_text_of_a_box_follows_its_paragraph(self, blocks: Blocks, box: Callable[[str], str]) -> None:
        """
        Boxes of both kinds are read after the paragraph in which they are anchored.
        """
        found = blocks(f"<w:p>{_run('甲')}<w:r>{box('框')}</w:r>{_run('乙')}</w:p>{_paragraph(_run('后'))}")

        assert found == (Paragraph("甲乙"), Paragraph("框"), Paragraph("后"))

    def test_two_versions_are_read_once(self, blocks: Blocks) -> None:
        """
        A box that the file holds for new and for old programs is one box.
        """
        versions = f"<mc:Choice>{_modern('框')}</mc:Choice><mc:Fallback>{_old('框')}</mc:Fallback>"

        found = blocks(f"<w:p><w:r><mc:AlternateContent>{versions}</mc:AlternateContent></w:r></w:p>")

        assert found == (Paragraph("框"),)

    def test_the_fallback_is_read_where_the_choice_says_nothing(self, blocks: Blocks) -> None:
        """
        What only the version for old programs holds is not lost.
        """
        inline = f"<mc:AlternateContent><mc:Choice><w:x/></mc:Choice><mc:Fallback>{_run('行')}</mc:Fallback></mc:AlternateContent>"
        block = f"<mc:AlternateContent><mc:Choice/><mc:Fallback>{_paragraph(_run('段'))}</mc:Fallback></mc:AlternateContent>"

        assert blocks(f"<w:p>{inline}</w:p>{block}") == (Paragraph("行"), Paragraph("段"))

    def test_versions_of_blocks_are_read_once(self, blocks: Blocks) -> None:
        """
        The same holds for whole paragraphs in versions.
        """
        versions = f"<mc:Choice>{_paragraph(_run('新'))}</mc:Choice><mc:Fallback>{_paragraph(_run('旧'))}</mc:Fallback>"

        assert blocks(f"<mc:AlternateContent>{versions}</mc:AlternateContent>") == (Paragraph("新"),)


class TestNotes:
    def test_notes_follow_the_block_that_refers_to_them(self, blocks: Blocks) -> None:
        """
        Foot and end notes are notes; their marks are no digits of the text.
        """
        text = _paragraph(_run("12") + _reference(2) + _reference(1, "endnote")) + _paragraph(_run("后"))

        found = blocks(text, footnotes=_SEPARATOR + _note(2, "脚注"), endnotes=_note(1, "尾注", "endnote"))

        assert found == (Paragraph("12"), Paragraph("脚注", Role.NOTE), Paragraph("尾注", Role.NOTE), Paragraph("后"))

    def test_a_note_is_told_once(self, blocks: Blocks) -> None:
        """
        A second reference does not repeat it.
        """
        found = blocks(_paragraph(_run("甲") + _reference(1)) * 2, footnotes=_note(1, "注"))

        assert found == (Paragraph("甲"), Paragraph("注", Role.NOTE), Paragraph("甲"))

    def test_notes_of_notes_are_told(self, blocks: Blocks) -> None:
        """
        A chain of notes is followed to its end, a circle of them once around.
        """
        chain = "".join(
            _note(number, f"注{number}").replace("</w:p>", f"{_reference((number + 1) % 2000)}</w:p>") for number in range(2000)
        )

        found = blocks(_paragraph(_reference(0)), footnotes=chain)

        assert [block.text for block in found if isinstance(block, Paragraph)] == [f"注{number}" for number in range(2000)]

    def test_a_note_of_several_paragraphs_is_one(self, blocks: Blocks) -> None:
        """
        Its paragraphs are its lines.
        """
        note = f'<w:footnote w:id="1">{_paragraph(_run("一"))}{_paragraph(_run("二"))}</w:footnote>'

        assert blocks(_paragraph(_run("文") + _reference(1)), footnotes=note)[1:] == (Paragraph("一\n二", Role.NOTE),)

    def test_a_reference_to_nothing_is_nothing(self, blocks: Blocks) -> None:
        """
        Neither a missing note nor a missing part is an error.
        """
        assert blocks(_paragraph(_run("文") + _reference(9) + _reference(9, "endnote")), footnotes="") == (Paragraph("文"),)

    def test_headers_and_footers_are_no_text(self, blocks: Blocks) -> None:
        """
        What stands at the edge of every page is not read.
        """
        edge = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'

        assert blocks(_paragraph(_run("文")) + edge, header=_paragraph(_run("页眉"))) == (Paragraph("文"),)


class TestPictures:
    _RELATIONS: Final = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="x/image" Target="media/image1.png"/>'
        '<Relationship Id="rId2" Type="x/image" Target="media/image2.emf"/>'
        '<Relationship Id="rId3" Type="x/image" Target="/word/MEDIA/%E5%9B%BE.JPG"/>'
        '<Relationship Id="rId4" Type="x/image" Target="file:///c/secret.png" TargetMode="External"/>'
        '<Relationship Id="rId5" Type="x/image" Target="media/missing.png"/></Relationships>'
    )
    _FILES: Final = {
        "word/_rels/document.xml.rels": _RELATIONS,
        "word/media/image1.png": _PNG,
        "word/media/image2.emf": b"\x01\x00\x00\x00",
        "word/media/图.jpg": b"\xff\xd8\xff and more",
    }

    @staticmethod
    def _picture(relation: str, words: str = 'descr="图中的话"') -> str:
        blip = f'<a:graphic><a:blip r:embed="{relation}"/></a:graphic>'
        return f'<w:r><w:drawing><wp:inline><wp:docPr id="1" {words}/>{blip}</wp:inline></w:drawing></w:r>'

    def test_pictures_follow_their_paragraph(self, blocks: Blocks) -> None:
        """
        An image in the line is a picture with the words that stand for it.
        """
        found = blocks(f"<w:p>{_run('甲')}{self._picture('rId1')}{_run('乙')}</w:p>", self._FILES)

        assert found == (Paragraph("甲乙"), Picture(_PNG, "图中的话"))

    @pytest.mark.parametrize(("words", "alt"), [('title="题"', "题"), ('descr="" title="题"', "题"), ("", "")])
    def test_a_title_stands_in_for_missing_words(self, blocks: Blocks, words: str, alt: str) -> None:
        """
        Programs put the words in one of two places.
        """
        assert blocks(f"<w:p>{self._picture('rId1', words)}</w:p>", self._FILES) == (Picture(_PNG, alt),)

    def test_pictures_of_old_programs_are_read(self, blocks: Blocks) -> None:
        """
        Names of files may be percent-encoded, and their case does not matter.
        """
        image = '<w:r><w:pict><v:shape alt="旧图"><v:imagedata r:id="rId3"/></v:shape></w:pict></w:r>'

        assert blocks(f"<w:p>{image}</w:p>", self._FILES) == (Picture(b"\xff\xd8\xff and more", "旧图"),)

    @pytest.mark.parametrize("relation", ["rId2", "rId4", "rId5", "rId6", ""])
    def test_what_is_no_image_of_the_package_is_nothing(self, blocks: Blocks, relation: str) -> None:
        """
        Drawings in other formats, files elsewhere and missing ones leave no block, and nothing is fetched.
        """
        assert blocks(f"<w:p>{_run('文')}{self._picture(relation)}</w:p>", self._FILES) == (Paragraph("文"),)


class TestHeadings:
    _STYLES: Final = (
        _style("Normal", "", id_="1", default=True)
        + _style("heading 1", '<w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>', id_="2")
        + _style("一级标题", '<w:basedOn w:val="2"/>', id_="3")
        + _style("反例", '<w:basedOn w:val="2"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>', id_="4")
        + _style("Heading 3", "", id_="5")
        + _style("甲", '<w:basedOn w:val="7"/>', id_="6")
        + _style("乙", '<w:basedOn w:val="6"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>', id_="7")
        + _style("孤", '<w:basedOn w:val="404"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr>', id_="8")
    )

    @pytest.mark.parametrize(("style", "level"), [("2", 1), ("3", 1), ("5", 3), ("6", 2), ("7", 2), ("8", 4)])
    def test_levels_come_from_the_chain_of_styles(self, blocks: Blocks, style: str, level: int) -> None:
        """
        A style says what it is based on says, or its name, even where styles go around in a circle.
        """
        found = blocks(_paragraph(_run("题"), f'<w:pStyle w:val="{style}"/>'), styles=self._STYLES)

        assert found == (Heading("题", level),)

    @pytest.mark.parametrize("properties", ["", '<w:pStyle w:val="1"/>', '<w:pStyle w:val="4"/>', '<w:pStyle w:val="404"/>'])
    def test_other_styles_are_text(self, blocks: Blocks, properties: str) -> None:
        """
        The level of body text, a style that nobody defined and none at all make no heading.
        """
        assert blocks(_paragraph(_run("文"), properties), styles=self._STYLES) == (Paragraph("文"),)

    @pytest.mark.parametrize(
        ("own", "block"),
        [("2", Heading("题", 3)), ("8", Heading("题", 9)), ("9", Paragraph("题")), ("-1", Paragraph("题")), ("x", Paragraph("题"))],
    )
    def test_a_paragraph_overrules_its_style(self, blocks: Blocks, own: str, block: Block) -> None:
        """
        Its own outline level counts.
        """
        found = blocks(_paragraph(_run("题"), f'<w:pStyle w:val="3"/><w:outlineLvl w:val="{own}"/>'), styles=self._STYLES)

        assert found == (block,)

    def test_the_default_style_counts_where_none_is_named(self, blocks: Blocks) -> None:
        """
        A paragraph without a style has the default one.
        """
        styles = _style("Normal", '<w:pPr><w:outlineLvl w:val="5"/></w:pPr>', default=True)

        assert blocks(_paragraph(_run("题")), styles=styles) == (Heading("题", 6),)

    def test_a_long_chain_of_styles_is_followed(self, blocks: Blocks) -> None:
        """
        Thousands of styles, each based on the next, are no trouble.
        """
        chain = "".join(_style(f"s{number}", f'<w:basedOn w:val="s{number + 1}"/>') for number in range(5000))
        styles = chain + _style("s5000", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')

        assert blocks(_paragraph(_run("题"), '<w:pStyle w:val="s0"/>'), styles=styles) == (Heading("题"),)


class TestTitle:
    _STYLES: Final = (
        _style("Title", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
        + _style("Plain title", '<w:basedOn w:val="Bare"/>')
        + (_style("title", "", id_="Bare"))
    )

    @staticmethod
    def _titled(text: str, style: str = "Title") -> str:
        return _paragraph(_run(text), f'<w:pStyle w:val="{style}"/>')

    def test_titles_before_all_else_are_the_title(self, read: Read) -> None:
        """
        Several are its lines; empty paragraphs before or between them do not matter.
        """
        found = read(
            "<w:p/>" + self._titled("甲市") + self._titled("") + self._titled("年度报告", "Plain title") + _paragraph(_run("文")),
            styles=self._STYLES,
        )

        assert (found.title, found.blocks) == ("甲市\n年度报告", (Paragraph("文"),))

    def test_a_title_behind_other_blocks_is_one_of_them(self, read: Read) -> None:
        """
        There it is a heading if its style has a level, else a paragraph.
        """
        found = read(_paragraph(_run("附件")) + self._titled("题") + self._titled("名", "Bare"), styles=self._STYLES)

        assert (found.title, found.blocks) == ("", (Paragraph("附件"), Heading("题"), Paragraph("名")))

    def test_what_only_looks_like_a_title_is_none(self, read: Read) -> None:
        """
        A large first line has no mark; whoever knows the form may see that it is the title.
        """
        found = read(_paragraph(_run("年度报告", '<w:sz w:val="44"/>')))

        assert (found.title, found.blocks) == ("", (Paragraph("年度报告"),))
