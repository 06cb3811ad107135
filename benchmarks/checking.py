"""
What it costs to try all rules on a report with much prose, beside printing it.
"""

from attrs import evolve

from benchmarks.measuring import Budget
from benchmarks.samples import wordy
from govreport import render, validate

__all__ = ["budgets"]


def budgets() -> tuple[Budget, ...]:
    """
    Return the budget of validation.
    """
    report = wordy()
    previous = evolve(report, year=report.year - 1)
    return (Budget("try all rules", lambda: validate(report, previous), "render DOCX", lambda: render(report, "docx"), 3),)
