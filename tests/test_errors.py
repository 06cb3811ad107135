"""
Errors: their facts, and the words made from them.
"""

import copy
import pickle
import re
from typing import Final

import pytest
from attrs import fields

from govreport import errors
from govreport.errors import (
    AmbiguousFormat,
    BrokenPlugin,
    Fault,
    GovReportError,
    InputError,
    InvalidFigure,
    InvalidIndicators,
    InvalidReport,
    InvalidTemplate,
    InvalidValue,
    InvalidWaivers,
    MalformedAddress,
    MalformedGrid,
    MalformedPicture,
    NotWritten,
    ReadingFailed,
    RenderingFailed,
    RuleFailed,
    UnfitTemplate,
    UnknownCell,
    UnknownFormat,
    UnknownOption,
    UnknownRule,
    UnknownRules,
    UnknownSection,
    UnknownTable,
    UnknownTemplate,
    UnreadableDocument,
    UnreadableFile,
    UnrelatedReports,
    UnrelatedTemplates,
)
from govreport.wording import Wording

REASON: Final = Wording(zh="原因", en="the reason")
FAULTS: Final = (Fault("$.a", Wording(zh="错", en="wrong")), Fault("$.b[0]", Wording(zh="缺", en="missing")))

#: One of each kind, and of each hint.
ALL: Final[tuple[GovReportError, ...]] = (
    AmbiguousFormat("docx", ("one 1.0", "other 2.0")),
    BrokenPlugin("docx", "one", "1.0", REASON),
    InvalidFigure("a/b/c", "1.0", REASON),
    InvalidIndicators("rates.toml", FAULTS),
    InvalidReport("r.json", FAULTS),
    InvalidTemplate("t.toml", FAULTS),
    InvalidValue("year", "0", REASON),
    MalformedAddress("a/b"),
    MalformedGrid(1, 2, "hole"),
    MalformedPicture("a dot"),
    NotWritten("r.docx", REASON),
    ReadingFailed("docx", "one", "1.0", REASON),
    RenderingFailed("docx", "one", "1.0", REASON),
    UnknownCell("a/b/c", "cn-2021", ("a/b/d", "a/b/e")),
    UnknownCell("a/b/c", "cn-2021"),
    UnknownFormat("docx", ("text",), "docx"),
    UnknownFormat("odt", ("text", "docx")),
    UnknownFormat("odt", ()),
    UnknownOption("docx", "colour", ("profile", "author")),
    UnknownOption("docx", "colour", ()),
    UnknownRule("A-BALANC", ("A-BALANCE",)),
    UnknownRules("fj", ("sd",)),
    UnfitTemplate("t.docx", (Wording(zh="缺少表三", en="table 3 is missing"),)),
    RuleFailed("FJ-BLANK", "govreport-fujian", "1.0", Wording(zh="坏", en="broken")),
    InvalidWaivers("w.json", FAULTS),
    UnknownSection("x", "cn-2021", ("overview", "other")),
    UnknownTable("x", "cn-2021", ("disclosure", "disputes")),
    UnknownTemplate("cn-1", ("cn-2019", "cn-2021")),
    UnreadableDocument("word/document.xml", REASON),
    UnreadableDocument("pdf", REASON, REASON),
    UnreadableFile("r.json", REASON),
    UnrelatedReports("later", "earlier", REASON),
    UnrelatedTemplates("cn-2021", "cn-1"),
)

each = pytest.mark.parametrize("error", ALL, ids=lambda error: type(error).__name__)


def facts(error: GovReportError) -> dict[str, object]:
    """
    Return the facts of an error by name.
    """
    return {field.name: getattr(error, field.name) for field in fields(type(error))}


class TestAll:
    def test_every_exported_error_is_tried(self) -> None:
        """
        The list of this file holds every error that there is.
        """
        exported = {getattr(errors, name) for name in errors.__all__}

        assert {type(error) for error in ALL} == exported - {GovReportError, InputError, Fault}

    def test_what_is_exported_is_in_order(self) -> None:
        """
        The list of exported names is complete and sorted.
        """
        public = [name for name, value in vars(errors).items() if isinstance(value, type)]

        assert list(errors.__all__) == sorted(public)

    @each
    def test_there_is_one_root(self, error: GovReportError) -> None:
        """
        Who catches the root catches them all.
        """
        with pytest.raises(GovReportError):
            raise error

    @pytest.mark.parametrize("kind", [InvalidReport, InvalidTemplate, ReadingFailed, UnreadableFile])
    def test_what_comes_in_has_a_root_of_its_own(self, kind: type[GovReportError]) -> None:
        """
        Errors of files that come in are told apart from errors of calls.
        """
        inputs = {type(error) for error in ALL if isinstance(error, InputError)}

        assert kind in inputs
        assert inputs == {
            InvalidReport,
            InvalidTemplate,
            InvalidWaivers,
            InvalidIndicators,
            ReadingFailed,
            UnreadableDocument,
            UnreadableFile,
        }


class TestWords:
    @each
    def test_they_explain_themselves_in_both_languages(self, error: GovReportError) -> None:
        """
        Both sentences are full: no place is left open, Chinese is Chinese and English is English.
        """
        chinese, english = error.explain("zh"), error.explain("en")

        assert not re.search(r"[{}]", chinese + english)
        assert re.search(r"[\u4e00-\u9fff]", chinese)
        assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", english)

    @each
    def test_chinese_is_the_default_and_english_is_printed(self, error: GovReportError) -> None:
        """
        An explanation is in Chinese unless asked otherwise; a traceback is in English.
        """
        assert error.explain() == error.explain("zh")
        assert str(error) == error.explain("en")

    @each
    def test_they_are_one_line_each(self, error: GovReportError) -> None:
        """
        An explanation is one line, with a line more for each of many faults.
        """
        many = isinstance(error, InvalidReport | InvalidTemplate | InvalidWaivers | InvalidIndicators)
        assert not many or f" {len(FAULTS)} faults" in error.explain("en")

        lines = 1 + len(FAULTS) if many else 1

        assert len(error.explain("zh").splitlines()) == len(error.explain("en").splitlines()) == lines

    @each
    def test_every_text_among_the_facts_is_said(self, error: GovReportError) -> None:
        """
        Whoever reads the sentence reads the facts.
        """
        said = str(error)

        missing = [name for name, fact in facts(error).items() if isinstance(fact, str) and fact not in said]
        assert missing == (["reason"] if isinstance(error, MalformedGrid) else [])

    @pytest.mark.parametrize("reason", ["overlap", "hole", "outside", "widths", "heads", "checks", "wide"])
    def test_a_grid_says_its_reason_in_words(self, reason: str) -> None:
        """
        The reason of a malformed grid is a code for machines; the Chinese sentence says it in Chinese.
        """
        error = MalformedGrid(1, 2, reason)

        assert error.reason == reason
        assert not re.search("[a-z]", error.explain("zh"))
        assert error.explain("en") != MalformedGrid(1, 2, "hole" if reason == "overlap" else "overlap").explain("en")

    def test_facts_are_never_patterns(self) -> None:
        """
        Braces in a fact stay as they are.
        """
        error = InvalidFigure("a/b/c", "'{x}'", Wording(zh="{y}", en="{z}"))

        assert error.explain("zh") == "a/b/c 不能填入 '{x}'：{y}。"
        assert error.explain("en") == "a/b/c cannot hold '{x}': {z}."

    def test_near_matches_are_a_hint(self) -> None:
        """
        What is near is named behind the sentence, in the language's own way.
        """
        error = UnknownCell("a/b/c", "f", ("a/b/d", "a/b/e"))

        assert error.explain("zh") == "表格 f 中没有单元格“a/b/c”。相近的有：a/b/d、a/b/e。"
        assert error.explain("en") == "The form f has no cell 'a/b/c'. Near matches: a/b/d, a/b/e."

    def test_no_hint_where_nothing_is_known(self) -> None:
        """
        Without near matches or known options there is no hint.
        """
        assert UnknownCell("a/b/c", "f").hint is None
        assert UnknownOption("docx", "colour", ()).hint is None
        assert MalformedPicture("x").hint is None
        assert UnreadableDocument("page 3", REASON).hint is None

    def test_a_reader_may_advise(self) -> None:
        """
        What a reader advises stands behind what it says.
        """
        error = UnreadableDocument("page 3", REASON, Wording(zh="请转换格式。", en="Convert it."))

        assert error.explain("zh") == "无法读取（page 3）：原因。请转换格式。"
        assert error.explain("en") == "Cannot read it (page 3): the reason. Convert it."

    @pytest.mark.parametrize(
        ("error", "words"),
        [
            (UnknownFormat("docx", ("text",), "docx"), 'pip install "govreport[docx]"'),
            (UnknownFormat("odt", ("text", "docx")), "text, docx"),
            (UnknownFormat("odt", ()), 'pip install "govreport[all]"'),
        ],
    )
    def test_a_format_says_what_to_install(self, error: UnknownFormat, words: str) -> None:
        """
        A missing format of ours says what to install; another says what there is.
        """
        assert words in str(error)
        assert ("pip" in words) == ("pip" in error.explain("zh"))

    def test_faults_stand_a_line_each(self) -> None:
        """
        All faults of a file are listed with their places.
        """
        error = InvalidTemplate("t.toml", FAULTS)

        assert error.explain("zh") == "t.toml 不是完整的表格定义，有 2 处错误：\n  $.a: 错\n  $.b[0]: 缺"
        assert error.explain("en").splitlines()[1:] == ["  $.a: wrong", "  $.b[0]: missing"]
        assert InvalidReport("r.json", FAULTS).explain("zh").splitlines()[1:] == ["  $.a: 错", "  $.b[0]: 缺"]


class TestFacts:
    @each
    def test_they_survive_pickling(self, error: GovReportError) -> None:
        """
        An error that crosses to another process keeps its facts and its words.
        """
        other = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes

        assert type(other) is type(error)
        assert facts(other) == facts(error)
        assert str(other) == str(error)

    @each
    def test_they_survive_copying(self, error: GovReportError) -> None:
        """
        A copy of an error has the same facts.
        """
        assert facts(copy.copy(error)) == facts(error)
        assert facts(copy.deepcopy(error)) == facts(error)

    @each
    def test_a_cause_is_kept(self, error: GovReportError) -> None:
        """
        An error raised from another keeps it as its cause.
        """
        cause = ValueError("x")

        with pytest.raises(type(error)) as caught:
            raise error from cause

        assert caught.value.__cause__ is cause


class TestRoots:
    @pytest.mark.parametrize("root", [GovReportError, InputError])
    def test_a_root_alone_has_words_too(self, root: type[GovReportError]) -> None:
        """
        A root raised by itself, as a plugin might, can still be printed.
        """
        error = root()

        assert str(error)
        assert error.explain("zh")
