"""
The findings as a sheet for people: part by part, with the tables drawn again, decisions, and a summary of many reports.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from govreport.agency import Agency
from govreport.cells import Cell
from govreport.cli.sheets import sheet
from govreport.document import Block, CellKind, Document, Grid, Heading, Paragraph, Role
from govreport.figures import Kind, digits
from govreport.layout import document_of
from govreport.layout.findings import PARTS, counted
from govreport.layout.overview import overview
from govreport.publishing import load
from govreport.relations import Ground, Severity
from govreport.report import Report
from govreport.validation import Check, Finding, Findings, Result, Rule, Verdict, Waiver, validate, waive
from govreport.wording import Language, Wording
from tests.strategies import balanced_reports, reports

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
XIAN: Final = load(EXAMPLES / "xian-psb-2020.json")
BEFORE: Final = load(EXAMPLES / "xian-psb-2019.json")
PINGTAN: Final = load(EXAMPLES / "pingtan-2020.json")
LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
DAY: Final = date(2021, 3, 1)

LOCAL: Final = Rule(
    code="FJ-ONE",
    severity=Severity.WARNING,
    ground=Ground.NOTICE,
    says=Wording(zh="省里的规定", en="What the province wants"),
    violated=Wording(zh="{line}不合省里的规定。", en="{line} is not what the province wants."),
)

#: A report with something wrong in every part.
WRONG: Final = (
    XIAN.fill(
        {
            "disclosure/rules/newly_public": 5,
            "disclosure/penalties/decisions": "8187550（含简易程序）",
            "disclosure/coercion/decisions": "约3",
            "applications/outcome.total/natural": 36,
            "disputes/cases/review.total": 9,
            "disputes/cases/litigation.direct.total": "约3",
        }
    )
    .write("overview", "全年新收政府信息公开申请78件。")
    .write("other", "来电请拨13812345678。", "公开信息  条。")
)


CAUSES: Final = (
    "可能的原因：\n"
    "· 表三“二、上年结转政府信息公开申请数量·自然人”：4 → 14（漏写一位）；同时表三“二、上年结转政府信息公开申请数量·总计”：4 → 14（漏写一位）\n"
    "· 表三“四、结转下年度继续办理·自然人”：14 → 4（多写一位）；同时表三“四、结转下年度继续办理·总计”：14 → 4（多写一位）\n"
    "· 表三“一、本年新收政府信息公开申请数量·自然人”：63 → 73；同时表三“一、本年新收政府信息公开申请数量·总计”：67 → 77"
)
CAUSES_IN_ENGLISH: Final = (
    "Probable causes:\n"
    "- Table 3, '2. Carried in from last year · Natural persons': 4 → 14 (a digit left out); "
    "and Table 3, '2. Carried in from last year · Total': 4 → 14 (a digit left out)\n"
    "- Table 3, '4. Carried over to next year · Natural persons': 14 → 4 (a digit too many); "
    "and Table 3, '4. Carried over to next year · Total': 14 → 4 (a digit too many)\n"
    "- Table 3, '1. Applications received this year · Natural persons': 63 → 73; "
    "and Table 3, '1. Applications received this year · Total': 67 → 77"
)


def checked(report: Report = WRONG, *waivers: Waiver) -> Findings:
    """
    Return all findings on a report: beside last year's, beside a part, with a local rule.
    """
    finding = Finding(
        rule=LOCAL,
        severity=LOCAL.severity,
        verdict=Verdict.VIOLATED,
        line=Wording(zh="本报告", en="The report"),
        sentences=(LOCAL.violated,),
    )
    return validate(
        report,
        BEFORE.fill({"applications/carried_out/total": 99}),
        parts=[evolve(XIAN, agency=Agency("甲局"))],
        local=[Check(LOCAL, lambda _: Result(LOCAL, 0, (finding,)))],
        waivers=waivers,
    )


@st.composite
def slipped_reports(draw: DrawFn) -> Report:
    """
    Return reports that agree but for a few slips, and others in which little agrees.
    """
    report = draw(balanced_reports())
    cells, measure = report.template.cells, report.template.measure
    for place in draw(st.lists(st.integers(0, len(cells) - 1), max_size=4, unique=True)):
        texts = st.sampled_from(["", "/", "约3", "7"])
        report = report.fill(
            {cells[place]: draw(st.integers(0, 300) if measure(place).kind is Kind.AMOUNT else st.integers(0, 300) | texts)}
        )
    return report.write("other", *draw(st.lists(st.sampled_from(["公开信息  条。", "结转下年度继续办理990074件申请。"]), max_size=2)))


def decided(finding: Finding, report: Report) -> Waiver:
    """
    Return a decision on a finding.
    """
    return waive(finding, report, reason="已与复议机关核对", who="王某", when=DAY)


def headings(document: Document, level: int = 1) -> list[str]:
    """
    Return the headings of one level.
    """
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level == level]


def below(document: Document, heading: str) -> list[Block]:
    """
    Return what stands between a heading and the next of its level.
    """
    found, inside = list[Block](), False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.text == heading
        elif inside:
            found.append(block)
    return found


def rows(blocks: Sequence[Block]) -> list[list[str]]:
    """
    Return the rows of the first table among blocks, without its heads.
    """
    grid = next(block for block in blocks if isinstance(block, Grid))
    return [[cell.text for cell in row] for row in grid.rows[grid.head_rows :]]


def paragraphs(blocks: Sequence[Block]) -> list[str]:
    """
    Return the paragraphs among blocks.
    """
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def drawn(findings: Findings) -> dict[str, dict[Cell, tuple[str, CellKind]]]:
    """
    Return the tables that the sheet draws again, each with the text and kind of its cells.
    """
    tables = {table.label: table for table in findings.report.template.tables}
    found, name = dict[str, dict[Cell, tuple[str, CellKind]]](), ""
    for block in document_of(findings).blocks:
        if isinstance(block, Heading):
            name = block.text if block.level == 2 else ""
        elif isinstance(block, Grid) and name:
            figures = [(cell.text, cell.kind) for row in block.rows for cell in row if cell.kind in {CellKind.FIGURE, CellKind.FLAGGED}]
            found[tables[name].id] = dict(zip(tables[name].cells(), figures, strict=True))
    return found


class TestParts:
    def test_their_order(self) -> None:
        """
        Tables three, four and two come first, then single figures, last year, prose, structure, sums, persons, and what is local.
        """
        assert headings(document_of(checked())) == [
            "表三：依申请公开的勾稽关系",
            "表四：复议、诉讼的勾稽关系",
            "表二：主动公开的数量关系",
            "各单元格的数据",
            "与上年报告的衔接",
            "正文与表格",
            "结构与文字",
            "汇总",
            "个人信息",
            "地方规则",
            "有关的表格",
            "未能判定",
            "校验范围",
        ]
        assert headings(document_of(checked(), "en")) == [
            "Table 3: sums of applications",
            "Table 4: sums of reviews and lawsuits",
            "Table 2: relations of published documents and decisions",
            "Single figures",
            "Continuity with last year",
            "The prose against the tables",
            "Structure and words",
            "Sums over agencies",
            "Personal data",
            "Local rules",
            "The tables in question",
            "Rules that could not be decided",
            "What was checked",
        ]

    @given(report=slipped_reports() | reports())
    def test_each_finding_stands_in_its_part(self, report: Report) -> None:
        """
        A part has the violations of its rules, in the order of the form, and no other; parts without any have no heading.
        """
        findings = validate(report)
        document = document_of(findings)

        for letter, name in PARTS.items():
            inside = [each for each in findings.violated if each.rule.part == letter]
            assert (name.zh in headings(document)) == bool(inside)
            assert [row[1].partition("\n")[0] for row in (rows(below(document, name.zh)) if inside else [])] == [
                each.rule.code for each in inside
            ]

    def test_a_row(self) -> None:
        """
        A row has the weight, the rule with the mark of the finding below it, both sides, and what is wrong.
        """
        findings = checked()
        (review,) = [each for each in findings.items if each.rule.code == "R-REVIEW"]

        assert rows(below(document_of(findings), "表四：复议、诉讼的勾稽关系")) == [
            ["错误", f"R-REVIEW\n{findings.fingerprint(review)}", "1", "9", "行政复议：各项结果之和为 1，总计为 9，相差 8。"]
        ]
        assert rows(below(document_of(findings, "en"), "Table 4: sums of reviews and lawsuits")) == [
            ["error", f"R-REVIEW\n{findings.fingerprint(review)}", "1", "9", review.message("en")]
        ]
        assert rows(below(document_of(findings), "地方规则"))[0][::4] == ["警告", "本报告不合省里的规定。"]

    @given(report=slipped_reports() | reports())
    def test_marks_and_sides(self, report: Report) -> None:
        """
        Whoever decides on a finding finds its mark and its sides in its row, and nothing where there are none.
        """
        findings = validate(report)

        shown = [
            row
            for name in headings(document_of(findings))
            if name in {each.zh for each in PARTS.values()}
            for row in rows(below(document_of(findings), name))
        ]

        assert sorted(row[1:4] for row in shown) == sorted(
            [f"{each.rule.code}\n{findings.fingerprint(each)}", *("" if side is None else digits(side) for side in (each.left, each.right))]
            for each in findings.violated
        )

    def test_causes_that_come_into_question(self) -> None:
        """
        Two or three causes are listed below the words, the likeliest first.
        """
        findings = validate(XIAN.fill({"applications/received/natural": 63, "applications/received/total": 67}), only=["A"])

        for language, words in zip(LANGUAGES, (CAUSES, CAUSES_IN_ENGLISH), strict=True):
            shown = rows(below(document_of(findings, language), PARTS["A"].say(language)))
            assert [row[4] for row in shown] == [f"{each.message(language)}\n{words}" for each in findings.items]

    def test_causes_that_say_nothing(self) -> None:
        """
        A single cause is in the words already, and where there are many nobody can say which it is.
        """
        for wrong in (XIAN.fill({"applications/received/natural": 37}), XIAN.fill({"disputes/cases/review.total": 9})):
            findings = validate(wrong)
            (part,) = {each.rule.part for each in findings.items}

            assert {len(each.causes) for each in findings.items} in ({1}, {5})
            assert [row[4] for row in rows(below(document_of(findings), PARTS[part].zh))] == [each.message() for each in findings.items]


class TestTables:
    @given(report=slipped_reports() | reports())
    def test_what_findings_speak_of_has_a_star(self, report: Report) -> None:
        """
        Each table in question is drawn as it was filled; the cells of violations have a star, and no other cell has.
        """
        findings = validate(report)
        flagged = {cell for each in findings.violated if each.severity is not Severity.INFO for cell in each.cells}

        found = drawn(findings)

        assert list(found) == [table.id for table in report.template.tables if any(cell.table == table.id for cell in flagged)]
        for cell, (text, kind) in ((cell, shown) for cells in found.values() for cell, shown in cells.items()):
            assert text == report.text(cell) + "*" * (cell in flagged)
            assert kind is (CellKind.FLAGGED if cell in flagged else CellKind.FIGURE)

    def test_what_the_star_means(self) -> None:
        """
        The star is explained where there is one, in the language of the sheet.
        """
        assert paragraphs(below(document_of(checked()), "有关的表格")) == ["带 * 的是上列问题所涉及的数据。"]
        assert paragraphs(below(document_of(checked(), "en"), "The tables in question")) == ["What the findings above speak of has a *."]
        assert "有关的表格" not in headings(document_of(validate(XIAN)))

    def test_what_is_worth_knowing_has_none(self) -> None:
        """
        A note on a remark draws no table.
        """
        findings = validate(XIAN.fill({"disclosure/penalties/decisions": "8187550（含简易程序）"}))

        assert [each.rule.code for each in findings.items] == ["V-NOTE"]
        assert drawn(findings) == {}

    def test_what_was_decided_on_has_none(self) -> None:
        """
        A waived finding draws no table either.
        """
        findings = validate(PINGTAN)
        half, none = (validate(PINGTAN, waivers=[decided(each, PINGTAN) for each in some]) for some in (findings.items[:1], findings.items))

        assert len([text for text, _ in drawn(half)["applications"].values() if text.endswith("*")]) == len(findings.items[1].cells)
        assert drawn(none) == {}

    def test_gaps_have_a_star_as_well(self) -> None:
        """
        A gap in question is a star alone; a text that is no figure keeps its words.
        """
        report = XIAN.fill({"disclosure/rules/made": "", "disclosure/coercion/decisions": "约3"})

        cells = drawn(validate(report))["disclosure"]

        assert cells[Cell("disclosure", "rules", "made")][0] == "*"
        assert cells[Cell("disclosure", "coercion", "decisions")][0] == "约3*"


class TestDecisions:
    def test_what_is_open(self) -> None:
        """
        What could not be decided is listed with the reason, apart from what is wrong.
        """
        findings = checked()

        listed = rows(below(document_of(findings), "未能判定"))

        assert listed == [[each.rule.code, each.message()] for each in findings.undetermined]
        assert {"R-DIRECT", "G-SUM"} == {row[0] for row in listed}

    def test_what_was_waived(self) -> None:
        """
        A waived finding is listed with what it says and the decision; it is in no part any more.
        """
        (review,) = [each for each in checked().items if each.rule.code == "R-REVIEW"]
        findings = checked(WRONG, decided(review, WRONG))

        chinese, english = document_of(findings), document_of(findings, "en")

        assert rows(below(chinese, "已确认")) == [["R-REVIEW", review.message(), "已与复议机关核对（王某，2021-03-01）"]]
        assert rows(below(english, "Waived")) == [["R-REVIEW", review.message("en"), "已与复议机关核对 (王某, 2021-03-01)"]]
        assert "表四：复议、诉讼的勾稽关系" not in headings(chinese)
        assert headings(chinese)[-3:] == ["未能判定", "已确认", "校验范围"]

    def test_what_lapsed(self) -> None:
        """
        A decision that fits nothing any more is named, with who decided, when and why, below those that do.
        """
        (review,) = [each for each in checked().items if each.rule.code == "R-REVIEW"]
        waiver = decided(review, WRONG)
        mended = checked(WRONG.fill({"disputes/cases/review.total": 8}), waiver)

        assert paragraphs(below(document_of(mended), "已确认")) == [
            "王某 2021-03-01 对 R-REVIEW 的确认（已与复议机关核对）不再适用：有关数据已变，或该项结果已不存在。"
        ]
        assert paragraphs(below(document_of(mended, "en"), "Waived")) == [
            "What 王某 decided on 2021-03-01 of R-REVIEW (已与复议机关核对) no longer applies: the facts changed, or the finding is gone."
        ]
        assert not any(isinstance(block, Grid) for block in below(document_of(mended), "已确认"))

    def test_both(self) -> None:
        """
        What holds stands before what lapsed.
        """
        first, second = validate(PINGTAN).items
        waivers = [decided(first, PINGTAN), evolve(decided(second, PINGTAN), fingerprint="0" * 12)]

        blocks = below(document_of(validate(PINGTAN, waivers=waivers)), "已确认")

        assert [type(block) for block in blocks] == [Grid, Paragraph]

    def test_without_any(self) -> None:
        """
        Where nobody decided anything, there is no heading for it.
        """
        assert "已确认" not in headings(document_of(checked()))

    def test_what_ran(self) -> None:
        """
        Every rule that was tried has a row with its counts; what was skipped is named once for each reason.
        """
        findings = validate(WRONG, skip=["N", "P"])

        blocks = below(document_of(findings), "校验范围")

        assert rows(blocks) == [
            [each.rule.code, each.rule.says.zh, *(str(count) for count in (each.holds, each.with_blanks, each.violated, each.undetermined))]
            for each in findings.ran
        ]
        said = paragraphs(blocks)
        assert "未校验 N-FIGURE、N-SUM、N-SHARE、N-GROWTH、N-CLAIM、P-PERSON：未选用。" in said
        assert len(said) == len({each.reason for each in findings.skipped})
        assert "Not checked, N-FIGURE, N-SUM, N-SHARE, N-GROWTH, N-CLAIM, P-PERSON: it was not chosen." in paragraphs(
            below(document_of(findings, "en"), "What was checked")
        )


class TestCounts:
    def test_at_the_head(self) -> None:
        """
        The sheet begins with the form and how many there are of each weight.
        """
        findings = validate(WRONG, waivers=[decided(each, WRONG) for each in validate(WRONG).items if each.rule.part == "A"])

        assert document_of(findings).blocks[0] == Paragraph(
            "按 国办公开办函〔2019〕60号 校验：4 项错误，3 项警告，1 项提示，1 项未能判定，3 项已确认。", Role.NOTE
        )
        assert paragraphs(document_of(findings, "en").blocks)[0].endswith(": 4 errors, 3 warnings, 1 notes, 1 undecided, 3 waived.")

    @given(report=slipped_reports() | reports(), data=st.data())
    def test_every_finding_is_counted_once(self, report: Report, data: st.DataObject) -> None:
        """
        The counts add up to all findings, whatever was decided.
        """
        every = validate(report)
        chosen = data.draw(st.lists(st.sampled_from(every.items), max_size=3)) if every.items else []

        counts = counted(validate(report, waivers=[decided(each, report) for each in chosen]))

        assert list(counts) == ["errors", "warnings", "infos", "undetermined", "waived"]
        assert sum(counts.values()) == len(every.items)


class TestWords:
    @given(report=slipped_reports() | reports(), data=st.data())
    def test_every_message_is_there(self, report: Report, data: st.DataObject) -> None:
        """
        Whatever is found, open, waived or undecided, is said word for word, in both languages.
        """
        every = validate(report)
        chosen = data.draw(st.lists(st.sampled_from(every.items), max_size=3)) if every.items else []
        findings = validate(report, waivers=[decided(each, report) for each in chosen])

        for language in LANGUAGES:
            cells = [
                cell.text
                for block in document_of(findings, language).blocks
                if isinstance(block, Grid)
                for row in block.rows
                for cell in row
            ]
            for each in every.items:
                assert any(text.startswith(each.message(language)) for text in cells)

    def test_english_is_english(self) -> None:
        """
        Every heading, head and weight of the English sheet is English.
        """
        (first, *_) = [each for each in checked().items if each.rule.code == "R-REVIEW"]
        document = document_of(checked(WRONG, decided(first, WRONG)), "en")

        heads = [cell.text for block in document.blocks if isinstance(block, Grid) for row in block.rows[:1] for cell in row]
        weights = [row[0] for name in headings(document)[:9] for row in rows(below(document, name))]
        assert document.language == "en"
        assert "Waived" in headings(document)
        assert not any("一" <= sign <= "鿿" for text in (*headings(document), *headings(document, 2), *heads) for sign in text)
        assert set(weights) == {"error", "warning", "info"}

    def test_title(self) -> None:
        """
        The title names the report; the document knows its agency and the day of publication.
        """
        findings = validate(evolve(XIAN, published=DAY))

        document = document_of(findings)

        assert (document.title, document.language) == ("西安市公安局 2020 年度报告\n校验结果", "zh-CN")
        assert (document.author, document.dated) == ("西安市公安局", DAY)
        assert document_of(findings, "en").title == "西安市公安局, report on 2020\nFindings"


class TestMany:
    def found(self) -> list[tuple[str, Findings]]:
        """
        Return the findings on three files: one clean, one with two errors of which one is waived, one with all kinds.
        """
        waiver = decided(validate(PINGTAN).items[0], PINGTAN)
        return [("a.json", validate(XIAN)), ("b.json", validate(PINGTAN, waivers=[waiver])), ("c.json", validate(WRONG))]

    def test_a_single_report_has_no_summary(self) -> None:
        """
        The sheet of one report is the report's own.
        """
        findings = validate(PINGTAN)

        assert sheet([("b.json", findings)], "zh") == document_of(findings)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_each_report_under_its_title(self, language: Language) -> None:
        """
        Several reports stand one below the other, each under a heading, with all that its own sheet has a level lower.
        """
        found = self.found()

        document = sheet(found, language)

        last = {"zh": "各报告、各规则小结", "en": "Summary per report and per rule"}[language]
        sheets = [document_of(findings, language) for _, findings in found]
        assert document.title == {"zh": "3 份报告的校验结果", "en": "Findings on 3 reports"}[language]
        assert document.language == sheets[0].language
        assert headings(document) == [*(each.title.replace("\n", " ") for each in sheets), last]
        assert headings(document, 2) == [text for each in sheets for text in headings(each)]
        blocks = [block for each in sheets for block in (Heading(each.title), *each.blocks) if not isinstance(block, Heading)]
        assert [block for block in document.blocks if not isinstance(block, Heading)][: len(blocks)] == blocks

    def test_a_row_for_each_report(self) -> None:
        """
        The summary has the file, the report and the counts of each.
        """
        found = self.found()

        (_, reports_grid, _) = overview(found, "zh")

        assert isinstance(reports_grid, Grid)
        assert [cell.text for cell in reports_grid.rows[0]] == ["文件", "报告", "错误", "警告", "提示", "未能判定", "已确认"]
        assert rows([reports_grid]) == [
            ["a.json", "西安市公安局 2020 年度报告", "0", "0", "0", "0", "0"],
            ["b.json", "平潭综合实验区 2020 年度报告", "1", "0", "0", "0", "1"],
            ["c.json", "西安市公安局 2020 年度报告", *(str(count) for count in counted(found[2][1]).values())],
        ]

    def test_a_row_for_each_rule(self) -> None:
        """
        A rule that is violated anywhere has a row: in how many reports, and how often, what is waived not counted.
        """
        found = self.found()

        (_, _, rules_grid) = overview(found, "zh")

        assert isinstance(rules_grid, Grid)
        assert [cell.text for cell in rules_grid.rows[0]] == ["规则", "内容", "报告数", "结果数"]
        listed = {row[0]: row[2:] for row in rows([rules_grid])}
        order = [each.rule.code for each in found[0][1].ran]
        assert list(listed) == sorted(listed, key=order.index)
        assert listed["A-OUTCOMES"] == ["2", "2"]
        assert listed["R-REVIEW"] == ["1", "1"]
        assert "R-DIRECT" not in listed  # undecided
        assert set(listed) == {each.rule.code for _, findings in found for each in findings.violated}

    def test_in_english(self) -> None:
        """
        The summary comes in both languages.
        """
        heading, reports_grid, rules_grid = overview(self.found(), "en")

        assert heading == Heading("Summary per report and per rule")
        assert isinstance(reports_grid, Grid)
        assert isinstance(rules_grid, Grid)
        assert [cell.text for cell in reports_grid.rows[0]] == ["File", "Report", "error", "warning", "info", "undecided", "waived"]
        assert [cell.text for cell in rules_grid.rows[0]] == ["Rule", "What it says", "Reports", "Findings"]
        assert rows([reports_grid])[1][:2] == ["b.json", "平潭综合实验区, report on 2020"]

    def test_without_findings(self) -> None:
        """
        Where nothing is wrong anywhere, the summary has no table of rules.
        """
        blocks = overview([("a.json", validate(XIAN)), ("b.json", validate(BEFORE))], "zh")

        assert [type(block) for block in blocks] == [Heading, Grid]

    @given(st.lists(slipped_reports(), min_size=2, max_size=3))
    def test_counts_agree(self, some: list[Report]) -> None:
        """
        Both tables of the summary count the same findings.
        """
        found = [(f"{number}.json", validate(report)) for number, report in enumerate(some)]

        _, reports_grid, *others = overview(found, "zh")

        by_report = sum(int(text) for row in rows([reports_grid]) for text in row[2:5])
        by_rule = sum(int(row[3]) for row in (rows(others) if others else []))
        assert by_report == by_rule == sum(len(findings.violated) for _, findings in found)
