"""
The address of one figure of the form.
"""

from typing import final

from attrs import frozen

from govreport.errors import MalformedAddress

__all__ = ["Cell"]


@final
@frozen(order=True, cache_hash=True)
class Cell:
    """
    Where a figure stands: table, row and column by their ids (单元格).

    Ids say meaning, never position, and mean the same in every version of the form.

    >>> str(Cell("applications", "outcome.granted", "natural"))
    'applications/outcome.granted/natural'
    """

    table: str
    row: str
    column: str

    @classmethod
    def parse(cls, address: str, /) -> "Cell":
        """
        Return the cell that a written address names.

        Raises:
            MalformedAddress: The text is not of the form ``table/row/column``.

        >>> Cell.parse("disputes/cases/review.upheld").column
        'review.upheld'
        """
        table, _, rest = address.partition("/")
        row, _, column = rest.partition("/")
        if not (table and row and column) or "/" in column:
            raise MalformedAddress(address)
        return cls(table, row, column)

    def __str__(self) -> str:
        return f"{self.table}/{self.row}/{self.column}"
