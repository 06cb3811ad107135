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
    sentence: ClassVar[Wording] = Wording(zh="出错了。", en="Something is wrong.")

    @property
    def hint(self) -> Wording | None:
        """
        What to do about it, if that is known.
        """
        return None

    def facts(self) -> dict[str, object]:
        """
        Return what fills the places of the sentence: the attributes.
        """
        return {each.name: getattr(self, each.name) for each in fields(type(self))}

    def explain(self, language: Language = "zh") -> str:
        """
        Return what is wrong and what to do, in one line.
        """
        facts = self.facts()
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
