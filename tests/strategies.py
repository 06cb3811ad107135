"""
Values of the core as Hypothesis draws them.

A report has two hundred figures, so figures are drawn in bulk, a byte each, and only a few are then made special.
"""

import struct
import zlib
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from govreport.addresses import SectionName
from govreport.agency import Agency, Level
from govreport.cells import Cell
from govreport.document import Block, CellKind, Check, Document, Grid, GridCell, Heading, Paragraph, Picture, Place, Role
from govreport.entries import Entry
from govreport.figures import Blank, Kind, Measure, Number, canonical, total
from govreport.relations import Sign
from govreport.report import Report, Scope
from govreport.template import Section, Template
from govreport.templates import NATIONAL, load_template

__all__ = [
    "agencies",
    "balanced_reports",
    "codes",
    "documents",
    "entries",
    "grids",
    "measures",
    "numbers",
    "official_texts",
    "pictures",
    "prose_blocks",
    "reports",
    "templates",
    "texts",
]

_SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LINES: Final = ("某市某局", "全年无此类情况。", "增加3件", "a | b", "*a* <b> & `c`", "1. 一", "——", "𠮷野", "(七)总计")


# ---------------------------------------------------------------- words


def texts(*, min_size: int = 0, max_size: int = 12, line_breaks: bool = False, controls: bool = False) -> SearchStrategy[str]:
    """
    Return texts, plain and strange; no surrogates, and controls or line breaks only where asked.
    """
    any_sign = st.characters(exclude_categories=["Cs"] if controls else ["Cs", "Cc"])
    signs = any_sign | st.just("\n") if line_breaks else any_sign
    known = st.sampled_from([line for line in _LINES if min_size <= len(line) <= max_size])
    return known | st.text(signs, min_size=min_size, max_size=max_size)


def lines() -> SearchStrategy[str]:
    """
    Return texts of one line with something in them and no space around.
    """
    return texts(max_size=20).map(lambda text: " ".join(text.split())).filter(lambda text: len(text.splitlines()) == 1)


# ---------------------------------------------------------------- who reports


@st.composite
def codes(draw: DrawFn) -> str:
    """
    Return codes of 18 signs with the right check sign.
    """
    body = draw(st.text(st.sampled_from(_SIGNS), min_size=17, max_size=17))
    weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)  # the standard's own table
    return body + _SIGNS[-sum(weight * _SIGNS.index(sign) for weight, sign in zip(weights, body, strict=True)) % 31]


def agencies() -> SearchStrategy[Agency]:
    """
    Return agencies, with and without codes.
    """
    return st.builds(
        Agency,
        st.sampled_from(("某市某局", "某县人民政府")) | lines(),
        code=st.none() | codes(),
        region=st.none() | st.integers(100_000, 999_999).map(str),
        level=st.none() | st.sampled_from(Level),
    )


# ---------------------------------------------------------------- figures


def templates() -> SearchStrategy[Template]:
    """
    Return the national forms.
    """
    return st.sampled_from(NATIONAL[::-1]).map(load_template)


def measures() -> SearchStrategy[Measure]:
    """
    Return the measures of all columns of the national forms.
    """
    return templates().flatmap(lambda form: st.sampled_from(sorted({form.measure(place) for place in range(len(form.cells))}, key=repr)))


def numbers(measure: Measure) -> SearchStrategy[Number]:
    """
    Return numbers that a column can hold, some of them absurd.
    """
    if measure.kind is Kind.AMOUNT:
        fine = st.decimals(-(10**8), 10**8, places=6, allow_nan=False, allow_infinity=False)
        large = st.decimals(-(10**12), 10**12, places=2, allow_nan=False, allow_infinity=False)
        return (fine | large).map(canonical)
    return st.integers(0, 9_999) | st.integers(-(10**11), 10**11)


def official_texts(measure: Measure) -> SearchStrategy[str]:
    """
    Return texts that stand in cells: numbers as officials write them, marks, and what is no figure.
    """
    small = st.integers(0, 9_999)
    count = small.map(lambda number: f"{number}件") | small.map(lambda number: f"{number}（其中修订{number // 2}件）") | small.map(_wide)
    change = small.map(lambda number: f"增{number}") | small.map(lambda number: f"减少{number}") | small.map(lambda number: f"+{number}")
    money = (
        small.map(lambda number: f"{number:,}.50 元")
        | small.map(lambda number: f"{number}.5万元")
        | small.map(lambda number: f"{number}(万)")
    )
    marks = st.sampled_from(("/", "-", "－", "——", "无", "無", "\u3000"))
    doubts = st.sampled_from(("12²", "①", "三", "1 2", "约3", "12.", "1,23", "-（无）", "10%", "3条", "1e3", "9" * 30))
    return {Kind.COUNT: count, Kind.CHANGE: change, Kind.AMOUNT: money}[measure.kind] | marks | doubts | texts()


def entries(measure: Measure) -> SearchStrategy[Entry]:
    """
    Return what may be filled into a column.
    """
    return numbers(measure) | st.sampled_from(Blank) | official_texts(measure)


# ---------------------------------------------------------------- reports


@st.composite
def balanced_reports(draw: DrawFn, template: Template | None = None) -> Report:
    """
    Return reports that are full and satisfy every relation of their form.
    """
    form = template or draw(templates())
    figures = _balanced(form, draw(_bulk(len(form.cells))))
    return Report(
        agency=draw(agencies()),
        year=draw(_years(form)),
        template=form,
        scope=draw(st.sampled_from(Scope)),
        published=draw(_days()),
        figures=tuple(figures[cell] for cell in form.cells),
    )


@st.composite
def reports(draw: DrawFn, template: Template | None = None) -> Report:
    """
    Return any valid reports: whatever figures, gaps and words; prose of all kinds; most of the form often left empty.
    """
    form = template or draw(templates())
    base = draw(_bulk(len(form.cells)) | st.none())
    report = Report(
        agency=draw(agencies()),
        year=draw(_years(form)),
        template=form,
        scope=draw(st.sampled_from(Scope)),
        published=draw(_days()),
        figures=tuple(_figure(form.measure(place), base[place]) if base else Blank.EMPTY for place in range(len(form.cells))),
    )
    places = draw(st.lists(st.integers(0, len(form.cells) - 1), max_size=8, unique=True))
    report = report.fill({form.cells[place]: draw(entries(form.measure(place))) for place in places})
    sections: list[SectionName | Section] = ["preamble", *form.sections]
    for section in draw(st.lists(st.sampled_from(sections), max_size=3, unique=True)):
        report = report.write(section, *draw(st.lists(prose_blocks(), max_size=3)))
    return report


def _bulk(size: int) -> SearchStrategy[tuple[int, ...]]:
    """
    Return as many small numbers as asked for, with a few large ones among them.
    """
    large = st.dictionaries(st.integers(0, size - 1), st.integers(256, 9_999_999), max_size=4)
    return st.builds(
        lambda small, some: tuple(some.get(place, number) for place, number in enumerate(small)),
        st.binary(min_size=size, max_size=size),
        large,
    )


def _figure(measure: Measure, number: int) -> Number:
    match measure.kind:
        case Kind.COUNT:
            return number
        case Kind.CHANGE:
            return number - 100
        case Kind.AMOUNT:
            return canonical(Decimal(number) / 100)


def _balanced(form: Template, drawn: tuple[int, ...]) -> Mapping[Cell, Number]:
    """
    Return figures that agree. What is a total follows from its parts; where sums only meet, the left side gives way.
    """
    figures = {cell: _figure(form.measure(place), drawn[place]) for place, cell in enumerate(form.cells)}

    def summed(cells: Iterable[Cell]) -> Number:
        return total(figures[cell] for cell in cells)

    equal = [each for each in form.constraints if each.relation.sign is Sign.EQUAL]
    totals = {each.right[0] for each in equal if len(each.right) == 1}
    for each in form.constraints:
        if each.relation.sign is Sign.AT_LEAST:  # what was drawn for the last cell becomes the difference
            *others, last = each.left
            figures[last] = total([drawn[form.place(last)], summed(each.right), -summed(others)])
    for _ in range(3):  # totals of parts, then sums of totals, then totals of those
        for each in equal:
            if len(each.right) == 1:
                figures[each.right[0]] = summed(each.left)
            elif each.left[0] not in totals:
                first, *others = each.left
                for cell in others:
                    figures[cell] = min(figures[cell], summed(each.right))
                figures[first] = total([summed(each.right), -summed(others)])
    return figures


def _years(form: Template) -> SearchStrategy[int]:
    return st.integers(form.first_year, form.last_year or form.first_year + 9)


def _days() -> SearchStrategy[date | None]:
    return st.none() | st.dates(date(2020, 1, 1), date(2035, 12, 31))


def _wide(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


# ---------------------------------------------------------------- documents


@st.composite
def grids(draw: DrawFn, most: int = 5) -> Grid:
    """
    Return tables of whatever merged cells, up to so many rows and columns; some with no row at all.
    """
    height, width = draw(st.integers(0, most)), draw(st.integers(1, most))
    covered = [[False] * width for _ in range(height)]
    rows = list[tuple[GridCell, ...]]()
    for row in range(height):
        cells = list[GridCell]()
        for column in range(width):
            if covered[row][column]:
                continue
            room = next((place for place in range(column, width) if covered[row][place]), width) - column
            rowspan, colspan = draw(st.integers(1, min(3, height - row))), draw(st.integers(1, min(3, room)))
            for line in covered[row : row + rowspan]:
                line[column : column + colspan] = [True] * colspan
            cells.append(GridCell(draw(texts(line_breaks=True)), rowspan, colspan, draw(st.sampled_from(CellKind))))
        rows.append(tuple(cells))
    places = st.tuples(st.integers(0, height - 1), st.integers(0, width - 1))
    sides: SearchStrategy[tuple[Place, ...]] = st.lists(places, min_size=1, max_size=3).map(tuple)
    return Grid(
        rows=tuple(rows),
        caption=draw(texts()),
        unit=draw(st.sampled_from(("", "件", "万元"))),
        head_rows=draw(st.integers(0, height)),
        widths=tuple(draw(st.lists(st.integers(1, 3_000), min_size=width, max_size=width))) if height and draw(st.booleans()) else (),
        checks=tuple(draw(st.lists(st.builds(Check, sides, sides), max_size=2))) if height else (),
    )


def pictures() -> SearchStrategy[Picture]:
    """
    Return pictures that any viewer can show, of one dot.
    """
    return st.builds(Picture, st.sampled_from((_png(), _JPEG)), texts())


def prose_blocks(*, line_breaks: bool = True) -> SearchStrategy[Block]:
    """
    Return what the words of a section are made of: sub-headings, paragraphs, local tables and pictures.
    """
    paragraphs = st.builds(Paragraph, texts(max_size=40, line_breaks=line_breaks), st.sampled_from(Role))
    return paragraphs | st.builds(Heading, texts(min_size=1), st.integers(2, 4)) | grids(3) | pictures()


def documents() -> SearchStrategy[Document]:
    """
    Return documents of all kinds of blocks, empty ones among them.
    """
    blocks = prose_blocks() | st.builds(Heading, texts(), st.integers(1, 6)) | grids()
    return st.builds(
        Document,
        title=texts(max_size=30, line_breaks=True),
        blocks=st.lists(blocks, max_size=6).map(tuple),
        language=st.sampled_from(("zh-CN", "en")),
        author=texts(),
        dated=_days(),
    )


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


# One grey dot: a flat quantisation table, one code in each Huffman table, and two bits of picture.
_JPEG: Final = bytes.fromhex(
    "ffd8 ffe0 0010 4a46494600 0101 00 0001 0001 0000"
    "ffdb 0043 00" + "01" * 64 + "ffc0 000b 08 0001 0001 01 01 11 00"
    "ffc4 0014 00 01" + "00" * 15 + "00" + "ffc4 0014 10 01" + "00" * 15 + "00"
    "ffda 0008 01 01 00 00 3f 00 3f ffd9"
)
