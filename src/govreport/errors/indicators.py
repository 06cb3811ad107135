"""
Errors of files that define indicators.
"""

from typing import final

from attrs import define

from govreport.errors.files import Fault
from govreport.errors.root import InputError
from govreport.wording import Language, Wording

__all__ = ["InvalidIndicators"]


@final
@define
class InvalidIndicators(InputError):
    """
    A file that defines no indicators, with all that is wrong in it.
    """

    sentence = Wording(
        zh="{source} 不是完整的指标定义，有 {count} 处错误：{problems}",
        en="{source} does not define indicators, {count} faults: {problems}",
    )
    source: str
    faults: tuple[Fault, ...]

    def explain(self, language: Language = "zh") -> str:
        """
        Return all faults, a line each.
        """
        problems = "".join(f"\n  {each.explain(language)}" for each in self.faults)
        return self.sentence.say(language, source=self.source, count=len(self.faults), problems=problems)
