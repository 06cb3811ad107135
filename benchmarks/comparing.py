"""
What it costs to lay two reports beside each other, beside reading both with the standard library.
"""

import json
from pathlib import Path
from typing import Final

from benchmarks.measuring import Budget
from govreport import compare, load

__all__ = ["budgets"]

_EXAMPLES: Final = Path(__file__).parent.parent / "examples"
#: So often in one measurement: a single comparison is too quick to time.
_REPEATED: Final = 20


def budgets() -> tuple[Budget, ...]:
    """
    Return the budget of comparing two years as they were published: a quarter of the figures differs.
    """
    paths = [_EXAMPLES / f"pingtan-{year}.json" for year in (2021, 2022)]
    before, after = map(load, paths)
    texts = [path.read_bytes() for path in paths]
    return (
        Budget(
            f"compare two reports, {_REPEATED} times",
            lambda: [compare(before, after) for _ in range(_REPEATED)],
            "json loads of both",
            lambda: [json.loads(text) for _ in range(_REPEATED) for text in texts],
            3,
        ),
    )
