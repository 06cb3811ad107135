"""
Files that a command reads, and what it says on standard error.
"""

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from govreport.files import read_bytes
from govreport.reading import recognised
from govreport.recognition import Recognition
from govreport.report import Report
from govreport.templates import load_template

__all__ = ["complain", "counted", "read_report", "recognised_file"]


def read_report(file: str, arguments: Namespace) -> Report:
    """
    Return the report in a file.
    """
    return recognised_file(file, arguments).report


def recognised_file(file: str, arguments: Namespace, *, agency: str | None = None, year: int | None = None) -> Recognition:
    """
    Return what was recognised in a file.
    """
    template = load_template(arguments.template) if arguments.template else None
    data = sys.stdin.buffer.read() if file == "-" else read_bytes(file)
    suffix = "" if file == "-" else Path(file).suffix
    return recognised(data, file, arguments.format, suffix, agency=agency, year=year, template=template)


def counted(files: list[str]) -> Iterator[str]:
    """
    Yield files, with a count on a terminal where there are many.
    """
    shown = len(files) > 1 and sys.stderr.isatty()
    for place, file in enumerate(files, 1):
        if shown:
            sys.stderr.write(f"\r{place}/{len(files)} ")
            sys.stderr.flush()
        yield file
    if shown:
        sys.stderr.write("\r\033[K")


def complain(words: str) -> None:
    """
    Say something on standard error.
    """
    print(f"govreport: {words}", file=sys.stderr)
