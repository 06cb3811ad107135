"""
Why a file is not read, and what to do about it. Every refusal of the package is worded here.
"""

from typing import Final

from govreport.errors import UnreadableDocument
from govreport.wording import Wording

__all__ = [
    "FILE",
    "damaged",
    "endless",
    "excessive",
    "foreign",
    "garbled",
    "hidden",
    "locked",
    "oversized",
    "pictured",
    "scanned",
    "truncated",
]

#: The place of what concerns the file as a whole.
FILE: Final = "file"

_ORIGINAL: Final = Wording(
    zh="请向发布单位索取可编辑的原文件（如 DOCX），或先做文字识别（OCR）。",
    en="Ask the publisher for the editable original (such as DOCX), or run text recognition (OCR) first.",
)
_AGAIN: Final = Wording(zh="请重新下载或重新导出该文件。", en="Download or export the file again.")
_FONTS: Final = Wording(
    zh="请在本机安装中文字体，或向发布单位索取原文件。", en="Install Chinese fonts, or ask the publisher for the original."
)
_PASSWORD: Final = Wording(zh="请先去除密码，再读取。", en="Remove the password first.")
_SPLIT: Final = Wording(zh="请拆分文件，只保留报告本身。", en="Split the file and keep the report alone.")


def foreign() -> UnreadableDocument:
    """
    Return the error of bytes that are no PDF.
    """
    return UnreadableDocument(FILE, Wording(zh="不是 PDF 文件", en="it is not a PDF"))


def truncated() -> UnreadableDocument:
    """
    Return the error of a file whose end is missing.
    """
    return UnreadableDocument(FILE, Wording(zh="文件不完整，缺少结尾", en="the file is cut off, its end is missing"), _AGAIN)


def damaged(place: str) -> UnreadableDocument:
    """
    Return the error of a file, or of a part of it, that is broken.
    """
    return UnreadableDocument(place, Wording(zh="内容已损坏", en="it is damaged"), _AGAIN)


def locked() -> UnreadableDocument:
    """
    Return the error of a file that opens with a password only.
    """
    return UnreadableDocument(FILE, Wording(zh="文件已加密，需要密码", en="the file is encrypted and needs a password"), _PASSWORD)


def scanned() -> UnreadableDocument:
    """
    Return the error of pages that are pictures.
    """
    reason = Wording(zh="没有文字层，页面是扫描图像或空白", en="it has no text layer, its pages are pictures or empty")
    return UnreadableDocument(FILE, reason, _ORIGINAL)


def pictured(place: str) -> UnreadableDocument:
    """
    Return the error of one page that is a picture, among others with text.
    """
    reason = Wording(zh="该页是扫描图像，没有文字层", en="the page is a picture without a text layer")
    return UnreadableDocument(place, reason, _ORIGINAL)


def garbled() -> UnreadableDocument:
    """
    Return the error of text whose characters nobody can name.
    """
    reason = Wording(zh="字体没有文字编码，无法得知字符", en="its fonts do not say which characters they show")
    return UnreadableDocument(FILE, reason, _ORIGINAL)


def hidden() -> UnreadableDocument:
    """
    Return the error of text that has no shape, so that some of it may be missed.
    """
    reason = Wording(
        zh="文件未嵌入字体，本机也没有相应字体，部分文字无法读出", en="it embeds no font for some of its text, nor has this machine one"
    )
    return UnreadableDocument(FILE, reason, _FONTS)


def excessive(place: str, what: Wording, most: int) -> UnreadableDocument:
    """
    Return the error of a file that holds more of something than is read.
    """
    reason = Wording(zh="{what}超过 {most}", en="more than {most} {what}")
    return UnreadableDocument(place, reason.filled(what=what, most=f"{most:,}"), _SPLIT)


def oversized(most: int) -> UnreadableDocument:
    """
    Return the error of a file that would unpack to more bytes than are taken.
    """
    return excessive(FILE, Wording(zh="解压后的字节数", en="bytes when unpacked"), most)


def endless() -> UnreadableDocument:
    """
    Return the error of drawings that contain themselves, or each other without end.
    """
    return UnreadableDocument(FILE, Wording(zh="图形对象嵌套过深", en="its drawings are nested too deeply"))
