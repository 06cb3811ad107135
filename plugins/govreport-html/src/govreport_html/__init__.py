"""
Published web pages for govreport: the report without the site around it.
"""

from govreport_html.reader import HtmlReader

__all__ = ["HtmlReader"]
