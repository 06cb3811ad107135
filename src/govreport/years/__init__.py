"""
Several years of one agency: every figure and every indicator over the years, and what each step between reports is worth.

A year without a report is a gap and stays one. Where the form changed the meaning of a line there is no difference, never a zero.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from typing import Final, final

from attrs import frozen

from govreport.addresses import Address
from govreport.cells import Cell
from govreport.errors import InvalidValue, UnknownCell, UnrelatedReports
from govreport.indicators import Indicator, national_indicators
from govreport.report import Report
from govreport.template import Template
from govreport.wording import Wording
from govreport.years.carrying import Carried, carried_over
from govreport.years.lines import CellSeries, IndicatorSeries, cell_series, indicator_series
from govreport.years.links import Link
from govreport.years.ordering import cells_in_order
from govreport.years.steps import Step

__all__ = ["Break", "Carried", "CellSeries", "IndicatorSeries", "Series", "Step", "series"]

_OTHER_AGENCY: Final = Wording(zh="不是同一机关的报告", en="they are not of one agency")
_OTHER_SCOPE: Final = Wording(zh="一份是本机关的，一份是汇总的", en="one is an agency's own, the other an aggregate")
_SAME_YEAR: Final = Wording(zh="两份报告的年度相同", en="both are on the same year")


@final
@frozen
class Break:
    """
    Where the form changed between one report and the next.
    """

    #: The first year reported on by the later form.
    year: int
    earlier: Template
    later: Template


@final
@frozen(kw_only=True, repr=False)
class Series:
    """
    The reports of one agency, a year after the other, and what follows from them.
    """

    #: By year, each year once.
    reports: tuple[Report, ...]
    #: A line for each cell that any of the forms has, in the order of the latest form, with what only earlier ones have put in between.
    cells: tuple[CellSeries, ...]
    indicators: tuple[IndicatorSeries, ...]
    #: Whether each report takes in what the one before gave on, for every column of applicants.
    carried: tuple[Carried, ...]

    def __repr__(self) -> str:
        return f"<Series {self.reports[-1].agency.name} {self.years[0]}-{self.years[-1]}: {len(self.reports)} reports>"

    def __getitem__(self, cell: Address | Cell) -> CellSeries:
        """
        Return one figure over the years.

        Raises:
            UnknownCell: None of the forms has such a cell; the error names near matches.
        """
        known = Cell.parse(cell) if isinstance(cell, str) else cell
        for each in self.cells:
            if each.cell == known:
                return each
        self.reports[-1].template.place(known)
        raise UnknownCell(str(known), self.reports[-1].template.id)

    @property
    def years(self) -> tuple[int, ...]:
        """
        Every year from the first report to the last, gaps included.
        """
        return tuple(range(self.reports[0].year, self.reports[-1].year + 1))

    @property
    def gaps(self) -> tuple[int, ...]:
        """
        The years in between that have no report.
        """
        return tuple(year for year in self.years if self.report(year) is None)

    @property
    def breaks(self) -> tuple[Break, ...]:
        """
        Where the form changed.
        """
        neighbours = pairwise(self.reports)
        return tuple(Break(new.year, old.template, new.template) for old, new in neighbours if old.template != new.template)

    def report(self, year: int) -> Report | None:
        """
        Return the report on a year, or nothing if there is none.
        """
        return next((each for each in self.reports if each.year == year), None)


def series(reports: Iterable[Report], *, indicators: Sequence[Indicator] | None = None) -> Series:
    """
    Return the reports of one agency as a series of years, whatever order they come in.

    Args:
        reports: One for each year; years may be missing.
        indicators: What to follow beside the figures, the national ones unless others are named.

    Raises:
        InvalidValue: There is no report.
        UnrelatedReports: Two are of different agencies or scopes, or on the same year.
        UnrelatedTemplates: Between two neighbours' forms there is no bridge.

    >>> found = series([Report.of("某局", year).fill({"applications/received/total": year - 2011}) for year in (2021, 2022, 2024)])
    >>> found["applications/received/total"].points, [each and each.difference for each in found["applications/received/total"].steps]
    ((10, 11, None, 13), [1, None])
    """
    ordered = tuple(sorted(reports, key=lambda each: each.year))
    if not ordered:
        raise InvalidValue("reports", "()", Wording(zh="至少应有一份报告", en="there should be a report"))
    for earlier, later in combinations(ordered, 2):
        _related(earlier, later)
    links = tuple(Link.between(old, new) for old, new in pairwise(ordered))
    followed = national_indicators() if indicators is None else indicators
    forms = tuple(dict.fromkeys(each.template for each in reversed(ordered)))
    return Series(
        reports=ordered,
        cells=tuple(cell_series(cell, ordered, links) for cell in cells_in_order(forms)),
        indicators=tuple(indicator_series(each, ordered, links) for each in followed),
        carried=tuple(each for link in links for each in carried_over(link)),
    )


def _related(earlier: Report, later: Report) -> None:
    for differs, reason in (
        (not later.agency.same_as(earlier.agency), _OTHER_AGENCY),
        (later.scope is not earlier.scope, _OTHER_SCOPE),
        (later.year == earlier.year, _SAME_YEAR),
    ):
        if differs:
            raise UnrelatedReports(f"{later.agency.name} {later.year}", f"{earlier.agency.name} {earlier.year}", reason)
