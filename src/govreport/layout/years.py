"""
A grid with a column a year: heads, rows and numbered notes, with a column ‖ where the form changed and what moved at the end.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import chain
from typing import Final, final

from attrs import frozen

from govreport.document import Block, CellKind, Grid, GridCell, Paragraph, Role
from govreport.figures import Number
from govreport.layout.changes import percent, signed
from govreport.layout.words import heads
from govreport.relations import Basis
from govreport.wording import Language, Wording
from govreport.years import Series, Step
from govreport.years.steps import missing

__all__ = ["BREAK", "Row", "moved", "yearly"]

#: The head of the column where the form changed.
BREAK: Final = "‖"

_YEAR: Final = Wording(zh="{year} 年", en="{year}")
_GAP: Final = Wording(zh="{year} 年\n（无报告）", en="{year}\n(no report)")
_BREAK: Final = Wording(zh=BREAK, en=BREAK)
_MOVED: Final = (Wording(zh="增减", en="Change"), Wording(zh="增幅", en="Rate"), Wording(zh="注", en="Note"))
_MARK: Final = Wording(zh="注{number}", en="note {number}")
_MARKED: Final = Wording(zh="{text}（注{number}）", en="{text} (note {number})")
_NOTE: Final = Wording(zh="注{number}：{reason}。", en="Note {number}: {reason}.")
_UP: Final = Wording(zh="↑ {number}", en="↑ {number}")
_DOWN: Final = Wording(zh="↓ {number}", en="↓ {number}")
_POINTS: Final = Wording(zh="{number} 个百分点", en="{number} points")
_SHOWN: Final = Context(prec=60, rounding=ROUND_HALF_UP)


@final
@frozen(kw_only=True)
class Row:
    """
    A line of the grid: its labels, a text for each year with why it is no number, and its steps from report to report.
    """

    labels: tuple[GridCell, ...]
    points: tuple[tuple[str, Wording | None], ...]
    steps: Sequence[Step | None]
    rate: bool = False


def yearly(rows: Iterable[Row], stub: Sequence[tuple[Wording, int]], series: Series, language: Language) -> Iterator[Block]:
    """
    Yield rows as a grid below the heads of their labels, each with its width, and then the notes that the grid speaks of.
    """
    lines = tuple(rows)
    notes = tuple(dict.fromkeys(chain.from_iterable(_notes(each, series) for each in lines)))
    layout = _columns(series, 19 if any(each.rate for each in lines) else 14)  # a fraction takes more room than a count
    top = (*heads((words for words, _ in stub), language), *(GridCell(words.say(language), kind=CellKind.HEAD) for words, _ in layout))
    body = ((*each.labels, *_cells(each, notes, series, language)) for each in lines)
    widths = (*(width for _, width in stub), *(width for _, width in layout))
    yield Grid(rows=(top, *body), head_rows=1, widths=widths)
    for number, reason in enumerate(notes, 1):
        yield Paragraph(_NOTE.say(language, number=number, reason=reason), Role.NOTE)


def moved(difference: Number | None, language: Language, *, rate: bool = False) -> str:
    """
    Return a difference with its arrow and sign, that of a rate in percentage points: ``↑ +4``, ``↓ -2.86 个百分点``, ``0``.
    """
    if difference is None:
        return ""
    shown: Number = _SHOWN.multiply(Decimal(difference), 100).quantize(Decimal("0.01"), context=_SHOWN) if rate else difference
    if shown == 0:
        return "0"
    number = _POINTS.filled(number=signed(shown)) if rate else signed(shown)
    return (_UP if shown > 0 else _DOWN).say(language, number=number)


def _columns(series: Series, wide: int) -> tuple[tuple[Wording, int], ...]:
    broken = {each.year for each in series.breaks}
    found = list[tuple[Wording, int]]()
    for year in series.years:
        if year in broken:
            found.append((_BREAK, 7))
        found.append(((_GAP if series.report(year) is None else _YEAR).filled(year=year), wide))
    return (*found, *zip(_MOVED, (15, 14, 7), strict=True)) if len(series.reports) > 1 else tuple(found)


def _cells(row: Row, notes: tuple[Wording, ...], series: Series, language: Language) -> Iterator[GridCell]:
    crossed = _crossings(row, series)
    for year, (text, reason) in zip(series.years, row.points, strict=True):
        if year in crossed:
            bridge = crossed[year]
            yield GridCell(_MARK.say(language, number=notes.index(bridge) + 1) if bridge else "")
        marked = _MARKED.say(language, text=text, number=notes.index(reason) + 1) if reason else text
        yield GridCell(marked, kind=CellKind.FIGURE)
    if row.steps:
        last, reason = row.steps[-1], _last(row)
        yield GridCell(moved(last.difference if last else None, language, rate=row.rate), kind=CellKind.FIGURE)
        yield GridCell(percent(last.ratio if last else None), kind=CellKind.FIGURE)
        yield GridCell(_MARK.say(language, number=notes.index(reason) + 1) if reason else "")


def _notes(row: Row, series: Series) -> Iterator[Wording]:
    """
    Yield what a row has to say, from left to right.
    """
    crossed = _crossings(row, series)
    for year, (_, reason) in zip(series.years, row.points, strict=True):
        yield from filter(None, (crossed.get(year), reason))
    if reason := _last(row):
        yield reason


def _crossings(row: Row, series: Series) -> dict[int, Wording | None]:
    """
    Return what the forms say of a row, by the first year of each later form.
    """
    steps = {report.year: step for report, step in zip(series.reports[1:], row.steps, strict=True)}
    return {each.year: _bridge(steps[each.year]) for each in series.breaks}


def _bridge(step: Step | None) -> Wording | None:
    return None if step is None or step.basis is Basis.SAME else step.bridge or step.reason


def _last(row: Row) -> Wording | None:
    """
    Return why the last step has no difference or no rate, unless the column ‖ or the whole sheet says it already.
    """
    last = row.steps[-1] if row.steps else None
    if last is None or last.reason in {missing(last.since, last.until), _bridge(last)}:
        return None
    return last.reason
