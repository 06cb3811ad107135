"""
One run of the command, from its arguments to its exit code; whatever goes wrong is said in a line.
"""

import os
import sys

import govreport
from govreport.cli.exits import FINE, UNREADABLE, WRONG
from govreport.cli.parser import Usage, language_of, parser_for
from govreport.cli.words import WORDS
from govreport.errors import GovReportError, InputError
from govreport.wording import Language

__all__ = ["run"]


def run(given: list[str]) -> int:
    """
    Run the command and return its exit code.
    """
    language = language_of(given)
    try:
        return _run(given, language)
    except Usage as error:
        return _refuse(WORDS["usage"].say(language, problem=error.explain(language), command="govreport"), WRONG)
    except GovReportError as error:
        return _refuse(error.explain(language), UNREADABLE if isinstance(error, InputError) else WRONG)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever reads us has enough; Python would complain again when it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return FINE
    except Exception as error:  # noqa: BLE001 - a person at a terminal gets a line, not a traceback
        return _refuse(WORDS["internal"].say(language, error=f"{type(error).__name__}: {error}"), UNREADABLE)


def _run(given: list[str], language: Language) -> int:
    parser = parser_for(language)
    parsed = parser.parse_args(given)
    if parsed.version:
        print(f"govreport {govreport.__version__}")
        return FINE
    if parsed.command is None:
        parser.print_help()
        return FINE
    # Only here: help and wrong usage need none of what reads, checks and prints.
    from govreport.cli.commands import COMMANDS  # noqa: PLC0415

    return COMMANDS[parsed.command](parsed, language)


def _refuse(words: str, code: int) -> int:
    print(f"govreport: {words}", file=sys.stderr)
    return code
