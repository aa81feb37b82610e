"""Các số liệu mà một quy định tự khai (`quantities`), và tên mọi đại lượng dùng được trong điều kiện của nó."""

from __future__ import annotations

from fractions import Fraction

from docgen.errors import Place
from docgen.regulations.conditions import Measure, Quantity, QuantityUnit
from docgen.regulations.table import Ledger, Table, check_catalogue_id, nearest

_TOPS = {
    Measure.UNIT_INDEX: 100,
    Measure.FIELD_INDEX: 100,
    Measure.ANY_FIELD_INDEX: 100,
    Measure.NOT_DONE: 1000,
    Measure.LIABILITIES: 1000,
}
_UNIT_TOPS = {QuantityUnit.PERCENT: Fraction(100), QuantityUnit.YES_NO: Fraction(1)}


def read_quantities(root: Table) -> dict[str, Quantity]:
    """Mã → số liệu; đọc trước mọi điều kiện, để biết tên và khoảng giá trị của từng đại lượng."""
    root.ledger.tops = {measure: Fraction(_TOPS.get(measure, 1)) for measure in Measure}
    found: dict[str, Quantity] = {}
    for name, node in root.entries("quantities", required=False):
        table = Table(node, root.ledger)
        found[name] = quantity = _quantity(name, table)
        table.done()
        check_catalogue_id(name, node.place, root.ledger)
        root.ledger.declare("số liệu", name, node.place)
        root.ledger.tops[name] = quantity.maximum
        if name in set(Measure):
            root.ledger.report(node.place, f"“{name}” là đại lượng dựng sẵn.", "Đặt mã khác.")
    for name, node in root.entries("quantities", required=False):
        _check_sum(found[name], found, node.place, root.ledger)
    return found


def read_measure(name: str, place: Place, ledger: Ledger) -> str | None:
    """Đại lượng theo tên: dựng sẵn hay do quy định khai; None sau khi ghi chỗ sai."""
    try:
        return Measure(name)
    except ValueError:
        pass
    if name in ledger.tops:
        return name
    hint = nearest(name, list(ledger.tops)) or f"Các đại lượng: {', '.join(ledger.tops)}."
    ledger.report(place, f"đại lượng “{name}” không có.", hint)
    return None


def _quantity(name: str, table: Table) -> Quantity:
    unit = table.one_of("unit", QuantityUnit.COUNT, required=True)
    maximum = _maximum(table)
    if unit in _UNIT_TOPS and maximum is not None:
        action = f"Bỏ khóa này: {unit} luôn đến {_UNIT_TOPS[unit]}."
        table.ledger.report(table.at("maximum"), f"{unit} không khai maximum.", action)
    return Quantity(
        id=name,
        label=table.text("label"),
        unit=unit,
        maximum=_UNIT_TOPS.get(unit, maximum),
        sum_of=table.mentions("sum_of", "số liệu", required=False),
        none_recorded=table.flag("none_recorded"),
    )


def _maximum(table: Table) -> Fraction | None:
    found = table.integer("maximum", required=False)
    if found == 0:
        table.ledger.report(table.at("maximum"), "maximum là 0 thì không ai có điểm nào.", "Ghi điểm tối đa thật.")
    return None if found is None else Fraction(found)


def _check_sum(quantity: Quantity, known: dict[str, Quantity], place: Place, ledger: Ledger) -> None:
    """Chỉ cộng những số điểm nhập tay; tổng điểm tối đa của chúng phải đúng bằng điểm tối đa của tổng."""
    parts = [known[name] for name in quantity.sum_of if name in known]
    if len(set(quantity.sum_of)) < len(quantity.sum_of):
        ledger.report(place, "sum_of nêu một số liệu hai lần.", "Mỗi số liệu một lần.")
    if any(part.unit is not QuantityUnit.POINTS or part.sum_of or part.maximum is None for part in parts):
        ledger.report(place, "sum_of chỉ cộng các số điểm nhập tay có maximum.", "Sửa các số liệu thành phần.")
        return
    total = sum((part.maximum for part in parts if part.maximum is not None), Fraction(0))
    if parts and quantity.unit is QuantityUnit.POINTS and total != quantity.maximum:
        ledger.report(place, f"các phần cộng lại tối đa {total}, khác maximum.", "Sửa maximum của tổng hay của phần.")
    if parts and quantity.unit not in (QuantityUnit.POINTS, QuantityUnit.PERCENT):
        ledger.report(place, "tổng điểm phải có đơn vị points hoặc percent.", "Sửa unit.")
