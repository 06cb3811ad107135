"""
Probable causes: the single figure that, were it another, would explain every violated relation.
"""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from govreport.cells import Cell
from govreport.publishing import load
from govreport.relations import Sign
from govreport.report import Report
from govreport.validation import Cause, validate
from tests.strategies import balanced_reports

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="module")
def xian() -> Report:
    """
    A published report whose relations all hold.
    """
    return load(EXAMPLES / "xian-psb-2020.json")


class TestTableThree:
    @given(report=balanced_reports(), data=st.data())
    def test_the_changed_figure_is_the_first_cause(self, report: Report, data: st.DataObject) -> None:
        """
        In table 三 the relations determine every cell: whichever is changed is the one cause of all that then fails.
        """
        cell = data.draw(st.sampled_from([each for each in report.template.cells if each.table == "applications"]))
        right = report[cell]
        assert isinstance(right, int)
        wrong = data.draw(st.integers(0, 10**6))
        assume(wrong != right)

        found = validate(report.fill({cell: wrong})).errors

        assert found
        assert all(each.causes == (Cause(cell, wrong, right),) for each in found)

    def test_it_is_said_in_the_message(self, xian: Report) -> None:
        """
        A lone cause stands in the message, with what is there and what would fit.
        """
        found = validate(xian.fill({"applications/outcome.total/natural": 36})).errors

        assert {each.rule.code for each in found} == {"A-BALANCE", "A-OUTCOMES", "A-APPLICANTS"}
        assert all(each.message().endswith("表三“（七）总计·自然人”现为 36，如应为 63，则各项勾稽均成立。") for each in found)

    def test_a_blank_may_be_the_cause(self, xian: Report) -> None:
        """
        A cell left empty is a cause like any other; what stands there now is the blank.
        """
        cell = Cell("applications", "outcome.unavailable.not_held", "legal.business")

        found = validate(xian.fill({cell: ""})).errors

        assert found
        assert all([(each.cell, each.suggested) for each in one.causes] == [(cell, 4)] for one in found)


class TestDoubt:
    def test_where_several_would_do_all_are_named(self, xian: Report) -> None:
        """
        One sum alone cannot tell its parts from its total: each that would fit is a cause, and the message names none.
        """
        found = validate(xian.fill({"disputes/cases/review.upheld": 3})).errors

        assert [(str(each.cell), each.now, each.suggested) for each in found[0].causes] == [
            ("disputes/cases/review.upheld", 3, 1),
            ("disputes/cases/review.total", 1, 3),
        ]
        assert "如应为" not in found[0].message()

    def test_two_mistakes_have_no_single_cause(self, xian: Report) -> None:
        """
        Two altered figures that no single one explains give no cause.
        """
        found = validate(xian.fill({"applications/outcome.granted/natural": 30, "applications/outcome.partial/legal.business": 5})).errors

        assert len(found) == 4
        assert all(each.causes == () for each in found)

    def test_mistakes_apart_have_their_own_causes(self, xian: Report) -> None:
        """
        Mistakes in different tables are explained apart.
        """
        found = validate(xian.fill({"applications/outcome.granted/natural": 30, "disputes/cases/litigation.direct.total": 2})).errors

        causes = {each.rule.code: [str(cause.cell) for cause in each.causes] for each in found}
        assert causes["A-OUTCOMES"] == causes["A-APPLICANTS"] == ["applications/outcome.granted/natural"]
        assert "disputes/cases/litigation.direct.total" in causes["R-DIRECT"]

    def test_a_published_mistake_without_one(self) -> None:
        """
        平潭 2020 prints two totals that no single figure explains; nothing is guessed.
        """
        found = validate(load(EXAMPLES / "pingtan-2020.json")).errors

        assert [each.causes for each in found] == [(), ()]

    @given(report=balanced_reports(), data=st.data())
    def test_a_cause_explains_everything(self, report: Report, data: st.DataObject) -> None:
        """
        Whatever is wrong, a report with its cause set right violates no relation that the finding hung together with.
        """
        cells = [cell for each in report.template.constraints if each.relation.sign is Sign.EQUAL for cell in (*each.left, *each.right)]
        changes = data.draw(st.dictionaries(st.sampled_from(cells), st.integers(0, 10**4), min_size=1, max_size=3))
        broken = report.fill(changes)

        for finding in validate(broken).errors:
            for cause in finding.causes:
                mended = validate(broken.fill({cause.cell: cause.suggested})).errors

                assert (finding.rule.code, finding.cells) not in {(each.rule.code, each.cells) for each in mended}
                assert len(mended) < len(validate(broken).errors)
