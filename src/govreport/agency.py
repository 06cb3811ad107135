"""
Who reports: one administrative body.
"""

import re
from enum import Enum
from typing import final

from attrs import Attribute, field, frozen

from govreport.errors import InvalidValue
from govreport.wording import Wording

__all__ = ["Agency", "Level"]

# GB 32100-2015: 31 signs (no I, O, S, V, Z), each place weighted by a power of 3, modulo 31.
_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_REGION = re.compile(r"[1-9]\d{5}", re.ASCII)


class Level(Enum):
    """
    The level of government that an agency belongs to (行政层级).
    """

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"


def _named(_: object, attribute: "Attribute[str]", value: str) -> None:
    if not value.strip() or value != value.strip() or len(value.splitlines()) > 1:
        raise InvalidValue(
            attribute.name, value, Wording(zh="应为一行文字，首尾无空格", en="it should be one line with no space around it")
        )


def _coded(_: object, attribute: "Attribute[str | None]", value: str | None) -> None:
    if value is not None and not _checks(value):
        reason = Wording(zh="不是校验码正确的 18 位统一社会信用代码", en="it is no code of 18 signs with the right check sign")
        raise InvalidValue(attribute.name, value, reason)


def _placed(_: object, attribute: "Attribute[str | None]", value: str | None) -> None:
    if value is not None and not _REGION.fullmatch(value):
        raise InvalidValue(attribute.name, value, Wording(zh="行政区划代码应为 6 位数字", en="a region's code has 6 digits"))


@final
@frozen
class Agency:
    """
    An administrative body that reports (报告机关).

    Raises:
        InvalidValue: The name is empty, or a code is not of its form.

    >>> Agency("西安市公安局", region="610100", level=Level.CITY).name
    '西安市公安局'
    """

    name: str = field(validator=_named)
    #: The 统一社会信用代码 with its check sign.
    code: str | None = field(default=None, kw_only=True, validator=_coded)
    #: The 行政区划代码 of its area, 6 digits (GB/T 2260).
    region: str | None = field(default=None, kw_only=True, validator=_placed)
    level: Level | None = field(default=None, kw_only=True)

    def same_as(self, other: "Agency") -> bool:
        """
        Return whether this is the same body: by code where both have one, otherwise by name.
        """
        if self.code and other.code:
            return self.code == other.code
        return self.name == other.name


def _checks(code: str) -> bool:
    values = [_SIGNS.find(sign) for sign in code]
    if len(values) != 18 or -1 in values:  # noqa: PLR2004 - the standard's length
        return False
    weighted = sum(value * pow(3, place, 31) for place, value in enumerate(values[:17]))
    return (31 - weighted % 31) % 31 == values[17]
