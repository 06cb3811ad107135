"""
From the bytes of a form's file to values: every key known, every value of its own type, nothing converted.

What is of the wrong shape is left out of the draft and reported; the rest can still be checked for its meaning.
"""

import tomllib
from typing import Final, TypeVar, final

from attrs import fields, frozen
from cattrs import Converter

from govreport.errors import Fault, UnreadableFile
from govreport.relations import Bridge, Continuity, Relation
from govreport.tables import Table
from govreport.template import Section, Template
from govreport.templates.strict import strict_converter, structure
from govreport.wording import Wording

__all__ = ["Draft", "structured"]

_T = TypeVar("_T")
#: Parts are written one by one, as [[table.part]].
_KEYS: Final = {"parts": "part"}
#: The keys of lists; all others say which form it is.
_LISTS: Final = frozenset({"section", "table", "relation", "continuity", "bridge"})


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
    #: The lists of which some item was of the wrong shape, so that ids may be missing through no fault of who names them.
    torn: frozenset[str]

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
    except (ValueError, RecursionError) as error:  # of what is no UTF-8, no TOML, too long a number or too deeply nested
        raise UnreadableFile(source, Wording(zh=f"不是 UTF-8 的 TOML（{error}）", en=f"no TOML in UTF-8 ({error})")) from error
    converter = strict_converter(_KEYS)
    top = {key: value for key, value in raw.items() if key not in _LISTS}
    identity, missing = structure(converter, top, Identity, "$", _KEYS)
    faults = list(missing)
    draft = Draft(
        identity=identity,
        sections=_many(converter, raw, Section, "section", faults),
        tables=_many(converter, raw, Table, "table", faults),
        relations=_many(converter, raw, Relation, "relation", faults),
        continuities=_many(converter, raw, Continuity, "continuity", faults),
        bridges=_many(converter, raw, Bridge, "bridge", faults),
        torn=frozenset(key for key in _LISTS for fault in faults if fault.place.startswith(f"$.{key}")),
    )
    return draft, tuple(faults)


def _many(converter: Converter, raw: dict[str, object], kind: type[_T], key: str, faults: list[Fault]) -> tuple[tuple[str, _T], ...]:
    items = raw.get(key, [])
    if not isinstance(items, list):
        faults.append(Fault(f"$.{key}", Wording(zh=f"应写作 [[{key}]]", en=f"should be written [[{key}]]")))
        return ()
    found = list[tuple[str, _T]]()
    for number, each in enumerate(items):
        place = f"$.{key}[{number}]"
        value, misshapen = structure(converter, each, kind, place, _KEYS)
        faults += misshapen
        if value is not None:
            found.append((place, value))
    return tuple(found)
