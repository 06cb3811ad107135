"""
Lists of the command as documents, so that every renderer prints them.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import evolve

from govreport.cli.words import WORDS
from govreport.codec.blocks import Tree
from govreport.document import Block, CellKind, Document, Grid, GridCell, Heading
from govreport.layout import document_of
from govreport.layout.findings import SEVERITIES
from govreport.layout.overview import overview
from govreport.relations import Ground
from govreport.validation import Findings
from govreport.wording import Language, Wording

__all__ = ["listing", "sheet"]

_HEADS: Final[Mapping[str, Wording]] = {
    "cell": Wording(zh="单元格", en="Cell"),
    "row": Wording(zh="行", en="Row"),
    "column": Wording(zh="列", en="Column"),
    "unit": Wording(zh="单位", en="Unit"),
    "text": Wording(zh="所填", en="Text"),
    "state": Wording(zh="状态", en="State"),
    "rule": Wording(zh="规则", en="Rule"),
    "severity": Wording(zh="级别", en="Severity"),
    "ground": Wording(zh="依据", en="Ground"),
    "says": Wording(zh="内容", en="What it says"),
    "name": Wording(zh="格式", en="Format"),
    "kind": Wording(zh="用途", en="Kind"),
    "distribution": Wording(zh="来源", en="Distribution"),
    "version": Wording(zh="版本", en="Version"),
    "template": Wording(zh="标识", en="Form"),
    "label": Wording(zh="名称", en="Name"),
    "instrument": Wording(zh="文号", en="Issued by"),
    "first_year": Wording(zh="自", en="From"),
    "last_year": Wording(zh="至", en="To"),
    "cells": Wording(zh="数据项", en="Figures"),
}


#: Columns whose values are names of ours, and how these are said to people.
_NAMED: Final = frozenset({"severity", "ground", "kind", "state"})
_VALUES: Final[Mapping[str, Wording]] = {
    **{each.value: words for each, words in SEVERITIES.items()},
    Ground.FORM.value: Wording(zh="格式", en="form"),
    Ground.ARITHMETIC.value: Wording(zh="算术", en="arithmetic"),
    Ground.LAW.value: Wording(zh="条例", en="law"),
    Ground.NOTICE.value: Wording(zh="通知", en="notice"),
    Ground.PRACTICE.value: Wording(zh="惯例", en="practice"),
    "renderer": Wording(zh="输出", en="write"),
    "reader": Wording(zh="读取", en="read"),
    "rules": Wording(zh="规则", en="rules"),
    "ok": Wording(zh="可用", en="ok"),
    "ambiguous": Wording(zh="重名", en="ambiguous"),
    "number": Wording(zh="数字", en="number"),
    "empty": Wording(zh="空", en="empty"),
    "dash": Wording(zh="横线", en="dash"),
    "slash": Wording(zh="斜线", en="slash"),
    "none": Wording(zh="“无”", en="none"),
    "unread": Wording(zh="非数据", en="unread"),
}


def listing(
    rows: Sequence[Mapping[str, Tree]], columns: Sequence[str], title: str, language: Language, widths: tuple[int, ...] = ()
) -> Document:
    """
    Return objects as a grid with one row each.
    """
    heads = tuple(GridCell(_HEADS[column].say(language), kind=CellKind.HEAD) for column in columns)
    body = (tuple(GridCell(_text(column, row[column], language)) for column in columns) for row in rows)
    grid = Grid(rows=(heads, *body), head_rows=1, widths=widths)
    return Document(title=title, blocks=(grid,), language="zh-CN" if language == "zh" else "en")


def _text(column: str, value: Tree, language: Language) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "/".join(map(str, value))
    return _VALUES[value].say(language) if column in _NAMED and isinstance(value, str) else str(value)


def sheet(found: Sequence[tuple[str, Findings]], language: Language) -> Document:
    """
    Return the findings on reports as one document, each report under its title, with a summary at the end if there are several.
    """
    documents = [document_of(findings, language) for _, findings in found]
    if len(documents) == 1:
        return documents[0]
    blocks = [block for document in documents for block in (Heading(document.title.replace("\n", " ")), *map(_lowered, document.blocks))]
    return Document(
        title=WORDS["files"].say(language, count=len(documents)),
        blocks=(*blocks, *overview(found, language)),
        language=documents[0].language,
    )


def _lowered(block: Block) -> Block:
    return evolve(block, level=block.level + 1) if isinstance(block, Heading) else block
