"""
A sentence that stands once in Chinese and once in English.

Sentences are data beside the rule, the form or the error they belong to. They are filled with facts, never glued together from pieces.
"""

from typing import Literal, TypeAlias, final

from attrs import frozen

__all__ = ["Language", "Wording", "spoken"]

#: The languages that people read govreport in; Chinese is the default everywhere.
Language: TypeAlias = Literal["zh", "en"]


@final
@frozen
class Wording:
    """
    One sentence in both languages, with ``{named}`` places for facts.

    >>> Wording("共 {n} 处。", "{n} places.").say("en", n=3)
    '3 places.'
    """

    zh: str
    en: str

    def say(self, language: Language = "zh", /, **facts: object) -> str:
        """
        Return the sentence in one language, its places filled with facts.

        A fact that is itself a wording is said in the same language; a tuple is listed with the language's own comma.
        """
        sentence = self.zh if language == "zh" else self.en
        if not facts:
            return sentence
        return sentence.format(**{name: spoken(fact, language) for name, fact in facts.items()})

    def filled(self, **facts: object) -> "Wording":
        """
        Return a wording whose places are filled with facts, in both languages.
        """
        return Wording(zh=self.say("zh", **facts), en=self.say("en", **facts))


def spoken(fact: object, language: Language) -> str:
    """
    Return one fact as it stands in a sentence of the given language.
    """
    if isinstance(fact, Wording):
        return fact.say(language)
    if isinstance(fact, tuple):
        return ("、" if language == "zh" else ", ").join(spoken(each, language) for each in fact)
    return str(fact)
