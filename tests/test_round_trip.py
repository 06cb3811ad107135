"""
What was written in a format is read back as the same report, for every format that can be both written and read.
"""

from pathlib import Path
from typing import Final

import pytest
from hypothesis import given

from govreport.formats import reader, readers, renderers
from govreport.publishing import load, render, write
from govreport.reading import read
from govreport.recognition import recognise
from govreport.report import Report
from tests.strategies import reports

EXAMPLES: Final = sorted((Path(__file__).parent.parent / "examples").glob("*.json"))
BOTH: Final = sorted({each.name for each in renderers()} & {each.name for each in readers()})


@pytest.mark.parametrize("name", BOTH)
class TestRoundTrip:
    @given(report=reports())
    def test_figures_come_back(self, name: str, report: Report) -> None:
        """
        Figures, blanks and kept texts come back, always.
        """
        document = reader(name).read(render(report, name))

        found = recognise(document, agency=report.agency, year=report.year, template=report.template).report

        assert (found.figures, found.written) == (report.figures, report.written)

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_an_example_comes_back_whole(self, name: str, path: Path, tmp_path: Path) -> None:
        """
        An example comes back with its agency, year, form and prose, from a file, without a note.
        """
        report = load(path)
        file = tmp_path / f"报 告.{name}"
        write(report, file, name)

        found = read(file)

        assert {note.code for note in found.notes} == set()
        assert (found.report.agency.name, found.report.year, found.report.template) == (report.agency.name, report.year, report.template)
        assert (found.report.figures, found.report.prose) == (report.figures, report.prose)


class TestFormats:
    def test_docx_is_one_of_them(self) -> None:
        """
        DOCX can be written and read.
        """
        assert "docx" in BOTH
