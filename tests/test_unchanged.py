"""
Nothing is read or found otherwise than before, unless that was meant.
"""

import pytest

from tests.unchanged import KEPT, kept, made

PARTS = 24


class TestUnchanged:
    @pytest.mark.parametrize("part", range(PARTS))
    @pytest.mark.parametrize("name", KEPT)
    def test_what_comes_of_each_case(self, name: str, part: int) -> None:
        """
        Every figure that is read, every finding, its place and its words, and how often each rule held, are as they were kept.
        """
        before = kept(name)

        for case, came in made(name, part, PARTS):
            assert came == before[case], case

    @pytest.mark.parametrize("name", KEPT)
    def test_no_case_is_kept_in_vain(self, name: str) -> None:
        """
        Each case that is kept is one that is tried, and no two have one name.
        """
        cases = [case for case, _ in made(name)]

        assert cases == list(kept(name))
