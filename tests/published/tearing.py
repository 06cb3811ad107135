"""
What happens to a report's tables on the way to print, whatever the format: a document in, a torn document out.
"""

from collections.abc import Callable
from random import Random
from typing import Final, TypeAlias

from attrs import evolve

from govreport.document import Block, CellKind, Document, Grid, GridCell, Heading, Paragraph

__all__ = ["TEARS", "Tear", "matrix_of"]

Tear: TypeAlias = Callable[[Document, Random], Document]
#: The texts of a grid, row by row, without spans.
Rows: TypeAlias = list[list[str]]

_OUTCOMES: Final = "本年度办理结果"


def matrix_of(grid: Grid) -> Rows:
    """
    Return the texts of a grid, each where its cell begins, blanks where it goes on; a row ends where its cells end.
    """
    rows = [[""] * grid.columns for _ in grid.rows]
    for each in grid.placed():
        rows[each.row][each.column] = each.cell.text
    holes = [sum(cell.kind is CellKind.HOLE for cell in row) for row in grid.rows]
    return [row[: len(row) - ended] for row, ended in zip(rows, holes, strict=True)]


def _grid(rows: Rows) -> Grid:
    width = max(map(len, rows))
    hole = GridCell("", kind=CellKind.HOLE)
    return Grid(rows=tuple((*map(GridCell, row), *[hole] * (width - len(row))) for row in rows))


def _grids(document: Document, change: Callable[[Grid], tuple[Block, ...]]) -> Document:
    return evolve(
        document, blocks=tuple(each for block in document.blocks for each in (change(block) if isinstance(block, Grid) else (block,)))
    )


def _texts(document: Document, change: Callable[[GridCell], str]) -> Document:
    """
    Change the text of every cell.
    """

    def changed(grid: Grid) -> tuple[Block, ...]:
        rows = tuple(tuple(evolve(cell, text=change(cell)) for cell in row) for row in grid.rows)
        return (evolve(grid, rows=rows),)

    return _grids(document, changed)


def no_spans(document: Document, random: Random) -> Document:
    """
    Merged cells become a text and empty cells.
    """
    assert random
    return _grids(document, lambda grid: (_grid(matrix_of(grid)),))


def cut_in_two(document: Document, random: Random) -> Document:
    """
    Table 三 is cut at a page break; the second piece repeats the group or leaves it out.
    """

    def cut(grid: Grid) -> tuple[Block, ...]:
        rows = matrix_of(grid)
        if grid.columns != 10:
            return (grid,)
        place = random.randrange(7, len(rows) - 3)
        below = [list(row) for row in rows[place:]]
        if random.random() < 0.5:
            below[0][0] = "三、本年度办理结果"
        return (_grid(rows[:place]), Paragraph("— 5 —") if random.random() < 0.3 else Paragraph(""), _grid(below))

    return _grids(document, cut)


def narrow_pieces(document: Document, random: Random) -> Document:
    """
    Table 三 in two pieces of different width, a column of zeros before 总计 in the second.
    """

    def cut(grid: Grid) -> tuple[Block, ...]:
        rows = matrix_of(grid)
        if grid.columns != 10:
            return (grid,)
        place = random.randrange(6, 12)
        above = [[next((text for text in reversed(row[:3]) if text), ""), *row[3:]] for row in rows[:place]]
        below = [[*row[:-1], "0", row[-1]] for row in rows[place:]]
        return (_grid(above), _grid(below))

    return _grids(document, cut)


def split_labels(document: Document, random: Random) -> Document:
    """
    Labels are broken over lines and run with no-break spaces, sometimes by the character.
    """

    def broken(cell: GridCell) -> str:
        text = cell.text
        if cell.kind is CellKind.FIGURE or len(text) < 4 or random.random() < 0.4:
            return text
        sign = random.choice(("\n", "\xa0", " ", "\u3000", "\n\xa0"))
        step = random.choice((1, 2, 3, 5))
        return sign.join(text[place : place + step] for place in range(0, len(text), step))

    return _texts(document, broken)


def odd_blanks(document: Document, random: Random) -> Document:
    """
    Empty cells hold spaces of all kinds.
    """
    return _texts(document, lambda cell: cell.text or random.choice(("", "\xa0", "\u3000", " ", "\u3000\u3000")))


def padded_figures(document: Document, random: Random) -> Document:
    """
    Figures are padded, in full width or with thousands separators.
    """

    def padded(cell: GridCell) -> str:
        text = cell.text
        if cell.kind is not CellKind.FIGURE or not text.isdigit():
            return text
        match random.randrange(5):
            case 0:
                return text.translate({48 + digit: 0xFF10 + digit for digit in range(10)})
            case 1:
                return f"{int(text):,}"
            case 2:
                return f"\u3000{text} "
            case _:
                return text

    return _texts(document, padded)


_REWORDED: Final = {
    "行政规范性文件": "规范性文件",
    "规范性文件": "行政规范性文件",
    "本年增/减": "本年增/",
    "本年新制作数量": "本年制作数量",
    "本年新公开数量": "本年新",
    "现行有效件数": "现行有效件",
    "本年制发件数": "本年制作数量",
    "2.其他法律行政法规禁止公开": "2.其他法律行政止公开",
    "行政复议": "行政法复议",
    "其他": "其它",
    "3.其他": "3.其它",
    "（六）其他处理": "(六)其它处理",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": "1.逾期不补正",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": "2.逾期不缴费",
}


def reworded(document: Document, random: Random) -> Document:
    """
    Labels in other words, half width, with 、 for a full stop, with characters lost.
    """
    narrow = {ord("（"): "(", ord("）"): ")", ord("，"): ", "}

    def said(cell: GridCell) -> str:
        text = cell.text
        if cell.kind is CellKind.FIGURE:
            return text
        if text in _REWORDED and random.random() < 0.7:
            text = _REWORDED[text]
        if random.random() < 0.3:
            text = text.translate(narrow)
        if random.random() < 0.3 and text[:1].isdigit():
            text = text.replace(".", random.choice(("、", ". ", "．")), 1)
        return text

    return _texts(document, said)


def footnoted(document: Document, random: Random) -> Document:
    """
    A note stands below a table.
    """
    return _grids(
        document, lambda grid: (grid, Paragraph(f"注：{random.choice(('数据截至2020年12月31日', '以上为本机关数据', '金额单位：万元'))}。"))
    )


def subtotals(document: Document, random: Random) -> Document:
    """
    Table 三 has an eighth column 小计 for organisations.
    """
    assert random

    def widened(grid: Grid) -> tuple[Block, ...]:
        rows = matrix_of(grid)
        if grid.columns != 10:
            return (grid,)
        wide = [
            [
                *row[:9],
                str(sum(int(text or 0) for text in row[4:9])) if row[9].isdigit() else "小计" if row[4] == "商业企业" else "",
                row[9],
            ]
            for row in rows
        ]
        return (_grid(wide),)

    return _grids(document, widened)


def group_sums(document: Document, random: Random) -> Document:
    """
    Groups of table 三 have a row of their own with the sums of their rows.
    """
    assert random

    def summed(grid: Grid) -> tuple[Block, ...]:
        rows = matrix_of(grid)
        if grid.columns != 10:
            return (grid,)
        out, place = Rows(), 0
        while place < len(rows):
            row = rows[place]
            if row[1].startswith(("（三）", "（四）", "（五）")) and row[2]:
                end = place + 1
                while end < len(rows) and not rows[end][1]:
                    end += 1
                sums = [str(sum(int(each[column]) for each in rows[place:end])) for column in range(3, 10)]
                out.append([row[0], row[1], "小计", *sums])
                out += [["", "" if each is row else each[1], *each[2:]] for each in rows[place:end]]
                place = end
            else:
                out.append(row)
                place += 1
        return (_grid(out),)

    return _grids(document, summed)


def one_other_row(document: Document, random: Random) -> Document:
    """
    The 2019 form's table 三 under the table 二 of 2021: one row for （六）其他处理.
    """
    assert random

    def merged(grid: Grid) -> tuple[Block, ...]:
        rows = matrix_of(grid)
        place = next((row for row, texts in enumerate(rows) if grid.columns == 10 and texts[1].startswith("（六）") and texts[2]), None)
        if place is None:
            return (grid,)
        sums = [str(sum(int(rows[place + below][column]) for below in range(3))) for column in range(3, 10)]
        return (_grid([*rows[:place], ["", "（六）其他处理", "", *sums], *rows[place + 3 :]]),)

    return _grids(document, merged)


def own_rows(document: Document, random: Random) -> Document:
    """
    Table 二 has a row of the agency's own.
    """

    def added(grid: Grid) -> tuple[Block, ...]:
        rows = matrix_of(grid)
        place = next((row for row, texts in enumerate(rows) if texts[0] == "第二十条第（五）项"), None)
        if place is None:
            return (grid,)
        own = ["其他主动公开文件", *(str(random.randint(0, 900)) for _ in range(grid.columns - 1))]
        return (_grid([*rows[:place], own, *rows[place:]]),)

    return _grids(document, added)


def seven_parts(document: Document, random: Random) -> Document:
    """
    Section 五 is split in two, and the last section is the seventh.
    """
    assert random
    blocks = list[Block]()
    for block in document.blocks:
        if isinstance(block, Heading) and block.text.startswith("五、"):
            blocks.append(Heading("五、存在的主要问题"))
        elif isinstance(block, Heading) and block.text.startswith("六、"):
            blocks += [Heading("六、下一步工作措施"), Paragraph("继续完善制度。"), Heading(block.text.replace("六、", "七、"))]
        else:
            blocks.append(block)
    return evolve(document, blocks=tuple(blocks))


def other_titles(document: Document, random: Random) -> Document:
    """
    The title is worded otherwise, or stands on two lines.
    """
    agency, words = document.title.split("\n")
    year = words[:4]
    title = random.choice(
        (
            f"{agency}{year}年度政府信息公开工作年度报告",
            f"{agency}{year}年政府信息公开年度报告",
            f"{agency}\n{year}年度政府信息公开工作年度报告",
            f"{agency}关于{year}年政府信息公开工作情况的年度报告",
            f"{year}年{agency}政府信息公开工作年度报告",
        )
    )
    return evolve(document, title=title)


def head_apart(document: Document, random: Random) -> Document:
    """
    The first row of heads of table 四 is a table of its own, and the first caption of table 二 a paragraph.
    """
    assert random

    def parted(grid: Grid) -> tuple[Block, ...]:
        rows = matrix_of(grid)
        if grid.columns == 15:
            return (_grid([["行政复议", "行政诉讼"]]), Paragraph("------ ------"), _grid(rows[1:]))
        if rows[0][0].startswith("第二十条"):
            return (Paragraph(rows[0][0]), _grid(rows[1:]))
        return (grid,)

    return _grids(document, parted)


def glued_label(document: Document, random: Random) -> Document:
    """
    The label of the group 三 is torn: its number stands before the first row, the rest before the second.
    """
    assert random

    def glued(grid: Grid) -> tuple[Block, ...]:
        rows = matrix_of(grid)
        if grid.columns != 10:
            return (grid,)
        place = next(row for row, texts in enumerate(rows) if _OUTCOMES in texts[0])
        rows[place][0], rows[place][1] = "", f"三、{rows[place][1]}"
        rows[place + 1][0] = _OUTCOMES
        return (_grid(rows),)

    return _grids(document, glued)


TEARS: Final[dict[str, Tear]] = {
    each.__name__: each
    for each in (
        *(no_spans, cut_in_two, narrow_pieces, split_labels, odd_blanks, padded_figures, reworded, footnoted, subtotals, group_sums),
        *(one_other_row, own_rows, seven_parts, other_titles, head_apart, glued_label),
    )
}
