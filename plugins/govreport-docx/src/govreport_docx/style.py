"""
One paragraph style, as values and as markup.
"""

from typing import Final, Literal, TypeAlias, final

from attrs import frozen

__all__ = ["BODY", "FANGSONG", "LINE", "Align", "Style", "faces"]

Align: TypeAlias = Literal["both", "center", "left", "right"]

#: 仿宋 of 三号 (in half points) with 22 lines on the 225 mm of the type area (in twips): the text of official papers.
FANGSONG: Final = "仿宋_GB2312"
BODY: Final = 32
LINE: Final = 579


@final
@frozen(kw_only=True)
class Style:
    """
    A paragraph style. Sizes are half points, distances twips, as the format counts them.
    """

    name: str
    face: str = FANGSONG
    size: int = BODY
    bold: bool = False
    align: Align = "both"
    #: The distance of lines; nothing leaves it to the content.
    line: int | None = LINE
    after: int = 0
    #: First line indent and right indent, in characters; left indent in twips.
    first: int = 0
    right: int = 0
    left: int = 0
    #: The outline level of a heading, counted from 0; a heading stays with what follows it.
    outline: int | None = None
    #: Whether the name is none of Word's own.
    custom: bool = False

    @property
    def id(self) -> str:
        """
        The name by which paragraphs refer to it.
        """
        return "".join(word[0].upper() + word[1:] for word in self.name.split())

    def xml(self) -> str:
        """
        Return its definition.
        """
        default = self.id == "Normal"
        kind = ' w:default="1"' if default else ' w:customStyle="1"' if self.custom else ""
        parent = "" if default else '<w:basedOn w:val="Normal"/>'
        following = "" if self.outline is None else '<w:next w:val="BodyText"/>'
        return (
            f'<w:style w:type="paragraph"{kind} w:styleId="{self.id}"><w:name w:val="{self.name}"/>{parent}{following}<w:qFormat/>'
            f"<w:pPr>{self._paragraph()}</w:pPr><w:rPr>{faces(self.face)}{'<w:b/><w:bCs/>' if self.bold else ''}"
            f'<w:color w:val="000000"/><w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/></w:rPr></w:style>'
        )

    def _paragraph(self) -> str:
        keep = "" if self.outline is None else "<w:keepNext/><w:keepLines/>"
        line = 'w:line="240" w:lineRule="auto"' if self.line is None else f'w:line="{self.line}" w:lineRule="exact"'
        indent = f"{_indent('right', self.right, self.size)}{_indent('firstLine', self.first, self.size)}"
        outline = "" if self.outline is None else f'<w:outlineLvl w:val="{self.outline}"/>'
        return f'{keep}<w:spacing w:before="0" w:after="{self.after}" {line}/><w:ind w:left="{self.left}"{indent}/><w:jc w:val="{self.align}"/>{outline}'


def faces(face: str) -> str:
    """
    Return a face for all four kinds of characters; Chinese takes the one named eastAsia.
    """
    return f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:cs="{face}"/>'


def _indent(side: str, characters: int, size: int) -> str:
    # Word takes the characters, other programs the twips.
    return f' w:{side}Chars="{characters * 100}" w:{side}="{characters * size * 10}"' if characters else ""
