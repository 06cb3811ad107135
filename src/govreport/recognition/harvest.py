"""
The figures of a form's tables, found in the grids and lines of a source by their labels.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, final

from attrs import evolve, field, frozen

from govreport.cells import Cell
from govreport.document import Block, Grid, GridCell, Paragraph, Placed
from govreport.entries import Entry
from govreport.figures import Unread
from govreport.recognition.heads import SUBTOTAL, head_places, head_rows, lines_of, subtotal_columns
from govreport.recognition.lines import figures_by_line, strips_of_lines
from govreport.recognition.normal import normal, numbered
from govreport.recognition.outcome import Note, Origin, Place
from govreport.recognition.readings import number, sums_of
from govreport.recognition.strips import Piece, Strip, Text, figures_in, is_leaf
from govreport.recognition.torn import Torn, readings_of
from govreport.recognition.unlabelled import agrees, row_below_heads, rows_of_figures
from govreport.recognition.vocabulary import Match, heads_among, is_head, is_of_form
from govreport.structure import Foreign, Printed
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
_IN_ORDER: Final = Wording(
    zh="{table}的 {count} 行数据与行名分离，按表格的次序读取，全部勾稽关系成立。",
    en="{count} rows of {table} stand apart from their labels and were read in the order of the form; all sums hold.",
)
_MISSING: Final = Wording(zh="没有找到{table}。", en="{table} was not found.")
_ROWS: Final = Wording(zh="{table}中没有找到：{rows}。", en="Not found in {table}: {rows}.")


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
    #: The rows and heads of the form as they are worded in the source, and what is none of them.
    lines: list[Printed] = field(factory=list)
    foreign: list[Foreign] = field(factory=list)

    def has(self, table: Table) -> bool:
        """
        Return whether anything of a table was found.
        """
        return table.id in self.pieces

    def take_grids(self, grids: Sequence[tuple[int, Grid]], table: Table) -> frozenset[int]:
        """
        Take what the grids of a section hold of a table; the blocks that held something.
        """
        pieces = [Piece.of(grid, block, self.template, table.id) for block, grid in grids]
        # The one with most of the table's rows first: a local table may share a label with it.
        pieces.sort(key=lambda piece: -len({strip.label.id for strip in piece.strips}))
        taken = frozenset(piece.block for piece in pieces if self._take_piece(piece, [each for each in pieces if each.fits(piece)], table))
        if not taken and _has_no_labels(table) and (found := row_below_heads(grids, table, self.template)):
            taken = found[0] | self._take_row(table, found[1])
        for piece in sorted((each for each in pieces if each.block in taken), key=lambda each: each.block):
            self.pieces.setdefault(table.id, []).append(piece.block)
            self._note_heads(piece.head_texts(), table)
        return taken

    def _take_piece(self, piece: Piece, like: Sequence[Piece], table: Table) -> bool:
        heads = head_places((each.grid for each in like), self.template, table.id) if len(table.parts) == 1 else {}
        above = [(0, heads)] if heads else head_rows(piece.grid, table) if len(table.parts) > 1 else ()
        apart = frozenset[int]().union(*(subtotal_columns(each.grid) for each in like)) if heads else frozenset[int]()
        if apart and subtotal_columns(piece.grid):
            self._note("left", Place(piece.block), _SUBTOTAL)
        last, before, taken, residue = max(each.last_label for each in like), len(self.torn), False, 0
        for strip in (strip.without(apart) for strip in piece.strips):
            under = _under(strip, above, tuple(cell.column for cell in self._cells_of(strip)))
            residue += bool(under) and len(under) != len(strip.texts)
            taken = self._take(strip if under else strip.without_blanks_till(last), under) or taken
        if residue:
            self._note("dropped", Place(piece.block), _RESIDUE, count=residue)
        return taken or len(self.torn) > before

    def left_of(self, grid: Grid, block: int) -> Grid | None:
        """
        Return the rows of a grid that belong to no line of the form, as a grid of their own; the figures of others were taken.
        """
        taken = {place.row for place in self.places.values() if place.block == block}
        rows = [tuple(each.cell for each in line) for row, line in lines_of(grid) if row not in taken and self._is_foreign(line)]
        if not rows:
            return None
        self._note("left", Place(block), _LEFT, count=len(rows))
        table = next(name for name, blocks in self.pieces.items() if block in blocks)
        self.foreign.extend(Foreign(table, " ".join(cell.text for cell in row if cell.text.strip())) for row in rows)
        width = max(map(len, rows))
        return Grid(rows=tuple((*(GridCell(cell.text) for cell in row), *[GridCell("")] * (width - len(row))) for row in rows))

    def take_lines(self, lines: Sequence[tuple[int, Paragraph]], table: Table) -> frozenset[int]:
        """
        Take what lines of text hold of the rows of a table that were not found yet; the blocks that were such rows.
        """
        used, strips = set[int](), list(strips_of_lines(lines, self.template, table))
        for strip in self._without_subtotals(strips, lines):
            if (table.id, strip.label.id) not in self.rows and self._take(strip, ()):
                used |= {strip.place.block, *(each.place.block for each in strip.texts)}
        if not used and not self.has(table) and _has_no_labels(table):
            texts = tuple(text for line in figures_by_line(lines) for text in line)
            used |= self._take_row(table, texts) if texts else set()
        if used:
            self.pieces.setdefault(table.id, []).append(min(used))
            self._note_heads([word for _, paragraph in lines for word in paragraph.text.split()], table)
        return frozenset(used)

    def take_in_order(self, blocks: Sequence[tuple[int, Block]], table: Table) -> frozenset[int]:
        """
        Take rows of figures without labels for the rows of a table that were not found: as many, in the order of the form, if
        all relations hold then; the blocks that held them.
        """
        cells = [cells for row in self._missing(table) if (cells := self._cells(table, row))]
        rows = rows_of_figures(blocks, len(cells[0])) if cells and not _has_no_labels(table) else ()
        if len(rows) != len(cells) or not agrees(rows, cells, self.template):
            return frozenset()
        for line, texts in zip(cells, rows, strict=True):
            self.rows.add((table.id, line[0].row))
            self._put(line, texts)
        self._note("moved", rows[0][0].place, _IN_ORDER, table=Wording(table.label, table.en), count=len(rows))
        blocks_taken = frozenset(texts[0].place.block for texts in rows)
        self.pieces.setdefault(table.id, []).append(min(blocks_taken))
        return blocks_taken

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
            self._note_missing(table)
            blocks = self.pieces.get(table.id, [])
            if len(blocks) > 1:
                self._note("joined", Place(min(blocks)), _JOINED, table=Wording(table.label, table.en), count=len(blocks))

    def origins(self) -> tuple[Origin, ...]:
        """
        Return the place of every figure, in the order of the form.
        """
        return tuple(Origin(cell, self.places[cell]) for cell in self.template.cells if cell in self.places)

    def _cells(self, table: Table, row: str) -> tuple[Cell, ...]:
        part = next(part for part in table.parts if any(each.id == row for each in part.rows))
        return tuple(Cell(table.id, row, column.id) for column in leaves(part.columns))

    def _missing(self, table: Table) -> tuple[str, ...]:
        rows = (row.id for part in table.parts for row in leaves(part.rows))
        return tuple(row for row in rows if (table.id, row) not in self.rows)

    def _without_subtotals(self, strips: Sequence[Strip], lines: Sequence[tuple[int, Paragraph]]) -> list[Strip]:
        """
        Return rows without the figure under a head 小计, if in each of them it stands before the total and is what it says.
        """
        headed = any(normal(line) == SUBTOTAL for _, paragraph in lines for line in paragraph.text.split())
        rows = [strip for strip in strips if is_leaf(strip.label, self.template, strip.table)]
        if not headed or not rows or not all(_has_subtotal(strip.texts, len(self._cells_of(strip))) for strip in rows):
            return list(strips)
        self._note("left", rows[0].place, _SUBTOTAL)
        return [evolve(strip, texts=(*strip.texts[:-2], *strip.texts[-1:])) for strip in rows]

    def _cells_of(self, strip: Strip) -> tuple[Cell, ...]:
        return self._cells(self.template.table(strip.table), strip.label.id)

    def _take(self, strip: Strip, under: tuple[Text, ...]) -> bool:
        """
        Take a row of the form; whether there was anything to take. ``under`` is what stands under the heads, if that is known.
        """
        label = self.template.table(strip.table).lines(Axis.ROW)[strip.label.id].label
        if not is_leaf(strip.label, self.template, strip.table):
            self.groups.append(strip)
            return False
        self.lines.append(Printed(strip.table, Axis.ROW, strip.label.id, strip.wording))
        if (strip.table, strip.label.id) in self.rows:
            self._note("twice", strip.place, _TWICE, label=label)
            return False
        cells = self._cells_of(strip)
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

    def _take_row(self, table: Table, texts: tuple[Text, ...]) -> frozenset[int]:
        """
        Take the row of a table without row labels; the blocks that held it.
        """
        (row,) = leaves(table.parts[0].rows)
        self._take(Strip(table.id, Match(row.id), texts[0].place, table.label, texts), ())
        return frozenset(each.place.block for each in texts)

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

    def _note_heads(self, texts: Iterable[str], table: Table) -> None:
        self.lines.extend(Printed(table.id, Axis.COLUMN, line, wording) for line, wording in heads_among(texts, self.template, table.id))

    def _note_missing(self, table: Table) -> None:
        name, rows = Wording(table.label, table.en), self._missing(table)
        if not self.has(table):
            self._note("missing", None, _MISSING, table=name)
        elif rows:
            lines = table.lines(Axis.ROW)
            self._note(
                "missing",
                Place(min(self.pieces[table.id])),
                _ROWS,
                table=name,
                rows=tuple(Wording(lines[row].label, lines[row].en) for row in rows),
            )

    def _note_label(self, strip: Strip, label: str) -> None:
        if strip.label.likeness < 1:
            self._note("near", strip.place, _NEAR, wording=strip.wording, label=label, likeness=f"{strip.label.likeness:.2f}")
        elif label and numbered(strip.wording) != numbered(label):
            self._note("wording", strip.place, _WORDING, wording=strip.wording, label=label)

    def _note(self, code: str, place: Place | None, sentence: Wording, **facts: object) -> None:
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


def _has_no_labels(table: Table) -> bool:
    return [row.label for part in table.parts for row in leaves(part.rows)] == [""]


def _has_subtotal(texts: Sequence[Text], width: int) -> bool:
    """
    Return whether the figure before the total is the sum of all before it but the first.
    """
    numbers = [number(each.count) or 0 for each in texts]
    return len(texts) == width + 1 and numbers[-2] == sum(numbers[1:-2])


def _number(entry: Entry) -> int | None:
    return number(Text(entry, Place(0)).count) if isinstance(entry, str) else None
