"""
Whether indicators make sense: every cell known to some form, nothing counted twice, a unit that fits.

Each check yields the faults it sees; none stops another.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from govreport.cells import Cell
from govreport.errors import Fault, MalformedAddress
from govreport.indicators.indicator import PERCENT, Indicator, cells_of
from govreport.relations import Sign
from govreport.template import Template
from govreport.wording import Wording

__all__ = ["faults_of"]

_ID: Final = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")
_EMPTY: Final = Wording(zh="不能为空", en="cannot be empty")
_UNFIT: Final = Wording(zh="“{id}”不能作为标识", en="'{id}' cannot be an id")
_TWICE: Final = Wording(zh="“{id}”出现 {times} 次", en="'{id}' stands {times} times")
_POSITIVE: Final = Wording(zh="应大于零", en="should be more than zero")
_UNIT: Final = Wording(zh="有分母的指标单位应为 %，无分母的不能是 %", en="the unit is % where there is a denominator, and only there")
_FEWEST: Final = Wording(zh="有分母的指标才有最少件数，且不小于零", en="only a rate has a fewest, and none below zero")
_NO_ADDRESS: Final = Wording(zh="“{address}”不是单元格地址", en="'{address}' is not the address of a cell")
_NOWHERE: Final = Wording(zh="各表格中都没有“{address}”", en="no form has '{address}'")
_AGAIN: Final = Wording(zh="表格 {form} 的“{cell}”计了两次", en="'{cell}' of the form {form} is counted twice")
_WITHIN: Final = Wording(
    zh="表格 {form} 的“{cell}”已计入“{whole}”，再加就计了两次",
    en="'{cell}' of the form {form} is already in '{whole}': it is counted twice",
)


def faults_of(indicators: Sequence[tuple[str, Indicator]], forms: tuple[Template, ...]) -> Iterator[Fault]:
    """
    Yield every fault of indicators' meaning, each with the place of its indicator in the file.
    """
    for name, times in Counter(each.id for _, each in indicators).items():
        if times > 1:
            yield Fault("$.indicator", _TWICE.filled(id=name, times=times))
    for place, each in indicators:
        yield from _alone(place, each)
        yield from _side(f"{place}.numerator", each.numerator, forms)
        yield from _side(f"{place}.denominator", each.denominator, forms)


def _alone(place: str, indicator: Indicator) -> Iterator[Fault]:
    if not _ID.fullmatch(indicator.id):
        yield Fault(f"{place}.id", _UNFIT.filled(id=indicator.id))
    if indicator.version < 1:
        yield Fault(f"{place}.version", _POSITIVE)
    for key, words in (("label", indicator.label), ("wording", indicator.wording), ("caveat", indicator.caveat)):
        if not words.zh or not words.en:
            yield Fault(f"{place}.{key}", _EMPTY)
    if not indicator.numerator:
        yield Fault(f"{place}.numerator", _EMPTY)
    if not indicator.unit or (indicator.unit == PERCENT) is not indicator.is_rate:
        yield Fault(f"{place}.unit", _UNIT)
    if indicator.fewest < 0 or (indicator.fewest and not indicator.is_rate):
        yield Fault(f"{place}.fewest", _FEWEST)


def _side(place: str, addresses: tuple[str, ...], forms: tuple[Template, ...]) -> Iterator[Fault]:
    known = list[str]()
    for address in addresses:
        try:
            Cell.parse(address)
        except MalformedAddress:
            yield Fault(place, _NO_ADDRESS.filled(address=address))
            continue
        if any(cells_of((address,), form) for form in forms):
            known.append(address)
        else:
            yield Fault(place, _NOWHERE.filled(address=address))
    told = set[Wording]()
    for form in forms:
        # What of it the form has: a side that no form has whole is still no reason to count twice.
        cells = [cell for address in known for cell in cells_of((address,), form) or ()]
        for fault in _doubled(cells, form):
            if fault not in told:
                told.add(fault)
                yield Fault(place, fault)


def _doubled(cells: Sequence[Cell], form: Template) -> Iterator[Wording]:
    for cell, times in Counter(cells).items():
        if times > 1:
            yield _AGAIN.filled(form=form.id, cell=cell)
    for cell in dict.fromkeys(cells):
        for whole in dict.fromkeys(cells):
            if whole in _wholes(form).get(cell, ()):
                yield _WITHIN.filled(form=form.id, cell=cell, whole=whole)


@cache
def _wholes(form: Template) -> Mapping[Cell, frozenset[Cell]]:
    """
    Return the totals that each cell is part of, the totals of totals included.
    """
    above = dict[Cell, set[Cell]]()
    for each in form.constraints:
        if each.relation.sign is Sign.EQUAL and len(each.right) == 1:
            for cell in each.left:
                above.setdefault(cell, set()).add(each.right[0])

    def climbed(cell: Cell) -> frozenset[Cell]:
        found, rising = set[Cell](), [cell]
        while rising:
            higher = above.get(rising.pop(), set()) - found
            found |= higher
            rising += higher
        return frozenset(found)

    return {cell: climbed(cell) for cell in above}
