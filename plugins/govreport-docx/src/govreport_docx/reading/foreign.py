"""
What bytes are that are no DOCX, so that the refusal can name it and say what to do.
"""

from collections.abc import Collection
from typing import Final

from govreport.errors import UnreadableDocument
from govreport.wording import Wording

__all__ = ["WHOLE", "foreign", "foreign_part", "foreign_zip"]

#: The place of what is wrong with the file as a whole.
WHOLE: Final = "DOCX"

_CONVERT: Final = Wording(
    zh="请先用 Word、WPS 或 LibreOffice 打开，另存为 .docx", en="Open it in Word, WPS or LibreOffice and save it as .docx"
)
_ORIGINAL: Final = Wording(
    zh="请取用制作它的 .docx 文件，或改用相应的读取插件", en="Take the .docx it was made from, or the reader of its own format"
)
_AGAIN: Final = Wording(zh="请重新取得该文件", en="Fetch the file again")
_UNLOCK: Final = Wording(zh="请先去除打开密码，再另存为 .docx", en="Take the password off and save it as .docx")

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: The name of a stream in the directory of an OLE file that holds an encrypted DOCX.
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_BEGINNING: Final = 1024
_SPACE: Final = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"

_NOTHING: Final = Wording(zh="文件是空的", en="the file is empty")
_LOCKED: Final = Wording(zh="文件有打开密码，内容已加密", en="it is encrypted with a password")
_OLD: Final = Wording(zh="这是 .doc 或 .wps 旧格式，不是 DOCX", en="it is an old .doc or .wps file, no DOCX")
_UNKNOWN: Final = Wording(zh="不是 DOCX（没有 ZIP 结构）", en="it is no DOCX: there is no zip archive")
_ZIP: Final = Wording(zh="这是普通的 ZIP 压缩包，不是 DOCX", en="it is a plain zip archive, no DOCX")

_BEGINNINGS: Final = (
    (b"%pdf-", Wording(zh="这是 PDF，不是 DOCX", en="it is a PDF, no DOCX"), _ORIGINAL),
    (b"{\\rtf", Wording(zh="这是 RTF，不是 DOCX", en="it is RTF, no DOCX"), _CONVERT),
    (b"<!doctype html", Wording(zh="这是 HTML 网页，不是 DOCX", en="it is an HTML page, no DOCX"), _ORIGINAL),
    (b"<html", Wording(zh="这是 HTML 网页，不是 DOCX", en="it is an HTML page, no DOCX"), _ORIGINAL),
    (b"mime-version:", Wording(zh="这是 MHT 网页，不是 DOCX", en="it is an MHT page, no DOCX"), _CONVERT),
    (b"<?xml", Wording(zh="这是 XML 文件，不是 DOCX", en="it is an XML file, no DOCX"), _CONVERT),
)
_OFD: Final = Wording(zh="这是 OFD 版式文件，不是 DOCX", en="it is an OFD file, no DOCX")
_ODF: Final = Wording(zh="这是 OpenDocument 文件，不是 DOCX", en="it is an OpenDocument file, no DOCX")
_PARTS: Final = (
    ("spreadsheetml", Wording(zh="这是 Excel 工作簿，不是 DOCX", en="it is an Excel workbook, no DOCX"), _ORIGINAL),
    ("presentationml", Wording(zh="这是演示文稿，不是 DOCX", en="it is a presentation, no DOCX"), _ORIGINAL),
)
_NO_TEXT: Final = Wording(zh="主文档不是 Word 文档", en="its main part is no Word document")


def foreign(data: bytes) -> UnreadableDocument:
    """
    Return the refusal of bytes that are no zip archive.
    """
    if not data:
        return UnreadableDocument(WHOLE, _NOTHING, _AGAIN)
    if data.startswith(_OLE):
        return UnreadableDocument(WHOLE, _LOCKED, _UNLOCK) if _ENCRYPTED in data else UnreadableDocument(WHOLE, _OLD, _CONVERT)
    beginning = data[:_BEGINNING].lstrip(_SPACE).replace(b"\0", b"").lower()
    for mark, reason, advice in _BEGINNINGS:
        if beginning.startswith(mark):
            return UnreadableDocument(WHOLE, reason, advice)
    return UnreadableDocument(WHOLE, _UNKNOWN)


def foreign_zip(names: Collection[str]) -> UnreadableDocument:
    """
    Return the refusal of an archive that says nowhere what its main part is.

    Args:
        names: The names in it, in lower case.
    """
    if "ofd.xml" in names:
        return UnreadableDocument(WHOLE, _OFD, _ORIGINAL)
    if "mimetype" in names:
        return UnreadableDocument(WHOLE, _ODF, _CONVERT)
    return UnreadableDocument(WHOLE, _ZIP)


def foreign_part(name: str, root: str) -> UnreadableDocument:
    """
    Return the refusal of a main part whose outermost element is not that of a text.
    """
    for mark, reason, advice in _PARTS:
        if mark in root:
            return UnreadableDocument(name, reason, advice)
    return UnreadableDocument(name, _NO_TEXT)
