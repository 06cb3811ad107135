"""
Which figure, or which two, if they were others, would explain violated relations: exact, over all relations, and never applied.

A cause is a change that satisfies every violated relation that hangs together and breaks none that holds. Only cells that share all of
these come into question, so nearly all pairs of cells are never looked at. The likeliest cause comes first.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from attrs import evolve

from govreport.figures import difference, digits
from govreport.labels import cell_name
from govreport.report import Report
from govreport.validation.balancing import Balance, Change, Named, balance_of
from govreport.validation.finding import Cause, Fact, Finding, Verdict
from govreport.validation.mistakes import Correction, Slip
from govreport.wording import Wording

__all__ = ["CAUSE_FACTS", "with_causes"]

#: What a finding says of its causes.
CAUSE_FACTS: Final = frozenset({"slip", "cause", "other", "now", "suggested", "other_now", "other_suggested"})

#: Failing equations that share cells, directly or through others.
_Cluster: TypeAlias = frozenset[int]

#: Where more pairs than these would do, nobody can say which it is.
_MOST: Final = 40
#: Where more come into question, none is tried: so many lines are wrong that nothing would come of it but time.
_LOOKED_AT: Final = 500

_ONE: Final = Wording(
    zh="{cause}现为 {now}，如应为 {suggested}，则相关勾稽均成立。",
    en="{cause} is {now}; were it {suggested}, every relation that it stands in would hold.",
)
_TWO: Final = Wording(
    zh="{cause}与{other}现为 {now} 与 {other_now}，如应为 {suggested} 与 {other_suggested}，则相关勾稽均成立。",
    en="{cause} and {other} are {now} and {other_now}; were they {suggested} and {other_suggested}, every relation that they stand in would hold.",
)
_LIKE: Final = Wording(zh="疑似{slip}。", en="It looks like {slip}.")
_LIKELY_ONE: Final = Wording(
    zh="最可能是{cause}现为 {now}，应为 {suggested}（{slip}）。",
    en="Most likely {cause}, now {now}, should be {suggested} ({slip}).",
)
_LIKELY_TWO: Final = Wording(
    zh="最可能是{cause}与{other}现为 {now} 与 {other_now}，应为 {suggested} 与 {other_suggested}（{slip}）。",
    en="Most likely {cause} and {other}, now {now} and {other_now}, should be {suggested} and {other_suggested} ({slip}).",
)


def with_causes(findings: Sequence[Finding], report: Report) -> tuple[Finding, ...]:
    """
    Return the findings with the probable causes of those that are violated sums, the likeliest first.

    One slip comes before two; then slips of digits or place, gaps, old totals, and what looks like no slip; then the order of the form.
    """
    relations = {each.id for each in report.template.relations}
    violated = {(each.rule.code, each.cells) for each in findings if each.left is not None and each.rule.code in relations}
    if not violated:
        return tuple(findings)
    undecided = {(each.rule.code, each.cells) for each in findings if each.verdict is Verdict.UNDETERMINED}
    balance = balance_of(report, violated, undecided)
    causes = dict[Named, tuple[Cause, ...]]()
    for cluster, found in _causes(balance).items():
        ranked = tuple(sorted(found, key=lambda cause: _rank(cause, report)))
        constraints = (report.template.constraints[number] for number in cluster)
        causes |= {(each.relation.id, (*each.left, *each.right)): ranked for each in constraints}
    return tuple(_explained(each, causes.get((each.rule.code, each.cells), ()), report) for each in findings)


# ---------------------------------------------------------------- finding them


def _causes(balance: Balance) -> Mapping[_Cluster, Iterable[Cause]]:
    """
    Return what would mend each cluster: one figure, two neighbouring figures exchanged, or, where no single figure would do, any two.
    """
    clusters = _clusters(balance)
    single = _mending(_single(clusters, balance), clusters, balance)
    exchanges = _mending(_exchanges(balance), clusters, balance)
    pairs = _mending(_pairs([cluster for cluster in clusters if not single[cluster]], balance), clusters, balance)
    found = dict[_Cluster, Iterable[Cause]]()
    for cluster in clusters:
        others = single[cluster] or [each for each in pairs[cluster] if each not in exchanges[cluster]]
        ways = [balance.corrections(each, exchanged=True) for each in exchanges[cluster]]
        ways += map(balance.corrections, others if len(others) <= _MOST else ())
        found[cluster] = map(_cause, ways)
    return found


def _clusters(balance: Balance) -> list[_Cluster]:
    found, web = list[_Cluster](), balance.web
    for each in balance.failing:
        linked = balance.failing.intersection(other for place in web.signs[each] for other in web.equations[place])
        touching = [cluster for cluster in found if not cluster.isdisjoint(linked)]
        found = [cluster for cluster in found if cluster not in touching]
        found.append(linked.union(*touching))
    return found


def _mending(changes: Iterable[Change], clusters: Iterable[_Cluster], balance: Balance) -> Mapping[_Cluster, Sequence[Change]]:
    """
    Return for each cluster the changes that mend it. What a change touches of other clusters has to hold as well.
    """
    found = {cluster: list[Change]() for cluster in clusters}
    for change in changes:
        touched = frozenset().union(*(balance.web.equations[place] for place in change))
        mended = [cluster for cluster in found if cluster <= touched]
        if mended and balance.mends(change):
            for cluster in mended:
                found[cluster].append(change)
    return found


def _single(clusters: Iterable[_Cluster], balance: Balance) -> Iterator[Change]:
    for cluster in clusters:
        for place in balance.web.shared(cluster):
            yield {place: balance.needed(min(cluster), place, {})}


def _exchanges(balance: Balance) -> Iterator[Change]:
    """
    Yield the exchanges of neighbouring figures in failing equations.
    """
    web = balance.web
    for one, other in sorted({pair for each in balance.failing for place in web.signs[each] for pair in web.pairs[place]}):
        by = difference(balance.number(other), balance.number(one))
        yield {one: by, other: difference(0, by)}


def _pairs(clusters: Iterable[_Cluster], balance: Balance) -> Iterator[Change]:
    """
    Yield the changes of two figures that might mend a cluster, wherever the equations say by how much.
    """
    pairs = {pair for cluster in clusters for pair in _candidates(cluster, balance)}
    for one, other in sorted(pairs) if len(pairs) <= _LOOKED_AT else ():
        if change := _solved(one, other, balance):
            yield change


def _candidates(cluster: _Cluster, balance: Balance) -> Iterator[tuple[int, int]]:
    """
    Yield the pairs of cells that cover all equations of a cluster, and stand together in those that hold or not at all.
    """
    web = balance.web
    for one in web.signs[web.shortest(cluster)]:
        # What the one leaves failing or would break, the other has to mend.
        left = (cluster - web.equations[one]) | (balance.equal & web.equations[one])
        for other in web.shared(left) if left else {place for each in cluster for place in web.signs[each]}:
            if other != one and balance.equal & web.equations[other] <= web.equations[one]:
                yield min(one, other), max(one, other)


def _solved(one: int, other: int, balance: Balance) -> Change | None:
    """
    Return by how much two figures have to change, or nothing where no failing equation has one of them alone.
    """
    for given, second in ((one, other), (other, one)):
        alone = balance.failing & (balance.web.equations[given] - balance.web.equations[second])
        rest = (balance.failing | balance.equal) & balance.web.equations[second]
        if alone and rest:
            change = {given: balance.needed(min(alone), given, {})}
            change[second] = balance.needed(min(rest), second, change)
            return {place: change[place] for place in sorted(change)}
    return None


# ---------------------------------------------------------------- ranking and saying them


def _cause(corrections: Sequence[Correction]) -> Cause:
    first, *others = corrections
    return Cause(first.cell, first.now, first.suggested, first.slip, others[0] if others else None)


def _rank(cause: Cause, report: Report) -> tuple[int, int, Sequence[int]]:
    slips = [each.slip for each in cause.corrections]
    made = slips[:1] if cause.slip in {Slip.SHIFTED, Slip.NEIGHBOURS_SWAPPED} else slips
    # Slips are listed the likeliest first.
    oddness = [0 if each and each.telling else list(Slip).index(each) if each else len(Slip) for each in made]
    return len(made), sum(oddness), [report.template.place(each.cell) for each in cause.corrections]


def _explained(finding: Finding, causes: tuple[Cause, ...], report: Report) -> Finding:
    """
    Say the only cause, or the only one that looks like a slip of digits or place.
    """
    if not causes:
        return finding
    first, *others = causes
    if not others:
        sentences = (_TWO if first.other else _ONE, *([_LIKE] if _telling(first) else []))
    elif _telling(first) and not any(map(_telling, others)):
        sentences = (_LIKELY_TWO if first.other else _LIKELY_ONE,)
    else:
        sentences = ()
    facts = _facts(first, report) if sentences else ()
    return evolve(finding, causes=causes, sentences=(*finding.sentences, *sentences), facts=(*finding.facts, *facts))


def _telling(cause: Cause) -> bool:
    return all(each.slip is not None and each.slip.telling for each in cause.corrections)


def _facts(cause: Cause, report: Report) -> Iterator[tuple[str, Fact]]:
    yield "slip", tuple(dict.fromkeys(each.slip.value for each in cause.corrections if each.slip))
    for name, prefix, each in zip(("cause", "other"), ("", "other_"), cause.corrections, strict=False):
        yield name, cell_name(report.template, each.cell)
        yield f"{prefix}now", report.text(each.cell) or "—"
        yield f"{prefix}suggested", digits(each.suggested)
