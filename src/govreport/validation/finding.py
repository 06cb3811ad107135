"""
What validation says of a report: values that hold facts and the sentences to say them in, no markup.
"""

import re
from enum import Enum
from typing import Final, TypeAlias, final

from attrs import frozen

from govreport.cells import Cell
from govreport.figures import Figure, Number
from govreport.relations import Ground, Severity
from govreport.validation.mistakes import Correction, Slip
from govreport.wording import Language, Wording

__all__ = ["Cause", "Fact", "Finding", "Quoted", "Ran", "Rule", "Skipped", "Verdict"]

#: What fills a place of a sentence.
Fact: TypeAlias = str | int | Wording | tuple[Wording, ...]

#: Where a sentence ends.
_END: Final = re.compile(r"[。！？\n]")


class Verdict(Enum):
    """
    How a rule came out on one line of the form; what holds is only counted.
    """

    VIOLATED = "violated"
    #: It cannot be decided, for a stated reason.
    UNDETERMINED = "undetermined"


@final
@frozen(kw_only=True)
class Rule:
    """
    One entry of the catalogue of rules.
    """

    #: Stable; its first letter names the part: A applications, C continuity, D disclosure, G aggregate,
    #: N narrative, P privacy, R review and litigation, S structure, V values. A local rule has letters of its own.
    code: str
    severity: Severity
    ground: Ground
    #: The rule in words.
    says: Wording
    #: What a violation says, with places for its facts.
    violated: Wording
    #: The form's own words, if it states the rule.
    quote: str = ""

    @property
    def part(self) -> str:
        """
        What of the catalogue it belongs to: the letters before the dash.
        """
        return self.code.partition("-")[0]


@final
@frozen
class Cause:
    """
    A figure, or two, that would explain a finding, and all that hang together with it, if it were another. Nothing is ever changed.
    """

    cell: Cell
    now: Figure
    suggested: Number
    #: What kind of slip it looks like, if any.
    slip: Slip | None = None
    #: The second figure, where it takes two.
    other: Correction | None = None

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """
        All its figures: one, or two.
        """
        first = Correction(self.cell, self.now, self.suggested, self.slip)
        return (first, self.other) if self.other else (first,)


@final
@frozen
class Quoted:
    """
    The words that a finding speaks of: ``text[start:end]`` of a line of the section.
    """

    #: The place of the line among the lines of its section, from 0.
    line: int
    text: str
    start: int
    end: int

    def marked(self) -> str:
        """
        Return the sentence around the words, and them in brackets.

        >>> Quoted(0, "共收到申请95件。均已答复。", 5, 8).marked()
        '共收到申请【95件】。'
        """
        begin = max([self.text.rfind(sign, 0, self.start) for sign in "。！？\n"]) + 1
        found = _END.search(self.text, self.end)
        end = found.end() if found else len(self.text)
        return f"{self.text[begin : self.start]}【{self.text[self.start : self.end]}】{self.text[self.end : end]}".strip()


@final
@frozen(kw_only=True)
class Finding:
    """
    A rule that does not hold on a line of the form, or cannot be decided there (校验结果).
    """

    rule: Rule
    #: Of this finding; a rule may weigh more on one line than on another.
    severity: Severity
    verdict: Verdict
    #: The cells it speaks of, those of the left side first; none if it speaks of words alone.
    cells: tuple[Cell, ...] = ()
    #: The section whose words it speaks of, the words before section 一 included; empty if the cells say the place.
    section: str = ""
    #: The words it speaks of, if it is about some.
    quoted: Quoted | None = None
    #: What both sides add up to, if they add up to anything.
    left: Number | None = None
    right: Number | None = None
    #: Cells of it that hold no number and were counted as zero.
    blanks: tuple[Cell, ...] = ()
    #: The figures, or pairs of figures, that would explain it, best first; one of them at the most is right.
    causes: tuple[Cause, ...] = ()
    #: Where it is, by the labels of the form.
    line: Wording
    #: Whole sentences, with places.
    sentences: tuple[Wording, ...]
    #: What fills the places.
    facts: tuple[tuple[str, Fact], ...] = ()

    def message(self, language: Language = "zh") -> str:
        """
        Return the finding in words.
        """
        facts = dict(self.facts) | {"line": self.line}
        return ("" if language == "zh" else " ").join(each.say(language, **facts) for each in self.sentences)


@final
@frozen
class Ran:
    """
    How often a rule was tried, and how it came out, so that silence can be trusted.
    """

    rule: Rule
    holds: int
    violated: int
    undetermined: int
    #: Of those that hold: how many only because blanks were counted as zero.
    with_blanks: int = 0


@final
@frozen
class Skipped:
    """
    A rule that was not tried, and why.
    """

    rule: Rule
    reason: Wording
