"""
Files that nobody should send: whatever is repeated in them, reading takes longer as they grow and no faster.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final

from benchmarks.measuring import Budget
from govreport.document import Document
from govreport.errors import UnreadableDocument
from govreport_html import HtmlReader
from govreport_markdown import MarkdownReader

__all__ = ["budgets"]

_SMALL: Final = 500
_TIMES: Final = 16
#: What has to do with tags, quotes, links and tables, unfinished for the most part.
_HTML: Final = (
    "<p>数",
    "<tr>",
    "<td>1",
    "<br>",
    "<br>　　数",
    "<a href=/>数</a>",
    "<a href=a.pdf>",
    "<div class=nav><p>数</p></div>",
    "<div id=zoom>数。</div>",
    "<div class=title>年度报告</div>",
    "<h2>年度</h2>",
    "<p>2025-01-20<p><a href=/>数</a>",
    "<table><tr><td>1<td>2</table>",
    "<table><tr><td>1",
    "<span style='display:none'>数</span>",
    "<script>'<table>'</script>",
    "<script>'<table",
    "<!--",
    "<p ",
    "&",
    "<",
    "\"'",
    "<meta ",
    "数 \n",
    "<sup>1</sup>",
    "<li>1<ol reversed>",
    "<form>",
    "<input value='&lt;table'>",
    "</table>",
    '\\"',
)
_MARKDOWN: Final = (
    *("[", "![", "[a](<", "*a ", "_a", "`` `", "<", "<a ", "<a b='", "<td b'a=\"c'>", "<td a", "<!--", "<?", "<![CDATA[", "</", "&", "\\"),
    *(
        ">",
        "- ",
        "- a\n",
        "> - 1. ",
        "| ",
        "| a\n",
        "a|b\n",
        "a\n-\n",
        "<table>\n",
        "<table><tr><td>",
        "<table>\n\n",
        "<script>",
        "<ol><li>",
        "\t",
    ),
)


def budgets() -> tuple[Budget, ...]:
    """
    Return the budgets of torn files: sixteen times as large, not much more than sixteen times as long.
    """
    return (
        _growth("HTML", HtmlReader().read, _HTML, "<body><table border=1><tr><td>题<td>1</table><div>"),
        _growth("Markdown", MarkdownReader().read, _MARKDOWN, ""),
    )


def _growth(name: str, read: Callable[[bytes], Document], pieces: Sequence[str], before: str) -> Budget:
    small, large = ([f"{before}{piece * count}".encode() for piece in pieces] for count in (_SMALL, _SMALL * _TIMES))
    return Budget(f"read torn {name}, {_TIMES} times the size", lambda: _read(read, large), "once", lambda: _read(read, small), 20)


def _read(read: Callable[[bytes], Document], files: Sequence[bytes]) -> None:
    for data in files:
        with suppress(UnreadableDocument):
            read(data)
