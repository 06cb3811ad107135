"""
What a report says of itself: its title, the form it follows, the day it appeared.
"""

from datetime import date
from typing import Final, TypeAlias

from govreport.relations import Ground, Severity
from govreport.report import Scope
from govreport.structure import Structure
from govreport.template import PREAMBLE
from govreport.validation.case import Case, Result
from govreport.validation.finding import Rule, Skipped
from govreport.validation.folding import squeezed
from govreport.validation.passages import WHOLE, finding_on_words, quoted
from govreport.wording import Wording

__all__ = ["S_DEADLINE", "S_TITLE", "S_VERSION", "check_deadline", "check_title", "check_version"]

S_TITLE: Final = Rule(
    code="S-TITLE",
    severity=Severity.WARNING,
    ground=Ground.FORM,
    says=Wording(zh="标题写明机关名称和统计年度", en="The title names the agency and the statistics year"),
    violated=Wording(zh="标题“{title}”没有写明{missing}。", en="The title '{title}' does not name {missing}."),
)
S_VERSION: Final = Rule(
    code="S-VERSION",
    severity=Severity.ERROR,
    ground=Ground.FORM,
    says=Wording(zh="所用格式适用于统计年度", en="The form is the one in use for the statistics year"),
    violated=Wording(
        zh="{year} 年度的报告用了《{form}》（{instrument}），该格式用于 {years}年度。",
        en="The report on {year} follows '{form}' ({instrument}), which is for {years}.",
    ),
)
S_DEADLINE: Final = Rule(
    code="S-DEADLINE",
    severity=Severity.INFO,
    ground=Ground.LAW,
    says=Wording(
        zh="部门在次年 1 月 31 日前、政府在次年 3 月 31 日前公布",
        en="Departments publish by 31 January of the next year, governments by 31 March",
    ),
    violated=Wording(
        zh="{published}公布，条例第四十九条规定的期限是{due}。",
        en="It was published on {published}; article 49 of the Regulation wants it by {due}.",
    ),
)

_NO_TITLE: Final = Wording(zh="没有找到标题。", en="No title was found.")
_AGENCY: Final = Wording(zh="机关名称“{agency}”", en="the agency '{agency}'")
_YEAR: Final = Wording(zh="统计年度“{year}年”", en="the year {year}")
_BETWEEN: Final = Wording(zh="{first} 至 {last} ", en="{first} to {last}")
_SINCE: Final = Wording(zh="{first} 年及以后", en="{first} on")
_NO_DAY: Final = Wording(zh="未注明公布日期", en="the day of publication is not known")

#: Year, month and day.
_Day: TypeAlias = tuple[int, int, int]
#: What many names and every title share, so that it tells no agency from another.
_COMMON: Final = ("政府信息公开", "人民政府", "办公室", "办公厅", "委员会")
_CORE: Final = 4
_DIGITS: Final = str.maketrans("0123456789", "〇一二三四五六七八九")
_ZEROS: Final = str.maketrans("○零０", "〇〇〇")
#: How the name of a whole area ends.
_AREAS: Final = ("政府", "省", "市", "州", "盟", "县", "区", "旗", "镇", "乡")


def check_title(case: Case, source: Structure) -> Result:
    """
    S-TITLE: the title names the agency, or what tells it from others, and the year.
    """
    report, title = case.report, squeezed(source.title)
    missing = [
        *(() if _names_agency(title, report.agency.name) else (_AGENCY.filled(agency=report.agency.name),)),
        *(() if _names_year(title, report.year) else (_YEAR.filled(year=report.year),)),
    ]
    if not missing:
        return Result(S_TITLE, 1, ())
    sentence = None if title else _NO_TITLE
    finding = finding_on_words(S_TITLE, PREAMBLE, WHOLE, sentence=sentence, title=quoted(source.title), missing=tuple(missing))
    return Result(S_TITLE, 0, (finding,))


def _names_agency(title: str, agency: str) -> bool:
    said, core = _without_common(title), _without_common(squeezed(agency))
    if squeezed(agency) in title or (core and core in said):
        return True
    return any(core[start : start + _CORE] in said for start in range(len(core) - _CORE + 1))


def _names_year(title: str, year: int) -> bool:
    return f"{year}年" in title or f"{str(year).translate(_DIGITS)}年" in title.translate(_ZEROS)


def _without_common(text: str) -> str:
    for each in _COMMON:
        text = text.replace(each, "")
    return text


def check_version(case: Case) -> Result:
    """
    S-VERSION: the form is the one in use for the statistics year.
    """
    report, form = case.report, case.report.template
    if form.serves(report.year):
        return Result(S_VERSION, 1, ())
    years = _SINCE.filled(first=form.first_year) if form.last_year is None else _BETWEEN.filled(first=form.first_year, last=form.last_year)
    name = Wording(form.label, form.en)
    finding = finding_on_words(S_VERSION, PREAMBLE, WHOLE, year=report.year, form=name, instrument=form.instrument, years=years)
    return Result(S_VERSION, 0, (finding,))


def check_deadline(case: Case) -> Result | Skipped:
    """
    S-DEADLINE: a department publishes by 31 January, a government by 31 March (Regulation, article 49).
    """
    report = case.report
    if report.published is None:
        return Skipped(S_DEADLINE, _NO_DAY)
    government = report.scope is Scope.AGGREGATE or report.agency.name.endswith(_AREAS)
    published, due = _day(report.published), (report.year + 1, 3 if government else 1, 31)
    if published <= due:
        return Result(S_DEADLINE, 1, ())
    return Result(S_DEADLINE, 0, (finding_on_words(S_DEADLINE, PREAMBLE, WHOLE, published=_said(published), due=_said(due)),))


def _day(day: date) -> _Day:
    # The year after the last that a date can have is still a year to publish by.
    return day.year, day.month, day.day


def _said(day: _Day) -> Wording:
    year, month, number = day
    return Wording(f"{year} 年 {month} 月 {number} 日", f"{year:04}-{month:02}-{number:02}")
