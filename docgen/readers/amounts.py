"""Nút `so_lieu` → các số liệu mà quy định tự khai (điểm, tỷ lệ, số đếm, có hay không)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from docgen.errors import Place
from docgen.model.dossier import Amount
from docgen.readers.context import Context
from docgen.readers.fields import blank, entries
from docgen.readers.notes import Notes, suggestion
from docgen.readers.values import choice, decimal, scalar
from docgen.regulations.conditions import Quantity, QuantityUnit
from docgen.text.numbers import format_number
from docgen.tree.node import Node

KEY = "so_lieu"
_PARTS = ("dat", "toi_da")
_THOUSAND = 1000


def amounts(node: Node | None, context: Context, places: dict[str, Place]) -> dict[str, Amount]:
    """Mã → số liệu; chỗ của từng số liệu ghi thêm vào `places` (`so_lieu.<mã>`)."""
    if node is None or blank(node) or node.unreadable:
        return {}
    if not isinstance(node.value, dict):
        context.notes.wrong(node.place, "không phải là các cặp mã số liệu: giá trị.", "Ví dụ: diem_danh_gia: 85,5.")
        return {}
    found: dict[str, Amount] = {}
    for name, value in node.value.items():
        if value.unreadable:
            continue
        places[f"{KEY}.{name}"] = value.place
        quantity = context.regulation.quantities.get(name)
        if quantity is None:
            # Kể cả khi trống: `{diem: 49,5}` viết trên một dòng thì YAML đọc thành diem: 49 và một khóa “5” trống.
            context.notes.wrong(value.place, *_unknown(name, context))
        elif blank(value):
            continue
        elif quantity.sum_of:
            parts = ", ".join(quantity.sum_of)
            context.notes.wrong(value.place, f"“{name}” được cộng từ {parts}, không ghi tay.", "Ghi các phần ấy.")
        elif amount := _amount(value, quantity, context):
            found[name] = amount
    return found


def _unknown(name: str, context: Context) -> tuple[str, str]:
    if name.isdigit():
        found = f"có khóa lạ “{name}”: số viết bằng dấu phẩy trong ngoặc nhọn bị cắt làm hai."
        return found, "Viết số trong dấu nháy, ví dụ “49,5”, hoặc dùng dấu chấm."
    known = [one.id for one in context.regulation.quantities.values() if not one.sum_of]
    if not known:
        return f"quy định {context.regulation.id} không khai số liệu nào ở {KEY}.", f"Bỏ khóa {KEY}."
    return f"quy định {context.regulation.id} không có số liệu “{name}”.", suggestion(name, known)


def _amount(node: Node, quantity: Quantity, context: Context) -> Amount | None:
    notes = context.notes
    if quantity.unit is QuantityUnit.YES_NO:
        found = choice(node, notes, "co_khong")
        return None if found is None else Amount(Decimal(found == "co"))
    if quantity.unit is QuantityUnit.POINTS and isinstance(node.value, dict):
        fields = entries(node, notes, _PARTS, required=_PARTS)
        value, maximum = decimal(fields.get("dat"), notes), decimal(fields.get("toi_da"), notes)
        if value is None or maximum is None:
            return None
        if not _in_percent(quantity, context):
            found = "số điểm này không được quy ra phần trăm nên không có điểm tối đa riêng."
            notes.wrong(node.place, found, "Ghi số điểm; đơn vị không áp dụng hết các phần thì xin ý kiến.")
            return None
        most = quantity.maximum
        if most is not None and maximum > most:
            _too_much(fields["toi_da"], "điểm tối đa", maximum, most, notes)
            return None
        return _within(fields["dat"], Amount(value, maximum), Fraction(maximum), notes)
    small = quantity.maximum is not None and quantity.maximum < _THOUSAND
    value = decimal(node, notes, percent=quantity.unit is QuantityUnit.PERCENT, small=small)
    if value is None:
        return None
    if quantity.unit is QuantityUnit.COUNT and value != int(value):
        notes.wrong(node.place, f"“{scalar(node, notes)}” không phải là số đếm.", "Ghi số nguyên.")
        return None
    return _within(node, Amount(value), quantity.maximum, notes)


def _in_percent(quantity: Quantity, context: Context) -> bool:
    """Số điểm thuộc một tổng lấy phần trăm trên điểm tối đa áp dụng."""
    sums = context.regulation.quantities.values()
    return any(quantity.id in one.sum_of and one.unit is QuantityUnit.PERCENT for one in sums)


def _within(node: Node, amount: Amount, most: Fraction | None, notes: Notes) -> Amount | None:
    if most is None or amount.value <= most:
        return amount
    _too_much(node, "giá trị", amount.value, most, notes)
    return None


def _too_much(node: Node, what: str, value: Decimal, most: Fraction, notes: Notes) -> None:
    top = format_number(Decimal(most.numerator) / Decimal(most.denominator))
    notes.wrong(node.place, f"{what} {format_number(value)} lớn hơn {top}.", "Sửa lại số này.")
