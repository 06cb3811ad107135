"""
Figures out of all proportion to last year's: where the rule speaks, and where it is silent.
"""

from decimal import Decimal, localcontext
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from govreport.cells import Cell
from govreport.entries import Entry
from govreport.figures import Kind
from govreport.publishing import load
from govreport.report import Report
from govreport.templates import load_template
from govreport.validation import BlankPolicy, Finding, Skipped
from govreport.validation.case import Case, Result
from govreport.validation.jumps import C_JUMP, check_jumps
from tests.strategies import balanced_reports, reports

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
XIAN: Final = {year: load(EXAMPLES / f"xian-psb-{year}.json") for year in (2019, 2020)}
PINGTAN: Final = {year: load(EXAMPLES / f"pingtan-{year}.json") for year in (2020, 2021, 2022)}
OLDER, NEWER = map(load_template, ("cn-2019", "cn-2021"))
LICENCES: Final = Cell("disclosure", "licensing", "decisions")


def tried(report: Report, previous: Report) -> Result:
    """
    Return what comes of trying the rule on two years.
    """
    result = check_jumps(Case(report, previous, BlankPolicy.LENIENT))
    assert isinstance(result, Result)
    return result


def jumped(report: Report, previous: Report) -> list[Cell]:
    """
    Return the cells that are said to have jumped.
    """
    return [cell for each in tried(report, previous).findings for cell in each.cells]


def two_years(cell: Cell, before: Entry, after: Entry) -> tuple[Report, Report]:
    """
    Return a report and the one of the year before, with one figure each.
    """
    return Report.of("某局", 2023).fill({cell: after}), Report.of("某局", 2022).fill({cell: before})


class TestRealYears:
    def test_within_the_form_of_2021(self) -> None:
        """
        平潭 2022 after 2021: two figures are worth a look, each with both numbers.
        """
        result = tried(PINGTAN[2022], PINGTAN[2021])

        assert result.holds == 36
        assert [each.message() for each in result.findings] == [
            "表二“行政规范性文件·本年废止件数”：上年为 3，本年为 55，变化较大。",
            "表二“行政强制·本年处理决定数量”：上年为 42，本年为 0，变化较大。",
        ]
        assert result.findings[1].message("en") == ("Table 2, 'Administrative coercion · Decisions this year': 42 last year, 0 this year.")

    def test_over_the_change_of_form(self) -> None:
        """
        平潭 2021 after 2020: licences are in both forms; what was public in 2020 is not held against what is in force.
        """
        result = tried(PINGTAN[2021], PINGTAN[2020])

        assert [each.cells for each in result.findings] == [(LICENCES,)]
        assert result.holds == 29

    def test_an_ordinary_year(self) -> None:
        """
        西安市公安局 2020 after 2019: nothing.
        """
        assert tried(XIAN[2020], XIAN[2019]) == Result(C_JUMP, 43, ())

    def test_it_is_worth_knowing_and_no_more(self) -> None:
        """
        A jump says nothing wrong: it is information, with no sides that should be equal.
        """
        (first, *_) = tried(PINGTAN[2022], PINGTAN[2021]).findings

        assert (first.severity.value, first.left, first.right) == ("info", None, None)


class TestHowMuch:
    @pytest.mark.parametrize(
        ("before", "after", "jumps"),
        [
            (0, 29, False),
            (0, 30, True),
            (30, 0, True),
            (29, 0, False),
            (7, 36, False),  # five times, and 29 more
            (7, 37, True),
            (8, 39, False),  # 31 more, and less than five times
            (8, 40, True),
            (40, 8, True),
            (39, 8, False),
            (100, 499, False),
            (100, 500, True),
            (10_000, 2_000, True),
            (10_000, 2_001, False),
            (0, 0, False),
        ],
    )
    def test_five_times_and_thirty(self, before: int, after: int, jumps: bool) -> None:  # noqa: FBT001 - what is expected
        """
        Five times or a fifth, and at least 30 apart; both limits are within.
        """
        assert bool(jumped(*two_years(LICENCES, before, after))) is jumps

    @pytest.mark.parametrize(("after", "jumps"), [("40.5", True), ("40.499999", False)])
    def test_amounts_are_exact(self, after: str, jumps: bool) -> None:  # noqa: FBT001 - what is expected
        """
        An amount is compared to its last decimal, whatever the caller's own decimals are.
        """
        report, previous = two_years(Cell("disclosure", "fees", "charged"), Decimal("8.1"), Decimal(after))

        with localcontext(prec=2):
            found = jumped(report, previous)

        assert bool(found) is jumps

    def test_a_sum_in_yuan(self) -> None:
        """
        What the form leaves the unit of to the cell is said with its unit.
        """
        cell = Cell("disclosure", "procurement", "spent")

        (finding,) = tried(XIAN[2020].fill({cell: "3元"}), XIAN[2019].fill({cell: "110.55万元"})).findings

        assert finding.message() == "表二“政府集中采购·采购总金额”：上年为 1105500元，本年为 3元，变化较大。"


class TestWhere:
    def test_of_applicants_the_total(self) -> None:
        """
        A row of table three is one finding, of its total: the applicants are in it.
        """
        cells = [Cell("applications", "received", column) for column in ("natural", "legal.other", "total")]
        previous = Report.of("某局", 2022).fill(dict.fromkeys(cells, 0))
        report = Report.of("某局", 2023).fill(dict(zip(cells, (50, 50, 100), strict=True)))

        assert jumped(report, previous) == [cells[2]]

    def test_of_disputes_the_three_totals(self) -> None:
        """
        The row of table four has three totals, of review and of both kinds of suits.
        """
        cells = [cell for cell in NEWER.cells if cell.table == "disputes"]
        previous, report = Report.of("某局", 2022).fill(dict.fromkeys(cells, 1)), Report.of("某局", 2023).fill(dict.fromkeys(cells, 99))

        assert [cell.column for cell in jumped(report, previous)] == [
            "review.total",
            "litigation.direct.total",
            "litigation.after_review.total",
        ]

    def test_of_table_two_every_figure(self) -> None:
        """
        A row without a total is looked at figure by figure.
        """
        cells = [cell for cell in NEWER.cells if cell.table == "disclosure"]
        previous, report = Report.of("某局", 2022).fill(dict.fromkeys(cells, 0)), Report.of("某局", 2023).fill(dict.fromkeys(cells, 99))

        assert jumped(report, previous) == cells

    def test_a_change_may_be_anything(self) -> None:
        """
        本年增/减 is a difference already: that it differs from last year's says nothing.
        """
        cell = Cell("disclosure", "licensing", "items_change")

        assert jumped(XIAN[2020].fill({cell: 400}), XIAN[2019].fill({cell: -1})) == []
        assert jumped(XIAN[2020].fill({cell: 400}), XIAN[2019].fill({cell: 1})) == []

    def test_a_row_that_was_split(self) -> None:
        """
        （六）其他处理 of 2020 is three rows in 2021: none of them is held against it.
        """
        previous = Report.of("某局", 2020).fill({"applications/outcome.other/total": 500})
        rows = [f"outcome.other.{row}" for row in ("not_corrected", "fee_unpaid", "other")]
        report = Report.of("某局", 2021).fill({Cell("applications", row, "total"): 2 for row in rows})

        assert tried(report, previous) == Result(C_JUMP, 0, ())


class TestGaps:
    @pytest.mark.parametrize("gap", ["", "/", "—", "无", "约500", "五百"])
    def test_no_number_jumps_nowhere(self, gap: str) -> None:
        """
        A blank or text in either year is no zero, and is not counted as tried.
        """
        assert tried(*two_years(LICENCES, gap, 500)) == Result(C_JUMP, 0, ())
        assert tried(*two_years(LICENCES, 500, gap)) == Result(C_JUMP, 0, ())

    def test_less_than_zero(self) -> None:
        """
        A count below zero is another rule's matter, in either year.
        """
        assert jumped(*two_years(LICENCES, -50, 500)) == []
        assert jumped(*two_years(LICENCES, 500, -50)) == []

    def test_no_year_before(self) -> None:
        """
        Without last year's report the rule is skipped, and says so.
        """
        skipped = check_jumps(Case(PINGTAN[2022], None, BlankPolicy.LENIENT))

        assert isinstance(skipped, Skipped)
        assert (skipped.rule, skipped.reason.zh) == (C_JUMP, "未提供上年报告")

    def test_forms_without_a_bridge(self) -> None:
        """
        Forms of which neither supersedes the other are not held against each other, and the reason says so.
        """
        template = evolve(NEWER, id="xx-2021", supersedes="", bridges=())

        skipped = check_jumps(Case(Report.of("某局", 2022, template=template), PINGTAN[2021], BlankPolicy.LENIENT))

        assert isinstance(skipped, Skipped)
        assert skipped.reason.zh == "两年的表格格式没有衔接关系"


class TestLaws:
    @given(balanced_reports(NEWER), balanced_reports(NEWER))
    def test_exactly_the_jumps(self, report: Report, previous: Report) -> None:
        """
        Whatever two full years say: of totals and of table two, exactly those figures are found that jumped, in the order of the form.
        """
        expected = list[Cell]()
        for cell in NEWER.cells:
            before, after = (int(figure * 10**6) for figure in (previous[cell], report[cell]) if isinstance(figure, int | Decimal))
            less, more = min(before, after), max(before, after)
            if cell.table == "disclosure" or cell.column.endswith("total"):
                expected += [cell] * (less >= 0 and more >= 5 * less and more - less >= 30 * 10**6)

        assert jumped(report, previous) == expected

    @given(st.data())
    def test_up_or_down(self, data: st.DataObject) -> None:
        """
        Within a form what jumps up from one year to the other jumps down from the other to the one, and nothing jumps from itself.
        """
        one, other = data.draw(reports(OLDER)), data.draw(reports(OLDER))

        assert jumped(one, other) == jumped(other, one)
        assert jumped(one, one) == []

    @given(reports(NEWER), reports(OLDER))
    def test_every_jump_can_be_said(self, report: Report, previous: Report) -> None:
        """
        Over the change of form, whatever stands in the cells, every finding is a sentence of two numbers, and no change is among them.
        """
        findings: tuple[Finding, ...] = tried(report, previous).findings

        for each in findings:
            facts = dict(each.facts)
            assert f"{facts['before']} last year, {facts['after']} this year" in each.message("en")
            assert NEWER.measure(NEWER.place(each.cells[0])).kind is not Kind.CHANGE
