"""
Errors of formats and of the plugins that bring them.
"""

from typing import final

from attrs import define

from govreport.errors.root import GovReportError, InputError
from govreport.wording import Wording

__all__ = [
    "AmbiguousFormat",
    "BrokenPlugin",
    "ReadingFailed",
    "RenderingFailed",
    "RuleFailed",
    "UnfitTemplate",
    "UnknownFormat",
    "UnknownOption",
    "UnknownRules",
]


@final
@define
class UnknownFormat(GovReportError):
    """
    A format for which nothing is installed.
    """

    sentence = Wording(zh="没有可用的格式“{name}”。", en="No format '{name}' is installed.")
    name: str
    known: tuple[str, ...]
    #: The extra that brings it, if it is one of ours.
    extra: str = ""

    @property
    def hint(self) -> Wording:
        """
        What to install, or what there is.
        """
        if self.extra:
            return Wording(zh='可安装：pip install "govreport[{extra}]"。', en='Install it: pip install "govreport[{extra}]".')
        if self.known:
            return Wording(zh="已安装：{known}。", en="Installed: {known}.")
        return Wording(zh='可安装：pip install "govreport[all]"。', en='Install some: pip install "govreport[all]".')


@final
@define
class AmbiguousFormat(GovReportError):
    """
    A name that several distributions claim.
    """

    sentence = Wording(zh="“{name}”有多个来源：{distributions}。", en="Several distributions bring '{name}': {distributions}.")
    name: str
    distributions: tuple[str, ...]

    @property
    def hint(self) -> Wording:
        """
        What to do about it.
        """
        return Wording(zh="请只保留其中一个。", en="Keep one of them.")


@final
@define
class UnknownOption(GovReportError):
    """
    An option that the format does not take.
    """

    sentence = Wording(zh="格式“{name}”没有选项“{option}”。", en="The format '{name}' has no option '{option}'.")
    name: str
    option: str
    known: tuple[str, ...]

    @property
    def hint(self) -> Wording | None:
        """
        The options there are.
        """
        return Wording(zh="可用的选项：{known}。", en="Its options: {known}.") if self.known else None


@final
@define
class BrokenPlugin(GovReportError):
    """
    An installed plugin that cannot be used.
    """

    sentence = Wording(
        zh="{distribution} {version} 提供的“{name}”无法使用：{reason}。",
        en="'{name}' of {distribution} {version} cannot be used: {reason}.",
    )
    name: str
    distribution: str
    version: str
    reason: Wording


@final
@define
class RenderingFailed(GovReportError):
    """
    A renderer that failed on a document, which it never should.
    """

    sentence = Wording(
        zh="{distribution} {version} 未能写出“{name}”：{reason}。", en="'{name}' of {distribution} {version} failed to write: {reason}."
    )
    name: str
    distribution: str
    version: str
    reason: Wording


@final
@define
class UnfitTemplate(GovReportError):
    """
    A user's own template whose places a document does not fit, with all that is wrong.
    """

    sentence = Wording(zh="模板 {source} 不适用：{faults}。", en="The template {source} does not fit: {faults}.")
    source: str
    faults: tuple[Wording, ...]


@final
@define
class UnknownRules(GovReportError):
    """
    A set of local rules that is not installed.
    """

    sentence = Wording(zh="没有安装名为“{name}”的地方规则。", en="No set of rules '{name}' is installed.")
    name: str
    known: tuple[str, ...]

    @property
    def hint(self) -> Wording | None:
        """
        What there is.
        """
        return Wording(zh="已安装：{known}。", en="Installed: {known}.") if self.known else None


@final
@define
class RuleFailed(GovReportError):
    """
    A local rule that failed on a report, which it never should.
    """

    sentence = Wording(
        zh="{distribution} {version} 的规则 {rule} 未能执行：{reason}。", en="The rule {rule} of {distribution} {version} failed: {reason}."
    )
    rule: str
    distribution: str
    version: str
    reason: Wording


@final
@define
class ReadingFailed(InputError):
    """
    Bytes that a reader could not take.
    """

    sentence = Wording(
        zh="{distribution} {version} 未能读取“{name}”：{reason}。", en="'{name}' of {distribution} {version} failed to read: {reason}."
    )
    name: str
    distribution: str
    version: str
    reason: Wording
