"""
A named count or rate (指标): what it measures, of which cells, and what it cannot say.

Data only. What a report gives for it is counted elsewhere.
"""

from functools import cache
from typing import final

from attrs import frozen

from govreport.cells import Cell
from govreport.template import Template
from govreport.wording import Wording

__all__ = ["PERCENT", "Indicator", "cells_of"]

#: The unit of every rate.
PERCENT = "%"


@final
@frozen(kw_only=True)
class Indicator:
    """
    A count, or a rate where there is a denominator.

    Numerator and denominator are addresses whose figures are added; ``x.*`` stands for every line at or below x.
    """

    id: str
    #: Another meaning under the same id is another version.
    version: int
    label: Wording
    #: What is counted, in words (口径).
    wording: Wording
    numerator: tuple[str, ...]
    denominator: tuple[str, ...] = ()
    unit: str
    #: What it cannot say.
    caveat: Wording
    #: Below so many cases in the denominator a rate says little.
    fewest: int = 0
    #: Whether it stands in the summary of a sheet.
    summary: bool = False

    @property
    def is_rate(self) -> bool:
        """
        Whether it is a part of something.
        """
        return bool(self.denominator)


@cache
def cells_of(addresses: tuple[str, ...], template: Template) -> tuple[Cell, ...] | None:
    """
    Return the cells of a form that addresses stand for, in the order given, or nothing if the form lacks the lines of one.

    Raises:
        MalformedAddress: A text is no address.

    >>> from govreport.templates import load_template
    >>> [len(cells_of(("applications/outcome.other.*/total",), load_template(form)) or ()) for form in ("cn-2019", "cn-2021")]
    [1, 3]
    """
    found = list[Cell]()
    for address in addresses:
        known = Cell.parse(address)
        matches = [each for each in template.cells if _stands_for(known, each)]
        if not matches:
            return None
        found += matches
    return tuple(found)


def _stands_for(pattern: Cell, cell: Cell) -> bool:
    return pattern.table == cell.table and _covers(pattern.row, cell.row) and _covers(pattern.column, cell.column)


def _covers(pattern: str, line: str) -> bool:
    above = pattern.removesuffix(".*")
    return line == above or (above != pattern and line.startswith(f"{above}."))
