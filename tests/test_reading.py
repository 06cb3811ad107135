"""
From a file in any readable format to a report: which reader takes it, and what is refused.
"""

from pathlib import Path
from typing import Final

import pytest

from govreport.cli import main
from govreport.errors import InvalidReport, UnknownFormat, UnreadableFile
from govreport.publishing import load
from govreport.reading import read, recognised
from tests.conftest import Install

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
HUAIAN: Final = EXAMPLES / "huaian-2024.json"

#: Readers that take the name of an example as their whole input: what they read is that example, laid out.
READERS: Final = f"""
    from pathlib import Path
    from govreport.document import Document
    from govreport.errors import UnreadableDocument
    from govreport.layout import document_of
    from govreport.publishing import load
    from govreport.wording import Wording

    class Named:
        suffixes = (".named", ".nm")
        media_types = ("text/x-named",)
        def read(self, data, /):
            name = data.decode().split()[-1]
            if name == "damaged":
                raise UnreadableDocument("第 1 页", Wording("坏了", "broken"), Wording("请重新导出", "export it again"))
            if name == "empty":
                return Document(title="", blocks=())
            return document_of(load(Path({str(EXAMPLES)!r}) / name))

    class Markup(Named):
        suffixes = (".htm",)
"""


@pytest.fixture
def named(install: Install) -> None:
    """
    Two readers of our own making are installed.
    """
    install("readers-of-names", READERS, readers={"named": "Named", "zz-markup": "Markup"})


@pytest.mark.usefixtures("named")
class TestRead:
    @pytest.mark.parametrize("suffix", [".named", ".nm", ".NM"])
    def test_the_suffix_decides(self, tmp_path: Path, suffix: str) -> None:
        """
        A reader takes the files of its suffixes.
        """
        path = tmp_path / f"淮安{suffix}"
        path.write_text("huaian-2024.json", encoding="utf-8")

        found = read(path)

        assert found.report.figures == load(HUAIAN).figures
        assert len(found.places) == 200

    def test_a_format_may_be_named(self, tmp_path: Path) -> None:
        """
        A named format goes before the suffix.
        """
        path = tmp_path / "report.odt"
        path.write_text("huaian-2024.json", encoding="utf-8")

        with pytest.raises(UnknownFormat):
            read(path)

        assert read(path, "named").report.figures == load(HUAIAN).figures

    def test_json_is_known_by_its_content(self, tmp_path: Path) -> None:
        """
        Canonical JSON is read strictly whatever its suffix; it has neither notes nor places.
        """
        path = tmp_path / "report.named"
        path.write_bytes(HUAIAN.read_bytes())

        found = read(path)

        assert (found.report, found.notes, found.places) == (load(HUAIAN), (), ())

    def test_what_a_reader_refuses_names_the_file(self, tmp_path: Path) -> None:
        """
        A refusal says which file, where in it, why, and what to do.
        """
        path = tmp_path / "坏.named"
        path.write_text("damaged", encoding="utf-8")

        with pytest.raises(UnreadableFile) as caught:
            read(path)

        said = caught.value.explain("zh")
        assert all(word in said for word in ("坏.named", "第 1 页", "坏了", "请重新导出"))

    @pytest.mark.parametrize(
        ("language", "said"), [("zh", "标题中没有机关名称；请另行给出。"), ("en", "its title names no agency. Say it when you call.")]
    )
    def test_a_refusal_is_one_sentence_after_another(self, tmp_path: Path, language: str, said: str) -> None:
        """
        Reason and advice are joined by one mark, and the place is left out where the reason says it.
        """
        file = tmp_path / "无.named"
        file.write_text("empty", encoding="utf-8")

        with pytest.raises(UnreadableFile) as caught:
            read(file, "named")

        assert caught.value.reason.say("zh" if language == "zh" else "en") + ("。" if language == "zh" else ".") == said

    def test_who_and_when_may_be_given(self, tmp_path: Path) -> None:
        """
        What a document does not say the caller says; otherwise it is refused.
        """
        path = tmp_path / "x.named"
        path.write_text("empty", encoding="utf-8")

        with pytest.raises(UnreadableFile):
            read(path)

        report = read(path, agency="某局", year=2022).report
        assert (report.agency.name, report.year, report.template.id) == ("某局", 2022, "cn-2021")

    @pytest.mark.parametrize("name", ["report.doc", "report.wps", "report.named"])
    def test_old_word_files_are_refused_by_name(self, tmp_path: Path, name: str) -> None:
        """
        A binary Word file is refused with what to do, whatever it is called.
        """
        path = tmp_path / name
        path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)

        with pytest.raises(UnreadableFile) as caught:
            read(path)

        assert ".docx" in caught.value.explain()

    def test_broken_json_is_json(self) -> None:
        """
        What begins like JSON is refused as JSON.
        """
        with pytest.raises(InvalidReport):
            recognised(b"{}", "x.named", suffix=".named")


@pytest.mark.usefixtures("named")
class TestCommand:
    def test_it_writes_canonical_json(self, tmp_path: Path) -> None:
        """
        ``govreport read`` writes the report; every other command takes the file as well.
        """
        path = tmp_path / "淮 安.named"
        path.write_text("huaian-2024.json", encoding="utf-8")

        code = main(["read", str(path), "-o", str(tmp_path / "out.json")])

        assert code == 0
        assert load(tmp_path / "out.json").prose == load(HUAIAN).prose
        assert main(["validate", str(path), "-o", str(tmp_path / "found.json")]) == 0
        assert main(["diff", str(path), str(HUAIAN), "-o", str(tmp_path / "changes.json")]) == 0

    def test_notes_go_to_standard_error(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        """
        Notes are told beside the report, not in it.
        """
        path = tmp_path / "x.named"
        path.write_text("empty", encoding="utf-8")

        code = main(["read", str(path), "--agency", "某局", "--year", "2021"])

        out, err = capfd.readouterr()
        assert code == 0
        assert '"govreport": 1' in out
        assert err.count("没有找到表") == 3

    def test_an_unreadable_file_ends_with_three(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        """
        A refused file is told in one line.
        """
        path = tmp_path / "x.named"
        path.write_text("damaged", encoding="utf-8")

        assert main(["figures", str(path), "--to", "csv"]) == 3
        assert capfd.readouterr().err.count("\n") == 1


class TestUnknown:
    def test_what_no_reader_takes(self, tmp_path: Path) -> None:
        """
        A file of no installed format says what to install, if it is one of ours.
        """
        path = tmp_path / "x.xyz"
        path.write_text("x", encoding="utf-8")

        with pytest.raises(UnknownFormat) as caught:
            read(path)

        assert caught.value.name == "xyz"
