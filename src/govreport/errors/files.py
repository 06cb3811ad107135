"""
Errors of files: unreadable, unwritable, or full of faults.
"""

from typing import final

from attrs import define, frozen

from govreport.errors.root import GovReportError, InputError
from govreport.wording import Language, Wording

__all__ = [
    "Fault",
    "InvalidIndicators",
    "InvalidReport",
    "InvalidTemplate",
    "InvalidWaivers",
    "NotWritten",
    "UnreadableDocument",
    "UnreadableFile",
]


@final
@frozen
class Fault:
    """
    One thing that is wrong in a file of data, and where.
    """

    #: A path such as ``$.figures.applications.received.natural``.
    place: str
    problem: Wording

    def explain(self, language: Language = "zh") -> str:
        """
        Return place and problem in one line.
        """
        return f"{self.place}: {self.problem.say(language)}"


@final
@define
class NotWritten(GovReportError):
    """
    A target that cannot be written; what stood there still does.
    """

    sentence = Wording(zh="无法写入 {path}：{reason}。", en="Cannot write {path}: {reason}.")
    path: str
    reason: Wording


@final
@define
class UnreadableDocument(InputError):
    """
    Bytes that a reader cannot take: damaged, of another format, or unsafe.
    """

    sentence = Wording(zh="无法读取（{place}）：{reason}。", en="Cannot read it ({place}): {reason}.")
    #: Where in the bytes: a part, a page, a table, or the format as a whole.
    place: str
    reason: Wording
    #: What to do about it, if that is known.
    advice: Wording | None = None

    @property
    def hint(self) -> Wording | None:
        """
        What to do about it.
        """
        return self.advice


@final
@define
class UnreadableFile(InputError):
    """
    A file that cannot be opened, or is not of the format it should be.
    """

    sentence = Wording(zh="无法读取 {path}：{reason}。", en="Cannot read {path}: {reason}.")
    path: str
    reason: Wording


def _listed(faults: tuple[Fault, ...]) -> Wording:
    # A line each, so that a person can work through them.
    return Wording(zh="".join(f"\n  {each.explain('zh')}" for each in faults), en="".join(f"\n  {each.explain('en')}" for each in faults))


@define
class _Faulty(InputError):
    """
    A file of data with all that is wrong in it.
    """

    source: str
    faults: tuple[Fault, ...]

    def explain(self, language: Language = "zh") -> str:
        """
        Return all faults, a line each.
        """
        return self.sentence.say(language, source=self.source, count=len(self.faults), problems=_listed(self.faults))


@final
@define
class InvalidReport(_Faulty):
    """
    Canonical JSON that is no report, with all that is wrong in it.
    """

    sentence = Wording(
        zh="{source} 不是规范的报告，有 {count} 处错误：{problems}", en="{source} is not a canonical report, {count} faults: {problems}"
    )


@final
@define
class InvalidWaivers(_Faulty):
    """
    A file that holds no waivers, with all that is wrong in it.
    """

    sentence = Wording(
        zh="{source} 不是确认说明，有 {count} 处错误：{problems}", en="{source} does not hold waivers, {count} faults: {problems}"
    )


@final
@define
class InvalidTemplate(_Faulty):
    """
    A file that is no form, with all that is wrong in it.
    """

    sentence = Wording(
        zh="{source} 不是完整的表格定义，有 {count} 处错误：{problems}", en="{source} does not define a form, {count} faults: {problems}"
    )


@final
@define
class InvalidIndicators(_Faulty):
    """
    A file that defines no indicators, with all that is wrong in it.
    """

    sentence = Wording(
        zh="{source} 不是完整的指标定义，有 {count} 处错误：{problems}",
        en="{source} does not define indicators, {count} faults: {problems}",
    )
