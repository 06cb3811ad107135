"""
``series`` and ``indicators``: one agency's reports over the years, and what a report gives for each indicator.
"""

import csv
import io
from argparse import Namespace
from collections.abc import Mapping, Sequence

from govreport.cli import output
from govreport.cli.exits import FINE
from govreport.cli.inputs import counted, read_report
from govreport.cli.parser import Usage
from govreport.cli.series_shapes import indicator_rows, indicators_shape, series_rows, series_shape
from govreport.cli.words import WORDS
from govreport.codec.blocks import Tree
from govreport.indicators import Indicator, load_indicators
from govreport.layout.indicators import indicators_document
from govreport.layout.series import series_document
from govreport.wording import Language
from govreport.years import series

__all__ = ["show_indicators", "show_series"]


def show_series(arguments: Namespace, language: Language) -> int:
    """
    Lay one agency's reports side by side, in the order of their years.
    """
    if arguments.files.count("-") > 1:
        raise Usage(WORDS["stdin-once"].say(language))
    reports = [read_report(file, arguments) for file in counted(arguments.files)]
    found = series(reports, indicators=_indicators(arguments))
    chosen = output.format_of(arguments, "text")
    if chosen == "json":
        output.emit_json(series_shape(found, language), arguments)
    elif chosen == "csv":
        output.emit(_csv(series_rows(found, language)), arguments)
    else:
        output.emit_printed(series_document(found, language), chosen, arguments, language)
    return FINE


def show_indicators(arguments: Namespace, language: Language) -> int:
    """
    Say what a report gives for each indicator.
    """
    report, indicators = read_report(arguments.file, arguments), _indicators(arguments)
    chosen = output.format_of(arguments, "text")
    if chosen == "json":
        output.emit_json(indicators_shape(report, indicators, language), arguments)
    elif chosen == "csv":
        output.emit(_csv(indicator_rows(report, indicators, language)), arguments)
    else:
        output.emit_printed(indicators_document(report, language, indicators=indicators), chosen, arguments, language)
    return FINE


def _indicators(arguments: Namespace) -> tuple[Indicator, ...] | None:
    return load_indicators(arguments.indicators) if arguments.indicators else None


def _csv(rows: Sequence[Mapping[str, Tree]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        said = {key: _plain(value) for key, value in row.items()}
        if row["state"] == "unread" and said["text"].startswith(("=", "+", "-", "@")):
            said["text"] = f"'{said['text']}"  # a spreadsheet would take it for a formula
        writer.writerow(said)
    return text.getvalue().encode()


def _plain(value: Tree) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
