"""
``govreport validate``: against which rules, decisions and parts; and what became of findings.
"""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final, Protocol

import pytest
from attrs import evolve, frozen

from govreport.agency import Agency
from govreport.cli import main
from govreport.codec import dumps
from govreport.publishing import load, render
from govreport.report import Report
from govreport.validation import Waiver, compare_findings, rules, validate, waive
from govreport.waivers import dump_waivers

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
XIAN, BEFORE = EXAMPLES / "xian-psb-2020.json", EXAMPLES / "xian-psb-2019.json"
PINGTAN, NEXT = EXAMPLES / "pingtan-2020.json", EXAMPLES / "pingtan-2021.json"
DAY: Final = date(2021, 3, 1)


@frozen
class Ended:
    """
    How a call of the command ended.
    """

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """
        What was printed, as JSON.
        """
        return json.loads(self.out)

    @property
    def found(self) -> list[str]:
        """
        The rules of the findings.
        """
        return [each["rule"] for each in self.json["findings"]]

    def tried(self, place: int = 0) -> set[str]:
        """
        The rules that were tried on a report, and those that lacked something; those that were not chosen are neither.
        """
        report = self.json["reports"][place]
        ran, skipped = ({each["rule"] for each in report[name]} for name in ("ran", "skipped"))
        return ran | skipped - {each["rule"] for each in report["skipped"] if each["reason"] in {"未选用", "it was not chosen"}}


class Call(Protocol):
    """
    Calls the command.
    """

    def __call__(self, *arguments: object) -> Ended:
        """
        Return how a call ends.
        """
        ...


@pytest.fixture
def call(capfdbinary: pytest.CaptureFixture[bytes]) -> Call:
    """
    How a test calls the command.
    """

    def called(*arguments: object) -> Ended:
        code = main([str(each) for each in arguments])
        out, err = capfdbinary.readouterr()
        return Ended(code, out.decode(), err.decode())

    return called


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[str, Report], Path]:
    """
    How a test puts a report into a file.
    """

    def to(name: str, report: Report) -> Path:
        (tmp_path / name).write_text(dumps(report), encoding="utf-8")
        return tmp_path / name

    return to


Saved = Callable[[str, Report], Path]


@pytest.fixture
def decisions(tmp_path: Path) -> Callable[..., Path]:
    """
    How a test puts decisions into a file.
    """

    def to(*waivers: Waiver) -> Path:
        (tmp_path / "确认.json").write_text(dump_waivers(waivers), encoding="utf-8")
        return tmp_path / "确认.json"

    return to


def decided(report: Report, *rules: str) -> tuple[Waiver, ...]:
    """
    Return decisions on the findings of some rules on a report, of all if none is named.
    """
    found = [each for each in validate(report).items if not rules or each.rule.code in rules]
    return tuple(waive(each, report, reason="已核实", who="王某", when=DAY) for each in found)


def broken(report: Report) -> Report:
    """
    Return a report with one error more.
    """
    return report.fill({"disputes/cases/review.total": 9})


ALL: Final = {each.code for each in rules(load(XIAN).template)}


def of_parts(*parts: str) -> set[str]:
    """
    Return the rules of some parts of the catalogue.
    """
    return {code for code in ALL if code.partition("-")[0] in parts}


class TestRules:
    @pytest.mark.parametrize("option", ["--only", "--skip"])
    def test_no_name_is_no_choice(self, call: Call, option: str) -> None:
        """
        An empty name, as of an empty variable of a shell, is refused and not taken for all rules.
        """
        ended = call("validate", XIAN, option, ",")

        assert (ended.code, ended.err.count("\n")) == (2, 1)

    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            ((), ALL),
            (("--only", "A-BALANCE"), {"A-BALANCE"}),
            (("--only", "A,R"), of_parts("A", "R")),
            (("--only", "A", "--only", "R"), of_parts("A", "R")),
            (("--only", "A,R-REVIEW", "--only", "N-SUM"), of_parts("A") | {"R-REVIEW", "N-SUM"}),
            (("--only=A,",), of_parts("A")),
            (("--skip", "V,S,N"), ALL - of_parts("V", "S", "N")),
            (("--skip", "V", "--skip", "S", "--skip", "N"), ALL - of_parts("V", "S", "N")),
            (("--only", "A,R", "--skip", "A-BALANCE"), of_parts("A", "R") - {"A-BALANCE"}),
            (("--only", "info"), {each.code for each in rules(load(XIAN).template) if each.severity.value == "info"}),
            (("--only", "cn-2021"), set()),
        ],
        ids=lambda given: " ".join(given) if isinstance(given, tuple) else "",
    )
    def test_which_are_tried(self, call: Call, arguments: tuple[str, ...], expected: set[str]) -> None:
        """
        Rules are named after commas or one by one, and what is skipped is skipped.
        """
        ended = call("validate", XIAN, *arguments, "--to", "json")

        assert ended.code == 0
        assert ended.tried() == expected

    def test_what_is_not_chosen_is_no_error(self, call: Call) -> None:
        """
        An error that is not looked for does not count.
        """
        assert call("validate", PINGTAN).code == 1
        assert call("validate", PINGTAN, "--skip", "A-OUTCOMES").code == 0
        assert call("validate", PINGTAN, "--only", "warning").code == 0

    def test_one_choice_for_reports_of_both_forms(self, call: Call) -> None:
        """
        What one form alone has may be named for a report on the other.
        """
        ended = call("validate", PINGTAN, NEXT, "--only", "D-ITEMS", "--to", "json")

        assert (ended.code, ended.tried(0), ended.tried(1)) == (0, {"D-ITEMS"}, set())

    @pytest.mark.parametrize("option", ["--only", "--skip"])
    @pytest.mark.parametrize(
        ("language", "words"),
        [("zh", "没有规则“A-BALANC”。相近的有：A-BALANCE"), ("en", "There is no rule 'A-BALANC'. Near matches: A-BALANCE")],
    )
    def test_what_is_no_rule(self, call: Call, option: str, language: str, words: str) -> None:
        """
        A mistake in a name is told in one line with what comes near it.
        """
        ended = call("validate", XIAN, option, "N,A-BALANC", "--lang", language)

        assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
        assert ended.err.startswith(f"govreport: {words}")

    @pytest.mark.usefixtures("alone")
    def test_an_unknown_set(self, call: Call) -> None:
        """
        A set of local rules that is not installed is told in one line.
        """
        ended = call("validate", XIAN, "--rules", "fujian")

        assert (ended.code, ended.out, ended.err) == (2, "", "govreport: 没有安装名为“fujian”的地方规则。\n")


class TestWaivers:
    def test_the_only_error_is_waived(self, call: Call, saved: Saved, decisions: Callable[..., Path]) -> None:
        """
        A report whose only error was decided on ends with 0; the sheet says what was decided.
        """
        report = broken(load(XIAN))
        file = saved("r.json", report)

        assert call("validate", file).code == 1
        ended = call("validate", file, "--waivers", decisions(*decided(report)))

        assert (ended.code, ended.err) == (0, "")
        assert "0 项错误" in ended.out
        assert "已核实（王某，2021-03-01）" in " ".join(ended.out.split())

    def test_one_error_of_two(self, call: Call, decisions: Callable[..., Path]) -> None:
        """
        An error that nobody decided on still ends with 1.
        """
        ended = call("validate", PINGTAN, "--waivers", decisions(decided(load(PINGTAN))[0]), "--to", "json")

        assert (ended.code, ended.err) == (1, "")
        assert (len(ended.json["findings"]), len(ended.json["waived"])) == (1, 1)

    def test_what_json_prints_can_be_decided_on(self, call: Call, tmp_path: Path) -> None:
        """
        The mark that JSON prints is what a decision needs, in either language.
        """
        found = call("validate", PINGTAN, "--lang", "en", "--to", "json").json["findings"]
        waivers = [
            {"rule": each["rule"], "fingerprint": each["fingerprint"], "reason": "x", "who": "y", "when": "2021-03-01"} for each in found
        ]
        (tmp_path / "w.json").write_text(json.dumps({"waivers": waivers}), encoding="utf-8")

        assert call("validate", PINGTAN, "--waivers", tmp_path / "w.json").code == 0

    def test_what_the_sheet_prints_can_be_decided_on(self, call: Call) -> None:
        """
        The sheet prints the same marks as JSON.
        """
        marks = [each["fingerprint"] for each in call("validate", PINGTAN, "--to", "json").json["findings"]]

        assert all(mark in call("validate", PINGTAN).out for mark in marks)

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("zh", "王某 2021-03-01 对 R-REVIEW 的确认不再适用，有关数据已变，或该项结果已不存在。"),
            ("en", "what 王某 decided on 2021-03-01 of R-REVIEW no longer applies: the facts changed, or the finding is gone."),
        ],
    )
    def test_one_that_lapsed(self, call: Call, decisions: Callable[..., Path], language: str, words: str) -> None:
        """
        A decision that fits nothing any more is named on standard error, once, and the call ends as it would without it.
        """
        waivers = decisions(*decided(broken(load(XIAN))))

        ended = call("validate", XIAN, "--waivers", waivers, "--lang", language)

        assert ended.code == 0
        assert ended.err.startswith(f"govreport: {waivers}")
        assert ended.err.endswith(f"{words}\n")
        assert ended.err.count("\n") == 1

    def test_a_finding_that_came_back(self, call: Call, saved: Saved, decisions: Callable[..., Path]) -> None:
        """
        When the figures change, the finding is back, the call ends with 1, and a note says so.
        """
        waivers = decisions(*decided(broken(load(XIAN))))
        changed = saved("r.json", load(XIAN).fill({"disputes/cases/review.total": 8}))

        ended = call("validate", changed, "--waivers", waivers, "--to", "json")

        assert (ended.code, ended.found) == (1, ["R-REVIEW"])
        assert [each["rule"] for each in ended.json["lapsed"]] == ["R-REVIEW"]
        assert "R-REVIEW" in ended.err

    def test_one_file_for_many_reports(self, call: Call, saved: Saved, decisions: Callable[..., Path]) -> None:
        """
        Decisions on several reports may stand in one file; each is held against its own.
        """
        wrong = broken(load(XIAN))
        waivers = decisions(*decided(wrong), *decided(load(PINGTAN)))

        ended = call("validate", saved("r.json", wrong), PINGTAN, "--waivers", waivers, "--to", "json")

        assert (ended.code, ended.err, ended.found) == (0, "", [])
        assert [each["rule"] for each in ended.json["waived"]] == ["R-REVIEW", "A-OUTCOMES", "A-OUTCOMES"]

    def test_decisions_that_name_no_report(self, call: Call, saved: Saved, decisions: Callable[..., Path]) -> None:
        """
        A decision that may be on any report has not lapsed if it fits one of them; if it fits none, it is named once.
        """
        wrong = saved("r.json", broken(load(XIAN)))
        (waiver,) = (evolve(each, agency="", year=None) for each in decided(broken(load(XIAN))))

        assert call("validate", wrong, PINGTAN, "--only", "R", "--waivers", decisions(waiver)).err == ""
        assert call("validate", XIAN, PINGTAN, "--only", "R", "--waivers", decisions(waiver)).err.count("\n") == 1

    def test_decisions_that_name_no_report_in_json(self, call: Call, saved: Saved, decisions: Callable[..., Path]) -> None:
        """
        What is said on standard error is what JSON has: a decision that fits one report has lapsed for none; one that fits none, once.
        """
        wrong = saved("r.json", broken(load(XIAN)))
        (waiver,) = (evolve(each, agency="", year=None) for each in decided(broken(load(XIAN))))

        for files, lapsed in (((wrong, PINGTAN), []), ((PINGTAN, wrong), []), ((XIAN, PINGTAN), [str(XIAN)])):
            tree = call("validate", *files, "--only", "R", "--waivers", decisions(waiver), "--to", "json").json
            assert [each["file"] for each in tree["lapsed"]] == lapsed

    def test_other_rules_say_nothing_of_it(self, call: Call, decisions: Callable[..., Path]) -> None:
        """
        Whoever tries a few rules hears nothing of decisions on others.
        """
        assert call("validate", PINGTAN, "--only", "N", "--waivers", decisions(*decided(load(PINGTAN)))).err == ""

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            (None, ["确认.json"]),
            ("{", ["确认.json", "JSON"]),
            ("[]", ["确认.json", "$: 应为对象"]),
            (
                '{"waivers": [{"rule": "A", "who": "", "why": 1}, 3]}',
                ["确认.json", "$.waivers[0].fingerprint: 缺少", "$.waivers[0].why: 多余的键", "$.waivers[1]: 应为对象"],
            ),
        ],
        ids=["missing", "no-json", "no-object", "faults"],
    )
    def test_a_broken_file(self, call: Call, tmp_path: Path, text: str | None, words: list[str]) -> None:
        """
        A file of decisions that cannot be read ends the call with 3 and every fault; nothing is checked.
        """
        if text is not None:
            (tmp_path / "确认.json").write_text(text, encoding="utf-8")

        ended = call("validate", XIAN, "--waivers", tmp_path / "确认.json")

        assert (ended.code, ended.out) == (3, "")
        assert all(each in ended.err for each in words)

    def test_the_file_is_never_rewritten(self, call: Call, decisions: Callable[..., Path]) -> None:
        """
        Lapsed decisions stay in the file.
        """
        waivers = decisions(*decided(broken(load(XIAN))))
        before = waivers.read_bytes()

        call("validate", XIAN, "--waivers", waivers)

        assert waivers.read_bytes() == before


class TestParts:
    @pytest.fixture
    def offices(self, saved: Saved) -> list[Path]:
        """
        The reports of two offices that make up one whole.
        """
        whole, empty = load(XIAN), Report.of("乙局", 2020, template=load(XIAN).template)
        nothing = empty.fill(dict.fromkeys(empty.template.cells, 0))
        return [saved("甲.json", evolve(whole, agency=Agency("甲局"))), saved("乙.json", nothing)]

    def test_of_one_report(self, call: Call, offices: list[Path]) -> None:
        """
        The sums of a whole are tried where its parts are given, after the option or one by one.
        """
        alone = call("validate", XIAN, "--to", "json")
        together = call("validate", XIAN, "--parts", *offices, "--to", "json")

        assert {each["rule"]: each["reason"] for each in alone.json["reports"][0]["skipped"]}["G-SUM"] == "未提供各单位的报告"
        assert (together.code, together.found) == (0, [])
        assert {each["rule"]: each["holds"] for each in together.json["reports"][0]["ran"]}["G-SUM"] == 198
        assert call("validate", XIAN, "--parts", offices[0], "--parts", offices[1], "--to", "json").json == together.json

    def test_a_sum_that_is_wrong(self, call: Call, offices: list[Path], saved: Saved) -> None:
        """
        A whole that is not the sum of its parts ends with 1.
        """
        wrong = saved("r.json", load(XIAN).fill({"disclosure/licensing/decisions": 1}))

        ended = call("validate", wrong, "--parts", *offices, "--to", "json")

        assert (ended.code, ended.found) == (1, ["G-SUM"])

    @pytest.mark.parametrize(("language", "words"), [("zh", "--parts 只用于一份报告"), ("en", "--parts goes with one report")])
    def test_of_two_reports(self, call: Call, offices: list[Path], language: str, words: str) -> None:
        """
        Parts are of one report: with two the call is wrong, and says so before anything is read.
        """
        ended = call("validate", XIAN, "missing.json", "--parts", *offices, "--lang", language)

        assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
        assert words in ended.err

    def test_one_that_cannot_be_read(self, call: Call, offices: list[Path], tmp_path: Path) -> None:
        """
        A sum without one of its parts is none: the call ends with 3.
        """
        ended = call("validate", XIAN, "--parts", offices[0], tmp_path / "丙.json")

        assert (ended.code, ended.out) == (3, "")
        assert "丙.json" in ended.err

    def test_standard_input_is_read_once(self, call: Call) -> None:
        """
        Only one file of a call can be standard input.
        """
        ended = call("validate", "-", "--parts", "-")

        assert (ended.code, ended.err.count("\n")) == (2, 1)


class TestJson:
    def test_its_keys(self, call: Call) -> None:
        """
        JSON has the findings, what was waived, what lapsed, and what was tried on each report.
        """
        ended = call("validate", PINGTAN, NEXT, "--to", "json")

        assert list(ended.json) == ["findings", "waived", "lapsed", "reports"]
        assert [(each["file"], each["agency"], each["year"], each["template"]) for each in ended.json["reports"]] == [
            (str(PINGTAN), "平潭综合实验区", 2020, "cn-2019"),
            (str(NEXT), "平潭综合实验区", 2021, "cn-2021"),
        ]
        assert all(list(each) == ["file", "agency", "year", "template", "ran", "skipped"] for each in ended.json["reports"])

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_a_finding(self, call: Call, saved: Saved, language: str) -> None:
        """
        A finding has its file, rule, weight, place, sides, causes, words and mark.
        """
        report = load(XIAN).write("overview", "加强培训。", "全年新收政府信息公开申请78件。")
        file = saved("r.json", report)
        (finding,) = validate(report, only=["N"]).items

        (found,) = call("validate", file, "--only", "N", "--to", "json", "--lang", language).json["findings"]

        assert found == {
            "file": str(file),
            "rule": "N-FIGURE",
            "severity": "warning",
            "verdict": "violated",
            "cells": ["applications/received/total"],
            "section": "overview",
            "quoted": {"line": 1, "start": 12, "end": 15, "text": "全年新收政府信息公开申请78件。"},
            "left": "78",
            "right": "77",
            "causes": [],
            "blanks": [],
            "message": finding.message("en" if language == "en" else "zh"),
            "fingerprint": validate(report).fingerprint(finding),
        }

    def test_what_a_finding_on_figures_lacks(self, call: Call) -> None:
        """
        A finding that speaks of no words has neither section nor quotation.
        """
        found = call("validate", PINGTAN, "--to", "json").json["findings"]

        assert [(each["section"], each["quoted"]) for each in found] == [(None, None)] * 2

    def test_what_was_waived_and_what_lapsed(self, call: Call, saved: Saved, decisions: Callable[..., Path]) -> None:
        """
        A waived finding has its decision, a lapsed decision the file that it was meant for.
        """
        report = broken(load(PINGTAN))
        waivers = (*decided(report, "R-REVIEW"), *(evolve(each, fingerprint="0" * 12) for each in decided(report, "A-OUTCOMES")[:1]))
        file = saved("r.json", report)

        tree = call("validate", file, "--waivers", decisions(*waivers), "--to", "json").json

        said = {"reason": "已核实", "who": "王某", "when": "2021-03-01"}
        (waived,), (lapsed,) = tree["waived"], tree["lapsed"]
        assert (waived["file"], waived["rule"], waived["left"], waived["right"]) == (str(file), "R-REVIEW", "0", "9")
        assert {key: waived["waiver"][key] for key in ("rule", "fingerprint", *said)} == {
            "rule": "R-REVIEW",
            "fingerprint": waived["fingerprint"],
            **said,
        }
        assert (lapsed["file"], {key: lapsed[key] for key in ("rule", "fingerprint", *said)}) == (
            str(file),
            {"rule": "A-OUTCOMES", "fingerprint": "0" * 12, **said},
        )
        assert [each["rule"] for each in tree["findings"]] == ["A-OUTCOMES", "A-OUTCOMES"]

    def test_a_decision_as_its_file_has_it(self, call: Call, decisions: Callable[..., Path]) -> None:
        """
        A decision in JSON is what stands in the file.
        """
        waivers = decided(load(PINGTAN))

        tree = call("validate", PINGTAN, "--waivers", decisions(*waivers), "--to", "json").json

        assert [each["waiver"] for each in tree["waived"]] == json.loads(dump_waivers(waivers))["waivers"]

    def test_counts(self, call: Call) -> None:
        """
        Each rule that was tried has its counts, and each that was not its reason, as the library says.
        """
        findings = validate(load(PINGTAN))

        (report,) = call("validate", PINGTAN, "--to", "json").json["reports"]

        assert report["ran"] == [
            {
                "rule": each.rule.code,
                "holds": each.holds,
                "with_blanks": each.with_blanks,
                "violated": each.violated,
                "undetermined": each.undetermined,
            }
            for each in findings.ran
        ]
        assert report["skipped"] == [{"rule": each.rule.code, "reason": each.reason.zh} for each in findings.skipped]
        assert next(each for each in report["ran"] if each["rule"] == "A-OUTCOMES") == {
            "rule": "A-OUTCOMES",
            "holds": 5,
            "with_blanks": 0,
            "violated": 2,
            "undetermined": 0,
        }

    def test_many_files(self, call: Call, saved: Saved) -> None:
        """
        Findings are in the order of the files, and each names its own.
        """
        wrong = saved("r.json", broken(load(XIAN)))

        ended = call("validate", wrong, NEXT, PINGTAN, "--to", "json")

        assert ended.code == 1
        assert [(Path(each["file"]).name, each["rule"]) for each in ended.json["findings"]] == [
            ("r.json", "R-REVIEW"),
            ("pingtan-2020.json", "A-OUTCOMES"),
            ("pingtan-2020.json", "A-OUTCOMES"),
        ]

    def test_a_sheet_of_many_files(self, call: Call) -> None:
        """
        For people many files are one sheet with a summary at its end.
        """
        ended = call("validate", PINGTAN, NEXT)

        assert ended.code == 1
        assert ended.out.lstrip().startswith("2 份报告的校验结果")
        assert ended.out.index("平潭综合实验区 2021 年度报告") < ended.out.index("各报告、各规则小结")
        assert "各报告、各规则小结" not in call("validate", PINGTAN).out


class TestDiffFindings:
    def test_as_json(self, call: Call, saved: Saved) -> None:
        """
        New findings, those that are still there and those that are gone, each as ``validate`` prints it.
        """
        before, after = broken(load(PINGTAN)), load(PINGTAN).fill({"disputes/cases/litigation.direct.total": 9})
        files = saved("before.json", before), saved("after.json", after)

        ended = call("diff", "--findings", *files, "--to", "json")

        assert ended.code == 0
        assert {name: [each["rule"] for each in found] for name, found in ended.json.items()} == {
            "new": ["R-DIRECT"],
            "gone": ["R-REVIEW"],
            "still": ["A-OUTCOMES", "A-OUTCOMES"],
        }
        assert [each["fingerprint"] for each in ended.json["gone"]] == [
            validate(before).fingerprint(each) for each in validate(before).items if each.rule.code == "R-REVIEW"
        ]
        assert ended.json["new"][0]["message"] == "未经复议直接起诉：各项结果之和为 0，总计为 9，相差 9。"

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_as_a_sheet(self, call: Call, saved: Saved, language: str) -> None:
        """
        Without a format a person gets the sheet that the library lays out.
        """
        before = broken(load(PINGTAN))
        turns = compare_findings(validate(before), validate(load(PINGTAN)))

        ended = call("diff", saved("before.json", before), PINGTAN, "--findings", "--lang", language)

        assert (ended.code, ended.err) == (0, "")
        assert ended.out.encode() == render(turns, "text", language="en" if language == "en" else "zh")
        assert {"zh": "新增 0 项，仍有 2 项，消除 1 项。", "en": "0 are new, 2 still there, 1 gone."}[language] in ended.out

    def test_to_a_file(self, call: Call, saved: Saved, tmp_path: Path) -> None:
        """
        The suffix of the file decides the format.
        """
        files = saved("before.json", broken(load(PINGTAN))), PINGTAN

        for name in ("turns.json", "turns.md"):
            assert call("diff", "--findings", *files, "-o", tmp_path / name) == Ended(0, "", "")
        assert list(json.loads((tmp_path / "turns.json").read_bytes())) == ["new", "gone", "still"]
        assert "R-REVIEW" in (tmp_path / "turns.md").read_text(encoding="utf-8")

    def test_published_files_are_held_against_their_print(self, call: Call, tmp_path: Path) -> None:
        """
        Of published files the structure is compared as well: here a heading was missing.
        """
        text = render(load(XIAN), "text").decode()
        (tmp_path / "before.txt").write_text(text.replace("六、其他需要报告的事项", ""), encoding="utf-8")
        (tmp_path / "after.txt").write_text(text, encoding="utf-8")

        ended = call("diff", "--findings", tmp_path / "before.txt", tmp_path / "after.txt", "--to", "json")

        assert [each["rule"] for each in ended.json["gone"]] == ["S-PARTS", "S-SECTION"]
        assert ended.json["new"] == []

    def test_a_file_that_cannot_be_read(self, call: Call, tmp_path: Path) -> None:
        """
        A missing file ends the call with 3, standard input named twice with 2.
        """
        assert call("diff", "--findings", PINGTAN, tmp_path / "x.json").code == 3
        assert call("diff", "--findings", "-", "-").code == 2
