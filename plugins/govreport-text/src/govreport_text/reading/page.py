"""
What stands where on a page: the title in the middle, who signs on the right, notes set in, headings underlined.

The width of the page is nowhere written; it is found from what agrees with it.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final, TypeAlias, final

from attrs import frozen

from govreport.document import Heading, Role
from govreport_text.widths import columns_of, wide_columns_of

__all__ = ["Group", "Page", "heading_in", "page_of"]

#: Lines without a blank one between them.
Group: TypeAlias = Sequence[str]

_USUAL: Final = 100
_NOTE: Final = 4
#: What is set in by more is in the middle or on the right, however wide the page.
_FAR: Final = 8
#: So many blocks set in alike, and hardly any other, are prose with indented paragraphs.
_MANY: Final = 3
_UNDERLINE: Final = re.compile("={3,}|-{3,}")
_COLUMNS: Final = re.compile(r"\S\s{2}")


@final
@frozen
class Page:
    """
    How the text is set.
    """

    width: int
    #: Whether what is set in by four spaces is a note.
    noted: bool

    def is_title(self, group: Group) -> bool:
        """
        Return whether lines stand in the middle.
        """
        return any(map(_lead, group)) and all(self._middle(line) for line in group)

    def role(self, group: Group) -> Role:
        """
        Return what paragraphs are for, from where they stand.
        """
        if self.noted and _is_set_in(group):
            return Role.NOTE
        right = all(_lead(line) and self.width in _sizes(line) for line in group)
        return Role.CLOSING if right else Role.BODY

    def _middle(self, line: str) -> bool:
        return any(_lead(line) == max((self.width - size) // 2, 0) for size in _sizes(line.strip(" ")))


def page_of(groups: Sequence[Group]) -> Page:
    """
    Return how a text is set.
    """
    set_in = sum(map(_is_set_in, groups))
    flush = sum(not _lead(group[0]) for group in groups)
    noted = set_in < _MANY or set_in <= flush or any(map(heading_in, groups))
    return Page(_width(groups) if groups else _USUAL, noted)


def heading_in(group: Group) -> Heading | None:
    """
    Return the heading that two lines are, the lower one as wide as the upper; a dash or two may stand for a figure.

    >>> heading_in(["一、总体情况", "============"])
    Heading(text='一、总体情况', level=1)
    """
    if len(group) != 2 or "\t" in group[0] or not _UNDERLINE.fullmatch(group[1]):  # noqa: PLR2004  # words and line
        return None
    text = group[0].strip()
    if len(group[1]) not in _sizes(text):
        return None
    return Heading(text, 1 if group[1].startswith("=") else 2)


def _sizes(line: str) -> set[int]:
    """
    Return the columns that a line may take.
    """
    return {columns_of(line), wide_columns_of(line)}


def _lead(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_set_in(group: Group) -> bool:
    return all(_lead(line) == _NOTE for line in group)


def _width(groups: Sequence[Group]) -> int:
    """
    Return the width of the page: the usual one if anything agrees with it, else what the title and who signs agree on.
    """
    first, *others = groups
    middles = _middles(first)
    rights = {right for group in others for right in _rights(group, _sizes)}
    if _USUAL in middles or _USUAL in rights or _USUAL in _rights(first, _sizes):
        return _USUAL
    agreed = [right for right in (middles or set(_rights(first, _sizes))) if right in rights]
    if agreed:
        return agreed[0]
    if middles:
        return min(middles)
    usual = Counter(right for group in others for right in _rights(group, lambda line: [columns_of(line)]))
    return max((right for right, count in usual.items() if count > 1), default=_USUAL)


def _middles(group: Group) -> set[int]:
    """
    Return how wide a page may be on which lines stand in the middle.
    """
    leads = {line: _lead(line) for line in group if _lead(line)}
    fitting = [{2 * lead + size + odd for size in _sizes(line.strip(" ")) for odd in (0, 1)} for line, lead in leads.items()]
    found = set[int]().union(*fitting[:1]).intersection(*fitting)
    far = len(leads) == len(group) and min(leads.values(), default=0) > _FAR and not any(map(_COLUMNS.search, group))
    return found if far else found & {_USUAL}


def _rights(group: Group, sizes: Callable[[str], Iterable[int]]) -> Collection[int]:
    """
    Return where lines end that all stand far in, if they are not many.
    """
    return [size for line in group for size in sizes(line)] if all(_lead(line) > _FAR for line in group) else []
