"""
What each command does: read, ask the library, write. Every function returns the exit code.
"""

import csv
import io
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from govreport.cli import output, shapes
from govreport.cli.aggregating import aggregate_files
from govreport.cli.checking import check, diff_findings
from govreport.cli.exits import FINE
from govreport.cli.inputs import complain, read_report, recognised_file
from govreport.cli.parser import Usage
from govreport.cli.series import show_indicators, show_series
from govreport.cli.sheets import listing
from govreport.cli.words import WORDS
from govreport.codec import dumps, schema
from govreport.codec.blocks import Tree
from govreport.comparison import compare
from govreport.formats import readers, renderers
from govreport.report import Report, Scope
from govreport.rewording import reworded
from govreport.templates import load_template, template_names
from govreport.validation import (
    installed_rules,
    rules,
)
from govreport.wording import Language

__all__ = ["COMMANDS"]


def read(arguments: Namespace, language: Language) -> int:
    """
    Read a published report and write it as canonical JSON, with every note on standard error.
    """
    recognition = recognised_file(arguments.file, arguments, agency=arguments.agency, year=arguments.year)
    for note in recognition.notes:
        complain(note.message(language))
    output.emit(dumps(recognition.report).encode(), arguments)
    return FINE


def figures(arguments: Namespace, language: Language) -> int:
    """
    List every figure of a report.
    """
    rows = shapes.figures_shape(read_report(arguments.file, arguments), language)
    chosen = output.format_of(arguments, "table")
    if chosen == "json":
        output.emit_json(list(rows), arguments)
    elif chosen == "csv":
        output.emit(_csv(rows), arguments)
    else:
        columns = ("row", "column", "text", "unit", "state")
        document = listing(rows, columns, WORDS["figures"].say(language), language, (46, 26, 14, 6, 8))
        output.emit_printed(document, _printed(chosen), arguments, language)
    return FINE


def diff(arguments: Namespace, language: Language) -> int:
    """
    Lay the reports of two years beside each other.
    """
    if arguments.before == arguments.after == "-":
        raise Usage(WORDS["stdin-once"].say(language))
    if arguments.findings:
        return diff_findings(arguments, language)
    before, after = read_report(arguments.before, arguments), read_report(arguments.after, arguments)
    changes = compare(before, after)
    chosen = output.format_of(arguments, "text")
    if chosen == "json":
        lines: list[Tree] = [shapes.change_shape(each, language) for each in changes.items]
        words: list[Tree] = [shapes.rewording_shape(each) for each in reworded(before, after)]
        output.emit_json({"changes": lines, "words": words}, arguments)
    else:
        output.emit_printed(changes, chosen, arguments, language)
    return FINE


def render(arguments: Namespace, language: Language) -> int:
    """
    Print a report.
    """
    return _emit_report(read_report(arguments.file, arguments), output.format_of(arguments, "text"), arguments, language)


def new(arguments: Namespace, language: Language) -> int:
    """
    Make an empty report.
    """
    template = load_template(arguments.template) if arguments.template else None
    report = Report.of(arguments.agency, arguments.year, template=template, scope=Scope(arguments.scope))
    return _emit_report(report, output.format_of(arguments, "json"), arguments, language)


def _emit_report(report: Report, chosen: str, arguments: Namespace, language: Language) -> int:
    if chosen == "json":
        output.emit(dumps(report).encode(), arguments)
    else:
        output.emit_printed(report, chosen, arguments, language)
    return FINE


def plugins(arguments: Namespace, language: Language) -> int:
    """
    List the installed formats without importing any.
    """
    rows = list[Mapping[str, Tree]]()
    for kind, found in (("renderer", renderers()), ("reader", readers()), ("rules", installed_rules())):
        names = [each.name for each in found]
        rows += [shapes.plugin_shape(each, kind, "ok" if names.count(each.name) == 1 else "ambiguous") for each in found]
    return _listed("plugins", rows, ("name", "kind", "distribution", "version", "state"), arguments, language)


def templates(arguments: Namespace, language: Language) -> int:
    """
    List the versions of the form.
    """
    rows = [shapes.template_shape(load_template(name), language) for name in template_names()]
    return _listed("templates", rows, ("template", "label", "instrument", "first_year", "last_year", "cells"), arguments, language)


def catalogue(arguments: Namespace, language: Language) -> int:
    """
    List the rules of one form, or of all.
    """
    template = load_template(arguments.template) if arguments.template else None
    rows = [shapes.rule_shape(rule, language) for rule in rules(template)]
    return _listed("rules", rows, ("rule", "severity", "ground", "says"), arguments, language)


def print_schema(arguments: Namespace, language: Language) -> int:  # noqa: ARG001 - a command like the others
    """
    Print the JSON Schema.
    """
    output.emit_json(schema(), arguments)
    return FINE


COMMANDS: Final[Mapping[str, Callable[[Namespace, Language], int]]] = {
    "read": read,
    "figures": figures,
    "validate": check,
    "diff": diff,
    "aggregate": aggregate_files,
    "series": show_series,
    "indicators": show_indicators,
    "render": render,
    "new": new,
    "plugins": plugins,
    "templates": templates,
    "rules": catalogue,
    "schema": print_schema,
}


def _listed(name: str, rows: Sequence[Mapping[str, Tree]], columns: tuple[str, ...], arguments: Namespace, language: Language) -> int:
    arguments.to = arguments.to or ("json" if (arguments.output or "").endswith(".json") else "table")
    if arguments.to == "json":
        output.emit_json({name: [dict(row) for row in rows]}, arguments)
    else:
        output.emit_printed(listing(rows, columns, WORDS[name].say(language), language), "text", arguments, language)
    return FINE


def _printed(name: str) -> str:
    return "text" if name == "table" else name


def _csv(rows: list[dict[str, Tree]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(rows[0])
    for row in rows:
        said = {
            key: "/".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value) for key, value in row.items()
        }
        if row["state"] == "unread" and said["text"].startswith(("=", "+", "-", "@")):
            said["text"] = f"'{said['text']}"  # a spreadsheet would take it for a formula
        writer.writerow(said.values())
    return text.getvalue().encode()
