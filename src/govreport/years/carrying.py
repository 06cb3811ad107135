"""
What one report gives on and the next takes in (上年结转), along the chain of years.
"""

from collections.abc import Iterator
from typing import Final, final

from attrs import frozen

from govreport.cells import Cell
from govreport.figures import Blank, Figure, Number, Unread, difference
from govreport.relations import Continuity
from govreport.wording import Wording
from govreport.years.links import Link
from govreport.years.steps import COMPARABLE

__all__ = ["Carried", "carried_over"]

_GONE: Final = Wording(zh="{year} 年的表格中没有这一项", en="the form of {year} has no such line")
_BLANK: Final = Wording(zh="{year} 年未填", en="it is blank in {year}")
_UNREAD: Final = Wording(zh="{year} 年所填不是数据", en="it is no figure in {year}")


@final
@frozen(kw_only=True)
class Carried:
    """
    One figure that a report gives on and the next takes in: whether they agree.
    """

    continuity: Continuity
    since: int
    until: int
    #: Where the earlier report gives it on, by the later form's names.
    given: Cell
    #: Where the later report takes it in.
    taken: Cell
    #: What was taken in less what was given on: zero where it holds; nothing where it cannot be told.
    difference: Number | None = None
    #: Why it cannot be told.
    reason: Wording | None = None

    @property
    def holds(self) -> bool | None:
        """
        Whether the two agree; nothing if it cannot be told.
        """
        return None if self.difference is None else self.difference == 0


def carried_over(link: Link) -> Iterator[Carried]:
    """
    Yield whether two reports that follow each other agree on what is carried over, as the later form lays down.
    """
    for each in link.after.template.successions:
        if each.left or len(each.previous) != 1 or len(each.right) != 1:  # a stock that moves: validation judges that, with its reasons
            continue
        outcome = _told(each.previous[0], each.right[0], link)
        yield Carried(
            continuity=each.continuity,
            since=link.before.year,
            until=link.after.year,
            given=each.previous[0],
            taken=each.right[0],
            difference=None if isinstance(outcome, Wording) else outcome,
            reason=outcome if isinstance(outcome, Wording) else None,
        )


def _told(given: Cell, taken: Cell, link: Link) -> Number | Wording:
    """
    Return by how much two sides differ, or why that cannot be told.
    """
    if link.missing:
        return link.missing
    before, after = _number(_earlier(given, link), link.before.year), _number(link.after[taken], link.after.year)
    if isinstance(before, Wording):
        return before
    return after if isinstance(after, Wording) else difference(after, before)


def _earlier(cell: Cell, link: Link) -> Figure | Wording:
    """
    Return what the earlier report says for a cell of the later form, or why that cannot be said.
    """
    pair, change = link.found[cell]
    if change.before is None or pair.later != (cell,) or pair.basis not in COMPARABLE:
        return pair.reason or _GONE.filled(year=link.before.year)
    return change.before


def _number(figure: Figure | Wording, year: int) -> Number | Wording:
    match figure:
        case Blank():
            return _BLANK.filled(year=year)
        case Unread():
            return _UNREAD.filled(year=year)
        case _:
            return figure
