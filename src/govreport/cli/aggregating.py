"""
``aggregate``: the reports of many units added up to that of the whole.
"""

import json
from argparse import Namespace
from collections.abc import Mapping
from typing import Final

from govreport.adding import BlankPolicy
from govreport.agency import Agency
from govreport.aggregation import Aggregate, LeftOut, Undetermined, aggregate
from govreport.alignment import aligned
from govreport.charsets import decoded
from govreport.cli import output
from govreport.cli.exits import FINE, FOUND, UNREADABLE
from govreport.cli.inputs import complain, counted, read_report
from govreport.cli.parser import Usage
from govreport.cli.shapes import number
from govreport.cli.words import WORDS
from govreport.codec import dumps
from govreport.codec.blocks import Tree
from govreport.errors import InputError, InvalidValue, UnreadableDocument, UnreadableFile
from govreport.files import read_bytes
from govreport.labels import cell_name
from govreport.report import Report
from govreport.templates import load_template
from govreport.wording import Language, Wording

__all__ = ["aggregate_files", "aggregate_shape"]

_UNREAD: Final = Wording(zh="有 {count} 份报告无法读取，未汇总。", en="{count} reports cannot be read, so nothing was added up.")
_LEFT_OUT: Final = Wording(zh="未计入 {file}（{agency}）：{reason}。", en="not added, {file} ({agency}): {reason}.")
_MISSING: Final = Wording(zh="缺少{agency}的报告。", en="there is no report of {agency}.")
_UNEXPECTED: Final = Wording(zh="已计入不在名单上的{agency}。", en="{agency} was added and was not expected.")
_UNDETERMINED: Final = Wording(zh="无法确定{cell}：{reason}（{agencies}）。", en="cannot be known, {cell}: {reason} ({agencies}).")
_NO_AGENCY: Final = Wording(zh="第 {line} 行不是单位：{reason}", en="line {line} names no unit: {reason}")


def aggregate_files(arguments: Namespace, language: Language) -> int:
    """
    Add up reports; whatever is missing in the sum is said on standard error, and is an exit code.
    """
    if arguments.files.count("-") > 1:
        raise Usage(WORDS["stdin-once"].say(language))
    expected = _expected(arguments.expected) if arguments.expected else ()
    read, unreadable = list[tuple[str, Report]](), 0
    for file in counted(arguments.files):
        try:
            read.append((file, read_report(file, arguments)))
        except InputError as error:
            complain(error.explain(language))
            unreadable += 1
    if unreadable:  # a sum without them would look like one with them
        complain(_UNREAD.say(language, count=unreadable))
        return UNREADABLE
    whole = aggregate(
        [report for _, report in read],
        arguments.agency,
        year=arguments.year,
        template=load_template(arguments.template) if arguments.template else None,
        expected=expected,
        blanks=BlankPolicy(arguments.blanks),
    )
    files = {id(report): file for file, report in read}
    _complain(whole, files, language)
    chosen = output.format_of(arguments, "text")
    if arguments.to == "json":
        output.emit_json(aggregate_shape(whole, files, language), arguments)
    elif chosen == "json":
        output.emit(dumps(whole.report).encode(), arguments)
    else:
        output.emit_printed(whole, chosen, arguments, language)
    return FINE if whole.complete else FOUND


def aggregate_shape(whole: Aggregate, files: Mapping[int, str], language: Language) -> dict[str, Tree]:
    """
    Return a whole: its report, what each part gives to each of its figures, and what is missing. No number is ``null``.
    """
    template = whole.report.template
    report: Tree = json.loads(dumps(whole.report))
    return {
        "report": report,
        "blanks": whole.blanks.value,
        "parts": [
            {
                **_report_shape(part, files),
                "figures": {
                    str(cell): number(figure) for cell, figure in zip(template.cells, aligned(part, template, whole.blanks), strict=True)
                },
            }
            for part in whole.parts
        ],
        "left_out": [
            {**_report_shape(each.report, files), "reason": each.reason.name, "message": each.reason.words.say(language)}
            for each in whole.left_out
        ],
        "missing": [_agency_shape(each) for each in whole.missing],
        "unexpected": [_agency_shape(each) for each in whole.unexpected],
        "undetermined": [
            {
                "cell": str(each.cell),
                "reason": each.reason.say(language),
                "agencies": [agency.name for agency in each.agencies],
            }
            for each in whole.undetermined
        ],
        "with_blanks": [str(cell) for cell in whole.with_blanks],
    }


def _report_shape(report: Report, files: Mapping[int, str]) -> dict[str, Tree]:
    return {
        **_agency_shape(report.agency),
        "year": report.year,
        "template": report.template.id,
        "scope": report.scope.value,
        "file": files.get(id(report)),
    }


def _agency_shape(agency: Agency) -> dict[str, Tree]:
    return {"agency": agency.name, "code": agency.code}


def _complain(whole: Aggregate, files: Mapping[int, str], language: Language) -> None:
    for each in (
        *(_MISSING.filled(agency=each.name) for each in whole.missing),
        *(_left_out(each, files) for each in whole.left_out),
        *(_UNEXPECTED.filled(agency=each.name) for each in whole.unexpected),
        *(_undetermined(each, whole) for each in whole.undetermined),
    ):
        complain(each.say(language))


def _left_out(left_out: LeftOut, files: Mapping[int, str]) -> Wording:
    report = left_out.report
    return _LEFT_OUT.filled(file=files.get(id(report), ""), agency=report.agency.name, reason=left_out.reason.words)


def _undetermined(undetermined: Undetermined, whole: Aggregate) -> Wording:
    names = tuple(each.name for each in undetermined.agencies)
    return _UNDETERMINED.filled(cell=cell_name(whole.report.template, undetermined.cell), reason=undetermined.reason, agencies=names)


def _expected(file: str) -> tuple[Agency, ...]:
    """
    Return the units that a file names, one a line.
    """
    try:
        lines = decoded(read_bytes(file)).splitlines()
    except UnreadableDocument as error:
        raise UnreadableFile(file, error.reason) from error
    found = list[Agency]()
    for place, line in enumerate(lines, 1):
        name, _, code = (each.strip() for each in line.replace("，", ",").replace("\t", ",").partition(","))
        if name or code:
            try:
                found.append(Agency(name, code=code or None))
            except InvalidValue as error:
                raise UnreadableFile(file, _NO_AGENCY.filled(line=place, reason=error.reason)) from error
    return tuple(found)
