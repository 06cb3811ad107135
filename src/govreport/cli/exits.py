"""
How the command ends.
"""

from typing import Final

__all__ = ["FINE", "FOUND", "UNREADABLE", "WRONG"]

FINE: Final = 0
#: A rule of weight "error" is violated.
FOUND: Final = 1
#: The call cannot be carried out as it stands.
WRONG: Final = 2
#: A file cannot be read.
UNREADABLE: Final = 3
