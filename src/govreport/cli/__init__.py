"""
The ``govreport`` command: everything the library does for reports in files, for people and for scripts.
"""

import sys

import govreport

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: "Sequence[str] | None" = None) -> int:
    """
    Run the command and return its exit code: 0 fine, 1 errors found, 2 wrong usage or nothing written, 3 unreadable input.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given == ["--version"]:  # asked by scripts, to see whether the command is there: it needs nothing else
        print(f"govreport {govreport.__version__}")
        return 0
    from govreport.cli.running import run  # noqa: PLC0415

    return run(given)
