"""
Notes at the foot of the page and at the end: each is told once, after the block that refers to it first.
"""

from collections.abc import Iterator, Mapping
from typing import Final, final

from attrs import define, field

from govreport.document import Paragraph, Role
from govreport_docx.reading.blocks import Walk
from govreport_docx.reading.inline import Reference
from govreport_docx.reading.markup import Element, word
from govreport_docx.reading.numbering import Counting
from govreport_docx.reading.package import Package, Relation, related
from govreport_docx.reading.styles import Styles

__all__ = ["Notes"]

_ID: Final = word("id")


@final
@define
class Notes:
    """
    The notes of a document, and which of them were told already.
    """

    package: Package
    #: Those of the text.
    relations: Mapping[str, Relation]
    styles: Styles
    counting: Counting
    _parts: dict[str, tuple[Walk, Mapping[str, Element]]] = field(factory=dict[str, tuple[Walk, Mapping[str, Element]]], init=False)
    _told: set[Reference] = field(factory=set[Reference], init=False)

    def told(self, reference: Reference) -> Iterator[Paragraph]:
        """
        Yield a note, and those that it refers to itself.

        Raises:
            UnreadableDocument: The part that holds them cannot be read.
        """
        # One after the other, not one within the other: their chain may be long.
        waiting = [reference]
        for each in waiting:
            walk, notes = self._part(each.kind)
            note = notes.get(each.note)
            if note is None or each in self._told:
                continue
            self._told.add(each)
            content = walk.content(note)
            if content.text:
                yield Paragraph(content.text, Role.NOTE)
            waiting += [item for item in content.aside if isinstance(item, Reference)]

    def _part(self, kind: str) -> tuple[Walk, Mapping[str, Element]]:
        if kind not in self._parts:
            name = related(self.relations, kind)
            root = self.package.xml(name)
            notes = {each.get(_ID) or "": each for each in (() if root is None else root)}
            self._parts[kind] = (Walk(name or kind, self.styles, self.counting, {}), notes)
        return self._parts[kind]
