"""
Rows without a label: of a table that has no row labels (表四), or of one whose labels stand apart from its figures.
"""

from collections.abc import Sequence
from typing import Final

from govreport.cells import Cell
from govreport.document import Block, CellKind, Grid, Paragraph
from govreport.recognition.heads import lines_of
from govreport.recognition.lines import figures_by_line
from govreport.recognition.normal import normal
from govreport.recognition.outcome import Place
from govreport.recognition.pieces import Piece
from govreport.recognition.readings import number
from govreport.recognition.strips import Text, figures_in
from govreport.recognition.vocabulary import heads_of, is_of_form
from govreport.relations import Sign
from govreport.tables import Table
from govreport.template import Template

__all__ = ["agrees", "row_below_heads", "rows_of_figures"]

#: So many heads of a table show that it is the table.
_HEADS: Final = 10
#: And so many in one row that it is a row of heads, whatever some texts among figures may say.
_HEADS_IN_ROW: Final = 5


def row_below_heads(pieces: Sequence[Piece], table: Table, template: Template) -> tuple[frozenset[int], tuple[Text, ...]] | None:
    """
    Return the only row below the heads of a table, whether it stands in their grid or in one of its own, and the blocks that
    hold heads and row.
    """
    columns, known = heads_of(template, table.id)[0]
    lines = [
        tuple(Text(each.cell.text, Place(piece.block, row, each.column)) for each in line) for piece in pieces for row, line in piece.lines
    ]
    counts = [sum(normal(each.text) in known for each in line) for line in lines]
    heads = [place for place, count in enumerate(counts) if count >= _HEADS_IN_ROW]
    if sum(counts[place] for place in heads) < _HEADS:
        return None
    rows = [line for line in lines[heads[-1] + 1 :] if len(line) >= len(columns) and 2 * _words_in(line, template) < len(columns)]
    # Rows of dashes are what programs put where they find nothing; a row of blanks is the form's own.
    rows = [line for line in rows if any(isinstance(each.count, int) for each in line)] or rows[-1:]
    if len(rows) != 1:
        return None
    (row,) = rows
    holes = {
        Place(piece.block, number, each.column)
        for piece in pieces
        for number, line in piece.lines
        for each in line
        if each.cell.kind is CellKind.HOLE
    }
    cells = tuple(each for each in row if each.place not in holes)
    blocks = frozenset(line[0].place.block for line in (*(lines[place] for place in heads), row))
    return blocks, cells if any(not each.is_blank for each in cells) else row


def rows_of_figures(blocks: Sequence[tuple[int, Block]], width: int) -> tuple[tuple[Text, ...], ...]:
    """
    Return the rows and lines that hold so many figures and nothing else.
    """
    rows = list[tuple[Text, ...]]()
    for place, block in blocks:
        match block:
            case Grid():
                lines = [
                    tuple(Text(each.cell.text, Place(place, row, each.column)) for each in line if each.cell.text.strip())
                    for row, line in lines_of(block)
                ]
            case Paragraph():
                lines = list(figures_by_line([(place, block)]))
            case _:
                continue
        rows += [line for line in lines if len(line) == width == figures_in(line)]
    return tuple(rows)


def agrees(rows: Sequence[Sequence[Text]], cells: Sequence[Sequence[Cell]], template: Template) -> bool:
    """
    Return whether all relations of the form hold that speak of rows, and of nothing else; and there are some.
    """
    numbers = {cell: number(text.count) for texts, line in zip(rows, cells, strict=True) for text, cell in zip(texts, line, strict=True)}
    tried = [
        each
        for each in template.constraints
        if each.relation.sign is Sign.EQUAL and all(cell in numbers for cell in (*each.left, *each.right))
    ]
    return bool(tried) and all(
        sum(numbers[cell] or 0 for cell in each.left) == sum(numbers[cell] or 0 for cell in each.right)
        and None not in {numbers[cell] for cell in (*each.left, *each.right)}
        for each in tried
    )


def _words_in(texts: Sequence[Text], template: Template) -> int:
    return sum(bool(normal(each.text)) and is_of_form(each.text, template) for each in texts)
