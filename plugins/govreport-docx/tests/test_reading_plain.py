"""
Reading plain cells in one sweep: it makes of them what reading any content does, and it reads most cells.
"""

from collections.abc import Mapping
from io import BytesIO
from random import Random
from typing import Final
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from govreport.errors import UnreadableDocument
from govreport.layout.report import report_document
from govreport.report import Report
from govreport_docx import DocxRenderer
from govreport_docx.reading.blocks import Walk
from govreport_docx.reading.grids import Part, Row
from govreport_docx.reading.markup import Element, word
from govreport_docx.reading.numbering import Counting, numbering
from govreport_docx.reading.plain import plain_cells
from govreport_docx.reading.rows import rows
from govreport_docx.reading.styles import styles

_NAMES: Final = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{name}"'
    for prefix, name in {
        "w": "wordprocessingml/2006/main",
        "m": "officeDocument/2006/math",
        "mc": "markup-compatibility/2006",
    }.items()
)


def _part(content: str) -> Element:
    return etree.fromstring(f"<w:part {_NAMES}>{content}</w:part>")


def _table(content: str) -> Element:
    return _part(f"<w:tbl><w:tr><w:tc>{content}</w:tc></w:tr></w:tbl>")[0]


_STYLES: Final = styles(
    _part(
        '<w:style w:styleId="head"><w:name w:val="Table Head"/></w:style>'
        '<w:style w:styleId="hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="listed"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
)
_LISTS: Final = numbering(
    _part(
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    ),
    _STYLES,
)

#: What programs write in what; the first are the properties.
_USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    "w:tbl": ("w:tblPr", "w:tr"),
    "w:tr": ("w:trPr", "w:tc"),
    "w:trPr": ("w:cantSplit", "w:gridBefore", "w:tblHeader"),
    "w:tc": ("w:tcPr", "w:p"),
    "w:tcPr": ("w:tcW", "w:gridSpan", "w:vMerge", "w:hMerge"),
    "w:p": ("w:pPr", "w:r", "w:proofErr"),
    "w:pPr": ("w:pStyle", "w:jc", "w:tabs", "w:rPr"),
    "w:tabs": ("w:tab",),
    "w:r": ("w:rPr", "w:t"),
    "w:rPr": ("w:rStyle", "w:sz"),
    "w:numPr": ("w:numId",),
}
#: What else is put in now and then, sense or none.
_ANYTHING: Final = (
    *_USUAL,
    *(
        f"w:{name}"
        for name in ("altChunk", "br", "cellDel", "del", "fldChar", "footnoteReference", "gridSpan", "hyperlink", "ins", "moveFrom")
    ),
    *(
        f"w:{name}"
        for name in ("pPrChange", "pStyle", "rStyle", "rt", "ruby", "sdt", "sym", "t", "tab", "tcPrChange", "txbxContent", "vanish")
    ),
    *("m:t", "mc:AlternateContent"),
)
_DEEPEST: Final = 9
_SELDOM: Final = 1 / 30


def _element(chance: Random, name: str, depth: int = 0) -> str:
    """
    Return an element as programs write it, now and then with something else in it.
    """
    values = ["head", "hidden", "listed"] if name.endswith("Style") and chance.random() < _SELDOM else ["head", "2", "restart"]
    inner = chance.choice(["甲", "乙", " 丙\n", ""]) if name.endswith(":t") else ""
    if depth < _DEEPEST and (name in _USUAL or chance.random() < _SELDOM):
        properties, *others = _USUAL.get(name, ("w:r", "w:p", "w:tc"))
        names = [properties] if chance.random() < 1 / 2 else []
        names += chance.choices(others or [properties], k=chance.randint(1, 3))
        if chance.random() < _SELDOM:
            names.insert(chance.randint(0, len(names)), chance.choice(_ANYTHING))
        # Of properties said twice, anything may count.
        inner += "".join(_element(chance, each, depth + 1) for each in (dict.fromkeys(names) if name.endswith("Pr") else names))
    return f'<{name} w:val="{chance.choice(values)}">{inner}</{name}>'


def _read(table: Element, plain: Mapping[Element, Part]) -> list[Row] | UnreadableDocument:
    try:
        return rows(table, plain, Walk("", _STYLES, Counting(_LISTS), {}).content)[0]
    except UnreadableDocument as error:
        return error


@given(st.integers().map(Random))
def test_it_is_what_reading_any_content_gives(chance: Random) -> None:
    """
    Whatever stands in a table, its cells read the same whether the plain ones were read before or not.
    """
    for _ in range(10):
        table = _part(_element(chance, "w:tbl"))[0]

        assert str(_read(table, plain_cells(table, _STYLES))) == str(_read(table, {}))


def test_all_cells_of_a_printed_report_are_plain() -> None:
    """
    It reads what it is there for: every cell of a form, with its kind and its spans.
    """
    with ZipFile(BytesIO(DocxRenderer().render(report_document(Report.of("甲市", 2024))))) as package:
        text, looks = (etree.fromstring(package.read(f"word/{name}.xml")) for name in ("document", "styles"))

    read = [plain_cells(table, styles(looks)) for table in text.iter(word("tbl"))]

    assert sum(map(len, read)) == sum(1 for _ in text.iter(word("tc"))) > 0


@pytest.mark.parametrize(
    "content",
    [
        '<w:p><w:pPr><w:pStyle w:val="listed"/></w:pPr></w:p>',
        '<w:p><w:pPr><w:pStyle w:val="hidden"/></w:pPr></w:p>',
        "<w:p><w:pPr><w:numPr/></w:pPr></w:p>",
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>",
        "<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr></w:p>",
        "<w:p><w:ins><w:r><w:t>1</w:t></w:r></w:ins></w:p>",
        "<w:p><w:rt><w:t>1</w:t></w:rt></w:p>",
        "<w:p><w:tabs><w:tab/></w:tabs></w:p>",
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr></w:r></w:p>",
        "<w:p><w:r><w:sym/></w:r></w:p>",
        "<w:p><m:r><m:t>1</m:t></m:r></w:p>",
        "<w:tbl/>",
    ],
)
def test_other_content_is_left_to_others(content: str) -> None:
    """
    Numbers, hidden text, changes, symbols, formulas and tables are not for it.
    """
    assert not plain_cells(_table(content), _STYLES)


@pytest.mark.parametrize(
    "definition",
    ["<w:rPr><w:vanish/></w:rPr>", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', '<w:name w:val="Table Head"/>'],
)
def test_where_no_style_means_something_nothing_is_plain(definition: str) -> None:
    """
    If paragraphs without a style are hidden, numbered or heads, all cells are for others.
    """
    unusual = styles(_part(f'<w:style w:styleId="1" w:type="paragraph" w:default="1">{definition}</w:style>'))

    assert not plain_cells(_table("<w:p/>"), unusual)
