"""
Reports with figures that agree, as agencies have them: mostly small, mostly natural persons, most lines zero.
"""

from random import Random
from typing import Final

from govreport.cells import Cell
from govreport.figures import Blank
from govreport.report import Report
from govreport.tables import leaves

__all__ = ["true_report"]

_AGENCIES: Final = ("青川县林业局", "甲市人民政府", "乙区统计局", "某省气象局", "丙县应急管理局", "丁市公安局")


def true_report(random: Random, year: int | None = None) -> Report:
    """
    Return a report in which every sum holds.
    """
    report = Report.of(random.choice(_AGENCIES), year or random.choice((2019, 2020, 2021, 2022, 2024)))
    counts = _applications(report, random) | _disputes(report, random)
    for cell in report.template.table("disclosure").cells():
        counts[cell] = random.choice((0, 0, 1, 3, 12, 66, 245, 1893, 56210))
    return (
        report.fill(counts)
        .write("overview", "本年度各项公开工作平稳推进。", "（一）主动公开", "全年更新栏目若干次。")
        .write("problems", "部分栏目更新不够及时，下一步将逐项整改。")
        .write("other", "无其他需要报告的事项。")
    )


def _applications(report: Report, random: Random) -> dict[Cell, int | Blank]:
    (part,) = report.template.table("applications").parts
    *holders, total = (column.id for column in leaves(part.columns))
    rows = [row.id for row in leaves(part.rows)]
    outcomes = [row for row in rows if row.startswith("outcome.") and row != "outcome.total"]
    counts: dict[Cell, int | Blank] = {}
    busy = random.choice((0, 1, 2, 4))
    for place, holder in enumerate(holders):
        share = {
            row: random.choice((0, 0, 0, 0, 1, 2, 5, 17, 130)) if place == 0 or random.random() < 0.1 * busy else 0 for row in outcomes
        }
        share = dict.fromkeys(share, 0) if not busy else share
        done, left = sum(share.values()), random.choice((0, 0, 1, 4)) if busy and place == 0 else 0
        before = random.randint(0, min(done + left, 6))
        share |= {"outcome.total": done, "carried_out": left, "carried_in": before, "received": done + left - before}
        for row, count in share.items():
            counts[Cell("applications", row, holder)] = count
    for row in rows:
        counts[Cell("applications", row, total)] = sum(int(str(counts[Cell("applications", row, holder)])) for holder in holders)
    return counts


def _disputes(report: Report, random: Random) -> dict[Cell, int | Blank]:
    cells = list(report.template.table("disputes").cells())
    counts: dict[Cell, int | Blank] = {}
    for start in range(0, len(cells), 5):
        *parts, total = cells[start : start + 5]
        values = [random.choice((0, 0, 0, 1, 2, 9)) for _ in parts]
        counts |= dict(zip((*parts, total), (*values, sum(values)), strict=True))
    return counts
