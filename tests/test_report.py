"""
Reports: filled, written, added up, and always valid.
"""

import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final, cast

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from govreport.addresses import Address, SectionName
from govreport.agency import Agency
from govreport.cells import Cell
from govreport.document import Grid, GridCell, Heading, Paragraph, Role
from govreport.entries import Entry
from govreport.errors import InvalidFigure, InvalidValue, MalformedAddress, UnknownCell, UnknownSection, UnknownTemplate
from govreport.figures import Blank, Unread, plain
from govreport.notation import read_figure
from govreport.report import Prose, Report, Scope, Totals, Written
from govreport.template import Template
from govreport.templates import load_template
from tests.strategies import agencies, balanced_reports, entries, prose_blocks, reports, templates

EMPTY: Final = Report.of("某局", 2021)
OLDER: Final = Report.of("某局", 2020)
REVIEW: Final = [Cell("disputes", "cases", f"review.{each}") for each in ("upheld", "corrected", "other", "pending")]
REVIEW_TOTAL: Final = Cell("disputes", "cases", "review.total")
APPLICANTS: Final = ("natural", "legal.business", "legal.research", "legal.welfare", "legal.law", "legal.other")

#: The ways in which a cell is asked for.
REACHING: Final[dict[str, Callable[[Report, Address], object]]] = {
    "item": lambda report, address: report[address],
    "text": lambda report, address: report.text(address),
    "fill": lambda report, address: report.fill({address: 1}),
}


def wrong(address: str) -> Address:
    """
    Return a wrong address as if a type checker had let it pass.
    """
    return cast("Address", address)


class TestOf:
    @pytest.mark.parametrize(("year", "form"), [(2019, "cn-2019"), (2020, "cn-2019"), (2021, "cn-2021"), (2025, "cn-2021")])
    def test_the_form_follows_from_the_year(self, year: int, form: str) -> None:
        """
        A report is made against the form in use for its year.
        """
        report = Report.of("某局", year)

        assert report.template is load_template(form)
        assert (report.agency, report.year, report.scope) == (Agency("某局"), year, Scope.OWN)

    def test_it_is_empty(self) -> None:
        """
        A new report has a gap in every cell and no words.
        """
        assert EMPTY.figures == (Blank.EMPTY,) * 200
        assert OLDER.figures == (Blank.EMPTY,) * 198
        assert (EMPTY.written, EMPTY.prose, EMPTY.published) == ((), (), None)

    def test_another_form_may_be_given(self) -> None:
        """
        A form that was given is used, whatever the year: that is a matter for a finding.
        """
        report = Report.of(Agency("某局", region="610100"), 2025, template=load_template("cn-2019"), scope=Scope.AGGREGATE)

        assert (report.template.id, report.agency.region, report.scope) == ("cn-2019", "610100", Scope.AGGREGATE)

    def test_no_form_was_in_use(self) -> None:
        """
        Before 2019 another sheet was in use: there is no report.
        """
        with pytest.raises(UnknownTemplate) as caught:
            Report.of("某局", 2018)

        assert (caught.value.name, caught.value.known) == ("2018", ("cn-2019", "cn-2021"))

    def test_a_name_that_is_none(self) -> None:
        """
        An agency needs a name.
        """
        with pytest.raises(InvalidValue):
            Report.of("", 2021)


class TestReach:
    def test_by_address_or_cell(self) -> None:
        """
        A written address and a cell reach the same figure.
        """
        report = EMPTY.fill({"applications/received/natural": 73})

        assert report["applications/received/natural"] == report[Cell("applications", "received", "natural")] == 73
        assert report.text("applications/received/natural") == "73"

    @pytest.mark.parametrize("way", REACHING)
    @pytest.mark.parametrize("report", [EMPTY, OLDER], ids=["cn-2021", "cn-2019"])
    def test_a_wrong_address_has_near_matches(self, way: str, report: Report) -> None:
        """
        However a cell is asked for, a misspelt address answers with the right one among the near matches.
        """
        with pytest.raises(UnknownCell) as caught:
            REACHING[way](report, wrong("applications/outcome.grantd/natural"))

        assert (caught.value.address, caught.value.template) == ("applications/outcome.grantd/natural", report.template.id)
        assert caught.value.near[0] == "applications/outcome.granted/natural"

    @given(templates(), st.data())
    def test_any_sign_may_be_missing(self, template: Template, data: st.DataObject) -> None:
        """
        An address with one sign missing has the address that was meant among its near matches.
        """
        meant = str(data.draw(st.sampled_from(template.cells)))
        place = data.draw(st.sampled_from([place for place, sign in enumerate(meant) if sign != "/"]))
        address = meant[:place] + meant[place + 1 :]

        with pytest.raises(UnknownCell) as caught:
            template.place(address)

        assert meant in caught.value.near

    @pytest.mark.parametrize("way", REACHING)
    def test_a_text_that_is_no_address(self, way: str) -> None:
        """
        However a cell is asked for, what is no address is refused as such.
        """
        with pytest.raises(MalformedAddress):
            REACHING[way](EMPTY, wrong("received"))

    def test_a_cell_of_the_other_form(self) -> None:
        """
        A cell that only the other form has is a wrong address.
        """
        with pytest.raises(UnknownCell):
            EMPTY.fill({"disclosure/rules/newly_public": 1})


class TestFill:
    def test_the_report_itself_stays(self) -> None:
        """
        Filling gives a new report and leaves the old one as it was.
        """
        filled = EMPTY.fill({"applications/received/natural": 1})

        assert filled != EMPTY
        assert EMPTY["applications/received/natural"] is Blank.EMPTY

    def test_only_what_is_named_changes(self) -> None:
        """
        All other figures stay.
        """
        before = EMPTY.fill({"applications/received/natural": 1, "applications/received/total": "１"})

        after = before.fill({"applications/received/natural": 2})

        assert after["applications/received/natural"] == 2
        assert [here for here, there in zip(after.figures, before.figures, strict=True) if here != there] == [2]
        assert after.written == before.written

    def test_filling_nothing(self) -> None:
        """
        Filling nothing gives an equal report.
        """
        assert EMPTY.fill({}) == EMPTY

    def test_a_text_that_is_not_plain_is_kept(self) -> None:
        """
        A text that is not the plain writing is kept, in the order of the form.
        """
        report = OLDER.fill({"disclosure/procurement/spent": "110.55万元", "disclosure/licensing/items_change": "增13"})

        assert report.written == (
            Written(Cell("disclosure", "licensing", "items_change"), "增13"),
            Written(Cell("disclosure", "procurement", "spent"), "110.55万元"),
        )
        assert report["disclosure/procurement/spent"] == Decimal(1105500)
        assert report.text("disclosure/procurement/spent") == "110.55万元"

    @pytest.mark.parametrize("entry", [7, "7", Blank.NONE, "无", "x"])
    def test_a_text_is_dropped_with_its_figure(self, entry: Entry) -> None:
        """
        A new figure in the cell drops the text of the old one.
        """
        report = EMPTY.fill({"applications/received/total": "７７"})

        assert report.fill({"applications/received/total": entry}).written == ()

    def test_text_that_is_no_figure_stays(self) -> None:
        """
        A text that cannot be read for sure is kept as text, and as nothing else.
        """
        report = EMPTY.fill({"applications/received/total": "12²"})

        assert report["applications/received/total"] == Unread("12²")
        assert report.text("applications/received/total") == "12²"
        assert report.written == ()

    @pytest.mark.parametrize("entry", [1.0, float("nan"), True, None, Decimal(1), Decimal("NaN"), Decimal("Infinity"), 10**18])
    def test_what_is_no_count_is_refused(self, entry: object) -> None:
        """
        Floats, truth values and decimals are no counts; the error names the cell and the value.
        """
        with pytest.raises(InvalidFigure) as caught:
            EMPTY.fill({Cell("applications", "received", "total"): cast("Entry", entry)})

        assert (caught.value.cell, caught.value.value) == ("applications/received/total", repr(entry))

    @pytest.mark.parametrize("entry", [1.5, True, Decimal("NaN"), Decimal("-Infinity"), Decimal("1E+40")])
    def test_what_is_no_amount_is_refused(self, entry: object) -> None:
        """
        Floats and numbers without end are no amounts.
        """
        with pytest.raises(InvalidFigure) as caught:
            EMPTY.fill({Cell("disclosure", "fees", "charged"): cast("Entry", entry)})

        assert caught.value.cell == "disclosure/fees/charged"

    @given(st.data(), templates())
    def test_what_is_filled_in_is_there(self, data: st.DataObject, template: Template) -> None:
        """
        Any entry is found again: a figure as it is, a text by its exact wording.
        """
        place = data.draw(st.integers(0, len(template.cells) - 1))
        cell, measure = template.cells[place], template.measure(place)
        entry = data.draw(entries(measure))

        report = Report.of("某局", template.first_year).fill({cell: entry})

        if isinstance(entry, str):
            assert report.text(cell) == entry.strip()
            assert report[cell] == read_figure(entry.strip(), measure)
        else:
            assert report[cell] == entry
            assert read_figure(report.text(cell), measure) == entry
        assert sum(figure is not Blank.EMPTY for figure in report.figures) <= 1

    @given(reports(), reports())
    def test_all_of_a_report_may_be_filled_from_another(self, report: Report, other: Report) -> None:
        """
        Filling in all the texts of a report gives its figures and its texts.
        """
        texts: dict[Cell, Entry] = {cell: report.text(cell) for cell in report.template.cells}

        filled = Report.of(other.agency, report.year, template=report.template).fill(texts)

        assert (filled.figures, filled.written) == (report.figures, report.written)


class TestWrite:
    def test_each_line_is_a_paragraph(self) -> None:
        """
        A text is a paragraph a line, without the space around and without empty lines.
        """
        report = EMPTY.write("problems", "\u3000\u3000一是人手少。\n\n  二是经验少。 ", "下一步，加强培训。")

        assert report.blocks("problems") == (Paragraph("一是人手少。"), Paragraph("二是经验少。"), Paragraph("下一步，加强培训。"))

    def test_blocks_are_kept_as_they_are(self) -> None:
        """
        Headings, tables and paragraphs with a role stay as they are, in their order.
        """
        blocks = (Heading("（一）人员", 2), Paragraph("甲\n乙", Role.NOTE), Grid(rows=((GridCell("1"),),)))

        assert EMPTY.write("overview", *blocks).blocks("overview") == blocks

    def test_what_stood_there_is_replaced(self) -> None:
        """
        Writing a section replaces it, and only it.
        """
        before = EMPTY.write("overview", "甲").write("other", "乙")

        after = before.write("overview", "丙")

        assert (after.blocks("overview"), after.blocks("other")) == ((Paragraph("丙"),), (Paragraph("乙"),))

    @pytest.mark.parametrize("nothing", [(), ("",), (" \n ",)])
    def test_writing_nothing_empties_a_section(self, nothing: tuple[str, ...]) -> None:
        """
        A section with nothing in it is as if it had never been written.
        """
        report = EMPTY.write("overview", "甲").write("overview", *nothing)

        assert report == EMPTY
        assert report.blocks("overview") == ()

    def test_the_order_is_that_of_the_form(self) -> None:
        """
        In whatever order sections are written, they stand in that of the form, what precedes section 一 first.
        """
        names: tuple[SectionName, ...] = ("other", "preamble", "overview", "disputes")
        report = EMPTY
        for name in names:
            report = report.write(name, "甲")

        assert [each.section for each in report.prose] == ["preamble", "overview", "disputes", "other"]

    def test_a_section_of_the_form_names_itself(self) -> None:
        """
        A section is given by its id or as a value of the form.
        """
        section = EMPTY.template.sections[4]

        report = EMPTY.write(section, "甲")

        assert report.blocks(section) == report.blocks("problems") == (Paragraph("甲"),)

    def test_an_unknown_section_is_refused(self) -> None:
        """
        What is no section of the form can be neither written nor read; the error names those that are.
        """
        name = cast("SectionName", "总体情况")

        for way in (lambda: EMPTY.write(name, "甲"), lambda: EMPTY.blocks(name)):
            with pytest.raises(UnknownSection) as caught:
                way()

            assert caught.value.section == "总体情况"
            assert "overview" in caught.value.known

    @given(reports(), st.lists(prose_blocks(), max_size=3))
    def test_figures_stay(self, report: Report, blocks: list[Paragraph]) -> None:
        """
        Words change no figure.
        """
        written = report.write("overview", *blocks)

        assert (written.figures, written.written) == (report.figures, report.written)
        assert written.blocks("overview") == tuple(blocks)


class TestTitle:
    def test_a_break_after_the_agency(self) -> None:
        """
        The title names agency and year, with a break between them.
        """
        assert EMPTY.title == "某局\n2021年政府信息公开工作年度报告"

    def test_a_name_is_no_pattern(self) -> None:
        """
        Braces in a name are braces.
        """
        assert Report.of("{year}局", 2021).title.startswith("{year}局\n")


class TestWithTotals:
    def test_an_empty_total_is_filled(self) -> None:
        """
        A total whose parts are all numbers is filled, and named.
        """
        report = EMPTY.fill(dict.fromkeys(REVIEW, 2))

        totals = report.with_totals()

        assert totals.report == report.fill({REVIEW_TOTAL: 8})
        assert totals.filled == (REVIEW_TOTAL,)

    @pytest.mark.parametrize("reported", [0, 7, 9, "9件", "/", "无", "—", "x"])
    def test_a_reported_total_is_never_touched(self, reported: Entry) -> None:
        """
        Whatever is reported as a total stays, right or wrong, number or not.
        """
        report = EMPTY.fill(dict.fromkeys(REVIEW, 2)).fill({REVIEW_TOTAL: reported})

        assert report.with_totals() == Totals(report, ())

    @pytest.mark.parametrize("gap", ["", "/", "无", "—", "x", "12²"])
    def test_a_gap_is_no_zero(self, gap: str) -> None:
        """
        Where one part is no number there is no total.
        """
        report = EMPTY.fill(dict.fromkeys(REVIEW, 2)).fill({REVIEW[1]: gap})

        assert report.with_totals() == Totals(report, ())

    def test_an_empty_report_stays_empty(self) -> None:
        """
        Nothing adds up to nothing.
        """
        assert EMPTY.with_totals() == Totals(EMPTY, ())

    def test_totals_of_totals(self) -> None:
        """
        A total whose parts are totals is filled once these are.
        """
        rows = [cell.row for cell in EMPTY.template.cells if cell.column == "total" and cell.row.startswith("outcome.")]
        leaves = [Cell("applications", row, column) for row in rows if row != "outcome.total" for column in APPLICANTS]

        totals = EMPTY.fill(dict.fromkeys(leaves, 1)).with_totals()

        assert totals.report["applications/outcome.granted/total"] == 6
        assert totals.report["applications/outcome.total/legal.law"] == 21
        assert totals.report["applications/outcome.total/total"] == 126
        assert len(totals.filled) == len(set(totals.filled)) == 21 + 6 + 1

    @given(balanced_reports(), st.data())
    def test_totals_taken_away_come_back(self, report: Report, data: st.DataObject) -> None:
        """
        A full report whose totals were taken away gets them back, the very same.
        """
        totals = sorted(
            {each.right[0] for each in report.template.constraints if len(each.right) == 1 and each.relation.id[:2] in {"A-", "R-"}}
        )
        taken = data.draw(st.lists(st.sampled_from(totals), unique=True))

        result = report.fill(dict.fromkeys(taken, Blank.EMPTY)).with_totals()

        assert result.report == report
        assert sorted(result.filled) == sorted(taken)

    @given(reports())
    def test_nothing_but_empty_totals_changes(self, report: Report) -> None:
        """
        Whatever the report: what changed was empty, is named, and is settled.
        """
        totals = report.with_totals()

        changed = [cell for cell in report.template.cells if totals.report[cell] != report[cell]]
        assert set(totals.filled) == set(changed)
        assert all(report[cell] is Blank.EMPTY for cell in changed)
        assert totals.report.with_totals() == Totals(totals.report, ())


class TestValidity:
    @pytest.mark.parametrize("year", [0, -1, 10_000, True, 2021.0, "2021", None])
    def test_a_year_is_a_year(self, year: object) -> None:
        """
        A year is a whole number of the calendar.
        """
        with pytest.raises(InvalidValue) as caught:
            evolve(EMPTY, year=cast("int", year))

        assert (caught.value.field, caught.value.value) == ("year", str(year))

    @pytest.mark.parametrize("year", [1, 2021, 9_999])
    def test_any_year_of_the_calendar_is_one(self, year: int) -> None:
        """
        The form need not serve the year: that is a matter for a finding.
        """
        assert evolve(EMPTY, year=year).year == year

    def test_a_day_is_no_moment(self) -> None:
        """
        A report is published on a day, not at a time of it.
        """
        with pytest.raises(InvalidValue) as caught:
            evolve(EMPTY, published=datetime(2022, 1, 31, 9, tzinfo=UTC))

        assert caught.value.field == "published"

    @pytest.mark.parametrize("count", [0, 199, 201])
    def test_there_is_a_figure_for_each_cell(self, count: int) -> None:
        """
        Figures too few or too many are refused.
        """
        with pytest.raises(InvalidValue) as caught:
            evolve(EMPTY, figures=(0,) * count)

        assert (caught.value.field, caught.value.value) == ("figures", str(count))

    @pytest.mark.parametrize("figure", [1.0, True, None, "1", Decimal(1)])
    def test_each_figure_fits_its_column(self, figure: object) -> None:
        """
        A figure of the wrong kind is refused however it comes in; the error names its cell.
        """
        figures = (cast("int", figure), *EMPTY.figures[1:])

        with pytest.raises(InvalidFigure) as caught:
            evolve(EMPTY, figures=figures)

        assert (caught.value.cell, caught.value.value) == ("disclosure/rules/issued", repr(figure))

    @pytest.mark.parametrize("text", ["7", "78", "无", "x", ""])
    def test_a_kept_text_states_its_figure(self, text: str) -> None:
        """
        A text that states another figure, or is the plain writing, cannot be kept.
        """
        report = EMPTY.fill({"disclosure/rules/issued": 7})

        with pytest.raises(InvalidFigure) as caught:
            evolve(report, written=(Written(Cell("disclosure", "rules", "issued"), text),))

        assert (caught.value.cell, caught.value.value) == ("disclosure/rules/issued", text)

    def test_kept_texts_are_in_order(self) -> None:
        """
        Texts out of order, or two of one cell, are refused.
        """
        report = EMPTY.fill({"disclosure/rules/issued": "７", "disclosure/rules/repealed": "８"})
        one, other = report.written

        for written in ((other, one), (one, one, other)):
            with pytest.raises(InvalidValue) as caught:
                evolve(report, written=written)

            assert caught.value.field == "written"

    def test_a_text_is_of_a_cell_of_the_form(self) -> None:
        """
        A text of a cell that the form does not have is refused.
        """
        with pytest.raises(UnknownCell):
            evolve(EMPTY, written=(Written(Cell("disclosure", "rules", "made"), "７"),))

    def test_prose_is_in_order(self) -> None:
        """
        Sections out of order, or twice, are refused.
        """
        one, other = (Prose(name, (Paragraph("甲"),)) for name in ("preamble", "overview"))

        for prose in ((other, one), (one, one)):
            with pytest.raises(InvalidValue) as caught:
                evolve(EMPTY, prose=prose)

            assert caught.value.field == "prose"

    def test_prose_is_of_a_section_of_the_form(self) -> None:
        """
        Words of a section that the form does not have are refused.
        """
        with pytest.raises(UnknownSection):
            evolve(EMPTY, prose=(Prose("elsewhere", (Paragraph("甲"),)),))

    def test_prose_without_words_is_none(self) -> None:
        """
        A section without any block is not listed, so that equal reports are equal.
        """
        with pytest.raises(InvalidValue) as caught:
            evolve(EMPTY, prose=(Prose("overview", ()),))

        assert caught.value.field == "prose"


class TestReport:
    @given(reports())
    def test_it_is_a_value(self, report: Report) -> None:
        """
        A report survives pickling; the copy is equal and hashes alike.
        """
        copy = pickle.loads(pickle.dumps(report))  # noqa: S301 - our own bytes

        assert copy == report
        assert hash(copy) == hash(report)
        assert copy is not report

    @given(reports(), agencies())
    def test_reports_differ_by_what_they_say(self, report: Report, agency: Agency) -> None:
        """
        Another agency, year, scope, day, figure or word makes another report.
        """
        cell = report.template.cells[0]
        others = [
            evolve(report, agency=Agency(f"{agency.name}（其他）")),
            evolve(report, year=report.year + 1),
            evolve(report, scope=Scope.OWN if report.scope is Scope.AGGREGATE else Scope.AGGREGATE),
            evolve(report, published=date(2019, 1, 1)),
            report.fill({cell: Blank.NONE if report[cell] == 1 else 1}),
            report.fill({cell: Blank.EMPTY if report[cell] is Blank.SLASH else Blank.SLASH}),
            report.write("overview", "此前没有写过的话。"),
        ]

        assert report not in others

    def test_the_way_does_not_matter(self) -> None:
        """
        Reports filled and written in different orders are equal.
        """
        one = EMPTY.fill({"disclosure/rules/issued": "７", "disclosure/rules/repealed": "８"}).write("overview", "甲").write("other", "乙")
        other = EMPTY.write("other", "丙").write("other", "乙").write("overview", "甲")
        other = (
            other.fill({"disclosure/rules/repealed": 1}).fill({"disclosure/rules/repealed": "８"}).fill({"disclosure/rules/issued": "７"})
        )

        assert one == other
        assert hash(one) == hash(other)

    def test_it_cannot_be_changed(self) -> None:
        """
        No field of a report can be set.
        """
        for name in ("year", "figures", "written", "prose", "agency", "anything"):
            with pytest.raises((FrozenInstanceError, AttributeError)):
                setattr(EMPTY, name, None)

    @given(reports())
    def test_its_representation_is_short(self, report: Report) -> None:
        """
        A report prints who, when and how much, and not two hundred figures.
        """
        numbers = sum(not isinstance(figure, Blank) for figure in report.figures)

        text = repr(report)

        assert text == f"<Report {report.agency.name} {report.year} {report.template.id}: {numbers} of {len(report.figures)} figures>"

    @given(reports())
    def test_every_text_states_its_figure(self, report: Report) -> None:
        """
        The text of each cell is read as its figure; where none was kept it is the plain writing.
        """
        kept = {each.cell for each in report.written}

        for place, (cell, figure) in enumerate(zip(report.template.cells, report.figures, strict=True)):
            measure = report.template.measure(place)

            assert read_figure(report.text(cell), measure) == figure
            assert (report.text(cell) != plain(figure, measure)) == (cell in kept)
