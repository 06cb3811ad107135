"""
A piece of HTML as blocks: tables with their spans, headings, paragraphs, lists with their markers, pictures with their data.
"""

from html.parser import HTMLParser
from typing import Final, final

from attrs import define, field

from govreport.document import Block, CellKind, GridCell, Heading, Paragraph
from govreport.pictures import picture_of
from govreport.tiling import tiled
from govreport_markdown.reading.flowing import Break, Piece, flowed, wrapped
from govreport_markdown.reading.tidying import tidied

__all__ = ["blocks_in", "break_at"]

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS: Final = frozenset({"td", "th"})
#: Elements within a line. Any other ends a paragraph, so that no two figures run together.
_PHRASES: Final = frozenset(
    {
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "dfn",
            "em",
            "font",
            "i",
            "img",
            "kbd",
            "label",
            "mark",
            "nobr",
        ),
        *("o:p", "q", "rb", "rp", "rt", "ruby", "samp", "small", "span", "strong", "time", "tt", "u", "var", "wbr"),
    }
)
_APART: Final = frozenset({"sup", "sub", "del", "ins", "s", "strike"})


def blocks_in(html: str) -> list[Block]:
    """
    Return what a piece of HTML shows, in its order.

    Raises:
        UnreadableDocument: A table in it is too large.
    """
    page = _Page()
    page.feed(tidied(html))
    page.close()
    return page.ended()


def break_at(tag: str) -> Break | None:
    """
    Return what the tag of an element does to running text.
    """
    if tag == "br":
        return Break.HARD
    if tag in _APART:
        return Break.APART
    return None if tag in _PHRASES else Break.PARAGRAPH


@final
@define
class _Table:
    """
    A table that has not ended, and where it stands among the blocks.
    """

    place: int
    caption: str
    rows: list[list[GridCell]] = field(factory=list)
    #: The cell that has not ended, without its text.
    cell: GridCell | None = None
    #: The text of the cell, or of the caption.
    said: list[Piece] = field(factory=list)
    captioned: bool = False

    def close(self) -> None:
        """
        End the cell or the caption that is open.
        """
        if self.cell is not None:
            cell = self.cell
            self.rows[-1].append(GridCell(flowed(self.said), cell.rowspan, cell.colspan, cell.kind))
        elif self.captioned:
            self.caption = flowed(self.said)
        self.cell, self.captioned, self.said = None, False, []


@final
class _Page(HTMLParser):
    """
    The parser, with what has been found so far.
    """

    def __init__(self) -> None:
        super().__init__()
        self._blocks: list[Block | None] = []
        self._said: list[Piece] = []
        self._level = 0
        self._tables: list[_Table] = []
        #: How many items each open list has had; nothing if it does not count.
        self._lists: list[int | None] = []

    def ended(self) -> list[Block]:
        """
        Return all blocks, after closing what is still open.
        """
        while self._tables:
            self._end_table()
        self._end_paragraph()
        return [block for block in self._blocks if block is not None]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        table = self._tables[-1] if self._tables else None
        match tag:
            case "table":
                self._begin_table(facts)
            case "tr" | "caption" if table:
                table.close()
                table.captioned = tag == "caption"
                if tag == "tr":
                    table.rows.append([])
            case "td" | "th" if table:
                table.close()
                if not table.rows:
                    table.rows.append([])
                kind = CellKind.HEAD if tag == "th" else CellKind.TEXT
                table.cell = GridCell("", _span(facts.get("rowspan"), 0), _span(facts.get("colspan"), 1), kind)
            case "img":
                self._show(facts)
            case _:
                self._mark(tag, opening=True)
                self._count(tag, facts)

    def handle_endtag(self, tag: str) -> None:
        table = self._tables[-1] if self._tables else None
        if tag == "table" and table:
            self._end_table()
        elif tag in {"td", "th", "tr", "caption"} and table:
            table.close()
        else:
            self._mark(tag, opening=False)
            if tag in {"ul", "ol"} and self._lists:
                self._lists.pop()

    def handle_data(self, data: str) -> None:
        self._running().extend(wrapped(data))

    def _running(self) -> list[Piece]:
        """
        Return the text that goes on: of a cell or a caption, else of a paragraph.
        """
        table = self._tables[-1] if self._tables else None
        return table.said if table and (table.cell or table.captioned) else self._said

    def _mark(self, tag: str, *, opening: bool) -> None:
        running = self._running()
        kind = break_at(tag)
        if kind is Break.PARAGRAPH and running is self._said:
            self._end_paragraph()
            self._level = int(tag[1]) if opening and tag in _HEADINGS else 0
        elif kind is not None and (opening or kind is not Break.HARD):
            running.append(kind)

    def _count(self, tag: str, facts: dict[str, str]) -> None:
        if tag in {"ul", "ol"}:
            self._lists.append(_span(facts.get("start"), 1) - 1 if tag == "ol" else None)
        elif tag == "li" and self._lists:
            count = self._lists[-1]
            if count is not None:
                self._lists[-1] = count = count + 1
            self._running().append("- " if count is None else f"{count}. ")

    def _show(self, facts: dict[str, str]) -> None:
        alt = facts.get("alt", "")
        picture = picture_of(facts.get("src", ""), alt)
        if self._running() is not self._said or not picture:
            self._running().append(alt)
        else:
            self._end_paragraph()
        if picture:
            # One in a table follows it.
            self._blocks.append(picture)

    def _begin_table(self, facts: dict[str, str]) -> None:
        if self._running() is self._said:
            self._end_paragraph()
        else:
            self._running().append(Break.PARAGRAPH)
        self._tables.append(_Table(len(self._blocks), facts.get("aria-label", "")))
        self._blocks.append(None)

    def _end_table(self) -> None:
        table = self._tables.pop()
        table.close()
        holds = len(self._blocks) > table.place + 1
        # A table that only laid out others gives way to them.
        if not holds or any(cell.text for row in table.rows for cell in row):
            self._blocks[table.place] = tiled(table.rows, caption=table.caption)
        if not self._tables:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        text = flowed(self._said)
        self._said.clear()
        if text:
            self._blocks.append(Heading(text, self._level) if self._level else Paragraph(text))


def _span(written: str | None, least: int) -> int:
    """
    Return a span as a browser reads it.
    """
    digits = (written or "").strip()[:9]
    return max(int(digits), least) if digits.isascii() and digits.isdigit() else 1
