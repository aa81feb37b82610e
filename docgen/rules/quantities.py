"""Số liệu quy định tự khai: những gì đã nhập ở `so_lieu` → các giá trị có thể của từng số liệu mà điều kiện so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from docgen.model.dossier import Amount
from docgen.regulations.conditions import Quantity, QuantityUnit
from docgen.regulations.schema import Regulation

WHOLE = frozenset({QuantityUnit.COUNT, QuantityUnit.YES_NO})
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Span:
    """Các giá trị có thể của một số liệu tự khai, kể cả hai đầu; `high` None khi không có giá trị lớn nhất.

    `whole`: chỉ những số nguyên.
    """

    low: Fraction
    high: Fraction | None
    whole: bool = False

    @property
    def exact(self) -> bool:
        """Là số đúng."""
        return self.low == self.high


def spans(amounts: Mapping[str, Amount], regulation: Regulation) -> dict[str, Span]:
    """Mã → các giá trị có thể, cho mọi số liệu mà quy định đem ra so; chưa nhập thì mọi giá trị đều có thể."""
    return {name: span_of(regulation.quantities[name], amounts, regulation) for name in regulation.compared}


def span_of(quantity: Quantity, amounts: Mapping[str, Amount], regulation: Regulation) -> Span:
    """Các giá trị có thể của một số liệu: nhập tay, hay cộng từ những số điểm khác."""
    if quantity.sum_of:
        return _sum(quantity, amounts, regulation)
    amount = amounts.get(quantity.id)
    if amount is not None:
        value = Fraction(amount.value)
        return Span(value, value)
    none = Fraction(0)
    return Span(none, none if quantity.none_recorded else quantity.maximum, quantity.unit in WHOLE)


def _sum(quantity: Quantity, amounts: Mapping[str, Amount], regulation: Regulation) -> Span:
    """Tổng điểm; phần chưa chấm có thể từ 0 đến điểm tối đa của nó.

    Phần trăm lấy trên tổng điểm tối đa áp dụng: phần không áp dụng cho ai thì không kéo tỷ lệ của người ấy xuống.
    """
    low = high = whole = Fraction(0)
    for name in quantity.sum_of:
        part = regulation.quantities[name]
        assert part.maximum is not None, "đã kiểm tra khi đọc quy định"
        amount = amounts.get(name)
        most = part.maximum if amount is None or amount.maximum is None else Fraction(amount.maximum)
        low += 0 if amount is None else Fraction(amount.value)
        high += most if amount is None else Fraction(amount.value)
        whole += most
    if quantity.unit is QuantityUnit.POINTS:
        return Span(low, high)
    return Span(low * _HUNDRED / whole, high * _HUNDRED / whole) if whole else Span(Fraction(0), quantity.maximum)
