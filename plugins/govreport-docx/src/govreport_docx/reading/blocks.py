"""
The walk through a text: its headings, paragraphs, tables and pictures in reading order.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, final

from attrs import Factory, define, field

from govreport.document import Grid, Heading, Paragraph, Picture
from govreport.errors import UnreadableDocument
from govreport.wording import Wording
from govreport_docx.reading.content import Content, Item, Titled
from govreport_docx.reading.grids import grid
from govreport_docx.reading.inline import ALTERNATE, ELSEWHERE, PASSED, Inline, Reference, Shown
from govreport_docx.reading.markup import MATH, Element, within, word
from govreport_docx.reading.numbering import Counting
from govreport_docx.reading.paragraphs import Format, Formats
from govreport_docx.reading.plain import plain_cells
from govreport_docx.reading.rows import caption, rows, widths
from govreport_docx.reading.styles import Styles

__all__ = ["Walk"]

#: A paragraph, and what some programs leave outside of any.
_PARAGRAPHS: Final = frozenset({word("p"), word("r"), f"{MATH}oMath", f"{MATH}oMathPara"})
_TABLE: Final = word("tbl")
_MOST_PLACES: Final = 1_000_000

_EMBEDDED: Final = Wording(zh="正文在嵌入的文件中，尚未并入文档", en="its text is in an embedded file that is not yet part of it")
_MERGE_IT: Final = Wording(zh="请在 Word 中打开并另存为 .docx", en="Open it in Word and save it as .docx")
_PLACES: Final = Wording(zh="各表合计多于 {most} 格", en="its tables have more than {most} places").filled(most=_MOST_PLACES)


@final
@define
class Walk:
    """
    A walk through one part, with what has to be remembered on the way.
    """

    #: The name of the part, for errors.
    place: str
    styles: Styles
    counting: Counting
    #: The images of the part, by the relations to them.
    images: Mapping[str, bytes]
    _formats: Formats = field(init=False, default=Factory(lambda self: Formats(self.styles), takes_self=True))
    _tables: int = field(init=False, default=0)
    _places: int = field(init=False, default=0)

    def content(self, container: Iterable[Element]) -> Content:
        """
        Return what stands in a container.

        Raises:
            UnreadableDocument: Some of the text is elsewhere, or a table is too large.
        """
        content = Content()
        self._walk(container, content)
        return content

    def _walk(self, container: Iterable[Element], into: Content) -> None:
        begun = ""
        for child in container:
            tag = child.tag
            if tag in PASSED:
                continue
            if tag in _PARAGRAPHS:
                begun = self._paragraph(child, begun, into)
                continue
            begun = _closed(begun, into)
            if tag == _TABLE:
                self._table(child, into)
            elif tag == ALTERNATE:
                self._either(child, into)
            elif tag in ELSEWHERE:
                raise UnreadableDocument(self.place, _EMBEDDED, _MERGE_IT)
            else:
                self._walk(child, into)
        _closed(begun, into)

    def _either(self, alternate: Element, into: Content) -> None:
        before = len(into.items)
        for version in alternate:
            self._walk(version, into)
            if len(into.items) > before:
                break

    def _paragraph(self, paragraph: Element, begun: str, into: Content) -> str:
        """
        Add a paragraph and what hangs on it, and return what the next one goes on with.
        """
        children = within(paragraph)
        form = self._formats.of(children)
        into.kind = into.kind or form.look.kind
        found = Inline(self.styles, form.look.hidden)
        found.walk(children)
        text = begun + found.text
        if not form.endless:
            text = text.strip()
            if form.numbered.number is not None and (text or not form.hidden):
                text = (self.counting.next(form.numbered, form.style) + text).strip()
            if text:
                into.items.append(_block(text, form))
        for each in found.hanging:
            if isinstance(each, Reference):
                into.items.append(each)
            elif not isinstance(each, Shown):
                self._walk(each, into)
            elif each.relation in self.images:
                into.items.append(Picture(self.images[each.relation], each.alt))
        return text if form.endless else ""

    def _table(self, table: Element, into: Content) -> None:
        """
        Add a table; one that only lays out others gives way to what stands in it.
        """
        self._tables += 1
        place = f"{self.place}, tbl {self._tables}"
        lines, contents = rows(table, plain_cells(table, self.styles), self.content)
        if _lays_out(contents):
            into.items += [item for line in contents for content in line for item in content.items]
            return
        made = grid(lines, widths=widths(table), caption=caption(table), place=place)
        if made is not None:
            self._places += made.columns * len(made.rows)
            if self._places > _MOST_PLACES:
                raise UnreadableDocument(place, _PLACES)
            into.items.append(made)
        into.items += [item for line in contents for content in line for item in content.aside]


def _closed(begun: str, into: Content) -> str:
    """
    End a line that was to go on where no paragraph follows.
    """
    if begun.strip():
        into.items.append(Paragraph(begun.strip()))
    return ""


def _block(text: str, form: Format) -> Item:
    block = Paragraph(text, form.look.role) if form.level is None else Heading(text, form.level)
    return Titled(text, block) if form.look.title else block


def _lays_out(lines: Sequence[Sequence[Content]]) -> bool:
    """
    Return whether a table holds others and nothing that needs rows and columns.
    """
    filled = [[content.items for content in line if content.items] for line in lines]
    nested = [any(isinstance(item, Grid) for item in items) for line in filled for items in line]
    return any(nested) and (all(nested) or all(len(line) <= 1 for line in filled))
