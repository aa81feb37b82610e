"""Mẫu công văn đề nghị bổ sung chỉ số, giải trình (Mẫu 1.5 Phụ lục III NĐ 30/2020)."""

from __future__ import annotations

from tools.templates.sheet import Sheet


def build() -> Sheet:
    """Công văn nêu những gì còn thiếu."""
    sheet = Sheet()
    sheet.head(subject="V/v bổ sung số liệu, giải trình phục vụ đánh giá năm {{ nam_danh_gia }}")
    sheet.addressee("{{ kinh_gui }}")
    sheet.body(
        "Thực hiện {{ quy_dinh_day_du }}, {{ ten_co_quan_gui }} đang tổng hợp kết quả đánh giá năm {{ nam_danh_gia }}. "
        "Để có đủ căn cứ xếp loại theo {{ dieu_khoan_thoi_diem }} của Quy định, đề nghị {{ kinh_gui }} bổ sung:"
    )
    sheet.listed("can_bo_sung")
    sheet.last(
        "Tài liệu gửi về {{ ten_co_quan_gui }} trước ngày      tháng      năm {{ nam_ban_hanh }} để tổng hợp. Khi chưa "
        "có đủ số liệu, {{ ten_co_quan_gui }} chưa đề nghị mức xếp loại./."
    )
    sheet.signature("Như trên")
    return sheet
