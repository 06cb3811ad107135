"""
What recognition has to say: the notes, and the wording in which the rows and heads of the form stand in the source.
"""

from collections.abc import Iterable, Sequence
from typing import Final, final

from attrs import field, frozen

from govreport.document import GridCell
from govreport.recognition.normal import normal, numbered
from govreport.recognition.outcome import Note, Place
from govreport.recognition.readings import Reading
from govreport.recognition.strips import Strip, Text, figures_in
from govreport.recognition.torn import Torn
from govreport.recognition.vocabulary import heads_among
from govreport.structure import Foreign, Headed, Printed, Structure
from govreport.tables import Axis, Table
from govreport.template import Template
from govreport.wording import Wording

__all__ = ["Ledger", "joined"]

_NEAR: Final = Wording(
    zh="“{wording}”按“{label}”读取（相似度 {likeness}）。", en="'{wording}' was read as '{label}' (likeness {likeness})."
)
_WORDING: Final = Wording(zh="“{wording}”按“{label}”读取。", en="'{wording}' was read as '{label}'.")
_RESIDUE: Final = Wording(
    zh="{count} 行有合并单元格留下的空白，按表头舍去。", en="{count} rows had blanks that merged cells left behind; the heads decided."
)
_REPAIRS: Final = {
    "dropped": Wording(
        zh="“{label}”行多出 {count} 个空白或零单元格，按勾稽关系舍去。",
        en="Row '{label}' had {count} blank or zero cells too many; the sums decided.",
    ),
    "added": Wording(
        zh="“{label}”行缺少 {count} 个单元格，按勾稽关系补为空白。", en="Row '{label}' lacked {count} cells, now blank; the sums decided."
    ),
    "split": Wording(
        zh="“{label}”行的数字连在一起（{texts}），按勾稽关系分开。",
        en="The digits of row '{label}' ran together ({texts}); the sums decided where to part them.",
    ),
}
_UNREAD: Final = Wording(zh="“{label}”行的数据无法确定：{texts}。", en="The figures of row '{label}' cannot be told apart: {texts}.")
_TWICE: Final = Wording(zh="“{label}”行出现不止一次，保留第一次。", en="Row '{label}' stands more than once; the first was kept.")
_SPLIT: Final = Wording(
    zh="“{label}”未分项，合计为零，各项按零读取。", en="'{label}' is not split and is zero in all, so each of its rows is zero."
)
_UNSPLIT: Final = Wording(zh="“{label}”未分项，无法分配到各行：{texts}。", en="'{label}' is not split and cannot be shared out: {texts}.")
_SUBTOTAL: Final = Wording(zh="表格没有“小计”一栏，未读取。", en="The form has no column of subtotals; it was left out.")
_LEFT: Final = Wording(zh="有 {count} 行不属于表格，留在原处。", en="{count} rows belong to no line of the form and stay where they are.")
_JOINED: Final = Wording(zh="{table}分为 {count} 块，合并读取。", en="{table} stands in {count} pieces and was put together.")
_MOVED: Final = Wording(zh="“{wording}”不在表格规定的位置。", en="'{wording}' does not stand where the form has it.")
_IN_ORDER: Final = Wording(
    zh="{table}的 {count} 行数据与行名分离，按表格的次序读取，全部勾稽关系成立。",
    en="{count} rows of {table} stand apart from their labels and were read in the order of the form; all sums hold.",
)
_MISSING: Final = Wording(zh="没有找到{table}。", en="{table} was not found.")
_ROWS: Final = Wording(zh="{table}中没有找到：{rows}。", en="Not found in {table}: {rows}.")

_HEADING: Final = Wording(zh="“{wording}”按“{label}”读取。", en="'{wording}' was read as '{label}'.")
_STRANGE: Final = Wording(
    zh="表格没有“{wording}”这一部分，留在上一部分。", en="The form has no section '{wording}'; it stays in the one before."
)
_VERSION: Final = Wording(zh="{year} 年度的报告用了 {template} 的表格。", en="The report on {year} uses the form {template}.")
_NAMED: Final = Wording(zh="标题中没有机关名称，按正文取为“{agency}”。", en="The title names no agency; the text does: '{agency}'.")


@final
@frozen
class Ledger:
    """
    All notes so far, and all wordings. Grown step by step, as a harvest is.
    """

    template: Template
    notes: list[Note] = field(factory=list)
    #: The rows and heads of the form as they are worded in the source, and what is none of them.
    lines: list[Printed] = field(factory=list)
    foreign: list[Foreign] = field(factory=list)
    headings: list[Headed] = field(factory=list)

    def agency(self, name: str, block: int) -> None:
        """
        The text names the agency, and the title does not.
        """
        self._note("agency", Place(block), _NAMED, agency=name)

    def version(self, year: int) -> None:
        """
        The form is not the one of the year.
        """
        self._note("version", None, _VERSION, year=year, template=self.template.id)

    def heading(self, text: str, block: int, section: str, *, numbered: bool) -> None:
        """
        A heading opens a section of the form, in its own wording or another, or none.
        """
        if section or numbered:
            self.headings.append(Headed(text, section))
        label = self.template.section(section).label if section else ""
        if section and normal(text) != normal(label):
            self._note("heading", Place(block), _HEADING, wording=text, label=label)
        elif not section and numbered:
            self._note("heading", Place(block), _STRANGE, wording=text)

    def structure(self, title: str) -> Structure:
        """
        Return the outer shape of the source.
        """
        return Structure(title=title, headings=tuple(self.headings), lines=tuple(self.lines), foreign=tuple(self.foreign))

    def row(self, strip: Strip, label: str, *, again: bool) -> None:
        """
        A row of the form was found, in its own wording or another, for the first time or again.
        """
        self.lines.append(Printed(strip.table, Axis.ROW, strip.label.id, strip.wording))
        if again:
            self._note("twice", strip.place, _TWICE, label=label)
        elif strip.label.likeness < 1:
            self._note("near", strip.place, _NEAR, wording=strip.wording, label=label, likeness=f"{strip.label.likeness:.2f}")
        elif label and numbered(strip.wording) != numbered(label):
            self._note("wording", strip.place, _WORDING, wording=strip.wording, label=label)

    def heads(self, texts: Iterable[str], table: Table) -> None:
        """
        Heads of a table stand among texts.
        """
        self.lines.extend(Printed(table.id, Axis.COLUMN, line, wording) for line, wording in heads_among(texts, self.template, table.id))

    def left(self, block: int, table: str, rows: Sequence[Sequence[GridCell]]) -> None:
        """
        Rows of a grid belong to no line of the form.
        """
        self._note("left", Place(block), _LEFT, count=len(rows))
        # A row without figures is a head that somebody made up, or words between the tables.
        own = [
            [cell.text for cell in row if cell.text.strip()] for row in rows if figures_in([Text(cell.text, Place(block)) for cell in row])
        ]
        self.foreign.extend(Foreign(table, " ".join(texts)) for texts in own)

    def subtotals(self, place: Place) -> None:
        """
        A column of subtotals was left out.
        """
        self._note("left", place, _SUBTOTAL)

    def residue(self, block: int, count: int) -> None:
        """
        Rows of a grid had blanks beside what stands under the heads.
        """
        self._note("dropped", Place(block), _RESIDUE, count=count)

    def blanks(self, strip: Strip, label: str, count: int) -> None:
        """
        A row had blanks too many, and as many figures as cells.
        """
        self._note("dropped", strip.place, _REPAIRS["dropped"], label=label, count=count)

    def settled(self, torn: Torn, reading: Reading | None) -> None:
        """
        A torn row was read, or cannot be.
        """
        texts = joined(torn.strip.texts)
        if reading is None:
            self._note("unread", torn.strip.place, _UNREAD, label=torn.label, texts=texts)
            return
        count = abs(len(torn.strip.texts) - len(torn.cells))
        if reading.repair == "standing" or not count:
            return
        self._note(reading.repair, torn.strip.place, _REPAIRS[reading.repair], label=torn.label, count=count, texts=texts)

    def unsplit(self, strip: Strip, label: str, *, zero: bool) -> None:
        """
        The row of a group stands for all its rows.
        """
        self._note("unsplit", strip.place, _SPLIT if zero else _UNSPLIT, label=label, texts=joined(strip.texts))

    def moved(self, wording: str, place: Place) -> None:
        """
        Words of the form stand elsewhere than in the form.
        """
        self._note("moved", place, _MOVED, wording=" ".join(wording.split()))

    def in_order(self, table: Table, place: Place, rows: Sequence[str]) -> None:
        """
        Rows without labels were read in the order of the form.
        """
        self._note("moved", place, _IN_ORDER, table=_name(table), count=len(rows))
        # Their labels stand somewhere else; nothing is known of their wording.
        lines = table.lines(Axis.ROW)
        self.lines.extend(Printed(table.id, Axis.ROW, row, lines[row].label) for row in rows)

    def ended(self, table: Table, blocks: Sequence[int], missing: Sequence[str]) -> None:
        """
        A table is read: it stood in some blocks, and some of its rows in none of them.
        """
        lines = table.lines(Axis.ROW)
        if len(blocks) > 1:
            self._note("joined", Place(min(blocks)), _JOINED, table=_name(table), count=len(blocks))
        if not blocks:
            self._note("missing", None, _MISSING, table=_name(table))
        elif missing:
            rows = tuple(Wording(lines[row].label, lines[row].en) for row in missing)
            self._note("missing", Place(min(blocks)), _ROWS, table=_name(table), rows=rows)

    def _note(self, code: str, place: Place | None, sentence: Wording, **facts: object) -> None:
        self.notes.append(Note(code, place, sentence.filled(**facts)))


def joined(texts: Iterable[Text]) -> str:
    """
    Return all that texts say.
    """
    return " ".join(each.text.strip() for each in texts if not each.is_blank)


def _name(table: Table) -> Wording:
    return Wording(table.label, table.en)
