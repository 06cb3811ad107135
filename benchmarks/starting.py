"""
How long a process takes that imports the library or runs the command, beside one that does less; each is a process of its own.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from benchmarks.measuring import Budget

__all__ = ["budgets"]

_COMMAND: Final = str(Path(sys.executable).parent / "govreport")


def budgets() -> tuple[Budget, ...]:
    """
    Return the budgets of starting.
    """
    return (
        Budget("import govreport", _python("import govreport"), "import attrs", _python("import attrs"), 1, more=15),
        Budget("govreport --version", _process(_COMMAND, "--version"), "python -c pass", _process(sys.executable, "-c", "pass"), 3),
    )


def _python(code: str) -> Callable[[], object]:
    return _process(sys.executable, "-I", "-c", code)


def _process(*command: str) -> Callable[[], object]:
    return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - ours alone
