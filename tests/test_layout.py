"""
Any value as a document: nothing lost, spans that tile, checks that point at the right figures.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from govreport.comparison import compare
from govreport.document import CellKind, Document, Grid, Heading, Paragraph, Picture, Role
from govreport.figures import plain
from govreport.layout import document_of
from govreport.layout.changes import percent, signed
from govreport.publishing import load
from govreport.report import Report
from govreport.validation import validate
from tests.strategies import balanced_reports, reports

EXAMPLES: Final = Path(__file__).parent.parent / "examples"


def words(document: Document) -> list[str]:
    """
    Return every text of a document in order.
    """
    found = [document.title]
    for block in document.blocks:
        match block:
            case Heading(text) | Paragraph(text):
                found.append(text)
            case Grid():
                found += [placed.cell.text for placed in block.placed()]
            case Picture(alt=alt):
                found.append(alt)
    return found


def tables(document: Document, report: Report) -> list[Grid]:
    """
    Return the grids of the form's tables.
    """
    captions = {report.template.section(table.section).label for table in report.template.tables}
    return [block for block in document.blocks if isinstance(block, Grid) and block.caption in captions]


class TestReport:
    @given(report=reports())
    def test_no_figure_is_lost(self, report: Report) -> None:
        """
        Every figure stands in its table exactly as it was written, in the order of the form.
        """
        document = document_of(evolve(report, prose=()))

        figures = [
            placed.cell.text
            for block in document.blocks
            if isinstance(block, Grid)
            for placed in block.placed()
            if placed.cell.kind is CellKind.FIGURE
        ]
        assert figures == [report.text(cell) for cell in report.template.cells]

    @given(report=reports())
    def test_no_word_is_lost(self, report: Report) -> None:
        """
        All prose stands in the document, in order.
        """
        blocks = document_of(report).blocks

        prose = [block for each in report.prose for block in each.blocks]
        places = iter(blocks)
        assert all(any(block is found for found in places) for block in prose)

    @given(report=balanced_reports())
    def test_checks_point_at_sums_that_agree(self, report: Report) -> None:
        """
        In a report whose sums hold, both sides of every check of a grid add up to the same.
        """
        grids = tables(document_of(report), report)

        assert sum(len(grid.checks) for grid in grids) == sum(each.relation.sign.value == "=" for each in report.template.constraints)
        for grid in grids:
            matrix = grid.matrix()
            for check in grid.checks:
                left, right = (sum(int(matrix[row][column].text) for row, column in side) for side in (check.left, check.right))
                assert left == right

    def test_who_signs_and_when(self) -> None:
        """
        A report whose day is known closes with agency and day.
        """
        report = load(EXAMPLES / "huaian-2024.json")

        closing = document_of(evolve(report, published=date(2025, 3, 20))).blocks[-2:]

        assert closing == (Paragraph("淮安市", Role.CLOSING), Paragraph("2025年3月20日", Role.CLOSING))
        assert not any(isinstance(block, Paragraph) and block.role is Role.CLOSING for block in document_of(report).blocks)

    def test_in_english(self) -> None:
        """
        Labels and heads come in English; prose and agency stay.
        """
        document = document_of(load(EXAMPLES / "huaian-2024.json"), "en")

        said = words(document)
        assert document.language == "en"
        assert "1. Overview" in said
        assert "Natural persons" in said
        assert "自然人" not in said
        assert any("制发规章1件" in text for text in said)


class TestSheets:
    @given(report=reports())
    def test_every_finding_is_said(self, report: Report) -> None:
        """
        The sheet has each finding's rule and words, and each rule that ran.
        """
        findings = validate(report)

        said = words(document_of(findings))

        assert all(any(each.message() in text for text in said) and any(each.rule.code in text for text in said) for each in findings.items)
        assert all(each.rule.code in said for each in findings.ran)

    def test_a_clean_sheet(self) -> None:
        """
        A sheet without findings has the counts alone, and names what was skipped.
        """
        document = document_of(validate(load(EXAMPLES / "huaian-2024.json")))

        assert [block.text for block in document.blocks if isinstance(block, Heading)] == ["校验范围"]
        assert "未校验 C-CARRY、C-STOCK、C-JUMP、C-COPY、N-GROWTH：未提供上年报告。" in words(document)

    @given(before=reports(), after=reports())
    def test_every_change_is_said(self, before: Report, after: Report) -> None:
        """
        The sheet has both figures of each change, its difference and its reason.
        """
        changes = compare(before, after)

        said = words(document_of(changes))

        for each in changes.changed:
            template = (after if after.template.has(each.cell) else before).template
            measure = template.measure(template.place(each.cell))
            for figure in (each.before, each.after):
                assert figure is None or plain(figure, measure) in said
            assert signed(each.difference) in said
            assert each.reason is None or any(each.reason.zh in text for text in said)

    def test_nothing_changed(self) -> None:
        """
        Two equal reports give one sentence and no table.
        """
        report = load(EXAMPLES / "huaian-2024.json")

        document = document_of(compare(report, report))

        assert "两年各项数据相同。" in words(document)
        assert not any(isinstance(block, Grid) for block in document.blocks)

    def test_two_agencies_are_both_named(self) -> None:
        """
        A comparison of two agencies says so in its title.
        """
        changes = compare(Report.of("甲局", 2021), Report.of("乙局", 2021))

        assert document_of(changes).title.startswith("甲局与乙局")

    @pytest.mark.parametrize("ratio", ["0.010812", "-0.75", "0", "2.333333", "-1", "12345.678901"])
    def test_rates_have_a_sign_and_two_decimals(self, ratio: str) -> None:
        """
        A rate is printed as a percentage of two decimals with its sign.
        """
        said = percent(Decimal(ratio))

        assert said == {"0.010812": "+1.08%", "-0.75": "-75.00%", "0": "0.00%", "2.333333": "+233.33%", "-1": "-100.00%"}.get(
            ratio, "+1234567.89%"
        )

    @given(st.integers(-(10**9), 10**9))
    def test_differences_have_a_sign(self, number: int) -> None:
        """
        A difference is printed with its sign.
        """
        assert int(signed(number)) == number
        assert signed(number).startswith(("+", "-", "0"))

    def test_a_document_is_one_already(self) -> None:
        """
        What is laid out stays as it is.
        """
        document = Document(title="", blocks=())

        assert document_of(document) is document


class TestWords:
    def test_words_of_two_years_stand_beside_each_other(self) -> None:
        """
        What went on the left, what came on the right; sections that changed in numbers alone are only named.
        """
        before = Report.of("某局", 2023).write("overview", "公开12条。").write("problems", "解读少。人手少。")
        after = Report.of("某局", 2024).write("overview", "公开15条。").write("problems", "解读少。培训少。")

        said = words(document_of(compare(before, after)))

        assert said[said.index("相同文字") + 2 :][:6] == [
            *("总体情况", "83.33%", "除数字外未改动（内容雷同）"),
            *("存在的主要问题及改进情况", "75.00%", "删去 4 字，新写 4 字"),
        ]
        assert said[-4:] == ["2023 年", "2024 年", "人手少。", "培训少。"]

    def test_the_same_words_are_one_sentence(self) -> None:
        """
        Where nothing was changed there is no table of it.
        """
        report = Report.of("某局", 2024).write("overview", "公开12条。")

        assert words(document_of(compare(report, report)))[-2:] == ["文字对照", "两年文字完全相同。"]
