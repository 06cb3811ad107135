"""
Small files made by hand, part by part, for constructs that our renderer never writes.
"""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from govreport.document import Block, Document
from govreport_docx import DocxReader

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES: Final = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": _OFFICE,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    }.items()
)
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"


def _relations(targets: Mapping[str, str]) -> str:
    listed = "".join(f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for kind, target in targets.items())
    return f'<Relationships xmlns="{_PACKAGE}">{listed}</Relationships>'


def _made(body: str, files: Mapping[str, str | bytes] | None = None, **parts: str) -> bytes:
    """
    Return a file with a body, the content of further parts by their kind, and other files by their whole names.
    """
    targets = {kind: f"{kind}.xml" for kind in parts}
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations(targets),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        **{f"word/{kind}.xml": f"<w:{kind} {_NAMES}>{content}</w:{kind}>" for kind, content in parts.items()},
        **(files or {}),
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return file.getvalue()


@pytest.fixture(scope="session")
def made() -> Callable[..., bytes]:
    """
    Return a maker of files: of a body, of parts by kind, of ``files`` by name.
    """
    return _made


@pytest.fixture(scope="session")
def read() -> Callable[..., Document]:
    """
    Return what the reader makes of a file that is made of the same things.
    """

    def document(body: str, files: Mapping[str, str | bytes] | None = None, **parts: str) -> Document:
        return DocxReader().read(_made(body, files, **parts))

    return document


@pytest.fixture(scope="session")
def blocks(read: Callable[..., Document]) -> Callable[..., tuple[Block, ...]]:
    """
    Return the blocks alone.
    """

    def found(body: str, files: Mapping[str, str | bytes] | None = None, **parts: str) -> tuple[Block, ...]:
        return read(body, files, **parts).blocks

    return found
