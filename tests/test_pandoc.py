"""
What pandoc, which shares no code with us, reads in the tables of our DOCX files.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pypandoc
import pytest
from lxml import html

from govreport import document_of, load, render
from govreport.document import Grid, Placed

EXAMPLES: Final = sorted((Path(__file__).parent.parent / "examples").glob("*.json"))

#: Row, column, rows, columns and text of a cell.
Cell = tuple[int, int, int, int, str]


def _cell(placed: Placed) -> Cell:
    return placed.row, placed.column, placed.cell.rowspan, placed.cell.colspan, placed.cell.text


def _read(table: Any) -> Iterator[Cell]:
    """
    Yield the cells of an HTML table with their places.
    """
    taken = set[tuple[int, int]]()
    for row, line in enumerate(table.iter("tr")):
        column = 0
        for cell in line:
            while (row, column) in taken:
                column += 1
            height, width = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
            taken |= {(row + down, column + right) for down in range(height) for right in range(width)}
            yield row, column, height, width, cell.text_content().strip()


@pytest.mark.parametrize("profile", ["gb9704", "plain"])
@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_pandoc_reads_our_tables(path: Path, profile: str, tmp_path: Path) -> None:
    """
    Every merged cell stands where it stands in the report, over as many rows and columns, and the heads are heads.
    """
    report, file = load(path), tmp_path / "报告.docx"
    file.write_bytes(render(report, "docx", profile=profile))
    grids = [block for block in document_of(report).blocks if isinstance(block, Grid)]

    tables = html.fromstring(pypandoc.convert_file(str(file), "html")).findall(".//table")

    assert [list(_read(table)) for table in tables] == [list(map(_cell, grid.placed())) for grid in grids]
    assert [len(table.findall("thead/tr")) for table in tables] == [grid.head_rows for grid in grids]
