"""
The styles of a document as the part that holds them.
"""

import re
from typing import Final

from govreport_docx.faces import Fonts
from govreport_docx.profiles import TEXT, Profile
from govreport_docx.style import faces
from govreport_docx.tables import TABLE
from govreport_docx.text import WORD

__all__ = ["TABLE_STYLE", "eastern", "styles"]

_TAG: Final = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_EDGES: Final = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
#: The style of every table.
TABLE_STYLE: Final = (
    f'<w:style w:type="table" w:styleId="{TABLE}"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
    f"<w:tblPr><w:tblBorders>{_EDGES}</w:tblBorders><w:tblCellMar>"
    f'<w:top w:w="{TEXT.above}" w:type="dxa"/><w:left w:w="{TEXT.beside}" w:type="dxa"/>'
    f'<w:bottom w:w="{TEXT.above}" w:type="dxa"/><w:right w:w="{TEXT.beside}" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
_DEFAULTS: Final = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>'
)


def eastern(language: str) -> bool:
    """
    Return whether a language of BCP 47 is written in Chinese characters; what is no tag at all counts as Chinese.
    """
    return not _TAG.fullmatch(language) or language.partition("-")[0].lower() in {"zh", "ja", "ko"}


def styles(profile: Profile, fonts: Fonts, language: str) -> str:
    """
    Return the content of the styles part, for a document in a language.
    """
    western, size = not eastern(language), profile.normal.size
    defaults = faces(fonts.name(profile.normal.face), fonts.western if western else None)
    return (
        f'<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'{defaults}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{_language(language)}</w:rPr></w:rPrDefault>'
        f"<w:pPrDefault/></w:docDefaults>{''.join(style.xml(fonts, western=western) for style in profile.styles())}"
        f"{_DEFAULTS}{TABLE_STYLE}</w:styles>"
    )


def _language(tag: str) -> str:
    """
    Return which languages to check the spelling of.
    """
    known = tag if _TAG.fullmatch(tag) else "zh-CN"
    western, chinese = ("en-US", known) if eastern(tag) else (known, "zh-CN")
    return f'<w:lang w:val="{western}" w:eastAsia="{chinese}"/>'
