"""
The two roots of all errors: of calls, and of files that come in.
"""

from typing import ClassVar

from attrs import define, fields

from govreport.wording import Language, Wording

__all__ = ["GovReportError", "InputError"]


@define
class GovReportError(Exception):
    """
    The root of all errors of govreport.
    """

    #: What is wrong, with places for the facts.
    sentence: ClassVar[Wording]

    @property
    def hint(self) -> Wording | None:
        """
        What to do about it, if that is known.
        """
        return None

    def explain(self, language: Language = "zh") -> str:
        """
        Return what is wrong and what to do, in one line.
        """
        facts = {each.name: getattr(self, each.name) for each in fields(type(self))}
        said = self.sentence.say(language, **facts)
        if self.hint:
            said += ("" if language == "zh" else " ") + self.hint.say(language, **facts)
        return said

    def __str__(self) -> str:
        return self.explain("en")


@define
class InputError(GovReportError):
    """
    A file that cannot be read, or should not be.
    """
