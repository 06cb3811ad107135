"""
Two years beside each other: what changed, on what footing, and where no number can be given.
"""

from decimal import Context, Decimal, localcontext
from typing import Final

import pytest
from hypothesis import given

from govreport.bridging import pairs
from govreport.cells import Cell
from govreport.comparison import Change, compare
from govreport.entries import Entry
from govreport.errors import UnrelatedTemplates
from govreport.figures import Blank, Unread
from govreport.relations import Basis
from govreport.report import Report
from govreport.template import Template
from govreport.templates import load_template
from tests.strategies import balanced_reports, reports

OLD, NEW = load_template("cn-2019"), load_template("cn-2021")
RECEIVED: Final = Cell("applications", "received", "total")


def change(before: Entry, after: Entry, cell: Cell = RECEIVED) -> Change:
    """
    Return how one figure changed from 2021 to 2022.
    """
    changes = compare(Report.of("某局", 2021).fill({cell: before}), Report.of("某局", 2022).fill({cell: after}))
    return next(each for each in changes.items if each.cell == cell)


class TestNumbers:
    @pytest.mark.parametrize(
        ("before", "after", "difference", "ratio"),
        [(3607, 3646, 39, "0.010812"), (4, 1, -3, "-0.75"), (5, 5, 0, "0"), (3, 0, -3, "-1"), (0, 0, 0, None), (0, 7, 7, None)],
    )
    def test_of_counts(self, before: int, after: int, difference: int, ratio: str | None) -> None:
        """
        Counts have a difference, and a ratio to six decimals unless they start from zero.
        """
        found = change(before, after)

        assert (found.difference, found.ratio) == (difference, None if ratio is None else Decimal(ratio))
        assert found.basis is Basis.SAME

    def test_from_zero_has_its_reason(self) -> None:
        """
        Growth from zero says why it has no rate; zero that stays has nothing to say.
        """
        grown, stayed = change(0, 7), change(0, 0)

        assert grown.reason
        assert "上年为零" in grown.reason.zh
        assert stayed.reason is None

    def test_of_amounts(self) -> None:
        """
        Amounts are exact, whatever the caller's decimal context.
        """
        cell = Cell("disclosure", "fees", "charged")

        with localcontext(Context(prec=3)):
            found = change("59237.2449", "72701.2578", cell)

        assert (found.difference, found.ratio) == (Decimal("13464.0129"), Decimal("0.22729"))

    @pytest.mark.parametrize(
        ("before", "after", "words"),
        [
            ("", 3, "上年未填"),
            (3, "/", "本年未填"),
            ("若干", 3, "上年所填不是数据"),
            (3, "若干", "本年所填不是数据"),
            ("", "若干", "上年未填"),
        ],
    )
    def test_a_gap_is_never_a_number(self, before: Entry, after: Entry, words: str) -> None:
        """
        Where a figure is blank or no figure there is neither difference nor ratio, and the reason says which year's.
        """
        found = change(before, after)

        assert (found.difference, found.ratio) == (None, None)
        assert found.reason
        assert found.reason.zh == words
        assert found.changed

    def test_a_gap_that_stays_is_no_change(self) -> None:
        """
        Blank in both years, or the same text, has not changed and needs no reason.
        """
        assert not change("", "").changed
        assert change("", "").reason is None
        assert change("/", "—").changed


class TestForms:
    @given(report=reports())
    def test_nothing_differs_from_itself(self, report: Report) -> None:
        """
        A report beside itself has no change, whatever stands in it.
        """
        changes = compare(report, report)

        assert changes.changed == ()
        assert len(changes.items) == len(report.template.cells)
        assert not any(each.difference or each.ratio for each in changes.items)

    @given(before=balanced_reports(OLD), after=balanced_reports(NEW))
    def test_over_the_change_of_form_totals_agree_with_their_parts(self, before: Report, after: Report) -> None:
        """
        What one form splits is compared by its sum; the sums of outcomes still make the total.
        """
        changes = {each.cell: each for each in compare(before, after).items}

        for column in ("natural", "legal.business", "total"):
            outcomes = [each for cell, each in changes.items() if cell.row.startswith("outcome.") and cell.column == column]
            total = changes[Cell("applications", "outcome.total", column)]
            parts = [each for each in outcomes if each is not total]
            for sides in ([each.before for each in parts], [each.after for each in parts]):
                assert all(isinstance(side, int) for side in sides)
            assert sum(each.difference or 0 for each in parts) == total.difference

    @given(before=reports(), after=reports())
    def test_what_means_something_else_has_no_number(self, before: Report, after: Report) -> None:
        """
        Lines that are added, dropped or incomparable have no difference and no ratio, but a reason.
        """
        apart = Basis.INCOMPARABLE, Basis.ADDED, Basis.DROPPED

        for each in compare(before, after).items:
            if each.basis in apart:
                assert (each.difference, each.ratio) == (None, None)
                assert each.reason

    @pytest.mark.parametrize(("earlier", "later"), [(OLD, NEW), (NEW, OLD), (OLD, OLD), (NEW, NEW)])
    def test_every_cell_is_in_one_pair(self, earlier: Template, later: Template) -> None:
        """
        Nothing of either form is left out or counted twice.
        """
        found = pairs(earlier, later)

        assert sorted(cell for each in found for cell in each.earlier) == sorted(earlier.cells)
        assert sorted(cell for each in found for cell in each.later) == sorted(later.cells)

    @given(before=reports(), after=reports())
    def test_turned_round(self, before: Report, after: Report) -> None:
        """
        Read backwards, every difference has the other sign and no basis but added and dropped is another.
        """
        there, back = compare(before, after), compare(after, before)
        turned = {Basis.ADDED: Basis.DROPPED, Basis.DROPPED: Basis.ADDED}

        assert sorted(-(each.difference or 0) for each in there.items) == sorted(each.difference or 0 for each in back.items)
        assert sorted(turned.get(each.basis, each.basis).value for each in there.items) == sorted(each.basis.value for each in back.items)

    def test_a_part_that_is_blank_blanks_the_sum(self) -> None:
        """
        Three rows of which one is blank are no number beside the one row of before.
        """
        before = Report.of("某局", 2020).fill({Cell("applications", "outcome.other", "total"): 4})
        after = Report.of("某局", 2021).fill({Cell("applications", f"outcome.other.{row}", "total"): 1 for row in ("other", "fee_unpaid")})

        (found,) = (each for each in compare(before, after).items if each.cell == Cell("applications", "outcome.other", "total"))

        assert (found.before, found.after, found.difference, found.basis) == (4, Blank.EMPTY, None, Basis.SUMMED)

    def test_forms_that_have_nothing_to_do_with_each_other(self) -> None:
        """
        Between forms without a bridge nothing is compared.
        """
        own = Template(
            id="own-1",
            label="本地",
            en="Local",
            instrument="",
            first_year=2021,
            title=NEW.title,
            sections=NEW.sections,
            tables=NEW.tables,
        )

        with pytest.raises(UnrelatedTemplates):
            compare(Report.of("某局", 2021), Report.of("某局", 2022, template=own))

    @pytest.mark.parametrize("words", ["约3", "12.5", "三件"])
    def test_text_stays_text(self, words: str) -> None:
        """
        A text that is no figure stands in the change as it was written.
        """
        assert change(words, 3).before == Unread(words)
