"""Mã trong kết quả → lời cho người đọc màn hình."""

from __future__ import annotations

from docgen import vocabulary
from docgen.model.classification import Classification, Status
from docgen.regulations.schema import Measure, Regulation

STATUS = {
    Status.DETERMINED: "đúng câu chữ",
    Status.INTERPRETED: "theo cách đọc đã chọn",
    Status.UNDETERMINED: "văn bản không trả lời",
    Status.INSUFFICIENT: "thiếu số liệu",
    Status.DECIDED: "cấp có thẩm quyền đã quyết",
}

_MEASURES = {
    Measure.FAILING_SHARE: "tỷ lệ tiêu chí chưa bảo đảm",
    Measure.FAILING_IN_EVERY_ASPECT_SHARE: "tỷ lệ tiêu chí chưa bảo đảm cả ba mặt",
    Measure.NOT_DONE: "tiêu chí không thực hiện",
    Measure.HIGH_EFFECT: "hiệu quả cao (0: không, 1: có)",
    Measure.UNIT_INDEX: "chỉ số đơn vị",
    Measure.TASK_SHARE: "nhiệm vụ hoàn thành trên được giao",
    Measure.EVENT: "trường hợp được ghi nhận",
}


def facts(regulation: Regulation) -> dict[str, str]:
    """Tên gọi của từng số liệu, và của từng trạng thái tiêu chí, trong lời giải thích."""
    states = {term.id: term.label for term in vocabulary.STATES.terms}
    return {
        **states,
        **{str(measure): name for measure, name in _MEASURES.items()},
        "state": "trạng thái",
        **regulation.fields,
    }


def level(level_id: str | None, regulation: Regulation) -> str:
    """Tên mức, hoặc gạch ngang khi chưa có mức."""
    return regulation.level(level_id).label if level_id else "—"


def person(result: Classification) -> str:
    """Tên người đứng đầu; chưa công bố tên thì gọi theo chức vụ và đơn vị."""
    return result.head.name or f"{result.head.title} {result.evaluation.unit_name}"
