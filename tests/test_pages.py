"""
The pages of a DOCX file as LibreOffice prints them, measured; skipped where it, or a Chinese face, is not installed.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from attrs import frozen

from govreport import load, write
from govreport.document import Document, Heading, Paragraph

EXAMPLE: Final = Path(__file__).parent.parent / "examples" / "xian-psb-2020.json"
_PAGE: Final = re.compile(r'<page width="([\d.]+)".*?</page>', re.DOTALL)
_LINE: Final = re.compile(r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)".*?</line>', re.DOTALL)
_WORD: Final = re.compile(r">([^<]+)</word>")


def _chinese() -> bool:
    return bool(shutil.which("fc-list")) and bool(subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=False).stdout)


pytestmark = [
    pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdftotext")), reason="LibreOffice or pdftotext is not installed"),
    pytest.mark.skipif(not _chinese(), reason="no Chinese face is installed"),
]


@frozen
class Line:
    """
    What stands on a line of a page, and where, in points.
    """

    text: str
    left: float
    right: float
    top: float


def _printed(folder: Path, name: str) -> list[list[Line]]:
    """
    Return the lines of each page, from top to bottom.
    """
    profile = (folder / "profile").as_uri()
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / name),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    pdf = folder / Path(name).with_suffix(".pdf")
    boxes = subprocess.run(["pdftotext", "-bbox-layout", str(pdf), "-"], capture_output=True, check=True, text=True).stdout
    return [sorted(_lines(page[0]), key=lambda line: line.top) for page in _PAGE.finditer(boxes)]


def _lines(page: str) -> Iterator[Line]:
    for line in _LINE.finditer(page):
        yield Line("".join(_WORD.findall(line[0])), float(line[1]), float(line[3]), float(line[2]))


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory) -> list[list[Line]]:
    """
    Return the pages of a text of headings and paragraphs without a digit or a mark, which might be set closer.
    """
    blocks = [block for _ in range(12) for block in (Heading("总体情况"), Paragraph("政府信息公开" * 40), Paragraph("主动公开" * 15))]
    folder = tmp_path_factory.mktemp("prose")
    write(Document(title="", blocks=tuple(blocks)), folder / "正文.docx")
    return _printed(folder, "正文.docx")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> list[list[Line]]:
    """
    Return the pages of a published report.
    """
    folder = tmp_path_factory.mktemp("report")
    write(load(EXAMPLE), folder / "报告.docx")
    return _printed(folder, "报告.docx")


class TestOfficialPage:
    def test_a_page_has_22_lines(self, prose: list[list[Line]]) -> None:
        """
        Besides its number, but for the last page and for a heading that goes with its text.
        """
        counts = [len(page) - 1 for page in prose[:-1]]

        assert len(counts) > 3
        assert max(counts) == 22
        assert min(counts) >= 21

    def test_a_line_has_28_characters(self, prose: list[list[Line]]) -> None:
        """
        A line in the middle of a paragraph goes from margin to margin.
        """
        lengths = [len(line.text) for page in prose for line in page]

        assert max(lengths) == 28
        assert lengths.count(28) > len(lengths) // 2

    def test_page_numbers_stand_outside(self, prose: list[list[Line]]) -> None:
        """
        Odd pages have theirs on the right, even ones on the left, a character in from the text.
        """
        left, right = (min(line.left for line in prose[0]), max(line.right for line in prose[0]))

        for number, page in enumerate(prose, start=1):
            assert page[-1].text == f"—{number}—"
            gap = right - page[-1].right if number % 2 else page[-1].left - left
            assert gap == pytest.approx(14, abs=2)

    def test_the_large_table_stands_on_one_page(self, report: list[list[Line]]) -> None:
        """
        From its heading to its last row.
        """
        (page,) = (page for page in report if any("三、收到和处理" in line.text for line in page))

        texts = [line.text for line in page]
        assert any("申请人情况" in text for text in texts)
        assert any("四、结转下年度继续办理" in text for text in texts)

    def test_the_title_breaks_behind_the_agency(self, report: list[list[Line]]) -> None:
        """
        One line for who reports, one for what.
        """
        assert [line.text for line in report[0][:2]] == ["西安市公安局", "2020年政府信息公开工作年度报告"]
