"""
The labels of a form as they may stand in print: official wording, aliases, near text.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final, final

from attrs import frozen

from govreport.recognition.normal import likeness, normal
from govreport.tables import Line, leaves
from govreport.template import Template

__all__ = ["Match", "begins_row", "column_of", "heads_among", "is_head", "is_of_form", "matched", "row_of", "section_of"]

#: A near match is this like its label, and likelier than any other label by the margin.
_NEAR: Final = 0.74
_MARGIN: Final = 0.08
#: Shorter texts are matched exactly: two characters are soon like two others.
_SHORT: Final = 4


@final
@frozen
class Match:
    """
    A label found for a text.
    """

    id: str
    #: 1 for the official wording or an alias, less for near text.
    likeness: float = 1.0


@cache
def _words(lines: tuple[Line, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((normal(word), line.id) for line in lines for word in (line.label, *line.aliases) if word)


def matched(text: str, words: Iterable[tuple[str, str]]) -> Match | None:
    """
    Return the id whose wording a text is, exactly or nearly; nothing if it is none, or could be two.
    """
    wanted, known = normal(text), tuple(words)
    if not wanted:
        return None
    exact = {name for word, name in known if word == wanted}
    if exact:
        return Match(exact.pop()) if len(exact) == 1 else None
    if len(wanted) < _SHORT:
        return None
    scores = dict[str, float]()
    for word, name in known:
        if 2 * min(len(word), len(wanted)) >= _NEAR * (len(word) + len(wanted)):
            scores[name] = max(scores.get(name, 0.0), likeness(wanted, word))
    best = sorted(((score, name) for name, score in scores.items()), reverse=True)[:2]
    if not best or best[0][0] < _NEAR or (len(best) > 1 and best[0][0] - best[1][0] < _MARGIN):
        return None
    return Match(best[0][1], best[0][0])


@lru_cache(maxsize=8192)
def row_of(text: str, template: Template, table: str) -> Match | None:
    """
    Return the row of a table, group or leaf, that a text labels. Where two rows share a wording, neither.
    """
    lines = tuple(row for part in template.table(table).parts for row in part.rows)
    return matched(text, _words(lines))


def column_of(text: str, template: Template, table: str) -> Match | None:
    """
    Return the column of a table that a text heads, if only one has this wording.
    """
    lines = tuple(dict.fromkeys(column for part in template.table(table).parts for column in leaves(part.columns)))
    return matched(text, _words(lines))


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
    return frozenset(map(normal, (*captions, *rows))) | _head_words(template)


def is_of_form(text: str, template: Template) -> bool:
    """
    Return whether a text is printed in the form itself, or is a rule of dashes: nothing that an agency wrote.
    """
    return normal(text) in _form_words(template) | {""}


@cache
def _row_words(template: Template) -> frozenset[str]:
    return frozenset(word for table in template.tables for part in table.parts for word, _ in _words(part.rows))


def begins_row(text: str, template: Template) -> bool:
    """
    Return whether a line is a row of the form's tables, with or without its figures, or the first of its label's lines.
    """
    words = normal(text)
    return len(words) > 1 and any(word.startswith(words) or words.startswith(word) for word in _row_words(template) if len(word) > 1)


@cache
def _columns(template: Template, table: str) -> tuple[tuple[str, str], ...]:
    """
    Return the wordings of a table's heads with their columns, in the order of the form.
    """
    return tuple(found for part in template.table(table).parts for found in _words(leaves(part.columns)))


def heads_among(texts: Iterable[str], template: Template, table: str) -> Iterator[tuple[str, str]]:
    """
    Yield the column that each text heads, and the text. Where several columns share a wording, they come in their order.
    """
    seen = dict[str, int]()
    for text in texts:
        words = normal(text)
        columns = list(dict.fromkeys(column for word, column in _columns(template, table) if word == words))
        if columns:
            yield columns[min(seen.get(words, 0), len(columns) - 1)], text
            seen[words] = seen.get(words, 0) + 1
        elif (near := column_of(text, template, table)) is not None:
            yield near.id, text


def section_of(text: str, template: Template) -> Match | None:
    """
    Return the section that a heading opens.
    """
    return matched(text, [(normal(word), section.id) for section in template.sections for word in (section.label, *section.aliases)])
