"""
From a value to bytes and to a file.
"""

import json
from pathlib import Path
from typing import Final

import pytest

from govreport.comparison import compare
from govreport.errors import NotWritten, UnknownFormat, UnknownOption, UnreadableFile
from govreport.layout import Printable, document_of
from govreport.publishing import load, render, write
from govreport.report import Report
from govreport.validation import validate

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
REPORT: Final = load(EXAMPLES / "pingtan-2020.json")
FORMATS: Final = ("docx", "markdown", "text")
VALUES: Final[dict[str, Printable]] = {
    "report": REPORT,
    "findings": validate(REPORT),
    "changes": compare(REPORT, load(EXAMPLES / "pingtan-2021.json")),
    "document": document_of(REPORT, "en"),
}


@pytest.mark.parametrize("name", FORMATS)
class TestRender:
    @pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
    def test_any_value_in_any_format(self, name: str, value: Printable) -> None:
        """
        Reports, findings, changes and documents are printed alike, and twice to the same bytes.
        """
        output = render(value, name)

        assert output
        assert output == render(value, name)

    def test_in_english(self, name: str) -> None:
        """
        The language changes what is printed.
        """
        assert render(REPORT, name) != render(REPORT, name, language="en")

    def test_an_option_it_does_not_take(self, name: str) -> None:
        """
        An unknown option is refused before anything is printed.
        """
        with pytest.raises(UnknownOption) as caught:
            render(REPORT, name, colour="red")

        assert (caught.value.name, caught.value.option) == (name, "colour")


class TestOptions:
    def test_they_reach_the_format(self) -> None:
        """
        An option of the format changes its output.
        """
        assert b"<table" in render(REPORT, "markdown")
        assert b"<table" not in render(REPORT, "markdown", flat=True)


class TestWrite:
    @pytest.mark.parametrize(("suffix", "name"), [(".docx", "docx"), (".md", "markdown"), (".txt", "text")])
    def test_the_suffix_decides(self, tmp_path: Path, suffix: str, name: str) -> None:
        """
        A file's suffix names its format.
        """
        write(REPORT, tmp_path / f"报告{suffix}")

        assert (tmp_path / f"报告{suffix}").read_bytes() == render(REPORT, name)

    def test_a_format_may_be_named(self, tmp_path: Path) -> None:
        """
        A named format goes before the suffix.
        """
        write(REPORT, tmp_path / "report.json", "text")

        assert (tmp_path / "report.json").read_bytes() == render(REPORT, "text")

    def test_a_report_goes_to_json_and_back(self, tmp_path: Path) -> None:
        """
        ``.json`` is the canonical text.
        """
        write(REPORT, tmp_path / "report.json")

        assert load(tmp_path / "report.json") == REPORT
        assert json.loads((tmp_path / "report.json").read_bytes())["govreport"] == 1

    @pytest.mark.parametrize("name", ["findings.json", "report.odt", "report"])
    def test_a_suffix_of_no_format(self, tmp_path: Path, name: str) -> None:
        """
        What has no format is refused, and no file is made.
        """
        with pytest.raises(UnknownFormat):
            write(VALUES["findings"], tmp_path / name)

        assert not list(tmp_path.iterdir())

    def test_nothing_is_lost_where_it_cannot_be_written(self, tmp_path: Path) -> None:
        """
        A folder in the way is refused.
        """
        with pytest.raises(NotWritten):
            write(REPORT, tmp_path, "text")


class TestLoad:
    def test_the_path_is_named(self, tmp_path: Path) -> None:
        """
        An error of the content names the file.
        """
        (tmp_path / "坏.json").write_bytes(b"{")

        with pytest.raises(UnreadableFile) as caught:
            load(tmp_path / "坏.json")

        assert caught.value.path == str(tmp_path / "坏.json")

    def test_a_form_of_ones_own(self, tmp_path: Path) -> None:
        """
        A report against a form that no id finds is loaded with the form at hand.
        """
        write(Report.of("某局", 2021), tmp_path / "report.json")

        assert load(tmp_path / "report.json", template=REPORT.template).template.id == "cn-2021"
