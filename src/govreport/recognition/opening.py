"""
Who reports, on which year: from the title, wherever it stands and however it is broken.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, final

from attrs import evolve, frozen

from govreport.document import Block, Document, Heading, Paragraph, Role
from govreport.recognition.normal import squeezed

__all__ = ["Opening", "closing_day", "opening_of"]

_TITLE: Final = re.compile(
    r"(?P<agency>.*?)(?:关于)?(?P<year>20\d\d)年度?(?P<after>\D*?)(?:政府)?信息公开(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?报告(?:\(.*\))?"
)
_PUBLIC: Final = "信息公开"
_LONGEST: Final = 100
#: What stands in sentences, and in no title of the text.
_SENTENCE: Final = re.compile("[,。:;《》]")
#: Where the text itself says whose report it is.
_SAID: Final = re.compile(
    r"(?:编制|发布|公布|向社会公布)(?P<one>[^,。:;《》\d]{3,30}?)20\d\d年|本报告由(?P<other>[^,。:;《》\d]{3,30}?)(?:根据|按照|依据|依照|编制|负责编制)"
)
_NAME: Final = re.compile(r"[^\W\d_]{2,28}(?:局|委|办|室|府|厅|院|会|中心|部|署|站|处|行|队|所|区|县|市|镇|乡)")
_PERIOD: Final = re.compile(r"(20\d\d)年1月1日起?.{0,4}至?.{0,6}12月31日")
_DAY: Final = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日")
#: A title is broken over so many blocks at most, and stands among the first.
_BROKEN: Final = 3
_FIRST: Final = 12


@final
@frozen
class Opening:
    """
    What the title says.
    """

    agency: str
    year: int | None
    #: The blocks that the title takes up.
    blocks: frozenset[int]
    #: The block that names the agency where the title does not.
    named: int | None = None
    #: As it is printed.
    title: str = ""


def opening_of(document: Document, said: Sequence[str]) -> Opening:
    """
    Return what a document's title says; the agency is empty and the year nothing where it does not.

    Args:
        document: What a reader made of a file.
        said: What each of its blocks says, squeezed; a table or a picture says nothing.
    """
    lines = [line.strip() for line in document.title.splitlines() if line.strip()]
    best = Opening("", None, frozenset())
    for agency, year, blocks, title in (*_titles(lines), *_titles_in(document.blocks, said)):
        # The page's own title and the one in the text say the same twice; one of them may leave out the agency.
        if best.year in {None, year} and (not agency or not best.agency or agency == best.agency):
            best = Opening(best.agency or agency, year, best.blocks | blocks, title=best.title if best.agency else title)
    if best.year is None:
        best = Opening("", _period(document.blocks, said), frozenset())
    if not best.agency and (named := _named(document.blocks, said)):
        best = evolve(best, agency=named[1], named=named[0])
    return best


def closing_day(said: str) -> date | None:
    """
    Return the day that a closing line names, if it names nothing else. What it says is squeezed.
    """
    found = _DAY.fullmatch(said)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _titles(lines: Sequence[str]) -> Iterator[tuple[str, int, frozenset[int], str]]:
    if lines and (found := _TITLE.fullmatch(squeezed("".join(lines)))):
        yield _agency(lines, found), int(found["year"]), frozenset(), "\n".join(lines)


def _titles_in(blocks: Sequence[Block], said: Sequence[str]) -> Iterator[tuple[str, int, frozenset[int], str]]:
    """
    Yield titles among the first blocks, each over one to three of them.
    """
    for start in range(min(_FIRST, len(blocks))):
        words, text = list[str](), ""
        for place, block in enumerate(blocks[start : start + _BROKEN], start):
            text += said[place]
            if len(text) > _LONGEST or not isinstance(block, Heading | Paragraph):
                break
            if isinstance(block, Paragraph) and block.role is not Role.BODY:
                break
            words.append(block.text)
            found = _TITLE.fullmatch(text) if _PUBLIC in text else None
            if found and not _SENTENCE.search(found[0]):
                lines = [line.strip() for each in words for line in each.splitlines()]
                yield _agency(lines, found), int(found["year"]), frozenset(range(start, place + 1)), "\n".join(lines)
                break


def _agency(lines: Sequence[str], found: re.Match[str]) -> str:
    """
    Return the agency's name as it is written, where a line of its own or a space shows where it ends.
    """
    whole, wanted = " ".join(lines), found["agency"] or found["after"]
    for end in range(len(whole) + 1):
        if squeezed(whole[:end]) == wanted and (end == len(whole) or whole[end].isspace() or whole[end].isdigit()):
            return whole[:end].strip()
    return wanted


def _named(blocks: Sequence[Block], said: Sequence[str]) -> tuple[int, str] | None:
    """
    Return the block in which the text or who signs names the agency, and the name.
    """
    for place, block in enumerate(blocks[:_FIRST]):
        if isinstance(block, Paragraph) and (found := _SAID.search(said[place])):
            return place, found["one"] or found["other"]
    signed = [place for place, block in enumerate(blocks) if isinstance(block, Paragraph) and block.text.strip()][-2:]
    if len(signed) > 1 and closing_day(said[signed[1]]) and _NAME.fullmatch(said[signed[0]]):
        return signed[0], said[signed[0]]
    return None


def _period(blocks: Sequence[Block], said: Sequence[str]) -> int | None:
    for block, text in zip(blocks[: 2 * _FIRST], said, strict=False):
        if isinstance(block, Paragraph) and (found := _PERIOD.search(text)):
            return int(found[1])
    return None
