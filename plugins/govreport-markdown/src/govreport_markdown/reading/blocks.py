"""
Tokens as blocks: what a parser of Markdown found, as headings, paragraphs, grids and pictures.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve
from markdown_it.token import Token

from govreport.document import Block, CellKind, GridCell, Heading, Paragraph, Picture, Role
from govreport.pictures import picture_of
from govreport.tiling import tiled
from govreport_markdown.reading.flowing import Break, Piece, flowed
from govreport_markdown.reading.markup import blocks_in, break_at
from govreport_markdown.reading.parsing import PLAIN, parser

__all__ = ["blocks_of"]

_TAG: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)")
_WRITTEN: Final = frozenset({"text", "text_special", "code_inline"})
_BREAKS: Final = {"softbreak": Break.SOFT, "hardbreak": Break.HARD}


def blocks_of(markdown: str) -> Iterator[Block]:
    """
    Yield the blocks. A heading has the level it is marked with; a fence that says it holds Markdown is read as such.

    Raises:
        UnreadableDocument: A table is too large.
    """
    return _read(iter(parser().parse(markdown)), Role.BODY, fenced=False)


def _read(tokens: Iterator[Token], role: Role, *, fenced: bool) -> Iterator[Block]:
    """
    Yield what stands up to the end of that which has been opened.
    """
    for token in tokens:
        match token.type:
            case "list_item_open":
                yield from _marked(f"{token.info}{token.markup}", tuple(_read(tokens, role, fenced=fenced)))
            case "bullet_list_open" | "ordered_list_open":
                yield from _read(tokens, role, fenced=fenced)
            case "blockquote_open":
                yield from _read(tokens, Role.NOTE, fenced=fenced)
            case "fence" if not fenced and token.info.strip().lower() in {"markdown", "md"}:
                yield from _read(iter(parser().parse(token.content)), role, fenced=True)
            case _ if token.nesting < 0:
                return
            case _:
                yield from (_in(role, block) for block in _leaf(token, tokens))


def _leaf(token: Token, tokens: Iterator[Token]) -> Iterator[Block]:
    match token.type:
        case "paragraph_open":
            yield from _paragraphs(_closed(tokens))
        case "heading_open":
            yield from _heading(_closed(tokens), int(token.tag[1:]))
        case "pipes_open":
            yield from _table(tokens)
        case "html_block":
            yield from blocks_in(token.content)
        case "fence":
            if text := flowed(piece for line in token.content.splitlines() for piece in (line, Break.HARD)):
                yield Paragraph(text)
        case _:
            pass


def _closed(tokens: Iterator[Token]) -> Token:
    inline = next(tokens)
    next(tokens)
    return inline


def _in(role: Role, block: Block) -> Block:
    return evolve(block, role=role) if isinstance(block, Paragraph) and block.role is Role.BODY else block


def _marked(marker: str, blocks: tuple[Block, ...]) -> Iterator[Block]:
    """
    Yield the blocks of a list's item, its marker before the text of the first.
    """
    if blocks and isinstance(first := blocks[0], Paragraph | Heading):
        yield evolve(first, text=f"{marker} {first.text}")
        yield from blocks[1:]
    else:
        yield Paragraph(marker)
        yield from blocks


def _paragraphs(inline: Token) -> Iterator[Block]:
    role = Role.CLOSING if _slanted(inline.children or []) else Role.BODY
    run = list[Piece]()
    for each in (*_said(inline.children or ()), None):
        if each is not None and not isinstance(each, Picture):
            run.append(each)
            continue
        if text := flowed(run):
            yield Paragraph(text, role)
        run = []
        if each is not None:
            yield each


def _slanted(children: list[Token]) -> bool:
    """
    Return whether all of a paragraph is one emphasis.
    """
    first, last = (children[0], children[-1]) if children else (None, None)
    if not (first and last and first.type == "em_open" and last.type == "em_close"):
        return False
    return not any(each.type == "em_close" and each.level == first.level for each in children[:-1])


def _heading(inline: Token, level: int) -> Iterator[Block]:
    text, pictures = _line(inline)
    if text:
        yield Heading(text, level)
    yield from pictures


def _table(tokens: Iterator[Token]) -> Iterator[Block]:
    rows, pictures = list[list[GridCell]](), list[Picture]()
    for token in tokens:
        match token.type:
            case "row_open":
                rows.append([])
            case "inline" | "plain":
                text, found = (token.content, []) if token.type == PLAIN else _line(token)
                rows[-1].append(GridCell(text, kind=CellKind.HEAD if token.tag == "th" else CellKind.TEXT))
                pictures += found
            case "pipes_close":
                break
            case _:
                pass
    if any(cell.text for row in rows for cell in row) and (grid := tiled(rows)):
        yield grid
    yield from pictures


def _line(inline: Token) -> tuple[str, list[Picture]]:
    """
    Return a text whose pictures stand behind it, each with its words in the text if it has any.
    """
    said = list(_said(inline.children or ()))
    pictures = [each for each in said if isinstance(each, Picture)]
    return flowed(each.alt if isinstance(each, Picture) else each for each in said), pictures


def _said(children: Iterable[Token]) -> Iterator[Piece | Picture]:
    for child in children:
        if child.type in _WRITTEN:
            yield child.content
        elif child.type in _BREAKS:
            yield _BREAKS[child.type]
        elif child.type == "image":
            alt, _ = _line(child)
            yield picture_of(str(child.attrs.get("src", "")), alt) or alt
        elif child.type == "html_inline" and (tag := _TAG.match(child.content)):
            yield from _tagged(child.content, tag[1].lower())


def _tagged(html: str, tag: str) -> Iterator[Piece | Picture]:
    kind = break_at(tag)
    if kind:
        yield kind
    elif tag == "img":
        yield from (
            block if isinstance(block, Picture) else block.text for block in blocks_in(html) if isinstance(block, Picture | Paragraph)
        )
