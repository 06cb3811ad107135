"""
The catalogue: every rule that a form is checked by, in one order.
"""

from collections.abc import Callable
from typing import Final

from govreport.structure import Structure
from govreport.template import Template
from govreport.templates import NATIONAL, load_template
from govreport.validation.arithmetic import rule_of_relation
from govreport.validation.case import Case, Result
from govreport.validation.citing import S_CITE, check_citations
from govreport.validation.continuity import rule_of_continuity
from govreport.validation.finding import Rule, Skipped
from govreport.validation.gaps import V_BLANK, V_MARK, check_blanks, check_marks
from govreport.validation.opening import S_DEADLINE, S_TITLE, S_VERSION, check_deadline, check_title, check_version
from govreport.validation.outline import S_SECTION, check_sections
from govreport.validation.parts import S_PARTS, check_parts
from govreport.validation.placeholders import S_BLANKFILL, check_placeholders
from govreport.validation.printed import S_HEAD, S_ROW, S_TABLE, check_heads, check_rows, check_tables
from govreport.validation.slips import V_ITEMS, V_SCALE, check_items, check_scale
from govreport.validation.values import V_COUNT, V_MONEY, V_NOTE, V_UNREAD, check_amounts, check_counts, check_remarks, check_unread
from govreport.validation.words import S_ASPECTS, S_EMPTY, S_LENGTH, check_aspects, check_emptiness, check_length
from govreport.validation.years import S_YEAR, check_years

__all__ = ["SOURCE_CHECKS", "VALUE_CHECKS", "WORD_CHECKS", "rules"]

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
#: The rules on what a published source shows.
SOURCE_CHECKS: Final[tuple[tuple[Rule, Callable[[Case, Structure], Result]], ...]] = (
    (S_TITLE, check_title),
    (S_SECTION, check_sections),
    (S_TABLE, check_tables),
    (S_ROW, check_rows),
    (S_HEAD, check_heads),
)
#: The rules on the words, and on what the report is; a check is skipped where the report does not say what it needs.
WORD_CHECKS: Final[tuple[tuple[Rule, Callable[[Case], Result | Skipped]], ...]] = (
    (S_VERSION, check_version),
    (S_PARTS, check_parts),
    (S_ASPECTS, check_aspects),
    (S_LENGTH, check_length),
    (S_EMPTY, check_emptiness),
    (S_BLANKFILL, check_placeholders),
    (S_YEAR, check_years),
    (S_CITE, check_citations),
    (S_DEADLINE, check_deadline),
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
    checks = [rule for rule, _ in (*VALUE_CHECKS, *SOURCE_CHECKS, *WORD_CHECKS)]
    for rule in (*relations, *checks, *continuities):
        found.setdefault(rule.code, rule)  # the newest form's wording
    return tuple(found.values())
