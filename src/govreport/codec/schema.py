"""
The canonical JSON described as JSON Schema (draft 2020-12), for systems that are not written in Python.

What a schema cannot say stays with :func:`~govreport.loads`: that a kept text reads as its figure, that cells tile a grid,
that a code's check sign is right, and that no key stands twice.
"""

from collections.abc import Sequence
from typing import Final

from govreport.agency import Level
from govreport.codec.blocks import Tree
from govreport.codec.encoding import VERSION
from govreport.document import CellKind, Role
from govreport.figures import LIMIT, Blank, Kind, Measure
from govreport.report import Scope
from govreport.tables import Table, leaves
from govreport.template import PREAMBLE, Template
from govreport.templates import NATIONAL, load_template

__all__ = ["schema"]

_MARKS: Final[list[Tree]] = [
    {"type": "null", "description": "空"},
    {
        "type": "object",
        "properties": {"blank": {"enum": [each.name.lower() for each in Blank if each.value]}},
        "required": ["blank"],
        "additionalProperties": False,
    },
    {"type": "object", "properties": {"unread": {"type": "string"}}, "required": ["unread"], "additionalProperties": False},
]
#: No leading zero, and no more digits than are read from a text.
_AMOUNT: Final = r"^-?(?!(?:[0-9]\.?){16})(0|[1-9][0-9]*)(\.[0-9]+)?$"
_NATURAL: Final[Tree] = {"type": "integer", "minimum": 0}
_POSITIVE: Final[Tree] = {"type": "integer", "minimum": 1}
_TEXT: Final[Tree] = {"type": "string"}


def schema(forms: Sequence[Template] = ()) -> dict[str, Tree]:
    """
    Return the JSON Schema of reports against some forms; the national ones unless others are given.

    >>> schema()["$schema"]
    'https://json-schema.org/draft/2020-12/schema'
    """
    known = tuple(forms) or tuple(load_template(name) for name in NATIONAL)
    properties: dict[str, Tree] = {
        "govreport": {"const": VERSION},
        "template": {"enum": [form.id for form in known]},
        "agency": _record(_agency(), "name"),
        "year": {"type": "integer", "minimum": 1, "maximum": 9999},
        "scope": {"enum": [each.value for each in Scope]},
        "published": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "figures": {"type": "object"},
        "written": {"type": "object", "additionalProperties": _TEXT},
        "prose": {"type": "object", "additionalProperties": {"type": "array", "items": {"$ref": "#/$defs/block"}}},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:govreport:report:{VERSION}",
        "title": "政府信息公开工作年度报告",
        "description": "The canonical JSON of govreport: one agency's figures and prose for one statistics year.",
        **_record(properties, "govreport", "template", "agency", "year", "figures"),
        "allOf": [_when(form) for form in known],
        "$defs": {
            "count": {
                "description": "件数、项数",
                "oneOf": [{"type": "integer", "exclusiveMinimum": -LIMIT, "exclusiveMaximum": LIMIT}, *_MARKS],
            },
            "amount": {
                "description": "金额，写作文字",
                "oneOf": [{"type": "string", "pattern": _AMOUNT}, *_MARKS],
            },
            "block": {"oneOf": _blocks()},
            "cell": {"oneOf": [_TEXT, _cell()]},
            "places": {"type": "array", "items": {"type": "array", "items": _NATURAL, "minItems": 2, "maxItems": 2}},
        },
    }


def _record(properties: dict[str, Tree], *required: str) -> dict[str, Tree]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def _agency() -> dict[str, Tree]:
    return {
        "name": {"type": "string", "pattern": r"^\S(.*\S)?$"},
        "code": {"type": "string", "pattern": "^[0-9A-HJ-NP-RTUW-Y]{18}$"},
        "region": {"type": "string", "pattern": "^[1-9][0-9]{5}$"},
        "level": {"enum": [each.value for each in Level]},
    }


def _when(form: Template) -> Tree:
    tables = {table.id: _table(table) for table in form.tables}
    sections: list[Tree] = [PREAMBLE, *(section.id for section in form.sections)]
    then: dict[str, Tree] = {
        "figures": _record(tables, *tables),
        "written": {"propertyNames": {"enum": [str(cell) for cell in form.cells]}},
        "prose": {"propertyNames": {"enum": sections}},
    }
    return {"if": {"properties": {"template": {"const": form.id}}, "required": ["template"]}, "then": {"properties": then}}


def _table(table: Table) -> Tree:
    rows: dict[str, Tree] = {}
    for part in table.parts:
        columns: dict[str, Tree] = {
            column.id: {"$ref": f"#/$defs/{_kind(column.measure)}", "title": column.label} for column in leaves(part.columns)
        }
        for row in leaves(part.rows):
            rows[row.id] = {"title": row.label, **_record(columns, *columns)}
    return {"title": table.label, **_record(rows, *rows)}


def _kind(measure: Measure) -> str:
    return "amount" if measure.kind is Kind.AMOUNT else "count"


def _blocks() -> list[Tree]:
    grid = _record(
        {
            "rows": {"type": "array", "items": {"type": "array", "items": {"$ref": "#/$defs/cell"}}},
            "caption": _TEXT,
            "unit": _TEXT,
            "head_rows": _NATURAL,
            "widths": {"type": "array", "items": _POSITIVE},
            "checks": {
                "type": "array",
                "items": _record({"left": {"$ref": "#/$defs/places"}, "right": {"$ref": "#/$defs/places"}}, "left", "right"),
            },
        },
        "rows",
    )
    return [
        _TEXT,
        _record({"paragraph": _TEXT, "role": {"enum": [each.value for each in Role]}}, "paragraph"),
        _record({"heading": _TEXT, "level": _POSITIVE}, "heading", "level"),
        _record({"picture": {"type": "string", "contentEncoding": "base64"}, "alt": _TEXT}, "picture", "alt"),
        _record({"grid": grid}, "grid"),
    ]


def _cell() -> Tree:
    return _record({"text": _TEXT, "rowspan": _POSITIVE, "colspan": _POSITIVE, "kind": {"enum": [each.value for each in CellKind]}}, "text")
