"""
The parts of a document and how they refer to each other.

Nothing is found by a fixed name: relations say which part is the text, which its styles, which an image.
"""

from collections.abc import Mapping
from posixpath import basename, dirname, join, normpath
from typing import Final, final

from attrs import frozen
from lxml import etree

from govreport.errors import UnreadableDocument
from govreport.wording import Wording
from govreport_docx.reading.archive import Archive
from govreport_docx.reading.foreign import foreign_part, foreign_zip
from govreport_docx.reading.markup import Element, word

__all__ = ["Package", "Relation", "related"]

#: Parsed, XML takes about twenty times its size.
_MOST_XML: Final = 8 << 20
_PARSER: Final = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True, collect_ids=False
)
_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

#: Files saved as Strict Open XML say the same in other namespaces.
_STRICT: Final = "http://purl.oclc.org/ooxml/"
_TRANSITIONAL: Final = {
    f"{_STRICT}officeDocument/relationships": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    f"{_STRICT}officeDocument/math": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    f"{_STRICT}wordprocessingml/main": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    f"{_STRICT}drawingml/main": "http://schemas.openxmlformats.org/drawingml/2006/main",
    f"{_STRICT}drawingml/wordprocessingDrawing": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}

_BROKEN: Final = Wording(zh="XML 有错误", en="its XML is broken")
_DECLARES: Final = Wording(zh="XML 含有文档类型声明（DTD），不安全", en="its XML declares a document type, which is unsafe")
_MISSING: Final = Wording(zh="缺少这一部分", en="this part is missing")
_AGAIN: Final = Wording(zh="请在 Word 中打开并另存", en="Open it in Word and save it anew")


@final
@frozen
class Relation:
    """
    What a part refers to: the last word of the relation's type, and the name of the other part.
    """

    kind: str
    target: str


@final
@frozen
class Package:
    """
    An archive whose files are parts.
    """

    archive: Archive

    def main(self, relations: Mapping[str, Relation]) -> tuple[str, Element]:
        """
        Return the name and the outermost element of the text, which one of the package's own relations leads to.

        Raises:
            UnreadableDocument: There is none, or it is no text.
        """
        name = related(relations, "officeDocument")
        if name is None:
            raise foreign_zip(self.archive.names)
        root = self.xml(name)
        if root is None:
            raise UnreadableDocument(name, _MISSING, _AGAIN)
        if root.tag != word("document"):
            raise foreign_part(name, root.tag)
        return name, root

    def xml(self, name: str | None) -> Element | None:
        """
        Return the outermost element of a part, or nothing if there is no such part.

        Raises:
            UnreadableDocument: It is no XML, or unsafe.
        """
        data = None if name is None else self.archive.read(name, most=_MOST_XML)
        return None if name is None or data is None else _parsed(name, data)

    def relations(self, name: str) -> Mapping[str, Relation]:
        """
        Return what a part, or with no name the package, refers to within the package, by the relations' own names.
        """
        root = self.xml(join(dirname(name), "_rels", f"{basename(name)}.rels"))
        found = dict[str, Relation]()
        for each in () if root is None else root.iterchildren(_RELATIONSHIP):
            if each.get("TargetMode") != "External":
                target = normpath(join("/", dirname(name), each.get("Target") or "")).lstrip("/")
                found.setdefault(each.get("Id") or "", Relation((each.get("Type") or "").rpartition("/")[2], target))
        return found


def related(relations: Mapping[str, Relation], kind: str) -> str | None:
    """
    Return the name of the first part that is referred to by a relation of some kind.
    """
    return next((each.target for each in relations.values() if each.kind == kind), None)


def _parsed(name: str, data: bytes) -> Element:
    try:
        root: Element = etree.fromstring(data, _PARSER)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableDocument(name, _BROKEN, _AGAIN) from error
    # After parsing: in UTF-16 a declaration hides from whoever looks for its letters.
    if root.getroottree().docinfo.internalDTD:
        raise UnreadableDocument(name, _DECLARES)
    if _STRICT in root.tag:
        _renamed(root)
    return root


def _renamed(root: Element) -> None:
    for element in root.iter():
        element.tag = _transitional(element.tag)
        for name in map(str, element.keys()):
            if _STRICT in name:
                element.set(_transitional(name), element.attrib.pop(name))


def _transitional(name: str) -> str:
    namespace, brace, local = name.removeprefix("{").rpartition("}")
    return f"{{{_TRANSITIONAL[namespace]}}}{local}" if brace and namespace in _TRANSITIONAL else name
