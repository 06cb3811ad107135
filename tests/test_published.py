"""
The figures of published reports, cell by cell as they stand in print, where their folder is at hand.
"""

import json
import os
import re
from pathlib import Path
from typing import Any, Final

import pytest

from govreport.cells import Cell
from govreport.errors import UnreadableFile
from govreport.figures import Blank
from govreport.formats import readers
from govreport.publishing import load
from govreport.reading import read
from govreport.report import Report
from govreport.tables import Axis, leaves
from govreport.template import Template
from govreport.templates import load_template
from govreport.validation import Verdict, validate
from govreport.validation.gaps import V_BLANK

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
EXAMPLE: Final = load(EXAMPLES / "xian-psb-2020.json")
SAMPLES: Final = os.environ.get("GOVREPORT_SAMPLES")

pytestmark = pytest.mark.skipif(SAMPLES is None, reason="GOVREPORT_SAMPLES is not set")


def _bare(label: str) -> str:
    return re.sub("[、.]", "", label)


def _disclosure(template: Template, printed: dict[str, str]) -> dict[Cell, str]:
    found = dict[Cell, str]()
    for label, text in printed.items():
        caption, row_label, column_label = label.split("/", 2)
        for part in template.table("disclosure").parts:
            for row in part.rows:
                for column in part.columns:
                    if (part.caption and part.caption.zh, row.label, column.label) == (caption, row_label, column_label):
                        found[Cell("disclosure", row.id, column.id)] = text
    return found


def published(name: str) -> Report:
    """
    Return the figures of a published report.
    """
    raw: dict[str, Any] = json.loads((Path(SAMPLES or "") / "figures" / f"{name}.json").read_text(encoding="utf-8"))
    template = load_template(raw["template"])
    figures = _disclosure(template, raw["table2"])
    (part,) = template.table("applications").parts
    rows = {_bare("/".join(template.labels(Cell("applications", row.id, "total"), Axis.ROW))): row.id for row in leaves(part.rows)}
    for label, texts in raw["table3"]["rows"]:
        figures |= {
            Cell("applications", rows[_bare(label)], column.id): text for column, text in zip(leaves(part.columns), texts, strict=True)
        }
    (part,) = template.table("disputes").parts
    figures |= {
        Cell("disputes", "cases", column.id): text for column, text in zip(leaves(part.columns), raw["table4"]["values"], strict=True)
    }
    assert len(figures) == len(template.cells)
    return Report.of(raw["agency"], raw["year"], template=template).fill(figures)


class TestShanghai:
    def test_the_blank_totals_are_named(self) -> None:
        """
        上海市人民政府办公厅 2019 leaves the totals of its outcomes blank: one error names each whose parts are filled, with the sum.
        """
        report = published("shanghai-office-2019")
        rows = dict.fromkeys(cell.row for cell in report.template.cells if cell.row.startswith("outcome.") and cell.row != "outcome.total")
        filled = [Cell("applications", row, "total") for row in rows if isinstance(report[Cell("applications", row, "natural")], int)]

        (finding,) = validate(report).errors

        assert finding.rule is V_BLANK
        assert list(finding.cells) == filled
        assert "（一）予以公开 272" in finding.message()
        assert "1.本机关不掌握相关政府信息 265" in finding.message()

    def test_what_they_would_be_checked_against_is_undetermined(self) -> None:
        """
        Sums of a blank total cannot be checked; each finding names the blank.
        """
        report = published("shanghai-office-2019")

        undecided = [each for each in validate(report).undetermined if each.rule.code == "A-APPLICANTS"]

        assert Cell("applications", "outcome.granted", "total") in {cell for each in undecided for cell in each.blanks}
        assert all(each.verdict is Verdict.UNDETERMINED and each.left is None for each in undecided)


class TestOthers:
    @pytest.mark.parametrize("name", ["suqian-2023", "huaian-2024", "pingtan-2019", "pingtan-2021", "pingtan-2022"])
    def test_a_report_that_adds_up_is_left_alone(self, name: str) -> None:
        """
        A published report whose sums hold gives no finding.
        """
        assert validate(published(name)).items == ()

    @pytest.mark.parametrize("name", ["pingtan-2020", "pingtan-2021", "pingtan-2022", "huaian-2024"])
    def test_an_example_has_the_published_figures(self, name: str) -> None:
        """
        The figures of an example, and how they are written, are those in print.
        """
        example, printed = load(EXAMPLES / f"{name}.json"), published(name)

        assert (example.figures, example.written) == (printed.figures, printed.written)


#: The figures of 淮安市洪泽区人民政府 2024 that are not zero, as they stand in print.
HONGZE: Final = {
    "disclosure/normative_documents/issued": 3,
    "disclosure/normative_documents/in_force": 8,
    "disclosure/licensing/decisions": 9487,
    "disclosure/penalties/decisions": 2776,
    "disclosure/coercion/decisions": 84,
    "disclosure/fees/charged": 7545,
    **{
        f"applications/{row}/{column}": count
        for column in ("natural", "total")
        for row, count in (
            *(("received", 95), ("outcome.granted", 50), ("outcome.partial", 9), ("outcome.refused.security_stability", 1)),
            *(("outcome.refused.deliberation", 1), ("outcome.refused.enforcement_file", 1), ("outcome.unavailable.not_held", 31)),
            *(("outcome.unavailable.not_ready_made", 1), ("outcome.not_processed.petition", 1), ("outcome.total", 95)),
        )
    },
    **{
        f"disputes/cases/{column}": count
        for column, count in (
            *(("review.upheld", 1), ("review.corrected", 1), ("review.total", 2)),
            *(("litigation.direct.upheld", 1), ("litigation.direct.total", 1)),
            *(("litigation.after_review.upheld", 2), ("litigation.after_review.other", 1), ("litigation.after_review.total", 3)),
        )
    },
}


def _needs(name: str) -> None:
    if name not in {each.name for each in readers()}:
        pytest.skip(f"the reader of {name} is not installed")


class TestFiles:
    def test_the_text_of_a_torn_report_is_read_whole(self) -> None:
        """
        西安市公安局 2020 as text: all 198 figures, no error, and a note of every anomaly that a reader can see.
        """
        _needs("text")

        found = read(Path(SAMPLES or "") / "xian-psb-2020.txt")

        assert (found.report.figures, found.report.written) == (EXAMPLE.figures, EXAMPLE.written)
        findings = validate(found.report, source=found.structure)
        assert findings.errors == ()
        assert {each.rule.code for each in findings.items} == {"S-PARTS", "S-CITE", "S-SECTION"}
        said = [note.message() for note in found.notes]
        assert {note.code for note in found.notes} == {"moved", "dropped", "joined", "wording", "heading"}
        assert "“第二十条第（一）项”不在表格规定的位置。" in said
        assert "“总计”不在表格规定的位置。" in said
        assert "“四、结转下年度继续办理”不在表格规定的位置。" in said
        assert "“行政复议 行政诉讼”不在表格规定的位置。" in said
        assert "“三、（一）予以公开”按“（一）予以公开”读取。" in said
        assert "表三分为 2 块，合并读取。" in said
        assert "表格没有“六、下步工作措施”这一部分，留在上一部分。" in said

    def test_a_published_pdf_has_the_figures_in_print(self) -> None:
        """
        淮安市人民政府 2024: each figure as it stands in print, from a PDF of several pages, without a note.
        """
        _needs("pdf")

        found = read(Path(SAMPLES or "") / "pdf" / "huaian-2024.pdf")

        assert found.report.figures == published("huaian-2024").figures
        assert found.notes == ()

    def test_the_prose_of_a_published_pdf_agrees_with_its_tables(self) -> None:
        """
        淮安市人民政府 2024 states 13 figures of the tables in its prose, all as they stand in the tables.
        """
        _needs("pdf")
        found = read(Path(SAMPLES or "") / "pdf" / "huaian-2024.pdf")

        (ran,) = [each for each in validate(found.report, source=found.structure).ran if each.rule.code == "N-FIGURE"]

        assert (ran.holds, ran.violated) == (13, 0)

    def test_a_pdf_in_a_mixed_form_has_the_figures_in_print(self) -> None:
        """
        淮安市洪泽区人民政府 2024: one row for （六）其他处理, all zero, and a label that lost its characters.
        """
        _needs("pdf")

        found = read(Path(SAMPLES or "") / "pdf" / "hongze-2024.pdf")

        assert {str(cell): found.report[cell] for cell in found.report.template.cells if found.report[cell] != 0} == HONGZE
        assert {note.code for note in found.notes} == {"near", "dropped", "unsplit"}

    def test_the_blank_form_is_blank(self) -> None:
        """
        The official form as it is circulated has every row and head, and no figure.
        """
        _needs("docx")
        file = Path(SAMPLES or "") / "docx" / "blank-form-2021.docx"

        found = read(file, agency="某局", year=2024)

        assert set(found.report.figures) == {Blank.EMPTY}
        assert [note for note in found.notes if note.code == "missing"] == []
        with pytest.raises(UnreadableFile, match=r"机关名称|agency"):
            read(file)
