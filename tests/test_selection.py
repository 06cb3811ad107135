"""
Which rules are tried: by code, part, weight and form.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from govreport.errors import UnknownRule
from govreport.publishing import load
from govreport.relations import Ground, Severity
from govreport.report import Report
from govreport.templates import NATIONAL, load_template
from govreport.validation import Case, Check, Findings, Result, Rule, rules, validate
from govreport.wording import Wording
from tests.strategies import reports

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
OLDER, NEWER = load(EXAMPLES / "pingtan-2020.json"), load(EXAMPLES / "pingtan-2021.json")
ALL: Final = tuple(each.code for each in rules(NEWER.template))
NAMES: Final = sorted({*ALL, *(code.partition("-")[0] for code in ALL), "error", "warning", "info", *NATIONAL})


def tried(report: Report = NEWER, *, only: Sequence[str] = (), skip: Sequence[str] = (), local: Sequence[Check] = ()) -> set[str]:
    """
    Return the codes of the rules that are not left out, whether they run or lack what they need.
    """
    found = validate(report, only=only, skip=skip, local=local)
    return {each.rule.code for each in found.ran} | {each.rule.code for each in found.skipped} - left_out(found)


def left_out(findings: Findings) -> set[str]:
    """
    Return the codes of the rules that were not chosen.
    """
    return {each.rule.code for each in findings.skipped if each.reason.zh == "未选用"}


def local_rule(code: str, severity: Severity = Severity.WARNING) -> Check:
    """
    Return a rule of somebody's own that always holds.
    """
    words = Wording(zh="总是符合", en="It always holds")
    rule = Rule(code=code, severity=severity, ground=Ground.NOTICE, says=words, violated=words)
    return Check(rule, lambda _: Result(rule, 1, ()))


def never(_: Case) -> Result:
    """
    Try a rule that should not be tried.
    """
    raise AssertionError


class TestNames:
    def test_without_a_name(self) -> None:
        """
        All rules are tried if nothing is named.
        """
        assert tried() == set(ALL)

    @pytest.mark.parametrize("code", ALL)
    def test_by_code(self, code: str) -> None:
        """
        A code chooses its rule alone, and leaves out its rule alone.
        """
        assert tried(only=[code]) == {code}
        assert tried(skip=[code]) == set(ALL) - {code}

    @pytest.mark.parametrize("part", sorted({code.partition("-")[0] for code in ALL}))
    def test_by_part(self, part: str) -> None:
        """
        The letters before the dash are a part of the catalogue.
        """
        inside = {code for code in ALL if code.startswith(f"{part}-")}

        assert tried(only=[part]) == inside
        assert tried(skip=[part]) == set(ALL) - inside

    @pytest.mark.parametrize("severity", Severity)
    def test_by_weight(self, severity: Severity) -> None:
        """
        A weight is that of the rule, whatever one of its findings weighs.
        """
        inside = {each.code for each in rules(NEWER.template) if each.severity is severity}

        assert tried(only=[severity.value]) == inside
        assert tried(skip=[severity.value]) == set(ALL) - inside

    @pytest.mark.parametrize("report", [OLDER, NEWER], ids=NATIONAL[::-1])
    def test_by_form(self, report: Report) -> None:
        """
        A form is all rules that its own data state, and no rule that is the same for every form.
        """
        form = report.template
        own = {*(each.id for each in form.relations), *(each.id for each in form.continuities)}

        assert tried(report, only=[form.id]) == own
        assert tried(report, skip=[form.id]) == {each.code for each in rules(form)} - own

    def test_by_another_form(self) -> None:
        """
        What another national form has may be named, so that one call serves reports of all years; here it chooses nothing.
        """
        assert "D-ITEMS" not in ALL
        for name in ("D-ITEMS", "D", OLDER.template.id):
            assert tried(NEWER, only=[name]) == set()
            assert tried(NEWER, skip=[name]) == set(ALL)
        assert tried(OLDER, only=["D-ITEMS"]) == {"D-ITEMS"}

    def test_by_a_form_of_ones_own(self) -> None:
        """
        A province's form goes by its own name, and by no other's.
        """
        report = evolve(NEWER, template=evolve(NEWER.template, id="sh-2021"))

        assert tried(report, only=["sh-2021"]) == tried(NEWER, only=["cn-2021"])
        assert tried(report, only=["cn-2021"]) == set()

    def test_of_ones_own(self) -> None:
        """
        Rules beside the catalogue are named like all others.
        """
        local = [local_rule("FJ-BLANK", Severity.ERROR), local_rule("FJ-DEADLINE")]

        assert tried(local=local) == {*ALL, "FJ-BLANK", "FJ-DEADLINE"}
        assert tried(only=["FJ"], local=local) == {"FJ-BLANK", "FJ-DEADLINE"}
        assert tried(skip=["FJ-BLANK"], local=local) == {*ALL, "FJ-DEADLINE"}
        assert tried(only=["error"], local=local) == {*tried(only=["error"]), "FJ-BLANK"}
        assert not {"FJ-BLANK", "FJ-DEADLINE"} & tried(only=["cn-2021"], local=local)


class TestChoosing:
    @given(only=st.lists(st.sampled_from(NAMES), max_size=3), skip=st.lists(st.sampled_from(NAMES), max_size=3))
    def test_names_add_up(self, only: list[str], skip: list[str]) -> None:
        """
        Several names choose all that any of them does; what is skipped is skipped, whatever chose it.
        """
        chosen = {code for name in only for code in tried(only=[name])} if only else set(ALL)

        assert tried(only=only, skip=skip) == chosen - {code for name in skip for code in tried(only=[name])}

    @given(report=reports(), only=st.lists(st.sampled_from(NAMES), max_size=2), skip=st.lists(st.sampled_from(NAMES), max_size=2))
    def test_no_rule_is_lost(self, report: Report, only: list[str], skip: list[str]) -> None:
        """
        Every rule of the form has run or says why not, once, in the order of the catalogue; findings are of rules that ran.
        """
        found, every = validate(report, only=only, skip=skip), validate(report)

        codes = [each.code for each in rules(report.template)]
        order = {code: place for place, code in enumerate(codes)}
        ran, skipped = ([each.rule.code for each in group] for group in (found.ran, found.skipped))
        assert sorted(ran + skipped) == sorted(codes)
        assert (ran, skipped) == (sorted(ran, key=order.__getitem__), sorted(skipped, key=order.__getitem__))
        assert [each.cells for each in found.items] == [each.cells for each in every.items if each.rule.code in ran]
        assert list(found.ran) == [each for each in every.ran if each.rule.code in ran]

    def test_what_is_left_out_says_so(self) -> None:
        """
        A rule that was not chosen is among the skipped, with that reason and no other.
        """
        found = validate(NEWER, only=["C"])

        reasons = {each.rule.code: (each.reason.zh, each.reason.en) for each in found.skipped}
        assert reasons["A-BALANCE"] == ("未选用", "it was not chosen")
        assert reasons["C-CARRY"] == ("未提供上年报告", "last year's report was not given")
        assert found.ran == ()

    def test_what_is_left_out_is_not_run(self) -> None:
        """
        A rule that was not chosen is not tried at all.
        """
        local = local_rule("XX-ONE")
        broken = evolve(local, run=never)

        assert "XX-ONE" in left_out(validate(NEWER, skip=["XX"], local=[broken]))
        with pytest.raises(AssertionError):
            validate(NEWER, local=[broken])


class TestMistakes:
    @pytest.mark.parametrize(
        ("name", "near"),
        [
            ("A-BALANC", "A-BALANCE"),
            ("a-balance", "A-BALANCE"),
            ("ABALANCE", "A-BALANCE"),
            ("N-FIGURES", "N-FIGURE"),
            ("n", "N"),
            ("cn2021", "cn-2021"),
            ("CN-2019", "cn-2019"),
            ("D-ITEM", "D-ITEMS"),
        ],
    )
    @pytest.mark.parametrize("way", ["only", "skip"])
    def test_what_is_no_name(self, name: str, near: str, way: str) -> None:
        """
        What is no name is a mistake, and names that come near it are told, the nearest first.
        """
        call: Callable[..., Findings] = validate

        with pytest.raises(UnknownRule) as caught:
            call(NEWER, **{way: ["A", name]})

        assert caught.value.name == name
        assert caught.value.near[0] == near
        assert near in caught.value.explain("zh")

    @pytest.mark.parametrize(("name", "near"), [("errors", "error"), ("Warning", "warning"), ("ERROR", "error")])
    def test_what_is_nearly_a_weight(self, name: str, near: str) -> None:
        """
        Weights are names like all others, and told where they come near.
        """
        with pytest.raises(UnknownRule) as caught:
            validate(NEWER, only=[name])

        assert near in caught.value.near

    @pytest.mark.parametrize("name", ["", "colour", "—", "A-", "2021"])
    def test_what_is_nowhere_near(self, name: str) -> None:
        """
        Whatever is no name is refused in both languages, even where nothing comes near.
        """
        with pytest.raises(UnknownRule) as caught:
            validate(NEWER, only=[name])

        assert f"“{name}”" in caught.value.explain("zh")
        assert f"'{name}'" in caught.value.explain("en")

    def test_a_rule_of_ones_own_has_to_be_there(self) -> None:
        """
        A local rule is known only where it is given, and then also as a near match.
        """
        with pytest.raises(UnknownRule):
            validate(NEWER, only=["FJ"])
        with pytest.raises(UnknownRule) as caught:
            validate(NEWER, only=["FJ-BLANKS"], local=[local_rule("FJ-BLANK")])
        assert caught.value.near[0] == "FJ-BLANK"

    def test_every_name_is_looked_at(self) -> None:
        """
        A mistake among good names, or beside them, is not passed over; nothing is tried.
        """
        for only, skip in ((["A", "Q"], []), (["A"], ["Q"]), ([], ["A", "Q"])):
            with pytest.raises(UnknownRule, match="Q"):
                validate(NEWER, only=only, skip=skip, local=[evolve(local_rule("XX-ONE"), run=never)])

    def test_names_of_all_forms(self) -> None:
        """
        Every code, part, weight and form of the catalogue is a name, for a report of whichever form.
        """
        everything = {name for rule in rules() for name in (rule.code, rule.part, rule.severity.value)} | set(NATIONAL)

        for name in NATIONAL:
            validate(Report.of("某局", load_template(name).first_year), only=sorted(everything), skip=sorted(everything))
