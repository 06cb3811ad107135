"""
``validate``, and what became of findings: reports against all that they can be checked against.
"""

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from attrs import evolve

from govreport.cli import output, shapes
from govreport.cli.exits import FINE, FOUND, UNREADABLE
from govreport.cli.inputs import complain, counted, read_report, recognised_file
from govreport.cli.parser import Usage
from govreport.cli.sheets import sheet
from govreport.cli.words import WORDS
from govreport.errors import InputError
from govreport.report import Report
from govreport.validation import BlankPolicy, Findings, compare_findings, local_rules, validate
from govreport.waivers import load_waivers
from govreport.wording import Language

__all__ = ["check", "diff_findings"]


def check(arguments: Namespace, language: Language) -> int:
    """
    Check reports, each against last year's if that was given.
    """
    if [*arguments.files, *arguments.previous, *arguments.parts].count("-") > 1:
        raise Usage(WORDS["stdin-once"].say(language))
    if arguments.parts and len(arguments.files) > 1:
        raise Usage(WORDS["parts-once"].say(language))
    checked = _checking(arguments, language)
    earlier = {file: read_report(file, arguments) for file in arguments.previous}
    found, unreadable = list[tuple[str, Findings]](), False
    for file in counted(arguments.files):
        try:
            source = recognised_file(file, arguments)
        except InputError as error:
            complain(error.explain(language))
            unreadable = True
            continue
        previous = _previous(source.report, earlier, alone=len(arguments.files) == 1)
        found.append((file, checked(source.report, previous, source=source.structure)))
    _leftover(earlier, [findings.report for _, findings in found], arguments, language)
    found = _settled(found)
    for each in dict.fromkeys(each for _, findings in found for each in findings.lapsed):
        facts = {"waivers": arguments.waivers, "who": each.who, "when": each.when.isoformat(), "rule": each.rule}
        complain(WORDS["lapsed"].say(language, **facts))
    chosen = output.format_of(arguments, "text")
    if chosen == "json":
        output.emit_json(shapes.checked_shape(found, language), arguments)
    elif found:
        output.emit_printed(sheet(found, language), chosen, arguments, language)
    if unreadable:
        return UNREADABLE
    return FOUND if any(findings.errors for _, findings in found) else FINE


def _checking(arguments: Namespace, language: Language) -> Callable[..., Findings]:
    """
    Return validation against all that was given beside last year's reports.
    """
    only, skip = (tuple(name for each in given for name in each.split(",") if name) for given in (arguments.only, arguments.skip))
    if (arguments.only and not only) or (arguments.skip and not skip):
        raise Usage(WORDS["no-rules"].say(language))
    return partial(
        validate,
        parts=tuple(read_report(file, arguments) for file in arguments.parts),
        blanks=BlankPolicy(arguments.blanks),
        only=only,
        skip=skip,
        local=tuple(check for name in arguments.rules for check in local_rules(name)),
        waivers=load_waivers(arguments.waivers) if arguments.waivers else (),
    )


def _settled(found: Sequence[tuple[str, Findings]]) -> list[tuple[str, Findings]]:
    """
    Return findings without the lapse of decisions that fit another of the reports; one that fits none is told once.
    """
    told = {each.waiver for _, findings in found for each in findings.waived}
    settled = list[tuple[str, Findings]]()
    for file, findings in found:
        lapsed = tuple(each for each in findings.lapsed if each not in told)
        told.update(lapsed)
        settled.append((file, evolve(findings, lapsed=lapsed)))
    return settled


def _previous(report: Report, earlier: Mapping[str, Report], *, alone: bool) -> Report | None:
    if alone and len(earlier) == 1:
        return next(iter(earlier.values()))  # whoever names one file for one report means it: a misfit is an error
    return next((each for each in earlier.values() if _follows(report, each)), None)


def _follows(report: Report, previous: Report) -> bool:
    return report.agency.same_as(previous.agency) and report.scope is previous.scope and report.year == previous.year + 1


def _leftover(earlier: Mapping[str, Report], reports: list[Report], arguments: Namespace, language: Language) -> None:
    for file, previous in earlier.items() if len(arguments.files) > 1 or len(earlier) > 1 else ():
        if not any(_follows(report, previous) for report in reports):
            complain(WORDS["unused-previous"].say(language, file=file))


def diff_findings(arguments: Namespace, language: Language) -> int:
    """
    Say which findings are new, gone or still there.
    """
    before, after = (recognised_file(file, arguments) for file in (arguments.before, arguments.after))
    turns = compare_findings(*(validate(each.report, source=each.structure) for each in (before, after)))
    chosen = output.format_of(arguments, "text")
    if chosen == "json":
        output.emit_json(shapes.turns_shape(turns, language), arguments)
    else:
        output.emit_printed(turns, chosen, arguments, language)
    return FINE
