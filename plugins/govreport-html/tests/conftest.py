"""
Pages made by hand, and what the reader makes of them.
"""

from collections.abc import Callable

import pytest

from govreport.document import Block, Document, Grid
from govreport_html import HtmlReader


def _read(html: str) -> Document:
    return HtmlReader().read(html.encode())


@pytest.fixture(scope="session")
def read() -> Callable[[str], Document]:
    """
    Return what reads a page in UTF-8.
    """
    return _read


@pytest.fixture(scope="session")
def blocks() -> Callable[[str], tuple[Block, ...]]:
    """
    Return what gives the blocks of a page.
    """
    return lambda html: _read(html).blocks


@pytest.fixture(scope="session")
def said() -> Callable[[str], list[str]]:
    """
    Return what gives the texts of a page's headings and paragraphs, and of the cells of its tables, joined row by row.
    """

    def texts(html: str) -> list[str]:
        found = list[str]()
        for block in _read(html).blocks:
            if isinstance(block, Grid):
                found += ["|".join(cell.text for cell in row) for row in block.rows]
            else:
                found.append(getattr(block, "text", "picture"))
        return found

    return texts
