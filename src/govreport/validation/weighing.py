"""
Whether two sides of a relation agree, and what blanks count for.
"""

from collections.abc import Sequence
from typing import Final, TypeAlias, final

from attrs import frozen

from govreport.adding import BlankPolicy
from govreport.cells import Cell
from govreport.figures import Blank, Figure, Number, Unread, difference, digits, total
from govreport.labels import line_label, line_name, listed
from govreport.relations import Severity, Sign
from govreport.tables import Axis
from govreport.template import Template
from govreport.validation.finding import Fact, Finding, Rule, Verdict
from govreport.wording import Wording

__all__ = ["BlankPolicy", "Side", "Term", "Weighed", "finding_of", "weigh"]


@final
@frozen
class Term:
    """
    One figure on a side of a relation.
    """

    cell: Cell
    figure: Figure
    #: Whether it stands in last year's report.
    earlier: bool = False


#: The figures of one side.
Side: TypeAlias = Sequence[Term]

_COUNTED: Final = Wording(zh="其中{blanks}未填，按零计。", en="Of these {blanks} is blank and counted as zero.")
_BLANK: Final = Wording(zh="{line}：{blanks}未填，无法核对（{rule}）。", en="{line}: {blanks} is blank, so it cannot be checked ({rule}).")
_EMPTY: Final = Wording(zh="{line}：两边均未填，无法核对（{rule}）。", en="{line}: both sides are blank, so it cannot be checked ({rule}).")
_UNREAD: Final = Wording(
    zh="{line}：{unread}不是数据，无法核对（{rule}）。", en="{line}: {unread} is no figure, so it cannot be checked ({rule})."
)
_EARLIER: Final = Wording(zh="上年报告的{label}", en="last year's {label}")


@final
@frozen
class Weighed:
    """
    How two sides compare.
    """

    #: Nothing if the relation holds.
    verdict: Verdict | None
    left: Number | None = None
    right: Number | None = None
    #: Blanks that were counted as zero, or that leave it undetermined.
    blanks: tuple[Term, ...] = ()
    #: Text that is no figure and leaves it undetermined.
    unread: tuple[Term, ...] = ()
    #: Whether there is nothing but blanks.
    empty: bool = False


def weigh(left: Side, right: Side, sign: Sign, policy: BlankPolicy) -> Weighed:
    """
    Return how two sides compare under a policy for blanks. A side without figures is zero.
    """
    every = (*left, *right)
    if unread := tuple(term for term in every if isinstance(term.figure, Unread)):
        return Weighed(Verdict.UNDETERMINED, unread=unread)
    blanks = tuple(term for term in every if isinstance(term.figure, Blank))
    alone = tuple(term for side in (left, right) if all(isinstance(term.figure, Blank) for term in side) for term in side)
    if (blanks and policy is BlankPolicy.STRICT) or (alone and policy is BlankPolicy.LENIENT):
        return Weighed(Verdict.UNDETERMINED, blanks=blanks if policy is BlankPolicy.STRICT else alone, empty=len(blanks) == len(every))
    sums = [total(term.figure for term in side if not isinstance(term.figure, Blank | Unread)) for side in (left, right)]
    holds = sums[0] == sums[1] if sign is Sign.EQUAL else sums[0] >= sums[1]
    return Weighed(None if holds else Verdict.VIOLATED, sums[0], sums[1], blanks)


def finding_of(weighed: Weighed, rule: Rule, severity: Severity, template: Template, each: Axis, cells: tuple[Cell, ...]) -> Finding:  # noqa: PLR0913, PLR0917 - so many facts make one
    """
    Return the finding that a relation makes which does not hold on a line of one axis.
    """
    assert weighed.verdict is not None
    facts: dict[str, Fact] = {"rule": rule.says}
    facts |= {name: _named(template, terms, each) for name, terms in (("blanks", weighed.blanks), ("unread", weighed.unread)) if terms}
    sentences: tuple[Wording, ...] = (_UNREAD if weighed.unread else _EMPTY if weighed.empty else _BLANK,)
    if weighed.left is not None and weighed.right is not None:
        facts |= {"left": digits(weighed.left), "right": digits(weighed.right)}
        facts |= {"difference": digits(difference(weighed.left, weighed.right)).removeprefix("-")}
        sentences = (rule.violated, _COUNTED) if weighed.blanks else (rule.violated,)
    return Finding(
        rule=rule,
        severity=severity,
        verdict=weighed.verdict,
        cells=cells,
        left=weighed.left,
        right=weighed.right,
        blanks=tuple(term.cell for term in weighed.blanks if not term.earlier),
        line=line_name(template, cells[-1], each),
        sentences=sentences,
        facts=tuple(facts.items()),
    )


def _named(template: Template, terms: Sequence[Term], each: Axis) -> Wording:
    """
    Return figures of one line by the lines that cross it, those of last year's report said to be so.
    """
    crossing = Axis.COLUMN if each is Axis.ROW else Axis.ROW
    labels = [(term, line_label(template, term.cell, crossing)) for term in terms]
    return listed([_EARLIER.filled(label=label) if term.earlier else label for term, label in labels])
