"""
The shapes of the command's JSON. Numbers are decimal strings, so that no reader bends them.
"""

from collections.abc import Sequence
from typing import Final

from govreport.cells import Cell
from govreport.codec.blocks import Tree
from govreport.comparison import Change
from govreport.figures import Blank, Figure, Unread, digits, plain
from govreport.plugins import Installed
from govreport.report import Report
from govreport.rewording import Rewording
from govreport.tables import Axis
from govreport.template import Template
from govreport.validation import Cause, Finding, Findings, Rule, Turns
from govreport.validation.mistakes import Correction
from govreport.waivers import waiver_shape
from govreport.wording import Language

__all__ = [
    "STATES",
    "cause_shape",
    "change_shape",
    "checked_shape",
    "figure_shape",
    "figures_shape",
    "plugin_shape",
    "rewording_shape",
    "rule_shape",
    "state_of",
    "template_shape",
    "turns_shape",
]

#: How each kind of gap is called.
STATES: Final = {Blank.EMPTY: "empty", Blank.DASH: "dash", Blank.SLASH: "slash", Blank.NONE: "none"}


def figures_shape(report: Report, language: Language) -> list[dict[str, Tree]]:
    """
    Return every figure of a report, one object each.
    """
    written = {each.cell: each.text for each in report.written}
    return [figure_shape(report.template, place, figure, written, language) for place, figure in enumerate(report.figures)]


def figure_shape(template: Template, place: int, figure: Figure, written: dict[Cell, str], language: Language) -> dict[str, Tree]:
    """
    Return one figure with all that is known of it.
    """
    cell, measure = template.cells[place], template.measure(place)
    return {
        "cell": str(cell),
        "table": cell.table,
        "row": list(template.labels(cell, Axis.ROW, language)),
        "column": list(template.labels(cell, Axis.COLUMN, language)),
        "unit": measure.unit,
        "text": written.get(cell, plain(figure, measure)),
        "value": number(figure),
        "state": state_of(figure),
    }


def state_of(figure: Figure) -> str:
    """
    Return what stands in a cell: ``number``, ``empty``, ``dash``, ``slash``, ``none`` or ``unread``.
    """
    match figure:
        case Blank():
            return STATES[figure]
        case Unread():
            return "unread"
        case _:
            return "number"


def number(figure: Figure | None) -> str | None:
    """
    Return a number as a decimal string, and nothing for what is none.
    """
    if figure is None or isinstance(figure, Blank | Unread):
        return None
    return digits(figure)


def checked_shape(found: Sequence[tuple[str, Findings]], language: Language) -> dict[str, Tree]:
    """
    Return the findings on reports, what was waived, which decisions lapsed, and what was tried.
    """
    return {
        "findings": [finding_shape(each, findings, file, language) for file, findings in found for each in findings.items],
        "waived": [
            {**finding_shape(each.finding, findings, file, language), "waiver": dict[str, Tree](waiver_shape(each.waiver))}
            for file, findings in found
            for each in findings.waived
        ],
        "lapsed": [{"file": file, **waiver_shape(each)} for file, findings in found for each in findings.lapsed],
        "reports": [report_shape(file, findings, language) for file, findings in found],
    }


def finding_shape(finding: Finding, findings: Findings, file: str, language: Language) -> dict[str, Tree]:
    """
    Return one finding.
    """
    words = finding.quoted
    quoted: Tree = {"line": words.line, "start": words.start, "end": words.end, "text": words.text} if words else None
    return {
        "file": file,
        "rule": finding.rule.code,
        "severity": finding.severity.value,
        "verdict": finding.verdict.value,
        "cells": [str(cell) for cell in finding.cells],
        "section": finding.section or None,
        "quoted": quoted,
        "left": number(finding.left),
        "right": number(finding.right),
        "causes": [cause_shape(each) for each in finding.causes],
        "blanks": [str(cell) for cell in finding.blanks],
        "message": finding.message(language),
        "fingerprint": findings.fingerprint(finding),
    }


def report_shape(file: str, findings: Findings, language: Language) -> dict[str, Tree]:
    """
    Return what was tried on a report and how it came out, and what was not, and why.
    """
    report = findings.report
    return {
        "file": file,
        "agency": report.agency.name,
        "year": report.year,
        "template": report.template.id,
        "ran": [
            {
                "rule": each.rule.code,
                "holds": each.holds,
                "with_blanks": each.with_blanks,
                "violated": each.violated,
                "undetermined": each.undetermined,
            }
            for each in findings.ran
        ],
        "skipped": [{"rule": each.rule.code, "reason": each.reason.say(language)} for each in findings.skipped],
    }


def turns_shape(turns: Turns, language: Language) -> dict[str, Tree]:
    """
    Return which findings are new, gone and still there.
    """
    return {
        "new": [finding_shape(each, turns.after, "", language) for each in turns.new],
        "gone": [finding_shape(each, turns.before, "", language) for each in turns.gone],
        "still": [finding_shape(each, turns.after, "", language) for each in turns.still],
    }


def cause_shape(cause: Cause) -> dict[str, Tree]:
    """
    Return one probable cause: its figure, what kind of slip it looks like, and the second figure where it takes two.
    """
    other = _correction_shape(cause.other) if cause.other else None
    return {**_correction_shape(cause), "slip": cause.slip.name.lower() if cause.slip else None, "with": other}


def _correction_shape(correction: Cause | Correction) -> dict[str, Tree]:
    return {"cell": str(correction.cell), "now": number(correction.now), "suggested": number(correction.suggested)}


def change_shape(change: Change, language: Language) -> dict[str, Tree]:
    """
    Return one figure in two years.
    """
    return {
        "cell": str(change.cell),
        "before": number(change.before),
        "after": number(change.after),
        "delta": number(change.difference),
        "ratio": number(change.ratio),
        "basis": change.basis.value,
        "reason": change.reason.say(language) if change.reason else None,
    }


def rewording_shape(rewording: Rewording) -> dict[str, Tree]:
    """
    Return the words of one section in two years.
    """
    return {
        "section": rewording.section,
        "similarity": number(rewording.similarity),
        "numbers_only": rewording.numbers_only,
        "pieces": [{"fate": piece.fate.value, "text": piece.text} for piece in rewording.pieces],
    }


def rule_shape(rule: Rule, language: Language) -> dict[str, Tree]:
    """
    Return one entry of the catalogue.
    """
    return {
        "rule": rule.code,
        "severity": rule.severity.value,
        "ground": rule.ground.value,
        "says": rule.says.say(language),
        "quote": rule.quote or None,
    }


def plugin_shape(plugin: Installed, kind: str, state: str) -> dict[str, Tree]:
    """
    Return one installed format.
    """
    return {"name": plugin.name, "kind": kind, "distribution": plugin.distribution, "version": plugin.version, "state": state}


def template_shape(template: Template, language: Language) -> dict[str, Tree]:
    """
    Return one version of the form.
    """
    return {
        "template": template.id,
        "label": template.label if language == "zh" else template.en,
        "instrument": template.instrument,
        "first_year": template.first_year,
        "last_year": template.last_year,
        "cells": len(template.cells),
    }
