"""
Text: lines become the paragraphs that they were, and what a printer added is gone.
"""

from collections.abc import Callable
from typing import Any, Final

import pytest

from govreport.document import Block, Document, Grid, Heading, Paragraph, Role

#: Two full lines of running text.
_LONG: Final = (
    "本机关按照条例的规定编制年度报告，现将有关的情况向社会公布，供社会各方面查",
    "阅。报告所列的数据由各处室逐项核对，汇总以后再经过审核，没有涉及任何的国家",
)


def _paragraph(top: float, *lines: str, left: float = 80) -> list[tuple[Any, ...]]:
    """
    Return lines of running text, the first of them indented.
    """
    return [(left + 24 * (number == 0), top + 20 * number, line) for number, line in enumerate(lines)]


def _texts(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Heading | Paragraph)]


@pytest.fixture
def page() -> list[tuple[Any, ...]]:
    """
    Return a page of two paragraphs, of three lines and of one.
    """
    return _paragraph(140, _LONG[0][:-2], _LONG[1], "秘密。") + _paragraph(200, "特此说明。")


class TestParagraphs:
    def test_lines_of_one_paragraph_are_joined_without_space(self, page: list[Any], blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        Chinese lines stand close; an indented line begins the next paragraph.
        """
        found = blocks(page)

        assert _texts(found) == [f"{_LONG[0][:-2]}{_LONG[1]}秘密。", "特此说明。"]

    def test_a_short_line_ends_its_paragraph(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        Without any indent, a line into which the next word would have fitted is the last of its paragraph.
        """
        found = blocks([(80, 100, _LONG[0]), (80, 120, "阅。"), (80, 140, _LONG[1]), (80, 160, "秘密。")])

        assert _texts(found) == [f"{_LONG[0]}阅。", f"{_LONG[1]}秘密。"]

    def test_white_above_begins_a_paragraph(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        Full lines that stand further apart than the others are of two paragraphs.
        """
        found = blocks([(80, 100, _LONG[0]), (80, 120, _LONG[1]), (80, 160, _LONG[0]), (80, 180, _LONG[1])])

        assert _texts(found) == ["".join(_LONG)] * 2

    def test_a_paragraph_goes_on_over_a_page_break(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        A full last line and a first line without indent are of one paragraph.
        """
        found = blocks(_paragraph(140, _LONG[0][:-2], _LONG[1]), [(80, 140, "秘密。"), *_paragraph(160, _LONG[0][:-2], _LONG[1])])

        assert _texts(found) == [f"{_LONG[0][:-2]}{_LONG[1]}秘密。", f"{_LONG[0][:-2]}{_LONG[1]}"]

    def test_a_page_of_first_lines_alone_is_measured_by_the_others(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        Where every line of a page is indented, each is still a paragraph.
        """
        lines = [(104, 100 + 20 * number, _LONG[0][:-2]) for number in range(3)]

        found = blocks(_paragraph(140, _LONG[0][:-2], _LONG[1], "完毕。"), lines)

        assert len(found) == 4

    def test_pages_set_left_and_right_in_turn_read_alike(self, page: list[Any], blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        A page whose text stands further to the right has the same paragraphs.
        """
        moved = [(x + 30, y, text) for x, y, text in page]

        found = blocks(page, moved, page)

        assert _texts(found) == _texts(blocks(page)) * 3

    def test_words_are_parted_where_lines_were(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        Latin words at the end of one line and the beginning of the next get a space between them.
        """
        found = blocks([(80, 100, f"{_LONG[0][:-3]}annual"), (80, 120, "report."), (80, 140, _LONG[1])])

        assert _texts(found)[0] == f"{_LONG[0][:-3]}annual report."

    def test_white_that_is_no_text_reads_as_a_tab(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        Pieces of one line far apart stay on it, parted by a tab, and the line stays alone.
        """
        found = blocks([(80, 100, "甲市"), (240, 100, "12"), (80, 120, _LONG[0])])

        assert _texts(found) == ["甲市\t12", _LONG[0]]

    def test_spaces_of_the_file_are_kept(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        Spaces that stand in the text come back, and none is invented between wide characters and digits.
        """
        found = blocks([(80, 100, "总 计 12 Abc"), (80, 120, "2024"), (106, 120, "年")])

        assert _texts(found) == ["总 计 12 Abc", "2024年"]

    def test_radicals_become_the_characters_that_are_meant(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        ⼀ of the radicals is read as 一.
        """
        found = blocks([(80, 100, "⼀、⽂件")])

        assert _texts(found) == ["一、文件"]

    def test_text_drawn_twice_to_look_bold_is_read_once(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        The same characters at nearly the same place are one text.
        """
        found = blocks([(80, 100, "总体情况"), (80.2, 100, "总体情况")])

        assert _texts(found) == ["总体情况"]

    def test_a_watermark_is_no_text(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        Characters that lean do not stand among the lines that they cross.
        """
        found = blocks([(80, 100, _LONG[0]), (100, 120, "样本样本", 40, 0.7, 0.7, -0.7, 0.7)])

        assert _texts(found) == [_LONG[0]]

    def test_who_signs_stands_at_the_right(self, page: list[Any], blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        The last lines, right of the middle, are the closing.
        """
        found = blocks([*page, (400, 300, "甲市人民政府"), (400, 320, "2025年1月20日")])

        assert found[-2:] == (Paragraph("甲市人民政府", Role.CLOSING), Paragraph("2025年1月20日", Role.CLOSING))


class TestTitle:
    def test_large_lines_in_the_middle_are_the_title(self, page: list[Any], read: Callable[..., Document]) -> None:
        """
        The first lines of a file, larger than all others and in the middle, are its title, each on its line.
        """
        found = read([(276, 50, "甲市", 22), (206, 76, "2024年年度报告", 22), *page])

        assert found.title == "甲市\n2024年年度报告"
        assert len(found.blocks) == 2

    @pytest.mark.parametrize("large", [(80, 50, "甲市文件", 22), (276, 50, "甲市", 13)])
    def test_a_line_that_may_be_something_else_stays_text(
        self, large: tuple[Any, ...], page: list[Any], read: Callable[..., Document]
    ) -> None:
        """
        What stands at the side, or is hardly larger than the text, is a paragraph.
        """
        found = read([large, *page])

        assert (found.title, found.blocks[0]) == ("", Paragraph(large[2]))

    def test_two_sizes_leave_it_open(self, page: list[Any], read: Callable[..., Document]) -> None:
        """
        Of a letterhead above a title nobody can tell which is the title.
        """
        found = read([(230, 40, "甲市文件", 30), (206, 76, "2024年年度报告", 22), *page])

        assert found.title == ""


class TestHeadings:
    def test_the_outline_says_what_is_a_heading(self, page: list[Any], read: Callable[..., Document]) -> None:
        """
        A paragraph that an entry of the file's outline names, on the page it names, is a heading.
        """
        lines = [(104, 100, "一、总体情况"), *page, (104, 260, "二、公开情况")]

        found = read(lines, [(104, 140, "一、总体情况")], outline=[("一、 总体情况", 0), ("无此标题", 0)])

        assert [block for block in found.blocks if isinstance(block, Heading)] == [Heading("一、总体情况", 1)]
        assert found.blocks[0] == Heading("一、总体情况", 1)


class TestFurniture:
    @pytest.mark.parametrize("number", ["- {} -", "—{}—", "－ {} －", "第{}页", "第 {} 页 共 3 页", "{}/3", "{}"])
    def test_page_numbers_are_no_text(self, number: str, page: list[Any], blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        However they are dressed, and bare ones that count on with the pages.
        """
        found = blocks(*([*page, (500 - 400 * (each % 2), 800, number.format(each))] for each in (1, 2, 3)))

        assert _texts(found) == _texts(blocks(page)) * 3

    def test_figures_at_the_foot_of_a_page_are_text(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        Numbers that do not count on with the pages stay, and so does one with a sign.
        """
        found = blocks(*([(80, 140, "件数"), (80, 800, figure)] for figure in ("12", "-5", "40")))

        assert _texts(found) == ["件数", "12", "件数", "-5", "件数", "40"]

    def test_running_heads_and_feet_are_no_text(self, page: list[Any], blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        Lines in the margins, the same on most pages but for a number, are gone.
        """
        pages = [[(80, 40, "甲市年度报告"), *page, (80, 790, f"内部资料 {each}"), (280, 810, f"- {each} -")] for each in (1, 2, 3)]

        found = blocks(*pages, page)

        assert _texts(found) == _texts(blocks(page)) * 4

    def test_a_line_of_two_pages_among_many_is_text(self, page: list[Any], blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        What stands at one place on some pages only was written there.
        """
        found = blocks([(80, 40, "续表"), *page], [(80, 40, "续表"), *page], page, page)

        assert _texts(found).count("续表") == 2

    def test_a_number_on_end_beside_a_turned_page_goes(self, blocks: Callable[..., tuple[Block, ...]]) -> None:
        """
        On a page that is read turned, its number stands at the side.
        """
        found = blocks([(140, 700, "本年度情况", 12, 0, 1, -1, 0), (280, 800, "- 1 -")])

        assert _texts(found) == ["本年度情况"]


class TestOrder:
    def test_text_and_tables_stand_as_on_the_page(
        self, table: Callable[..., list[Any]], page: list[Any], blocks: Callable[..., tuple[Block, ...]]
    ) -> None:
        """
        What stands above a table comes before it, whatever the order in the file.
        """
        found = blocks([(104, 400, "表后。"), *table(80, 250, [["项目", "件数"], ["规章", "3"]]), *page])

        assert [type(block) for block in found] == [Paragraph, Paragraph, Grid, Paragraph]

    def test_equal_bytes_give_equal_documents(self, made: Callable[..., bytes], page: list[Any], read: Callable[..., Document]) -> None:
        """
        Reading twice gives the same.
        """
        assert made(page) == made(page)
        assert read(page) == read(page)
