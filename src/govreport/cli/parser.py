"""
The grammar of the command.
"""

import re
from argparse import SUPPRESS, ArgumentParser, _ArgumentGroup  # the type that add_argument_group returns has no public name
from collections.abc import Callable, Sequence
from typing import Final, NoReturn, final

from govreport.cli.aggregate_grammar import add_aggregating
from govreport.cli.words import WORDS
from govreport.wording import Language

__all__ = ["Usage", "language_of", "parser_for"]


@final
class Usage(Exception):
    """
    A call that the grammar does not allow.
    """

    def explain(self, language: Language) -> str:
        """
        Return what is wrong with the call.
        """
        said = str(self)
        for english, chinese in _CHINESE if language == "zh" else ():
            said = re.sub(f"^{english}$", chinese, said)
        return said


#: What argparse says, and the same in Chinese; anything else stays in English.
_CHINESE: Final = (
    (r"the following arguments are required: (.+)", r"缺少 \1"),
    (r"unrecognized arguments: (.+)", r"多余的参数 \1"),
    (r"argument (\S+): invalid choice: (\S+) \(choose from (.+)\)", r"\1 不能是 \2，可用：\3"),
    (r"argument (\S+): invalid int value: (.+)", r"\1 应为整数，不能是 \2"),
    (r"argument (\S+): expected (?:one|at least one) argument", r"\1 缺少值"),
)


@final
class _Parser(ArgumentParser):
    """
    A parser that raises instead of leaving the process.
    """

    def error(self, message: str) -> NoReturn:
        """
        Refuse the call.
        """
        raise Usage(message)


def language_of(arguments: Sequence[str]) -> Language:
    """
    Return the language asked for, before anything is parsed: help and errors need it too.
    """
    for place, argument in enumerate(arguments):
        if argument == "--lang=en" or (argument == "--lang" and list(arguments[place + 1 : place + 2]) == ["en"]):
            return "en"
    return "zh"


def parser_for(language: Language) -> ArgumentParser:
    """
    Return the parser, with its help in one language.
    """

    def say(word: str, **facts: object) -> str:
        return WORDS[word].say(language, **facts)

    top = _Parser(prog="govreport", description=say("govreport"), epilog=say("exit"), add_help=False, allow_abbrev=False)
    commands = top.add_subparsers(dest="command", metavar=say("command"), title=say("command"))
    options = top.add_argument_group(say("options"))
    options.add_argument("-h", "--help", action="help", help=say("help"))
    options.add_argument("--version", action="store_true", help=say("version"))
    options.add_argument("--lang", choices=("zh", "en"), default="zh", help=say("lang"))

    def command(name: str) -> _ArgumentGroup:
        added = commands.add_parser(name, help=say(name), description=say(name), epilog=say("exit"), add_help=False, allow_abbrev=False)
        group = added.add_argument_group(say("options"))
        group.add_argument("-h", "--help", action="help", help=say("help"))
        # After the command as well; SUPPRESS keeps a --lang before it.
        group.add_argument("--lang", choices=("zh", "en"), default=SUPPRESS, help=say("lang"))
        group.add_argument("-o", "--output", metavar="OUT", help=say("output"))
        return group

    def reading(name: str, formats: str) -> _ArgumentGroup:
        group = command(name)
        group.add_argument("--template", metavar="ID|FILE", help=say("template"))
        if name != "new":
            group.add_argument("--format", metavar="FORMAT", help=say("format"))
        group.add_argument("--to", metavar="FORMAT", help=say("to", formats=formats))
        return group

    documents = "json, docx, markdown, text …"
    read = command("read")
    read.add_argument("file", metavar="FILE", help=say("file"))
    read.add_argument("--format", metavar="FORMAT", help=say("format"))
    read.add_argument("--template", metavar="ID|FILE", help=say("template"))
    read.add_argument("--agency", metavar="NAME", help=say("who"))
    read.add_argument("--year", metavar="Y", type=int, help=say("when"))
    figures = reading("figures", "json, csv, table")
    figures.add_argument("file", metavar="FILE", help=say("file"))
    validate = reading("validate", documents)
    validate.add_argument("files", metavar="FILE", nargs="+", help=say("file"))
    _add_checking(validate, say)
    diff = reading("diff", documents)
    diff.add_argument("before", metavar="BEFORE", help=say("before"))
    diff.add_argument("after", metavar="AFTER", help=say("after"))
    diff.add_argument("--findings", action="store_true", help=say("findings"))
    over_years, indicators = (reading(name, f"csv, {documents}") for name in ("series", "indicators"))
    _add_years(over_years, indicators, say)
    whole = reading("aggregate", documents)
    add_aggregating(whole, language)
    render = reading("render", documents)
    render.add_argument("file", metavar="FILE", help=say("file"))
    new = reading("new", documents)
    _add_new(new, say)
    for each in (validate, diff, over_years, indicators, whole, render, new):
        each.add_argument("--option", metavar="NAME=VALUE", action="append", default=[], help=say("option"))
    for name in ("plugins", "templates", "rules"):
        listing = command(name)
        listing.add_argument("--to", metavar="FORMAT", choices=("json", "table"), help=say("to", formats="json, table"))
        if name == "rules":
            listing.add_argument("--template", metavar="ID|FILE", help=say("template"))
    command("schema")
    return top


def _add_new(group: _ArgumentGroup, say: Callable[[str], str]) -> None:
    """
    Add whose report is to be made, and on which year.
    """
    group.add_argument("--agency", metavar="NAME", required=True, help=say("agency"))
    group.add_argument("--year", metavar="Y", type=int, required=True, help=say("year"))
    group.add_argument("--scope", choices=("own", "aggregate"), default="own", help=say("scope"))


def _add_years(over_years: _ArgumentGroup, indicators: _ArgumentGroup, say: Callable[[str], str]) -> None:
    """
    Add the reports of several years, or the one of which indicators are asked.
    """
    over_years.add_argument("files", metavar="FILE", nargs="+", help=say("file"))
    indicators.add_argument("file", metavar="FILE", help=say("file"))
    for each in (over_years, indicators):
        each.add_argument("--indicators", metavar="FILE", help=say("own-indicators"))


def _add_checking(group: _ArgumentGroup, say: Callable[[str], str]) -> None:
    """
    Add what reports are checked against, and by which rules.
    """
    group.add_argument("--previous", metavar="FILE", action="append", default=[], help=say("previous"))
    group.add_argument("--parts", metavar="FILE", action="extend", nargs="+", default=[], help=say("parts"))
    group.add_argument("--waivers", metavar="FILE", help=say("waivers"))
    group.add_argument("--only", metavar="NAME", action="append", default=[], help=say("only"))
    group.add_argument("--skip", metavar="NAME", action="append", default=[], help=say("skip"))
    group.add_argument("--rules", metavar="NAME", action="append", default=[], help=say("local"))
    group.add_argument("--blanks", choices=("lenient", "strict", "zero"), default="lenient", help=say("blanks"))
