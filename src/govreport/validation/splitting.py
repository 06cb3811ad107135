"""
Numbers that a sentence says to be the parts of a number in it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from govreport.figures import Number, digits, total
from govreport.narrative import Passage, Statement, Times, quantities
from govreport.narrative.folded import folded
from govreport.relations import Ground, Severity
from govreport.validation.case import Case, Result
from govreport.validation.finding import Finding, Rule
from govreport.validation.indicated import finding_on_number
from govreport.wording import Wording

__all__ = ["N_SUM", "check_splits"]

N_SUM: Final = Rule(
    code="N-SUM",
    severity=Severity.WARNING,
    ground=Ground.PRACTICE,
    says=Wording(zh="同一句中各分项之和等于合计", en="The parts that a sentence names add up to the number they are parts of"),
    violated=Wording(
        zh="{line}：{parts} 之和为 {sum}，正文合计为 {stated}（“{quote}”）。",
        en="{line}: {parts} add up to {sum}; the sentence says {stated} ('{quote}').",
    ),
)

_RESULTS: Final = ("upheld", "corrected", "other", "pending")
_DIRECT, _AFTER = "litigation.direct", "litigation.after_review"
#: Of each whole: parts that are all of it, where each is named.
_SPLITS: Final[Mapping[str, Sequence[Sequence[str]]]] = {
    **{whole: [("received.natural", "received.legal")] for whole in ("received", "received.new", "handled")},
    "closed": [("granted", "partial", "refused", "unavailable", "not_processed", "other"), ("closed.natural", "closed.legal")],
    "litigation.total": [(f"{_DIRECT}.total", f"{_AFTER}.total"), [f"litigation.{each}" for each in _RESULTS]],
    **{f"{kind}.total": [[f"{kind}.{each}" for each in _RESULTS]] for kind in ("review", _DIRECT, _AFTER)},
}
#: 信件27封、邮件65封，合计92封
_LIST: Final = re.compile(r"[^\d,，。;；%％()（）]{0,16}[、,，][^\d,，。;；%％()（）]{1,16}")
_IN_ALL: Final = re.compile(r"[,，]?(?:总计|合计|共计)(?:为)?")
_SENTENCE_END: Final = re.compile(r"[。！？!?]")


def check_splits(case: Case) -> Result:
    """
    N-SUM: the parts of a whole that the form knows, if all are named or they are already more; and lists that end in their sum.
    """
    findings, holds = list[Finding](), 0
    for passage in case.passages:
        for whole, parts, exact in _splits(passage):
            amount = total(int(each.value) for each in parts)
            if amount == whole.value or (amount < whole.value and not exact):
                holds += 1
                continue
            findings.append(_finding(case, passage, (whole.start, whole.end), [int(each.value) for each in parts], int(whole.value)))
    for line in case.lines:
        for span, values, stated in _lists(line.text):
            if total(values) == stated:
                holds += 1
            else:
                findings.append(_finding(case, Passage(line.section, line.number, line.text, (), ()), span, values, stated))
    return Result(N_SUM, holds, tuple(findings))


def _finding(case: Case, passage: Passage, span: tuple[int, int], parts: list[Number], stated: Number) -> Finding:
    said = "＋".join(map(digits, parts))
    return finding_on_number(N_SUM, case.report, passage, span, {"parts": said, "sum": digits(total(parts)), "stated": digits(stated)})


def _splits(passage: Passage) -> Iterator[tuple[Statement, list[Statement], bool]]:
    """
    Yield the wholes of each sentence with their parts behind them, and whether these are all there can be.
    """
    for sentence in _sentences(passage):
        for place, whole in enumerate(sentence):
            for names in _SPLITS.get(whole.indicator, ()) if whole.step == 1 else ():
                behind = {each.indicator: each for each in reversed(sentence[place + 1 :]) if each.indicator in names}
                parts = [behind[name] for name in names if name in behind]
                if len(parts) > 1 and all(each.step == 1 for each in parts):
                    yield whole, parts, len(parts) == len(names)


def _sentences(passage: Passage) -> Iterator[list[Statement]]:
    said = [each for each in passage.said if isinstance(each, Statement) and each.times is Times.THIS and not each.in_words]
    sentence = list[Statement]()
    for each in said:
        if sentence and _SENTENCE_END.search(passage.text, sentence[-1].end, each.start):
            yield sentence
            sentence = []
        sentence.append(each)
    if sentence:
        yield sentence


def _lists(line: str) -> Iterator[tuple[tuple[int, int], list[Number], Number]]:
    """
    Yield lists of numbers of one unit that end in what they are in all: the place of that, the numbers, and it.
    """
    if not ("总计" in line or "合计" in line or "共计" in line):
        return
    whole = folded(line)
    numbers = list(quantities(whole.text))
    for place, last in enumerate(numbers):
        if place < 2 or not last.counts_cases or last.rounded or not _IN_ALL.fullmatch(whole.text[numbers[place - 1].end : last.start]):  # noqa: PLR2004 - two make a list
            continue
        run = [numbers[place - 1]]
        for each in reversed(numbers[: place - 1]):
            if each.unit != last.unit or not _LIST.fullmatch(whole.text[each.end : run[-1].start]):
                break
            run.append(each)
        if len(run) > 1 and all(each.unit == last.unit and not each.rounded and each.step == 1 for each in run):
            yield whole.span(last.start, last.end), [int(each.value) for each in reversed(run)], int(last.value)
