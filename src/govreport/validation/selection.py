"""
Which rules are tried: chosen and skipped by code, part, weight or form.
"""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from typing import Final

from govreport.errors import UnknownRule
from govreport.relations import Severity
from govreport.template import Template
from govreport.templates import template_names
from govreport.validation.case import Check
from govreport.validation.catalogue import rules
from govreport.validation.finding import Rule
from govreport.wording import Wording

__all__ = ["NOT_CHOSEN", "selected"]

NOT_CHOSEN: Final = Wording(zh="未选用", en="it was not chosen")


def selected(checks: Iterable[Check], only: Collection[str], skip: Collection[str], template: Template) -> frozenset[str]:
    """
    Return the codes of the rules to be tried: those that any of ``only`` names, all if there is none, without those of ``skip``.

    Args:
        checks: The rules there are.
        only: Codes (``A-BALANCE``), parts (``N``), weights (``error``) or forms (``cn-2021``: the rules that its own data states).
        skip: The same.
        template: The form of the report.

    Raises:
        UnknownRule: Something is named that is none of these.
    """
    if not only and not skip:
        return frozenset(check.rule.code for check in checks)
    terms = {check.rule.code: _terms(check.rule, template) for check in checks}
    # What another form has is known, and chosen where a report follows it.
    known = {term for found in terms.values() for term in found} | {each.value for each in Severity} | {*template_names()}
    known |= {name for rule in rules() for name in (rule.code, rule.part)}
    for name in (*only, *skip):
        if name not in known:
            raise UnknownRule(name, _near(name, known))
    return frozenset(code for code, found in terms.items() if (not only or found.intersection(only)) and found.isdisjoint(skip))


def _near(name: str, known: Collection[str]) -> tuple[str, ...]:
    """
    Return known names that look like one, however it is written.
    """
    small = {each.lower(): each for each in sorted(known)}
    return tuple(small[each] for each in get_close_matches(name.lower(), small, n=3))


def _terms(rule: Rule, template: Template) -> frozenset[str]:
    own = {*(each.id for each in template.relations), *(each.id for each in template.continuities)}
    return frozenset({rule.code, rule.part, rule.severity.value, *([template.id] if rule.code in own else [])})
