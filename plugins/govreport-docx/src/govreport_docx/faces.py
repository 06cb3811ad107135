"""
The faces that the styles ask for by their use, under the names that one kind of computer knows them by.

Faces are named, never embedded: where one is not installed, the program that opens the file puts another in its place.
"""

from enum import Enum
from typing import Final, final

from attrs import frozen

__all__ = ["FONTS", "Face", "Fonts"]


@final
class Face(Enum):
    """
    What a face is used for, by the name of its kind.
    """

    #: 小标宋: titles.
    TITLE = "title"
    #: 黑体: first headings.
    HEI = "hei"
    #: 楷体: second headings.
    KAI = "kai"
    #: 仿宋: text.
    FANG = "fang"
    #: 宋体: tables and page numbers.
    SONG = "song"


@final
@frozen(kw_only=True)
class Fonts:
    """
    The names of all faces, and of the one for letters and digits in documents that are not Chinese.
    """

    title: str
    #: Whether titles need a stroke more than their face has.
    bold: bool = False
    hei: str
    kai: str
    fang: str
    song: str
    western: str = "Times New Roman"

    def name(self, face: Face) -> str:
        """
        Return the name of a face.
        """
        return {Face.TITLE: self.title, Face.HEI: self.hei, Face.KAI: self.kai, Face.FANG: self.fang, Face.SONG: self.song}[face]

    def names(self) -> tuple[str, ...]:
        """
        Return all names, each once.
        """
        return tuple(dict.fromkeys((*map(self.name, Face), self.western)))


#: What official papers are printed in; what every Windows and WPS has; what is free, and no 仿宋 is.
FONTS: Final = {
    "gb2312": Fonts(title="方正小标宋简体", hei="黑体", kai="楷体_GB2312", fang="仿宋_GB2312", song="宋体"),
    "windows": Fonts(title="宋体", bold=True, hei="黑体", kai="楷体", fang="仿宋", song="宋体"),
    "free": Fonts(
        title="Noto Serif CJK SC",
        bold=True,
        hei="Noto Sans CJK SC",
        kai="AR PL UKai CN",
        fang="Noto Serif CJK SC",
        song="Noto Serif CJK SC",
        western="Liberation Serif",
    ),
}
