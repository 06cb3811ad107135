"""
How much memory many reports hold, beside their figures alone.
"""

from pathlib import Path
from typing import Final

from attrs import evolve

from benchmarks.measuring import MEMORY, Budget
from govreport import Figure, dumps, load, loads

__all__ = ["budgets"]

_EXAMPLE: Final = Path(__file__).parent.parent / "examples" / "huaian-2024.json"
_REPORTS: Final = 200


def budgets() -> tuple[Budget, ...]:
    """
    Return the budget of keeping reports, prose aside.
    """
    data = dumps(evolve(load(_EXAMPLE), prose=()))
    return (
        Budget(
            f"keep {_REPORTS} reports",
            lambda: [loads(data) for _ in range(_REPORTS)],
            "their figures in flat tuples",
            lambda: [_figures(data) for _ in range(_REPORTS)],
            1.5,
            gauge=MEMORY,
        ),
    )


def _figures(data: str) -> tuple[Figure, ...]:
    return loads(data).figures
