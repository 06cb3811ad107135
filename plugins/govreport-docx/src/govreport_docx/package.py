"""
The file as bytes: a package with nothing in it but our styles, and the packing of a finished one.

python-docx's own empty document is not used: it is large, names its maker, and has parts that stricter programs refuse.
"""

from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from govreport_docx.styles import styles
from govreport_docx.text import WORD
from govreport_docx.theme import FONTS, THEME

__all__ = ["blank", "packed"]

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: A line that ends in a break is not stretched to the margin, and Word opens the file without its compatibility mode.
_SETTINGS: Final = (
    f'<w:settings xmlns:w="{WORD}"><w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
    "<w:doNotExpandShiftReturn/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def blank(language: str) -> bytes:
    """
    Return a document without a block, in a language of BCP 47.
    """
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        f'<Override PartName="/word/settings.xml" ContentType="{_TYPE}.settings+xml"/>'
        f'<Override PartName="/word/fontTable.xml" ContentType="{_TYPE}.fontTable+xml"/>'
        '<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/></Types>',
        "_rels/.rels": _relations(officeDocument="word/document.xml"),
        "word/_rels/document.xml.rels": _relations(
            styles="styles.xml", settings="settings.xml", fontTable="fontTable.xml", theme="theme/theme1.xml"
        ),
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body/></w:document>',
        "word/styles.xml": styles(language),
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": FONTS,
        "word/theme/theme1.xml": THEME,
    }
    package = BytesIO()
    with ZipFile(package, "w") as file:
        for name, content in parts.items():
            file.writestr(name, _DECLARATION + content)
    return package.getvalue()


def packed(package: bytes) -> bytes:
    """
    Return the same parts in an order, with a date and attributes that depend on nothing but them.
    """
    packing = BytesIO()
    with ZipFile(BytesIO(package)) as before, ZipFile(packing, "w") as after:
        # The content types sort first, where programs that guess the type of a file look for them.
        for name in sorted(before.namelist()):
            entry = ZipInfo(name)
            entry.create_system, entry.external_attr, entry.compress_type = 3, 0o600 << 16, ZIP_DEFLATED
            after.writestr(entry, before.read(name))
    return packing.getvalue()


def _relations(**targets: str) -> str:
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
