"""
Torn rows together: the sums over columns decide between ways to read them, and only if exactly one way satisfies all.
"""

from collections.abc import Mapping, Sequence
from operator import add
from typing import Final, final

from attrs import field, frozen

from govreport.cells import Cell
from govreport.relations import Sign
from govreport.template import Template

__all__ = ["Choice", "decided"]

#: How far the search goes before it gives up, in steps and in solutions.
_STEPS: Final = 60_000
_SOLUTIONS: Final = 400


@final
@frozen
class Choice:
    """
    Cells whose figures are not known, and the figures that they may have.
    """

    cells: tuple[Cell, ...]
    #: Each as many numbers as there are cells, a blank as zero.
    options: tuple[tuple[int, ...], ...]


@final
@frozen
class _Sums:
    """
    The relations of the form, each as a sum that must come to zero, of a part that is known and of what is chosen.
    """

    known: tuple[int, ...]
    #: What each option of each choice adds to each sum.
    shares: tuple[tuple[tuple[int, ...], ...], ...]
    #: The least and the most that the choices from one on can add to each sum.
    bounds: tuple[tuple[tuple[int, int], ...], ...]


@final
@frozen
class _Search:
    """
    The search through all options, choice by choice.
    """

    sums: _Sums
    found: list[tuple[int, ...]] = field(factory=list)
    steps: list[int] = field(factory=lambda: [_STEPS])

    def ended(self, totals: tuple[int, ...], chosen: tuple[int, ...] = ()) -> bool:
        """
        Find every solution that begins as chosen; return whether it came to an end.
        """
        self.steps[0] -= 1
        if self.steps[0] < 0 or len(self.found) > _SOLUTIONS:
            return False
        if any(not least <= -total <= most for total, (least, most) in zip(totals, self.sums.bounds[len(chosen)], strict=True)):
            return True
        if len(chosen) == len(self.sums.shares):
            self.found.append(chosen)
            return True
        for option, shares in enumerate(self.sums.shares[len(chosen)]):
            if not self.ended(tuple(map(add, totals, shares)), (*chosen, option)):
                return False
        return True


def decided(choices: Sequence[Choice], known: Mapping[Cell, int], template: Template) -> tuple[int | None, ...]:
    """
    Return the option of each choice on which all solutions agree; nothing where they do not, where there is none, or where
    there are too many to look at.

    >>> from govreport.templates import load_template
    >>> form = load_template("cn-2021")
    >>> cells = tuple(cell for cell in form.table("disputes").cells() if "review" in cell.column)
    >>> decided([Choice(cells[:1], ((1,), (2,)))], dict(zip(cells[1:], (0, 0, 0, 2))), form)
    (1,)
    """
    order = sorted(range(len(choices)), key=lambda each: len(choices[each].options))
    sums = _sums([choices[each] for each in order], known, template)
    search = _Search(sums)
    if not search.ended(sums.known) or not search.found:
        return (None,) * len(choices)
    agreed = [options.pop() if len(options) == 1 else None for options in (set(column) for column in zip(*search.found, strict=True))]
    return tuple(agreed[order.index(place)] for place in range(len(choices)))


def _sums(choices: Sequence[Choice], known: Mapping[Cell, int], template: Template) -> _Sums:
    """
    Return the relations of the form that speak of the choices, and of nothing else that is not known.
    """
    owners = {cell: (place, position) for place, choice in enumerate(choices) for position, cell in enumerate(choice.cells)}
    signed = [
        [*((cell, 1) for cell in each.left), *((cell, -1) for cell in each.right)]
        for each in template.constraints
        if each.relation.sign is Sign.EQUAL
    ]
    tried = [
        sides for sides in signed if any(cell in owners for cell, _ in sides) and all(cell in owners or cell in known for cell, _ in sides)
    ]
    shares = tuple(
        tuple(
            tuple(
                sum(sign * option[owners[cell][1]] for cell, sign in sides if cell in owners and owners[cell][0] == place)
                for sides in tried
            )
            for option in choice.options
        )
        for place, choice in enumerate(choices)
    )
    bounds = [((0, 0),) * len(tried)]
    for options in reversed(shares):
        ranges = [(min(column), max(column)) for column in zip(*options, strict=True)]
        bounds.append(tuple((low + least, high + most) for (low, high), (least, most) in zip(bounds[-1], ranges, strict=True)))
    rest = tuple(sum(sign * known[cell] for cell, sign in sides if cell not in owners) for sides in tried)
    return _Sums(rest, shares, tuple(reversed(bounds)))
