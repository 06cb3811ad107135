"""
A form as a value.
"""

import os
import pickle
import subprocess
import sys
from typing import Final

import pytest
from attrs import evolve
from hypothesis import given

from govreport.cells import Cell
from govreport.errors import MalformedAddress, UnknownCell, UnknownSection, UnknownTable
from govreport.figures import Kind, Measure
from govreport.tables import Axis
from govreport.template import Template
from govreport.templates import load_template
from tests.strategies import templates

FORM: Final = load_template("cn-2021")


class TestPlace:
    @given(templates())
    def test_places_are_the_order_of_cells(self, template: Template) -> None:
        """
        The place of a cell, or of its written address, is where it stands among the cells.
        """
        places = [template.place(cell) for cell in template.cells]

        assert places == list(range(len(template.cells)))
        assert places == [template.place(str(cell)) for cell in template.cells]
        assert len(set(template.cells)) == len(template.cells)

    @pytest.mark.parametrize(
        ("address", "nearest"),
        [
            ("applications/recieved/natural", "applications/received/natural"),
            ("application/received/natural", "applications/received/natural"),
            ("applications/outcome.granted/total", None),
            ("disputes/cases/review.upheld.total", "disputes/cases/review.upheld"),
            ("applications/outcome/natural", "applications/outcome.total/natural"),
            ("applications/received/legal", "applications/received/legal.law"),
        ],
    )
    def test_a_wrong_address_names_near_ones(self, address: str, nearest: str | None) -> None:
        """
        An address of no cell is refused with addresses that look like it; groups are no cells.
        """
        if nearest is None:
            assert FORM.cells[FORM.place(address)] == Cell.parse(address)
        else:
            with pytest.raises(UnknownCell) as caught:
                FORM.place(address)

            assert (caught.value.address, caught.value.template) == (address, "cn-2021")
            assert nearest in caught.value.near
            assert len(caught.value.near) <= 3

    def test_an_address_like_no_other(self) -> None:
        """
        Where nothing is near, nothing is named.
        """
        with pytest.raises(UnknownCell) as caught:
            FORM.place(Cell("甲", "乙", "丙"))

        assert (caught.value.address, caught.value.near) == ("甲/乙/丙", ())

    def test_a_text_that_is_no_address(self) -> None:
        """
        A text that is no address is told apart from an address of no cell.
        """
        with pytest.raises(MalformedAddress):
            FORM.place("applications")

    def test_a_form_has_cells_of_its_own(self) -> None:
        """
        The forms share some cells and not others.
        """
        older = load_template("cn-2019")

        assert (FORM.has(Cell("disclosure", "rules", "in_force")), older.has(Cell("disclosure", "rules", "in_force"))) == (True, False)
        assert (FORM.has(Cell("disclosure", "rules", "made")), older.has(Cell("disclosure", "rules", "made"))) == (False, True)


class TestMeasure:
    @pytest.mark.parametrize(
        ("form", "address", "measure"),
        [
            ("cn-2021", "applications/received/natural", Measure()),
            ("cn-2021", "disclosure/fees/charged", Measure(kind=Kind.AMOUNT, unit="万元")),
            ("cn-2021", "disclosure/licensing/decisions", Measure()),
            ("cn-2019", "disclosure/fees/items_change", Measure(kind=Kind.CHANGE, unit="项")),
            ("cn-2019", "disclosure/procurement/projects", Measure(unit="项")),
            ("cn-2019", "disclosure/procurement/spent", Measure(kind=Kind.AMOUNT, unit="元", unit_in_cell=True)),
        ],
    )
    def test_a_figure_measures_what_its_column_says(self, form: str, address: str, measure: Measure) -> None:
        """
        The measure of a figure is that of its column, even where a part has one column alone.
        """
        template = load_template(form)

        assert template.measure(template.place(address)) == measure


class TestSections:
    @given(templates())
    def test_the_six_sections(self, template: Template) -> None:
        """
        Both forms have the six sections of the notice, numbered in Chinese.
        """
        headings = [template.heading(section) for section in template.sections]

        assert headings == [
            "一、总体情况",
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况",
            "四、政府信息公开行政复议、行政诉讼情况",
            "五、存在的主要问题及改进情况",
            "六、其他需要报告的事项",
        ]

    def test_a_heading_in_english(self) -> None:
        """
        In English a section has an Arabic number.
        """
        assert FORM.heading(FORM.section("other"), "en") == "6. Other matters to report"

    def test_a_section_by_its_id(self) -> None:
        """
        A section is found by its id.
        """
        assert FORM.section("disputes").label == "政府信息公开行政复议、行政诉讼情况"

    @pytest.mark.parametrize("name", ["总体情况", "", "preamble", "Overview"])
    def test_an_unknown_section_names_the_known_ones(self, name: str) -> None:
        """
        A name that is no id is refused, with the ids that there are.
        """
        with pytest.raises(UnknownSection) as caught:
            FORM.section(name)

        assert (caught.value.section, caught.value.template) == (name, "cn-2021")
        assert caught.value.known == ("preamble", "overview", "disclosure", "applications", "disputes", "problems", "other")


class TestLabels:
    @pytest.mark.parametrize(
        ("address", "axis", "labels"),
        [
            ("applications/outcome.refused.inquiry/legal.law", Axis.ROW, ("三、本年度办理结果", "（三）不予公开", "8.属于行政查询事项")),
            ("applications/outcome.refused.inquiry/legal.law", Axis.COLUMN, ("法人或其他组织", "法律服务机构")),
            ("applications/received/total", Axis.ROW, ("一、本年新收政府信息公开申请数量",)),
            ("disputes/cases/litigation.direct.pending", Axis.ROW, ()),
            ("disputes/cases/litigation.direct.pending", Axis.COLUMN, ("行政诉讼", "未经复议直接起诉", "尚未审结")),
        ],
    )
    def test_the_labels_that_lead_to_a_cell(self, address: str, axis: Axis, labels: tuple[str, ...]) -> None:
        """
        A cell is reached over its groups; the only row of table 四 has no label.
        """
        assert FORM.labels(Cell.parse(address), axis) == labels

    def test_labels_in_english(self) -> None:
        """
        The same labels in English.
        """
        assert FORM.labels(Cell("disputes", "cases", "review.pending"), Axis.COLUMN, "en") == ("Administrative review", "Pending")

    @pytest.mark.parametrize("cell", [Cell("elsewhere", "received", "total"), Cell("applications", "elsewhere", "total")])
    def test_a_cell_of_no_form_is_refused(self, cell: Cell) -> None:
        """
        Labels of a cell that the form does not have are refused as any wrong address is.
        """
        with pytest.raises(UnknownCell):
            FORM.labels(cell, Axis.ROW)


class TestTables:
    def test_a_table_by_its_id(self) -> None:
        """
        The three tables are found by their ids.
        """
        assert [FORM.table(name).label for name in ("disclosure", "applications", "disputes")] == ["表二", "表三", "表四"]

    def test_an_unknown_table_is_refused(self) -> None:
        """
        A table that is not there is refused, with those that are.
        """
        with pytest.raises(UnknownTable) as caught:
            FORM.table("elsewhere")

        assert (caught.value.table, caught.value.template) == ("elsewhere", "cn-2021")
        assert caught.value.known == ("disclosure", "applications", "disputes")


class TestServes:
    @pytest.mark.parametrize(("form", "years"), [("cn-2019", {2019, 2020}), ("cn-2021", {2021, 2022, 2025, 2100})])
    def test_a_form_serves_its_years(self, form: str, years: set[int]) -> None:
        """
        A form serves from its first year to its last, or without end.
        """
        template = load_template(form)

        assert {year for year in (1, 2018, 2019, 2020, 2021, 2022, 2025, 2100) if template.serves(year)} == years


class TestTemplate:
    @given(templates())
    def test_it_is_a_value(self, template: Template) -> None:
        """
        A form survives pickling; the copy is equal, hashes alike and finds its cells.
        """
        hash(template)

        copy = pickle.loads(pickle.dumps(template))  # noqa: S301 - our own bytes

        assert copy == template
        assert hash(copy) == hash(template)
        assert copy.place("disputes/cases/review.total") == template.place("disputes/cases/review.total")

    @given(templates())
    def test_forms_differ_by_what_they_say(self, template: Template) -> None:
        """
        A form with another id, name or year is another form.
        """
        others = {evolve(template, id="cn-1"), evolve(template, label="别的"), evolve(template, first_year=2018)}

        assert len(others) == 3
        assert template not in others

    def test_its_hash_is_that_of_its_process(self) -> None:
        """
        A form pickled in one process hashes like the form loaded in another, whatever the seed of hashes.
        """
        hash(FORM)
        script = (
            "import pickle, sys; from govreport.templates import load_template;"
            "copy = pickle.load(sys.stdin.buffer); print(hash(copy) == hash(load_template('cn-2021')), {load_template('cn-2021'): 1}[copy])"
        )
        environment = os.environ | {"PYTHONHASHSEED": "4711", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}

        done = subprocess.run([sys.executable, "-c", script], input=pickle.dumps(FORM), capture_output=True, check=True, env=environment)

        assert done.stdout.split() == [b"True", b"1"]
