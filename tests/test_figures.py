"""
Figures as officials write them.

The examples are texts of published reports; whatever is not surely a number must stay text.
"""

import re
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govreport.figures import Blank, Figure, Kind, Measure, Number, Unread, canonical, difference, fits, plain, total
from govreport.notation import Refusal, read_figure, refusal, remark
from tests.strategies import measures, numbers, official_texts, texts

COUNT: Final = Measure()
CHANGE: Final = Measure(kind=Kind.CHANGE, unit="项")
#: 本年收费金额（单位：万元）: the head states the unit.
FEES: Final = Measure(kind=Kind.AMOUNT, unit="万元")
#: 采购总金额: each cell states its own unit.
SPENT: Final = Measure(kind=Kind.AMOUNT, unit="元", unit_in_cell=True)
ALL: Final = (COUNT, CHANGE, FEES, SPENT)

figures: Final = st.sampled_from(ALL) | measures()
counts: Final = st.integers(0, 18).flatmap(lambda digits: st.integers(-(10**digits), 10**digits)).filter(fits)
amounts: Final = st.builds(lambda number, places: canonical(Decimal(f"{number}E-{places}")), counts, st.integers(0, 18)).filter(fits)


def read(text: str, measure: Measure) -> tuple[type[object], Figure]:
    """
    Return the figure with its type, since ``Decimal(3)`` equals ``3``.
    """
    figure = read_figure(text, measure)
    return type(figure), figure


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "measure", "number"),
        [
            ("0", COUNT, 0),
            ("77", COUNT, 77),
            ("8187550", COUNT, 8187550),
            ("７７", COUNT, 77),
            ("１，２３４", COUNT, 1234),
            ("1,234", COUNT, 1234),
            ("12,345,678", COUNT, 12345678),
            (" 5 ", COUNT, 5),
            ("\u30005\u00a0", COUNT, 5),
            ("\ufeff5\u200b", COUNT, 5),
            ("5件", COUNT, 5),
            ("5 件", COUNT, 5),
            ("5（件）", COUNT, 5),
            ("22（其中修订16件）", COUNT, 22),
            ("22(其中修订16件)", COUNT, 22),
            ("55（含自然失效29件）", COUNT, 55),
            ("3（注：含（一）项）", COUNT, 3),
            ("3\n（含上年1件）", COUNT, 3),
            ("+2", COUNT, 2),
            ("-18", COUNT, -18),
            ("0", CHANGE, 0),
            ("-4", CHANGE, -4),
            ("－4", CHANGE, -4),
            ("＋4", CHANGE, 4),
            ("+2", CHANGE, 2),
            ("-18", CHANGE, -18),
            ("增13", CHANGE, 13),
            ("新增13", CHANGE, 13),
            ("增加13项", CHANGE, 13),
            ("减3", CHANGE, -3),
            ("减少１，２００", CHANGE, -1200),
            ("减0", CHANGE, 0),
            ("3项", CHANGE, 3),
        ],
    )
    def test_a_whole_number_is_read(self, text: str, measure: Measure, number: int) -> None:
        """
        Whole numbers are read as ``int``, however wide, spaced, separated or remarked.
        """
        assert read(text, measure) == (int, number)

    @pytest.mark.parametrize(
        ("text", "measure", "amount"),
        [
            ("0", FEES, "0"),
            ("59237.2449", FEES, "59237.2449"),
            ("72701.2578", FEES, "72701.2578"),
            ("24252.311082", FEES, "24252.311082"),
            ("24,252.50", FEES, "24252.5"),
            ("205", FEES, "205"),
            ("205万元", FEES, "205"),
            ("205(万)", FEES, "205"),
            ("-1.5", FEES, "-1.5"),
            ("251000元", SPENT, "251000"),
            ("769552763.68 元", SPENT, "769552763.68"),
            ("110.55万元", SPENT, "1105500"),
            ("0.37万元", SPENT, "3700"),
            ("205(万)", SPENT, "2050000"),
            ("205（万元）", SPENT, "2050000"),
            ("1.2亿元", SPENT, "120000000"),
            ("2.51元（含税）", SPENT, "2.51"),
            ("0", SPENT, "0"),
            ("0.00", SPENT, "0"),
            ("-0", SPENT, "0"),
        ],
    )
    def test_an_amount_is_read(self, text: str, measure: Measure, amount: str) -> None:
        """
        Amounts are read exactly, as ``Decimal`` in the unit of the column and with no trailing zeros.
        """
        figure = read_figure(text, measure)

        assert isinstance(figure, Decimal)
        assert str(figure) == amount


class TestFullWidth:
    @given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=8), figures)
    @example("1(!~)", COUNT)
    def test_it_makes_no_difference(self, text: str, measure: Measure) -> None:
        """
        A text in full width signs is read as the same text in ASCII, remark and all.
        """
        wide = "".join("\u3000" if sign == " " else chr(ord(sign) + 0xFEE0) for sign in text)

        figure = read_figure(wide, measure)

        assert figure == (Unread(wide) if isinstance(read_figure(text, measure), Unread) else read_figure(text, measure))
        assert remark(wide, measure) == remark(text, measure)

    @pytest.mark.parametrize("space", "\u3000\u00a0\u2002\u2003\u2009\ufeff\u200b\t\n\r\u2028")
    def test_spaces_of_all_kinds_are_spaces(self, space: str) -> None:
        """
        Whatever space stands around a number or a mark says nothing; within a number it is a doubt.
        """
        assert read_figure(f"{space}5{space}", COUNT) == 5
        assert read_figure(f"{space}/{space}", COUNT) is Blank.SLASH
        assert read_figure(f"5{space}5", COUNT) == Unread(f"5{space}5")

    @pytest.mark.parametrize("space", " \u3000\u00a0\u2002\u2003\u2009\ufeff\u200b\t\n")
    def test_a_space_before_the_unit(self, space: str) -> None:
        """
        A unit may stand apart from its number.
        """
        assert read_figure(f"5{space}件", COUNT) == 5


class TestBlanks:
    @pytest.mark.parametrize("measure", ALL)
    @pytest.mark.parametrize(
        ("text", "blank"),
        [
            ("", Blank.EMPTY),
            (" \u3000\u00a0\n", Blank.EMPTY),
            ("/", Blank.SLASH),
            ("／", Blank.SLASH),
            ("\\", Blank.SLASH),
            ("-", Blank.DASH),
            ("－", Blank.DASH),
            ("--", Blank.DASH),
            ("—", Blank.DASH),
            ("——", Blank.DASH),
            ("–", Blank.DASH),
            ("无", Blank.NONE),
            (" 无 ", Blank.NONE),
            ("無", Blank.NONE),
        ],
    )
    def test_a_gap_keeps_its_kind(self, text: str, blank: Blank, measure: Measure) -> None:
        """
        A gap is a gap in every column, and never a zero.
        """
        assert read_figure(text, measure) is blank

    @pytest.mark.parametrize(
        "text", ["无。", "无此类", "无（0件）", "（无）", "-（无）", "/（无）", "//", "- -", "—无", "0/", "一", "〇", "零", "N/A", "*"]
    )
    def test_nothing_else_is_a_gap(self, text: str) -> None:
        """
        Words around a mark, or other marks, make it text.
        """
        assert read_figure(text, COUNT) == Unread(text)

    @given(texts(), figures)
    def test_only_marks_are_gaps(self, text: str, measure: Measure) -> None:
        """
        Whatever is read as a gap consists of a mark, or of nothing.
        """
        figure = read_figure(text, measure)

        if isinstance(figure, Blank):
            assert re.fullmatch(r"|[/\\／＼]|[-－—–―─]{1,2}|无|無", text.strip(" \u3000\u00a0\u2002\u2003\u2009\ufeff\u200b\n").strip())


class TestRefusals:
    @pytest.mark.parametrize(
        ("text", "measure", "reason"),
        [
            ("12²", COUNT, Refusal.NO_NUMBER),
            ("①", COUNT, Refusal.NO_NUMBER),
            ("1①", COUNT, Refusal.NO_NUMBER),
            ("Ⅻ", COUNT, Refusal.NO_NUMBER),
            ("½", COUNT, Refusal.NO_NUMBER),
            ("٣", COUNT, Refusal.NO_NUMBER),
            ("1٣", COUNT, Refusal.NO_NUMBER),
            ("三", COUNT, Refusal.NO_NUMBER),
            ("约3", COUNT, Refusal.NO_NUMBER),
            ("1 2", COUNT, Refusal.NO_NUMBER),
            ("1\n2", COUNT, Refusal.NO_NUMBER),
            ("1\u200b2", COUNT, Refusal.NO_NUMBER),
            ("1\u3000234", COUNT, Refusal.NO_NUMBER),
            ("693,665 12", COUNT, Refusal.NO_NUMBER),
            ("1,23", COUNT, Refusal.NO_NUMBER),
            ("1,2345", COUNT, Refusal.NO_NUMBER),
            ("1234,567", COUNT, Refusal.NO_NUMBER),
            ("1，，234", COUNT, Refusal.NO_NUMBER),
            ("1,234,", COUNT, Refusal.NO_NUMBER),
            ("1、2", COUNT, Refusal.NO_NUMBER),
            ("1e3", COUNT, Refusal.NO_NUMBER),
            ("0x1F", COUNT, Refusal.NO_NUMBER),
            ("1_000", COUNT, Refusal.NO_NUMBER),
            ("nan", COUNT, Refusal.NO_NUMBER),
            ("12.", COUNT, Refusal.NO_NUMBER),
            (".5", FEES, Refusal.NO_NUMBER),
            ("1.2.3", FEES, Refusal.NO_NUMBER),
            ("10%", COUNT, Refusal.NO_NUMBER),
            ("3条", COUNT, Refusal.NO_NUMBER),
            ("3项", COUNT, Refusal.NO_NUMBER),
            ("3件2", COUNT, Refusal.NO_NUMBER),
            ("5-3", COUNT, Refusal.NO_NUMBER),
            ("--3", COUNT, Refusal.NO_NUMBER),
            ("+", COUNT, Refusal.NO_NUMBER),
            ("(5)", COUNT, Refusal.NO_NUMBER),
            ("22（其中修订16件", COUNT, Refusal.NO_NUMBER),
            ("22（其中修订16件）3", COUNT, Refusal.NO_NUMBER),
            ("增13", COUNT, Refusal.NO_NUMBER),
            ("减3", FEES, Refusal.NO_NUMBER),
            ("增", CHANGE, Refusal.NO_NUMBER),
            ("增-3", CHANGE, Refusal.NO_NUMBER),
            ("增减3", CHANGE, Refusal.NO_NUMBER),
            ("3增", CHANGE, Refusal.NO_NUMBER),
            ("251000元整", SPENT, Refusal.NO_NUMBER),
            ("￥251000元", SPENT, Refusal.NO_NUMBER),
            ("5美元", SPENT, Refusal.NO_NUMBER),
            ("5件", SPENT, Refusal.NO_NUMBER),
            ("12.5", COUNT, Refusal.NOT_WHOLE),
            ("3.0", COUNT, Refusal.NOT_WHOLE),
            ("增1.5", CHANGE, Refusal.NOT_WHOLE),
            ("251000", SPENT, Refusal.UNIT_MISSING),
            ("110.55（万元左右）", SPENT, Refusal.UNIT_MISSING),
            ("205（约）", SPENT, Refusal.UNIT_MISSING),
            ("251000元", FEES, Refusal.UNIT_CONFLICT),
            ("1亿元", FEES, Refusal.UNIT_CONFLICT),
            ("205（元）", FEES, Refusal.UNIT_CONFLICT),
            ("3万", COUNT, Refusal.UNIT_CONFLICT),
            ("3（万）", COUNT, Refusal.UNIT_CONFLICT),
            ("9" * 19, COUNT, Refusal.TOO_LONG),
            ("9" * 10 + "." + "9" * 9, FEES, Refusal.TOO_LONG),
            ("9" * 18 + "亿元", SPENT, Refusal.TOO_LONG),
            ("9" * 5000, COUNT, Refusal.TOO_LONG),
        ],
    )
    def test_what_is_doubtful_stays_text(self, text: str, measure: Measure, reason: Refusal) -> None:
        """
        A text in pieces, of other digits, or with a wrong unit is no figure, stays as it stands, and has its reason.
        """
        assert read_figure(text, measure) == Unread(text)
        assert refusal(text, measure) is reason

    @pytest.mark.parametrize("text", ["10203120001200000", "1020312000120000"])
    def test_a_row_run_together_is_no_count(self, text: str) -> None:
        """
        No agency counts in the quadrillions: so many digits are the cells of a row, run together.
        """
        assert read_figure(text, COUNT) == Unread(text)

    @pytest.mark.parametrize("text", ["020", "00", "007", "0,123", "00.5"])
    def test_a_leading_zero_is_a_cell_of_its_own(self, text: str) -> None:
        """
        Officials write no zeros before a number: ``020`` is three cells run together, not twenty.
        """
        assert read_figure(text, FEES) == Unread(text)

    @given(official_texts(COUNT) | texts(controls=True), figures)
    def test_a_reason_is_given_for_text_alone(self, text: str, measure: Measure) -> None:
        """
        A refusal has a reason exactly where the figure is text, and the text is the one given.
        """
        figure = read_figure(text, measure)

        assert (refusal(text, measure) is not None) == isinstance(figure, Unread)
        assert figure == Unread(text) or not isinstance(figure, Unread)

    @given(st.text(st.characters(categories=["Nd", "No", "Nl"]), min_size=1, max_size=4))
    def test_only_our_own_digits_are_digits(self, text: str) -> None:
        """
        Of all digits of the world only those of ASCII and their full width forms make a number.
        """
        figure = read_figure(text, COUNT)

        if isinstance(figure, int):
            assert re.fullmatch("[0-9０-９]+", text)


class TestRemark:
    @pytest.mark.parametrize(
        ("text", "measure", "note"),
        [
            ("22（其中修订16件）", COUNT, "其中修订16件"),
            ("55(含自然失效29件)", COUNT, "含自然失效29件"),
            ("3（注：含（一）项）", COUNT, "注:含(一)项"),
            ("2.51元（含税）", SPENT, "含税"),
            ("5（件）", COUNT, ""),
            ("205(万)", SPENT, ""),
            ("22", COUNT, ""),
            ("", COUNT, ""),
            ("（无）", COUNT, ""),
        ],
    )
    def test_a_remark_stands_behind_its_number(self, text: str, measure: Measure, note: str) -> None:
        """
        What stands in brackets is a remark, unless it is the unit.
        """
        assert remark(text, measure) == note


class TestPlain:
    @pytest.mark.parametrize(
        ("figure", "measure", "text"),
        [
            (1234567, COUNT, "1234567"),
            (-18, CHANGE, "-18"),
            (13, CHANGE, "13"),
            (Decimal("72701.2578"), FEES, "72701.2578"),
            (Decimal("1E+3"), FEES, "1000"),
            (Decimal("1E-7"), FEES, "0.0000001"),
            (Decimal(251000), SPENT, "251000元"),
            (Blank.EMPTY, COUNT, ""),
            (Blank.DASH, COUNT, "—"),
            (Blank.SLASH, SPENT, "/"),
            (Blank.NONE, COUNT, "无"),
            (Unread("12²"), COUNT, "12²"),
        ],
    )
    def test_a_figure_is_written_plainly(self, figure: Figure, measure: Measure, text: str) -> None:
        """
        Plain writing has no separators, no plus, no exponent, and a unit only where each cell states its own.
        """
        assert plain(figure, measure) == text


class TestRoundTrip:
    @given(st.data(), figures)
    def test_what_is_written_is_read_back(self, data: st.DataObject, measure: Measure) -> None:
        """
        Every number and every gap of a column is read back from its plain writing.
        """
        figure = data.draw(numbers(measure) | st.sampled_from(Blank))

        assert read(plain(figure, measure), measure) == (type(figure), figure)

    @given(counts)
    def test_the_longest_counts_are_read_back(self, number: int) -> None:
        """
        Whatever count fits into a cell is read back.
        """
        assert read(plain(number, COUNT), COUNT) == (int, number)

    @given(amounts, st.sampled_from([FEES, SPENT]))
    def test_the_longest_amounts_are_read_back(self, amount: Decimal, measure: Measure) -> None:
        """
        Whatever amount fits into a cell is read back.
        """
        assert read_figure(plain(amount, measure), measure) == amount


class TestFits:
    @pytest.mark.parametrize(
        ("number", "fit"),
        [
            (10**15, False),
            (-(10**15), False),
            (10**15 - 1, True),
            (-(10**15) + 1, True),
            (Decimal("1E+15"), False),
            (Decimal("-1E+15"), False),
            (Decimal("1E+14"), True),
            (Decimal("1E-15"), False),
            (Decimal("1E-14"), True),
            (Decimal("0.111111111111111"), False),
            (Decimal("11.1111111111111"), True),
            (Decimal("11.11111111111111"), False),
            (Decimal("1234567890.1234567891"), False),
            (Decimal("NaN"), False),
            (Decimal("sNaN"), False),
            (Decimal("-Infinity"), False),
            (0, True),
            (-9_999_999, True),
            (Decimal("-769552763.68"), True),
        ],
    )
    def test_no_cell_holds_what_cannot_be_read_back(self, number: Number, *, fit: bool) -> None:
        """
        Numbers that are too long, too fine or no numbers fit into no cell.
        """
        assert fits(number) is fit


class TestCanonical:
    @pytest.mark.parametrize(
        ("amount", "same"),
        [("73802895.90", "73802895.9"), ("100", "100"), ("1E+2", "100"), ("1.000", "1"), ("-0.00", "0"), ("0E+5", "0"), ("1E-3", "0.001")],
    )
    def test_equal_amounts_are_written_alike(self, amount: str, same: str) -> None:
        """
        An amount loses trailing zeros, exponent and the sign of zero, and nothing else.
        """
        assert str(canonical(Decimal(amount))) == same


class TestTotal:
    @pytest.mark.parametrize(("terms", "whole"), [([], 0), ([1, 2, 3], 6), ([10**30, 1], 10**30 + 1), ([-3, 3], 0)])
    def test_whole_numbers_stay_whole(self, terms: list[int], whole: int) -> None:
        """
        The sum of whole numbers is an ``int``.
        """
        result = total(terms)

        assert (type(result), result) == (int, whole)

    @given(st.lists(st.integers(-(10**17), 10**17) | amounts, max_size=8))
    def test_a_sum_is_exact(self, terms: list[Number]) -> None:
        """
        The sum is that of the fractions, to the last digit, and written canonically.
        """
        result = total(terms)

        assert Fraction(result) == sum(map(Fraction, terms), Fraction(0))
        assert isinstance(result, int) or str(result) == str(canonical(result))

    @given(st.permutations([Decimal("0.1"), Decimal("1E+17"), Decimal("-1E+17"), 3, Decimal("1E-18")]))
    def test_the_order_does_not_matter(self, terms: list[Number]) -> None:
        """
        The same terms in any order have the same sum.
        """
        assert total(terms) == Decimal("3.100000000000000001")


class TestDifference:
    @given(counts | amounts, counts | amounts)
    def test_a_difference_is_exact(self, left: Number, right: Number) -> None:
        """
        The difference is that of the fractions, to the last digit; of whole numbers it is whole.
        """
        result = difference(left, right)

        assert Fraction(result) == Fraction(left) - Fraction(right)
        assert isinstance(result, int) == (isinstance(left, int) and isinstance(right, int))


class TestContext:
    """
    The caller's decimal context changes nothing.
    """

    @pytest.mark.parametrize(
        ("text", "measure"), [("72701.2578", FEES), ("-72701.2578", FEES), ("769552763.68 元", SPENT), ("110.55万元", SPENT)]
    )
    def test_reading_never_rounds(self, text: str, measure: Measure) -> None:
        """
        A context of three digits reads the same amounts.
        """
        expected = read_figure(text, measure)

        with localcontext(Context(prec=3)):
            figure = read_figure(text, measure)

        assert str(figure) == str(expected)

    def test_writing_and_adding_never_round(self) -> None:
        """
        A context of three digits writes, adds and holds the same amounts.
        """
        amount = Decimal("123456789012.345678")

        with localcontext(Context(prec=3, Emax=3)):
            written = [canonical(amount), plain(amount, FEES), total([amount, 1]), difference(1, amount)]
            fit = fits(Decimal("12345678.9"))

        assert list(map(str, written)) == ["123456789012.345678", "123456789012.345678", "123456789013.345678", "-123456789011.345678"]
        assert fit
