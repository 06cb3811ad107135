"""
The relations over two years: within one form, and through the bridge from one form to the next.
"""

from pathlib import Path
from typing import Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from govreport.addresses import Address
from govreport.agency import Agency
from govreport.bridging import pairs
from govreport.cells import Cell
from govreport.entries import Entry
from govreport.errors import UnrelatedReports, UnrelatedTemplates
from govreport.figures import Blank, Unread, total
from govreport.publishing import load
from govreport.relations import Basis, Severity
from govreport.report import Report, Scope
from govreport.templates import load_template
from govreport.validation import BlankPolicy, Finding, Verdict, validate
from govreport.validation.continuity import earlier_figure
from tests.strategies import balanced_reports, reports

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
XIAN: Final = {year: load(EXAMPLES / f"xian-psb-{year}.json") for year in (2019, 2020)}
PINGTAN: Final = {year: load(EXAMPLES / f"pingtan-{year}.json") for year in (2020, 2021, 2022)}
CODE: Final = "91350100M000100Y43"
FORM: Final = load_template("cn-2021")

STOCK: Final[tuple[Address, ...]] = (
    "disclosure/normative_documents/issued",
    "disclosure/normative_documents/repealed",
    "disclosure/normative_documents/in_force",
)

#: The rules by which figures follow from last year's.
FOLLOWS: Final = ("C-CARRY", "C-STOCK", "C-ITEMS")


def filled(report: Report, address: Address, entry: Entry) -> Report:
    """
    Return a report with one cell set.
    """
    figures: dict[Address, Entry] = {address: entry}
    return report.fill(figures)


def continuing(report: Report, previous: Report, policy: BlankPolicy = BlankPolicy.LENIENT) -> list[Finding]:
    """
    Return the findings over two years.
    """
    return list(validate(report, previous, blanks=policy, only=FOLLOWS).items)


def ran(report: Report, previous: Report) -> dict[str, tuple[int, int, int]]:
    """
    Return how each rule over two years came out: holds, violated, undetermined.
    """
    return {each.rule.code: (each.holds, each.violated, each.undetermined) for each in validate(report, previous, only=FOLLOWS).ran}


class TestRealYears:
    def test_xian(self) -> None:
        """
        西安市公安局 2020 after 2019: all seven columns carry over, all five kinds of items go on.
        """
        findings = validate(XIAN[2020], XIAN[2019])

        assert findings.items == ()
        assert ran(XIAN[2020], XIAN[2019]) == {"C-CARRY": (7, 0, 0), "C-ITEMS": (5, 0, 0)}

    def test_over_the_change_of_form(self) -> None:
        """
        平潭 2021 after 2020: what was carried over compares; what was public in 2020 is not what is in force in 2021.
        """
        findings = continuing(PINGTAN[2021], PINGTAN[2020])

        assert ran(PINGTAN[2021], PINGTAN[2020]) == {"C-CARRY": (7, 0, 0), "C-STOCK": (0, 0, 2)}
        assert [(each.rule.code, each.verdict, each.left, each.right) for each in findings] == [
            ("C-STOCK", Verdict.UNDETERMINED, None, None)
        ] * 2
        assert findings[1].cells == tuple(map(Cell.parse, STOCK))
        assert findings[1].message() == (
            "表二“行政规范性文件”：“对外公开总数量”是已公开的存量，可能含已废止的文件，与“现行有效件数”不是同一口径，"
            "无法核对（上年现行有效件数加本年制发件数，等于本年废止件数加本年现行有效件数）。"
        )

    def test_within_the_form_of_2021(self) -> None:
        """
        平潭 2022 after 2021: 665 in force, 88 issued, 55 repealed make 698.
        """
        findings = continuing(PINGTAN[2022], PINGTAN[2021])

        assert findings == []
        assert ran(PINGTAN[2022], PINGTAN[2021]) == {"C-CARRY": (7, 0, 0), "C-STOCK": (2, 0, 0)}
        assert [PINGTAN[2021][STOCK[2]], *(PINGTAN[2022][cell] for cell in STOCK)] == [665, 88, 55, 698]


class TestCarry:
    def test_the_total_is_an_error(self) -> None:
        """
        What was carried over in all must be what is carried in: an error, with last year's figure on the left.
        """
        report = filled(XIAN[2020], "applications/carried_in/total", 5)

        (finding,) = continuing(report, XIAN[2019])

        assert (finding.rule.code, finding.severity, finding.verdict) == ("C-CARRY", Severity.ERROR, Verdict.VIOLATED)
        assert (finding.left, finding.right, finding.cells) == (4, 5, (Cell("applications", "carried_in", "total"),))
        assert finding.message() == "表三“总计”列：上年报告结转下年度 4，本年报告上年结转 5，相差 1。"

    @pytest.mark.parametrize("column", ["natural", "legal.business", "legal.research", "legal.welfare", "legal.law", "legal.other"])
    def test_a_column_is_a_warning(self, column: str) -> None:
        """
        By kind of applicant it is a warning: applicants may be counted anew.
        """
        cell = Cell("applications", "carried_in", column)
        report = XIAN[2020].fill({cell: 99})

        (finding,) = continuing(report, XIAN[2019])

        assert (finding.severity, finding.cells, finding.right) == (Severity.WARNING, (cell,), 99)

    @given(balanced_reports(FORM), st.data())
    def test_any_two_years(self, report: Report, data: st.DataObject) -> None:
        """
        Whatever two years say: a column is found exactly if last year's 结转下年度 is not this year's 上年结转.
        """
        previous = evolve(data.draw(balanced_reports(FORM)), agency=report.agency, scope=report.scope, year=report.year - 1)

        findings = [each for each in continuing(report, previous) if each.rule.code == "C-CARRY"]

        columns = ("natural", "legal.business", "legal.research", "legal.welfare", "legal.law", "legal.other", "total")
        sides = [
            (previous[Cell("applications", "carried_out", each)], report[Cell("applications", "carried_in", each)]) for each in columns
        ]
        assert [(each.left, each.right) for each in findings] == [(before, now) for before, now in sides if before != now]


class TestStock:
    @pytest.mark.parametrize(("address", "left", "right"), [(STOCK[0], 754, 753), (STOCK[1], 753, 754), (STOCK[2], 753, 754)])
    def test_a_break_is_a_warning(self, address: Address, left: int, right: int) -> None:
        """
        A stock that does not follow is a warning, whose words say what may lawfully explain it.
        """
        figure = PINGTAN[2022][address]
        assert isinstance(figure, int)

        (finding,) = continuing(filled(PINGTAN[2022], address, figure + 1), PINGTAN[2021])

        assert (finding.rule.code, finding.severity, finding.left, finding.right) == ("C-STOCK", Severity.WARNING, left, right)
        assert "自然失效" in finding.message()


class TestItems:
    def test_a_break_is_a_warning(self) -> None:
        """
        This year's 上一年项目数量 is last year's and its change, 46 - 1 = 45.
        """
        report = filled(XIAN[2020], "disclosure/licensing/items_before", 46)

        (finding,) = continuing(report, XIAN[2019])

        assert (finding.rule.code, finding.severity, finding.left, finding.right) == ("C-ITEMS", Severity.WARNING, 45, 46)
        assert finding.message() == "表二“行政许可”：上年报告的项目数量加增减为 45，本年报告的上一年项目数量为 46，相差 1。"


class TestGaps:
    def test_this_year_is_blank(self) -> None:
        """
        Where this year's figure is blank it cannot be decided, and the finding names it.
        """
        report = filled(XIAN[2020], "applications/carried_in/natural", "")

        (finding,) = continuing(report, XIAN[2019])

        assert (finding.verdict, finding.left, finding.right) == (Verdict.UNDETERMINED, None, None)
        assert finding.blanks == (Cell("applications", "carried_in", "natural"),)

    def test_last_year_is_blank(self) -> None:
        """
        Where last year's figure alone is blank it cannot be decided, and the words do not say that this year's is blank too.
        """
        previous = filled(XIAN[2019], "applications/carried_out/natural", "")

        (finding,) = continuing(XIAN[2020], previous)

        assert finding.verdict is Verdict.UNDETERMINED
        assert "两边" not in finding.message()
        assert "both" not in finding.message("en")

    def test_last_years_gap_is_said_to_be_last_years(self) -> None:
        """
        The words tell last year's gap from one in the report itself, where the cell of that name is filled.
        """
        previous = filled(XIAN[2019], "applications/carried_out/natural", "")
        assert XIAN[2020]["applications/carried_out/natural"] == 14

        (finding,) = continuing(XIAN[2020], previous)

        assert "上年" in finding.message().partition("（")[0].removeprefix("表三“自然人”")

    def test_both_are_blank(self) -> None:
        """
        Where both are blank it cannot be decided either.
        """
        previous = filled(XIAN[2019], "applications/carried_out/natural", "")

        (finding,) = continuing(filled(XIAN[2020], "applications/carried_in/natural", "/"), previous)

        assert (finding.verdict, finding.left, finding.right) == (Verdict.UNDETERMINED, None, None)
        assert Cell("applications", "carried_in", "natural") in finding.blanks

    @pytest.mark.parametrize("year", [2019, 2020])
    def test_text_is_no_figure(self, year: int) -> None:
        """
        Text in either year leaves it undetermined.
        """
        both = dict(XIAN)
        both[year] = filled(both[year], "applications/carried_out/natural" if year == 2019 else "applications/carried_in/natural", "约4")

        findings = continuing(both[2020], both[2019])

        assert [(each.rule.code, each.verdict) for each in findings] == [("C-CARRY", Verdict.UNDETERMINED)]

    @pytest.mark.parametrize(
        ("policy", "expected"),
        [(BlankPolicy.LENIENT, []), (BlankPolicy.STRICT, [Verdict.UNDETERMINED]), (BlankPolicy.ZERO, [])],
    )
    def test_a_blank_beside_numbers(self, policy: BlankPolicy, expected: list[Verdict]) -> None:
        """
        A blank in a sum counts as the policy says: nothing was repealed, and nothing was written.
        """
        figures: dict[Address, Entry] = dict(zip(STOCK, (88, "", 753), strict=True))
        report = PINGTAN[2022].fill(figures)

        findings = continuing(report, PINGTAN[2021], policy)

        assert [each.verdict for each in findings] == expected

    @pytest.mark.parametrize(("policy", "sides"), [(BlankPolicy.LENIENT, (None, None)), (BlankPolicy.ZERO, (0, 4))])
    def test_last_years_blank_as_zero(self, policy: BlankPolicy, sides: tuple[int | None, int | None]) -> None:
        """
        Last year's blank is zero only where that was asked for.
        """
        previous = filled(XIAN[2019], "applications/carried_out/natural", "无")

        (finding,) = continuing(XIAN[2020], previous, policy)

        assert (finding.left, finding.right) == sides


class TestUnrelated:
    @pytest.mark.parametrize(
        ("report", "word"),
        [
            (evolve(XIAN[2020], agency=Agency("另一局")), "机关"),
            (evolve(XIAN[2020], scope=Scope.AGGREGATE), "范围"),
            (evolve(XIAN[2020], year=2021), "上一年度"),
            (evolve(XIAN[2020], year=2019), "上一年度"),
            (evolve(XIAN[2020], year=2018), "上一年度"),
        ],
    )
    def test_another_body_or_year(self, report: Report, word: str) -> None:
        """
        A report that is not the same body's of the year before is refused, with the reason.
        """
        with pytest.raises(UnrelatedReports) as caught:
            validate(report, XIAN[2019])

        assert word in caught.value.reason.zh
        assert (caught.value.later, caught.value.earlier) == (f"{report.agency.name} {report.year}", "西安市公安局 2019")

    def test_a_renamed_body(self) -> None:
        """
        A body that was renamed is the same by its code.
        """
        report = evolve(XIAN[2020], agency=Agency("西安市公安总局", code=CODE))
        previous = evolve(XIAN[2019], agency=Agency("西安市公安局", code=CODE))

        findings = validate(report, previous)

        assert findings.items == ()

    def test_another_body_of_the_same_name(self) -> None:
        """
        Bodies of one name with different codes are different.
        """
        report = evolve(XIAN[2020], agency=Agency("西安市公安局", code=CODE))
        previous = evolve(XIAN[2019], agency=Agency("西安市公安局", code="91350100M000100X55"))

        with pytest.raises(UnrelatedReports):
            validate(report, previous)

    def test_a_code_in_one_report_only(self) -> None:
        """
        Where only one report has the code, the name decides.
        """
        report = evolve(XIAN[2020], agency=Agency("西安市公安局", code=CODE))

        findings = validate(report, XIAN[2019])

        assert findings.items == ()

    def test_forms_without_a_bridge(self) -> None:
        """
        Two forms of which neither supersedes the other cannot be held against each other.
        """
        template = evolve(FORM, id="xx-2021", supersedes="", bridges=())
        report = Report.of(PINGTAN[2022].agency, 2022, template=template)

        with pytest.raises(UnrelatedTemplates):
            validate(report, PINGTAN[2021])


class TestEarlierFigure:
    @given(reports(load_template("cn-2019")))
    def test_through_the_bridge(self, previous: Report) -> None:
        """
        Last year's figure is there exactly where one cell of this form comes whole from cells of that.
        """
        for pair in pairs(previous.template, FORM):
            for cell in pair.later:
                figure = earlier_figure(previous, cell, FORM)

                if pair.basis in {Basis.SAME, Basis.RESTATED}:
                    assert figure == previous[pair.earlier[0]]
                else:
                    assert figure == pair.reason

    def test_back_from_the_later_form(self) -> None:
        """
        Where last year's report is on the later form, its three rows make one of the earlier.
        """
        rows = ("not_corrected", "fee_unpaid", "other")
        cells = [Cell("applications", f"outcome.other.{row}", "natural") for row in rows]
        whole = Cell("applications", "outcome.other", "natural")
        previous = Report.of("某局", 2021).fill(dict(zip(cells, (1, 2, 3), strict=True)))

        assert earlier_figure(previous, whole, load_template("cn-2019")) == total([1, 2, 3])
        assert earlier_figure(previous.fill({cells[1]: "/"}), whole, load_template("cn-2019")) is Blank.SLASH
        assert earlier_figure(previous.fill({cells[1]: "x"}), whole, load_template("cn-2019")) == Unread("x")
