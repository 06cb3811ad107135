"""
The sheet of paper, and what of it is for text (版心).
"""

from typing import Final, final

from attrs import frozen

__all__ = ["EMU", "Page"]

#: English Metric Units in a twip, a twentieth of a point.
EMU: Final = 635


@final
@frozen(kw_only=True)
class Page:
    """
    A page, A4 unless it is said otherwise. All distances are twips.
    """

    top: int
    bottom: int
    left: int
    right: int
    #: How far the page number stands above the lower edge.
    footer: int = 0
    across: int = 11906
    down: int = 16838
    #: The distance of the lines that text stands on, if it does.
    pitch: int | None = None
    #: Whether page numbers stand on the outer side: right on odd pages, left on even ones.
    outside: bool = False

    @property
    def width(self) -> int:
        """
        The width of the text.
        """
        return self.across - self.left - self.right

    @property
    def height(self) -> int:
        """
        The height of the text.
        """
        return self.down - self.top - self.bottom

    def section(self, *footers: str) -> str:
        """
        Return the properties of the only section, with the relations of the footers of odd and, if they differ, of even pages.
        """
        references = "".join(
            f'<w:footerReference w:type="{kind}" r:id="{footer}"/>' for kind, footer in zip(("default", "even"), footers, strict=False)
        )
        grid = f'<w:docGrid w:type="lines" w:linePitch="{self.pitch}"/>' if self.pitch else ""
        return (
            f'<w:sectPr>{references}<w:pgSz w:w="{self.across}" w:h="{self.down}"/><w:pgMar w:top="{self.top}" w:right="{self.right}" '
            f'w:bottom="{self.bottom}" w:left="{self.left}" w:header="851" w:footer="{self.footer}" w:gutter="0"/>{grid}</w:sectPr>'
        )
