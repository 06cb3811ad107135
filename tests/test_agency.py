"""
Agencies and their codes.
"""

import pickle

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from govreport.agency import Agency, Level
from govreport.errors import InvalidValue
from tests.strategies import agencies, codes

# The example of GB 32100-2015 itself.
STANDARD = "91350100M000100Y43"
SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


class TestName:
    @pytest.mark.parametrize("name", ["", " ", "\u3000", " 某局", "某局 ", "某局\n", "某\n局", "某\r局", "某\u2028局", "某\x85局"])
    def test_a_name_is_one_line(self, name: str) -> None:
        """
        A name is one line of text with no space around it; the error keeps field and value.
        """
        with pytest.raises(InvalidValue) as caught:
            Agency(name)

        assert (caught.value.field, caught.value.value) == ("name", name)


class TestCode:
    def test_the_example_of_the_standard_is_right(self) -> None:
        """
        The code printed in the standard has the right check sign.
        """
        agency = Agency("某公司", code=STANDARD)

        assert agency.code == STANDARD

    @given(codes(), st.integers(0, 17), st.sampled_from(SIGNS))
    def test_one_wrong_sign_is_found(self, code: str, place: int, sign: str) -> None:
        """
        A code with any one sign changed is refused.
        """
        wrong = code[:place] + sign + code[place + 1 :]

        if wrong == code:
            assert Agency("某局", code=wrong).code == code
        else:
            with pytest.raises(InvalidValue):
                Agency("某局", code=wrong)

    @pytest.mark.parametrize("code", ["", STANDARD[:-1], STANDARD + "0", STANDARD.lower(), STANDARD[:-2] + "IO", "１" + STANDARD[1:]])
    def test_what_is_no_code_is_refused(self, code: str) -> None:
        """
        A code of another length or with other signs is refused.
        """
        with pytest.raises(InvalidValue) as caught:
            Agency("某局", code=code)

        assert (caught.value.field, caught.value.value) == ("code", code)

    @pytest.mark.parametrize("sign", "IOSVZ")
    def test_letters_that_look_like_digits_are_never_used(self, sign: str) -> None:
        """
        With a letter that the standard leaves out no check sign makes a code right.
        """
        for check in SIGNS:
            with pytest.raises(InvalidValue):
                Agency("某局", code=f"9135010{sign}M000100Y{check}3"[:17] + check)


class TestRegion:
    @pytest.mark.parametrize("region", ["", "61010", "6101000", "010100", "61010a", "６１０１００", "610100\n"])
    def test_a_region_has_six_digits(self, region: str) -> None:
        """
        A region's code is six digits of which the first is no zero.
        """
        with pytest.raises(InvalidValue) as caught:
            Agency("某局", region=region)

        assert (caught.value.field, caught.value.value) == ("region", region)

    def test_a_right_region_is_kept(self) -> None:
        """
        A region of six digits and a level are kept as they are.
        """
        agency = Agency("西安市公安局", region="610100", level=Level.CITY)

        assert (agency.region, agency.level) == ("610100", Level.CITY)


class TestSameAs:
    def test_codes_decide_where_both_have_one(self) -> None:
        """
        An agency that was renamed keeps its code and is the same body.
        """
        before, after = Agency("某县文化局", code=STANDARD), Agency("某县文旅局", code=STANDARD)

        assert before.same_as(after)

    def test_different_codes_are_different_bodies(self) -> None:
        """
        Two bodies of one name are told apart by their codes.
        """
        one, other = Agency("市场监管局", code=STANDARD), Agency("市场监管局", code="0" * 18)

        assert not one.same_as(other)

    @pytest.mark.parametrize(("name", "same"), [("某局", True), ("某厅", False)])
    def test_names_decide_where_a_code_is_missing(self, name: str, *, same: bool) -> None:
        """
        Where one has no code, the names decide.
        """
        one, other = Agency("某局", code=STANDARD), Agency(name)

        assert (one.same_as(other), other.same_as(one)) == (same, same)


class TestAgency:
    @given(agencies())
    def test_it_is_a_value(self, agency: Agency) -> None:
        """
        An agency survives pickling, is equal to its copy and has the same hash.
        """
        copy = pickle.loads(pickle.dumps(agency))  # noqa: S301 - our own bytes

        assert copy == agency
        assert hash(copy) == hash(agency)
        assert agency.same_as(copy)

    def test_it_cannot_be_changed(self) -> None:
        """
        An agency is changed by making another; a change is checked as well.
        """
        agency = Agency("某局")

        with pytest.raises(FrozenInstanceError):
            agency.name = "某厅"  # type: ignore[misc]  # that it is refused is the point
        with pytest.raises(InvalidValue):
            evolve(agency, name="")
