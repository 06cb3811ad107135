"""
What tells one finding from another through every re-run: its rule, its cells and what they say, and the words it quotes.
"""

import hashlib
import json

from govreport.figures import Number, digits
from govreport.report import Report
from govreport.validation.causes import CAUSE_FACTS
from govreport.validation.finding import Fact, Finding
from govreport.wording import Wording

__all__ = ["fingerprint"]

_LENGTH = 12


def fingerprint(finding: Finding, report: Report) -> str:
    """
    Return the fingerprint of a finding on a report: it changes when a figure, a word or a place that the finding rests on does, and with
    nothing else; neither with the wording of messages nor with other findings. A personal number is in it only as far as it is shown: a mark
    must not give away the rest.

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
        # A cause rests on other lines, and the rule's own words on nothing.
        "facts": [[name, _worded(fact)] for name, fact in finding.facts if not _aside(finding, name, fact)],
    }
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def _aside(finding: Finding, name: str, fact: Fact) -> bool:
    return fact == finding.rule.says or (bool(finding.causes) and name in CAUSE_FACTS)


def _worded(fact: Fact) -> object:
    if isinstance(fact, Wording):
        return fact.zh
    return [each.zh for each in fact] if isinstance(fact, tuple) else fact


def _said(number: Number | None) -> str:
    return "" if number is None else digits(number)
