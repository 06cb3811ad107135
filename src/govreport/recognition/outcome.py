"""
What recognition gives: the report, every repair it made, and where each figure stood.
"""

from typing import TypeAlias, final

from attrs import frozen

from govreport.cells import Cell
from govreport.report import Report
from govreport.structure import Structure
from govreport.wording import Language, Wording

__all__ = ["Note", "Origin", "Place", "Recognition"]

Fact: TypeAlias = str | int | Wording | tuple[Wording, ...]


@final
@frozen
class Place:
    """
    Where something stands in the source document: the block, and in a grid the row and column, all counted from 0.
    """

    block: int
    row: int | None = None
    column: int | None = None


@final
@frozen
class Note:
    """
    Something that recognition did not take as it stood: a repair, a near match, a wording that differs, something left aside.
    """

    #: Stable: ``heading``, ``near``, ``moved``, ``dropped``, ``added``, ``joined``, ``version``, ``unread``, ``left`` and so on.
    code: str
    place: Place | None
    sentence: Wording

    def message(self, language: Language = "zh") -> str:
        """
        Return the note in words.
        """
        return self.sentence.say(language)


@final
@frozen
class Origin:
    """
    Where a figure of the report stood in the source.
    """

    cell: Cell
    place: Place


@final
@frozen
class Recognition:
    """
    A report read from a document, with the account of how.
    """

    report: Report
    notes: tuple[Note, ...]
    #: The place of every figure that was found, in the order of the form.
    places: tuple[Origin, ...]
    #: The outer shape of the source, which rules on structure judge; nothing if the source was canonical JSON.
    structure: Structure | None = None
