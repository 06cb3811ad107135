"""
Formats: each plugin alone, good ones beside bad ones, and every failure with the name of who is to blame.
"""

from collections.abc import Callable
from typing import Final

import pytest

from govreport.document import Document, Paragraph
from govreport.errors import (
    AmbiguousFormat,
    BrokenPlugin,
    GovReportError,
    InputError,
    MalformedAddress,
    ReadingFailed,
    RenderingFailed,
    UnknownFormat,
    UnknownOption,
    UnreadableFile,
)
from govreport.formats import Reader, Renderer, reader, readers, renderer, renderer_for, renderers
from tests.conftest import Install

DOCUMENT: Final = Document(title="题", blocks=(Paragraph("甲"),))

GOOD: Final = """
    class Good:
        suffix = ".good"
        media_type = "text/x-good"

        def __init__(self, *, loud=False):
            self.loud = loud

        def render(self, document, /):
            return (document.title.upper() if self.loud else document.title).encode()

    instance = Good()
    number = 5

    def function(*, suffix=".made"):
        made = Good()
        made.suffix = suffix
        return made

    def positional(one, /, two=2, *three, four=4, **five):
        return Good()

    def raising():
        raise RuntimeError("no fonts")

    def leaving():
        raise SystemExit(3)

    def needing(*, key):
        return Good()

    def refusing():
        from govreport.errors import MalformedAddress
        raise MalformedAddress("x")

    def nothing():
        return None
"""

#: Renderers that lack something, each by the name of its class.
SHAPELESS: Final = """
    class NoSuffix:
        media_type = "text/x"
        def render(self, document, /): return b""

    class NoMediaType:
        suffix = ".x"
        def render(self, document, /): return b""

    class NoRender:
        suffix = ".x"
        media_type = "text/x"

    class SuffixOfNothing:
        suffix = None
        media_type = "text/x"
        def render(self, document, /): return b""

    class SuffixRaises:
        media_type = "text/x"
        @property
        def suffix(self): raise RuntimeError("not yet")
        def render(self, document, /): return b""

    class RenderIsText:
        suffix = ".x"
        media_type = "text/x"
        render = "render"
"""

#: Renderers that are well made and fail at work.
FAILING: Final = """
    class Base:
        suffix = ".failing"
        media_type = "text/x"

    class Raising(Base):
        def render(self, document, /): raise ValueError("no such font")

    class Leaving(Base):
        def render(self, document, /): raise SystemExit(3)

    class Text(Base):
        def render(self, document, /): return document.title

    class Nothing(Base):
        def render(self, document, /): pass

    class Array(Base):
        def render(self, document, /): return bytearray(b"x")

    class Ours(Base):
        def render(self, document, /):
            from govreport.errors import MalformedAddress
            raise MalformedAddress("x")

    class WrongCall(Base):
        def render(self): return b""

    class Interrupted(Base):
        def render(self, document, /): raise KeyboardInterrupt
"""

READERS: Final = """
    from govreport.document import Document
    from govreport.errors import UnreadableFile
    from govreport.wording import Wording

    class Base:
        suffixes = (".good",)
        media_types = ("text/x-good",)

    class Good(Base):
        def __init__(self, *, title=""):
            self.title = title
        def read(self, data, /): return Document(title=self.title or data.decode(), blocks=())

    class Refusing(Base):
        def read(self, data, /): raise UnreadableFile("x.good", Wording(zh="加密", en="it is encrypted"))

    class Raising(Base):
        def read(self, data, /): raise ValueError("byte 3")

    class Leaving(Base):
        def read(self, data, /): raise SystemExit(3)

    class Text(Base):
        def read(self, data, /): return data.decode()

    class NoRead(Base):
        pass

    class SuffixIsText(Good):
        suffixes = ".good"

    class SuffixIsNumber(Good):
        suffixes = (".good", 5)

    class NoSuffixes:
        media_types = ()
        def read(self, data, /): return Document(title="", blocks=())
"""


class TestListing:
    def test_listing_imports_nothing(self, install: Install) -> None:
        """
        What can be written and read is listed from metadata alone, each in its own list.
        """
        good = install("good-one", GOOD, renderers={"good": "Good"})
        other = install("other-one", READERS, readers={"rare": "Good"})

        assert "good" in [each.name for each in renderers()]
        assert "rare" in [each.name for each in readers()]
        assert not {"rare"} & {each.name for each in renderers()}
        assert not {"good"} & {each.name for each in readers()}
        assert (good.imported, other.imported) == (False, False)


class TestRenderer:
    def test_a_good_one_renders(self, install: Install) -> None:
        """
        A renderer is found by its name and says which distribution brought it.
        """
        good = install("good-one", GOOD, renderers={"good": "Good"})

        found = renderer("good")

        assert found.render(DOCUMENT) == "题".encode()
        assert isinstance(found.renderer, Renderer)
        assert (found.renderer.suffix, found.renderer.media_type) == (".good", "text/x-good")
        assert (found.origin.name, found.origin.distribution, found.origin.version) == ("good", "good-one", good.version)

    def test_options_reach_it(self, install: Install) -> None:
        """
        Options are handed to what the entry point names, a class or a function.
        """
        install("good-one", GOOD, renderers={"good": "Good", "made": "function"})

        assert renderer("good", loud=True).render(Document(title="a", blocks=())) == b"A"
        assert renderer("made", suffix=".other").renderer.suffix == ".other"

    @pytest.mark.parametrize(("attribute", "known"), [("Good", ("loud",)), ("nothing", ()), ("positional", ("two", "four"))])
    def test_an_unknown_option_names_the_known_ones(self, install: Install, attribute: str, known: tuple[str, ...]) -> None:
        """
        An option that is not taken is refused with those that are, before anything is made.
        """
        install("good-one", GOOD, renderers={"good": attribute})

        with pytest.raises(UnknownOption) as caught:
            renderer("good", colour="red")

        assert (caught.value.name, caught.value.option, caught.value.known) == ("good", "colour", known)

    def test_an_option_may_have_the_name_of_anything(self, install: Install) -> None:
        """
        An option called ``name`` is an option, not the format's name.
        """
        install("good-one", GOOD, renderers={"good": "Good"})

        with pytest.raises(UnknownOption) as caught:
            renderer("good", name="x")

        assert caught.value.option == "name"

    @pytest.mark.parametrize("attribute", ["instance", "number", "raising", "leaving", "needing", "nothing"])
    def test_what_makes_no_renderer_is_broken(self, install: Install, attribute: str) -> None:
        """
        An entry point that cannot be called without arguments, fails, or makes no renderer, is a broken plugin.
        """
        good = install("good-one", GOOD, renderers={"good": attribute})

        with pytest.raises(BrokenPlugin) as caught:
            renderer("good")

        assert (caught.value.name, caught.value.distribution, caught.value.version) == ("good", "good-one", good.version)

    def test_what_it_says_itself_is_heard(self, install: Install) -> None:
        """
        A plugin may refuse its options with an error of ours.
        """
        install("good-one", GOOD, renderers={"good": "refusing"})

        with pytest.raises(MalformedAddress):
            renderer("good")

    def test_a_builtin_takes_no_options(self, install: Install) -> None:
        """
        A callable that tells no signature takes no options, and is no renderer.
        """
        install("good-one", "thing = type", renderers={"good": "thing"})

        with pytest.raises(UnknownOption):
            renderer("good", colour="red")
        with pytest.raises(BrokenPlugin):
            renderer("good")

    @pytest.mark.parametrize("attribute", ["NoSuffix", "NoMediaType", "NoRender", "SuffixOfNothing", "SuffixRaises", "RenderIsText"])
    def test_the_shape_is_checked_when_it_is_asked_for(self, install: Install, attribute: str) -> None:
        """
        A renderer that lacks a part of the contract is a broken plugin before it renders anything.
        """
        install("bad-one", SHAPELESS, renderers={"bad": attribute})

        with pytest.raises(BrokenPlugin) as caught:
            renderer("bad")

        assert caught.value.distribution == "bad-one"

    @pytest.mark.parametrize("attribute", ["Raising", "Leaving", "Text", "Nothing", "Array", "Ours", "WrongCall"])
    def test_a_failure_at_work_is_blamed_on_it(self, install: Install, attribute: str) -> None:
        """
        Whatever a renderer raises, and whatever it returns but bytes, is a failure of its distribution.
        """
        bad = install("bad-one", FAILING, renderers={"bad": attribute})

        with pytest.raises(RenderingFailed) as caught:
            renderer("bad").render(DOCUMENT)

        assert (caught.value.name, caught.value.distribution, caught.value.version) == ("bad", "bad-one", bad.version)

    def test_the_cause_is_kept(self, install: Install) -> None:
        """
        What a renderer raised is kept as the cause, and said.
        """
        install("bad-one", FAILING, renderers={"bad": "Raising"})

        with pytest.raises(RenderingFailed) as caught:
            renderer("bad").render(DOCUMENT)

        assert isinstance(caught.value.__cause__, ValueError)
        assert "no such font" in caught.value.reason.zh

    def test_a_person_may_interrupt(self, install: Install) -> None:
        """
        An interruption from the keyboard goes through.
        """
        install("slow-one", FAILING, renderers={"slow": "Interrupted"})

        with pytest.raises(KeyboardInterrupt):
            renderer("slow").render(DOCUMENT)


class TestUnknown:
    @pytest.mark.usefixtures("alone")
    @pytest.mark.parametrize("way", [renderer, reader])
    @pytest.mark.parametrize("name", ["docx", "markdown", "text"])
    def test_one_of_ours_says_what_to_install(self, way: Callable[[str], object], name: str) -> None:
        """
        A format of ours that is not installed names its extra.
        """
        with pytest.raises(UnknownFormat) as caught:
            way(name)

        assert (caught.value.name, caught.value.known, caught.value.extra) == (name, (), name)

    @pytest.mark.usefixtures("alone")
    @pytest.mark.parametrize("way", [renderer, reader])
    def test_any_other_says_what_there_is(self, install: Install, way: Callable[[str], object]) -> None:
        """
        A format that nobody brings names those that are installed, each once.
        """
        install("good-one", GOOD, renderers={"good": "Good"}, readers={"good": "Good"})
        install("other-one", GOOD, renderers={"good": "Good", "also": "Good"}, readers={"good": "Good", "also": "Good"})

        with pytest.raises(UnknownFormat) as caught:
            way("odt")

        assert (caught.value.name, caught.value.known, caught.value.extra) == ("odt", ("also", "good"), "")


class TestIsolation:
    def test_a_good_one_works_beside_all_bad_ones(self, install: Install) -> None:
        """
        Plugins that raise, exit, lack everything or share a name do no harm to one that works; each fails by itself.
        """
        good = install("good-one", GOOD, renderers={"good": "Good"})
        bad = [
            install("raising-one", "raise RuntimeError", renderers={"bad1": "x"}),
            install("leaving-one", "raise SystemExit(1)", renderers={"bad2": "x"}),
            install("typo-one", "def (", renderers={"bad3": "x"}),
            install("empty-one", "", renderers={"bad4": "x"}),
            install("shapeless-one", SHAPELESS, renderers={"bad5": "NoRender"}),
        ]
        install("first-one", GOOD, renderers={"twice": "Good"})
        install("second-one", GOOD, renderers={"twice": "Good"})

        assert {"good", "twice"} | {f"bad{number}" for number in range(1, 6)} <= {each.name for each in renderers()}
        assert renderer("good").render(DOCUMENT) == "题".encode()
        assert good.imported
        assert not any(each.imported for each in bad)
        for number in range(1, 6):
            with pytest.raises(BrokenPlugin) as caught:
                renderer(f"bad{number}")
            assert caught.value.distribution == bad[number - 1].name
        with pytest.raises(AmbiguousFormat):
            renderer("twice")
        assert renderer("good").render(DOCUMENT) == "题".encode()


class TestRendererFor:
    @pytest.mark.parametrize("suffix", [".good", "good", ".GOOD"])
    def test_by_its_suffix(self, install: Install, suffix: str) -> None:
        """
        A renderer is found by the suffix of its files, whatever its name, with or without the dot, in any case.
        """
        install("good-one", GOOD, renderers={"a-name": "Good"})

        found = renderer_for(suffix, loud=True)

        assert found.origin.name == "a-name"
        assert found.render(Document(title="a", blocks=())) == b"A"

    def test_a_format_of_the_same_name_comes_first(self, install: Install) -> None:
        """
        Of two renderers for a suffix the one of that name is taken.
        """
        install("good-one", GOOD, renderers={"also": "Good", "good": "Good", "fine": "Good"})

        assert renderer_for(".good").origin.name == "good"

    def test_broken_ones_do_not_stand_in_the_way(self, install: Install) -> None:
        """
        A renderer is found behind broken ones, and behind a name that two claim.
        """
        install("raising-one", "raise RuntimeError", renderers={"a1": "x"})
        install("leaving-one", "raise SystemExit", renderers={"a2": "x"})
        install("shapeless-one", SHAPELESS, renderers={"a3": "NoSuffix", "a4": "SuffixRaises"})
        install("first-one", GOOD, renderers={"a5": "Good"})
        install("second-one", GOOD, renderers={"a5": "Good"})
        install("good-one", GOOD, renderers={"z": "Good"})

        assert renderer_for(".good").origin.name == "z"

    def test_a_broken_one_of_the_same_name_is_told(self, install: Install) -> None:
        """
        Where the format of that very name is broken, that is the answer.
        """
        install("raising-one", "raise RuntimeError", renderers={"good": "x"})
        install("good-one", GOOD, renderers={"other": "Good"})

        with pytest.raises(BrokenPlugin) as caught:
            renderer_for(".good")

        assert caught.value.distribution == "raising-one"

    def test_a_format_of_that_name_with_another_suffix(self, install: Install) -> None:
        """
        A format whose name looks like the suffix and whose files have another is passed over.
        """
        install("made-one", GOOD, renderers={"good": "function"})
        install("good-one", GOOD, renderers={"other": "Good"})

        assert renderer_for(".good").origin.name == "other"

    @pytest.mark.usefixtures("alone")
    @pytest.mark.parametrize("suffix", [".odt", "", "."])
    def test_no_renderer_has_it(self, install: Install, suffix: str) -> None:
        """
        A suffix that no renderer has is an unknown format, with what is installed.
        """
        install("good-one", GOOD, renderers={"also": "Good", "good": "Good"})

        with pytest.raises(UnknownFormat) as caught:
            renderer_for(suffix)

        assert (caught.value.name, caught.value.known) == (suffix.removeprefix("."), ("also", "good"))

    @pytest.mark.usefixtures("alone")
    @pytest.mark.parametrize(("suffix", "extra"), [(".docx", "docx"), (".md", "markdown"), (".txt", "text"), (".odt", "")])
    def test_a_suffix_of_ours_says_what_to_install(self, suffix: str, extra: str) -> None:
        """
        Whoever writes a file of a format of ours that is not installed learns what to install.
        """
        with pytest.raises(UnknownFormat) as caught:
            renderer_for(suffix)

        assert caught.value.extra == extra


class TestReader:
    def test_a_good_one_reads(self, install: Install) -> None:
        """
        A reader is found by its name, takes its options and returns a document.
        """
        install("good-one", READERS, readers={"good": "Good"})

        found = reader("good")

        assert found.read(b"t") == Document(title="t", blocks=())
        assert reader("good", title="u").read(b"t") == Document(title="u", blocks=())
        assert isinstance(found.reader, Reader)
        assert (found.reader.suffixes, found.reader.media_types) == ((".good",), ("text/x-good",))
        assert found.origin.distribution == "good-one"

    def test_what_it_says_of_the_bytes_is_heard(self, install: Install) -> None:
        """
        A reader says itself why it cannot read, and that is not called a failure of its own.
        """
        install("good-one", READERS, readers={"good": "Refusing"})

        with pytest.raises(UnreadableFile) as caught:
            reader("good").read(b"")

        assert caught.value.reason.en == "it is encrypted"

    @pytest.mark.parametrize("attribute", ["Raising", "Leaving", "Text"])
    def test_a_failure_at_work_is_blamed_on_it(self, install: Install, attribute: str) -> None:
        """
        Whatever else a reader raises, and whatever it returns but a document, is a failure of its distribution.
        """
        bad = install("bad-one", READERS, readers={"bad": attribute})

        with pytest.raises(ReadingFailed) as caught:
            reader("bad").read(b"x")

        assert (caught.value.name, caught.value.distribution, caught.value.version) == ("bad", "bad-one", bad.version)
        assert isinstance(caught.value, InputError)

    @pytest.mark.parametrize("attribute", ["NoRead", "NoSuffixes", "SuffixIsText", "SuffixIsNumber"])
    def test_the_shape_is_checked_when_it_is_asked_for(self, install: Install, attribute: str) -> None:
        """
        A reader that lacks a part of the contract is a broken plugin.
        """
        install("bad-one", READERS, readers={"bad": attribute})

        with pytest.raises(BrokenPlugin) as caught:
            reader("bad")

        assert caught.value.distribution == "bad-one"

    def test_a_renderer_is_no_reader(self, install: Install) -> None:
        """
        The two kinds of plugins are told apart, even under one name.
        """
        install("good-one", GOOD, renderers={"good": "Good"}, readers={"good": "Good"})

        assert renderer("good").render(DOCUMENT)
        with pytest.raises(GovReportError):
            reader("good")

    def test_an_unknown_option_names_the_known_ones(self, install: Install) -> None:
        """
        An option that a reader does not take is refused with those it does.
        """
        install("good-one", READERS, readers={"good": "Good"})

        with pytest.raises(UnknownOption) as caught:
            reader("good", password="x")  # noqa: S106 - no password

        assert caught.value.known == ("title",)


class TestBothWays:
    def test_a_name_may_be_written_and_read(self, install: Install) -> None:
        """
        A distribution brings a renderer and a reader under one name, and neither is taken for the other.
        """
        code = """
            from govreport.document import Document

            class Out:
                suffix = ".both"
                media_type = "text/x-both"
                def render(self, document, /): return b"out"

            class In:
                suffixes = (".both",)
                media_types = ("text/x-both",)
                def read(self, data, /): return Document(title="in", blocks=())
        """
        install("both-ways", code, renderers={"both": "Out"}, readers={"both": "In"})

        assert renderer("both").render(Document(title="", blocks=())) == b"out"
        assert reader("both").read(b"").title == "in"
