"""
The examples: real figures, read, checked and compared as they were published.
"""

from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve

from govreport.cells import Cell
from govreport.codec import dumps
from govreport.comparison import Change, compare
from govreport.publishing import load
from govreport.relations import Basis, Sign
from govreport.report import Report
from govreport.validation import Verdict, validate

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
FILES: Final = sorted(EXAMPLES.glob("*.json"))


def example(name: str) -> Report:
    """
    Return one of the examples.
    """
    return load(EXAMPLES / f"{name}.json")


class TestFiles:
    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def test_it_is_canonical(self, path: Path) -> None:
        """
        An example is written as the library writes it.
        """
        assert dumps(load(path)) == path.read_text(encoding="utf-8")

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def test_every_section_has_its_words(self, path: Path) -> None:
        """
        An example has prose of our own where the form wants prose, and says that it is an example.
        """
        report = load(path)

        assert {"preamble", "overview", "problems", "other"} <= {each.section for each in report.prose}
        assert any("示例" in getattr(block, "text", "") for block in report.blocks("preamble"))


class TestClean:
    @pytest.mark.parametrize("name", ["huaian-2024", "pingtan-2021", "pingtan-2022", "xian-psb-2019", "xian-psb-2020"])
    def test_an_example_without_mistakes_is_left_alone(self, name: str) -> None:
        """
        No error and no warning, and nothing that could not be decided.
        """
        findings = validate(example(name))

        assert findings.items == ()
        assert {each.reason.zh for each in findings.skipped} <= {
            "未提供上年报告",
            "未提供各单位的报告",
            "不是从已发布的文件读取的",
            "未注明公布日期",
        }


class TestXian:
    def test_it_has_no_error(self) -> None:
        """
        The figures that 西安市公安局 published for 2020 give no finding at all, alone and after the year before.
        """
        assert validate(example("xian-psb-2020")).items == ()
        assert validate(example("xian-psb-2020"), example("xian-psb-2019")).items == ()

    @pytest.mark.parametrize("cell", [str(cell) for cell in example("xian-psb-2020").template.cells])
    def test_one_altered_figure_gives_exactly_the_relations_that_contain_it(self, cell: str) -> None:
        """
        Whichever figure is raised by one, the sums that contain it fail and no other does.
        """
        report, place = example("xian-psb-2020"), Cell.parse(cell)
        figure = report[place]
        assert isinstance(figure, int | Decimal)
        expected = {
            (each.relation.id, frozenset((*each.left, *each.right)))
            for each in report.template.constraints
            if each.relation.sign is Sign.EQUAL and place in (*each.left, *each.right)
        }

        found = validate(report.fill({place: figure + 1})).errors

        assert {(each.rule.code, frozenset(each.cells)) for each in found} == expected


class TestPingtan:
    def test_the_published_mistake(self) -> None:
        """
        平潭 2020 prints 20 and 21 where the outcomes add up to 26 and 27; the balance holds all the same.
        """
        found = validate(example("pingtan-2020")).errors

        assert [(each.rule.code, each.left, each.right) for each in found] == [("A-OUTCOMES", 26, 20), ("A-OUTCOMES", 27, 21)]
        assert [each.cells[-1].column for each in found] == ["natural", "total"]

    def test_over_the_change_of_form(self) -> None:
        """
        From 2020 to 2021 what was carried over is carried in; the stock cannot be checked, and the finding says why.
        """
        found = validate(example("pingtan-2021"), example("pingtan-2020"), skip=["C-JUMP"]).items

        assert [(each.rule.code, each.verdict) for each in found] == [("C-STOCK", Verdict.UNDETERMINED)] * 2
        assert all("对外公开总数量" in each.message() for each in found)

    def test_the_stock_of_2022(self) -> None:
        """
        665 in force, 88 issued, 55 repealed: 698 remain, as published.
        """
        findings = validate(example("pingtan-2022"), example("pingtan-2021"))

        assert not findings.errors
        assert {each.rule.code for each in findings.items} == {"C-JUMP"}

    def test_2020_and_2021_beside_each_other(self) -> None:
        """
        Outcomes and review compare; 其他处理 is summed; the public stock is never held against what is in force.
        """
        changes = {str(each.cell): each for each in compare(example("pingtan-2020"), example("pingtan-2021")).items}

        granted, reviewed = changes["applications/outcome.granted/total"], changes["disputes/cases/review.total"]
        assert (granted.basis, granted.before, granted.after, granted.difference) == (Basis.SAME, 7, 30, 23)
        assert (reviewed.basis, reviewed.before, reviewed.after, reviewed.difference, reviewed.ratio) == (Basis.SAME, 0, 3, 3, None)
        other = changes["applications/outcome.other/total"]
        assert (other.basis, other.before, other.after, other.difference) == (Basis.SUMMED, 4, 1, -3)
        apart: list[Change] = [changes[f"disclosure/{row}/in_force"] for row in ("rules", "normative_documents")]
        assert all((each.basis, each.difference, each.ratio) == (Basis.INCOMPARABLE, None, None) for each in apart)
        assert all(each.reason and "对外公开总数量" in each.reason.zh and "现行有效件数" in each.reason.zh for each in apart)

    def test_a_report_does_not_differ_from_itself(self) -> None:
        """
        A report beside itself has no change.
        """
        report = example("pingtan-2021")

        assert compare(report, report).changed == ()
        assert compare(report, evolve(report, year=2022)).changed == ()

    def test_a_row_that_was_dropped_says_so_in_every_column(self) -> None:
        """
        Of a row and a column that are both gone, the row's reason is said.
        """
        changes = {str(each.cell): each for each in compare(example("pingtan-2020"), example("pingtan-2021")).items}

        reasons = [changes[f"disclosure/other_services/{column}"].reason for column in ("items_before", "items_change", "decisions")]
        assert all(reason and "其他对外管理服务事项" in reason.zh for reason in reasons)
