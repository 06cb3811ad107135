"""
Canonical JSON: a report as a text that is written one way, read strictly, and loses nothing.
"""

from govreport.codec.decoding import loads
from govreport.codec.encoding import VERSION, dumps
from govreport.codec.schema import schema

__all__ = ["VERSION", "dumps", "loads", "schema"]
