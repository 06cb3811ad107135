"""
The file as bytes: a package with our own styles and nothing of any other program, and the document in it.

All but the document is the same for every document of one look and language, and is packed once.
"""

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from govreport_docx.faces import FONTS
from govreport_docx.footers import footers
from govreport_docx.profiles import PROFILES
from govreport_docx.relations import OFFICE, Relation, relations
from govreport_docx.styles import styles
from govreport_docx.text import WORD
from govreport_docx.theme import font_table, theme

__all__ = ["entry", "packed"]

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES: Final = {
    "/word/document.xml": f"{_TYPE}.document.main+xml",
    "/word/styles.xml": f"{_TYPE}.styles+xml",
    "/word/settings.xml": f"{_TYPE}.settings+xml",
    "/word/fontTable.xml": f"{_TYPE}.fontTable+xml",
    "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
_SUFFIXES: Final = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "png": "image/png", "jpeg": "image/jpeg"}
#: A part of so many characters is not made smaller: that would take longer than all the rest of it.
_SMALL: Final = 2_000
_ROOT: Final = (
    Relation("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
    Relation("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
)


def packed(profile: str, fonts: str, language: str, parts: Mapping[str, str], images: Mapping[str, bytes]) -> bytes:
    """
    Return a package in looks, faces and a language of BCP 47 with parts of a document's own and its images, by their names.

    Order, dates and attributes of the entries depend on nothing but what is in them.
    """
    package = BytesIO()
    package.write(_common(profile, fonts, language))
    with ZipFile(package, "a") as file:
        for name, content in parts.items():
            _add(file, name, content, ZIP_DEFLATED if len(content) > _SMALL else ZIP_STORED)
        for name, image in images.items():
            file.writestr(entry(name, ZIP_STORED), image)
    return package.getvalue()


@lru_cache(maxsize=32)
def _common(profile: str, fonts: str, language: str) -> bytes:
    """
    Return a package of the parts that all documents share.
    """
    look, faces = PROFILES[profile], FONTS[fonts]
    feet = {f"word/footer{number}.xml": foot for number, foot in enumerate(footers(look), start=1)}
    types = _TYPES | {f"/{name}": f"{_TYPE}.footer+xml" for name in feet}
    defaults = "".join(f'<Default Extension="{suffix}" ContentType="{kind}"/>' for suffix, kind in _SUFFIXES.items())
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types.items())
    parts = {
        # The content types come first, where programs that guess the type of a file look for them.
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>',
        "_rels/.rels": relations(_ROOT),
        "word/styles.xml": styles(look, faces, language),
        "word/settings.xml": _settings(even=len(feet) > 1),
        "word/fontTable.xml": font_table(faces),
        "word/theme/theme1.xml": theme(faces),
        **feet,
    }
    package = BytesIO()
    with ZipFile(package, "w") as file:
        for name, content in parts.items():
            _add(file, name, content, ZIP_DEFLATED)
    return package.getvalue()


def _add(file: ZipFile, name: str, content: str, packing: int) -> None:
    file.writestr(entry(name, packing), _DECLARATION + content.encode())


def entry(name: str, packing: int) -> ZipInfo:
    """
    Return an entry of an archive that tells nothing of the machine or the hour it was made.
    """
    made = ZipInfo(name)
    made.create_system, made.external_attr, made.compress_type = 3, 0o600 << 16, packing
    return made


def _settings(*, even: bool) -> str:
    """
    Return the settings: even pages may have a foot of their own, and Word opens the file without its compatibility mode.

    A line that ends in a break is not stretched to the margin.
    """
    return (
        f'<w:settings xmlns:w="{WORD}"><w:defaultTabStop w:val="420"/>{"<w:evenAndOddHeaders/>" if even else ""}'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:doNotExpandShiftReturn/>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )
