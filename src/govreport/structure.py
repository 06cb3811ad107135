"""
What of the form's outer shape a published source shows: its title, its headings, the lines of its tables as they are worded.

Facts only. Recognition gathers them, and the rules on structure judge them; a report that was never printed has none.
"""

from typing import final

from attrs import frozen

from govreport.tables import Axis

__all__ = ["Foreign", "Headed", "Printed", "Structure"]


@final
@frozen
class Headed:
    """
    A numbered heading of the first level, and the section of the form that it opens.
    """

    #: As it is worded, with its number.
    text: str
    #: The section's id; empty if the form has no such section.
    section: str


@final
@frozen
class Printed:
    """
    A row or a head of a table that stands in the source.
    """

    table: str
    axis: Axis
    #: The line's id.
    line: str
    #: As it is worded there.
    wording: str


@final
@frozen
class Foreign:
    """
    A row or a head that stands in a table of the form and is none of its lines.
    """

    table: str
    wording: str


@final
@frozen(kw_only=True)
class Structure:
    """
    The outer shape of a published report.
    """

    #: As it is printed, with its line breaks; empty if there is none.
    title: str
    #: In the order of the source, those of no section of the form included.
    headings: tuple[Headed, ...]
    #: Every row and head that was found, in the order of the source; one that stands twice is there twice.
    lines: tuple[Printed, ...]
    foreign: tuple[Foreign, ...]
