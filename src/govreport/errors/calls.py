"""
Errors of a caller: an address, a name or a value that cannot be.
"""

from typing import Final, final

from attrs import define

from govreport.errors.root import GovReportError
from govreport.wording import Wording

__all__ = [
    "InvalidFigure",
    "InvalidValue",
    "MalformedAddress",
    "MalformedGrid",
    "MalformedPicture",
    "UnknownCell",
    "UnknownRule",
    "UnknownSection",
    "UnknownTable",
    "UnknownTemplate",
    "UnrelatedReports",
    "UnrelatedTemplates",
]


def _near(near: tuple[str, ...]) -> Wording | None:
    return Wording(zh="相近的有：{near}。", en="Near matches: {near}.") if near else None


@final
@define
class MalformedAddress(GovReportError):
    """
    A text that is no address of a figure.
    """

    sentence = Wording(zh="“{address}”不是单元格地址。", en="'{address}' is not the address of a cell.")
    address: str

    @property
    def hint(self) -> Wording:
        """
        How an address is written.
        """
        return Wording(zh="地址写作“表/行/列”。", en="An address is written table/row/column.")


@final
@define
class UnknownCell(GovReportError):
    """
    An address that the form does not have.
    """

    sentence = Wording(zh="表格 {template} 中没有单元格“{address}”。", en="The form {template} has no cell '{address}'.")
    address: str
    template: str
    #: Addresses of the form that look like it, the nearest first.
    near: tuple[str, ...] = ()

    @property
    def hint(self) -> Wording | None:
        """
        The near matches.
        """
        return _near(self.near)


@final
@define
class UnknownRule(GovReportError):
    """
    What names no rule, no part or weight of rules, and no form.
    """

    sentence = Wording(zh="没有规则“{name}”。", en="There is no rule '{name}'.")
    name: str
    #: Names that look like it, the nearest first.
    near: tuple[str, ...] = ()

    @property
    def hint(self) -> Wording | None:
        """
        The near matches.
        """
        return _near(self.near)


@final
@define
class UnknownSection(GovReportError):
    """
    A section that the form does not have.
    """

    sentence = Wording(zh="表格 {template} 中没有“{section}”部分。", en="The form {template} has no section '{section}'.")
    section: str
    template: str
    known: tuple[str, ...]

    @property
    def hint(self) -> Wording:
        """
        The sections there are.
        """
        return Wording(zh="可用的部分：{known}。", en="Its sections are {known}.")


@final
@define
class UnknownTemplate(GovReportError):
    """
    A form, or a year's form, that is not to be had.
    """

    sentence = Wording(zh="没有表格“{name}”。", en="There is no form '{name}'.")
    name: str
    known: tuple[str, ...]

    @property
    def hint(self) -> Wording:
        """
        The forms there are.
        """
        return Wording(
            zh="可用的表格：{known}；2018 年及以前的《政府信息公开情况统计表》不在其列。",
            en="Known forms: {known}. The statistics sheet of 2018 and before is not one of them.",
        )


@final
@define
class UnknownTable(GovReportError):
    """
    A table that the form does not have.
    """

    sentence = Wording(zh="表格 {template} 中没有表“{table}”。", en="The form {template} has no table '{table}'.")
    table: str
    template: str
    known: tuple[str, ...]

    @property
    def hint(self) -> Wording:
        """
        The tables there are.
        """
        return Wording(zh="可用的表：{known}。", en="Its tables are {known}.")


@final
@define
class InvalidFigure(GovReportError):
    """
    A value that cannot stand in a cell.
    """

    sentence = Wording(zh="{cell} 不能填入 {value}：{reason}。", en="{cell} cannot hold {value}: {reason}.")
    cell: str
    value: str
    reason: Wording


@final
@define
class InvalidValue(GovReportError):
    """
    A value that a field cannot have, such as an agency's code with a wrong check sign.
    """

    sentence = Wording(zh="{field} 不能是“{value}”：{reason}。", en="{field} cannot be '{value}': {reason}.")
    field: str
    value: str
    reason: Wording


@final
@define
class UnrelatedReports(GovReportError):
    """
    Two reports that cannot be held against each other.
    """

    sentence = Wording(zh="{later} 与 {earlier} 无法对照：{reason}。", en="{later} cannot be held against {earlier}: {reason}.")
    later: str
    earlier: str
    reason: Wording


@final
@define
class UnrelatedTemplates(GovReportError):
    """
    Two forms of which neither supersedes the other.
    """

    sentence = Wording(zh="表格 {later} 与 {earlier} 之间没有口径衔接。", en="No bridge leads from the form {earlier} to {later}.")
    later: str
    earlier: str


_FLAWS: Final = {
    "overlap": Wording(zh="单元格重叠", en="cells overlap"),
    "hole": Wording(zh="缺单元格", en="a cell is missing"),
    "outside": Wording(zh="单元格超出表格", en="a cell sticks out"),
    "wide": Wording(zh="列数过多", en="there are too many columns"),
    "widths": Wording(zh="列宽的个数或数值不对", en="the widths are not one positive number a column"),
    "heads": Wording(zh="表头行数超出表格", en="there are more head rows than rows"),
    "checks": Wording(zh="没有勾稽所指的单元格", en="a check points outside"),
}


@final
@define
class MalformedGrid(GovReportError):
    """
    Cells that do not tile a rectangle.
    """

    sentence = Wording(
        zh="单元格不成表格：第 {row} 行第 {column} 列{words}。", en="The cells are no grid: at row {row}, column {column}, {words}."
    )
    row: int
    column: int
    #: ``overlap``, ``hole``, ``outside``, ``wide``, ``widths``, ``heads`` or ``checks``.
    reason: str

    def facts(self) -> dict[str, object]:
        """
        Return the attributes, and the reason in words.
        """
        return {"row": self.row + 1, "column": self.column + 1, "words": _FLAWS.get(self.reason, self.reason)}


@final
@define
class MalformedPicture(GovReportError):
    """
    Bytes that are neither PNG nor JPEG.
    """

    sentence = Wording(zh="图片“{alt}”既不是 PNG 也不是 JPEG。", en="The picture '{alt}' is neither PNG nor JPEG.")
    alt: str
