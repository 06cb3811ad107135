"""
A table as the HTML that may stand in Markdown, merged cells and all.

No blank line ever stands in it, for that would end the HTML.
"""

from html import escape

from govreport.document import CellKind, Grid, GridCell
from govreport_markdown.escaping import printable

__all__ = ["html_table"]


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
    tag = "th" if cell.kind is CellKind.HEAD else "td"
    text = "<br>".join(escape(line, quote=False) for line in printable(cell.text))
    if cell.kind is CellKind.FLAGGED:
        text = f"<strong>{text}</strong>"
    side = ' align="right"' if cell.kind in {CellKind.FIGURE, CellKind.FLAGGED} else ""
    rows = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    columns = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    return f"<{tag}{rows}{columns}{side}>{text}</{tag}>"
