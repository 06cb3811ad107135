"""
From a file that somebody published, in any readable format, to a report.
"""

from os import PathLike
from pathlib import Path
from typing import Final

from govreport.agency import Agency
from govreport.codec import loads
from govreport.errors import UnreadableDocument, UnreadableFile
from govreport.files import read_bytes
from govreport.formats import Reading, reader, reader_for
from govreport.recognition import Recognition, recognise
from govreport.template import Template
from govreport.wording import Wording

__all__ = ["read", "recognised"]

#: What the first bytes say, whatever the suffix says.
_MAGIC: Final = ((b"PK\x03\x04", "docx"), (b"%PDF-", "pdf"))
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP: Final = (b"<!doctype html", b"<html")
_START: Final = 512

_BINARY: Final = Wording(zh="这是 .doc 或 .wps 文件，请另存为 .docx 后再读取", en="it is a .doc or .wps file; save it as .docx first")
#: Places that say no more than the reason does.
_WHOLE: Final = frozenset({"DOCX", "file", "format", "nesting", "page", "table", "title"})
_INSIDE: Final = Wording(zh="{place}：{reason}", en="{place}: {reason}")
_ADVISED: Final = Wording(zh="{reason}；{advice}", en="{reason}. {advice}")


def read(
    path: str | PathLike[str],
    /,
    format_name: str | None = None,
    *,
    agency: Agency | str | None = None,
    year: int | None = None,
    template: Template | None = None,
) -> Recognition:
    """
    Return the report in a file, with notes of every repair and the place of every figure.

    The format follows from the content where its first bytes tell, otherwise from the suffix. Canonical JSON has neither notes nor places.

    Args:
        path: The file.
        format_name: The format, if neither content nor suffix tells.
        agency: Who reports, if the document does not say.
        year: The statistics year, likewise.
        template: The form, if it is none of the national ones.

    Raises:
        UnreadableFile: The file cannot be opened, is damaged, or is no report.
        InvalidReport: It is JSON, and no canonical report.
        UnknownFormat: No installed reader takes it.
    """
    return recognised(read_bytes(path), str(path), format_name, Path(path).suffix, agency=agency, year=year, template=template)


def recognised(  # noqa: PLR0913 - what read() takes, and the bytes
    data: bytes,
    source: str,
    format_name: str | None = None,
    suffix: str = "",
    *,
    agency: Agency | str | None = None,
    year: int | None = None,
    template: Template | None = None,
) -> Recognition:
    """
    Return the report in the bytes of a file. Raises as :func:`read` does.
    """
    chosen = format_name or _told(data)
    if chosen == "json" or (chosen is None and suffix.lower() in {".json", ""}):
        return Recognition(loads(data, source=source, template=template), (), ())
    if data.startswith(_OLE):
        raise UnreadableFile(source, _BINARY)
    reading: Reading = reader(chosen) if chosen else reader_for(suffix)
    try:
        return recognise(reading.read(data), agency=agency, year=year, template=template)
    except UnreadableDocument as error:
        reason = _ended(error.reason)
        if error.place not in _WHOLE:
            reason = _INSIDE.filled(place=error.place, reason=reason)
        if error.advice:
            reason = _ADVISED.filled(reason=reason, advice=_ended(error.advice))
        raise UnreadableFile(source, reason) from error


def _ended(sentence: Wording) -> Wording:
    """
    Return a sentence without its full stop: the message has one.
    """
    return Wording(zh=sentence.zh.rstrip("。"), en=sentence.en.rstrip("."))


def _told(data: bytes) -> str | None:
    start = data[:_START].removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    if start.startswith(b"{"):
        return "json"
    return "html" if start.lower().startswith(_MARKUP) else None
