"""
The catalogue: every rule that a form is checked by, in one order.
"""

from collections.abc import Callable
from typing import Final

from govreport.template import Template
from govreport.templates import NATIONAL, load_template
from govreport.validation.arithmetic import rule_of_relation
from govreport.validation.case import Case, Result
from govreport.validation.continuity import rule_of_continuity
from govreport.validation.finding import Rule
from govreport.validation.gaps import V_BLANK, V_MARK, check_blanks, check_marks
from govreport.validation.slips import V_ITEMS, V_SCALE, check_items, check_scale
from govreport.validation.values import V_COUNT, V_MONEY, V_NOTE, V_UNREAD, check_amounts, check_counts, check_remarks, check_unread

__all__ = ["VALUE_CHECKS", "rules"]

#: The rules on single figures, the same for every form.
VALUE_CHECKS: Final[tuple[tuple[Rule, Callable[[Case], Result]], ...]] = (
    (V_COUNT, check_counts),
    (V_MONEY, check_amounts),
    (V_BLANK, check_blanks),
    (V_MARK, check_marks),
    (V_UNREAD, check_unread),
    (V_NOTE, check_remarks),
    (V_SCALE, check_scale),
    (V_ITEMS, check_items),
)


def rules(template: Template | None = None) -> tuple[Rule, ...]:
    """
    Return the catalogue of one form, or of all national forms.

    >>> [rule.code for rule in rules(load_template("cn-2021"))][:3]
    ['A-BALANCE', 'A-APPLICANTS', 'A-OUTCOMES']
    """
    forms = [template] if template else [load_template(name) for name in reversed(NATIONAL)]
    relations = [rule_of_relation(each) for form in forms for each in form.relations]
    continuities = [rule_of_continuity(each) for form in forms for each in form.continuities]
    found = dict[str, Rule]()
    for rule in (*relations, *(rule for rule, _ in VALUE_CHECKS), *continuities):
        found.setdefault(rule.code, rule)  # the newest form's wording
    return tuple(found.values())
