"""
What checkers accept and refuse. Never run: mypy and pyright read it, and an ignore that is not needed is an error of theirs.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true
from decimal import Decimal

from govreport import Blank, Cell, Figure, Report, Unread, load_template


def right_addresses(report: Report) -> tuple[Figure, ...]:
    """
    A right address is accepted, as a text and as a cell.
    """
    return report["applications/received/natural"], report[Cell("applications", "received", "natural")], report["disclosure/fees/charged"]


def wrong_addresses(report: Report) -> tuple[Figure, ...]:
    """
    A wrong address is refused.
    """
    return (
        report["applications/recieved/natural"],  # type: ignore[index]
        report["applications/received/person"],  # type: ignore[index]
        report["applications"],  # type: ignore[index]
    )


def filling(report: Report) -> Report:
    """
    A dictionary of right addresses and figures is accepted, and so is one of cells.
    """
    report = report.fill(
        {"applications/received/natural": 3, "disclosure/fees/charged": Decimal("1.5"), "applications/received/total": "３"}
    )
    cells: dict[Cell, int] = dict.fromkeys(load_template("cn-2021").cells, 0)
    return report.fill(cells).fill({Cell("disputes", "cases", "review.total"): Blank.SLASH})


def wrong_fillings(report: Report) -> None:
    """
    A wrong address and a binary fraction are refused.
    """
    report.fill({"applications/recieved/natural": 3})  # type: ignore[dict-item]
    report.fill({"disclosure/fees/charged": 1.5})  # type: ignore[dict-item]


def sections(report: Report) -> Report:
    """
    A section of the form is accepted, another is refused.
    """
    report = report.write("problems", "一是……")
    return report.write("problem", "一是……")  # type: ignore[arg-type]


def figures(figure: Figure) -> str:
    """
    A figure is one of four, and a checker knows when all are dealt with.
    """
    match figure:
        case Blank():
            return figure.value
        case Unread():
            return figure.text
        case Decimal():
            return f"{figure:f}"
        case int():
            return str(figure)
