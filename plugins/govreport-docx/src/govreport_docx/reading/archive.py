"""
The zip archive around a document, looked over before anything in it is unpacked.

Nothing is ever written or looked for outside the bytes.
"""

import struct
import zlib
from collections.abc import Collection, Iterable, Mapping
from io import BytesIO
from typing import Final, final
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from attrs import frozen

from govreport.errors import UnreadableDocument
from govreport.wording import Wording
from govreport_docx.reading.foreign import WHOLE, foreign

__all__ = ["Archive", "opened"]

_MOST_ENTRIES: Final = 2_000
_MOST_UNPACKED: Final = 64 << 20
#: What text and tables rarely reach and bombs always do, looked at where it begins to matter.
_MOST_RATIO: Final = 200
_RATIO_FROM: Final = 1 << 20
_ENCRYPTED: Final = 1
_LONGEST_NAME: Final = 80

#: All that the standard library raises for torn archives.
_TORN: Final = (BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError, OverflowError, struct.error)

_AGAIN: Final = Wording(zh="请重新取得该文件，或在 Word 中打开并另存", en="Fetch it again, or open it in Word and save it anew")
_DAMAGED: Final = Wording(zh="文件已损坏或不完整", en="the file is damaged or cut off")
_LOCKED: Final = Wording(zh="内容已加密", en="it is encrypted")
_METHOD: Final = Wording(zh="压缩方式不是 DOCX 所用的", en="it is packed in a way that no DOCX is")
_NAME: Final = Wording(zh="压缩包内的文件名不安全", en="its name in the archive is unsafe")
_TWICE: Final = Wording(zh="压缩包内有重名文件", en="the archive holds it twice")
_ENTRIES: Final = Wording(zh="压缩包内文件多于 {most} 个", en="the archive holds more than {most} files").filled(most=_MOST_ENTRIES)
_UNPACKED: Final = Wording(zh="解压后大于 {most} MiB", en="unpacked, it is larger than {most} MiB").filled(most=_MOST_UNPACKED >> 20)
_RATIO: Final = Wording(zh="压缩比异常，疑为解压炸弹", en="it unpacks to so much that it looks like a bomb")
_LARGE: Final = Wording(zh="大于 {most} MiB", en="it is larger than {most} MiB")


@final
@frozen
class Archive:
    """
    The files in an archive, by name; as the format has it, case does not matter and names may be percent-encoded.
    """

    _file: ZipFile
    _entries: Mapping[str, ZipInfo]

    @property
    def names(self) -> Collection[str]:
        """
        The names in it, in lower case.
        """
        return self._entries.keys()

    def read(self, name: str, *, most: int = _MOST_UNPACKED) -> bytes | None:
        """
        Return a file of the archive, or nothing if it holds none of that name.

        Raises:
            UnreadableDocument: It is damaged, or larger than wanted.
        """
        entry = self._entries.get(_key(name))
        if entry is None:
            return None
        if entry.file_size > most:
            raise UnreadableDocument(_shown(name), _LARGE.filled(most=most >> 20))
        try:
            with self._file.open(entry) as file:
                # With a size, no more than that is unpacked, whatever the entry says of itself.
                return file.read(entry.file_size)
        except _TORN as error:
            raise UnreadableDocument(_shown(name), _DAMAGED, _AGAIN) from error


def opened(data: bytes) -> Archive:
    """
    Return the archive, after its directory proved harmless.

    Raises:
        UnreadableDocument: The bytes are no archive, or one that no program writes for a document.
    """
    if not data.startswith(b"PK"):
        raise foreign(data)
    try:
        file = ZipFile(BytesIO(data))
    except _TORN as error:
        raise UnreadableDocument(WHOLE, _DAMAGED, _AGAIN) from error
    return Archive(file, _harmless(file.infolist()))


def _harmless(entries: list[ZipInfo]) -> dict[str, ZipInfo]:
    if len(entries) > _MOST_ENTRIES:
        raise UnreadableDocument(WHOLE, _ENTRIES)
    if sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise UnreadableDocument(WHOLE, _UNPACKED)
    found = dict[str, ZipInfo]()
    for entry in entries:
        # Not ``filename``: there, the library has tidied up already.
        name = entry.orig_filename
        for reason in _faults(entry, name):
            raise UnreadableDocument(_shown(name), reason)
        if _key(name) in found:
            raise UnreadableDocument(_shown(name), _TWICE)
        found[_key(name)] = entry
    return found


def _faults(entry: ZipInfo, name: str) -> Iterable[Wording]:
    if not name or name.startswith("/") or ".." in name.split("/") or any(sign in name for sign in "\\:\0"):
        yield _NAME
    if entry.flag_bits & _ENCRYPTED:
        yield _LOCKED
    if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        yield _METHOD
    if entry.file_size > _RATIO_FROM and entry.file_size > _MOST_RATIO * entry.compress_size:
        yield _RATIO


def _key(name: str) -> str:
    return unquote(name).lower()


def _shown(name: str) -> str:
    return name[:_LONGEST_NAME] or WHOLE
