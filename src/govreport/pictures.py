"""
Images whose data stands in the text itself.
"""

import re
from base64 import b64decode
from binascii import Error
from typing import Final

from govreport.document import Picture
from govreport.errors import MalformedPicture

__all__ = ["picture_of"]

_DATA: Final = re.compile(r"\s*data:image/[a-z]+;base64,", re.IGNORECASE)


def picture_of(source: str, alt: str) -> Picture | None:
    """
    Return the picture that an address holds, or nothing if it is elsewhere or is neither PNG nor JPEG.
    """
    head = _DATA.match(source)
    if not head:
        return None
    try:
        return Picture(b64decode(source[head.end() :]), alt)
    except (Error, ValueError, MalformedPicture):
        return None
