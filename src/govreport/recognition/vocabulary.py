"""
The labels of a form as they may stand in print: official wording, aliases, near text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, final

from attrs import frozen

from govreport.cells import Cell
from govreport.recognition.normal import likeness, normal
from govreport.tables import Line, leaves
from govreport.template import Section, Template

__all__ = [
    "Match",
    "begins_row",
    "cells_of",
    "columns_of",
    "heads_among",
    "heads_joined",
    "heads_of",
    "is_head",
    "is_of_form",
    "row_labels",
    "row_of",
    "section_of",
    "sole_heads",
]

#: A near match is this like its label, and likelier than any other label by the margin.
_NEAR: Final = 0.74
_MARGIN: Final = 0.08
#: Shorter texts are matched exactly: two characters are soon like two others.
_SHORT: Final = 4
#: A head is broken into so many pieces at most.
_BROKEN: Final = 8


@final
@frozen
class Match:
    """
    A label found for a text.
    """

    id: str
    #: 1 for the official wording or an alias, less for near text.
    likeness: float = 1.0


@final
@frozen
class _Known:
    """
    Wordings and what each stands for.
    """

    #: What a wording stands for; nothing if it stands for several things.
    exact: Mapping[str, str | None]
    near: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, lines: Iterable[Line | Section]) -> "_Known":
        """
        Return the wordings of lines: labels and aliases.
        """
        words = [(normal(word), line.id) for line in lines for word in (line.label, *line.aliases) if word]
        ids: dict[str, set[str]] = {}
        for word, name in words:
            ids.setdefault(word, set()).add(name)
        return cls({word: next(iter(names)) if len(names) == 1 else None for word, names in ids.items()}, tuple(dict.fromkeys(words)))

    def match(self, text: str) -> Match | None:
        """
        Return what a text stands for, exactly or nearly; nothing if it is none, or could be two.
        """
        wanted = normal(text)
        if wanted in self.exact:
            name = self.exact[wanted]
            return None if name is None else Match(name)
        if len(wanted) < _SHORT:
            return None
        scores = dict[str, float]()
        for word, name in self.near:
            if 2 * min(len(word), len(wanted)) >= _NEAR * (len(word) + len(wanted)):
                scores[name] = max(scores.get(name, 0.0), likeness(wanted, word))
        best = sorted(((score, name) for name, score in scores.items()), reverse=True)[:2]
        if not best or best[0][0] < _NEAR or (len(best) > 1 and best[0][0] - best[1][0] < _MARGIN):
            return None
        return Match(best[0][1], best[0][0])


@cache
def _rows(template: Template, table: str) -> _Known:
    return _Known.of(row for part in template.table(table).parts for row in part.rows)


@cache
def _columns(template: Template, table: str) -> _Known:
    return _Known.of(dict.fromkeys(column for part in template.table(table).parts for column in leaves(part.columns)))


@cache
def _sections(template: Template) -> _Known:
    return _Known.of(template.sections)


# The same labels stand in every file, and a near one is looked for long.
@lru_cache(maxsize=4096)
def row_of(text: str, template: Template, table: str) -> Match | None:
    """
    Return the row of a table, group or leaf, that a text labels. Where two rows share a wording, neither.
    """
    return _rows(template, table).match(text)


@lru_cache(maxsize=4096)
def _column_of(text: str, template: Template, table: str) -> Match | None:
    """
    Return the column of a table that a text heads, if only one has this wording.
    """
    return _columns(template, table).match(text)


def section_of(text: str, template: Template) -> Match | None:
    """
    Return the section that a heading opens.
    """
    return _sections(template).match(text)


@cache
def cells_of(template: Template, table: str) -> Mapping[str, tuple[Cell, ...]]:
    """
    Return the cells of every row of a table that is no group.
    """
    own = {cell: cell for cell in template.cells}  # the same objects are found faster than equal ones
    return {
        row.id: tuple(own[Cell(table, row.id, column.id)] for column in leaves(part.columns))
        for part in template.table(table).parts
        for row in leaves(part.rows)
    }


@cache
def columns_of(template: Template, table: str) -> Mapping[str, tuple[str, ...]]:
    """
    Return the columns of every row of a table that is no group.
    """
    return {row: tuple(cell.column for cell in cells) for row, cells in cells_of(template, table).items()}


@cache
def heads_of(template: Template, table: str) -> tuple[tuple[tuple[str, ...], Mapping[str, str]], ...]:
    """
    Return the columns of each part of a table, and which of them a wording heads there.
    """
    parts = [leaves(part.columns) for part in template.table(table).parts]
    return tuple(
        (
            tuple(column.id for column in columns),
            {normal(word): column.id for column in columns for word in (column.label, *column.aliases)},
        )
        for columns in parts
    )


def sole_heads(template: Template, table: str) -> Mapping[str, str | None]:
    """
    Return which column of a table a wording heads; nothing for one that heads several.
    """
    return _columns(template, table).exact


@cache
def row_labels(template: Template, table: str) -> Mapping[str, str]:
    """
    Return the official label of every row of a table, groups included.
    """
    return {row.id: row.label for part in template.table(table).parts for row in part.rows}


@cache
def _head_words(template: Template) -> frozenset[str]:
    columns = [column for table in template.tables for part in table.parts for column in part.columns]
    above = [words.zh for table in template.tables for part in table.parts for words in (part.corner, part.head) if words]
    return frozenset(map(normal, above)) | {normal(word) for column in columns for word in (column.label, *column.aliases)}


def is_head(text: str, template: Template) -> bool:
    """
    Return whether a text is the wording of some column of the form, or stands above them.
    """
    return normal(text) in _head_words(template)


@cache
def _form_words(template: Template) -> frozenset[str]:
    parts = [part for table in template.tables for part in table.parts]
    captions = [words.zh for part in parts for words in (part.caption, part.corner, part.head) if words]
    rows = [row.label for part in parts for row in part.rows]
    return frozenset(map(normal, ("", *captions, *rows))) | _head_words(template)


def is_of_form(text: str, template: Template) -> bool:
    """
    Return whether a text is printed in the form itself, or is a rule of dashes: nothing that an agency wrote.
    """
    return normal(text) in _form_words(template)


@cache
def _row_words(template: Template) -> tuple[str, ...]:
    return tuple(word for table in template.tables for word, _ in _rows(template, table.id).near if len(word) > 1)


def begins_row(text: str, template: Template) -> bool:
    """
    Return whether a line is a row of the form's tables, with or without its figures, or the first of its label's lines.
    """
    words = normal(text)
    return len(words) > 1 and any(word.startswith(words) or words.startswith(word) for word in _row_words(template))


def heads_among(texts: Iterable[str], template: Template, table: str) -> Iterator[tuple[str, str]]:
    """
    Yield the column that each text heads, and the text. Where several columns share a wording, they come in their order.
    """
    headed, seen = _headed(template, table), dict[str, int]()
    for text in texts:
        words = normal(text)
        columns = headed.get(words)
        if columns:
            yield columns[min(seen.get(words, 0), len(columns) - 1)], text
            seen[words] = seen.get(words, 0) + 1
        elif (near := _column_of(text, template, table)) is not None:
            yield near.id, text


def heads_joined(words: Sequence[str], template: Template, table: str) -> Iterator[str]:
    """
    Yield words with those put together that make a head of a table, as many as there are: a head may be broken over lines.
    """
    known, place = _headed(template, table), 0
    while place < len(words):
        ends = range(min(place + _BROKEN, len(words)), place, -1)
        end = next((end for end in ends if normal("".join(words[place:end])) in known), place + 1)
        yield "".join(words[place:end])
        place = end


@cache
def _headed(template: Template, table: str) -> Mapping[str, tuple[str, ...]]:
    """
    Return the columns of a table by their wordings, in the order of the form.
    """
    found: dict[str, list[str]] = {}
    for word, column in _columns(template, table).near:
        found.setdefault(word, []).append(column)
    return {word: tuple(columns) for word, columns in found.items()}
