"""
DOCX for govreport: what officials open, print and seal.
"""

from govreport_docx.renderer import DocxRenderer

__all__ = ["DocxRenderer"]
