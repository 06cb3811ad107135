"""
What a caller may put into a cell, and which figure it then is.
"""

from decimal import Decimal
from typing import Final, TypeAlias

from govreport.cells import Cell
from govreport.errors import InvalidFigure
from govreport.figures import Blank, Figure, Kind, Measure, Unread, canonical, fits, plain
from govreport.notation import read_figure
from govreport.wording import Wording

__all__ = ["Entry", "misfit", "taken"]

#: What may be filled into a cell: a figure, or a text that is read as officials write it.
Entry: TypeAlias = int | Decimal | Blank | Unread | str

_TOO_LONG: Final = Wording(zh="至多 15 位", en="it has more than 15 digits")


def misfit(figure: object, measure: Measure) -> Wording | None:
    """
    Return why a value cannot be the figure of a column, or nothing if it can.
    """
    if type(figure) is int and measure.kind is not Kind.AMOUNT:
        return None if fits(figure) else _TOO_LONG
    match figure:
        case Blank() | Unread():
            return None
        case Decimal():
            if measure.kind is not Kind.AMOUNT:
                return Wording(zh="此处应填整数", en="it should be a whole number, an int")
            if not figure.is_finite() or str(canonical(figure)) != str(figure):
                return Wording(zh="应为有限小数，末尾无零", en="it should be finite, with no trailing zeros")
            return None if fits(figure) else _TOO_LONG
        case _:
            return Wording(zh="应为整数；金额用 Decimal，不用 float", en="it should be an int; amounts are Decimal, never float")


def taken(entry: object, cell: Cell, measure: Measure) -> tuple[Figure, str | None]:
    """
    Return the figure that an entry states, and its text if that is not the plain one.

    Raises:
        InvalidFigure: The entry can be no figure of the cell.
    """
    if isinstance(entry, str):
        text = entry.strip()
        said = read_figure(text, measure)  # fits its column, or is none
        return said, None if text == plain(said, measure) else text
    figure, written = entry, None
    if measure.kind is Kind.AMOUNT:
        if type(entry) is int:
            figure = Decimal(entry)
        elif isinstance(entry, Decimal) and entry.is_finite() and fits(entry):
            figure, written = canonical(entry), plain(entry, measure)
    if reason := misfit(figure, measure):
        raise InvalidFigure(str(cell), repr(entry), reason)
    assert isinstance(figure, int | Decimal | Blank | Unread)
    return figure, None if written == plain(figure, measure) else written
