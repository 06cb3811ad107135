"""
The parts about faces and colours that stricter programs miss in a file, though no style of ours refers to them.
"""

from typing import Final

from govreport_docx.faces import Fonts
from govreport_docx.text import WORD

__all__ = ["font_table", "theme"]

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS: Final = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "404040",
    "lt2": "E7E6E6",
    "accent1": "4472C4",
    "accent2": "ED7D31",
    "accent3": "A5A5A5",
    "accent4": "FFC000",
    "accent5": "5B9BD5",
    "accent6": "70AD47",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
_FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def _face(tag: str, face: str) -> str:
    return f'<a:{tag}><a:latin typeface="{face}"/><a:ea typeface="{face}"/><a:cs typeface="{face}"/></a:{tag}>'


def font_table(fonts: Fonts) -> str:
    """
    Return the part that lists the faces that the styles name.
    """
    return (
        f'<w:fonts xmlns:w="{WORD}">'
        + "".join(
            f'<w:font w:name="{name}"><w:charset w:val="{"00" if name == fonts.western else "86"}"/></w:font>' for name in fonts.names()
        )
        + "</w:fonts>"
    )


def theme(fonts: Fonts) -> str:
    """
    Return the part with colours and the faces for headings and text.
    """
    colours = "".join(f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in _COLOURS.items())
    return (
        f'<a:theme xmlns:a="{_DRAWING}" name="govreport"><a:themeElements><a:clrScheme name="govreport">{colours}</a:clrScheme>'
        f'<a:fontScheme name="govreport">{_face("majorFont", fonts.hei)}{_face("minorFont", fonts.song)}</a:fontScheme>'
        f'<a:fmtScheme name="govreport"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{f'<a:ln>{_FILL}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
