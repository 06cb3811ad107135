"""
The command: what it prints, where it puts it, and how it ends.
"""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govreport.cli import main
from govreport.codec import dumps, loads, schema
from govreport.publishing import load, render
from govreport.report import Report, Scope

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
XIAN, BEFORE = EXAMPLES / "xian-psb-2020.json", EXAMPLES / "xian-psb-2019.json"
PINGTAN, NEXT = EXAMPLES / "pingtan-2020.json", EXAMPLES / "pingtan-2021.json"


#: Surroundings that know no Chinese. Under LC_ALL=C Python itself does not find what is installed from a folder with a Chinese name.
BARE: Final[tuple[dict[str, str], ...]] = (
    {"PYTHONIOENCODING": "ascii"},
    *([{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}] if str(EXAMPLES).isascii() else []),
)


class Ended:
    """
    How a call of the command ended.
    """

    def __init__(self, code: int, out: bytes, err: bytes) -> None:
        self.code = code
        self.out = out
        self.err = err.decode()

    @property
    def json(self) -> Any:
        """
        What was printed, as JSON.
        """
        return json.loads(self.out)


@pytest.fixture
def call(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Ended]:
    """
    How a test calls the command.
    """

    def called(*arguments: object) -> Ended:
        code = main([str(each) for each in arguments])
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err
        return Ended(code, out, err)

    return called


class TestFigures:
    def test_as_json(self, call: Callable[..., Ended]) -> None:
        """
        Every cell is an object with its labels, text, value and state.
        """
        rows = call("figures", XIAN, "--to", "json").json

        assert len(rows) == 198
        spent = next(row for row in rows if row["cell"] == "disclosure/procurement/spent")
        assert spent == {
            "cell": "disclosure/procurement/spent",
            "table": "disclosure",
            "row": ["政府集中采购"],
            "column": ["采购总金额"],
            "unit": "元",
            "text": "769552763.68 元",
            "value": "769552763.68",
            "state": "number",
        }
        business = next(row for row in rows if row["cell"] == "applications/outcome.granted/legal.business")
        assert (business["row"], business["column"]) == (["三、本年度办理结果", "（一）予以公开"], ["法人或其他组织", "商业企业"])

    def test_every_state(self, call: Callable[..., Ended], tmp_path: Path) -> None:
        """
        Gaps and texts have no value, and say what they are.
        """
        cells = Report.of("某局", 2021).template.cells
        report = Report.of("某局", 2021).fill(dict(zip(cells, ["3", "", "-", "/", "无", "约3"], strict=False)))
        (tmp_path / "r.json").write_text(dumps(report), encoding="utf-8")

        rows = call("figures", tmp_path / "r.json", "--to", "json").json[:6]

        assert [row["state"] for row in rows] == ["number", "empty", "dash", "slash", "none", "unread"]
        assert [row["value"] for row in rows] == ["3", None, None, None, None, None]
        assert [row["text"] for row in rows] == ["3", "", "-", "/", "无", "约3"]

    def test_as_csv(self, call: Callable[..., Ended]) -> None:
        """
        As CSV each cell is a row under named columns.
        """
        rows = list(csv.DictReader(io.StringIO(call("figures", PINGTAN, "--to", "csv").out.decode())))

        assert len(rows) == 198
        assert rows[0] == {
            "cell": "disclosure/rules/made",
            "table": "disclosure",
            "row": "规章",
            "column": "本年新制作数量",
            "unit": "件",
            "text": "0",
            "value": "0",
            "state": "number",
        }

    def test_as_a_table(self, call: Callable[..., Ended]) -> None:
        """
        Without a format a person gets a table.
        """
        ended = call("figures", PINGTAN)

        assert "第二十条" not in ended.out.decode()
        assert "本年新制作数量" in ended.out.decode()


class TestValidate:
    def test_a_report_without_errors(self, call: Callable[..., Ended]) -> None:
        """
        Nothing found ends with 0.
        """
        ended = call("validate", XIAN, "--previous", BEFORE)

        assert ended.code == 0
        assert "0 项错误" in ended.out.decode()
        assert ended.err == ""

    def test_a_published_file_is_checked_as_it_is_printed(self, call: Callable[..., Ended], tmp_path: Path) -> None:
        """
        A row that the file leaves out is an error of its structure; canonical JSON has none.
        """
        text = call("render", XIAN, "--to", "text").out.decode()
        torn = tmp_path / "年报.txt"
        torn.write_text(re.sub(r"\| 规章 [^\n]*\n[^\n]*\n", "", text), encoding="utf-8")

        ended = call("validate", torn, "--to", "json")

        assert ended.code == 1
        assert [each["rule"] for each in ended.json["findings"] if each["severity"] == "error"] == ["S-ROW"]

    def test_a_report_with_errors(self, call: Callable[..., Ended]) -> None:
        """
        An error ends with 1; the JSON holds both sides, the cells and the words.
        """
        ended = call("validate", PINGTAN, "--to", "json")

        found = ended.json["findings"]
        assert ended.code == 1
        assert [(each["rule"], each["severity"], each["verdict"], each["left"], each["right"]) for each in found] == [
            ("A-OUTCOMES", "error", "violated", "26", "20"),
            ("A-OUTCOMES", "error", "violated", "27", "21"),
        ]
        assert found[0]["cells"][-1] == "applications/outcome.total/natural"
        assert found[0]["message"] == "表三“自然人”列：各项办理结果之和为 26，（七）总计为 20，相差 6。"
        assert {"causes", "blanks", "file"} <= found[0].keys()

    def test_a_cause(self, call: Callable[..., Ended], tmp_path: Path) -> None:
        """
        A probable cause stands in the JSON with what is there and what would fit.
        """
        report = load(XIAN).fill({"applications/outcome.granted/natural": 25})
        (tmp_path / "r.json").write_text(dumps(report), encoding="utf-8")

        found = call("validate", tmp_path / "r.json", "--to", "json").json["findings"]

        cause = {"cell": "applications/outcome.granted/natural", "now": "25", "suggested": "22", "slip": None, "with": None}
        assert all(each["causes"] == [cause] for each in found if each["rule"].startswith("A-"))

    def test_in_english(self, call: Callable[..., Ended]) -> None:
        """
        ``--lang en`` says everything in English, before the command or behind it.
        """
        for arguments in (("--lang", "en", "validate", PINGTAN), ("validate", PINGTAN, "--lang=en")):
            said = call(*arguments).out.decode()

            assert "the outcomes add up to 26" in said
            assert "错误" not in said

    def test_several_files_of_which_one_cannot_be_read(self, call: Callable[..., Ended], tmp_path: Path) -> None:
        """
        One bad file stops none of the others, and the call ends with 3.
        """
        (tmp_path / "坏.json").write_bytes(b"{")

        ended = call("validate", XIAN, tmp_path / "坏.json", PINGTAN, "--to", "json")

        assert ended.code == 3
        assert {each["file"] for each in ended.json["findings"]} == {str(PINGTAN)}
        assert "坏.json" in ended.err

    def test_several_files_find_their_year_before(self, call: Callable[..., Ended]) -> None:
        """
        Of several earlier reports each report takes its own; one that fits none is named.
        """
        ended = call(
            "validate", XIAN, NEXT, "--previous", BEFORE, "--previous", PINGTAN, "--previous", EXAMPLES / "huaian-2024.json", "--to", "json"
        )

        assert ended.code == 0
        assert {each["rule"] for each in ended.json["findings"]} == {"C-STOCK", "C-JUMP"}
        assert "huaian-2024.json" in ended.err
        assert "xian-psb-2019.json" not in ended.err

    def test_a_previous_report_that_is_none(self, call: Callable[..., Ended]) -> None:
        """
        Whoever names one report of the wrong agency for one file has made a mistake.
        """
        ended = call("validate", XIAN, "--previous", PINGTAN)

        assert ended.code == 2
        assert ended.err.count("\n") == 1

    @pytest.mark.parametrize(("policy", "rules"), [("lenient", set()), ("strict", {"A-APPLICANTS", "A-OUTCOMES"}), ("zero", set())])
    def test_blanks(self, call: Callable[..., Ended], tmp_path: Path, policy: str, rules: set[str]) -> None:
        """
        The policy for blanks is an option.
        """
        report = load(XIAN).fill({"applications/outcome.refused.inquiry/natural": ""})
        (tmp_path / "r.json").write_text(dumps(report), encoding="utf-8")

        found = call("validate", tmp_path / "r.json", "--blanks", policy, "--to", "json").json["findings"]

        assert {each["rule"] for each in found} - {"V-BLANK"} == rules

    def test_from_standard_input(self) -> None:
        """
        A dash is standard input.
        """
        command = [sys.executable, "-m", "govreport", "validate", "-", "--to", "json"]

        done = subprocess.run(command, input=PINGTAN.read_bytes(), capture_output=True, check=False)

        assert done.returncode == 1
        assert len(json.loads(done.stdout)["findings"]) == 2


class TestDiff:
    def test_as_json(self, call: Callable[..., Ended]) -> None:
        """
        Each change has its cell, both figures, difference, ratio, basis and reason.
        """
        ended = call("diff", PINGTAN, NEXT, "--to", "json")

        changes = {each["cell"]: each for each in ended.json["changes"]}
        assert ended.code == 0
        assert changes["applications/received/total"] == {
            "cell": "applications/received/total",
            "before": "21",
            "after": "70",
            "delta": "49",
            "ratio": "2.333333",
            "basis": "same",
            "reason": None,
        }
        assert changes["disclosure/rules/in_force"]["delta"] is None
        assert changes["disclosure/rules/in_force"]["basis"] == "incomparable"
        assert changes["disclosure/rules/in_force"]["reason"]
        assert changes["disclosure/fees/charged"]["before"] is None
        assert changes["disclosure/fees/charged"]["after"] == "24252.311082"

    def test_as_a_table(self, call: Callable[..., Ended]) -> None:
        """
        Without a format a person gets a table.
        """
        assert "+233.33%" in call("diff", PINGTAN, NEXT).out.decode()


class TestRender:
    @pytest.mark.parametrize(("name", "suffix"), [("docx", ".docx"), ("markdown", ".md"), ("text", ".txt")])
    def test_to_a_file(self, call: Callable[..., Ended], tmp_path: Path, name: str, suffix: str) -> None:
        """
        The suffix of the file decides the format, and the file holds what the library renders.
        """
        path = tmp_path / f"报 告{suffix}"

        assert call("render", XIAN, "-o", path).code == 0

        assert path.read_bytes() == render(load(XIAN), name)

    def test_with_an_option(self, call: Callable[..., Ended]) -> None:
        """
        Options reach the format.
        """
        assert call("render", XIAN, "--to", "markdown", "--option", "flat=true").out == render(load(XIAN), "markdown", flat=True)
        assert call("render", XIAN, "--to", "text", "--option", "width=72").out == render(load(XIAN), "text", width=72)

    def test_as_canonical_json(self, call: Callable[..., Ended]) -> None:
        """
        JSON is the canonical text.
        """
        assert call("render", XIAN, "--to", "json").out == XIAN.read_bytes()


class TestNew:
    def test_an_empty_form(self, call: Callable[..., Ended]) -> None:
        """
        A new report is empty, against the form of its year.
        """
        ended = call("new", "--agency", "某市某局", "--year", "2024", "--scope", "aggregate")

        assert loads(ended.out) == Report.of("某市某局", 2024, scope=Scope.AGGREGATE)

    def test_on_paper(self, call: Callable[..., Ended], tmp_path: Path) -> None:
        """
        It can be printed, to be filled in by hand.
        """
        call("new", "--agency", "某局", "--year", "2020", "-o", tmp_path / "new.docx")

        assert (tmp_path / "new.docx").read_bytes() == render(Report.of("某局", 2020), "docx")

    @pytest.mark.parametrize("year", ["2015", "-1", "二〇二〇", "99999"])
    def test_a_year_of_no_form(self, call: Callable[..., Ended], year: str) -> None:
        """
        A year that no form serves is wrong usage.
        """
        ended = call("new", "--agency", "某局", f"--year={year}")

        assert ended.code == 2
        assert ended.err.count("\n") == 1

    def test_a_form_of_ones_own(self, call: Callable[..., Ended], tmp_path: Path) -> None:
        """
        A province's form is a file; reports against it are made, read and checked with it.
        """
        form = tmp_path / "sh.toml"
        national = files("govreport.templates") / "cn-2021.toml"
        form.write_text(national.read_text(encoding="utf-8").replace('id = "cn-2021"', 'id = "sh-2021"'), encoding="utf-8")

        assert call("new", "--agency", "某局", "--year", "2021", "--template", form, "-o", tmp_path / "r.json").code == 0

        assert call("validate", tmp_path / "r.json").code == 3
        assert call("validate", tmp_path / "r.json", "--template", form).code == 0


class TestLists:
    def test_plugins(self, call: Callable[..., Ended]) -> None:
        """
        The formats are listed with where they come from.
        """
        rows = call("plugins", "--to", "json").json["plugins"]

        assert {"docx", "markdown", "text"} <= {each["name"] for each in rows if each["kind"] == "renderer"}
        assert all(each["state"] == "ok" and each["distribution"].startswith("govreport-") and each["version"] for each in rows)

    def test_templates(self, call: Callable[..., Ended]) -> None:
        """
        The forms are listed with their years and sizes.
        """
        rows = call("templates", "--to", "json").json["templates"]

        assert [(each["template"], each["first_year"], each["last_year"], each["cells"]) for each in rows] == [
            ("cn-2019", 2019, 2020, 198),
            ("cn-2021", 2021, None, 200),
        ]

    def test_rules(self, call: Callable[..., Ended]) -> None:
        """
        The catalogue is listed, of one form or of all.
        """
        every, newer = call("rules", "--to", "json").json["rules"], call("rules", "--template", "cn-2021", "--to", "json").json["rules"]

        assert {"A-BALANCE", "D-ITEMS", "C-STOCK", "C-ITEMS", "V-SCALE"} <= {each["rule"] for each in every}
        assert "D-ITEMS" not in {each["rule"] for each in newer}
        assert every[0]["quote"] == "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和"

    def test_schema(self, call: Callable[..., Ended], tmp_path: Path) -> None:
        """
        The schema is printed, or written to a file.
        """
        assert call("schema").json == schema()

        call("schema", "-o", tmp_path / "schema.json")

        assert json.loads((tmp_path / "schema.json").read_bytes()) == schema()

    @pytest.mark.parametrize("name", ["plugins", "templates", "rules"])
    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_as_tables(self, call: Callable[..., Ended], name: str, language: str) -> None:
        """
        Without a format each is a table in the language asked for.
        """
        said = call(name, "--lang", language).out.decode()

        assert ("+--" in said, any("一" <= sign <= "鿿" for sign in said)) == (True, language == "zh" or name != "plugins")

    def test_help_and_version(self, call: Callable[..., Ended], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        """
        Help comes in both languages, the version in one line.
        """
        assert "政府信息公开" in call().out.decode()
        assert call("--version").out.startswith(b"govreport 1.")
        with pytest.raises(SystemExit) as caught:
            main(["validate", "--help", "--lang", "en"])
        assert caught.value.code == 0
        assert b"check the figures" in capfdbinary.readouterr().out


class TestMistakes:
    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (("validate", "missing.json"), 3),
            (("validate", "."), 3),
            (("figures", "broken.json"), 3),
            (("diff", "good.json", "missing.json"), 3),
            (("render", "good.json", "--to", "odt"), 2),
            (("render", "good.json", "-o", "x.odt"), 2),
            (("render", "good.json", "--to", "docx"), 2),
            (("render", "good.json", "-o", "missing/x.docx"), 2),
            (("render", "good.json", "--to", "text", "-o", "."), 2),
            (("render", "good.json", "--to", "text", "--option", "colour=red"), 2),
            (("render", "good.json", "--to", "text", "--option", "colour"), 2),
            (("render", "good.json", "--to", "text", "--option", "width=0"), 2),
            (("render", "good.json", "--template", "cn-1999"), 2),
            (("render", "good.json", "--template", "missing.toml"), 3),
            (("render",), 2),
            (("paint", "good.json"), 2),
            (("validate", "good.json", "--blanks", "perhaps"), 2),
            (("validate", "-", "-"), 2),
            (("diff", "-", "-"), 2),
            (("validate", "good.json", "--colour"), 2),
            (("new", "--agency", "", "--year", "2024"), 2),
            (("new", "--agency", "某局"), 2),
            (("new", "--agency", "某局", "--year"), 2),
            (("rules", "--template", "missing.toml"), 3),
        ],
    )
    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_one_clear_line(
        self,
        call: Callable[..., Ended],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        arguments: tuple[str, ...],
        code: int,
        language: str,
    ) -> None:
        """
        A mistake is told in one line on standard error, with its exit code, and nothing is printed or written.
        """
        shutil.copy(XIAN, tmp_path / "good.json")
        (tmp_path / "broken.json").write_bytes(XIAN.read_bytes()[:-20])
        monkeypatch.chdir(tmp_path)

        ended = call(*arguments, "--lang", language)

        assert (ended.code, ended.out) == (code, b"")
        assert ended.err.startswith("govreport: ")
        assert ended.err.count("\n") == 1
        assert {each.name for each in tmp_path.iterdir()} == {"good.json", "broken.json"}

    def test_all_faults_of_a_report(self, call: Callable[..., Ended], tmp_path: Path) -> None:
        """
        A report with several faults is told all of them, a line each.
        """
        text = XIAN.read_text(encoding="utf-8").replace('"year": 2020', '"year": "2020"').replace('"natural": 73', '"natural": 1.5')
        (tmp_path / "r.json").write_text(text, encoding="utf-8")

        ended = call("validate", tmp_path / "r.json")

        assert ended.code == 3
        assert "$.year" in ended.err
        assert "$.figures.applications.received.natural" in ended.err

    def test_a_failed_write_leaves_the_old_file(self, call: Callable[..., Ended], tmp_path: Path) -> None:
        """
        What cannot be rendered replaces nothing.
        """
        path = tmp_path / "old.txt"
        path.write_bytes(b"old")

        assert call("render", XIAN, "-o", path, "--option", "width=0").code == 2

        assert path.read_bytes() == b"old"

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60)
    @given(
        st.lists(
            st.sampled_from(
                [
                    "validate",
                    "diff",
                    "render",
                    "new",
                    "figures",
                    "rules",
                    "plugins",
                    "templates",
                    "schema",
                    "--to",
                    "json",
                    "text",
                    "docx",
                    "csv",
                ]
                + ["--lang", "en", "--previous", "--option", "flat=true", "--template", "cn-2021", "--year", "2024", "--agency", "某局"]
                + [str(XIAN), str(PINGTAN), "missing.json", "", "--", "-h", "--blanks", "strict", "\ud800", "x=y"]
            ),
            max_size=7,
        )
    )
    def test_no_call_ends_in_a_traceback(self, capfdbinary: pytest.CaptureFixture[bytes], arguments: list[str]) -> None:
        """
        Whatever words the command gets, it ends with one of its exit codes.
        """
        try:
            code = main(arguments)
        except SystemExit as leaving:  # argparse leaves after printing help
            code = int(leaving.code or 0)

        out, err = capfdbinary.readouterr()
        assert code in {0, 1, 2, 3}
        assert b"Traceback" not in err
        assert "内部错误" not in err.decode()
        # Wrong usage prints nothing; of several files the readable ones are printed beside an unreadable one.
        assert code != 2 or not out or b"usage" in out


class TestSurroundings:
    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        """
        Run the command in a process of its own.
        """
        return subprocess.run(
            [sys.executable, "-m", "govreport", *arguments], env=os.environ | environment, capture_output=True, check=False
        )

    def test_a_locale_without_chinese(self) -> None:
        """
        What goes into a pipe is UTF-8 whatever the locale.
        """
        plain = self.run("render", str(XIAN), "--to", "text")

        for environment in BARE:
            assert self.run("render", str(XIAN), "--to", "text", **environment).stdout == plain.stdout

    def test_an_error_in_a_locale_without_chinese(self) -> None:
        """
        An error is told even where its words cannot be shown.
        """
        for environment in BARE:
            done = self.run("validate", "没有.json", **environment)

            assert done.returncode == 3
            assert done.stderr.startswith(b"govreport: ")
            assert b"Traceback" not in done.stderr

    def test_a_reader_that_has_enough(self) -> None:
        """
        A pipe that is closed early ends the command in silence.
        """
        command = f"'{sys.executable}' -m govreport figures '{XIAN}' --to csv | head -n 1"

        done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)

        assert done.stderr == b""
        assert done.stdout.startswith(b"cell,table")

    def test_a_closed_standard_output(self) -> None:
        """
        Where there is no standard output, the command says so without a traceback.
        """
        done = subprocess.run(["bash", "-c", f"'{sys.executable}' -m govreport rules >&-"], capture_output=True, check=False)

        assert b"Traceback" not in done.stderr
