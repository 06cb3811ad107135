"""
Probable causes: the figure, or the two, that, were they others, would explain every violated relation.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from govreport.cells import Cell
from govreport.figures import Blank, Number
from govreport.publishing import load
from govreport.relations import Relation, Sign
from govreport.report import Report
from govreport.tables import Axis
from govreport.template import Template
from govreport.templates import load_template
from govreport.validation import Cause, Finding, validate
from govreport.validation.mistakes import Slip
from tests.strategies import balanced_reports

EXAMPLES = Path(__file__).parent.parent / "examples"
REVIEW, DIRECT = (
    [f"{block}.{name}" for name in ("upheld", "corrected", "other", "pending", "total")] for block in ("review", "litigation.direct")
)
TELLING = [slip for slip in Slip if slip.telling]


@pytest.fixture(scope="module")
def xian() -> Report:
    """
    A published report whose relations all hold.
    """
    return load(EXAMPLES / "xian-psb-2020.json")


def even(table_four: Mapping[str, int] | None = None) -> Report:
    """
    Return a report whose relations hold, no two lines of whose table 三 differ as much in any other two cells; some of table 四.
    """
    form = load_template("cn-2021")
    rows = [row for row in dict.fromkeys(each.row for each in three(form)) if row not in {"received", "carried_in", "outcome.total"}]
    columns = [column for column in dict.fromkeys(each.column for each in three(form)) if column != "total"]
    counts = {row: 10 + place for place, row in enumerate(rows)} | {"carried_in": 7}
    counts["outcome.total"] = sum(count for row, count in counts.items() if row.startswith("outcome."))
    counts["received"] = counts["outcome.total"] + counts["carried_out"] - counts["carried_in"]
    times = {column: place for place, column in enumerate(columns, start=1)} | {"total": 21}
    report = Report.of("某局", 2023).fill({each: counts[each.row] * times[each.column] for each in three(form)})
    return report.fill({Cell("disputes", "cases", column): figure for column, figure in (table_four or {}).items()})


def three(template: Template) -> list[Cell]:
    """
    Return the cells of table 三.
    """
    return [cell for cell in template.cells if cell.table == "applications"]


def beside(template: Template, *, rows: bool) -> list[tuple[Cell, Cell]]:
    """
    Return the cells of table 三 that stand beside each other in rows, or below each other in columns.
    """
    lines = dict[str, list[Cell]]()
    for cell in three(template):
        lines.setdefault(cell.row if rows else cell.column, []).append(cell)
    return [pair for line in lines.values() for pair in pairwise(line)]


def relations(template: Template, cell: Cell) -> set[tuple[str, str]]:
    """
    Return the sums that a cell stands in.
    """
    equal = [each for each in template.constraints if each.relation.sign is Sign.EQUAL]
    return {(each.relation.id, each.line.id) for each in equal if cell in (*each.left, *each.right)}


def means(cause: Cause) -> dict[Cell, Number]:
    """
    Return what a cause would have in which cell.
    """
    return {each.cell: each.suggested for each in cause.corrections}


def number(report: Report, cell: Cell) -> int:
    """
    Return a count of a full report.
    """
    figure = report[cell]
    assert isinstance(figure, int)
    return figure


def said(findings: Iterable[Finding]) -> set[str]:
    """
    Return what findings say behind their own sentence.
    """
    return {"".join(each.message().partition("相差")[2].split("。", 1)[1:]) for each in findings}


class TestTableThree:
    @given(report=balanced_reports(), data=st.data())
    def test_the_changed_figure_is_the_one_cause(self, report: Report, data: st.DataObject) -> None:
        """
        In table 三 the relations determine every cell: whichever is changed is the one cause of all that then fails.
        """
        cell = data.draw(st.sampled_from(three(report.template)))
        right, wrong = report[cell], data.draw(st.integers(0, 10**6))
        assume(wrong != right)

        found = validate(report.fill({cell: wrong})).errors

        assert found
        assert all(
            [(each.cell, each.now, each.suggested, each.other) for each in one.causes] == [(cell, wrong, right, None)] for one in found
        )

    def test_it_is_said_in_the_message(self, xian: Report) -> None:
        """
        A lone cause stands in the message, with what is there and what would fit, and what slip it looks like.
        """
        found = validate(xian.fill({"applications/outcome.total/natural": 36})).errors

        assert {each.rule.code for each in found} == {"A-BALANCE", "A-OUTCOMES", "A-APPLICANTS"}
        assert said(found) == {"表三“（七）总计·自然人”现为 36，如应为 63，则相关勾稽均成立。疑似数字颠倒。"}
        assert (
            found[0].message("en").endswith("were it 63, every relation that it stands in would hold. It looks like two digits exchanged.")
        )

    def test_what_looks_like_no_slip_is_said_without(self, xian: Report) -> None:
        """
        Where no slip of digits or place would do it, the message names none; an old total is told by its kind alone.
        """
        found = validate(xian.fill({"applications/outcome.total/natural": 58})).errors

        assert said(found) == {"表三“（七）总计·自然人”现为 58，如应为 63，则相关勾稽均成立。"}
        assert {each.causes[0].slip for each in found} == {Slip.TOTAL_NOT_UPDATED}

    def test_a_blank_may_be_the_cause(self, xian: Report) -> None:
        """
        A cell left empty is a cause like any other; what stands there now is the blank.
        """
        cell = Cell("applications", "outcome.unavailable.not_held", "legal.business")

        found = validate(xian.fill({cell: ""})).errors

        assert found
        assert all(one.causes == (Cause(cell, Blank.EMPTY, 4, Slip.NOT_FILLED),) for one in found)
        assert all(each.message().endswith("·商业企业”现为 —，如应为 4，则相关勾稽均成立。") for each in found)

    def test_a_part_is_no_total(self) -> None:
        """
        What stands on the right of a sum with others is no total of it.
        """
        cell = Cell("applications", "carried_out", "natural")

        found = validate(even().fill({cell: 5})).errors

        assert {each.causes for each in found} == {(Cause(cell, 5, number(even(), cell)),)}


class TestUndecided:
    def test_totals_that_are_all_blank(self) -> None:
        """
        A row of totals left empty: each is suggested by the sums that have figures on both sides, whatever else is still undecided.
        """
        totals = [cell for cell in three(even().template) if cell.row == "outcome.total"]

        found = [each for each in validate(even().fill(dict.fromkeys(totals, ""))).violated if each.rule.code == "A-BALANCE"]

        assert [[means(cause) for cause in each.causes] for each in found] == [[{total: even()[total]}] for total in totals]

    def test_a_blank_that_is_filled_satisfies_what_was_undecided(self) -> None:
        """
        A total left empty is not judged by its parts; still nothing but their sum is suggested for it.
        """
        totals = [cell for cell in three(even().template) if cell.row == "outcome.total"]
        carried, all_carried = (Cell("applications", "carried_out", column) for column in ("natural", "total"))
        figures = {carried: number(even(), carried) + 2, all_carried: number(even(), all_carried) + 2}

        found = [each for each in validate(even().fill(dict.fromkeys(totals, "")).fill(figures)).violated if each.rule.code == "A-BALANCE"]

        assert len(found) == 7
        assert not [cause for each in found for cause in each.causes if means(cause).get(totals[0]) not in {None, even()[totals[0]]}]

    def test_text_leaves_its_line_undecided(self, xian: Report) -> None:
        """
        A row with text that is no figure holds nothing fast: its figures may change one by one.
        """
        natural, business, total = (Cell("applications", "outcome.granted", column) for column in ("natural", "legal.business", "total"))
        right = number(xian, natural), number(xian, total)

        found = [
            each
            for each in validate(xian.fill({natural: right[0] + 8, business: "约0", total: right[1] + 8})).errors
            if each.left is not None
        ]

        assert [each.rule.code for each in found] == ["A-OUTCOMES", "A-OUTCOMES"]
        assert {natural: right[0]} in [means(cause) for cause in found[0].causes]
        assert {total: right[1]} in [means(cause) for cause in found[1].causes]

    def test_a_blank_beside_text_is_filled(self, xian: Report) -> None:
        """
        Text leaves a row undecided even if its last blank is filled: what is suggested for that need not satisfy the row.
        """
        natural, business, total = (Cell("applications", "outcome.granted", column) for column in ("natural", "legal.business", "total"))

        found = [each for each in validate(xian.fill({natural: "", business: "约8", total: 30})).errors if each.left is not None]

        assert {natural: 22} in [means(cause) for cause in found[0].causes]

    def test_text_is_never_replaced(self, xian: Report) -> None:
        """
        What is no figure is no neighbour to exchange a figure with.
        """
        natural, business = (Cell("applications", "outcome.granted", column) for column in ("natural", "legal.business"))

        found = [each for each in validate(xian.fill({natural: "约3", business: 5})).errors if each.left is not None]

        assert found
        assert not [cause for each in found for cause in each.causes if natural in means(cause)]

    def test_what_is_too_long_is_not_suggested(self) -> None:
        """
        A figure that no cell can hold is no cause.
        """
        (found,) = [
            each
            for each in validate(even(dict(zip(REVIEW, (999_999_999_999_999, 1, 0, 0, 5), strict=True)))).errors
            if each.rule.code == "R-REVIEW"
        ]

        assert [each.cell.column for each in found.causes] == ["review.upheld"]


class TestDoubt:
    def test_where_several_would_do_all_are_named(self, xian: Report) -> None:
        """
        One sum alone cannot tell its parts from its total: each that would fit is a cause, an old total before others; no message.
        """
        found = validate(xian.fill({"disputes/cases/review.upheld": 3})).errors

        assert found[0].causes == (
            Cause(Cell("disputes", "cases", "review.total"), 1, 3, Slip.TOTAL_NOT_UPDATED),
            Cause(Cell("disputes", "cases", "review.upheld"), 3, 1),
        )
        assert said(found) == {""}

    def test_the_only_slip_of_digits_is_said(self) -> None:
        """
        Where several would fit and one alone looks like a slip of digits, it comes first and the message calls it likely.
        """
        found = validate(
            even({"review.upheld": 21, "review.corrected": 36, "review.other": 4, "review.pending": 0, "review.total": 88})
        ).errors

        assert [(each.cell.column, each.suggested, each.slip) for each in found[0].causes] == [
            ("review.corrected", 63, Slip.DIGITS_SWAPPED),
            ("review.total", 61, Slip.TOTAL_NOT_UPDATED),
            ("review.upheld", 48, None),
            ("review.other", 31, None),
            ("review.pending", 27, None),
        ]
        assert said(found) == {"最可能是表四“行政复议/结果纠正”现为 36，应为 63（数字颠倒）。"}
        assert (
            found[0]
            .message("en")
            .endswith("Most likely Table 4, 'Administrative review/Corrected', now 36, should be 63 (two digits exchanged).")
        )

    def test_two_slips_of_digits_are_not(self) -> None:
        """
        Where two would look like slips of digits, nobody can say which it was: both come first, and the message names none.
        """
        found = validate(
            even({"review.upheld": 36, "review.corrected": 36, "review.other": 0, "review.pending": 0, "review.total": 99})
        ).errors

        assert [(each.cell.column, each.slip) for each in found[0].causes[:3]] == [
            ("review.upheld", Slip.DIGITS_SWAPPED),
            ("review.corrected", Slip.DIGITS_SWAPPED),
            ("review.total", Slip.TOTAL_NOT_UPDATED),
        ]
        assert said(found) == {""}

    def test_a_gap_comes_before_an_old_total(self) -> None:
        """
        What is not filled in is likelier than an old total, but not likely enough to be said.
        """
        found = validate(even({"review.upheld": 2, "review.other": 0, "review.pending": 0, "review.total": 5})).errors

        assert [(each.cell.column, each.slip) for each in found[0].causes[:2]] == [
            ("review.corrected", Slip.NOT_FILLED),
            ("review.total", Slip.TOTAL_NOT_UPDATED),
        ]
        assert said(found) == {"其中行政复议/结果纠正未填，按零计。"}

    def test_mistakes_apart_have_their_own_causes(self, xian: Report) -> None:
        """
        Mistakes in different tables are explained apart.
        """
        found = validate(xian.fill({"applications/outcome.granted/natural": 30, "disputes/cases/litigation.direct.total": 2})).errors

        causes = {each.rule.code: [str(cause.cell) for cause in each.causes] for each in found}
        assert causes["A-OUTCOMES"] == causes["A-APPLICANTS"] == ["applications/outcome.granted/natural"]
        assert "disputes/cases/litigation.direct.total" in causes["R-DIRECT"]


class TestTwo:
    def test_the_only_two_are_said(self, xian: Report) -> None:
        """
        Two altered figures that no single one explains are found together, and said if no others would do.
        """
        one, other = Cell("applications", "outcome.granted", "natural"), Cell("applications", "outcome.partial", "legal.business")
        assert (xian[one], xian[other]) == (22, 0)

        found = validate(xian.fill({one: 30, other: 5})).errors

        assert len(found) == 4
        assert all([means(cause) for cause in each.causes] == [{one: 22, other: 0}] for each in found)
        assert said(found) == {
            "表三“（一）予以公开·自然人”与表三“（二）部分公开（区分处理的，只计这一情形，不计其他情形）·商业企业”现为 30 与 5，如应为 22 与 0，则相关勾稽均成立。"
        }

    def test_two_slips_of_digits_come_first(self) -> None:
        """
        Of two pairs that would do, the one that looks like two slips of digits comes first, and is said.
        """
        refused = "outcome.refused."
        one, other = (
            Cell("applications", refused + row, column) for row, column in (("state_secret", "natural"), ("third_party", "legal.research"))
        )
        assert (number(even(), one), number(even(), other)) == (12, 45)

        found = validate(even().fill({one: 21, other: 54})).errors

        assert [[(each.now, each.suggested, each.slip) for each in cause.corrections] for cause in found[0].causes] == [
            [(21, 12, Slip.DIGITS_SWAPPED), (54, 45, Slip.DIGITS_SWAPPED)],
            [(36, 27, None), (15, 6, None)],
        ]
        assert len(found) == 4
        assert all(each.message().endswith("现为 21 与 54，应为 12 与 45（数字颠倒）。") for each in found)

    def test_a_published_mistake_that_two_pairs_would_explain(self) -> None:
        """
        平潭 2020 prints two totals that no single figure explains; two pairs would, so the message names neither.
        """
        found = validate(load(EXAMPLES / "pingtan-2020.json")).errors

        pairs = [[(each.cell.row, each.cell.column, each.now, each.suggested) for each in cause.corrections] for cause in found[0].causes]
        assert pairs == [
            [("outcome.granted", "natural", 6, 0), ("outcome.granted", "total", 7, 1)],
            [("outcome.partial", "natural", 6, 0), ("outcome.partial", "total", 6, 0)],
        ]
        assert found[0].causes == found[1].causes
        assert said(found) == {""}

    @given(report=balanced_reports(), data=st.data())
    def test_the_true_two_are_among_the_causes(self, report: Report, data: st.DataObject) -> None:
        """
        Whichever two figures of table 三 are wrong: each finding has both among its causes, or one of them where that explains it alone.
        """
        cells = data.draw(st.lists(st.sampled_from(three(report.template)), min_size=2, max_size=2, unique=True))
        wrong = {cell: data.draw(st.integers(0, 300)) for cell in cells}
        assume(all(report[cell] != figure for cell, figure in wrong.items()))
        broken = report.fill(wrong)
        truth = {cell: report[cell] for cell in cells}

        for finding in validate(broken).errors:
            causes = [means(cause) for cause in finding.causes]
            alone = [{cell: right} for cell, right in truth.items()]

            assert truth in causes or any(each in causes for each in alone)
            if not relations(report.template, cells[0]).isdisjoint(relations(report.template, cells[1])):
                assert truth in causes

    @given(report=balanced_reports(), data=st.data())
    def test_two_that_make_up_for_each_other(self, report: Report, data: st.DataObject) -> None:
        """
        One figure too large, another of its line too small by as much: the line holds, others fail, and the two are among the causes.
        """
        one = data.draw(st.sampled_from(three(report.template)))
        same = data.draw(st.sampled_from(["row", "column"]))
        both = [cell for cell in three(report.template) if cell != one and getattr(cell, same) == getattr(one, same)]
        constraints = [each for each in report.template.constraints if one in (*each.left, *each.right)]
        other = data.draw(st.sampled_from(both))
        line = next((each for each in constraints if other in (*each.left, *each.right)), None)
        assume(line is not None and report[other] != 0)
        assert line is not None
        by = data.draw(st.integers(1, number(report, other)))
        opposite = (one in line.right) != (other in line.right)
        changed = {one: number(report, one) + by, other: number(report, other) + (by if opposite else -by)}

        found = validate(report.fill(changed)).errors

        assert line.relation.id not in {each.rule.code for each in found if set(each.cells) == {*line.left, *line.right}}
        assert all({one: report[one], other: report[other]} in [means(cause) for cause in each.causes] for each in found)

    @given(report=balanced_reports(), data=st.data())
    def test_mistakes_in_different_tables_need_no_pairs(self, report: Report, data: st.DataObject) -> None:
        """
        Two slips in tables that nothing joins are each explained by themselves.
        """
        one = data.draw(st.sampled_from(three(report.template)))
        other = data.draw(st.sampled_from([cell for cell in report.template.cells if cell.table == "disputes"]))
        broken = report.fill({cell: number(report, cell) + data.draw(st.integers(1, 300)) for cell in (one, other)})

        for finding in validate(broken).errors:
            truth = next(cell for cell in (one, other) if cell in finding.cells)
            singles = [means(cause) for cause in finding.causes if cause.other is None]

            assert {truth: report[truth]} in singles
            if truth == one:
                assert len(finding.causes) == 1

    def test_where_too_many_would_do_none_is_named(self) -> None:
        """
        Four columns off by as much in a row that holds: a cell in any row and any two of the columns would do.
        """
        row = [
            Cell("applications", "outcome.granted", column) for column in ("natural", "legal.business", "legal.research", "legal.welfare")
        ]
        changes = zip(row, (1, -1, 1, -1), strict=True)

        found = validate(even().fill({cell: number(even(), cell) + by for cell, by in changes})).errors

        assert len(found) == 4
        assert all(each.causes == () for each in found)

    def test_where_most_lines_are_wrong_none_is_tried(self) -> None:
        """
        Where many rows fail in columns that hold, pairs are not even tried, though two of the rows differ by as much.
        """
        rows = [cell for cell in three(even().template) if cell.column == "natural" and cell.row.startswith("outcome.")]
        few, many = [8, 0, -8], [8, *(-1, 2, -3, 2, -5, 2, -7, 2, -9, 2, -11, 2, -13, 2, 35), -8]
        assert sum(few) == sum(many) == 0

        tried, untried = (
            validate(even().fill({cell: number(even(), cell) + by for cell, by in zip(rows, changes, strict=False)})).errors
            for changes in (few, many)
        )

        assert {len(each.causes) for each in tried} == {7}
        assert len(untried) == 17
        assert {each.causes for each in untried} == {()}


class TestAnyForm:
    """
    Forms from elsewhere, whose cells stand in fewer sums than those of the national form.
    """

    @pytest.mark.parametrize(
        ("most", "pairs"),
        [
            (3, [{"z": 5, "x": 2}, {"x": 2, "w": 10}, {"y": 5, "w": 13}]),
            (100, [{"z": 5, "x": 2}, {"z": 2, "y": 5}, {"x": 2, "w": 10}, {"y": 5, "w": 13}]),
        ],
    )
    def test_sums_that_share_one_cell(self, most: int, pairs: list[dict[str, int]]) -> None:
        """
        Two sums that differ by more and less have one cell in common: each pair that mends both is found, and none that breaks a limit.
        """
        form = fees("z", "x", "y", "w", "v")
        relations = (
            relation("SAME", ("x",), ("y",)),
            relation("SUM", ("z", "x"), ("w",)),
            evolve(relation("ENOUGH", ("z",), ("y", "v")), sign=Sign.AT_LEAST),
        )
        report = Report.of("某局", 2021, template=evolve(form, relations=relations))

        found = validate(report.fill(dict(zip(report.template.cells, (8, 5, 2, 7, most), strict=True)))).errors

        sums = [each for each in found if each.rule.code != "ENOUGH"]
        assert len(sums) == 2
        for each in sums:
            causes = [{cell.column: figure for cell, figure in means(cause).items()} for cause in each.causes]
            assert len(causes) == len(pairs)
            assert all(pair in causes for pair in pairs)


def fees(*columns: str) -> Template:
    """
    Return the form of 2021 with nothing left but fees in some columns.
    """
    form = load_template("cn-2021")
    table = form.table("disclosure")
    part = table.parts[-1]
    lines = tuple(evolve(part.columns[0], id=name, label=name, en=name) for name in columns)
    return evolve(form, tables=(evolve(table, parts=(evolve(part, columns=lines),)),), relations=(), continuities=(), bridges=())


def relation(name: str, left: tuple[str, ...], right: tuple[str, ...]) -> Relation:
    """
    Return a sum over columns of the fees.
    """
    known = load_template("cn-2021").relations[0]
    return evolve(known, id=name, table="disclosure", each=Axis.ROW, left=left, right=right)


class TestNeighbours:
    @given(report=balanced_reports(), rows=st.booleans(), data=st.data())
    def test_two_exchanged_in_table_three(self, report: Report, rows: bool, data: st.DataObject) -> None:  # noqa: FBT001 - it is drawn
        """
        Two figures in each other's cell, beside or below each other: the exchange is the first cause, and called what it is.
        """
        pairs = beside(report.template, rows=rows)
        one, other = data.draw(st.sampled_from(pairs))
        first, second = number(report, one), number(report, other)
        lines = [(here.column, there.column) if rows else (here.row, there.row) for here, there in pairs]
        apart = [abs(number(report, there) - number(report, here)) for here, there in pairs]
        alike = list(zip(lines, apart, strict=True))
        # Another exchange between the same lines may do as well.
        assume(first != second and alike.count(alike[pairs.index((one, other))]) == 1)

        found = validate(report.fill({one: second, other: first})).errors

        slip = Slip.NEIGHBOURS_SWAPPED if first and second else Slip.SHIFTED
        assert found
        for best in (each.causes[0] for each in found):
            assert [(each.cell, each.suggested, each.slip) for each in best.corrections] == [(one, first, slip), (other, second, slip)]

    @given(report=balanced_reports(), block=st.sampled_from(["review", "litigation.direct", "litigation.after_review"]))
    def test_the_total_of_table_four_and_its_neighbour(self, report: Report, block: str) -> None:
        """
        A total exchanged with its last part: one sum fails, and nothing but other slips of digits or place comes before the exchange.
        """
        pending, total = (Cell("disputes", "cases", f"{block}.{name}") for name in ("pending", "total"))
        first, second = number(report, pending), number(report, total)
        assume(first != second)

        (found,) = validate(report.fill({pending: second, total: first})).errors

        place = [means(cause) for cause in found.causes].index({pending: first, total: second})
        assert found.causes[place].slip is (Slip.NEIGHBOURS_SWAPPED if first else Slip.SHIFTED)
        assert all(cause.slip and cause.slip.telling for cause in found.causes[:place])

    def test_an_exchange_is_said(self) -> None:
        """
        Where one exchange alone looks like a slip, it is said, however many other pairs would do.
        """
        one, other = Cell("applications", "outcome.granted", "natural"), Cell("applications", "outcome.granted", "legal.business")

        found = validate(even().fill({one: 20, other: 10})).errors

        assert [each.rule.code for each in found] == ["A-OUTCOMES", "A-OUTCOMES"]
        assert len(found[0].causes) == 21
        assert said(found) == {
            "最可能是表三“（一）予以公开·自然人”与表三“（一）予以公开·商业企业”现为 20 与 10，应为 10 与 20（相邻两格颠倒）。"
        }
        assert (
            found[0]
            .message("en")
            .endswith(
                "Most likely Table 3, '(1) Granted · Natural persons' and Table 3, '(1) Granted · Businesses', "
                "now 20 and 10, should be 10 and 20 (two neighbouring cells exchanged)."
            )
        )

    @pytest.mark.parametrize("nothing", [0, "", "/"])
    def test_a_figure_in_the_wrong_cell(self, xian: Report, nothing: int | str) -> None:
        """
        A figure beside its own cell, which holds 0 or nothing: it would have to stand there, and 0 where it stands.
        """
        one, other = Cell("applications", "outcome.granted", "natural"), Cell("applications", "outcome.granted", "legal.business")
        assert (xian[one], xian[other]) == (22, 0)

        found = [each for each in validate(xian.fill({one: nothing, other: 22})).errors if each.left is not None]

        assert [each.rule.code for each in found] == ["A-OUTCOMES", "A-OUTCOMES"]
        for best in (each.causes[0] for each in found):
            assert [(each.suggested, each.slip) for each in best.corrections] == [(22, Slip.SHIFTED), (0, Slip.SHIFTED)]

    def test_a_total_in_the_wrong_cell(self) -> None:
        """
        The total of a sum in the cell before it: likelier than an old total.
        """
        (found,) = validate(even(dict(zip(REVIEW, (4, 0, 0, 4, 0), strict=True)))).errors

        assert [(list(means(each).values()), each.slip) for each in found.causes] == [
            ([0, 4], Slip.SHIFTED),
            ([8], Slip.TOTAL_NOT_UPDATED),
        ]

    def test_an_exchange_over_two_sums(self) -> None:
        """
        A total exchanged with the first part of the next sum explains both sums, and stands with both.
        """
        figures = dict(zip(REVIEW + DIRECT, (3, 1, 0, 1, 2, 5, 0, 1, 0, 3), strict=True))

        found = validate(even(figures)).errors

        assert [each.rule.code for each in found] == ["R-REVIEW", "R-DIRECT"]
        assert {tuple(means(each.causes[0]).values()) for each in found} == {(5, 2)}

    def test_an_exchange_among_other_mistakes(self) -> None:
        """
        Where one of the two lines of an exchange hangs together with more that is wrong, the other is explained all the same.
        """
        one, other = (Cell("applications", "received", column) for column in ("natural", "legal.business"))
        partial = Cell("applications", "outcome.partial", "legal.business")
        first, second = number(even(), one), number(even(), other)

        found = validate(even().fill({one: second, other: first, partial: number(even(), partial) + 3})).errors

        assert [(each.rule.code, [means(cause) for cause in each.causes]) for each in found] == [
            ("A-BALANCE", [{one: first, other: second}]),
            ("A-BALANCE", []),
            ("A-OUTCOMES", []),
            ("A-APPLICANTS", []),
        ]


class TestAlways:
    @given(report=balanced_reports(), data=st.data())
    def test_a_cause_explains_everything(self, report: Report, data: st.DataObject) -> None:
        """
        Whatever is wrong, a report with its cause set right violates no relation that the finding hung together with.
        """
        cells = [cell for each in report.template.constraints if each.relation.sign is Sign.EQUAL for cell in (*each.left, *each.right)]
        changes = data.draw(st.dictionaries(st.sampled_from(cells), st.integers(0, 10**4) | st.sampled_from(Blank), min_size=1, max_size=4))
        broken = report.fill(changes)
        before = validate(broken).violated

        for finding in before:
            for cause in finding.causes[:5]:
                after = validate(broken.fill(means(cause))).violated

                assert (finding.rule.code, finding.cells) not in {(each.rule.code, each.cells) for each in after if each.left is not None}
                assert {(each.rule.code, each.cells) for each in after if each.left is not None} < {
                    (each.rule.code, each.cells) for each in before if each.left is not None
                }

    @given(report=balanced_reports(), data=st.data())
    def test_the_likeliest_comes_first(self, report: Report, data: st.DataObject) -> None:
        """
        One slip before two, what looks like a slip of digits or place before gaps, these before old totals, and those before the rest.
        """
        changes = data.draw(
            st.dictionaries(
                st.sampled_from(three(report.template)[::5] + list(report.template.cells[-15:])), st.integers(0, 99), max_size=4
            )
        )

        for finding in validate(report.fill(changes)).errors:
            ones = [cause for cause in finding.causes if cause.other is None or cause.slip in {Slip.SHIFTED, Slip.NEIGHBOURS_SWAPPED}]
            kinds = [0 if each.slip in TELLING else 1 if each.slip is Slip.NOT_FILLED else 2 if each.slip else 3 for each in ones]

            assert list(finding.causes[: len(ones)]) == ones
            assert kinds == sorted(kinds)
