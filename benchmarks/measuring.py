"""
Work and its baseline, measured in turn, so that a machine that slows down slows both.
"""

import gc
import tracemalloc
from collections.abc import Callable, Sequence
from math import isinf
from statistics import median
from time import perf_counter
from typing import Final, final

from attrs import frozen

__all__ = ["MEMORY", "TIME", "Budget", "Gauge", "Measured", "measured"]

_ROUNDS: Final = 15
#: A budget is missed when it is missed by more than a fifth: shared machines are noisy.
_SLACK: Final = 1.2
#: Less than this is said as a fraction.
_SMALL: Final = 0.1


@final
@frozen
class Gauge:
    """
    What of some work is measured, and in which unit.
    """

    unit: str
    of: Callable[[Callable[[], object]], float]


def _milliseconds(work: Callable[[], object]) -> float:
    # Once before, so that nobody pays for what others left behind in caches and on the heap.
    work()
    gc.collect()
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1e3


def _kilobytes(work: Callable[[], object]) -> float:
    tracemalloc.start()
    try:
        kept = work()
        held, _ = tracemalloc.get_traced_memory()
        del kept
    finally:
        tracemalloc.stop()
    return held / 1e3


#: How long the work takes.
TIME: Final = Gauge("ms", _milliseconds)
#: How much memory what it returns holds.
MEMORY: Final = Gauge("kB", _kilobytes)


@final
@frozen
class Budget:
    """
    Work that may take so many times as much as other work.
    """

    name: str
    work: Callable[[], object]
    against: str
    baseline: Callable[[], object]
    #: How many times as much as the baseline; infinity where both are only shown beside each other.
    most: float
    #: What it may take on top of that, in the unit of its gauge.
    more: float = 0
    gauge: Gauge = TIME

    def said(self) -> str:
        """
        Return the budget as the table states it: ``2`` times the baseline, ``1/40`` of it, or the baseline ``+15 ms``.
        """
        if isinf(self.most):
            return "–"
        return _times(self.most) if not self.more else f"+{self.more:g} {self.gauge.unit}"


@final
@frozen
class Measured:
    """
    What a budget came to.
    """

    budget: Budget
    #: Medians in the unit of the gauge.
    work: float
    baseline: float

    @property
    def ratio(self) -> float:
        """
        How many times as much as its baseline the work takes.
        """
        return self.work / self.baseline

    @property
    def allowed(self) -> float:
        """
        How much the work may take, by what its baseline took.
        """
        return self.baseline * self.budget.most + self.budget.more

    @property
    def missed(self) -> bool:
        """
        Whether it is more than the budget by more than a fifth.
        """
        return self.work > self.allowed * _SLACK

    def line(self) -> str:
        """
        Return a row of the table.
        """
        word = "" if isinf(self.budget.most) else "missed" if self.missed else "kept" if self.work <= self.allowed else "within a fifth"
        unit = self.budget.gauge.unit
        return (
            f"| {self.budget.name} | {self.work:.2f} {unit} | {self.budget.against} | {self.baseline:.2f} {unit} "
            f"| {_times(self.ratio)} | {self.budget.said()} | {word} |"
        )


def _times(ratio: float) -> str:
    return f"{ratio:.3g}" if ratio >= 1 else f"1/{1 / ratio:.0f}" if ratio < _SMALL else f"{ratio:.2f}"


def measured(budgets: Sequence[Budget]) -> tuple[Measured, ...]:
    """
    Measure all work and all baselines in turn, round after round, and return the medians.
    """
    taken: list[tuple[list[float], list[float]]] = [([], []) for _ in budgets]
    for _ in range(_ROUNDS):
        for budget, (work, baseline) in zip(budgets, taken, strict=True):
            work.append(budget.gauge.of(budget.work))
            baseline.append(budget.gauge.of(budget.baseline))
    return tuple(Measured(budget, median(work), median(baseline)) for budget, (work, baseline) in zip(budgets, taken, strict=True))
