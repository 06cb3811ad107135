"""
Two reports that follow each other, compared, and what the comparison says of each cell.
"""

from collections.abc import Mapping
from typing import final

from attrs import evolve, frozen

from govreport.bridging import Pair, pairs
from govreport.cells import Cell
from govreport.comparison import Change, compare
from govreport.report import Report
from govreport.wording import Wording
from govreport.years.steps import COMPARABLE, Step, missing

__all__ = ["Link"]


@final
@frozen(kw_only=True)
class Link:
    """
    A report and the next one that there is.
    """

    before: Report
    after: Report
    #: By cell of either form: which cells answer to each other, and what became of them.
    found: Mapping[Cell, tuple[Pair, Change]]

    @classmethod
    def between(cls, before: Report, after: Report) -> "Link":
        """
        Return two reports compared.

        Raises:
            UnrelatedTemplates: Neither report's form supersedes the other's.
        """
        answers = pairs(before.template, after.template)
        together = list(zip(answers, compare(before, after).items, strict=True))
        earlier = {cell: each for each in together for cell in each[0].earlier}
        later = {cell: each for each in together for cell in each[0].later}
        return cls(before=before, after=after, found=earlier | later)

    @property
    def missing(self) -> Wording | None:
        """
        Why the two are no neighbours, or nothing if they are.
        """
        return missing(self.before.year, self.after.year)

    def step(self, cell: Cell) -> Step | None:
        """
        Return what became of a cell, or nothing if neither form has it.

        Of lines whose sum is compared only the one that stands for the sum has the difference, so that it is told once.
        """
        if cell not in self.found:
            return None
        pair, change = self.found[cell]
        step = Step(
            since=self.before.year,
            until=self.after.year,
            basis=change.basis,
            before=change.before,
            after=change.after,
            difference=change.difference,
            ratio=change.ratio,
            reason=change.reason,
            bridge=pair.reason,
        )
        if self.missing and change.basis in COMPARABLE:
            return evolve(step, difference=None, ratio=None, reason=pair.reason or self.missing)
        return step if cell == change.cell else evolve(step, difference=None, ratio=None, reason=pair.reason)
