"""
Cells and lines as people call them.
"""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.cells import Cell
from govreport.labels import cell_name, cells_named, line_label, line_name, listed
from govreport.tables import Axis
from govreport.template import Template
from govreport.templates import load_template
from govreport.wording import Language, Wording
from tests.strategies import templates, texts

FORM: Final = load_template("cn-2021")
ROWS: Final = ("received", "carried_in", "outcome.granted", "outcome.other.other", "outcome.total")
COLUMNS: Final = ("natural", "legal.business", "legal.research", "legal.welfare", "legal.law", "legal.other", "total")


def applications(row: str, *columns: str) -> list[Cell]:
    """
    Return cells of one row of table 三.
    """
    return [Cell("applications", row, column) for column in columns]


class TestLine:
    @pytest.mark.parametrize(
        ("cell", "axis", "zh", "en"),
        [
            ("applications/received/natural", Axis.COLUMN, "表三“自然人”", "Table 3, 'Natural persons'"),
            (
                "applications/received/natural",
                Axis.ROW,
                "表三“一、本年新收政府信息公开申请数量”",
                "Table 3, '1. Applications received this year'",
            ),
            ("applications/outcome.granted/total", Axis.ROW, "表三“（一）予以公开”", "Table 3, '(1) Granted'"),
            ("applications/received/legal.other", Axis.COLUMN, "表三“其他”", "Table 3, 'Others'"),
            ("applications/outcome.other.other/total", Axis.ROW, "表三“3.其他”", "Table 3, '3. Other'"),
            ("disputes/cases/review.total", Axis.COLUMN, "表四“行政复议/总计”", "Table 4, 'Administrative review/Total'"),
            (
                "disputes/cases/litigation.direct.upheld",
                Axis.COLUMN,
                "表四“未经复议直接起诉/结果维持”",
                "Table 4, 'Sued without review/Upheld'",
            ),
            ("disputes/cases/litigation.direct.upheld", Axis.ROW, "表四", "Table 4"),
            ("disclosure/fees/charged", Axis.ROW, "表二“行政事业性收费”", "Table 2, 'Administrative fees'"),
        ],
    )
    def test_with_its_table(self, cell: str, axis: Axis, zh: str, en: str) -> None:
        """
        A row or column is called by table and label, with a group before it only where the label alone names several.
        """
        name = line_name(FORM, Cell.parse(cell), axis)

        assert (name.zh, name.en) == (zh, en)

    @given(templates(), st.sampled_from(Axis), st.sampled_from(["zh", "en"]))
    def test_no_two_lines_are_called_the_same(self, template: Template, axis: Axis, language: Language) -> None:
        """
        Within a table every line's label is its own, in both languages.
        """
        for table in template.tables:
            labels = {
                (cell.row if axis is Axis.ROW else cell.column): line_label(template, cell, axis).say(language) for cell in table.cells()
            }

            assert len(set(labels.values())) == len(labels)


class TestCell:
    @pytest.mark.parametrize(
        ("cell", "zh", "en"),
        [
            ("applications/outcome.granted/total", "表三“（一）予以公开·总计”", "Table 3, '(1) Granted · Total'"),
            ("disputes/cases/review.pending", "表四“行政复议/尚未审结”", "Table 4, 'Administrative review/Pending'"),
            ("disclosure/rules/in_force", "表二“规章·现行有效件数”", "Table 2, 'Rules (规章) · In force at year's end'"),
        ],
    )
    def test_by_row_and_column(self, cell: str, zh: str, en: str) -> None:
        """
        A cell is called by its table, row and column.
        """
        name = cell_name(FORM, Cell.parse(cell))

        assert (name.zh, name.en) == (zh, en)

    @given(templates(), st.sampled_from(["zh", "en"]))
    def test_no_two_cells_are_called_the_same(self, template: Template, language: Language) -> None:
        """
        A finding that names a cell names no other.
        """
        names = {cell_name(template, cell).say(language) for cell in template.cells}

        assert len(names) == len(template.cells)


class TestSeveral:
    def test_a_few_are_named_one_by_one(self) -> None:
        """
        Up to six cells are named one by one.
        """
        name = cells_named(FORM, applications("received", *COLUMNS[:2]))

        assert name.zh == "一、本年新收政府信息公开申请数量·自然人、一、本年新收政府信息公开申请数量·商业企业"
        assert name.en == "1. Applications received this year · Natural persons, 1. Applications received this year · Businesses"

    def test_many_of_one_row_go_by_their_columns(self) -> None:
        """
        More of one row are named by their columns, cut after six and counted.
        """
        name = cells_named(FORM, applications("received", *COLUMNS))

        assert name.zh == "自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他等 7 项"
        assert name.en == "Natural persons, Businesses, Research bodies, Public welfare bodies, Legal services, Others and 1 more"

    def test_many_of_several_rows_go_by_their_rows(self) -> None:
        """
        More of several rows are named by their rows, each with its count.
        """
        name = cells_named(FORM, [*applications("received", *COLUMNS), *applications("outcome.granted", "total")])

        assert name.zh == "一、本年新收政府信息公开申请数量（7 处）、（一）予以公开（1 处）"
        assert name.en == "1. Applications received this year (7), (1) Granted (1)"

    @given(st.lists(st.builds(Wording, texts(min_size=1), texts(min_size=1)), min_size=1, max_size=9))
    def test_a_list_names_six_at_most(self, names: list[Wording]) -> None:
        """
        The first six stand in the list, whatever signs they are made of; the rest is counted.
        """
        name = listed(names)

        assert name.zh == "、".join(each.zh for each in names[:6]) + (f"等 {len(names)} 项" if len(names) > 6 else "")
        assert name.en == ", ".join(each.en for each in names[:6]) + (f" and {len(names) - 6} more" if len(names) > 6 else "")
