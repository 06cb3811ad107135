"""
Identity and mobile numbers in the words of a report: what is one, and what only looks like one.

All numbers are made up.
"""

from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.addresses import SectionName
from govreport.publishing import load
from govreport.report import Report
from govreport.validation import BlankPolicy, Finding
from govreport.validation.case import Case
from govreport.validation.persons import P_PERSON, check_persons

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
FILES: Final = sorted(EXAMPLES.glob("*.json"))
#: The standard's own table of weights, and its example.
WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CARD: Final = "11010519491231002X"
MOBILE: Final = "13812345678"


def card(body: str) -> str:
    """
    Return seventeen digits with their check sign.
    """
    return body + "10X98765432"[sum(weight * int(digit) for weight, digit in zip(WEIGHTS, body, strict=True)) % 11]


def found(*lines: str, section: SectionName = "other") -> list[Finding]:
    """
    Return what is found in lines of a section.
    """
    report = Report.of("某局", 2023).write(section, *lines)
    return list(check_persons(Case(report, None, BlankPolicy.LENIENT)).findings)


def masked(*lines: str) -> list[object]:
    """
    Return the numbers that are found, as they are shown.
    """
    return [dict(each.facts)["masked"] for each in found(*lines)]


def bodies() -> st.SearchStrategy[str]:
    """
    Return seventeen digits: a region, a day of birth until the year of the report, and a number.
    """
    days = st.dates(date(1900, 1, 1), date(2023, 12, 31)).map(lambda day: f"{day:%Y%m%d}".rjust(8, "0"))
    return st.builds(lambda region, day, number: f"{region}{day}{number:03}", st.integers(110_000, 659_999), days, st.integers(0, 999))


def mobiles() -> st.SearchStrategy[str]:
    """
    Return mobile numbers.
    """
    return st.integers(13_000_000_000, 19_999_999_999).map(str)


class TestNumbers:
    def test_an_identity_number(self) -> None:
        """
        A number with its check sign is a warning that shows its two ends alone.
        """
        (finding,) = found(f"申请人张某（身份证号：{CARD}）来访。", section="applications")

        assert (finding.rule, finding.severity.value, finding.section, finding.cells) == (P_PERSON, "warning", "applications", ())
        assert finding.message() == "“三、收到和处理政府信息公开申请情况”出现身份证号码 110***********002X，请核实是否应当公开。"
        assert finding.message("en").endswith("shows the identity number 110***********002X; make sure that it is meant to be public.")

    def test_a_mobile_number(self) -> None:
        """
        An office's own mobile number is a warning as well: whoever answers it is a person.
        """
        (finding,) = found(f"如有疑问，请与本局办公室联系，联系电话：{MOBILE}。")

        assert finding.message() == "“六、其他需要报告的事项”出现手机号码 138****5678，请核实是否应当公开。"

    @pytest.mark.parametrize(
        "text",
        [
            f"电话{MOBILE}",
            f"{MOBILE}（微信同号）",
            f"{MOBILE}@163.com",
            "１３８１２３４５６７８",
            "138 1234 5678",
            "138-1234-5678",
            "+86 13812345678",
            "+8613812345678",
            "+86-138-1234-5678",
            "0086 138 1234 5678",
            f"0591-83123456/{MOBILE}",
            f"0591-83123456 {MOBILE}",
            f"1、{MOBILE}",
            f"Tel:{MOBILE}",
        ],
    )
    def test_ways_to_write_a_mobile_number(self, text: str) -> None:
        """
        In one piece or three, full width, with the country's prefix, beside a landline: it is the same number.
        """
        assert masked(text) == ["138****5678"]

    @pytest.mark.parametrize("text", [CARD, CARD.lower(), f"{CARD}号", "110105 19491231 002X", "１１０１０５１９４９１２３１００２Ｘ"])
    def test_ways_to_write_an_identity_number(self, text: str) -> None:
        """
        In one piece or three, full width, with a small x: it is the same number.
        """
        assert masked(f"身份证{text}") == ["110***********002X"]

    @pytest.mark.parametrize("between", ["、", ",", "，", "/", " ", "或"])
    def test_several(self, between: str) -> None:
        """
        Each number is a finding; the same one twice in a line is one.
        """
        assert masked(f"联系人：{MOBILE}{between}13987654321{between}{MOBILE}") == ["138****5678", "139****4321"]

    def test_every_section(self) -> None:
        """
        The opening is looked at like any section, and each line holds or does not.
        """
        report = Report.of("某局", 2023).write("preamble", MOBILE).write("overview", "甲", MOBILE).write("other", "乙")

        result = check_persons(Case(report, None, BlankPolicy.LENIENT))

        assert ([each.section for each in result.findings], result.holds) == (["preamble", "overview"], 2)


class TestNoNumbers:
    @pytest.mark.parametrize(
        "text",
        [
            "咨询电话：0591-83123456。",
            "010-88889999、021 62345678、（0591）83123456",
            "拨打12345热线，或400-812-3456、4008123456、800-810-1234",
            "传真：+86 591 83123456",
            "138****5678",
            "1381234****",
            "网站浏览量13812345678次，公开信息13812345678条",
            "罚没收入13812345678元，合计13812345678.90元，折合 13812345678 万元",
            "13812345678.5",
            "3.13812345678",
            "闽ICP备13001234号，公安备案35012802000138号，第13812345678号文件",
            "https://www.example.gov.cn/art/13812345678/20230101.html",
            "http://xxgk.example.gov.cn/13812345678",
            "详见 www.example.gov.cn/?id=13812345678",
            "统一社会信用代码11350128MB0X12345T",
            "12812345678",
            "23812345678",
            "113812345678",
            "138123456789",
            "0591-13812345678",
            "13812345678-1",
            "A13812345678、13812345678B",
            "自然人 12 138 1234 5678 90 件",
            "收到 138 1234 5678 901",
            "各类申请：12 138 1234 5678",
            "138 1234-5678",
        ],
    )
    def test_what_only_looks_like_a_mobile_number(self, text: str) -> None:
        """
        Landlines, service numbers, masked numbers, quantities, addresses and longer numbers are none.
        """
        assert masked(text) == []

    @pytest.mark.parametrize(
        "text",
        [
            "110105194912310021",  # another check sign
            card("11010518991231002"),  # born before 1900
            card("11010520250101002"),  # after the report
            card("11010519491331002"),  # in a thirteenth month
            card("11010519490229002"),  # on a day that was not
            card("01010519491231002"),  # in no region
            f"1{CARD}",
            f"{CARD}1",
            f"{CARD[:-1]}XA",
            f"no{CARD}",
            "110105********002X",
            "110105194912310",
        ],
    )
    def test_what_only_looks_like_an_identity_number(self, text: str) -> None:
        """
        A wrong check sign, no day of birth, a longer number: other numbers of eighteen signs are none.
        """
        assert masked(text) == []

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def test_the_examples(self, path: Path) -> None:
        """
        No example shows a person's number, and each of its lines is counted.
        """
        report = load(path)

        result = check_persons(Case(report, None, BlankPolicy.LENIENT))

        assert (result.findings, result.holds) == ((), sum(len(each.lines) for each in report.prose))


class TestLaws:
    @given(bodies(), st.sampled_from(("", "身份证号", "（", " ")), st.sampled_from(("", "。", "）", "的申请人")))
    def test_every_identity_number_is_found_and_not_told(self, body: str, before: str, behind: str) -> None:
        """
        Whatever the region, day and number: it is found with its right check sign, and no message or fact holds it in full.
        """
        number = card(body)

        (finding,) = found(before + number + behind)

        told = [finding.message(), finding.message("en"), repr(finding)]
        assert not any(number in each or body[6:14] in each for each in told)

    @given(bodies(), st.sampled_from("0123456789X"))
    def test_no_other_check_sign(self, body: str, sign: str) -> None:
        """
        Of the eleven check signs one is right.
        """
        number = body + sign

        assert bool(masked(number)) == (number == card(body))

    @given(mobiles(), st.sampled_from(("", "电话：", "（", "、")), st.sampled_from(("", "。", "）", "联系人", "，")))
    def test_every_mobile_number_is_found_and_not_told(self, number: str, before: str, behind: str) -> None:
        """
        Whatever the number, it is found, and no message or fact holds it in full.
        """
        (finding,) = found(before + number + behind)

        assert dict(finding.facts)["masked"] == f"{number[:3]}****{number[7:]}"
        assert not any(number in each for each in (finding.message(), finding.message("en"), repr(finding)))

    @given(mobiles() | bodies().map(card), st.integers(0, 10**20).map(str), st.booleans())
    def test_nothing_within_a_longer_number(self, number: str, more: str, before: bool) -> None:  # noqa: FBT001 - which side
        """
        With digits before or behind it, a number is no mobile number; eighteen digits may by chance be an identity number.
        """
        longer = more + number if before else number + more

        assert len(longer) == 18 or masked(longer) == []

    @given(st.text(max_size=60))
    def test_any_words(self, text: str) -> None:
        """
        Any words can be looked through.
        """
        assert found(text) == []
