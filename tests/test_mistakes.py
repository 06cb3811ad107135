"""
Kinds of slip: which slip of the hand writes one figure for another, and that nothing is called one by chance of notation.
"""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from govreport.figures import Blank, Figure, Number, Unread
from govreport.validation.mistakes import Slip, slip_between


class TestKinds:
    @pytest.mark.parametrize(
        ("now", "suggested", "slip"),
        [
            (36, 63, Slip.DIGITS_SWAPPED),
            (1_324, 1_234, Slip.DIGITS_SWAPPED),
            (13, 123, Slip.DIGIT_DROPPED),
            (12, 123, Slip.DIGIT_DROPPED),
            (3, 30, Slip.DIGIT_DROPPED),
            (133, 13, Slip.DIGIT_DOUBLED),
            (137, 13, Slip.DIGIT_DOUBLED),
            (Decimal("21.5"), Decimal("12.5"), Slip.DIGITS_SWAPPED),
            (Decimal("0.5"), Decimal("0.55"), Slip.DIGIT_DROPPED),
            (Blank.EMPTY, 4, Slip.NOT_FILLED),
            (Blank.SLASH, 4, Slip.NOT_FILLED),
        ],
    )
    def test_what_looks_like_a_slip(self, now: Figure, suggested: Number, slip: Slip) -> None:
        """
        Digits exchanged, one left out, one too many; a cell that holds no number.
        """
        assert slip_between(now, suggested) is slip

    @pytest.mark.parametrize(
        ("now", "suggested"),
        [
            (36, 64),
            (11, 11),
            (321, 123),  # not beside each other
            (2_143, 1_234),  # two exchanges
            (0, 20),  # nothing was counted: no 2 was left out
            (20, 0),
            (5, 105),  # two digits
            (Decimal("1.5"), Decimal(15)),  # a point is no digit
            (Decimal("1.25"), Decimal("12.5")),
            (Unread("约3"), 3),
        ],
    )
    def test_what_does_not(self, now: Figure, suggested: Number) -> None:
        """
        What takes two slips, and what only the notation makes look like one, is none.
        """
        assert slip_between(now, suggested) is None

    def test_an_old_total(self) -> None:
        """
        A total whose parts add up to what is suggested was not brought up to date, unless its digits say more.
        """
        assert slip_between(25, 28, parts=28) is Slip.TOTAL_NOT_UPDATED
        assert slip_between(25, 28, parts=27) is None
        assert slip_between(25, 52, parts=52) is Slip.DIGITS_SWAPPED
        assert slip_between(Blank.EMPTY, 28, parts=28) is Slip.NOT_FILLED

    def test_the_neighbour(self) -> None:
        """
        Two figures in each other's cell are exchanged; a lone one, beside nothing or 0, was put into the wrong cell.
        """
        assert slip_between(36, 63, beside=63) is Slip.NEIGHBOURS_SWAPPED
        assert slip_between(5, 0, beside=Blank.EMPTY) is Slip.SHIFTED
        assert slip_between(Blank.EMPTY, 5, beside=5) is Slip.SHIFTED
        assert slip_between(0, 5, beside=5) is Slip.SHIFTED

    def test_which_tell(self) -> None:
        """
        Slips of digits and place seldom fit by chance; gaps and old totals often do.
        """
        assert [slip for slip in Slip if not slip.telling] == [Slip.NOT_FILLED, Slip.TOTAL_NOT_UPDATED]

    def test_what_they_are_called(self) -> None:
        """
        Each kind has a name of its own in both languages.
        """
        assert Slip.SHIFTED.value.say() == "错栏"
        assert len({slip.value.zh for slip in Slip}) == len({slip.value.en for slip in Slip}) == len(Slip) == 7


class TestLaws:
    @given(st.integers(10, 10**8), st.data())
    def test_every_slip_of_digits_is_known(self, right: int, data: st.DataObject) -> None:
        """
        Whatever number, whatever place: the slip is called what it is.
        """
        digits = str(right)
        place = data.draw(st.integers(0, len(digits) - 2))
        swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        dropped, doubled = digits[:place] + digits[place + 1 :], digits[:place] + digits[place] + digits[place:]
        assume(not swapped.startswith("0") and not dropped.startswith("0") and int(swapped) != right)

        assert slip_between(int(swapped), right) is Slip.DIGITS_SWAPPED
        assert slip_between(int(dropped), right) is Slip.DIGIT_DROPPED
        assert slip_between(int(doubled), right) is Slip.DIGIT_DOUBLED

    @given(st.integers(0, 120), st.integers(0, 120))
    def test_a_slip_undone_is_its_opposite(self, one: int, other: int) -> None:
        """
        What is a digit left out one way round is a digit too many the other way; an exchange is one both ways.
        """
        opposite = {
            Slip.DIGIT_DROPPED: Slip.DIGIT_DOUBLED,
            Slip.DIGIT_DOUBLED: Slip.DIGIT_DROPPED,
            Slip.DIGITS_SWAPPED: Slip.DIGITS_SWAPPED,
        }
        slip = slip_between(one, other)

        assert slip_between(other, one) is (opposite[slip] if slip else None)
