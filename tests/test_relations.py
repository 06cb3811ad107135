"""
What must agree with what, as the national forms say.
"""

from collections import Counter

import pytest
from hypothesis import given

from govreport.cells import Cell
from govreport.figures import Blank, Unread
from govreport.relations import Constraint, Ground, Severity, Sign, constraints_of, successions_of
from govreport.report import Report
from govreport.template import Template
from govreport.templates import load_template
from tests.strategies import balanced_reports, templates

LEAF_COLUMNS = ("natural", "legal.business", "legal.research", "legal.welfare", "legal.law", "legal.other")


def holds(report: Report, constraint: Constraint) -> bool:
    """
    Return whether both sides agree, added up by hand.
    """
    sides = [0, 0]
    for side, cells in enumerate((constraint.left, constraint.right)):
        for cell in cells:
            figure = report[cell]
            assert isinstance(figure, int)
            sides[side] += figure
    return sides[0] == sides[1] if constraint.relation.sign is Sign.EQUAL else sides[0] >= sides[1]


class TestConstraints:
    @pytest.mark.parametrize(
        ("form", "counts"),
        [
            (
                "cn-2019",
                {
                    "A-BALANCE": 7,
                    "A-APPLICANTS": 23,
                    "A-OUTCOMES": 7,
                    "R-REVIEW": 1,
                    "R-DIRECT": 1,
                    "R-AFTER": 1,
                    "D-STOCK": 2,
                    "D-ITEMS": 5,
                },
            ),
            ("cn-2021", {"A-BALANCE": 7, "A-APPLICANTS": 25, "A-OUTCOMES": 7, "R-REVIEW": 1, "R-DIRECT": 1, "R-AFTER": 1}),
        ],
    )
    def test_each_relation_is_tried_on_its_lines(self, form: str, counts: dict[str, int]) -> None:
        """
        The relations of both forms are tried as often as the catalogue of rules says.
        """
        template = load_template(form)

        assert Counter(each.relation.id for each in template.constraints) == counts

    def test_the_order_is_that_of_the_form(self) -> None:
        """
        Constraints come relation by relation, and along the form within each.
        """
        constraints = load_template("cn-2021").constraints

        assert [each.line.id for each in constraints[:7]] == [*LEAF_COLUMNS, "total"]
        assert [each.line.id for each in constraints[7:10]] == ["received", "carried_in", "outcome.granted"]

    def test_the_balance_of_a_column(self) -> None:
        """
        第一项加第二项之和，等于第三项加第四项之和: received and carried in are the total and what is carried out.
        """
        balance = load_template("cn-2021").constraints[0]

        assert balance.left == (Cell("applications", "received", "natural"), Cell("applications", "carried_in", "natural"))
        assert balance.right == (Cell("applications", "outcome.total", "natural"), Cell("applications", "carried_out", "natural"))
        assert (balance.relation.severity, balance.relation.ground, balance.relation.sign) == (Severity.ERROR, Ground.FORM, Sign.EQUAL)
        assert balance.relation.quote == "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和"

    @pytest.mark.parametrize(("form", "parts"), [("cn-2019", 19), ("cn-2021", 21)])
    def test_the_outcomes_of_a_column(self, form: str, parts: int) -> None:
        """
        Every row of outcomes but the total itself is a part of （七）总计, once.
        """
        template = load_template(form)

        constraint = next(each for each in template.constraints if each.relation.id == "A-OUTCOMES" and each.line.id == "total")

        rows = [cell.row for cell in template.cells if cell.column == "total" and cell.row.startswith("outcome.")]
        assert [cell.row for cell in constraint.left] == [row for row in rows if row != "outcome.total"]
        assert [cell.row for cell in constraint.right] == ["outcome.total"]
        assert len(constraint.left) == parts

    def test_the_applicants_of_a_row(self) -> None:
        """
        Natural persons and the five kinds of organisation make the total.
        """
        constraint = next(each for each in load_template("cn-2019").constraints if each.relation.id == "A-APPLICANTS")

        assert tuple(cell.column for cell in constraint.left) == LEAF_COLUMNS
        assert [cell.column for cell in constraint.right] == ["total"]

    def test_a_relation_passes_over_lines_without_its_columns(self) -> None:
        """
        What is said of items is tried only where items are counted: not on rules, nor on procurement.
        """
        template = load_template("cn-2019")

        tried = [each.line.id for each in template.constraints if each.relation.id == "D-ITEMS"]

        assert tried == ["licensing", "other_services", "penalties", "coercion", "fees"]

    @given(templates())
    def test_constraints_are_of_cells_of_the_form(self, template: Template) -> None:
        """
        Every constraint names cells that the form has, each once.
        """
        for each in template.constraints:
            cells = (*each.left, *each.right)

            assert all(template.has(cell) for cell in cells)
            assert len(set(cells)) == len(cells)

    @given(templates())
    def test_they_are_those_of_each_relation(self, template: Template) -> None:
        """
        A form's constraints are its relations' constraints, one after another.
        """
        found = tuple(each for relation in template.relations for each in constraints_of(relation, template.table(relation.table)))

        assert found == template.constraints


class TestSuccessions:
    @pytest.mark.parametrize(("form", "counts"), [("cn-2019", {"C-CARRY": 7, "C-ITEMS": 5}), ("cn-2021", {"C-CARRY": 7, "C-STOCK": 2})])
    def test_each_continuity_is_tried_on_its_lines(self, form: str, counts: dict[str, int]) -> None:
        """
        What must follow from last year is tried on each column of applicants, or on each row that has all it names.
        """
        template = load_template(form)

        assert Counter(each.continuity.id for each in template.successions) == counts

    def test_what_was_carried_over(self) -> None:
        """
        Last year's 结转下年度 is this year's 上年结转, an error on the total alone.
        """
        carried = load_template("cn-2021").successions[6]

        assert carried.line.id == "total"
        assert (carried.previous, carried.left) == ((Cell("applications", "carried_out", "total"),), ())
        assert carried.right == (Cell("applications", "carried_in", "total"),)
        assert (carried.continuity.severity, carried.continuity.strict) == (Severity.WARNING, ("total",))

    def test_the_stock_of_rules(self) -> None:
        """
        Last year's stock and what was issued are what was repealed and this year's stock.
        """
        stock = load_template("cn-2021").successions[7]

        assert [cell.column for cell in (*stock.previous, *stock.left)] == ["in_force", "issued"]
        assert [cell.column for cell in stock.right] == ["repealed", "in_force"]
        assert {cell.row for cell in (*stock.previous, *stock.left, *stock.right)} == {"rules"}

    def test_a_continuity_passes_over_lines_without_its_columns(self) -> None:
        """
        Items of last year are tried where items are counted.
        """
        tried = [each.line.id for each in load_template("cn-2019").successions if each.continuity.id == "C-ITEMS"]

        assert tried == ["licensing", "other_services", "penalties", "coercion", "fees"]

    @given(templates())
    def test_they_are_those_of_each_continuity(self, template: Template) -> None:
        """
        A form's successions are its continuities', one after another.
        """
        found = tuple(each for continuity in template.continuities for each in successions_of(continuity, template.table(continuity.table)))

        assert found == template.successions


class TestBalancedReports:
    """
    The reports that other tests rely on do satisfy every relation.
    """

    @given(balanced_reports())
    def test_every_relation_holds(self, report: Report) -> None:
        """
        Both sides agree on every line.
        """
        failing = [each for each in report.template.constraints if not holds(report, each)]

        assert failing == []

    @given(balanced_reports())
    def test_every_figure_is_a_number(self, report: Report) -> None:
        """
        They are full, and nothing but a change is below zero.
        """
        numbers = [figure for figure in report.figures if not isinstance(figure, Blank | Unread)]

        assert len(numbers) == len(report.template.cells)
        assert all(figure >= 0 or cell.column == "items_change" for cell, figure in zip(report.template.cells, numbers, strict=True))
