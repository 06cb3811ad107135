"""
A report read back from a document: by labels and rules, whatever was lost on the way, and never a wrong figure.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from govreport.cells import Cell
from govreport.document import Block, CellKind, Document, Grid, GridCell, Heading, Paragraph
from govreport.entries import Entry
from govreport.errors import UnreadableDocument
from govreport.figures import Blank, Unread
from govreport.layout import document_of
from govreport.publishing import load
from govreport.recognition import Recognition, recognise
from govreport.report import Report
from govreport.tables import Axis
from govreport.validation import validate
from tests.strategies import documents, reports

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
XIAN, HUAIAN, PINGTAN = (load(EXAMPLES / f"{name}.json") for name in ("xian-psb-2020", "huaian-2024", "pingtan-2021"))


#: Words of the form and what stands between them in print.
WORDS: Final = (
    "一、总体情况",
    "三、收到和处理政府信息公开申请情况",
    "自然人",
    "总计",
    "（七）总计",
    "3.其他",
    "（六）其他处理",
    "规章",
    "行政许可 5",
    "3",
    "0",
    "/",
) + (
    "一、本年新收政府信息公开申请数量 1 0 0 0 0 0 1",
    "结果维持",
    "— 4 —",
    "2021年1月20日",
    "五、存在的主要问题",
)


def grids(document: Document, change: Callable[[Grid], Block | tuple[Block, ...]]) -> Document:
    """
    Return a document with its grids changed.
    """
    blocks = list[Block]()
    for block in document.blocks:
        changed = change(block) if isinstance(block, Grid) else block
        blocks += changed if isinstance(changed, tuple) else (changed,)
    return evolve(document, blocks=tuple(blocks))


def flat(grid: Grid, rows: list[list[str]] | None = None) -> Grid:
    """
    Return a grid without spans: text at the origin of each cell, blanks in the places it covered.
    """
    texts = rows or [[""] * grid.columns for _ in grid.rows]
    for placed in grid.placed() if rows is None else ():
        texts[placed.row][placed.column] = placed.cell.text
    width = max(map(len, texts))
    hole = GridCell("", kind=CellKind.HOLE)
    return Grid(rows=tuple((*map(GridCell, row), *[hole] * (width - len(row))) for row in texts))


def texts_of(grid: Grid) -> list[list[str]]:
    """
    Return the texts of a grid without spans, row by row.
    """
    return [[cell.text for cell in row] for row in flat(grid).rows]


def codes(found: Recognition) -> set[str]:
    """
    Return the kinds of notes of a recognition.
    """
    return {note.code for note in found.notes}


class TestLaw:
    @given(report=reports())
    def test_what_was_laid_out_is_read_back(self, report: Report) -> None:
        """
        Figures, blanks and kept texts come back exactly; every figure knows its place.
        """
        found = recognise(document_of(report), template=report.template)

        assert found.report.figures == report.figures
        assert found.report.written == report.written
        assert found.report.year == report.year
        assert [each.cell for each in found.places] == list(report.template.cells)

    @given(document=documents(), words=st.lists(st.sampled_from(WORDS), max_size=40))
    def test_any_document_gives_a_report(self, document: Document, words: list[str]) -> None:
        """
        Whatever a reader makes, in whatever order the form's words stand in it, there is a report, and no error but ours.
        """
        lines = tuple(map(Paragraph, words))
        rows = Grid(rows=tuple((GridCell(word), GridCell("1"), GridCell("")) for word in words))

        found = recognise(evolve(document, blocks=(*lines, *document.blocks, rows)), agency="某局", year=2021)

        assert len(found.report.figures) == len(found.report.template.cells)
        assert {each.cell for each in found.places} >= {
            cell for cell in found.report.template.cells if not isinstance(found.report[cell], Blank)
        }

    @pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem)
    def test_an_example_comes_back_with_its_words(self, path: Path) -> None:
        """
        Agency, year, form and all prose of an example come back, without a note.
        """
        report = load(path)

        found = recognise(document_of(report))

        assert found.notes == ()
        assert (found.report.agency.name, found.report.template) == (report.agency.name, report.template)
        assert found.report.prose == report.prose


class TestTitle:
    @pytest.mark.parametrize(
        ("title", "blocks", "agency", "year"),
        [
            ("", ["西安市公安局", "2020 年政府信息公开工作年度报告"], "西安市公安局", 2020),
            ("", ["西安市公安局2020年政府信息公开工作年度报告"], "西安市公安局", 2020),
            ("", ["平潭综合实验区", "2021年度", "政府信息公开工作年度报告"], "平潭综合实验区", 2021),
            ("淮安市2024年政府信息公开年度报告", [], "淮安市", 2024),
            ("2024年淮安市政府信息公开工作年度报告", [], "淮安市", 2024),
            ("淮安市统计局关于2024年度政府信息公开工作情况的报告", [], "淮安市统计局", 2024),
            ("淮安市2024年政府信息公开年度报告", ["2024年度政府信息公开工作年度报告"], "淮安市", 2024),
        ],
    )
    def test_it_names_agency_and_year(self, title: str, blocks: list[str], agency: str, year: int) -> None:
        """
        The title is found in the document's own, or among the first lines, on however many of them.
        """
        body = document_of(HUAIAN if year > 2020 else XIAN).blocks

        found = recognise(Document(title=title, blocks=(*map(Paragraph, blocks), *body)))

        assert (found.report.agency.name, found.report.year) == (agency, year)
        assert not any(getattr(block, "text", "") in blocks for block in found.report.blocks("preamble"))

    def test_without_agency_it_is_refused(self) -> None:
        """
        Who reports is not guessed: the caller must say it.
        """
        untitled = evolve(document_of(HUAIAN), title="2024年政府信息公开工作年度报告")
        document = evolve(untitled, blocks=tuple(block for block in untitled.blocks if "编制" not in getattr(block, "text", "")))

        with pytest.raises(UnreadableDocument):
            recognise(document)

        assert recognise(document, agency="淮安市").report.figures == HUAIAN.figures

    @pytest.mark.parametrize(
        "words",
        [
            "根据《条例》，编制甲市统计局2024年政府信息公开工作年度报告。",
            "本报告由甲市统计局根据《条例》编制。",
            ("甲市统计局", "2025年1月20日"),
        ],
    )
    def test_the_text_may_name_the_agency(self, words: str | tuple[str, ...]) -> None:
        """
        Where the title does not, the first sentences or who signs do, and a note says so.
        """
        body = tuple(block for block in document_of(HUAIAN).blocks if "编制" not in getattr(block, "text", ""))
        blocks = (Paragraph(words), *body) if isinstance(words, str) else (*body, *map(Paragraph, words))

        found = recognise(Document(title="2024年政府信息公开工作年度报告", blocks=blocks))

        assert found.report.agency.name == "甲市统计局"
        assert codes(found) == {"agency"}

    @pytest.mark.parametrize("title", ["某局2018年政府信息公开工作年度报告", "某局2015年度政府信息公开年度报告"])
    def test_the_old_form_is_refused_by_name(self, title: str) -> None:
        """
        Reports of 2018 and before are not read.
        """
        with pytest.raises(UnreadableDocument) as caught:
            recognise(Document(title=title, blocks=(Paragraph("概述"),)))

        assert "2018" in caught.value.explain()


class TestTorn:
    @pytest.mark.parametrize("report", [XIAN, HUAIAN, PINGTAN], ids=["xian", "huaian", "pingtan"])
    def test_tables_without_spans(self, report: Report) -> None:
        """
        Where every merged cell has become empty cells, all figures come back.
        """
        found = recognise(grids(document_of(report), flat))

        assert found.report.figures == report.figures

    def test_a_table_cut_in_two(self) -> None:
        """
        Table 三 in two pieces, the second without heads, gives the same figures.
        """

        def cut(grid: Grid) -> Block | tuple[Block, ...]:
            rows = texts_of(grid)
            return (flat(grid, rows[:12]), Paragraph("— 3 —"), flat(grid, rows[12:])) if len(rows) > 20 else grid

        found = recognise(grids(document_of(HUAIAN), cut))

        assert found.report.figures == HUAIAN.figures
        assert "joined" in codes(found)

    def test_a_spurious_column_of_zeros(self) -> None:
        """
        A column of zeros before the total is dropped where the sums leave no other reading, and noted.
        """

        def widened(grid: Grid) -> Grid:
            rows = texts_of(grid)
            return flat(grid, [[*row[:-1], "0" if row[-1].isdigit() else "", row[-1]] for row in rows[3:]]) if len(rows) > 20 else grid

        found = recognise(grids(document_of(XIAN), widened))

        assert found.report.figures == XIAN.figures
        assert "dropped" in codes(found)

    def test_what_can_be_read_in_two_ways_is_not_read(self) -> None:
        """
        Where two readings add up, the row stays text: a refused figure is better than a wrong one.
        """
        row = ["一、本年新收政府信息公开申请数量", "1", "0", "1", "0", "0", "0", "0", "2"]

        def torn(grid: Grid) -> Grid:
            return flat(grid, [row]) if len(grid.rows) > 20 else grid

        found = recognise(grids(document_of(HUAIAN), torn))

        assert found.report["applications/received/natural"] == Unread("1 0 1 0 0 0 0 2")
        assert "unread" in codes(found)

    def test_a_column_of_zeros_fills_no_blank(self) -> None:
        """
        Where a blank or the zero beside it may be what is too much, the row stays text, and the others are read.
        """
        cell = Cell("applications", "outcome.granted", "legal.research")
        report = XIAN.fill({cell: Blank.EMPTY})

        def widen(grid: Grid) -> Grid:
            rows = texts_of(grid)
            return flat(grid, [[*row[:9], "0" if row[9].isdigit() else "", row[9]] for row in rows[3:]]) if len(rows) > 20 else grid

        found = recognise(grids(document_of(report), widen)).report

        assert isinstance(found[cell], Unread)
        assert all(found[each] == report[each] for each in report.template.cells if each.row != cell.row)

    def test_a_row_short_of_a_cell_is_not_read_as_it_stands(self) -> None:
        """
        Where a zero is lost, all behind it stands one to the left and the total is missing: the sums put it back, or it stays text.
        """
        report = XIAN.fill({Cell("applications", "received", "natural"): 70, Cell("applications", "received", "legal.other"): 3})

        def shorten(grid: Grid) -> Grid:
            rows = texts_of(grid)
            row = next((each for each in rows if each[0].startswith("一、")), None) if len(rows) > 20 else None
            if row is not None:
                row.append("")
                row.pop(5)
            return flat(grid, [each[:10] for each in rows]) if row is not None else grid

        found = recognise(grids(document_of(report), shorten))

        assert all(
            isinstance(found.report[Cell("applications", "received", column)], Unread | Blank)
            or found.report[Cell("applications", "received", column)] == report[Cell("applications", "received", column)]
            for column in ("natural", "legal.business", "legal.research", "legal.welfare", "legal.law", "legal.other", "total")
        )

    def test_a_row_short_of_a_cell_in_a_piece_too_wide_is_not_read(self) -> None:
        """
        A column too much and a cell too few in one row: that row is not shifted into the gap.
        """

        def tear(grid: Grid) -> Grid:
            if len(grid.rows) < 20:
                return grid
            rows = [[*row[:9], "0" if row[9].isdigit() else "", row[9]] for row in texts_of(grid)]
            row = next(each for each in rows if "1.本机关不掌握相关政府信息" in each)
            row.append("")
            row.pop(5)
            return flat(grid, [each[:11] for each in rows[3:]])

        found = recognise(grids(document_of(XIAN), tear))

        cells = [cell for cell in XIAN.template.cells if cell.row == "outcome.unavailable.not_held"]
        assert all(found.report[cell] == XIAN[cell] or isinstance(found.report[cell], Unread) for cell in cells)

    def test_a_total_left_blank_stays_blank(self) -> None:
        """
        A row that could be read as shifted stands as it is printed if the sums over the columns hold for it.
        """
        row: dict[str, int | Blank] = {"natural": 4, "legal.other": 4, "total": Blank.EMPTY}
        other = Cell("applications", "carried_in", "legal.other")
        figures: dict[Cell, Entry] = {Cell("applications", "carried_in", column): figure for column, figure in row.items()}
        report = XIAN.fill(
            figures
            | {
                Cell("applications", "outcome.granted", "legal.other"): 4,
                Cell("applications", "outcome.granted", "total"): 26,
                Cell("applications", "outcome.total", "legal.other"): 4,
                Cell("applications", "outcome.total", "total"): 71,
            }
        )

        found = recognise(document_of(report))

        assert found.report[other] == 4
        assert found.report.figures == report.figures

    def test_rows_apart_from_their_labels_need_all_sums(self) -> None:
        """
        Rows of figures are read in the order of the form only if every relation holds then.
        """

        def apart(wrong: int) -> Callable[[Grid], Block | tuple[Block, ...]]:
            def change(grid: Grid) -> Block | tuple[Block, ...]:
                rows = texts_of(grid)
                if len(rows) < 20:
                    return grid
                figures = [row[3:] for row in rows if row[9].isdigit()]
                figures[0][0] = str(int(figures[0][0]) + wrong)
                return (*(Paragraph(text) for row in rows for text in row if text and not text.isdigit()), flat(grid, figures))

            return change

        right, wrong = (recognise(grids(document_of(XIAN), apart(by))) for by in (0, 1))

        assert right.report.figures == XIAN.figures
        assert "moved" in codes(right)
        assert wrong.report[Cell("applications", "received", "natural")] is Blank.EMPTY
        assert "missing" in codes(wrong)

    def test_more_ways_than_can_be_looked_at_are_none(self) -> None:
        """
        A way is the only one only if all others were looked at: a row of twenty-seven digits stays text, at once.
        """
        label = "一、本年新收政府信息公开申请数量"

        def glued(grid: Grid) -> Block | tuple[Block, ...]:
            if len(grid.rows) < 20:
                return grid
            rows = (row for row in texts_of(grid) if row[9].isdigit())
            lines = (f"{''.join(row[:3])} {' '.join(row[3:])}" for row in rows)
            return tuple(Paragraph(f"{label} 123456123456123456123456999" if line.startswith(label) else line) for line in lines)

        found = recognise(grids(document_of(HUAIAN), glued))

        assert found.report[Cell("applications", "received", "natural")] == Unread("123456123456123456123456999")
        assert "unread" in codes(found)

    def test_digits_run_together_are_not_split(self) -> None:
        """
        Three figures run together stay text in each of their cells.
        """

        def joined(grid: Grid) -> Block | tuple[Block, ...]:
            if len(grid.rows) != 14:
                return grid
            return tuple(Paragraph(" ".join(filter(None, row)).replace("69 3 665", "693665")) for row in texts_of(grid))

        found = recognise(grids(document_of(PINGTAN), joined))

        cells = [Cell("disclosure", "normative_documents", column) for column in ("issued", "repealed", "in_force")]
        assert {found.report[cell] for cell in cells} == {Unread("693665")}
        assert found.report["disclosure/rules/issued"] == 0

    @pytest.mark.parametrize(
        ("label", "torn"),
        [
            ("2.其他法律行政法规禁止公开", "2.其他法律行政止公开"),
            ("1.属于国家秘密", "1、 属于国家秘密"),
            ("（一）予以公开", "三、（一）予以公开"),
            ("3.其他", "3、其它"),
            ("3.危及“三安全一稳定”", '3.危及"三安全一稳定"'),
            ("四、结转下年度继续办理", "四、结转\n下年度继\n续办理"),
        ],
    )
    def test_labels_as_they_are_printed(self, label: str, torn: str) -> None:
        """
        Width, spaces, numbering and a few lost characters do not keep a row from being known.
        """

        def relabelled(grid: Grid) -> Grid:
            return flat(grid, [[torn if text == label else text for text in row] for row in texts_of(grid)])

        found = recognise(grids(document_of(HUAIAN), relabelled))

        assert found.report.figures == HUAIAN.figures

    def test_one_row_for_other_handling(self) -> None:
        """
        Where （六）其他处理 is one row and all zero, each of its three rows is zero; otherwise none is guessed.
        """
        rows = ("not_corrected", "fee_unpaid", "other")

        def single(*figures: str) -> Callable[[Grid], Grid]:
            def change(grid: Grid) -> Grid:
                texts = texts_of(grid)
                if len(texts) < 20:
                    return grid
                place = next(number for number, row in enumerate(texts) if "（六）其他处理" in row)
                return flat(grid, [*texts[:place], ["", "（六）其他处理", "", *figures], *texts[place + 3 :]])

            return change

        zero, some = (
            recognise(grids(document_of(HUAIAN), single(*figures))).report for figures in (["0"] * 7, ["2", "0", "0", "0", "0", "0", "2"])
        )

        assert {zero[Cell("applications", f"outcome.other.{row}", "natural")] for row in rows} == {0}
        assert {some[Cell("applications", f"outcome.other.{row}", "natural")] for row in rows} == {Unread("（六）其他处理 2 0 0 0 0 0 2")}

    def test_a_column_of_subtotals(self) -> None:
        """
        A column 小计 that the form has not is left out, and said so.
        """

        def widened(grid: Grid) -> Grid:
            rows = texts_of(grid)
            if len(rows) < 20:
                return grid
            heads = [[*row[:-1], "小计" if number == 2 else "", row[-1]] for number, row in enumerate(rows[:3])]
            return flat(grid, [*heads, *([*row[:-1], str(sum(map(int, row[4:9]))), row[-1]] for row in rows[3:])])

        found = recognise(grids(document_of(HUAIAN), widened))

        assert found.report.figures == HUAIAN.figures
        assert "left" in codes(found)

    @pytest.mark.parametrize("figures", [["157", "2", "0", "0", "0", "0", "159"], ["0"] * 7])
    def test_a_row_of_subtotals(self, figures: list[str]) -> None:
        """
        A row of subtotals above its rows is no row of the form: it stays as it stands, right or wrong, and touches no figure.
        """

        def subtotalled(grid: Grid) -> Grid:
            rows = texts_of(grid)
            place = next((number for number, row in enumerate(rows) if "（三）不予公开" in row), 0)
            return flat(grid, [*rows[:place], ["", "（三）不予公开", "", *figures], *rows[place:]]) if place else grid

        found = recognise(grids(document_of(HUAIAN), subtotalled))

        assert found.report.figures == HUAIAN.figures
        (left,) = (block for block in found.report.blocks("applications") if isinstance(block, Grid))
        assert texts_of(left)[0][3:] == figures

    def test_rows_of_the_agencys_own(self) -> None:
        """
        A part of table 二 with rows of the agency's own stays in its section as a grid.
        """

        def longer(grid: Grid) -> Grid:
            rows = texts_of(grid)
            more = [
                ["其他主动公开文件", "", "", ""],
                ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
                ["其他文件", "12", "3", "40"],
            ]
            return flat(grid, [*rows, *more]) if len(rows) == 14 else grid

        found = recognise(grids(document_of(HUAIAN), longer))

        assert found.report.figures == HUAIAN.figures
        (left,) = (block for block in found.report.blocks("disclosure") if isinstance(block, Grid))
        assert ["其他文件", "12", "3", "40"] in texts_of(left)

    def test_one_cell_a_line(self) -> None:
        """
        Table 三 as lines, each label and each figure on one of its own, gives the same figures.
        """

        def lines(grid: Grid) -> Block | tuple[Block, ...]:
            if len(grid.rows) < 20:
                return grid
            return tuple(Paragraph(text) for row in texts_of(grid) for text in row if text)

        found = recognise(grids(document_of(HUAIAN), lines))

        assert found.report.figures == HUAIAN.figures

    def test_a_local_table_is_left_where_it_stands(self) -> None:
        """
        A table of the agency's own in section 一 that has a label of the form is prose, not figures.
        """
        local = Grid(rows=((GridCell("行政许可"), GridCell("5")), (GridCell("行政处罚"), GridCell("7"))))
        report = HUAIAN.write("overview", "如下表。", local)

        found = recognise(document_of(report))

        assert found.report.figures == report.figures
        assert local in found.report.blocks("overview")

    def test_a_missing_table_is_noted(self) -> None:
        """
        A document without table 四 leaves its cells blank, and says so.
        """
        document = document_of(HUAIAN)
        blocks = tuple(block for block in document.blocks if not (isinstance(block, Grid) and block.columns == 15))

        found = recognise(evolve(document, blocks=blocks))

        assert "missing" in codes(found)
        assert found.report["disputes/cases/review.total"] is Blank.EMPTY
        assert not validate(found.report).errors


class TestShort:
    """
    Rows of a source that end before others do.
    """

    @staticmethod
    def _without(grid: Grid, label: str, column: int) -> Grid:
        """
        Return a grid without spans, and one row of it without a cell.
        """
        rows = texts_of(grid)
        for row in rows:
            if label in row:
                del row[column]
        return flat(grid, rows)

    @pytest.mark.parametrize("left", [(), ("",)], ids=["its own cells", "and a blank that a merged cell left"])
    def test_a_missing_cell_is_no_blank(self, left: tuple[str, ...]) -> None:
        """
        No sum says which figure of 行政许可 is missing, so none of the others is read.
        """
        columns = ("items_before", "items_change", "decisions")
        report = XIAN.fill({Cell("disclosure", "licensing", column): figure for column, figure in zip(columns, (0, 12, 7), strict=True)})

        def shorten(grid: Grid) -> Grid:
            rows = [[*row[:2], *left, *row[2:]] for row in texts_of(grid)]
            return self._without(flat(grid, rows), "行政许可", 1) if any("行政许可" in row for row in rows) else grid

        found = recognise(grids(document_of(report), shorten))

        entries = [found.report[Cell("disclosure", "licensing", column)] for column in columns]
        assert all(isinstance(each, Unread) for each in entries)
        assert found.report[Cell("disclosure", "other_services", "decisions")] == report[Cell("disclosure", "other_services", "decisions")]

    def test_a_row_that_lacks_the_cell_of_its_group_is_whole(self) -> None:
        """
        All its figures are there, further left than those of other rows: nothing is repaired.
        """

        def shorten(grid: Grid) -> Grid:
            return self._without(grid, "2.没有现成信息需要另行制作", 0)

        found = recognise(grids(document_of(XIAN), shorten))

        assert found.report.figures == XIAN.figures
        assert "added" not in codes(found)

    def test_a_row_with_subtotals_that_lacks_a_cell_is_not_read(self) -> None:
        """
        What stands under the head of the subtotals may be the figure before or after them.
        """
        moved = {
            ("received", "natural"): 77,
            ("received", "legal.business"): 0,
            ("carried_in", "natural"): 0,
            ("carried_in", "legal.business"): 4,
        }
        report = XIAN.fill({Cell("applications", row, column): figure for (row, column), figure in moved.items()})

        def shorten(grid: Grid) -> Grid:
            rows = texts_of(grid)
            if "申请人情况" not in rows[0]:
                return grid
            rows = [[*row[:9], "小计" if "其他" in row else "4" if row[0][:2] == "二、" else "0", *row[9:]] for row in rows]
            return self._without(flat(grid, rows), "二、上年结转政府信息公开申请数量", 3)

        found = recognise(grids(document_of(report), shorten))

        assert all(isinstance(found.report[cell], Unread) for cell in report.template.cells if cell.row == "carried_in")

    def test_a_longer_row_makes_no_other_short(self) -> None:
        """
        Where one row has a cell too much, the others are read as they stand, right or wrong.
        """
        wrong = XIAN.fill({Cell("applications", "received", "natural"): 1})

        def widen(grid: Grid) -> Grid:
            return flat(grid, [[*row, ""] if "1.属于国家秘密" in row else row for row in texts_of(grid)])

        assert recognise(grids(document_of(wrong), widen)).report.figures == wrong.figures

    def test_a_row_as_short_as_its_heads_is_read(self) -> None:
        """
        Programs that drop blanks at the end of rows drop them from heads and figures alike.
        """

        def trimmed(grid: Grid) -> Grid:
            rows = texts_of(grid)
            for row in rows:
                while row and not row[-1]:
                    row.pop()
            return flat(grid, [row for row in rows if row])

        assert recognise(grids(document_of(HUAIAN), trimmed)).report.figures == HUAIAN.figures

    def test_a_short_row_without_figures_is_blank(self) -> None:
        """
        A label alone says that nothing was filled in.
        """
        blank = XIAN.fill({cell: Blank.EMPTY for cell in XIAN.template.cells if cell.row == "outcome.granted"})

        def shorten(grid: Grid) -> Grid:
            return flat(grid, [row[:3] if "（一）予以公开" in row else row for row in texts_of(grid)])

        found = recognise(grids(document_of(blank), shorten))

        assert found.report.figures == blank.figures
        assert "missing" not in codes(found)

    def test_a_short_row_that_does_not_add_up_is_not_read(self) -> None:
        """
        As many texts as cells are no row if one of them is what a label left behind.
        """
        report = XIAN.fill({Cell("applications", "outcome.granted", "legal.research"): 5})

        def shorten(grid: Grid) -> Grid:
            rows = [row for row in texts_of(grid)[3:] if len(row) > 9 and not row[2]]
            return self._without(flat(grid, rows), "（一）予以公开", 5) if rows else grid

        found = recognise(grids(document_of(report), shorten))

        cells = [cell for cell in XIAN.template.cells if cell.row == "outcome.granted"]
        assert all(isinstance(found.report[cell], Unread) or found.report[cell] == report[cell] for cell in cells)

    def test_a_missing_case_is_no_blank(self) -> None:
        """
        Of the only row of 表四, nobody knows which figure is missing: not the last because it stands last.
        """

        def shorten(grid: Grid) -> Grid:
            rows = texts_of(grid)
            if len(rows[-1]) == 15:
                del rows[-1][2]
            return flat(grid, rows)

        found = recognise(grids(document_of(PINGTAN), shorten))

        assert all(isinstance(found.report[cell], Unread) for cell in PINGTAN.template.table("disputes").cells())


class TestForms:
    def test_the_tables_decide(self) -> None:
        """
        A report on 2021 in the form of 2019 is read by the form it uses, and the note says so.
        """
        report = evolve(XIAN, year=2021)

        found = recognise(document_of(report))

        assert found.report.template.id == "cn-2019"
        assert "version" in codes(found)

    def test_a_section_that_was_split(self) -> None:
        """
        Section 五 in two keeps both halves, and the sections behind it are still known.
        """
        blocks = list[Block]()
        for block in document_of(XIAN).blocks:
            if isinstance(block, Heading) and block.text.startswith("五、"):
                blocks += [Heading("五、存在的主要问题"), Paragraph("问题若干。"), Heading("六、下步工作措施")]
            elif isinstance(block, Heading) and block.text.startswith("六、"):
                blocks.append(Heading("七、其他需要报告的事项"))
            else:
                blocks.append(block)

        found = recognise(Document(title=XIAN.title, blocks=tuple(blocks)))

        assert found.report.blocks("other") == XIAN.blocks("other")
        assert Heading("六、下步工作措施") in found.report.blocks("problems")
        assert codes(found) == {"heading"}


class TestStructure:
    def test_a_numbered_heading_opens_its_section_at_any_level(self) -> None:
        """
        Some programs make every heading one of the second level.
        """
        blocks = tuple(evolve(block, level=2) if isinstance(block, Heading) else block for block in document_of(HUAIAN).blocks)

        found = recognise(Document(title=HUAIAN.title, blocks=blocks))

        assert found.structure is not None
        assert [each.section for each in found.structure.headings] == [section.id for section in HUAIAN.template.sections]

    def test_heads_broken_over_lines_are_heads(self) -> None:
        """
        Every head of table 三 is found among lines, in pieces of two characters.
        """

        def lines(grid: Grid) -> Block | tuple[Block, ...]:
            if len(grid.rows) < 20:
                return grid
            texts = [text for row in texts_of(grid) for text in row if text]
            return tuple(Paragraph(piece) for text in texts for piece in ((text,) if text.isdigit() else (text[:2], text[2:])) if piece)

        found = recognise(grids(document_of(HUAIAN), lines))

        assert found.structure is not None
        heads = {each.line for each in found.structure.lines if each.table == "applications" and each.axis is Axis.COLUMN}
        assert heads == {cell.column for cell in HUAIAN.template.table("applications").cells()}

    def test_heads_in_a_grid_of_their_own_are_heads(self) -> None:
        """
        The second row of heads of table 四 goes on where the first left off, whatever grid it stands in.
        """

        def parted(grid: Grid) -> Block | tuple[Block, ...]:
            rows = texts_of(grid)
            return (flat(grid, rows[:2]), flat(grid, rows[2:])) if grid.columns == 15 else grid

        found = recognise(grids(document_of(HUAIAN), parted))

        assert found.structure is not None
        heads = {each.line for each in found.structure.lines if each.table == "disputes" and each.axis is Axis.COLUMN}
        assert heads == {cell.column for cell in HUAIAN.template.table("disputes").cells()}

    def test_rows_without_figures_are_not_foreign(self) -> None:
        """
        Heads that a program made up are no rows of the agency's.
        """

        def made_up(grid: Grid) -> Grid:
            rows = texts_of(grid)
            return flat(grid, [[f"列{place}" for place in range(len(rows[0]))], *rows])

        found = recognise(grids(document_of(HUAIAN), made_up))

        assert found.structure is not None
        assert found.structure.foreign == ()
