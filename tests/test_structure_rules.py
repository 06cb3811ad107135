"""
The rules on shape and words, each where it speaks and where it is silent.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from govreport.addresses import SectionName
from govreport.agency import Agency
from govreport.document import Grid, GridCell, Heading
from govreport.publishing import load
from govreport.relations import Severity
from govreport.report import Report, Scope
from govreport.structure import Foreign, Headed, Printed, Structure
from govreport.tables import Axis, Table, leaves
from govreport.template import Section, Template
from govreport.templates import load_template
from govreport.validation import Finding, Verdict, rules, validate

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
FILES: Final = sorted(EXAMPLES.glob("*.json"))
FORMS: Final = tuple(map(load_template, ("cn-2019", "cn-2021")))
OLDER, NEWER = FORMS
REPORT: Final = load(EXAMPLES / "huaian-2024.json")

#: The place of the words before section 一.
PREAMBLE: Final = "preamble"
PRINTED: Final = {"S-TITLE", "S-SECTION", "S-TABLE", "S-ROW", "S-HEAD"}
SIX: Final = "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项"
FIVE: Final = SIX.replace("政府信息公开行政复议、行政诉讼情况、", "")


def shape(report: Report) -> Structure:
    """
    Return the shape of a source in which a report is printed as the form wants it.
    """
    lines = list[Printed]()
    for table in report.template.tables:
        for part in table.parts:
            lines += [Printed(table.id, Axis.COLUMN, line.id, line.label) for line in leaves(part.columns)]
            lines += [Printed(table.id, Axis.ROW, line.id, line.label or table.label) for line in leaves(part.rows)]
    headings = tuple(Headed(report.template.heading(section), section.id) for section in report.template.sections)
    return Structure(title=report.title, headings=headings, lines=tuple(lines), foreign=())


def headed(*texts: str, template: Template = NEWER) -> tuple[Headed, ...]:
    """
    Return headings, each with the section that it is the wording of.
    """
    words = {word: section.id for section in template.sections for word in (section.label, *section.aliases)}
    return tuple(Headed(text, words.get(text.partition("、")[2] or text, "")) for text in texts)


def without(source: Structure, *lines: str) -> Structure:
    """
    Return a shape without some rows or heads.
    """
    return evolve(source, lines=tuple(each for each in source.lines if each.line not in lines))


def reworded(source: Structure, line: str, wording: str) -> Structure:
    """
    Return a shape with a row or head in other words.
    """
    return evolve(source, lines=tuple(evolve(each, wording=wording) if each.line == line else each for each in source.lines))


def said(section: SectionName, *lines: str, year: int = 2023, agency: str = "某市某局") -> Report:
    """
    Return a report that says some lines in one section.
    """
    return Report.of(agency, year).write(section, *lines)


def found(report: Report, code: str, source: Structure | None = None) -> list[Finding]:
    """
    Return the findings of a rule.
    """
    return [each for each in validate(report, source=source).items if each.rule.code == code]


def values(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """
    Return severity and section of findings.
    """
    return [(each.severity.value, each.section) for each in findings]


def fact(finding: Finding, name: str) -> str:
    """
    Return what a finding says in one place, in Chinese.
    """
    value = dict(finding.facts)[name]
    return "、".join(each.zh for each in value) if isinstance(value, tuple) else getattr(value, "zh", str(value))


class TestAll:
    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def test_the_examples(self, path: Path) -> None:
        """
        No example breaks a rule on shape or words, however it is printed.
        """
        report = load(path)

        findings = validate(report, source=shape(report)).items

        assert [each for each in findings if each.rule.code.startswith("S-")] == []

    @pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
    def test_all_are_in_the_catalogue(self, form: Template) -> None:
        """
        The catalogue of each form has the same fourteen, whether they are tried or skipped.
        """
        report = Report.of("某局", form.first_year, template=form)
        listed = [each.code for each in rules(form) if each.code.startswith("S-")]

        findings = validate(report)

        assert len(listed) == 14
        tried = [each.rule.code for each in findings.ran] + [each.rule.code for each in findings.skipped]
        assert {code for code in tried if code.startswith("S-")} == set(listed)

    def test_how_much_they_weigh(self) -> None:
        """
        What blocks publication, what needs a look, and what is worth knowing.
        """
        weights = {each.code: each.severity.value for each in rules() if each.code.startswith("S-")}

        assert {code for code, weight in weights.items() if weight == "error"} == {
            *("S-SECTION", "S-TABLE", "S-ROW", "S-HEAD", "S-VERSION", "S-BLANKFILL"),
        }
        assert {code for code, weight in weights.items() if weight == "info"} == {"S-LENGTH", "S-CITE", "S-DEADLINE"}

    def test_how_often_they_hold(self) -> None:
        """
        Silence is counted: sections, tables, rows, heads, aspects, lines, and what the words say of themselves.
        """
        report = evolve(REPORT, published=date(2025, 1, 20))

        findings = validate(report, source=shape(report))

        assert {each.rule.code: each.holds for each in findings.ran if each.rule.code.startswith("S-")} == {
            "S-TITLE": 1,
            "S-SECTION": 6,
            "S-TABLE": 3,
            "S-ROW": 31,
            "S-HEAD": 27,
            "S-VERSION": 1,
            "S-PARTS": 1,
            "S-ASPECTS": 5,
            "S-LENGTH": 1,
            "S-EMPTY": 1,
            "S-BLANKFILL": 18,
            "S-YEAR": 3,
            "S-CITE": 1,
            "S-DEADLINE": 1,
        }

    def test_what_is_skipped_without_a_source(self) -> None:
        """
        What was not read from a file has no title, headings or labels of its own; the reason says so.
        """
        skipped = [each for each in validate(REPORT).skipped if each.rule.code in PRINTED]

        assert {each.rule.code for each in skipped} == PRINTED
        assert {each.reason.zh for each in skipped} == {"不是从已发布的文件读取的"}

    def test_figures_alone(self) -> None:
        """
        A report that has no words yet is not blamed for each of them; once it is published it is.
        """
        report = Report.of("某局", 2023)

        assert {"S-ASPECTS", "S-EMPTY"} <= {each.rule.code for each in validate(report).skipped}
        assert values(found(report, "S-EMPTY", shape(report))) == [("warning", "problems")]
        assert values(found(report, "S-ASPECTS", shape(report))) == [("warning", "overview")]

    @given(st.text(max_size=60), st.sampled_from((PREAMBLE, "overview", "problems", "other")))
    def test_any_words_can_be_checked(self, text: str, section: SectionName) -> None:
        """
        Whatever stands in a section, every finding on it is a whole sentence in both languages.
        """
        report = Report.of("某局", 2023).write(section, text, "{line} 〔 {} 2022年，")

        messages = [each.message(language) for each in validate(report).items for language in ("zh", "en")]

        assert all(messages)

    def test_the_order_of_findings(self) -> None:
        """
        What is said of the opening stands first, and what is said of a section's words before its figures.
        """
        report = said(PREAMBLE, "本报告包括五个部分。").fill({"disclosure/rules/issued": -1})

        findings = validate(report, source=reworded(shape(report), "rules", "规定")).violated

        codes = [each.rule.code for each in findings if each.rule.code in {"V-COUNT", "S-PARTS", "S-ROW", "S-EMPTY"}]
        assert codes == ["S-PARTS", "S-ROW", "V-COUNT", "S-EMPTY"]


class TestTitle:
    @pytest.mark.parametrize(
        "title",
        [
            "淮安市人民政府\n2024年政府信息公开工作年度报告",
            "2024年淮安市政府信息公开年度报告",
            "淮安市\n２０２４ 年度政府信息公开工作年度报告",
            "淮安市二〇二四年政府信息公开工作年度报告",
            "淮安市二○二四年政府信息公开工作年度报告",
        ],
    )
    def test_agency_and_year(self, title: str) -> None:
        """
        Wherever they stand and however they are written.
        """
        assert found(REPORT, "S-TITLE", evolve(shape(REPORT), title=title)) == []

    @pytest.mark.parametrize("name", ["甲市乙区交通运输局", "交通运输局", "甲市交通运输局办公室"])
    def test_a_part_of_the_name(self, name: str) -> None:
        """
        A title may say the name shorter or longer; four characters of it are enough.
        """
        report = Report.of("甲市交通运输局", 2023)
        source = evolve(shape(report), title=f"{name}2023年政府信息公开工作年度报告")

        assert found(report, "S-TITLE", source) == []

    @pytest.mark.parametrize(
        ("title", "missing"),
        [
            ("2024年政府信息公开工作年度报告", "机关名称“淮安市”"),
            ("宿迁市人民政府2024年政府信息公开工作年度报告", "机关名称“淮安市”"),
            ("淮安市2023年政府信息公开工作年度报告", "统计年度“2024年”"),
            ("政府信息公开工作年度报告", "机关名称“淮安市”、统计年度“2024年”"),
        ],
    )
    def test_what_is_missing(self, title: str, missing: str) -> None:
        """
        The finding says which of the two, and quotes the title.
        """
        (finding,) = found(REPORT, "S-TITLE", evolve(shape(REPORT), title=title))

        assert values([finding]) == [("warning", PREAMBLE)]
        assert (fact(finding, "missing"), fact(finding, "title")) == (missing, title)

    def test_a_government_is_not_named_by_being_one(self) -> None:
        """
        人民政府 and 办公室 are in many names and tell none from another.
        """
        report = Report.of("淮安市人民政府办公室", 2024)
        source = evolve(shape(report), title="宿迁市人民政府办公室2024年政府信息公开工作年度报告")

        assert values(found(report, "S-TITLE", source)) == [("warning", PREAMBLE)]

    def test_none(self) -> None:
        """
        A source without a title.
        """
        (finding,) = found(REPORT, "S-TITLE", evolve(shape(REPORT), title=""))

        assert finding.message() == "没有找到标题。"

    @given(st.integers(2019, 2099), st.integers(2019, 2099))
    def test_the_year_decides(self, year: int, other: int) -> None:
        """
        A title is right if and only if its year is.
        """
        report = Report.of("某局", year, template=NEWER)
        source = evolve(shape(report), title=f"某局{other}年政府信息公开工作年度报告")

        assert bool(found(report, "S-TITLE", source)) == (year != other)


class TestSection:
    def test_long_and_short(self) -> None:
        """
        The headings of article 50 are as good as the form's.
        """
        source = evolve(
            shape(REPORT),
            headings=headed(
                "一、总体情况",
                "二、行政机关主动公开政府信息情况",
                "三、行政机关收到和处理政府信息公开申请情况",
                "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
                "五、政府信息公开工作存在的主要问题及改进情况",
                "六、其他需要报告的事项",
            ),
        )

        assert found(REPORT, "S-SECTION", source) == []

    @given(st.sampled_from(FORMS).flatmap(lambda form: st.tuples(st.just(form), st.permutations(form.sections))))
    def test_the_order_of_headings(self, drawn: tuple[Template, list[Section]]) -> None:
        """
        Unnumbered headings are in order, or the finding names one that stands too early.
        """
        form, sections = drawn
        report = Report.of("某局", form.first_year, template=form)
        headings = tuple(Headed(section.label, section.id) for section in sections)

        findings = found(report, "S-SECTION", evolve(shape(report), headings=headings))

        assert bool(findings) == (tuple(sections) != form.sections)
        assert {each.severity for each in findings} <= {Severity.WARNING}

    @given(st.sets(st.sampled_from([section.id for section in NEWER.sections])))
    def test_missing_sections(self, missing: set[str]) -> None:
        """
        Whatever is missing is named in one error.
        """
        headings = tuple(Headed(section.label, section.id) for section in NEWER.sections if section.id not in missing)

        findings = found(REPORT, "S-SECTION", evolve(shape(REPORT), headings=headings))

        assert values(findings) == ([("error", next(each.id for each in NEWER.sections if each.id in missing))] if missing else [])
        assert all(NEWER.section(each).label in fact(findings[0], "faults") for each in missing)

    def test_a_section_of_its_own(self) -> None:
        """
        Section 五 in two: one is none of the form's, the numbers are right all the same.
        """
        texts = [NEWER.heading(section) for section in NEWER.sections[:4]]
        headings = headed(*texts, "五、存在的主要问题", "六、下一步工作措施", "七、其他需要报告的事项")

        (finding,) = found(REPORT, "S-SECTION", evolve(shape(REPORT), headings=headings))

        assert values([finding]) == [("warning", "problems")]
        assert fact(finding, "faults") == "“六、下一步工作措施”"

    @pytest.mark.parametrize(
        ("place", "text", "faults"),
        [
            (5, "五、其他需要报告的事项", "“五、存在的主要问题及改进情况”之后是“五、其他需要报告的事项”"),
            (0, "二、总体情况", "第一个标题是“二、总体情况”、“二、总体情况”之后是“二、主动公开政府信息情况”"),
        ],
    )
    def test_numbers(self, place: int, text: str, faults: str) -> None:
        """
        A number that does not follow the one before is quoted with it.
        """
        source = shape(REPORT)
        headings = tuple(evolve(each, text=text) if number == place else each for number, each in enumerate(source.headings))

        (finding,) = found(REPORT, "S-SECTION", evolve(source, headings=headings))

        assert (finding.severity, fact(finding, "faults")) == (Severity.WARNING, faults)

    def test_numbers_that_a_word_processor_set(self) -> None:
        """
        Headings without numbers are numbered elsewhere; one of them among others takes its number all the same.
        """
        source = shape(REPORT)
        headings = (*source.headings[:2], evolve(source.headings[2], text="收到和处理政府信息公开申请情况"), *source.headings[3:])

        assert found(REPORT, "S-SECTION", evolve(source, headings=headings)) == []

    def test_headings_of_the_page(self) -> None:
        """
        What has no number and opens no section belongs to the page.
        """
        source = shape(REPORT)

        assert found(REPORT, "S-SECTION", evolve(source, headings=(Headed("政府信息公开", ""), *source.headings))) == []

    @pytest.mark.parametrize("text", ["三、", "四、结", "一、本年新收政府信息公开申请"])
    def test_pieces_of_a_torn_table(self, text: str) -> None:
        """
        A number with the beginning of a row's label, or with nothing, is no heading.
        """
        source = shape(REPORT)
        headings = (*source.headings[:3], Headed(text, ""), *source.headings[3:])

        assert found(REPORT, "S-SECTION", evolve(source, headings=headings)) == []

    def test_sections_of_the_old_form(self) -> None:
        """
        The sections of earlier years are none of the form's, however short their names.
        """
        headings = headed("一、概述", "二、主动公开政府信息情况", "三、咨询和投诉情况")

        foreign, missing = found(REPORT, "S-SECTION", evolve(shape(REPORT), headings=headings))

        assert values([foreign, missing]) == [("warning", PREAMBLE), ("error", "overview")]
        assert fact(foreign, "faults") == "“一、概述”、“三、咨询和投诉情况”"

    def test_a_section_twice(self) -> None:
        """
        A section that is opened a second time.
        """
        source = shape(REPORT)
        headings = (*source.headings, Headed("七、其他需要报告事项", "other"))

        (finding,) = found(REPORT, "S-SECTION", evolve(source, headings=headings))

        assert values([finding]) == [("warning", "other")]

    def test_other_words(self) -> None:
        """
        A heading that is nearly the form's is noted, no more.
        """
        source = shape(REPORT)
        headings = (Headed("一、工作总体情况", "overview"), *source.headings[1:])

        (finding,) = found(REPORT, "S-SECTION", evolve(source, headings=headings))

        assert values([finding]) == [("info", "overview")]
        assert fact(finding, "faults") == "“一、工作总体情况”（应为“一、总体情况”）"


class TestTable:
    @pytest.mark.parametrize("table", ["disclosure", "applications", "disputes"])
    def test_a_table_that_is_not_there(self, table: str) -> None:
        """
        One error, and none for each of its rows and heads.
        """
        source = shape(REPORT)
        source = evolve(source, lines=tuple(each for each in source.lines if each.table != table))

        assert values(found(REPORT, "S-TABLE", source)) == [("error", table)]
        assert found(REPORT, "S-ROW", source) == found(REPORT, "S-HEAD", source) == []

    def test_a_table_of_which_something_is_there(self) -> None:
        """
        A single row is something of a table.
        """
        source = evolve(shape(REPORT), lines=(Printed("disclosure", Axis.ROW, "rules", "规章"),))

        assert [each.section for each in found(REPORT, "S-TABLE", source)] == ["applications", "disputes"]


class TestRow:
    @given(st.sets(st.sampled_from([row.id for row in leaves(NEWER.table("applications").parts[0].rows)]), min_size=1, max_size=24))
    def test_rows_that_are_missing(self, missing: set[str]) -> None:
        """
        However many rows are missing, one error says so, and all others hold.
        """
        findings = validate(REPORT, source=without(shape(REPORT), *missing))

        assert values(each for each in findings.items if each.rule.code == "S-ROW") == [("error", "applications")]
        assert next(each.holds for each in findings.ran if each.rule.code == "S-ROW") == 31 - len(missing)

    def test_their_names(self) -> None:
        """
        Missing rows are named by the form.
        """
        (finding,) = found(REPORT, "S-ROW", without(shape(REPORT), "rules", "penalties"))

        assert fact(finding, "lines") == "“规章”、“行政处罚”"

    @pytest.mark.parametrize(
        ("line", "wording"),
        [
            ("outcome.granted", "三、(一) 予以公开"),
            ("outcome.partial", "（二）部分公开(区分处理的, 只计这一情\n形, 不计其他情形)"),
            ("outcome.partial", "（二）部分公开"),
            ("outcome.refused.security_stability", '3、危及"三安全一稳定"'),
            ("outcome.other.other", "3．其它"),
            ("normative_documents", "规范性文件"),
            ("outcome.total", "(七) 合计"),
        ],
    )
    def test_the_same_words(self, line: str, wording: str) -> None:
        """
        Width, spaces, line breaks, punctuation and numbering make no other words, nor do wordings that are usual.
        """
        assert found(REPORT, "S-ROW", reworded(shape(REPORT), line, wording)) == []

    def test_other_words(self) -> None:
        """
        A row that lost some of its words.
        """
        source = reworded(shape(REPORT), "outcome.refused.forbidden_by_law", "2.其他法律行政止公开")

        (finding,) = found(REPORT, "S-ROW", source)

        assert values([finding]) == [("warning", "applications")]
        assert fact(finding, "lines") == "“2.其他法律行政止公开”（应为“2.其他法律行政法规禁止公开”）"

    def test_a_row_twice(self) -> None:
        """
        The same row twice.
        """
        source = shape(REPORT)
        source = evolve(source, lines=(*source.lines, Printed("disclosure", Axis.ROW, "licensing", "行政许可")))

        (finding,) = found(REPORT, "S-ROW", source)

        assert (values([finding]), fact(finding, "lines")) == ([("warning", "disclosure")], "“行政许可”")

    def test_a_row_of_their_own(self) -> None:
        """
        A row that the form has not is quoted.
        """
        source = evolve(shape(REPORT), foreign=(Foreign("disclosure", "其他主动公开文件 12 3 9"),))

        (finding,) = found(REPORT, "S-ROW", source)

        assert (values([finding]), fact(finding, "lines")) == ([("warning", "disclosure")], "“其他主动公开文件 12 3 9”")

    def test_the_row_without_label(self) -> None:
        """
        The only row of table 四 has no label that could be missing or altered.
        """
        assert found(REPORT, "S-ROW", without(shape(REPORT), "cases")) == []


class TestHead:
    @given(st.sampled_from(FORMS).flatmap(lambda form: st.tuples(st.just(form), st.sampled_from(form.tables))), st.data())
    def test_heads_that_are_missing(self, drawn: tuple[Template, Table], data: st.DataObject) -> None:
        """
        A head that stands nowhere in its table is an error there, and the only one.
        """
        form, table = drawn
        report = Report.of("某局", form.first_year, template=form)
        source = shape(report)
        head = data.draw(st.sampled_from([each.line for each in source.lines if each.table == table.id and each.axis is Axis.COLUMN]))
        lines = tuple(each for each in source.lines if (each.table, each.axis, each.line) != (table.id, Axis.COLUMN, head))

        assert values(found(report, "S-HEAD", evolve(source, lines=lines))) == [("error", table.id)]

    def test_its_name(self) -> None:
        """
        Where several columns share a label, the group above tells them apart.
        """
        (finding,) = found(REPORT, "S-HEAD", without(shape(REPORT), "litigation.after_review.pending"))

        assert fact(finding, "lines") == "“复议后起诉/尚未审结”"

    def test_a_head_of_several_parts(self) -> None:
        """
        A head that stands above one part of table 二 is not missed above another.
        """
        source = shape(REPORT)
        decisions = next(each for each in source.lines if each.line == "decisions")
        lines = (decisions, *(each for each in source.lines if each.line != "decisions"))

        assert found(REPORT, "S-HEAD", evolve(source, lines=lines)) == []

    def test_heads_on_every_page(self) -> None:
        """
        Heads may be repeated where a table goes on.
        """
        source = shape(REPORT)
        again = tuple(each for each in source.lines if each.table == "applications" and each.axis is Axis.COLUMN)

        assert found(REPORT, "S-HEAD", evolve(source, lines=(*source.lines, *again))) == []

    def test_other_words(self) -> None:
        """
        A head that was altered is said once, however often it stands.
        """
        source = reworded(shape(REPORT), "decisions", "本年处理决\n定件数")

        (finding,) = found(REPORT, "S-HEAD", source)

        assert (values([finding]), fact(finding, "lines")) == (
            [("warning", "disclosure")],
            "“本年处理决 定件数”（应为“本年处理决定数量”）",
        )

    @pytest.mark.parametrize(("line", "wording"), [("charged", "本年收费金额(单位: 万元)"), ("legal.other", "其它"), ("total", "合\n计")])
    def test_the_same_words(self, line: str, wording: str) -> None:
        """
        Broken or half-width heads and usual wordings are the form's own.
        """
        assert found(REPORT, "S-HEAD", reworded(shape(REPORT), line, wording)) == []

    def test_no_heads_at_all(self) -> None:
        """
        Rows without any head: a source that keeps no tables, and no list of all columns.
        """
        source = shape(REPORT)
        source = evolve(source, lines=tuple(each for each in source.lines if (each.table, each.axis) != ("applications", Axis.COLUMN)))

        (finding,) = found(REPORT, "S-HEAD", source)

        assert (values([finding]), finding.message()) == ([("warning", "applications")], "表三没有找到表头。")


class TestVersion:
    @given(st.sampled_from(FORMS), st.integers(2019, 2099))
    def test_the_form_of_the_year(self, form: Template, year: int) -> None:
        """
        An error if and only if the form is not the one of the year.
        """
        findings = found(Report.of("某局", year, template=form), "S-VERSION")

        assert values(findings) == ([] if form.serves(year) else [("error", PREAMBLE)])

    def test_its_words(self) -> None:
        """
        The finding names the form, its notice and its years.
        """
        (finding,) = found(Report.of("某局", 2023, template=OLDER), "S-VERSION")

        assert finding.message() == (
            "2023 年度的报告用了《中华人民共和国政府信息公开工作年度报告格式（试行）》（国办公开办函〔2019〕60号），该格式用于 2019 至 2020 年度。"
        )


class TestParts:
    @pytest.mark.parametrize(
        "line",
        [
            f"本报告由{SIX}六个部分组成。",
            f"本报告由{SIX}等六部分组成，涵盖全市 12 个县区、3 个方面的数据。",
            f"全文包括{SIX}等6部分。",
            f"内容包括{SIX}，共六个部分。",
            f"本报告由{SIX.replace('、存在', '以及政府信息公开工作存在')}六部分组成。",
            f"报告分为六个部分：一、{SIX.replace('、', '；', 2)}。",
            f"本报告由{SIX}组成。",
            "本报告第一部分为总体情况。",
            "公开平台由三部分组成。",
            "报告期内，公开平台由三部分组成。",
            "本报告所列数据按三个方面统计。",
            "根据《条例》第二十条第（一）项编制本报告。",
        ],
    )
    def test_silent(self, line: str) -> None:
        """
        What agrees, what states no number, and what speaks of something else.
        """
        assert found(said(PREAMBLE, line), "S-PARTS") == []

    @pytest.mark.parametrize(
        ("line", "said_to_be", "others"),
        [
            (f"本报告由{FIVE}等六部分组成。", "6", "所列的是 5 个"),
            (f"本报告由{SIX}五部分组成。", "5", "所列的是 6 个、正文有 6 个"),
            ("本年度报告包括五项内容。", "5", "正文有 6 个"),
            ("全文共 7 个部分。", "7", "正文有 6 个"),
            (f"本报告由{SIX}、存在的主要问题六部分组成。", "6", "所列的是 7 个"),
        ],
    )
    def test_it_differs(self, line: str, said_to_be: str, others: str) -> None:
        """
        The number against the list, and against the sections.
        """
        (finding,) = found(said(PREAMBLE, line), "S-PARTS")

        assert values([finding]) == [("warning", PREAMBLE)]
        assert (fact(finding, "said"), fact(finding, "others")) == (said_to_be, others)

    def test_a_list_with_other_names(self) -> None:
        """
        A list with a name that the form does not know is not counted.
        """
        assert found(said(PREAMBLE, "本报告由总体概述、主动公开政府信息情况、其他需要报告的事项、附件六部分组成。"), "S-PARTS") == []

    def test_the_headings_that_follow(self) -> None:
        """
        Of a published report its own headings count, not those of the page.
        """
        report = said(PREAMBLE, f"本报告由{SIX}六部分组成。")
        source = shape(report)
        seven = evolve(source, headings=(*source.headings, Headed("七、附件", "")))
        page = evolve(source, headings=(Headed("政府信息公开", ""), *source.headings))

        assert [fact(each, "others") for each in found(report, "S-PARTS", seven)] == ["正文有 7 个"]
        assert found(report, "S-PARTS", page) == []

    def test_in_the_first_lines_of_the_overview(self) -> None:
        """
        Some put the opening into section 一.
        """
        assert values(found(said("overview", f"本年报由{FIVE}六部分组成。"), "S-PARTS")) == [("warning", "overview")]

    @given(st.lists(st.sampled_from(NEWER.sections), min_size=2, max_size=6, unique=True), st.integers(2, 12), st.sampled_from("、，；"))
    def test_the_list_is_counted(self, sections: list[Section], number: int, sign: str) -> None:
        """
        Names of sections that hold commas are told apart whatever sign stands between them.
        """
        numeral = "零一二三四五六七八九十"[number] if number < 11 else str(number)
        line = f"本报告由{sign.join(section.label for section in sections)}{numeral}个部分组成。"

        others = " ".join(fact(each, "others") for each in found(said(PREAMBLE, line), "S-PARTS"))

        assert ("所列的是" in others) == (number != len(sections))
        assert ("正文有" in others) == (number != 6)


class TestAspects:
    ALL: Final = ("（一）主动公开", "（二）依申请公开", "（三）信息管理", "（四）公开平台", "（五）监督")

    def test_all_of_them(self) -> None:
        """
        In headings or in sentences, by usual names too.
        """
        report = said("overview", *self.ALL)
        in_headings = Report.of("某局", 2023).write("overview", *(Heading(text, 2) for text in self.ALL))

        assert found(report, "S-ASPECTS") == found(in_headings, "S-ASPECTS") == []

    @pytest.mark.parametrize("place", range(5))
    def test_one_is_missing(self, place: int) -> None:
        """
        It is named by the form.
        """
        (finding,) = found(said("overview", *(text for number, text in enumerate(self.ALL) if number != place)), "S-ASPECTS")

        assert values([finding]) == [("warning", "overview")]
        assert fact(finding, "missing") == NEWER.sections[0].aspects[place].label

    def test_no_overview(self) -> None:
        """
        All are missing, and one finding says so.
        """
        (finding,) = found(said("other", "全年无收费。"), "S-ASPECTS")

        assert fact(finding, "missing").count("、") == 4

    def test_the_form_of_2019(self) -> None:
        """
        It names no aspects.
        """
        assert found(said("overview", "全年平稳。", year=2020), "S-ASPECTS") == []


class TestLength:
    @given(st.integers(0, 60), st.integers(900, 1100))
    def test_a_thousand_characters(self, spaces: int, count: int) -> None:
        """
        White space does not count.
        """
        findings = found(said("overview", "公" * (count - 3) + " \u3000" * spaces, "开了。"), "S-LENGTH")

        assert values(findings) == ([("info", "overview")] if count > 1000 else [])
        assert all(fact(each, "count") == str(count) for each in findings)

    def test_other_sections(self) -> None:
        """
        Only section 一 has a limit, and not in 2019.
        """
        assert found(said("problems", "公" * 2000), "S-LENGTH") == found(said("overview", "公" * 2000, year=2020), "S-LENGTH") == []


class TestEmpty:
    @pytest.mark.parametrize("text", ["无", "无。", "没有", "暂无。", "略", "（无）", "——", "/", "无此类情况。"])
    def test_nothing(self, text: str) -> None:
        """
        A word that says nothing.
        """
        assert values(found(said("problems", text), "S-EMPTY")) == [("warning", "problems")]

    def test_no_words(self) -> None:
        """
        No words where others have some.
        """
        assert values(found(said("overview", "全年平稳。"), "S-EMPTY")) == [("warning", "problems")]

    @pytest.mark.parametrize("text", ["无障碍浏览还不够方便。", "没有专职人员。", "一是解读形式单一。"])
    def test_something(self, text: str) -> None:
        """
        Sentences that begin like one.
        """
        assert found(said("problems", text), "S-EMPTY") == []

    def test_a_table(self) -> None:
        """
        A list of problems in a table is something.
        """
        report = Report.of("某局", 2023).write("problems", Grid(rows=((GridCell("问题"), GridCell("措施")),)))

        assert found(report, "S-EMPTY") == []


class TestBlankfill:
    @pytest.mark.parametrize(
        "line",
        [
            "2023 年主动公开信息  条",
            "主动公开信息\u3000条，政策解读 3 条。",
            "主动公开信息____条。",
            "主动公开信息＿＿条。",
            "收到申请XX件，办结xx件。",
            "收到申请××件。",
            "公开文件XXX余条。",
            "20XX年，我局依法公开。",
            "XX市XX局政府信息公开工作开展如下。",
            "联系电话：XXXX。",
            "联系地址：______",
            "收到申请（ ）件。",
            "收到申请【  】件。",
            "收到申请□件。",
            "依据国办发〔20  〕12号。",
            "2024年  月  日",
            "X年X月X日",
            "召开会议  次，培训  人次。",
            "收费  万元。",
            "（文字描述）",
        ],
    )
    def test_unfilled(self, line: str) -> None:
        """
        Gaps and signs where a number, a day or a name belongs.
        """
        (finding,) = found(said("other", line), "S-BLANKFILL")

        assert values([finding]) == [("error", "other")]
        assert fact(finding, "quote") in line

    @pytest.mark.parametrize(
        "line",
        [
            "2023 年 12 月 31 日",
            "2023 年主动公开 信息 30  条。",
            "公开  信息 5 条",
            "收到三  件，办结３  件。",
            "各  项，每  条，",
            "《信息公开  条例》施行，个  人信息受保护。",
            "推行“XX”专栏，编印“XX市”样例。",
            '上线"XX条"查询。',
            "“双公示”信息 12 条。",
            "提供 7×24小时服务，制作 3×4 个展板。",
            "电话：0517-8XXXXXXX，13812XXXXXX。",
            "张××诉我局一案，XX公司撤回申请。",
            "构建“1+X”体系，1+X项制度，做好 X 光设备管理。",
            "邮箱 xx_gk@163.com，网址 http://www.xxgk.gov.cn/__xx/",
            "____________",
            "□ 主动公开　□ 依申请公开",
            "（一）主动公开。（3）件次合计。",
            "依据国办公开办函〔2021〕 30号、国令第711号（2019）。",
            "__重点领域__公开",
            "＊＊重点＊＊ A×B",
        ],
    )
    def test_filled(self, line: str) -> None:
        """
        Spaces after numbers, words in quotation marks, people whose names are withheld, signs that are just signs.
        """
        assert found(said("other", line), "S-BLANKFILL") == []

    @given(st.integers(0, 99_999), st.sampled_from(("条", "件", "次", "人", "项", "个", "期", "万元")), st.integers(0, 4))
    def test_a_number_fills_a_gap(self, number: int, unit: str, spaces: int) -> None:
        """
        The same words with and without their number.
        """
        gap = " " * spaces

        assert found(said("other", f"全年公开{gap}{number}{gap}{unit}。"), "S-BLANKFILL") == []
        assert bool(found(said("other", f"全年公开{gap}{unit}。"), "S-BLANKFILL")) == (spaces > 1)

    def test_one_finding_a_line(self) -> None:
        """
        The first place of each line is quoted, with some words around it.
        """
        findings = found(said("other", "收到申请  件，办结  件。", "收费XX元。"), "S-BLANKFILL")

        assert [fact(each, "quote") for each in findings] == ["收到申请  件，办结  件。", "收费XX元。"]


class TestYear:
    @pytest.mark.parametrize(
        ("section", "line", "quote"),
        [
            (PREAMBLE, "所列数据的统计期限自2022年1月1日起，至2022年12月31日止。", "自2022年1月1日起，至2022年12月31日"),
            (PREAMBLE, "统计期限为 2022 年 1 月 1 日至 12 月 31 日。", "2022年1月1日至12月31日"),
            (PREAMBLE, "数据统计期限为2023年1月1日到2022年12月31日。", "2023年1月1日到2022年12月31日"),
            (PREAMBLE, "统计期限为2022年度。", "统计期限为2022年度"),
            (PREAMBLE, "现编制某镇2022年政府信息公开工作年度报告。", "2022年政府信息公开工作年度报告"),
            (PREAMBLE, "编制《某镇2022年度政府信息公开年度报告》。", "2022年度政府信息公开年度报告"),
            ("overview", "2022年，我局依法公开信息。", "2022年，我局依法公开信息"),
            ("overview", "２０２２年度，公开信息30条。其他略。", "2022年度，公开信息30条"),
            ("overview", "（二）依申请公开情况。2022年，收到申请5件，均已答复。", "2022年，收到申请5件，均已答复"),
            ("overview", "二是2022年全县收到申请5件。", "2022年全县收到申请5件"),
        ],
    )
    def test_another_year(self, section: SectionName, line: str, quote: str) -> None:
        """
        A period, a report or a paragraph of last year in this year's report.
        """
        (finding,) = found(said(section, line), "S-YEAR")

        assert (values([finding]), fact(finding, "quote")) == ([("warning", section)], quote)

    @pytest.mark.parametrize(
        ("section", "line"),
        [
            (PREAMBLE, "与2022年政府信息公开工作年度报告相比，结构有所调整。"),
            (PREAMBLE, "根据《关于编制2022年度政府信息公开工作年度报告的通知》编制。"),
            (PREAMBLE, "按照关于做好2024年政府信息公开工作年度报告编制工作的要求。"),
            (PREAMBLE, "本报告于2024年1月编制，《条例》自2019年5月15日起施行。"),
            (PREAMBLE, "依据《2022年政务公开工作要点》。"),
            ("overview", "协议有效期自2022年1月1日至2022年12月31日。"),
            ("overview", "2022年，收到申请12件，较上年减少3件。"),
            ("overview", "2022年，我局印发公开办法，本年全面落实。"),
            ("overview", "2022年，试点启动；2023年，全面推开。"),
            ("overview", "2022年以来，持续完善目录。"),
            ("overview", "2022年12月，专栏改版。"),
            ("overview", "2022年结转申请2件，均已办结。"),
            ("overview", "截至2022年底，累计公开30条。"),
            ("overview", "2024年，我局将继续完善目录。"),
            ("overview", "自2022年1月1日起推行公开目录，同比2021年有进步。"),
            ("problems", "2022年，公开不够及时。"),
            ("other", "2022年，未收取费用。"),
        ],
    )
    def test_history_and_plans(self, section: SectionName, line: str) -> None:
        """
        Other years in comparisons, history, plans and the names of notices.
        """
        assert found(said(section, line), "S-YEAR") == []

    @given(st.integers(2021, 2099), st.integers(2021, 2099))
    def test_the_period_decides(self, year: int, other: int) -> None:
        """
        A period is right if and only if it is the report's year.
        """
        report = said(PREAMBLE, f"数据统计期限自{other}年1月1日起至{other}年12月31日止。", year=year)

        assert bool(found(report, "S-YEAR")) == (year != other)


class TestCite:
    @pytest.mark.parametrize(
        "line",
        [
            "依据《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）编制。",
            "依据国办公开办函［２０２１］３０ 号、国办公开办函(2021)30号、国办公开办函﹝2021﹞30号。",
            "依据《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函【2021】30号）。",
            "依据《某办公室关于印发中华人民共和国政府信息公开工作年度报告格式的通知》。",
            "依据《中华人民共和国政府信息公开工作年度报告格式（试行）》、《政府信息公开工作年度报告格式》、《年度报告格式》。",
            "依据《某省政府信息公开年度报告格式》。",
            "依据国办发〔2021〕30号、国办函〔2020〕109号、国办公开办函〔2019〕61号、国务院令第711号。",
            "没有引用。",
        ],
    )
    def test_silent(self, line: str) -> None:
        """
        Any brackets, the name in any length, and other notices.
        """
        assert found(said(PREAMBLE, line), "S-CITE") == []

    @pytest.mark.parametrize(
        ("line", "quote", "right"),
        [
            ("依据国办公开函〔2021〕30号。", "国办公开函〔2021〕30号", "国办公开办函〔2021〕30号"),
            ("依据国办公开办函〔2019〕60号。", "国办公开办函〔2019〕60号", "国办公开办函〔2021〕30号"),
            ("按《工作年度报告格式》的通知（国办函〔2021〕30号）。", "国办函〔2021〕30号", "国办公开办函〔2021〕30号"),
            ("按年度报告格式（国办公开办函〔2021〕3号）。", "国办公开办函〔2021〕3号", "国办公开办函〔2021〕30号"),
            (
                "依据《中华人民共和国政府信息公开年度报告格式》。",
                "《中华人民共和国政府信息公开年度报告格式》",
                "《中华人民共和国政府信息公开工作年度报告格式》",
            ),
        ],
    )
    def test_wrong(self, line: str, quote: str, right: str) -> None:
        """
        The finding quotes what is cited and says what is meant.
        """
        (finding,) = found(said(PREAMBLE, line), "S-CITE")

        assert (values([finding]), fact(finding, "quote"), fact(finding, "right")) == ([("info", PREAMBLE)], quote, right)

    def test_the_notice_of_the_older_form(self) -> None:
        """
        What is out of date in 2023 is right in 2020, and the other way round.
        """
        older, newer = "依据国办公开办函〔2019〕60号。", "依据国办公开办函〔2021〕30号。"

        assert found(said(PREAMBLE, older, year=2020), "S-CITE") == []
        assert values(found(said(PREAMBLE, newer, year=2020), "S-CITE")) == [("info", PREAMBLE)]

    def test_the_form_that_is_used(self) -> None:
        """
        Who uses the older form and cites its notice cites rightly; the form is another rule's matter.
        """
        report = Report.of("某局", 2023, template=OLDER).write(PREAMBLE, "依据国办公开办函〔2019〕60号。")

        assert found(report, "S-CITE") == []


class TestDeadline:
    @pytest.mark.parametrize("name", ["某市人民政府", "某县人民政府", "某镇人民政府", "淮安市"])
    def test_governments(self, name: str) -> None:
        """
        A government has till 31 March.
        """
        report = Report.of(name, 2023)

        assert found(evolve(report, published=date(2024, 3, 31)), "S-DEADLINE") == []
        assert values(found(evolve(report, published=date(2024, 4, 1)), "S-DEADLINE")) == [("info", PREAMBLE)]

    @pytest.mark.parametrize("name", ["某市公安局", "某市人民政府办公室", "某省发展和改革委员会"])
    def test_departments(self, name: str) -> None:
        """
        A department, the government's own office too, has till 31 January.
        """
        report = Report.of(name, 2023)

        assert found(evolve(report, published=date(2024, 1, 31)), "S-DEADLINE") == []
        (finding,) = found(evolve(report, published=date(2024, 2, 1)), "S-DEADLINE")
        assert finding.message() == "2024 年 2 月 1 日公布，条例第四十九条规定的期限是2024 年 1 月 31 日。"

    def test_the_report_of_an_area(self) -> None:
        """
        Who reports for all bodies below reports as a government does.
        """
        report = evolve(Report.of(Agency("某新区管理委员会"), 2023, scope=Scope.AGGREGATE), published=date(2024, 3, 1))

        assert found(report, "S-DEADLINE") == []

    def test_no_date(self) -> None:
        """
        Without a date the rule is skipped, and says so.
        """
        (skipped,) = (each for each in validate(Report.of("某局", 2023)).skipped if each.rule.code == "S-DEADLINE")

        assert skipped.reason.zh == "未注明公布日期"

    @given(st.integers(2019, 9999), st.dates(date(2019, 1, 1)), st.sampled_from(("某局", "某县人民政府")))
    def test_any_date(self, year: int, day: date, name: str) -> None:
        """
        In any year, the last of January or March is the last day.
        """
        report = evolve(Report.of(name, year, template=NEWER), published=day)
        late = (day.year, day.month) > (year + 1, 1 if name == "某局" else 3)

        findings = found(report, "S-DEADLINE")

        assert bool(findings) == late
        assert all(each.verdict is Verdict.VIOLATED for each in findings)
