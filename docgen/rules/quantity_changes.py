"""Số liệu quy định tự khai: giá trị gần nhất làm một điều kiện thỏa hay thôi thỏa, và câu nói về thay đổi."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from docgen.model.dossier import Amount
from docgen.regulations.conditions import Condition, Quantity, QuantityUnit
from docgen.regulations.schema import Regulation
from docgen.rules.quantities import WHOLE
from docgen.rules.wording import plain_fraction, spoken

_STEP = Fraction(1, 100)
"""Ngưỡng mở (“trên 80”) thì không có số gần nhất; lấy số hơn kém ngưỡng ngần này, như điểm và phần trăm vẫn ghi."""


def nearest_value(condition: Condition, quantity: Quantity, value: Fraction, *, admitted: bool) -> Fraction | None:
    """Giá trị gần `value` nhất mà điều kiện nhận (hay không nhận); None khi `value` đã vậy, hay không có."""
    if condition.admits(value) is admitted:
        return None
    whole = quantity.unit in WHOLE
    found = [
        one
        for one in _around(condition, whole=whole)
        if one >= 0 and (quantity.maximum is None or one <= quantity.maximum) and condition.admits(one) is admitted
    ]
    return min(found, key=lambda one: abs(one - value), default=None)


def _around(condition: Condition, *, whole: bool) -> Iterator[Fraction]:
    for bound in condition.bounds:
        if whole:
            yield from (Fraction(number) for number in range(floor(bound) - 1, ceil(bound) + 2))
        else:
            yield from (bound - _STEP, bound, bound + _STEP)


def amounts_for(
    quantity: Quantity, target: Fraction, amounts: Mapping[str, Amount], regulation: Regulation
) -> dict[str, Amount] | None:
    """Các số liệu nhập tay cho `target`; None khi số điểm ấy không viết được thành số thập phân, hay quá tối đa.

    Tổng thì thêm bớt ở các phần theo thứ tự, mỗi phần từ 0 đến điểm tối đa của nó.
    """
    if not quantity.sum_of:
        value = _decimal(target)
        return None if value is None else {**amounts, quantity.id: Amount(value)}
    found = dict(amounts)
    tops = {name: _top(name, amounts, regulation) for name in quantity.sum_of}
    total = target if quantity.unit is QuantityUnit.POINTS else target * sum(tops.values()) / 100
    left = total - sum(Fraction(amounts[name].value) for name in quantity.sum_of)
    for name, top in tops.items():
        now = Fraction(amounts[name].value)
        moved = min(max(now + left, Fraction(0)), top)
        value = _decimal(moved)
        if value is None:
            return None
        found[name] = Amount(value, amounts[name].maximum)
        left -= moved - now
    return None if left else found


def told(quantity: Quantity, now: Fraction, target: Fraction) -> str:
    """`Điểm đánh giá tăng 3,5 (từ 86,5 lên 90)`."""
    if quantity.unit is QuantityUnit.YES_NO:
        label = f"{quantity.label[:1].lower()}{quantity.label[1:]}"
        return f"{'Có' if target else 'Không có'} {label}"
    sign = "%" if quantity.unit is QuantityUnit.PERCENT else ""
    gap = f"{spoken(abs(target - now))}{' điểm phần trăm' if sign else ''}"
    verb, way = ("tăng", "lên") if target > now else ("giảm", "còn")
    return f"{quantity.label} {verb} {gap} (từ {spoken(now)}{sign} {way} {spoken(target)}{sign})"


def _top(name: str, amounts: Mapping[str, Amount], regulation: Regulation) -> Fraction:
    own, most = amounts[name].maximum, regulation.quantities[name].maximum
    assert most is not None, "đã kiểm tra khi đọc quy định"
    return most if own is None else Fraction(own)


def _decimal(value: Fraction) -> Decimal | None:
    text = plain_fraction(value)
    return None if "/" in text else Decimal(text)
