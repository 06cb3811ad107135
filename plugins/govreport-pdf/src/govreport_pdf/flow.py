"""
All pages as one run of lines and tables, with the tables that a page break tore put together.
"""

from collections.abc import Iterable
from typing import final

from attrs import frozen

from govreport_pdf.columns import with_columns
from govreport_pdf.joining import joined
from govreport_pdf.pages import Item, Page
from govreport_pdf.tables import Table

__all__ = ["Placed", "flow"]


@final
@frozen
class Placed:
    """
    A line or table with the number of its page, or of the last of its pages.
    """

    page: int
    item: Item


def flow(pages: Iterable[Page]) -> tuple[Placed, ...]:
    """
    Return what the pages hold, in one run.
    """
    run: list[Placed] = []
    for page in pages:
        for place, item in enumerate(with_columns(page.items)):
            whole = _joined(run[-1], item, page.number) if run and place == 0 else None
            if whole:
                run[-1] = Placed(page.number, whole)
            else:
                run.append(Placed(page.number, item))
    return tuple(run)


def _joined(before: Placed, item: Item, page: int) -> Table | None:
    """
    Return the table that the last item of one page and the first of the next are, if they are one.
    """
    if before.page == page - 1 and isinstance(before.item, Table) and isinstance(item, Table):
        return joined(before.item, item)
    return None
