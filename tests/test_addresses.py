"""
The typed addresses, held in step with the forms.
"""

import importlib.util
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest
from hypothesis import given

from govreport.addresses import Address, SectionName
from govreport.template import Template
from govreport.templates import NATIONAL, load_template
from tests.strategies import templates

TOOL = Path(__file__).parent.parent / "tools" / "generate_addresses.py"


@pytest.fixture
def tool() -> ModuleType:
    """
    The tool that generates the module, loaded from its file.
    """
    spec = importlib.util.spec_from_file_location("generate_addresses", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class TestAddresses:
    def test_the_module_is_what_the_tool_generates(self, tool: ModuleType) -> None:
        """
        The module says what the forms say, to the byte.
        """
        assert (files("govreport") / "addresses.py").read_text(encoding="utf-8") == tool.generated()

    def test_the_tool_writes_this_module(self, tool: ModuleType) -> None:
        """
        The file that the tool writes is up to date.
        """
        target: Path = tool.TARGET

        assert target.name == "addresses.py"
        assert target.read_text(encoding="utf-8") == tool.generated()

    @given(templates())
    def test_every_cell_has_an_address(self, template: Template) -> None:
        """
        Every cell of both forms, and the place of every section, has its literal.
        """
        assert {str(cell) for cell in template.cells} <= set(get_args(Address))
        assert {section.id for section in template.sections} < set(get_args(SectionName))

    def test_no_address_leads_nowhere(self) -> None:
        """
        Every literal is a cell of some form, and stands once.
        """
        forms = [load_template(name) for name in NATIONAL]

        addresses = get_args(Address)

        assert set(addresses) == {str(cell) for form in forms for cell in form.cells}
        assert len(addresses) == len(set(addresses))
