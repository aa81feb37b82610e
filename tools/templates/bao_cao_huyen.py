"""Mẫu báo cáo tổng hợp của cấp huyện với Ủy ban nhân dân tỉnh."""

from __future__ import annotations

from tools.templates.report import report
from tools.templates.sheet import Sheet


def build() -> Sheet:
    """Báo cáo bốn mục, kèm danh sách trên trang ngang."""
    sheet = Sheet()
    report(
        sheet,
        "Kết quả đánh giá, xếp loại mức độ hoàn thành nhiệm vụ cải cách hành chính năm {{ nam_danh_gia }} của "
        "{{ doi_tuong }}",
        "Thực hiện {{ dieu_khoan_bao_cao }} của Quy định ban hành kèm theo {{ quy_dinh_day_du }}, "
        "{{ ten_co_quan_bao_cao }} báo cáo như sau:",
        "{{ ten_co_quan_bao_cao }} đã tổ chức đánh giá trách nhiệm của Chủ tịch Ủy ban nhân dân cấp xã trên địa bàn "
        "{{ dia_ban }} theo từng tiêu chí tại Chương II của Quy định.",
        ("Đề nghị {{ noi_nhan_bao_cao }} tổng hợp, theo dõi kết quả xếp loại của {{ dia_ban }}.",),
        "Trên đây là báo cáo của {{ ten_co_quan_bao_cao }}./.",
    )
    return sheet
