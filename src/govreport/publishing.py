"""
From a value to bytes in a format, and to a file.
"""

from os import PathLike
from pathlib import Path
from typing import Final

from govreport.codec import dumps, loads
from govreport.document import Document
from govreport.files import read_bytes, write_bytes
from govreport.formats import renderer, renderer_for
from govreport.layout import Printable, document_of
from govreport.report import Report
from govreport.template import Template
from govreport.wording import Language

__all__ = ["load", "render", "write"]

_JSON: Final = ".json"


def render(value: Printable, format_name: str, /, *, language: Language = "zh", **options: object) -> bytes:
    """
    Return a report, findings, changes or document in an installed format.

    Args:
        value: What to print.
        format_name: The format's name, such as ``docx``, ``markdown`` or ``text``.
        language: Of labels and sentences; prose stays as it is.
        options: What the format takes besides.

    Raises:
        UnknownFormat: No distribution brings the format; the error names the one that would.
        UnknownOption: The format does not take an option.
        RenderingFailed: The renderer failed, which it never should.
    """
    return renderer(format_name, **options).render(document_of(value, language))


def write(
    value: Printable, path: str | PathLike[str], /, format_name: str | None = None, *, language: Language = "zh", **options: object
) -> None:
    """
    Write a value to a file, whole or not at all; a report goes to ``.json`` as canonical JSON.

    Raises:
        NotWritten: The place cannot be written; what stood there still does.
        UnknownFormat: No format has the file's suffix, or the name given.
    """
    suffix = Path(path).suffix
    if isinstance(value, Report) and format_name is None and suffix == _JSON:
        write_bytes(dumps(value).encode(), path)
        return
    chosen = renderer(format_name, **options) if format_name else renderer_for(suffix, **options)
    document: Document = document_of(value, language)
    write_bytes(chosen.render(document), path)


def load(path: str | PathLike[str], /, *, template: Template | None = None) -> Report:
    """
    Return the report in a file of canonical JSON.

    Raises:
        UnreadableFile: The file cannot be opened or is no JSON.
        InvalidReport: It is no report; the error holds every fault with its path.
    """
    return loads(read_bytes(path), source=str(path), template=template)
