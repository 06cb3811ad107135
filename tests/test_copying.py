"""
Sections taken over from last year's report: where the rule speaks, and where it is silent.
"""

from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.addresses import SectionName
from govreport.document import Grid, GridCell, Heading
from govreport.publishing import load
from govreport.report import Report
from govreport.validation import BlankPolicy, Finding, Skipped
from govreport.validation.case import Case, Result
from govreport.validation.copying import C_COPY, check_copies

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
PINGTAN: Final = [load(EXAMPLES / f"pingtan-{year}.json") for year in (2020, 2021, 2022)]

#: Ten clauses of ten characters.
TEN: Final = (
    "窗口人员轮换较为频繁，业务衔接偶有断档；部分科室报送偏晚一些，栏目更新赶不上要求。解读材料仍以文字为主，图表视频所占比例偏低。"
    "来年安排专人统筹协调，按月通报各科室的进度，逢季复盘答复中的疏漏，并请群众代表评议成效。"
)
OVERVIEW: Final = (
    "2022年，本镇主动公开信息312条，比上年增加5.2%，点击增长8%，累计3万余次，其中规范性文件3件、政策解读12篇。",
    "全年收到申请八件，均在二十个工作日内答复；接待来访群众1,024人次，发放指南两批。",
    "村务公开栏逐村更新，安装查询终端6台（套），便民服务中心设立资料架，截至12月31日共补充资料40份。",
)


def two_years(section: SectionName, before: str, now: str, year: int = 2023) -> Case:
    """
    Return a case of one section in two years.
    """
    previous, report = (Report.of("某镇人民政府", each).write(section, words) for each, words in ((year - 1, before), (year, now)))
    return Case(report, previous, BlankPolicy.LENIENT)


def tried(case: Case) -> Result:
    """
    Return what comes of trying the rule.
    """
    result = check_copies(case)
    assert isinstance(result, Result)
    return result


def percents(section: SectionName, before: str, now: str) -> list[object]:
    """
    Return how much of a section is said to be a copy, nothing if it is none.
    """
    return [dict(each.facts)["percent"] for each in tried(two_years(section, before, now)).findings]


def reworded(words: str, clauses: int) -> str:
    """
    Return ten clauses of which some are about something else altogether.
    """
    others = ("乡镇广播站播出要闻", "养老服务点张贴价目", "集市管理员收集意见", "水库巡查员公示电话", "校车线路图放在门口")
    for old, new in zip(words.replace("；", "，").replace("。", "，").split("，")[:clauses], others, strict=False):
        words = words.replace(old, new)
    return words


class TestCopies:
    def test_new_numbers_in_old_sentences(self) -> None:
        """
        What differs in its numbers, dates and years alone is a copy, all of it.
        """
        new = (
            "2023年，本镇主动公开信息1,290条，比上年增加百分之十七，点击增长百分之九，累计8920次，其中规范性文件11件、政策解读9篇。\n"
            "全年收到申请12件，均在二十个工作日内答复；接待来访群众八百九十人次，发放指南三批。\n"
            "村务公开栏逐村更新，安装查询终端十台（套），便民服务中心设立资料架，截至2023年12月30日共补充资料７份。"
        )

        (finding,) = tried(two_years("overview", "\n".join(OVERVIEW), new)).findings

        assert (finding.rule, finding.severity.value, finding.section, finding.cells) == (C_COPY, "warning", "overview", ())
        assert finding.message() == "“一、总体情况”除数字、日期外，与上年报告相同的文字占 100%（内容雷同）。"
        assert finding.message("en") == "'1. Overview' is 100% the same as last year's but for numbers and dates."

    def test_paragraphs_in_another_order(self) -> None:
        """
        What was moved about is a copy all the same.
        """
        assert percents("overview", "\n".join(OVERVIEW), "\n".join(OVERVIEW[::-1])) == [100]

    def test_other_signs_and_spaces(self) -> None:
        """
        Punctuation, spaces and width are no new words.
        """
        assert percents("problems", TEN, TEN.replace("，", ", ").replace("。", "；\n")) == [100]

    def test_under_headings(self) -> None:
        """
        Sub-headings are words of the section; a local table has none.
        """
        previous = Report.of("某镇人民政府", 2022).write("overview", Heading("（一）主动公开", 2), TEN)
        report = Report.of("某镇人民政府", 2023).write("overview", Heading("（一）主动公开", 2), Grid(rows=((GridCell("甲"),),)), TEN)

        assert len(tried(Case(report, previous, BlankPolicy.LENIENT)).findings) == 1

    def test_over_the_change_of_form(self) -> None:
        """
        Sections of both forms answer to each other by their ids.
        """
        assert len(tried(two_years("problems", TEN, TEN, year=2021)).findings) == 1

    def test_each_section_for_itself(self) -> None:
        """
        A copy beside a new section is one finding, and the other section holds.
        """
        previous = Report.of("某镇人民政府", 2022).write("overview", *OVERVIEW).write("problems", TEN)
        report = Report.of("某镇人民政府", 2023).write("overview", reworded(TEN, 5)).write("problems", TEN)

        result = tried(Case(report, previous, BlankPolicy.LENIENT))

        assert (result.holds, [each.section for each in result.findings]) == (1, ["problems"])


class TestHowMuch:
    @pytest.mark.parametrize(("clauses", "expected"), [(0, [100]), (1, [90]), (2, []), (5, [])])
    def test_clauses_that_are_new(self, clauses: int, expected: list[int]) -> None:
        """
        One new clause in ten leaves a copy; two in ten make it a section of its own.
        """
        assert percents("problems", TEN, reworded(TEN, clauses)) == expected

    def test_a_word_changed_in_every_clause(self) -> None:
        """
        Clauses with a new word each are compared by their characters.
        """
        once = TEN.replace("较为", "比较").replace("偏晚", "较迟").replace("来年", "明年").replace("按月", "每月")

        assert percents("problems", TEN, once) == [94]
        assert percents("problems", TEN, once.replace("窗口", "各个办事窗口").replace("评议", "评议今年的")) == [91]

    def test_long_sections(self) -> None:
        """
        A section of thousands of characters, changed a little everywhere, is seen to be a copy as well.
        """
        before = "".join(
            f"第{chr(0x4E00 + 7 * each)}村制作了{chr(0x5E00 + 11 * each)}色宣传栏并请老师傅讲解办事流程，" for each in range(200)
        )
        now = before.replace("并请老师傅", "且请老师傅")

        (percent,) = percents("overview", before, now)

        assert percent == 95

    def test_a_sentence_put_in(self) -> None:
        """
        Of a section that took over all and added as much again, half is the same.
        """
        assert percents("problems", TEN, TEN + reworded(TEN, 5) + "。".join(OVERVIEW)) == []

    def test_long_enough(self) -> None:
        """
        A section is compared from eighty characters on, signs apart; a shorter one is not even counted.
        """
        words = TEN.replace("，", "").replace("。", "").replace("；", "")

        assert len(percents("problems", words[:80], words[:80])) == 1
        assert tried(two_years("problems", words[:79], words[:79])) == Result(C_COPY, 0, ())


class TestNoCopies:
    @pytest.mark.parametrize(
        "words",
        [
            "无",
            "无其他需要报告的事项。",
            "本年度，本机关无其他需要报告的事项。" * 8,
            "本年度没有产生政府信息公开信息处理费。" * 8,
            "本机关依申请提供政府信息，未向申请人收取任何费用。" * 8,
            "本年度没有因提供政府信息向申请人收费。" * 8,
            (
                "依据《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）规定的按件、按量收费标准，"
                "2023年本机关发出收费通知0件，总金额0元，实际收取信息处理费0元。除上述内容外，本机关没有其他需要报告的事项。"
            ),
        ],
    )
    def test_formulas(self, words: str) -> None:
        """
        What has to be said in the same words every year is no copy.
        """
        assert tried(two_years("other", words, words)) == Result(C_COPY, 0, ())

    def test_the_opening(self) -> None:
        """
        The words before section 一 are the same everywhere.
        """
        opening = "根据《中华人民共和国政府信息公开条例》第五十条的规定编制本报告，全文由六个部分组成，所列数据的统计期限为全年。" * 3

        assert tried(two_years("preamble", opening, opening)) == Result(C_COPY, 0, ())

    @pytest.mark.parametrize("section", ["disclosure", "applications", "disputes"])
    def test_tables_in_words(self, section: SectionName) -> None:
        """
        Beside a table, sentences of numbers say the table again, however long they are.
        """
        words = (
            "2023年，本机关新收政府信息公开申请12件，上年结转1件，予以公开5件，部分公开2件，不予公开3件，无法提供1件，其他处理1件，结转下年度0件。"
            "申请人中自然人10件，法人或其他组织2件；以信函方式提出7件，以网络方式提出5件；被申请行政复议1件，被提起行政诉讼0件，结果维持1件。"
        )

        assert tried(two_years(section, words * 2, words * 2)) == Result(C_COPY, 0, ())

    @pytest.mark.parametrize("section", ["disclosure", "applications", "disputes"])
    def test_words_beside_tables(self, section: SectionName) -> None:
        """
        Other sentences beside a table are a copy from a hundred and twenty characters on.
        """
        words = (TEN * 2).replace("，", "").replace("。", "").replace("；", "")

        assert percents(section, words[:119], words[:119]) == []
        assert percents(section, words[:120], words[:120]) == [100]

    def test_a_new_section(self) -> None:
        """
        A section that said nothing last year cannot be a copy.
        """
        case = two_years("problems", TEN, TEN)

        assert tried(Case(case.report.write("overview", TEN), case.previous, BlankPolicy.LENIENT)).holds == 0

    def test_the_examples(self) -> None:
        """
        平潭's three years, in words of our own that repeat a sentence or two, are no copies.
        """
        for previous, report in pairwise(PINGTAN):
            assert tried(Case(report, previous, BlankPolicy.LENIENT)).findings == ()


class TestSkipped:
    def test_no_year_before(self) -> None:
        """
        Without last year's report the rule is skipped, and says so.
        """
        skipped = check_copies(Case(PINGTAN[1], None, BlankPolicy.LENIENT))

        assert isinstance(skipped, Skipped)
        assert (skipped.rule, skipped.reason.zh) == (C_COPY, "未提供上年报告")

    @pytest.mark.parametrize("year", [2021, 2022])
    def test_figures_alone(self, year: int) -> None:
        """
        Where either report has figures alone there is nothing to compare.
        """
        previous, report = (
            Report.of("某局", each) if each == year else Report.of("某局", each).write("problems", TEN) for each in (2021, 2022)
        )

        skipped = check_copies(Case(report, previous, BlankPolicy.LENIENT))

        assert isinstance(skipped, Skipped)
        assert skipped.reason.zh == "两年的报告中有一年没有文字"


class TestLaws:
    @given(st.lists(st.integers(0, 99_999), min_size=8, max_size=8), st.integers(2000, 2099))
    def test_whatever_the_numbers(self, numbers: list[int], year: int) -> None:
        """
        Whatever numbers and years stand in the same sentences, they are the same.
        """
        said = "{}年，本镇公开{}条，答复申请{}件，同比增长{}%，接待{}余人次，补充资料{}份，举办讲座{}场，参与居民{}人，回收{}张意见表，所提建议逐条回应并在公告栏张贴。"

        assert percents("overview", said.format(2022, *range(1, 9)) * 2, said.format(year, *numbers) * 2) == [100]

    @given(st.text(max_size=300), st.text(max_size=300))
    def test_any_words(self, before: str, now: str) -> None:
        """
        Any two texts can be compared; a copy is from ninety to a hundred percent the same, and no word of it is quoted.
        """
        findings: tuple[Finding, ...] = tried(two_years("overview", before + TEN, now + TEN)).findings

        assert all(90 <= int(str(dict(each.facts)["percent"])) <= 100 for each in findings)
        assert all(TEN[:10] not in each.message() for each in findings)

    @given(st.text(max_size=2_000))
    def test_a_section_is_the_same_as_itself(self, words: str) -> None:
        """
        Whatever it says beside, a section that was not touched is the same in all.
        """
        assert percents("overview", TEN + words, TEN + words) == [100]
