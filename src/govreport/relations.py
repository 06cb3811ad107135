"""
What must agree with what: within a table, between two years, and between two versions of the form.

Everything here is data of a form's file. Whether a report's figures agree is not asked here.
"""

from collections.abc import Iterator
from enum import Enum
from typing import final

from attrs import frozen

from govreport.cells import Cell
from govreport.tables import Axis, Line, Table, chosen, crossed, leaves
from govreport.wording import Wording

__all__ = [
    "Basis",
    "Bridge",
    "Constraint",
    "Continuity",
    "Ground",
    "Relation",
    "Severity",
    "Sign",
    "Succession",
    "constraints_of",
    "successions_of",
]


class Severity(Enum):
    """
    How much a finding weighs.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Ground(Enum):
    """
    What a rule rests on.
    """

    #: Printed in the form itself.
    FORM = "form"
    ARITHMETIC = "arithmetic"
    #: The Regulation (条例).
    LAW = "law"
    #: A notice that explains the form.
    NOTICE = "notice"
    #: Seen to be checked by supervisors.
    PRACTICE = "practice"


class Sign(Enum):
    """
    How the two sides of a relation stand to each other.
    """

    EQUAL = "="
    AT_LEAST = ">="


class Basis(Enum):
    """
    On what footing a figure compares with the year before.
    """

    #: The same line in both forms.
    SAME = "same"
    #: One line here, several there; their sum is compared.
    SUMMED = "summed"
    #: The line was reworded and means nearly the same.
    RESTATED = "restated"
    #: The lines look alike and mean different things.
    INCOMPARABLE = "incomparable"
    #: Only the later form has it.
    ADDED = "added"
    #: Only the earlier form has it.
    DROPPED = "dropped"


@final
@frozen(kw_only=True)
class Relation:
    """
    Sums that must agree within a table (勾稽关系), tried on every line of one axis.

    Either side lists ids of the other axis; ``x.*`` stands for every line below x.
    """

    id: str
    table: str
    #: The axis whose lines it is tried on, one by one.
    each: Axis
    left: tuple[str, ...]
    right: tuple[str, ...]
    sign: Sign = Sign.EQUAL
    severity: Severity
    ground: Ground
    #: The form's own words, if it states the relation.
    quote: str = ""
    #: The relation in words.
    rule: Wording
    #: What a violation says; places ``line``, ``left``, ``right``, ``difference``.
    finding: Wording


@final
@frozen(kw_only=True)
class Continuity:
    """
    A relation over two years (上年结转): last year's ``previous`` and this year's ``left`` add up to this year's ``right``.
    """

    id: str
    table: str
    each: Axis
    previous: tuple[str, ...]
    left: tuple[str, ...] = ()
    right: tuple[str, ...]
    severity: Severity
    #: Lines of the axis on which a violation is an error, whatever the severity elsewhere.
    strict: tuple[str, ...] = ()
    ground: Ground
    rule: Wording
    finding: Wording


@final
@frozen(kw_only=True)
class Bridge:
    """
    How lines of the superseded form map to lines of this one (口径衔接), where their ids alone do not say it.
    """

    table: str
    axis: Axis
    #: Lines of the superseded form.
    earlier: tuple[str, ...] = ()
    #: Lines of this form.
    later: tuple[str, ...] = ()
    basis: Basis
    reason: Wording


@final
@frozen
class Constraint:
    """
    A relation tried on one line: the cells of both sides.
    """

    relation: Relation
    line: Line
    left: tuple[Cell, ...]
    right: tuple[Cell, ...]


@final
@frozen
class Succession:
    """
    A continuity tried on one line: last year's cells, and the cells of both sides this year.
    """

    continuity: Continuity
    line: Line
    previous: tuple[Cell, ...]
    left: tuple[Cell, ...]
    right: tuple[Cell, ...]


def constraints_of(relation: Relation, table: Table) -> Iterator[Constraint]:
    """
    Yield a relation on every line that it is tried on: those that meet all the lines it names.
    """
    for part in table.parts:
        tried, summed = (part.rows, part.columns) if relation.each is Axis.ROW else (part.columns, part.rows)
        left, right = chosen(relation.left, summed), chosen(relation.right, summed)
        if left is None or right is None:
            continue
        for line in leaves(tried):
            yield Constraint(relation, line, crossed(table, relation.each, line, left), crossed(table, relation.each, line, right))


def successions_of(continuity: Continuity, table: Table) -> Iterator[Succession]:
    """
    Yield a continuity on every line that it is tried on: those that meet all the lines it names.
    """
    for part in table.parts:
        tried, summed = (part.rows, part.columns) if continuity.each is Axis.ROW else (part.columns, part.rows)
        previous, left, right = (chosen(side, summed) for side in (continuity.previous, continuity.left, continuity.right))
        if previous is None or left is None or right is None:
            continue
        for line in leaves(tried):
            sides = [crossed(table, continuity.each, line, side) for side in (previous, left, right)]
            yield Succession(continuity, line, sides[0], sides[1], sides[2])
