"""
Bytes to text: what a page is written in, whatever it says of itself.

It never replaces a byte of the text that it cannot read, and it never takes one encoding for another because nothing objected.
"""

import re
from typing import Final

from govreport.charsets import nearly_utf8
from govreport.errors import UnreadableDocument
from govreport.wording import Wording

__all__ = ["decoded"]

_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_UNMARKED: Final = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_GB: Final = frozenset({"gb2312", "gb_2312-80", "gbk", "gb18030", "x-gbk", "cp936", "ms936", "windows-936", "chinese"})
_BIG5: Final = frozenset({"big5", "big5-hkscs", "cn-big5", "x-x-big5"})
_DECLARED: Final = re.compile(rb"""<(?:meta\b[^<>]*?\bcharset|\?xml\b[^<>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_META: Final = re.compile(rb"<meta\s[^<>]*>", re.IGNORECASE)
#: How many bytes at the beginning may hold the declaration.
_TOP: Final = 8_192
#: How many bytes on either side of one that is no UTF-8 say whether the rest is.
_AROUND: Final = 16_384
#: What two bytes of UTF-8 cannot write: Chinese, above all.
_WIDE: Final = re.compile("[\u0800-\ufffc\U00010000-\U0010ffff]")
_FOREIGN: Final = (
    (b"%PDF", Wording(zh="这是 PDF 文件，不是网页", en="it is a PDF file, not a page")),
    (b"PK\x03\x04", Wording(zh="这是压缩包（如 DOCX），不是网页", en="it is a ZIP archive such as DOCX, not a page")),
    (b"\xd0\xcf\x11\xe0", Wording(zh="这是旧版 Office 文件（DOC、WPS），不是网页", en="it is an old Office file (DOC, WPS), not a page")),
    (b"MIME-Version:", Wording(zh="这是 MHT 归档，不是网页", en="it is an MHT archive, not a page")),
    (b"From:", Wording(zh="这是 MHT 归档，不是网页", en="it is an MHT archive, not a page")),
)
_UNDECODED: Final = Wording(zh="字节 0x{byte} 不是 {encoding} 文字", en="0x{byte} is no text in {encoding}")
_OPEN_AS: Final = Wording(zh="请用对应的程序打开，另存为网页（HTML）。", en="Open it with its own program and save it as a page (HTML).")
_SAVE_AS: Final = Wording(
    zh="文件已损坏或编码混杂；请重新下载，或另存为 UTF-8。", en="It is damaged or of mixed encodings; fetch it again, or save it as UTF-8."
)


def decoded(data: bytes) -> str:
    """
    Return the text of a page.

    A byte order mark decides. Otherwise UTF-8 is taken if the bytes are UTF-8, as Chinese text in any other encoding never
    is by chance; then GB18030, which includes GBK and GB2312, or Big5 if the page declares that. A declaration alone proves
    nothing: pages of either kind declare the other. Text that is UTF-8 but for a few bytes is damaged, not GB18030, even
    where GB18030 has a character for each of its bytes. What a page says of itself to machines may be damaged.

    Raises:
        UnreadableDocument: The bytes are no text in any of these, or are a file of another format.

    >>> decoded('<meta charset="utf-8"><p>总计'.encode("gbk"))
    '<meta charset="utf-8"><p>总计'
    """
    for signature, reason in _FOREIGN:
        if data.startswith(signature):
            raise UnreadableDocument("format", reason, _OPEN_AS)
    return _text(data)


def _text(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding).removeprefix("\ufeff")
    for start, encoding in _UNMARKED:
        if data.startswith(start):
            return _strictly(data, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if nearly_utf8(data[max(error.start - _AROUND, 0) : error.start + _AROUND]):
            return _strictly(data, "utf-8")
        return _strictly(data, "big5hkscs" if _declared(data) in _BIG5 else "gb18030")
    if not text.isascii() and not _WIDE.search(text) and _declared(data) in _GB:
        # A few Chinese characters of GB2312, such as 联系 without more, are Greek or Cyrillic in UTF-8.
        return _strictly(data, "gb18030")
    return text


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data, 0, _TOP)
    return found[1].decode("ascii", "replace").lower() if found else ""


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        # Many sites cut the description of a page off within a character; nothing of it is shown.
        described = _META.sub(lambda found: found[0].decode(encoding, "ignore").encode(encoding), data)
        try:
            return described.decode(encoding)
        except UnicodeDecodeError:
            reason = _UNDECODED.filled(byte=f"{data[error.start]:02X}", encoding=encoding)
            raise UnreadableDocument(f"byte {error.start}", reason, _SAVE_AS) from error
