"""
What the words so far are about.
"""

from typing import final

from attrs import define

__all__ = ["Context"]


@final
@define
class Context:
    """
    The state of reading: it goes on over the sentences of a line, and from a heading to the line below.
    """

    #: The statistics year of the report.
    year: int
    #: What numbers are of: applications, review, litigation, rules and so on, or ``nothing`` that the tables know.
    topic: str = ""
    #: Which lawsuits: ``direct``, or ``after_review``.
    suits: str = ""
    #: What the next numbers may be parts of.
    whole: str = ""
    #: Whether the sentence has said how many applications were closed.
    closed: bool = False
    #: Whether the number before was that of an outcome: 其他 2 件 is the next one.
    outcome: bool = False
    #: Whether new applications are told apart: 其中结转 2 件，新收 35 件.
    told_apart: bool = False
    #: What happened to the documents named last: 制发规章 1 件、规范性文件 8 件.
    doing: str = ""
