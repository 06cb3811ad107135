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
from govreport.publishing import load
from govreport.report import Report
from govreport.tables import Axis, leaves
from govreport.template import Template
from govreport.templates import load_template
from govreport.validation import Verdict, validate
from govreport.validation.gaps import V_BLANK

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
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
