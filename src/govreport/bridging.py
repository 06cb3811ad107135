"""
Which cells of one form answer to which cells of another, and on what footing (口径衔接).

Ids that stand in both forms mean the same; the later form's bridges say the rest.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, final

from attrs import frozen

from govreport.cells import Cell
from govreport.errors import UnrelatedTemplates
from govreport.relations import Basis, Bridge
from govreport.tables import Axis, chosen, crossed, leaves
from govreport.template import Template
from govreport.wording import Wording

__all__ = ["Pair", "pairs"]

_TURNED: Final = {Basis.ADDED: Basis.DROPPED, Basis.DROPPED: Basis.ADDED}


@final
@frozen
class Pair:
    """
    Cells of the earlier form and cells of the later one that answer to each other; one side may be empty.
    """

    earlier: tuple[Cell, ...]
    later: tuple[Cell, ...]
    basis: Basis
    #: Why, where it is not simply the same line.
    reason: Wording | None = None


@cache
def pairs(earlier: Template, later: Template) -> tuple[Pair, ...]:
    """
    Return the cells of both forms, paired; in the order of the later form, then what only the earlier one has.

    Raises:
        UnrelatedTemplates: Neither form supersedes the other.

    >>> from govreport.templates import load_template
    >>> found = pairs(load_template("cn-2019"), load_template("cn-2021"))
    >>> [each.basis.value for each in found if Cell("disclosure", "rules", "in_force") in each.later]
    ['incomparable']
    """
    if earlier == later:
        return tuple(Pair((cell,), (cell,), Basis.SAME) for cell in later.cells)
    if later.supersedes == earlier.id:
        return _ordered(earlier, later)
    if earlier.supersedes == later.id:
        turned = [Pair(each.later, each.earlier, _TURNED.get(each.basis, each.basis), each.reason) for each in pairs(later, earlier)]
        return tuple(sorted(turned, key=lambda each: later.place(each.later[0]) if each.later else len(later.cells)))
    raise UnrelatedTemplates(later.id, earlier.id)


def _ordered(earlier: Template, later: Template) -> tuple[Pair, ...]:
    by_earlier, by_later = dict[Cell, Pair](), dict[Cell, Pair]()
    # A bridge of rows speaks for its whole row, whatever the columns; so rows come first.
    for bridge in sorted(later.bridges, key=lambda each: each.axis is Axis.COLUMN):
        for pair in _crossings(bridge, earlier, later):
            if by_earlier.keys().isdisjoint(pair.earlier) and by_later.keys().isdisjoint(pair.later):
                by_earlier |= dict.fromkeys(pair.earlier, pair)
                by_later |= dict.fromkeys(pair.later, pair)
    for cell in later.cells:
        if cell not in by_later:
            same = earlier.has(cell) and cell not in by_earlier
            pair = Pair((cell,), (cell,), Basis.SAME) if same else Pair((), (cell,), Basis.ADDED)
            by_earlier |= dict.fromkeys(pair.earlier, pair)
            by_later[cell] = pair
    for cell in earlier.cells:
        by_earlier.setdefault(cell, Pair((cell,), (), Basis.DROPPED))
    gone = (by_earlier[cell] for cell in earlier.cells if not by_earlier[cell].later)
    return tuple(dict.fromkeys([*(by_later[cell] for cell in later.cells), *gone]))


def _crossings(bridge: Bridge, earlier: Template, later: Template) -> Iterator[Pair]:
    before, after = _cells(earlier, bridge, bridge.earlier), _cells(later, bridge, bridge.later)
    for line in dict.fromkeys([*before, *after]):
        old, new = before.get(line, ()), after.get(line, ())
        if old and new:
            yield Pair(old, new, bridge.basis, bridge.reason)
        else:
            yield from (Pair((cell,), (), Basis.DROPPED, bridge.reason) for cell in old)
            yield from (Pair((), (cell,), Basis.ADDED, bridge.reason) for cell in new)


def _cells(form: Template, bridge: Bridge, ids: tuple[str, ...]) -> dict[str, tuple[Cell, ...]]:
    """
    Return the cells of the lines that a bridge names, by the line of the other axis that crosses them.
    """
    found = dict[str, tuple[Cell, ...]]()
    for table in form.tables:
        for part in table.parts if table.id == bridge.table and ids else ():
            lines, across, axis = (part.rows, part.columns, Axis.COLUMN) if bridge.axis is Axis.ROW else (part.columns, part.rows, Axis.ROW)
            if named := chosen(ids, lines):
                found |= {line.id: crossed(table, axis, line, named) for line in leaves(across)}
    return found
