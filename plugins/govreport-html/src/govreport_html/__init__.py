"""
Web pages for govreport: published ones read without the site around them, and pages printed.
"""

from govreport_html.reader import HtmlReader
from govreport_html.renderer import HtmlRenderer

__all__ = ["HtmlReader", "HtmlRenderer"]
