"""
Lines and sentences of figures: number by number, with what the words so far are about.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, final

from attrs import define, field

from govreport.narrative.context import Context
from govreport.narrative.folded import Folded, folded
from govreport.narrative.lists import listed, listed_by_year, run_of
from govreport.narrative.phrases import NEGATION, OTHER_MATTERS
from govreport.narrative.quantities import MONEY, Quantity, quantities
from govreport.narrative.saying import what_is_said
from govreport.narrative.statement import Growth, Statement, Times
from govreport.narrative.times import masked, times_behind
from govreport.narrative.words import DISPUTES, OUTCOMES
from govreport.narrative.zeros import zeros

__all__ = ["said_in", "told"]

_SENTENCE: Final = re.compile(r"[^。!?]+")
_BLOCKS: Final = (
    ["litigation.direct.total", "litigation.after_review.total"],
    ["litigation.after_review.total", "litigation.direct.total"],
)
_BLOCK: Final = re.compile(r"(?:direct|after_review)\.")
_WHOLES: Final = frozenset({"received", "received.new", "closed", "handled", "carried_in"})
_CHANGE: Final = re.compile(
    r"(?:(?P<up>增加|增长|上升|提高|增幅|上涨|多|增|升)|(?P<down>减少|下降|降低|降幅|回落|少|减|降))"
    r"(?:了|为|约|达|幅度为?|:)*(?P<to>至|到)?(?:20\d\d年|今年|本年|当年)?的?$"
)
#: Words of applications that make a sentence one of applications, whether it names them or not.
_TELLING: Final = re.compile(r"部分公开|不予公开|不予处理|无法提供|新收|其[他它]处理")
_UNITLESS: Final = re.compile(r"[,、;()。!?]|$")


@final
@define
class _Walk:
    """
    The numbers of a sentence, one by one.
    """

    line: Folded
    #: Where the sentence begins and ends in its line.
    start: int
    end: int
    numbers: Sequence[Quantity]
    about: Context
    #: Where the words of the next number begin.
    before: int
    #: What the numbers so far were said of, and the last of this year.
    told: list[str] = field(factory=list)
    last: str = ""
    said: list[Statement | Growth] = field(factory=list)

    def all(self) -> Sequence[Statement | Growth]:
        """
        Return what every number is said of.
        """
        place = 0
        while place < len(self.numbers):
            number = self.numbers[place]
            lead = self.line.text[self.before : number.start]
            run = run_of(self.numbers, place, self.line.text)
            pairs = listed(lead, run, self.about)
            change = _CHANGE.search(lead)
            if pairs:
                self._state(pairs, lead)
                place += len(run)
            elif change and not change["to"]:
                self._grow(number, up=bool(change["up"]))
                place += 1
            elif len(run) > 1 and "分别" in lead:
                self._state_by_year(lead, run)
                place += len(run)
            else:
                self._state_alone(place, lead, grown=bool(change))
                place += 1
            self.before = max(self.before, self.numbers[place - 1].end)
        return self.said

    def _state_alone(self, place: int, lead: str, *, grown: bool) -> None:
        number, text = self.numbers[place], self.line.text
        end = self.numbers[place + 1].start if place + 1 < len(self.numbers) else self.end
        names, took = what_is_said(text[self.start : number.start], lead, text[number.end : end], self.told, self.about)
        # 由 9 件降至 4 件
        names = names or (tuple(self.told[-1:]) if grown else ())
        if self.told[-2:] in _BLOCKS:
            names = tuple(_BLOCK.sub("", name) for name in names)
        self.before = number.end + took
        self._state([(name, number) for name in names], lead, grown=grown)
        self.about.outcome = bool(names) and names[-1] in OUTCOMES

    def _state_by_year(self, lead: str, run: Sequence[Quantity]) -> None:
        for name, number, year in listed_by_year(lead, run, self.about):
            if number.counts_cases:
                self.said.append(self._statement(name, number, Times.of(year, self.about.year)))

    def _grow(self, number: Quantity, *, up: bool) -> None:
        if self.last and (number.unit == "%" or number.counts_cases):
            start, end = self.line.span(number.start, number.end)
            value, percent = number.value if up else -number.value, number.unit == "%"
            self.said.append(Growth(indicator=self.last, value=value, percent=percent, step=number.step, start=start, end=end))

    def _state(self, pairs: Sequence[tuple[str, Quantity]], lead: str, *, grown: bool = False) -> None:
        for name, number in pairs:
            times = times_behind(self.line.text[self.start : number.start], self.about.year)
            if grown and times_behind(lead, self.about.year) is Times.THIS:
                times = Times.THIS
            # 收到自然人的申请 12 件、法人的申请 1 件
            whole = name.removesuffix(".natural").removesuffix(".legal")
            if whole in _WHOLES and times is Times.THIS:
                self.about.whole = whole
            if not name or number.rounded or not self._counts(name, number):
                continue
            self.told.append(name)
            if times is Times.THIS:
                self.last, self.about.closed = name, self.about.closed or name == "closed"
            self.said.append(self._statement(name, number, times))

    def _counts(self, name: str, number: Quantity) -> bool:
        """
        Return whether what a number counts can be what it is said of; a bare one is a count of cases: 行政复议3（维持2）.
        """
        if name == "fees":
            return number.unit in MONEY or (not number.unit and number.value == 0)
        if number.unit == "项" and not name.startswith((*DISPUTES, "licensing", "penalties", "coercion")):
            return True
        if number.unit:
            return number.counts_cases
        return name.startswith(tuple(DISPUTES)) and _UNITLESS.match(self.line.text, number.end) is not None

    def _statement(self, name: str, number: Quantity, times: Times) -> Statement:
        start, end = self.line.span(number.start, number.end)
        value, step = number.value, number.step
        if factor := MONEY.get(number.unit):
            value, step = value * factor, step * factor
        return Statement(indicator=name, value=value, unit=number.unit, times=times, start=start, end=end, step=step)


def said_in(line: str, year: int, context: Context | None = None) -> Iterator[Statement | Growth]:
    """
    Yield what a line says of the indicators, in its order.

    Args:
        line: A paragraph or a heading.
        year: The statistics year of the report.
        context: What the line before was about, if it is a heading of this one.

    >>> [(each.indicator, str(each.value)) for each in said_in("上年结转申请三件，本年新收45件。", 2024)]
    [('carried_in', '3'), ('received.new', '45')]
    """
    whole = folded(masked(line))
    return told(whole, list(quantities(whole.text)), context or Context(year))


def told(whole: Folded, numbers: Sequence[Quantity], about: Context) -> Iterator[Statement | Growth]:
    """
    Yield what a line with some numbers says, as it is searched; what it is about goes on from sentence to sentence.
    """
    denied, first = NEGATION.search(whole.text) is not None, 0
    for found in _SENTENCE.finditer(whole.text):
        begin, end = found.span()
        if denied:
            yield from _denied(whole, begin, end, about)
        behind = first
        while behind < len(numbers) and numbers[behind].start < end:
            behind += 1
        yield from _told(whole, begin, end, numbers[first:behind], about)
        first = behind


def _denied(line: Folded, begin: int, end: int, about: Context) -> Iterator[Statement]:
    for name, first, behind in zeros(line.text[begin:end], about):
        start, stop = line.span(begin + first, begin + behind)
        yield Statement(indicator=name, value=Decimal(0), unit="", times=Times.THIS, start=start, end=stop, in_words=True)


def _told(line: Folded, begin: int, end: int, numbers: Sequence[Quantity], about: Context) -> Sequence[Statement | Growth]:
    text = line.text[begin:end]
    if OTHER_MATTERS.search(text):
        return ()
    if not about.topic and _TELLING.search(text):
        about.topic = "applications"
    about.closed, about.outcome, about.told_apart = False, False, "新收" in text
    if not numbers:
        return ()
    said = _Walk(line, begin, end, numbers, about, begin).all()
    among = text.find("其中")
    whole_till = line.places[begin + among] if among >= 0 else None
    return [each for each in said if isinstance(each, Growth) or not _contradicted(each, said, whole_till)]


def _contradicted(one: Statement, said: Sequence[Statement | Growth], among: int | None) -> bool:
    """
    Return whether a sentence has another number for the same: it is the list of several agencies then, or of several years; what
    stands before 其中 is the whole of what stands behind.
    """
    if one.times is not Times.THIS:
        return False
    others = [each for each in said if each.indicator == one.indicator and each.value != one.value]
    return any(
        isinstance(each, Statement) and each.times is one.times and (among is None or one.start > among or each.start < among)
        for each in others
    )
