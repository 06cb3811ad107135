"""
What may be filled into a cell.
"""

from decimal import Context, Decimal, localcontext
from enum import IntEnum
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.cells import Cell
from govreport.entries import misfit, taken
from govreport.errors import InvalidFigure
from govreport.figures import Blank, Figure, Kind, Measure, Unread, plain
from govreport.notation import read_figure
from tests.strategies import entries, measures

CELL: Final = Cell("table", "row", "column")
COUNT: Final = Measure()
CHANGE: Final = Measure(kind=Kind.CHANGE)
FEES: Final = Measure(kind=Kind.AMOUNT, unit="万元")
SPENT: Final = Measure(kind=Kind.AMOUNT, unit="元", unit_in_cell=True)


class Three(IntEnum):
    THREE = 3


class TestTaken:
    @pytest.mark.parametrize(
        ("entry", "measure", "figure", "text"),
        [
            (3, COUNT, 3, None),
            (-3, COUNT, -3, None),
            ("3", COUNT, 3, None),
            (" 3\n", COUNT, 3, None),
            ("７７", COUNT, 77, "７７"),
            ("+2", COUNT, 2, "+2"),
            ("3件", COUNT, 3, "3件"),
            ("增13", CHANGE, 13, "增13"),
            ("12²", COUNT, Unread("12²"), None),
            (" 12² ", COUNT, Unread("12²"), None),
            ("", COUNT, Blank.EMPTY, None),
            ("\u3000", COUNT, Blank.EMPTY, None),
            ("/", COUNT, Blank.SLASH, None),
            ("-", COUNT, Blank.DASH, "-"),
            ("无", COUNT, Blank.NONE, None),
            (Blank.NONE, COUNT, Blank.NONE, None),
            (Unread("三"), COUNT, Unread("三"), None),
            (3, FEES, Decimal(3), None),
            (Decimal("1.5"), FEES, Decimal("1.5"), None),
            (Decimal("1.50"), FEES, Decimal("1.5"), "1.50"),
            (Decimal("1E+3"), FEES, Decimal(1000), None),
            (Decimal("-0"), FEES, Decimal(0), "-0"),
            ("110.55万元", SPENT, Decimal(1105500), "110.55万元"),
            ("251000元", SPENT, Decimal(251000), None),
            (251000, SPENT, Decimal(251000), None),
            (Decimal("0.10"), SPENT, Decimal("0.1"), "0.10元"),
        ],
    )
    def test_an_entry_is_a_figure_and_maybe_a_text(self, entry: object, measure: Measure, figure: Figure, text: str | None) -> None:
        """
        An entry gives its figure, and its text if that is not the plain writing.
        """
        result = taken(entry, CELL, measure)

        assert result == (figure, text)
        assert type(result[0]) is type(figure)
        assert str(result[0]) == str(figure)

    @pytest.mark.parametrize("measure", [COUNT, CHANGE, FEES, SPENT])
    @pytest.mark.parametrize(
        "entry", [3.0, 0.1, float("nan"), True, False, Three.THREE, None, 3j, b"3", [3], Decimal("NaN"), Decimal("Infinity")]
    )
    def test_what_is_no_figure_is_refused(self, entry: object, measure: Measure) -> None:
        """
        Floats, truth values and whatever else is no figure stand in no column; the error names cell and value.
        """
        with pytest.raises(InvalidFigure) as caught:
            taken(entry, CELL, measure)

        assert (caught.value.cell, caught.value.value) == ("table/row/column", repr(entry))

    @pytest.mark.parametrize("entry", [Decimal(3), Decimal("3.0"), Decimal("1.5")])
    def test_a_count_is_no_decimal(self, entry: Decimal) -> None:
        """
        A ``Decimal`` stands in no column of counts, not even a whole one.
        """
        with pytest.raises(InvalidFigure):
            taken(entry, CELL, COUNT)

    @pytest.mark.parametrize(
        ("entry", "measure"),
        [
            (10**18, COUNT),
            (-(10**18), CHANGE),
            (10**18, FEES),
            (Decimal("1E+18"), FEES),
            (Decimal("1E-19"), FEES),
            (Decimal("1E+999999"), FEES),
            (Decimal("12345678901234567.80"), FEES),
            (Decimal("1234567890.1234567891"), FEES),
            (Decimal("1." + "0" * 40), FEES),
        ],
    )
    def test_what_cannot_be_read_back_is_refused(self, entry: object, measure: Measure) -> None:
        """
        A number written with more digits than are read in a text is refused; the error keeps it.
        """
        with pytest.raises(InvalidFigure) as caught:
            taken(entry, CELL, measure)

        assert caught.value.value == repr(entry)

    @given(st.data(), measures())
    def test_figure_and_text_agree(self, data: st.DataObject, measure: Measure) -> None:
        """
        A kept text reads as the figure and is not its plain writing; without one the plain writing reads as the figure.
        """
        entry = data.draw(entries(measure))

        figure, text = taken(entry, CELL, measure)

        assert misfit(figure, measure) is None
        assert read_figure(plain(figure, measure) if text is None else text, measure) == figure
        assert text != plain(figure, measure)

    def test_the_callers_context_changes_nothing(self) -> None:
        """
        A decimal context of three digits keeps an amount as it is.
        """
        with localcontext(Context(prec=3, Emax=3)):
            figure, text = taken(Decimal("72701.25780"), CELL, FEES)

        assert (str(figure), text) == ("72701.2578", "72701.25780")


class TestMisfit:
    @pytest.mark.parametrize(
        ("figure", "measure"),
        [(0, COUNT), (-3, COUNT), (-3, CHANGE), (Decimal("0.5"), FEES), (Decimal(0), SPENT), (Blank.DASH, COUNT), (Unread("x"), FEES)],
    )
    def test_what_fits_has_no_reason(self, figure: Figure, measure: Measure) -> None:
        """
        Numbers of the column's kind, gaps and text fit.
        """
        assert misfit(figure, measure) is None

    @pytest.mark.parametrize(
        ("figure", "measure"),
        [
            (True, COUNT),
            (1.0, COUNT),
            ("1", COUNT),
            (None, COUNT),
            (Decimal(1), COUNT),
            (1, FEES),
            (Decimal("1.50"), FEES),
            (Decimal("1E+2"), FEES),
            (Decimal("-0"), FEES),
            (Decimal("NaN"), FEES),
            (Decimal("sNaN"), FEES),
            (Decimal("Infinity"), FEES),
            (10**18, COUNT),
        ],
    )
    def test_what_does_not_fit_has_a_reason(self, figure: object, measure: Measure) -> None:
        """
        Numbers of another kind, or not written canonically, do not fit, and the reason stands in both languages.
        """
        reason = misfit(figure, measure)

        assert reason is not None
        assert reason.zh
        assert reason.en
