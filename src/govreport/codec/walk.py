"""
Steps through a tree of JSON that note every fault with its path and go on.
"""

from collections.abc import Collection, Mapping
from enum import Enum
from typing import Final, TypeVar

from govreport.codec.jsontext import Doubled
from govreport.errors import Fault
from govreport.wording import Wording

__all__ = ["choice", "items", "keys", "note", "text", "whole", "writable"]

_E = TypeVar("_E", bound=Enum)

_OBJECT: Final = Wording(zh="应为对象", en="should be an object")
_LIST: Final = Wording(zh="应为列表", en="should be a list")
_TEXT: Final = Wording(zh="应为文字", en="should be a text")
_SURROGATE: Final = Wording(zh="含有不成对的代理字符", en="holds a lone surrogate")
_WHOLE: Final = Wording(zh="应为 {least} 以上的整数", en="should be a whole number, {least} or more")
_UNKNOWN: Final = Wording(zh="多余的键", en="unknown key")
_MISSING: Final = Wording(zh="缺少", en="is missing")
_DOUBLED: Final = Wording(zh="重复的键", en="the key stands twice")
_ONE_OF: Final = Wording(zh="应为下列之一：{known}", en="should be one of {known}")


def note(faults: list[Fault], place: str, problem: Wording) -> None:
    """
    Note a fault.
    """
    faults.append(Fault(place, problem))


def keys(
    value: object, place: str, faults: list[Fault], known: Collection[str], needed: Collection[str] | None = None
) -> Mapping[str, object]:
    """
    Return the known keys of an object; all of them are needed unless said otherwise.
    """
    if not isinstance(value, dict):
        note(faults, place, _OBJECT)
        return {}
    if needed is None and type(value) is dict and tuple(value) == known:
        return value
    if isinstance(value, Doubled):
        for key in value.keys_doubled:
            note(faults, f"{place}.{key}", _DOUBLED)
    for key in value:
        if key not in known:
            note(faults, f"{place}.{key}", _UNKNOWN)
    for key in known if needed is None else needed:
        if key not in value:
            note(faults, f"{place}.{key}", _MISSING)
    return {key: value[key] for key in known if key in value}


def items(value: object, place: str, faults: list[Fault]) -> list[object]:
    """
    Return the items of a list.
    """
    if isinstance(value, list):
        return value
    note(faults, place, _LIST)
    return []


def text(value: object, place: str, faults: list[Fault]) -> str:
    """
    Return a text that can be written as UTF-8.
    """
    if not isinstance(value, str):
        note(faults, place, _TEXT)
        return ""
    if not writable(value):
        note(faults, place, _SURROGATE)
    return value


def writable(text: str) -> bool:
    """
    Return whether a text can be written as UTF-8: JSON lets surrogates stand alone.
    """
    try:
        return text.isascii() or bool(text.encode())
    except UnicodeEncodeError:
        return False


def whole(value: object, place: str, faults: list[Fault], *, least: int = 0, most: int = 10**9) -> int:
    """
    Return a whole number; true and false are none.
    """
    if type(value) is int and least <= value <= most:
        return value
    note(faults, place, _WHOLE.filled(least=least))
    return least


def choice(value: object, place: str, faults: list[Fault], kind: type[_E]) -> _E | None:
    """
    Return the member of an enumeration that a text names.
    """
    for each in kind:
        if each.value == value:
            return each
    note(faults, place, _ONE_OF.filled(known=tuple(each.value for each in kind)))
    return None
