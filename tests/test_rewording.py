"""
Words of two years: which sentences stayed, went and came, and how much is the same.
"""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.report import Report
from govreport.rewording import Fate, reworded, similarity
from tests.strategies import reports

TEXTS = st.text("甲乙丙，。0", max_size=14)


def _longest(one: str, other: str) -> int:
    """
    Return the length of the longest common subsequence by its definition.
    """
    if not one or not other:
        return 0
    if one[0] == other[0]:
        return 1 + _longest(one[1:], other[1:])
    return max(_longest(one[1:], other), _longest(one, other[1:]))


def _turns(before: str, after: str) -> list[tuple[str, str]]:
    (found,) = reworded(Report.of("某局", 2023).write("problems", before), Report.of("某局", 2024).write("problems", after))
    return [(piece.fate.value, piece.text) for piece in found.pieces]


class TestSimilarity:
    @given(one=st.text("甲乙丙", max_size=7), other=st.text("甲乙丙", max_size=7))
    def test_it_is_the_longest_common_subsequence(self, one: str, other: str) -> None:
        """
        Twice its length as a part of both texts, to four decimals, rounded down.
        """
        same = Fraction(2 * _longest(one, other), len(one + other)) if one + other else Fraction(1)

        assert Fraction(similarity(one, other)) == Fraction(int(same * 10_000), 10_000)

    @given(one=TEXTS, other=TEXTS)
    def test_it_is_the_same_both_ways(self, one: str, other: str) -> None:
        """
        Which year comes first does not matter; 1 is for equal texts alone.
        """
        assert similarity(one, other) == similarity(other, one)
        assert (similarity(one, other) == 1) is (one == other)

    def test_texts_without_a_common_sign(self) -> None:
        """
        They have nothing in common.
        """
        assert similarity("甲", "乙") == 0


class TestPieces:
    @given(before=TEXTS, after=TEXTS)
    def test_nothing_is_lost(self, before: str, after: str) -> None:
        """
        What stayed and went is the earlier text, what stayed and came the later one.
        """
        turns = _turns(f"始{before}", f"始{after}")

        assert "".join(text for turn, text in turns if turn != "new") == f"始{before}"
        assert "".join(text for turn, text in turns if turn != "gone") == f"始{after}"

    def test_sentences_are_compared_as_wholes(self) -> None:
        """
        A sentence in which a word changed went, and another came.
        """
        assert _turns("一句。两句。三句。", "一句。二句。三句。") == [
            ("kept", "一句。"),
            ("gone", "两句。"),
            ("new", "二句。"),
            ("kept", "三句。"),
        ]

    def test_a_moved_sentence_goes_and_comes(self) -> None:
        """
        The order of sentences is a part of the text.
        """
        turns = _turns("一句。两句。", "两句。一句。")

        assert [turn for turn, _ in turns].count("kept") == 1
        assert {text for turn, text in turns if turn == "gone"} == {text for turn, text in turns if turn == "new"}

    def test_spaces_and_line_breaks_are_no_change(self) -> None:
        """
        How lines are filled says nothing.
        """
        assert _turns("一句。\n两 句。", "一句。两句。") == [("kept", "一句。两句。")]


class TestSections:
    def test_sections_come_in_the_order_of_the_form(self) -> None:
        """
        Those that either report has words in, the opening first.
        """
        before = Report.of("某局", 2023).write("problems", "甲。").write("other", "乙。")
        after = Report.of("某局", 2024).write("preamble", "丙。").write("other", "乙。")

        found = [(each.section, each.similarity) for each in reworded(before, after)]

        assert found == [("preamble", Decimal(0)), ("problems", Decimal(0)), ("other", Decimal(1))]

    @pytest.mark.parametrize(
        ("before", "after", "numbers_only"),
        [
            ("2023年收到申请12件。", "2024年收到申请1,300件。", True),
            ("全年培训两次。", "全年培训四次。", True),
            ("全年培训两次。", "全年培训两次。", False),
            ("全年培训两次。", "全年检查两次。", False),
        ],
    )
    def test_other_numbers_in_the_same_words_are_told(self, before: str, after: str, numbers_only: bool) -> None:  # noqa: FBT001
        """
        A section that differs from last year's in its numbers alone is marked.
        """
        (found,) = reworded(Report.of("某局", 2023).write("overview", before), Report.of("某局", 2024).write("overview", after))

        assert found.numbers_only is numbers_only

    @given(report=reports())
    def test_a_report_beside_itself_is_all_kept(self, report: Report) -> None:
        """
        Nothing went and nothing came.
        """
        for each in reworded(report, report):
            assert each.similarity == Decimal(1)
            assert {piece.fate for piece in each.pieces} == {Fate.KEPT}
            assert not each.numbers_only
