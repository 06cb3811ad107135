"""
What it costs to print a report as Markdown and as text, beside tabulate with table 3 and nothing else.
"""

from collections.abc import Callable, Iterable
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Final

from attrs import evolve
from tabulate import tabulate

from benchmarks.measuring import Budget
from govreport import Document, Grid, GridCell, Report, document_of, load
from govreport.document import CellKind
from govreport.formats import renderer

__all__ = ["budgets"]

_EXAMPLE: Final = Path(__file__).parent.parent / "examples" / "huaian-2024.json"
#: So often in one measurement: a single report is too quick to time.
_REPEATED: Final = 20
_ROWS: Final = 25
#: More than there are rounds.
_TURNS: Final = 20
_TIMES: Final = 16
_HEADS: Final = ("项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
_LABELS: Final = 3


def budgets() -> tuple[Budget, ...]:
    """
    Return the budgets of printing as Markdown and text.
    """
    report = load(_EXAMPLE)
    reports, rows = _others(report), _flattened(report)
    return (
        _budget("report → Markdown", reports, _printing("markdown"), rows, "pipe"),
        _budget("report → flat Markdown", reports, _printing("markdown", flat=True), rows, "pipe"),
        _budget("report → text", reports, _printing("text"), rows, "grid"),
        *(_growth(name) for name in ("markdown", "text")),
    )


def _budget(name: str, reports: Iterable[Report], printed: Callable[[Document], bytes], rows: list[list[str]], style: str) -> Budget:
    turn = cycle(reports)
    return Budget(
        f"{name}, {_REPEATED} times",
        lambda: [printed(document_of(next(turn))) for _ in range(_REPEATED)],
        "tabulate, table 3 alone",
        lambda: [tabulate(rows, _HEADS, tablefmt=style, disable_numparse=True) for _ in range(_REPEATED)],
        2,
    )


def _printing(name: str, **options: object) -> Callable[[Document], bytes]:
    return renderer(name, **options).render


def _others(report: Report) -> tuple[Report, ...]:
    """
    Return reports with other figures, no two alike, so that none is only remembered.
    """
    draw = Random(3)
    figures = ([10 ** draw.randrange(4) + draw.randrange(99) if type(each) is int else each for each in report.figures] for _ in range(50))
    return tuple(evolve(report, figures=tuple(each)) for each in figures)


def _flattened(report: Report) -> list[list[str]]:
    """
    Return table 3 without merged cells: one label a row, and its figures.
    """
    _, table, _ = (block for block in document_of(report).blocks if isinstance(block, Grid))
    rows = ([cell.text for cell in row] for row in table.matrix()[table.head_rows :])
    return [["".join(dict.fromkeys(row[:_LABELS])), *row[_LABELS:]] for row in rows]


def _growth(name: str) -> Budget:
    printed = _printing(name)
    longer, once = cycle(_documents(_TIMES)), cycle(_documents(1))
    return Budget(f"write {name}, {_TIMES} times the rows", lambda: printed(next(longer)), "once", lambda: printed(next(once)), 20)


def _documents(times: int) -> tuple[Document, ...]:
    """
    Return tables with labels of their own, so that none is remembered.
    """
    return tuple(
        Document(title="", blocks=(Grid(rows=tuple(_row(place % _ROWS, turn) for place in range(_ROWS * times))),))
        for turn in range(_TURNS)
    )


def _row(place: int, turn: int) -> tuple[GridCell, ...]:
    label = GridCell(f"{place}.本机关不掌握相关政府信息，也没有现成信息的第{turn}类申请，不计其他情形，另行制作的除外，并告知申请人")
    return (label, *(GridCell(str(place * column), kind=CellKind.FIGURE) for column in range(7)))
