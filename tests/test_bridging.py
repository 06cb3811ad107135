"""
How the cells of one form answer to those of another.
"""

from collections import Counter
from typing import Final

import pytest
from attrs import evolve

from govreport.bridging import Pair, pairs
from govreport.cells import Cell
from govreport.errors import UnrelatedTemplates
from govreport.relations import Basis, Bridge
from govreport.tables import Axis, Line, Part, Table
from govreport.template import Section, Template
from govreport.templates import load_template
from govreport.wording import Wording

FORM_2019: Final = load_template("cn-2019")
FORM_2021: Final = load_template("cn-2021")
WHY: Final = Wording("因为", "because")


def found(later: str, *, earlier: Template = FORM_2019, form: Template = FORM_2021) -> Pair:
    """
    Return the pair that a cell of the later form stands in.
    """
    (pair,) = [each for each in pairs(earlier, form) if Cell.parse(later) in each.later]
    return pair


def gone(cell: str) -> Pair:
    """
    Return the pair that a cell of the form of 2019 stands in.
    """
    (pair,) = [each for each in pairs(FORM_2019, FORM_2021) if Cell.parse(cell) in each.earlier]
    return pair


def small(name: str, rows: str, columns: str, *bridges: Bridge, supersedes: str = "") -> Template:
    """
    Return a form of one table whose lines have names of one letter.
    """
    part = Part(
        rows=tuple(Line(id=row, label=row.upper(), en=row) for row in rows),
        columns=tuple(Line(id=column, label=column.upper(), en=column) for column in columns),
    )
    return Template(
        id=name,
        label=name,
        en=name,
        instrument=name,
        first_year=2000,
        supersedes=supersedes,
        title=Wording("{agency}{year}", "{agency}{year}"),
        sections=(Section(id="all", label="全", en="All"),),
        tables=(Table(id="t", label="表", en="Table", section="all", parts=(part,), widths=(1,) * (len(columns) + 1)),),
        bridges=bridges,
    )


def bridge(axis: Axis, earlier: str, later: str, basis: Basis) -> Bridge:
    """
    Return a bridge between lines that have names of one letter.
    """
    return Bridge(table="t", axis=axis, earlier=tuple(earlier), later=tuple(later), basis=basis, reason=WHY)


def written(pair: Pair) -> tuple[str, str, str]:
    """
    Return a pair in short: rows and columns before, basis, rows and columns after.
    """
    before, after = (" ".join(each.row + each.column for each in side) for side in (pair.earlier, pair.later))
    return before, pair.basis.value, after


class TestNational:
    @pytest.mark.parametrize(("earlier", "later"), [(FORM_2019, FORM_2021), (FORM_2021, FORM_2019)], ids=["onward", "back"])
    def test_every_cell_stands_in_one_pair(self, earlier: Template, later: Template) -> None:
        """
        Nothing is lost and nothing compared twice: every cell of both forms is in exactly one pair.
        """
        answer = pairs(earlier, later)

        assert Counter(cell for each in answer for cell in each.earlier) == Counter(earlier.cells)
        assert Counter(cell for each in answer for cell in each.later) == Counter(later.cells)
        assert all(each.earlier or each.later for each in answer)

    @pytest.mark.parametrize(("earlier", "later"), [(FORM_2019, FORM_2021), (FORM_2021, FORM_2019)], ids=["onward", "back"])
    def test_they_follow_the_later_form(self, earlier: Template, later: Template) -> None:
        """
        Pairs stand in the order of the later form, then in that of the earlier.
        """
        answer = pairs(earlier, later)

        kept = [later.place(each.later[0]) for each in answer if each.later]
        dropped = [earlier.place(each.earlier[0]) for each in answer if not each.later]
        assert kept == sorted(kept)
        assert dropped == sorted(dropped)
        assert all(each.later for each in answer[: len(kept)])

    @pytest.mark.parametrize(
        ("cell", "basis", "earlier"),
        [
            ("applications/received/natural", Basis.SAME, ["applications/received/natural"]),
            ("disclosure/penalties/decisions", Basis.SAME, ["disclosure/penalties/decisions"]),
            ("disputes/cases/review.upheld", Basis.SAME, ["disputes/cases/review.upheld"]),
            ("disclosure/rules/issued", Basis.RESTATED, ["disclosure/rules/made"]),
            ("disclosure/normative_documents/in_force", Basis.INCOMPARABLE, ["disclosure/normative_documents/public"]),
            ("disclosure/rules/repealed", Basis.ADDED, []),
            ("disclosure/fees/charged", Basis.ADDED, []),
            ("applications/outcome.other.fee_unpaid/total", Basis.SUMMED, ["applications/outcome.other/total"]),
        ],
    )
    def test_on_what_footing(self, cell: str, basis: Basis, earlier: list[str]) -> None:
        """
        Each cell of the form of 2021 answers to what it came from, on the right footing.
        """
        pair = found(cell)

        assert pair.basis is basis
        assert list(map(str, pair.earlier)) == earlier

    @pytest.mark.parametrize(
        "cell",
        [
            "disclosure/rules/newly_public",
            "disclosure/penalties/items_before",
            "disclosure/fees/items_change",
            "disclosure/procurement/spent",
            "disclosure/other_services/decisions",
        ],
    )
    def test_what_was_dropped(self, cell: str) -> None:
        """
        What the form of 2021 no longer asks for is dropped, with a reason; a row goes with all its columns.
        """
        pair = gone(cell)

        assert (pair.basis, pair.later) == (Basis.DROPPED, ())
        assert pair.reason is not None

    def test_three_rows_of_one(self) -> None:
        """
        （六）其他处理 of 2019 answers to its three rows of 2021, column by column.
        """
        pair = gone("applications/outcome.other/legal.law")

        assert [str(cell) for cell in pair.later] == [
            f"applications/outcome.other.{row}/legal.law" for row in ("not_corrected", "fee_unpaid", "other")
        ]

    def test_only_the_same_needs_no_reason(self) -> None:
        """
        Wherever a line is not simply the same, a reason says why.
        """
        answer = pairs(FORM_2019, FORM_2021)

        assert all((each.reason is None) == (each.basis is Basis.SAME) for each in answer)

    def test_back_is_the_same_turned(self) -> None:
        """
        From the later form back to the earlier the pairs are the same, what was added being dropped.
        """
        onward, back = pairs(FORM_2019, FORM_2021), pairs(FORM_2021, FORM_2019)

        turned = {Basis.ADDED: Basis.DROPPED, Basis.DROPPED: Basis.ADDED}
        assert set(back) == {Pair(each.later, each.earlier, turned.get(each.basis, each.basis), each.reason) for each in onward}

    @pytest.mark.parametrize("form", [FORM_2019, FORM_2021])
    def test_within_one_form(self, form: Template) -> None:
        """
        Two reports on one form compare cell by cell.
        """
        answer = pairs(form, form)

        assert answer == tuple(Pair((cell,), (cell,), Basis.SAME) for cell in form.cells)


class TestMadeUp:
    def test_ids_alone_say_what_is_the_same(self) -> None:
        """
        Without a bridge, equal ids are the same, others added or dropped.
        """
        answer = pairs(small("a", "pq", "x"), small("b", "qr", "x", supersedes="a"))

        assert list(map(written, answer)) == [("qx", "same", "qx"), ("", "added", "rx"), ("px", "dropped", "")]

    def test_a_row_goes_before_a_column(self) -> None:
        """
        A bridge of a row speaks for the whole row, whatever a bridge of columns says, in whatever order they stand.
        """
        row, column = bridge(Axis.ROW, "p", "", Basis.DROPPED), bridge(Axis.COLUMN, "x", "z", Basis.RESTATED)

        for order in ((row, column), (column, row)):
            answer = pairs(small("a", "pq", "x"), small("b", "q", "z", *order, supersedes="a"))

            assert list(map(written, answer)) == [("qx", "restated", "qz"), ("px", "dropped", "")]

    def test_a_line_that_crosses_nothing(self) -> None:
        """
        Where a bridged column meets a row that only one form has, that cell is added or dropped, with the bridge's reason.
        """
        answer = pairs(small("a", "pq", "x"), small("b", "qr", "z", bridge(Axis.COLUMN, "x", "z", Basis.RESTATED), supersedes="a"))

        assert list(map(written, answer)) == [("qx", "restated", "qz"), ("", "added", "rz"), ("px", "dropped", "")]
        assert {each.reason for each in answer} == {WHY}

    def test_an_id_whose_meaning_changed(self) -> None:
        """
        A cell that a bridge leads elsewhere is not the same as one that still has its id.
        """
        answer = pairs(small("a", "p", "xy"), small("b", "p", "xy", bridge(Axis.COLUMN, "x", "y", Basis.RESTATED), supersedes="a"))

        assert list(map(written, answer)) == [("", "added", "px"), ("px", "restated", "py"), ("py", "dropped", "")]

    def test_several_of_several(self) -> None:
        """
        Two lines may answer to three.
        """
        answer = pairs(small("a", "pq", "x"), small("b", "rst", "x", bridge(Axis.ROW, "pq", "rst", Basis.SUMMED), supersedes="a"))

        assert list(map(written, answer)) == [("px qx", "summed", "rx sx tx")]

    def test_a_bridge_of_another_table(self) -> None:
        """
        A bridge speaks of its own table only.
        """
        elsewhere = evolve(bridge(Axis.COLUMN, "x", "z", Basis.RESTATED), table="u")

        answer = pairs(small("a", "p", "x"), small("b", "p", "z", elsewhere, supersedes="a"))

        assert list(map(written, answer)) == [("", "added", "pz"), ("px", "dropped", "")]


class TestUnrelated:
    def test_no_bridge_leads_there(self) -> None:
        """
        Forms of which neither supersedes the other are not compared.
        """
        other = small("xx", "p", "x")

        for earlier, later in ((other, FORM_2021), (FORM_2021, other)):
            with pytest.raises(UnrelatedTemplates) as caught:
                pairs(earlier, later)
            assert (caught.value.earlier, caught.value.later) == (earlier.id, later.id)

    def test_not_over_two_changes(self) -> None:
        """
        A bridge leads from one version to the next, not further.
        """
        third = small("third", "p", "x", supersedes="cn-2021")

        with pytest.raises(UnrelatedTemplates):
            pairs(FORM_2019, third)
