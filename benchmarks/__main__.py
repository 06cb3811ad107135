"""
Runs all budgets and prints them beside their baselines; ends with 1 if one is missed. A page given by its path gets the table.
"""

import re
import sys
from pathlib import Path
from typing import Final

from benchmarks import arithmetic, checking, coding, comparing, holding, hostile, printing, printing_text, reading, starting
from benchmarks.measuring import measured

_HEAD: Final = "| work | takes | baseline | takes | times | budget | |\n|---|---:|---|---:|---:|---:|---|"
#: The table of a page, from its head to its last row.
_TABLE: Final = re.compile(r"^\| work \|.*\n(?:\|.*\n)*", re.MULTILINE)
_PARTS: Final = (printing, printing_text, coding, arithmetic, checking, comparing, reading, hostile, holding, starting)

results = measured([budget for part in _PARTS for budget in part.budgets()])
table = "\n".join([_HEAD, *(each.line() for each in results)])
print(table)  # noqa: T201
for path in map(Path, sys.argv[1:]):
    page = path.read_text(encoding="utf-8")
    path.write_text(_TABLE.sub(lambda _: f"{table}\n", page), encoding="utf-8")
sys.exit(any(each.missed for each in results))
