"""
Bytes to text, whatever the text is written in.

It never replaces a byte that it cannot read, and it never takes one encoding for another because nothing objected.
"""

import re
from typing import Final

from govreport.errors import UnreadableDocument
from govreport.wording import Wording

__all__ = ["decoded", "nearly_utf8"]

_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
#: What two bytes of UTF-8 cannot write: Chinese, above all.
_WIDE: Final = re.compile("[\u0800-\ufffc\U00010000-\U0010ffff]")
#: How many bytes on either side of one that is no UTF-8 say whether the rest is.
_AROUND: Final = 16_384
_BINARY: Final = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")

_FOREIGN: Final = Wording(zh="这不是文本文件", en="it is no text file")
_OPEN_AS: Final = Wording(zh="请用对应的程序打开，另存为 UTF-8 文本。", en="Open it with its own program and save it as text in UTF-8.")
_DAMAGED: Final = Wording(zh="字节 0x{byte} 不是 {encoding} 文字", en="0x{byte} is no text in {encoding}")
_SAVE_AS: Final = Wording(
    zh="文件已损坏或编码混杂；请重新取得，或另存为 UTF-8。", en="It is damaged or of mixed encodings; fetch it again, or save it as UTF-8."
)


def decoded(data: bytes) -> str:
    """
    Return the text: what its byte order mark says, else UTF-8, else GB18030, which includes GBK and GB2312.

    Text that is UTF-8 but for a few bytes is damaged, not GB18030, even where GB18030 has a character for each of its bytes.

    Raises:
        UnreadableDocument: The bytes are no text in any of these, or are a file of another format.

    >>> decoded("总计".encode("gbk"))
    '总计'
    """
    if data.startswith(_BINARY):
        raise UnreadableDocument("format", _FOREIGN, _OPEN_AS)
    text = _text(data)
    if "\0" in text:
        raise UnreadableDocument("format", _FOREIGN, _OPEN_AS)
    return text


def _text(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding).removeprefix("\ufeff")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        around = data[max(error.start - _AROUND, 0) : error.start + _AROUND]
        return _strictly(data, "utf-8" if nearly_utf8(around) else "gb18030")


def nearly_utf8(data: bytes) -> bool:
    r"""
    Return whether so much of the bytes is Chinese in UTF-8 that the rest is damage.

    >>> nearly_utf8("总计".encode() + b"\xff"), nearly_utf8("总计".encode("gbk"))
    (True, False)
    """
    text = data.decode("utf-8", "replace")
    # Text in GB18030 is UTF-8 by chance here and there, in short lines more than once.
    return len(_WIDE.findall(text)) > text.count("\ufffd")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = _DAMAGED.filled(byte=f"{data[error.start]:02X}", encoding=encoding)
        raise UnreadableDocument(f"byte {error.start}", reason, _SAVE_AS) from error
