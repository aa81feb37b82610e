"""Điều kiện bằng lời: đại lượng nào, trong khoảng nào; chưa có số liệu của ai."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from docgen.regulations.conditions import AnyOf, Condition, Measure, QuantityUnit, Terms, conditions_in
from docgen.regulations.schema import Regulation
from docgen.rules.wording import lowered, spoken

MEASURE_LABELS: Mapping[str, str] = {
    Measure.FAILING_SHARE: "tỷ lệ tiêu chí chưa bảo đảm",
    Measure.FAILING_IN_EVERY_ASPECT_SHARE: "tỷ lệ tiêu chí chưa bảo đảm cả ba mặt hoặc không thực hiện",
    Measure.NOT_DONE: "số tiêu chí không thực hiện",
    Measure.HIGH_EFFECT: "kết luận “hiệu quả cao”",
    Measure.UNIT_INDEX: "chỉ số của đơn vị",
    Measure.FIELD_INDEX: "chỉ số lĩnh vực tham mưu",
    Measure.ANY_FIELD_INDEX: "chỉ số lĩnh vực tham mưu",
    Measure.TASK_SHARE: "tỷ lệ nhiệm vụ hoàn thành",
    Measure.LIABILITIES: "số quy tắc quy trách nhiệm có vi phạm",
}
SHARES = frozenset({Measure.FAILING_SHARE, Measure.FAILING_IN_EVERY_ASPECT_SHARE, Measure.TASK_SHARE})
_HOW_MANY = {Measure.FIELD_INDEX: "mọi ", Measure.ANY_FIELD_INDEX: "ít nhất một "}
_PERCENTS = SHARES | {Measure.UNIT_INDEX, Measure.FIELD_INDEX, Measure.ANY_FIELD_INDEX}


def measure_label(measure: str, regulation: Regulation) -> str:
    """Tên một đại lượng, dựng sẵn hay do quy định khai, để đứng giữa câu."""
    quantity = regulation.quantities.get(measure)
    return lowered(quantity.label) if quantity else MEASURE_LABELS[measure]


def event_label(point: str, regulation: Regulation) -> str:
    """Trường hợp ghi tay của một điểm: `trường hợp quy định tại điểm a khoản 4 Điều 12`."""
    ground = next(one for one in regulation.grounds if any(e.point == point for e in conditions_in(one.conditions)))
    return f"trường hợp quy định tại {ground.citation}" if ground.citation.article else f"trường hợp {ground.id}"


def need(condition: Condition, regulation: Regulation) -> str:
    """Điều mà một điều kiện đòi: `chỉ số của đơn vị từ 80% đến dưới 90%`."""
    if condition.measure == Measure.EVENT:
        return f"{_having(condition)} {event_label(condition.point or '', regulation)}"
    label = measure_label(condition.measure, regulation)
    quantity = regulation.quantities.get(condition.measure)
    if condition.measure == Measure.HIGH_EFFECT or (quantity and quantity.unit is QuantityUnit.YES_NO):
        return f"{_having(condition)} {label}"
    unit = quantity.unit if quantity else None
    scale = 100 if condition.measure in SHARES else 1
    sign = "%" if condition.measure in _PERCENTS or unit is QuantityUnit.PERCENT else ""
    many = _HOW_MANY.get(Measure(condition.measure), "") if quantity is None else ""
    return f"{many}{label} {_interval(condition, lambda bound: spoken(bound * scale) + sign)}"


def _interval(condition: Condition, said: Callable[[Fraction], str]) -> str:
    """Khoảng của một điều kiện, chỉ nói những cận có ghi: `từ 80% đến dưới 90%`, `không quá 20%`."""
    lows = (("từ", condition.at_least), ("trên", condition.more_than))
    bounded = condition.at_least is not None or condition.more_than is not None
    highs = (
        ("đến" if bounded else "không quá", condition.at_most),
        ("đến dưới" if bounded else "dưới", condition.less_than),
    )
    return " ".join(f"{word} {said(bound)}" for word, bound in (*lows, *highs) if bound is not None)


def term_in_words(term: Condition | AnyOf, regulation: Regulation) -> str:
    """Một điều kiện, kể cả điều kiện gộp, trên một dòng: câu chữ của văn bản rồi điều nó đòi."""
    quoted = f"“{term.text}”: " if term.text else ""
    if isinstance(term, Condition):
        return f"{quoted}{need(term, regulation)}"
    choices = (together(choice, regulation) for choice in term.choices)
    return f"{quoted}một trong các điều kiện ({'; hoặc '.join(choices)})"


def together(terms: Terms, regulation: Regulation) -> str:
    """Những điều kiện phải cùng thỏa, trên một dòng."""
    return "; đồng thời ".join(term_in_words(term, regulation) for term in terms)


def _having(condition: Condition) -> str:
    return "có" if condition.admits(Fraction(1)) else "không có"
