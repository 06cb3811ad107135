"""
Rows of cells as a grid that tiles its rectangle, however they were merged and whatever is torn.

Missing cells become empty ones, spans are cut to the table, a continuation of nothing stands for itself; no text is dropped.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import takewhile
from typing import Final, NamedTuple, TypeAlias, final

from attrs import define, field, frozen

from govreport.document import CellKind, Grid, GridCell
from govreport.errors import UnreadableDocument
from govreport.wording import Wording

__all__ = ["ALONE", "Merge", "Part", "Row", "grid"]

_MOST_ROWS: Final = 2_000
_MOST_COLUMNS: Final = 200
#: A wider cell is believed only if the table says itself that it has so many columns.
_MOST_SPAN: Final = 64
#: What fills a place where no cell is.
_HOLE: Final = GridCell("", kind=CellKind.HOLE)

_ROWS: Final = Wording(zh="表格多于 {most} 行", en="a table of more than {most} rows").filled(most=_MOST_ROWS)
_COLUMNS: Final = Wording(zh="表格多于 {most} 列", en="a table of more than {most} columns").filled(most=_MOST_COLUMNS)
_SPLIT: Final = Wording(zh="请拆分或删除该表格，再另存", en="Split the table or take it out, and save the file anew")


class Merge(Enum):
    """
    What a cell has to do with the one above or before it.
    """

    NONE = "none"
    BEGINS = "begins"
    CONTINUES = "continues"


#: As most cells are.
ALONE: Final = Merge.NONE


@final
class Part(NamedTuple):
    """
    One cell as it stands in the file: a merged one has a part in each row.
    """

    text: str
    kind: CellKind | None = None
    span: int = 1
    down: Merge = Merge.NONE
    across: Merge = Merge.NONE


@final
@frozen(kw_only=True)
class Row:
    """
    The cells of a row, and how many columns are left free on both sides.
    """

    parts: tuple[Part, ...]
    before: int = 0
    after: int = 0
    head: bool = False


@final
@define
class _Merged:
    """
    A cell in the making: parts of it may follow, beside and below.
    """

    kind: CellKind
    down: Merge
    span: int
    rows: int = 1
    texts: list[str] = field(factory=list)

    def finished(self) -> GridCell:
        # Programs repeat the text of a merged cell in all its parts.
        return GridCell("\n".join(dict.fromkeys(self.texts)), self.rows, self.span, self.kind)


#: What begins in a place: a cell, one in the making, or nothing.
_Begun: TypeAlias = GridCell | _Merged | None


def grid(rows: Sequence[Row], *, widths: tuple[int, ...] = (), caption: str = "", place: str) -> Grid | None:
    """
    Return the grid, or nothing for a table without a cell.

    Args:
        rows: What stands in each row.
        widths: Of the columns, as far as the table says.
        caption: What the table is.
        place: Where the table stands, for errors.

    Raises:
        UnreadableDocument: It has too many rows or columns.
    """
    if len(rows) > _MOST_ROWS:
        raise UnreadableDocument(place, _ROWS, _SPLIT)
    widest = max(_MOST_SPAN, len(widths))
    columns = max((_width(row, widest) for row in rows), default=0)
    if columns > _MOST_COLUMNS:
        raise UnreadableDocument(place, _COLUMNS, _SPLIT)
    if not columns:
        return None
    lines = list(_merged(_line(row, columns, widest) for row in rows))
    return Grid(
        rows=tuple(
            tuple([_HOLE if cell is None else cell if isinstance(cell, GridCell) else cell.finished() for cell in line]) for line in lines
        ),
        caption=caption,
        head_rows=sum(1 for _ in takewhile(lambda row: row.head, rows)),
        widths=widths if len(widths) == columns and min(widths) > 0 else (),
    )


def _width(row: Row, widest: int) -> int:
    """
    Return how many columns a row fills; a span beyond belief counts as one column, a margin as none.
    """
    width = sum([margin for margin in (row.before, row.after) if margin <= widest])
    for part in row.parts:
        width += part.span if part.span <= widest else 1
    return width


def _line(row: Row, columns: int, widest: int) -> list[_Begun]:
    """
    Return the cells of a row, merged with those beside them, and nothing for each empty place.
    """
    room = columns - _width(row, widest)
    line: list[_Begun] = [None] * (row.before if row.before <= widest else 0)
    kind = CellKind.HEAD if row.head else CellKind.TEXT
    open_: _Merged | None = None
    for text, own, wide, down, across in row.parts:
        span = wide
        if wide > widest:
            span, room = 1 + room, 0
        if down is ALONE and across is ALONE:
            line.append(GridCell(text, 1, span, own or kind))
            open_ = None
            continue
        cell = open_ if across is Merge.CONTINUES else None
        if cell is None:
            cell = _Merged(own or kind, down, 0)
            line.append(cell)
        open_ = None if across is ALONE else cell
        cell.span += span
        if text:
            cell.texts.append(text)
    return line + [None] * (room + (row.after if row.after <= widest else 0))


def _merged(lines: Iterable[list[_Begun]]) -> Iterator[list[_Begun]]:
    """
    Yield the cells that begin in each row; what continues one above of the same columns is added to it.
    """
    above: dict[int, _Merged] = {}
    for line in lines:
        begun: list[_Begun] = []
        here: dict[int, _Merged] = {}
        column = 0
        for cell in line:
            if cell is None:
                begun.append(None)
                column += 1
                continue
            if isinstance(cell, GridCell):
                begun.append(cell)
                column += cell.colspan
                continue
            start = above.get(column) if cell.down is Merge.CONTINUES else None
            if start is not None and start.span == cell.span:
                start.rows += 1
                start.texts += cell.texts
                here[column] = start
            else:
                begun.append(cell)
                if cell.down is not ALONE:
                    here[column] = cell
            column += cell.span
        above = here
        yield begun
