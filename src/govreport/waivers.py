"""
Waivers in a file: canonical JSON, every fault reported at once, nothing lost.
"""

import json
import re
from collections.abc import Iterable
from datetime import date
from os import PathLike
from typing import Final

from govreport.codec.jsontext import parsed
from govreport.codec.walk import items, keys, note, text, whole
from govreport.errors import Fault, InvalidWaivers
from govreport.files import read_bytes
from govreport.validation import Waiver
from govreport.wording import Wording

__all__ = ["dump_waivers", "load_waivers", "read_waivers", "waiver_shape"]

_NEEDED: Final = ("rule", "fingerprint", "reason", "who", "when")
_KEYS: Final = (*_NEEDED, "agency", "year")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_EMPTY: Final = Wording(zh="不能为空", en="cannot be empty")
_NO_DAY: Final = Wording(zh="应为日期，如 2026-01-20", en="should be a day such as 2026-01-20")
_TWICE: Final = Wording(zh="同一项结果有两条确认说明", en="one finding has two decisions")


def read_waivers(data: str | bytes, /, *, source: str = "JSON") -> tuple[Waiver, ...]:
    """
    Return the waivers that a JSON text holds.

    Raises:
        UnreadableFile: It is no JSON.
        InvalidWaivers: It holds something else; the error has every fault with its path.

    >>> read_waivers('{"waivers": []}')
    ()
    """
    faults = list[Fault]()
    listed = items(keys(parsed(data, source), "$", faults, ("waivers",)).get("waivers", []), "$.waivers", faults)
    found = tuple(_waiver(each, f"$.waivers[{number}]", faults) for number, each in enumerate(listed))
    seen = set[tuple[object, object]]()
    for number, each in enumerate(listed):
        whole_one = isinstance(each, dict) and all(name in each for name in _NEEDED)
        key = (each["rule"], each["fingerprint"]) if isinstance(each, dict) and whole_one else (None, None)
        if all(isinstance(name, str) and name for name in key):
            if key in seen:
                note(faults, f"$.waivers[{number}]", _TWICE)
            seen.add(key)
    if faults:
        raise InvalidWaivers(source, tuple(faults))
    return tuple(each for each in found if each is not None)


def load_waivers(path: str | PathLike[str], /) -> tuple[Waiver, ...]:
    """
    Return the waivers in a file. Raises as :func:`read_waivers` does, and if the file cannot be opened.
    """
    return read_waivers(read_bytes(path), source=str(path))


def dump_waivers(waivers: Iterable[Waiver], /) -> str:
    """
    Return waivers as canonical JSON, one a line, in the order given.

    >>> print(dump_waivers([Waiver(rule="C-STOCK", fingerprint="0f", reason="机构划转", who="王某", when=date(2026, 1, 20))]), end="")
    {"waivers": [
      {"rule": "C-STOCK", "fingerprint": "0f", "reason": "机构划转", "who": "王某", "when": "2026-01-20"}
    ]}
    """
    lines = [f"  {json.dumps(waiver_shape(each), ensure_ascii=False)}" for each in waivers]
    return '{"waivers": [\n' + ",\n".join(lines) + "\n]}\n" if lines else '{"waivers": []}\n'


def waiver_shape(waiver: Waiver) -> dict[str, str | int]:
    """
    Return a waiver as its file has it.
    """
    shape: dict[str, str | int] = {"rule": waiver.rule, "fingerprint": waiver.fingerprint, "reason": waiver.reason}
    shape |= {"who": waiver.who, "when": waiver.when.isoformat()}
    shape |= {"agency": waiver.agency} if waiver.agency else {}
    return shape | ({"year": waiver.year} if waiver.year is not None else {})


def _waiver(value: object, place: str, faults: list[Fault]) -> Waiver | None:
    known, before = keys(value, place, faults, _KEYS, _NEEDED), len(faults)
    words = {name: text(known[name], f"{place}.{name}", faults) for name in (*_NEEDED, "agency") if name in known}
    for name in _NEEDED:
        if isinstance(known.get(name), str) and not words[name].strip():
            note(faults, f"{place}.{name}", _EMPTY)
    said = words.get("when", "")
    day = _day(said, f"{place}.when", faults) if said.strip() else date.min
    year = whole(known["year"], f"{place}.year", faults, least=1, most=date.max.year) if "year" in known else None
    if len(faults) > before or any(name not in words for name in _NEEDED):
        return None
    return Waiver(
        rule=words["rule"],
        fingerprint=words["fingerprint"],
        reason=words["reason"],
        who=words["who"],
        when=day,
        agency=words.get("agency", ""),
        year=year,
    )


def _day(said: str, place: str, faults: list[Fault]) -> date:
    try:
        if _DAY.fullmatch(said):
            return date.fromisoformat(said)
    except ValueError:
        pass
    note(faults, place, _NO_DAY)
    return date.min
