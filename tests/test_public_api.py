"""
The public names: exported, documented and explained are the same.
"""

import importlib
import inspect
import pkgutil
import re
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

import govreport

ROOT: Final = Path(__file__).parent.parent
MODULES: Final = [
    importlib.import_module(each.name)
    for each in pkgutil.walk_packages(govreport.__path__, "govreport.")
    if each.name != "govreport.__main__"
]


class TestFacade:
    def test_the_list_is_sorted_and_complete(self) -> None:
        """
        Every name of the list is there, once, and sorted.
        """
        assert sorted(set(govreport.__all__)) == sorted(govreport.__all__)
        assert all(hasattr(govreport, name) for name in govreport.__all__)

    def test_what_is_exported_is_documented(self) -> None:
        """
        The reference names exactly what is exported.
        """
        page = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")

        assert sorted(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == sorted(govreport.__all__)

    def test_an_object_has_one_public_name(self) -> None:
        """
        No class or function is exported twice.
        """
        found = [getattr(govreport, name) for name in govreport.__all__]
        objects = [each for each in found if inspect.isclass(each) or inspect.isfunction(each)]

        assert len({id(each) for each in objects}) == len(objects)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
class TestModules:
    def test_its_list_is_true(self, module: ModuleType) -> None:
        """
        Every name in a module's list is there.
        """
        assert all(hasattr(module, name) for name in module.__all__)

    def test_what_is_public_is_explained(self, module: ModuleType) -> None:
        """
        Every public class, function and method has a docstring of its own.
        """
        for name in module.__all__:
            each = getattr(module, name)
            if inspect.isclass(each) or inspect.isfunction(each):
                assert inspect.getdoc(each), name
            if inspect.isclass(each) and each.__module__.startswith("govreport"):
                for method, value in vars(each).items():
                    if not method.startswith("_") and (inspect.isfunction(value) or isinstance(value, property | classmethod)):
                        assert getattr(value, "__doc__", None) or getattr(value, "__func__", value).__doc__, f"{name}.{method}"
