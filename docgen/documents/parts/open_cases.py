"""Trường hợp chưa xếp loại: vì sao, có thể chọn gì, mỗi cách chọn vướng chỗ nào của quy định."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.documents.parts.fields import truong
from docgen.documents.parts.figures import level_label, personal_grounds
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.naming import capital, full_name, person
from docgen.documents.parts.readings import figures, missing, options, why_undetermined
from docgen.documents.parts.selection import CENTRAL
from docgen.model.classification import Classification, Status
from docgen.regulations.schema import Regulation


@dataclass(frozen=True, slots=True)
class DongChuaXacDinh:
    """Một trường hợp chưa xếp loại."""

    so_thu_tu: str = truong("Số thứ tự", "1")
    co_quan: str = truong("Cơ quan, đơn vị, địa phương", "Sở B", optional=True)
    nguoi_dung_dau: str = truong("Người đứng đầu", "Ông Nguyễn Văn A, Giám đốc Sở B", optional=True)
    so_lieu: str = truong(
        "Tiêu chí và chỉ số", "Tiêu chí chưa bảo đảm 9/43 (20,93%); chỉ số đơn vị 92,51%", optional=True
    )
    ly_do: str = truong("Vì sao chưa xếp loại", "Trên 20% đến 50% tiêu chí chưa bảo đảm.")
    huong_xu_ly: str = truong(
        "Các mức có thể chọn, hoặc việc phải làm trước", "Hoàn thành nhiệm vụ; Không hoàn thành nhiệm vụ", optional=True
    )
    he_qua: str = truong(
        "Mỗi mức có thể chọn vướng chỗ nào của quy định",
        "Xếp “Hoàn thành nhiệm vụ” thì chưa đủ điều kiện “phải” của khoản 3 Điều 12.",
        optional=True,
    )


def open_rows(ledger: Ledger, items: Sequence[Classification]) -> tuple[DongChuaXacDinh, ...]:
    """Các dòng trường hợp chưa xếp loại, đánh số từ 1; không dòng nào nêu căn cứ về nhân thân."""
    regulation = ledger.regulation
    return tuple(
        DongChuaXacDinh(
            so_thu_tu=str(number),
            co_quan=capital(full_name(item.evaluation)),
            nguoi_dung_dau=capital(person(item.head, item.evaluation)),
            so_lieu=capital(figures(regulation, item)),
            ly_do=why_open(regulation, item),
            huong_xu_ly=_way(regulation, item),
            he_qua=options(regulation, item) if item.status is Status.UNDETERMINED else "",
        )
        for number, item in enumerate(items, 1)
    )


def why_open(regulation: Regulation, item: Classification) -> str:
    """Vì sao chưa xếp loại: văn bản không cho mức, thiếu số liệu, hoặc không nêu ai xếp loại."""
    if item.level and personal_grounds(regulation) & set(item.grounds):
        return "Quy định không nêu người xếp loại; mức tính được nêu tại phiếu đánh giá riêng."
    if item.level:
        return f"Quy định không nêu người xếp loại; mức tính được để tham khảo: {level_label(regulation, item.level)}."
    return missing(regulation, item) if item.status is Status.INSUFFICIENT else why_undetermined(regulation, item)


def _way(regulation: Regulation, item: Classification) -> str:
    if item.kind == CENTRAL:
        return "Cơ quan quản lý cấp trên xếp loại"
    if item.level:
        return "Xác định người xếp loại"
    if item.status is Status.INSUFFICIENT:
        return "Xếp loại sau khi bổ sung số liệu"
    return "; ".join(level_label(regulation, level) for level in item.candidates)
