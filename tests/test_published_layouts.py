"""
Reports as they are torn on the way to print and back: every figure right or plainly not read, and none wrong.
"""

from collections import Counter
from random import Random
from typing import Final

import pytest

from govreport.figures import Blank, Unread
from govreport.formats import readers
from govreport.layout import document_of
from govreport.reading import recognised
from govreport.recognition import Recognition, recognise
from govreport.report import Report
from tests.published.tearing import TEARS
from tests.published.truth import true_report
from tests.published.writing import WRITERS

SEEDS: Final = range(4)
#: Where the source itself does not say: the sum of three rows cannot be shared out.
UNKNOWABLE: Final = {"one_other_row": 21}
INSTALLED: Final = {each.name for each in readers()}
PAGES: Final = {"word_page", "script_page"}
#: What each way of writing does besides to a table that is torn already; rows of tabs cannot hold lines of a cell.
TOGETHER: Final = (
    *(("tabs", tear) for tear in ("narrow_pieces", "reworded", "odd_blanks", "subtotals", "group_sums", "head_apart", "glued_label")),
    *(("pipes", tear) for tear in ("cut_in_two", "own_rows", "padded_figures", "reworded")),
    *(("one_cell_a_line", tear) for tear in ("reworded", "split_labels", "subtotals", "group_sums", "seven_parts", "footnoted")),
    *(("one_row_a_line", tear) for tear in ("reworded", "group_sums", "one_other_row")),
    *(("pdf_text", tear) for tear in ("reworded", "other_titles", "one_other_row", "group_sums")),
    *(("run_together", tear) for tear in ("reworded", "seven_parts")),
    *(("ocr_markdown", tear) for tear in ("reworded", "head_apart", "one_other_row")),
    *(("word_page", tear) for tear in ("split_labels", "odd_blanks", "no_spans", "cut_in_two", "padded_figures", "subtotals", "own_rows")),
    *(("script_page", tear) for tear in ("split_labels", "reworded")),
)


def outcome(true: Report, found: Recognition) -> Counter[str]:
    """
    Count the figures that came back, that are plainly not read, and that are wrong.
    """
    assert (found.report.agency.name, found.report.year, found.report.template) == (true.agency.name, true.year, true.template)
    counts = Counter[str]()
    for right, figure in zip(true.figures, found.report.figures, strict=True):
        read = "read" if figure == right else "unread" if isinstance(figure, Unread) else "wrong"
        counts["lost" if read == "wrong" and figure is Blank.EMPTY else read] += 1
    return counts


class TestTorn:
    @pytest.mark.parametrize("seed", SEEDS)
    @pytest.mark.parametrize("tear", TEARS)
    def test_no_figure_is_lost_or_wrong(self, tear: str, seed: int) -> None:
        """
        Whatever happened to the tables, every figure that the source still says comes back.
        """
        random = Random(seed)
        report = true_report(random)

        counts = outcome(report, recognise(TEARS[tear](document_of(report), random)))

        assert counts["unread"] <= UNKNOWABLE.get(tear, 0)
        assert counts["read"] + counts["unread"] == len(report.figures)


class TestWritten:
    @pytest.mark.parametrize("seed", SEEDS)
    @pytest.mark.parametrize(("writer", "tear"), [*((writer, "") for writer in WRITERS), *TOGETHER])
    def test_no_figure_is_lost_or_wrong(self, writer: str, tear: str, seed: int) -> None:
        """
        However the torn report is written, every figure comes back that can be told from any other.
        """
        if writer in PAGES and "html" not in INSTALLED:
            pytest.skip("govreport-html is not installed")
        random = Random(seed)
        report = true_report(random)
        document = document_of(report)

        data, suffix = WRITERS[writer](TEARS[tear](document, random) if tear else document, random)
        counts = outcome(report, recognised(data, f"年报{suffix}", None, suffix))

        assert counts["unread"] <= UNKNOWABLE.get(tear, 0)
        assert counts["read"] + counts["unread"] == len(report.figures)
