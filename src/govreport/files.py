"""
Files in and out: read whole, written whole or not at all.
"""

import os
import secrets
import stat
from os import PathLike
from pathlib import Path

from govreport.errors import NotWritten, UnreadableFile
from govreport.wording import Wording

__all__ = ["read_bytes", "write_bytes"]


def read_bytes(path: str | PathLike[str], /, *, shown: str = "") -> bytes:
    """
    Return what a file holds; an error calls it as shown, or by its path.

    Raises:
        UnreadableFile: It cannot be opened.
    """
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UnreadableFile(shown or str(path), _reason(error)) from error


def write_bytes(data: bytes, path: str | PathLike[str], /) -> None:
    """
    Put bytes at a path: a new file beside it, synced, then put in its place. On failure the old file stands as it was.

    Raises:
        NotWritten: The place cannot be written.
    """
    try:
        standing = _standing(path)
        if standing is not None and not stat.S_ISREG(standing):
            # A device or a pipe (/dev/null, /dev/stdout) is written to, never replaced; a folder refuses.
            Path(path).write_bytes(data)
            return
        # A link is followed: what it points at is replaced, not the link.
        target = Path(os.path.realpath(path))
        draft = target.with_name(f".{target.name[:100]}.{secrets.token_hex(8)}.tmp")
        try:
            with draft.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if standing is not None:
                draft.chmod(stat.S_IMODE(standing))
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise NotWritten(str(path), _reason(error)) from error


def _standing(path: str | PathLike[str]) -> int | None:
    """
    Return the mode of what stands at a path, if anything does.
    """
    try:
        return Path(path).stat().st_mode
    except FileNotFoundError:
        return None


def _reason(error: OSError | ValueError) -> Wording:
    if isinstance(error, FileNotFoundError):
        return Wording(zh="没有这个文件或文件夹", en="no such file or folder")
    if isinstance(error, IsADirectoryError):
        return Wording(zh="这是一个文件夹", en="it is a folder")
    if isinstance(error, PermissionError):
        return Wording(zh="没有权限", en="permission denied")
    words = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return Wording(zh=words, en=words)
