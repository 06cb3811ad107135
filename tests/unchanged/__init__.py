"""
What is read in sentences and found in reports of all kinds, kept word for word, so that whoever changes the grammar or a rule sees
everything that changes with it. Where all of that is meant, ``python -m tests.unchanged`` writes it anew.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import islice, pairwise
from pathlib import Path
from typing import Final, TypeAlias

from attrs import evolve

from govreport.addresses import SectionName
from govreport.agency import Agency
from govreport.entries import Entry
from govreport.narrative import Statement, claims_in, said_in
from govreport.publishing import load
from govreport.report import Report
from govreport.structure import Foreign, Headed, Printed, Structure
from govreport.tables import Axis, leaves
from govreport.templates import load_template
from govreport.validation import BlankPolicy, Finding, Findings, validate
from tests.labelled import SETS

__all__ = ["KEPT", "kept", "made"]

Cases: TypeAlias = Iterator[tuple[str, Callable[[], str | Findings]]]

HERE: Final = Path(__file__).parent
EXAMPLES: Final = HERE.parent.parent / "examples"
XIAN: Final = load(EXAMPLES / "xian-psb-2020.json")
EARLIER: Final = load(EXAMPLES / "xian-psb-2019.json")
HUAIAN: Final = load(EXAMPLES / "huaian-2024.json")
PINGTAN: Final = {year: load(EXAMPLES / f"pingtan-{year}.json") for year in (2020, 2021, 2022)}
KEPT: Final = ("readings", "words", "figures", "years", "shapes", "parts")
#: Sections that rules treat differently.
SECTIONS: Final[tuple[SectionName, ...]] = ("overview", "applications", "problems")
#: Of more cells than this the first and the last are told.
_MANY: Final = 4
#: Why rules are skipped in nearly every case.
_USUAL: Final = ("未选用", "未提供上年报告", "未提供各单位的报告", "不是从已发布的文件读取的")


def kept(name: str) -> dict[str, str]:
    """
    Return what came of each case when it was last written.
    """
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    return {case: came.rstrip("\n") for case, _, came in (each.partition("\n") for each in text.removeprefix("# ").split("\n# "))}


def made(name: str, part: int = 0, of: int = 1) -> Iterator[tuple[str, str]]:
    """
    Yield the name of each case of a part of them, and what comes of it now.
    """
    cases = {"readings": _readings, "words": _words, "figures": _figures, "years": _years, "shapes": _shapes, "parts": _parts}[name]()
    for case, run in islice(cases, part, None, of):
        came = run()
        yield case, came if isinstance(came, str) else _told(came)


def _readings() -> Cases:
    for name in SETS:
        entries = json.loads((HERE.parent / "labelled" / f"{name}.json").read_text(encoding="utf-8"))
        for number, entry in enumerate(entries):
            yield f"{name} {number}", partial(_read, entry["text"], entry["year"])


def _read(text: str, year: int) -> str:
    lines = [text]
    for said in said_in(text, year):
        kind = said.times.value if isinstance(said, Statement) else "growth"
        rest = f"{said.unit} {said.in_words}" if isinstance(said, Statement) else f"{said.percent}"
        lines.append(f"{said.indicator} {said.value} {kind} {said.step} {rest} {said.start}:{said.end}")
    lines += [f"{each.part} = {each.whole} {each.start}:{each.end}" for each in claims_in(text, year)]
    return "\n".join(lines)


def _words() -> Cases:
    lines = (HERE / "lines.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        section = SECTIONS[number % len(SECTIONS)]
        report = evolve(XIAN, prose=()).write("problems", "公开不够及时，将加强培训。").write(section, line)
        previous = evolve(EARLIER, prose=()).write(section, line)
        yield f"{section} {number}", partial(validate, report, previous, only=["N", "S", "P", "C-COPY"])
    for first, second in pairwise(lines):
        report = evolve(XIAN, prose=()).write("preamble", first).write("problems", first, second).write("disputes", second)
        yield f"two {lines.index(first)}", partial(validate, report, only=["N", "S", "P"])
    for name, later in (("xian", XIAN), ("huaian", HUAIAN)):
        before = EARLIER if later is XIAN else None
        bare = evolve(later, prose=())
        yield f"{name} without words", partial(validate, bare, before, only=["N", "S", "P", "C-COPY"])
        yield f"{name} after one without words", partial(validate, later, before and evolve(before, prose=()), only=["C-COPY"])
    for form, year in (("cn-2019", 2022), ("cn-2021", 2019), ("cn-2019", 2019), ("cn-2021", 2021)):
        yield f"{form} for {year}", partial(validate, Report.of("某市某局", year, template=load_template(form)), only=["S", "V"])


def _figures() -> Cases:
    entries: tuple[Entry, ...] = ("", "无", "-3", "1.5", "12（其中3件）", "约3", "/", "12.1234567", 100, 7)
    cells = XIAN.template.cells
    for number in range(0, len(cells), 11):
        for change in (number % 10, (number + 3) % 10):
            report = XIAN.fill({cells[number]: entries[change], cells[(number * 5 + 11) % len(cells)]: entries[(change * 7 + 2) % 10]})
            yield f"xian {number} {change}", partial(validate, report, EARLIER if number % 2 else None, skip=["N", "S"])
    for year, report in PINGTAN.items():
        for policy in BlankPolicy:
            yield f"pingtan {year} {policy.value}", partial(validate, report, blanks=policy)
    balanced = XIAN
    for cell, figure in zip(cells, XIAN.figures, strict=True):
        if isinstance(figure, int) and figure > 2:
            swapped = int(str(figure)[::-1])
            changed = swapped if swapped != figure else figure * 10
            yield f"slip {cell}", partial(validate, balanced.fill({cell: changed}), only=["A", "R", "D", "V"])
            yield f"blank {cell}", partial(validate, balanced.fill({cell: ""}), only=["A", "R", "D", "V"], blanks=BlankPolicy.STRICT)


def _years() -> Cases:
    for later, earlier in ((2021, 2020), (2022, 2021)):
        yield f"pingtan {later}", partial(validate, PINGTAN[later], PINGTAN[earlier])
    for number, cell in enumerate(EARLIER.template.cells):
        if number % 9 == 0:
            for entry in (0, 500, "", "无"):
                yield f"xian {cell} {entry}", partial(validate, XIAN, EARLIER.fill({cell: entry}), only=["C", "V"])


def _shape(report: Report) -> Structure:
    lines = [
        Printed(table.id, axis, line.id, line.label or table.label)
        for table in report.template.tables
        for part in table.parts
        for axis, group in ((Axis.COLUMN, part.columns), (Axis.ROW, part.rows))
        for line in leaves(group)
    ]
    headings = tuple(Headed(report.template.heading(section), section.id) for section in report.template.sections)
    return Structure(title=report.title, headings=headings, lines=tuple(lines), foreign=())


def _shapes() -> Cases:
    for name, report in (("xian", XIAN), ("huaian", HUAIAN)):
        whole = _shape(report)
        heads, lines = whole.headings, whole.lines
        for number in range(len(heads)):
            for kind, headings in (
                ("without", heads[:number] + heads[number + 1 :]),
                ("twice", (*heads, heads[number])),
                ("last", (*heads[:number], *heads[number + 1 :], heads[number])),
                ("reworded", (*heads[:number], evolve(heads[number], text="七、别的标题"), *heads[number + 1 :])),
                ("foreign", (*heads[:number], Headed("六、财务情况", ""), *heads[number:])),
                ("unnumbered", (*heads[:number], evolve(heads[number], text=heads[number].text[2:]), *heads[number + 1 :])),
            ):
                yield f"{name} {kind} {number}", partial(validate, report, source=evolve(whole, headings=headings), only=["S"])
        for title in (
            "",
            "2019年政府信息公开工作年度报告",
            "别的机关二〇二〇年度报告",
            f"{report.title}\n（草案）",
            report.agency.name,
            f"{report.year}",
        ):
            yield f"{name} titled {title!r}", partial(validate, report, source=evolve(whole, title=title), only=["S"])
        for number in range(0, len(lines), 3):
            rest = lines[:number] + lines[number + 1 :]
            reworded = (*lines[:number], evolve(lines[number], wording="别的"), *lines[number + 1 :])
            for kind, found in (
                ("without", rest),
                ("reworded", reworded),
                ("twice", (*lines, lines[number])),
                ("last", (*rest, lines[number])),
            ):
                yield f"{name} {kind} line {number}", partial(validate, report, source=evolve(whole, lines=found), only=["S"])
        for table in report.template.tables:
            foreign = (Foreign(table.id, "多出的行"), Foreign(table.id, "多出的列"))
            yield f"{name} foreign {table.id}", partial(validate, report, source=evolve(whole, foreign=foreign), only=["S"])
            found = tuple(line for line in lines if line.table != table.id)
            yield f"{name} without {table.id}", partial(validate, report, source=evolve(whole, lines=found), only=["S"])
        for day in (date(report.year + 1, 1, 31), date(report.year + 1, 2, 1), date(report.year, 12, 30), None):
            yield f"{name} on {day}", partial(validate, evolve(report, published=day), source=whole, only=["S"])


def _parts() -> Cases:
    form = load_template("cn-2021")
    zero = dict.fromkeys(form.cells, 0)
    names = "甲乙丙丁戊己庚辛"
    parts = [Report.of(f"{name}局", 2023, template=form).fill(zero).fill({"applications/received/total": 3}) for name in names]
    whole = Report.of("某市", 2023, template=form).fill(zero).fill({"applications/received/total": 24})
    old = Report.of("旧局", 2019)
    cases: Mapping[str, tuple[Report, list[Report]]] = {
        "agree": (whole, parts),
        "one too few": (whole, parts[1:]),
        "one twice": (whole, [*parts, parts[0]]),
        "itself": (whole, [*parts, whole]),
        "another year": (whole, [evolve(parts[0], year=2022), *parts[1:]]),
        "another form": (whole, [old, *parts[1:]]),
        "a blank": (whole, [parts[0].fill({"applications/received/total": ""}), *parts[1:]]),
        "a word": (whole, [parts[0].fill({"applications/received/total": "若干"}), *parts[1:]]),
        "many blanks": (whole, [each.fill({"applications/received/total": "", "applications/carried_in/total": ""}) for each in parts]),
        "whole blank": (whole.fill({"applications/received/total": ""}), parts),
        "whole a word": (whole.fill({"applications/received/total": "若干"}), parts),
        "fees": (whole.fill({"disclosure/fees/charged": "1.5"}), [parts[0].fill({"disclosure/fees/charged": "1.25"}), *parts[1:]]),
        "codes": (
            whole,
            [
                evolve(each, agency=Agency("同名局", code=code))
                for each, code in zip(parts[:2], ("91350100M000100Y43", "91350100M000100X55"), strict=True)
            ],
        ),
        "nothing": (whole, []),
    }
    for name, (report, others) in cases.items():
        for policy in BlankPolicy:
            yield f"{name} {policy.value}", partial(validate, report, parts=others, only=["G"], blanks=policy)


def _told(findings: Findings) -> str:
    """
    Return all that was found and how often each rule held, and why others were skipped.
    """
    held = " ".join(f"{each.rule.code}:{each.holds}/{each.with_blanks}" for each in findings.ran if each.holds)
    skipped = " ".join(f"{each.rule.code}:{each.reason.zh}" for each in findings.skipped if each.reason.zh not in _USUAL)
    return "\n".join(
        filter(None, (held, skipped, *(line for each in findings.items for line in _finding(each, findings.fingerprint(each)))))
    )


def _finding(finding: Finding, fingerprint: str) -> Iterator[str]:
    cells = " ".join(
        map(str, finding.cells if len(finding.cells) < _MANY else (*finding.cells[:1], len(finding.cells), *finding.cells[-1:]))
    )
    place = f"{finding.section}|{cells}|{' '.join(map(str, finding.blanks[:_MANY]))}"
    quoted = f"{finding.quoted.start}:{finding.quoted.end} of line {finding.quoted.line}" if finding.quoted else ""
    yield f"- {fingerprint} {finding.rule.code} {finding.severity.value} {finding.verdict.value} {finding.left} {finding.right} {place} {quoted}"
    yield f"  {finding.message()}"
    yield f"  {finding.message('en')}"
    for cause in finding.causes:
        slips = (f"{each.cell} {each.now} {each.suggested} {each.slip and each.slip.name}" for each in cause.corrections)
        yield f"  > {'; '.join(slips)}"
