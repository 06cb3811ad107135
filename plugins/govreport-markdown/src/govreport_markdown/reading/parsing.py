"""
Markdown as tokens: CommonMark, save where it would lose or bend what a published report says.

A run of lines that begin with a pipe is a table, whatever its delimiter row. An HTML table goes on to its end, blank lines
or not. Indented lines are text like any other, no line is taken for a link's address, and what nests too deeply is text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, lheading, paragraph

from govreport.tiling import MOST_COLUMNS, MOST_ROWS, too_large

__all__ = ["PLAIN", "parser"]

#: The type of a token whose content is the whole text of a table cell; one with marks in it is ``inline``.
PLAIN: Final = "plain"

_DEEPEST: Final = 20
_PIPE: Final = re.compile(r"(?<!\\)\|")
_MARKED: Final = re.compile(r"[\\`*_\[\]<&!]")
#: A delimiter row where one belongs, and one in the way: a single dash in a row of data stands for nothing to report.
_DELIMITER: Final = re.compile(":?-+:?")
_STRAY: Final = re.compile(":?-{3,}:?|")
_RULE: Final = re.compile(r"-{3,}|\*{3,}|_{3,}")
_TABLE: Final = re.compile(r"<(/?)table(?=[\s>/]|$)", re.IGNORECASE)


def parser() -> MarkdownIt:
    """
    Return a parser that gives every text as it stands.
    """
    found = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).disable(["code", "reference"])
    ruler = found.block.ruler
    ruler.before("fence", "deep", _deep)
    ruler.after("deep", "pipes", _pipes, {"alt": ["paragraph", "blockquote", "list"]})
    ruler.before("html_block", "table_block", _table_block, {"alt": ["paragraph", "blockquote"]})
    ruler.at("hr", _rule, {"alt": ["paragraph", "blockquote", "list"]})
    ruler.at("lheading", _underlined)
    # The text of an address is the address, and no address is followed.
    for name, same in (("normalizeLink", str), ("normalizeLinkText", str), ("validateLink", bool)):
        setattr(found, name, same)
    return found


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # the parser's signature
    # The parser drops whatever stands deeper than it goes; a list takes two levels.
    return not silent and state.level >= _DEEPEST - 2 and paragraph(state, start, end, silent)


def _rule(state: StateBlock, start: int, _: int, silent: bool) -> bool:  # noqa: FBT001  # the parser's signature
    # With spaces in between, it may be a row of dashes.
    if not _RULE.fullmatch(_line(state, start)):
        return False
    if not silent:
        state.line = start + 1
    return True


def _underlined(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # the parser's signature
    before = len(state.tokens)
    if not lheading(state, start, end, silent):
        return False
    if len(_line(state, state.line - 1)) > 2:  # noqa: PLR2004  # one or two dashes stand for a figure
        return True
    del state.tokens[before:]
    state.line = start
    return False


def _pipes(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # the parser's signature
    first = _line(state, start)
    bare = not first.startswith("|")
    if bare and not ("|" in first and start + 1 < end and "|" in (below := _line(state, start + 1)) and _is(_STRAY, _cells(below))):
        return False
    if silent:
        return True
    lines = [first]
    while start + len(lines) < end and state.sCount[start + len(lines)] >= state.blkIndent:
        line = _line(state, start + len(lines))
        if not line.startswith("|") and not (bare and "|" in line):
            break
        lines.append(line)
    if len(lines) > MOST_ROWS + 2:
        raise too_large()
    state.line = start + len(lines)
    state.push("pipes_open", "table", 1)
    for tag, row in _rows([_cells(line) for line in lines]):
        if len(row) > MOST_COLUMNS:
            raise too_large()
        state.push("row_open", tag, 1)
        for cell in row:
            token = state.push("inline" if _MARKED.search(cell) else PLAIN, tag, 0)
            token.content, token.children = cell, []
        state.push("row_close", tag, -1)
    state.push("pipes_close", "table", -1)
    return True


def _cells(line: str) -> list[str]:
    cells = _PIPE.split(line.removeprefix("|"))
    if len(cells) > 1 and not cells[-1]:
        cells.pop()
    return [cell.replace("\\|", "|").strip() for cell in cells]


def _is(pattern: re.Pattern[str], row: Sequence[str]) -> bool:
    return any(row) and all(pattern.fullmatch(cell) for cell in row)


def _rows(rows: Sequence[list[str]]) -> Iterator[tuple[str, list[str]]]:
    """
    Yield the rows with the tag of their cells, without the delimiters and without a head that is blank.
    """
    headed = len(rows) > 1 and (_is(_STRAY, rows[1]) or (len(rows[0]) == len(rows[1]) and _is(_DELIMITER, rows[1])))
    for place, row in enumerate(rows):
        if place == 0 and headed:
            if any(row):
                yield "th", row
        elif not _is(_STRAY, row) and not (place == 1 and headed):
            yield "td", row


def _table_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # the parser's signature
    first = _TABLE.match(_line(state, start))
    if not first or first[1] or state.env.get("endless"):
        return False
    if silent:
        return True
    depth = 0
    for line in range(start, end):
        depth += sum(-1 if found[1] else 1 for found in _TABLE.finditer(_line(state, line)))
        if depth <= 0:
            state.line = line + 1
            state.push("html_block", "", 0).content = state.getLines(start, line + 1, state.blkIndent, keepLastLF=True)
            return True
    # Once one does not end, whatever stands below is not searched again and again.
    state.env["endless"] = True
    return False
