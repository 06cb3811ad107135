"""
From a document that somebody published to a report: by labels and rules, every repair noted, nothing guessed.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Final

from attrs import evolve

from govreport.agency import Agency
from govreport.document import Block, Document, Grid, Heading, Paragraph, Role
from govreport.errors import UnreadableDocument
from govreport.recognition.harvest import Harvest
from govreport.recognition.ledger import Ledger
from govreport.recognition.normal import normal, squeezed
from govreport.recognition.opening import Opening, closing_day, opening_of
from govreport.recognition.outcome import Note, Origin, Place, Recognition
from govreport.recognition.vocabulary import Match, begins_row, is_of_form, section_of
from govreport.report import Prose, Report
from govreport.tables import Line, Table
from govreport.template import PREAMBLE, Template
from govreport.templates import NATIONAL, load_template, template_for
from govreport.wording import Wording

__all__ = ["Note", "Origin", "Place", "Recognition", "recognise"]

_NUMBERED: Final = re.compile(r"[一二三四五六七八九十]{1,3}[、.,]")
#: Longer lines are text that begins like a heading.
_HEADING: Final = 45
_OLD: Final = ("政府信息公开情况统计表", 2018)

_NO_AGENCY: Final = Wording(zh="标题中没有机关名称", en="its title names no agency")
_NO_YEAR: Final = Wording(zh="标题中没有统计年度", en="its title names no year")
_OLD_FORM: Final = Wording(zh="2018 年及以前的格式，不能读取", en="it follows the form of 2018 or before, which is not read")
_GIVE: Final = Wording(zh="请另行给出。", en="Say it when you call.")


def recognise(
    document: Document, /, *, agency: Agency | str | None = None, year: int | None = None, template: Template | None = None
) -> Recognition:
    """
    Return the report that a document is, with notes of every repair and the place of every figure.

    Args:
        document: What a reader made of a file.
        agency: Who reports, if the title does not say, or says it badly.
        year: The statistics year, likewise.
        template: The form, if it is none of the national ones.

    Raises:
        UnreadableDocument: Neither title nor caller says who reports or on which year, or the form is an old one.
    """
    said = tuple(squeezed(block.text) if isinstance(block, Heading | Paragraph) else "" for block in document.blocks)
    opening = opening_of(document, said)
    when = year or opening.year
    if _is_old(said, when):
        raise UnreadableDocument(str(when or ""), _OLD_FORM)
    who = agency or opening.agency
    if not who:
        raise UnreadableDocument("title", _NO_AGENCY, _GIVE)
    if when is None:
        raise UnreadableDocument("title", _NO_YEAR, _GIVE)
    form = template or _form_of(document, when)
    ledger = Ledger(form)
    if not agency and opening.named is not None:
        ledger.agency(opening.agency, opening.named)
    if not form.serves(when):
        ledger.version(when)
    harvest = Harvest(form, ledger)
    prose, published = _walked(document, said, opening, harvest)
    report = evolve(Report.of(who, when, template=form), prose=prose, published=published).fill(harvest.entries())
    return Recognition(report, tuple(sorted(ledger.notes, key=_order)), harvest.origins(), ledger.structure(opening.title))


def _order(note: Note) -> tuple[int, int]:
    """
    Return where a note stands: in the order of the source, after those on all of it.
    """
    return (note.place.block, note.place.row or 0) if note.place else (-1, 0)


def _walked(document: Document, said: Sequence[str], opening: Opening, harvest: Harvest) -> tuple[tuple[Prose, ...], date | None]:
    """
    Go through the blocks: sections open, tables are taken, and what is neither is the prose of the section it stands in.
    """
    form = harvest.template
    sections: dict[str, list[tuple[int, Block]]] = {name: [] for name in (PREAMBLE, *(section.id for section in form.sections))}
    current, last, published = PREAMBLE, len(document.blocks) - 1, None
    for place, block in enumerate(document.blocks):
        if place in opening.blocks:
            continue
        if (found := _opened(place, block, said[place], harvest.ledger)) is not None:
            current = found.id
        elif place == last and isinstance(block, Paragraph) and (published := closing_day(said[place])) is not None:
            continue
        else:
            sections[current].append((place, block))
    # Where a table belongs first; elsewhere only what was not found there, so that no local table is taken for it.
    used = {table.id: _taken(sections[table.section], table, harvest) for table in form.tables}
    for table in form.tables:
        for name in sections if not harvest.has(table) else ():
            used[table.id] |= _taken(sections[name], table, harvest)
    for table in form.tables:
        used[table.id] |= harvest.take_in_order(sections[table.section], table)
    harvest.settle()
    gone = frozenset[int]().union(*used.values())
    for name, blocks in sections.items():
        sections[name] = list(_left(blocks, gone, harvest))
    for name in {table.section for table in form.tables}:
        sections[name] = list(_unprinted(sections[name], form, harvest.ledger))
    return tuple(_prose(sections, published)), published


def _taken(blocks: list[tuple[int, Block]], table: Table, harvest: Harvest) -> frozenset[int]:
    """
    Take what blocks hold of a table, from grids and then from lines, and return the blocks that held some of it.
    """
    taken = harvest.take_grids([(place, block) for place, block in blocks if isinstance(block, Grid)], table)
    return taken | harvest.take_lines([(place, block) for place, block in blocks if isinstance(block, Paragraph)], table)


def _left(blocks: list[tuple[int, Block]], gone: frozenset[int], harvest: Harvest) -> Iterator[tuple[int, Block]]:
    """
    Yield what is left of blocks: those of no table, and the rows of a grid that are none of the form's.
    """
    for place, block in blocks:
        if place not in gone:
            yield place, block
        elif isinstance(block, Grid) and (left := harvest.left_of(block, place)) is not None:
            yield place, left


def _unprinted(blocks: list[tuple[int, Block]], form: Template, ledger: Ledger) -> Iterator[tuple[int, Block]]:
    """
    Yield blocks but for heads, captions and rules that stood apart from their table: the form's words, nobody's prose.
    """
    for place, block in blocks:
        if _printed(block, form):
            ledger.moved(" ".join(_texts(block)), Place(place))
        else:
            yield place, block


def _printed(block: Block, form: Template) -> bool:
    match block:
        case Grid():
            texts = [cell.text for row in block.rows for cell in row]
            return any(map(normal, texts)) and all(is_of_form(text, form) for text in texts)
        case Paragraph():
            return block.role is Role.BODY and bool(normal(block.text)) and is_of_form(block.text, form)
        case _:
            return False


def _prose(sections: dict[str, list[tuple[int, Block]]], published: date | None) -> Iterator[Prose]:
    *_, final = sections
    for name, blocks in sections.items():
        kept = [block for _, block in blocks]
        if name == final and published and kept and isinstance(kept[-1], Paragraph) and kept[-1].role is Role.CLOSING:
            kept.pop()  # who signs: said again by whoever prints it
        if kept:
            yield Prose(name, tuple(kept))


def _opened(place: int, block: Block, text: str, ledger: Ledger) -> Match | None:
    """
    Return the section that a block opens, if it is a heading of one; ``text`` is what it says, squeezed.
    """
    if len(text) > _HEADING or not isinstance(block, Heading | Paragraph):
        return None
    numbered = _NUMBERED.match(text) is not None
    level = block.level if isinstance(block, Heading) else 0
    if not (numbered or level == 1):
        return None
    form = ledger.template
    found = section_of(text, form)
    if found is None and (level > 1 or begins_row(text, form)):
        return None
    ledger.heading(block.text.strip(), place, found.id if found else "", numbered=numbered)
    return found


def _is_old(said: Sequence[str], year: int | None) -> bool:
    caption, last = _OLD
    return caption in said or (year is not None and year <= last)


def _form_of(document: Document, year: int) -> Template:
    """
    Return the form that a document's tables follow: the one more of whose own wordings stand there, or the year's.
    """
    # The same few texts fill most cells of a report.
    texts = set(map(normal, set().union(*map(_texts, document.blocks))))
    forms = [load_template(name) for name in NATIONAL]
    scores = {form.id: len(texts & _own_words(form)) for form in forms}
    best = max(forms, key=lambda form: (scores[form.id], form.serves(year)))
    return best if scores[best.id] else template_for(year)


@cache
def _own_words(form: Template) -> frozenset[str]:
    """
    Return the wordings of a national form that no other has.
    """
    words = {each: {normal(line.label) for line in _lines(load_template(each))} for each in NATIONAL}
    return frozenset(words[form.id].difference(*(words[each] for each in NATIONAL if each != form.id)))


def _lines(form: Template) -> Iterator[Line]:
    yield from (line for table in form.tables for part in table.parts for line in (*part.rows, *part.columns))


def _texts(block: Block) -> list[str]:
    match block:
        case Grid():
            return [cell.text for row in block.rows for cell in row]
        case Heading() | Paragraph():
            return block.text.replace("|", " ").split()
        case _:
            return []
