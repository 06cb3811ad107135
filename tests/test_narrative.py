"""
Figures in prose: numbers as they are written, what they are said of, and of which year.
"""

import re
from decimal import Decimal
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.cells import Cell
from govreport.narrative import (
    INDICATORS,
    Context,
    Growth,
    Statement,
    Times,
    bases_of,
    claims_in,
    narrated,
    quantities,
    said_in,
)
from govreport.narrative.folded import folded
from govreport.narrative.quantities import numeral
from govreport.report import Report
from govreport.tables import Axis
from govreport.templates import NATIONAL, load_template
from tests.labelled import SETS, Score, score

#: What the grammar found when it was last bettered.
RECORDS: Final = {"first": Score(457, 1, 11), "second": Score(304, 1, 26), "third": Score(354, 3, 29)}
#: Words that carry the grammar, and some that do not.
PIECES = st.sampled_from(
    [
        "收到",
        "新收",
        "政府信息公开申请",
        "申请",
        "上年结转",
        "办结",
        "予以公开",
        "行政复议",
        "行政诉讼",
        "维持",
        "规范性文件",
        "制发",
        "12件",
        "三件",
        "0件",
    ]
    + [
        "，",
        "。",
        "；",
        "其中",
        "自然人",
        "分别为",
        "各",
        "同比增长5%",
        "2023年",
        "上年",
        "未发生",
        "微博",
        "95",
        "、",
        "（",
        "）",
        " ",
        "１，２３４件",
    ]
)


def stated(text: str, year: int = 2024) -> list[tuple[str, str]]:
    """
    Return what a text says of the year of the report.
    """
    said = (each for each in said_in(text, year) if isinstance(each, Statement) and each.times is Times.THIS)
    return [(each.indicator, str(each.value)) for each in said]


class TestLabelled:
    @pytest.mark.parametrize("name", SETS)
    def test_few_are_wrong_and_few_are_missed(self, name: str) -> None:
        """
        Of what is found, 97 in 100 are right; of what there is, 90 in 100 are found.
        """
        found = score(name)

        assert found.precision >= 0.97
        assert found.recall >= 0.90

    @pytest.mark.parametrize(("name", "record"), RECORDS.items())
    def test_it_never_gets_worse(self, name: str, record: Score) -> None:
        """
        What was found once is found ever after; whoever betters the grammar raises the record.
        """
        found = score(name)

        assert found.right >= record.right
        assert found.wrong <= record.wrong


class TestIndicators:
    def test_each_stands_for_cells_of_some_form(self) -> None:
        """
        No indicator is without figures, and none is without words.
        """
        forms = [load_template(name) for name in NATIONAL]

        for each in INDICATORS.values():
            assert any(bases_of(each.id, form) for form in forms), each.id
            assert re.search("[一-鿿]", each.label.zh)
            assert re.fullmatch("[a-z ]+", each.label.en), each.label.en

    @pytest.mark.parametrize("kind", ["review", "litigation.direct", "litigation.after_review"])
    def test_disputes_are_called_as_in_the_form(self, kind: str) -> None:
        """
        The label is the form's head of the block and of the column.
        """
        form = load_template("cn-2021")
        for column in ("total", "upheld", "corrected", "other", "pending"):
            cell = Cell("disputes", "cases", f"{kind}.{column}")
            heads = form.labels(cell, Axis.COLUMN)

            assert bases_of(f"{kind}.{column}", form) == ((cell,),)
            assert INDICATORS[f"{kind}.{column}"].label.zh == "".join(heads[-2:])

    def test_a_group_is_all_its_rows(self) -> None:
        """
        不予公开 is the sum of its eight reasons; a stock of either form is its own column.
        """
        old, new = (load_template(name) for name in NATIONAL)

        ((*refused,),) = bases_of("refused", new)
        assert len(refused) == 8
        assert {cell.column for cell in refused} == {"total"}
        assert bases_of("rules.made", old) == ((Cell("disclosure", "rules", "made"),),)
        assert bases_of("rules.made", new) == ((Cell("disclosure", "rules", "issued"),),)
        assert bases_of("rules.in_force", old) == ()
        assert INDICATORS["rules.made"].label.zh == "本年制发规章"

    def test_who_applied(self) -> None:
        """
        Organisations are all five kinds.
        """
        form = load_template("cn-2021")

        first, both = bases_of("received.legal", form)
        assert len(first) == 5
        assert len(both) == 10
        assert [cell.row for cells in bases_of("closed.natural", form) for cell in cells] == ["outcome.total"]


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "value", "unit"),
        [
            ("1,234件", "1234", "件"),
            ("１２件", "12", "件"),
            ("95 件", "95", "件"),
            ("十二件", "12", "件"),
            ("两件", "2", "件"),
            ("一百零五件", "105", "件"),
            ("1.2万件", "12000", "件"),
            ("3.50%", "3.50", "%"),
            ("12万元", "12", "万元"),
        ],
    )
    def test_as_they_are_written(self, text: str, value: str, unit: str) -> None:
        """
        Digits and numerals, separators, full width, 万 and spaces.
        """
        (found,) = quantities(folded(text).text)

        assert (str(found.value), found.unit) == (value, unit)

    def test_statements_keep_the_unit(self) -> None:
        """
        Money is in 万元, whatever it was said in; the unit is the one that was said.
        """
        (said,) = said_in("收取行政事业性收费12345元。", 2024)

        assert isinstance(said, Statement)
        assert (str(said.value), said.unit, str(said.step)) == ("1.2345", "元", "0.0001")

    @pytest.mark.parametrize("text", ["第二十条", "2024年1月1日", "同一件事", "第3件", "〔2021〕30号", "一律", "9" * 16 + "件"])
    def test_what_is_no_number(self, text: str) -> None:
        """
        Articles, days, words with a numeral in them, and what no cell could hold.
        """
        assert list(quantities(text)) == []

    @pytest.mark.parametrize("text", ["约95件", "近百件", "3千余件", "十多件", "数十件"])
    def test_rounded_numbers_say_so(self, text: str) -> None:
        """
        A number that is not exact is marked.
        """
        assert all(each.rounded for each in quantities(text))

    @given(st.integers(0, 99_999_999))
    def test_numerals_are_read(self, number: int) -> None:
        """
        What is written in Chinese numerals, formally, is the number.
        """
        assert numeral(_chinese(number)) == number

    @given(st.text("〇零一二两三四五六七八九十百千万亿", min_size=1, max_size=12))
    def test_any_run_of_numerals_is_a_number_or_none(self, text: str) -> None:
        """
        No run of numerals raises.
        """
        assert numeral(text) is None or numeral(text) >= 0  # type: ignore[operator]


class TestSentences:
    def test_separators(self) -> None:
        """
        A thousands separator is part of the number.
        """
        assert stated("全年收到政府信息公开申请1,234件。") == [("received", "1234")]

    def test_years_are_told_apart(self) -> None:
        """
        Last year's figure is last year's, whichever comes first.
        """
        found = [each for each in said_in("2023年收到申请80件；2024年收到95件。", 2024) if isinstance(each, Statement)]

        assert [(str(each.value), each.times) for each in found] == [("80", Times.LAST), ("95", Times.THIS)]

    def test_numerals_and_carrying(self) -> None:
        """
        上年结转 is this year's figure, in numerals or digits.
        """
        assert stated("上年结转三件，本年新收45件。") == [("carried_in", "3"), ("received.new", "45")]

    def test_a_year_that_is_compared_with_ends_at_the_comma(self) -> None:
        """
        较上年的 80 件 does not make the rest of the sentence last year's.
        """
        assert stated("收到政府信息公开申请95件，较上年的80件增加15件，办结90件。") == [("received", "95"), ("closed", "90")]

    def test_growth(self) -> None:
        """
        Percentages and differences are said of the number before them, with their sign.
        """
        found = [each for each in said_in("新收申请95件，较上年减少5件，下降5.0%。", 2024) if isinstance(each, Growth)]

        assert [(each.indicator, each.value, each.percent) for each in found] == [
            ("received.new", Decimal(-5), False),
            ("received.new", Decimal("-5.0"), True),
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "发布微博1200条，办理建议提案33件，受理12345热线工单5,127件。",
            "受理住房保障申请643件。",
            "通过网络收到申请75件。",
            "截至11月30日，收到政府信息公开申请78件。",
            "全年收到政府信息公开申请约300件。",
            "解读行政规范性文件5件，公开行政许可信息120条。",
            "作为行政复议机关，办理政府信息公开行政复议案件9件，维持7件。",
            "东城区收到政府信息公开申请387件，河口县收到216件。",
        ],
    )
    def test_other_numbers_are_left_alone(self, text: str) -> None:
        """
        Counts of other things, by channel, of part of a year, rounded, of other agencies.
        """
        assert stated(text) == []

    def test_lists(self) -> None:
        """
        分别 and 各 give each its number.
        """
        assert stated("政府信息公开申请中，予以公开、部分公开、不予公开分别为12件、3件和5件。") == [
            ("granted", "12"),
            ("partial", "3"),
            ("refused", "5"),
        ]
        assert stated("因政府信息公开发生行政复议、行政诉讼各1件。") == [("review.total", "1"), ("litigation.total", "1")]

    def test_zeros_in_words(self) -> None:
        """
        未收到, 没有 and 无 are zeros, and are known to be words.
        """
        found = list(said_in("本年未收到政府信息公开申请，没有发生行政复议、行政诉讼。", 2024))

        assert [(each.indicator, each.value, each.in_words) for each in found if isinstance(each, Statement)] == [
            ("received", Decimal(0), True),
            ("review.total", Decimal(0), True),
            ("litigation.total", Decimal(0), True),
        ]
        assert {each.unit for each in found if isinstance(each, Statement)} == {""}

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("未发生未经复议直接起诉、复议后起诉。", ["litigation.direct.total", "litigation.after_review.total"]),
            ("无结转下年度继续办理的申请。", ["carried_out"]),
            ("未制定规章。", ["rules.made"]),
            ("未收取行政事业性收费。", ["fees"]),
            ("没有作出行政强制决定。", ["coercion"]),
            ("没有不予公开的政府信息公开申请。", []),
            ("2023年未收到政府信息公开申请。", []),
            ("上半年未收到政府信息公开申请。", []),
            ("没有行政复议维持的情形。", []),
            ("未按时答复的申请有3件。", []),
        ],
    )
    def test_what_is_denied(self, text: str, said: list[str]) -> None:
        """
        What came in, what was carried over, cases, documents, decisions and fees; of this year, and nothing else.
        """
        found = [each.indicator for each in said_in(text, 2024) if isinstance(each, Statement) and each.in_words]

        assert found == said

    def test_all_were_granted(self) -> None:
        """
        均予以公开 is claimed of the applications whose number stands before it, of this year.
        """
        assert [(each.part, each.whole) for each in claims_in("收到政府信息公开申请5件，均予以公开。", 2024)] == [("granted", "closed")]
        assert not list(claims_in("2023年收到政府信息公开申请5件，均予以公开。", 2024))
        assert not list(claims_in("梳理文件5件，均予以公开。", 2024))
        assert not list(claims_in("2023年行政复议5件，均获维持。", 2024))

    def test_claims(self) -> None:
        """
        均获维持 is claimed of every kind of case that the sentence names.
        """
        assert [each.whole for each in claims_in("行政复议7件、行政诉讼9件，均获维持。", 2024)] == ["review.total", "litigation.total"]
        assert not list(claims_in("行政复议7件，维持5件。", 2024))


class TestPlaces:
    @given(st.lists(PIECES, max_size=14).map("".join))
    def test_any_words_give_numbers_where_they_stand(self, text: str) -> None:
        """
        Whatever the order of the words, nothing raises, and every place holds the number, or the words that deny it.
        """
        for each in said_in(text, 2024):
            assert 0 <= each.start < each.end <= len(text)
            words = text[each.start : each.end]
            if isinstance(each, Statement) and not each.in_words:
                (number,) = quantities(folded(words).text)
                assert number.value == each.value

    def test_spaces_do_not_move_places(self) -> None:
        """
        Places count in the line as it is written.
        """
        line = "共 收到　申请 ９５ 件。"
        (said,) = said_in(line, 2024, Context(2024, topic="applications"))

        assert line[said.start : said.end] == "９５ 件"

    def test_a_section_says_what_its_lines_are_about(self) -> None:
        """
        In the section of applications numbers are of applications; in others they are not.
        """
        report = Report.of("某局", 2024).write("applications", "办结12件。").write("problems", "办结12件。")

        assert [each.section for each in narrated(report)] == ["applications"]

    def test_a_heading_says_what_its_lines_are_about(self) -> None:
        """
        Below 依申请公开, numbers are of applications; below another heading they are not.
        """
        report = Report.of("某局", 2024).write("overview", "（二）依申请公开", "办结12件。", "（三）平台建设", "办结12件。")

        assert [(each.section, each.line) for each in narrated(report)] == [("overview", 1)]


def _chinese(number: int) -> str:
    """
    Return a number below 100 million in formal Chinese numerals.
    """
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        return _chinese(high) + "万" + (("零" if low < 1_000 else "") + _chinese(low) if low else "")
    digits, said = "零一二三四五六七八九", ""
    for unit, name in ((1_000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            said += digits[digit] + name
        elif said and number and not said.endswith("零"):
            said += "零"
    return said or "零"
