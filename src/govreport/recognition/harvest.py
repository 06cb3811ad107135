"""
The figures of a form's tables, found in the grids and lines of a source by their labels.
"""

from collections.abc import Sequence
from typing import Final, final

from attrs import field, frozen

from govreport.cells import Cell
from govreport.document import Grid, GridCell, Paragraph, Placed
from govreport.entries import Entry
from govreport.figures import Measure, Unread
from govreport.notation import read_figure
from govreport.recognition.outcome import Note, Origin, Place
from govreport.recognition.strips import (
    Strip,
    Text,
    figures_in,
    head_places,
    head_rows,
    lines_of,
    strips_of_grid,
    strips_of_lines,
    subtotal_columns,
)
from govreport.recognition.sums import only_reading
from govreport.recognition.vocabulary import is_head, is_of_form
from govreport.tables import Axis, Table, leaves
from govreport.template import Template
from govreport.wording import Wording

__all__ = ["Harvest"]

_NEAR: Final = Wording(
    zh="“{wording}”按“{label}”读取（相似度 {likeness}）。", en="'{wording}' was read as '{label}' (likeness {likeness})."
)
_DROPPED: Final = Wording(
    zh="“{label}”行多出 {count} 个空白或零单元格，按勾稽关系舍去。",
    en="Row '{label}' had {count} blank or zero cells too many; the sums decided.",
)
_UNREAD: Final = Wording(zh="“{label}”行的数据无法确定：{texts}。", en="The figures of row '{label}' cannot be told apart: {texts}.")
_TWICE: Final = Wording(zh="“{label}”行出现不止一次，保留第一次。", en="Row '{label}' stands more than once; the first was kept.")
_SPLIT: Final = Wording(
    zh="“{label}”未分项，合计为零，各项按零读取。", en="'{label}' is not split and is zero in all, so each of its rows is zero."
)
_UNSPLIT: Final = Wording(
    zh="“{label}”未分项，无法分配到各行，未读取：{texts}。", en="'{label}' is not split and cannot be shared out: {texts}."
)
_SUBTOTAL: Final = Wording(zh="表格没有“小计”一栏，未读取。", en="The form has no column of subtotals; it was left out.")
_LEFT: Final = Wording(zh="有 {count} 行不属于表格，留在原处。", en="{count} rows belong to no line of the form and stay where they are.")
_COUNT: Final = Measure()
#: A row of so many figures without a label is the row of a table that has no row labels.
_UNLABELLED: Final = 10


@final
@frozen
class Harvest:
    """
    What was found so far. Grown step by step while a document is read, and then done with.
    """

    template: Template
    entries: dict[Cell, Entry] = field(factory=dict)
    places: dict[Cell, Place] = field(factory=dict)
    notes: list[Note] = field(factory=list)
    #: Rows of groups, kept till all rows below them had their chance.
    groups: list[Strip] = field(factory=list)

    def has(self, table: Table) -> bool:
        """
        Return whether anything of a table was found.
        """
        return any(cell.table == table.id for cell in self.entries)

    def rows_in(self, grid: Grid, table: Table) -> int:
        """
        Return how many rows of a table a grid seems to hold.
        """
        return len({strip.label.id for strip in strips_of_grid(grid, 0, self.template, table.id)})

    def take_grid(self, grid: Grid, block: int, table: Table) -> bool:
        """
        Take what a grid holds of a table; whether it held anything.
        """
        heads = head_places(grid, self.template, table.id) if len(table.parts) == 1 else {}
        above = head_rows(grid, table) if len(table.parts) > 1 else ()
        apart = subtotal_columns(grid)
        if apart and heads:
            self._note("left", Place(block), _SUBTOTAL)
        strips = strips_of_grid(grid, block, self.template, table.id)
        taken = [self._take(strip.without(apart) if heads else strip, [(0, heads)] if heads else above) for strip in strips]
        return any(taken) or self._take_unlabelled(grid, block, table)

    def left_of(self, grid: Grid, block: int) -> Grid | None:
        """
        Return the rows of a grid that belong to no line of the form, as a grid of their own; the figures of others were taken.
        """
        taken = {place.row for place in self.places.values() if place.block == block}
        rows = [tuple(each.cell for each in line) for row, line in lines_of(grid) if row not in taken and self._is_foreign(line)]
        if not rows:
            return None
        self._note("left", Place(block), _LEFT, count=len(rows))
        width = max(map(len, rows))
        return Grid(rows=tuple((*(GridCell(cell.text) for cell in row), *[GridCell("")] * (width - len(row))) for row in rows))

    def settle(self) -> None:
        """
        Deal with the rows of groups: one that is zero in all makes each row below it zero, if none of them was found.
        """
        for strip in self.groups:
            self._take_group(strip)

    def take_lines(self, lines: Sequence[tuple[int, Paragraph]], table: Table) -> frozenset[int]:
        """
        Take what lines of text hold of one table; the blocks that were its rows.
        """
        used = set[int]()
        for strip in strips_of_lines(lines, self.template, table.id):
            if self._take(strip, ()):
                used |= {strip.place.block, *(each.place.block for each in strip.texts)}
        return frozenset(used)

    def origins(self) -> tuple[Origin, ...]:
        """
        Return the place of every figure, in the order of the form.
        """
        return tuple(Origin(cell, self.places[cell]) for cell in self.template.cells if cell in self.places)

    def _take(self, strip: Strip, heads: Sequence[tuple[int, dict[str, int]]]) -> bool:
        table = self.template.table(strip.table)
        part = next(part for part in table.parts if any(row.id == strip.label.id for row in part.rows))
        row = next(row for row in part.rows if row.id == strip.label.id)
        columns, below = leaves(part.columns), [each for each in leaves(part.rows) if each.id.startswith(f"{row.id}.")]
        if below:
            self.groups.append(strip)
            return False
        if Cell(table.id, row.id, columns[0].id) in self.entries:
            self._note("twice", strip.place, _TWICE, label=row.label)
            return False
        ids, last = [column.id for column in columns], strip.place.row or 0
        above = next((found for number, found in reversed(heads) if number <= last and list(found) == ids), {})
        kept = self._kept(strip, len(columns), list(above.values()), row.label)
        if kept is None:
            return False
        if strip.label.likeness < 1:
            self._note("near", strip.place, _NEAR, wording=strip.wording, label=row.label, likeness=f"{strip.label.likeness:.2f}")
        for column, text in zip(columns, kept, strict=True):
            self._put(Cell(table.id, row.id, column.id), text)
        return True

    def _kept(self, strip: Strip, width: int, heads: Sequence[int], label: str) -> tuple[Text, ...] | None:
        """
        Return as many texts as the row has columns, or nothing if it holds no figure at all and nowhere for one.
        """
        texts = strip.texts
        if len(texts) == width:
            return texts
        if heads:
            under = [next((each for each in texts if each.place.column == column), None) for column in heads]
            beyond = [each for each in texts if each.place.column not in heads]
            if not figures_in(beyond) and any(under):
                return tuple(each or Text("", strip.place) for each in under)
        filled = tuple(each for each in texts if each.text.strip())
        if width < _UNLABELLED and len(filled) == width:
            self._note("dropped", strip.place, _DROPPED, label=label, count=len(texts) - width)
            return filled
        if not filled:
            return (Text("", strip.place),) * width if len(texts) > width else None
        reading = only_reading(texts, width)
        if reading is not None:
            self._note("dropped", strip.place, _DROPPED, label=label, count=len(texts) - width)
            return reading
        joined = " ".join(each.text.strip() for each in filled)
        self._note("unread", strip.place, _UNREAD, label=label, texts=joined)
        return (Text(joined, strip.place, doubtful=True),) * width

    def _take_group(self, strip: Strip) -> None:
        table = self.template.table(strip.table)
        columns, lines = leaves(table.parts[0].columns), table.lines(Axis.ROW)
        rows = [each for each in leaves(lines.values()) if each.id.startswith(f"{strip.label.id}.")]
        label = lines[strip.label.id].label
        found = any(Cell(table.id, row.id, column.id) in self.entries for row in rows for column in columns)
        if found or not figures_in(strip.texts):
            return
        kept = self._kept(strip, len(columns), [], label)
        if kept is None or not all(read_figure(each.text, _COUNT) == 0 for each in kept):
            self._note("unsplit", strip.place, _UNSPLIT, label=label, texts=" ".join(each.text for each in strip.texts))
            return
        for row in rows:
            for column, text in zip(columns, kept, strict=True):
                self._put(Cell(table.id, row.id, column.id), text)
        self._note("unsplit", strip.place, _SPLIT, label=label)

    def _take_unlabelled(self, grid: Grid, block: int, table: Table) -> bool:
        """
        Take the last row of a grid whose heads are those of a table without row labels (表四).
        """
        (row, *more), columns = leaves(table.parts[0].rows), leaves(table.parts[0].columns)
        if more or row.label or self.has(table):
            return False
        known = {word for column in columns for word in (column.label, *column.aliases)}
        texts = [Text(each.cell.text, Place(block, each.row, each.column)) for each in grid.placed()]
        last = tuple(each for each in texts if each.place.row == len(grid.rows) - 1)
        heads = sum("".join(each.text.split()) in known for each in texts)
        if heads < _UNLABELLED or len(last) < len(columns) or any("".join(each.text.split()) in known for each in last):
            return False
        filled = tuple(each for each in last if each.text.strip())
        kept = last if len(last) == len(columns) else filled
        if len(kept) != len(columns):
            joined = " ".join(each.text.strip() for each in filled)
            self._note("unread", last[0].place, _UNREAD, label=table.label, texts=joined)
            kept = (Text(joined, last[0].place, doubtful=True),) * len(columns)
        for column, text in zip(columns, kept, strict=True):
            self._put(Cell(table.id, row.id, column.id), text)
        return True

    def _is_foreign(self, line: Sequence[Placed]) -> bool:
        """
        Return whether a row is the agency's own: it has words that the form has not, or figures behind a label of a group.
        """
        texts = [each.cell.text for each in line if each.cell.text.strip()]
        words = [text for text in texts if not figures_in([Text(text, Place(0))])]
        if sum(is_head(text, self.template) for text in words) > 1:
            return False
        return any(not is_of_form(text, self.template) for text in words) or (bool(words) and len(words) < len(texts))

    def _put(self, cell: Cell, text: Text) -> None:
        self.entries[cell] = Unread(text.text) if text.doubtful else text.text
        self.places[cell] = text.place

    def _note(self, code: str, place: Place, sentence: Wording, **facts: object) -> None:
        self.notes.append(Note(code, place, sentence.filled(**facts)))
