"""
Work and its baseline, timed in turn, so that a machine that slows down slows both.
"""

from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter
from typing import Final, final

from attrs import frozen

__all__ = ["Budget", "Measured", "measured"]

_ROUNDS: Final = 15
#: A budget is missed when it is missed by more than a fifth: shared machines are noisy.
_SLACK: Final = 1.2


@final
@frozen
class Budget:
    """
    Work that may take so many times as long as other work.
    """

    name: str
    work: Callable[[], object]
    against: str
    baseline: Callable[[], object]
    most: float


@final
@frozen
class Measured:
    """
    What a budget came to.
    """

    budget: Budget
    #: Medians in seconds.
    work: float
    baseline: float

    @property
    def ratio(self) -> float:
        """
        How many times as long as its baseline the work takes.
        """
        return self.work / self.baseline

    @property
    def missed(self) -> bool:
        """
        Whether it is more than the budget by more than a fifth.
        """
        return self.ratio > self.budget.most * _SLACK

    def line(self) -> str:
        """
        Return a row of the table.
        """
        word = "missed" if self.missed else "kept" if self.ratio <= self.budget.most else "within a fifth"
        return (
            f"| {self.budget.name} | {self.work * 1e3:.2f} ms | {self.budget.against} | {self.baseline * 1e3:.2f} ms "
            f"| {self.ratio:.1f} | {self.budget.most:g} | {word} |"
        )


def measured(budgets: Sequence[Budget]) -> tuple[Measured, ...]:
    """
    Time all work and all baselines in turn, round after round, and return the medians.
    """
    times: list[tuple[list[float], list[float]]] = [([], []) for _ in budgets]
    for _ in range(_ROUNDS):
        for budget, (work, baseline) in zip(budgets, times, strict=True):
            work.append(_seconds(budget.work))
            baseline.append(_seconds(budget.baseline))
    return tuple(Measured(budget, median(work), median(baseline)) for budget, (work, baseline) in zip(budgets, times, strict=True))


def _seconds(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun
