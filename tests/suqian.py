"""
宿迁市 2023, the report of the whole city, and eleven units made up so that they add up to it.

The figures of the city are typed here as they were published; the same stand in no other place of the project.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from govreport.cells import Cell
from govreport.figures import Number
from govreport.report import Report, Scope
from govreport.templates import load_template

__all__ = ["NAMES", "SUQIAN", "UNITS"]

_FORM: Final = load_template("cn-2021")
_COLUMNS: Final = tuple(dict.fromkeys(cell.column for cell in _FORM.cells if cell.table == "applications"))
_DISCLOSURE: Final[dict[str, dict[str, Number]]] = {
    "rules": {"issued": 2, "repealed": 0, "in_force": 11},
    "normative_documents": {"issued": 109, "repealed": 489, "in_force": 597},
    "licensing": {"decisions": 1_808_595},
    "penalties": {"decisions": 2_822_652},
    "coercion": {"decisions": 20_163},
    "fees": {"charged": Decimal("59237.2449")},
}
#: By column: natural persons, businesses, institutes, charities, law firms, others. Every other row was zero.
_APPLICATIONS: Final = {
    "received": (3402, 99, 0, 4, 5, 1),
    "carried_in": (91, 3, 0, 0, 2, 0),
    "outcome.granted": (1175, 12, 0, 3, 1, 0),
    "outcome.partial": (319, 7, 0, 0, 2, 0),
    "outcome.refused.forbidden_by_law": (27, 0, 0, 0, 0, 0),
    "outcome.refused.security_stability": (6, 0, 0, 0, 0, 0),
    "outcome.refused.third_party": (38, 0, 0, 0, 0, 0),
    "outcome.refused.internal_affairs": (20, 0, 0, 0, 0, 0),
    "outcome.refused.deliberation": (9, 0, 0, 0, 0, 0),
    "outcome.refused.enforcement_file": (21, 0, 0, 0, 0, 0),
    "outcome.refused.inquiry": (20, 1, 0, 0, 0, 0),
    "outcome.unavailable.not_held": (968, 74, 0, 1, 3, 1),
    "outcome.unavailable.not_ready_made": (26, 2, 0, 0, 0, 0),
    "outcome.unavailable.unclear": (3, 0, 0, 0, 0, 0),
    "outcome.not_processed.petition": (305, 0, 0, 0, 0, 0),
    "outcome.not_processed.repeated": (39, 0, 0, 0, 0, 0),
    "outcome.not_processed.excessive": (58, 0, 0, 0, 0, 0),
    "outcome.not_processed.confirmation": (4, 0, 0, 0, 0, 0),
    "outcome.other.not_corrected": (40, 0, 0, 0, 0, 0),
    "outcome.other.fee_unpaid": (10, 0, 0, 0, 0, 0),
    "outcome.other.other": (287, 3, 0, 0, 1, 0),
    "carried_out": (118, 3, 0, 0, 0, 0),
}
_DISPUTES: Final = {
    "review": (309, 17, 88, 26),
    "litigation.direct": (1, 1, 16, 6),
    "litigation.after_review": (13, 0, 67, 9),
}
_OUTCOMES: Final = ("upheld", "corrected", "other", "pending")
NAMES: Final = tuple(f"宿迁市{name}" for name in ("本级", *(f"第{number}单位" for number in "二三四五六七八九十"), "末位单位"))

#: How large the units are beside each other.
_WEIGHTS: Final = (8, 3, 13, 5, 21, 2, 34, 1, 9, 6, 11)
_WHOLE: Final = sum(_WEIGHTS)


def _city() -> Report:
    figures = dict[Cell, Number]()
    for row, line in _DISCLOSURE.items():
        figures |= {Cell("disclosure", row, column): figure for column, figure in line.items()}
    for cell in _FORM.cells:
        if cell.table == "applications" and "total" not in {cell.column, cell.row.rpartition(".")[2]}:
            figures[cell] = _APPLICATIONS[cell.row][_COLUMNS.index(cell.column)] if cell.row in _APPLICATIONS else 0
    for group, cases in _DISPUTES.items():
        figures |= {Cell("disputes", "cases", f"{group}.{each}"): figure for each, figure in zip(_OUTCOMES, cases, strict=True)}
    return Report.of("宿迁市人民政府", 2023, scope=Scope.AGGREGATE).fill(figures).with_totals().report


def _units(city: Report) -> Iterator[Report]:
    """
    Yield units that each get their part of every figure, but of 新收, which is what makes a unit's table 三 agree.
    """
    totals = Report.of(city.agency, city.year).fill(dict.fromkeys(_FORM.cells, 0))
    leaves = [cell for cell in _FORM.cells if "total" not in {cell.column.rpartition(".")[2], cell.row.rpartition(".")[2]}]
    for place, name in enumerate(NAMES):
        before, after = sum(_WEIGHTS[:place]), sum(_WEIGHTS[: place + 1])
        figures = dict[Cell, Number]()
        for cell in leaves:
            whole, scale = city[cell], 10_000 if cell.row == "fees" else 1
            assert isinstance(whole, int | Decimal)
            parts = int(whole * scale)
            part = parts * after // _WHOLE - parts * before // _WHOLE
            figures[cell] = Decimal(part) / scale if cell.row == "fees" else part
        for column in _COLUMNS[:-1]:
            done = sum(int(figures[cell]) for cell in leaves if cell.column == column and cell.row.startswith(("outcome.", "carried_out")))
            figures[Cell("applications", "received", column)] = done - int(figures[Cell("applications", "carried_in", column)])
        yield Report.of(name, totals.year).fill(figures).with_totals().report


SUQIAN: Final = _city()
UNITS: Final = tuple(_units(SUQIAN))
