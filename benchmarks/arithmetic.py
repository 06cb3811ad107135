"""
What it costs to try the sums and signs of the form on a report, beside a function written for nothing else.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

from benchmarks.measuring import Budget
from govreport import load, validate

__all__ = ["budgets"]

_EXAMPLE: Final = Path(__file__).parent.parent / "examples" / "huaian-2024.json"
#: So often in one measurement: a single report is too quick to time.
_REPEATED: Final = 20
#: What the form's own data state, and the signs of counts and amounts.
_RULES: Final = ("cn-2021", "V-COUNT", "V-MONEY")


def budgets() -> tuple[Budget, ...]:
    """
    Return the budget of the arithmetic rules on a report with nothing wrong.
    """
    report = load(_EXAMPLE)
    figures = tuple(each for each in report.figures if isinstance(each, int | Decimal))
    assert len(figures) == len(report.figures)
    assert not [*_by_hand(figures), *validate(report, only=_RULES).items]
    return (
        Budget(
            f"try the arithmetic rules, {_REPEATED} times",
            lambda: [validate(report, only=_RULES) for _ in range(_REPEATED)],
            "a function that knows the form by heart",
            lambda: [list(_by_hand(figures)) for _ in range(_REPEATED)],
            4,
        ),
    )


def _by_hand(figures: Sequence[int | Decimal]) -> Iterator[tuple[str, int]]:
    """
    Yield what is wrong with a report on the form of 2021 by the place of the figure: 10 on disclosure, 25 rows of 7, 3 times 5.
    """
    if min(figures) < 0:
        yield from (("sign", place) for place, figure in enumerate(figures) if figure < 0)
    for row in range(10, 185, 7):
        if sum(figures[row : row + 6]) != figures[row + 6]:
            yield "applicants", row + 6
    for column in range(7):
        outcomes = sum(figures[24 + column : 171 : 7])
        if outcomes != figures[171 + column]:
            yield "outcomes", 171 + column
        if figures[10 + column] + figures[17 + column] != figures[171 + column] + figures[178 + column]:
            yield "balance", 178 + column
    for disputes in (185, 190, 195):
        if sum(figures[disputes : disputes + 4]) != figures[disputes + 4]:
            yield "disputes", disputes + 4
