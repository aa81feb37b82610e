"""Các văn bản làm căn cứ và hiệu lực theo thời gian: chọn theo ngày ký."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.model.dossier import DocumentRef


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """Một căn cứ pháp lý.

    `type_name`: “Luật”, “Nghị định”…; luật không in số và cơ quan (Phụ lục I NĐ 30/2020, II.6.a). `since`/`until`: còn
    hiệu lực trong [since; until]; `replaced_by`: mã văn bản thay thế; `certainty`: "da_thay" hay "chua_kiem_chung";
    `topics`: dùng cho loại văn bản nào (`to_chuc_chinh_quyen`, `trach_nhiem_nguoi_dung_dau`, `thi_dua_khen_thuong`,
    `can_bo_cong_chuc`, `danh_gia_xep_loai`…).
    """

    id: str
    type_name: str
    document: DocumentRef
    since: date
    until: date | None
    topics: tuple[str, ...]
    replaced_by: tuple[str, ...] = ()
    certainty: str = "da_thay"
    note: str = ""

    def in_force(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)
