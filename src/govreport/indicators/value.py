"""
What a report gives for an indicator: a rate with its fraction, or why there is none.
"""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from typing import Final, final

from attrs import frozen

from govreport.cells import Cell
from govreport.figures import Blank, Number, Unread, canonical, digits, total
from govreport.indicators.indicator import Indicator, cells_of
from govreport.labels import cell_name, listed
from govreport.report import Report
from govreport.wording import Language, Wording

__all__ = ["IndicatorValue", "value_of"]

_NO_LINE: Final = Wording(zh="表格没有有关项目", en="the form has no such line")
_BLANK: Final = Wording(zh="{cells}未填", en="left blank: {cells}")
_UNREAD: Final = Wording(zh="{cells}所填不是数据", en="no figure: {cells}")
_OF_NOTHING: Final = Wording(zh="分母为零", en="the denominator is zero")
_BELOW_ZERO: Final = Wording(zh="分母小于零", en="the denominator is less than zero")

_RATE: Final = Wording(zh="{percent}%（{numerator}/{denominator}）", en="{percent}% ({numerator}/{denominator})")
_FEW: Final = Wording(zh="{percent}%（{numerator}/{denominator}，件数少）", en="{percent}% ({numerator}/{denominator}, few cases)")

#: A rate has six decimals; the caller's decimal context changes nothing.
_SIX: Final = Decimal("0.000001")
_EVEN: Final = Context(prec=60, rounding=ROUND_HALF_EVEN)
_SHOWN: Final = Context(prec=60, rounding=ROUND_HALF_UP)


@final
@frozen(kw_only=True)
class IndicatorValue:
    """
    An indicator in one year. Where it cannot be told there is no number, never a zero, and a reason in words.
    """

    indicator: Indicator
    #: The sum of its cells; nothing if one of them has no number.
    numerator: Number | None = None
    denominator: Number | None = None
    #: Numerator by denominator, to six decimals; nothing for a count.
    rate: Decimal | None = None
    #: Why there is no number.
    reason: Wording | None = None
    #: The cells that have none.
    gaps: tuple[Cell, ...] = ()

    @property
    def number(self) -> Number | None:
        """
        What it measures: the rate, or the count.
        """
        return self.rate if self.indicator.is_rate else self.numerator

    @property
    def few(self) -> bool:
        """
        Whether it is a rate of so few cases that it says little.
        """
        return self.rate is not None and self.denominator is not None and self.denominator < self.indicator.fewest

    def text(self, language: Language = "zh") -> str:
        """
        Return it as it is printed, a rate always with its fraction: ``52.94%（36/68）``; nothing where there is no number.
        """
        if self.numerator is None or self.number is None:
            return ""
        if self.denominator is None:
            return digits(self.numerator)
        sides = {"numerator": digits(self.numerator), "denominator": digits(self.denominator)}
        return (_FEW if self.few else _RATE).say(language, percent=_percent(self.numerator, self.denominator), **sides)


def value_of(indicator: Indicator, report: Report) -> IndicatorValue:
    """
    Return what a report gives for an indicator.
    """
    upper, lower = (cells_of(side, report.template) for side in (indicator.numerator, indicator.denominator))
    if upper is None or lower is None:
        return IndicatorValue(indicator=indicator, reason=_NO_LINE)
    numerator, denominator = _sum(upper, report), _sum(lower, report) if indicator.is_rate else None
    if gaps := tuple(cell for cell in dict.fromkeys((*upper, *lower)) if isinstance(report[cell], Blank | Unread)):
        return IndicatorValue(indicator=indicator, numerator=numerator, denominator=denominator, reason=_gap(gaps, report), gaps=gaps)
    if numerator is None or denominator is None:
        return IndicatorValue(indicator=indicator, numerator=numerator)
    if denominator <= 0:
        reason = _OF_NOTHING if denominator == 0 else _BELOW_ZERO
        return IndicatorValue(indicator=indicator, numerator=numerator, denominator=denominator, reason=reason)
    rate = canonical(_EVEN.divide(Decimal(numerator), Decimal(denominator)).quantize(_SIX, context=_EVEN))
    return IndicatorValue(indicator=indicator, numerator=numerator, denominator=denominator, rate=rate)


def _sum(cells: tuple[Cell, ...], report: Report) -> Number | None:
    numbers = list[Number]()
    for cell in cells:
        figure = report[cell]
        if isinstance(figure, Blank | Unread):
            return None
        numbers.append(figure)
    return total(numbers)


def _gap(gaps: tuple[Cell, ...], report: Report) -> Wording:
    """
    Return why there is no number: what is blank, or else what is no figure.
    """
    blank = [cell for cell in gaps if isinstance(report[cell], Blank)]
    return (_BLANK if blank else _UNREAD).filled(cells=listed([cell_name(report.template, cell) for cell in blank or gaps]))


def _percent(numerator: Number, denominator: Number) -> str:
    # From the fraction, not from the rate: rounding twice may end elsewhere.
    part = _SHOWN.divide(_SHOWN.multiply(Decimal(numerator), Decimal(100)), Decimal(denominator))
    return f"{part.quantize(Decimal('0.01'), context=_SHOWN):f}"
