"""
From the bytes of an indicators' file to the indicators, or to every fault that keeps them from being some.
"""

import tomllib
from typing import Final, final

from attrs import frozen

from govreport.errors import Fault, InvalidIndicators, UnreadableFile
from govreport.indicators.checking import faults_of
from govreport.indicators.indicator import Indicator
from govreport.template import Template
from govreport.templates.strict import strict_converter, structure
from govreport.wording import Wording

__all__ = ["loaded"]

_KEY: Final = "indicator"
_KEYS: Final[dict[str, str]] = {}


@final
@frozen
class _Top:
    """
    What else may stand in the file: nothing.
    """


def loaded(data: bytes, source: str, forms: tuple[Template, ...]) -> tuple[Indicator, ...]:
    """
    Return the indicators that a file defines, in its order; their cells are looked for in some forms.

    Raises:
        UnreadableFile: The bytes are no TOML in UTF-8.
        InvalidIndicators: They define none; the error holds every fault of shape and of meaning.
    """
    try:
        raw = tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:  # of what is no UTF-8, no TOML, too long a number or too deeply nested
        raise UnreadableFile(source, Wording(zh=f"不是 UTF-8 的 TOML（{error}）", en=f"no TOML in UTF-8 ({error})")) from error
    converter = strict_converter(_KEYS)
    _, unknown = structure(converter, {key: value for key, value in raw.items() if key != _KEY}, _Top, "$", _KEYS)
    faults, found = list(unknown), list[tuple[str, Indicator]]()
    listed = raw.get(_KEY, [])
    if not isinstance(listed, list) or not listed:
        faults.append(Fault(f"$.{_KEY}", Wording(zh="应写作 [[indicator]]，至少一项", en="should be written [[indicator]], one at least")))
        listed = []
    for number, each in enumerate(listed):
        place = f"$.{_KEY}[{number}]"
        value, misshapen = structure(converter, each, Indicator, place, _KEYS)
        faults += misshapen
        if value is not None:
            found.append((place, value))
    faults += faults_of(found, forms)
    if faults:
        raise InvalidIndicators(source, tuple(faults))
    return tuple(each for _, each in found)
