"""
On what footing an indicator compares between two forms: that of the weakest line it counts.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from govreport.bridging import pairs
from govreport.indicators import Indicator, cells_of
from govreport.relations import Basis
from govreport.template import Template
from govreport.wording import Wording
from govreport.years.steps import COMPARABLE

__all__ = ["footing_of"]

#: From the firmest to none.
_RANK: Final = (Basis.SAME, Basis.SUMMED, Basis.RESTATED, Basis.INCOMPARABLE)
_PART: Final = Wording(zh="两份表格中所含项目不同", en="it counts different lines in the two forms")
_NEW: Final = Wording(zh="上一份表格中没有有关项目", en="the form before has no such line")
_GONE: Final = Wording(zh="本年的表格中没有有关项目", en="this form has no such line")


@cache
def footing_of(indicator: Indicator, earlier: Template, later: Template) -> tuple[Basis, Wording | None]:
    """
    Return the footing, and what the forms say where it is not simply the same.

    Raises:
        UnrelatedTemplates: Neither form supersedes the other.
    """
    met = [each for side in (indicator.numerator, indicator.denominator) for each in _met(side, earlier, later)]
    return max(met, key=lambda each: _RANK.index(each[0]) if each[0] in _RANK else len(_RANK), default=(Basis.SAME, None))


def _met(side: tuple[str, ...], earlier: Template, later: Template) -> Iterator[tuple[Basis, Wording | None]]:
    old, new = cells_of(side, earlier), cells_of(side, later)
    if old is None or new is None:
        if old is not new:  # a line that neither form has is no change
            yield (Basis.ADDED, _NEW) if old is None else (Basis.DROPPED, _GONE)
        return
    before, after = set(old), set(new)
    for pair in pairs(earlier, later):
        if before.isdisjoint(pair.earlier) and after.isdisjoint(pair.later):
            continue
        whole = before.issuperset(pair.earlier) and after.issuperset(pair.later)
        yield (pair.basis, pair.reason) if whole and pair.basis in COMPARABLE else (Basis.INCOMPARABLE, pair.reason or _PART)
