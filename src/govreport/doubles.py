"""
Which of several reports are of one agency.
"""

from collections import defaultdict
from collections.abc import Sequence

from govreport.report import Report

__all__ = ["by_agency"]


def by_agency(reports: Sequence[Report]) -> tuple[tuple[Report, ...], ...]:
    """
    Return reports in groups, one for each agency, in the order of their first ones.

    One without a code is of the same agency as every other of its name; so it may join two that have different codes. Which of the two it
    belongs to cannot be told, and all are one group. The groups do not depend on the order of the reports.

    >>> reports = [Report.of(name, 2023) for name in ("甲局", "乙局", "甲局")]
    >>> [len(each) for each in by_agency(reports)]
    [2, 1]
    """
    bare = {each.agency.name for each in reports if not each.agency.code}
    leaders, first = list(range(len(reports))), dict[tuple[str, str], int]()

    def leader(place: int) -> int:
        while leaders[place] != place:
            place = leaders[place] = leaders[leaders[place]]
        return place

    for place, report in enumerate(reports):
        agency = report.agency
        for kind, key in (("code", agency.code), ("name", agency.name if agency.name in bare else None)):
            if key:
                one, other = leader(first.setdefault((kind, key), place)), leader(place)
                leaders[max(one, other)] = min(one, other)
    groups = defaultdict[int, list[Report]](list)
    for place, report in enumerate(reports):
        groups[leader(place)].append(report)
    return tuple(map(tuple, groups.values()))
