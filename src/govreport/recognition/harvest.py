"""
The figures of a form's tables, found in the grids and lines of a source by their labels.
"""

from collections.abc import Mapping, Sequence
from typing import final

from attrs import evolve, field, frozen

from govreport.cells import Cell
from govreport.document import Block, Grid, GridCell, Paragraph
from govreport.entries import Entry
from govreport.figures import Unread
from govreport.recognition.heads import head_rows
from govreport.recognition.ledger import Ledger, joined
from govreport.recognition.lines import figures_by_line, strips_of_lines
from govreport.recognition.outcome import Origin, Place
from govreport.recognition.pieces import Piece, Shape, shapes_of, under_heads
from govreport.recognition.readings import may_be_shifted, number, sums_of
from govreport.recognition.strips import Strip, Text, figures_in
from govreport.recognition.subtotals import subtotals_among, without_columns, without_subtotal
from govreport.recognition.torn import Torn, readings_of
from govreport.recognition.unlabelled import agrees, row_below_heads, rows_of_figures
from govreport.recognition.vocabulary import Match, cells_of, columns_of, heads_joined, is_head, is_of_form, row_labels
from govreport.tables import Table
from govreport.template import Template

__all__ = ["Harvest"]


@final
@frozen
class Harvest:
    """
    What was found so far. Grown step by step while a document is read, and then done with.
    """

    template: Template
    ledger: Ledger
    #: What stands for each cell.
    texts: dict[Cell, Text] = field(factory=dict)
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

    def take_grids(self, grids: Sequence[tuple[int, Grid]], table: Table) -> frozenset[int]:
        """
        Take what the grids of a section hold of a table; the blocks that held something.
        """
        pieces = [Piece.of(grid, block, self.template, table.id) for block, grid in grids]
        shapes = shapes_of(pieces, self.template, table)
        # The one with most of the table's rows first: a local table may share a label with it.
        order = sorted(pieces, key=lambda piece: -len({strip.label.id for strip in piece.strips}))
        taken = frozenset(piece.block for piece in order if self._take_piece(piece, shapes[piece.grid.columns], table))
        if not taken and _has_no_labels(table) and (found := row_below_heads(pieces, table, self.template)):
            taken = found[0] | self._take_row(table, found[1])
        if taken:
            self.pieces.setdefault(table.id, []).extend(piece.block for piece in pieces if piece.block in taken)
            # Heads may stand in a grid of their own.
            heads = (each for each in pieces if each.block in taken or all(is_of_form(text, self.template) for text in each.head_texts()))
            self.ledger.heads([text for piece in heads for text in piece.head_texts()], table)
        return taken

    def take_lines(self, lines: Sequence[tuple[int, Paragraph]], table: Table) -> frozenset[int]:
        """
        Take what lines of text hold of the rows of a table that were not found yet; the blocks that were such rows.
        """
        used, strips = set[int](), list(strips_of_lines(lines, self.template, table))
        if (place := subtotals_among(strips, lines, self.template)) is not None:
            self.ledger.subtotals(place)
            strips = [without_subtotal(strip, self.template) for strip in strips]
        for strip in strips:
            if (table.id, strip.label.id) not in self.rows and self._take(strip, ()):
                used |= {strip.place.block, *(each.place.block for each in strip.texts)}
        if not used and not self.has(table) and _has_no_labels(table):
            texts = tuple(text for line in figures_by_line(lines) for text in line)
            used |= self._take_row(table, texts) if texts else set()
        if used:
            self.pieces.setdefault(table.id, []).append(min(used))
            words = [word for _, paragraph in lines for word in paragraph.text.replace("|", " ").split()]
            self.ledger.heads(heads_joined(words, self.template, table.id), table)
        return frozenset(used)

    def take_in_order(self, blocks: Sequence[tuple[int, Block]], table: Table) -> frozenset[int]:
        """
        Take rows of figures without labels for the rows of a table that were not found: as many, in the order of the form, if
        all relations hold then; the blocks that held them.
        """
        cells = [cells_of(self.template, table.id)[row] for row in self._missing(table)]
        rows = rows_of_figures(blocks, len(cells[0])) if cells and not _has_no_labels(table) else ()
        if not rows or len(rows) != len(cells) or not agrees(rows, cells, self.template):
            return frozenset()
        for line, texts in zip(cells, rows, strict=True):
            self.rows.add((table.id, line[0].row))
            self._put(line, texts)
        self.ledger.in_order(table, rows[0][0].place, [line[0].row for line in cells])
        taken = frozenset(texts[0].place.block for texts in rows)
        self.pieces.setdefault(table.id, []).append(min(taken))
        return taken

    def settle(self) -> None:
        """
        Read the torn rows by what is known of all others, then deal with the rows of groups.
        """
        for each, reading in zip(self.torn, readings_of(self.torn, self._known(), self.template), strict=True):
            self.ledger.settled(each, reading)
            doubtful = Text(joined(each.strip.texts), each.strip.place, doubtful=True)
            self._put(each.cells, reading.texts if reading else (doubtful,) * len(each.cells))
        for strip in self.groups:
            self._take_group(strip)
        for table in self.template.tables:
            self.ledger.ended(table, self.pieces.get(table.id, ()), self._missing(table))

    def left_of(self, grid: Grid, block: int) -> Grid | None:
        """
        Return the rows of a grid that belong to no line of the form, as a grid of their own; the figures of others were taken.
        """
        taken = {each.place.row for each in self.texts.values() if each.place.block == block}
        rows = [line for row, line in enumerate(grid.rows) if row not in taken and self._is_foreign(line)]
        if not rows:
            return None
        self.ledger.left(block, next(name for name, blocks in self.pieces.items() if block in blocks), rows)
        width = max(map(len, rows))
        return Grid(rows=tuple((*(GridCell(cell.text) for cell in row), *[GridCell("")] * (width - len(row))) for row in rows))

    def entries(self) -> dict[Cell, Entry]:
        """
        Return every figure as it is written.
        """
        return {cell: Unread(each.text) if each.doubtful else each.text for cell, each in self.texts.items()}

    def origins(self) -> tuple[Origin, ...]:
        """
        Return the place of every figure, in the order of the form.
        """
        return tuple([Origin(cell, each.place) for cell in self.template.cells if (each := self.texts.get(cell)) is not None])

    def _known(self) -> Mapping[Cell, int]:
        if not self.torn:
            return {}
        counts = ((cell, number(each.count)) for cell, each in self.texts.items() if not each.doubtful)
        return {cell: count for cell, count in counts if count is not None}

    def _missing(self, table: Table) -> tuple[str, ...]:
        return tuple(row for row in cells_of(self.template, table.id) if (table.id, row) not in self.rows)

    def _take_piece(self, piece: Piece, shape: Shape, table: Table) -> bool:
        """
        Take the rows of one grid, by the shape of all that are as wide; whether there were any.
        """
        above = [(0, shape.heads)] if shape.heads else head_rows(piece.lines, self.template, table.id) if len(table.parts) > 1 else ()
        for head in piece.heads_beside(table):
            self.ledger.moved(head.cell.text, Place(piece.block, head.row, head.column))
        if shape.subtotals and piece.has_subtotals:
            self.ledger.subtotals(Place(piece.block))
        columns = columns_of(self.template, table.id)
        taken, residue, below = False, 0, {each.place.column for each in piece.strips if each.label.id.count(".") == 1}
        for each in piece.strips:
            strip = without_columns(each, shape, self.template) if shape.subtotals else each
            under = under_heads(strip, above, columns.get(strip.label.id, ()))
            shorter = strip if under else strip.without_blanks_till(shape.last_label)
            residue += len(under or shorter.texts) != len(strip.texts)
            taken = self._take(shorter, under) or taken
            # Rows of the first rank have a column of their own, before those of groups.
            if "." not in strip.label.id and strip.place.column and strip.place.column in below:
                self.ledger.moved(strip.wording, strip.place)
        if residue:
            self.ledger.residue(piece.block, residue)
        return taken

    def _cells_of(self, strip: Strip) -> tuple[Cell, ...]:
        """
        Return the cells of a row; none if it is a group.
        """
        return cells_of(self.template, strip.table).get(strip.label.id, ())

    def _take(self, strip: Strip, under: tuple[Text, ...]) -> bool:
        """
        Take a row of the form; whether there was anything to take. ``under`` is what stands under the heads, if that is known.
        """
        label, cells = row_labels(self.template, strip.table)[strip.label.id], self._cells_of(strip)
        if not cells:
            self.groups.append(strip)
            return False
        texts, filled = under or strip.texts, tuple([each for each in strip.texts if not each.is_blank])
        again = (strip.table, strip.label.id) in self.rows
        if not filled and len(texts) < len(cells):
            return False
        self.ledger.row(strip, label, again=again)
        if again:
            return False
        self.rows.add((strip.table, strip.label.id))
        if not filled:
            texts = (Text("", strip.place),) * len(cells)
        elif len(texts) != len(cells) == len(filled) and not sums_of(self.template, cells):
            self.ledger.blanks(strip, label, len(texts) - len(cells))
            texts = filled
        if strip.short:
            # Its blanks may be what merged labels left, and the one that is missing may be a figure.
            self.torn.append(Torn(evolve(strip, texts=filled), label, cells))
        elif len(texts) != len(cells) or any(each.doubtful for each in texts):
            self.torn.append(Torn(strip, label, cells))
        elif texts[-1].is_blank and may_be_shifted(texts, sums_of(self.template, cells)):
            self.torn.append(Torn(evolve(strip, texts=texts[:-1]), label, cells, texts))
        else:
            self._put(cells, texts)
        return True

    def _take_group(self, strip: Strip) -> None:
        """
        Take the row of a group that is not split: zero in all makes each row below it zero; nothing else can be shared out.
        """
        rows = [row for row in cells_of(self.template, strip.table) if row.startswith(f"{strip.label.id}.")]
        label, filled = (
            row_labels(self.template, strip.table)[strip.label.id],
            [each for each in strip.texts if not each.is_blank],
        )
        if any((strip.table, row) in self.rows for row in rows) or not figures_in(strip.texts):
            return
        width = len(cells_of(self.template, strip.table)[rows[0]])
        zero = len(filled) >= width and all(number(each.count) == 0 for each in filled)
        self.ledger.unsplit(strip, label, zero=zero)
        text = filled[0] if zero else Text(f"{label} {joined(filled)}", strip.place, doubtful=True)
        for row in rows:
            self.rows.add((strip.table, row))
            self._put(cells_of(self.template, strip.table)[row], (text,) * width)

    def _take_row(self, table: Table, texts: tuple[Text, ...]) -> frozenset[int]:
        """
        Take the row of a table without row labels; the blocks that held it.
        """
        (row,) = cells_of(self.template, table.id)
        self._take(Strip(table.id, Match(row), texts[0].place, table.label, texts), ())
        return frozenset(each.place.block for each in texts)

    def _is_foreign(self, line: Sequence[GridCell]) -> bool:
        """
        Return whether a row is the agency's own: it has words that the form has not, or figures behind a label of a group.
        """
        texts = [cell.text for cell in line if cell.text.strip()]
        if sum(is_head(text, self.template) for text in texts) > 1:
            return False
        words = [text for text in texts if not figures_in([Text(text, Place(0))])]
        return any(not is_of_form(text, self.template) for text in words) or (bool(words) and len(words) < len(texts))

    def _put(self, cells: Sequence[Cell], texts: Sequence[Text]) -> None:
        self.texts.update(zip(cells, texts, strict=True))


def _has_no_labels(table: Table) -> bool:
    return not any(row.label for part in table.parts for row in part.rows)
