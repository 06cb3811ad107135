"""
What tells one finding from another through every re-run: its rule, its cells and what they say, and the words it quotes.
"""

import hashlib
import json

from govreport.figures import Number, digits
from govreport.report import Report
from govreport.validation.finding import Finding

__all__ = ["fingerprint"]

_LENGTH = 12


def fingerprint(finding: Finding, report: Report) -> str:
    """
    Return the fingerprint of a finding on a report: it changes when a figure, a word or a place that the finding rests on does, and with
    nothing else; neither with the wording of messages nor with other findings.

    >>> from govreport.validation import validate
    >>> report = Report.of("某局", 2021).fill({"disputes/cases/review.upheld": 2, "disputes/cases/review.total": 3})
    >>> len(fingerprint(validate(report).errors[0], report))
    12
    """
    facts = {
        "agency": report.agency.code or report.agency.name,
        "year": report.year,
        "rule": finding.rule.code,
        "verdict": finding.verdict.value,
        "section": finding.section,
        "cells": [[str(cell), report.text(cell)] for cell in finding.cells],
        "sides": [_said(finding.left), _said(finding.right)],
        "quoted": finding.quoted.text[finding.quoted.start : finding.quoted.end] if finding.quoted else "",
        "sentence": finding.quoted.marked() if finding.quoted else "",
        # Facts in words come of the form or of the rule; these come of the report.
        "facts": [[name, fact] for name, fact in finding.facts if isinstance(fact, str | int)],
    }
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def _said(number: Number | None) -> str:
    return "" if number is None else digits(number)
