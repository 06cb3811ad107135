"""
Canonical JSON: one writing for each report, read strictly, all faults at once, and nothing lost between.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, TypeAlias, final

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from govreport.addresses import Address
from govreport.agency import Agency, Level
from govreport.codec import dumps, loads
from govreport.document import Check, Grid, GridCell, Heading, Paragraph, Picture, Role
from govreport.entries import Entry
from govreport.errors import GovReportError, InputError, InvalidReport, InvalidValue, UnknownTemplate, UnreadableFile
from govreport.figures import Blank, Unread
from govreport.report import Report, Scope, Written
from govreport.templates import load_template
from tests.strategies import reports

#: The way from the root of a tree to a value in it.
Steps: TypeAlias = tuple[str | int, ...]

PNG: Final = b"\x89PNG\r\n\x1a\n" + b"\0" * 8
#: The example of GB 32100-2015 itself.
CODE: Final = "91350100M000100Y43"
GONE: Final = object()
FIGURES: Final[dict[Address, Entry]] = {
    "applications/received/natural": 73,
    "applications/received/total": "７７",
    "applications/carried_in/natural": Blank.DASH,
    "applications/carried_in/total": "约3",
    "disclosure/licensing/items_change": "增13",
    "disclosure/fees/items_change": -4,
    "disclosure/procurement/spent": Decimal(1105500),
}
#: A report with something of everything.
FULL: Final = (
    evolve(
        Report.of(Agency("某局", code=CODE, region="610100", level=Level.CITY), 2020, scope=Scope.AGGREGATE),
        published=date(2021, 1, 20),
    )
    .fill(FIGURES)
    .write("preamble", "第一段。\n第二段。", Paragraph("说明", Role.NOTE))
    .write("overview", Heading("（一）主动公开", 2), Picture(PNG, "图"))
    .write(
        "other",
        Grid(
            rows=((GridCell("甲", colspan=2),), (GridCell("1"), GridCell("1"))),
            caption="附表",
            unit="件",
            head_rows=1,
            widths=(1, 2),
            checks=(Check(((1, 0),), ((1, 1),)),),
        ),
    )
)
COUNT: Final[Steps] = ("figures", "applications", "received", "natural")
AMOUNT: Final[Steps] = ("figures", "disclosure", "procurement", "spent")
GRID: Final[Steps] = ("prose", "other", 0, "grid")


def tree(report: Report = FULL) -> dict[str, Any]:
    """
    Return a report as plain JSON values.
    """
    found: dict[str, Any] = json.loads(dumps(report))
    return found


def put(root: dict[str, Any], steps: Steps, value: object) -> None:
    """
    Put a value into a tree, in place of what stood there or beside it.
    """
    *way, last = steps
    here: Any = root
    for step in way:
        here = here[step]
    if value is GONE:
        del here[last]
    else:
        here[last] = value


def faulty(text: str | bytes) -> InvalidReport:
    """
    Return what ``loads`` says of a text that is JSON and no report.
    """
    with pytest.raises(InvalidReport) as caught:
        loads(text)
    return caught.value


def places(error: InvalidReport) -> set[str]:
    """
    Return where the faults are.
    """
    return {each.place for each in error.faults}


@final
@frozen
class Wrong:
    """
    One change of the tree of :data:`FULL` that makes it no report.
    """

    steps: Steps
    value: object
    #: Where the faults are, below ``$.``; where the change is, unless said otherwise.
    at: tuple[str, ...] = ()
    #: Whether JSON Schema can say it as well.
    shape: bool = True

    @property
    def places(self) -> set[str]:
        """
        Where the faults are.
        """
        if self.at:
            return {f"$.{each}" for each in self.at}
        written = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.steps)
        return {f"${written}"}

    def tree(self) -> dict[str, Any]:
        """
        Return the tree with the change.
        """
        root = tree()
        put(root, self.steps, self.value)
        return root

    def __str__(self) -> str:
        value = "gone" if self.value is GONE else repr(self.value)
        return f"{'.'.join(map(str, self.steps))}={value[:30]}"


def _many(steps: Steps, values: Sequence[object]) -> list[Wrong]:
    return [Wrong(steps, value) for value in values]


def _blocks(values: Sequence[object], below: str, *, shape: bool = True) -> list[Wrong]:
    return [Wrong(("prose", "problems"), [value], (f"prose.problems[0]{below}",), shape) for value in values]


def _one_above_the_other(steps: Steps, others: Steps) -> bool:
    return all(one == other for one, other in zip(steps, others, strict=False))


def _at(steps: Steps, *last: str | int) -> Steps:
    return (*steps, *last)


#: Every kind of fault, one by one. Each is the only one in its tree.
WRONGS: Final[tuple[Wrong, ...]] = (
    # what kind of file it is
    *_many(("govreport",), [0, 2, "1", 1.5, True, None, [], GONE]),
    Wrong(("govreport",), 1.0, shape=False),
    Wrong(("more",), 1),
    *_many(("template",), ["cn-1999", "", 5, None, ["cn-2019"], "cn-2019.toml", "/etc/hostname", "../cn-2019.toml", GONE]),
    # who reports, and when
    *_many(("agency",), ["某局", None, [], GONE]),
    *_many(("agency", "name"), ["", " ", " 某局", "某局 ", "某\n局", 5, None, GONE]),
    Wrong(("agency", "name"), "某\ud800局", shape=False),
    Wrong(("agency", "code"), CODE[:-1] + "4", shape=False),
    *_many(("agency", "code"), ["", CODE[:-1], CODE + "0", CODE.lower(), 5, None]),
    *_many(("agency", "region"), ["", "061010", "61010", "6101000", "６10100", 610100, None]),
    *_many(("agency", "level"), ["", "CITY", "planet", 5, None]),
    Wrong(("agency", "phone"), "1"),
    *_many(("year",), ["2020", 2020.5, True, None, 0, -1, 10_000, 10**30, GONE]),
    Wrong(("year",), 2020.0, shape=False),
    *_many(("scope",), ["", "OWN", "all", 1, None]),
    *_many(("published",), ["", "2021-1-2", "20210120", "2021-02-30", "2021-W03-3", "2021-01-20T00:00", "２０２１-01-20", 20210120, None]),
    # figures
    *_many(("figures",), [[], None, ""]),
    Wrong(("figures",), GONE, ("figures", "figures.disclosure", "figures.applications", "figures.disputes")),
    *_many(("figures", "disputes"), [[], None, 0, GONE]),
    Wrong(("figures", "more"), {}),
    *_many(("figures", "disputes", "cases"), [[], None, 0, GONE]),
    *_many(("figures", "disputes", "more"), [{}, None, 0]),
    Wrong(("figures", "applications", "outcome"), {}),
    Wrong(("figures", "disclosure", "fees", "decisions"), 1),
    Wrong(COUNT, GONE),
    *_many(
        COUNT, ["12", "", "—", True, False, 1.9, 1e300, float("nan"), float("inf"), float("-inf"), [], [1], {}, 10**15, -(10**15), 10**4000]
    ),
    Wrong(COUNT, 1.0, shape=False),
    Wrong(COUNT, {"blank": "zero"}, ("figures.applications.received.natural.blank",)),
    Wrong(COUNT, {"blank": "empty"}, ("figures.applications.received.natural.blank",)),
    Wrong(COUNT, {"blank": None}, ("figures.applications.received.natural.blank",)),
    Wrong(COUNT, {"blank": ["dash"]}, ("figures.applications.received.natural.blank",)),
    Wrong(COUNT, {"blank": "dash", "more": 1}, ("figures.applications.received.natural.more",)),
    Wrong(COUNT, {"unread": 5}, ("figures.applications.received.natural.unread",)),
    Wrong(COUNT, {"unread": "\udfff"}, ("figures.applications.received.natural.unread",), shape=False),
    Wrong(COUNT, {"unread": "x", "blank": "dash"}, ("figures.applications.received.natural.blank",)),
    Wrong(COUNT, {"count": 5}),
    *_many(AMOUNT, [12, 12.5, True, {}, "", " 1", "1 ", "1.", ".5", "+1", "--1", "1e3", "1,000", "1元", "１", "NaN", "Infinity"]),
    *_many(AMOUNT, ["007", "00.5", "9" * 16, "0." + "1" * 15, "9" * 5000]),
    # texts that are kept beside their figures
    *_many(("written",), [[], None, ""]),
    *_many(("written", "disclosure/more/made"), ["1", 5]),
    *_many(("written", "more"), ["1", None]),
    Wrong(("written", "applications/received/total"), 77),
    Wrong(("written", "applications/received/total"), "78", shape=False),
    Wrong(("written", "applications/received/total"), "77", shape=False),
    Wrong(("written", "applications/received/natural"), "约73", shape=False),
    Wrong(("written", "applications/carried_in/natural"), "/", shape=False),
    Wrong(("written", "disclosure/procurement/spent"), "110.55", shape=False),
    Wrong(("written", "disclosure/procurement/spent"), "1105500元", shape=False),
    Wrong(("written", "applications/received/total"), "\ud800", shape=False),
    # words
    *_many(("prose",), [[], None, ""]),
    *_many(("prose", "more"), [[], ["x"]]),
    *_many(("prose", "problems"), ["x", {}, None]),
    *_blocks([5, None, True, [], {}, {"text": "x"}, {"paragraph": "x", "heading": "x", "level": 1}], ""),
    *_blocks([{"paragraph": 5}], ".paragraph"),
    *_blocks([{"paragraph": "x", "role": "loud"}, {"paragraph": "x", "role": None}], ".role"),
    *_blocks([{"paragraph": "x", "more": 1}], ".more"),
    *_blocks(["\ud800"], "", shape=False),
    *_blocks([{"heading": 1, "level": 1}], ".heading"),
    *_blocks([{"heading": "x"}, *({"heading": "x", "level": level} for level in (0, -1, "1", True, None, 1.5))], ".level"),
    *_blocks([{"picture": picture, "alt": ""} for picture in ("?", "AAA", "R0lGODlh", "é")], ".picture", shape=False),
    *_blocks([{"picture": 5, "alt": ""}], ".picture"),
    Wrong(("prose", "overview", 1, "alt"), GONE),
    Wrong(("prose", "overview", 1, "alt"), 5),
    *_many(GRID, [[], None, "x"]),
    *_many(_at(GRID, "rows"), [{}, None, "x", GONE]),
    *_many(_at(GRID, "rows", 0), [{}, None, "x"]),
    *_many(_at(GRID, "rows", 1, 0), [5, None, []]),
    Wrong(_at(GRID, "rows", 1, 0), {"rowspan": 1}, ("prose.other[0].grid.rows[1][0].text",)),
    *_many(_at(GRID, "rows", 0, 0, "text"), [5, None, GONE]),
    *_many(_at(GRID, "rows", 0, 0, "colspan"), [0, -1, "2", True, 1.5]),
    *_many(_at(GRID, "rows", 0, 0, "rowspan"), [0, -1, "2", True, 1.5]),
    *_many(_at(GRID, "rows", 0, 0, "kind"), ["loud", 5, None]),
    *_many(_at(GRID, "rows", 0, 0, "more"), [1]),
    *_many(_at(GRID, "caption"), [5, None]),
    *_many(_at(GRID, "unit"), [5, None]),
    *_many(_at(GRID, "head_rows"), [-1, "1", True, None]),
    *_many(_at(GRID, "widths"), [5, "12", None, {}]),
    *_many(_at(GRID, "widths", 0), ["1", True, 0, -1, 1.5]),
    *_many(_at(GRID, "checks"), [{}, None, "x"]),
    *_many(_at(GRID, "checks", 0, "left"), [{}, None, GONE]),
    Wrong(_at(GRID, "checks", 0, "more"), []),
    *_many(_at(GRID, "checks", 0, "left", 0), [[1], [1, 2, 3], []]),
    *(Wrong(_at(GRID, "checks", 0, "left", 0), [value, 0]) for value in (-1, "1", True)),
    Wrong(_at(GRID, "checks", 0, "left", 0), 5),
    # cells that tile no rectangle: no schema can say it
    Wrong(_at(GRID, "rows", 0, 0, "colspan"), 3, ("prose.other[0].grid",), shape=False),
    Wrong(_at(GRID, "rows", 0, 0, "rowspan"), 2, ("prose.other[0].grid",), shape=False),
    Wrong(_at(GRID, "head_rows"), 3, ("prose.other[0].grid",), shape=False),
    Wrong(_at(GRID, "widths"), [1, 2, 3], ("prose.other[0].grid",), shape=False),
)


class TestRoundTrip:
    @given(reports())
    def test_nothing_is_lost(self, report: Report) -> None:
        """
        Every report is read back as it was written.
        """
        again = loads(dumps(report))

        assert again == report

    @given(reports())
    def test_there_is_one_writing(self, report: Report) -> None:
        """
        What was written is written the same again, from text or from bytes.
        """
        text = dumps(report)

        assert dumps(loads(text)) == text
        assert dumps(loads(text.encode())) == text

    @given(reports(), st.randoms())
    def test_equal_reports_have_equal_texts(self, report: Report, chance: Any) -> None:
        """
        In whatever order a report is filled and written, its text is the same.
        """
        cells, prose = list(report.template.cells), list(report.prose)
        chance.shuffle(cells)
        chance.shuffle(prose)

        empty = Report.of(report.agency, report.year, template=report.template, scope=report.scope)
        again = evolve(empty, published=report.published).fill(
            {cell: Unread(report.text(cell)) if isinstance(report[cell], Unread) else report.text(cell) for cell in cells}
        )
        for each in prose:
            section = each.section
            again = again.write("preamble" if section == "preamble" else report.template.section(section), *each.blocks)

        assert again == report
        assert dumps(again) == dumps(report)

    def test_something_of_everything(self) -> None:
        """
        Every kind of figure, text and block comes back.
        """
        again = loads(dumps(FULL))

        assert again == FULL
        assert again["disclosure/procurement/spent"] == Decimal(1105500)
        assert again["applications/carried_in/natural"] is Blank.DASH
        assert again["applications/carried_in/total"] == Unread("约3")


class TestWriting:
    def test_a_line_for_each_row(self) -> None:
        """
        A person can read and compare it: a line for each row of the form, plain Chinese, no escapes.
        """
        lines = dumps(FULL).splitlines()

        assert lines[:7] == [
            "{",
            ' "govreport": 1,',
            ' "template": "cn-2019",',
            f' "agency": {{"name": "某局", "code": "{CODE}", "region": "610100", "level": "city"}},',
            ' "year": 2020,',
            ' "scope": "aggregate",',
            ' "published": "2021-01-20",',
        ]
        assert '   "fees": {"items_before": null, "items_change": -4},' in lines
        assert '   "procurement": {"projects": null, "spent": "1105500"}' in lines
        assert '  "applications/received/total": "７７"' in lines
        assert '  "preamble": [' in lines
        assert '   {"paragraph": "说明", "role": "note"}' in lines

    def test_it_ends_with_a_line_break(self) -> None:
        """
        The text ends as text files do.
        """
        text = dumps(FULL)

        assert text.endswith("}\n")
        assert "\r" not in text

    def test_keys_are_in_the_order_of_the_form(self) -> None:
        """
        Tables, rows and columns stand as they stand in the form.
        """
        found = [
            f"{table}/{row}/{column}" for table, rows in tree()["figures"].items() for row, columns in rows.items() for column in columns
        ]

        assert found == [str(cell) for cell in FULL.template.cells]

    def test_what_is_not_there_is_left_out(self) -> None:
        """
        An empty report has no day, no codes, no words, and says so by an empty object.
        """
        found = tree(Report.of("某局", 2021))

        assert list(found) == ["govreport", "template", "agency", "year", "scope", "figures", "written", "prose"]
        assert found["agency"] == {"name": "某局"}
        assert (found["written"], found["prose"]) == ({}, {})

    def test_a_moment_is_no_day(self) -> None:
        """
        A day with a time of day is refused, or written as its day: never as what cannot be read again.
        """
        moment = datetime(2021, 1, 20, 8, 30)  # noqa: DTZ001 - what a careless caller has

        try:
            report = evolve(FULL, published=moment)
        except InvalidValue:
            return

        assert loads(dumps(report)).published == date(2021, 1, 20)


class TestAmounts:
    @pytest.mark.parametrize("text", ["0", "1", "-1", "0.5", "24252.311082", "123456789012345", "0.00000000000001"])
    def test_the_canonical_writing_needs_no_keeping(self, text: str) -> None:
        """
        An amount in the shortest writing is the amount, and nothing besides.
        """
        root = tree(Report.of("某局", 2021))
        put(root, ("figures", "disclosure", "fees", "charged"), text)

        report = loads(json.dumps(root))

        assert report["disclosure/fees/charged"] == Decimal(text)
        assert report.written == ()
        assert json.loads(dumps(report))["figures"]["disclosure"]["fees"]["charged"] == text

    @pytest.mark.parametrize("text", ["1.50", "0.0", "100.00", "-2.10"])
    def test_zeros_at_the_end_are_kept(self, text: str) -> None:
        """
        An amount written with zeros at the end is the same number, and its text is kept.
        """
        root = tree(Report.of("某局", 2021))
        put(root, ("figures", "disclosure", "fees", "charged"), text)

        report = loads(json.dumps(root))

        assert report["disclosure/fees/charged"] == Decimal(text)
        assert report.text("disclosure/fees/charged") == text
        assert loads(dumps(report)) == report

    def test_with_the_unit_in_the_cell(self) -> None:
        """
        Where the form leaves the unit to the cell, the text that is kept has it.
        """
        root = tree(Report.of("某局", 2020))
        put(root, AMOUNT, "251000.50")

        report = loads(json.dumps(root))

        assert report.written == (Written(report.template.cells[report.template.place("disclosure/procurement/spent")], "251000.50元"),)

    def test_the_text_beside_it_goes_first(self) -> None:
        """
        A text that is kept beside the amount says how it was written.
        """
        root = tree(Report.of("某局", 2020))
        put(root, AMOUNT, "1.50")
        put(root, ("written", "disclosure/procurement/spent"), "0.00015万元")

        report = loads(json.dumps(root))

        assert report.text("disclosure/procurement/spent") == "0.00015万元"


class TestStrictness:
    @pytest.mark.parametrize("wrong", WRONGS, ids=str)
    def test_each_fault_has_its_place(self, wrong: Wrong) -> None:
        """
        What a report cannot hold is refused, with the path to it and to nothing else.
        """
        error = faulty(json.dumps(wrong.tree()))

        assert places(error) == wrong.places

    def test_all_faults_at_once(self) -> None:
        """
        All that is wrong is said in one go, in both languages.
        """
        root, expected, touched = tree(), set[str](), set[Steps]()
        for wrong in WRONGS:
            # A grid whose parts are wrong is not asked whether it tiles, a text whose figure is wrong is not held against it,
            # and without its form a report has no figures.
            alone = wrong.value is GONE or wrong.steps[0] in {"template", "written"} or "$.prose.other[0].grid" in wrong.places
            if not alone and len(wrong.steps) > 1 and not any(_one_above_the_other(wrong.steps, each) for each in touched):
                put(root, wrong.steps, wrong.value)
                expected |= wrong.places
                touched.add(wrong.steps)

        error = faulty(json.dumps(root))

        assert places(error) == expected
        assert len(expected) >= 20
        assert len(error.explain("zh").splitlines()) == len(error.explain("en").splitlines()) == len(error.faults) + 1

    def test_a_text_is_not_blamed_for_its_figure(self) -> None:
        """
        Where the figure itself is at fault, nobody can say whether the text beside it fits.
        """
        root = tree()
        put(root, ("figures", "applications", "received", "total"), "77")

        error = faulty(json.dumps(root))

        assert places(error) == {"$.figures.applications.received.total"}

    def test_everything_is_missing(self) -> None:
        """
        An empty object lacks all that is needed.
        """
        error = faulty("{}")

        assert places(error) == {"$.govreport", "$.template", "$.agency", "$.year", "$.figures"}

    @pytest.mark.parametrize("text", ["[]", "1", '"x"', "null", "true", "NaN", "1.5"])
    def test_what_is_no_object_is_no_report(self, text: str) -> None:
        """
        JSON that is no object is no report.
        """
        assert "$" in places(faulty(text))

    @pytest.mark.parametrize(
        ("old", "new", "place"),
        [
            (' "year": 2020,', ' "year": 2020, "year": 2020,', "$.year"),
            ('"name": "某局"', '"name": "某局", "name": "某局"', "$.agency.name"),
            ('"disputes": {', '"disputes": {}, "disputes": {', "$.figures.disputes"),
            ('"fees": {', '"fees": {"items_before": 1, "items_change": 1}, "fees": {', "$.figures.disclosure.fees"),
            ('"fees": {', '"fees": {"items_before": 1, ', "$.figures.disclosure.fees.items_before"),
            ('{"blank": "dash"}', '{"blank": "dash", "blank": "dash"}', "$.figures.applications.carried_in.natural.blank"),
            ('{"unread": "约3"}', '{"unread": "约4", "unread": "约3"}', "$.figures.applications.carried_in.total.unread"),
            ('"written": {', '"written": {"applications/received/total": "７７", ', "$.written.applications/received/total"),
            ('"prose": {', '"prose": {"other": [], ', "$.prose.other"),
            ('"paragraph": "说明"', '"paragraph": "说明", "paragraph": "说明"', "$.prose.preamble[2].paragraph"),
            ('"level": 2', '"level": 2, "level": 2', "$.prose.overview[0].level"),
            ('"alt": "图"', '"alt": "图", "alt": "图"', "$.prose.overview[1].alt"),
            ('"unit": "件"', '"unit": "件", "unit": "件"', "$.prose.other[0].grid.unit"),
            ('"colspan": 2', '"colspan": 2, "colspan": 2', "$.prose.other[0].grid.rows[0][0].colspan"),
            ('"left": ', '"left": [], "left": ', "$.prose.other[0].grid.checks[0].left"),
        ],
    )
    def test_a_key_stands_once(self, old: str, new: str, place: str) -> None:
        """
        A key that stands twice is refused at any depth, even with equal values.
        """
        text = dumps(FULL)
        assert text.count(old) == 1

        error = faulty(text.replace(old, new))

        assert places(error) == {place}

    def test_a_path_in_a_file_is_never_opened(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        A report can name a form, not a file: one that lies there is not read.
        """
        (tmp_path / "own.toml").write_bytes(
            (Path(sys.modules[load_template.__module__].__file__ or "").parent / "cn-2021.toml").read_bytes()
        )
        monkeypatch.chdir(tmp_path)
        root = tree(Report.of("某局", 2021))

        for name in ("own.toml", str(tmp_path / "own.toml")):
            root["template"] = name

            assert places(faulty(json.dumps(root))) == {"$.template"}

    def test_a_form_of_ones_own_is_given(self) -> None:
        """
        A form that no id finds is handed over; the file's id must be its own.
        """
        form = evolve(load_template("cn-2021"), id="xx-2021")
        text = dumps(Report.of("某局", 2021, template=form))

        assert loads(text, template=form).template is form
        assert places(faulty(text)) == {"$.template"}
        assert loads(dumps(FULL), template=form) == FULL

    def test_a_mark_of_order_is_taken(self) -> None:
        """
        Bytes may begin with the mark that some editors put before UTF-8.
        """
        report = loads(b"\xef\xbb\xbf" + dumps(FULL).encode())

        assert report == FULL

    def test_white_space_and_order_of_keys_do_not_matter(self) -> None:
        """
        Another system may write the same report in its own way.
        """

        def turned(value: object) -> object:
            return {key: turned(value[key]) for key in reversed(value)} if isinstance(value, dict) else value

        report = loads(json.dumps(turned(tree()), indent=4))

        assert report == FULL
        assert dumps(report) == dumps(FULL)

    @given(reports())
    def test_figures_in_another_order_are_the_same(self, report: Report) -> None:
        """
        Figures that do not stand in the order of the form are read one by one, and to the same report.
        """
        figures = tree(report)["figures"]

        for table, rows in figures.items():
            turned = figures | {table: dict(reversed(rows.items()))}
            assert loads(json.dumps(tree(report) | {"figures": turned})) == report

    def test_ids_may_hold_any_sign(self) -> None:
        """
        Signs that mean something to JSON or to a filled-in text are only signs in an id of one's own form.
        """
        form = load_template("cn-2021")
        part = form.tables[0].parts[0]
        rows = tuple(evolve(row, id=f'{row.id}%s%%"{{0}}') for row in part.rows)
        table = evolve(form.tables[0], parts=(evolve(part, rows=rows),))
        own = evolve(form, id="own", tables=(table,), relations=(), continuities=(), bridges=())
        report = Report.of("某局", 2021, template=own).fill(dict.fromkeys(own.cells, 7))

        assert loads(dumps(report), template=own) == report


class TestUnreadable:
    def test_a_torn_file(self) -> None:
        """
        A file that was cut off anywhere is unreadable, even within a character.
        """
        data = dumps(FULL).encode()

        for length in range(len(data) - 1):
            with pytest.raises(UnreadableFile):
                loads(data[:length])

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b" ",
            b"{",
            b"{'a': 1}",
            b'{"a": 1,}',
            b'{"a": 01}',
            b'{"a": 1} {}',
            b'{"a": "\n"}',
            b"// note\n{}",
            b"\xff\xfe{\x00}\x00",
            "{}".encode("utf-16"),
            '{"a": "某局"}'.encode("gb18030"),
            b"PK\x03\x04",
            b"\x00",
            b"[" * 100_000,
            b'{"figures":' * 100_000,
            b'{"year": ' + b"9" * 5000 + b"}",
        ],
        ids=lambda data: repr(data[:16]),
    )
    def test_what_is_no_json(self, data: bytes) -> None:
        """
        What is no JSON in UTF-8, or JSON beyond all measure, is an unreadable file and nothing else.
        """
        with pytest.raises(UnreadableFile) as caught:
            loads(data, source="某局.json")

        assert caught.value.path == "某局.json"

    @given(st.binary() | st.text())
    def test_any_bytes(self, data: bytes | str) -> None:
        """
        Whatever comes in, what comes out is an error of input.
        """
        with pytest.raises(InputError):
            loads(data)

    @pytest.mark.parametrize("cell", ['{"text": "x", "colspan": 1000000000}', '{"text": "x", "rowspan": 1000000000}'])
    def test_a_cell_as_wide_as_the_world(self, cell: str) -> None:
        """
        A few bytes cannot claim all memory: a cell that covers a thousand million others is refused.
        """
        text = dumps(Report.of("某局", 2021)).replace('"prose": {}', f'"prose": {{"other": [{{"grid": {{"rows": [[{cell}]]}}}}]}}')
        code = (
            "import resource, sys\n"
            "from govreport import InputError, loads\n"
            "resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))\n"
            "try: loads(sys.stdin.buffer.read())\n"
            "except InputError as error: print(type(error).__name__)\n"
        )

        done = subprocess.run([sys.executable, "-c", code], input=text.encode(), capture_output=True, check=False)

        assert done.stdout == b"InvalidReport\n", done.stderr.decode()


# ---------------------------------------------------------------- any change at all

#: What may be put anywhere.
ODD: Final[tuple[object, ...]] = (
    None, True, False, 0, 1, -1, 2, 10**14, 10**15, 10**30, 1.0, 0.5, float("nan"), float("inf"), "", "0", "1.50", "/", "无", "x",
    "\ud800", "cn-2021", "2021-W01-1", "2021-01-20", [], {}, [[]], [0, 0], {"blank": "dash"}, {"unread": "x"}, {"unread": ""},
    {"paragraph": ""}, {"heading": "", "level": 1}, {"grid": {"rows": []}}, {"picture": "", "alt": ""},
)  # fmt: skip


def ways(value: object, steps: Steps = ()) -> Iterator[Steps]:
    """
    Yield the way to every value of a tree.
    """
    yield steps
    below: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in below:
        yield from ways(each, (*steps, step))


@st.composite
def mutants(draw: DrawFn) -> dict[str, Any]:
    """
    Return trees of reports with a few values put in, taken out or moved.
    """
    root = tree(draw(reports()))
    for _ in range(draw(st.integers(1, 3))):
        # Most values are figures: what is no figure is changed as often.
        known = [way for way in ways(root) if way]
        few = [way for way in known if way[0] != "figures" or len(way) <= 3]
        way = draw(st.sampled_from(known) | st.sampled_from(few))
        match draw(st.sampled_from(["put", "put", "gone", "beside"])):
            case "put":
                put(root, way, draw(st.sampled_from(ODD)))
            case "gone":
                put(root, way, GONE)
            case _ if isinstance(way[-1], str):
                put(
                    root,
                    (*way[:-1], draw(st.sampled_from(["x", "blank", "unread", "total", "grid", way[-1] + "."]))),
                    draw(st.sampled_from(ODD)),
                )
            case _:
                put(root, way, draw(st.sampled_from(ODD)))
    return root


@st.composite
def misprints(draw: DrawFn) -> str:
    """
    Return texts of reports with a few signs changed.
    """
    text = dumps(draw(reports()))
    for _ in range(draw(st.integers(1, 3))):
        place, length = draw(st.integers(0, len(text))), draw(st.integers(0, 2))
        text = (
            text[:place]
            + draw(st.sampled_from(["", '"', "{", "}", "[", ",", "0", "-", ".", "e9", "null", "\\", "\\ud800", "某", "\n"]))
            + text[place + length :]
        )
    return text


class TestAnyChange:
    @given(mutants().map(json.dumps) | misprints())
    def test_it_is_a_report_or_an_error_of_input(self, text: str) -> None:
        """
        Whatever was changed, the text is a report that keeps its one writing, or it is refused as input.
        """
        try:
            report = loads(text)
        except InputError:
            return

        assert loads(dumps(report)) == report

    @given(mutants().map(json.dumps))
    def test_an_error_can_be_read(self, text: str) -> None:
        """
        What is wrong is said in both languages, whatever it was.
        """
        try:
            loads(text)
        except GovReportError as refused:
            error = refused
        else:
            return

        assert error.explain("zh")
        assert error.explain("en")


def test_an_unknown_form_names_the_known_ones() -> None:
    """
    The fault of an unknown form says what the error of ``load_template`` says.
    """
    root = tree()
    root["template"] = "cn-1999"

    fault = faulty(json.dumps(root)).faults[0]

    assert fault.problem.zh == UnknownTemplate("cn-1999", ("cn-2019", "cn-2021")).explain("zh")
