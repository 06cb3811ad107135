"""
Reading automatic lists: the numbers that Word shows stand in the text.
"""

from collections.abc import Callable

import pytest

from govreport.document import Block, Grid, Heading, Paragraph
from govreport_docx.reading.numerals import written

Blocks = Callable[..., tuple[Block, ...]]


def _level(depth: int, form: str, text: str, *, start: int = 1, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def _lists(*levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{_num(1)}{more}'


def _num(number: int, scheme: int = 0, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{scheme}"/>{more}</w:num>'


def _item(text: str, depth: int | None = 0, number: int | None = 1, more: str = "") -> str:
    level = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    list_ = "" if number is None else f'<w:numId w:val="{number}"/>'
    return f"<w:p><w:pPr>{more}<w:numPr>{level}{list_}</w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def _texts(found: tuple[Block, ...]) -> list[str]:
    return [block.text for block in found if isinstance(block, Paragraph | Heading)]


class TestNumbers:
    def test_the_number_stands_before_the_text(self, blocks: Blocks) -> None:
        """
        Sections that Word numbers read as they look.
        """
        found = blocks(_item("总体情况") + _item("主动公开"), numbering=_lists(_level(0, "chineseCountingThousand", "%1、")))

        assert _texts(found) == ["一、总体情况", "二、主动公开"]

    def test_headings_are_numbered_too(self, blocks: Blocks) -> None:
        """
        A heading keeps its level, and the number of the list that its style is in.
        """
        styles = (
            '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
            '<w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 2"/>'
            '<w:basedOn w:val="2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        )
        lists = _lists(_level(0, "japaneseCounting", "%1、"), _level(1, "japaneseCounting", "（%2）", more='<w:pStyle w:val="3"/>'))
        headings = "".join(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>题</w:t></w:r></w:p>' for style in "23323")

        found = blocks(headings, styles=styles, numbering=lists)

        assert found == (
            Heading("一、题"),
            Heading("（一）题", 2),
            Heading("（二）题", 2),
            Heading("二、题"),
            Heading("（一）题", 2),
        )

    @pytest.mark.parametrize(("gap", "text"), [("tab", "1 2024年"), ("space", "1 2024年"), ("nothing", "12024年")])
    def test_a_number_does_not_run_into_the_text(self, blocks: Blocks, gap: str, text: str) -> None:
        """
        Where the page shows a gap, there is one.
        """
        found = blocks(_item("2024年"), numbering=_lists(_level(0, "decimal", "%1", more=f'<w:suff w:val="{gap}"/>')))

        assert _texts(found) == [text]

    def test_an_empty_cell_shows_its_number(self, blocks: Blocks) -> None:
        """
        Rows that Word counts have their numbers, though the cells hold no text.
        """
        row = f"<w:tr><w:tc>{_item('')}</w:tc><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr>"

        (grid,) = blocks(f"<w:tbl>{row}{row}</w:tbl>", numbering=_lists(_level(0, "decimal", "%1")))

        assert isinstance(grid, Grid)
        assert [[cell.text for cell in cells] for cells in grid.rows] == [["1", "甲"], ["2", "甲"]]

    def test_bullets_are_no_numbers(self, blocks: Blocks) -> None:
        """
        A dot before a text is left out.
        """
        assert _texts(blocks(_item("文"), numbering=_lists(_level(0, "bullet", "●")))) == ["文"]

    @pytest.mark.parametrize(
        "item", [_item("文", number=0), _item("文", number=9), _item("文", depth=5), _item("文", depth=-1), _item("文", number=None)]
    )
    def test_what_is_in_no_list_has_no_number(self, blocks: Blocks, item: str) -> None:
        """
        The list 0, lists and levels that nobody defined, and a level without a list count nothing.
        """
        lists = _lists(_level(0, "decimal", "%1."), _level(-1, "decimal", "%1."), more=_num(0))

        assert _texts(blocks(item, numbering=lists)) == ["文"]

    def test_a_list_without_a_scheme_counts_nothing(self, blocks: Blocks) -> None:
        """
        Torn definitions cost numbers, not text.
        """
        lists = f'<w:num w:numId="1"/>{_num(2, 7)}'

        assert _texts(blocks(_item("甲") + _item("乙", number=2), numbering=lists)) == ["甲", "乙"]


class TestCounting:
    def test_a_higher_number_begins_the_lower_ones_anew(self, blocks: Blocks) -> None:
        """
        Levels count below each other.
        """
        lists = _lists(_level(0, "decimal", "%1."), _level(1, "decimal", "%1.%2"), _level(2, "lowerLetter", "%3)"))
        items = "".join(_item("文", depth) for depth in (0, 1, 1, 2, 0, 1, 2, 2))

        found = blocks(items, numbering=lists)

        assert [text.split()[0] for text in _texts(found)] == ["1.", "1.1", "1.2", "a)", "2.", "2.1", "a)", "b)"]

    def test_a_level_may_go_on_counting(self, blocks: Blocks) -> None:
        """
        A level that never begins anew counts through the document, one with a limit only below others.
        """
        never, after_first = '<w:lvlRestart w:val="0"/>', '<w:lvlRestart w:val="1"/>'
        lists = _lists(
            _level(0, "decimal", "%1、"), _level(1, "decimal", "（%2）", more=never), _level(2, "decimal", "%3、", more=after_first)
        )
        items = "".join(_item("文", depth) for depth in (0, 1, 2, 0, 1, 2, 1, 2))

        found = blocks(items, numbering=lists)

        assert [text.removesuffix("文") for text in _texts(found)] == ["1、", "（1）", "1、", "2、", "（2）", "1、", "（3）", "2、"]

    def test_lists_of_one_scheme_go_on(self, blocks: Blocks) -> None:
        """
        A second list continues the first, unless it says where it starts; it starts there once.
        """
        again = _num(3, more='<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
        lists = _lists(_level(0, "decimal", "%1、"), more=_num(2) + again)

        found = blocks("".join(_item("文", number=number) for number in (1, 2, 3, 3, 1)), numbering=lists)

        assert [text.removesuffix("文") for text in _texts(found)] == ["1、", "2、", "5、", "6、", "7、"]

    def test_a_list_may_change_a_level(self, blocks: Blocks) -> None:
        """
        Its own definition of a level counts, and no other list has it.
        """
        other = _num(2, more=f'<w:lvlOverride w:ilvl="0">{_level(0, "ideographTraditional", "%1、")}</w:lvlOverride>')

        found = blocks(_item("文") + _item("文", number=2), numbering=_lists(_level(0, "decimal", "%1、"), more=other))

        assert _texts(found) == ["1、文", "乙、文"]

    def test_a_scheme_may_stand_in_a_style(self, blocks: Blocks) -> None:
        """
        A link to a list style leads to the list of that style.
        """
        styles = '<w:style w:type="numbering" w:styleId="Lists"><w:name w:val="Lists"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
        lists = (
            '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Lists"/></w:abstractNum>'
            f'<w:abstractNum w:abstractNumId="1">{_level(0, "chineseCounting", "%1、")}</w:abstractNum>{_num(1)}{_num(2, 1)}'
        )

        assert _texts(blocks(_item("文"), styles=styles, numbering=lists)) == ["一、文"]

    def test_legal_levels_are_all_decimal(self, blocks: Blocks) -> None:
        """
        第一章 above, 1.1 below.
        """
        lists = _lists(_level(0, "chineseCounting", "第%1章"), _level(1, "decimal", "%1.%2", more="<w:isLgl/>"))

        assert _texts(blocks(_item("文") + _item("文", 1), numbering=lists)) == ["第一章文", "1.1 文"]

    def test_deleted_and_hidden_paragraphs_are_not_counted(self, blocks: Blocks) -> None:
        """
        What is not on the page takes no number; an empty paragraph does, as in Word.
        """
        deleted = _item("", more="<w:rPr><w:del/></w:rPr>")
        hidden = _item("", more="<w:rPr><w:vanish/></w:rPr>")

        found = blocks(
            _item("甲") + deleted + hidden + _item("乙") + _item("") + _item("丙"), numbering=_lists(_level(0, "decimal", "%1、"))
        )

        assert _texts(found) == ["1、甲", "2、乙", "3、", "4、丙"]

    def test_an_absurd_scheme_stays_small(self, blocks: Blocks) -> None:
        """
        Text and numbers of a list cannot make a file of a few kilobytes into a document of megabytes.
        """
        lists = _lists(_level(0, "lowerRoman", "%1" * 10_000, start=999_999_999))

        found = blocks(_item("文") * 100, numbering=lists)

        assert sum(map(len, _texts(found))) < 100_000


class TestNumerals:
    @pytest.mark.parametrize(
        ("form", "number", "text"),
        [
            ("decimal", 12, "12"),
            ("decimalZero", 3, "03"),
            ("chineseCounting", 10, "十"),
            ("chineseCountingThousand", 11, "十一"),
            ("japaneseCounting", 20, "二十"),
            ("chineseCounting", 21, "二十一"),
            ("chineseCounting", 100, "一百"),
            ("chineseCounting", 105, "一百零五"),
            ("chineseCounting", 110, "一百一十"),
            ("chineseCounting", 999, "九百九十九"),
            ("chineseCounting", 1000, "1000"),
            ("chineseLegalSimplified", 12, "壹拾贰"),
            ("ideographDigital", 10, "一〇"),
            ("ideographTraditional", 10, "癸"),
            ("ideographTraditional", 11, "11"),
            ("ideographZodiac", 12, "亥"),
            ("decimalEnclosedCircleChinese", 20, "⑳"),
            ("decimalEnclosedParen", 1, "⑴"),
            ("decimalEnclosedFullstop", 2, "⒉"),
            ("ideographEnclosedCircle", 1, "㊀"),
            ("decimalFullWidth", 10, "１０"),
            ("lowerLetter", 26, "z"),
            ("upperLetter", 28, "BB"),
            ("lowerRoman", 944, "cmxliv"),
            ("upperRoman", 3, "III"),
            ("none", 3, ""),
            ("chineseCounting", 0, "0"),
            ("hebrew1", 3, "3"),
        ],
    )
    def test_numbers_are_written_as_the_format_says(self, form: str, number: int, text: str) -> None:
        """
        Each way to count gives what Word prints; beyond it, and where it is not known, numbers are decimal.
        """
        assert written(number, form) == text
