"""
Runs all budgets and prints them beside their baselines; ends with 1 if one is missed.
"""

import sys
from pathlib import Path

from benchmarks import checking, hostile, reading
from benchmarks.measuring import measured

_HEAD = "| work | takes | baseline | takes | times | budget | |\n|---|---:|---|---:|---:|---:|---|"

results = measured((*reading.budgets(), *checking.budgets(), *hostile.budgets()))
table = "\n".join([_HEAD, *(each.line() for each in results)])
print(table)  # noqa: T201
for path in sys.argv[1:]:
    Path(path).write_text(f"{table}\n", encoding="utf-8")
sys.exit(any(each.missed for each in results))
