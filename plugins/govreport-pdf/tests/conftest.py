"""
A writer of small PDF files: text at a place, lines from place to place, and whatever else a test says in operators.
"""

import os
import zlib
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest

from govreport.document import Block, Document
from govreport_pdf import PdfReader

#: A text is x, y of its baseline, words, its size if it is not 12, and how it is turned; a line is x, y, x, y; a string
#: is operators as they are.
Item: TypeAlias = tuple[Any, ...] | str
Page: TypeAlias = Sequence[Item]

A4: Final = (595, 842)
#: The number of the first object that a test adds.
MORE: Final = 6
#: A face that is all boxes: one object for wide characters, one for narrow ones, and one for white.
_BOXES: Final = {
    "wide": "1000 0 0 0 1000 1000 d1 0 0 900 900 re f",
    "narrow": "500 0 0 0 500 1000 d1 0 0 400 900 re f",
    "white": "500 0 d0",
}
#: The characters that one font of one byte holds, and the code of the first.
_ROOM, _FIRST = 200, 33


def _file(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """
    Return a file of objects, numbered from 1; the first is the catalogue.
    """
    data, places = b"%PDF-1.7\n", list[int]()
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return data + b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        size,
        trailer,
        len(data),
    )


def _stream(content: bytes, words: bytes = b"", *, packed: bool = True) -> bytes:
    if packed:
        content, words = zlib.compress(content), words + b"/Filter/FlateDecode"
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (words, len(content), content)


def _width(character: str) -> str:
    return "white" if character == " " else "narrow" if character.isascii() else "wide"


def _fonts(characters: str, boxes: Sequence[int], first: int) -> list[bytes]:
    """
    Return the objects of fonts that hold some characters: of each the font, then its map to Unicode.
    """
    objects = list[bytes]()
    for begin in range(0, len(characters), _ROOM):
        held = list(enumerate(characters[begin : begin + _ROOM], start=_FIRST))
        drawn = " ".join(f"/g{code} {boxes[list(_BOXES).index(_width(each))]} 0 R" for code, each in held)
        widths = " ".join("1000" if _width(each) == "wide" else "500" for _, each in held)
        named = " ".join(f"/g{code}" for code, _ in held)
        mapped = "\n".join(f"1 beginbfchar <{code:02x}><{each.encode('utf-16-be').hex()}> endbfchar" for code, each in held)
        objects.append(
            f"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<<{drawn}>>/Resources<<>>"
            f"/Encoding<</Differences[{_FIRST} {named}]>>/FirstChar {_FIRST}/LastChar {held[-1][0]}/Widths[{widths}]"
            f"/ToUnicode {first + len(objects) + 1} 0 R>>".encode()
        )
        objects.append(_stream(f"begincmap 1 begincodespacerange <00><ff> endcodespacerange {mapped} endcmap".encode()))
    return objects


def _operators(page: Page, height: float, characters: str) -> bytes:
    return "\n".join(_operator(item, height, characters) for item in page).encode()


def _operator(item: Item, height: float, characters: str) -> str:
    if isinstance(item, str):
        return item
    x, y, what, *more = item
    if not isinstance(what, str):
        return f"0.5 w {x} {height - y} m {what} {height - more[0]} l S"
    usual = [12, 1, 0, 0, 1]
    size, a, b, c, d = more + usual[len(more) :]
    shown = "".join(
        f"/F{font} {size} Tf <{''.join(f'{place % _ROOM + _FIRST:02x}' for place in places)}> Tj "
        for font, places in groupby(map(characters.index, what), lambda place: place // _ROOM)
    )
    return f"BT {a} {b} {c} {d} {x} {height - y} Tm {shown}ET"


def _characters(pages: Sequence[Page]) -> str:
    """
    Return all characters of the texts, each once.
    """
    texts = [item[2] for page in pages for item in page if not isinstance(item, str)]
    return "".join(dict.fromkeys("".join(text for text in texts if isinstance(text, str))))


def _made(  # noqa: PLR0913 - what a file may have
    *pages: Page,
    size: tuple[float, float] = A4,
    page: str = "",
    resources: str = "",
    outline: Sequence[tuple[str, int]] = (),
    trailer: bytes = b"",
    more: Sequence[bytes] = (),
) -> bytes:
    """
    Return a file.

    Args:
        pages: What stands on each page.
        size: How large the pages are.
        page: More entries of each page.
        resources: More names that the pages use.
        outline: Headings, and the pages on which they stand.
        trailer: More of the last words of the file.
        more: More objects, from number ``MORE`` on.
    """
    characters = _characters(pages)
    boxes = range(3, 3 + len(_BOXES))
    fonts = _fonts(characters, boxes, MORE + len(more))
    first = MORE + len(more) + len(fonts)
    marks = first + 2 * len(pages)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R%b>>" % (b"/Outlines %d 0 R" % marks if outline else b""),
        b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(pages), b" ".join(b"%d 0 R" % (first + 2 * each) for each in range(len(pages)))),
        *(_stream(box.encode()) for box in _BOXES.values()),
        *more,
        *fonts,
    ]
    named = "".join(f"/F{each // 2} {MORE + len(more) + each} 0 R" for each in range(0, len(fonts), 2))
    for number, content in enumerate(pages):
        entries = f"/MediaBox[0 0 {size[0]} {size[1]}]/Resources<</Font<<{named}>>{resources}>>{page}".encode()
        objects.append(b"<</Type/Page/Parent 2 0 R/Contents %d 0 R%b>>" % (first + 2 * number + 1, entries))
        objects.append(_stream(_operators(content, size[1], characters)))
    if outline:
        objects.append(b"<</Type/Outlines/First %d 0 R/Last %d 0 R>>" % (marks + 1, marks + len(outline)))
    for number, (text, target) in enumerate(outline, start=1):
        following = b"/Next %d 0 R" % (marks + number + 1) if number < len(outline) else b""
        title = ("\ufeff" + text).encode("utf-16-be").hex().encode()
        objects.append(b"<</Parent %d 0 R/Title<%b>/Dest[%d 0 R/Fit]%b>>" % (marks, title, first + 2 * target, following))
    return _file(objects, trailer)


def _table(left: float, top: float, rows: Sequence[Sequence[str]], *, width: float = 100, height: float = 30) -> list[Item]:
    """
    Return a table with all its lines, a cell of one line each; a text of nothing leaves its cell empty.
    """
    right, bottom = left + width * len(rows[0]), top + height * len(rows)
    level: list[Item] = [(left, top + height * row, right, top + height * row) for row in range(len(rows) + 1)]
    plumb: list[Item] = [(left + width * column, top, left + width * column, bottom) for column in range(len(rows[0]) + 1)]
    texts: list[Item] = [
        (left + width * column + 10, top + height * row + 20, text)
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
        if text
    ]
    return level + plumb + texts


@pytest.fixture(scope="session")
def made() -> Callable[..., bytes]:
    """
    Return the maker of files.
    """
    return _made


@pytest.fixture(scope="session")
def stream() -> Callable[..., bytes]:
    """
    Return the maker of streams, for objects that a test adds to a file.
    """
    return _stream


@pytest.fixture(scope="session")
def table() -> Callable[..., list[Item]]:
    """
    Return the maker of tables.
    """
    return _table


@pytest.fixture(scope="session")
def read() -> Callable[..., Document]:
    """
    Return what the reader makes of a file that is made of the same things.
    """
    return lambda *pages, **options: PdfReader().read(_made(*pages, **options))


@pytest.fixture(scope="session")
def blocks(read: Callable[..., Document]) -> Callable[..., tuple[Block, ...]]:
    """
    Return the blocks alone.
    """
    return lambda *pages, **options: read(*pages, **options).blocks


@pytest.fixture(scope="session")
def samples() -> Path:
    """
    Return the folder of published files, or skip: they are not ours to hand on.
    """
    folder = os.environ.get("GOVREPORT_SAMPLES")
    if not folder:
        pytest.skip("GOVREPORT_SAMPLES names no folder of published files")
    return Path(folder)
