"""
Everything that can go wrong with a call or a file, each with its facts.

What an agency's numbers say is never an error of this kind: bad numbers are findings. The facts are attributes; the words
are made from them when somebody reads them, in either language, and are not part of the public interface.
"""

from govreport.errors.calls import (
    InvalidFigure,
    InvalidValue,
    MalformedAddress,
    MalformedGrid,
    MalformedPicture,
    UnknownCell,
    UnknownRule,
    UnknownSection,
    UnknownTable,
    UnknownTemplate,
    UnrelatedReports,
    UnrelatedTemplates,
)
from govreport.errors.files import Fault, InvalidReport, InvalidTemplate, NotWritten, UnreadableDocument, UnreadableFile
from govreport.errors.formats import AmbiguousFormat, BrokenPlugin, ReadingFailed, RenderingFailed, UnknownFormat, UnknownOption
from govreport.errors.root import GovReportError, InputError

__all__ = [
    "AmbiguousFormat",
    "BrokenPlugin",
    "Fault",
    "GovReportError",
    "InputError",
    "InvalidFigure",
    "InvalidReport",
    "InvalidTemplate",
    "InvalidValue",
    "MalformedAddress",
    "MalformedGrid",
    "MalformedPicture",
    "NotWritten",
    "ReadingFailed",
    "RenderingFailed",
    "UnknownCell",
    "UnknownFormat",
    "UnknownOption",
    "UnknownRule",
    "UnknownSection",
    "UnknownTable",
    "UnknownTemplate",
    "UnreadableDocument",
    "UnreadableFile",
    "UnrelatedReports",
    "UnrelatedTemplates",
]
