"""
A relation tried on all its lines at once gives what it gives on each line by itself.
"""

from collections.abc import Sequence
from typing import Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from govreport.figures import Blank
from govreport.relations import Constraint, Relation, Severity, Sign
from govreport.report import Report
from govreport.tables import Axis
from govreport.template import Template
from govreport.templates import load_template
from govreport.validation import Findings, validate
from govreport.wording import Wording

FORM: Final = load_template("cn-2021")


def form_with(left: Sequence[str], right: Sequence[str], sign: Sign = Sign.EQUAL, each: Axis = Axis.ROW) -> Template:
    """
    Return the form with one relation of table 三 alone.
    """
    relation = Relation(
        id="A-ONE",
        table="applications",
        each=each,
        left=tuple(left),
        right=tuple(right),
        sign=sign,
        severity=Severity.ERROR,
        ground=FORM.relations[0].ground,
        rule=Wording("一", "one"),
        finding=Wording("{line} {left} {right} {difference}", "{line} {left} {right} {difference}"),
    )
    return evolve(FORM, relations=(relation,), continuities=(), bridges=())


#: Sides that stand side by side, at even distances, at uneven distances and in no order; one line and many.
FORMS: Final = {
    "beside": form_with(["natural", "legal.*"], ["total"]),
    "below": form_with(["received", "carried_in"], ["outcome.total", "carried_out"], each=Axis.COLUMN),
    "uneven": form_with(["natural", "legal.business", "legal.law"], ["total"]),
    "backwards": form_with(["total"], ["legal.law", "natural"]),
    "at least": form_with(["total"], ["natural", "legal.law"], Sign.AT_LEAST),
    "at least, even": form_with(["total"], ["natural"], Sign.AT_LEAST),
    "nothing": form_with(["natural"], []),
}


def tried(report: Report) -> Findings:
    """
    Return what comes of the one relation.
    """
    return validate(report, only=["A-ONE"])


def difference(report: Report, line: Constraint) -> int:
    """
    Return how far apart two sides of whole numbers are.
    """
    left, right = (sum(figure for cell in cells if isinstance(figure := report[cell], int)) for cells in (line.left, line.right))
    return left - right


def holds(report: Report, line: Constraint) -> bool:
    """
    Return whether a line of whole numbers holds.
    """
    return difference(report, line) == 0 if line.relation.sign is Sign.EQUAL else difference(report, line) >= 0


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
class TestLines:
    @given(data=st.data())
    def test_the_lines_that_fail_are_those_that_do_not_add_up(self, form: Template, data: st.DataObject) -> None:
        """
        Of zeros with a few other numbers among them, each line is judged as if it stood alone.
        """
        cells = [cell for cell in form.cells if cell.table == "applications"]
        some = data.draw(st.dictionaries(st.sampled_from(cells), st.integers(0, 3), max_size=4))
        report = Report.of("某局", 2021, template=form).fill(dict.fromkeys(cells, 0)).fill(some)
        failing = [line for line in form.constraints if not holds(report, line)]

        found = tried(report)

        assert [each.cells for each in found.items] == [(*line.left, *line.right) for line in sorted(failing, key=form.constraints.index)]
        assert found.ran[0].holds == len(form.constraints) - len(failing)

    def test_one_blank_spoils_no_other_line(self, form: Template) -> None:
        """
        A blank decides its own line only.
        """
        cells = [cell for cell in form.cells if cell.table == "applications"]
        blank = form.constraints[0].left[0]
        report = Report.of("某局", 2021, template=form).fill(dict.fromkeys(cells, 0)).fill({blank: Blank.DASH})

        found = tried(report)

        assert all(blank in each.cells for each in found.items)
        assert found.ran[0].holds + found.ran[0].undetermined == len(form.constraints)
