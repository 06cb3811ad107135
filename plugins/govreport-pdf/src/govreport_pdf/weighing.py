"""
How much a file would become: unpacked sizes and nested drawings, counted before a page is drawn.

A file of two kilobytes can nest drawings a thousand million deep. This stops such bombs, and notices damage. Streams that
are encrypted, or packed first by another filter than Flate, count as large as they stand in the file.
"""

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias, final

from attrs import Factory, define

from govreport.wording import Wording
from govreport_pdf.objects import Part, contents, drawn, is_form, is_image, listed, named, packed, parts
from govreport_pdf.refusals import FILE, damaged, endless, excessive, oversized

__all__ = ["weigh"]

#: What one page may draw, and all pages together, in bytes of drawing operators. A byte can cost 80 in memory.
_MOST_A_PAGE: Final = 8 << 20
_MOST_DRAWN: Final = 64 << 20
#: One font, table of objects or the like, and all streams together.
_MOST_A_STREAM: Final = 64 << 20
_MOST_UNPACKED: Final = 256 << 20
#: Streams that overlap are read again; more than this often would be quadratic.
_MOST_READ: Final = 4
_MOST_OBJECTS: Final = 200_000
_DEEPEST: Final = 24
_CHUNK: Final = 1 << 16

#: Which drawings a name stands for.
_Names: TypeAlias = Mapping[bytes, set[int]]


@final
@define
class _Scale:
    """
    The parts of the file, and what was unpacked of them so far.
    """

    data: bytes
    encrypted: bool
    parts: dict[int, list[Part]] = Factory(dict[int, list[Part]])
    forms: set[int] = Factory(set[int])
    #: Every name of the file, for streams that do not say whose names they use.
    names: dict[bytes, set[int]] = Factory(dict[bytes, set[int]])
    read: int = 0
    unpacked: int = 0
    drawings: dict[int, tuple[int, Counter[bytes]]] = Factory(dict[int, tuple[int, Counter[bytes]]])
    weights: dict[int, int] = Factory(dict[int, int])


def weigh(data: bytes) -> None:
    """
    Look through a file for what would take too much memory or time.

    Raises:
        UnreadableDocument: It would, or one of its streams cannot be unpacked.
    """
    scale = _Scale(data, b"/Encrypt" in data)
    for count, (number, part) in enumerate(_all_parts(scale), start=1):
        if count > _MOST_OBJECTS:
            raise excessive(FILE, Wording(zh="对象数", en="objects"), _MOST_OBJECTS)
        scale.parts.setdefault(number, []).append(part)
        if is_form(part):
            scale.forms.add(number)
        for name, drawing in named(part.words):
            scale.names.setdefault(name, set()).add(drawing)
    pages = [(part, contents(part, scale.parts)) for each in scale.parts.values() for part in each if listed(part)]
    drawings = {number for _, numbers in pages for number in numbers} | scale.forms
    for number, each in scale.parts.items():
        for part in each:
            if number not in drawings and not is_image(part):
                _exhaust(_unpacked(part, scale, _MOST_A_STREAM))
    total = 0
    for part, numbers in pages:
        weight = sum(_weight(number, scale, _names(part, scale, scale.names), ()) for number in numbers)
        total += weight
        if weight > _MOST_A_PAGE or total > _MOST_DRAWN:
            raise oversized(_MOST_A_PAGE if weight > _MOST_A_PAGE else _MOST_DRAWN)


def _all_parts(scale: _Scale) -> Iterator[tuple[int, Part]]:
    """
    Yield the objects of the file, those packed in streams of objects as well.
    """
    for number, part in parts(scale.data):
        yield number, part
        if part.holds_objects:
            yield from packed(part, b"".join(_unpacked(part, scale, _MOST_A_STREAM)))


def _names(part: Part, scale: _Scale, outer: _Names) -> _Names:
    """
    Return which drawings the names in a stream stand for: its own, or those of whoever draws it.
    """
    if not part.has_resources:
        return outer
    found = dict[bytes, set[int]]()
    for words in (part.words, *(each.words for number in part.resources for each in _reached(number, scale))):
        for name, drawing in named(words):
            found.setdefault(name, set()).add(drawing)
    return found


def _reached(number: int, scale: _Scale) -> Iterator[Part]:
    """
    Yield the objects of a number, and those that give names to them in turn.
    """
    for part in scale.parts.get(number, ()):
        yield part
        for deeper in part.resources:
            yield from scale.parts.get(deeper, ())


def _weight(number: int, scale: _Scale, names: _Names, above: tuple[int, ...]) -> int:
    """
    Return how many bytes of operators run when a stream is drawn, with the drawings in it as often as they are.
    """
    size, counts = _drawing(number, scale)
    return size + sum(
        times * max((_form_weight(form, scale, names, above) for form in names.get(name, set()) & scale.forms), default=0)
        for name, times in counts.items()
    )


def _form_weight(number: int, scale: _Scale, outer: _Names, above: tuple[int, ...]) -> int:
    if number in above or len(above) > _DEEPEST:
        raise endless()
    if number not in scale.weights:
        # Of several with one number, any may be the one that is drawn.
        each = [_weight(number, scale, _names(part, scale, outer), (*above, number)) for part in scale.parts[number]]
        scale.weights[number] = max(each)
        if scale.weights[number] > _MOST_A_PAGE:
            raise oversized(_MOST_A_PAGE)
    return scale.weights[number]


def _drawing(number: int, scale: _Scale) -> tuple[int, Counter[bytes]]:
    """
    Return the size of a stream and how often it draws what. Of several with one number, all count.
    """
    if number not in scale.drawings:
        bodies = [b"".join(_unpacked(part, scale, _MOST_A_PAGE)) for part in scale.parts.get(number, ())]
        scale.drawings[number] = (sum(map(len, bodies)), Counter(name for body in bodies for name in drawn(body)))
    return scale.drawings[number]


def _unpacked(part: Part, scale: _Scale, most: int) -> Iterator[bytes]:
    """
    Yield what a stream unpacks to, piece by piece.
    """
    if part.stream < 0:
        return
    if not part.flate:
        yield scale.data[part.stream : part.end]
        return
    total = 0
    for piece in _inflated(part, scale):
        total += len(piece)
        scale.unpacked += len(piece)
        if total > most or scale.unpacked > _MOST_UNPACKED:
            raise oversized(most if total > most else _MOST_UNPACKED)
        yield piece


def _inflated(part: Part, scale: _Scale) -> Iterator[bytes]:
    packer, place = zlib.decompressobj(), part.stream
    while not packer.eof:
        chunk = packer.unconsumed_tail
        if not chunk:
            # Within the object if it is whole: many small streams must not be cut out with much of what follows them.
            end = min(place + _CHUNK, part.end if place < part.end else len(scale.data))
            chunk = scale.data[place:end]
            place = end
            scale.read += len(chunk)
        if not chunk or scale.read > _MOST_READ * len(scale.data):
            raise damaged(part.place)
        try:
            yield packer.decompress(chunk, _CHUNK)
        except zlib.error as error:
            if scale.encrypted:
                return
            raise damaged(part.place) from error


def _exhaust(pieces: Iterable[bytes]) -> None:
    for _ in pieces:
        pass
