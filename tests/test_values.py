"""
The rules on single figures, each where it speaks and where it is silent.
"""

from collections.abc import Iterable
from decimal import Decimal, Inexact, localcontext
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from govreport.addresses import Address
from govreport.cells import Cell
from govreport.entries import Entry
from govreport.figures import Blank, Unread
from govreport.publishing import load
from govreport.relations import Severity
from govreport.report import Report
from govreport.templates import load_template
from govreport.validation import Finding, Verdict, validate
from tests.strategies import balanced_reports, reports

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
#: A report of 2020 and one of 2021 in which nothing is wrong.
OLDER: Final = load(EXAMPLES / "xian-psb-2020.json")
NEWER: Final = load(EXAMPLES / "pingtan-2021.json")
COUNT: Final[Address] = "disclosure/licensing/decisions"
CHANGE: Final[Address] = "disclosure/fees/items_change"
SPENT: Final[Address] = "disclosure/procurement/spent"
FEES: Final[Address] = "disclosure/fees/charged"

COLUMNS: Final = ("natural", "legal.business", "legal.research", "legal.welfare", "legal.law", "legal.other", "total")


def filled(report: Report, address: Address, entry: Entry) -> Report:
    """
    Return a report with one cell set.
    """
    figures: dict[Address, Entry] = {address: entry}
    return report.fill(figures)


def cells(*addresses: str) -> tuple[Cell, ...]:
    """
    Return cells by their addresses.
    """
    return tuple(map(Cell.parse, addresses))


def found(report: Report, *codes: str, previous: Report | None = None) -> list[Finding]:
    """
    Return the findings of some rules.
    """
    return [each for each in validate(report, previous).items if each.rule.code in codes]


def values(findings: Iterable[Finding]) -> list[tuple[str, str, tuple[str, ...]]]:
    """
    Return code, severity and cells of findings.
    """
    return [(each.rule.code, each.severity.value, tuple(map(str, each.cells))) for each in findings]


class TestClean:
    @pytest.mark.parametrize("form", ["cn-2019", "cn-2021"])
    def test_nothing_but_zeros(self, form: str) -> None:
        """
        An office where nothing happened writes zeros, and nothing is wrong with that.
        """
        template = load_template(form)

        findings = validate(Report.of("某局", template.first_year, template=template).fill(dict.fromkeys(template.cells, 0)))

        assert findings.items == ()

    @given(balanced_reports())
    def test_a_full_balanced_report(self, report: Report) -> None:
        """
        A full and balanced report has nothing that is no figure, no gap and no mark.
        """
        findings = found(report, "V-COUNT", "V-MONEY", "V-BLANK", "V-MARK", "V-UNREAD", "V-NOTE")

        assert findings == []


class TestCount:
    @pytest.mark.parametrize("entry", [-1, "-1", "-4", "12.5", "0.5件"])
    def test_a_count_is_whole_and_not_negative(self, entry: Entry) -> None:
        """
        A negative count, or a count in pieces, is an error.
        """
        findings = validate(filled(NEWER, COUNT, entry)).items

        assert values(findings) == [("V-COUNT", "error", (COUNT,))]

    @pytest.mark.parametrize("entry", [-1, "减3", "-4", 0, "增13"])
    def test_a_change_may_be_negative(self, entry: Entry) -> None:
        """
        Only 本年增/减 may be less than zero.
        """
        findings = validate(filled(OLDER, CHANGE, entry)).items

        assert findings == ()

    def test_a_change_in_pieces(self) -> None:
        """
        A change in pieces is no whole number either.
        """
        findings = found(filled(OLDER, CHANGE, "1.5"), "V-COUNT", "V-UNREAD")

        assert values(findings) == [("V-COUNT", "error", (CHANGE,))]

    def test_its_words(self) -> None:
        """
        The words name the cell and quote what stands in it.
        """
        (finding,) = validate(filled(NEWER, COUNT, "-12 件")).items

        assert finding.message() == "表二“行政许可·本年处理决定数量”：“-12 件”不是非负整数。"
        assert (
            finding.message("en") == "Table 2, 'Administrative licences · Decisions this year': '-12 件' is no whole number from zero up."
        )


class TestMoney:
    @pytest.mark.parametrize(
        ("report", "address", "entry", "problem"),
        [
            (NEWER, FEES, Decimal("-1.5"), "小于零"),
            (NEWER, FEES, "-0.01", "小于零"),
            (NEWER, FEES, "0.1234567", "多于六位小数"),
            (NEWER, FEES, "12元", "的单位与表头不一致"),
            (NEWER, FEES, "1亿元", "的单位与表头不一致"),
            (OLDER, SPENT, "-1元", "小于零"),
            (OLDER, SPENT, "251000", "未注明单位"),
        ],
    )
    def test_what_an_amount_is_not(self, report: Report, address: Address, entry: Entry, problem: str) -> None:
        """
        An amount below zero, with more than six decimals, or with no unit or the wrong one, is an error.
        """
        findings = validate(filled(report, address, entry)).items

        assert values(findings) == [("V-MONEY", "error", (address,))]
        assert problem in findings[0].message()

    @pytest.mark.parametrize(
        ("report", "address", "entry"),
        [
            (NEWER, FEES, 0),
            (NEWER, FEES, "24252.311082"),
            (NEWER, FEES, "59237.2449万元"),
            (NEWER, FEES, "0.123456"),
            (OLDER, SPENT, "0"),
            (OLDER, SPENT, "769552763.68 元"),
            (OLDER, SPENT, "110.55万元"),
            (OLDER, SPENT, "205(万)"),
            (OLDER, SPENT, "0.123456元"),
        ],
    )
    def test_what_it_is(self, report: Report, address: Address, entry: Entry) -> None:
        """
        Amounts as officials write them are fine.
        """
        findings = validate(filled(report, address, entry)).items

        assert findings == ()


class TestUnread:
    @pytest.mark.parametrize("text", ["约3", "三", "1 2", "12人", "1,23", "①", "9" * 20, "10%"])
    def test_text_that_is_no_figure(self, text: str) -> None:
        """
        What is no figure at all is an error, quoted as it stands.
        """
        findings = validate(filled(NEWER, COUNT, text)).items

        assert values(findings) == [("V-UNREAD", "error", (COUNT,))]
        assert f"“{text}”" in findings[0].message()

    @pytest.mark.parametrize(("address", "text"), [(FEES, "约3万元"), (FEES, "x"), (FEES, "1.2.3")])
    def test_an_amount_too(self, address: Address, text: str) -> None:
        """
        Text in place of an amount is no figure either.
        """
        findings = validate(filled(NEWER, address, text)).items

        assert values(findings) == [("V-UNREAD", "error", (address,))]

    @given(reports())
    def test_each_is_found_once(self, report: Report) -> None:
        """
        Every text that is no figure is an error of exactly one rule.
        """
        unread = [cell for cell in report.template.cells if isinstance(report[cell], Unread)]

        findings = [each for each in found(report, "V-COUNT", "V-MONEY", "V-UNREAD") if isinstance(report[each.cells[0]], Unread)]

        assert [each.cells for each in findings] == [(cell,) for cell in unread]
        assert all(each.severity is Severity.ERROR for each in findings)


class TestNote:
    def test_the_number_is_taken(self) -> None:
        """
        A remark in a cell is noted, and the number counts.
        """
        report = filled(NEWER, "disclosure/normative_documents/issued", "69（其中修订16件）")

        findings = validate(report).items

        assert values(findings) == [("V-NOTE", "info", ("disclosure/normative_documents/issued",))]
        assert report["disclosure/normative_documents/issued"] == 69
        assert findings[0].message() == "表二“行政规范性文件·本年制发件数”：“69（其中修订16件）”附有说明，按 69 计。"

    @pytest.mark.parametrize("text", ["６９", "69件", "69 "])
    def test_other_writings_are_no_remarks(self, text: str) -> None:
        """
        Full width digits or the unit are a way to write, not a remark.
        """
        findings = validate(filled(NEWER, "disclosure/normative_documents/issued", text)).items

        assert findings == ()

    def test_a_unit_in_brackets_is_no_remark(self) -> None:
        """
        A unit in brackets belongs to the amount.
        """
        findings = validate(filled(OLDER, SPENT, "205(万)")).items

        assert findings == ()


class TestBlank:
    def test_a_warning_for_each_table(self) -> None:
        """
        Empty cells are a warning for each table that has some, with all of its empty cells in the order of the form.
        """
        report = NEWER.fill(
            dict.fromkeys(cells(COUNT, FEES, "applications/received/legal.law", "applications/outcome.partial/legal.law"), "")
        )

        findings = found(report, "V-BLANK")

        assert values(findings) == [
            ("V-BLANK", "warning", (COUNT, FEES)),
            ("V-BLANK", "warning", ("applications/received/legal.law", "applications/outcome.partial/legal.law")),
        ]
        assert findings[0].message() == "表二有 2 个单元格未填：行政许可·本年处理决定数量、行政事业性收费·本年收费金额（单位：万元）。"

    def test_an_empty_report(self) -> None:
        """
        An empty report has three warnings, not two hundred; its long lists are cut and counted.
        """
        findings = found(Report.of("某局", 2021), "V-BLANK")

        assert [(each.severity, len(each.cells)) for each in findings] == [
            (Severity.WARNING, 10),
            (Severity.WARNING, 175),
            (Severity.WARNING, 15),
        ]
        assert findings[1].message().startswith("表三有 175 个单元格未填：一、本年新收政府信息公开申请数量（7 处）、")
        assert findings[1].message().endswith("等 25 项。")

    def test_a_blank_total_is_an_error_that_says_the_sum(self) -> None:
        """
        A blank total whose parts are filled is an error, and the finding says what they add up to.
        """
        totals = cells("applications/received/total", "applications/outcome.granted/total")
        report = NEWER.fill(dict.fromkeys(totals, ""))

        findings = found(report, "V-BLANK")

        assert values(findings) == [("V-BLANK", "error", tuple(map(str, totals)))]
        sums = [NEWER[cell] for cell in totals]
        assert findings[0].message() == (
            f"表三“总计”有 2 处未填，各项之和为：一、本年新收政府信息公开申请数量 {sums[0]}、（一）予以公开 {sums[1]}。"
        )
        assert (
            findings[0]
            .message("en")
            .startswith("Table 3, 'Total' lacks 2 totals; the parts add up to: 1. Applications received this year ")
        )

    def test_a_blank_total_in_each_direction(self) -> None:
        """
        The row （七）总计 is a total as well; one cell may be the total of its row and of its column.
        """
        row = [f"applications/outcome.total/{column}" for column in COLUMNS]
        report = NEWER.fill(dict.fromkeys(cells(*row), ""))

        findings = found(report, "V-BLANK")

        assert sorted((len(each.cells), each.severity) for each in findings if row[-1] in map(str, each.cells)) == [(7, Severity.ERROR)]

    def test_partly_filled_parts(self) -> None:
        """
        The sum is of the parts that are filled; parts that are blank themselves stay a warning.
        """
        parts = [f"applications/received/{column}" for column in COLUMNS[:-1]]
        report = NEWER.fill(dict.fromkeys(cells(*parts[1:], "applications/received/total"), ""))

        findings = found(report, "V-BLANK")

        assert values(findings) == [
            ("V-BLANK", "warning", tuple(parts[1:])),
            ("V-BLANK", "error", ("applications/received/total",)),
        ]
        assert f"一、本年新收政府信息公开申请数量 {NEWER['applications/received/natural']}。" in findings[1].message()

    def test_a_total_without_parts(self) -> None:
        """
        Only totals filled in is a warning about the parts, not an error.
        """
        parts = [f"applications/received/{column}" for column in COLUMNS[:-1]]
        report = NEWER.fill(dict.fromkeys(cells(*parts), ""))

        findings = found(report, "V-BLANK")

        assert values(findings) == [("V-BLANK", "warning", tuple(parts))]

    @given(reports())
    def test_every_empty_cell_is_found(self, report: Report) -> None:
        """
        All empty cells and no others are found; where a total lacks it is an error, elsewhere a warning.
        """
        empty = {cell for cell in report.template.cells if report[cell] is Blank.EMPTY}

        findings = found(report, "V-BLANK")

        totals = {cell for each in findings if each.severity is Severity.ERROR for cell in each.cells}
        others = [cell for each in findings if each.severity is Severity.WARNING for cell in each.cells]
        assert totals | set(others) == empty
        assert totals.isdisjoint(others)
        assert len(others) == len(set(others))


class TestMark:
    @pytest.mark.parametrize("text", ["/", "-", "—", "——", "无", "－"])
    def test_a_mark_for_a_number(self, text: str) -> None:
        """
        A mark where a number belongs is a warning, and no empty cell.
        """
        findings = validate(filled(NEWER, COUNT, text)).items

        assert values(findings) == [("V-MARK", "warning", (COUNT,))]
        assert findings[0].message() == "表二有 1 个单元格以符号代替数字：行政许可·本年处理决定数量。"

    def test_a_mark_in_a_total(self) -> None:
        """
        A total written as a mark was not forgotten: it is a mark, not a blank total.
        """
        findings = found(filled(NEWER, "applications/received/total", "/"), "V-BLANK", "V-MARK")

        assert values(findings) == [("V-MARK", "warning", ("applications/received/total",))]


class TestScale:
    @pytest.mark.parametrize(
        ("entry", "speaks"), [(1_000_000, True), ("24252311", True), ("999999", False), ("1000000.5", False), (0, False)]
    )
    def test_a_whole_million_looks_like_yuan(self, entry: Entry, speaks: bool) -> None:  # noqa: FBT001 - a table of cases
        """
        A whole million or more in a cell of 万元 looks like yuan.
        """
        findings = validate(filled(NEWER, FEES, entry)).items

        assert values(findings) == ([("V-SCALE", "warning", (FEES,))] if speaks else [])

    @pytest.mark.parametrize(
        ("before", "after", "speaks"), [("2.5", "2500", True), ("2.5", "2499.9", False), ("0", "2500", False), ("/", "2500", False)]
    )
    def test_a_thousand_times_last_year(self, before: str, after: str, speaks: bool) -> None:  # noqa: FBT001 - a table of cases
        """
        A thousand times what last year's report says looks like yuan; from nothing anything may come.
        """
        later = evolve(NEWER, year=2022)

        findings = found(filled(later, FEES, after), "V-SCALE", previous=filled(NEWER, FEES, before))

        assert values(findings) == ([("V-SCALE", "warning", (FEES,))] if speaks else [])

    def test_last_year_counted_something_else(self) -> None:
        """
        The form of 2020 has no fees in money: there is nothing to hold against.
        """
        previous = load(EXAMPLES / "pingtan-2020.json")

        findings = found(NEWER, "V-SCALE", previous=previous)

        assert findings == []

    @pytest.mark.parametrize("entry", ["1000000", "24252.311082", "123456789.123456"])
    def test_the_callers_context_changes_nothing(self, entry: str) -> None:
        """
        However roughly the caller's program reckons in decimals, the findings are the same.
        """
        report, previous = filled(evolve(NEWER, year=2022), FEES, entry), filled(NEWER, FEES, "0.333333")
        exact = validate(report, previous)

        with localcontext() as context:
            context.prec = 3
            context.traps[Inexact] = True
            rough = validate(report, previous)

        assert rough == exact

    def test_not_where_the_unit_is_in_the_cell(self) -> None:
        """
        Amounts that bring their own unit are what they say.
        """
        findings = validate(filled(OLDER, SPENT, "769552763元")).items

        assert findings == ()


class TestItems:
    @staticmethod
    def licensing(before: Entry, change: Entry, decisions: Entry) -> Report:
        """
        Return the report of 2020 with other licensing figures.
        """
        figures: dict[Address, Entry] = {
            "disclosure/licensing/items_before": before,
            "disclosure/licensing/items_change": change,
            "disclosure/licensing/decisions": decisions,
        }
        return OLDER.fill(figures)

    @pytest.mark.parametrize(("before", "change", "decisions"), [(75, "增13", 88), (5, 0, 5), (5, "减3", 2), (0, 7, 7)])
    def test_items_in_the_place_of_decisions(self, before: Entry, change: Entry, decisions: Entry) -> None:
        """
        As many decisions as there are items are probably items.
        """
        findings = validate(self.licensing(before, change, decisions)).items

        assert values(findings) == [("V-ITEMS", "warning", ("disclosure/licensing/decisions",))]

    @pytest.mark.parametrize(("before", "change", "decisions"), [(0, 0, 0), (3, -3, 0), (75, 13, 87), (75, 13, 0), (45, 0, 4_299_819)])
    def test_no_coincidence(self, before: Entry, change: Entry, decisions: Entry) -> None:
        """
        Nothing and nothing is no coincidence: most offices without licences write zeros.
        """
        findings = validate(self.licensing(before, change, decisions)).items

        assert findings == ()

    @pytest.mark.parametrize(("before", "change", "decisions"), [("", 88, 88), (75, "/", 75), ("约75", 13, 88), (75, 13, "")])
    def test_gaps_decide_nothing(self, before: Entry, change: Entry, decisions: Entry) -> None:
        """
        Where one of the three is no number there is nothing to say.
        """
        findings = found(self.licensing(before, change, decisions), "V-ITEMS")

        assert findings == []


class TestNoErrors:
    """
    What looks odd and is lawful: a false alarm costs more trust than a missed warning.
    """

    @staticmethod
    def zeros(**figures: int) -> Report:
        """
        Return a report of zeros but for some figures of table 三 (by row, natural persons) and table 四 (by column, dots as __).
        """
        report = Report.of("某局", 2024)
        report = report.fill(dict.fromkeys(report.template.cells, 0))
        filled = dict[Cell, int]()
        for name, number in figures.items():
            line = name.replace("__", ".")
            if line.startswith(("review", "litigation")):
                filled |= {Cell("disputes", "cases", line): number}
            else:
                filled |= {Cell("applications", line, "natural"): number, Cell("applications", line, "total"): number}
        return report.fill(filled)

    @pytest.mark.parametrize(
        "figures",
        [
            # no application this year, cases from another
            {"review__upheld": 1, "review__total": 1, "litigation__direct__other": 2, "litigation__direct__total": 2},
            # received and not yet answered
            {"received": 1, "carried_out": 1},
            # 95 + 8 - 98 = 5
            {"received": 95, "carried_in": 8, "outcome__granted": 98, "outcome__total": 98, "carried_out": 5},
            # upheld in review, and more suits after review than reviews
            {"review__upheld": 1, "review__total": 1, "litigation__after_review__pending": 7, "litigation__after_review__total": 7},
        ],
    )
    def test_tables_do_not_depend_on_each_other(self, figures: dict[str, int]) -> None:
        """
        Table 四 counts cases of whatever year's application; table 三 may end with open ones.
        """
        findings = validate(self.zeros(**figures))

        assert findings.items == ()

    def test_less_in_force_than_issued(self) -> None:
        """
        What was issued may expire in the same year.
        """
        filled = dict(
            zip(cells("disclosure/rules/issued", "disclosure/rules/in_force", "disclosure/rules/repealed"), (5, 2, 0), strict=True)
        )

        findings = validate(self.zeros().fill(filled))

        assert findings.items == ()

    def test_a_stock_that_is_the_years_flow(self) -> None:
        """
        西安市公安局 2020: three texts made, three made public, three public in all.
        """
        assert [OLDER[cell] for cell in OLDER.template.cells if cell.row == "normative_documents"] == [3, 3, 3]
        assert validate(OLDER).items == ()


class TestLines:
    @given(reports())
    def test_each_speaks_of_its_cell(self, report: Report) -> None:
        """
        Findings on single cells hold one cell, no sums, and are violations.
        """
        findings = found(report, "V-COUNT", "V-MONEY", "V-UNREAD", "V-NOTE", "V-SCALE", "V-ITEMS")

        for each in findings:
            assert len(each.cells) == 1
            assert (each.left, each.right, each.blanks, each.verdict) == (None, None, (), Verdict.VIOLATED)

    @given(reports(), st.sampled_from(["zh", "en"]))
    def test_what_stands_there_is_quoted(self, report: Report, language: str) -> None:
        """
        A finding on a cell quotes what stands in it, as it was written.
        """
        findings = found(report, "V-COUNT", "V-MONEY", "V-UNREAD", "V-NOTE", "V-SCALE", "V-ITEMS")

        for each in findings:
            assert report.text(each.cells[0]) in each.message("zh" if language == "zh" else "en")
