"""
Sentences in two languages.
"""

import pickle

from govreport.wording import Wording, spoken

PLACES = Wording(zh="共 {n} 处：{places}。", en="{n} places: {places}.")


class TestSay:
    def test_chinese_is_the_default(self) -> None:
        """
        A sentence is said in Chinese unless English is asked for.
        """
        said = PLACES.say(n=2, places="甲")

        assert said == "共 2 处：甲。"

    def test_english_is_asked_for(self) -> None:
        """
        The same facts fill the English sentence.
        """
        said = PLACES.say("en", n=2, places="A")

        assert said == "2 places: A."

    def test_a_tuple_is_listed(self) -> None:
        """
        A tuple of facts is listed with the comma of the language.
        """
        said = [PLACES.say("zh", n=2, places=("甲", 1)), PLACES.say("en", n=2, places=("A", 1))]

        assert said == ["共 2 处：甲、1。", "2 places: A, 1."]

    def test_a_wording_within_a_sentence(self) -> None:
        """
        A fact that is a wording is said in the language of the sentence, in a tuple too.
        """
        fact = Wording(zh="表三", en="table 3")

        said = [PLACES.say("zh", n=fact, places=(fact, fact)), PLACES.say("en", n=fact, places=(fact, fact))]

        assert said == ["共 表三 处：表三、表三。", "table 3 places: table 3, table 3."]

    def test_without_facts_it_stays_as_it_is(self) -> None:
        """
        A sentence said without facts keeps its braces, so that data may hold them.
        """
        said = Wording(zh="{甲", en="a}").say("zh")

        assert said == "{甲"

    def test_a_fact_is_never_taken_for_a_sentence(self) -> None:
        """
        Braces in a fact are no places.
        """
        said = PLACES.say("en", n="{n}", places=(Wording(zh="{x}", en="{y}"),))

        assert said == "{n} places: {y}."

    def test_facts_may_have_any_name(self) -> None:
        """
        A place called ``language`` is a place like any other.
        """
        said = Wording(zh="{language}", en="{language}").say("en", language="zh")

        assert said == "zh"


class TestFilled:
    def test_both_languages_are_filled(self) -> None:
        """
        A filled wording has no places left, in either language.
        """
        filled = PLACES.filled(n=1, places=("a", "b"))

        assert filled == Wording(zh="共 1 处：a、b。", en="1 places: a, b.")


class TestSpoken:
    def test_other_facts_are_said_as_they_print(self) -> None:
        """
        A number is said as it prints.
        """
        said = spoken(12, "zh")

        assert said == "12"


class TestWording:
    def test_it_is_a_value(self) -> None:
        """
        A wording survives pickling, is equal to its copy and has the same hash.
        """
        copy = pickle.loads(pickle.dumps(PLACES))  # noqa: S301 - our own bytes

        assert copy == PLACES
        assert hash(copy) == hash(PLACES)
