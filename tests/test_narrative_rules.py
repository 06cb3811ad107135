"""
The prose against the tables: numbers, sums, shares, growth and claims.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from govreport.agency import Agency
from govreport.cells import Cell
from govreport.figures import Blank
from govreport.publishing import load
from govreport.report import Report, Scope
from govreport.validation import Finding, Verdict, validate
from tests.strategies import balanced_reports

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
XIAN: Final = load(EXAMPLES / "xian-psb-2020.json")
PINGTAN: Final = {year: load(EXAMPLES / f"pingtan-{year}.json") for year in (2021, 2022)}


def found(report: Report, *lines: str, previous: Report | None = None, section: str = "overview") -> list[Finding]:
    """
    Return the findings on the prose of a report whose section says some lines.
    """
    said = evolve(report, prose=()).write("overview" if section == "overview" else "other", *lines)
    return list(validate(said, previous, only=["N"]).items)


def codes(findings: list[Finding]) -> list[str]:
    """
    Return the rules of findings.
    """
    return [each.rule.code for each in findings]


class TestFigure:
    def test_a_number_that_is_not_the_tables(self) -> None:
        """
        It is quoted with its sentence, its place, the number of the tables and their cells.
        """
        line = "本年情况良好。全年新收政府信息公开申请 78 件，办结67件。"
        (finding,) = found(XIAN, line)

        assert (finding.rule.code, finding.left, finding.right) == ("N-FIGURE", 78, 77)
        assert type(finding.left) is int
        assert finding.cells == (Cell("applications", "received", "total"),)
        assert finding.quoted is not None
        assert line[finding.quoted.start : finding.quoted.end] == "78 件"
        assert finding.message() == (
            "“一、总体情况”：本年新收申请，正文为 78，表中为 77（“全年新收政府信息公开申请 【78 件】，办结67件。”）。"
        )

    @pytest.mark.parametrize(
        "line",
        [
            "全年新收政府信息公开申请77件，上年结转4件，办结67件，结转下年度14件。",
            "收到政府信息公开申请77件。",
            "收到政府信息公开申请81件。",  # with those carried in
            "共办理政府信息公开申请81件。",
            "办结67件申请，其中予以公开22件、部分公开1件、不予公开4件、无法提供21件、不予处理3件、其他处理16件。",
            "答复政府信息公开申请51件。",  # 不予处理 and 其他处理 are no answers
            "予以公开和部分公开23件。",
            "行政规范性文件制发3件。",
            "因政府信息公开被提起行政复议0件，上年结转行政复议1件。其中，结果维持1件。",
            "因政府信息公开被提起行政诉讼1件，其中，其它结果1件。",
            "自然人申请73件，法人或其他组织申请4件，合计收到77件。",
            "作出行政处罚决定818.76万件。",
        ],
    )
    def test_what_can_be_read_so_that_it_agrees(self, line: str) -> None:
        """
        Offices count 收到 with and without what was carried in, and answers with and without 不予处理 and 其他处理.
        """
        assert found(XIAN, line) == []

    def test_each_line_is_its_own_place(self) -> None:
        """
        A finding says in which line of which section it is; the section of applications needs no word for them.
        """
        report = evolve(XIAN, prose=()).write("applications", "说明如下。", "办结66件。")

        (finding,) = validate(report, only=["N"]).items

        assert finding.quoted is not None
        assert (finding.section, finding.quoted.line, finding.quoted.start) == ("applications", 1, 2)

    def test_round_numbers_agree_as_finely_as_they_are_said(self) -> None:
        """
        818.8万 agrees with 8,187,550 and with nothing a thousand further.
        """
        assert found(XIAN, "作出行政处罚决定818.8万件。") == []
        assert codes(found(XIAN, "作出行政处罚决定818.9万件。")) == ["N-FIGURE"]

    @given(report=balanced_reports(), by=st.integers(1, 50))
    def test_what_the_tables_say_agrees_and_nothing_else_does(self, report: Report, by: int) -> None:
        """
        Prose made of the tables' own figures has no finding; one number altered has one.
        """
        carried = report[Cell("applications", "carried_out", "total")]
        assert isinstance(carried, int)

        assert found(report, f"结转下年度继续办理的政府信息公开申请{carried}件。") == []
        assert codes(found(report, f"结转下年度继续办理的政府信息公开申请{carried + by}件。")) == ["N-FIGURE"]

    def test_a_blank_decides_nothing(self) -> None:
        """
        Numbers whose cells are blank are counted as undetermined, once for all.
        """
        blank = XIAN.fill({cell: Blank.EMPTY for cell in XIAN.template.cells if cell.row in {"received", "carried_out"}})

        (finding,) = found(blank, "新收政府信息公开申请78件，结转下年度15件。")

        assert finding.verdict is Verdict.UNDETERMINED
        assert "2 处数字" in finding.message()

    def test_a_sums_own_offices(self) -> None:
        """
        In the report of a whole area, a sentence on 本级 is on part of it.
        """
        whole = evolve(XIAN, scope=Scope.AGGREGATE)
        government = evolve(XIAN, agency=Agency("某区人民政府"))

        assert found(whole, "市本级收到政府信息公开申请12件。") == []
        assert found(government, "区政府办代表区政府受理政府信息公开申请17件。") == []
        assert codes(found(government, "市本级情况良好。收到政府信息公开申请17件。")) == ["N-FIGURE"]
        assert codes(found(government, "收到政府信息公开申请17件，不含街道。")) == ["N-FIGURE"]
        assert codes(found(XIAN, "市本级收到政府信息公开申请12件。")) == ["N-FIGURE"]


class TestSum:
    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("收到申请77件，其中自然人70件，法人或其他组织4件。", "70＋4"),
            ("行政复议1件，其中结果维持1件、结果纠正1件。", "1＋1"),
            ("受理信件27封、邮件65封，合计93封。", "27＋65"),
            ("受理信件27封、邮件65封，总计93封。", "27＋65"),
            ("接待2人、受理信件27封、邮件65封，共计93封。", "27＋65"),
        ],
    )
    def test_parts_that_do_not_add_up(self, line: str, said: str) -> None:
        """
        All parts of a whole, parts that are more than it, and lists with their sum.
        """
        sums = [each for each in found(XIAN, line) if each.rule.code == "N-SUM"]

        assert len(sums) == 1
        assert said in sums[0].message()

    def test_the_message_has_all_numbers(self) -> None:
        """
        The parts, what they add up to, and what the sentence says.
        """
        (split,) = [each for each in found(XIAN, "收到申请77件，其中自然人73件，法人或其他组织3件。") if each.rule.code == "N-SUM"]
        (listed,) = found(XIAN, "来信3封、来电4封，合计8封。")

        assert "：73＋3 之和为 76，正文合计为 77（" in split.message()
        assert "：3＋4 之和为 7，正文合计为 8（" in listed.message()

    def test_each_sentence_has_its_own_parts(self) -> None:
        """
        Parts belong to the whole of their sentence, and a list is found in any line.
        """
        lines = ("一切正常。", "收到申请77件。收到申请77件，其中自然人73件，法人或其他组织3件。", "来信3封、来电4封，合计8封。")

        sums = [each for each in found(XIAN, *lines) if each.rule.code == "N-SUM"]

        assert [(each.quoted.line, each.quoted.start) for each in sums if each.quoted] == [(1, 12), (2, 12)]

    @pytest.mark.parametrize(
        "line",
        [
            "收到申请77件，其中自然人73件，法人或其他组织4件。",
            "办结67件，其中予以公开22件、不予公开4件。",  # not all are named
            "受理信件27封、邮件65封，合计92封。",
            "受理信件27封、邮件65封，合计约95封。",
            "受理信件27封，合计92封。",
            "发布信息2257条，其中动态1条、公告2107条、解读149条。",
        ],
    )
    def test_parts_that_may_be_some(self, line: str) -> None:
        """
        What adds up, and parts that need not be all.
        """
        assert "N-SUM" not in codes(found(XIAN, line))


class TestShare:
    def test_shares_as_they_are_printed(self) -> None:
        """
        西安市公安局 2020: two of 77 are 2.60 %, rounded; 2.59 % is cut; 2.70 % is neither.
        """
        line = "收到政府信息公开申请77件。其中信函申请2件，占比{share}%，网上申请75件，占比97.40%。"

        assert found(XIAN, line.format(share="2.60")) == []
        assert found(XIAN, line.format(share="2.59")) == []
        (wrong,) = found(XIAN, line.format(share="2.70"))
        assert wrong.rule.code == "N-SHARE"
        assert "2 占 77 的 2.60%" in wrong.message()
        (second,) = found(XIAN, "全部办结。", line.format(share="2.7"))
        assert second.quoted is not None
        assert second.quoted.line == 1
        assert found(XIAN, "受理申请约77件，其中信函申请约2件，占比5％。") == []

    @pytest.mark.parametrize(
        "line",
        [
            "发布信息1条，占100%。",
            "答复率100%，满意率占98%。",
            "发布信息20条，占全省总量的5%。",
            "公开率占比提高到95%。",
            "受理77件，答复率占100%。",
        ],
    )
    def test_shares_of_something_else(self, line: str) -> None:
        """
        A share of what is not said in the line is left alone.
        """
        assert "N-SHARE" not in codes(found(XIAN, line))


class TestGrowth:
    def test_a_rate_that_does_not_follow(self) -> None:
        """
        70 applications became 74: 5.7 %, not 5.2 %.
        """
        before, after = PINGTAN[2021], PINGTAN[2022]

        assert found(after, "新收申请74件，同比增长5.7%。", previous=before) == []
        assert found(after, "新收申请74件，比上年增加4件。", previous=before) == []
        (wrong,) = found(after, "新收申请74件，同比增长5.2%。", previous=before)
        assert wrong.rule.code == "N-GROWTH"
        assert "由 70 变为 74，增长率为 5.7%，正文为 5.2%" in wrong.message()

    def test_a_decrease_is_no_increase(self) -> None:
        """
        The direction counts.
        """
        assert codes(found(PINGTAN[2022], "新收申请74件，同比下降5.7%。", previous=PINGTAN[2021])) == ["N-GROWTH"]

    def test_growth_of_part_of_a_whole_is_left_alone(self) -> None:
        """
        What one office of a government grew by is not what all of them did.
        """
        reports = [evolve(PINGTAN[year], agency=Agency("某区人民政府")) for year in (2021, 2022)]
        line = "区政府办代表区政府受理申请17件，同比增长55.0%；"

        assert found(reports[1], line, previous=reports[0]) == []
        assert codes(found(PINGTAN[2022], line, previous=PINGTAN[2021])) == ["N-GROWTH", "N-FIGURE"]

    def test_a_difference_is_exact(self) -> None:
        """
        Four more are not five more.
        """
        (wrong,) = found(PINGTAN[2022], "新收申请74件，比上年增加5件。", previous=PINGTAN[2021])

        assert "由 70 变为 74，相差 4，正文为 5件" in wrong.message()

    def test_without_last_year_it_is_skipped(self) -> None:
        """
        The skipped rule says why.
        """
        skipped = {each.rule.code: each.reason.zh for each in validate(PINGTAN[2022], only=["N"]).skipped}

        assert skipped["N-GROWTH"] == "未提供上年报告"


class TestClaim:
    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ("本年度未收到政府信息公开申请。", "正文称没有，表中为 77"),
            ("没有因政府信息公开引发的行政复议。", "正文称没有，表中为 1"),
            ("行政诉讼1件，均获维持。", "行政诉讼总计为 1，行政诉讼结果维持为 0，并非全部"),
            ("办结政府信息公开申请67件，均已予以公开。", "办结申请为 67，予以公开为 22，并非全部"),
        ],
    )
    def test_claims_that_the_tables_deny(self, line: str, words: str) -> None:
        """
        西安市公安局 2020 has 77 applications, one review upheld, and one lawsuit with another result.
        """
        (finding,) = found(XIAN, line)

        assert finding.rule.code == "N-CLAIM"
        assert words in finding.message()
        assert finding.cells
        assert finding.left is not None
        assert finding.right is not None
        assert finding.left < finding.right
        assert finding.left in {0, 22}

    @pytest.mark.parametrize("line", ["行政复议1件，均获维持。", "无政府信息公开信息处理费，未收取费用。", "未发生未按时答复的情况。"])
    def test_claims_that_hold_or_are_of_nothing_in_the_tables(self, line: str) -> None:
        """
        信息处理费 is in no table.
        """
        assert found(XIAN, line) == []


def test_what_ran_is_counted_under_its_own_rule() -> None:
    """
    Each rule on prose is there once.
    """
    ran = validate(PINGTAN[2022], PINGTAN[2021], only=["N"]).ran

    assert [each.rule.code for each in ran] == ["N-FIGURE", "N-SUM", "N-SHARE", "N-GROWTH", "N-CLAIM"]


def test_what_holds_is_counted() -> None:
    """
    Four numbers, one sum, one share, one growth and two claims hold.
    """
    lines = (
        "新收申请74件，同比增长5.7%，其中自然人74件，法人或其他组织0件。",
        "收到申请75件，其中信函申请3件，占比4%。",
        "没有因政府信息公开发生的行政诉讼。",
        "行政复议1件，均获维持。",
    )
    cells = {Cell("disputes", "cases", f"review.{column}"): 1 for column in ("upheld", "total")}
    zeros = dict.fromkeys(PINGTAN[2022].template.table("disputes").cells(), 0)
    report = PINGTAN[2022].fill({**zeros, **cells})
    applicants = {Cell("applications", "received", column): 0 for column in ("legal.business", "legal.research", "legal.welfare")}
    applicants |= {Cell("applications", "received", column): 0 for column in ("legal.law", "legal.other")}
    applicants |= {Cell("applications", "received", "natural"): 74}

    report = evolve(report.fill(applicants), prose=()).write("overview", *lines)
    findings = validate(report, PINGTAN[2021], only=["N"])

    assert findings.items == ()
    assert [(each.rule.code, each.holds) for each in findings.ran] == [
        ("N-FIGURE", 5),
        ("N-SUM", 1),
        ("N-SHARE", 1),
        ("N-GROWTH", 1),
        ("N-CLAIM", 2),
    ]


class TestPublished:
    def test_pingtan_2022(self) -> None:
        """
        平潭 2022 has 74 new applications and one carried in: 75 are received in all, and not new.
        """
        assert found(PINGTAN[2022], "全年共收到政府信息公开申请75件。") == []
        (finding,) = found(PINGTAN[2022], "全年新收政府信息公开申请75件。")
        assert (finding.left, finding.right) == (75, 74)

    def test_shanghai_2019(self) -> None:
        """
        上海市人民政府办公厅 2019: 258 granted or partly granted in the prose, 275 in the table; 复议、诉讼 not all upheld.
        """
        cells: dict[Cell, int] = {}
        for row, figure in (("outcome.granted", 261), ("outcome.partial", 14), ("outcome.total", 767)):
            cells[Cell("applications", row, "total")] = figure
        for column, figure in (("review.upheld", 5), ("review.pending", 2), ("review.total", 7)):
            cells[Cell("disputes", "cases", column)] = figure
        for column, figure in (("litigation.direct.upheld", 8), ("litigation.direct.pending", 1), ("litigation.direct.total", 9)):
            cells[Cell("disputes", "cases", column)] = figure
        report = Report.of("某市人民政府办公厅", 2019).fill(cells)

        findings = found(report, "予以公开及部分公开258件。", "被申请行政复议7件、提起行政诉讼9件，均获维持。")

        told = [(each.rule.code, each.left, each.right) for each in findings if each.verdict is Verdict.VIOLATED]
        assert told == [("N-FIGURE", 258, 275), ("N-CLAIM", 5, 7), ("N-CLAIM", 8, 9)]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_message_is_whole(lang: str) -> None:
    """
    No place of a sentence is left unfilled, in either language.
    """
    say: Callable[[Finding], str] = lambda each: each.message(lang)  # type: ignore[arg-type] # both are languages  # noqa: E731
    lines = ("新收申请78件，其中自然人70件，法人或其他组织4件。", "信函申请2件，占比2.70%。", "未收到申请。", "行政诉讼1件，均获维持。")

    said = [say(each) for each in found(XIAN, *lines)]

    assert said
    assert not any("{" in each for each in said)
