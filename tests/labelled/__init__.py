"""
Sentences of annual reports with the figures that a careful reader finds in them, and how many of these the grammar finds.

The sentences are made up in the manner of published ones. The first two sets were at hand while the grammar was written; the
third was written apart and is never used to better it.
"""

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Final, final

from attrs import frozen

from govreport.narrative import Statement, Times, said_in

__all__ = ["SETS", "Score", "score"]

SETS: Final = ("first", "second", "third")
#: Finer than the labels: what is new among what was received, documents by their full name.
_SAME: Final = {"received.new": "received"}
_UNLABELLED: Final = ("granted_partial", "closed.", "carried_in.")


@final
@frozen
class Score:
    """
    How many figures were found, found wrongly, and missed.
    """

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """
        The share of what was found that is right.
        """
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        """
        The share of what there is that was found.
        """
        return self.right / (self.right + self.missed)


def score(name: str) -> Score:
    """
    Return how the grammar does on a set.
    """
    right = wrong = missed = 0
    for entry in json.loads((Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8")):
        wanted = Counter({(indicator, Decimal(value)) for indicator, value in entry["states"]})
        found = Counter({_pair(each) for each in said_in(entry["text"], entry["year"]) if isinstance(each, Statement) and _labelled(each)})
        right += (wanted & found).total()
        wrong += (found - wanted).total()
        missed += (wanted - found).total()
    return Score(right, wrong, missed)


def _labelled(said: Statement) -> bool:
    return said.times is Times.THIS and not said.indicator.startswith(_UNLABELLED)


def _pair(said: Statement) -> tuple[str, Decimal]:
    return _SAME.get(said.indicator, said.indicator).replace("normative_documents", "normative"), said.value
