"""
What each command does: read, ask the library, write. Every function returns the exit code.
"""

import csv
import io
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, final

from attrs import frozen

from govreport.cli import output, shapes
from govreport.cli.parser import Usage
from govreport.cli.sheets import listing, sheet
from govreport.cli.words import WORDS
from govreport.codec import dumps, schema
from govreport.codec.blocks import Tree
from govreport.comparison import compare
from govreport.errors import InputError
from govreport.files import read_bytes
from govreport.formats import readers, renderers
from govreport.reading import recognised
from govreport.recognition import Recognition
from govreport.report import Report, Scope
from govreport.templates import load_template, template_names
from govreport.validation import (
    BlankPolicy,
    Check,
    Findings,
    Waiver,
    compare_findings,
    installed_rules,
    local_rules,
    rules,
    validate,
)
from govreport.waivers import load_waivers
from govreport.wording import Language

__all__ = ["COMMANDS", "FINE", "FOUND", "UNREADABLE", "WRONG"]

FINE: Final = 0
#: A rule of weight "error" is violated.
FOUND: Final = 1
#: The call cannot be carried out as it stands.
WRONG: Final = 2
#: A file cannot be read.
UNREADABLE: Final = 3


def read(arguments: Namespace, language: Language) -> int:
    """
    Read a published report and write it as canonical JSON, with every note on standard error.
    """
    recognition = _recognised(arguments.file, arguments, agency=arguments.agency, year=arguments.year)
    for note in recognition.notes:
        _complain(note.message(language))
    output.emit(dumps(recognition.report).encode(), arguments)
    return FINE


def figures(arguments: Namespace, language: Language) -> int:
    """
    List every figure of a report.
    """
    rows = shapes.figures_shape(_read(arguments.file, arguments), language)
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


def check(arguments: Namespace, language: Language) -> int:
    """
    Check reports, each against last year's if that was given.
    """
    if [*arguments.files, *arguments.previous, *arguments.parts].count("-") > 1:
        raise Usage(WORDS["stdin-once"].say(language))
    if arguments.parts and len(arguments.files) > 1:
        raise Usage(WORDS["parts-once"].say(language))
    against = _against(arguments)
    earlier = {file: _read(file, arguments) for file in arguments.previous}
    found, unreadable = list[tuple[str, Findings]](), False
    for file in _counted(arguments.files):
        try:
            source = _recognised(file, arguments)
        except InputError as error:
            _complain(error.explain(language))
            unreadable = True
            continue
        previous = _previous(source.report, earlier, alone=len(arguments.files) == 1)
        found.append((file, against.findings(source, previous)))
    _leftover(earlier, [findings.report for _, findings in found], arguments, language)
    for each in _lapsed([findings for _, findings in found]):
        facts = {"waivers": arguments.waivers, "who": each.who, "when": each.when.isoformat(), "rule": each.rule}
        _complain(WORDS["lapsed"].say(language, **facts))
    chosen = output.format_of(arguments, "text")
    if chosen == "json":
        output.emit_json(shapes.checked_shape(found, language), arguments)
    elif found:
        output.emit_printed(sheet(found, language), chosen, arguments, language)
    if unreadable:
        return UNREADABLE
    return FOUND if any(findings.errors for _, findings in found) else FINE


@final
@frozen
class _Against:
    """
    What reports are checked against, beside last year's.
    """

    parts: tuple[Report, ...]
    blanks: BlankPolicy
    only: tuple[str, ...]
    skip: tuple[str, ...]
    local: tuple[Check, ...]
    waivers: tuple[Waiver, ...]

    def findings(self, source: Recognition, previous: Report | None) -> Findings:
        """
        Return the findings on a report that was read.
        """
        return validate(
            source.report,
            previous,
            parts=self.parts,
            source=source.structure,
            blanks=self.blanks,
            only=self.only,
            skip=self.skip,
            local=self.local,
            waivers=self.waivers,
        )


def _against(arguments: Namespace) -> _Against:
    only, skip = (tuple(name for each in given for name in each.split(",") if name) for given in (arguments.only, arguments.skip))
    return _Against(
        parts=tuple(_read(file, arguments) for file in arguments.parts),
        blanks=BlankPolicy(arguments.blanks),
        only=only,
        skip=skip,
        local=tuple(check for name in arguments.rules for check in local_rules(name)),
        waivers=load_waivers(arguments.waivers) if arguments.waivers else (),
    )


def _lapsed(found: Sequence[Findings]) -> tuple[Waiver, ...]:
    """
    Return the waivers that fit none of the reports they may be on.
    """
    used = {each.waiver for findings in found for each in findings.waived}
    return tuple(dict.fromkeys(each for findings in found for each in findings.lapsed if each not in used))


def _previous(report: Report, earlier: Mapping[str, Report], *, alone: bool) -> Report | None:
    if alone and len(earlier) == 1:
        return next(iter(earlier.values()))  # whoever names one file for one report means it: a misfit is an error
    return next((each for each in earlier.values() if _follows(report, each)), None)


def _follows(report: Report, previous: Report) -> bool:
    return report.agency.same_as(previous.agency) and report.scope is previous.scope and report.year == previous.year + 1


def _leftover(earlier: Mapping[str, Report], reports: list[Report], arguments: Namespace, language: Language) -> None:
    for file, previous in earlier.items() if len(arguments.files) > 1 or len(earlier) > 1 else ():
        if not any(_follows(report, previous) for report in reports):
            _complain(WORDS["unused-previous"].say(language, file=file))


def diff(arguments: Namespace, language: Language) -> int:
    """
    Lay the reports of two years beside each other.
    """
    if arguments.before == arguments.after == "-":
        raise Usage(WORDS["stdin-once"].say(language))
    if arguments.findings:
        return _diff_findings(arguments, language)
    changes = compare(_read(arguments.before, arguments), _read(arguments.after, arguments))
    chosen = output.format_of(arguments, "text")
    if chosen == "json":
        output.emit_json({"changes": [shapes.change_shape(each, language) for each in changes.items]}, arguments)
    else:
        output.emit_printed(changes, chosen, arguments, language)
    return FINE


def _diff_findings(arguments: Namespace, language: Language) -> int:
    """
    Say which findings are new, gone or still there.
    """
    before, after = (_recognised(file, arguments) for file in (arguments.before, arguments.after))
    turns = compare_findings(*(validate(each.report, source=each.structure) for each in (before, after)))
    chosen = output.format_of(arguments, "text")
    if chosen == "json":
        output.emit_json(shapes.turns_shape(turns, language), arguments)
    else:
        output.emit_printed(turns, chosen, arguments, language)
    return FINE


def render(arguments: Namespace, language: Language) -> int:
    """
    Print a report.
    """
    return _emit_report(_read(arguments.file, arguments), output.format_of(arguments, "text"), arguments, language)


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


def _read(file: str, arguments: Namespace) -> Report:
    return _recognised(file, arguments).report


def _recognised(file: str, arguments: Namespace, *, agency: str | None = None, year: int | None = None) -> Recognition:
    template = load_template(arguments.template) if arguments.template else None
    data = sys.stdin.buffer.read() if file == "-" else read_bytes(file)
    suffix = "" if file == "-" else Path(file).suffix
    return recognised(data, file, arguments.format, suffix, agency=agency, year=year, template=template)


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


def _counted(files: list[str]) -> Iterator[str]:
    """
    Yield files, with a count on a terminal where there are many.
    """
    shown = len(files) > 1 and sys.stderr.isatty()
    for place, file in enumerate(files, 1):
        if shown:
            sys.stderr.write(f"\r{place}/{len(files)} ")
            sys.stderr.flush()
        yield file
    if shown:
        sys.stderr.write("\r\033[K")


def _complain(words: str) -> None:
    print(f"govreport: {words}", file=sys.stderr)
