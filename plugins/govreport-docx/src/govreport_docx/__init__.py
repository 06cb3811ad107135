"""
DOCX for govreport: what officials open, print and seal.
"""

from govreport_docx.reading.reader import DocxReader
from govreport_docx.renderer import DocxRenderer

__all__ = ["DocxReader", "DocxRenderer"]
