"""
The sheet of GB/T 9704-2012: A4, and the type area (版心) of 156 by 225 mm on it.
"""

from typing import Final

__all__ = ["EMU", "SECTION", "TEXT_HEIGHT", "TEXT_WIDTH"]

#: English Metric Units in a twip, a twentieth of a point.
EMU: Final = 635
_WIDTH: Final = 11906
_HEIGHT: Final = 16838
#: 37, 35, 28 and 26 mm (天头, 下白边, 订口, 切口), in twips.
_TOP, _BOTTOM, _LEFT, _RIGHT = 2098, 1984, 1588, 1474

TEXT_WIDTH: Final = _WIDTH - _LEFT - _RIGHT
TEXT_HEIGHT: Final = _HEIGHT - _TOP - _BOTTOM

SECTION: Final = (
    f'<w:sectPr><w:pgSz w:w="{_WIDTH}" w:h="{_HEIGHT}"/>'
    f'<w:pgMar w:top="{_TOP}" w:right="{_RIGHT}" w:bottom="{_BOTTOM}" w:left="{_LEFT}" w:header="851" w:footer="1417" w:gutter="0"/></w:sectPr>'
)
