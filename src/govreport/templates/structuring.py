"""
From the bytes of a form's file to values: every key known, every value of its own type, nothing converted.

What is of the wrong shape is left out of the draft and reported; the rest can still be checked for its meaning.
"""

import tomllib
from collections.abc import Callable, Mapping
from enum import Enum
from functools import partial
from typing import Final, TypeVar, final, get_args, get_origin

from attrs import fields, frozen, has
from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from govreport.errors import Fault, UnreadableFile
from govreport.relations import Bridge, Continuity, Relation
from govreport.tables import Table
from govreport.template import Section, Template
from govreport.wording import Language, Wording

__all__ = ["Draft", "structured"]

_T = TypeVar("_T")
#: The key of each list in the file, and what it is a list of.
_LISTS: Final[Mapping[str, type]] = {"section": Section, "table": Table, "relation": Relation, "continuity": Continuity, "bridge": Bridge}
_TYPES: Final[Mapping[type, Wording]] = {
    str: Wording(zh="文字", en="a text"),
    int: Wording(zh="整数", en="a whole number"),
    bool: Wording(zh="true 或 false", en="true or false"),
}
_LANGUAGES: Final[tuple[Language, Language]] = ("zh", "en")


@final
@frozen(kw_only=True)
class Identity:
    """
    The keys at the top of the file: which form it is.
    """

    id: str
    label: str
    en: str
    instrument: str
    first_year: int
    last_year: int | None = None
    supersedes: str = ""
    title: Wording


@final
@frozen(kw_only=True)
class Draft:
    """
    What a file defines, each item with its place in the file, before anybody asked whether it makes sense.
    """

    identity: Identity | None
    sections: tuple[tuple[str, Section], ...]
    tables: tuple[tuple[str, Table], ...]
    relations: tuple[tuple[str, Relation], ...]
    continuities: tuple[tuple[str, Continuity], ...]
    bridges: tuple[tuple[str, Bridge], ...]
    #: Whether some table was of the wrong shape, so that ids may be missing through no fault of who names them.
    torn: bool

    @property
    def supersedes(self) -> str:
        """
        The id of the form that this one took the place of, if it says so.
        """
        return self.identity.supersedes if self.identity else ""

    def template(self) -> Template:
        """
        Return the form that a draft without faults defines.
        """
        assert self.identity is not None
        known = {each.name: getattr(self.identity, each.name) for each in fields(Identity)}
        return Template(
            **known,
            sections=tuple(each for _, each in self.sections),
            tables=tuple(each for _, each in self.tables),
            relations=tuple(each for _, each in self.relations),
            continuities=tuple(each for _, each in self.continuities),
            bridges=tuple(each for _, each in self.bridges),
        )


def structured(source: str, data: bytes) -> tuple[Draft, tuple[Fault, ...]]:
    """
    Return what the bytes of a form's file define, and every fault of their shape.

    Raises:
        UnreadableFile: The bytes are no TOML in UTF-8.
    """
    try:
        raw = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnreadableFile(source, Wording(zh=f"不是 UTF-8 的 TOML（{error}）", en=f"no TOML in UTF-8 ({error})")) from error
    converter, faults = _converter(), list[Fault]()
    top = {key: value for key, value in raw.items() if key not in _LISTS}
    identity = _one(converter, top, Identity, "$", faults)
    lists = {key: _many(converter, raw.get(key, []), kind, key, faults) for key, kind in _LISTS.items()}
    draft = Draft(
        identity=identity,
        sections=lists["section"],
        tables=lists["table"],
        relations=lists["relation"],
        continuities=lists["continuity"],
        bridges=lists["bridge"],
        torn=any(fault.place.startswith("$.table") for fault in faults),
    )
    return draft, tuple(faults)


def _many(converter: Converter, raw: object, kind: type[_T], key: str, faults: list[Fault]) -> tuple[tuple[str, _T], ...]:
    if not isinstance(raw, list):
        faults.append(Fault(f"$.{key}", Wording(zh=f"应写作 [[{key}]]", en=f"should be written [[{key}]]")))
        return ()
    drafted = ((f"$.{key}[{place}]", each) for place, each in enumerate(raw))
    return tuple((place, value) for place, each in drafted if (value := _one(converter, each, kind, place, faults)) is not None)


def _one(converter: Converter, raw: object, kind: type[_T], place: str, faults: list[Fault]) -> _T | None:
    try:
        return converter.structure(raw, kind)
    except (BaseValidationError, _WrongType) as error:
        # The same walk twice, once for each language; cattrs writes "words @ path".
        chinese, english = (transform_error(error, place, partial(_said, language=language)) for language in _LANGUAGES)
        for zh, en in zip(chinese, english, strict=True):
            faults.append(Fault(zh.rpartition(" @ ")[2], Wording(zh=zh.rpartition(" @ ")[0], en=en.rpartition(" @ ")[0])))
    return None


@final
class _WrongType(Exception):  # noqa: N818 - never leaves this module
    """
    A value that is not of the type it should be; cattrs collects it with its path.
    """

    def __init__(self, expected: Wording) -> None:
        super().__init__(expected)
        self.expected = expected


def _said(error: BaseException, _kind: object, *, language: Language) -> str:
    match error:
        case _WrongType():
            return Wording(zh="应为{expected}", en="should be {expected}").say(language, expected=error.expected)
        case ForbiddenExtraKeysError():
            return Wording(zh="多余的键 {keys}", en="unknown key {keys}").say(language, keys=tuple(sorted(error.extra_fields)))
        case KeyError():
            return Wording(zh="缺少 {key}", en="{key} is missing").say(language, key=error.args[0])
        case _:
            return str(error)


def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    # cattrs would turn 1 into "1", "12" into 12 and a text into a list of letters; here a value has its type or is a fault.
    for kind, expected in _TYPES.items():
        converter.register_structure_hook(kind, _exactly(kind, expected))

    def enumeration(kind: type[Enum]) -> Callable[[object, object], Enum]:
        known = {each.value: each for each in kind}

        def structure(value: object, _: object) -> Enum:
            if not isinstance(value, str) or value not in known:
                words = " | ".join(known)
                raise _WrongType(Wording(zh=words, en=words))
            return known[value]

        return structure

    def table(kind: type) -> Callable[[object, object], object]:
        renamed = {"parts": override(rename="part")} if kind is Table else {}  # written [[table.part]], one by one
        build = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True, **renamed)

        def structure(value: object, _: object) -> object:
            if not isinstance(value, dict):
                raise _WrongType(Wording(zh="表", en="a table"))
            return build(value, kind)

        return structure

    def array(kind: type) -> Callable[[object, object], tuple[object, ...]]:
        items = list.__class_getitem__(get_args(kind)[0])

        def structure(value: object, _: object) -> tuple[object, ...]:
            if not isinstance(value, list):
                raise _WrongType(Wording(zh="列表", en="a list"))
            return tuple(converter.structure(value, items))

        return structure

    converter.register_structure_hook_factory(lambda kind: isinstance(kind, type) and issubclass(kind, Enum), enumeration)
    converter.register_structure_hook_factory(has, table)
    converter.register_structure_hook_factory(lambda kind: get_origin(kind) is tuple, array)
    return converter


def _exactly(kind: type, expected: Wording) -> Callable[[object, object], object]:
    def structure(value: object, _: object) -> object:
        if type(value) is not kind:
            raise _WrongType(expected)
        return value

    return structure
