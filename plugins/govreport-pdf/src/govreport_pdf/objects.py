"""
The objects of a PDF as far as weighing needs them: dictionaries, streams, and who names whom.

It is no parser of PDF. It finds what stands plainly in the file, so that nothing larger is unpacked unseen.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain, pairwise
from typing import Final, final

from attrs import frozen

from govreport_pdf.refusals import FILE

__all__ = ["Part", "contents", "drawn", "is_form", "is_image", "listed", "named", "packed", "parts"]

_DIGITS: Final = 8

_OBJECT: Final = re.compile(rb"(?<!\d)(\d{1,8})\s{1,9}\d{1,5}\s{1,9}obj(?![a-z])")
_STREAM: Final = re.compile(rb"stream(?:\r\n|\n|\r)")
_CONTENTS: Final = re.compile(rb"/Contents\s*(\[[\s\dR]*\]|\d+\s+\d+\s+R)")
_REFERENCE: Final = re.compile(rb"(\d{1,8})\s+\d{1,5}\s+R(?![A-Za-z])")
_RESOURCE: Final = re.compile(rb"/(?:Resources|XObject)\s+(\d{1,8})\s+\d{1,5}\s+R")
_NAMED: Final = re.compile(rb"/([^\s/<>\[\]()%]{1,127})\s+(\d{1,8})\s+\d{1,5}\s+R")
_DRAWN: Final = re.compile(rb"/([^\s/<>\[\]()%]{1,127})\s+Do(?![A-Za-z])")
_FORM: Final = re.compile(rb"/Subtype\s*/Form\b")
_IMAGE: Final = re.compile(rb"/Subtype\s*/Image\b")
_HOLDER: Final = re.compile(rb"/Type\s*/ObjStm\b")
_FIRST: Final = re.compile(rb"/First\s+(\d{1,8})")
_FLATE: Final = re.compile(rb"/Filter\s*(?:\[\s*)?/(?:FlateDecode|Fl)\b")
_ESCAPE: Final = re.compile(rb"#([0-9A-Fa-f]{2})")


@final
@frozen
class Part:
    """
    One object: its dictionary, and where its stream begins if it has one.
    """

    words: bytes
    place: str = FILE
    #: Where the stream begins, or -1.
    stream: int = -1
    #: Where the next object begins.
    end: int = 0

    @property
    def flate(self) -> bool:
        """
        Whether the stream is packed by Flate, at least at first.
        """
        return bool(_FLATE.search(self.words))

    @property
    def holds_objects(self) -> bool:
        """
        Whether the stream holds other objects.
        """
        return self.stream >= 0 and bool(_HOLDER.search(self.words))

    @property
    def has_resources(self) -> bool:
        """
        Whether it says itself what the names in it stand for.
        """
        return b"/Resources" in self.words

    @property
    def resources(self) -> list[int]:
        """
        The objects that give names to what it draws.
        """
        return [int(each) for each in _RESOURCE.findall(self.words)]


def parts(data: bytes) -> Iterator[tuple[int, Part]]:
    """
    Yield the objects of a file with their numbers; one number may come more than once.
    """
    for found, following in pairwise(chain(_OBJECT.finditer(data), (None,))):
        assert found
        number, begin, end = int(found[1]), found.end(), following.start() if following else len(data)
        stream = _STREAM.search(data, begin, end)
        words = _plain(data[begin : stream.start() if stream else end])
        yield number, Part(words, f"object {number}", stream.end() if stream else -1, end)


def packed(part: Part, body: bytes) -> Iterator[tuple[int, Part]]:
    """
    Yield the objects in the unpacked stream of objects.
    """
    first = _FIRST.search(part.words)
    begin = int(first[1]) if first else 0
    numbers = [int(each) for each in body[:begin].split() if each.isdigit() and len(each) <= _DIGITS]
    # In the order of the bytes: offsets that go to and fro would take the same bytes again and again.
    order = sorted(zip(numbers[1::2], numbers[::2], strict=False))
    for (start, number), (end, _) in pairwise([*order, (len(body), 0)]):
        yield number, Part(_plain(body[begin + start : begin + end]))


def listed(part: Part) -> bool:
    """
    Return whether the object is a page: whether it lists streams to draw.
    """
    return bool(_CONTENTS.search(part.words))


def contents(part: Part, known: Mapping[int, list[Part]]) -> list[int]:
    """
    Return the streams that a page draws, through the array that may hold them.
    """
    numbers = [int(each) for found in _CONTENTS.findall(part.words) for each in _REFERENCE.findall(found)]
    arrays = [each.words for number in numbers for each in known.get(number, ()) if each.stream < 0]
    return numbers + [int(each) for words in arrays for each in _REFERENCE.findall(words)]


def named(words: bytes) -> Iterator[tuple[bytes, int]]:
    """
    Yield the names that stand before a reference to an object.
    """
    for name, number in _NAMED.findall(words):
        yield name, int(number)


def drawn(body: bytes) -> Iterator[bytes]:
    """
    Yield the names of what operators draw, each time they do.
    """
    return (_plain(each) for each in _DRAWN.findall(body))


def is_form(part: Part) -> bool:
    """
    Return whether the stream is a drawing that others can draw.
    """
    return part.stream >= 0 and bool(_FORM.search(part.words))


def is_image(part: Part) -> bool:
    """
    Return whether the stream is an image, which nobody unpacks to read text.
    """
    return bool(_IMAGE.search(part.words))


def _plain(words: bytes) -> bytes:
    """
    Return a dictionary with its names as they are meant: ``/F#6frm`` is ``/Form``.
    """
    return _ESCAPE.sub(lambda found: bytes((int(found[1], 16),)), words) if b"#" in words else words
