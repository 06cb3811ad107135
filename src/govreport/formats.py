"""
The two contracts of plugins, and how an installed format is found and used.

A renderer turns a document into bytes, a reader turns bytes into a document; neither knows the form. The entry point's
name is the format's name, its value a callable that takes only keyword options, all with defaults. Both must be pure: no
file, network, clock or locale.
"""

from collections.abc import Callable, Iterable
from inspect import Parameter, signature
from typing import Final, Protocol, final, runtime_checkable

from attrs import frozen

from govreport import plugins
from govreport.document import Document
from govreport.errors import BrokenPlugin, GovReportError, ReadingFailed, RenderingFailed, UnfitTemplate, UnknownFormat, UnknownOption
from govreport.plugins import Installed, described
from govreport.wording import Wording

__all__ = [
    "READERS",
    "RENDERERS",
    "Reader",
    "Reading",
    "Renderer",
    "Rendering",
    "reader",
    "reader_for",
    "readers",
    "renderer",
    "renderer_for",
    "renderers",
]

RENDERERS: Final = "govreport.renderers"
READERS: Final = "govreport.readers"
#: Formats that a distribution of ours brings; the name is also the name of the extra.
_OURS: Final = ("docx", "html", "markdown", "pdf", "text")
_SUFFIXES: Final = {"docx": "docx", "htm": "html", "html": "html", "md": "markdown", "pdf": "pdf", "txt": "text"}


@runtime_checkable
class Renderer(Protocol):
    """
    Turns a document into bytes. Must not raise for any valid document; equal documents give equal bytes; text is UTF-8.
    """

    @property
    def suffix(self) -> str:
        """
        The suffix of its files, with the dot.
        """
        ...

    @property
    def media_type(self) -> str:
        """
        The media type of its output.
        """
        ...

    def render(self, document: Document, /) -> bytes:
        """
        Return the document in this format.
        """
        ...


@runtime_checkable
class Reader(Protocol):
    """
    Turns bytes into a document, or raises a :class:`~govreport.errors.GovReportError` that says where and why it cannot.
    """

    @property
    def suffixes(self) -> tuple[str, ...]:
        """
        The suffixes of the files it takes, with the dot.
        """
        ...

    @property
    def media_types(self) -> tuple[str, ...]:
        """
        The media types it takes.
        """
        ...

    def read(self, data: bytes, /) -> Document:
        """
        Return what the bytes hold.
        """
        ...


@final
@frozen
class Rendering:
    """
    A renderer ready for use, with the distribution that is to blame if it fails.
    """

    origin: Installed
    renderer: Renderer

    def render(self, document: Document, /) -> bytes:
        """
        Return the document in the renderer's format.

        Raises:
            RenderingFailed: The renderer raised something, or returned no bytes.
            UnfitTemplate: The document does not fit the template that the renderer was given.
        """
        try:
            output: object = self.renderer.render(document)
        except UnfitTemplate:
            raise
        except (Exception, SystemExit) as error:
            raise RenderingFailed(*_named(self.origin), described(error)) from error
        if not isinstance(output, bytes):
            kind = type(output).__name__
            raise RenderingFailed(*_named(self.origin), Wording(zh=f"返回 {kind} 而非 bytes", en=f"it returned {kind}, not bytes"))
        return output


@final
@frozen
class Reading:
    """
    A reader ready for use, with the distribution that is to blame if it fails.
    """

    origin: Installed
    reader: Reader

    def read(self, data: bytes, /) -> Document:
        """
        Return what the bytes hold.

        Raises:
            GovReportError: What the reader says of the bytes.
            ReadingFailed: The reader raised something else, or returned no document.
        """
        try:
            document: object = self.reader.read(data)
        except GovReportError:
            raise
        except (Exception, SystemExit) as error:
            raise ReadingFailed(*_named(self.origin), described(error)) from error
        if not isinstance(document, Document):
            kind = type(document).__name__
            raise ReadingFailed(*_named(self.origin), Wording(zh=f"返回 {kind} 而非 Document", en=f"it returned {kind}, not a Document"))
        return document


def renderers() -> tuple[Installed, ...]:
    """
    Return the formats that can be written, without importing any.
    """
    return plugins.installed(RENDERERS)


def readers() -> tuple[Installed, ...]:
    """
    Return the formats that can be read, without importing any.
    """
    return plugins.installed(READERS)


def renderer(name: str, /, **options: object) -> Rendering:
    """
    Return the renderer of a format.

    Raises:
        UnknownFormat: No distribution brings it; the error names the one that would.
        AmbiguousFormat: Several do.
        BrokenPlugin: It cannot be imported or does not keep the contract.
        UnknownOption: It does not take one of the options.
    """
    origin, made = _made(RENDERERS, name, options)
    _keeps(made, origin, texts=("suffix", "media_type"), method="render")
    assert isinstance(made, Renderer)
    return Rendering(origin, made)


def reader(name: str, /, **options: object) -> Reading:
    """
    Return the reader of a format. Raises as :func:`renderer` does.
    """
    origin, made = _made(READERS, name, options)
    _keeps(made, origin, lists=("suffixes", "media_types"), method="read")
    assert isinstance(made, Reader)
    return Reading(origin, made)


def renderer_for(suffix: str, /, **options: object) -> Rendering:
    """
    Return the renderer whose files have a suffix; a format of the same name comes first.

    Raises:
        UnknownFormat: No working renderer has it. Broken ones do not stand in the way of others.
    """
    name = _with_suffix(suffix, renderers(), lambda name: (renderer(name).renderer.suffix,))
    return renderer(name, **options)


def reader_for(suffix: str, /, **options: object) -> Reading:
    """
    Return the reader that takes files with a suffix; a format of the same name comes first. Raises as :func:`renderer_for` does.
    """
    name = _with_suffix(suffix, readers(), lambda name: reader(name).reader.suffixes)
    return reader(name, **options)


def _with_suffix(suffix: str, found: tuple[Installed, ...], suffixes_of: Callable[[str], tuple[str, ...]]) -> str:
    wanted = suffix.removeprefix(".").lower()
    names = tuple(dict.fromkeys(each.name for each in found))
    for name in sorted(names, key=lambda each: each != wanted):
        try:
            suits = f".{wanted}" in suffixes_of(name)
        except GovReportError:
            if name == wanted:
                raise
            continue
        if suits:
            return name
    raise UnknownFormat(wanted, names, _SUFFIXES.get(wanted, ""))


def _made(group: str, name: str, options: dict[str, object]) -> tuple[Installed, object]:
    found = plugins.claimants(group, name)
    if not found:
        known = tuple(dict.fromkeys(each.name for each in plugins.installed(group)))
        raise UnknownFormat(name, known, name if name in _OURS else "")
    factory, origin = plugins.load(found), found[0]
    if not callable(factory):
        raise BrokenPlugin(*_named(origin), Wording(zh="入口点不可调用", en="the entry point is not callable"))
    known = _options(factory)
    for option in options:
        if option not in known:
            raise UnknownOption(name, option, known)
    try:
        return origin, factory(**options)
    except GovReportError:
        raise
    except (Exception, SystemExit) as error:
        raise BrokenPlugin(*_named(origin), described(error)) from error


def _keeps(made: object, origin: Installed, *, texts: tuple[str, ...] = (), lists: tuple[str, ...] = (), method: str) -> None:
    """
    Hold what a plugin made against the contract, attribute by attribute: a property of it may raise anything.
    """
    try:
        kept = {name: isinstance(getattr(made, name), str) for name in texts}
        kept |= {name: isinstance(found := getattr(made, name), tuple) and all(isinstance(each, str) for each in found) for name in lists}
        kept[method] = callable(getattr(made, method))
    except AttributeError as error:
        kept = {error.name or method: False}
    except Exception as error:
        raise BrokenPlugin(*_named(origin), described(error)) from error
    for name, right in kept.items():
        if not right:
            reason = Wording(zh="缺少 {name}，或其类型不对", en="it lacks {name}, or has it in another type")
            raise BrokenPlugin(*_named(origin), reason.filled(name=name))


def _options(factory: Callable[..., object]) -> tuple[str, ...]:
    try:
        parameters: Iterable[Parameter] = signature(factory).parameters.values()
    except (TypeError, ValueError):
        return ()
    return tuple(each.name for each in parameters if each.kind in {Parameter.KEYWORD_ONLY, Parameter.POSITIONAL_OR_KEYWORD})


def _named(origin: Installed) -> tuple[str, str, str]:
    return origin.name, origin.distribution, origin.version
