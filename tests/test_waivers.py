"""
Decisions on findings: they hold through every re-run until what they rest on is another, and they keep in a file.
"""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from govreport.agency import Agency
from govreport.codec import dumps, loads
from govreport.errors import InvalidWaivers, UnreadableFile
from govreport.figures import Kind
from govreport.publishing import load
from govreport.relations import Ground, Severity
from govreport.report import Report
from govreport.structure import Printed, Structure
from govreport.tables import Axis, leaves
from govreport.validation import Check, Finding, Findings, Result, Rule, Verdict, Waiver, validate, waive
from govreport.waivers import dump_waivers, load_waivers, read_waivers
from govreport.wording import Wording
from tests.strategies import balanced_reports, reports, texts

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
XIAN: Final = load(EXAMPLES / "xian-psb-2020.json")
PINGTAN: Final = {year: load(EXAMPLES / f"pingtan-{year}.json") for year in (2020, 2021, 2022)}
WRONG: Final = PINGTAN[2020]
#: Two digits of a total exchanged: 63 were closed.
SLIPPED: Final = XIAN.fill({"applications/outcome.total/natural": 36})
DAY: Final = date(2021, 3, 1)

#: What the prose of a report says wrongly, and what is wrong in itself.
LINES: Final = (
    "全年新收政府信息公开申请990071件，予以公开990072件。",
    "办结990073件，结转下年度继续办理的政府信息公开申请990074件。",
    "被提起行政复议990075件，其中结果纠正990076件。",
    "公开信息  条。",
    "来电请拨13812345678。",
    "加强政务公开培训。",
)


@st.composite
def slipped_reports(draw: DrawFn) -> Report:
    """
    Return reports that agree but for a few slips: other figures, gaps, what is no figure, and prose that says something else.
    """
    report = draw(balanced_reports())
    form = report.template
    for place in draw(st.lists(st.integers(0, len(form.cells) - 1), max_size=4, unique=True)):
        number: SearchStrategy[int | str] = st.integers(0, 300)
        text = st.sampled_from(["", "/", "约3"])
        report = report.fill({form.cells[place]: draw(number if form.measure(place).kind is Kind.AMOUNT else number | text)})
    for section in draw(st.lists(st.sampled_from([form.sections[0], *form.sections[-2:]]), max_size=2, unique=True)):
        report = report.write(section, *draw(st.lists(st.sampled_from(LINES), max_size=3, unique=True)))
    return report


def decided(finding: Finding, report: Report) -> Waiver:
    """
    Return a decision on a finding.
    """
    return waive(finding, report, reason="已核实", who="王某", when=DAY)


def decisions(findings: Findings) -> tuple[Waiver, ...]:
    """
    Return decisions on all findings.
    """
    return tuple(decided(each, findings.report) for each in findings.items)


def sorted_out(findings: Findings) -> tuple[list[str], list[str], list[str]]:
    """
    Return the rules of what is open, of what is waived, and of the decisions that lapsed.
    """
    return (
        [each.rule.code for each in findings.items],
        [each.finding.rule.code for each in findings.waived],
        [each.rule for each in findings.lapsed],
    )


def said(*lines: str) -> Findings:
    """
    Return the findings on some lines of prose beside the figures of an example.
    """
    return validate(XIAN.write("overview", *lines), only=["N", "P"])


def printed(*left_out: str, wordings: Mapping[str, str]) -> Structure:
    """
    Return the shape of a file that shows the rows of table 2 without some, and some in other words.
    """
    table = XIAN.template.table("disclosure")
    rows = (row for part in table.parts for row in leaves(part.rows) if row.id not in left_out)
    lines = tuple(Printed(table.id, Axis.ROW, row.id, wordings.get(row.id, row.label)) for row in rows)
    return Structure(title=XIAN.title, headings=(), lines=lines, foreign=())


def local_rule(facts: Mapping[str, int]) -> Check:
    """
    Return a rule that never holds, and says some facts.
    """
    words = Wording(zh="不合规定。", en="It is not what is wanted.")
    rule = Rule(code="XX-ONE", severity=Severity.ERROR, ground=Ground.NOTICE, says=words, violated=words)
    line = Wording(zh="本报告", en="The report")
    found = Finding(rule=rule, severity=rule.severity, verdict=Verdict.VIOLATED, line=line, sentences=(words,), facts=tuple(facts.items()))
    return Check(rule, lambda _: Result(rule, 0, (found,)))


class TestHolding:
    @given(report=slipped_reports() | reports())
    def test_through_a_file(self, report: Report) -> None:
        """
        A report that was written and read again has every finding waived that was decided on, and no decision lapses.
        """
        before = validate(report)

        after = validate(loads(dumps(report)), waivers=decisions(before))

        assert [each.finding for each in after.waived] == list(before.items)
        assert (after.items, after.lapsed) == ((), ())

    def test_in_whatever_order_figures_are_filled(self) -> None:
        """
        Neither the order of filling nor what stood there in between leaves a trace.
        """
        cells = [XIAN.template.cells[place] for place in (3, 60, 100, 197)]
        wrong = dict(zip(cells, ("约3", "9", "７７", "增5"), strict=True))
        before = validate(XIAN.fill(wrong))

        after = validate(XIAN.fill(dict.fromkeys(cells, 5)).fill(dict(reversed(wrong.items()))), waivers=decisions(before))

        assert len(before.items) > len(wrong)
        assert [each.finding for each in after.waived] == list(before.items)
        assert (after.items, after.lapsed) == ((), ())

    @given(report=slipped_reports(), data=st.data())
    def test_whatever_happens_in_another_table(self, report: Report, data: st.DataObject) -> None:
        """
        Findings that come and go in one table, or in the prose, leave those on the cells of other tables waived.
        """
        table = data.draw(st.sampled_from([table.id for table in report.template.tables]))
        apart = [
            each for each in validate(report).items if each.cells and not each.section and all(cell.table != table for cell in each.cells)
        ]
        inside = [cell for cell in report.template.cells if cell.table == table]
        changed = report.fill(data.draw(st.dictionaries(st.sampled_from(inside), st.integers(0, 500), max_size=5))).write("other", *LINES)

        after = validate(changed, waivers=[decided(each, report) for each in apart])

        assert [each.finding for each in after.waived] == apart
        assert after.lapsed == ()

    @given(report=slipped_reports(), place=st.integers(0, 199), number=st.integers(0, 300))
    @example(report=SLIPPED, place=XIAN.template.place("applications/outcome.granted/legal.business"), number=9)
    def test_whatever_happens_in_other_lines(self, report: Report, place: int, number: int) -> None:
        """
        As long as a sum has the same figures it stays waived, whatever the other lines of its table are.
        """
        cell = report.template.cells[place % len(report.template.cells)]
        apart = [each for each in validate(report, only=["A"]).items if cell not in each.cells]

        after = validate(report.fill({cell: number}), only=["A"], waivers=[decided(each, report) for each in apart])

        assert [each.finding.cells for each in after.waived] == [each.cells for each in apart]
        assert after.lapsed == ()

    def test_whatever_its_probable_cause(self) -> None:
        """
        A second slip gives a sum another probable cause. The decision on it stands, for it is on the sum.
        """
        twice = SLIPPED.fill({"applications/outcome.granted/legal.business": 9})

        after = validate(twice, waivers=decisions(validate(SLIPPED)))

        assert sorted_out(after) == (["A-APPLICANTS", "A-OUTCOMES"], ["A-BALANCE", "A-OUTCOMES", "A-APPLICANTS"], [])

    def test_whatever_rules_are_tried(self) -> None:
        """
        Two slips have a cause together and each one by itself: a decision stands, whichever of the sums are tried.
        """
        twice = SLIPPED.fill({"applications/outcome.granted/total": 99})

        after = validate(twice, only=["A-BALANCE"], waivers=decisions(validate(twice)))

        assert sorted_out(after)[:2] == ([], ["A-BALANCE"])

    def test_whatever_is_said_around_the_sentence(self) -> None:
        """
        Other sentences before and behind, and other paragraphs, leave a number of the prose waived.
        """
        before = said("全年新收政府信息公开申请78件。")
        report = XIAN.write("overview", "加强培训。", "稳步推进。全年新收政府信息公开申请78件。收费减免。").write("other", "一切正常。")

        after = validate(report, only=["N"], waivers=decisions(before))

        assert sorted_out(after) == ([], ["N-FIGURE"], [])

    def test_with_other_rules_beside_it(self) -> None:
        """
        It does not matter which other rules are tried, nor whether last year's report is at hand.
        """
        before = Report.of(WRONG.agency, 2019, scope=WRONG.scope)

        for after in (
            validate(WRONG, before, waivers=decisions(validate(WRONG))),
            validate(WRONG, only=["A-OUTCOMES"], waivers=decisions(validate(WRONG))),
        ):
            assert sorted_out(after)[1:] == (["A-OUTCOMES", "A-OUTCOMES"], [])

    def test_under_a_new_name(self) -> None:
        """
        An agency that was renamed keeps its decisions where its reports have its code.
        """
        old, new = (evolve(WRONG, agency=Agency(name, code="11350000MB0000000R")) for name in ("平潭综合实验区", "平潭区"))

        assert sorted_out(validate(new, waivers=decisions(validate(old)))) == ([], ["A-OUTCOMES", "A-OUTCOMES"], [])


class TestLapsing:
    @given(report=slipped_reports(), data=st.data())
    def test_when_one_of_its_figures_changes(self, report: Report, data: st.DataObject) -> None:
        """
        A decision lapses when any figure of its cells becomes another, whatever becomes of the finding.
        """
        found = [each for each in validate(report).items if each.cells]
        assume(found)
        finding = data.draw(st.sampled_from(found))
        cell = data.draw(st.sampled_from(finding.cells))
        figure = report[cell]

        after = validate(report.fill({cell: figure + 1 if isinstance(figure, int | Decimal) else 7}), waivers=[decided(finding, report)])

        assert (after.waived, after.lapsed) == ((), (decided(finding, report),))

    def test_when_figures_change_that_make_the_same_sum(self) -> None:
        """
        It is the figures that were decided on, and not what they add up to.
        """
        before = validate(SLIPPED, only=["A-OUTCOMES"])
        moved = SLIPPED.fill({"applications/outcome.granted/natural": 21, "applications/outcome.partial/natural": 2})

        after = validate(moved, only=["A-OUTCOMES"], waivers=decisions(before))

        assert [(each.left, each.right) for each in (*before.items, *after.items)] == [(63, 36)] * 2
        assert sorted_out(after) == (["A-OUTCOMES"], [], ["A-OUTCOMES"])

    @pytest.mark.parametrize("line", ["全年新收政府信息公开申请78件。", "来电请拨13812345678。"])
    def test_when_the_words_move_to_another_section(self, line: str) -> None:
        """
        The same words in another section are to be decided on again.
        """
        before = said(line)

        after = validate(before.report.write("overview").write("problems", line), only=["N", "P"], waivers=decisions(before))

        assert (len(after.items), after.waived, after.lapsed) == (1, (), decisions(before))

    @pytest.mark.parametrize(
        "line",
        [
            "全年新收政府信息公开申请79件。",
            "全年新收政府信息公开申请178件。",
            "全年新收政府信息公开申请七十八件。",
            "本年新收政府信息公开申请78件。",
            "全年新收政府信息公开申请78件，办结67件。",
            "加强培训。",
        ],
    )
    def test_when_the_sentence_changes(self, line: str) -> None:
        """
        Another number, another word, a clause behind it: each is another statement to decide on.
        """
        before = said("稳步推进。全年新收政府信息公开申请78件。")

        after = validate(XIAN.write("overview", f"稳步推进。{line}"), only=["N"], waivers=decisions(before))

        assert len(before.items) == 1
        assert (after.waived, after.lapsed) == ((), decisions(before))

    def test_when_the_table_changes_below_the_sentence(self) -> None:
        """
        A decision on a sentence holds on to the figure that it was held against.
        """
        before = said("全年新收政府信息公开申请78件。")
        changed = before.report.fill({"applications/received/total": 76})

        assert sorted_out(validate(changed, only=["N"], waivers=decisions(before))) == (["N-FIGURE"], [], ["N-FIGURE"])

    def test_when_the_table_changes_below_a_growth(self) -> None:
        """
        A decision on a growth holds on to both years' figures, even where the rate rounds to the same.
        """
        previous = load(EXAMPLES / "xian-psb-2019.json").fill({"applications/received/total": 10_000})
        report = XIAN.write("overview", "新收申请12000件，同比增长35%。").fill({"applications/received/total": 12_000})
        before = validate(report, previous, only=["N-GROWTH"])

        after = validate(report.fill({"applications/received/total": 12_001}), previous, only=["N-GROWTH"], waivers=decisions(before))

        assert sorted_out(after) == (["N-GROWTH"], [], ["N-GROWTH"])

    @pytest.mark.parametrize("name", ["due", "now", "other", "rule"])
    def test_when_a_fact_of_a_local_rule_changes(self, name: str) -> None:
        """
        A decision on a finding of somebody else's rule holds on to its facts, whatever that rule calls them.
        """
        before, after = (validate(XIAN, only=["XX"], local=[local_rule({name: day})]) for day in (20, 31))

        again = validate(XIAN, only=["XX"], local=[local_rule({name: 31})], waivers=decisions(before))

        assert before.items != after.items
        assert sorted_out(again) == (["XX-ONE"], [], ["XX-ONE"])

    def test_when_last_years_figure_changes(self) -> None:
        """
        A decision on two years lapses when the earlier report is corrected.
        """
        earlier = PINGTAN[2021].fill({"applications/carried_out/total": 99})
        corrected = earlier.fill({"applications/carried_out/total": 98})
        before = validate(PINGTAN[2022], earlier, only=["C-CARRY"])

        after = validate(PINGTAN[2022], corrected, only=["C-CARRY"], waivers=decisions(before))

        assert sorted_out(after) == (["C-CARRY"], [], ["C-CARRY"])

    def test_when_the_finding_is_gone(self) -> None:
        """
        What was put right needs no decision any more.
        """
        wrong = XIAN.fill({"disputes/cases/review.total": 9})

        assert sorted_out(validate(XIAN, waivers=decisions(validate(wrong)))) == ([], [], ["R-REVIEW"])

    @pytest.mark.parametrize("agency", ["西安市公安局", ""])
    @pytest.mark.parametrize("year", [2020, None])
    def test_on_a_report_that_it_may_be_on(self, agency: str, year: int | None) -> None:
        """
        A decision that names neither agency nor year may be on any report.
        """
        waiver = Waiver(rule="R-REVIEW", fingerprint="0" * 12, reason="已核实", who="王某", when=DAY, agency=agency, year=year)

        assert validate(XIAN, waivers=[waiver]).lapsed == (waiver,)

    @pytest.mark.parametrize(("agency", "year"), [("西安市公安局", 2019), ("某局", 2020), ("某局", None), ("", 2019)])
    def test_never_on_another_report(self, agency: str, year: int | None) -> None:
        """
        One file of decisions serves many reports: those on others are none of this report's business.
        """
        waiver = Waiver(rule="R-REVIEW", fingerprint="0" * 12, reason="已核实", who="王某", when=DAY, agency=agency, year=year)

        assert sorted_out(validate(XIAN, waivers=[waiver])) == ([], [], [])

    def test_not_when_its_rule_was_not_tried(self) -> None:
        """
        Where its rule was not chosen, or lacked last year's report, nothing is known of a decision; so it has not lapsed.
        """
        given_before = decisions(validate(PINGTAN[2021], WRONG))

        assert {each.rule for each in given_before} == {"C-STOCK", "C-JUMP"}
        assert validate(PINGTAN[2021], waivers=given_before).lapsed == ()
        assert validate(PINGTAN[2021], WRONG, skip=["C"], waivers=given_before).lapsed == ()

    def test_when_another_row_is_missing(self) -> None:
        """
        Whoever decided that one row may be missing has not decided on another.
        """
        one, other = (validate(XIAN, only=["S-ROW"], source=printed(row, wordings={})) for row in ("rules", "normative_documents"))

        again = validate(XIAN, only=["S-ROW"], source=printed("normative_documents", wordings={}), waivers=decisions(one))

        assert one.items[0].message() != other.items[0].message()
        assert sorted_out(again) == (["S-ROW"], [], ["S-ROW"])

    def test_when_the_day_of_publication_changes(self) -> None:
        """
        Whoever decided that five days late will do has not decided on three months.
        """
        late, later = (evolve(XIAN, published=day) for day in (date(2021, 2, 5), date(2021, 5, 5)))

        assert sorted_out(validate(later, waivers=decisions(validate(late)))) == (["S-DEADLINE"], [], ["S-DEADLINE"])

    def test_when_more_is_missing(self) -> None:
        """
        Whoever decided that the overview may leave out one aspect has not decided on four.
        """
        report = load(EXAMPLES / "huaian-2024.json")
        one = validate(report.write("overview", "主动公开、依申请公开、政府信息管理、平台建设。"), only=["S-ASPECTS"])

        four = validate(report.write("overview", "主动公开。"), only=["S-ASPECTS"], waivers=decisions(one))

        assert sorted_out(four) == (["S-ASPECTS"], [], ["S-ASPECTS"])


class TestWeeding:
    @given(report=slipped_reports() | reports(), data=st.data())
    def test_each_finding_is_open_or_waived(self, report: Report, data: st.DataObject) -> None:
        """
        Whatever was decided, every finding is in exactly one place, in the order of the form; nothing else becomes another.
        """
        every = validate(report)
        marks = [every.fingerprint(each) for each in every.items]
        chosen = data.draw(st.sets(st.sampled_from(marks))) if marks else set()

        found = validate(report, waivers=[decided(each, report) for each, mark in zip(every.items, marks, strict=True) if mark in chosen])

        assert list(found.items) == [each for each, mark in zip(every.items, marks, strict=True) if mark not in chosen]
        assert [each.finding for each in found.waived] == [each for each, mark in zip(every.items, marks, strict=True) if mark in chosen]
        assert all(each.waiver == decided(each.finding, report) for each in found.waived)
        assert not {*found.errors, *found.violated, *found.undetermined} & {each.finding for each in found.waived}
        assert (found.lapsed, found.ran, found.skipped) == ((), every.ran, every.skipped)

    def test_a_decision_is_on_one_rule(self) -> None:
        """
        The mark of a finding under another rule's code waives nothing.
        """
        misplaced = evolve(decisions(validate(WRONG))[0], rule="A-BALANCE")

        assert sorted_out(validate(WRONG, waivers=[misplaced])) == (["A-OUTCOMES", "A-OUTCOMES"], [], ["A-BALANCE"])

    def test_a_decision_is_on_one_report(self) -> None:
        """
        The same figures of another agency, or on another year, are still to be decided on.
        """
        for other in (evolve(WRONG, agency=Agency("某区")), evolve(WRONG, year=2019)):
            assert sorted_out(validate(other, only=["A"], waivers=decisions(validate(WRONG)))) == (["A-OUTCOMES", "A-OUTCOMES"], [], [])

    def test_what_a_decision_holds(self) -> None:
        """
        It has the finding's rule and mark, whose report it is and on which year, and what the person said.
        """
        findings = validate(WRONG)

        assert decided(findings.items[0], WRONG) == Waiver(
            rule="A-OUTCOMES",
            fingerprint=findings.fingerprint(findings.items[0]),
            reason="已核实",
            who="王某",
            when=DAY,
            agency="平潭综合实验区",
            year=2020,
        )


class TestMarks:
    @given(report=slipped_reports() | reports())
    def test_what_is_said_differently_has_another_mark(self, report: Report) -> None:
        """
        Two findings of one report that speak of other cells, or of none and say something else, have different marks.
        """
        findings = validate(report)

        told = Counter(
            (each.rule.code, each.cells, each.section, each.quoted.marked() if each.quoted else "" if each.cells else each.message())
            for each in findings.items
        )

        assert sorted(told.values()) == sorted(Counter(map(findings.fingerprint, findings.items)).values())

    def test_each_fault_of_a_printed_table_has_its_own(self) -> None:
        """
        A missing row is an error and a reworded one a warning: whoever waives the one has not waived the other.
        """
        findings = validate(XIAN, source=printed("rules", wordings={"normative_documents": "规范文"}), only=["S-ROW"])

        assert len(findings.items) == 2
        assert len(set(map(findings.fingerprint, findings.items))) == 2

    @pytest.mark.parametrize("seed", ["1", "2"])
    def test_another_process_gives_the_same(self, tmp_path: Path, seed: str) -> None:
        """
        Marks hang on nothing but the report: neither on the hash seed nor on the time zone nor on the language asked for.
        """
        findings = validate(WRONG.fill({"disclosure/rules/made": "", "disputes/cases/review.total": "约3"}).write("overview", *LINES))
        (tmp_path / "r.json").write_text(dumps(findings.report), encoding="utf-8")
        command = [sys.executable, "-m", "govreport", "--lang", "en", "validate", str(tmp_path / "r.json"), "--to", "json"]

        done = subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"}, capture_output=True, check=False)

        assert len({each.rule.part for each in findings.items}) > 4
        assert [each["fingerprint"] for each in json.loads(done.stdout)["findings"]] == list(map(findings.fingerprint, findings.items))

    @given(report=slipped_reports())
    def test_they_are_short(self, report: Report) -> None:
        """
        A mark is twelve hexadecimal signs, so that it fits below the code of its rule.
        """
        findings = validate(report)

        assert all(re.fullmatch(r"[0-9a-f]{12}", findings.fingerprint(each)) for each in findings.items)


def waivers() -> SearchStrategy[Waiver]:
    """
    Return decisions in any words.
    """
    words = texts(min_size=1, controls=True, line_breaks=True).filter(lambda text: bool(text.strip()))
    year = st.none() | st.integers(1, 9_999)
    return st.builds(Waiver, rule=words, fingerprint=words, reason=words, who=words, when=st.dates(), agency=words | st.just(""), year=year)


GOOD: Final[Mapping[str, object]] = {"rule": "A-OUTCOMES", "fingerprint": "0f", "reason": "已核实", "who": "王某", "when": "2021-03-01"}


def faults(*shapes: object) -> list[tuple[str, str]]:
    """
    Return what is wrong with a file of some decisions, each fault with its place.
    """
    with pytest.raises(InvalidWaivers) as caught:
        read_waivers(json.dumps({"waivers": shapes}), source="w.json")
    assert caught.value.source == "w.json"
    return [(each.place, each.problem.zh) for each in caught.value.faults]


def without(*keys: str, **others: object) -> dict[str, object]:
    """
    Return the shape of a good decision without some keys, and with others.
    """
    return {key: value for key, value in {**GOOD, **others}.items() if key not in keys}


class TestFile:
    @given(st.lists(waivers(), max_size=5, unique_by=lambda each: (each.rule, each.fingerprint)))
    def test_nothing_is_lost(self, some: list[Waiver]) -> None:
        """
        What was written is read again, from text and from bytes, and each decision has a line of its own.
        """
        text = dump_waivers(some)

        assert read_waivers(text) == read_waivers(text.encode()) == tuple(some)
        assert dump_waivers(read_waivers(text)) == text
        assert text.count("\n") == (len(some) + 2 if some else 1)

    def test_on_disk(self, tmp_path: Path) -> None:
        """
        A file may begin with a mark of its encoding; one that is none is told by its path.
        """
        good, bad = tmp_path / "确认.json", tmp_path / "坏.json"
        good.write_bytes(b"\xef\xbb\xbf" + dump_waivers(decisions(validate(WRONG))).encode())
        bad.write_text("{}", encoding="utf-8")

        assert load_waivers(good) == decisions(validate(WRONG))
        with pytest.raises(InvalidWaivers, match=r"坏\.json"):
            load_waivers(bad)
        with pytest.raises(UnreadableFile, match=r"没有\.json"):
            load_waivers(tmp_path / "没有.json")

    @pytest.mark.parametrize("data", ["", "{", "[1,]", '{"waivers": [}', b"\xff{}", "[" * 100_000])
    def test_no_json(self, data: str | bytes) -> None:
        """
        What is no JSON cannot be read at all.
        """
        with pytest.raises(UnreadableFile, match=r"w\.json"):
            read_waivers(data, source="w.json")

    @given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=3), lambda inner: st.lists(inner, max_size=3)))
    def test_any_other_json(self, tree: object) -> None:
        """
        JSON that is something else, anywhere, is a fault and nothing worse.
        """
        for shape in (
            tree,
            {"waivers": tree},
            {"waivers": [tree]},
            *({"waivers": [{**GOOD, key: tree}]} for key in (*GOOD, "agency", "year")),
        ):
            with suppress(InvalidWaivers):
                found = read_waivers(json.dumps(shape))
                assert read_waivers(dump_waivers(found)) == found

    @pytest.mark.parametrize(
        ("text", "place", "problem"),
        [
            ("[]", "$", "应为对象"),
            ("{}", "$.waivers", "缺少"),
            ('{"waivers": {}}', "$.waivers", "应为列表"),
            ('{"waivers": [], "version": 1}', "$.version", "多余的键"),
            ('{"waivers": [], "waivers": []}', "$.waivers", "重复的键"),
        ],
    )
    def test_another_shape(self, text: str, place: str, problem: str) -> None:
        """
        The file is one object with one list.
        """
        with pytest.raises(InvalidWaivers) as caught:
            read_waivers(text)

        assert [(each.place, each.problem.zh) for each in caught.value.faults] == [(place, problem)]

    @pytest.mark.parametrize("key", GOOD)
    def test_a_missing_key(self, key: str) -> None:
        """
        A decision needs its rule and mark, its reason, its person and its day.
        """
        assert faults(without(key)) == [(f"$.waivers[0].{key}", "缺少")]

    @pytest.mark.parametrize(
        ("key", "value", "problem"),
        [
            ("reason", "", "不能为空"),
            ("who", " \n", "不能为空"),
            ("reason", "\ud800", "含有不成对的代理字符"),
            ("when", "2021-02-30", "应为日期，如 2026-01-20"),
            ("when", "2021-3-1", "应为日期，如 2026-01-20"),
            ("when", "20210301", "应为日期，如 2026-01-20"),
            ("when", "2021-03-01T00:00:00", "应为日期，如 2026-01-20"),
            ("when", "２０２１-03-01", "应为日期，如 2026-01-20"),
            ("agency", 3, "应为文字"),
            ("year", "2020", "应为 1 以上的整数"),
            ("year", True, "应为 1 以上的整数"),
            ("year", None, "应为 1 以上的整数"),
            ("year", 0, "应为 1 以上的整数"),
            ("because", "x", "多余的键"),
        ],
    )
    def test_a_bad_value(self, key: str, value: object, problem: str) -> None:
        """
        Each value has to be what it says.
        """
        assert faults({**GOOD, key: value}) == [(f"$.waivers[0].{key}", problem)]

    def test_every_fault_at_once(self) -> None:
        """
        Whoever mends the file sees all that is wrong with it, in the order of the file, with what stands there twice.
        """
        assert faults({**GOOD, "reason": "", "when": "gestern", "because": 1}, without("who"), 3, GOOD, {**GOOD, "who": "李某"}) == [
            ("$.waivers[0].because", "多余的键"),
            ("$.waivers[0].reason", "不能为空"),
            ("$.waivers[0].when", "应为日期，如 2026-01-20"),
            ("$.waivers[1].who", "缺少"),
            ("$.waivers[2]", "应为对象"),
            ("$.waivers[3]", "同一项结果有两条确认说明"),
            ("$.waivers[4]", "同一项结果有两条确认说明"),
        ]

    def test_every_fault_beside_a_missing_key(self) -> None:
        """
        A missing key hides nothing of the rest.
        """
        assert faults(without("who", reason="", when="gestern")) == [
            ("$.waivers[0].who", "缺少"),
            ("$.waivers[0].reason", "不能为空"),
            ("$.waivers[0].when", "应为日期，如 2026-01-20"),
        ]

    @pytest.mark.parametrize(
        "shapes", [[without("when", agency="某局")], [without("rule", "fingerprint", agency="某局", year=2020)] * 2], ids=["day", "twice"]
    )
    def test_a_missing_key_is_told_once(self, shapes: list[dict[str, object]]) -> None:
        """
        A key that is missing is missing, and nothing else besides.
        """
        assert {problem for _, problem in faults(*shapes)} == {"缺少"}

    @pytest.mark.parametrize("key", GOOD)
    def test_a_value_of_the_wrong_kind_is_told_once(self, key: str) -> None:
        """
        A number where a text belongs is one fault.
        """
        assert faults({**GOOD, key: 3}) == [(f"$.waivers[0].{key}", "应为文字")]

    def test_a_key_that_stands_twice(self) -> None:
        """
        A key that stands twice is a fault, for nobody knows which was meant.
        """
        text = json.dumps({"waivers": [GOOD]}).replace('"who"', '"rule": "B", "who"')

        with pytest.raises(InvalidWaivers) as caught:
            read_waivers(text)

        assert [(each.place, each.problem.zh) for each in caught.value.faults] == [("$.waivers[0].rule", "重复的键")]
