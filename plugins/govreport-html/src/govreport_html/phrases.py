"""
The lines that sites put around an article, by their wording: where one is, what can be done, when and by whom it was put there.

Each wording is one that no report uses; a line that only looks like one of them is none.
"""

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["is_of_site", "properties_in"]

#: Longer lines are text, whatever they begin with.
_LONGEST: Final = 300
_MOST_ACTIONS: Final = 80
_LABELS: Final = (
    "(?:信息|文章|稿件|内容)?来源|稿源|(?:发布|发文|成文|生成|更新|公开|上传|录入|印发)(?:时间|日期)|发布(?:机构|单位|者|人)|作者|(?:责任)?编辑|校对|[初复终]审"
    "|(?:浏览|访问|点击|阅读)(?:次数|量|数|率)?|字体(?:大小)?|字号|文字大小|分享[到至]?|索引号|(?:信息|主题)分类"
)
_DAY: Final = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
_ABOUT: Final = re.compile(
    rf"[【\[（(]?(?:{_DAY}(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?)?[|｜]?(?:{_LABELS})[:：]|(?:日期|时间)[:：][^。]{{4,25}}?(?:{_LABELS})[:：]"
)
_WHERE: Final = re.compile(
    r"[您你]?(?:现在|当前|目前)?(?:所在)?的?位置(?:是|为)?[:：]|当前(?:栏目|页面)[:：]|[【\[]?(?:扫一扫|手机扫码|微信扫)"
)
_NEIGHBOUR: Final = re.compile(r"[【\[]?[上下]一[篇条](?:文章|信息|新闻)?(?:[】\]]?[:：]|$)")
_OWNER: Final = re.compile(
    r"ICP[备证]|网安备|网站标识码|版权所有|[Cc]opyright|COPYRIGHT|©|^(?:网站)?(?:主办|承办|协办|技术支持|(?:运行|管理|建设|网站)维护)(?:单位|部门)?[:：](?!.*\d件)"
)
_BETWEEN: Final = re.compile(r"[\s【】\[\]()（）|｜·:：/<>《》+-]+")
_ACTIONS: Final = re.compile(
    "(?:打印|关闭|收藏|分享)(?:本页|此页|本文|页面|文章|窗口|本窗口|[到至])?|返回(?:顶部|首页|上一页|上页|列表)?|加入收藏|设为首页|字体(?:大小)?|字号|大中小"
)
_SIZES: Final = frozenset({"大", "中", "小", "特大", "默认", "A", "T", "微信", "微博", "新浪微博", "QQ空间", "QQ好友"})
_RELATED: Final = re.compile("(?:相关|推荐|热门|延伸)(?:链接|阅读|文章|新闻|推荐|稿件)[:：]?")
#: The number that a page has in the site's index, which nothing else has.
_INDEX: Final = re.compile("(?:索引号|信息索引)(?:[:：]|$)")
_PROPERTY: Final = re.compile(
    "(?:(?:信息|主题|组配|体裁)?分类|(?:发布|发文|公开)(?:机构|机关|单位|主体)|(?:发布|发文|成文|生成|公开)(?:时间|日期)|(?:信息)?名称|标题|发?文字?号"
    "|主题词|关键词|有效性|效力状态|公开(?:方式|形式|时限|范围)|内容概述)(?:[:：]|$)"
)


def is_of_site(text: str) -> bool:
    """
    Return whether a line is the site's own.

    >>> is_of_site("当前位置：首页 > 政务公开"), is_of_site("【打印本页】 【关闭窗口】"), is_of_site("一、总体情况")
    (True, True, False)
    """
    if len(text) > _LONGEST:
        return False
    bare = "".join(text.split())
    if (
        _RELATED.fullmatch(bare)
        or _WHERE.match(bare)
        or _NEIGHBOUR.match(bare)
        or _OWNER.search(bare)
        or ("。" not in bare and _ABOUT.match(bare))
    ):
        return True
    if len(bare) > _MOST_ACTIONS:
        return False
    words = [word for word in _BETWEEN.split(text) if word]
    acts = [_ACTIONS.fullmatch(word) is not None for word in words]
    if any(acts):
        return all(act or word in _SIZES for act, word in zip(acts, words, strict=True))
    return bare in {"大中小", "大小"}


def properties_in(texts: Iterable[str]) -> int:
    """
    Return how many cells say a property of the page, or the name of one; its number in the index counts twice.
    """
    bare = ["".join(text[:_LONGEST].split()) for text in texts]
    return 2 * sum(_INDEX.match(text) is not None for text in bare) + sum(_PROPERTY.match(text) is not None for text in bare)
