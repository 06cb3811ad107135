"""
Blocks of prose as JSON and back: a plain text is a paragraph, everything else an object named by its kind.
"""

import binascii
from base64 import b64decode, b64encode
from typing import Final, TypeAlias, assert_never

from govreport.codec.walk import choice, items, keys, note, text, whole
from govreport.document import Block, CellKind, Check, Grid, GridCell, Heading, Paragraph, Picture, Place, Role
from govreport.errors import Fault, MalformedGrid, MalformedPicture
from govreport.wording import Wording

__all__ = ["Tree", "block_from", "block_tree"]

#: What ``json`` can write.
Tree: TypeAlias = "str | int | list[Tree] | dict[str, Tree] | None"

_BLOCK: Final = Wording(
    zh="应为文字，或含 paragraph、heading、grid、picture 之一的对象",
    en="should be a text, or an object with paragraph, heading, grid or picture",
)
#: An enumeration is slow to ask for its members.
_BODY: Final = Role.BODY
_KINDS: Final = frozenset({"paragraph", "heading", "grid", "picture"})
_GRID: Final = ("rows", "caption", "unit", "head_rows", "widths", "checks")


def block_tree(block: Block) -> Tree:
    """
    Return a block as JSON; what is as usual is left out.
    """
    match block:
        case Paragraph():
            return block.text if block.role is _BODY else {"paragraph": block.text, "role": block.role.value}
        case Heading():
            return {"heading": block.text, "level": block.level}
        case Picture():
            return {"picture": b64encode(block.image).decode("ascii"), "alt": block.alt}
        case Grid():
            return {"grid": _grid_tree(block)}
    assert_never(block)


def _grid_tree(grid: Grid) -> Tree:
    tree: dict[str, Tree] = {"rows": [[_cell_tree(cell) for cell in row] for row in grid.rows]}
    if grid.caption:
        tree["caption"] = grid.caption
    if grid.unit:
        tree["unit"] = grid.unit
    if grid.head_rows:
        tree["head_rows"] = grid.head_rows
    if grid.widths:
        tree["widths"] = list(grid.widths)
    if grid.checks:
        tree["checks"] = [{"left": _places_tree(check.left), "right": _places_tree(check.right)} for check in grid.checks]
    return tree


def _places_tree(places: tuple[Place, ...]) -> Tree:
    return [[row, column] for row, column in places]


def _cell_tree(cell: GridCell) -> Tree:
    if cell == GridCell(cell.text):
        return cell.text
    tree: dict[str, Tree] = {"text": cell.text}
    if cell.rowspan != 1:
        tree["rowspan"] = cell.rowspan
    if cell.colspan != 1:
        tree["colspan"] = cell.colspan
    if cell.kind is not CellKind.TEXT:
        tree["kind"] = cell.kind.value
    return tree


def block_from(value: object, place: str, faults: list[Fault]) -> Block | None:
    """
    Return the block that a tree describes, noting every fault.
    """
    if isinstance(value, str):
        return Paragraph(text(value, place, faults))
    kinds = _KINDS.intersection(value) if isinstance(value, dict) else ()
    if len(kinds) != 1:
        note(faults, place, _BLOCK)
        return None
    match next(iter(kinds)):
        case "paragraph":
            known = keys(value, place, faults, ("paragraph", "role"), ("paragraph",))
            role = choice(known.get("role", Role.BODY.value), f"{place}.role", faults, Role)
            return Paragraph(text(known["paragraph"], f"{place}.paragraph", faults), role or Role.BODY)
        case "heading":
            known = keys(value, place, faults, ("heading", "level"))
            level = whole(known.get("level", 1), f"{place}.level", faults, least=1)
            return Heading(text(known["heading"], f"{place}.heading", faults), level)
        case "picture":
            return _picture_from(value, place, faults)
        case _:
            known = keys(value, place, faults, ("grid",))
            return _grid_from(known["grid"], f"{place}.grid", faults)


def _picture_from(value: object, place: str, faults: list[Fault]) -> Picture | None:
    known = keys(value, place, faults, ("picture", "alt"))
    alt = text(known.get("alt", ""), f"{place}.alt", faults)
    try:
        return Picture(b64decode(text(known["picture"], f"{place}.picture", faults), validate=True), alt)
    except (binascii.Error, ValueError):
        note(faults, f"{place}.picture", Wording(zh="应为 Base64", en="should be Base64"))
    except MalformedPicture as error:
        note(faults, f"{place}.picture", Wording(zh=error.explain("zh"), en=error.explain("en")))
    return None


def _grid_from(value: object, place: str, faults: list[Fault]) -> Grid | None:
    before, known = len(faults), keys(value, place, faults, _GRID, ("rows",))
    rows = tuple(
        tuple(
            _cell_from(cell, f"{place}.rows[{row}][{column}]", faults)
            for column, cell in enumerate(items(cells, f"{place}.rows[{row}]", faults))
        )
        for row, cells in enumerate(items(known.get("rows", []), f"{place}.rows", faults))
    )
    widths = tuple(
        whole(each, f"{place}.widths[{number}]", faults, least=1)
        for number, each in enumerate(items(known.get("widths", []), f"{place}.widths", faults))
    )
    checks = tuple(
        _check_from(each, f"{place}.checks[{number}]", faults)
        for number, each in enumerate(items(known.get("checks", []), f"{place}.checks", faults))
    )
    caption, unit = (text(known.get(key, ""), f"{place}.{key}", faults) for key in ("caption", "unit"))
    head_rows = whole(known.get("head_rows", 0), f"{place}.head_rows", faults)
    if len(faults) > before:
        return None
    try:
        return Grid(rows=rows, caption=caption, unit=unit, head_rows=head_rows, widths=widths, checks=checks)
    except MalformedGrid as error:
        note(faults, place, Wording(zh=error.explain("zh"), en=error.explain("en")))
        return None


def _cell_from(value: object, place: str, faults: list[Fault]) -> GridCell:
    if isinstance(value, str):
        return GridCell(text(value, place, faults))
    known = keys(value, place, faults, ("text", "rowspan", "colspan", "kind"), ("text",))
    return GridCell(
        text(known.get("text", ""), f"{place}.text", faults),
        whole(known.get("rowspan", 1), f"{place}.rowspan", faults, least=1),
        whole(known.get("colspan", 1), f"{place}.colspan", faults, least=1),
        choice(known.get("kind", CellKind.TEXT.value), f"{place}.kind", faults, CellKind) or CellKind.TEXT,
    )


def _check_from(value: object, place: str, faults: list[Fault]) -> Check:
    known = keys(value, place, faults, ("left", "right"))
    left, right = (_places_from(known.get(side, []), f"{place}.{side}", faults) for side in ("left", "right"))
    return Check(left, right)


def _places_from(value: object, place: str, faults: list[Fault]) -> tuple[Place, ...]:
    found = list[Place]()
    for number, each in enumerate(items(value, place, faults)):
        pair = [whole(step, f"{place}[{number}]", faults) for step in items(each, f"{place}[{number}]", faults)]
        if len(pair) == 2:  # noqa: PLR2004 - row and column
            found.append((pair[0], pair[1]))
        else:
            note(faults, f"{place}[{number}]", Wording(zh="应为行与列", en="should be a row and a column"))
    return tuple(found)
