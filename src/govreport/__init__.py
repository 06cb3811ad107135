"""
The typed model of China's annual report on open government information (政府信息公开工作年度报告).

The forms: :func:`load_template`, :func:`template_for`. A report: :class:`Report`, filled with figures and written with prose.
Its text form: :func:`loads`, :func:`dumps`, :func:`load`, :func:`schema`. What is wrong with it: :func:`validate`. What changed:
:func:`compare`. On paper: :func:`render`, :func:`write`, in the formats that :func:`renderers` lists.

A name is imported when it is first used, with what it needs and nothing else.
"""

from importlib import import_module

TYPE_CHECKING = False  # as checkers know it; typing takes as long to import as all else that the command needs for its version
if TYPE_CHECKING:
    from govreport.addresses import Address, SectionName
    from govreport.agency import Agency, Level
    from govreport.aggregation import Aggregate, LeftOut, Share, Undetermined, aggregate
    from govreport.cells import Cell
    from govreport.codec import dumps, loads
    from govreport.codec.schema import schema
    from govreport.comparison import Change, Changes, compare
    from govreport.document import Document, Grid, GridCell, Heading, Paragraph, Picture
    from govreport.entries import Entry
    from govreport.errors import GovReportError, InputError
    from govreport.figures import Blank, Figure, Unread
    from govreport.formats import Reader, Renderer, readers, renderers
    from govreport.indicators import Indicator, IndicatorValue, indicators_of, load_indicators
    from govreport.layout import Printable, document_of
    from govreport.narrative import Growth, Passage, Statement, Times, narrated
    from govreport.publishing import load, render, write
    from govreport.reading import read
    from govreport.recognition import Note, Origin, Place, Recognition, recognise
    from govreport.relations import Basis, Ground, Severity
    from govreport.report import Prose, Report, Scope, Totals, Written
    from govreport.rewording import Fate, Piece, Rewording, reworded
    from govreport.structure import Foreign, Headed, Printed, Structure
    from govreport.template import Template
    from govreport.templates import load_template, template_for, template_names
    from govreport.validation import (
        BlankPolicy,
        Case,
        Cause,
        Check,
        Finding,
        Findings,
        Quoted,
        Result,
        Rule,
        Skipped,
        Turns,
        Verdict,
        Waived,
        Waiver,
        compare_findings,
        local_rules,
        rules,
        validate,
        waive,
    )
    from govreport.waivers import dump_waivers, load_waivers
    from govreport.wording import Language, Wording
    from govreport.years import Carried, CellSeries, IndicatorSeries, Series, Step, series

__all__ = [
    "Address",
    "Agency",
    "Aggregate",
    "Basis",
    "Blank",
    "BlankPolicy",
    "Carried",
    "Case",
    "Cause",
    "Cell",
    "CellSeries",
    "Change",
    "Changes",
    "Check",
    "Document",
    "Entry",
    "Fate",
    "Figure",
    "Finding",
    "Findings",
    "Foreign",
    "GovReportError",
    "Grid",
    "GridCell",
    "Ground",
    "Growth",
    "Headed",
    "Heading",
    "Indicator",
    "IndicatorSeries",
    "IndicatorValue",
    "InputError",
    "Language",
    "LeftOut",
    "Level",
    "Note",
    "Origin",
    "Paragraph",
    "Passage",
    "Picture",
    "Piece",
    "Place",
    "Printable",
    "Printed",
    "Prose",
    "Quoted",
    "Reader",
    "Recognition",
    "Renderer",
    "Report",
    "Result",
    "Rewording",
    "Rule",
    "Scope",
    "SectionName",
    "Series",
    "Severity",
    "Share",
    "Skipped",
    "Statement",
    "Step",
    "Structure",
    "Template",
    "Times",
    "Totals",
    "Turns",
    "Undetermined",
    "Unread",
    "Verdict",
    "Waived",
    "Waiver",
    "Wording",
    "Written",
    "aggregate",
    "compare",
    "compare_findings",
    "document_of",
    "dump_waivers",
    "dumps",
    "indicators_of",
    "load",
    "load_indicators",
    "load_template",
    "load_waivers",
    "loads",
    "local_rules",
    "narrated",
    "read",
    "readers",
    "recognise",
    "render",
    "renderers",
    "reworded",
    "rules",
    "schema",
    "series",
    "template_for",
    "template_names",
    "validate",
    "waive",
    "write",
]

__version__ = "1.0.0"

#: The names of each module that are names of the package too.
_NAMES = {
    "addresses": ("Address", "SectionName"),
    "aggregation": ("Aggregate", "LeftOut", "Share", "Undetermined", "aggregate"),
    "agency": ("Agency", "Level"),
    "cells": ("Cell",),
    "codec": ("dumps", "loads"),
    "codec.schema": ("schema",),
    "comparison": ("Change", "Changes", "compare"),
    "document": ("Document", "Grid", "GridCell", "Heading", "Paragraph", "Picture"),
    "entries": ("Entry",),
    "errors": ("GovReportError", "InputError"),
    "figures": ("Blank", "Figure", "Unread"),
    "formats": ("Reader", "Renderer", "readers", "renderers"),
    "indicators": ("Indicator", "IndicatorValue", "indicators_of", "load_indicators"),
    "layout": ("Printable", "document_of"),
    "narrative": ("Growth", "Passage", "Statement", "Times", "narrated"),
    "publishing": ("load", "render", "write"),
    "reading": ("read",),
    "recognition": ("Note", "Origin", "Place", "Recognition", "recognise"),
    "relations": ("Basis", "Ground", "Severity"),
    "report": ("Prose", "Report", "Scope", "Totals", "Written"),
    "rewording": ("Fate", "Piece", "Rewording", "reworded"),
    "structure": ("Foreign", "Headed", "Printed", "Structure"),
    "template": ("Template",),
    "templates": ("load_template", "template_for", "template_names"),
    "validation": (
        "BlankPolicy",
        "Case",
        "Cause",
        "Check",
        "Finding",
        "Findings",
        "Quoted",
        "Result",
        "Rule",
        "Skipped",
        "Turns",
        "Verdict",
        "Waived",
        "Waiver",
        "compare_findings",
        "local_rules",
        "rules",
        "validate",
        "waive",
    ),
    "waivers": ("dump_waivers", "load_waivers"),
    "wording": ("Language", "Wording"),
    "years": ("Carried", "CellSeries", "IndicatorSeries", "Series", "Step", "series"),
}
_HOMES = {name: module for module, names in _NAMES.items() for name in names}


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


if not TYPE_CHECKING:  # else every misspelt name would be one to checkers

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
        value = globals()[name] = getattr(import_module(f"govreport.{_HOMES[name]}"), name)
        return value
