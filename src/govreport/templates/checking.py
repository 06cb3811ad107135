"""
Whether a form's file makes sense as a whole: every id known, every group above its lines, every relation tried somewhere.

Each check yields the faults it sees; none stops another.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from string import Formatter
from typing import Final

from govreport.errors import Fault
from govreport.relations import Basis, Bridge, Continuity, Relation, constraints_of, successions_of
from govreport.tables import Axis, Line, Part, Table, chosen, leaves
from govreport.template import PREAMBLE, Template
from govreport.templates.structuring import Draft
from govreport.wording import Wording

__all__ = ["faults_of"]

_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")
_MOST_SECTIONS = 10
_NOWHERE: Final = Wording(zh="没有一行或一列同时具备所列各项", en="no line meets all that it names")
#: Which sides of a bridge each basis needs: the earlier form's, this form's.
_SIDES: Final[Mapping[Basis, tuple[bool, bool]]] = {
    Basis.SAME: (True, True),
    Basis.SUMMED: (True, True),
    Basis.RESTATED: (True, True),
    Basis.INCOMPARABLE: (True, True),
    Basis.ADDED: (False, True),
    Basis.DROPPED: (True, False),
}


def faults_of(draft: Draft, superseded: Template | None) -> Iterator[Fault]:
    """
    Yield every fault of a draft's meaning; bridges are held against the form that it supersedes.
    """
    yield from _identity(draft)
    yield from _bridges(draft, superseded)
    yield from _repeated("$.section", (each.id for _, each in draft.sections))
    yield from _repeated("$.table", (each.id for _, each in draft.tables))
    yield from _repeated("$", [*(each.id for _, each in draft.relations), *(each.id for _, each in draft.continuities)])
    sections = {each.id for _, each in draft.sections}
    for place, table in draft.tables:
        if table.section not in sections:
            yield Fault(f"{place}.section", Wording(zh="没有“{id}”部分", en="no section '{id}'").filled(id=table.section))
        yield from _table(place, table)
    tables = {table.id: table for _, table in draft.tables}
    references: list[tuple[str, Relation | Continuity | Bridge]] = [*draft.relations, *draft.continuities, *draft.bridges]
    for place, each in references:
        if each.table in tables:
            yield from _references(place, each, tables[each.table])
        elif not draft.torn:
            yield Fault(f"{place}.table", Wording(zh="没有表“{id}”", en="no table '{id}'").filled(id=each.table))


def _identity(draft: Draft) -> Iterator[Fault]:
    if not draft.sections:
        yield Fault("$.section", Wording(zh="至少应有一个部分", en="there should be a section"))
    if len(draft.sections) > _MOST_SECTIONS:
        yield Fault("$.section", Wording(zh="最多十个部分", en="ten sections at most"))
    for place, section in draft.sections:
        if section.id == PREAMBLE or not _ID.fullmatch(section.id):
            yield Fault(f"{place}.id", _unfit(section.id))
    if draft.identity is None:
        return
    if draft.identity.last_year is not None and draft.identity.last_year < draft.identity.first_year:
        yield Fault("$.last_year", Wording(zh="早于 first_year", en="before first_year"))
    yield from _places("$.title", draft.identity.title, {"agency", "year"})


def _bridges(draft: Draft, superseded: Template | None) -> Iterator[Fault]:
    if superseded is None:
        if draft.supersedes:
            yield Fault("$.supersedes", Wording(zh="没有表格“{id}”", en="no form '{id}'").filled(id=draft.supersedes))
        elif draft.bridges:
            yield Fault("$.supersedes", Wording(zh="有口径衔接而未写明被取代的表格", en="bridges, but no form that is superseded"))
        return
    tables = {table.id: table for table in superseded.tables}
    for place, bridge in draft.bridges:
        if bridge.table in tables:
            yield from _known(place, tables[bridge.table], bridge.axis, earlier=bridge.earlier)


def _table(place: str, table: Table) -> Iterator[Fault]:
    if not table.parts:
        yield Fault(place, Wording(zh="没有 [[table.part]]", en="no [[table.part]]"))
    yield from _repeated(place, (row.id for part in table.parts for row in part.rows))
    stub = max((_stub(part) for part in table.parts), default=0)
    measures = dict[str, tuple[str, object]]()
    for number, part in enumerate(table.parts):
        here = f"{place}.part[{number}]"
        yield from _lines(f"{here}.rows", part.rows)
        yield from _lines(f"{here}.columns", part.columns)
        yield from _repeated(here, (column.id for column in part.columns))
        if stub + sum(column.span for column in leaves(part.columns)) != len(table.widths):
            yield Fault(here, Wording(zh="各列 span 之和与 widths 的列数不符", en="the spans do not add up to the number of widths"))
        for column in part.columns:
            if measures.setdefault(column.id, (column.label, column.measure)) != (column.label, column.measure):
                problem = Wording(zh="列“{id}”在各部分中含义不同", en="column '{id}' means different things in different parts")
                yield Fault(f"{here}.columns", problem.filled(id=column.id))
        for row in part.rows:
            if row.span != 1 or row.measure != Line(id="", label="", en="").measure:
                yield Fault(
                    f"{here}.rows",
                    Wording(zh="行“{id}”不能有 span 或 measure", en="row '{id}' cannot have a span or a measure").filled(id=row.id),
                )


def _stub(part: Part) -> int:
    return max((row.id.count(".") + 1 for row in part.rows if row.label), default=0)


def _lines(place: str, lines: tuple[Line, ...]) -> Iterator[Fault]:
    if not lines:
        yield Fault(place, Wording(zh="至少应有一行或一列", en="there should be a line"))
    above = tuple[str, ...]()  # the groups that the line before stands in, and itself
    for number, line in enumerate(lines):
        here, steps = f"{place}[{number}]", tuple(line.id.split("."))
        if not _ID.fullmatch(line.id):
            yield Fault(f"{here}.id", _unfit(line.id))
        elif steps[:-1] != above[: len(steps) - 1]:
            problem = Wording(zh="“{id}”的上一级不在它之前", en="the group above '{id}' does not stand before it")
            yield Fault(f"{here}.id", problem.filled(id=line.id))
        if not line.label and len(lines) > 1:
            yield Fault(f"{here}.label", Wording(zh="不能为空", en="cannot be empty"))
        above = steps


def _references(place: str, each: Relation | Continuity | Bridge, table: Table) -> Iterator[Fault]:
    match each:
        case Relation():
            yield from _known(place, table, _other(each.each), left=each.left, right=each.right)
            yield from _places(f"{place}.finding", each.finding, {"line", "left", "right", "difference"})
            if not any(constraints_of(each, table)):
                yield Fault(place, _NOWHERE)
        case Continuity():
            yield from _known(place, table, _other(each.each), previous=each.previous, left=each.left, right=each.right)
            yield from _known(place, table, each.each, strict=each.strict)
            if not any(successions_of(each, table)):
                yield Fault(place, _NOWHERE)
            yield from _places(f"{place}.finding", each.finding, {"line", "left", "right", "difference"})
        case Bridge():
            yield from _known(place, table, each.axis, later=each.later)
            if (bool(each.earlier), bool(each.later)) != _SIDES[each.basis]:
                problem = Wording(zh="earlier、later 与 basis“{basis}”不符", en="earlier and later do not fit the basis '{basis}'")
                yield Fault(place, problem.filled(basis=each.basis.value))


def _other(axis: Axis) -> Axis:
    return Axis.COLUMN if axis is Axis.ROW else Axis.ROW


def _known(place: str, table: Table, axis: Axis, **sides: tuple[str, ...]) -> Iterator[Fault]:
    lines = table.lines(axis).values()
    for side, ids in sides.items():
        for each in ids:
            if chosen((each,), lines) is None:
                problem = Wording(zh="表“{table}”中没有“{id}”", en="table '{table}' has no '{id}'")
                yield Fault(f"{place}.{side}", problem.filled(table=table.id, id=each))
        yield from _repeated(f"{place}.{side}", ids)


def _places(place: str, wording: Wording, known: set[str]) -> Iterator[Fault]:
    for language, sentence in (("zh", wording.zh), ("en", wording.en)):
        try:
            named = {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}
        except ValueError as error:
            yield Fault(f"{place}.{language}", Wording(zh=str(error), en=str(error)))
            continue
        for name in sorted(named - known):
            problem = Wording(zh="没有可填入 {{{name}}} 的内容", en="nothing can fill {{{name}}}")
            yield Fault(f"{place}.{language}", problem.filled(name=name))


def _repeated(place: str, ids: Iterable[str]) -> Iterator[Fault]:
    for name, times in Counter(ids).items():
        if times > 1:
            yield Fault(place, Wording(zh="“{id}”出现 {times} 次", en="'{id}' stands {times} times").filled(id=name, times=times))


def _unfit(name: str) -> Wording:
    return Wording(zh="“{id}”不能作为标识", en="'{id}' cannot be an id").filled(id=name)
