"""
One paragraph style, as values and as markup.
"""

from typing import Literal, TypeAlias, final

from attrs import Factory, field, frozen

from govreport_docx.faces import Face, Fonts

__all__ = ["Align", "Style", "faces"]

Align: TypeAlias = Literal["both", "center", "left", "right"]


def _id(style: "Style") -> str:
    return "".join(word[0].upper() + word[1:] for word in style.name.split())


@final
@frozen(kw_only=True)
class Style:
    """
    A paragraph style. Sizes are half points, distances twips, as the format counts them.
    """

    name: str
    face: Face
    size: int
    #: The distance of lines; nothing leaves it to the content.
    line: int | None
    bold: bool = False
    align: Align = "both"
    after: int = 0
    #: How much closer than its face wants a character stands to the next one.
    closer: int = 0
    #: Whether lines stand on the lines of the page.
    on_grid: bool = False
    #: First line indent and right indent, in characters; left indent in twips.
    first: int = 0
    right: int = 0
    left: int = 0
    #: The outline level of a heading, counted from 0; a heading stays with what follows it.
    outline: int | None = None
    #: Whether the name is none of Word's own.
    custom: bool = False
    #: The name by which paragraphs refer to it.
    id: str = field(init=False, default=Factory(_id, takes_self=True))

    def xml(self, fonts: Fonts | None = None, *, western: bool = False) -> str:
        """
        Return its definition, with letters and digits in the western face or in the Chinese one; without fonts, in none of its own.
        """
        default = self.id == "Normal"
        kind = ' w:default="1"' if default else ' w:customStyle="1"' if self.custom else ""
        parent = "" if default else '<w:basedOn w:val="Normal"/>'
        following = "" if self.outline is None else '<w:next w:val="BodyText"/>'
        bold = "<w:b/><w:bCs/>" if self.bold or (self.face is Face.TITLE and fonts and fonts.bold) else ""
        face = faces(fonts.name(self.face), fonts.western if western else None) if fonts else ""
        return (
            f'<w:style w:type="paragraph"{kind} w:styleId="{self.id}"><w:name w:val="{self.name}"/>{parent}{following}<w:qFormat/>'
            f"<w:pPr>{self._paragraph()}</w:pPr><w:rPr>{face}{bold}"
            f'<w:color w:val="000000"/><w:spacing w:val="{-self.closer}"/><w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/></w:rPr></w:style>'
        )

    def _paragraph(self) -> str:
        keep = "" if self.outline is None else "<w:keepNext/><w:keepLines/>"
        # A page has its lines all filled, rather than that two lines of a paragraph stay together.
        grid = f'<w:widowControl w:val="0"/><w:snapToGrid w:val="{int(self.on_grid)}"/>'
        line = 'w:line="240" w:lineRule="auto"' if self.line is None else f'w:line="{self.line}" w:lineRule="exact"'
        indent = f"{_indent('right', self.right, self.size)}{_indent('firstLine', self.first, self.size)}"
        outline = "" if self.outline is None else f'<w:outlineLvl w:val="{self.outline}"/>'
        return (
            f'{keep}{grid}<w:spacing w:before="0" w:after="{self.after}" {line}/><w:ind w:left="{self.left}"{indent}/>'
            f'<w:jc w:val="{self.align}"/>{outline}'
        )


def faces(face: str, western: str | None = None) -> str:
    """
    Return a face for all four kinds of characters; Chinese takes the one named eastAsia, the others may have their own.
    """
    other = western or face
    return f'<w:rFonts w:ascii="{other}" w:hAnsi="{other}" w:eastAsia="{face}" w:cs="{other}"/>'


def _indent(side: str, characters: int, size: int) -> str:
    # Word takes the characters, other programs the twips.
    return f' w:{side}Chars="{characters * 100}" w:{side}="{characters * size * 10}"' if characters else ""
