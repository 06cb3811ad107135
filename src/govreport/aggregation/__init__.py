"""
Many reports made into one: every figure the exact sum of those of its units, and nothing counted twice (逐级汇总).

Reported totals are added like any other figure, never computed over: what was wrong in a unit stays to be seen in the whole.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from govreport.adding import BlankPolicy, together
from govreport.agency import Agency
from govreport.aggregation.units import LeftOut, Reason, chosen, not_among
from govreport.aggregation.value import Aggregate, Share, Undetermined
from govreport.alignment import aligned
from govreport.cells import Cell
from govreport.errors import InvalidValue
from govreport.figures import Blank, Figure, Kind, Measure, Unread, fits
from govreport.report import Report, Scope
from govreport.template import Template
from govreport.wording import Wording

__all__ = ["UNKNOWN", "Aggregate", "LeftOut", "Reason", "Share", "Undetermined", "aggregate"]

#: What stands in the whole where a form of a unit does not ask, or a sum is too long. A blank would count as nothing at the next level.
UNKNOWN: Final = Unread("不详")

_TEXT: Final = Wording(zh="所填不是数据", en="no figure stands there")
_NOT_ASKED: Final = Wording(zh="所用格式没有口径相同的项", en="its form does not ask for the same")
_BLANK: Final = Wording(zh="未填，按要求不计零", en="it is blank, and blanks are not to count as zero")
_TOO_LONG: Final = Wording(zh="各单位之和超过 15 位", en="the sum has more than 15 digits")

_NO_YEAR: Final = Wording(zh="没有报告，应写明年度", en="without a report it has to be given")
_YEARS: Final = Wording(zh="各报告年度不一，应写明汇总哪一年", en="the reports are on several years: say which one is to be added up")


def aggregate(  # noqa: PLR0913 - each says one thing of the whole
    reports: Iterable[Report],
    agency: Agency | str,
    *,
    year: int | None = None,
    template: Template | None = None,
    expected: Iterable[Agency | str] = (),
    blanks: BlankPolicy = BlankPolicy.LENIENT,
) -> Aggregate:
    """
    Return the report of a whole that is the sum of reports, with where each figure comes from and what is missing.

    The result does not depend on the order of the reports, and wholes may be added up again. A figure that cannot be known is no number:
    the text that stands in a unit's report, 不详 where a unit's form does not ask, a blank where a blank is not to count.

    Args:
        reports: The reports of the units. The whole's agency may have one of its own figures among them.
        agency: Whose report the whole is.
        year: The year to add up; that of the reports if they are all on one.
        template: The form of the whole; the national form of the year unless another is given.
        expected: The units that there should be, in their order.
        blanks: What a blank counts for.

    Raises:
        InvalidValue: The year is not given and cannot be told, or a name cannot be one.
        UnknownTemplate: No national form was in use that year.

    >>> parts = [Report.of(name, 2023).fill({"applications/received/total": count}) for name, count in (("甲局", 3), ("乙局", 4))]
    >>> whole = aggregate(parts, "某市", expected=["甲局", "乙局", "丙局"])
    >>> whole.report["applications/received/total"], [each.name for each in whole.missing]
    (7, ['丙局'])
    """
    given = tuple(reports)
    empty = Report.of(agency, _year(given) if year is None else year, template=template, scope=Scope.AGGREGATE)
    form = empty.template
    wanted = tuple(Agency(each) if isinstance(each, str) else each for each in expected)
    parts, left_out = chosen(given, empty, wanted)
    rows = zip(*(aligned(part, form, blanks) for part in parts), strict=True) if parts else ((),) * len(form.cells)
    sums, undetermined, with_blanks = list[Figure](), list[Undetermined](), list[Cell]()
    for cell, measure, figures in zip(form.cells, form.measures, rows, strict=True):
        figure = _sum(figures, measure, blanks)
        sums.append(figure)
        if doubt := _doubt(cell, figure, figures, parts, blanks):
            undetermined.append(doubt)
        elif not isinstance(figure, Blank) and any(isinstance(each, Blank) for each in figures):
            with_blanks.append(cell)
    return Aggregate(
        report=Report(agency=empty.agency, year=empty.year, template=form, scope=Scope.AGGREGATE, figures=tuple(sums)),
        parts=parts,
        left_out=left_out,
        missing=tuple(not_among(wanted, (each.agency for each in given))),
        unexpected=tuple(not_among((each.agency for each in parts), wanted)) if wanted else (),
        undetermined=tuple(undetermined),
        with_blanks=tuple(with_blanks),
        blanks=blanks,
    )


def _year(reports: Sequence[Report]) -> int:
    years = sorted({each.year for each in reports})
    if len(years) != 1:
        raise InvalidValue("year", ", ".join(map(str, years)), _YEARS if years else _NO_YEAR)
    return years[0]


def _sum(figures: Sequence[Figure | None], measure: Measure, blanks: BlankPolicy) -> Figure:
    summed = together((UNKNOWN if each is None else each for each in figures), blanks)
    if isinstance(summed, Blank) and blanks is BlankPolicy.ZERO and figures:
        summed = 0
    if isinstance(summed, Blank | Unread):
        return summed
    if not fits(summed):
        return UNKNOWN
    return Decimal(summed) if measure.kind is Kind.AMOUNT else summed


def _doubt(
    cell: Cell, figure: Figure, figures: Sequence[Figure | None], parts: Sequence[Report], blanks: BlankPolicy
) -> Undetermined | None:
    """
    Return why a sum cannot be known, and of which units.
    """
    if not isinstance(figure, Unread) and not (isinstance(figure, Blank) and blanks is BlankPolicy.STRICT):
        return None
    for reason, lacking in (
        (_TEXT, [isinstance(each, Unread) for each in figures]),
        (_NOT_ASKED, [each is None for each in figures]),
        (_BLANK, [isinstance(each, Blank) and isinstance(figure, Blank) for each in figures]),
    ):
        if any(lacking):
            return Undetermined(cell, reason, tuple(part.agency for part, lacks in zip(parts, lacking, strict=True) if lacks))
    return Undetermined(cell, _TOO_LONG, ()) if parts else None
