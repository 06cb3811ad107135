"""
Entry points: listed without import, and one broken plugin among good ones.
"""

from pathlib import Path
from typing import Final

import pytest

from govreport.errors import AmbiguousFormat, BrokenPlugin
from govreport.plugins import claimants, described, installed, load
from govreport.wording import Wording
from tests.conftest import Install

GROUP: Final = "govreport.trials"
GOOD: Final = "thing = 'a thing'"


class TestInstalled:
    def test_listing_imports_nothing(self, install: Install) -> None:
        """
        What is installed is named with its distribution and version, and no module of it is imported.
        """
        good = install("good-one", GOOD, trials={"x": "thing", "y": "thing"})
        bad = install("bad-one", "raise RuntimeError", trials={"z": "thing"})

        found = installed(GROUP)

        names = [(each.name, each.distribution, each.version) for each in found]
        assert names == [("x", "good-one", good.version), ("y", "good-one", good.version), ("z", "bad-one", bad.version)]
        assert (good.imported, bad.imported) == (False, False)

    def test_other_groups_are_left_out(self, install: Install) -> None:
        """
        Only the group that was asked for is listed.
        """
        install("good-one", GOOD, trials={"x": "thing"}, others={"y": "thing"})

        assert [each.name for each in installed(GROUP)] == ["x"]

    def test_what_comes_later_is_found(self, install: Install) -> None:
        """
        A distribution that is installed after somebody looked is there for the next who looks.
        """
        install("early", GOOD, trials={"a": "thing"})
        assert [each.name for each in installed(GROUP)] == ["a"]

        install("late", GOOD, trials={"b": "thing"})

        assert [each.name for each in installed(GROUP)] == ["a", "b"]

    def test_nothing_is_installed(self) -> None:
        """
        A group that nobody serves is empty.
        """
        assert installed("govreport.nobody") == ()

    def test_the_order_is_by_name(self, install: Install) -> None:
        """
        Names are sorted, and the distributions of one name as well.
        """
        install("second", GOOD, trials={"b": "thing", "a": "thing"})
        install("first", GOOD, trials={"a": "thing"})

        assert [(each.name, each.distribution) for each in installed(GROUP)] == [("a", "first"), ("a", "second"), ("b", "second")]

    def test_a_distribution_without_metadata(self, install: Install, tmp_path: Path) -> None:
        """
        What is left of a distribution that was half removed does not keep the others from being listed.
        """
        install("good-one", GOOD, trials={"x": "thing"})
        torn = tmp_path / "site" / "torn_one-1.0.dist-info"
        torn.mkdir()
        (torn / "entry_points.txt").write_text(f"[{GROUP}]\nx = nowhere:thing\n", encoding="utf-8")

        found = installed(GROUP)

        assert "good-one" in [each.distribution for each in found]
        assert all(isinstance(each.distribution, str) and isinstance(each.version, str) for each in found)


class TestClaimants:
    def test_those_of_one_name(self, install: Install) -> None:
        """
        The claimants of a name are all that have it, exactly.
        """
        install("first", GOOD, trials={"x": "thing", "X": "thing", "xx": "thing"})
        install("second", GOOD, trials={"x": "thing"})

        assert [each.distribution for each in claimants(GROUP, "x")] == ["first", "second"]


class TestLoad:
    def test_a_good_one_is_imported(self, install: Install) -> None:
        """
        Loading imports the one that was asked for, and no other.
        """
        good = install("good-one", GOOD, trials={"x": "thing"})
        other = install("other-one", GOOD, trials={"y": "thing"})

        thing = load(claimants(GROUP, "x"))

        assert thing == "a thing"
        assert (good.imported, other.imported) == (True, False)

    def test_it_is_imported_once(self, install: Install) -> None:
        """
        Loading again gives the very same.
        """
        install("good-one", "thing = object()", trials={"x": "thing"})

        assert load(claimants(GROUP, "x")) is load(claimants(GROUP, "x"))

    @pytest.mark.parametrize(
        ("code", "attribute", "words"),
        [
            ("raise RuntimeError('out of order')", "thing", "RuntimeError: out of order"),
            ("raise RuntimeError", "thing", "RuntimeError"),
            ("raise SystemExit(3)", "thing", "SystemExit: 3"),
            ("import sys; sys.exit()", "thing", "SystemExit"),
            ("import nowhere_to_be_found", "thing", "ModuleNotFoundError: No module named 'nowhere_to_be_found'"),
            ("def broken(:", "thing", None),
            ("", "thing", None),
            ("", "a.b.c", None),
            ("", "not an attribute", None),
            ("from govreport.errors import MalformedAddress\nraise MalformedAddress('x')", "thing", None),
            ("class Odd(Exception):\n    def __str__(self):\n        raise ValueError\nraise Odd", "thing", "Odd"),
        ],
    )
    def test_a_broken_one_says_who_is_to_blame(self, install: Install, code: str, attribute: str, words: str | None) -> None:
        """
        However a module fails, the error names the distribution and its version, and keeps the cause.
        """
        bad = install("bad-one", code, trials={"x": attribute})

        with pytest.raises(BrokenPlugin) as caught:
            load(claimants(GROUP, "x"))

        error = caught.value
        assert (error.name, error.distribution, error.version) == ("x", "bad-one", bad.version)
        assert error.__cause__ is not None
        if words is not None:
            assert error.reason == Wording(zh=words, en=words)

    def test_a_person_may_interrupt(self, install: Install) -> None:
        """
        An interruption from the keyboard is no fault of the plugin and goes through.
        """
        install("slow-one", "raise KeyboardInterrupt", trials={"x": "thing"})

        with pytest.raises(KeyboardInterrupt):
            load(claimants(GROUP, "x"))

    def test_a_broken_one_stays_broken(self, install: Install) -> None:
        """
        Asking again gives the same answer.
        """
        install("bad-one", "raise RuntimeError('out of order')", trials={"x": "thing"})

        for _ in range(2):
            with pytest.raises(BrokenPlugin):
                load(claimants(GROUP, "x"))

    def test_two_of_one_name(self, install: Install) -> None:
        """
        A name that two distributions claim is no name at all; the error names both, and neither is imported.
        """
        first = install("first", GOOD, trials={"x": "thing"})
        second = install("second", GOOD, trials={"x": "thing"})

        with pytest.raises(AmbiguousFormat) as caught:
            load(claimants(GROUP, "x"))

        assert caught.value.name == "x"
        assert caught.value.distributions == (f"first {first.version}", f"second {second.version}")
        assert not first.imported
        assert not second.imported


class TestDescribed:
    @pytest.mark.parametrize(
        ("error", "words"), [(ValueError("x"), "ValueError: x"), (ValueError(), "ValueError"), (KeyError("k"), "KeyError: 'k'")]
    )
    def test_a_foreign_error_is_its_kind_and_its_words(self, error: Exception, words: str) -> None:
        """
        A foreign error is told by its kind and what it says, if it says anything.
        """
        assert described(error) == Wording(zh=words, en=words)
