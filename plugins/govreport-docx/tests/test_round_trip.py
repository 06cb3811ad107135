"""
What our renderer writes comes back: every text in its order, with its level, role, kind and span.
"""

import struct
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from govreport.document import Block, CellKind, Document, Grid, GridCell, Heading, Paragraph, Picture, Role
from govreport.layout.report import report_document
from govreport.report import Report
from govreport_docx import DocxReader, DocxRenderer
from govreport_docx.pictures import size
from govreport_docx.text import printable

_PNG: Final = b"\x89PNG\r\n\x1a\n" + bytes(8) + struct.pack(">II", 3, 2)
_TORN: Final = b"\x89PNG\r\n\x1a\n"
_TEXTS: Final = st.text(st.characters(exclude_categories=()), max_size=12) | st.text('甲乙 　\u00a0\t\n\r\x0b<&"1%{}', max_size=8)


@st.composite
def _grids(draw: st.DrawFn) -> Grid:
    """
    Return any grid, its rectangle tiled at random.
    """
    height, width = draw(st.integers(0, 5)), draw(st.integers(1, 5))
    free = {(row, column) for row in range(height) for column in range(width)}
    tiling = list[tuple[GridCell, ...]]()
    for row in range(height):
        line = list[GridCell]()
        for column in range(width):
            if (row, column) in free:
                room = next((each for each in range(column, width) if (row, each) not in free), width) - column
                rowspan, colspan = draw(st.integers(1, height - row)), draw(st.integers(1, room))
                free -= {(row + down, column + right) for down in range(rowspan) for right in range(colspan)}
                line.append(GridCell(draw(_TEXTS), rowspan, colspan, draw(st.sampled_from(CellKind))))
        tiling.append(tuple(line))
    return Grid(rows=tuple(tiling), head_rows=draw(st.integers(0, height)), caption=draw(_TEXTS))


_DOCUMENTS: Final = st.builds(
    Document,
    title=_TEXTS,
    blocks=st.lists(
        st.builds(Heading, _TEXTS, st.integers(-1, 12))
        | st.builds(Paragraph, _TEXTS, st.sampled_from(Role))
        | _grids()
        | st.builds(Picture, st.sampled_from([_PNG, _TORN]), _TEXTS),
        max_size=8,
    ).map(tuple),
    language=st.sampled_from(["zh-CN", "en"]) | _TEXTS,
    author=_TEXTS,
    dated=st.none() | st.dates(),
)


def _seen(text: str) -> str:
    """
    Return a text as it comes back: what XML cannot hold is replaced, line breaks are one sign, nothing stands around it.
    """
    return printable(text).replace("\r\n", "\n").replace("\r", "\n").strip()


def _carried(document: Document) -> Document:
    """
    Return what of a document the format carries.
    """
    return Document(
        title=_seen(document.title),
        blocks=tuple(block for each in document.blocks for block in _carried_block(each)),
        language=printable(document.language).strip() or "zh-CN",
        author=printable(document.author).strip(),
        dated=None if document.dated and (document.dated.year < 1601 or document.dated == date(1980, 1, 1)) else document.dated,
    )


def _carried_block(block: Block) -> Iterator[Block]:
    match block:
        case Heading(text, level) if _seen(text):
            yield Heading(_seen(text), min(max(level, 1), 9))
        case Paragraph(text, role) if _seen(text):
            yield Paragraph(_seen(text), role)
        case Grid() if block.columns:
            kinds = {CellKind.HOLE: CellKind.TEXT}
            rows = tuple(
                tuple(evolve(cell, text=_seen(cell.text), kind=kinds.get(cell.kind, cell.kind)) for cell in row) for row in block.rows
            )
            yield Grid(rows=rows, head_rows=block.head_rows, caption=printable(block.caption))
        case Picture(image, alt) if size(block):
            yield Picture(image, printable(alt))
        case Picture(_, alt) if _seen(alt):
            yield Paragraph(_seen(alt))
        case _:
            pass


def _without_widths(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(evolve(block, widths=()) if isinstance(block, Grid) else block for block in blocks)


def _back(document: Document) -> Document:
    return DocxReader().read(DocxRenderer().render(document))


class TestRoundTrip:
    @given(document=_DOCUMENTS)
    @settings(deadline=None)
    def test_everything_that_is_written_comes_back(self, document: Document) -> None:
        """
        Title, blocks, texts, levels, roles, spans, kinds, captions, pictures and properties are those that were printed.
        """
        back = _back(document)

        assert evolve(back, blocks=_without_widths(back.blocks)) == _carried(document)

    @given(document=_DOCUMENTS)
    @settings(deadline=None)
    def test_what_came_back_comes_back_the_same(self, document: Document) -> None:
        """
        A second round changes nothing, widths of columns included.
        """
        once = _back(document)

        assert _back(once) == once

    def test_a_report_comes_back_as_it_was_laid_out(self) -> None:
        """
        Every figure, head and label of the national forms, old and new, stands where it stood.
        """
        for year in (2020, 2024):
            report = Report.of("甲市", year)
            numbered = report.fill({cell: number for number, cell in enumerate(report.template.cells)})
            laid_out = evolve(report_document(evolve(numbered, published=date(year + 1, 3, 20))), blocks=report_document(numbered).blocks)

            back = _back(laid_out)

            grids = [(block.rows, block.caption, block.head_rows, block.widths) for block in back.blocks if isinstance(block, Grid)]
            assert grids == [
                (block.rows, block.caption, block.head_rows, block.widths) for block in laid_out.blocks if isinstance(block, Grid)
            ]
            assert [block for block in back.blocks if not isinstance(block, Grid)] == [
                block for block in laid_out.blocks if not isinstance(block, Grid)
            ]
            assert (back.title, back.author, back.dated) == (laid_out.title, laid_out.author, laid_out.dated)
