"""
Whether two sides of a relation agree, and what blanks count for.
"""

from collections.abc import Sequence
from enum import Enum
from typing import Final, TypeAlias, final

from attrs import frozen

from govreport.cells import Cell
from govreport.figures import Blank, Figure, Number, Unread, difference, digits, total
from govreport.labels import across, line_name
from govreport.relations import Severity, Sign
from govreport.tables import Axis
from govreport.template import Template
from govreport.validation.finding import Fact, Finding, Rule, Verdict
from govreport.wording import Wording

__all__ = ["BlankPolicy", "Side", "Weighed", "finding_of", "weigh"]


class BlankPolicy(Enum):
    """
    What a blank counts for in a relation.
    """

    #: As zero if the relation then holds; if it fails, the finding names the blanks; a side of blanks alone decides nothing.
    LENIENT = "lenient"
    #: As nothing: any blank leaves the relation undetermined.
    STRICT = "strict"
    #: Always as zero.
    ZERO = "zero"


#: The figures of one side, each with its cell.
Side: TypeAlias = Sequence[tuple[Cell, Figure]]

_COUNTED: Final = Wording(zh="其中{blanks}未填，按零计。", en="Of these {blanks} is blank and counted as zero.")
_BLANK: Final = Wording(zh="{line}：{blanks}未填，无法核对（{rule}）。", en="{line}: {blanks} is blank, so it cannot be checked ({rule}).")
_EMPTY: Final = Wording(zh="{line}：两边均未填，无法核对（{rule}）。", en="{line}: both sides are blank, so it cannot be checked ({rule}).")
_UNREAD: Final = Wording(
    zh="{line}：{unread}不是数据，无法核对（{rule}）。", en="{line}: {unread} is no figure, so it cannot be checked ({rule})."
)


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
    blanks: tuple[Cell, ...] = ()
    #: Cells whose text is no figure; they leave it undetermined.
    unread: tuple[Cell, ...] = ()


def weigh(left: Side, right: Side, sign: Sign, policy: BlankPolicy) -> Weighed:
    """
    Return how two sides compare under a policy for blanks. A side without cells is zero.
    """
    unread = tuple(cell for cell, figure in (*left, *right) if isinstance(figure, Unread))
    if unread:
        return Weighed(Verdict.UNDETERMINED, unread=unread)
    blanks = tuple(cell for cell, figure in (*left, *right) if isinstance(figure, Blank))
    if blanks and policy is BlankPolicy.STRICT:
        return Weighed(Verdict.UNDETERMINED, blanks=blanks)
    if policy is BlankPolicy.LENIENT:
        empty = tuple(cell for side in (left, right) if all(isinstance(figure, Blank) for _, figure in side) for cell, _ in side)
        if empty:
            return Weighed(Verdict.UNDETERMINED, blanks=empty)
    sums = [total(figure for _, figure in side if not isinstance(figure, Blank | Unread)) for side in (left, right)]
    holds = sums[0] == sums[1] if sign is Sign.EQUAL else sums[0] >= sums[1]
    return Weighed(None if holds else Verdict.VIOLATED, sums[0], sums[1], blanks)


def finding_of(weighed: Weighed, rule: Rule, severity: Severity, template: Template, each: Axis, cells: tuple[Cell, ...]) -> Finding:  # noqa: PLR0913, PLR0917 - so many facts make one
    """
    Return the finding that a relation makes which does not hold on a line of one axis; the last cell is of this report.
    """
    assert weighed.verdict is not None
    facts: dict[str, Fact] = {"rule": rule.says}
    facts |= {name: across(template, found, each) for name, found in (("blanks", weighed.blanks), ("unread", weighed.unread)) if found}
    sentences: tuple[Wording, ...] = (_UNREAD if weighed.unread else _EMPTY if len(weighed.blanks) == len(cells) else _BLANK,)
    if weighed.left is not None and weighed.right is not None:
        facts |= {
            "left": digits(weighed.left),
            "right": digits(weighed.right),
            "difference": digits(difference(weighed.left, weighed.right)).removeprefix("-"),
        }
        sentences = (rule.violated, _COUNTED) if weighed.blanks else (rule.violated,)
    return Finding(
        rule=rule,
        severity=severity,
        verdict=weighed.verdict,
        cells=cells,
        left=weighed.left,
        right=weighed.right,
        blanks=weighed.blanks,
        line=line_name(template, cells[-1], each),
        sentences=sentences,
        facts=tuple(facts.items()),
    )
