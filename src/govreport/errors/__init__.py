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
from govreport.errors.files import (
    Fault,
    InvalidIndicators,
    InvalidReport,
    InvalidTemplate,
    InvalidWaivers,
    NotWritten,
    UnreadableDocument,
    UnreadableFile,
)
from govreport.errors.formats import (
    AmbiguousFormat,
    BrokenPlugin,
    ReadingFailed,
    RenderingFailed,
    RuleFailed,
    UnfitTemplate,
    UnknownFormat,
    UnknownOption,
    UnknownRules,
)
from govreport.errors.root import GovReportError, InputError

__all__ = [
    "AmbiguousFormat",
    "BrokenPlugin",
    "Fault",
    "GovReportError",
    "InputError",
    "InvalidFigure",
    "InvalidIndicators",
    "InvalidReport",
    "InvalidTemplate",
    "InvalidValue",
    "InvalidWaivers",
    "MalformedAddress",
    "MalformedGrid",
    "MalformedPicture",
    "NotWritten",
    "ReadingFailed",
    "RenderingFailed",
    "RuleFailed",
    "UnfitTemplate",
    "UnknownCell",
    "UnknownFormat",
    "UnknownOption",
    "UnknownRule",
    "UnknownRules",
    "UnknownSection",
    "UnknownTable",
    "UnknownTemplate",
    "UnreadableDocument",
    "UnreadableFile",
    "UnrelatedReports",
    "UnrelatedTemplates",
]
