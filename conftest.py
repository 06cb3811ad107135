"""
Run what the README and the documentation show: Python blocks, the output behind them, and calls of the command.
"""

import contextlib
import io
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sybil import Document, Example, Region, Sybil
from sybil.parsers.myst import CodeBlockParser

from govreport.cli import main

ROOT = Path(__file__).parent


def evaluate_python(example: Example) -> str | None:
    """
    Run a block and keep what it prints for the ``text`` block behind it.
    """
    printed = io.StringIO()
    code = compile("\n" * (example.line + example.parsed.line_offset) + example.parsed, example.path, "exec")
    with contextlib.redirect_stdout(printed):
        exec(code, example.namespace)  # noqa: S102 - our own documentation
    example.namespace["__printed__"] = printed.getvalue()
    return None


def evaluate_text(example: Example) -> str | None:
    """
    Hold a block against what the block before it printed.
    """
    printed = example.namespace.pop("__printed__", "")
    return None if printed == str(example.parsed) else f"expected {str(example.parsed)!r}, printed {printed!r}"


def evaluate_console(example: Example) -> str | None:
    """
    Run the lines that call the command, in the order they stand.
    """
    for line in str(example.parsed).splitlines():
        if line.startswith("$ govreport "):
            code = main(shlex.split(line)[2:])
            if code > 1:
                return f"{line} gave exit code {code}"
    return None


class _Parser(CodeBlockParser):
    def __init__(self, language: str, evaluate: Any) -> None:
        super().__init__(language)
        self.evaluate = evaluate


@pytest.fixture(scope="module")
def examples_beside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """
    Stand in an empty folder with the examples in it, as a reader of the documentation does.
    """
    folder = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "examples", folder / "examples")
    with contextlib.chdir(folder):
        yield


def blocks(document: Document) -> Iterator[Region]:
    """
    Yield the blocks that are run.
    """
    for language, evaluate in (("python", evaluate_python), ("text", evaluate_text), ("console", evaluate_console)):
        yield from _Parser(language, evaluate)(document)


pytest_collect_file = Sybil(parsers=[blocks], patterns=["README*.md", "docs/*.md"], fixtures=["examples_beside"]).pytest()
