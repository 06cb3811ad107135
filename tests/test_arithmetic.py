"""
The relations within a year: what agrees is silent, and one altered figure is found in every relation that has it and in no other.
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
from govreport.figures import Blank, Kind, Number, total
from govreport.publishing import load
from govreport.relations import Constraint, Relation, Severity, Sign
from govreport.report import Report
from govreport.tables import Axis
from govreport.template import Template
from govreport.templates import load_template
from govreport.validation import BlankPolicy, Finding, Findings, Verdict, validate
from govreport.wording import Wording
from tests.strategies import balanced_reports, reports

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
XIAN: Final = load(EXAMPLES / "xian-psb-2020.json")
PINGTAN: Final = load(EXAMPLES / "pingtan-2020.json")
PARTS: Final[tuple[Address, ...]] = (
    "disputes/cases/review.upheld",
    "disputes/cases/review.corrected",
    "disputes/cases/review.other",
    "disputes/cases/review.pending",
)
TOTAL: Final[Address] = "disputes/cases/review.total"


def arithmetic(findings: Findings) -> list[Finding]:
    """
    Return the findings of the form's relations.
    """
    relations = {each.id for each in findings.report.template.relations}
    return [each for each in findings.items if each.rule.code in relations]


def numbers(report: Report, cells: Iterable[Cell]) -> list[Number]:
    """
    Return the numbers of some cells, all of which hold one.
    """
    found = [report[cell] for cell in cells]
    assert all(isinstance(each, int | Decimal) for each in found)
    return [each for each in found if isinstance(each, int | Decimal)]


def broken(report: Report) -> dict[tuple[str, tuple[Cell, ...]], tuple[Number, Number]]:
    """
    Return every relation that a report's numbers do not satisfy, its cells and both sums, by plain arithmetic.
    """
    found = dict[tuple[str, tuple[Cell, ...]], tuple[Number, Number]]()
    for each in report.template.constraints:
        left, right = total(numbers(report, each.left)), total(numbers(report, each.right))
        if left < right or (each.relation.sign is Sign.EQUAL and left != right):
            found[each.relation.id, (*each.left, *each.right)] = (left, right)
    return found


def changed(report: Report, cell: Cell, by: int) -> Report:
    """
    Return a report with one number grown by some.
    """
    (figure,) = numbers(report, [cell])
    return report.fill({cell: total([figure, by])})


def review(*entries: Entry) -> Report:
    """
    Return a report of which only the results of review are filled: upheld, corrected, other, pending, total.
    """
    filled: dict[Address, Entry] = dict(zip((*PARTS, TOTAL), entries, strict=True))
    return Report.of("某局", 2021).fill(filled)


def reviewed(report: Report, policy: BlankPolicy = BlankPolicy.LENIENT) -> Finding | None:
    """
    Return the finding on the results of review, if there is one.
    """
    return next((each for each in arithmetic(validate(report, blanks=policy)) if each.rule.code == "R-REVIEW"), None)


class TestBalanced:
    @given(balanced_reports(), st.sampled_from(BlankPolicy))
    def test_what_agrees_is_silent(self, report: Report, policy: BlankPolicy) -> None:
        """
        A full report that satisfies the relations has no error, and every relation holds on every line.
        """
        findings = validate(report, blanks=policy)

        assert findings.errors == ()
        assert arithmetic(findings) == []
        tried = {ran.rule.code: (ran.holds, ran.with_blanks) for ran in findings.ran}
        for relation in report.template.relations:
            lines = sum(each.relation == relation for each in report.template.constraints)
            assert tried[relation.id] == (lines, 0)

    @pytest.mark.parametrize(
        ("form", "lines"),
        [
            (
                "cn-2019",
                {
                    "A-BALANCE": 7,
                    "A-APPLICANTS": 23,
                    "A-OUTCOMES": 7,
                    "R-REVIEW": 1,
                    "R-DIRECT": 1,
                    "R-AFTER": 1,
                    "D-STOCK": 2,
                    "D-ITEMS": 5,
                },
            ),
            ("cn-2021", {"A-BALANCE": 7, "A-APPLICANTS": 25, "A-OUTCOMES": 7, "R-REVIEW": 1, "R-DIRECT": 1, "R-AFTER": 1}),
        ],
    )
    def test_on_so_many_lines(self, form: str, lines: dict[str, int]) -> None:
        """
        Each relation is tried on every line that it speaks of.
        """
        template = load_template(form)
        zeros = Report.of("某局", template.first_year, template=template).fill(dict.fromkeys(template.cells, 0))

        findings = validate(zeros)

        assert findings.items == ()
        assert {ran.rule.code: ran.holds for ran in findings.ran if ran.rule.code in lines} == lines


class TestOneAltered:
    @given(balanced_reports(), st.data(), st.integers(-1000, 1000).filter(bool))
    def test_every_relation_that_has_it_and_no_other(self, report: Report, data: st.DataObject, by: int) -> None:
        """
        One figure altered violates exactly the relations that contain it, an inequality only if its left side is now the less.
        """
        cell = data.draw(st.sampled_from(report.template.cells))
        altered = changed(report, cell, by)

        findings = arithmetic(validate(altered))

        expected = broken(altered)
        assert {(each.rule.code, each.cells): (each.left, each.right) for each in findings} == expected
        containing = {
            (each.relation.id, (*each.left, *each.right))
            for each in altered.template.constraints
            if cell in (*each.left, *each.right) and each.relation.sign is Sign.EQUAL
        }
        unequal = {each.relation.id for each in altered.template.constraints if each.relation.sign is Sign.AT_LEAST}
        assert {key for key in expected if key[0] not in unequal} == containing

    @given(balanced_reports(), st.data(), st.integers(-1000, 1000).filter(bool))
    def test_with_both_sides_and_their_difference(self, report: Report, data: st.DataObject, by: int) -> None:
        """
        Each finding holds both sums, and its words the difference without a sign.
        """
        cell = data.draw(st.sampled_from([cell for each in report.template.constraints for cell in (*each.left, *each.right)]))

        findings = arithmetic(validate(changed(report, cell, by)))

        for each in findings:
            assert each.verdict is Verdict.VIOLATED
            assert each.severity is each.rule.severity
            assert each.left is not None
            assert each.right is not None
            assert dict(each.facts)["difference"] == str(abs(each.left - each.right))
            assert each.blanks == ()

    @given(balanced_reports(), st.data())
    def test_any_number_of_figures(self, report: Report, data: st.DataObject) -> None:
        """
        However many figures are altered, what is found is what arithmetic finds.
        """
        counts = [cell for place, cell in enumerate(report.template.cells) if report.template.measure(place).kind is not Kind.AMOUNT]
        altered = report.fill(data.draw(st.dictionaries(st.sampled_from(counts), st.integers(-5, 300), max_size=6)))

        findings = arithmetic(validate(altered))

        assert {(each.rule.code, each.cells): (each.left, each.right) for each in findings} == broken(altered)

    @pytest.mark.parametrize("cell", [cell for cell in XIAN.template.cells if cell.table != "disclosure"], ids=str)
    def test_on_real_figures(self, cell: Cell) -> None:
        """
        西安市公安局 2020 has no error; one figure of it altered is found in every relation that has it.
        """
        findings = validate(changed(XIAN, cell, 1))

        containing = {
            (each.relation.id, (*each.left, *each.right)) for each in XIAN.template.constraints if cell in (*each.left, *each.right)
        }
        assert {(each.rule.code, each.cells) for each in findings.errors} == containing
        assert validate(XIAN).items == ()

    def test_a_published_mistake(self) -> None:
        """
        平潭 2020 printed a total six too small, and its balance agrees with the wrong total: only the outcomes show it.
        """
        findings = validate(PINGTAN).items

        assert [(each.rule.code, each.cells[-1].column, each.left, each.right) for each in findings] == [
            ("A-OUTCOMES", "natural", 26, 20),
            ("A-OUTCOMES", "total", 27, 21),
        ]
        assert [dict(each.facts)["difference"] for each in findings] == ["6", "6"]


class TestInequalities:
    @pytest.mark.parametrize(("public", "newly", "holds"), [(3, 3, True), (4, 3, True), (2, 3, False), (0, 0, True)])
    def test_stock(self, public: int, newly: int, holds: bool) -> None:  # noqa: FBT001 - a table of cases
        """
        D-STOCK warns if less is public in all than was newly made public; as much is fine.
        """
        figures: dict[Address, Entry] = {"disclosure/rules/public": public, "disclosure/rules/newly_public": newly}
        report = XIAN.fill(figures)

        findings = validate(report).items

        expected = [] if holds else [("D-STOCK", Severity.WARNING, public, newly)]
        assert [(each.rule.code, each.severity, each.left, each.right) for each in findings] == expected

    @pytest.mark.parametrize(("before", "change", "holds"), [(3, -3, True), (3, -2, True), (3, -4, False), (0, 0, True), (0, -1, False)])
    def test_items(self, before: int, change: int, holds: bool) -> None:  # noqa: FBT001 - a table of cases
        """
        D-ITEMS is an error if more items were taken away than there were; the right side has no cells and is zero.
        """
        figures: dict[Address, Entry] = {"disclosure/fees/items_before": before, "disclosure/fees/items_change": change}
        report = XIAN.fill(figures)

        findings = validate(report).items

        expected = [] if holds else [("D-ITEMS", Severity.ERROR, before + change, 0)]
        assert [(each.rule.code, each.severity, each.left, each.right) for each in findings] == expected

    def test_items_without_figures(self) -> None:
        """
        Where neither items nor their change are filled in, D-ITEMS cannot be decided.
        """
        figures: dict[Address, Entry] = {"disclosure/fees/items_before": "", "disclosure/fees/items_change": ""}
        report = XIAN.fill(figures)

        findings = arithmetic(validate(report))

        cells = (Cell("disclosure", "fees", "items_before"), Cell("disclosure", "fees", "items_change"))
        assert [(each.rule.code, each.verdict, each.blanks) for each in findings] == [("D-ITEMS", Verdict.UNDETERMINED, cells)]


class TestBlanks:
    def test_counted_as_zero_where_it_holds(self) -> None:
        """
        Lenient: a blank is zero if the relation then holds, and that is noted.
        """
        findings = validate(review(2, Blank.EMPTY, 1, "/", 3))

        ran = next(each for each in findings.ran if each.rule.code == "R-REVIEW")
        assert arithmetic(findings)[-1].rule.code != "R-REVIEW"
        assert (ran.holds, ran.violated, ran.undetermined, ran.with_blanks) == (1, 0, 0, 1)

    def test_named_where_it_fails(self) -> None:
        """
        Lenient: if the relation fails, the finding names the blanks that were counted as zero.
        """
        finding = reviewed(review(2, Blank.EMPTY, 1, "无", 5))

        assert finding is not None
        assert (finding.verdict, finding.left, finding.right) == (Verdict.VIOLATED, 3, 5)
        assert finding.blanks == (Cell.parse(PARTS[1]), Cell.parse(PARTS[3]))
        assert finding.message() == "行政复议：各项结果之和为 3，总计为 5，相差 2。其中行政复议/结果纠正、行政复议/尚未审结未填，按零计。"

    @pytest.mark.parametrize(
        ("report", "blanks"),
        [
            (review(2, 0, 1, 0, Blank.EMPTY), (TOTAL,)),
            (review(2, 0, 1, 0, "/"), (TOTAL,)),
            (review(0, 0, 0, 0, Blank.EMPTY), (TOTAL,)),
            (review("", "/", "无", "-", 3), PARTS),
            (review("", "", "", "", ""), (*PARTS, TOTAL)),
        ],
    )
    def test_a_side_of_blanks_decides_nothing(self, report: Report, blanks: tuple[str, ...]) -> None:
        """
        Lenient: where all of a side is blank, it cannot be decided; the finding names that side's cells.
        """
        finding = reviewed(report)

        assert finding is not None
        assert (finding.verdict, finding.left, finding.right) == (Verdict.UNDETERMINED, None, None)
        assert finding.blanks == tuple(map(Cell.parse, blanks))

    def test_why_it_cannot_be_decided(self) -> None:
        """
        The words say which side is blank, or that both are.
        """
        one, both = reviewed(review(2, 0, 1, 0, "")), reviewed(review("", "", "", "", ""))

        assert one is not None
        assert one.message() == "表四：行政复议/总计未填，无法核对（行政复议各项结果之和，等于总计）。"
        assert both is not None
        assert both.message() == "表四：两边均未填，无法核对（行政复议各项结果之和，等于总计）。"
        assert both.message("en").startswith("Table 4: both sides are blank")

    @pytest.mark.parametrize("report", [review(2, "", 1, 0, 3), review(2, 0, 1, 0, ""), review(2, "", 1, 0, 9), review("", "", "", "", "")])
    def test_strict(self, report: Report) -> None:
        """
        Strict: any blank leaves it undetermined, whether or not zero would do.
        """
        finding = reviewed(report, BlankPolicy.STRICT)

        assert finding is not None
        assert finding.verdict is Verdict.UNDETERMINED
        assert finding.blanks == tuple(cell for cell in finding.cells if report[cell] is Blank.EMPTY)

    @pytest.mark.parametrize(
        ("report", "sides"),
        [
            (review(2, "", 1, 0, 3), None),
            (review(2, 0, 1, 0, ""), (3, 0)),
            (review("", "", "", "", ""), None),
            (review("", "", "", "", 1), (0, 1)),
        ],
    )
    def test_zero(self, report: Report, sides: tuple[int, int] | None) -> None:
        """
        Zero: a blank is zero whatever comes of it.
        """
        finding = reviewed(report, BlankPolicy.ZERO)

        assert (finding and (finding.left, finding.right)) == sides

    @given(reports())
    def test_full_reports_do_not_care(self, report: Report) -> None:
        """
        Without blanks all policies find the same.
        """
        full = report.fill({cell: 0 for cell in report.template.cells if isinstance(report[cell], Blank)})

        lenient, strict, zero = (validate(full, blanks=policy) for policy in BlankPolicy)

        assert lenient == strict == zero


class TestUnread:
    @pytest.mark.parametrize("policy", BlankPolicy)
    def test_text_leaves_it_undetermined(self, policy: BlankPolicy) -> None:
        """
        Where a cell holds text that is no figure, no sum is made of it under any policy; the finding names the cell.
        """
        finding = reviewed(review(2, "约3", "", 0, 3), policy)

        assert finding is not None
        assert (finding.verdict, finding.left, finding.right) == (Verdict.UNDETERMINED, None, None)
        assert finding.message() == "表四：行政复议/结果纠正不是数据，无法核对（行政复议各项结果之和，等于总计）。"
        assert finding.message("en").startswith("Table 4: Administrative review/Corrected is no figure")


class TestExact:
    def test_the_callers_context_changes_nothing(self) -> None:
        """
        However roughly the caller's program reckons in decimals, sums are exact.
        """
        figures: dict[Address, Entry] = {"disclosure/procurement/spent": "123456789.123456元"}
        report = PINGTAN.fill(figures)
        exact = validate(report)

        with localcontext() as context:
            context.prec = 3
            context.traps[Inexact] = True
            rough = validate(report)

        assert rough == exact

    def test_amounts_add_up_exactly(self) -> None:
        """
        Amounts are added as decimals: a tenth and two tenths are three tenths.
        """
        template = money()
        report = Report.of("某局", 2021, template=template)
        cells = {cell.column: cell for cell in template.cells if cell.row == "fees"}
        assert list(cells) == ["one", "two", "sum"]

        right = report.fill({cells["one"]: Decimal("0.1"), cells["two"]: Decimal("0.2"), cells["sum"]: Decimal("0.3")})
        wrong = right.fill({cells["sum"]: Decimal("0.30000000000001")})

        assert arithmetic(validate(right)) == []
        assert [(each.left, each.right, dict(each.facts)["difference"]) for each in arithmetic(validate(wrong))] == [
            (Decimal("0.3"), Decimal("0.30000000000001"), "0.00000000000001")
        ]


def money() -> Template:
    """
    Return the form of 2021 with nothing left but fees, in three columns of which the third is the sum.
    """
    form = load_template("cn-2021")
    table = form.table("disclosure")
    part = table.parts[-1]
    columns = tuple(evolve(part.columns[0], id=name, label=name, en=name) for name in ("one", "two", "sum"))
    relation = Relation(
        id="D-FEES",
        table="disclosure",
        each=Axis.ROW,
        left=("one", "two"),
        right=("sum",),
        severity=Severity.ERROR,
        ground=form.relations[0].ground,
        rule=Wording("合计", "sum"),
        finding=Wording("{line} {left} {right} {difference}", "{line} {left} {right} {difference}"),
    )
    tables = (evolve(table, parts=(evolve(part, columns=columns),)),)
    return evolve(form, tables=tables, relations=(relation,), continuities=(), bridges=())


def test_a_constraint_names_no_cell_twice() -> None:
    """
    What the tests above rest on: no relation has a cell on both sides, or twice on one.
    """
    constraints: list[Constraint] = [each for name in ("cn-2019", "cn-2021") for each in load_template(name).constraints]

    assert all(len({*each.left, *each.right}) == len(each.left) + len(each.right) for each in constraints)
