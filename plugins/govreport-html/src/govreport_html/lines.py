"""
The line that is open: its pieces, the links and pictures in it, and in the end a paragraph or a heading.
"""

import re
from typing import Final, final

from attrs import define, field

from govreport.document import Heading, Picture
from govreport.pictures import picture_of
from govreport_html.items import Content, Linked
from govreport_html.parsing import Element
from govreport_html.spacing import BREAK, paragraphs, spaced

__all__ = ["Line", "is_file"]

_FILES: Final = (".doc", ".docx", ".wps", ".pdf", ".ofd", ".xls", ".xlsx", ".et", ".zip", ".rar")
_NO_WAYS: Final = ("mailto:", "tel:")
_ADDRESSES: Final = ("http:", "https:", "www.")
_FILE_NAME: Final = re.compile(r".*\.[a-z]{3,4}", re.IGNORECASE | re.DOTALL)


@final
@define(eq=False)
class Line:
    """
    A line of text as it is put together.
    """

    pieces: list[str] = field(factory=list[str])
    #: The level of the heading that it is; 0 if it is none.
    level: int = 0
    #: What stands before its text.
    marker: str = ""
    #: They follow it.
    _pictures: list[Picture] = field(factory=list[Picture])
    #: The link that is open, and the piece with which it begins.
    _link: Element | None = None
    _begun: int = 0
    #: How many characters are linked, and by how many links.
    _linked: int = 0
    _links: int = 0

    @property
    def is_linked(self) -> bool:
        """
        Whether a link is open.
        """
        return self._link is not None

    def end(self, content: Content) -> None:
        """
        Add the line to what stands before it, if there is anything in it. Without pieces there is nothing.
        """
        pieces = self.pieces
        if self._link is not None:
            self._count()
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        pieces.clear()
        if self.level or self.marker or self._links or BREAK in text:
            self._add(paragraphs(text), content)
        elif said := spaced(text):
            content.items.append(said)
            content.weight += len(said)
        self._linked = self._links = 0
        if self._pictures:
            content.items += self._pictures
            self._pictures.clear()

    def end_marked(self, content: Content) -> None:
        """
        Add a marker that no text will follow.
        """
        if self.marker:
            content.items.append(self.marker.strip())
            self.marker = ""

    def begin_link(self, element: Element) -> None:
        """
        Begin a link.
        """
        if self._link is None and (address := element.get("href")) and leads_elsewhere(address):
            self._link, self._begun = element, len(self.pieces)

    def end_link(self, element: Element) -> None:
        """
        End a link.
        """
        if element is self._link:
            self._count()
            self._link = None

    def show(self, image: Element) -> None:
        """
        Add an image: itself if its data is in the page, else its words, if they are more than the name of a file.
        """
        alt = image.get("alt") or ""
        picture = picture_of(image.get("src") or "", alt)
        if picture is not None:
            self._pictures.append(picture)
            self.pieces.append("")
        elif alt and not _FILE_NAME.fullmatch(alt):
            self.pieces.append(alt)

    def _count(self) -> None:
        words = "".join(self.pieces[self._begun :]).strip()
        self._begun = 0
        if words and not words.lower().startswith(_ADDRESSES):
            self._linked += len(words)
            self._links += 1

    def _add(self, lines: list[str], content: Content) -> None:
        if not lines:
            return
        if self.marker:
            lines[0] = self.marker + lines[0]
            self.marker = ""
        content.weight += max(sum(map(len, lines)) - self._linked, 0)
        if not self.level and (len(lines) > 1 or not self._links):
            content.items += lines
            return
        block: str | Heading = Heading("\n".join(lines), self.level) if self.level else lines[0]
        content.items.append(Linked(block, self._linked, self._links) if self._links else block)


def leads_elsewhere(address: str) -> bool:
    """
    Return whether a link leads to another page: not to a place of the same page, nor to a file that hangs on it.
    """
    small = address.strip().lower()
    return not small.startswith(_NO_WAYS) and not (small.startswith("#") and len(small) > 1) and not is_file(small)


def is_file(address: str) -> bool:
    """
    Return whether an address, in small letters, is that of a document or an archive.
    """
    return address.endswith(_FILES) or address.partition("?")[0].endswith(_FILES)
