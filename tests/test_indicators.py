"""
What prose gives numbers for, written out: the words for it, and the cells that it may stand for, the plainest first.
"""

from pathlib import Path

from govreport.narrative import INDICATORS

WRITTEN = Path(__file__).parent / "unchanged" / "indicators.txt"


class TestIndicators:
    def test_each_is_as_it_is_written_out(self) -> None:
        """
        The id, the label in both languages, and every sum of cells; ``outcome.refused.*`` is every row below.
        """
        lines = [f"{each.id}: {each.label.zh}: {each.label.en}: {' | '.join(map(' + '.join, each.bases))}" for each in INDICATORS.values()]

        assert lines == WRITTEN.read_text(encoding="utf-8").splitlines()
