"""
From a report to canonical JSON: one writing for each report, a line for each row of the form.
"""

import json
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import Final

from govreport.codec.blocks import Tree, block_tree
from govreport.figures import Blank, Figure, Unread
from govreport.report import Report
from govreport.template import Template

__all__ = ["VERSION", "dumps"]

#: The version of the canonical JSON.
VERSION = 1

_json: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_BLANKS: Final = {each: "null" if each is Blank.EMPTY else _json({"blank": each.name.lower()}) for each in Blank}
#: Where a figure goes. No JSON holds it: there it is written \u0000.
_PLACE: Final = "\0"


def dumps(report: Report) -> str:
    """
    Return a report as canonical JSON: equal reports give equal texts.

    >>> from govreport.report import Report
    >>> dumps(Report.of("某局", 2021)).splitlines()[2:4]
    [' "template": "cn-2021",', ' "agency": {"name": "某局"},']
    """
    members = [
        _member("govreport", str(VERSION)),
        _member("template", _json(report.template.id)),
        _member("agency", _json(_agency(report))),
        _member("year", str(report.year)),
        _member("scope", _json(report.scope.value)),
    ]
    if report.published:
        members.append(_member("published", _json(report.published.isoformat())))
    members += [
        _member("figures", _figures(report)),
        _member("written", _object(1, (_member(str(each.cell), _json(each.text)) for each in report.written))),
        _member("prose", _object(1, (_member(each.section, _list(2, map(block_tree, each.blocks))) for each in report.prose))),
    ]
    return _object(0, members) + "\n"


def _agency(report: Report) -> Tree:
    agency = report.agency
    known: dict[str, Tree] = {"name": agency.name, "code": agency.code, "region": agency.region}
    known["level"] = agency.level.value if agency.level else None
    return {key: value for key, value in known.items() if value is not None}


def _figures(report: Report) -> str:
    return _form(report.template) % tuple([each if type(each) is int else _figure(each) for each in report.figures])


@cache
def _form(template: Template) -> str:
    """
    Return the figures of a form with a ``%s`` for each: a report has only to fill them in.
    """
    tables = list[str]()
    for table, in_table in groupby(template.cells, key=lambda cell: cell.table):
        rows = list[str]()
        for row, in_row in groupby(in_table, key=lambda cell: cell.row):
            rows.append(_member(row, f"{{{', '.join(_member(cell.column, _PLACE) for cell in in_row)}}}"))
        tables.append(_member(table, _object(2, rows)))
    return _object(1, tables).replace("%", "%%").replace(_PLACE, "%s")


def _figure(figure: Figure) -> str:
    match figure:
        case Blank():
            return _BLANKS[figure]
        case Unread():
            return _json({"unread": figure.text})
        case _:
            return f'"{figure:f}"'


def _member(key: str, value: str) -> str:
    return f"{_json(key)}: {value}"


def _object(depth: int, members: Iterable[str]) -> str:
    return _lines("{", members, "}", depth)


def _list(depth: int, trees: Iterable[Tree]) -> str:
    return _lines("[", map(_json, trees), "]", depth)


def _lines(opening: str, lines: Iterable[str], closing: str, depth: int) -> str:
    # One space for each level: a person reads and edits this.
    start = "\n" + " " * (depth + 1)
    body = f",{start}".join(lines)
    return f"{opening}{start}{body}{start[:-1]}{closing}" if body else opening + closing
