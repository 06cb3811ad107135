"""
A table as the HTML that may stand in Markdown, merged cells and all.

No blank line ever stands in it, for that would end the HTML.
"""

from functools import lru_cache
from html import escape
from typing import Final

from govreport.document import CellKind, Grid, GridCell
from govreport_markdown.escaping import printable

__all__ = ["html_table"]

#: Labels and figures of no more signs are remembered: reports differ in few of them.
_SHORT: Final = 200


def html_table(grid: Grid) -> str:
    """
    Return the table, or nothing if it has no cell.
    """
    if not grid.columns:
        return ""
    rows = ("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in grid.rows)
    label = escape(" ".join(printable(grid.caption)))
    return "\n".join((f'<table aria-label="{label}">' if label else "<table>", *rows, "</table>"))


def _cell(cell: GridCell) -> str:
    return (_remembered if len(cell.text) <= _SHORT else _printed)(cell.text, cell.kind, cell.rowspan, cell.colspan)


def _printed(text: str, kind: CellKind, rowspan: int, colspan: int) -> str:
    tag = "th" if kind is CellKind.HEAD else "td"
    text = "<br>".join(escape(line, quote=False) for line in printable(text))
    if kind is CellKind.FLAGGED:
        text = f"<strong>{text}</strong>"
    side = ' align="right"' if kind in {CellKind.FIGURE, CellKind.FLAGGED} else ""
    rows = f' rowspan="{rowspan}"' if rowspan > 1 else ""
    columns = f' colspan="{colspan}"' if colspan > 1 else ""
    return f"<{tag}{rows}{columns}{side}>{text}</{tag}>"


_remembered = lru_cache(maxsize=4096)(_printed)
