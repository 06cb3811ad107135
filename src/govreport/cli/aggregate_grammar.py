"""
What ``aggregate`` takes beside what every command takes that reads reports.

It stands apart from what the command does, so that help needs nothing of that.
"""

from argparse import _ArgumentGroup  # the type that add_argument_group returns has no public name
from typing import Final

from govreport.cli.words import WORDS
from govreport.wording import Language, Wording

__all__ = ["add_aggregating"]

_AGENCY: Final = Wording(zh="汇总机关的名称", en="the agency of the whole")
_YEAR: Final = Wording(zh="汇总的年度，默认为各报告共同的年度", en="the year to add up; that of the reports if they are all on one")
_EXPECTED: Final = Wording(
    zh="应报单位名单（文本文件），每行一个名称，其后可加逗号和统一社会信用代码",
    en="a text file of the units that there should be: a name a line, with its code behind a comma if it has one",
)
_BLANKS: Final = Wording(
    zh="空白如何汇总：lenient 与有数的相加时计零（默认），strict 有空白即不求和，zero 一律计零",
    en="what a blank counts for: lenient, zero beside a number (default); strict, no sum with a blank; zero, always zero",
)


def add_aggregating(group: _ArgumentGroup, language: Language) -> None:
    """
    Add which reports are added up, to whose, and how.
    """
    group.add_argument("files", metavar="FILE", nargs="+", help=WORDS["file"].say(language))
    group.add_argument("--agency", metavar="NAME", required=True, help=_AGENCY.say(language))
    group.add_argument("--year", metavar="Y", type=int, help=_YEAR.say(language))
    group.add_argument("--expected", metavar="FILE", help=_EXPECTED.say(language))
    group.add_argument("--blanks", choices=("lenient", "strict", "zero"), default="lenient", help=_BLANKS.say(language))
