"""
From canonical JSON to a report: nothing converted, nothing missing, nothing unknown, all faults at once.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import chain, count
from typing import Final, cast

from govreport.agency import Agency, Level
from govreport.codec.blocks import block_from
from govreport.codec.encoding import VERSION
from govreport.codec.jsontext import parsed
from govreport.codec.walk import choice, items, keys, note, text, whole, writable
from govreport.document import Paragraph
from govreport.errors import Fault, GovReportError, InvalidReport, InvalidValue, MalformedAddress, UnknownCell, UnknownTemplate
from govreport.figures import Blank, Figure, Kind, Measure, Unread, canonical, digits, fits, plain
from govreport.notation import read_figure
from govreport.report import Prose, Report, Scope, Written
from govreport.template import PREAMBLE, Template
from govreport.templates import load_template, template_names
from govreport.wording import Wording

__all__ = ["loads"]

_NEEDED: Final = ("govreport", "template", "agency", "year", "figures")
_KEYS: Final = ("govreport", "template", "agency", "year", "scope", "published", "figures", "written", "prose")
_AGENCY: Final = ("name", "code", "region", "level")
_BLANKS: Final = {blank.name.lower(): blank for blank in Blank if blank is not Blank.EMPTY}
# date.fromisoformat takes weeks as well (2021-W03-3).
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_AMOUNT = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?", re.ASCII)

_COUNT_EXPECTED: Final = Wording(
    zh='应为整数、null、{"blank": …} 或 {"unread": …}',
    en='should be a whole number, null, {"blank": …} or {"unread": …}',
)
_AMOUNT_EXPECTED: Final = Wording(
    zh='应为写作文字的金额（如 "123.45"）、null、{"blank": …} 或 {"unread": …}',
    en='should be an amount as a text ("123.45"), null, {"blank": …} or {"unread": …}',
)
_BLANK_EXPECTED: Final = Wording(zh="应为 {known} 之一", en="should be one of {known}").filled(known=tuple(_BLANKS))
_WRITTEN_EXPECTED: Final = Wording(zh="与所填数据不符，或无需另记", en="is not the text of the figure, or needs no keeping")


def loads(data: str | bytes, /, *, source: str = "JSON", template: Template | None = None) -> Report:
    """
    Return the report that canonical JSON holds.

    Args:
        data: The text, or its bytes in UTF-8.
        source: What to call it in an error, such as the file's path.
        template: The form, if it is not one that :func:`~govreport.load_template` finds by its id.

    Raises:
        UnreadableFile: It is no JSON.
        InvalidReport: It is no report; the error holds every fault with its path.
    """
    faults = list[Fault]()
    known = keys(parsed(data, source), "$", faults, _KEYS, _NEEDED)
    if "govreport" in known and not (type(known["govreport"]) is int and known["govreport"] == VERSION):
        note(faults, "$.govreport", Wording(zh="应为 {version}", en="should be {version}").filled(version=VERSION))
    form = _template(text(known["template"], "$.template", faults), template, faults) if "template" in known else None
    agency = _agency(known["agency"], faults) if "agency" in known else None
    year = whole(known["year"], "$.year", faults, least=1, most=date.max.year) if "year" in known else 1
    scope = choice(known.get("scope", Scope.OWN.value), "$.scope", faults, Scope)
    published = _day(known["published"], faults) if "published" in known else None
    figures: Sequence[Figure | None] = ()
    texts, prose = dict[int, str](), tuple[Prose, ...]()
    if form is not None:
        figures, texts = _figures(known.get("figures", {}), form, faults)
        texts |= _written(known.get("written", {}), form, figures, faults)
        prose = _prose(known.get("prose", {}), form, faults)
    if faults or form is None or agency is None or scope is None:
        raise InvalidReport(source, tuple(faults))
    written = tuple(Written(form.cells[place], texts[place]) for place in sorted(texts))
    values = cast("tuple[Figure, ...]", tuple(figures))  # where nothing is at fault, none is missing
    return Report(agency=agency, year=year, template=form, scope=scope, published=published, figures=values, written=written, prose=prose)


def _template(name: str, given: Template | None, faults: list[Fault]) -> Template | None:
    if given is not None and name == given.id:
        return given
    if name.endswith(".toml"):  # an id only: a path that a file names is never opened
        note(faults, "$.template", _said(UnknownTemplate(name, template_names())))
        return None
    try:
        return load_template(name)
    except UnknownTemplate as error:
        note(faults, "$.template", _said(error))
        return None


def _agency(value: object, faults: list[Fault]) -> Agency | None:
    known = keys(value, "$.agency", faults, _AGENCY, ("name",))
    level = choice(known["level"], "$.agency.level", faults, Level) if "level" in known else None
    given = {key: text(known[key], f"$.agency.{key}", faults) for key in ("name", "code", "region") if key in known}
    if not faults:
        try:
            return Agency(given["name"], code=given.get("code"), region=given.get("region"), level=level)
        except InvalidValue:
            pass
    for key, said in given.items():
        try:
            _ = Agency(said) if key == "name" else Agency("-", code=said) if key == "code" else Agency("-", region=said)
        except InvalidValue as error:  # one field at a time, so that each is reported
            note(faults, f"$.agency.{key}", _said(error))
    return None


def _day(value: object, faults: list[Fault]) -> date | None:
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    note(faults, "$.published", Wording(zh="应为 2021-01-20 这样的日期", en="should be a day, as 2021-01-20"))
    return None


def _figures(value: object, form: Template, faults: list[Fault]) -> tuple[Sequence[Figure | None], dict[int, str]]:
    """
    Return the figures in the order of the form, nothing where one is at fault, and the texts of those not written canonically.
    """
    if (usual := _usual_figures(value, form)) is not None:
        return usual, {}
    figures: list[Figure | None] = [None] * len(form.cells)
    texts, places, lines = dict[int, str](), count(), _lines(form)
    tables = keys(value, "$.figures", faults, lines)
    for table, known in lines.items():
        rows = keys(tables[table], f"$.figures.{table}", faults, known) if table in tables else {}
        for row, columns in known.items():
            entries = keys(rows[row], f"$.figures.{table}.{row}", faults, columns) if row in rows else {}
            for column in columns:
                place = next(places)
                if column in entries:
                    figures[place], given = _figure(entries[column], form.measure(place), f"$.figures.{table}.{row}.{column}", faults)
                    if given:
                        texts[place] = given
    return figures, texts


def _usual_figures(value: object, form: Template) -> list[Figure] | None:
    """
    Return the figures if all of them are there, in the order of the form and written canonically; this is much quicker to find out.
    """
    figures, lines = list[Figure](), _lines(form)
    if type(value) is not dict or tuple(value) != tuple(lines):
        return None
    for rows, known in zip(value.values(), lines.values(), strict=True):
        if type(rows) is not dict or tuple(rows) != tuple(known):
            return None
        if {*map(type, rows.values())} != {dict} or [*map(tuple, rows.values())] != [*known.values()]:
            return None
        figures += chain.from_iterable(map(dict.values, rows.values()))  # to be seen whether they are
    faults = list[Fault]()
    for place in form.uncounted(figures):
        figure, given = _figure(figures[place], form.measure(place), "", faults)
        if figure is None or given or faults:
            return None
        figures[place] = figure
    return figures


@cache
def _lines(form: Template) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """
    Return the columns of each row of each table.
    """
    lines: dict[str, dict[str, tuple[str, ...]]] = {table.id: {} for table in form.tables}
    for cell in form.cells:
        lines[cell.table][cell.row] = (*lines[cell.table].get(cell.row, ()), cell.column)
    return lines


def _figure(entry: object, measure: Measure, place: str, faults: list[Fault]) -> tuple[Figure | None, str]:
    """
    Return the figure if it is one, and its text if an amount was not written the canonical way (``"1.50"``).
    """
    if entry is None:
        return Blank.EMPTY, ""
    if type(entry) is int and measure.kind is not Kind.AMOUNT and fits(entry):
        return entry, ""
    if isinstance(entry, str) and measure.kind is Kind.AMOUNT and _AMOUNT.fullmatch(entry) and fits(number := Decimal(entry)):
        figure = canonical(number)
        return figure, "" if digits(figure) == digits(number) else plain(number, measure)
    if isinstance(entry, dict) and "unread" in entry:
        return Unread(text(keys(entry, place, faults, ("unread",))["unread"], f"{place}.unread", faults)), ""
    if isinstance(entry, dict) and "blank" in entry:
        mark = keys(entry, place, faults, ("blank",))["blank"]
        if isinstance(mark, str) and mark in _BLANKS:
            return _BLANKS[mark], ""
        note(faults, f"{place}.blank", _BLANK_EXPECTED)
    else:
        note(faults, place, _AMOUNT_EXPECTED if measure.kind is Kind.AMOUNT else _COUNT_EXPECTED)
    return None, ""


def _written(value: object, form: Template, figures: Sequence[Figure | None], faults: list[Fault]) -> dict[int, str]:
    texts = dict[int, str]()
    known = keys(value, "$.written", faults, list(value) if isinstance(value, dict) else [])
    for address, given in known.items():
        place = f"$.written.{address}"
        try:
            position = form.place(address)
        except (UnknownCell, MalformedAddress) as error:
            note(faults, place, _said(error))
            continue
        measure, said = form.measure(position), text(given, place, faults)
        figure = figures[position]
        if figure is not None and (read_figure(said, measure) != figure or plain(figure, measure) == said):
            note(faults, place, _WRITTEN_EXPECTED)
        texts[position] = said
    return texts


def _prose(value: object, form: Template, faults: list[Fault]) -> tuple[Prose, ...]:
    names = (PREAMBLE, *(section.id for section in form.sections))
    known = keys(value, "$.prose", faults, names, ())
    prose = list[Prose]()
    for name, given in known.items():
        place = f"$.prose.{name}"
        drafted = [
            # Most blocks are plain paragraphs; the place is for what may be at fault.
            Paragraph(each) if type(each) is str and writable(each) else block_from(each, f"{place}[{number}]", faults)
            for number, each in enumerate(items(given, place, faults))
        ]
        if blocks := tuple([block for block in drafted if block is not None]):
            prose.append(Prose(name, blocks))
    return tuple(prose)


def _said(error: GovReportError) -> Wording:
    return Wording(zh=error.explain("zh"), en=error.explain("en"))
