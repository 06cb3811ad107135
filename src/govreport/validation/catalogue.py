"""
The catalogue: every rule that a form is checked by, in one order.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import Final

from govreport.relations import Continuity
from govreport.structure import Structure
from govreport.template import Template
from govreport.templates import NATIONAL, load_template
from govreport.validation.arithmetic import check_relation, rule_of_relation
from govreport.validation.case import NO_PREVIOUS, Case, Check, Result
from govreport.validation.citing import S_CITE, check_citations
from govreport.validation.claiming import N_CLAIM, check_claims
from govreport.validation.continuity import check_continuity, rule_of_continuity
from govreport.validation.copying import C_COPY, check_copies
from govreport.validation.covering import G_COVER, check_coverage
from govreport.validation.finding import Rule, Skipped
from govreport.validation.gaps import V_BLANK, V_MARK, check_blanks, check_marks
from govreport.validation.growing import N_GROWTH, check_growth
from govreport.validation.jumps import C_JUMP, check_jumps
from govreport.validation.opening import S_DEADLINE, S_TITLE, S_VERSION, check_deadline, check_title, check_version
from govreport.validation.outline import S_SECTION, check_sections
from govreport.validation.parts import S_PARTS, check_parts
from govreport.validation.persons import P_PERSON, check_persons
from govreport.validation.placeholders import S_BLANKFILL, check_placeholders
from govreport.validation.printed import S_HEAD, S_ROW, S_TABLE, check_heads, check_rows, check_tables
from govreport.validation.sharing import N_SHARE, check_shares
from govreport.validation.slips import V_ITEMS, V_SCALE, check_items, check_scale
from govreport.validation.splitting import N_SUM, check_splits
from govreport.validation.summing import G_SUM, check_parts_sum
from govreport.validation.telling import N_FIGURE, check_statements
from govreport.validation.values import V_COUNT, V_MONEY, V_NOTE, V_UNREAD, check_amounts, check_counts, check_remarks, check_unread
from govreport.validation.words import S_ASPECTS, S_EMPTY, S_LENGTH, check_aspects, check_emptiness, check_length
from govreport.validation.years import S_YEAR, check_years
from govreport.wording import Wording

__all__ = ["checks_of", "rules"]

_NO_SOURCE: Final = Wording(zh="不是从已发布的文件读取的", en="it was not read from a published file")


def _of_source(rule: Rule, check: Callable[[Case, Structure], Result]) -> Check:
    return Check(rule, lambda case: check(case, case.source) if case.source else Skipped(rule, _NO_SOURCE))


def _over_years(continuity: Continuity) -> Check:
    rule = rule_of_continuity(continuity)
    return Check(rule, lambda case: check_continuity(continuity, case, case.previous) if case.previous else Skipped(rule, NO_PREVIOUS))


#: The rules that are the same for every form.
_COMMON: Final = (
    Check(V_COUNT, check_counts),
    Check(V_MONEY, check_amounts),
    Check(V_BLANK, check_blanks),
    Check(V_MARK, check_marks),
    Check(V_UNREAD, check_unread),
    Check(V_NOTE, check_remarks),
    Check(V_SCALE, check_scale),
    Check(V_ITEMS, check_items),
    _of_source(S_TITLE, check_title),
    _of_source(S_SECTION, check_sections),
    _of_source(S_TABLE, check_tables),
    _of_source(S_ROW, check_rows),
    _of_source(S_HEAD, check_heads),
    Check(S_VERSION, check_version),
    Check(S_PARTS, check_parts),
    Check(S_ASPECTS, check_aspects),
    Check(S_LENGTH, check_length),
    Check(S_EMPTY, check_emptiness),
    Check(S_BLANKFILL, check_placeholders),
    Check(S_YEAR, check_years),
    Check(S_CITE, check_citations),
    Check(S_DEADLINE, check_deadline),
    Check(C_JUMP, check_jumps),
    Check(C_COPY, check_copies),
    Check(N_FIGURE, check_statements),
    Check(N_SUM, check_splits),
    Check(N_SHARE, check_shares),
    Check(N_GROWTH, check_growth),
    Check(N_CLAIM, check_claims),
    Check(G_SUM, check_parts_sum),
    Check(G_COVER, check_coverage),
    Check(P_PERSON, check_persons),
)


@cache
def checks_of(template: Template) -> tuple[Check, ...]:
    """
    Return every rule of a form with how it is tried: the form's own relations and continuities, and the rules of all forms.
    """
    return (*_own(template), *_COMMON)


def rules(template: Template | None = None) -> tuple[Rule, ...]:
    """
    Return the catalogue of one form, or of all national forms.

    >>> [rule.code for rule in rules(load_template("cn-2021"))][:3]
    ['A-BALANCE', 'A-APPLICANTS', 'A-OUTCOMES']
    """
    forms = [template] if template else [load_template(name) for name in reversed(NATIONAL)]
    found = dict[str, Rule]()
    for check in (*(own for form in forms for own in _own(form)), *_COMMON):
        found.setdefault(check.rule.code, check.rule)  # the newest form's wording
    return tuple(found.values())


def _own(template: Template) -> tuple[Check, ...]:
    """
    Return the rules that a form's own data state.
    """
    relations = (Check(rule_of_relation(each), partial(check_relation, each)) for each in template.relations)
    return (*relations, *map(_over_years, template.continuities))
