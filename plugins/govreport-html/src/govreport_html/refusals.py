"""
What is said of bytes that are no page, and of pages on which the report is not.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final
from urllib.parse import unquote

from govreport.errors import UnreadableDocument
from govreport.wording import Wording
from govreport_html.lines import is_file
from govreport_html.parsing import Element
from govreport_html.spacing import spaced

__all__ = ["attached", "empty_page", "no_page"]

_ADDRESSES: Final = {"a": "href", "embed": "src", "iframe": "src", "object": "data"}
_BEFORE_NAME: Final = re.compile(r"^.*[/=\\]", re.DOTALL)
_TAG: Final = re.compile(r"<[a-zA-Z!?/]")
#: So many files are looked at, and so many named.
_MOST_SEEN: Final = 20
_MOST_NAMED: Final = 5

_NOTHING: Final = Wording(zh="文件是空的", en="the file is empty")
_JSON: Final = Wording(zh="这是 JSON 数据，不是网页", en="it is JSON, not a page")
_TEXT: Final = Wording(zh="没有网页元素，不是网页", en="there is no element in it: it is no page")
_EMPTY: Final = Wording(zh="页面上没有正文，也没有表格", en="the page shows neither text nor table")
_AGAIN: Final = Wording(zh="请重新下载该网页", en="Fetch the page again")
_OTHERWISE: Final = Wording(
    zh="请用相应的读取插件，或另存为网页（HTML）", en="Take the reader of its own format, or save it as a page (HTML)"
)
_SAVE: Final = Wording(
    zh="内容可能由脚本生成；请在浏览器中打开，待内容显示后另存为网页（HTML）",
    en="A script may put the text there: open it in a browser and save the page (HTML) when the text is shown",
)
_ATTACHED: Final = Wording(zh="报告在附件中；请下载并读取：{files}", en="The report is attached; fetch and read: {files}")


def no_page(text: str) -> UnreadableDocument | None:
    """
    Return the error for a text that is no page, or nothing if it is one.
    """
    if not text.strip():
        return UnreadableDocument("page", _NOTHING, _AGAIN)
    if _is_json(text):
        return UnreadableDocument("format", _JSON, _OTHERWISE)
    return None if _TAG.search(text) else UnreadableDocument("format", _TEXT, _OTHERWISE)


def empty_page(root: Element) -> UnreadableDocument:
    """
    Return the error for a page that shows nothing, with the files that hang on it.
    """
    files = tuple(dict.fromkeys(_named(words, name) for words, name in attached(root)))[:_MOST_NAMED]
    return UnreadableDocument("page", _EMPTY, _ATTACHED.filled(files=files) if files else _SAVE)


def attached(root: Element) -> Iterator[tuple[str, str]]:
    """
    Yield the words that are shown for each file that hangs on a page, and the name it has in its address.
    """
    found = (element for element in root.iter(*_ADDRESSES) if is_file((element.get(_ADDRESSES[element.tag]) or "").strip().lower()))
    for element in islice(found, _MOST_SEEN):
        words = spaced("".join(map(str, element.itertext()))) if element.tag == "a" else ""
        yield words, _name_in(element.get(_ADDRESSES[element.tag]) or "")


def _name_in(address: str) -> str:
    path = address.strip().partition("?")[0]
    return unquote(_BEFORE_NAME.sub("", path if is_file(path.lower()) else address.strip()))


def _named(words: str, name: str) -> str:
    _, _, suffix = name.lower().rpartition(".")
    return words if words.lower().endswith(f".{suffix}") else f"{words}（{name}）" if words else name


def _is_json(text: str) -> bool:
    if text.lstrip()[:1] not in {"{", "["}:
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
