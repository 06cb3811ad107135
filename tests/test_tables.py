"""
Lines, parts and the cells where lines meet.
"""

from typing import Final

import pytest

from govreport.cells import Cell
from govreport.tables import Axis, Line, Part, Table, chosen, crossed, leaves


def line(name: str) -> Line:
    """
    Return a line whose labels follow from its id.
    """
    return Line(id=name, label=name.upper(), en=f"the {name}")


def lines(*names: str) -> tuple[Line, ...]:
    """
    Return lines of some ids.
    """
    return tuple(map(line, names))


ROWS: Final = lines("in", "out", "out.done", "out.left", "out.left.a", "out.left.b", "other")
COLUMNS: Final = lines("each", "each.x", "each.y", "sum")
TABLE: Final = Table(
    id="t",
    label="表一",
    en="Table 1",
    section="s",
    parts=(Part(rows=ROWS, columns=COLUMNS), Part(rows=lines("extra"), columns=lines("sum", "note"))),
    widths=(1,) * 6,
)


class TestLeaves:
    def test_groups_hold_no_figures(self) -> None:
        """
        A line with lines below it is a group; the others hold the figures, in their order.
        """
        found = leaves(ROWS)

        assert [each.id for each in found] == ["in", "out.done", "out.left.a", "out.left.b", "other"]

    def test_a_like_name_makes_no_group(self) -> None:
        """
        Only the dots make a group, not names that begin alike.
        """
        found = leaves(lines("out", "outer", "out_side"))

        assert [each.id for each in found] == ["out", "outer", "out_side"]


class TestTable:
    def test_cells_in_the_order_of_the_form(self) -> None:
        """
        Each leaf row meets each leaf column of its own part, row by row.
        """
        cells = list(TABLE.cells())

        assert len(cells) == 5 * 3 + 1 * 2
        assert cells[:4] == [Cell("t", "in", "each.x"), Cell("t", "in", "each.y"), Cell("t", "in", "sum"), Cell("t", "out.done", "each.x")]
        assert cells[-2:] == [Cell("t", "extra", "sum"), Cell("t", "extra", "note")]

    def test_lines_of_all_parts(self) -> None:
        """
        The lines of an axis are those of all parts, groups included, by their ids.
        """
        assert list(TABLE.lines(Axis.ROW)) == ["in", "out", "out.done", "out.left", "out.left.a", "out.left.b", "other", "extra"]
        assert list(TABLE.lines(Axis.COLUMN)) == ["each", "each.x", "each.y", "sum", "note"]

    def test_names_in_both_languages(self) -> None:
        """
        Tables and lines are called by their official label, or in English.
        """
        assert (TABLE.name("zh"), TABLE.name("en")) == ("表一", "Table 1")
        assert (line("in").name("zh"), line("in").name("en")) == ("IN", "the in")


class TestChosen:
    @pytest.mark.parametrize(
        ("ids", "found"),
        [
            (["in"], ["in"]),
            (["other", "in"], ["other", "in"]),
            (["out.*"], ["out.done", "out.left.a", "out.left.b"]),
            (["out.left.*", "in"], ["out.left.a", "out.left.b", "in"]),
            ([], []),
        ],
    )
    def test_ids_stand_for_leaves(self, ids: list[str], found: list[str]) -> None:
        """
        An id stands for its line, ``x.*`` for every leaf below x; the order is that of the ids.
        """
        result = chosen(ids, ROWS)

        assert result is not None
        assert [each.id for each in result] == found

    @pytest.mark.parametrize("ids", [["out"], ["out.left"], ["nowhere"], ["in.*"], ["nowhere.*"], ["in", "nowhere"], ["ou.*"]])
    def test_an_id_that_stands_for_nothing(self, ids: list[str]) -> None:
        """
        A group, or an id that is not there, stands for no figures: then there is no answer at all.
        """
        assert chosen(ids, ROWS) is None


class TestCrossed:
    def test_a_row_meets_columns(self) -> None:
        """
        Along a row the other lines are columns.
        """
        cells = crossed(TABLE, Axis.ROW, line("in"), lines("each.x", "sum"))

        assert cells == (Cell("t", "in", "each.x"), Cell("t", "in", "sum"))

    def test_a_column_meets_rows(self) -> None:
        """
        Along a column the other lines are rows.
        """
        cells = crossed(TABLE, Axis.COLUMN, line("sum"), lines("in", "other"))

        assert cells == (Cell("t", "in", "sum"), Cell("t", "other", "sum"))
