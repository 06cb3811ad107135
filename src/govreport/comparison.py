"""
Two years beside each other, over the change of form as well: every figure, and on what footing it compares.

Where nothing can be computed there is no number, never a zero, and a reason in words.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import cache, lru_cache
from typing import Final, final

from attrs import frozen

from govreport.bridging import Pair, pairs
from govreport.cells import Cell
from govreport.figures import Blank, Figure, Number, Unread, canonical, difference, total
from govreport.relations import Basis
from govreport.report import Report
from govreport.template import Template
from govreport.wording import Wording

__all__ = ["Change", "Changes", "compare"]

_FROM_ZERO: Final = Wording(zh="上年为零，无法计算增幅", en="it was zero before, so no rate follows")
_BLANK_BEFORE: Final = Wording(zh="上年未填", en="it was blank before")
_BLANK_AFTER: Final = Wording(zh="本年未填", en="it is blank now")
_UNREAD_BEFORE: Final = Wording(zh="上年所填不是数据", en="it was no figure before")
_UNREAD_AFTER: Final = Wording(zh="本年所填不是数据", en="it is no figure now")
_NEW: Final = Wording(zh="上年的表格中没有这一项", en="the form of the year before has no such line")
_GONE: Final = Wording(zh="本年的表格中没有这一项", en="this year's form has no such line")

_COMPARABLE: Final = frozenset({Basis.SAME, Basis.SUMMED, Basis.RESTATED})
#: A ratio has six decimals; the caller's decimal context changes nothing.
_RATIO: Final = Decimal("0.000001")
_CONTEXT: Final = Context(prec=50, rounding=ROUND_HALF_EVEN)


@final
@frozen(kw_only=True)
class Change:
    """
    One figure in two years (同比变化).
    """

    #: The line it speaks of: a cell of the later form, or of the earlier one if only that has it or had it whole.
    cell: Cell
    #: The figure of the year before, or the sum of several; nothing if that form has no such line.
    before: Figure | None
    after: Figure | None
    basis: Basis
    #: ``after - before``; nothing unless both are numbers on a footing that compares.
    difference: Number | None = None
    #: The difference as a part of the size of ``before``, to six decimals; nothing from zero.
    ratio: Decimal | None = None
    #: Why there is no difference or no ratio, or why the footing is not simply the same.
    reason: Wording | None = None

    @property
    def changed(self) -> bool:
        """
        Whether the two years differ, or cannot be compared.
        """
        return self.before != self.after or self.basis is Basis.INCOMPARABLE


@final
@frozen
class Changes:
    """
    Two reports beside each other, figure by figure, in the order of the later form.
    """

    before: Report
    after: Report
    items: tuple[Change, ...]

    @property
    def changed(self) -> tuple[Change, ...]:
        """
        Those that differ, or cannot be compared.
        """
        return tuple(each for each in self.items if each.changed)


def compare(before: Report, after: Report) -> Changes:
    """
    Return every figure of two reports beside each other.

    Raises:
        UnrelatedTemplates: Neither report's form supersedes the other's.

    >>> before = Report.of("某局", 2020).fill({"applications/outcome.other/total": 4})
    >>> after = Report.of("某局", 2021).fill({f"applications/outcome.other.{each}/total": 2 for each in ("not_corrected", "fee_unpaid", "other")})
    >>> [(each.basis.value, each.before, each.after, each.ratio) for each in compare(before, after).items if each.difference is not None]
    [('summed', 4, 6, Decimal('0.5'))]
    """
    return Changes(before, after, tuple([_change(line, before, after) for line in _lines(before.template, after.template)]))


@final
@frozen(eq=False)
class _Line:
    """
    A pair of the forms, and where its figures stand in either report.
    """

    pair: Pair
    earlier: tuple[int, ...]
    later: tuple[int, ...]

    @property
    def cell(self) -> Cell:
        # Of one line and its parts, the one line names both.
        return self.pair.earlier[0] if len(self.pair.later) != 1 else self.pair.later[0]


@cache
def _lines(before: Template, after: Template) -> tuple[_Line, ...]:
    return tuple(_Line(pair, tuple(map(before.place, pair.earlier)), tuple(map(after.place, pair.later))) for pair in pairs(before, after))


def _change(line: _Line, before: Report, after: Report) -> Change:
    old, new = _whole(before.figures, line.earlier), _whole(after.figures, line.later)
    return _unchanged(line, new) if old == new and type(old) is type(new) else _changed(line, old, new)


# Most lines of most reports are zero in both years.
@lru_cache(maxsize=4096, typed=True)
def _unchanged(line: _Line, figure: Figure | None) -> Change:
    return _changed(line, figure, figure)


def _changed(line: _Line, old: Figure | None, new: Figure | None) -> Change:
    pair, cell = line.pair, line.cell
    if pair.basis not in _COMPARABLE:
        unlike = pair.reason or (_NEW if old is None else _GONE)
        return Change(cell=cell, before=old, after=new, basis=pair.basis, reason=unlike)
    if not isinstance(old, int | Decimal) or not isinstance(new, int | Decimal):
        gap = pair.reason if old == new else _gap(old, _BLANK_BEFORE, _UNREAD_BEFORE) or _gap(new, _BLANK_AFTER, _UNREAD_AFTER)
        return Change(cell=cell, before=old, after=new, basis=pair.basis, reason=gap)
    grown = difference(new, old)
    ratio: Decimal | None = None
    if old != 0:
        ratio = canonical(_CONTEXT.divide(Decimal(grown), Decimal(old).copy_abs()).quantize(_RATIO, context=_CONTEXT))
    reason = _FROM_ZERO if ratio is None and grown != 0 else pair.reason
    return Change(cell=cell, before=old, after=new, basis=pair.basis, difference=grown, ratio=ratio, reason=reason)


def _whole(figures: Sequence[Figure], places: tuple[int, ...]) -> Figure | None:
    """
    Return the figure of some places together: their sum, or the first of them that is no number.
    """
    if len(places) == 1:
        return figures[places[0]]
    numbers = list[Number]()
    for place in places:
        figure = figures[place]
        if isinstance(figure, Blank | Unread):
            return figure
        numbers.append(figure)
    return total(numbers) if numbers else None


def _gap(figure: Figure | None, blank: Wording, unread: Wording) -> Wording | None:
    match figure:
        case Blank():
            return blank
        case Unread():
            return unread
        case _:
            return None
