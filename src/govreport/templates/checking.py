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
from govreport.figures import Measure
from govreport.relations import Basis, Bridge, Continuity, Relation, constraints_of, successions_of
from govreport.tables import Axis, Line, Part, Table, chosen, leaves
from govreport.template import PREAMBLE
from govreport.templates.structuring import Draft
from govreport.wording import Wording

__all__ = ["faults_of"]

_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")
_FORM_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_MOST_SECTIONS = 10
_POSITIVE: Final = Wording(zh="应大于零", en="should be more than zero")
_EMPTY: Final = Wording(zh="不能为空", en="cannot be empty")
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


def faults_of(draft: Draft, superseded: Draft | None, *, circular: bool) -> Iterator[Fault]:
    """
    Yield every fault of a draft's meaning; bridges are held against the form that it supersedes, if that line of forms is not circular.
    """
    yield from _identity(draft)
    yield from _sections(draft)
    if not circular:
        yield from _bridges(draft, superseded)
    else:
        yield Fault("$.supersedes", Wording(zh="各表格互相取代，成环", en="the forms supersede each other in a circle"))
    yield from _repeated("$.section", (each.id for _, each in draft.sections))
    yield from _repeated("$.table", (each.id for _, each in draft.tables))
    yield from _repeated("$", [*(each.id for _, each in draft.relations), *(each.id for _, each in draft.continuities)])
    sections = {each.id for _, each in draft.sections}
    for place, table in draft.tables:
        if table.section not in sections and "section" not in draft.torn:
            yield Fault(f"{place}.section", Wording(zh="没有“{id}”部分", en="no section '{id}'").filled(id=table.section))
        yield from _table(place, table)
    tables = {table.id: table for _, table in draft.tables}
    references: list[tuple[str, Relation | Continuity | Bridge]] = [*draft.relations, *draft.continuities, *draft.bridges]
    for place, each in references:
        if each.table in tables:
            yield from _references(place, each, tables[each.table])
        elif "table" not in draft.torn:
            yield Fault(f"{place}.table", Wording(zh="没有表“{id}”", en="no table '{id}'").filled(id=each.table))


def _identity(draft: Draft) -> Iterator[Fault]:
    if draft.identity is None:
        return
    if not _FORM_ID.fullmatch(draft.identity.id):
        yield Fault("$.id", _unfit(draft.identity.id))
    if draft.identity.last_year is not None and draft.identity.last_year < draft.identity.first_year:
        yield Fault("$.last_year", Wording(zh="早于 first_year", en="before first_year"))
    yield from _places("$.title", draft.identity.title, {"agency", "year"})


def _sections(draft: Draft) -> Iterator[Fault]:
    if not draft.sections and "section" not in draft.torn:
        yield Fault("$.section", Wording(zh="至少应有一个部分", en="there should be a section"))
    if len(draft.sections) > _MOST_SECTIONS:
        yield Fault("$.section", Wording(zh="最多十个部分", en="ten sections at most"))
    for place, section in draft.sections:
        if section.id == PREAMBLE or not _ID.fullmatch(section.id):
            yield Fault(f"{place}.id", _unfit(section.id))
        if not section.label:
            yield Fault(f"{place}.label", _EMPTY)


def _bridges(draft: Draft, superseded: Draft | None) -> Iterator[Fault]:
    if superseded is None:
        if draft.supersedes:
            yield Fault("$.supersedes", Wording(zh="没有表格“{id}”", en="no form '{id}'").filled(id=draft.supersedes))
        elif draft.bridges and draft.identity:
            yield Fault("$.supersedes", Wording(zh="有口径衔接而未写明被取代的表格", en="bridges, but no form that is superseded"))
        return
    tables = {table.id: table for _, table in superseded.tables}
    for place, bridge in draft.bridges:
        if bridge.table in tables:
            yield from _known(place, tables[bridge.table], bridge.axis, earlier=bridge.earlier)


def _table(place: str, table: Table) -> Iterator[Fault]:
    if not _ID.fullmatch(table.id):
        yield Fault(f"{place}.id", _unfit(table.id))
    if any(width < 1 for width in table.widths):
        yield Fault(f"{place}.widths", _POSITIVE)
    if not table.parts:
        yield Fault(place, Wording(zh="没有 [[table.part]]", en="no [[table.part]]"))
    yield from _repeated(place, (row.id for part in table.parts for row in part.rows))
    stub = max((_stub(part) for part in table.parts), default=0)
    meanings = dict[str, tuple[str, Measure]]()
    for number, part in enumerate(table.parts):
        here = f"{place}.part[{number}]"
        if stub + sum(column.span for column in leaves(part.columns)) != len(table.widths):
            yield Fault(here, Wording(zh="各列 span 之和与 widths 的列数不符", en="the spans do not add up to the number of widths"))
        yield from _rows(f"{here}.rows", part.rows)
        yield from _columns(f"{here}.columns", part.columns)
        yield from _repeated(here, (column.id for column in part.columns))
        for column in part.columns:
            if meanings.setdefault(column.id, (column.label, column.measure)) != (column.label, column.measure):
                problem = Wording(zh="列“{id}”在各部分中含义不同", en="column '{id}' means different things in different parts")
                yield Fault(f"{here}.columns", problem.filled(id=column.id))


def _rows(place: str, rows: tuple[Line, ...]) -> Iterator[Fault]:
    yield from _lines(place, rows)
    for number, row in enumerate(rows):
        if not row.label and len(rows) > 1:  # a lone row may go without, as in table 四
            yield Fault(f"{place}[{number}].label", _EMPTY)
        if row.span != 1 or row.measure != Measure():
            yield Fault(
                place, Wording(zh="行“{id}”不能有 span 或 measure", en="row '{id}' cannot have a span or a measure").filled(id=row.id)
            )


def _columns(place: str, columns: tuple[Line, ...]) -> Iterator[Fault]:
    yield from _lines(place, columns)
    for number, column in enumerate(columns):
        if not column.label:
            yield Fault(f"{place}[{number}].label", _EMPTY)
        if column.span < 1:
            yield Fault(f"{place}[{number}].span", _POSITIVE)


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
        above = steps


def _references(place: str, each: Relation | Continuity | Bridge, table: Table) -> Iterator[Fault]:
    match each:
        case Relation():
            yield from _filled(f"{place}.left", each.left)
            yield from _both_sides(place, table, each)
            yield from _known(place, table, _other(each.each), left=each.left, right=each.right)
            yield from _places(f"{place}.finding", each.finding, {"line", "left", "right", "difference"})
            if not any(constraints_of(each, table)):
                yield Fault(place, _NOWHERE)
        case Continuity():
            yield from _filled(f"{place}.previous", each.previous)
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
        # A line that two ids stand for would be added twice: legal.* and legal.business.
        found = [chosen((each,), lines) or () for each in dict.fromkeys(ids)]
        yield from _repeated(f"{place}.{side}", (line.id for each in found for line in each))


def _filled(place: str, ids: tuple[str, ...]) -> Iterator[Fault]:
    if not ids:
        yield Fault(place, _EMPTY)


def _both_sides(place: str, table: Table, relation: Relation) -> Iterator[Fault]:
    lines = table.lines(_other(relation.each)).values()
    left, right = ({line.id for each in side for line in chosen((each,), lines) or ()} for side in (relation.left, relation.right))
    for name in sorted(left & right):
        yield Fault(place, Wording(zh="“{id}”在两边都有", en="'{id}' stands on both sides").filled(id=name))


def _places(place: str, wording: Wording, known: set[str]) -> Iterator[Fault]:
    for language, sentence in (("zh", wording.zh), ("en", wording.en)):
        try:
            places = [(name, spec, conversion) for _, name, spec, conversion in Formatter().parse(sentence) if name is not None]
        except ValueError as error:
            yield Fault(f"{place}.{language}", Wording(zh=str(error), en=str(error)))
            continue
        for name, spec, conversion in sorted(set(places), key=str):
            if name not in known or spec or conversion:
                problem = Wording(zh="没有可填入 {{{name}}} 的内容", en="nothing can fill {{{name}}}")
                yield Fault(
                    f"{place}.{language}",
                    problem.filled(name=f"{name}{'!' if conversion else ''}{conversion or ''}{':' if spec else ''}{spec}"),
                )


def _repeated(place: str, ids: Iterable[str]) -> Iterator[Fault]:
    for name, times in Counter(ids).items():
        if times > 1:
            yield Fault(place, Wording(zh="“{id}”出现 {times} 次", en="'{id}' stands {times} times").filled(id=name, times=times))


def _unfit(name: str) -> Wording:
    return Wording(zh="“{id}”不能作为标识", en="'{id}' cannot be an id").filled(id=name)
