"""
Rows of a source as a label and what stands behind it, from grids and from lines of text alike.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, final

from attrs import evolve, frozen

from govreport.document import Grid, Paragraph, Placed
from govreport.figures import Measure, Unread
from govreport.notation import read_figure
from govreport.recognition.normal import normal
from govreport.recognition.outcome import Place
from govreport.recognition.vocabulary import Match, column_of, is_head, row_of
from govreport.tables import Line, Part, Table, leaves
from govreport.template import Template

__all__ = ["Strip", "Text", "figures_in", "head_places", "head_rows", "lines_of", "strips_of_grid", "strips_of_lines", "subtotal_columns"]

_COUNT: Final = Measure()
_SUBTOTAL: Final = "小计"


@final
@frozen
class Text:
    """
    One text of the source and where it stands.
    """

    text: str
    place: Place
    #: Whether it is known not to be the figure of one cell, however it reads: ``693665`` for three cells.
    doubtful: bool = False


@final
@frozen
class Strip:
    """
    A row label and the texts behind it.
    """

    table: str
    label: Match
    place: Place
    #: How the label is written.
    wording: str
    texts: tuple[Text, ...]

    def without(self, columns: frozenset[int]) -> "Strip":
        """
        Return the row without some columns of its grid.
        """
        return evolve(self, texts=tuple(each for each in self.texts if each.place.column not in columns))


def strips_of_grid(grid: Grid, block: int, template: Template, table: str) -> Iterator[Strip]:
    """
    Yield the rows of a grid that have a row label of a table: the first that is no group, and before every head.
    """
    for number, line in lines_of(grid):
        texts = tuple(Text(each.cell.text, Place(block, number, each.column)) for each in line)
        found = _label_of(texts, template, table)
        if found is not None:
            place, label = found
            yield Strip(table, label, texts[place].place, texts[place].text, texts[place + 1 :])


def strips_of_lines(lines: Sequence[tuple[int, Paragraph]], template: Template, table: str) -> Iterator[Strip]:
    """
    Yield rows that stand as lines of text: a label, and figures behind it or below it, one or several a line.
    """
    label: tuple[Match, Place, str] | None = None
    texts = list[Text]()
    for block, paragraph in lines:
        for word, figures in _split(paragraph.text):
            place = Place(block)
            found = row_of(word, template, table) if word else None
            if word and (found is None or not _is_leaf(found, template, table)):
                continue
            if found is not None:
                if label is not None and texts:
                    yield Strip(table, label[0], label[1], label[2], tuple(texts))
                label, texts = (found, place, word), []
            texts += [Text(figure, place) for figure in figures]
    if label is not None and texts:
        yield Strip(table, label[0], label[1], label[2], tuple(texts))


def head_places(grid: Grid, template: Template, table: str) -> dict[str, int]:
    """
    Return the grid column under each head, if every column of a table without parts is headed, each by its own.
    """
    columns = leaves(template.table(table).parts[0].columns)
    found = dict[str, int]()
    for placed in grid.placed():
        head = column_of(placed.cell.text, template, table) if placed.cell.colspan == 1 else None
        if head is not None and head.likeness == 1:
            found.setdefault(head.id, placed.column)
    return _of_all(columns, found)


def head_rows(grid: Grid, table: Table) -> tuple[tuple[int, dict[str, int]], ...]:
    """
    Return the rows that head all columns of a part of a table, once for each such part, with the grid column under each head.
    """
    words = [(leaves(part.columns), {normal(word): column.id for column, word in _wordings(part)}) for part in table.parts]
    rows = list[tuple[int, dict[str, int]]]()
    for number, line in lines_of(grid):
        texts = [(normal(placed.cell.text), placed.column) for placed in line]
        headed = (_of_all(columns, {known[text]: place for text, place in reversed(texts) if text in known}) for columns, known in words)
        rows += [(number, found) for found in headed if found]
    return tuple(rows)


def _wordings(part: Part) -> Iterator[tuple[Line, str]]:
    yield from ((column, word) for column in leaves(part.columns) for word in (column.label, *column.aliases))


def _of_all(columns: Sequence[Line], found: dict[str, int]) -> dict[str, int]:
    complete = len(found) == len(columns) == len(set(found.values()))
    return {column.id: found[column.id] for column in columns} if complete else {}


def subtotal_columns(grid: Grid) -> frozenset[int]:
    """
    Return the columns under a head 小计, which the form has not.
    """
    return frozenset(placed.column for placed in grid.placed() if normal(placed.cell.text) == _SUBTOTAL)


def lines_of(grid: Grid) -> Iterator[tuple[int, tuple[Placed, ...]]]:
    """
    Yield the rows of a grid with the cells that begin in each.
    """
    rows: list[list[Placed]] = [[] for _ in grid.rows]
    for placed in grid.placed():
        rows[placed.row].append(placed)
    yield from ((number, tuple(row)) for number, row in enumerate(rows))


def _label_of(texts: Sequence[Text], template: Template, table: str) -> tuple[int, Match] | None:
    """
    Return the label of a row: its first of a line with figures, otherwise of a group; a row of heads has none.
    """
    group: tuple[int, Match] | None = None
    for place, each in enumerate(texts[:-1]):
        label = row_of(each.text, template, table)
        if label is not None and _is_leaf(label, template, table):
            return place, label
        if is_head(each.text, template):
            break
        group = group or (None if label is None else (place, label))
    return group


def _is_leaf(label: Match, template: Template, table: str) -> bool:
    return any(row.id == label.id for part in template.table(table).parts for row in leaves(part.rows))


def _split(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """
    Yield the lines of a text, each as words and the figures behind them.
    """
    for line in text.splitlines():
        words = line.replace("|", " ").split()
        figures = list[str]()
        while words and _is_figure(words[-1]):
            figures.insert(0, words.pop())
        if words or figures:
            yield "".join(words), tuple(figures)


def _is_figure(text: str) -> bool:
    return not isinstance(read_figure(text, _COUNT), Unread)


def figures_in(texts: Iterable[Text]) -> int:
    """
    Return how many texts are numbers or marks.
    """
    return sum(bool(each.text.strip()) and _is_figure(each.text) for each in texts)
