"""
The sum of many reports as a value, every figure with what it is the sum of.
"""

from typing import final

from attrs import frozen

from govreport.adding import BlankPolicy
from govreport.addresses import Address
from govreport.agency import Agency
from govreport.aggregation.units import LeftOut
from govreport.alignment import aligned, sources
from govreport.cells import Cell
from govreport.figures import Figure
from govreport.report import Report
from govreport.wording import Wording

__all__ = ["Aggregate", "Share", "Undetermined"]


@final
@frozen
class Share:
    """
    What one unit gives to one figure of the whole.
    """

    report: Report
    #: The cells of the unit's own form: one, several that are added up, or none if that does not ask for it.
    cells: tuple[Cell, ...]
    #: What they make together; nothing if there are none.
    figure: Figure | None

    @property
    def agency(self) -> Agency:
        """
        The unit.
        """
        return self.report.agency


@final
@frozen
class Undetermined:
    """
    A figure of the whole that cannot be known, and the units that it fails on.
    """

    cell: Cell
    reason: Wording
    agencies: tuple[Agency, ...]


@final
@frozen(kw_only=True)
class Aggregate:
    """
    The report of a whole (汇总), with what it was added up from, and what is missing in it.
    """

    #: The whole, of scope ``AGGREGATE``. A figure that cannot be known is no number in it.
    report: Report
    #: The reports that were added: in the order of the expected units, then by the region, name and code of their agencies.
    parts: tuple[Report, ...]
    #: The reports that were not added, each with its reason.
    left_out: tuple[LeftOut, ...] = ()
    #: The expected units of which there is no report at all.
    missing: tuple[Agency, ...] = ()
    #: The units that were added although nobody expected them.
    unexpected: tuple[Agency, ...] = ()
    #: The figures that cannot be known, in the order of the form.
    undetermined: tuple[Undetermined, ...] = ()
    #: The figures that are numbers although some units left them blank, in the order of the form.
    with_blanks: tuple[Cell, ...] = ()
    #: What a blank counted for.
    blanks: BlankPolicy = BlankPolicy.LENIENT

    @property
    def complete(self) -> bool:
        """
        Whether every report was added, every expected one was there, and every sum is known.
        """
        return not (self.left_out or self.missing or self.undetermined)

    def shares(self, cell: Address | Cell) -> tuple[Share, ...]:
        """
        Return what every unit gives to one figure, in the order of the parts.

        Raises:
            UnknownCell: The form has no such cell; the error names near matches.

        >>> from govreport.aggregation import aggregate
        >>> parts = [Report.of(name, 2023).fill({"applications/received/total": count}) for name, count in (("甲局", 3), ("乙局", 4))]
        >>> [(each.agency.name, each.figure) for each in aggregate(parts, "某市").shares("applications/received/total")]
        [('乙局', 4), ('甲局', 3)]
        """
        whole = self.report.template
        place = whole.place(cell)
        return tuple(Share(part, sources(part.template, whole)[place], aligned(part, whole, self.blanks)[place]) for part in self.parts)
