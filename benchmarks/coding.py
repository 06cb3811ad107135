"""
What canonical JSON costs beside the standard library's own reading and writing of the same bytes.
"""

import json
from collections.abc import Callable
from math import inf
from pathlib import Path
from typing import Final, final

from attrs import evolve
from pydantic import BaseModel, TypeAdapter

from benchmarks.measuring import Budget
from govreport import Grid, GridCell, Report, dumps, load, loads

__all__ = ["budgets"]

_EXAMPLES: Final = Path(__file__).parent.parent / "examples"
#: So often in one measurement: a single report is too quick to time.
_REPEATED: Final = 20
_TIMES: Final = 16
_ROWS: Final = 25


@final
class _Modelled(BaseModel):
    """
    A report as a quick model of it would be.
    """

    govreport: int
    template: str
    agency: dict[str, str]
    year: int
    scope: str
    figures: dict[str, dict[str, dict[str, int | str | None]]]


def budgets() -> tuple[Budget, ...]:
    """
    Return the budgets of canonical JSON: figures alone, an example as it was published, and rows sixteen times as many.
    """
    report = load(_EXAMPLES / "huaian-2024.json")
    bare = evolve(report, prose=(), written=())
    short, long = (dumps(_with_grid(report, rows)).encode() for rows in (_ROWS, _ROWS * _TIMES))
    return (
        _beside_json("figures alone", dumps(bare).encode()),
        _beside_models(dumps(bare).encode()),
        _beside_json("with prose", dumps(report).encode()),
        Budget(f"JSON → report → JSON, {_TIMES} times the rows", lambda: _through(long), "once", lambda: _through(short), 20),
    )


def _beside_json(name: str, data: bytes) -> Budget:
    work, baseline = _repeated(lambda: _through(data)), _repeated(lambda: json.dumps(json.loads(data), ensure_ascii=False).encode())
    return Budget(f"JSON → report → JSON, {name}, {_REPEATED} times", work, "json loads and dumps", baseline, 2)


def _beside_models(data: bytes) -> Budget:
    models = TypeAdapter(_Modelled)
    work, baseline = _repeated(lambda: _through(data)), _repeated(lambda: models.dump_json(models.validate_json(data)))
    return Budget(
        f"JSON → report → JSON, figures alone, {_REPEATED} times", work, "pydantic, tables of whole numbers or texts", baseline, inf
    )


def _through(data: bytes) -> bytes:
    return dumps(loads(data)).encode()


def _repeated(work: Callable[[], object]) -> Callable[[], object]:
    def repeat() -> None:
        for _ in range(_REPEATED):
            work()

    return repeat


def _with_grid(report: Report, rows: int) -> Report:
    cells = tuple(tuple(GridCell(f"{row}.{column}") for column in range(8)) for row in range(rows))
    return report.write("other", Grid(rows=cells))
