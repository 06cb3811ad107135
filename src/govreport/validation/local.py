"""
Rules beside the catalogue: a province's, a ministry's, an agency's own, brought by other distributions.

An entry point in the group ``govreport.rules`` has a name and a callable that takes only keyword options, all with defaults, and
returns checks. Listing imports nothing; a broken distribution stands in nobody's way but that of whoever asks for it.
"""

from collections.abc import Iterable
from functools import partial
from typing import Final

from attrs import evolve

from govreport import plugins
from govreport.errors import BrokenPlugin, RuleFailed, UnknownRules
from govreport.plugins import Installed, described
from govreport.relations import Severity
from govreport.report import Report
from govreport.template import PREAMBLE
from govreport.validation.case import Case, Check, Result
from govreport.validation.catalogue import rules
from govreport.validation.finding import Skipped, Verdict
from govreport.wording import Language, Wording

__all__ = ["RULES", "installed_rules", "local_rules"]

RULES: Final = "govreport.rules"

_LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
_NO_CALLABLE: Final = Wording(zh="不能以关键字选项调用", en="it cannot be called with keyword options")
_NO_CHECKS: Final = Wording(zh="给出的不是 Check", en="it gives something else than checks")
_TAKEN: Final = Wording(zh="规则代码 {code} 已有", en="the code {code} is taken")


def installed_rules() -> tuple[Installed, ...]:
    """
    Return the sets of rules that are installed, without importing any.
    """
    return plugins.installed(RULES)


def local_rules(name: str, /, **options: object) -> tuple[Check, ...]:
    """
    Return the rules that an installed set brings.

    Args:
        name: Of the set.
        options: What it takes, such as a deadline.

    Raises:
        UnknownRules: Nothing installed has the name.
        AmbiguousFormat: Several distributions claim it.
        BrokenPlugin: It cannot be imported or called, or brings no checks, or a code that is taken.
    """
    found = plugins.claimants(RULES, name)
    if not found:
        raise UnknownRules(name, tuple(each.name for each in installed_rules()))
    origin, made = found[0], plugins.load(found)
    if not callable(made):
        raise _broken(origin, _NO_CALLABLE)
    try:
        given: object = made(**options)
        checks: list[object] = list(given) if isinstance(given, Iterable) else [None]
    except (Exception, SystemExit) as error:
        raise _broken(origin, described(error)) from error
    taken, kept = {rule.code for rule in rules()}, list[Check]()
    for each in checks:
        if not isinstance(each, Check):
            raise _broken(origin, _NO_CHECKS)
        if each.rule.code in taken:
            raise _broken(origin, _TAKEN.filled(code=each.rule.code))
        taken.add(each.rule.code)
        kept.append(evolve(each, run=partial(_isolated, origin, each)))
    return tuple(kept)


def _isolated(origin: Installed, check: Check, case: Case) -> Result | Skipped:
    """
    Try a rule of somebody else's; whatever goes wrong is that distribution's.
    """
    try:
        found: object = check.run(case)
    except (Exception, SystemExit) as error:
        raise RuleFailed(check.rule.code, origin.distribution, origin.version, described(error)) from error
    if not isinstance(found, Result | Skipped):
        kind = type(found).__name__
        reason = Wording(zh=f"返回 {kind} 而非 Result", en=f"it returned {kind}, not a result")
        raise RuleFailed(check.rule.code, origin.distribution, origin.version, reason)
    try:
        _tried_out(found, check, case.report)
    except Exception as error:
        raise RuleFailed(check.rule.code, origin.distribution, origin.version, described(error)) from error
    return found


def _tried_out(found: Result | Skipped, check: Check, report: Report) -> None:
    """
    Use all of a result once, as those do who print it.

    Raises:
        Exception: Something in it cannot be used, whatever it is.
    """
    if found.rule != check.rule:
        raise ValueError(found.rule.code)
    if isinstance(found, Skipped):
        found.reason.say("zh")
        return
    if not isinstance(found.findings, tuple):
        raise TypeError(type(found.findings).__name__)
    for each in found.findings:
        if not (isinstance(each.severity, Severity) and isinstance(each.verdict, Verdict)):
            raise TypeError(each.rule.code)
        for language in _LANGUAGES:
            each.message(language)
        for cell in each.cells:
            report.template.place(cell)
        if each.section not in {"", PREAMBLE}:
            report.template.section(each.section)


def _broken(origin: Installed, reason: Wording) -> BrokenPlugin:
    return BrokenPlugin(origin.name, origin.distribution, origin.version, reason)
