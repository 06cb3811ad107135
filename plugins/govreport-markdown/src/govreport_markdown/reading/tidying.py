"""
HTML made plain for the standard library's parser, in one pass.

That parser takes time by the square where tags, quotes, comments or declarations do not end, and hides what stands behind them.
"""

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["tidied"]

_ASCII: Final = re.IGNORECASE | re.ASCII
#: What is not shown, by how it begins and ends.
_HIDDEN: Final = tuple(
    (re.compile(begin, _ASCII), re.compile(end, _ASCII))
    for begin, end in (
        ("<!--", "-->"),
        (r"<script(?=[\s/>])", r"</script\s*>"),
        (r"<style(?=[\s/>])", r"</style\s*>"),
        (r"<[!?](?=[a-z\[])", ">"),
    )
)
# No tag goes on over the beginning of another, whatever its quotes say.
_TAG: Final = re.compile(r"""<(/?[a-z][a-z0-9:-]*+)((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>|[^<>]*+>)""", _ASCII)
_FACT: Final = re.compile(r"""(?<![a-z-])(alt|aria-label|colspan|rowspan|src|start)\s*+=\s*+("[^"]*"|'[^']*'|[^\s"'>]++)""", _ASCII)
_QUOTES: Final = ('"', "'")
#: Elements behind which some versions of the parser see no tags; each is a paragraph as good as another.
_TEXTS: Final = frozenset({"iframe", "listing", "noembed", "noframes", "noscript", "plaintext", "textarea", "title", "xmp"})


def tidied(html: str) -> str:
    """
    Return the HTML without what is not shown: tags with no facts but those of use, every other ``<`` as text.

    >>> tidied('<td class=x colspan=2>1 < 2<!-- 3 --><script>4</script></td><td')
    '<td colspan="2">1 &lt; 2</td>&lt;td'
    """
    return "".join(_pieces(html))


def _pieces(html: str) -> Iterator[str]:
    place, endless = 0, set[int]()
    while (begin := html.find("<", place)) >= 0:
        yield html[place:begin]
        place = _hidden(html, begin, endless)
        if place > begin:
            continue
        tag = _TAG.match(html, begin)
        if tag:
            yield _plain(tag[1], tag[2])
            place = tag.end()
        else:
            yield "&lt;"
            place = begin + 1
    yield html[place:]


def _plain(name: str, rest: str) -> str:
    if name.removeprefix("/").lower() in _TEXTS:
        return "<p>"
    facts = (f" {key}={value if value[0] in _QUOTES else _QUOTES[0] + value + _QUOTES[0]}" for key, value in _FACT.findall(rest))
    return f"<{name}{''.join(facts)}>"


def _hidden(html: str, begin: int, endless: set[int]) -> int:
    """
    Return where something hidden ends, or where it would begin if nothing is hidden; what does not end is never searched again.
    """
    for kind, (beginning, end) in enumerate(_HIDDEN):
        if kind not in endless and beginning.match(html, begin):
            found = end.search(html, begin)
            if found:
                return found.end()
            endless.add(kind)
    return begin
