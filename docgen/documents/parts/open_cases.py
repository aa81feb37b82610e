"""Trường hợp chưa có mức: vì sao, có thể chọn gì, mỗi cách chọn vướng chỗ nào của quy định."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.documents.parts.fields import truong
from docgen.documents.parts.figures import criteria_share, index_text, level_label
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.naming import capital, full_name, person
from docgen.model.classification import Classification, Status
from docgen.regulations.schema import Regulation


@dataclass(frozen=True, slots=True)
class DongChuaXacDinh:
    """Một trường hợp chưa có mức."""

    so_thu_tu: str = truong("Số thứ tự", "1")
    co_quan: str = truong("Cơ quan, đơn vị, địa phương", "Sở B", optional=True)
    nguoi_dung_dau: str = truong("Người đứng đầu", "ông Nguyễn Văn A, Giám đốc Sở B", optional=True)
    so_lieu: str = truong("Tiêu chí và chỉ số", "Tiêu chí 9/43 (20,93%); chỉ số 92,51%", optional=True)
    ly_do: str = truong("Vì sao chưa có mức", "Văn bản không cho mức nào trong trường hợp này.")
    phuong_an: str = truong("Các mức người có thẩm quyền có thể chọn", "Hoàn thành nhiệm vụ; Không hoàn thành nhiệm vụ")


def open_rows(ledger: Ledger, items: Sequence[Classification]) -> tuple[DongChuaXacDinh, ...]:
    """Các dòng trường hợp chưa có mức, đánh số từ 1."""
    regulation = ledger.regulation
    return tuple(
        DongChuaXacDinh(
            so_thu_tu=str(number),
            co_quan=capital(full_name(item.evaluation)),
            nguoi_dung_dau=person(item.head, item.evaluation),
            so_lieu=f"Tiêu chí {criteria_share(regulation, item)}; chỉ số {index_text(item.unit_index).lower()}",
            ly_do=why_open(regulation, item),
            phuong_an="; ".join(level_label(regulation, level) for level in item.candidates) or "Bổ sung số liệu",
        )
        for number, item in enumerate(items, 1)
    )


def why_open(regulation: Regulation, item: Classification) -> str:
    """Vì sao chưa có mức: vấn đề của từng câu hỏi mở, hoặc số liệu còn thiếu."""
    problems = [regulation.questions[name].problem for name in item.questions]
    if item.status is Status.INSUFFICIENT:
        problems.insert(0, "Thiếu số liệu có thể làm thay đổi mức.")
    return " ".join(problem.rstrip(".") + "." for problem in problems)
