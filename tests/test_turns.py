"""
What became of findings: new, gone, still there; and the sheet that says so.
"""

from collections import Counter
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from govreport.cells import Cell
from govreport.document import Grid, Heading, Paragraph
from govreport.layout import document_of
from govreport.publishing import load
from govreport.report import Report
from govreport.validation import Findings, Turns, Verdict, compare_findings, validate
from govreport.wording import Language
from tests.strategies import balanced_reports, reports

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
XIAN: Final = load(EXAMPLES / "xian-psb-2020.json")
PINGTAN: Final = load(EXAMPLES / "pingtan-2020.json")


@st.composite
def versions(draw: DrawFn) -> tuple[Report, Report]:
    """
    Return two versions of one report that differ in a few figures.
    """
    report = draw(balanced_reports() | reports())
    cells = st.sampled_from(report.template.cells)
    first, second = (draw(st.dictionaries(cells, st.integers(0, 300), max_size=3)) for _ in range(2))
    return report.fill(first), report.fill(first).fill(second)


def turned(before: tuple[str, ...], after: tuple[str, ...]) -> Turns:
    """
    Return what became of the findings on the prose of a report.
    """
    first, second = (validate(XIAN.write("overview", *lines), only=["N", "P", "S-BLANKFILL"]) for lines in (before, after))
    return compare_findings(first, second)


def codes(turns: Turns) -> tuple[list[str], list[str], list[str]]:
    """
    Return the rules of what is new, still there and gone.
    """
    return (
        [each.rule.code for each in turns.new],
        [each.rule.code for each in turns.still],
        [each.rule.code for each in turns.gone],
    )


class TestFigures:
    def test_of_each_kind(self) -> None:
        """
        A finding is new, still there, or gone.
        """
        before = XIAN.fill({"disputes/cases/review.total": 9, "disclosure/rules/newly_public": 5})
        after = XIAN.fill({"disputes/cases/review.total": 9, "disputes/cases/litigation.direct.total": 9})

        turns = compare_findings(validate(before), validate(after))

        assert codes(turns) == (["R-DIRECT"], ["R-REVIEW"], ["D-STOCK"])

    def test_the_same_sum_with_other_figures(self) -> None:
        """
        A sum that is wrong by another amount is the same finding, and said as it is now.
        """
        before, after = (validate(XIAN.fill({"disputes/cases/review.total": number})) for number in (9, 1234))

        turns = compare_findings(before, after)

        assert (turns.new, turns.gone, turns.still) == ((), (), after.items)
        assert turns.still[0].right == 1234

    def test_the_same_rule_on_another_line(self) -> None:
        """
        What was put right in one column and is wrong in another is gone there and new here.
        """
        before, after = (
            validate(XIAN.fill({Cell("applications", "received", column): 1000}), only=["A-BALANCE"]) for column in ("natural", "legal.law")
        )

        turns = compare_findings(before, after)

        assert codes(turns) == (["A-BALANCE"], [], ["A-BALANCE"])
        assert turns.new[0].cells != turns.gone[0].cells

    def test_what_was_wrong_and_is_open(self) -> None:
        """
        A sum that was wrong and can no longer be decided is another finding.
        """
        before = validate(XIAN.fill({"disputes/cases/review.total": 9}), only=["R-REVIEW"])
        after = validate(XIAN.fill({"disputes/cases/review.total": "约3"}), only=["R-REVIEW"])

        turns = compare_findings(before, after)

        assert [each.verdict for each in (*turns.gone, *turns.new)] == [Verdict.VIOLATED, Verdict.UNDETERMINED]
        assert turns.still == ()

    def test_two_years(self) -> None:
        """
        Reports on two years are compared as well: what was wrong last year and is still.
        """
        later = evolve(PINGTAN, year=2021)

        assert codes(compare_findings(validate(PINGTAN, only=["A"]), validate(later, only=["A"]))) == ([], ["A-OUTCOMES", "A-OUTCOMES"], [])

    @given(versions())
    def test_nothing_is_lost(self, both: tuple[Report, Report]) -> None:
        """
        What is gone or still there was there before; what is new or still there is what there is, each in its order.
        """
        before, after = map(validate, both)

        turns = compare_findings(before, after)

        assert (turns.before, turns.after) == (before, after)
        assert Counter((*turns.new, *turns.still)) == Counter(after.items)
        assert len(turns.gone) + len(turns.still) == len(before.items)
        assert not Counter(turns.gone) - Counter(before.items)
        for part, whole in ((turns.new, after.items), (turns.still, after.items), (turns.gone, before.items)):
            places = iter(whole)
            assert all(any(each == other for other in places) for each in part)

    @given(versions())
    def test_there_and_back(self, both: tuple[Report, Report]) -> None:
        """
        What is new one way is gone the other, and what is still there is so both ways.
        """
        before, after = map(validate, both)

        there, back = compare_findings(before, after), compare_findings(after, before)

        assert (len(there.new), len(there.gone), len(there.still)) == (len(back.gone), len(back.new), len(back.still))
        assert [(each.rule, each.cells) for each in there.new] == [(each.rule, each.cells) for each in back.gone]

    @given(report=reports())
    def test_nothing_happened(self, report: Report) -> None:
        """
        A report beside itself has nothing new and nothing gone.
        """
        findings = validate(report)

        assert compare_findings(findings, findings) == Turns(findings, findings, (), (), findings.items)


class TestWords:
    @pytest.mark.parametrize(
        "line",
        [
            "全年新收政府信息公开申请78件。",
            "全年新收政府信息公开申请79件。",
            "全年新收政府信息公开申请７９件。",
            "稳步推进。全年新收政府信息公开申请92件。",
        ],
    )
    def test_the_same_sentence_with_another_number(self, line: str) -> None:
        """
        A sentence whose number is another, and wrong again, is the same finding, wherever in the section it stands.
        """
        turns = turned(("全年新收政府信息公开申请78件。",), ("加强培训。", line))

        assert codes(turns) == ([], ["N-FIGURE"], [])
        assert turns.still == turns.after.items

    @pytest.mark.parametrize("number", ["105", "8", "1,078", "七十八", "1.2万"])
    def test_a_number_of_another_length(self, number: str) -> None:
        """
        It does not matter how many digits a number has, nor how it is written.
        """
        turns = turned(("全年新收政府信息公开申请78件。",), (f"全年新收政府信息公开申请{number}件。",))

        assert codes(turns) == ([], ["N-FIGURE"], [])

    def test_another_sentence(self) -> None:
        """
        Another statement is another finding.
        """
        turns = turned(("全年新收政府信息公开申请78件。",), ("办结政府信息公开申请68件。",))

        assert codes(turns) == (["N-FIGURE"], [], ["N-FIGURE"])

    def test_another_section(self) -> None:
        """
        The same words in another section are another finding.
        """
        line = "全年新收政府信息公开申请78件。"
        before, after = (
            validate(XIAN.write("overview", *one).write("other", *other), only=["N"]) for one, other in (([line], []), ([], [line]))
        )

        assert codes(compare_findings(before, after)) == (["N-FIGURE"], [], ["N-FIGURE"])

    @pytest.mark.parametrize(("times", "again"), [(1, 3), (3, 1), (2, 2), (0, 2), (2, 0)])
    def test_doubled_ones_are_counted(self, times: int, again: int) -> None:
        """
        What stands there twice and then once is once still there and once gone.
        """
        line = "全年新收政府信息公开申请78件。"

        for rule, words in (("N-FIGURE", line), ("P-PERSON", "来电请拨13812345678。"), ("S-BLANKFILL", "公开信息  条。")):
            turns = turned((words,) * times, (words,) * again)

            assert codes(turns) == ([rule] * max(again - times, 0), [rule] * min(times, again), [rule] * max(times - again, 0))


def shown(turns: Turns, language: Language = "zh") -> list[list[str]]:
    """
    Return the blocks of the sheet, each as its texts.
    """
    found = list[list[str]]()
    for block in document_of(turns, language).blocks:
        if isinstance(block, Grid):
            found += [[cell.text for cell in row] for row in block.rows]
        elif isinstance(block, Heading | Paragraph):
            found.append([block.text])
    return found


class TestSheet:
    def findings(self) -> tuple[Findings, Findings]:
        """
        Return the findings on two versions: one is gone, one is still there, one is new.
        """
        before = XIAN.fill({"disputes/cases/review.total": 9, "disclosure/rules/newly_public": 5})
        after = XIAN.fill({"disputes/cases/review.total": 9, "disputes/cases/litigation.direct.total": 9})
        return validate(before), validate(after)

    def test_in_chinese(self) -> None:
        """
        How many of each, then the new ones, the ones that are still there, and those that are gone, each with weight and rule.
        """
        turns = compare_findings(*self.findings())

        assert document_of(turns).title == "西安市公安局 2020 年度报告与西安市公安局 2020 年度报告\n校验结果对比"
        heads = ["级别", "规则", "说明"]
        assert shown(turns) == [
            ["新增 1 项，仍有 1 项，消除 1 项。"],
            ["新增"],
            heads,
            ["错误", "R-DIRECT", turns.new[0].message()],
            ["仍有"],
            heads,
            ["错误", "R-REVIEW", turns.still[0].message()],
            ["消除"],
            heads,
            ["警告", "D-STOCK", turns.gone[0].message()],
        ]

    def test_in_english(self) -> None:
        """
        The same in English; names of agencies stay.
        """
        turns = compare_findings(*self.findings())

        assert document_of(turns, "en").title == "西安市公安局, report on 2020 and 西安市公安局, report on 2020\nWhat became of findings"
        assert shown(turns, "en")[:4] == [
            ["1 are new, 1 still there, 1 gone."],
            ["New"],
            ["Severity", "Rule", "What is wrong"],
            ["error", "R-DIRECT", turns.new[0].message("en")],
        ]

    def test_what_there_is_none_of_has_no_heading(self) -> None:
        """
        A comparison without findings is one sentence.
        """
        findings = validate(XIAN)

        assert shown(compare_findings(findings, findings)) == [["新增 0 项，仍有 0 项，消除 0 项。"]]

    @given(versions())
    def test_every_finding_is_said(self, both: tuple[Report, Report]) -> None:
        """
        The sheet has a row for each finding, new ones first, in both languages.
        """
        turns = compare_findings(*map(validate, both))

        for language in ("zh", "en"):
            rows = [row[1:] for row in shown(turns, language) if len(row) == 3 and row[1] not in {"规则", "Rule"}]
            assert rows == [[each.rule.code, each.message(language)] for each in (*turns.new, *turns.still, *turns.gone)]
