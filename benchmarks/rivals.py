"""
The same document printed as DOCX by what a user would otherwise pick: python-docx as its guide shows it and with care, and docxtpl.

They carry every text and every merged cell, centre what stands in tables and set one face and one size; our other styles, the page
numbers and the widths they leave out.
"""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any, Final

import docx
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docxtpl import DocxTemplate

from govreport.document import Document, Grid, Heading, Paragraph

__all__ = ["careful", "naive", "template", "templated"]

_FACE: Final = "仿宋"
#: How docxtpl says that a paragraph is repeated: both lines stand in paragraphs of their own.
_LOOP: Final = "{%p for line in lines %}", "{{ line }}", "{%p endfor %}"


def naive(document: Document) -> bytes:
    """
    Print a document with python-docx, each cell by ``table.cell()``.
    """
    return _printed(document, _cell_by_cell)


def careful(document: Document) -> bytes:
    """
    Print a document with python-docx, the cells of each row looked up once, before any are merged.
    """
    return _printed(document, _row_by_row)


def template(document: Document) -> bytes:
    """
    Return a template for docxtpl with places for the texts of a document, made ready once.
    """
    file = docx.Document()
    texts = iter(range(len(_texts(document))))
    file.add_heading("{{ title }}", 0)
    for line in _LOOP:
        run = file.add_paragraph().add_run(line)
        run.font.name, run.font.size = _FACE, Pt(16)
    for grid in _grids(document):
        _row_by_row(file, grid, lambda _: f"{{{{ cells[{next(texts)}] }}}}")
    return _saved(file)


def templated(made: bytes, document: Document) -> bytes:
    """
    Fill a template with the texts of a document.
    """
    file = DocxTemplate(BytesIO(made))
    lines = [block.text for block in document.blocks if isinstance(block, Heading | Paragraph)]
    file.render({"title": document.title, "lines": lines, "cells": _texts(document)}, autoescape=True)
    return _saved(file)


def _printed(document: Document, table: Callable[[Any, Grid, Callable[[str], str]], None]) -> bytes:
    file = docx.Document()
    file.add_heading(document.title, 0)
    for block in document.blocks:
        match block:
            case Heading(text, level):
                file.add_heading(text, min(max(level, 1), 9))
            case Paragraph(text):
                run = file.add_paragraph().add_run(text)
                run.font.name, run.font.size = _FACE, Pt(16)
            case Grid():
                table(file, block, str)
            case _:
                pass
    return _saved(file)


def _cell_by_cell(file: Any, grid: Grid, said: Callable[[str], str]) -> None:
    table = file.add_table(len(grid.rows), grid.columns)
    for placed in grid.placed():
        row, column, cell = placed.row, placed.column, placed.cell
        if cell.rowspan > 1 or cell.colspan > 1:
            table.cell(row, column).merge(table.cell(row + cell.rowspan - 1, column + cell.colspan - 1))
        table.cell(row, column).text = said(cell.text)
        table.cell(row, column).paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        table.cell(row, column).vertical_alignment = WD_ALIGN_VERTICAL.CENTER


def _row_by_row(file: Any, grid: Grid, said: Callable[[str], str]) -> None:
    table = file.add_table(len(grid.rows), grid.columns)
    cells = [row.cells for row in table.rows]
    for placed in grid.placed():
        row, column, cell = placed.row, placed.column, placed.cell
        if cell.rowspan > 1 or cell.colspan > 1:
            cells[row][column].merge(cells[row + cell.rowspan - 1][column + cell.colspan - 1])
        begun = cells[row][column]
        begun.text = said(cell.text)
        begun.paragraphs[0].alignment, begun.vertical_alignment = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_VERTICAL.CENTER


def _grids(document: Document) -> Sequence[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def _texts(document: Document) -> list[str]:
    return [placed.cell.text for grid in _grids(document) for placed in grid.placed()]


def _saved(file: Any) -> bytes:
    data = BytesIO()
    file.save(data)
    return data.getvalue()
