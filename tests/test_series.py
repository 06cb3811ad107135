"""
Years in a row: points, steps, the break of the form, gaps, and what is carried over.
"""

import os
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from govreport.agency import Agency
from govreport.cells import Cell
from govreport.comparison import compare
from govreport.entries import Entry
from govreport.errors import InvalidValue, UnknownCell, UnrelatedReports
from govreport.figures import Number
from govreport.indicators import Indicator, indicators_of
from govreport.relations import Basis, Bridge
from govreport.report import Report, Scope
from govreport.tables import Axis
from govreport.templates import NATIONAL, load_template, template_for
from govreport.wording import Wording
from govreport.years import IndicatorSeries, Series, Step, series
from tests.pingtan import PINGTAN
from tests.strategies import reports

OLD, NEW = map(load_template, NATIONAL)
SERIES: Final = series(PINGTAN.values())
RECEIVED: Final = Cell("applications", "received", "total")
CARRIED_IN, CARRIED_OUT = Cell("applications", "carried_in", "total"), Cell("applications", "carried_out", "total")


def three_years(*figures: dict[Cell, Entry] | None) -> Series:
    """
    Return a series from 2021 on, a year for each group of figures, with a gap for nothing.
    """
    return series(Report.of("某局", year).fill(each) for year, each in enumerate(figures, 2021) if each is not None)


def indicator(name: str, of: Series = SERIES) -> IndicatorSeries:
    """
    Return one indicator over the years.
    """
    return next(each for each in of.indicators if each.indicator.id == name)


def apart(steps: Iterable[Step | None]) -> list[tuple[str, Number | None]]:
    """
    Return the footing and the difference of steps.
    """
    return [("", None) if each is None else (each.basis.value, each.difference) for each in steps]


@st.composite
def series_of_years(draw: DrawFn) -> Series:
    """
    Return series of one to four years of whatever figures, over both forms, some with gaps.
    """
    years = draw(st.lists(st.integers(2019, 2024), min_size=1, max_size=4, unique=True))
    agency, scope = Agency("某局"), Scope.OWN
    return series(evolve(draw(reports(template_for(year))), agency=agency, scope=scope, year=year) for year in years)


# ---------------------------------------------------------------- 平潭 2019 to 2022


class TestPingtan:
    def test_the_form_broke_once(self) -> None:
        """
        Four years, no gap, another form from 2021 on.
        """
        (found,) = SERIES.breaks

        assert (SERIES.years, SERIES.gaps) == ((2019, 2020, 2021, 2022), ())
        assert (found.year, found.earlier, found.later) == (2021, OLD, NEW)

    @pytest.mark.parametrize(
        ("cell", "points", "steps"),
        [
            ("applications/received/total", (23, 21, 70, 74), [("same", -2), ("same", 49), ("same", 4)]),
            ("applications/outcome.granted/total", (7, 7, 30, 21), [("same", 0), ("same", 23), ("same", -9)]),
            ("applications/outcome.total/total", (23, 21, 69, 75), [("same", -2), ("same", 48), ("same", 6)]),
            ("disclosure/licensing/decisions", (181, 278, 2293, 10690), [("same", 97), ("same", 2015), ("same", 8397)]),
            ("disputes/cases/review.total", (0, 0, 3, 2), [("same", 0), ("same", 3), ("same", -1)]),
        ],
    )
    def test_what_means_the_same_goes_through(self, cell: str, points: tuple[int, ...], steps: list[tuple[str, int]]) -> None:
        """
        Lines of both forms have a point and a step in every year.
        """
        line = SERIES[Cell.parse(cell)]

        assert line.points == points
        assert apart(line.steps) == steps

    @pytest.mark.parametrize(
        ("cell", "points", "steps", "reason"),
        [
            (
                "disclosure/normative_documents/public",
                (89, 166, None, None),
                [("same", 77), ("incomparable", None), ("", None)],
                "“对外公开总数量”是已公开的存量，可能含已废止的文件，与“现行有效件数”不是同一口径",
            ),
            (
                "disclosure/normative_documents/in_force",
                (None, None, 665, 698),
                [("", None), ("incomparable", None), ("same", 33)],
                "“对外公开总数量”是已公开的存量，可能含已废止的文件，与“现行有效件数”不是同一口径",
            ),
            (
                "disclosure/normative_documents/newly_public",
                (89, 77, None, None),
                [("same", -12), ("dropped", None), ("", None)],
                "2021 年格式不再统计本年新公开数量",
            ),
            (
                "disclosure/normative_documents/repealed",
                (None, None, 3, 55),
                [("", None), ("added", None), ("same", 52)],
                "2021 年格式新增本年废止件数",
            ),
            (
                "disclosure/procurement/spent",
                (Decimal("75394432.52"), Decimal("73802895.9"), None, None),
                [("same", Decimal("-1591536.62")), ("dropped", None), ("", None)],
                "2021 年格式取消“政府集中采购”",
            ),
            (
                "disclosure/fees/charged",
                (None, None, Decimal("24252.311082"), Decimal("9116.36")),
                [("", None), ("added", None), ("same", Decimal("-15135.951082"))],
                "2019 年格式统计收费项目数量，不统计收费金额",
            ),
        ],
    )
    def test_where_the_meaning_broke_there_is_no_difference(
        self, cell: str, points: tuple[Number | None, ...], steps: list[tuple[str, Number | None]], reason: str
    ) -> None:
        """
        The step over the break has its reason instead; on either side of it the line goes on.
        """
        line = SERIES[Cell.parse(cell)]

        assert line.points == points
        assert apart(line.steps) == steps
        assert [each.bridge.zh for each in line.steps if each and each.bridge] == [reason]

    def test_a_reworded_line_compares(self) -> None:
        """
        77 documents made in 2020 and 69 issued in 2021 are 8 fewer, told once: on the line that goes on.
        """
        made, issued = (SERIES[Cell("disclosure", "normative_documents", column)] for column in ("made", "issued"))

        assert (made.points, issued.points) == ((89, 77, None, None), (None, None, 69, 88))
        assert apart(made.steps) == [("same", -12), ("restated", None), ("", None)]
        assert apart(issued.steps) == [("", None), ("restated", -8), ("same", 19)]

    def test_a_split_line_compares_by_its_sum(self) -> None:
        """
        4 handled otherwise in 2020 and 0 + 0 + 1 in 2021 are 3 fewer, told once: on the line that was whole.
        """
        whole = SERIES[Cell("applications", "outcome.other", "total")]
        parts = [SERIES[Cell("applications", f"outcome.other.{each}", "total")] for each in ("not_corrected", "fee_unpaid", "other")]

        assert whole.points == (0, 4, None, None)
        assert apart(whole.steps) == [("same", 4), ("summed", -3), ("", None)]
        assert [each.points for each in parts] == [(None, None, 0, 2), (None, None, 0, 0), (None, None, 1, 2)]
        assert [apart(each.steps)[1] for each in parts] == [("summed", None)] * 3
        assert whole.steps[1]
        assert (whole.steps[1].before, whole.steps[1].after) == (4, 1)

    def test_indicators_go_through(self) -> None:
        """
        Rates by hand: 8/23, 13/21, 35/69 and 30/75 were open in part or whole.
        """
        line = indicator("open_rate")

        assert [each.text() for each in line.points if each] == [
            "34.78%（8/23，件数少）",
            "61.90%（13/21，件数少）",
            "50.72%（35/69）",
            "40.00%（30/75）",
        ]
        assert apart(line.steps) == [("same", Decimal("0.271222")), ("same", Decimal("-0.111802")), ("same", Decimal("-0.107246"))]
        assert not any(each.ratio for each in line.steps)

    def test_an_indicator_of_a_split_line_says_so(self) -> None:
        """
        The rate handled otherwise compares over the break, by the sum of three rows.
        """
        line = indicator("other_rate")

        assert [each.text() for each in line.points if each][1:] == ["19.05%（4/21，件数少）", "1.45%（1/69）", "5.33%（4/75）"]
        assert apart(line.steps)[1] == ("summed", Decimal("-0.175983"))
        assert line.steps[1].bridge == line.steps[1].reason
        assert line.steps[1].reason
        assert "三项之和" in line.steps[1].reason.zh

    def test_counts_have_a_ratio(self) -> None:
        """
        New applications grew from 70 to 74; from no review to three there is no rate, and it says why.
        """
        received, reviews = indicator("received").steps, indicator("reviews").steps

        assert (received[-1].difference, received[-1].ratio) == (4, Decimal("0.057143"))
        assert (reviews[1].difference, reviews[1].ratio) == (3, None)
        assert reviews[1].reason
        assert "上年为零" in reviews[1].reason.zh

    def test_a_rate_of_nothing_names_the_year(self) -> None:
        """
        Without reviews in 2020 there is no step of their rate.
        """
        step = indicator("reviews_corrected_rate").steps[1]

        assert (step.difference, step.after) == (None, 0)
        assert step.reason == Wording(zh="2020 年分母为零", en="in 2020, the denominator is zero")

    def test_all_was_carried_over(self) -> None:
        """
        Every year takes in what the one before gave on, in every column; over the break as well.
        """
        assert len(SERIES.carried) == 3 * 7
        assert all(each.holds for each in SERIES.carried)
        assert {each.until for each in SERIES.carried} == {2020, 2021, 2022}

    @pytest.mark.skipif("GOVREPORT_SAMPLES" not in os.environ, reason="GOVREPORT_SAMPLES is not set")
    def test_2019_is_typed_as_it_was_published(self) -> None:
        """
        Every figure, cell by cell.
        """
        from tests.test_published import published  # noqa: PLC0415 - it reads the folder that may not be there

        assert published("pingtan-2019").figures == PINGTAN[2019].figures


# ---------------------------------------------------------------- any years


class TestSeries:
    def test_one_report_has_no_steps(self) -> None:
        """
        A year by itself is its figures and its indicators, and nothing moved.
        """
        found = series([PINGTAN[2020]])

        assert (found.years, found.breaks, found.gaps, found.carried) == ((2020,), (), (), ())
        assert not any(each.steps for lines in (found.cells, found.indicators) for each in lines)
        assert tuple(each.points[0] for each in found.cells) == PINGTAN[2020].figures

    def test_the_order_they_come_in_does_not_matter(self) -> None:
        """
        By year, always.
        """
        assert series(reversed(PINGTAN.values())) == SERIES

    @given(found=series_of_years())
    def test_every_point_is_the_reports_own(self, found: Series) -> None:
        """
        Every figure of every report is a point of one line, and no line has another.
        """
        for place, year in enumerate(found.years):
            report = found.report(year)
            points = {each.cell: each.points[place] for each in found.cells if each.points[place] is not None}
            values = tuple(each.points[place] for each in found.indicators)

            assert points == (dict(zip(report.template.cells, report.figures, strict=True)) if report else {})
            assert values == (indicators_of(report) if report else (None,) * len(values))

    @given(found=series_of_years())
    def test_every_difference_is_told_as_the_comparison_tells_it(self, found: Series) -> None:
        """
        Between neighbouring years all differences of the comparison are there, each once; over a gap there is none.
        """
        for place, (before, after) in enumerate(zip(found.reports, found.reports[1:], strict=False)):
            told = {each.cell: each.steps[place] for each in found.cells}
            changes = compare(before, after).items
            differences = {each.cell: each.difference for each in changes if each.difference is not None and after.year == before.year + 1}

            assert {cell: each.difference for cell, each in told.items() if each and each.difference is not None} == differences
            for each in changes:
                step = told[each.cell]
                assert step
                assert (step.basis, step.since, step.until) == (each.basis, before.year, after.year)
                if after.year == before.year + 1:
                    assert step.reason == each.reason

    @given(found=series_of_years())
    def test_no_difference_where_the_form_made_it_meaningless(self, found: Series) -> None:
        """
        Whatever the figures: lines added, dropped or incomparable have a reason and no number.
        """
        for steps in (each.steps for lines in (found.cells, found.indicators) for each in lines):
            for each in steps:
                if each and each.basis in {Basis.ADDED, Basis.DROPPED, Basis.INCOMPARABLE}:
                    assert (each.difference, each.ratio) == (None, None)
                    assert each.reason

    def test_lines_stand_in_the_order_of_the_latest_form(self) -> None:
        """
        What only the earlier form has stands where it stood, within its table and its row.
        """
        cells = [each.cell for each in SERIES.cells]
        rows = list(dict.fromkeys(cell.row for cell in cells))

        assert [cell for cell in cells if NEW.has(cell)] == list(NEW.cells)
        assert len(cells) == len(set(cells)) == len({*OLD.cells, *NEW.cells})
        assert rows.index("licensing") + 1 == rows.index("other_services") == rows.index("penalties") - 1
        assert rows.index("outcome.other") + 1 == rows.index("outcome.other.not_corrected")
        assert [cell.column for cell in cells if cell.row == "rules"] == [
            "made",
            "newly_public",
            "public",
            "issued",
            "repealed",
            "in_force",
        ]

    def test_an_unknown_cell_is_named(self) -> None:
        """
        A cell of no form is refused, with near matches; one of an earlier form is found.
        """
        with pytest.raises(UnknownCell) as caught:
            SERIES[Cell("applications", "recieved", "total")]

        assert "applications/received/total" in caught.value.near
        assert SERIES["disclosure/procurement/projects"].points == (135, 395, None, None)

    def test_how_it_is_shown(self) -> None:
        """
        In a terminal it is one line.
        """
        assert repr(SERIES) == "<Series 平潭综合实验区 2019-2022: 4 reports>"


class TestGaps:
    def test_a_year_without_a_report_stays_one(self) -> None:
        """
        It has no points, and nothing is compared across it; the next step is there again.
        """
        found = three_years({RECEIVED: 5}, None, {RECEIVED: 8}, {RECEIVED: 9})
        line = found[RECEIVED]

        assert (found.years, found.gaps) == ((2021, 2022, 2023, 2024), (2022,))
        assert line.points == (5, None, 8, 9)
        assert apart(line.steps) == [("same", None), ("same", 1)]
        assert line.steps[0]
        assert line.steps[0].reason == Wording(zh="缺 2022 年的报告，不作比较", en="there is no report on 2022, so nothing is compared")
        assert (indicator("received", found).steps[0].difference, indicator("received", found).points[1]) == (None, None)
        assert indicator("received", found).steps[0].reason == line.steps[0].reason

    def test_the_form_may_change_in_one(self) -> None:
        """
        The reasons of the form are still said.
        """
        found = series([PINGTAN[2019], PINGTAN[2022]])
        (change,) = found.breaks
        stock, split = (found[each].steps[0] for each in ("disclosure/rules/in_force", "applications/outcome.other/total"))

        assert change.year == 2022
        assert stock
        assert split
        assert (stock.basis, stock.reason) == (Basis.INCOMPARABLE, stock.bridge)
        assert (split.basis, split.difference, split.reason) == (Basis.SUMMED, None, split.bridge)


def bridged(earlier: tuple[str, ...], later: tuple[str, ...], basis: Basis) -> Report:
    """
    Return 平潭 2021 on a form that says so of outcomes.
    """
    first, second = (tuple(f"outcome.{each}" for each in side) for side in (earlier, later))
    bridge = Bridge(table="applications", axis=Axis.ROW, earlier=first, later=second, basis=basis, reason=TestOwnIndicators.WORDS)
    return evolve(PINGTAN[2021], template=evolve(NEW, bridges=(bridge, *NEW.bridges)))


class TestMoved:
    def test_an_id_that_moved_follows_the_later_form(self) -> None:
        """
        A line whose earlier figure answers to another line begins anew under its own id.
        """
        found = series([PINGTAN[2020], bridged(("granted",), ("partial",), Basis.RESTATED)])
        granted, partial = (found[Cell("applications", f"outcome.{each}", "total")].steps for each in ("granted", "partial"))

        assert apart(granted) == [("added", None)]
        assert apart(partial) == [("restated", -2)]


class TestCarried:
    @pytest.mark.parametrize(
        ("given", "taken", "difference", "reason"),
        [
            (14, 14, 0, None),
            (14, 4, -10, None),
            (0, 3, 3, None),
            ("", 3, None, "2021 年未填"),
            (3, "/", None, "2022 年未填"),
            ("若干", 3, None, "2021 年所填不是数据"),
            (3, "若干", None, "2022 年所填不是数据"),
        ],
    )
    def test_holds_differs_or_cannot_be_told(self, given: Entry, taken: Entry, difference: int | None, reason: str | None) -> None:
        """
        By how much, or why not; a blank is no zero.
        """
        found = three_years({CARRIED_OUT: given}, {CARRIED_IN: taken})
        (total,) = (each for each in found.carried if each.taken == CARRIED_IN)

        assert (total.difference, total.holds) == (difference, None if difference is None else difference == 0)
        assert (total.reason and total.reason.zh) == reason
        assert (total.given, total.continuity.id, total.since, total.until) == (CARRIED_OUT, "C-CARRY", 2021, 2022)

    def test_not_over_a_gap(self) -> None:
        """
        What the missing year took in and gave on is not known.
        """
        found = three_years({CARRIED_OUT: 3}, None, {CARRIED_IN: 3})

        assert {each.holds for each in found.carried} == {None}
        assert all(each.reason and "2022" in each.reason.en for each in found.carried)

    def test_a_line_that_the_form_before_had_not(self) -> None:
        """
        Of such a line nobody can say what was carried over.
        """
        (carry,) = (each for each in NEW.continuities if each.id == "C-CARRY")
        fees = evolve(carry, table="disclosure", each=Axis.ROW, previous=("charged",), right=("charged",), strict=())
        form = evolve(NEW, continuities=(fees,))
        found = series([PINGTAN[2020], Report.of("平潭综合实验区", 2021, template=form)])

        (told,) = found.carried

        assert told.holds is None
        assert told.reason == Wording(
            zh="2019 年格式统计收费项目数量，不统计收费金额", en="The form of 2019 counted fee items, not the amount charged"
        )

    def test_a_line_that_meant_something_else(self) -> None:
        """
        What the earlier form counted there was not what the later one takes in.
        """
        words = TestOwnIndicators.WORDS
        bridge = Bridge(
            table="applications", axis=Axis.ROW, earlier=("carried_out",), later=("carried_out",), basis=Basis.INCOMPARABLE, reason=words
        )
        report = evolve(PINGTAN[2021], template=evolve(NEW, bridges=(bridge, *NEW.bridges)))

        found = series([PINGTAN[2020], report])

        assert {(each.holds, each.reason) for each in found.carried} == {(None, words)}

    def test_what_moves_within_the_year_is_not_carried(self) -> None:
        """
        A stock to which something is added belongs to validation.
        """
        (carry,) = (each for each in NEW.continuities if each.id == "C-CARRY")
        form = evolve(NEW, continuities=(evolve(carry, left=("received",)),))

        assert series([PINGTAN[2020], evolve(PINGTAN[2021], template=form)]).carried == ()


class TestOwnIndicators:
    WORDS: Final = Wording(zh="字", en="word")

    def own(self, *numerator: str) -> Indicator:
        """
        Return a count of one's own.
        """
        words = self.WORDS
        return Indicator(id="own", version=1, label=words, wording=words, numerator=numerator, unit="件", caveat=words)

    @pytest.mark.parametrize(
        ("numerator", "basis", "difference"),
        [
            (("disclosure/rules/in_force",), Basis.ADDED, None),
            (("disclosure/rules/public",), Basis.DROPPED, None),
            (("disclosure/procurement/projects",), Basis.DROPPED, None),
            (("applications/outcome.other.*/total", "applications/outcome.granted/total"), Basis.SUMMED, 20),
            (("applications/outcome.granted/total",), Basis.SAME, 23),
            # A part of what the earlier form had whole is another thing than the whole.
            (("applications/outcome.other.other/total",), Basis.ADDED, None),
            (("disclosure/nothing/there",), Basis.SAME, None),
        ],
    )
    def test_compare_as_their_weakest_line(self, numerator: tuple[str, ...], basis: Basis, difference: int | None) -> None:
        """
        Over the break of the form, an indicator is worth what the weakest of its lines is.
        """
        found = series([PINGTAN[2020], PINGTAN[2021]], indicators=[self.own(*numerator)])
        (step,) = found.indicators[0].steps

        assert (step.basis, step.difference) == (basis, difference)
        assert (step.reason is None) == (basis is Basis.SAME and difference is not None)

    @pytest.mark.parametrize(
        ("earlier", "later", "basis", "found"),
        [
            (("granted",), ("granted",), Basis.INCOMPARABLE, Basis.INCOMPARABLE),
            # The later form counts together what the indicator takes one of.
            (("granted", "partial"), ("granted",), Basis.SUMMED, Basis.INCOMPARABLE),
            (("granted",), ("granted",), Basis.RESTATED, Basis.RESTATED),
        ],
    )
    def test_a_form_may_say_otherwise(self, earlier: tuple[str, ...], later: tuple[str, ...], basis: Basis, found: Basis) -> None:
        """
        What a later form bridges is compared as it says, and only whole.
        """
        indicator = self.own("applications/outcome.granted/total")

        (step,) = series([PINGTAN[2020], bridged(earlier, later, basis)], indicators=[indicator]).indicators[0].steps

        assert step.basis is found
        assert (step.difference is None) is (found is Basis.INCOMPARABLE)
        assert step.reason == self.WORDS

    def test_lines_that_look_alike_are_not_joined(self) -> None:
        """
        Every line of a row, whatever the form counts there, is no indicator over both forms.
        """
        found = series(
            [PINGTAN[2020], PINGTAN[2021]],
            indicators=[self.own("disclosure/licensing.*/items_before"), self.own("disclosure/rules.*/made")],
        )

        assert [each.steps[0].basis for each in found.indicators] == [Basis.DROPPED, Basis.DROPPED]


# ---------------------------------------------------------------- what is no series


class TestRefused:
    def test_none_at_all(self) -> None:
        """
        Without a report there is no series.
        """
        with pytest.raises(InvalidValue):
            series([])

    @pytest.mark.parametrize(
        ("other", "words"),
        [
            (Report.of("某局", 2021), "two on one year"),
            (Report.of("另一局", 2022), "another agency"),
            (Report.of("某局", 2022, scope=Scope.AGGREGATE), "another scope"),
        ],
    )
    def test_what_does_not_belong_together(self, other: Report, words: str) -> None:
        """
        The same year twice, another agency, another scope: an error that names both reports.
        """
        first = Report.of("某局", 2021)

        with pytest.raises(UnrelatedReports) as caught:
            series([first, other, Report.of("某局", 2023)])

        assert words
        assert "某局 2021" in {caught.value.earlier, caught.value.later}

    def test_far_apart_as_well(self) -> None:
        """
        A code tells agencies of one name apart, though a report between them has none.
        """
        codes = "11310000MB2F30538U", "11610100013350042T"
        named = [Agency("某局", code=codes[0]), Agency("某局"), Agency("某局", code=codes[1])]

        with pytest.raises(UnrelatedReports):
            series(Report.of(agency, year) for year, agency in enumerate(named, 2021))
