"""
Contents of a place in a user's own template, in the looks that its paragraph has there.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import dropwhile
from typing import Final, assert_never, final
from xml.sax.saxutils import quoteattr

from attrs import frozen
from docx.oxml import parse_xml
from lxml import etree

from govreport.document import Block, Grid, Heading, Paragraph, Picture
from govreport.wording import Language
from govreport_docx.page import Page
from govreport_docx.pictures import drawing, size
from govreport_docx.profiles import TEXT
from govreport_docx.relations import OFFICE
from govreport_docx.tables import table
from govreport_docx.text import WORD, runs

__all__ = ["Element", "Filling", "W", "page_of"]

#: What lxml calls an element has no public name.
Element = etree._Element  # noqa: SLF001
W: Final = f"{{{WORD}}}"
_TABLE: Final = f"{W}tbl"
_SECTION: Final = f"{W}sectPr"
#: Narrow white in cells, whatever the template's own style of tables has: 表三 needs it.
_MARGINS: Final = (
    f'<w:tblCellMar><w:top w:w="{TEXT.above}" w:type="dxa"/><w:left w:w="{TEXT.beside}" w:type="dxa"/>'
    f'<w:bottom w:w="{TEXT.above}" w:type="dxa"/><w:right w:w="{TEXT.beside}" w:type="dxa"/></w:tblCellMar>'
)


@final
@frozen
class Filling:
    """
    What filling any place of a template needs to know.
    """

    #: The relation of each image.
    images: Mapping[bytes, str]
    #: The template's own styles of headings, by their level.
    headings: Mapping[int, str]
    #: Numbers that no drawing of the template has.
    numbers: Iterator[int]
    language: Language

    def fill(self, marker: Element, blocks: Sequence[Block]) -> list[Element]:
        """
        Put blocks where a paragraph stands, and return those that became tables.
        """
        made = list[Element]()
        for block in blocks:
            element = self._element(block, marker)
            if element is not None:
                if made and made[-1].tag == element.tag == _TABLE:
                    made.append(_alike(marker, ""))
                made.append(element)
        for element in made:
            marker.addprevious(element)
        _leave(marker)
        return [element for element in made if element.tag == _TABLE]

    def _element(self, block: Block, marker: Element) -> Element | None:
        match block:
            case Heading(text, level) if level in self.headings:
                return _parsed(f"<w:p><w:pPr><w:pStyle w:val={quoteattr(self.headings[level])}/></w:pPr>{runs(text)}</w:p>")
            case Heading(text):
                return _bold(_alike(marker, runs(text)))
            case Paragraph(text):
                return _alike(marker, runs(text))
            case Picture(image, alt):
                dots = size(block)
                shown = drawing(next(self.numbers), self.images[image], dots, alt, page_of(marker)) if dots else runs(alt)
                return _alike(marker, shown)
            case Grid():
                markup = table(block, page_of(marker), self.language).replace("<w:tblLook", f"{_MARGINS}<w:tblLook", 1)
                return _faced(_parsed(markup), marker)
            case _:
                assert_never(block)


def page_of(marker: Element) -> Page:
    """
    Return the page that a paragraph of a template stands on: that of the section which ends next.
    """
    walk = marker.getroottree().getroot().iter(f"{W}p", _SECTION)
    after = dropwhile(lambda each: each is not marker, walk)
    section = next((each for each in after if each.tag == _SECTION), None)
    given = {} if section is None else {name: value for each in section for name, value in each.items()}

    def side(name: str, default: int) -> int:
        value = str(given.get(f"{W}{name}", ""))
        return int(value) if value.isdecimal() else default

    # Word's own page, for a template that says nothing of its own.
    return Page(
        across=side("w", 11906),
        down=side("h", 16838),
        top=side("top", 1440),
        bottom=side("bottom", 1440),
        left=side("left", 1800),
        right=side("right", 1800),
    )


def _parsed(markup: str) -> Element | None:
    return parse_xml(f'<w:body xmlns:w="{WORD}" xmlns:r="{OFFICE}">{markup}</w:body>')[0] if markup else None


def _alike(marker: Element, content: str) -> Element:
    """
    Return a paragraph that looks like another one: with its properties, and its text with those of the first of its runs.
    """
    paragraph = parse_xml(f'<w:p xmlns:w="{WORD}" xmlns:r="{OFFICE}">{content}</w:p>')
    looks = marker.find(f".//{W}r/{W}rPr")
    for run in paragraph.iterfind(f"{W}r"):
        if looks is not None:
            run.insert(0, deepcopy(looks))
    properties = deepcopy(marker.find(f"{W}pPr"))
    if properties is not None:
        paragraph.insert(0, properties)
        for section in properties.iterfind(_SECTION):
            properties.remove(section)
    return paragraph


def _faced(made: Element | None, marker: Element) -> Element | None:
    """
    Return a table with its text in the face of a place; sizes are those of its own styles.
    """
    face = marker.find(f".//{W}r/{W}rPr/{W}rFonts")
    if made is not None and face is not None:
        for run in made.iter(f"{W}r"):
            properties = etree.Element(f"{W}rPr")
            properties.append(deepcopy(face))
            run.insert(0, properties)
    return made


def _bold(paragraph: Element) -> Element:
    for run in paragraph.iterfind(f"{W}r"):
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = etree.SubElement(run, f"{W}rPr")
            run.insert(0, properties)
        # The order of properties is fixed: bold comes behind the style of the run and its faces.
        place = sum(each.tag in {f"{W}rStyle", f"{W}rFonts"} for each in properties)
        for tag in ("bCs", "b"):
            if properties.find(f"{W}{tag}") is None:
                properties.insert(place, etree.Element(f"{W}{tag}"))
    return paragraph


def _leave(marker: Element) -> None:
    """
    Take the paragraph away that was a place, or leave it empty where the file needs one.

    A section ends with a paragraph, and so does a cell; between two tables one keeps them from becoming one.
    """
    before, after, parent = marker.getprevious(), marker.getnext(), marker.getparent()
    tabled = before is not None and before.tag == _TABLE and (after is None or after.tag in {_TABLE, _SECTION})
    celled = parent is not None and parent.tag == f"{W}tc" and after is None and (before is None or before.tag != f"{W}p")
    if tabled or celled or marker.find(f"{W}pPr/{W}sectPr") is not None:
        for child in [each for each in marker if each.tag != f"{W}pPr"]:
            marker.remove(child)
    elif parent is not None:
        parent.remove(marker)
