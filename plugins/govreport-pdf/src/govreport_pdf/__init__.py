"""
PDF for govreport: what agencies publish, read back into paragraphs and tables.
"""

from govreport_pdf.reader import PdfReader

__all__ = ["PdfReader"]
