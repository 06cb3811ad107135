"""
The start: what importing the package and asking the command for little may load, each in a process of its own.
"""

import ast
import subprocess
import sys
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Final

import pytest

import govreport
from govreport.cli import main

SOURCE: Final = Path(govreport.__file__).read_text(encoding="utf-8")
#: What the core leaves to formats, to forms' files and to those who ask for plugins.
HEAVY: Final = frozenset({"docx", "tabulate", "lxml", "wcwidth", "cattrs", "cattr", "numpy", "pandas", "importlib.metadata"})


def loaded(code: str) -> frozenset[str]:
    """
    Return the names of the modules that a fresh process has loaded after some code.
    """
    code = f"import sys; known = {{*sys.modules}}; {code}; print('\\n' + ' '.join({{*sys.modules}} - known))"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    return frozenset(done.stdout.splitlines()[-1].split())


def promised() -> dict[str, str]:
    """
    Return what checkers are told: the module that each public name comes from.
    """
    told = next(node for node in ast.parse(SOURCE).body if isinstance(node, ast.If))
    return {each.name: node.module or "" for node in told.body if isinstance(node, ast.ImportFrom) for each in node.names}


class TestImport:
    def test_importing_it_loads_nothing_of_it(self) -> None:
        """
        ``import govreport`` loads neither attrs nor any of its own modules; each name is imported when it is first used.
        """
        assert not {name for name in loaded("import govreport") if name.startswith(("attr", "govreport."))}

    def test_all_names_load_nothing_heavy(self) -> None:
        """
        Nor do all public names together load a format's library, cattrs or the metadata of what is installed.
        """
        found = loaded("from govreport import *")

        assert {"govreport.validation", "govreport.recognition"} <= found
        assert not {name for name in found if name in HEAVY or name.split(".")[0] in HEAVY}

    def test_a_name_brings_only_what_it_needs(self) -> None:
        """
        Whoever reads and writes canonical JSON pays for no validation and no recognition.
        """
        found = loaded("from govreport import Report, dumps, loads")

        assert "govreport.codec.decoding" in found
        assert not {name for name in found if name.startswith(("govreport.validation", "govreport.recognition", "govreport.narrative"))}


class TestNames:
    def test_checkers_are_told_the_truth(self) -> None:
        """
        Every public name is what checkers are told that it is, and they are told of all.
        """
        told = promised()

        assert sorted(told) == sorted(govreport.__all__)
        assert all(getattr(govreport, name) is getattr(import_module(module), name) for name, module in told.items())

    def test_they_are_listed(self) -> None:
        """
        An interactive session offers them before they are used.
        """
        assert {*govreport.__all__} <= {*dir(govreport)}

    def test_no_other_name_is_found(self) -> None:
        """
        What is no name says so, and what it was.
        """
        with pytest.raises(AttributeError, match="no attribute 'reprot'") as caught:
            _ = govreport.reprot  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue] - checkers see it as well
        assert caught.value.name == "reprot"


class TestCommand:
    def test_the_version_needs_nothing(self) -> None:
        """
        ``govreport --version`` loads not even what parses arguments.
        """
        found = loaded("from govreport.cli import main; main(['--version'])")

        assert not {name for name in found if name.startswith(("attr", "argparse", "importlib.metadata", "govreport.cli."))}

    def test_the_version_is_that_of_the_distribution(self, capsys: pytest.CaptureFixture[str]) -> None:
        """
        It stands in the package and in its metadata, and is said alike wherever the option stands.
        """
        assert [main(["--version"]), main(["--lang", "en", "--version"])] == [0, 0]
        assert capsys.readouterr().out == f"govreport {version('govreport')}\n" * 2

    def test_help_needs_nothing_of_reports(self) -> None:
        """
        Help reads, checks and prints no report, and loads nothing that does.
        """
        found = loaded("from govreport.cli import main; main([])")

        assert "govreport.cli.parser" in found
        assert not {name for name in found if name.startswith(("govreport.report", "govreport.validation", "govreport.codec"))}
