"""
Of which year a place in a sentence speaks.
"""

import re
from typing import Final

from govreport.narrative.statement import Times

__all__ = ["masked", "times_behind"]

#: A whole year by its days, of which the year alone matters: 2024年1月1日至12月31日.
_PERIOD: Final = re.compile(
    r"(?:自|从)?(20\d\d)\s*年\s*0?1\s*月(?:\s*0?1\s*日)?(?:起|始)?\s*(?:至|到|-|—|－|~|～)+(?:\s*20\d\d\s*年)?\s*12\s*月(?:\s*31\s*日)?(?:止|期间)?"
)
_CARRIED: Final = r"(?:度)?(?:底|末)?(?:结转|转结|转入|遗留|接转|转来|结余)"
_YEARS: Final = re.compile(
    rf"(?=[上去前同本今当全2;,])(?:(?P<last>上年同期|去年同期|(?<!结转)(?<!结转自)(?:上一?|前一|去)年(?!{_CARRIED})度?|同期)|(?P<this>本年度?|今年|当年|(?<!年)全年)|(?<!结转)(?<!转至)(?<!转到)(?<!转入)(?P<dated>20\d\d)年(?!{_CARRIED})度?|(?P<end>[;])|(?P<comma>,))"
)
_ASIDE: Final = re.compile(r"[（(](?:含|包括|不含)[^（）()\d]{1,12}[）)]")
_AGAINST: Final = tuple("较比与和同由从受")


def masked(line: str) -> str:
    """
    Return a line in which a whole year that is given by its days is only named, and what brackets add without a number is hidden,
    with every sign in its place.

    >>> masked("2024年1月1日至12月31日，收到")
    '2024年···········，收到'
    """
    whole = _PERIOD.sub(lambda found: f"{found[1]}年".ljust(len(found[0]), "·"), line) if "12" in line else line
    return _ASIDE.sub(lambda found: "·" * len(found[0]), whole)


def times_behind(words: str, year: int) -> Times:
    """
    Return of which year a sentence speaks behind its first words; a year that is only compared with is left behind at the next comma.
    """
    times, compared = Times.THIS, False
    for found in _YEARS.finditer(words):
        if found["end"] or found["comma"]:
            if found["end"] or compared:
                times, compared = Times.THIS, False
            continue
        compared = words.endswith(_AGAINST, 0, found.start())
        named = Times.LAST if found["last"] else Times.THIS
        times = Times.of(int(found["dated"]), year) if found["dated"] else named
    return times
