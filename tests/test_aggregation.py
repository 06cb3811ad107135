"""
Many reports made into one, and the published sum of a city against its units.
"""

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from govreport.adding import BlankPolicy, together
from govreport.agency import Agency
from govreport.aggregation import UNKNOWN, Aggregate, aggregate
from govreport.cells import Cell
from govreport.cli import main
from govreport.codec import dumps, loads
from govreport.document import CellKind, Grid, Heading, Paragraph
from govreport.doubles import by_agency
from govreport.entries import Entry
from govreport.errors import InvalidValue, UnknownCell, UnknownTemplate
from govreport.figures import Blank, Figure, Kind, Unread, plain
from govreport.layout import document_of
from govreport.report import Report, Scope
from govreport.template import Template
from govreport.templates import load_template
from govreport.validation import Findings, Verdict, validate
from govreport.wording import Language
from tests.strategies import balanced_reports, reports, templates
from tests.suqian import NAMES, SUQIAN, UNITS

OLDER, NEWER = map(load_template, ("cn-2019", "cn-2021"))
RECEIVED: Final = Cell("applications", "received", "total")
FEES: Final = Cell("disclosure", "fees", "charged")
CODE: Final = "91350100M000100Y43"
OTHER_CODE: Final = "91350100M000100X55"
POLICIES: Final = st.sampled_from(BlankPolicy)


def report_of(agency: str | Agency, entry: Entry = 0, *, cell: Cell = RECEIVED, year: int = 2023, form: Template = NEWER) -> Report:
    """
    Return a report of zeros but for one figure.
    """
    return Report.of(agency, year, template=form).fill(dict.fromkeys(form.cells, 0)).fill({cell: entry})


def parts_of(*entries: Entry, cell: Cell = RECEIVED) -> list[Report]:
    """
    Return as many parts, of zeros but for one figure each.
    """
    return [report_of(f"{name}局", entry, cell=cell) for name, entry in zip("甲乙丙丁戊", entries, strict=False)]


def summed(*entries: Entry, cell: Cell = RECEIVED, blanks: BlankPolicy = BlankPolicy.LENIENT) -> Figure:
    """
    Return what entries make together.
    """
    return aggregate(parts_of(*entries, cell=cell), "某市", blanks=blanks).report[cell]


def reasons(whole: Aggregate) -> list[tuple[str, str]]:
    """
    Return who was left out, and why.
    """
    return [(each.report.agency.name, each.reason.name) for each in whole.left_out]


@st.composite
def drawn_parts(draw: st.DrawFn, *, full: bool = False) -> list[Report]:
    """
    Return reports on one year by different agencies, some of them on the form before or after.
    """
    year = draw(st.integers(2019, 2023))
    forms = templates()
    drawn = draw(st.lists(forms.flatmap(balanced_reports if full else reports), min_size=1, max_size=4))
    return [evolve(each, agency=Agency(f"第{number}局"), year=year) for number, each in enumerate(drawn)]


def within(whole: Aggregate) -> bool:
    """
    Return whether no sum is longer than a cell can hold.
    """
    return all(each.agencies for each in whole.undetermined)


class TestLaws:
    @given(report=reports(), blanks=st.sampled_from([BlankPolicy.LENIENT, BlankPolicy.STRICT]))
    def test_one_report_is_its_own_sum(self, report: Report, blanks: BlankPolicy) -> None:
        """
        The sum of one report has its figures, its gaps and its text, each as it stands.
        """
        whole = aggregate([evolve(report, scope=Scope.OWN)], report.agency, template=report.template, blanks=blanks)

        assert whole.report.figures == report.figures
        assert [type(each) for each in whole.report.figures] == [type(each) for each in report.figures]
        assert (whole.report.scope, whole.report.year, whole.report.prose) == (Scope.AGGREGATE, report.year, ())

    @given(parts=drawn_parts(), blanks=POLICIES, data=st.data())
    def test_adding_in_groups_is_adding_at_once(self, parts: list[Report], blanks: BlankPolicy, data: st.DataObject) -> None:
        """
        However units are put into districts first, the city's figures are the same; nothing unknown gets lost between.
        """
        districts = data.draw(st.lists(st.integers(0, 2), min_size=len(parts), max_size=len(parts)))
        middle = [
            aggregate([part for part, place in zip(parts, districts, strict=True) if place == each], f"{each}区", blanks=blanks)
            for each in sorted(set(districts))
        ]
        at_once = aggregate(parts, "某市", blanks=blanks)

        in_groups = aggregate([each.report for each in middle], "某市", blanks=blanks)

        if within(at_once) and all(map(within, middle)):
            assert in_groups.report == at_once.report

    @given(parts=drawn_parts(), blanks=POLICIES, data=st.data())
    def test_the_order_is_nothing(self, parts: list[Report], blanks: BlankPolicy, data: st.DataObject) -> None:
        """
        Whatever the order of the reports, doubled ones and others among them, the result is the same to the last detail.
        """
        year = parts[0].year
        strange = [
            parts[0],
            evolve(parts[-1], year=year + 1),
            evolve(parts[0], figures=parts[-1].figures, template=parts[-1].template, written=()),
        ]
        given_ones = [*parts, *data.draw(st.lists(st.sampled_from(strange), max_size=3))]

        one, other = (
            aggregate(each, "某市", year=year, blanks=blanks, expected=["第0局", "第9局"])
            for each in (given_ones, data.draw(st.permutations(given_ones)))
        )

        assert one == other

    @given(parts=drawn_parts(), blanks=POLICIES)
    def test_every_figure_is_the_sum_of_its_shares(self, parts: list[Report], blanks: BlankPolicy) -> None:
        """
        What units give makes the figure of the whole, and each share is what its cells make in the unit's own report.
        """
        whole = aggregate(parts, "某市", blanks=blanks)
        doubtful = {each.cell for each in whole.undetermined}

        for cell, figure, measure in zip(whole.report.template.cells, whole.report.figures, whole.report.template.measures, strict=True):
            shares = whole.shares(cell)
            assert [each.report for each in shares] == list(whole.parts)
            assert all(each.figure == together([each.report[own] for own in each.cells], blanks) for each in shares if each.cells)
            assert all(each.figure is None for each in shares if not each.cells)
            numbers = [each.figure for each in shares if isinstance(each.figure, int | Decimal)]
            if isinstance(figure, int | Decimal):
                assert figure == sum(map(Decimal, numbers))
                assert isinstance(figure, Decimal) == (measure.kind is Kind.AMOUNT)
            else:
                assert not numbers or cell in doubtful

    @given(parts=drawn_parts(), data=st.data())
    def test_nothing_is_counted_twice(self, parts: list[Report], data: st.DataObject) -> None:
        """
        Giving reports again changes no figure, and each one too many is listed.
        """
        again = data.draw(st.lists(st.sampled_from(parts), max_size=4))

        whole = aggregate([*parts, *again], "某市")

        assert whole.report == aggregate(parts, "某市").report
        assert [each.reason.name for each in whole.left_out] == ["doubled"] * len(again)

    @given(form=templates(), data=st.data())
    def test_balanced_parts_make_a_balanced_whole(self, form: Template, data: st.DataObject) -> None:
        """
        Where every unit's sums agree, those of the whole agree, with themselves and with the units.
        """
        drawn = data.draw(st.lists(balanced_reports(form), min_size=1, max_size=4))
        parts = [evolve(each, agency=Agency(f"第{number}局"), year=form.first_year) for number, each in enumerate(drawn)]

        whole = aggregate(parts, "某市", template=form)

        found = validate(whole.report, parts=parts, only=("A", "R", "G"))
        assert whole.complete
        assert (found.violated, found.undetermined) == ((), ())

    @given(parts=drawn_parts(full=True))
    def test_a_whole_holds_against_its_parts(self, parts: list[Report]) -> None:
        """
        What is not undetermined in a sum over two forms is what validation asks of it.
        """
        whole = aggregate(parts, "某市")

        found = validate(whole.report, parts=parts, only=("G-SUM",))

        assert found.violated == ()
        assert {cell for each in found.undetermined for cell in each.cells} == {each.cell for each in whole.undetermined}


class TestTogether:
    @given(
        groups=st.lists(
            st.lists(st.integers(-9, 9) | st.sampled_from(Blank) | st.sampled_from("一约").map(Unread), min_size=1), min_size=1
        ),
        blanks=POLICIES,
        data=st.data(),
    )
    def test_groups_and_order_are_nothing(self, groups: list[list[Figure]], blanks: BlankPolicy, data: st.DataObject) -> None:
        """
        Numbers, gaps and texts make the same together in whatever groups and order.
        """
        every = data.draw(st.permutations([figure for group in groups for figure in group]))

        assert together([together(group, blanks) for group in groups], blanks) == together(every, blanks)


class TestGaps:
    @pytest.mark.parametrize(
        ("entries", "lenient", "strict", "zero"),
        [
            ((5, "", 3), 8, Blank.EMPTY, 8),
            ((5, "—", "—"), 5, Blank.EMPTY, 5),
            (("—", "—"), Blank.DASH, Blank.DASH, 0),
            (("—", "/"), Blank.EMPTY, Blank.EMPTY, 0),
            (("约3", "", 2), Unread("约3"), Unread("约3"), Unread("约3")),
            (("约3", "5、"), Unread("5、"), Unread("5、"), Unread("5、")),
            ((0, 0), 0, 0, 0),
        ],
    )
    def test_blanks_and_text_by_policy(self, entries: tuple[Entry, ...], lenient: Figure, strict: Figure, zero: Figure) -> None:
        """
        A blank beside numbers counts as the policy says; blanks alone are no zero; text leaves no number.
        """
        assert [summed(*entries, blanks=each) for each in BlankPolicy] == [lenient, strict, zero]

    def test_amounts(self) -> None:
        """
        Amounts are exact, and a blank that counts as zero is an amount too.
        """
        assert repr(summed("0.1", "0.2", cell=FEES)) == "Decimal('0.3')"
        assert repr(summed("", "", cell=FEES, blanks=BlankPolicy.ZERO)) == "Decimal('0')"

    def test_what_cannot_be_known_is_listed(self) -> None:
        """
        The list says which figure, why, and whose; blanks that were counted are listed beside it.
        """
        texts = aggregate(parts_of(5, "约3", "5、", ""), "某市")
        strict = aggregate(parts_of(5, "", "/"), "某市", blanks=BlankPolicy.STRICT)
        lenient = aggregate(parts_of(5, "", "/"), "某市")

        listed = [(each.cell, each.reason.zh, [agency.name for agency in each.agencies]) for each in texts.undetermined]
        assert listed == [(RECEIVED, "所填不是数据", ["丙局", "乙局"])]
        (each,) = strict.undetermined
        assert (each.reason.zh, [agency.name for agency in each.agencies]) == ("未填，按要求不计零", ["丙局", "乙局"])
        assert (lenient.undetermined, lenient.with_blanks, lenient.complete) == ((), (RECEIVED,), True)
        assert (strict.with_blanks, strict.complete) == ((), False)
        assert aggregate(parts_of("", "/"), "某市").with_blanks == ()

    def test_a_sum_that_is_too_long(self) -> None:
        """
        A sum of more digits than a cell holds is no number, and the list says so.
        """
        whole = aggregate(parts_of(999_999_999_999_999, 1, ""), "某市")

        assert whole.report[RECEIVED] == UNKNOWN
        assert [(each.cell, each.reason.en) for each in whole.undetermined] == [(RECEIVED, "the sum has more than 15 digits")]

    def test_what_an_older_form_does_not_ask(self) -> None:
        """
        A unit on the form of 2019 gives what that asks for; the rest cannot be known, also not one level up, where others have numbers.
        """
        older = report_of("老表局", 3, form=OLDER).fill({Cell("disclosure", "normative_documents", "made"): 2})
        repealed = Cell("disclosure", "rules", "repealed")
        county = aggregate([older, *parts_of(5)], "某县")

        city = aggregate([county.report, report_of("乙局", 4)], "某市")

        assert county.report[RECEIVED] == 8
        assert [each.figure for each in county.shares(repealed)] == [0, None]
        assert [each.cells for each in county.shares("disclosure/normative_documents/issued")][1] == (
            Cell("disclosure", "normative_documents", "made"),
        )
        assert {(each.reason.zh, each.agencies) for each in county.undetermined} == {("所用格式没有口径相同的项", (Agency("老表局"),))}
        assert len(county.undetermined) == 26
        assert county.report[repealed] == city.report[repealed] == UNKNOWN
        assert city.report[RECEIVED] == 12

    def test_rows_of_a_newer_form_are_added(self) -> None:
        """
        Three rows of a unit on the form of 2021 make one of the form of 2019.
        """
        rows = [Cell("applications", f"outcome.other.{row}", "total") for row in ("not_corrected", "fee_unpaid", "other")]
        part = Report.of("新表局", 2020, template=NEWER).fill(dict(zip(rows, (1, "", 4), strict=True)))

        lenient, strict = (aggregate([part], "某市", blanks=each) for each in (BlankPolicy.LENIENT, BlankPolicy.STRICT))

        (share,) = lenient.shares("applications/outcome.other/total")
        assert (share.agency.name, share.cells, share.figure) == ("新表局", tuple(rows), 5)
        assert strict.report["applications/outcome.other/total"] is Blank.EMPTY


class TestUnits:
    def test_who_is_added_and_who_is_not(self) -> None:
        """
        Another year, the whole itself, a form without a bridge: each is left out by name, and says why.
        """
        own_form = evolve(NEWER, id="xx-2021", supersedes="", bridges=(), instrument="")
        wrong = [
            report_of("去年局", year=2022),
            evolve(report_of("某市", 9), scope=Scope.AGGREGATE),
            report_of("外省局", form=own_form),
        ]

        whole = aggregate([*wrong, *parts_of(5, 3), report_of("某市", 1)], "某市", year=2023)

        assert [each.agency.name for each in whole.parts] == ["乙局", "某市", "甲局"]
        assert whole.report[RECEIVED] == 9
        assert sorted(reasons(whole)) == [("去年局", "year"), ("外省局", "form"), ("某市", "itself")]
        words = {each.reason.name: each.reason.words.zh for each in whole.left_out}
        assert words["year"] == "是 2022 年的报告"
        assert words["form"] == "使用的格式（xx-2021）与汇总的格式没有口径衔接"

    def test_two_reports_of_one_agency(self) -> None:
        """
        If they are the same but for their words, one counts; if they differ, none does, for choosing would be guessing.
        """
        first, second = parts_of(5, 3)
        worded = first.write("problems", "无。")

        same = aggregate([first, worded, second], "某市")
        differ = aggregate([first, first.fill({RECEIVED: 6}), second], "某市")

        assert (same.report[RECEIVED], reasons(same)) == (8, [("甲局", "doubled")])
        assert (differ.report[RECEIVED], reasons(differ)) == (3, [("甲局", "different")] * 2)
        assert "有 2 份报告，数据不同" in differ.left_out[0].reason.words.zh
        assert differ.missing == ()

    def test_one_agency_on_two_forms(self) -> None:
        """
        The same numbers on two forms are not the same report.
        """
        local = evolve(NEWER, id="xx-2021", supersedes=NEWER.id, bridges=())
        given_ones = [report_of("甲局", 5), report_of("甲局", 5, form=local)]

        assert aggregate(given_ones[1:], "某市").report[RECEIVED] == 5
        assert reasons(aggregate(given_ones, "某市")) == [("甲局", "different")] * 2

    def test_one_name_and_two_codes(self) -> None:
        """
        Two codes are two agencies; a report without a code that could be either's leaves all three out, though they are alike.
        """
        coded = [report_of(Agency("甲局", code=code), 2) for code in (CODE, OTHER_CODE)]

        assert aggregate(coded, "某市").report[RECEIVED] == 4
        assert reasons(aggregate([*coded, report_of("甲局", 2)], "某市")) == [("甲局", "different")] * 3

    def test_groups_of_one_agency(self) -> None:
        """
        Codes hold together what was renamed, and a name what has no code, in the order of the first ones.
        """
        agencies = (Agency("乙局"), Agency("甲局", code=CODE), Agency("甲局（新名）", code=CODE), Agency("甲局（新名）"), Agency("丙局"))
        given_ones = [report_of(each) for each in agencies]

        assert by_agency(given_ones) == ((given_ones[0],), tuple(given_ones[1:4]), (given_ones[4],))
        assert by_agency(()) == ()

    def test_expected_units(self) -> None:
        """
        Who sent nothing is missing, who was not expected is named, and the parts are in the order expected.
        """
        parts = [*parts_of(1, 2), report_of(Agency("丙局（新名）", code=CODE), 4), report_of("丁局", year=2022)]

        whole = aggregate(parts, "某市", year=2023, expected=["乙局", Agency("丙局", code=CODE), "丁局", "戊局", "戊局"])

        assert [each.agency.name for each in whole.parts] == ["乙局", "丙局（新名）", "甲局"]
        assert whole.missing == (Agency("戊局"),)
        assert whole.unexpected == (Agency("甲局"),)
        assert reasons(whole) == [("丁局", "year")]

    def test_no_reports(self) -> None:
        """
        Nothing makes nothing: an empty report, everyone missing. Without a year there is no form.
        """
        whole = aggregate([], "某市", year=2023, expected=["甲局"], blanks=BlankPolicy.ZERO)

        assert whole.report == Report.of("某市", 2023, scope=Scope.AGGREGATE)
        assert (whole.missing, whole.undetermined, whole.parts) == ((Agency("甲局"),), (), ())
        with pytest.raises(InvalidValue) as caught:
            aggregate([], "某市")
        assert "没有报告，应写明年度" in caught.value.explain("zh")

    def test_several_years(self) -> None:
        """
        Of reports on several years, which one is meant has to be said; a year without a form is refused.
        """
        parts = [*parts_of(1), report_of("乙局", year=2022)]

        with pytest.raises(InvalidValue, match=r"'2022, 2023'.*say which one"):
            aggregate(parts, "某市")
        with pytest.raises(UnknownTemplate):
            aggregate(parts, "某市", year=1999)

    def test_no_such_cell(self) -> None:
        """
        A share of no cell is refused like a figure of none.
        """
        with pytest.raises(UnknownCell):
            aggregate(parts_of(1), "某市").shares(Cell("applications", "received", "nobody"))


class TestSheet:
    @given(parts=drawn_parts(), data=st.data())
    def test_nothing_is_lost(self, parts: list[Report], data: st.DataObject) -> None:
        """
        Every figure stands in its table, what is unknown with its mark; every unit, missing or left out or added, is named.
        """
        again = evolve(parts[0], year=parts[0].year + 1)
        whole = aggregate([*parts, again], "某市", year=parts[0].year, expected=["第0局", "第9局"], blanks=data.draw(POLICIES))

        document = document_of(whole, data.draw(st.sampled_from(("zh", "en"))))

        doubtful = {each.cell for each in whole.undetermined}
        cells = zip(whole.report.template.cells, whole.report.figures, whole.report.template.measures, strict=True)
        shown = [plain(figure, measure) + "*" * (cell in doubtful) for cell, figure, measure in cells]
        grids = [block for block in document.blocks if isinstance(block, Grid) and block.caption]
        kinds = {CellKind.FIGURE, CellKind.FLAGGED}
        assert [each.cell.text for grid in grids for each in grid.placed() if each.cell.kind in kinds] == shown
        assert sum(each.cell.kind is CellKind.FLAGGED for grid in grids for each in grid.placed()) == len(doubtful)
        named = [each.cell.text for grid in document.blocks if isinstance(grid, Grid) for each in grid.placed()]
        assert all(part.agency.name in named for part in whole.parts)
        assert Paragraph("第9局") in document.blocks

    def test_a_whole_that_lacks_something(self) -> None:
        """
        What is missing stands on top, in words; then the tables; then the units with their shares and the sum below.
        """
        older = report_of("老表局", 3, form=OLDER)
        parts = [*parts_of(5, "", 2), older, report_of("去年局", year=2022)]
        whole = aggregate(parts, "某市", year=2023, expected=["甲局", "乙局", "丙局", "戊局"])

        document = document_of(whole)

        paragraphs = [block.text for block in document.blocks if isinstance(block, Paragraph)]
        assert paragraphs == [
            "按 国办公开办函〔2021〕30号 汇总 4 个单位的报告。未计入 1 份，缺 1 个单位，无法确定 26 项。",
            "有 1 项部分单位未填，按零计；各单位均未填的，仍为空白。",
            "计入的单位：甲局、乙局、丙局、老表局。",
            "计入而不在名单上的单位：老表局。",
            "戊局",
            "带 * 的是无法确定的数据。",
            "带 * 的是无法确定的数据。",
        ]
        rows = [[cell.text for cell in row] for block in document.blocks if isinstance(block, Grid) for row in block.rows]
        assert ["去年局", "2022", "是 2022 年的报告"] in rows
        assert ["老表局", "3", "0", "0", "0"] in rows
        assert ["合计", "10", "0", "0", "0"] in rows
        assert [row for row in rows if row[0] == "乙局"][1] == ["乙局", "", "0", "0", "0"]
        (unknown,) = [row for row in rows if row[0].startswith("表二：")]
        assert unknown[1:] == ["所用格式没有口径相同的项", "老表局"]
        assert ["老表局", "0", "0", "0", "0", "0", "无此项"] in rows

    def test_a_whole_that_lacks_nothing(self) -> None:
        """
        A whole that is complete says so, in either language, and speaks of nothing else.
        """
        whole = aggregate(UNITS, "宿迁市人民政府", expected=NAMES)

        chinese, english = (document_of(whole, language) for language in ("zh", "en"))

        assert chinese.title == "宿迁市人民政府\n2023 年汇总"
        assert isinstance(first := chinese.blocks[0], Paragraph)
        assert first.text == "按 国办公开办函〔2021〕30号 汇总 11 个单位的报告，各项均为各单位之和。"
        headings = [block for block in chinese.blocks if isinstance(block, Heading)]
        assert [block.text for block in headings if block.level == 1] == [
            "表二 主动公开政府信息情况",
            "表三 收到和处理政府信息公开申请情况",
            "表四 政府信息公开行政复议、行政诉讼情况",
            "各单位主要数据",
        ]
        assert [block.text for block in headings if block.level == 2] == ["表二", "表三", "表四"]
        assert not any(isinstance(block, Paragraph) and "cannot" in block.text for block in english.blocks)


class TestCommand:
    def run(self, *given: str, language: Language = "zh") -> int:
        """
        Run the command.
        """
        return main(["--lang", language, "aggregate", *given])

    def written(self, folder: Path, reports: Iterable[Report]) -> list[str]:
        """
        Return the files of reports.
        """
        files = list[str]()
        for number, report in enumerate(reports):
            file = folder / f"{number}.json"
            file.write_text(dumps(report), encoding="utf-8")
            files.append(str(file))
        return files

    def test_the_whole_as_a_report(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """
        A file of JSON gets the canonical report of the whole; nothing lacks, so nothing is said.
        """
        names, out = tmp_path / "names.txt", tmp_path / "whole.json"
        names.write_text("\n".join([*NAMES[:-1], "", f"{NAMES[-1]}，{CODE}"]), encoding="gb18030")

        code = self.run(*self.written(tmp_path, UNITS), "--agency", "宿迁市人民政府", "--expected", str(names), "--output", str(out))

        assert (code, capsys.readouterr().err) == (0, "")
        assert loads(out.read_text(encoding="utf-8")) == SUQIAN

    def test_what_lacks_is_said_and_is_the_exit_code(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """
        What is missing, left out, unexpected or unknown is a line each on standard error.
        """
        names, out = tmp_path / "names.txt", tmp_path / "whole.json"
        names.write_text(f"甲局\n乙局\n戊局,{CODE}\n", encoding="utf-8")
        files = self.written(tmp_path, [*parts_of(5, "约3", 2), report_of("甲局", 5), report_of("乙局", year=2022)])

        code = self.run(*files, "--agency", "某市", "--year", "2023", "--expected", str(names), "--output", str(out))

        assert code == 1
        assert capsys.readouterr().err.splitlines() == [
            "govreport: 缺少戊局的报告。",
            f"govreport: 未计入 {files[4]}（乙局）：是 2022 年的报告。",
            f"govreport: 未计入 {files[3]}（甲局）：与已计入的一份数据相同，只计一次。",
            "govreport: 已计入不在名单上的丙局。",
            "govreport: 无法确定表三“一、本年新收政府信息公开申请数量·总计”：所填不是数据（乙局）。",
        ]
        assert loads(out.read_text(encoding="utf-8"))[RECEIVED] == Unread("约3")

    def test_json_has_every_share(self, tmp_path: Path) -> None:
        """
        With ``--to json`` the shares of every part stand beside the report, with all that lacks.
        """
        out, files = tmp_path / "out.json", self.written(tmp_path, [*parts_of(5, "约3", ""), report_of("乙局", year=2022)])

        code = self.run(*files, "--agency", "某市", "--year", "2023", "--to", "json", "--output", str(out), language="en")

        tree = json.loads(out.read_text(encoding="utf-8"))
        assert code == 1
        assert list(tree) == ["report", "blanks", "parts", "left_out", "missing", "unexpected", "undetermined", "with_blanks"]
        assert tree["report"]["agency"]["name"] == "某市"
        shares = {each["agency"]: each["figures"][str(RECEIVED)] for each in tree["parts"]}
        assert shares == {"丙局": None, "乙局": None, "甲局": "5"}
        assert [each["file"] for each in tree["parts"]] == [files[2], files[1], files[0]]
        assert [(each["file"], each["reason"], each["message"]) for each in tree["left_out"]] == [(files[3], "year", "it reports on 2022")]
        assert tree["undetermined"] == [{"cell": str(RECEIVED), "reason": "no figure stands there", "agencies": ["乙局"]}]

    def test_as_a_document(self, tmp_path: Path) -> None:
        """
        Any installed format takes the sheet.
        """
        out = tmp_path / "whole.md"

        assert self.run(*self.written(tmp_path, parts_of(5, 3)), "--agency", "某市", "--output", str(out)) == 0
        assert "2023 年汇总" in out.read_text(encoding="utf-8")

    def test_a_file_that_cannot_be_read(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """
        Without one of its reports a sum would look like one with it: nothing is written.
        """
        out, files = tmp_path / "whole.json", self.written(tmp_path, parts_of(5))

        code = self.run(*files, str(tmp_path / "gone.json"), "--agency", "某市", "--output", str(out))

        assert (code, out.exists()) == (3, False)
        assert "有 1 份报告无法读取，未汇总。" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("text", "reason"), [("甲局\n某局,123".encode(), "第 2 行不是单位"), ("局\n".encode() * 9 + b"\xff", "0xFF 不是 utf-8 文字")]
    )
    def test_a_list_that_names_no_units(self, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: bytes, reason: str) -> None:
        """
        A list of units with a wrong code, or that is no text, is refused by its name.
        """
        names = tmp_path / "names.txt"
        names.write_bytes(text)

        code = self.run(*self.written(tmp_path, parts_of(5)), "--agency", "某市", "--expected", str(names))

        said = capsys.readouterr().err
        assert (code, str(names) in said, reason in said) == (3, True, True)

    def test_wrong_usage(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """
        Standard input holds one report; of several years, one has to be named.
        """
        files = self.written(tmp_path, [*parts_of(5), report_of("乙局", year=2022)])

        assert self.run("-", "-", "--agency", "某市") == 2
        assert self.run(*files, "--agency", "某市") == 2
        assert "2022, 2023" in capsys.readouterr().err


class TestSuqian:
    """
    宿迁市 2023: 3,511 applications received and 96 carried in.
    """

    def checked(self, whole: Report, parts: Sequence[Report]) -> Findings:
        """
        Return what is wrong with a sum.
        """
        return validate(whole, parts=parts, only=("G",))

    def test_it_comes_back_from_its_units(self) -> None:
        """
        Eleven units give back every figure of the city, 3,607 收办 among them, and nothing is wrong with any of them.
        """
        whole = aggregate(reversed(UNITS), "宿迁市人民政府", expected=NAMES)

        received, carried_in = (whole.report[Cell("applications", row, "total")] for row in ("received", "carried_in"))
        assert (received, carried_in) == (3511, 96)
        assert whole.report == SUQIAN
        assert (whole.complete, [each.agency.name for each in whole.parts]) == (True, list(NAMES))
        assert sum(each.figure for each in whole.shares("applications/received/total") if isinstance(each.figure, int)) == 3511
        assert all(validate(each, only=("A", "R", "D")).violated == () for each in (SUQIAN, *UNITS))
        assert self.checked(SUQIAN, UNITS).violated == ()

    @pytest.mark.parametrize("place", range(11))
    def test_a_unit_that_is_not_there(self, place: int) -> None:
        """
        Without one unit's report, it is named as missing, and every figure is short by just what that unit has.
        """
        rest, unit = (*UNITS[:place], *UNITS[place + 1 :]), UNITS[place]

        whole = aggregate(rest, "宿迁市人民政府", expected=NAMES)
        found = self.checked(SUQIAN, rest)

        assert [each.name for each in whole.missing] == [unit.agency.name]
        gaps = {each.cells[0]: each.facts[3][1] for each in found.violated}
        assert gaps == {cell: str(unit[cell]) for cell in NEWER.cells if unit[cell] != 0}
        assert all(each.message().endswith("各项差额自成一份平衡的报表，可能缺少单位的报告。") for each in found.violated)

    @pytest.mark.parametrize("place", range(11))
    def test_a_unit_that_the_city_left_out(self, place: int) -> None:
        """
        Where the city's sum lacks a unit, each difference names it, with the amount; small figures that others have as well do not hide it.
        """
        whole = aggregate([*UNITS[:place], *UNITS[place + 1 :]], "宿迁市人民政府").report

        found = self.checked(whole, UNITS).violated

        assert {each.cells[0] for each in found} == {cell for cell in NEWER.cells if UNITS[place][cell] != 0}
        for each in found:
            assert each.message().endswith(f"，相差 {UNITS[place][each.cells[0]]}。差额恰为{NAMES[place]}的数，可能漏计。")

    @pytest.mark.parametrize("place", range(11))
    def test_a_unit_that_the_city_counted_twice(self, place: int) -> None:
        """
        Where the city counted a unit twice, each difference names it, with the amount.
        """
        again = evolve(UNITS[place], agency=Agency("再计一次"))
        whole = aggregate([*UNITS, again], "宿迁市人民政府").report

        found = self.checked(whole, UNITS).violated

        assert {each.cells[0] for each in found} == {cell for cell in NEWER.cells if UNITS[place][cell] != 0}
        for each in found:
            assert each.message().endswith(f"，相差 {UNITS[place][each.cells[0]]}。差额恰为{NAMES[place]}的数，可能重复计入。")

    def test_a_unit_that_is_there_twice(self) -> None:
        """
        A report that is given twice is named by validation, and is added once.
        """
        doubled = (*UNITS, UNITS[4])

        found, whole = self.checked(SUQIAN, doubled), aggregate(doubled, "宿迁市人民政府")

        assert [each.message() for each in found.violated] == [
            "参与汇总的“宿迁市第五单位”有 2 份报告（同名的不同机关，请填写各自的统一社会信用代码）。"
        ]
        assert [each.verdict for each in found.undetermined] == [Verdict.UNDETERMINED]
        assert (whole.report, reasons(whole)) == (SUQIAN, [("宿迁市第五单位", "doubled")])

    @given(data=st.data())
    def test_one_altered_figure(self, data: st.DataObject) -> None:
        """
        A figure of 表三 or 表四 that is altered in one unit is found with the amount, and the unit is named: its own sums fail there.
        """
        cells = [cell for cell in NEWER.cells if cell.table != "disclosure"]
        cell, by = data.draw(st.sampled_from(cells)), data.draw(st.integers(1, 9_999))
        place = data.draw(st.integers(-1, len(UNITS) - 1))
        altered = [*UNITS, SUQIAN][place]
        figure = altered[cell]
        assert isinstance(figure, int)
        new = altered.fill({cell: figure + by})
        whole, parts = (new, UNITS) if place < 0 else (SUQIAN, (*UNITS[:place], new, *UNITS[place + 1 :]))

        (found,) = self.checked(whole, parts).violated

        assert found.cells == (cell,)
        assert f"，相差 {by}。" in found.message()
        who = "本报告" if place < 0 else NAMES[place]
        assert found.message().endswith(
            f"。{who}的这一项按此差额改正后，{'' if place < 0 else '其'}自身的勾稽关系即成立，可能是这一项有误。"
        )

    def test_an_altered_figure_that_no_sum_of_its_own_holds(self) -> None:
        """
        In 表二 no figure follows from others: the difference is named, and no unit without grounds.
        """
        cell = Cell("disclosure", "penalties", "decisions")
        altered = UNITS[5].fill({cell: 50_000})

        (found,) = self.checked(SUQIAN, (*UNITS[:5], altered, *UNITS[6:])).violated

        assert found.message() == "表二“行政处罚·本年处理决定数量”：本报告为 2822652，11 个单位之和为 2822694，相差 42。"
        assert found.message("en").endswith("they differ by 42.")
