"""Mẫu báo cáo của Sở Nội vụ với Ủy ban nhân dân tỉnh."""

from __future__ import annotations

from tools.templates.report import report
from tools.templates.sheet import Sheet


def build() -> Sheet:
    """Báo cáo bốn mục, kèm danh sách trên trang ngang."""
    sheet = Sheet()
    report(
        sheet,
        "Tình hình thực hiện {{ quy_dinh }} và kết quả đánh giá, xếp loại mức độ hoàn thành nhiệm vụ cải cách hành "
        "chính năm {{ nam_danh_gia }} của người đứng đầu cơ quan, đơn vị, địa phương",
        "Thực hiện {{ dieu_khoan_bao_cao }} của Quy định ban hành kèm theo {{ quy_dinh_day_du }}, "
        "{{ ten_co_quan_bao_cao }} báo cáo như sau:",
        "{{ ten_co_quan_bao_cao }} đã tổng hợp kết quả đánh giá của các cơ quan, đơn vị, địa phương theo từng tiêu chí "
        "tại Chương II của Quy định.",
        (
            "1. Khen thưởng theo {{ dieu_khoan_khen_thuong }}: {{ so_khen_thuong }} đề nghị, trình riêng.",
            "2. Xem xét xử lý trách nhiệm theo {{ dieu_khoan_xu_ly }}: {{ so_xu_ly }} trường hợp phải rà soát, trình "
            "riêng khi đủ điều kiện.",
        ),
        "Trên đây là báo cáo của {{ ten_co_quan_bao_cao }}, kính trình {{ noi_nhan_bao_cao }} xem xét./.",
    )
    return sheet
