"""
A report's figures, cell by cell of another form: where it has the same line, one of its own, or several that make it up.
"""

from collections.abc import Sequence
from functools import cache

from govreport.adding import BlankPolicy, together
from govreport.bridging import pairs
from govreport.cells import Cell
from govreport.errors import UnrelatedTemplates
from govreport.figures import Figure
from govreport.relations import Basis
from govreport.report import Report
from govreport.template import Template

__all__ = ["aligned", "bridged", "sources"]


def aligned(part: Report, whole: Template, policy: BlankPolicy = BlankPolicy.LENIENT) -> Sequence[Figure | None]:
    """
    Return a report's figure for every cell of a form, nothing where its own form does not ask for it.

    >>> from govreport.templates import load_template
    >>> part = Report.of("某局", 2020).fill({"applications/received/total": 7})
    >>> whole = load_template("cn-2021")
    >>> figures = dict(zip(map(str, whole.cells), aligned(part, whole)))
    >>> figures["applications/received/total"], figures["disclosure/rules/repealed"]
    (7, None)
    """
    if part.template == whole:
        return part.figures
    return [together([part[cell] for cell in cells], policy) if cells else None for cells in sources(part.template, whole)]


@cache
def sources(form: Template, whole: Template) -> tuple[tuple[Cell, ...], ...]:
    """
    Return for every cell of a form the cells of another that make it up; none where that does not ask for it.
    """
    try:
        found = pairs(form, whole)
    except UnrelatedTemplates:
        return ((),) * len(whole.cells)
    made = {each.later[0]: each.earlier for each in found if len(each.later) == 1 and each.basis is not Basis.INCOMPARABLE}
    return tuple(made.get(cell, ()) for cell in whole.cells)


def bridged(form: Template, whole: Template) -> bool:
    """
    Return whether anything of one form answers to another.
    """
    return any(sources(form, whole))
