"""
A report against the sum of its parts, and the parts against the report.
"""

from collections.abc import Sequence
from decimal import Decimal, localcontext
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from govreport.agency import Agency
from govreport.cells import Cell
from govreport.entries import Entry
from govreport.figures import Blank, Figure, Number, Unread, total
from govreport.publishing import load
from govreport.report import Report, Scope
from govreport.template import Template
from govreport.templates import load_template
from govreport.validation import BlankPolicy, Finding, Skipped, Verdict
from govreport.validation.case import Case, Result
from govreport.validation.covering import G_COVER, check_coverage
from govreport.validation.summing import G_SUM, check_parts_sum
from tests.strategies import balanced_reports, reports, templates
from tests.suqian import UNITS

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
OLDER, NEWER = map(load_template, ("cn-2019", "cn-2021"))
RECEIVED: Final = Cell("applications", "received", "total")
FEES: Final = Cell("disclosure", "fees", "charged")
CODE: Final = "91350100M000100Y43"
OTHER_CODE: Final = "91350100M000100X55"


def report_of(agency: str | Agency, entry: Entry = 0, *, cell: Cell = RECEIVED, year: int = 2023, form: Template = NEWER) -> Report:
    """
    Return a report of zeros but for one figure.
    """
    return Report.of(agency, year, template=form).fill(dict.fromkeys(form.cells, 0)).fill({cell: entry})


def parts_of(*entries: Entry, cell: Cell = RECEIVED) -> tuple[Report, ...]:
    """
    Return as many parts, of zeros but for one figure each.
    """
    return tuple(report_of(f"{name}局", entry, cell=cell) for name, entry in zip("甲乙丙丁戊己庚辛", entries, strict=False))


def summed(parts: Sequence[Report]) -> Report:
    """
    Return the report that is the sum of full parts.
    """
    figures = tuple(
        total(figure for figure in each if isinstance(figure, int | Decimal))
        for each in zip(*(part.figures for part in parts), strict=True)
    )
    return evolve(parts[0], agency=Agency("某市人民政府"), scope=Scope.AGGREGATE, figures=figures, written=())


def tried(report: Report, parts: Sequence[Report], policy: BlankPolicy = BlankPolicy.LENIENT) -> Result:
    """
    Return what comes of adding the parts up.
    """
    result = check_parts_sum(Case(report, None, policy, None, tuple(parts)))
    assert isinstance(result, Result)
    return result


def covered(report: Report, parts: Sequence[Report]) -> Result:
    """
    Return what comes of looking at the parts.
    """
    result = check_coverage(Case(report, None, BlankPolicy.LENIENT, None, tuple(parts)))
    assert isinstance(result, Result)
    return result


def messages(findings: Sequence[Finding]) -> list[str]:
    """
    Return findings in Chinese.
    """
    return [each.message() for each in findings]


def number_of(figure: Figure) -> Number:
    """
    Return a figure that is a number.
    """
    assert not isinstance(figure, Blank | Unread)
    return figure


@st.composite
def wholes(draw: st.DrawFn) -> tuple[Report, tuple[Report, ...]]:
    """
    Return a report that is the sum of its parts, and them.
    """
    form = draw(templates())
    drawn = draw(st.lists(balanced_reports(form), min_size=1, max_size=4))
    parts = tuple(evolve(each, agency=Agency(f"第{number}局"), year=drawn[0].year) for number, each in enumerate(drawn))
    return summed(parts), parts


class TestSums:
    @given(wholes())
    def test_a_sum_has_no_finding(self, whole: tuple[Report, tuple[Report, ...]]) -> None:
        """
        A report that is the sum of its parts, cell by cell, holds on every cell, and its parts are the right ones.
        """
        report, parts = whole

        assert tried(report, parts) == Result(G_SUM, len(report.template.cells), ())
        assert covered(report, parts) == Result(G_COVER, len(parts), ())

    @given(wholes(), st.data())
    def test_one_altered_figure_is_one_finding(self, whole: tuple[Report, tuple[Report, ...]], data: st.DataObject) -> None:
        """
        Whichever figure is altered, in the whole or in a part, its cell is found and no other, with both sides.
        """
        report, parts = whole
        cell, by = data.draw(st.sampled_from(report.template.cells)), data.draw(st.integers(1, 99))
        where = data.draw(st.integers(-1, len(parts) - 1))
        right = figure = report[cell]
        if where < 0:
            figure = total([number_of(figure), by])
            report = report.fill({cell: figure})
        else:
            right = total([number_of(figure), by])
            altered = parts[where].fill({cell: total([number_of(parts[where][cell]), by])})
            parts = (*parts[:where], altered, *parts[where + 1 :])

        (finding,) = tried(report, parts).findings

        assert (finding.verdict, finding.severity.value, finding.cells) == (Verdict.VIOLATED, "error", (cell,))
        assert (finding.left, finding.right) == (figure, right)

    @given(st.data())
    def test_the_order_of_parts_is_nothing(self, data: st.DataObject) -> None:
        """
        Whatever the reports say, their order changes no verdict and no side.
        """
        form = data.draw(templates())
        drawn = data.draw(st.lists(reports(form), min_size=1, max_size=4))
        parts = [evolve(each, agency=Agency(f"第{number}局"), year=form.first_year) for number, each in enumerate(drawn)]
        report = evolve(data.draw(reports(form)), agency=Agency("某市"), year=form.first_year)

        one, other = tried(report, parts), tried(report, data.draw(st.permutations(parts)))

        facts = [{(each.verdict, each.cells, each.left, each.right) for each in result.findings} for result in (one, other)]
        assert facts[0] == facts[1]
        assert (one.holds, one.with_blanks) == (other.holds, other.with_blanks)
        assert all(each.message("en") for each in one.findings)

    @given(wholes(), wholes())
    def test_sums_of_sums(self, one: tuple[Report, tuple[Report, ...]], other: tuple[Report, tuple[Report, ...]]) -> None:
        """
        The parts of parts add up to the same as the parts.
        """
        if one[0].template != other[0].template:
            return
        halves = [evolve(each[0], agency=Agency(name), year=one[0].year) for each, name in ((one, "甲县"), (other, "乙县"))]
        parts = [evolve(each, agency=Agency(f"单位{number}"), year=one[0].year) for number, each in enumerate((*one[1], *other[1]))]

        report = summed(halves)

        assert tried(report, parts).findings == tried(report, halves).findings == ()

    def test_amounts_are_exact(self) -> None:
        """
        Amounts add up to their last decimal, whatever the caller's own decimals are.
        """
        parts = parts_of("24252.311082", "0.000001", "1", cell=FEES)
        report = report_of("某市", cell=FEES)

        with localcontext(prec=3):
            results = [tried(report.fill({FEES: amount}), parts) for amount in ("24253.311083", "24253.311084", "1.000001")]

        equal, more, less = [messages(each.findings) for each in results]
        assert equal == []
        assert more[0].startswith(
            "表二“行政事业性收费·本年收费金额（单位：万元）”：本报告为 24253.311084，3 个单位之和为 24253.311083，相差 0.000001。"
        )
        assert more[0].endswith("差额恰为乙局的数，可能重复计入。")
        assert less[0].endswith("相差 24252.311082。差额恰为甲局的数，可能漏计。")

    def test_a_real_report_alone(self) -> None:
        """
        淮安市 2024 is the sum of itself, where its only part has another name.
        """
        report = load(EXAMPLES / "huaian-2024.json")

        result = tried(report, [evolve(report, agency=Agency("市本级"))])

        assert result == Result(G_SUM, 200, ())


class TestExplained:
    @pytest.mark.parametrize(
        ("figure", "sentence"),
        [
            (30, "差额恰为乙局的数，可能漏计。"),
            (68, "差额恰为乙局的数，可能重复计入。"),
            (37, ""),
            (44, ""),  # 甲局 and 丁局 both have 5: it says nothing of either
            (54, ""),
        ],
    )
    def test_the_part_that_explains_it(self, figure: int, sentence: str) -> None:
        """
        Where the difference is just what one part has, and no other, the finding names it: left out, or counted twice.
        """
        (finding,) = tried(report_of("某市", figure), parts_of(5, 19, 20, 5)).findings

        expected = f"表三“一、本年新收政府信息公开申请数量·总计”：本报告为 {figure}，4 个单位之和为 49，相差 {abs(figure - 49)}。"
        assert finding.message() == expected + sentence

    def test_in_english(self) -> None:
        """
        The same in English.
        """
        (finding,) = tried(report_of("某市", 10), parts_of(5, 5, 3, "/")).findings

        assert finding.message("en") == (
            "Table 3, '1. Applications received this year · Total': 10 in this report, 13 in its 4 parts together; they differ by 3. "
            "Of these 丁局 left it blank, counted as zero. The difference is just the figure of 丙局, perhaps left out."
        )

    def test_a_part_left_out_altogether(self) -> None:
        """
        Where a whole part was left out, every cell that it has something in names it.
        """
        cells = (RECEIVED, Cell("applications", "received", "natural"), FEES)
        parts = parts_of(100, 200, 300)
        third = parts[2].fill(dict(zip(cells, (11, 9, 2), strict=True)))

        found = tried(summed(parts[:2]), [*parts[:2], third]).findings

        assert {each.cells[0] for each in found} == set(cells)
        assert all("差额恰为丙局的数，可能漏计" in each.message() for each in found)

    @pytest.mark.parametrize(
        ("counted", "given_ones", "sentence"),
        [
            (11, 9, "各项差额自成一份平衡的报表，可能缺少单位的报告。"),
            (9, 11, "各项差额自成一份平衡的报表，可能漏计了几个单位。"),
        ],
    )
    def test_differences_like_another_unit(self, counted: int, given_ones: int, sentence: str) -> None:
        """
        Where all differences go one way and agree with each other, they are those of units: no figure of another one explains them.
        """
        whole, parts = summed(UNITS[:counted]), UNITS[:given_ones]
        cell = Cell("applications", "outcome.granted", "natural")
        slip = whole.fill({cell: total([number_of(whole[cell]), 1])})

        found, with_a_slip = (tried(each, parts).findings for each in (whole, slip))

        assert len(found) > 50
        assert all(each.message().endswith(sentence) for each in found)
        assert not any("自成一份" in each.message() for each in with_a_slip)

    def test_differences_in_one_table_are_of_no_unit(self) -> None:
        """
        One row that is larger in all its totals, and balanced, is no lacking unit: it may be a slip in that row alone.
        """
        rows = [Cell("applications", row, column) for row in ("received", "carried_out") for column in ("natural", "total")]
        whole = summed(UNITS)

        found = tried(whole.fill({cell: total([number_of(whole[cell]), 777]) for cell in rows}), UNITS).findings

        assert {each.cells[0] for each in found} == set(rows)
        assert all(each.message().endswith("相差 777。") for each in found)

    def test_the_figure_that_its_own_report_contradicts(self) -> None:
        """
        A figure that fails in its own report by just the difference is named, in a unit, or in the whole itself.
        """
        whole, cell = summed(UNITS), Cell("disputes", "cases", "review.other")
        unit = UNITS[2].fill({cell: total([number_of(UNITS[2][cell]), 9])})

        (in_unit,) = tried(whole, [*UNITS[:2], unit, *UNITS[3:]]).findings
        (in_whole,) = tried(whole.fill({cell: 97}), UNITS).findings

        assert in_unit.message("en") == (
            "Table 4, 'Administrative review/Other result': 88 in this report, 97 in its 11 parts together; they differ by 9. "
            "Put right by the difference, the figure of 宿迁市第三单位 would agree with its own report: that figure may be wrong."
        )
        assert in_whole.message() == (
            "表四“行政复议/其他结果”：本报告为 97，11 个单位之和为 88，相差 9。"
            "本报告的这一项按此差额改正后，自身的勾稽关系即成立，可能是这一项有误。"
        )

    def test_a_figure_that_two_reports_contradict(self) -> None:
        """
        If both the whole's figure and a unit's would be mended by the difference, neither is named.
        """
        cell = Cell("disputes", "cases", "review.other")
        more, less = (unit.fill({cell: total([number_of(unit[cell]), by])}) for unit, by in ((UNITS[2], 5), (UNITS[4], -5)))

        (found,) = tried(summed(UNITS).fill({cell: 83}), [*UNITS[:2], more, UNITS[3], less, *UNITS[5:]]).findings

        assert found.message().endswith("相差 5。")

    @pytest.mark.parametrize(("newly", "whole", "named"), [(9, 4, False), (11, 4, True), (11, 10, True), (25, 12, False)])
    def test_a_figure_that_has_a_bound(self, newly: int, whole: int, *, named: bool) -> None:
        """
        A figure that may not be larger than another is named if it is, and would not be without the difference.
        """
        public, newly_public = (Cell("disclosure", "rules", column) for column in ("public", "newly_public"))
        unit = report_of("甲局", newly, cell=newly_public, form=OLDER).fill({public: 10})
        report = report_of("某市", whole, cell=newly_public, form=OLDER).fill({public: 30})

        (found,) = tried(report, [unit, report_of("乙局", 20, cell=public, form=OLDER)]).findings

        assert found.message().endswith("可能是这一项有误。") is named

    def test_text_beside_a_figure_decides_nothing(self) -> None:
        """
        Where a unit's own sum holds text, whether the figure would mend it cannot be told.
        """
        cell, beside = Cell("disputes", "cases", "review.other"), Cell("disputes", "cases", "review.corrected")
        unit = UNITS[1].fill({cell: total([number_of(UNITS[1][cell]), 40]), beside: "零星"})
        assert UNITS[1][beside] == 0

        found = [each for each in tried(summed(UNITS), [UNITS[0], unit, *UNITS[2:]]).findings if each.cells == (cell,)]

        assert messages(found) == ["表四“行政复议/其他结果”：本报告为 88，11 个单位之和为 128，相差 40。"]

    def test_what_is_undecided_hides_no_unit(self) -> None:
        """
        A unit that was left out is named although one of its figures cannot be decided; a unit that nobody sent is then not guessed at.
        """
        text = UNITS[0].fill({Cell("disclosure", "licensing", "decisions"): "约1000"})
        units = [text, *UNITS[1:]]

        left_out = tried(summed([*UNITS[:4], *UNITS[5:]]), units).findings
        lacking = tried(summed(UNITS), units[:-1]).findings

        assert {each.message().rpartition("差额恰为")[2] for each in left_out[:-1]} == {"宿迁市第五单位的数，可能漏计。"}
        assert not any("自成一份" in each.message() for each in lacking)

    def test_differences_both_ways_are_of_no_unit(self) -> None:
        """
        Differences that go both ways are no unit's, though they agree with each other; nor are those that no sum of the form is asked of.
        """
        rows = [Cell("applications", row, column) for row in ("received", "carried_out") for column in ("natural", "total")]
        grown = dict.fromkeys(rows, 777) | {Cell("disclosure", "rules", "in_force"): -1}
        bare = evolve(NEWER, id="xx-2021", relations=())
        loose = [evolve(report_of(name, cell=rows[0], form=bare)) for name in ("某市", "甲局", "乙局")]
        whole = summed(UNITS)

        both_ways = tried(whole.fill({cell: total([number_of(whole[cell]), by]) for cell, by in grown.items()}), UNITS).findings
        unasked = tried(loose[0].fill({rows[0]: 5, FEES: 6}), loose[1:]).findings

        assert (len(both_ways), len(unasked)) == (5, 2)
        assert not any("自成一份" in each.message() for each in (*both_ways, *unasked))


class TestBlanks:
    def test_a_part_that_left_it_blank(self) -> None:
        """
        A blank beside numbers counts as zero, and it is told how often a sum holds by that.
        """
        result = tried(report_of("某市", 8), parts_of(5, "", 3, "/"))

        assert (result.findings, result.holds, result.with_blanks) == ((), 200, 1)

    def test_blanks_are_named_where_it_fails(self) -> None:
        """
        Where the sum is another, the parts that left it blank are named, as many as a sentence takes.
        """
        few, many = (
            tried(report_of("某市", 80), parts).findings[0]
            for parts in (parts_of(5, "无", 3, "/"), parts_of(5, "", "", "", "", "", "", ""))
        )

        assert few.message().endswith("相差 72。其中乙局、丁局未填，按零计。")
        assert many.message().endswith("相差 75。其中乙局、丙局、丁局、戊局、己局、庚局等 7 个单位未填，按零计。")

    @pytest.mark.parametrize(
        ("figure", "entries", "reason"),
        [
            ("", (5, 3), "本报告未填"),
            ("/", ("", ""), "本报告未填"),
            (0, ("", "—"), "各单位均未填"),
            ("约8", (5, 3), "本报告所填不是数据"),
            (8, (5, "约3"), "乙局所填不是数据"),
            (8, ("5、", "约3"), "甲局、乙局所填不是数据"),
            ("约8", (5, "约3"), "本报告所填不是数据"),
        ],
    )
    def test_what_cannot_be_decided(self, figure: Entry, entries: tuple[Entry, ...], reason: str) -> None:
        """
        Text, a blank of the whole, and blanks alone leave a sum undetermined, and the finding says which.
        """
        result = tried(report_of("某市", figure), parts_of(*entries))

        (finding,) = result.findings
        assert (finding.verdict, finding.cells, finding.left, finding.right) == (Verdict.UNDETERMINED, (RECEIVED,), None, None)
        assert finding.message() == f"表三有无法核对的数据（{reason}）：一、本年新收政府信息公开申请数量·总计。"
        assert result.holds == 199

    def test_one_finding_for_a_table_and_a_reason(self) -> None:
        """
        What cannot be decided for the same reason is said once for each table, not cell by cell.
        """
        empty, parts = Report.of("某市", 2023), parts_of(1, 2)

        findings = tried(empty, parts).findings

        assert [(len(each.cells), each.message("en").partition(":")[0]) for each in findings] == [
            (10, "Table 2 has figures that cannot be checked (blank in this report)"),
            (175, "Table 3 has figures that cannot be checked (blank in this report)"),
            (15, "Table 4 has figures that cannot be checked (blank in this report)"),
        ]

    def test_blanks_by_policy(self) -> None:
        """
        Blanks count as the policy says: as nothing, or always as zero.
        """
        some, none = (parts_of(*entries) for entries in ((8, "", ""), ("", "")))

        strict = tried(report_of("某市", 8), some, BlankPolicy.STRICT)
        zero = tried(report_of("某市", 8), none, BlankPolicy.ZERO)

        assert messages(strict.findings) == ["表三有无法核对的数据（乙局、丙局未填）：一、本年新收政府信息公开申请数量·总计。"]
        assert [(each.verdict, each.left, each.right) for each in zero.findings] == [(Verdict.VIOLATED, 8, 0)]


class TestOtherForms:
    def test_a_part_on_the_form_before(self) -> None:
        """
        A part on the form of 2019 is added up where that asks for the same; the rest cannot be decided, and the finding says so.
        """
        parts = (*parts_of(5), report_of("老表局", 3, form=OLDER).fill({Cell("disclosure", "normative_documents", "made"): 2}))
        report = report_of("某市", 8).fill({Cell("disclosure", "normative_documents", "issued"): 2})

        result = tried(report, parts)

        assert [(each.verdict, len(each.cells)) for each in result.findings] == [(Verdict.UNDETERMINED, 5), (Verdict.UNDETERMINED, 21)]
        assert result.findings[0].message() == (
            "表二有无法核对的数据（老表局所用格式没有口径相同的项）：规章·本年废止件数、规章·现行有效件数、行政规范性文件·本年废止件数、"
            "行政规范性文件·现行有效件数、行政事业性收费·本年收费金额（单位：万元）。"
        )
        assert "3.其他（7 处）" in result.findings[1].message()
        assert result.holds == 174
        assert [each.cells for each in tried(report.fill({RECEIVED: 9}), parts).findings[:1]] == [(RECEIVED,)]

    @pytest.mark.parametrize(
        ("entries", "policy", "holds"),
        [
            ((1, 2, 4), BlankPolicy.LENIENT, True),
            ((7, "", "/"), BlankPolicy.LENIENT, True),
            ((1, 2, 3), BlankPolicy.LENIENT, False),
            (("", "", ""), BlankPolicy.LENIENT, None),
            ((7, "约1", 0), BlankPolicy.LENIENT, None),
            ((7, "", 0), BlankPolicy.STRICT, None),
        ],
    )
    def test_a_part_on_the_form_after(self, entries: tuple[Entry, ...], policy: BlankPolicy, holds: bool | None) -> None:  # noqa: FBT001 - what is expected
        """
        Three rows of a part on the form of 2021 make one of the form of 2019: blanks among them count as zero, text decides nothing.
        """
        rows = [f"outcome.other.{row}" for row in ("not_corrected", "fee_unpaid", "other")]
        cell = Cell("applications", "outcome.other", "total")
        new = report_of("新表局").fill({Cell("applications", row, "total"): entry for row, entry in zip(rows, entries, strict=True)})

        result = tried(report_of("某市", 7, cell=cell, form=OLDER), [new], policy)

        verdicts = [each.verdict for each in result.findings if cell in each.cells]
        assert verdicts == {True: [], False: [Verdict.VIOLATED], None: [Verdict.UNDETERMINED]}[holds]

    def test_forms_without_a_bridge(self) -> None:
        """
        A part on a form of its own, without a bridge to the whole's, leaves everything undetermined, a finding for each table.
        """
        template = evolve(NEWER, id="xx-2021", supersedes="", bridges=())

        findings = tried(report_of("某市", 3), [report_of("甲局", 3, form=template)]).findings

        assert [(each.verdict, len(each.cells)) for each in findings] == [(Verdict.UNDETERMINED, count) for count in (10, 175, 15)]


class TestCover:
    def test_another_year(self) -> None:
        """
        A part on another year is found, by its agency; that its form is that year's is no other problem.
        """
        result = covered(report_of("某市"), [*parts_of(1), report_of("往年局", year=2020, form=OLDER)])

        (finding,) = result.findings
        assert (finding.rule, finding.severity.value, finding.cells, result.holds) == (G_COVER, "warning", (), 1)
        assert finding.message() == "参与汇总的“往年局”是 2020 年的报告。"
        assert finding.message("en") == "Of the parts, 往年局 reports on 2020."

    def test_another_form(self) -> None:
        """
        A part on a form that was not in use in its year is found; a province's own form of that time is none.
        """
        own = evolve(NEWER, id="xx-2021")
        parts = [*parts_of(1), report_of("老表局", form=OLDER), report_of("本省局", form=own)]

        assert messages(covered(report_of("某市"), parts).findings) == [
            "参与汇总的“老表局”使用的不是当年的格式（国办公开办函〔2019〕60号）。"
        ]

    def test_the_same_agency_twice(self) -> None:
        """
        An agency that is there several times is one finding, with how often.
        """
        parts = parts_of(1, 2)

        result = covered(report_of("某市"), [parts[0], parts[1], parts[0], parts[0].fill({RECEIVED: 7})])

        assert messages(result.findings) == ["参与汇总的“甲局”有 3 份报告（同名的不同机关，请填写各自的统一社会信用代码）。"]
        assert result.holds == 1

    @pytest.mark.parametrize(
        ("agencies", "expected"),
        [
            ((Agency("甲局", code=CODE), Agency("甲局", code=OTHER_CODE)), []),
            ((Agency("甲局", code=CODE), Agency("甲局（新名）", code=CODE)), ["甲局"]),
            ((Agency("甲局", code=CODE), Agency("甲局")), ["甲局"]),
            ((Agency("甲局"), Agency("乙局")), []),
        ],
    )
    def test_which_agencies_are_the_same(self, agencies: tuple[Agency, ...], expected: list[str]) -> None:
        """
        The same code is the same agency whatever its name, another code another one; without codes the name decides.
        """
        findings = covered(report_of("某市"), [report_of(each) for each in agencies]).findings

        assert [dict(each.facts)["agency"] for each in findings] == expected

    def test_the_whole_among_its_parts(self) -> None:
        """
        The whole is no part of itself; what its agency reports for itself alone may be one.
        """
        whole = evolve(report_of("某市"), scope=Scope.AGGREGATE)

        assert messages(covered(whole, [*parts_of(1), whole]).findings) == ["参与汇总的“某市”就是本报告的机关，统计范围也相同。"]
        assert covered(whole, [*parts_of(1), evolve(whole, scope=Scope.OWN)]).findings == ()

    def test_what_is_wrong_is_told_apart_without_words(self) -> None:
        """
        Two things that are wrong with one part differ in their facts, not in their sentences alone.
        """
        whole = report_of("某市")

        itself, other_form = covered(whole, [report_of("某市", form=OLDER)]).findings

        assert itself.facts == (("agency", "某市"),)
        assert other_form.facts == (("agency", "某市"), ("form", "国办公开办函〔2019〕60号"))

    def test_two_years_of_an_agency(self) -> None:
        """
        An agency that is there with last year's report as well is one problem, not two.
        """
        parts = [*parts_of(1), report_of("甲局", year=2022)]

        assert messages(covered(report_of("某市"), parts).findings) == ["参与汇总的“甲局”是 2022 年的报告。"]

    @pytest.mark.parametrize(
        "wrong", [report_of("甲局"), report_of("去年局", year=2022), report_of("某市")], ids=["twice", "year", "itself"]
    )
    def test_no_sum_of_the_wrong_parts(self, wrong: Report) -> None:
        """
        Where a part has no place in the sum nothing is decided: one finding says so, not one for each cell.
        """
        result = tried(report_of("某市", 999), [*parts_of(1, 2), wrong])

        (finding,) = result.findings
        assert (finding.rule, finding.verdict, finding.cells, result.holds) == (G_SUM, Verdict.UNDETERMINED, (), 0)
        assert finding.message() == "参与汇总的报告有误（见 G-COVER），无法核对各项之和。"

    def test_no_parts(self) -> None:
        """
        Without parts both rules are skipped, and say so.
        """
        case = Case(report_of("某市"), None, BlankPolicy.LENIENT)

        skipped = [check(case) for check in (check_parts_sum, check_coverage)]

        assert [(each.rule.code, each.reason.zh) for each in skipped if isinstance(each, Skipped)] == [
            ("G-SUM", "未提供各单位的报告"),
            ("G-COVER", "未提供各单位的报告"),
        ]
