"""
JSON as the standard means it: no key twice, no NaN, no number that a binary fraction would bend.

What JSON allows and a report does not is kept as a mark in the tree, so that it is reported with its path beside all other faults.
"""

import json
from typing import final

from attrs import frozen

from govreport.errors import UnreadableFile
from govreport.wording import Wording

__all__ = ["Doubled", "Fraction", "parsed"]


@final
class Doubled(dict[str, object]):
    """
    An object in which a key stands more than once.
    """

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__(pairs)
        keys = [key for key, _ in pairs]
        self.keys_doubled = tuple(dict.fromkeys(key for key in keys if keys.count(key) > 1))


@final
@frozen
class Fraction:
    """
    A number with a point or an exponent, or NaN or Infinity: nothing that a report holds.
    """

    text: str


def parsed(text: str | bytes, source: str) -> object:
    """
    Return the tree of a JSON text.

    Raises:
        UnreadableFile: The bytes are no UTF-8, or the text is no JSON.
    """
    try:
        decoded = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        tree: object = json.loads(decoded, parse_float=Fraction, parse_constant=Fraction, object_pairs_hook=_object)
    except UnicodeDecodeError as error:
        reason = Wording(zh="第 {place} 字节起不是 UTF-8", en="no UTF-8 from byte {place} on").filled(place=error.start)
        raise UnreadableFile(source, reason) from error
    except json.JSONDecodeError as error:
        reason = Wording(zh="第 {line} 行第 {column} 列不是 JSON（{words}）", en="no JSON at line {line}, column {column} ({words})")
        raise UnreadableFile(source, reason.filled(line=error.lineno, column=error.colno, words=error.msg)) from error
    except RecursionError as error:
        raise UnreadableFile(source, Wording(zh="嵌套过深", en="it is nested too deeply")) from error
    except ValueError as error:  # an integer of more digits than Python reads
        raise UnreadableFile(source, Wording(zh="其中有过长的数字", en="it holds a number that is too long")) from error
    return tree


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else Doubled(pairs)
