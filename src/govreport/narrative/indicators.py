"""
What prose states figures of, and which cells of the form say the same.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, TypeAlias, final

from attrs import frozen

from govreport.cells import Cell
from govreport.template import Template
from govreport.wording import Wording

__all__ = ["INDICATORS", "Basis", "Indicator", "bases_of"]

#: Cells whose figures add up to what prose may mean.
Basis: TypeAlias = tuple[Cell, ...]


@final
@frozen
class Indicator:
    """
    Something that prose gives a number for: 新收, 予以公开, 行政复议结果维持.
    """

    id: str
    label: Wording
    #: What it may stand for, the plainest first: patterns of addresses whose figures are added; ``outcome.refused.*`` is every row below.
    bases: tuple[tuple[str, ...], ...]


def _applications(name: str, zh: str, en: str, *bases: tuple[str, ...]) -> Indicator:
    return Indicator(name, Wording(zh, en), tuple(tuple(f"applications/{row}" for row in basis) for basis in bases))


_RECEIVED, _CARRIED, _CLOSED = "received/total", "carried_in/total", "outcome.total/total"
_OUTCOMES: Final = (
    ("granted", "予以公开", "granted"),
    ("partial", "部分公开", "partly granted"),
    ("refused", "不予公开", "refused"),
    ("unavailable", "无法提供", "unavailable"),
    ("not_processed", "不予处理", "not processed"),
    ("other", "其他处理", "otherwise handled"),
)
_APPLICANTS: Final = (("natural", "自然人", "natural persons"), ("legal", "法人或其他组织", "organisations"))
_RESULTS: Final = (
    ("total", "总计", "in all"),
    ("upheld", "结果维持", "upheld"),
    ("corrected", "结果纠正", "corrected"),
    ("other", "其他结果", "other results"),
    ("pending", "尚未审结", "pending"),
)
#: Each form has its own column for what was made.
_STOCKS: Final = (
    ("made", ("issued", "made"), "本年制发", "made"),
    ("repealed", ("repealed",), "本年废止", "repealed"),
    ("in_force", ("in_force",), "现行有效", "in force"),
)
_DECISIONS: Final = (
    ("licensing", "行政许可", "licences"),
    ("penalties", "行政处罚", "penalties"),
    ("coercion", "行政强制", "coercive measures"),
)


def _outcome(row: str) -> str:
    return f"outcome.{row}" if row in {"granted", "partial"} else f"outcome.{row}.*"


def _all() -> Iterator[Indicator]:
    yield _applications("received.new", "本年新收申请", "new applications", (_RECEIVED,))
    yield _applications("received", "收到申请", "applications received", (_RECEIVED,), (_RECEIVED, _CARRIED))
    yield _applications("carried_in", "上年结转申请", "applications carried in", (_CARRIED,))
    yield _applications("handled", "办理申请", "applications handled", (_RECEIVED, _CARRIED), (_CLOSED,), (_RECEIVED,))
    # Who was not answered was not answered: neither 不予处理 nor 其他处理 need count as an answer.
    answered = tuple(f"{_outcome(row)}/total" for row, _, _ in _OUTCOMES)
    yield _applications("closed", "办结申请", "applications closed", (_CLOSED,), answered[:5], answered[:4])
    yield _applications("granted_partial", "予以公开和部分公开", "granted or partly granted", answered[:2])
    yield _applications("carried_out", "结转下年度的申请", "applications carried out", ("carried_out/total",))
    for row, zh, en in _OUTCOMES:
        extra = (answered[:2],) if row == "granted" else ()
        yield _applications(row, zh, en, (f"{_outcome(row)}/total",), *extra)
    for name, row in (("received", "received"), ("closed", "outcome.total"), ("carried_in", "carried_in")):
        for column, zh, en in _APPLICANTS:
            cells = f"{column}.*" if column == "legal" else column
            both = ((f"received/{cells}", f"carried_in/{cells}"),) if name == "received" else ()
            yield _applications(f"{name}.{column}", zh, en, (f"{row}/{cells}",), *both)
    for column, zh, en in _RESULTS:
        review = f"disputes/cases/review.{column}"
        yield Indicator(f"review.{column}", Wording(f"行政复议{zh}", f"reviews {en}"), ((review,),))
        direct, after = (f"disputes/cases/litigation.{kind}.{column}" for kind in ("direct", "after_review"))
        yield Indicator(f"litigation.{column}", Wording(f"行政诉讼{zh}", f"lawsuits {en}"), ((direct, after), (direct,), (after,)))
        yield Indicator(f"litigation.direct.{column}", Wording(f"未经复议直接起诉{zh}", f"direct lawsuits {en}"), ((direct,),))
        yield Indicator(f"litigation.after_review.{column}", Wording(f"复议后起诉{zh}", f"lawsuits after review {en}"), ((after,),))
    for row, zh, en in (("rules", "规章", "rules"), ("normative_documents", "行政规范性文件", "normative documents")):
        for column, names, what, said in _STOCKS:
            bases = tuple((f"disclosure/{row}/{name}",) for name in names)
            yield Indicator(f"{row}.{column}", Wording(f"{what}{zh}", f"{en} {said}"), bases)
    for row, zh, en in _DECISIONS:
        yield Indicator(row, Wording(f"{zh}处理决定", f"decisions on {en}"), ((f"disclosure/{row}/decisions",),))
    yield Indicator("fees", Wording("行政事业性收费金额", "administrative fees"), (("disclosure/fees/charged",),))


INDICATORS: Final[Mapping[str, Indicator]] = {each.id: each for each in _all()}


@cache
def bases_of(indicator: str, template: Template) -> tuple[Basis, ...]:
    """
    Return what an indicator may stand for in a form, as cells whose figures are added; none that the form has not.
    """
    found = (tuple(_cells(pattern, template) for pattern in basis) for basis in INDICATORS[indicator].bases)
    return tuple(tuple(cell for cells in basis for cell in cells) for basis in found if all(basis))


def _cells(pattern: str, template: Template) -> tuple[Cell, ...]:
    table, row, column = pattern.split("/")
    return tuple(cell for cell in template.cells if cell.table == table and _fits(cell.row, row) and _fits(cell.column, column))


def _fits(line: str, pattern: str) -> bool:
    stem = pattern.removesuffix(".*")
    return line == stem or (stem != pattern and line.startswith(f"{stem}."))
