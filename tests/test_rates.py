"""
Indicators: what the national ones count, rates with their fractions, why there is no number, and the faults of a file.
"""

from collections.abc import Mapping
from decimal import Context, Decimal, localcontext
from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve
from hypothesis import given

from govreport.cells import Cell
from govreport.entries import Entry
from govreport.errors import GovReportError, InvalidIndicators, UnreadableFile
from govreport.figures import Blank
from govreport.indicators import Indicator, IndicatorValue, cells_of, indicators_of, load_indicators, national_indicators
from govreport.publishing import load
from govreport.report import Report
from govreport.template import Template
from govreport.templates import NATIONAL, load_template
from govreport.wording import Wording
from tests.pingtan import EXAMPLES, PINGTAN
from tests.strategies import balanced_reports, reports

OLD, NEW = map(load_template, NATIONAL)
NATIONAL_FILE: Final = (files("govreport.indicators") / "national.toml").read_text(encoding="utf-8")
GRANTED, CLOSED = Cell("applications", "outcome.granted", "total"), Cell("applications", "outcome.total", "total")

#: What sums up to all outcomes.
OUTCOMES: Final = ("open_rate", "refused_rate", "unavailable_rate", "not_processed_rate", "other_rate")


def told(report: Report) -> dict[str, str]:
    """
    Return what is printed of each indicator of a report.
    """
    return {each.indicator.id: each.text() for each in indicators_of(report)}


def granted(figures: Mapping[Cell, Entry], template: Template = NEW) -> IndicatorValue:
    """
    Return the rate granted of a report of few figures.
    """
    report = Report.of("某局", template.first_year, template=template).fill(figures)
    return next(each for each in indicators_of(report) if each.indicator.id == "granted_rate")


def own(**changes: object) -> Indicator:
    """
    Return an indicator of one's own.
    """
    words = Wording(zh="字", en="word")
    known = Indicator(id="own", version=1, label=words, wording=words, numerator=("disclosure/rules/repealed",), unit="件", caveat=words)
    return evolve(known, **changes)  # type: ignore[arg-type]  # fields by name


# ---------------------------------------------------------------- the national ones


class TestNational:
    def test_what_there_is(self) -> None:
        """
        Counts, outcomes, carry-over, disputes and applicants, each once.
        """
        assert [each.id for each in national_indicators()] == [
            "received",
            "received.natural",
            "received.legal.business",
            "received.legal.research",
            "received.legal.welfare",
            "received.legal.law",
            "received.legal.other",
            "handled",
            "closed",
            "closed_rate",
            "granted_rate",
            "open_rate",
            "refused_rate",
            "unavailable_rate",
            "not_processed_rate",
            "other_rate",
            "carried_out_rate",
            "reviews",
            "reviews_corrected_rate",
            "lawsuits",
            "lawsuits_corrected_rate",
        ]

    @pytest.mark.parametrize("form", NATIONAL)
    @pytest.mark.parametrize("indicator", national_indicators(), ids=lambda each: each.id)
    def test_each_works_on_every_form(self, indicator: Indicator, form: str) -> None:
        """
        Every line it counts is in every national form, and each cell of them once.
        """
        for side in (indicator.numerator, indicator.denominator):
            cells = cells_of(side, load_template(form))

            assert cells is not None
            assert len(set(cells)) == len(cells)
            assert bool(cells) is bool(side)

    def test_each_rate_says_from_how_many_on_it_counts(self) -> None:
        """
        Every rate has a floor, and no count has one.
        """
        assert {each.fewest for each in national_indicators() if each.is_rate} == {30}
        assert {each.fewest for each in national_indicators() if not each.is_rate} == {0}

    def test_a_split_line_is_one_indicator(self) -> None:
        """
        (6) Handled otherwise is one row in the form of 2019 and three in that of 2021.
        """
        (address,) = next(each.numerator for each in national_indicators() if each.id == "other_rate")

        assert [cell.row for cell in cells_of((address,), OLD) or ()] == ["outcome.other"]
        assert [cell.row for cell in cells_of((address,), NEW) or ()] == [
            "outcome.other.not_corrected",
            "outcome.other.fee_unpaid",
            "outcome.other.other",
        ]


# ---------------------------------------------------------------- published figures


class TestPublished:
    def test_of_a_city(self) -> None:
        """
        淮安 2024, every fraction added up by hand.
        """
        assert told(load(EXAMPLES / "huaian-2024.json")) == {
            "received": "3119",
            "received.natural": "96.22%（3001/3119）",
            "received.legal.business": "1.70%（53/3119）",
            "received.legal.research": "0.00%（0/3119）",
            "received.legal.welfare": "0.00%（0/3119）",
            "received.legal.law": "1.96%（61/3119）",
            "received.legal.other": "0.13%（4/3119）",
            "handled": "3153",
            "closed": "3050",
            "closed_rate": "96.73%（3050/3153）",
            "granted_rate": "44.66%（1362/3050）",
            "open_rate": "59.54%（1816/3050）",
            "refused_rate": "5.84%（178/3050）",
            "unavailable_rate": "25.61%（781/3050）",
            "not_processed_rate": "2.89%（88/3050）",
            "other_rate": "6.13%（187/3050）",
            "carried_out_rate": "3.27%（103/3153）",
            "reviews": "351",
            "reviews_corrected_rate": "20.38%（64/314）",
            "lawsuits": "46",
            "lawsuits_corrected_rate": "12.82%（5/39）",
        }

    def test_of_an_office_on_the_form_of_2019(self) -> None:
        """
        西安市公安局 2020: one review and one lawsuit are too few to say anything.
        """
        found = told(load(EXAMPLES / "xian-psb-2020.json"))

        assert found["closed_rate"] == "82.72%（67/81）"
        assert found["open_rate"] == "34.33%（23/67）"
        assert found["other_rate"] == "23.88%（16/67）"
        assert found["carried_out_rate"] == "17.28%（14/81）"
        assert found["reviews_corrected_rate"] == "0.00%（0/1，件数少）"
        assert found["lawsuits_corrected_rate"] == "0.00%（0/1，件数少）"

    def test_a_total_is_taken_as_it_was_reported(self) -> None:
        """
        The outcomes of 平潭 2020 add up to 27 and were reported as 21: 21 it is, and nothing is counted twice.
        """
        found = {each.indicator.id: each for each in indicators_of(PINGTAN[2020])}

        assert (found["closed"].number, found["open_rate"].denominator) == (21, 21)
        assert sum(found[each].numerator or 0 for each in OUTCOMES) == 27

    def test_nothing_was_decided(self) -> None:
        """
        Without a review there is no rate of them, and the reason says so.
        """
        (found,) = (each for each in indicators_of(PINGTAN[2019]) if each.indicator.id == "reviews_corrected_rate")

        assert (found.numerator, found.denominator, found.rate, found.text()) == (0, 0, None, "")
        assert found.reason == Wording(zh="分母为零", en="the denominator is zero")


# ---------------------------------------------------------------- one rate


class TestRate:
    @pytest.mark.parametrize(
        ("upper", "lower", "rate", "text"),
        [
            (36, 68, "0.529412", "52.94%（36/68）"),
            (1, 64, "0.015625", "1.56%（1/64）"),
            (2, 30, "0.066667", "6.67%（2/30）"),
            (0, 30, "0", "0.00%（0/30）"),
            (30, 30, "1", "100.00%（30/30）"),
            (1, 29, "0.034483", "3.45%（1/29，件数少）"),
            (1_234_499, 10_000_000, "0.12345", "12.34%（1234499/10000000）"),
        ],
    )
    def test_is_exact_and_has_its_fraction(self, upper: int, lower: int, rate: str, text: str) -> None:
        """
        Six decimals in the value, two in print, each rounded once from the fraction; fewer than thirty are too few.
        """
        with localcontext(Context(prec=2)):
            found = granted({GRANTED: upper, CLOSED: lower})
            printed = found.text()

        assert (found.numerator, found.denominator, found.rate) == (upper, lower, Decimal(rate))
        assert printed == text
        assert found.few is (lower < 30)
        assert found.reason is None

    def test_in_english(self) -> None:
        """
        The same in English, with the mark of few cases.
        """
        assert granted({GRANTED: 36, CLOSED: 68}).text("en") == "52.94% (36/68)"
        assert granted({GRANTED: 6, CLOSED: 8}).text("en") == "75.00% (6/8, few cases)"

    @pytest.mark.parametrize(
        ("figures", "reason", "gaps"),
        [
            ({GRANTED: 0, CLOSED: 0}, "分母为零", ()),
            ({GRANTED: 1, CLOSED: -2}, "分母小于零", ()),
            ({GRANTED: 1}, "表三“（七）总计·总计”未填", (CLOSED,)),
            ({CLOSED: 1, GRANTED: "/"}, "表三“（一）予以公开·总计”未填", (GRANTED,)),
            ({CLOSED: 1, GRANTED: "若干"}, "表三“（一）予以公开·总计”所填不是数据", (GRANTED,)),
            ({CLOSED: "若干"}, "表三“（一）予以公开·总计”未填", (GRANTED, CLOSED)),
        ],
    )
    def test_where_there_is_none_there_is_a_reason(self, figures: dict[Cell, Entry], reason: str, gaps: tuple[Cell, ...]) -> None:
        """
        No number, never a zero; the reason names the cells.
        """
        found = granted(figures)

        assert (found.rate, found.number, found.text(), found.few) == (None, None, "", False)
        assert found.reason
        assert (found.reason.zh, found.gaps) == (reason, gaps)
        assert found.reason.en

    def test_what_the_form_lacks(self) -> None:
        """
        The form of 2019 did not ask what was repealed.
        """
        report = Report.of("某局", 2020)

        (found,) = indicators_of(report, [own()])

        assert (found.numerator, found.number) == (None, None)
        assert found.reason == Wording(zh="表格没有有关项目", en="the form has no such line")

    def test_amounts(self) -> None:
        """
        Amounts are counted exactly as well.
        """
        report = Report.of("某局", 2021).fill({"disclosure/fees/charged": "9116.36"})

        (found,) = indicators_of(report, [own(numerator=("disclosure/fees/charged",), unit="万元")])

        assert (found.number, found.text()) == (Decimal("9116.36"), "9116.36")

    @given(report=reports())
    def test_times_its_denominator_it_is_its_numerator(self, report: Report) -> None:
        """
        As far as six decimals reach; and where there is no number there is a reason.
        """
        for each in indicators_of(report):
            assert (each.number is None) == (each.reason is not None)
            if each.rate is not None:
                assert each.numerator is not None
                assert each.denominator is not None
                assert abs(each.rate * each.denominator - each.numerator) <= Decimal("0.0000005") * each.denominator

    @given(report=balanced_reports())
    def test_outcomes_and_applicants_make_a_whole(self, report: Report) -> None:
        """
        Over both forms the outcomes add up to what was closed, and the applicants to what was received.
        """
        found = {each.indicator.id: each for each in indicators_of(report)}

        assert sum(found[each].numerator or 0 for each in OUTCOMES) == found["closed"].number
        assert sum(each.numerator or 0 for name, each in found.items() if name.startswith("received.")) == found["received"].number

    @given(report=reports())
    def test_a_blank_is_no_zero(self, report: Report) -> None:
        """
        Whatever else stands in a report: with the total blank nothing is a part of it.
        """
        blank = report.fill({CLOSED: Blank.SLASH})

        assert all(each.number is None for each in indicators_of(blank) if each.indicator.id in {*OUTCOMES, "granted_rate", "closed"})


# ---------------------------------------------------------------- a file of them


def changed(*changes: tuple[str, str]) -> str:
    """
    Return the national file with some words replaced, each where it first stands.
    """
    text = NATIONAL_FILE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def faults_of(path: Path, text: str) -> list[str]:
    """
    Return all faults of a file in English.
    """
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidIndicators) as caught:
        load_indicators(path)
    assert caught.value.source == str(path)
    assert all(each.problem.zh for each in caught.value.faults)
    return [each.explain("en") for each in caught.value.faults]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """
    Where a test writes its indicators.
    """
    return tmp_path / "own.toml"


class TestFile:
    def test_the_national_one_passes_as_a_file(self, path: Path) -> None:
        """
        It gives the same indicators from elsewhere.
        """
        path.write_text(NATIONAL_FILE, encoding="utf-8")

        assert load_indicators(path) == national_indicators()

    def test_all_faults_at_once(self, path: Path) -> None:
        """
        Of shape and of meaning, each with its place, and none hides another.
        """
        text = changed(
            ('id = "received"\nversion = 1', 'id = "Received"\nversion = "1"'),
            ('id = "received.natural"\nversion = 1', 'id = "handled"\nversion = 0'),
            ('en = "Applicants: businesses"', 'en = ""'),
            ('numerator = ["applications/received/legal.research"]', "numerator = []"),
            ('numerator = ["applications/received/legal.welfare"]', 'numerator = ["applications/received"]'),
            ('numerator = ["applications/received/legal.law"]', 'numerator = ["applications/received/lawyers"]'),
        )

        assert faults_of(path, f"kind = 1\n{text}") == [
            "$: unknown key kind",
            "$.indicator[0].version: should be a whole number",
            "$.indicator: 'handled' stands 2 times",
            "$.indicator[1].version: should be more than zero",
            "$.indicator[2].label: cannot be empty",
            "$.indicator[3].numerator: cannot be empty",
            "$.indicator[4].numerator: 'applications/received' is not the address of a cell",
            "$.indicator[5].numerator: no form has 'applications/received/lawyers'",
        ]

    @pytest.mark.parametrize(
        ("numerator", "words"),
        [
            ('["applications/received/total", "applications/received/natural"]', "is already in 'applications/received/total'"),
            ('["applications/received/total", "applications/received/legal.*"]', "is already in 'applications/received/total'"),
            ('["applications/outcome.*/total"]', "is already in 'applications/outcome.total/total'"),
            # Natural persons whose application was granted are part of the total of all outcomes, two sums away.
            ('["applications/outcome.total/total", "applications/outcome.granted/natural"]', "in 'applications/outcome.total/total'"),
            ('["applications/received/total", "applications/received/total"]', "is counted twice"),
        ],
    )
    def test_nothing_is_counted_twice(self, path: Path, numerator: str, words: str) -> None:
        """
        A total beside what it is the sum of is refused, and so is a cell that stands twice.
        """
        found = faults_of(path, changed(('numerator = ["applications/received/total"]', f"numerator = {numerator}")))

        assert found
        assert all(each.startswith("$.indicator[0].numerator: ") and words in each for each in found)

    def test_of_a_total_and_its_share_only_sides_are_asked(self, path: Path) -> None:
        """
        A part above its total is what a rate is.
        """
        path.write_text(changed(("fewest = 30", "fewest = 5")), encoding="utf-8")

        assert load_indicators(path)[1].fewest == 5

    @pytest.mark.parametrize(
        ("old", "new", "place"),
        [
            ('unit = "件"', 'unit = "%"', "$.indicator[0].unit"),
            ('unit = "件"', 'unit = ""', "$.indicator[0].unit"),
            ('unit = "%"', 'unit = "件"', "$.indicator[1].unit"),
            ('unit = "件"', 'unit = "件"\nfewest = 3', "$.indicator[0].fewest"),
            ("fewest = 30", "fewest = -1", "$.indicator[1].fewest"),
            ('id = "received"', 'id = "1st"', "$.indicator[0].id"),
            ("summary = true", 'summary = "yes"', "$.indicator[0].summary"),
        ],
    )
    def test_what_fits_nowhere(self, path: Path, old: str, new: str, place: str) -> None:
        """
        Each value is of its own kind, and goes with the others.
        """
        (fault,) = faults_of(path, changed((old, new)))

        assert fault.startswith(f"{place}: ")

    @pytest.mark.parametrize("text", ["", "indicator = 3", "indicator = []"])
    def test_there_is_one_at_least(self, path: Path, text: str) -> None:
        """
        A file without indicators is none.
        """
        assert faults_of(path, text) == ["$.indicator: should be written [[indicator]], one at least"]

    def test_what_is_no_toml(self, path: Path) -> None:
        """
        It is said of the file as a whole.
        """
        path.write_bytes(b"\xff = 1")

        with pytest.raises(UnreadableFile):
            load_indicators(path)

    def test_on_a_form_of_ones_own(self, path: Path) -> None:
        """
        Cells are looked for in the forms that are named.
        """
        path.write_text(changed(('"applications/received/total"', '"disclosure/rules/repealed"')), encoding="utf-8")

        assert load_indicators(path, NEW)[0].numerator == ("disclosure/rules/repealed",)
        with pytest.raises(InvalidIndicators):
            load_indicators(path, OLD)

    def test_the_error_lists_every_fault(self, path: Path) -> None:
        """
        A line each, in either language.
        """
        path.write_text(changed(("version = 1", "version = 0"), ('unit = "件"', 'unit = "%"')), encoding="utf-8")

        with pytest.raises(InvalidIndicators) as caught:
            load_indicators(path)

        assert isinstance(caught.value, GovReportError)
        assert caught.value.explain("en").count("\n") == 2
        assert "有 2 处错误" in caught.value.explain()
