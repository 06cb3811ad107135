"""
The blank forms as they are printed, line by line, beside what the two notices print.

The tables below are typed out from the forms, not from the data files: cells are (text, rows covered, columns covered).
"""

from typing import Final

import pytest
from attrs import evolve
from hypothesis import given

from govreport.cells import Cell
from govreport.document import CellKind, Document, Grid, Heading, Paragraph, Role
from govreport.figures import Blank
from govreport.layout.report import report_document
from govreport.report import Report
from govreport.wording import Language, Wording
from tests.strategies import reports

Printed = tuple[str, int, int]

BLANK: Final[Printed] = ("", 1, 1)
BLANKS: Final = (BLANK,) * 7

# ---------------------------------------------------------------- 〔2021〕30号, 表二

DISCLOSURE_2021: Final[list[tuple[Printed, ...]]] = [
    (("第二十条第（一）项", 1, 4),),
    (("信息内容", 1, 1), ("本年制发件数", 1, 1), ("本年废止件数", 1, 1), ("现行有效件数", 1, 1)),
    (("规章", 1, 1), BLANK, BLANK, BLANK),
    (("行政规范性文件", 1, 1), BLANK, BLANK, BLANK),
    (("第二十条第（五）项", 1, 4),),
    (("信息内容", 1, 1), ("本年处理决定数量", 1, 3)),
    (("行政许可", 1, 1), ("", 1, 3)),
    (("第二十条第（六）项", 1, 4),),
    (("信息内容", 1, 1), ("本年处理决定数量", 1, 3)),
    (("行政处罚", 1, 1), ("", 1, 3)),
    (("行政强制", 1, 1), ("", 1, 3)),
    (("第二十条第（八）项", 1, 4),),
    (("信息内容", 1, 1), ("本年收费金额（单位：万元）", 1, 3)),
    (("行政事业性收费", 1, 1), ("", 1, 3)),
]

# ---------------------------------------------------------------- 〔2019〕60号, 表二

DISCLOSURE_2019: Final[list[tuple[Printed, ...]]] = [
    (("第二十条第（一）项", 1, 5),),
    (("信息内容", 1, 1), ("本年新制作数量", 1, 1), ("本年新公开数量", 1, 2), ("对外公开总数量", 1, 1)),
    (("规章", 1, 1), BLANK, ("", 1, 2), BLANK),
    (("规范性文件", 1, 1), BLANK, ("", 1, 2), BLANK),
    (("第二十条第（五）项", 1, 5),),
    (("信息内容", 1, 1), ("上一年项目数量", 1, 1), ("本年增/减", 1, 2), ("处理决定数量", 1, 1)),
    (("行政许可", 1, 1), BLANK, ("", 1, 2), BLANK),
    (("其他对外管理服务事项", 1, 1), BLANK, ("", 1, 2), BLANK),
    (("第二十条第（六）项", 1, 5),),
    (("信息内容", 1, 1), ("上一年项目数量", 1, 1), ("本年增/减", 1, 2), ("处理决定数量", 1, 1)),
    (("行政处罚", 1, 1), BLANK, ("", 1, 2), BLANK),
    (("行政强制", 1, 1), BLANK, ("", 1, 2), BLANK),
    (("第二十条第（八）项", 1, 5),),
    (("信息内容", 1, 1), ("上一年项目数量", 1, 2), ("本年增/减", 1, 2)),
    (("行政事业性收费", 1, 1), ("", 1, 2), ("", 1, 2)),
    (("第二十条第（九）项", 1, 5),),
    (("信息内容", 1, 1), ("采购项目数量", 1, 2), ("采购总金额", 1, 2)),
    (("政府集中采购", 1, 1), ("", 1, 2), ("", 1, 2)),
]

# ---------------------------------------------------------------- 表三

APPLICATION_HEADS: Final[list[tuple[Printed, ...]]] = [
    (("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3), ("申请人情况", 1, 7)),
    (("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)),
    (("商业企业", 1, 1), ("科研机构", 1, 1), ("社会公益组织", 1, 1), ("法律服务机构", 1, 1), ("其他", 1, 1)),
]

APPLICATIONS_2021: Final[list[tuple[Printed, ...]]] = [
    *APPLICATION_HEADS,
    (("一、本年新收政府信息公开申请数量", 1, 3), *BLANKS),
    (("二、上年结转政府信息公开申请数量", 1, 3), *BLANKS),
    (("三、本年度办理结果", 22, 1), ("（一）予以公开", 1, 2), *BLANKS),
    (("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 1, 2), *BLANKS),
    (("（三）不予公开", 8, 1), ("1.属于国家秘密", 1, 1), *BLANKS),
    (("2.其他法律行政法规禁止公开", 1, 1), *BLANKS),
    (("3.危及“三安全一稳定”", 1, 1), *BLANKS),
    (("4.保护第三方合法权益", 1, 1), *BLANKS),
    (("5.属于三类内部事务信息", 1, 1), *BLANKS),
    (("6.属于四类过程性信息", 1, 1), *BLANKS),
    (("7.属于行政执法案卷", 1, 1), *BLANKS),
    (("8.属于行政查询事项", 1, 1), *BLANKS),
    (("（四）无法提供", 3, 1), ("1.本机关不掌握相关政府信息", 1, 1), *BLANKS),
    (("2.没有现成信息需要另行制作", 1, 1), *BLANKS),
    (("3.补正后申请内容仍不明确", 1, 1), *BLANKS),
    (("（五）不予处理", 5, 1), ("1.信访举报投诉类申请", 1, 1), *BLANKS),
    (("2.重复申请", 1, 1), *BLANKS),
    (("3.要求提供公开出版物", 1, 1), *BLANKS),
    (("4.无正当理由大量反复申请", 1, 1), *BLANKS),
    (("5.要求行政机关确认或重新出具已获取信息", 1, 1), *BLANKS),
    (("（六）其他处理", 3, 1), ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", 1, 1), *BLANKS),
    (("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", 1, 1), *BLANKS),
    (("3.其他", 1, 1), *BLANKS),
    (("（七）总计", 1, 2), *BLANKS),
    (("四、结转下年度继续办理", 1, 3), *BLANKS),
]

APPLICATIONS_2019: Final[list[tuple[Printed, ...]]] = [
    *APPLICATION_HEADS,
    (("一、本年新收政府信息公开申请数量", 1, 3), *BLANKS),
    (("二、上年结转政府信息公开申请数量", 1, 3), *BLANKS),
    (("三、本年度办理结果", 20, 1), ("（一）予以公开", 1, 2), *BLANKS),
    (("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 1, 2), *BLANKS),
    (("（三）不予公开", 8, 1), ("1.属于国家秘密", 1, 1), *BLANKS),
    (("2.其他法律行政法规禁止公开", 1, 1), *BLANKS),
    (("3.危及“三安全一稳定”", 1, 1), *BLANKS),
    (("4.保护第三方合法权益", 1, 1), *BLANKS),
    (("5.属于三类内部事务信息", 1, 1), *BLANKS),
    (("6.属于四类过程性信息", 1, 1), *BLANKS),
    (("7.属于行政执法案卷", 1, 1), *BLANKS),
    (("8.属于行政查询事项", 1, 1), *BLANKS),
    (("（四）无法提供", 3, 1), ("1.本机关不掌握相关政府信息", 1, 1), *BLANKS),
    (("2.没有现成信息需要另行制作", 1, 1), *BLANKS),
    (("3.补正后申请内容仍不明确", 1, 1), *BLANKS),
    (("（五）不予处理", 5, 1), ("1.信访举报投诉类申请", 1, 1), *BLANKS),
    (("2.重复申请", 1, 1), *BLANKS),
    (("3.要求提供公开出版物", 1, 1), *BLANKS),
    (("4.无正当理由大量反复申请", 1, 1), *BLANKS),
    (("5.要求行政机关确认或重新出具已获取信息", 1, 1), *BLANKS),
    (("（六）其他处理", 1, 2), *BLANKS),
    (("（七）总计", 1, 2), *BLANKS),
    (("四、结转下年度继续办理", 1, 3), *BLANKS),
]

# ---------------------------------------------------------------- 表四, the same in both

RESULTS: Final[tuple[Printed, ...]] = (("结果维持", 1, 1), ("结果纠正", 1, 1), ("其他结果", 1, 1), ("尚未审结", 1, 1), ("总计", 1, 1))

DISPUTES: Final[list[tuple[Printed, ...]]] = [
    (("行政复议", 1, 5), ("行政诉讼", 1, 10)),
    (
        ("结果维持", 2, 1),
        ("结果纠正", 2, 1),
        ("其他结果", 2, 1),
        ("尚未审结", 2, 1),
        ("总计", 2, 1),
        ("未经复议直接起诉", 1, 5),
        ("复议后起诉", 1, 5),
    ),
    (*RESULTS, *RESULTS),
    (BLANK,) * 15,
]

HEADINGS: Final = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)

FORMS: Final = {2019: (DISCLOSURE_2019, APPLICATIONS_2019, DISPUTES), 2021: (DISCLOSURE_2021, APPLICATIONS_2021, DISPUTES)}
SIZES: Final = {2019: [(18, 5), (26, 10), (4, 15)], 2021: [(14, 4), (28, 10), (4, 15)]}

years: Final = pytest.mark.parametrize("year", FORMS)
languages: Final = pytest.mark.parametrize("language", ["zh", "en"])


def blank(year: int, language: Language = "zh") -> Document:
    """
    Return the blank form of a year, laid out.
    """
    return report_document(Report.of("某局", year), language)


def grids(document: Document) -> list[Grid]:
    """
    Return the tables of the form in a document, which are those with checks.
    """
    return [block for block in document.blocks if isinstance(block, Grid)]


class TestBlankForms:
    @years
    @pytest.mark.parametrize("table", [0, 1, 2], ids=["表二", "表三", "表四"])
    def test_every_line_is_as_printed(self, year: int, table: int) -> None:
        """
        Heads, labels, merged cells and gaps are those of the form, line by line.
        """
        grid = grids(blank(year))[table]

        assert [tuple((cell.text, cell.rowspan, cell.colspan) for cell in row) for row in grid.rows] == FORMS[year][table]

    @years
    def test_the_sizes_are_as_printed(self, year: int) -> None:
        """
        The grids have the rows and columns of the official files.
        """
        sizes = [(len(grid.rows), grid.columns) for grid in grids(blank(year))]

        assert sizes == SIZES[year]

    @years
    def test_six_sections_with_the_tables_under_theirs(self, year: int) -> None:
        """
        The sections are numbered and in order; tables 二, 三 and 四 stand under the headings of those numbers.
        """
        blocks = blank(year).blocks

        assert [block.text if isinstance(block, Heading) else type(block) for block in blocks] == [
            HEADINGS[0],
            HEADINGS[1],
            Grid,
            HEADINGS[2],
            Grid,
            HEADINGS[3],
            Grid,
            HEADINGS[4],
            HEADINGS[5],
        ]
        assert {block.level for block in blocks if isinstance(block, Heading)} == {1}

    @years
    def test_the_title_breaks_after_the_agency(self, year: int) -> None:
        """
        The title names the agency and the year.
        """
        document = blank(year)

        assert document.title == f"某局\n{year}年政府信息公开工作年度报告"
        assert (document.language, document.author, document.dated) == ("zh-CN", "某局", None)

    @years
    def test_kinds_of_cells(self, year: int) -> None:
        """
        Heads, labels and figures are told apart, so that a renderer may set them differently.
        """
        for grid, printed in zip(grids(blank(year)), FORMS[year], strict=True):
            for row, line in zip(grid.rows, printed, strict=True):
                labels = [text for text, _, _ in line if text]
                is_head = len(labels) == len(line)

                assert {cell.kind for cell in row if not cell.text} <= {CellKind.FIGURE}
                assert {cell.kind for cell in row if cell.text} == ({CellKind.HEAD} if is_head else {CellKind.STUB} if labels else set())

    @years
    def test_heads_repeat_where_the_table_has_one_head(self, year: int) -> None:
        """
        Tables 三 and 四 repeat their three rows of heads; table 二 has heads within and repeats none.
        """
        assert [grid.head_rows for grid in grids(blank(year))] == [0, 3, 3]

    def test_no_heads_repeat_below_a_caption(self) -> None:
        """
        A table of one part that has a caption across it repeats none: the caption stands above the heads.
        """
        report = Report.of("某局", 2021)
        table = report.template.table("disputes")
        part = evolve(table.parts[0], caption=Wording(zh="甲", en="a"))
        tables = (*report.template.tables[:2], evolve(table, parts=(part,)))

        grid = grids(report_document(evolve(report, template=evolve(report.template, tables=tables))))[2]

        assert grid.head_rows == 0
        assert [(cell.text, cell.colspan) for cell in grid.rows[0]] == [("甲", 15)]

    @years
    def test_a_unit_where_all_figures_share_it(self, year: int) -> None:
        """
        Tables 三 and 四 count cases; table 二 has more than one unit and names none.
        """
        assert [grid.unit for grid in grids(blank(year))] == ["", "件", "件"]

    @years
    def test_each_table_is_called_by_its_section(self, year: int) -> None:
        """
        For those who cannot see it, a table is called what its section is called.
        """
        assert [grid.caption for grid in grids(blank(year))] == [heading[2:] for heading in HEADINGS[1:4]]

    @years
    def test_widths_are_for_all_columns(self, year: int) -> None:
        """
        Each column has a relative width, and each table is as wide as the page.
        """
        for grid in grids(blank(year)):
            assert len(grid.widths) == grid.columns
            assert all(width > 0 for width in grid.widths)
            assert abs(sum(grid.widths) - 8844) <= 44

    @years
    def test_in_english_the_layout_is_the_same(self, year: int) -> None:
        """
        English changes words, never spans; no Chinese is left but where a term is quoted.
        """
        document = blank(year, "en")

        for chinese, english in zip(grids(blank(year)), grids(document), strict=True):
            shapes = [
                [[(cell.rowspan, cell.colspan, cell.kind, bool(cell.text)) for cell in row] for row in grid.rows]
                for grid in (chinese, english)
            ]

            assert shapes[0] == shapes[1]
            assert english.caption != chinese.caption
        assert document.language == "en"
        assert document.title == f"某局\nAnnual report on open government information, {year}"
        assert next(block for block in document.blocks if isinstance(block, Heading)).text == "1. Overview"


class TestChecks:
    @years
    def test_each_sum_of_the_form_can_be_checked(self, year: int) -> None:
        """
        The checks of a grid are the sums of the form, given as places: 7, 23 or 25, 7 in table 三, three in table 四, none in table 二.
        """
        counts = [len(grid.checks) for grid in grids(blank(year))]

        assert counts == [0, 7 + {2019: 23, 2021: 25}[year] + 7, 3]

    @years
    def test_the_places_are_those_of_the_cells(self, year: int) -> None:
        """
        Where the figures stand, and nowhere else, is what a check adds up.
        """
        report = Report.of("某局", year)
        template = report.template
        numbered = report.fill({cell: 10_000 + place for place, cell in enumerate(template.cells) if cell.table != "disclosure"})
        sums = [each for each in template.constraints if each.relation.sign.value == "="]

        checked = [
            tuple(tuple(int(grid.matrix()[row][column].text) - 10_000 for row, column in side) for side in (check.left, check.right))
            for grid in grids(report_document(numbered))
            for check in grid.checks
        ]

        expected = [tuple(tuple(map(template.place, side)) for side in (each.left, each.right)) for each in sums]
        assert sorted(checked) == sorted(expected)


class TestFilled:
    def test_figures_stand_as_they_were_written(self) -> None:
        """
        A figure is printed exactly as it was written, a gap as the gap it was.
        """
        report = Report.of("某局", 2020).fill(
            {
                "disclosure/licensing/items_change": "增13",
                "disclosure/procurement/spent": "110.55万元",
                "disclosure/rules/made": "22（其中修订16件）",
                "disclosure/rules/newly_public": "/",
                "disclosure/rules/public": "12²",
            }
        )

        matrix = grids(report_document(report))[0].matrix()

        assert [cell.text for cell in matrix[2]] == ["规章", "22（其中修订16件）", "/", "/", "12²"]
        assert [cell.text for cell in matrix[6]] == ["行政许可", "", "增13", "增13", ""]
        assert [cell.text for cell in matrix[17]] == ["政府集中采购", "", "", "110.55万元", "110.55万元"]

    def test_words_stand_in_their_sections(self) -> None:
        """
        Prose comes before the table of its section, and the preamble before everything.
        """
        report = Report.of("某局", 2021).write("preamble", "甲").write("applications", "乙").write("other", "丙")

        blocks = report_document(report).blocks

        assert blocks[0] == Paragraph("甲")
        assert blocks[blocks.index(Heading(HEADINGS[2])) + 1] == Paragraph("乙")
        assert isinstance(blocks[blocks.index(Heading(HEADINGS[2])) + 2], Grid)
        assert blocks[-1] == Paragraph("丙")

    @languages
    @given(reports())
    def test_nothing_is_lost(self, language: Language, report: Report) -> None:
        """
        Every figure stands once in its table, in the order of the form, and every word in its section.
        """
        blocks = list(report_document(report, language).blocks)

        texts = list[str]()
        assert tuple(blocks[: len(report.blocks("preamble"))]) == report.blocks("preamble")
        del blocks[: len(report.blocks("preamble"))]
        for section in report.template.sections:
            words = (Heading(report.template.heading(section, language)), *report.blocks(section))
            assert tuple(blocks[: len(words)]) == words
            del blocks[: len(words)]
            if any(table.section == section.id for table in report.template.tables):
                table = blocks.pop(0)
                assert isinstance(table, Grid)
                texts += [each.cell.text for each in table.placed() if each.cell.kind is CellKind.FIGURE]
        assert texts == [report.text(cell) for cell in report.template.cells]
        assert len(blocks) == (0 if report.published is None else 2)

    @given(reports())
    def test_who_signs_and_when(self, report: Report) -> None:
        """
        A published report ends with the agency and the day, in the way of the language; any other with its last section.
        """
        chinese, english = report_document(report), report_document(report, "en")

        assert chinese.dated == english.dated == report.published
        if day := report.published:
            name = Paragraph(report.agency.name, Role.CLOSING)
            assert chinese.blocks[-2:] == (name, Paragraph(f"{day.year}年{day.month}月{day.day}日", Role.CLOSING))
            assert english.blocks[-2:] == (name, Paragraph(day.isoformat(), Role.CLOSING))
        else:
            assert chinese.blocks[-1] == (report.blocks("other") or (Heading(HEADINGS[5]),))[-1]

    def test_an_empty_figure_is_an_empty_cell(self) -> None:
        """
        A gap prints nothing, never a zero.
        """
        report = Report.of("某局", 2021)

        texts = {cell.text for grid in grids(report_document(report)) for row in grid.rows for cell in row if cell.kind is CellKind.FIGURE}

        assert texts == {""}
        assert report[Cell("disclosure", "fees", "charged")] is Blank.EMPTY
