"""
Addresses of single figures.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.cells import Cell
from govreport.errors import MalformedAddress
from govreport.template import Template
from tests.strategies import templates


class TestParse:
    def test_an_address_has_three_parts(self) -> None:
        """
        An address names table, row and column.
        """
        cell = Cell.parse("applications/outcome.granted/legal.business")

        assert cell == Cell("applications", "outcome.granted", "legal.business")

    @given(templates())
    def test_every_address_of_a_form_is_understood(self, template: Template) -> None:
        """
        What is written as an address is read as the same cell.
        """
        read = tuple(Cell.parse(str(cell)) for cell in template.cells)

        assert read == template.cells

    @pytest.mark.parametrize("address", ["", "/", "//", "a/b", "a/b/", "/b/c", "a//c", "a/b/c/d", "a/b/c/", "applications"])
    def test_anything_else_is_refused(self, address: str) -> None:
        """
        A text with too few, too many or empty parts is no address; the error keeps it.
        """
        with pytest.raises(MalformedAddress) as caught:
            Cell.parse(address)

        assert caught.value.address == address

    @given(st.text(max_size=8))
    def test_any_text_is_an_address_or_refused(self, text: str) -> None:
        """
        No text does anything but name a cell or be refused.
        """
        try:
            cell = Cell.parse(text)
        except MalformedAddress as error:
            assert error.address == text  # noqa: PT017 - either outcome is right
        else:
            assert str(cell) == text


class TestCell:
    def test_cells_have_an_order(self) -> None:
        """
        Cells sort by table, row and column.
        """
        cells = [Cell("b", "a", "a"), Cell("a", "b", "a"), Cell("a", "a", "b"), Cell("a", "a", "a")]

        assert sorted(cells) == cells[::-1]
