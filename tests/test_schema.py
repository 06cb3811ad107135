"""
The JSON Schema: what it takes and refuses, beside what ``loads`` takes and refuses.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve
from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker

from govreport.codec import dumps, loads, schema
from govreport.errors import GovReportError
from govreport.figures import Kind
from govreport.report import Report
from govreport.tables import leaves
from govreport.templates import load_template
from tests.strategies import reports
from tests.test_codec import FULL, WRONGS, Wrong, mutants

EXAMPLES: Final = sorted((Path(__file__).parent.parent / "examples").glob("*.json"))
VALIDATOR: Final = Draft202012Validator(schema(), format_checker=FormatChecker())


class TestSchema:
    def test_it_is_a_schema(self) -> None:
        """
        It is a schema of draft 2020-12 that can be written as JSON.
        """
        found = json.loads(json.dumps(schema()))

        Draft202012Validator.check_schema(found)
        assert found == schema()

    def test_each_figure_is_described(self) -> None:
        """
        Every cell of every form has its own place, named by the form's labels, and says whether it holds a count or an amount.
        """
        thens = [each["then"]["properties"]["figures"] for each in _all_of(schema())]

        for form, figures in zip(map(load_template, ("cn-2019", "cn-2021")), thens, strict=True):
            found = list(_described(figures))
            columns = [
                column for table in form.tables for part in table.parts for _ in leaves(part.rows) for column in leaves(part.columns)
            ]
            assert [cell for cell, _, _ in found] == [str(cell) for cell in form.cells]
            assert [title for _, title, _ in found] == [column.label for column in columns]
            assert [kind.endswith("amount") for _, _, kind in found] == [column.measure.kind is Kind.AMOUNT for column in columns]

    def test_forms_of_ones_own(self) -> None:
        """
        A schema of other forms takes reports on these and no others.
        """
        form = evolve(load_template("cn-2021"), id="xx-2021")
        validator = Draft202012Validator(schema([form]))

        assert validator.is_valid(json.loads(dumps(Report.of("某局", 2021, template=form))))
        assert not validator.is_valid(json.loads(dumps(Report.of("某局", 2021))))


class TestTaken:
    @pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: str(path.stem))
    def test_examples(self, example: Path) -> None:
        """
        Every example is valid.
        """
        VALIDATOR.validate(json.loads(example.read_text(encoding="utf-8")))

    def test_something_of_everything(self) -> None:
        """
        A report with every kind of figure, text and block is valid.
        """
        VALIDATOR.validate(json.loads(dumps(FULL)))

    @given(reports())
    def test_any_report(self, report: Report) -> None:
        """
        Every report, written, is valid.
        """
        VALIDATOR.validate(json.loads(dumps(report)))


class TestRefused:
    @pytest.mark.parametrize("wrong", [each for each in WRONGS if each.shape], ids=str)
    def test_a_wrong_shape(self, wrong: Wrong) -> None:
        """
        Where the shape alone is wrong, the schema says so too.
        """
        found = json.loads(json.dumps(wrong.tree()))

        assert not VALIDATOR.is_valid(found)

    @pytest.mark.parametrize("wrong", [each for each in WRONGS if not each.shape], ids=str)
    def test_what_no_schema_can_say(self, wrong: Wrong) -> None:
        """
        Faults of meaning are left to ``loads``: should the schema learn to say one, this list is to say so.
        """
        found = json.loads(json.dumps(wrong.tree()))

        assert VALIDATOR.is_valid(found)

    @given(mutants())
    def test_what_it_refuses_is_refused(self, tree: dict[str, Any]) -> None:
        """
        Whatever was changed: what ``loads`` takes is valid, so another system may rely on the schema.
        """
        text = json.dumps(tree)
        try:
            loads(text)
        except GovReportError:
            return

        VALIDATOR.validate(json.loads(text))


def _all_of(found: Any) -> list[Any]:
    forms: list[Any] = found["allOf"]
    return forms


def _described(figures: Any) -> Iterator[tuple[str, str, str]]:
    for table, rows in figures["properties"].items():
        for row, columns in rows["properties"].items():
            for column, said in columns["properties"].items():
                yield f"{table}/{row}/{column}", said["title"], said["$ref"]
