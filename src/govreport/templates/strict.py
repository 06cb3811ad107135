"""
A converter that converts nothing: every value has the type it should have, every key is known, or it is a fault.

cattrs does the walking and collects what it meets; its leniency (``"12"`` for 12, a text for a list of letters) is taken out.
"""

import re
from collections.abc import Callable, Mapping
from enum import Enum
from functools import partial
from typing import Final, TypeAlias, TypeVar, final, get_args, get_origin

from attrs import fields, has
from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from govreport.errors import Fault
from govreport.wording import Language, Wording

__all__ = ["strict_converter", "structure"]

_T = TypeVar("_T")
_Hook: TypeAlias = Callable[[object, object], object]
_TYPES: Final[Mapping[type, Wording]] = {
    str: Wording(zh="应为文字", en="should be a text"),
    int: Wording(zh="应为整数", en="should be a whole number"),
    bool: Wording(zh="应为 true 或 false", en="should be true or false"),
}
_TABLE: Final = Wording(zh="应为表", en="should be a table")
_LIST: Final = Wording(zh="应为列表", en="should be a list")
_ONE_OF: Final = Wording(zh="应为下列之一：{known}", en="should be one of {known}")
_MISSING: Final = Wording(zh="缺少 {key}", en="{key} is missing")
_UNKNOWN: Final = Wording(zh="多余的键 {keys}", en="unknown key {keys}")


def structure(
    converter: Converter, raw: object, kind: type[_T], place: str, keys: Mapping[str, str]
) -> tuple[_T | None, tuple[Fault, ...]]:
    """
    Return the value that raw data hold, or every fault that keeps them from holding one; ``keys`` says how fields are written.
    """
    try:
        return converter.structure(raw, kind), ()
    except (BaseValidationError, _Misshapen) as error:
        # The same walk twice, once for each language; cattrs writes "words @ path".
        chinese = transform_error(error, place, partial(_said, language="zh"))
        english = transform_error(error, place, partial(_said, language="en"))
    return None, tuple(_fault(zh, en, keys) for zh, en in zip(chinese, english, strict=True))


def strict_converter(keys: Mapping[str, str]) -> Converter:
    """
    Return a converter for attrs classes that refuses all it would have to convert; ``keys`` says how fields are written.
    """
    converter = Converter(forbid_extra_keys=True)
    for kind, problem in _TYPES.items():
        converter.register_structure_hook(kind, _exactly(kind, problem))

    converter.register_structure_hook_factory(_is_enum, _enumeration)
    converter.register_structure_hook_factory(has, lambda kind: _table(converter, kind, keys))
    converter.register_structure_hook_factory(_is_tuple, lambda kind: _array(converter, get_args(kind)[0]))
    return converter


@final
class _Misshapen(Exception):
    """
    A value of the wrong shape; cattrs collects it with its path.
    """

    def __init__(self, problem: Wording) -> None:
        super().__init__(problem)
        self.problem = problem


def _exactly(kind: type, problem: Wording) -> _Hook:
    def hook(value: object, _: object) -> object:
        if type(value) is not kind:  # a bool is an int to isinstance
            raise _Misshapen(problem)
        return value

    return hook


def _enumeration(kind: type[Enum]) -> _Hook:
    known = {each.value: each for each in kind}

    def hook(value: object, _: object) -> Enum:
        if not isinstance(value, str) or value not in known:
            raise _Misshapen(_ONE_OF.filled(known=tuple(known)))
        return known[value]

    return hook


def _table(converter: Converter, kind: type, keys: Mapping[str, str]) -> _Hook:
    renamed = {each.name: override(rename=keys[each.name]) for each in fields(kind) if each.name in keys}
    build = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True, **renamed)  # type: ignore[arg-type, var-annotated]  # its keywords are overrides by field name

    def hook(value: object, _: object) -> object:
        if not isinstance(value, dict):
            raise _Misshapen(_TABLE)
        return build(value, kind)

    return hook


def _array(converter: Converter, item: type) -> _Hook:
    def hook(value: object, _: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise _Misshapen(_LIST)
        return tuple(converter.structure(value, list[item]))  # type: ignore[valid-type]  # made at run time

    return hook


def _is_enum(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _said(error: BaseException, _kind: object, *, language: Language) -> str:
    match error:
        case _Misshapen():
            return error.problem.say(language)
        case ForbiddenExtraKeysError():
            return _UNKNOWN.say(language, keys=tuple(sorted(error.extra_fields)))
        case KeyError():
            return _MISSING.say(language, key=error.args[0])
        case _:
            raise error  # ours to mend: nothing in a file can lead here


def _fault(zh: str, en: str, keys: Mapping[str, str]) -> Fault:
    words, _, place = zh.rpartition(" @ ")
    for name, key in keys.items():
        place = re.sub(rf"\.{name}\b", f".{key}", place)
    return Fault(place, Wording(zh=words, en=en.rpartition(" @ ")[0]))
