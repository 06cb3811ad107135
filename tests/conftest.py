"""
What all tests share: how long Hypothesis tries, and distributions that are installed for one test.
"""

import importlib
import os
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from textwrap import dedent
from typing import Protocol

import pytest
from attrs import frozen
from hypothesis import HealthCheck, settings

from tests.labelled import SETS, score

# Reports have two hundred figures: a slow machine should not make a law fail.
settings.register_profile(
    "quick", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.differing_executors]
)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

# A loaded plugin is kept by its distribution and version, so no two tests may install the same.
_NUMBERS = count(1)


@frozen
class Distribution:
    """
    A distribution on the import path, and its only module.
    """

    name: str
    version: str
    module: str

    @property
    def imported(self) -> bool:
        """
        Whether its module was imported.
        """
        return self.module in sys.modules


class Install(Protocol):
    """
    Puts a distribution on the import path: metadata, entry points and one module.
    """

    def __call__(self, name: str, code: str, **groups: dict[str, str]) -> Distribution:
        """
        Install a module of some code; each group maps the names of entry points to attributes of the module.
        """
        ...


@pytest.fixture
def install(tmp_path: Path) -> Iterator[Install]:
    """
    How a test installs distributions of its own; they are gone after it.
    """
    site, modules = tmp_path / "site", list[str]()
    site.mkdir()
    # Not by monkeypatch: its undoing would bring back a path that another fixture had cut.
    sys.path.insert(0, str(site))
    importlib.invalidate_caches()

    def installed(name: str, code: str, **groups: dict[str, str]) -> Distribution:
        number = next(_NUMBERS)
        found = Distribution(name, f"1.{number}", f"{name.replace('-', '_')}_{number}")
        modules.append(found.module)
        (site / f"{found.module}.py").write_text(dedent(code), encoding="utf-8")
        info = site / f"{name.replace('-', '_')}-{found.version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {found.version}\n", encoding="utf-8")
        lines = list[str]()
        for group, entries in groups.items():
            lines += [f"[govreport.{group}]", *(f"{key} = {found.module}:{attribute}" for key, attribute in entries.items())]
        (info / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")
        importlib.invalidate_caches()
        return found

    yield installed

    sys.path[:] = [entry for entry in sys.path if entry != str(site)]
    for module in modules:
        sys.modules.pop(module, None)


@pytest.fixture
def alone() -> Iterator[None]:
    """
    No distribution is installed but those of the test, so that no real plugin brings a format.
    """
    whole = sys.path[:]
    sys.path[:] = [entry for entry in whole if not any(Path(entry or ".").glob("*.dist-info"))]

    yield

    sys.path[:] = whole


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """
    Print how well figures are found in the labelled sentences, where that was tested.
    """
    tried = {each.nodeid.partition("::")[0] for kind in ("passed", "failed") for each in terminalreporter.getreports(kind)}
    if any(path.endswith("test_narrative.py") for path in tried):
        terminalreporter.section("figures in prose")
        for name in SETS:
            found = score(name)
            terminalreporter.write_line(
                f"{name} set: precision {found.precision:.3f}, recall {found.recall:.3f} of {found.right + found.missed}"
            )
