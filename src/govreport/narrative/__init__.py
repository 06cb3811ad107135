"""
The figures that the prose of a report states, as values: by a grammar of the field's own phrases, nothing guessed.
"""

from govreport.narrative.claims import Claim, claims_in
from govreport.narrative.context import Context
from govreport.narrative.grammar import said_in
from govreport.narrative.indicators import INDICATORS, Basis, Indicator, bases_of
from govreport.narrative.passages import Passage, narrated
from govreport.narrative.quantities import Quantity, quantities
from govreport.narrative.statement import Growth, Statement, Times

__all__ = [
    "INDICATORS",
    "Basis",
    "Claim",
    "Context",
    "Growth",
    "Indicator",
    "Passage",
    "Quantity",
    "Statement",
    "Times",
    "bases_of",
    "claims_in",
    "narrated",
    "quantities",
    "said_in",
]
