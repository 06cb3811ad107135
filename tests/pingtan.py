"""
平潭综合实验区 2019 to 2022: the form changed between the second year and the third.

The figures of 2019 are typed here as they were published on https://www.pingtan.gov.cn on 20 January 2020; the others are examples.
"""

from pathlib import Path
from typing import Final

from govreport.cells import Cell
from govreport.entries import Entry
from govreport.publishing import load
from govreport.report import Report
from govreport.templates import load_template

__all__ = ["EXAMPLES", "PINGTAN"]

EXAMPLES: Final = Path(__file__).parent.parent / "examples"

_DISCLOSURE: Final[dict[str, dict[str, Entry]]] = {
    "rules": {"made": 0, "newly_public": 0, "public": 0},
    "normative_documents": {"made": 89, "newly_public": 89, "public": 89},
    "licensing": {"items_before": 396, "items_change": 0, "decisions": 181},
    "other_services": {"items_before": 10, "items_change": 0, "decisions": 153},
    "penalties": {"items_before": 2648, "items_change": 0, "decisions": 430},
    "coercion": {"items_before": 126, "items_change": 0, "decisions": 25},
    "fees": {"items_before": 35, "items_change": 0},
    "procurement": {"projects": 135, "spent": "75394432.52元"},
}
#: All were natural persons; every other row and column was zero.
_APPLICATIONS: Final = {
    "received": 23,
    "outcome.granted": 7,
    "outcome.partial": 1,
    "outcome.unavailable.not_held": 7,
    "outcome.unavailable.unclear": 5,
    "outcome.not_processed.repeated": 3,
    "outcome.total": 23,
}


def _of_2019() -> Report:
    form = load_template("cn-2019")
    figures: dict[Cell, Entry] = {cell: 0 for cell in form.cells if cell.table in {"applications", "disputes"}}
    for row, columns in _DISCLOSURE.items():
        figures |= {Cell("disclosure", row, column): figure for column, figure in columns.items()}
    for row, figure in _APPLICATIONS.items():
        figures |= {Cell("applications", row, column): figure for column in ("natural", "total")}
    return Report.of("平潭综合实验区", 2019).fill(figures)


#: By year.
PINGTAN: Final = {2019: _of_2019()} | {year: load(EXAMPLES / f"pingtan-{year}.json") for year in (2020, 2021, 2022)}
