"""
What three programs by others say of our DOCX files: nothing.

openxml-audit checks against the schemas of Office, ooxml-integrity follows references and counts the cells of rows, and the Open XML SDK is
what Office's makers use; its program is tried where OOXML_VALIDATOR names it.
"""

import json
import os
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

import docx
import ooxml_integrity
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import FileFormat, OpenXmlValidator

from govreport import Report, compare, load, render, validate
from govreport.document import CellKind, Document, Grid, GridCell, Heading, Paragraph
from govreport.layout import Printable
from tests.strategies import documents, reports

EXAMPLES: Final = sorted((Path(__file__).parent.parent / "examples").glob("*.json"))
LOOKS: Final = [(profile, fonts) for profile in ("gb9704", "plain") for fonts in ("gb2312", "windows", "free")]
SDK: Final = os.environ.get("OOXML_VALIDATOR", "")
ANY: Final = st.text(st.characters(exclude_categories=()), max_size=20)
#: A file is another program's work of a tenth of a second or more.
FEW: Final = settings(deadline=None, max_examples=15)

Judge = Callable[[bytes], list[str]]


def _audited(path: Path) -> list[str]:
    found = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path)
    return [each.description for each in found.errors]


def _followed(path: Path) -> list[str]:
    return [f"{each.code} {each.message}" for each in ooxml_integrity.check(path)]


def _officially(path: Path) -> list[str]:
    done = subprocess.run([SDK, str(path)], capture_output=True, check=False)  # the program that the caller names
    return [str(each) for each in json.loads(done.stdout)["errors"]]


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(_audited, id="openxml-audit"),
        pytest.param(_followed, id="ooxml-integrity"),
        pytest.param(
            _officially,
            id="Open XML SDK",
            marks=pytest.mark.skipif(not SDK, reason="OOXML_VALIDATOR names no validator of the Open XML SDK"),
        ),
    ],
)
def judge(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Judge:
    """
    Return what one of the programs finds wrong with a file.
    """
    path, faults = tmp_path_factory.mktemp("docx") / "file.docx", request.param

    def judged(data: bytes) -> list[str]:
        path.write_bytes(data)
        found: list[str] = faults(path)
        return found

    return judged


def _renamed(word: Any, before: str, after: str) -> None:
    for element in (*word.styles.element.iter(), *word.element.iter()):
        for name, value in element.items():
            if value == before and name.endswith(("}styleId", "}val")):
                element.set(name, after)


def _without(data: bytes, name: str) -> bytes:
    whole, torn = ZipFile(BytesIO(data)), BytesIO()
    with ZipFile(torn, "w") as file:
        for each in whole.namelist():
            if each != name:
                file.writestr(each, whole.read(each))
    return torn.getvalue()


def _sheets(path: Path) -> list[Printable]:
    report = load(path)
    spoilt = report.fill({"applications/received/natural": 9_999, "applications/outcome.granted/total": "若干"})
    return [report, Report.of(report.agency.name, report.year), validate(report), validate(spoilt), compare(report, spoilt)]


class TestValid:
    @pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
    def test_every_sheet_of_every_example(self, judge: Judge, path: Path) -> None:
        """
        The report, an empty one, findings and changes, in both languages.
        """
        for sheet in _sheets(path):
            for language in ("zh", "en"):
                assert judge(render(sheet, "docx", language=language)) == []

    @pytest.mark.parametrize(("profile", "fonts"), LOOKS)
    def test_every_look(self, judge: Judge, profile: str, fonts: str) -> None:
        """
        Each profile with each set of fonts.
        """
        for sheet in _sheets(EXAMPLES[0]):
            assert judge(render(sheet, "docx", profile=profile, fonts=fonts)) == []

    @pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
    def test_every_example_in_a_template(self, judge: Judge, path: Path) -> None:
        """
        On a page of the user's own, whose styles have ids of their own, as in files of Chinese offices.
        """
        word = docx.Document(BytesIO(render(load(path), "docx")))
        for each in list(word.element.body)[:-1]:
            word.element.body.remove(each)
        for name in ("标题", "开头", *(f"正文{part}" for part in "一二三四五六"), "表三"):
            word.add_paragraph(f"{{{{{name}}}}}")
        for number, style in enumerate(word.styles):
            if style.name.startswith("Table "):
                style.delete()
            elif style.name.lower() != "footer":
                _renamed(word, style.style_id, f"a{number}")
        template = BytesIO()
        word.save(template)

        assert judge(render(load(path), "docx", template=template.getvalue())) == []

    @given(report=reports())
    @FEW
    def test_any_report(self, judge: Judge, report: Report) -> None:
        """
        Whatever stands in the cells and in the prose.
        """
        assert judge(render(report, "docx")) == []

    @given(document=documents(), text=ANY, profile=st.sampled_from(["gb9704", "plain"]))
    @FEW
    def test_any_document(self, judge: Judge, document: Document, text: str, profile: str) -> None:
        """
        Whatever blocks stand in whatever order, with any character, those included that XML cannot hold.
        """
        cell = GridCell(text, kind=CellKind.FIGURE)
        blocks = (*document.blocks, Heading(text), Paragraph(text), Grid(rows=((cell, cell),), caption=text, unit=text))
        whole = evolve(document, title=text, author=text, language=text, blocks=blocks)

        assert judge(render(whole, "docx", profile=profile)) == []

    def test_a_torn_file_is_noticed(self, judge: Judge) -> None:
        """
        The programs do judge: a file without its styles does not pass.
        """
        assert judge(_without(render(load(EXAMPLES[0]), "docx"), "word/styles.xml"))
