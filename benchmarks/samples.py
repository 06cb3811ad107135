"""
The report that printing and checking are measured on: a real one's figures, with as much prose as long reports have.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from govreport import Report, load

__all__ = ["wordy"]

_ROOT: Final = Path(__file__).parent.parent
_EXAMPLE: Final = _ROOT / "examples" / "huaian-2024.json"
_CHARACTERS: Final = 6_600
#: Published reports have some twenty numbers in a thousand characters; sentences that state any have four times as many.
_TELLING: Final = 0.25
_LINES: Final = 120
#: Clauses that say nothing to check, in the order in which they follow each other.
_CLAUSES: Final = (
    (
        *("本机关", "各有关科室", "政务公开领导小组", "办公室会同各单位", "全系统", "各镇和街道", "政府信息公开工作机构", "业务部门"),
        *("一年来，我们", "围绕中心工作，本单位", "按照上级部署，各部门", "根据条例要求，相关处室"),
    ),
    (
        *("持续完善主动公开目录", "严格落实保密审查制度", "规范依申请公开办理流程", "健全信息发布协调机制", "梳理现行有效的规范性文件"),
        *("及时回应社会关切", "加强政务新媒体管理", "优化门户网站栏目设置", "推进基层政务公开标准化", "强化政策解读与文件同步起草"),
        *("做好历史文件集中清理", "组织学习新修订的条例和配套制度", "建立公开属性源头认定机制"),
    ),
    (
        *(
            "，明确责任分工",
            "，细化工作措施",
            "，压实各环节责任",
            "，做到应公开尽公开",
            "，听取群众意见",
            "，注重公开实效",
            "，与业务工作同部署",
        ),
        *("，逐项对照检查", "，形成闭环管理", "，为公众查阅提供便利", "，推动公开工作走深走实"),
    ),
    ("。", "，不足之处仍需改进。", "，下一步将继续加强。", "，取得了阶段性成效。", "，群众满意度稳步提升。", "，工作质量不断提高。"),
)


@cache
def wordy() -> Report:
    """
    Return a report with some 60 paragraphs, of which no two are alike: what repeats itself is packed faster than any report.
    """
    return load(_EXAMPLE).write("overview", *_paragraphs(Random(1)))


def _paragraphs(chance: Random) -> Iterator[str]:
    telling = [each["text"] for each in json.loads((_ROOT / "tests" / "labelled" / "first.json").read_bytes())]
    written = 0
    while written < _CHARACTERS:
        paragraph = ""
        while len(paragraph) < _LINES:
            paragraph += chance.choice(telling) if chance.random() < _TELLING else "".join(map(chance.choice, _CLAUSES))
        written += len(paragraph)
        yield paragraph
