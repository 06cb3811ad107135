"""
Page numbers, as the part at the foot of the pages: — 1 — on the outer side, or a number in the middle.
"""

from govreport_docx.profiles import Profile
from govreport_docx.text import WORD

__all__ = ["footers"]


def footers(profile: Profile) -> tuple[str, ...]:
    """
    Return the foot of odd and, if they differ, of even pages.
    """
    if not profile.page.outside:
        return (_footer(profile, "", "", ""),)
    # 单页码居右空一字，双页码居左空一字 (GB/T 9704-2012, 7.5).
    one = profile.footer.size * 10
    sides = (("right", f'w:rightChars="100" w:right="{one}"'), ("left", f'w:leftChars="100" w:left="{one}"'))
    return tuple(_footer(profile, "— ", " —", f'<w:ind {indent}/><w:jc w:val="{side}"/>') for side, indent in sides)


def _footer(profile: Profile, before: str, after: str, place: str) -> str:
    return (
        f'<w:ftr xmlns:w="{WORD}"><w:p><w:pPr><w:pStyle w:val="{profile.footer.id}"/>{place}</w:pPr>'
        f'{_run(before)}<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>{_run(after)}</w:p></w:ftr>'
    )


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
