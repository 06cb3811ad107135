"""
What it costs to try all rules on a report with much prose, beside printing it.
"""

from pathlib import Path
from typing import Final

from attrs import evolve

from benchmarks.measuring import Budget
from govreport import Report, load, render, validate

__all__ = ["budgets"]

_EXAMPLE: Final = Path(__file__).parent.parent / "examples" / "huaian-2024.json"
_WORDS: Final = (
    "2024年新收政府信息公开申请3119件，上年结转34件，办结3050件，结转下年度103件，其中自然人申请占多数。"
    "全年完善公开目录，规范办理流程，开展业务培训4次，发布各类信息1200条。"
)
_CHARACTERS: Final = 6_000
_LINE: Final = 250


def budgets() -> tuple[Budget, ...]:
    """
    Return the budget of validation.
    """
    report = _wordy(load(_EXAMPLE))
    previous = evolve(report, year=report.year - 1)
    return (Budget("try all rules", lambda: validate(report, previous), "render DOCX", lambda: render(report, "docx"), 3),)


def _wordy(report: Report) -> Report:
    text = (_WORDS * _CHARACTERS)[:_CHARACTERS]
    return report.write("overview", *(text[place : place + _LINE] for place in range(0, _CHARACTERS, _LINE)))
