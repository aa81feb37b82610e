"""Mã trong kết quả → lời cho người đọc màn hình."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from docgen import vocabulary
from docgen.model.band import HUNDRED, Band
from docgen.model.classification import Classification, Status
from docgen.regulations.conditions import Measure, QuantityUnit
from docgen.regulations.schema import Regulation
from docgen.text.numbers import format_number

_STATUS = {
    Status.DETERMINED: "đúng câu chữ",
    Status.INTERPRETED: "theo cách đọc đã chọn",
    Status.UNDETERMINED: "văn bản không trả lời",
    Status.INSUFFICIENT: "thiếu số liệu",
    Status.DECIDED: "cấp có thẩm quyền đã quyết",
}


def status(result: Classification, regulation: Regulation) -> str:
    """Kết quả chắc đến đâu; chưa thấy trọn văn bản thì không nói thay phần chưa thấy."""
    if result.status is Status.UNDETERMINED and regulation.seen:
        return "phần văn bản đã thấy không trả lời"
    return _STATUS[result.status]


_MEASURES = {
    Measure.FAILING_SHARE: "tỷ lệ tiêu chí chưa bảo đảm",
    Measure.FAILING_IN_EVERY_ASPECT_SHARE: "tỷ lệ tiêu chí chưa bảo đảm cả ba mặt",
    Measure.NOT_DONE: "tiêu chí không thực hiện",
    Measure.HIGH_EFFECT: "hiệu quả cao",
    Measure.UNIT_INDEX: "chỉ số đơn vị",
    Measure.TASK_SHARE: "nhiệm vụ hoàn thành trên được giao",
    Measure.LIABILITIES: "quy tắc quy trách nhiệm có vi phạm",
    Measure.EVENT: "trường hợp được ghi nhận",
}


_YES_OR_NO = {"0": "không", "1": "có"}
_DECIMAL = re.compile(r"(?<![\w.])(\d+)\.(\d+)(?![\w.])")


def facts(regulation: Regulation) -> Callable[[str, str], str]:
    """Hàm đổi một số liệu (mã, giá trị) của lời giải thích thành lời: `chỉ số đơn vị: 92,51`."""
    states = {term.id: term.label for term in vocabulary.STATES.terms}
    names = {
        **{str(measure): name for measure, name in _MEASURES.items()},
        "state": "trạng thái",
        "turns": "kết quả đổi tại",
        **regulation.fields,
        **{quantity.id: quantity.label for quantity in regulation.quantities.values()},
    }
    yes_no = {one.id for one in regulation.quantities.values() if one.unit is QuantityUnit.YES_NO}

    def spoken(name: str, value: str) -> str:
        if name == Measure.HIGH_EFFECT or name in yes_no:
            value = _YES_OR_NO.get(value, value)
        elif name == "state":
            value = states.get(value, value)
        else:
            value = _DECIMAL.sub(r"\1,\2", value)
        return f"{names.get(name, name)}: {value}"

    return spoken


def index(band: Band | None) -> str:
    """Chỉ số viết kiểu Việt Nam: `92,51`, `từ 80 đến dưới 90`; gạch ngang khi chưa có."""
    if band is None:
        return "—"
    if band.exact:
        return format_number(band.low)
    return f"từ {_bound(band.low)} đến {'' if band.high == HUNDRED else 'dưới '}{_bound(band.high)}"


def _bound(value: Decimal) -> str:
    """Đầu mút của khoảng là một ngưỡng, không phải số đo: bỏ số 0 thừa ở cuối (`100,0` thành `100`)."""
    text = format_number(value)
    return text.rstrip("0").rstrip(",") if "," in text else text


def level(level_id: str | None, regulation: Regulation) -> str:
    """Tên mức, hoặc gạch ngang khi chưa có mức."""
    return regulation.level(level_id).label if level_id else "—"


def person(result: Classification) -> str:
    """Tên người đứng đầu; chưa công bố tên thì gọi theo chức vụ và đơn vị."""
    return result.head.name or f"{result.head.title} {result.evaluation.unit_name}"
