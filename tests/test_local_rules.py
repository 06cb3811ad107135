"""
Rules of somebody else's: they run beside the catalogue, and what is wrong with them stands in nobody else's way.
"""

import json
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve

from govreport.cli import main
from govreport.document import Document, Grid, Heading, Paragraph
from govreport.errors import AmbiguousFormat, BrokenPlugin, GovReportError, RuleFailed, UnknownRules
from govreport.layout import document_of
from govreport.publishing import load
from govreport.validation import Findings, installed_rules, local_rules, rules, validate, waive
from tests.conftest import Install

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
REPORT: Final = load(EXAMPLES / "huaian-2024.json")

#: What every module of a test begins with: a rule, and a finding of it.
START: Final = """
from govreport import Cell, Check, Finding, Ground, Result, Rule, Severity, Skipped, Verdict, Wording

RULE = Rule(
    code="XX-ONE",
    severity=Severity.ERROR,
    ground=Ground.NOTICE,
    says=Wording(zh="省里的规定", en="what the province wants"),
    violated=Wording(zh="{line}不合规定。", en="{line} is not what the province wants."),
)

def finding(**facts):
    known = {"rule": RULE, "severity": RULE.severity, "verdict": Verdict.VIOLATED, "line": Wording(zh="本报告", en="The report")}
    return Finding(**known | {"sentences": (RULE.violated,)} | facts)

"""
#: A set of one rule, of which a test says how it is tried.
ONE: Final = "def rules():\n    return [Check(RULE, lambda case: {tried})]\n"
#: A province that takes no blank and wants reports by a day of January.
PROVINCE: Final = """
from datetime import date

from govreport import Blank, Cell, Check, Finding, Ground, Result, Rule, Severity, Skipped, Verdict, Wording

BLANK = Rule(
    code="FJ-BLANK",
    severity=Severity.ERROR,
    ground=Ground.NOTICE,
    says=Wording(zh="各单元格均应填写", en="Every cell is filled"),
    violated=Wording(zh="{line}有 {count} 个单元格未填。", en="{line} has {count} empty cells."),
)
DEADLINE = Rule(
    code="FJ-DEADLINE",
    severity=Severity.WARNING,
    ground=Ground.NOTICE,
    says=Wording(zh="按省里规定的日期公布", en="Published by the day that the province set"),
    violated=Wording(zh="{line}于 {published} 公布，应在 1 月 {day} 日前。", en="{line} was published on {published}, not by {day} January."),
)
REPORT = Wording(zh="本报告", en="The report")
UNKNOWN = Wording(zh="未注明公布日期", en="the day of publication is not known")


def blanks(case):
    report, findings = case.report, []
    for table in report.template.tables:
        empty = tuple(cell for cell in table.cells() if report[cell] is Blank.EMPTY)
        if empty:
            line = Wording(table.label, table.en)
            facts = (("count", len(empty)),)
            findings.append(Finding(rule=BLANK, severity=BLANK.severity, verdict=Verdict.VIOLATED, cells=empty, line=line,
                                    sentences=(BLANK.violated,), facts=facts))
    return Result(BLANK, len(report.template.tables) - len(findings), tuple(findings))


def deadline(case, day):
    published = case.report.published
    if published is None:
        return Skipped(DEADLINE, UNKNOWN)
    if published <= date(case.report.year + 1, 1, day):
        return Result(DEADLINE, 1, ())
    facts = (("published", published.isoformat()), ("day", day))
    found = Finding(rule=DEADLINE, severity=DEADLINE.severity, verdict=Verdict.VIOLATED, line=REPORT,
                    sentences=(DEADLINE.violated,), facts=facts)
    return Result(DEADLINE, 0, (found,))


def rules(*, day=20):
    return [Check(BLANK, blanks), Check(DEADLINE, lambda case: deadline(case, day))]
"""


def told(findings: Findings, *codes: str) -> list[tuple[str, str]]:
    """
    Return the weight and the words of the findings of some rules.
    """
    return [(each.severity.value, each.message()) for each in findings.items if each.rule.code in codes]


def words(document: Document) -> list[str]:
    """
    Return every heading, paragraph and cell of a document in order.
    """
    found = list[str]()
    for block in document.blocks:
        if isinstance(block, Grid):
            found += [placed.cell.text for placed in block.placed()]
        elif isinstance(block, Heading | Paragraph):
            found.append(block.text)
    return found


class TestProvince:
    def test_no_blank_is_taken(self, install: Install) -> None:
        """
        Each table with blanks is an error of the province's own, beside what the catalogue says.
        """
        install("govreport-fujian", PROVINCE, rules={"fujian": "rules"})
        gaps = REPORT.fill({"disclosure/coercion/decisions": "", "disputes/cases/review.upheld": "", "disputes/cases/review.total": ""})

        found = validate(gaps, local=local_rules("fujian"))

        assert told(found, "FJ-BLANK", "FJ-DEADLINE") == [("error", "表二有 1 个单元格未填。"), ("error", "表四有 2 个单元格未填。")]
        assert next(each.message("en") for each in found.errors) == "Table 2 has 1 empty cells."
        assert [each for each in found.items if each.rule.part != "FJ"] == list(validate(gaps).items)

    def test_the_day_is_an_option(self, install: Install) -> None:
        """
        A set takes options: here by which day of January a report has to appear.
        """
        install("govreport-fujian", PROVINCE, rules={"fujian": "rules"})
        late = evolve(REPORT, published=date(2025, 1, 25))

        assert told(validate(late, local=local_rules("fujian")), "FJ-DEADLINE") == [
            ("warning", "本报告于 2025-01-25 公布，应在 1 月 20 日前。")
        ]
        assert told(validate(late, local=local_rules("fujian", day=25)), "FJ-DEADLINE") == []
        assert told(validate(late, local=local_rules("fujian", day=15)), "FJ-DEADLINE") == [
            ("warning", "本报告于 2025-01-25 公布，应在 1 月 15 日前。")
        ]

    def test_they_are_counted_like_all_others(self, install: Install) -> None:
        """
        What was tried is counted behind the catalogue, and what was not says why.
        """
        install("govreport-fujian", PROVINCE, rules={"fujian": "rules"})

        found, alone = validate(REPORT, local=local_rules("fujian")), validate(REPORT)

        (ran,) = [each for each in found.ran if each not in alone.ran]
        (skipped,) = [each for each in found.skipped if each not in alone.skipped]
        assert (found.ran[-1], ran.rule.code, ran.holds, ran.violated) == (ran, "FJ-BLANK", 3, 0)
        assert (found.skipped[-1], skipped.rule.code, skipped.reason.zh) == (skipped, "FJ-DEADLINE", "未注明公布日期")
        assert found.items == alone.items

    def test_they_stand_where_they_belong(self, install: Install) -> None:
        """
        Findings are in the order of the form, whoever's rule they are of.
        """
        install("govreport-fujian", PROVINCE, rules={"fujian": "rules"})
        wrong = REPORT.fill({"disclosure/coercion/decisions": "", "disputes/cases/review.total": 990})

        found = validate(wrong, only=["FJ", "R-REVIEW"], local=local_rules("fujian"))

        assert [each.rule.code for each in found.items] == ["FJ-BLANK", "R-REVIEW"]

    def test_they_can_be_waived(self, install: Install) -> None:
        """
        A decision holds on to a local finding as to any other, until its cells change.
        """
        install("govreport-fujian", PROVINCE, rules={"fujian": "rules"})
        gap = REPORT.fill({"disclosure/coercion/decisions": ""})
        first = validate(gap, only=["FJ"], local=local_rules("fujian"))
        waiver = waive(first.items[0], gap, reason="无此项职能", who="王某", when=date(2025, 1, 10))

        again = validate(gap, only=["FJ"], local=local_rules("fujian"), waivers=[waiver])
        worse = validate(gap.fill({"disclosure/penalties/decisions": ""}), only=["FJ"], local=local_rules("fujian"), waivers=[waiver])

        assert (again.items, [each.waiver for each in again.waived]) == ((), [waiver])
        assert (len(worse.items), worse.lapsed) == (1, (waiver,))

    @pytest.mark.parametrize(
        ("language", "heading", "clause"), [("zh", "地方规则", "各单元格均应填写"), ("en", "Local rules", "Every cell is filled")]
    )
    def test_they_are_in_the_sheet(self, install: Install, language: str, heading: str, clause: str) -> None:
        """
        The sheet has a part for local rules, behind those of the catalogue, and counts them with all that was checked.
        """
        install("govreport-fujian", PROVINCE, rules={"fujian": "rules"})
        wrong = REPORT.fill({"disclosure/coercion/decisions": "", "disputes/cases/review.total": 990})
        found = validate(wrong, only=["FJ", "R", "V"], local=local_rules("fujian"))

        text = words(document_of(found, "en" if language == "en" else "zh"))

        headings = (
            ("表四：复议、诉讼的勾稽关系", "各单元格的数据")
            if language == "zh"
            else ("Table 4: sums of reviews and lawsuits", "Single figures")
        )
        places = [text.index(each) for each in (*headings, heading)]
        assert places == sorted(places)
        assert clause in text

    def test_two_sets_together(self, install: Install) -> None:
        """
        Sets of several distributions run side by side.
        """
        install("govreport-fujian", PROVINCE, rules={"fujian": "rules"})
        install("govreport-city", START + ONE.format(tried="Result(RULE, 0, (finding(),))"), rules={"city": "rules"})
        gap = REPORT.fill({"disclosure/coercion/decisions": ""})

        found = validate(gap, only=["FJ", "XX"], local=[*local_rules("fujian"), *local_rules("city")])

        assert sorted(each.rule.code for each in found.items) == ["FJ-BLANK", "XX-ONE"]


class TestInstalled:
    @pytest.mark.usefixtures("alone")
    def test_listing_imports_nothing(self, install: Install) -> None:
        """
        Sets are listed with distribution and version, the broken ones among them, and no module is imported.
        """
        good = install("govreport-fujian", PROVINCE, rules={"fujian": "rules", "fujian-strict": "rules"})
        bad = install("govreport-broken", "raise RuntimeError", rules={"broken": "rules"})

        found = [(each.name, each.distribution, each.version) for each in installed_rules()]

        assert found == [
            ("broken", "govreport-broken", bad.version),
            ("fujian", "govreport-fujian", good.version),
            ("fujian-strict", "govreport-fujian", good.version),
        ]
        assert (good.imported, bad.imported) == (False, False)

    def test_asking_for_one_imports_no_other(self, install: Install) -> None:
        """
        A broken set stands in nobody's way but that of whoever asks for it.
        """
        install("govreport-fujian", PROVINCE, rules={"fujian": "rules"})
        bad = install("govreport-broken", "raise RuntimeError", rules={"broken": "rules"})

        assert [each.rule.code for each in local_rules("fujian")] == ["FJ-BLANK", "FJ-DEADLINE"]
        assert not bad.imported

    def test_checking_without_them_imports_none(self, install: Install) -> None:
        """
        What is installed and was not asked for is no part of checking.
        """
        good = install("govreport-fujian", PROVINCE, rules={"fujian": "rules"})

        found = validate(REPORT)

        tried = {each.rule.code for each in found.ran} | {each.rule.code for each in found.skipped}
        assert tried == {each.code for each in rules(REPORT.template)}
        assert not good.imported

    @pytest.mark.usefixtures("alone")
    def test_nothing_of_that_name(self, install: Install) -> None:
        """
        A name that nobody brings is told with those there are.
        """
        install("govreport-fujian", PROVINCE, rules={"fujian": "rules", "fujian-strict": "rules"})

        with pytest.raises(UnknownRules) as caught:
            local_rules("hunan")

        assert (caught.value.name, caught.value.known) == ("hunan", ("fujian", "fujian-strict"))
        assert caught.value.explain("zh") == "没有安装名为“hunan”的地方规则。已安装：fujian、fujian-strict。"
        assert caught.value.explain("en") == "No set of rules 'hunan' is installed. Installed: fujian, fujian-strict."

    @pytest.mark.usefixtures("alone")
    def test_nothing_at_all(self) -> None:
        """
        Where nothing is installed, nothing is offered.
        """
        with pytest.raises(UnknownRules) as caught:
            local_rules("hunan")

        assert caught.value.known == ()
        assert caught.value.explain("zh") == "没有安装名为“hunan”的地方规则。"

    def test_two_of_one_name(self, install: Install) -> None:
        """
        A name that two distributions claim is no name at all.
        """
        one = install("first", PROVINCE, rules={"fujian": "rules"})
        other = install("second", PROVINCE, rules={"fujian": "rules"})

        with pytest.raises(AmbiguousFormat) as caught:
            local_rules("fujian")

        assert caught.value.distributions == (f"first {one.version}", f"second {other.version}")
        assert (one.imported, other.imported) == (False, False)

    @pytest.mark.parametrize(("language", "kind"), [("zh", "规则"), ("en", "rules")])
    def test_the_command_lists_them(self, install: Install, capfdbinary: pytest.CaptureFixture[bytes], language: str, kind: str) -> None:
        """
        ``govreport plugins`` lists sets of rules beside the formats, with where they come from and whether they can be asked for.
        """
        one = install("govreport-fujian", PROVINCE, rules={"fujian": "rules", "strict": "rules"})
        other = install("govreport-other", PROVINCE, rules={"strict": "rules"})

        assert main(["plugins", "--to", "json"]) == 0
        rows = [each for each in json.loads(capfdbinary.readouterr().out)["plugins"] if each["kind"] == "rules"]
        assert main(["plugins", "--lang", language]) == 0
        table = capfdbinary.readouterr().out.decode()

        assert [(each["name"], each["distribution"], each["version"], each["state"]) for each in rows] == [
            ("fujian", "govreport-fujian", one.version, "ok"),
            ("strict", "govreport-fujian", one.version, "ambiguous"),
            ("strict", "govreport-other", other.version, "ambiguous"),
        ]
        assert any(kind in line and "fujian" in line for line in table.splitlines())
        assert (one.imported, other.imported) == (False, False)


class TestBroken:
    @pytest.mark.parametrize(
        ("code", "attribute", "reason"),
        [
            ("raise RuntimeError('out of order')", "rules", "RuntimeError: out of order"),
            ("import sys; sys.exit(3)", "rules", "SystemExit: 3"),
            ("import nowhere_to_be_found", "rules", "ModuleNotFoundError: No module named 'nowhere_to_be_found'"),
            ("rules = 3", "rules", "不能以关键字选项调用"),
            (START + "rules = [Check(RULE, lambda case: Result(RULE, 1, ()))]", "rules", "不能以关键字选项调用"),
            ("def rules():\n    raise ValueError('no data')", "rules", "ValueError: no data"),
            ("def rules():\n    raise SystemExit", "rules", "SystemExit"),
            ("def rules():\n    yield 1 / 0", "rules", "ZeroDivisionError: division by zero"),
            ("def rules():\n    pass", "rules", "给出的不是 Check"),
            ("def rules():\n    return 3", "rules", "给出的不是 Check"),
            ("def rules():\n    return 'A-BALANCE'", "rules", "给出的不是 Check"),
            ("def rules():\n    return [None]", "rules", "给出的不是 Check"),
            (START + "def rules():\n    return [RULE]", "rules", "给出的不是 Check"),
            (START + "def rules():\n    return Check(RULE, lambda case: Result(RULE, 1, ()))", "rules", "给出的不是 Check"),
            (START + "def rules():\n    return [Check(RULE, str), 'Check']", "rules", "给出的不是 Check"),
            (START + "def rules():\n    return [Check(RULE, str), Check(RULE, str)]", "rules", "规则代码 XX-ONE 已有"),
            (START.replace("XX-ONE", "A-BALANCE") + "def rules():\n    return [Check(RULE, str)]", "rules", "规则代码 A-BALANCE 已有"),
            (START.replace("XX-ONE", "D-ITEMS") + "def rules():\n    return [Check(RULE, str)]", "rules", "规则代码 D-ITEMS 已有"),
        ],
        ids=[
            "import-raises",
            "import-exits",
            "import-lacks",
            "no-callable",
            "a-list",
            "raises",
            "exits",
            "raises-later",
            "nothing",
            "a-number",
            "a-text",
            "nothing-in-it",
            "a-rule",
            "one-check",
            "a-text-in-it",
            "twice",
            "taken",
            "taken-by-another-form",
        ],
    )
    def test_who_is_to_blame(self, install: Install, code: str, attribute: str, reason: str) -> None:
        """
        However a set is broken, the error names it, its distribution and version, and says what is wrong.
        """
        bad = install("govreport-broken", code, rules={"broken": attribute})

        with pytest.raises(BrokenPlugin) as caught:
            local_rules("broken")

        error = caught.value
        assert (error.name, error.distribution, error.version) == ("broken", "govreport-broken", bad.version)
        assert error.reason.zh == reason
        assert "govreport-broken" in error.explain("en")

    def test_an_option_that_it_does_not_take(self, install: Install) -> None:
        """
        An option that the set does not know is its refusal, with the name of the option.
        """
        install("govreport-fujian", PROVINCE, rules={"fujian": "rules"})

        with pytest.raises(BrokenPlugin, match="colour"):
            local_rules("fujian", colour="red")

    def test_a_person_may_interrupt(self, install: Install) -> None:
        """
        An interruption from the keyboard is no fault of the set.
        """
        install("govreport-slow", "def rules():\n    raise KeyboardInterrupt", rules={"slow": "rules"})

        with pytest.raises(KeyboardInterrupt):
            local_rules("slow")

    def test_any_iterable_will_do(self, install: Install) -> None:
        """
        Checks may come from a generator, a tuple, a class that is called, or none at all.
        """
        check = "Check(RULE, lambda case: Result(RULE, 1, ()))"
        install(
            "govreport-many",
            START
            + f"def made():\n    yield {check}\n\nclass Made(tuple):\n    def __new__(cls):\n        return ({check},)\n\ndef none():\n    return ()\n",
            rules={"made": "made", "class": "Made", "none": "none"},
        )

        assert [[each.rule.code for each in local_rules(name)] for name in ("made", "class", "none")] == [["XX-ONE"], ["XX-ONE"], []]


class TestFailed:
    @pytest.mark.parametrize(
        ("tried", "reason"),
        [
            ("1 / 0", "ZeroDivisionError: division by zero"),
            ("case.nothing", "AttributeError: 'Case' object has no attribute 'nothing'"),
            ("exit(3)", "SystemExit: 3"),
            ("case.report['no/such/cell']", None),
            ("None", "返回 NoneType 而非 Result"),
            ("True", "返回 bool 而非 Result"),
            ("[]", "返回 list 而非 Result"),
            ("finding()", "返回 Finding 而非 Result"),
        ],
    )
    def test_who_is_to_blame(self, install: Install, tried: str, reason: str | None) -> None:
        """
        A rule that fails is named with its distribution and version, in one error of ours, whatever it raised or returned.
        """
        bad = install("govreport-failing", START + ONE.format(tried=tried), rules={"failing": "rules"})
        local = local_rules("failing")

        with pytest.raises(RuleFailed) as caught:
            validate(REPORT, local=local)

        error = caught.value
        assert (error.rule, error.distribution, error.version) == ("XX-ONE", "govreport-failing", bad.version)
        assert reason is None or error.reason.zh == reason
        assert error.explain("zh").startswith(f"govreport-failing {bad.version} 的规则 XX-ONE 未能执行：")

    @pytest.mark.parametrize(
        "tried",
        [
            "Result(RULE, 0, None)",
            "Result(RULE, 0, (None,))",
            "Result(RULE, 0, (finding(section='annex'),))",
            "Result(RULE, 0, (finding(cells=(Cell('disclosure', 'rules', 'made'),)),))",
            "Result(RULE, 0, (finding(sentences=(Wording(zh='{line}应为 {due}。', en='{line}: {due}.'),)),))",
            "Result(RULE, 0, (finding(sentences=(Wording(zh='{line}不合规定。', en='{line}: {due}.'),)),))",
            "Skipped(RULE, '没有数据')",
        ],
        ids=["no-findings", "no-finding", "no-section", "cell-of-another-form", "place-without-fact", "place-in-english", "no-reason"],
    )
    def test_nonsense_in_a_result(self, install: Install, tried: str) -> None:
        """
        A rule whose result cannot be used has failed, and nobody else.
        """
        install("govreport-failing", START + ONE.format(tried=tried), rules={"failing": "rules"})
        local = local_rules("failing")

        with pytest.raises(RuleFailed):
            document_of(validate(REPORT, local=local))

    @pytest.mark.parametrize(
        "tried",
        [
            "Result(RULE, 0, (finding() for _ in range(2)))",
            "Result(RULE, 0, (finding(severity='error'),))",
            "Result(Rule(code='A-BALANCE', severity=RULE.severity, ground=RULE.ground, says=RULE.says, violated=RULE.violated), 0, ())",
        ],
        ids=["findings-that-run-out", "no-severity", "of-another-rule"],
    )
    def test_nonsense_around_findings(self, install: Install, tried: str) -> None:
        """
        A result holds findings that can be counted, each with a weight, and is its own rule's.
        """
        install("govreport-failing", START + ONE.format(tried=tried), rules={"failing": "rules"})
        local = local_rules("failing")

        with pytest.raises(RuleFailed):
            document_of(validate(REPORT, local=local))

    def test_one_that_is_not_chosen_does_not_fail(self, install: Install) -> None:
        """
        Whoever skips a failing rule has all others.
        """
        install("govreport-failing", START + ONE.format(tried="1 / 0"), rules={"failing": "rules"})

        assert validate(REPORT, skip=["XX-ONE"], local=local_rules("failing")).ran == validate(REPORT).ran

    def test_a_person_may_interrupt(self, install: Install) -> None:
        """
        An interruption from the keyboard is no failure of the rule.
        """
        code = START + "def tried(case):\n    raise KeyboardInterrupt\n\ndef rules():\n    return [Check(RULE, tried)]\n"
        install("govreport-slow", code, rules={"slow": "rules"})
        local = local_rules("slow")

        with pytest.raises(KeyboardInterrupt):
            validate(REPORT, local=local)

    def test_two_sets_with_one_code(self, install: Install) -> None:
        """
        A code is one rule's: two sets that bring the same cannot be tried together, for decisions and selection go by codes.
        """
        code = START + ONE.format(tried="Result(RULE, 0, (finding(),))")
        install("govreport-first", code, rules={"first": "rules"})
        install("govreport-second", code, rules={"second": "rules"})
        local = [*local_rules("first"), *local_rules("second")]

        with pytest.raises(GovReportError):
            validate(REPORT, local=local)


class TestCommand:
    def run(self, capfdbinary: pytest.CaptureFixture[bytes], *arguments: object) -> tuple[int, bytes, str]:
        """
        Return how a call of the command ends, what it prints and what it says.
        """
        code = main([str(each) for each in arguments])
        out, err = capfdbinary.readouterr()
        return code, out, err.decode()

    def test_a_set_is_named(self, install: Install, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        """
        ``--rules`` tries a set beside the catalogue; without it nothing of the set is there.
        """
        install("govreport-city", START + ONE.format(tried="Result(RULE, 0, (finding(),))"), rules={"city": "rules"})
        file = EXAMPLES / "huaian-2024.json"

        with_it, without = (self.run(capfdbinary, "validate", file, *more, "--to", "json") for more in (("--rules", "city"), ()))

        assert (with_it[0], [each["rule"] for each in json.loads(with_it[1])["findings"]]) == (1, ["XX-ONE"])
        assert (without[0], json.loads(without[1])["findings"]) == (0, [])

    @pytest.mark.parametrize("language", ["zh", "en"])
    @pytest.mark.parametrize("name", ["nobody", "broken", "failing"])
    def test_mistakes_are_one_line(self, install: Install, capfdbinary: pytest.CaptureFixture[bytes], name: str, language: str) -> None:
        """
        A set that is not there, is broken or fails is told in one line, and nothing is printed.
        """
        install("govreport-broken", "raise RuntimeError", rules={"broken": "rules"})
        install("govreport-failing", START + ONE.format(tried="1 / 0"), rules={"failing": "rules"})

        code, out, err = self.run(capfdbinary, "validate", EXAMPLES / "huaian-2024.json", "--rules", name, "--lang", language)

        assert (code, out) == (2, b"")
        assert err.startswith("govreport: ")
        assert err.count("\n") == 1
        assert (f"govreport-{name}" in err) == (name != "nobody")
