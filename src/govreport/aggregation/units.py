"""
Which reports make up a whole: each unit once, on the right year, on a form that can be added up.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, final

from attrs import frozen

from govreport.agency import Agency
from govreport.alignment import bridged
from govreport.doubles import by_agency
from govreport.report import Report
from govreport.wording import Wording

__all__ = ["LeftOut", "Reason", "chosen", "not_among"]


@final
@frozen
class Reason:
    """
    Why a report is not added: its name for programs, and the words for people.
    """

    name: str
    words: Wording


@final
@frozen
class LeftOut:
    """
    A report that was not added, and why.
    """

    report: Report
    reason: Reason


_YEAR: Final = Wording(zh="是 {year} 年的报告", en="it reports on {year}")
_ITSELF: Final = Reason(
    "itself", Wording(zh="就是汇总的机关，统计范围也是汇总", en="it is of the agency of the whole, and an aggregate already")
)
_FORM: Final = Wording(zh="使用的格式（{form}）与汇总的格式没有口径衔接", en="nothing bridges its form ({form}) to that of the whole")
_SAME: Final = Reason(
    "doubled", Wording(zh="与已计入的一份数据相同，只计一次", en="its figures are those of one that was added; they count once")
)
_DIFFERENT: Final = Wording(
    zh="同一机关有 {count} 份报告，数据不同，无法取舍，均未计入（同名的不同机关，请填写各自的统一社会信用代码）",
    en="the agency has {count} reports that differ; which one counts cannot be told, so none was added (if they are different bodies of one "
    "name, give each its code)",
)


def chosen(reports: Iterable[Report], whole: Report, expected: Sequence[Agency] = ()) -> tuple[tuple[Report, ...], tuple[LeftOut, ...]]:
    """
    Return the reports that a whole is the sum of, and those that are left out; neither depends on the order of the reports.

    Those that are expected come first, in the order in which they are.
    """
    added, left_out, fitting = list[Report](), list[LeftOut](), list[Report]()
    for report in reports:
        if reason := _misplaced(report, whole):
            left_out.append(LeftOut(report, reason))
        else:
            fitting.append(report)
    for group in by_agency(fitting):
        if _alike(group):
            kept, *others = sorted(group, key=_in_full) if len(group) > 1 else list(group)
            added.append(kept)
            left_out += [LeftOut(other, _SAME) for other in others]
        else:
            reason = Reason("different", _DIFFERENT.filled(count=len(group)))
            left_out += [LeftOut(each, reason) for each in group]
    ranks = dict[str | None, int]()
    for rank, each in enumerate(expected):
        ranks.setdefault(each.name, rank)
        ranks.setdefault(each.code, rank)
    ranks.pop(None, None)

    def order(report: Report) -> tuple[int, tuple[str, ...]]:
        agency = report.agency
        return min(ranks.get(agency.code, len(ranks)), ranks.get(agency.name, len(ranks))), _order(report)

    return tuple(sorted(added, key=order)), tuple(sorted(left_out, key=lambda each: _in_full(each.report)))


def not_among(wanted: Iterable[Agency], others: Iterable[Agency]) -> Iterator[Agency]:
    """
    Yield the agencies that are none of some others.
    """
    by_name = defaultdict[str, list[Agency]](list)
    for each in others:
        by_name[each.name].append(each)
    codes = {each.code for known in by_name.values() for each in known if each.code}
    for agency in dict.fromkeys(wanted):
        if agency.code not in codes and not any(agency.same_as(each) for each in by_name[agency.name]):
            yield agency


def _misplaced(report: Report, whole: Report) -> Reason | None:
    if report.year != whole.year:
        return Reason("year", _YEAR.filled(year=report.year))
    if report.scope is whole.scope and report.agency.same_as(whole.agency):
        return _ITSELF
    if not bridged(report.template, whole.template):
        return Reason("form", _FORM.filled(form=report.template.instrument or report.template.id))
    return None


def _alike(group: Sequence[Report]) -> bool:
    """
    Return whether reports are one and the same but for their words: two codes are two agencies.
    """
    codes = {each.agency.code for each in group if each.agency.code}
    return len(codes) <= 1 and all(each.figures == group[0].figures and each.template == group[0].template for each in group)


def _order(report: Report) -> tuple[str, ...]:
    return report.agency.region or "", report.agency.name, report.agency.code or ""


def _in_full(report: Report) -> tuple[str, ...]:
    """
    Return what tells two reports of one agency apart, so that their order is always the same.
    """
    rest = (report.year, report.scope, report.published or date.min, report.template.id, report.figures, report.written, report.prose)
    return *_order(report), str(report.agency.level), *map(repr, rest)
