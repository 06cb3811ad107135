"""
The national forms as files, and the loader that checks every form completely.
"""

from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.cells import Cell
from govreport.document import Grid
from govreport.errors import AmbiguousFormat, BrokenPlugin, Fault, GovReportError, InvalidTemplate, UnknownTemplate, UnreadableFile
from govreport.layout.report import report_document
from govreport.relations import Basis
from govreport.report import Report
from govreport.template import Template
from govreport.templates import NATIONAL, load_template, template_for, template_names
from tests.conftest import Install
from tests.strategies import balanced_reports, reports

CN_2021: Final = (files("govreport.templates") / "cn-2021.toml").read_text(encoding="utf-8")


def changed(*changes: tuple[str, str]) -> str:
    """
    Return the form of 2021 with some words replaced, each where it first stands.
    """
    text = CN_2021
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def faults_of(path: Path, text: str) -> tuple[Fault, ...]:
    """
    Return all faults of a form's text.
    """
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidTemplate) as caught:
        load_template(path)
    assert caught.value.source == str(path)
    return caught.value.faults


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """
    Where a test writes its form.
    """
    return tmp_path / "form.toml"


# ---------------------------------------------------------------- the national forms


class TestNational:
    @pytest.mark.parametrize(("form", "tables"), [("cn-2019", (22, 161, 15)), ("cn-2021", (10, 175, 15))])
    def test_each_table_has_its_cells(self, form: str, tables: tuple[int, int, int]) -> None:
        """
        The form of 2019 has 198 cells, that of 2021 has 200.
        """
        template = load_template(form)

        assert tuple(len(tuple(table.cells())) for table in template.tables) == tables
        assert len(template.cells) == sum(tables)

    @pytest.mark.parametrize(
        ("form", "instrument", "years", "supersedes"),
        [("cn-2019", "国办公开办函〔2019〕60号", (2019, 2020), ""), ("cn-2021", "国办公开办函〔2021〕30号", (2021, None), "cn-2019")],
    )
    def test_each_names_its_notice(self, form: str, instrument: str, years: tuple[int, int | None], supersedes: str) -> None:
        """
        A form names the notice that issued it, the years it serves and the form before it.
        """
        template = load_template(form)

        assert (template.id, template.instrument, template.supersedes) == (form, instrument, supersedes)
        assert (template.first_year, template.last_year) == years

    @pytest.mark.parametrize("form", NATIONAL)
    def test_its_file_passes_as_a_file(self, form: str, path: Path) -> None:
        """
        The file of a national form passes every check that a file from elsewhere must, and gives the same form.
        """
        path.write_text((files("govreport.templates") / f"{form}.toml").read_text(encoding="utf-8"), encoding="utf-8")

        assert load_template(path) == load_template(form)

    def test_what_both_forms_have_means_the_same(self) -> None:
        """
        Lines of one id measure the same in both forms.
        """
        older, newer = map(load_template, NATIONAL)
        shared = [cell for cell in newer.cells if older.has(cell)]

        assert len(shared) == 161 - 7 + 15 + 3
        assert all(older.measure(older.place(cell)) == newer.measure(newer.place(cell)) for cell in shared)

    def test_the_bridge_to_2019(self) -> None:
        """
        Every line that one form has and the other has not is accounted for, with a reason in both languages.
        """
        bridges = load_template("cn-2021").bridges

        assert {(each.earlier, each.later): each.basis for each in bridges} == {
            (("made",), ("issued",)): Basis.RESTATED,
            (("newly_public",), ()): Basis.DROPPED,
            (("public",), ("in_force",)): Basis.INCOMPARABLE,
            ((), ("repealed",)): Basis.ADDED,
            (("items_before", "items_change"), ()): Basis.DROPPED,
            (("other_services",), ()): Basis.DROPPED,
            ((), ("charged",)): Basis.ADDED,
            (("procurement",), ()): Basis.DROPPED,
            (("outcome.other",), ("outcome.other.*",)): Basis.SUMMED,
        }
        assert all(each.reason.zh and each.reason.en for each in bridges)

    @pytest.mark.parametrize("form", NATIONAL)
    def test_every_word_stands_in_english_too(self, form: str) -> None:
        """
        Every label has its English; only the row of table 四 has neither.
        """
        template = load_template(form)
        lines = [line for table in template.tables for part in table.parts for line in (*part.rows, *part.columns)]

        assert [line.id for line in lines if not line.label] == ["cases"]
        assert all(bool(line.en) == bool(line.label) for line in lines)
        assert all(section.en for section in template.sections)


class TestTemplateFor:
    @pytest.mark.parametrize(("year", "form"), [(2019, "cn-2019"), (2020, "cn-2019"), (2021, "cn-2021"), (2026, "cn-2021")])
    def test_the_year_reported_on_decides(self, year: int, form: str) -> None:
        """
        The form follows from the statistics year.
        """
        assert template_for(year) is load_template(form)

    @pytest.mark.parametrize("year", [2018, 2008, 0, -1])
    def test_before_2019_there_is_none(self, year: int) -> None:
        """
        For the years of the old sheet there is no form.
        """
        with pytest.raises(UnknownTemplate) as caught:
            template_for(year)

        assert caught.value.name == str(year)


# ---------------------------------------------------------------- from elsewhere


class TestLoad:
    def test_the_same_value_again(self, path: Path) -> None:
        """
        The same id or path gives the very same value.
        """
        path.write_text(CN_2021, encoding="utf-8")

        assert load_template("cn-2021") is load_template("cn-2021")
        assert load_template(path) is load_template(str(path))

    @pytest.mark.parametrize("name", ["cn-2014", "cn-2021 ", "CN-2021", "", "toml", "."])
    def test_an_unknown_id_names_the_known_ones(self, name: str) -> None:
        """
        An id of no form is refused with those that there are.
        """
        with pytest.raises(UnknownTemplate) as caught:
            load_template(name)

        assert caught.value.name == name
        assert set(NATIONAL) <= set(caught.value.known)

    @pytest.mark.parametrize(
        "data", [b"id = ", b"\xff\xfe", "标题 = '表'".encode("gb18030"), b"a = 1\na = 2", b"[[table]\n", b"\0", b"\xef\xbb\xbf\xef\xbb\xbf"]
    )
    def test_what_is_no_toml_is_unreadable(self, path: Path, data: bytes) -> None:
        """
        Bytes that are no TOML in UTF-8 are refused, with the path and the cause.
        """
        path.write_bytes(data)

        with pytest.raises(UnreadableFile) as caught:
            load_template(path)

        assert caught.value.path == str(path)
        assert caught.value.__cause__ is not None

    @pytest.mark.parametrize("data", [b"first_year = " + b"9" * 5_000, b"a = " + b"[" * 100_000])
    def test_toml_beyond_all_measure_is_unreadable(self, path: Path, data: bytes) -> None:
        """
        Numbers too long and brackets too deep for Python are refused like any other text that is no form.
        """
        path.write_bytes(data)

        with pytest.raises((UnreadableFile, InvalidTemplate)):
            load_template(path)

    @given(data=st.binary(max_size=40) | st.text(max_size=40).map(str.encode))
    def test_any_bytes_are_refused(self, tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
        """
        Whatever a file holds, it gives a form or an error of ours.
        """
        path = tmp_path_factory.mktemp("any") / "form.toml"
        path.write_bytes(data)

        with pytest.raises(GovReportError):
            load_template(path)

    def test_a_missing_file(self, path: Path) -> None:
        """
        A file that is not there is unreadable; so is a folder.
        """
        for missing in (path, path.parent):
            with pytest.raises(UnreadableFile) as caught:
                load_template(missing)

            assert caught.value.path == str(missing)
            assert isinstance(caught.value.__cause__, OSError)

    def test_a_path_that_no_file_can_have(self) -> None:
        """
        A path that the system cannot take is unreadable.
        """
        with pytest.raises(UnreadableFile):
            load_template("a\0b.toml")

    def test_a_form_from_a_path(self, path: Path) -> None:
        """
        A path, as a text that ends in ``.toml`` or as a path, gives the form it holds.
        """
        path.write_text(changed(('id = "cn-2021"', 'id = "sh-2021"')), encoding="utf-8")

        assert load_template(path).id == load_template(str(path)).id == "sh-2021"

    def test_a_relative_path_is_taken_where_one_stands(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        The same relative path in another folder is another form.
        """
        for name in ("one", "other"):
            (tmp_path / name).mkdir()
            (tmp_path / name / "form.toml").write_text(changed(('id = "cn-2021"', f'id = "{name}"')), encoding="utf-8")

        found = list[str]()
        for name in ("one", "other"):
            monkeypatch.chdir(tmp_path / name)
            found.append(load_template("form.toml").id)

        assert found == ["one", "other"]


class TestInstalled:
    def test_a_form_from_a_distribution(self, install: Install, path: Path) -> None:
        """
        A distribution brings forms by naming the paths of their files, as texts or as paths.
        """
        other = path.with_name("other.toml")
        path.write_text(changed(('id = "cn-2021"', 'id = "sh-2021"')), encoding="utf-8")
        other.write_text(changed(('id = "cn-2021"', 'id = "sh-2022"')), encoding="utf-8")
        code = f"from pathlib import Path\nTEXT, PATH = {str(path)!r}, Path({str(other)!r})"
        good = install("forms-of-a-province", code, templates={"sh-2021": "TEXT", "sh-2022": "PATH"})

        names = template_names()

        assert names[:2] == NATIONAL
        assert {"sh-2021", "sh-2022"} <= set(names)
        assert not good.imported
        assert (load_template("sh-2021").id, load_template("sh-2022").id) == ("sh-2021", "sh-2022")
        assert load_template("cn-2021").id == "cn-2021"

    def test_the_name_is_the_id(self, install: Install, path: Path) -> None:
        """
        A form that a distribution brings under another name than its id is refused.
        """
        path.write_text(changed(('id = "cn-2021"', 'id = "sh-2021"')), encoding="utf-8")
        install("forms-of-a-province", f"PATH = {str(path)!r}", templates={"sh-2022": "PATH"})

        with pytest.raises(InvalidTemplate) as caught:
            load_template("sh-2022")

        assert [fault.place for fault in caught.value.faults] == ["$.id"]
        assert load_template(path).id == "sh-2021"

    def test_a_national_form_cannot_be_taken_over(self, install: Install, path: Path) -> None:
        """
        A distribution that calls its form by the id of a national one is not asked.
        """
        path.write_text(changed(('label = "总体情况"', 'label = "别的"')), encoding="utf-8")
        bad = install("forms-of-a-province", f"PATH = {str(path)!r}", templates={"cn-2021": "PATH"})

        assert load_template("cn-2021").sections[0].label == "总体情况"
        assert template_names().count("cn-2021") == 1
        assert not bad.imported

    @pytest.mark.parametrize("code", ["PATH = 5", "PATH = None", "PATH = b'form.toml'", "", "raise RuntimeError", "raise SystemExit"])
    def test_a_broken_one_is_told(self, install: Install, code: str) -> None:
        """
        An entry point that is no path, or cannot be imported, is a broken plugin.
        """
        bad = install("forms-of-a-province", code, templates={"sh-2021": "PATH"})

        with pytest.raises(BrokenPlugin) as caught:
            load_template("sh-2021")

        assert (caught.value.name, caught.value.distribution, caught.value.version) == ("sh-2021", bad.name, bad.version)

    def test_one_claimed_by_two(self, install: Install) -> None:
        """
        An id that two distributions claim is ambiguous.
        """
        install("first-province", "PATH = 'a.toml'", templates={"sh-2021": "PATH"})
        install("second-province", "PATH = 'b.toml'", templates={"sh-2021": "PATH"})

        with pytest.raises(AmbiguousFormat):
            load_template("sh-2021")

    @pytest.mark.parametrize("code", ["PATH = 'nowhere.toml'", "raise RuntimeError"])
    def test_a_superseded_form_that_is_broken_is_told(self, install: Install, path: Path, code: str) -> None:
        """
        A form that supersedes one that cannot be loaded is refused with an error of ours.
        """
        install("forms-of-a-province", code, templates={"sh-2019": "PATH"})
        path.write_text(changed(('supersedes = "cn-2019"', 'supersedes = "sh-2019"')), encoding="utf-8")

        with pytest.raises(GovReportError):
            load_template(path)

    @pytest.mark.parametrize("before", ["sh-1", "sh-2", "sh-3"])
    def test_a_form_cannot_supersede_itself(self, install: Install, path: Path, before: str) -> None:
        """
        A form that supersedes itself, at once or over others, is refused.
        """
        line = {"sh-1": before, "sh-2": "sh-1", "sh-3": "sh-2"}
        paths = {name: path.with_name(f"{name}.toml") for name in line}
        for name, earlier in line.items():
            text = changed(('id = "cn-2021"', f'id = "{name}"'), ('supersedes = "cn-2019"', f'supersedes = "{earlier}"'))
            paths[name].write_text(text[: text.index("[[bridge]]")], encoding="utf-8")
        code = "\n".join(f"{name.replace('-', '_')} = {str(where)!r}" for name, where in paths.items())
        install("forms-of-a-province", code, templates={name: name.replace("-", "_") for name in line})

        for form in (before, paths[before]):
            with pytest.raises(InvalidTemplate) as caught:
                load_template(form)

            assert [fault.place for fault in caught.value.faults] == ["$.supersedes"]

    def test_a_form_cannot_follow_a_circle(self, install: Install, path: Path) -> None:
        """
        A form that supersedes one of a circle that it is no part of is refused as well.
        """
        paths = {name: path.with_name(f"{name}.toml") for name in ("sh-1", "sh-2", "sh-3")}
        for name, earlier in (("sh-1", "sh-2"), ("sh-2", "sh-1"), ("sh-3", "sh-1")):
            text = changed(('id = "cn-2021"', f'id = "{name}"'), ('supersedes = "cn-2019"', f'supersedes = "{earlier}"'))
            paths[name].write_text(text[: text.index("[[bridge]]")], encoding="utf-8")
        install("forms-of-a-province", f"A, B = {str(paths['sh-1'])!r}, {str(paths['sh-2'])!r}", templates={"sh-1": "A", "sh-2": "B"})

        with pytest.raises(InvalidTemplate) as caught:
            load_template(paths["sh-3"])

        assert [fault.place for fault in caught.value.faults] == ["$.supersedes"]

    def test_a_line_of_forms(self, install: Install, path: Path) -> None:
        """
        A form may supersede one that supersedes another; its bridges are held against the nearest.
        """
        other = path.with_name("other.toml")
        other.write_text(changed(('id = "cn-2021"', 'id = "sh-1"')), encoding="utf-8")
        install("forms-of-a-province", f"PATH = {str(other)!r}", templates={"sh-1": "PATH"})
        text = changed(('id = "cn-2021"', 'id = "sh-2"'), ('supersedes = "cn-2019"', 'supersedes = "sh-1"'))
        path.write_text(text[: text.index("[[bridge]]")], encoding="utf-8")

        template = load_template(path)

        assert (template.id, template.supersedes) == ("sh-2", "sh-1")
        assert "$.bridge[0].earlier" in {fault.place for fault in faults_of(path.with_name("third.toml"), text)}


# ---------------------------------------------------------------- faults

#: A form in which every item is of the right shape and hardly one makes sense, with shape faults between.
MEANING: Final = """
id = "x-1"
label = "表"
en = "Form"
instrument = "号"
first_year = 2027
last_year = 2026
supersedes = "cn-1999"
title = { zh = "{agency}{city}", en = "{agency" }

[[section]]
id = "one"
label = "一"
en = "One"

[[section]]
id = "one"
label = "二"
en = "Two"

[[section]]
id = "preamble"
label = "三"
en = "Three"

[[section]]
id = "Four!"
label = "四"
en = "Four"

[[table]]
id = "t"
label = "表"
en = "Table"
section = "nowhere"
widths = [1, 1, 1]

[[table.part]]
columns = [
  { id = "a", label = "甲", en = "A" },
  { id = "a", label = "甲", en = "A" },
  { id = "b.c", label = "乙", en = "B" },
  { id = "B", label = "丙", en = "C" },
]
rows = [
  { id = "r", label = "一", en = "1" },
  { id = "s", label = "", en = "" },
  { id = "u", label = "三", en = "3", span = 2 },
]

[[table.part]]
columns = [{ id = "a", label = "别的", en = "A" }, { id = "d", label = "丁", en = "D" }]
rows = [{ id = "r", label = "一", en = "1" }, { id = "v", label = "四", en = "4", measure = { kind = "amount", unit = "元" } }]

[[table]]
id = "t"
label = "表"
en = "Table"
section = "one"
widths = [1]

[[table.part]]
columns = []
rows = []

[[table]]
id = "empty"
label = "表"
en = "Table"
section = "one"
widths = []
part = []

[[relation]]
id = "R"
table = "empty"
each = "row"
left = ["a", "a"]
right = ["zz", "y.*"]
severity = "error"
ground = "form"
rule = { zh = "甲", en = "a" }
finding = { zh = "{line}{other}{left", en = "{}{difference}" }

[[relation]]
id = "R"
table = "elsewhere"
each = "row"
left = ["a"]
right = ["b"]
severity = "error"
ground = "form"
rule = { zh = "甲", en = "a" }
finding = { zh = "甲", en = "a" }

[[relation]]
id = "S"
table = "t"
each = "diagonal"
left = "a"
right = [1]
severity = "fatal"
ground = "form"
rule = { zh = "甲" }
finding = "甲"

[[continuity]]
id = "R"
table = "empty"
each = "column"
previous = ["p"]
left = ["l"]
right = ["r"]
strict = ["q"]
severity = "error"
ground = "law"
rule = { zh = "甲", en = "a" }
finding = { zh = "{year}", en = "a" }

[[bridge]]
table = "empty"
axis = "row"
basis = "same"
reason = { zh = "甲", en = "a" }

[[bridge]]
table = "empty"
axis = "row"
earlier = ["a"]
later = ["b"]
basis = "added"
reason = { zh = "甲", en = "a" }
"""

#: Each fault of it: the place, and a word that both languages name.
MEANING_FAULTS: Final = [
    ("$", "R"),
    ("$.bridge[0]", "same"),
    ("$.bridge[1]", "added"),
    ("$.bridge[1].later", "b"),
    ("$.continuity[0]", ""),
    ("$.continuity[0].finding.zh", "year"),
    ("$.continuity[0].left", "l"),
    ("$.continuity[0].previous", "p"),
    ("$.continuity[0].right", "r"),
    ("$.continuity[0].strict", "q"),
    ("$.last_year", "first_year"),
    ("$.relation[0]", ""),
    ("$.relation[0].finding.en", ""),
    ("$.relation[0].finding.zh", ""),
    ("$.relation[0].left", "a"),
    ("$.relation[0].left", "a"),
    ("$.relation[0].left", "a"),
    ("$.relation[0].right", "y.*"),
    ("$.relation[0].right", "zz"),
    ("$.relation[1].table", "elsewhere"),
    ("$.relation[2].each", "column"),
    ("$.relation[2].finding", ""),
    ("$.relation[2].left", ""),
    ("$.relation[2].right[0]", ""),
    ("$.relation[2].rule.en", "en"),
    ("$.relation[2].severity", "warning"),
    ("$.section", "one"),
    ("$.section[2].id", "preamble"),
    ("$.section[3].id", "Four!"),
    ("$.supersedes", "cn-1999"),
    ("$.table", "t"),
    ("$.table[0]", "r"),
    ("$.table[0].part[0]", ""),
    ("$.table[0].part[0]", "a"),
    ("$.table[0].part[0].columns[2].id", "b.c"),
    ("$.table[0].part[0].columns[3].id", "B"),
    ("$.table[0].part[0].rows", "u"),
    ("$.table[0].part[0].rows[1].label", ""),
    ("$.table[0].part[1].columns", "a"),
    ("$.table[0].part[1].rows", "v"),
    ("$.table[0].section", "nowhere"),
    ("$.table[1].part[0]", ""),
    ("$.table[1].part[0].columns", ""),
    ("$.table[1].part[0].rows", ""),
    ("$.table[2]", "table.part"),
    ("$.title.en", ""),
    ("$.title.zh", "city"),
]

#: A form of which the shape alone is wrong, from the first key on.
SHAPE: Final = """
label = 5
en = ["Form"]
instrument = "号"
first_year = "2027"
last_year = true
supersedes = 2019
title = "报告"
colour = "red"
section = "one"
relation = 7
continuity = [1, "x"]

[[table]]
id = "t"
label = "表"
en = "Table"
section = "one"
widths = [1, 2.5, "3"]

[[table.part]]
caption = { zh = "甲", en = "a", fr = "a" }
columns = { id = "a" }
rows = [
  { id = "r", label = "一" },
  { id = "s", label = "二", en = "2", span = "2", measure = { kind = "weight", unit_in_cell = 1 }, aliases = "二" },
  "三",
]

[bridge]
table = "t"
"""

SHAPE_PLACES: Final = [
    "$",
    "$.bridge",
    "$.continuity[0]",
    "$.continuity[1]",
    "$.en",
    "$.first_year",
    "$.id",
    "$.label",
    "$.last_year",
    "$.relation",
    "$.section",
    "$.supersedes",
    "$.table[0].part[0].caption",
    "$.table[0].part[0].columns",
    "$.table[0].part[0].rows[0].en",
    "$.table[0].part[0].rows[1].aliases",
    "$.table[0].part[0].rows[1].measure.kind",
    "$.table[0].part[0].rows[1].measure.unit_in_cell",
    "$.table[0].part[0].rows[1].span",
    "$.table[0].part[0].rows[2]",
    "$.table[0].widths[1]",
    "$.table[0].widths[2]",
    "$.title",
]


class TestManyFaults:
    def test_faults_of_meaning_are_all_reported(self, path: Path) -> None:
        """
        A file with some fifty faults, in every list and of every kind, is told all of them at once, each with its place.
        """
        faults = faults_of(path, MEANING)

        assert sorted(fault.place for fault in faults) == [place for place, _ in MEANING_FAULTS]
        for place, word in MEANING_FAULTS:
            found = [fault for fault in faults if fault.place == place and word in fault.problem.zh and word in fault.problem.en]

            assert found, (place, word)

    def test_faults_of_shape_are_all_reported(self, path: Path) -> None:
        """
        Wrong types, missing and unknown keys are told all at once, down to the item of a list, and nothing that follows from them.
        """
        faults = faults_of(path, SHAPE)

        assert sorted(fault.place for fault in faults) == SHAPE_PLACES

    @pytest.mark.parametrize("text", [MEANING, SHAPE], ids=["meaning", "shape"])
    def test_faults_stand_in_both_languages(self, path: Path, text: str) -> None:
        """
        Each fault is said in Chinese and in English, and no place in a sentence is left open.
        """
        faults = faults_of(path, text)

        for fault in faults:
            for words in (fault.problem.zh, fault.problem.en):
                assert words
                assert "{id}" not in words
            if "finding" not in fault.place and "title" not in fault.place:  # these may be told in Python's own words
                assert fault.problem.zh != fault.problem.en
        assert len(set(faults)) == len({(fault.place, fault.problem.zh) for fault in faults})

    def test_an_empty_file(self, path: Path) -> None:
        """
        An empty file lacks everything that a form must have.
        """
        faults = faults_of(path, "")

        assert {fault.place for fault in faults} >= {"$.id", "$.label", "$.en", "$.instrument", "$.first_year", "$.title", "$.section"}


class TestSingleFaults:
    """
    One thing changed in a good form is one fault, in its place, and no other.
    """

    @pytest.mark.parametrize(
        ("old", "new", "places"),
        [
            ("first_year = 2021", "first_year = 2021\nlast_years = 2030", ["$"]),
            ("first_year = 2021", "first_year = 2021.0", ["$.first_year"]),
            ("first_year = 2021", "first_year = 2021\nlast_year = 2020", ["$.last_year"]),
            ('supersedes = "cn-2019"', 'supersedes = "cn-2018"', ["$.supersedes"]),
            ('supersedes = "cn-2019"\n', "", ["$.supersedes"]),
            ('id = "cn-2021"', 'id = ""', ["$.id"]),
            ('id = "cn-2021"', 'id = "a b/c"', ["$.id"]),
            ('{year}年政府信息公开工作年度报告"', '{years}年政府信息公开工作年度报告"', ["$.title.zh"]),
            ('label = "总体情况"', 'label = ""', ["$.section[0].label"]),
            ('en = "Overview"', "en = 5", ["$.section[0].en"]),
            # What stands in a section is not to blame for a fault of the section.
            ('label = "主动公开政府信息情况"', "label = 5", ["$.section[1].label"]),
            ('id = "problems"', 'id = "overview"', ["$.section"]),
            ('label = "行政规范性文件"', 'label = ""', ["$.table[0].part[0].rows[1].label"]),
            ('section = "disclosure"', 'section = "disclosures"', ["$.table[0].section"]),
            ("widths = [2844, 2000, 2000, 2000]", "widths = [2844, 2000, 2000]", [f"$.table[0].part[{part}]" for part in range(4)]),
            ("widths = [2844, 2000, 2000, 2000]", "widths = [2844, 0, 2000, 2000]", ["$.table[0].widths"]),
            ("widths = [2844, 2000, 2000, 2000]", "widths = [2844, 2000, -2000, 2000]", ["$.table[0].widths"]),
            (
                '{ id = "repealed", label',
                '{ id = "repealed", span = 0, label',
                ["$.table[0].part[0]", "$.table[0].part[0].columns[1].span"],
            ),
            (
                '{ id = "legal", label = "法人或其他组织"',
                '{ id = "legals", label = "法人或其他组织"',
                ["$.table[1].part[0]", "$.table[1].part[0].columns[2].id"],
            ),
            (
                '{ id = "outcome.total"',
                '{ id = "outcome.refused.total"',
                ["$.table[1].part[0].rows[28].id", "$.relation[0].right", "$.relation[0]", "$.relation[2].right", "$.relation[2]"],
            ),
            ('left = ["natural", "legal.*"]', "left = []", ["$.relation[1].left"]),
            ('left = ["natural", "legal.*"]', 'left = ["natural", "legal"]', ["$.relation[1].left", "$.relation[1]"]),
            ('left = ["natural", "legal.*"]', 'left = ["natural", "legal.*", "legal.business"]', ["$.relation[1].left"]),
            ('right = ["total"]', 'right = ["total", "natural"]', ["$.relation[1]"]),
            ('previous = ["carried_out"]', "previous = []", ["$.continuity[0].previous"]),
            ('strict = ["total"]', 'strict = ["totals"]', ["$.continuity[0].strict"]),
            ('id = "C-STOCK"', 'id = "C-CARRY"', ["$"]),
            ("相差 {difference}。", "相差 {difference:d}。", ["$.relation[0].finding.zh"]),
            ("相差 {difference}。", "相差 {difference!x}。", ["$.relation[0].finding.zh"]),
            ("相差 {difference}。", "相差 {difference.real}。", ["$.relation[0].finding.zh"]),
            ("相差 {difference}。", "相差 {0}。", ["$.relation[0].finding.zh"]),
            ('earlier = ["made"]', 'earlier = ["makes"]', ["$.bridge[0].earlier"]),
            ('earlier = ["made"]\n', "", ["$.bridge[0]"]),
            ('later = ["repealed"]', 'later = ["repeal"]', ["$.bridge[3].later"]),
        ],
    )
    def test_one_change_is_one_fault(self, path: Path, old: str, new: str, places: list[str]) -> None:
        """
        The fault is told where it is, and what is right is not told at all.
        """
        faults = faults_of(path, changed((old, new)))

        assert sorted(fault.place for fault in faults) == sorted(places)

    @pytest.mark.parametrize("name", ["dis/closure", "", "Disclosure", "表二"])
    def test_a_table_needs_an_id_that_addresses_can_hold(self, path: Path, name: str) -> None:
        """
        A table's id is held to the same rule as a line's, since addresses are made of both.
        """
        faults = faults_of(path, changed(('id = "disclosure"\nlabel = "表二"', f'id = "{name}"\nlabel = "表二"')))

        assert "$.table[0].id" in {fault.place for fault in faults}

    def test_a_lone_column_needs_a_label(self, path: Path) -> None:
        """
        A form may print no label for a lone row, but a column without a head cannot be printed.
        """
        columns = '  { id = "charged", label = "本年收费金额（单位：万元）"'

        faults = faults_of(path, changed((columns, '  { id = "charged", label = ""')))

        assert [fault.place for fault in faults] == ["$.table[0].part[3].columns[0].label"]

    def test_ten_sections_at_most(self, path: Path) -> None:
        """
        Sections are numbered from 一 to 十.
        """
        more = [f'\n[[section]]\nid = "more{number}"\nlabel = "更多"\nen = "More"\n' for number in range(5)]

        faults = faults_of(path, CN_2021 + "".join(more))

        assert [fault.place for fault in faults] == ["$.section"]
        path.with_name("ten.toml").write_text(CN_2021 + "".join(more[:4]), encoding="utf-8")
        ten = load_template(path.with_name("ten.toml"))
        assert ten.heading(ten.sections[9]) == "十、更多"

    def test_a_form_may_serve_one_year(self, path: Path) -> None:
        """
        The last year may be the first.
        """
        path.write_text(changed(("first_year = 2021", "first_year = 2021\nlast_year = 2021")), encoding="utf-8")

        template = load_template(path)

        assert [year for year in range(2019, 2024) if template.serves(year)] == [2021]

    def test_a_relation_that_is_tried_nowhere(self, path: Path) -> None:
        """
        A relation between lines that never stand in one part is never tried, which is a fault though every id is known.
        """
        relation = (
            'id = "D-ODD"\ntable = "disclosure"\neach = "row"\nleft = ["issued"]\nright = ["charged"]\nseverity = "error"\nground = "form"'
        )
        words = 'rule = { zh = "甲", en = "a" }\nfinding = { zh = "甲", en = "a" }'

        faults = faults_of(path, f"{CN_2021}\n[[relation]]\n{relation}\n{words}\n")

        assert [fault.place for fault in faults] == ["$.relation[6]"]

    def test_a_continuity_that_is_tried_nowhere(self, path: Path) -> None:
        """
        The same holds for a relation over two years.
        """
        relation = 'id = "C-ODD"\ntable = "disclosure"\neach = "row"\nprevious = ["issued"]\nright = ["charged"]\nseverity = "error"\nground = "form"'
        words = 'rule = { zh = "甲", en = "a" }\nfinding = { zh = "甲", en = "a" }'

        faults = faults_of(path, f"{CN_2021}\n[[continuity]]\n{relation}\n{words}\n")

        assert [fault.place for fault in faults] == ["$.continuity[2]"]

    def test_a_torn_table_is_not_missed(self, path: Path) -> None:
        """
        What names a table of the wrong shape is not to blame.
        """
        faults = faults_of(path, changed(('label = "表三"', "label = 3")))

        assert [fault.place for fault in faults] == ["$.table[1].label"]


# ---------------------------------------------------------------- the next version


def next_version() -> str:
    """
    Return a made-up form of 2027: that of 2021 with one more ground of refusal and its bridge.
    """
    row = '  { id = "outcome.refused.inquiry", label = "8.属于行政查询事项", en = "8. Matter of administrative inquiry" },\n'
    more = '  { id = "outcome.refused.work_secret", label = "9.属于工作秘密", en = "9. Work secret" },\n'
    text = changed(
        ('id = "cn-2021"', 'id = "cn-2027"'),
        ("first_year = 2021", "first_year = 2027"),
        ('supersedes = "cn-2019"', 'supersedes = "cn-2021"'),
        (row, row + more),
    )
    bridge = '[[bridge]]\ntable = "applications"\naxis = "row"\nlater = ["outcome.refused.work_secret"]\nbasis = "added"\nreason = { zh = "新增", en = "new" }\n'
    return text[: text.index("[[bridge]]")] + bridge


@pytest.fixture(scope="module")
def next_form(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """
    The made-up form, loaded.
    """
    path = tmp_path_factory.mktemp("next") / "cn-2027.toml"
    path.write_text(next_version(), encoding="utf-8")
    return load_template(path)


class TestNextVersion:
    """
    A new version of the form needs a file, and no Python.
    """

    def test_it_has_one_row_more(self, next_form: Template) -> None:
        """
        The new row has its seven cells, in its place, and every relation takes it in.
        """
        cell = Cell("applications", "outcome.refused.work_secret", "total")

        assert len(next_form.cells) == 207
        assert next_form.place(cell) - next_form.place("applications/outcome.refused.inquiry/total") == 7
        assert [each.relation.id for each in next_form.constraints if cell in (*each.left, *each.right)] == ["A-APPLICANTS", "A-OUTCOMES"]
        assert (next_form.serves(2026), next_form.serves(2027)) == (False, True)

    def test_a_report_on_it_is_filled(self, next_form: Template) -> None:
        """
        A report on the new form is filled by cell and added up like any other.
        """
        rows = [cell.row for cell in next_form.cells if cell.column == "natural" and cell.row.startswith("outcome.")]

        totals = (
            Report.of("某局", 2027, template=next_form).fill({Cell("applications", row, "natural"): 1 for row in rows[:-1]}).with_totals()
        )

        assert totals.report[Cell("applications", "outcome.total", "natural")] == 22
        assert totals.filled == (Cell("applications", "outcome.total", "natural"),)

    def test_a_report_on_it_is_laid_out(self, next_form: Template) -> None:
        """
        The new row is printed under its group, which spans one row more.
        """
        report = Report.of("某局", 2027, template=next_form).fill({Cell("applications", "outcome.refused.work_secret", "natural"): 3})

        grids = [block for block in report_document(report).blocks if isinstance(block, Grid)]

        assert [(len(grid.rows), grid.columns) for grid in grids] == [(14, 4), (29, 10), (4, 15)]
        row = grids[1].matrix()[3 + 12]
        assert [cell.text for cell in row] == ["三、本年度办理结果", "（三）不予公开", "9.属于工作秘密", "3", *[""] * 6]
        assert (row[0].rowspan, row[1].rowspan) == (23, 9)

    def test_what_it_supersedes_is_checked(self, path: Path) -> None:
        """
        Its bridge is held against the form of 2021.
        """
        text = (
            next_version()
            .replace('later = ["outcome.refused.work_secret"]', 'earlier = ["outcome.refused.work_secret"]')
            .replace('"added"', '"dropped"')
        )

        faults = faults_of(path, text)

        assert [fault.place for fault in faults] == ["$.bridge[0].earlier"]

    @given(data=st.data())
    def test_any_report_on_it_is_laid_out(self, next_form: Template, data: st.DataObject) -> None:
        """
        Whatever stands in a report on the new form is printed, all of it.
        """
        report = data.draw(balanced_reports(next_form) | reports(next_form))

        grids = [block for block in report_document(report).blocks if isinstance(block, Grid) and block.checks]

        assert sum(cell.kind.value == "figure" for grid in grids for row in grid.rows for cell in row) >= 197
