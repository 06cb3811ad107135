"""
Years in a row, and indicators, as sheets for people; and the two commands that print them.
"""

import csv
import io
import json
import re
from argparse import Namespace
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given

from govreport.cells import Cell
from govreport.cli.parser import Usage
from govreport.cli.series import show_indicators, show_series
from govreport.codec import dumps
from govreport.document import CellKind, Document, Grid, Heading, Paragraph
from govreport.entries import Entry
from govreport.figures import Unread, plain
from govreport.formats import renderer
from govreport.layout.indicators import indicators_document
from govreport.layout.series import series_document
from govreport.layout.years import moved
from govreport.publishing import load
from govreport.report import Report
from govreport.wording import Language
from govreport.years import Series, series
from tests.pingtan import EXAMPLES, PINGTAN
from tests.strategies import reports
from tests.test_series import series_of_years

SHEET: Final = series_document(series(PINGTAN.values()))
LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
RECEIVED: Final = Cell("applications", "received", "total")


def grid(document: Document, heading: str) -> Grid:
    """
    Return the grid below a heading.
    """
    place = next(number for number, each in enumerate(document.blocks) if isinstance(each, Heading) and each.text == heading)
    return next(each for each in document.blocks[place:] if isinstance(each, Grid))


def rows(document: Document, heading: str) -> list[tuple[str, ...]]:
    """
    Return the texts of the grid below a heading, merged labels in every row they cover.
    """
    return [tuple(cell.text for cell in row) for row in grid(document, heading).matrix()]


def notes(document: Document) -> list[str]:
    """
    Return the paragraphs of a document.
    """
    return [each.text for each in document.blocks if isinstance(each, Paragraph)]


def below(document: Document, heading: str) -> list[str]:
    """
    Return the paragraphs between a heading and the next.
    """
    found, inside = list[str](), False
    for each in document.blocks:
        if isinstance(each, Heading):
            inside = each.text == heading
        elif inside and isinstance(each, Paragraph):
            found.append(each.text)
    return found


def two_years(before: dict[Cell, Entry], after: dict[Cell, Entry], *, year: int = 2022) -> Document:
    """
    Return the sheet of 2021 and another year.
    """
    return series_document(series([Report.of("某局", 2021).fill(before), Report.of("某局", year).fill(after)]))


# ---------------------------------------------------------------- 平潭 2019 to 2022


class TestPingtan:
    def test_the_summary_is_on_top(self) -> None:
        """
        New, closed, open, reviews and lawsuits, a column a year, with an arrow and a sign for the last step.
        """
        assert SHEET.title == "平潭综合实验区\n2019—2022 年数据"
        assert rows(SHEET, "概要") == [
            ("指标", "2019 年", "2020 年", "‖", "2021 年", "2022 年", "增减", "增幅", "注"),
            ("新收", "23", "21", "", "70", "74", "↑ +4", "+5.71%", ""),
            ("办结", "23", "21", "", "69", "75", "↑ +6", "+8.70%", ""),
            (
                "予以公开和部分公开率",
                "34.78%（8/23，件数少）",
                "61.90%（13/21，件数少）",
                "",
                "50.72%（35/69）",
                "40.00%（30/75）",
                "↓ -10.72 个百分点",
                "",
                "",
            ),
            ("行政复议", "0", "0", "", "3", "2", "↓ -1", "-33.33%", ""),
            ("复议纠错率", "—（注1）", "—（注1）", "", "0.00%（0/3，件数少）", "50.00%（1/2，件数少）", "↑ +50.00 个百分点", "", ""),
            ("行政诉讼", "0", "0", "", "12", "1", "↓ -11", "-91.67%", ""),
            ("诉讼败诉（纠正）率", "—（注1）", "—（注1）", "", "0.00%（0/12，件数少）", "0.00%（0/1，件数少）", "0", "", ""),
        ]
        assert below(SHEET, "概要") == ["注1：分母为零。", "结转衔接：2020、2021、2022 年各列的上年结转均等于上一份报告的结转下年度。"]

    def test_the_break_is_said_and_marked(self) -> None:
        """
        The first sentence names both forms; each table has a column for the break, with notes below.
        """
        assert notes(SHEET)[0] == (
            "2021 年起按 国办公开办函〔2021〕30号 填报，此前按 国办公开办函〔2019〕60号；"
            "“‖”处格式变更，其下的注说明各项口径的变化，不可比的不计增减。"
        )
        assert [each.rows[0][4].text for each in SHEET.blocks if isinstance(each, Grid)][2:] == ["‖", "‖", "‖"]

    def test_table_two_has_its_reasons(self) -> None:
        """
        Lines that came, went or changed their meaning point at a note; where a form has no such line it says so, and no number.
        """
        found = {row[:2]: row[2:] for row in rows(SHEET, "表二 主动公开政府信息情况")}
        said = below(SHEET, "表二 主动公开政府信息情况")

        assert found["规范性文件", "本年新制作数量"][:5] == ("89", "77", "注2", "无此项", "无此项")
        assert found["规范性文件", "对外公开总数量"] == ("89", "166", "注1", "无此项", "无此项", "", "", "")
        assert found["行政规范性文件", "现行有效件数"] == ("无此项", "无此项", "注1", "665", "698", "↑ +33", "+4.96%", "")
        assert found["行政许可", "本年处理决定数量"] == ("181", "278", "", "2293", "10690", "↑ +8397", "+366.20%", "")
        assert found["政府集中采购", "采购总金额"][:4] == ("75394432.52元", "73802895.9元", "注8", "无此项")
        assert said[0] == "注1：“对外公开总数量”是已公开的存量，可能含已废止的文件，与“现行有效件数”不是同一口径。"
        assert said[-1] == "另有 5 项各年均为零或未填，未列出。"
        assert len(said) == 9

    def test_table_three_is_in_the_order_of_the_form(self) -> None:
        """
        The line that was split stands above its parts, and says so.
        """
        found = rows(SHEET, "表三 收到和处理政府信息公开申请情况")
        labels = list(dict.fromkeys(row[0] for row in found))
        whole = next(row for row in found if row[0] == "（六）其他处理" and row[1] == "总计")

        assert labels[1:4] == ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开"]
        assert labels[-2:] == ["（七）总计", "四、结转下年度继续办理"]
        assert labels.index("（六）其他处理") + 1 == next(place for place, label in enumerate(labels) if "逾期不补正" in label)
        assert whole == ("（六）其他处理", "总计", "0", "4", "注2", "无此项", "无此项", "", "", "")
        assert "注2：2021 年格式将“（六）其他处理”分为三项，按三项之和比较。" in notes(SHEET)

    def test_table_four_goes_by_its_columns(self) -> None:
        """
        It has no labels of rows.
        """
        found = {row[0]: row[2:] for row in rows(SHEET, "表四 政府信息公开行政复议、行政诉讼情况")}

        assert found["行政复议/总计"] == ("0", "0", "", "3", "2", "↓ -1", "-33.33%", "")
        assert found["行政复议/结果纠正"] == ("0", "0", "", "0", "1", "↑ +1", "", "注1")
        assert "注1：上年为零，无法计算增幅。" in below(SHEET, "表四 政府信息公开行政复议、行政诉讼情况")

    def test_whose_it_is(self) -> None:
        """
        The sheet is the agency's, in its language.
        """
        assert (SHEET.author, SHEET.language) == ("平潭综合实验区", "zh-CN")
        assert series_document(series(PINGTAN.values()), "en").title == "平潭综合实验区\nThe figures of 2019 to 2022"

    @pytest.mark.parametrize("name", ["text", "markdown", "docx"])
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_renderer_prints_it(self, name: str, language: Language) -> None:
        """
        Both sheets are plain documents.
        """
        for document in (series_document(series(PINGTAN.values()), language), indicators_document(PINGTAN[2022], language)):
            assert renderer(name).render(document)


# ---------------------------------------------------------------- any years


class TestSeriesSheet:
    def test_the_last_step_may_be_the_break(self) -> None:
        """
        Then the column of the break has the reason, and it is not said twice; what compares has its difference.
        """
        document = series_document(series([PINGTAN[2020], PINGTAN[2021]]))
        found = {row[:2]: row[2:] for row in rows(document, "表二 主动公开政府信息情况")}
        applications = {row[:2]: row[2:] for row in rows(document, "表三 收到和处理政府信息公开申请情况")}

        assert found["行政规范性文件", "本年制发件数"] == ("无此项", "注2", "69", "↓ -8", "-10.39%", "")
        assert found["行政规范性文件", "现行有效件数"] == ("无此项", "注1", "665", "", "", "")
        assert applications["（六）其他处理", "总计"] == ("4", "注2", "无此项", "↓ -3", "-75.00%", "")
        assert applications["3.其他", "总计"] == ("无此项", "注2", "1", "", "", "")

    def test_a_gap_is_a_gap(self) -> None:
        """
        Its column is there and holds nothing but —; the sheet says so once, and compares nothing across it.
        """
        document = two_years({RECEIVED: 5}, {RECEIVED: 8}, year=2023)

        assert rows(document, "概要")[:2] == [
            ("指标", "2021 年", "2022 年\n（无报告）", "2023 年", "增减", "增幅", "注"),
            ("新收", "5", "—", "8", "", "", ""),
        ]
        assert notes(document)[0] == "缺 2022 年的报告，该年各项记作“—”，其前后不作比较。"

    def test_one_year_moves_nothing(self) -> None:
        """
        Without a second report there is no column for what moved.
        """
        document = series_document(series([PINGTAN[2021]]))

        assert document.title == "平潭综合实验区\n2021 年数据"
        assert rows(document, "概要")[:2] == [("指标", "2021 年"), ("新收", "70")]

    @pytest.mark.parametrize(
        ("before", "after", "shown"),
        [
            (3, 5, ("3", "5", "↑ +2", "+66.67%", "")),
            (5, 3, ("5", "3", "↓ -2", "-40.00%", "")),
            (5, 5, ("5", "5", "0", "0.00%", "")),
            (0, 5, ("0", "5", "↑ +5", "", "注1")),
            ("", 5, ("", "5", "", "", "注1")),
            (5, "/", ("5", "/", "", "", "注1")),
            (5, "若干", ("5", "若干", "", "", "注1")),
        ],
    )
    def test_what_moved(self, before: Entry, after: Entry, shown: tuple[str, ...]) -> None:
        """
        An arrow and a sign, and a note where no rate follows.
        """
        document = two_years({RECEIVED: before}, {RECEIVED: after})

        assert rows(document, "表三 收到和处理政府信息公开申请情况")[1] == ("一、本年新收政府信息公开申请数量", "总计", *shown)

    def test_points_of_rates(self) -> None:
        """
        A rate moves by points; what rounds to nothing has not moved.
        """
        assert moved(Decimal("0.0286"), "zh", rate=True) == "↑ +2.86 个百分点"
        assert moved(Decimal("-0.0286"), "en", rate=True) == "↓ -2.86 points"
        assert moved(Decimal("0.00001"), "zh", rate=True) == "0"
        assert (moved(None, "zh"), moved(0, "zh"), moved(-1, "en")) == ("", "0", "↓ -1")

    def test_carry_over_that_fails(self) -> None:
        """
        It names the column and the amount; what cannot be told is said once for all columns of one reason.
        """
        out, taken = Cell("applications", "carried_out", "total"), Cell("applications", "carried_in", "total")

        said = below(two_years({out: 14}, {taken: 4}), "概要")

        assert "结转不衔接：2022 年“总计”列的上年结转与 2021 年的结转下年度相差 -10。" in said
        assert "结转能否衔接无法判断：2022 年自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他列，2021 年未填。" in said
        assert not any("均等于" in each for each in said)

    @given(found=series_of_years())
    def test_no_figure_is_lost(self, found: Series) -> None:
        """
        Every number but zero, and every text that is no figure, stands in the grids, as often as the reports have it.
        """
        document = series_document(found)
        shown = Counter(each.text for block in document.blocks if isinstance(block, Grid) for row in block.rows for each in row)

        said = Counter(
            plain(figure, measure)
            for report in found.reports
            for figure, measure in zip(report.figures, report.template.measures, strict=True)
            if _loud(figure)
        )
        assert said <= shown

    @given(found=series_of_years())
    def test_lines_left_out_are_counted(self, found: Series) -> None:
        """
        What is left out is zero or blank in every year, and the sheet says how much that is.
        """
        document = series_document(found)
        loud = [each for each in found.cells if any(map(_loud, each.points))]

        said = [re.fullmatch(r"另有 (\d+) 项各年均为零或未填，未列出。", text) for text in notes(document)]
        assert sum(int(each[1]) for each in said if each) == len(found.cells) - len(loud)


def _loud(point: object) -> bool:
    return isinstance(point, Unread) or (isinstance(point, int | Decimal) and point != 0)


# ---------------------------------------------------------------- the indicators of one report


class TestIndicatorsSheet:
    def test_summary_and_details(self) -> None:
        """
        What matters most on top; then each with what it counts and what it cannot say.
        """
        document = indicators_document(load(EXAMPLES / "huaian-2024.json"))

        assert document.title == "淮安市 2024 年度报告\n指标"
        assert rows(document, "概要")[1:] == [
            ("新收", "3119"),
            ("办结", "3050"),
            ("予以公开和部分公开率", "59.54%（1816/3050）"),
            ("行政复议", "351"),
            ("复议纠错率", "20.38%（64/314）"),
            ("行政诉讼", "46"),
            ("诉讼败诉（纠正）率", "12.82%（5/39）"),
        ]
        assert rows(document, "指标与口径")[11] == ("予以公开率", "44.66%（1362/3050）", "予以公开 ÷ 本年度办理结果总计", "不含部分公开。")

    def test_what_cannot_be_told(self) -> None:
        """
        A dash, and the reason before the caveat.
        """
        found = {row[0]: row for row in rows(indicators_document(PINGTAN[2019]), "指标与口径")}

        assert found["复议纠错率"][1] == "—"
        assert found["复议纠错率"][3] == "无法计算：分母为零。\n不含尚未审结；案件可能源于往年的申请。"

    @given(report=reports())
    def test_every_indicator_has_a_row(self, report: Report) -> None:
        """
        Whatever stands in the report, in either language; and where there is a rate, its fraction.
        """
        for language, heading in (("zh", "指标与口径"), ("en", "Indicators and what they count")):
            table = grid(indicators_document(report, "zh" if language == "zh" else "en"), heading)

            assert len(table.rows) == 22
            assert all(row[1].kind is CellKind.FIGURE and row[1].text for row in table.rows[1:])
            assert all("/" in row[1].text for row in table.rows[1:] if "%" in row[1].text)


# ---------------------------------------------------------------- the commands


def arguments(**given: object) -> Namespace:
    """
    Return the arguments of a command.
    """
    known: dict[str, object] = {"to": None, "output": None, "template": None, "format": None, "option": [], "indicators": None}
    return Namespace(**known | given)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """
    The reports of 平潭 as files, the latest first.
    """
    paths = [tmp_path / f"{year}.json" for year in (2022, 2020, 2021, 2019)]
    for path in paths:
        path.write_text(dumps(PINGTAN[int(path.stem)]), encoding="utf-8")
    return [str(path) for path in paths]


class TestCommands:
    def test_series_as_json(self, files: list[str], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        """
        Years, break, lines, steps and carry-over; numbers are texts.
        """
        assert show_series(arguments(files=files, to="json"), "zh") == 0

        found: dict[str, Any] = json.loads(capsysbinary.readouterr().out)
        stock = next(each for each in found["cells"] if each["cell"] == "disclosure/normative_documents/in_force")
        received = next(each for each in found["indicators"] if each["indicator"] == "received")
        assert found["years"] == [2019, 2020, 2021, 2022]
        assert found["breaks"] == [{"year": 2021, "earlier": "cn-2019", "later": "cn-2021"}]
        assert [(each["value"], each["state"]) for each in stock["points"]] == [
            (None, "absent"),
            (None, "absent"),
            ("665", "number"),
            ("698", "number"),
        ]
        assert [(each["basis"], each["delta"]) for each in stock["steps"]] == [("incomparable", None), ("same", "33")]
        assert "不是同一口径" in stock["steps"][0]["reason"]
        assert [each["value"] for each in received["points"]] == ["23", "21", "70", "74"]
        assert {each["state"] for each in found["carried"]} == {"holds"}

    def test_series_as_csv(self, files: list[str], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        """
        One row for each line and year, gaps as such.
        """
        assert show_series(arguments(files=[files[0], files[1]], to="csv"), "en") == 0

        found = list(csv.DictReader(io.StringIO(capsysbinary.readouterr().out.decode())))
        spent = [each for each in found if each["line"] == "disclosure/procurement/spent"]
        rate = [each for each in found if each["line"] == "open_rate"]
        assert [(each["year"], each["value"], each["state"]) for each in spent] == [
            ("2020", "73802895.9", "number"),
            ("2021", "", "gap"),
            ("2022", "", "absent"),
        ]
        assert [(each["value"], each["numerator"], each["denominator"], each["few"], each["state"]) for each in rate] == [
            ("0.619048", "13", "21", "true", "number"),
            ("", "", "", "", "gap"),
            ("0.4", "30", "75", "false", "number"),
        ]

    def test_series_in_a_format(self, files: list[str], tmp_path: Path) -> None:
        """
        By the suffix of the file.
        """
        assert show_series(arguments(files=files, output=str(tmp_path / "out.md")), "zh") == 0

        assert "结转衔接" in (tmp_path / "out.md").read_text(encoding="utf-8")

    def test_indicators(self, files: list[str], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        """
        As JSON with the definitions, as CSV with a row each, and as a sheet.
        """
        codes = [show_indicators(arguments(file=files[0], to=name), "zh") for name in ("json", "csv", "text")]

        out = capsysbinary.readouterr().out.decode()
        found = json.loads(out[: out.index("\nindicator,version")])
        rate = next(each for each in found["indicators"] if each["indicator"] == "reviews_corrected_rate")
        assert codes == [0, 0, 0]
        assert (rate["value"], rate["text"], rate["few"], rate["version"]) == ("0.5", "50.00%（1/2，件数少）", True, 1)
        assert "closed_rate,1,办结率,%,1,100.00%（75/75）,number,75,75,false,," in out
        assert "指标与口径" in out

    def test_indicators_of_ones_own(self, files: list[str], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        """
        A file of indicators takes the place of the national ones.
        """
        path = tmp_path / "own.toml"
        words = '{ zh = "许可", en = "Licences" }'
        path.write_text(
            f'[[indicator]]\nid = "licences"\nversion = 1\nlabel = {words}\nwording = {words}\ncaveat = {words}\n'
            'numerator = ["disclosure/licensing/decisions"]\nunit = "件"\n',
            encoding="utf-8",
        )

        codes = [
            show_indicators(arguments(file=files[0], indicators=str(path), to="csv"), "en"),
            show_series(arguments(files=files, indicators=str(path), to="csv"), "en"),
        ]

        out = capsysbinary.readouterr().out.decode()
        assert codes == [0, 0]
        assert "licences,1,Licences,件,10690,10690," in out
        assert "closed_rate" not in out

    def test_a_text_is_no_formula(self, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        """
        What a spreadsheet would carry out is quoted.
        """
        path = tmp_path / "odd.json"
        path.write_text(dumps(Report.of("某局", 2021).fill({RECEIVED: "=1+1"})), encoding="utf-8")

        assert show_series(arguments(files=[str(path)], to="csv"), "zh") == 0

        assert ",'=1+1,unread," in capsysbinary.readouterr().out.decode()

    def test_standard_input_is_read_once(self) -> None:
        """
        It cannot be two reports.
        """
        with pytest.raises(Usage):
            show_series(arguments(files=["-", "-"]), "zh")
