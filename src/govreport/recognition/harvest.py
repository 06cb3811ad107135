"""
The figures of a form's tables, found in the grids and lines of a source by their labels.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final, final

from attrs import field, frozen

from govreport.cells import Cell
from govreport.document import Grid, GridCell, Paragraph, Placed
from govreport.entries import Entry
from govreport.figures import Unread
from govreport.recognition.heads import head_places, head_rows, lines_of, subtotal_columns
from govreport.recognition.lines import figure_lines, strips_of_lines
from govreport.recognition.normal import normal, numbered
from govreport.recognition.outcome import Note, Origin, Place
from govreport.recognition.readings import number, sums_of
from govreport.recognition.strips import Strip, Text, figures_in, is_leaf, strips_of_grid
from govreport.recognition.torn import Torn, readings_of
from govreport.recognition.vocabulary import Match, is_head, is_of_form
from govreport.tables import Axis, Table, leaves
from govreport.template import Template
from govreport.wording import Wording

__all__ = ["Harvest"]

_NEAR: Final = Wording(
    zh="“{wording}”按“{label}”读取（相似度 {likeness}）。", en="'{wording}' was read as '{label}' (likeness {likeness})."
)
_WORDING: Final = Wording(zh="“{wording}”按“{label}”读取。", en="'{wording}' was read as '{label}'.")
_RESIDUE: Final = Wording(
    zh="{count} 行有合并单元格留下的空白，按表头舍去。", en="{count} rows had blanks that merged cells left behind; the heads decided."
)
_REPAIRS: Final = {
    "dropped": Wording(
        zh="“{label}”行多出 {count} 个空白或零单元格，按勾稽关系舍去。",
        en="Row '{label}' had {count} blank or zero cells too many; the sums decided.",
    ),
    "added": Wording(
        zh="“{label}”行缺少 {count} 个单元格，按勾稽关系补为空白。", en="Row '{label}' lacked {count} cells, now blank; the sums decided."
    ),
    "split": Wording(
        zh="“{label}”行的数字连在一起（{texts}），按勾稽关系分开。",
        en="The digits of row '{label}' ran together ({texts}); the sums decided where to part them.",
    ),
}
_UNREAD: Final = Wording(zh="“{label}”行的数据无法确定：{texts}。", en="The figures of row '{label}' cannot be told apart: {texts}.")
_TWICE: Final = Wording(zh="“{label}”行出现不止一次，保留第一次。", en="Row '{label}' stands more than once; the first was kept.")
_SPLIT: Final = Wording(
    zh="“{label}”未分项，合计为零，各项按零读取。", en="'{label}' is not split and is zero in all, so each of its rows is zero."
)
_UNSPLIT: Final = Wording(zh="“{label}”未分项，无法分配到各行：{texts}。", en="'{label}' is not split and cannot be shared out: {texts}.")
_SUBTOTAL: Final = Wording(zh="表格没有“小计”一栏，未读取。", en="The form has no column of subtotals; it was left out.")
_LEFT: Final = Wording(zh="有 {count} 行不属于表格，留在原处。", en="{count} rows belong to no line of the form and stay where they are.")
_JOINED: Final = Wording(zh="{table}分为 {count} 块，合并读取。", en="{table} stands in {count} pieces and was put together.")
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
    #: Rows whose texts are not one for each cell, kept till all others are known.
    torn: list[Torn] = field(factory=list)
    #: Rows of groups, kept till all rows below them had their chance.
    groups: list[Strip] = field(factory=list)
    #: The table and id of every row found, whether read yet or not.
    rows: set[tuple[str, str]] = field(factory=set)
    #: The blocks that hold some of each table.
    pieces: dict[str, list[int]] = field(factory=dict)

    def has(self, table: Table) -> bool:
        """
        Return whether anything of a table was found.
        """
        return table.id in self.pieces

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
        above = [(0, heads)] if heads else head_rows(grid, table) if len(table.parts) > 1 else ()
        apart = subtotal_columns(grid) if heads else frozenset[int]()
        if apart:
            self._note("left", Place(block), _SUBTOTAL)
        strips = [strip.without(apart) for strip in strips_of_grid(grid, block, self.template, table.id)]
        last = max((strip.place.column or 0 for strip in strips if is_leaf(strip.label, self.template, table.id)), default=0)
        before = len(self.torn)
        taken, residue = False, 0
        for strip in strips:
            under = _under(strip, above, self._columns(strip))
            residue += bool(under) and len(under) != len(strip.texts)
            taken = self._take(strip if under else strip.without_blanks_till(last), under) or taken
        if residue:
            self._note("dropped", Place(block), _RESIDUE, count=residue)
        if taken or len(self.torn) > before or self._take_unlabelled(grid, block, table):
            self.pieces.setdefault(table.id, []).append(block)
            return True
        return False

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

    def take_lines(self, lines: Sequence[tuple[int, Paragraph]], table: Table) -> frozenset[int]:
        """
        Take what lines of text hold of the rows of a table that were not found yet; the blocks that were such rows.
        """
        used = set[int]()
        for strip in strips_of_lines(lines, self.template, table):
            if (table.id, strip.label.id) not in self.rows and self._take(strip, ()):
                used |= {strip.place.block, *(each.place.block for each in strip.texts)}
        if not used and not self.has(table):
            used |= self._take_unlabelled_lines(lines, table)
        if used:
            self.pieces.setdefault(table.id, []).append(min(used))
        return frozenset(used)

    def settle(self) -> None:
        """
        Read the torn rows by what is known of all others, then deal with the rows of groups.
        """
        known = {cell: value for cell, text in self.entries.items() if (value := _number(text)) is not None}
        for each, reading in zip(self.torn, readings_of(self.torn, known, self.template), strict=True):
            texts = each.strip.texts
            joined = " ".join(text.text.strip() for text in texts if not text.is_blank)
            if reading is None:
                self._note("unread", each.strip.place, _UNREAD, label=each.label, texts=joined)
            else:
                count = abs(len(texts) - len(each.cells))
                self._note(reading.repair, each.strip.place, _REPAIRS[reading.repair], label=each.label, count=count, texts=joined)
            self._put(each.cells, reading.texts if reading else (Text(joined, each.strip.place, doubtful=True),) * len(each.cells))
        for strip in self.groups:
            self._take_group(strip)
        for table in self.template.tables:
            blocks = self.pieces.get(table.id, [])
            if len(blocks) > 1:
                self._note("joined", Place(min(blocks)), _JOINED, table=Wording(table.label, table.en), count=len(blocks))

    def origins(self) -> tuple[Origin, ...]:
        """
        Return the place of every figure, in the order of the form.
        """
        return tuple(Origin(cell, self.places[cell]) for cell in self.template.cells if cell in self.places)

    def _columns(self, strip: Strip) -> tuple[str, ...]:
        part = next(part for part in self.template.table(strip.table).parts if any(row.id == strip.label.id for row in part.rows))
        return tuple(column.id for column in leaves(part.columns))

    def _take(self, strip: Strip, under: tuple[Text, ...]) -> bool:
        """
        Take a row of the form; whether there was anything to take. ``under`` is what stands under the heads, if that is known.
        """
        label = self.template.table(strip.table).lines(Axis.ROW)[strip.label.id].label
        if not is_leaf(strip.label, self.template, strip.table):
            self.groups.append(strip)
            return False
        if (strip.table, strip.label.id) in self.rows:
            self._note("twice", strip.place, _TWICE, label=label)
            return False
        cells = tuple(Cell(strip.table, strip.label.id, column) for column in self._columns(strip))
        texts, filled = under or strip.texts, tuple(each for each in strip.texts if not each.is_blank)
        if not filled and len(texts) < len(cells):
            return False
        self.rows.add((strip.table, strip.label.id))
        self._note_label(strip, label)
        if not filled:
            texts = (Text("", strip.place),) * len(cells)
        elif len(texts) != len(cells) == len(filled) and not sums_of(self.template, cells):
            self._note("dropped", strip.place, _REPAIRS["dropped"], label=label, count=len(texts) - len(cells))
            texts = filled
        if len(texts) != len(cells):
            self.torn.append(Torn(strip, label, cells))
        else:
            self._put(cells, texts)
        return True

    def _take_group(self, strip: Strip) -> None:
        """
        Take the row of a group that is not split: zero in all makes each row below it zero; nothing else can be shared out.
        """
        table = self.template.table(strip.table)
        columns, lines = leaves(table.parts[0].columns), table.lines(Axis.ROW)
        rows = [each for each in leaves(lines.values()) if each.id.startswith(f"{strip.label.id}.")]
        label, filled = lines[strip.label.id].label, [each for each in strip.texts if not each.is_blank]
        if any((table.id, row.id) in self.rows for row in rows) or not figures_in(strip.texts):
            return
        zero = len(filled) >= len(columns) and all(number(each.count) == 0 for each in filled)
        joined = " ".join(each.text.strip() for each in filled)
        self._note("unsplit", strip.place, _SPLIT if zero else _UNSPLIT, label=label, texts=joined)
        text = filled[0] if zero else Text(f"{label} {joined}", strip.place, doubtful=True)
        for row in rows:
            self.rows.add((table.id, row.id))
            self._put([Cell(table.id, row.id, column.id) for column in columns], [text] * len(columns))

    def _take_unlabelled(self, grid: Grid, block: int, table: Table) -> bool:
        """
        Take the last row of a grid whose heads are those of a table without row labels (表四).
        """
        (row, *more), columns = leaves(table.parts[0].rows), leaves(table.parts[0].columns)
        if more or row.label or self.has(table):
            return False
        known = {normal(word) for column in columns for word in (column.label, *column.aliases)}
        texts = [Text(each.cell.text, Place(block, each.row, each.column)) for each in grid.placed()]
        heads = [each.place.row or 0 for each in texts if normal(each.text) in known]
        below = [tuple(row) for place, row in groupby(texts, lambda each: each.place.row or 0) if place > max(heads, default=0)]
        if len(heads) < _UNLABELLED or not below:
            return False
        self._take_row(table, next((texts for texts in below if figures_in(texts)), below[-1]))
        return True

    def _take_unlabelled_lines(self, lines: Sequence[tuple[int, Paragraph]], table: Table) -> frozenset[int]:
        """
        Take the lines of figures of a section whose table has no row labels (表四).
        """
        (row, *more), texts = leaves(table.parts[0].rows), figure_lines(lines)
        if more or row.label or not texts:
            return frozenset()
        self._take_row(table, texts)
        return frozenset(each.place.block for each in texts)

    def _take_row(self, table: Table, texts: tuple[Text, ...]) -> None:
        (row,) = leaves(table.parts[0].rows)
        self._take(Strip(table.id, Match(row.id), texts[0].place, table.label, texts), ())

    def _is_foreign(self, line: Sequence[Placed]) -> bool:
        """
        Return whether a row is the agency's own: it has words that the form has not, or figures behind a label of a group.
        """
        texts = [each.cell.text for each in line if each.cell.text.strip()]
        words = [text for text in texts if not figures_in([Text(text, Place(0))])]
        if sum(is_head(text, self.template) for text in words) > 1:
            return False
        return any(not is_of_form(text, self.template) for text in words) or (bool(words) and len(words) < len(texts))

    def _put(self, cells: Sequence[Cell], texts: Sequence[Text]) -> None:
        for cell, text in zip(cells, texts, strict=True):
            self.entries[cell] = Unread(text.text) if text.doubtful else text.text
            self.places[cell] = text.place

    def _note_label(self, strip: Strip, label: str) -> None:
        if strip.label.likeness < 1:
            self._note("near", strip.place, _NEAR, wording=strip.wording, label=label, likeness=f"{strip.label.likeness:.2f}")
        elif label and numbered(strip.wording) != numbered(label):
            self._note("wording", strip.place, _WORDING, wording=strip.wording, label=label)

    def _note(self, code: str, place: Place, sentence: Wording, **facts: object) -> None:
        self.notes.append(Note(code, place, sentence.filled(**facts)))


def _under(strip: Strip, heads: Iterable[tuple[int, Mapping[str, int]]], columns: tuple[str, ...]) -> tuple[Text, ...]:
    """
    Return the texts of a row under the last heads above it, one a column, if no figure stands elsewhere.
    """
    last = strip.place.row or 0
    above = [found for number_, found in heads if number_ <= last and tuple(found) == columns]
    places = list(above[-1].values()) if above else []
    if not places or figures_in([each for each in strip.texts if each.place.column not in places]):
        return ()
    at = {each.place.column: each for each in strip.texts}
    return tuple(at.get(place) or Text("", strip.place) for place in places) if any(place in at for place in places) else ()


def _number(entry: Entry) -> int | None:
    return number(Text(entry, Place(0)).count) if isinstance(entry, str) else None
