"""Mẫu tờ trình đề nghị khen thưởng (Mẫu 1.4 Phụ lục III NĐ 30/2020)."""

from __future__ import annotations

from tools.templates.proposal import ending, heading, listed, opening
from tools.templates.sheet import Column, Sheet


def build() -> Sheet:
    """Tờ trình có hai bảng: tập thể, cá nhân."""
    sheet = Sheet()
    opening(
        sheet,
        "Về việc đề nghị khen thưởng tập thể, cá nhân trong thực hiện nhiệm vụ cải cách hành chính năm "
        "{{ nam_danh_gia }}",
    )
    sheet.body(
        "Theo {{ dieu_khoan_thuc_hien }} của Quy định, {{ co_quan_trinh }} có trách nhiệm: “"
        "{{ nguyen_van_nhiem_vu }}”. {{ co_quan_trinh }} kính trình {{ kinh_gui }} như sau:"
    )
    heading(sheet, "1. Thành tích")
    sheet.body(
        "Các tập thể, cá nhân tại khoản 2 có người đứng đầu được xếp loại {{ hai_muc_cao }} về cải cách hành chính "
        "năm {{ nam_danh_gia }}, theo các quyết định xếp loại đã dẫn. Mức, chỉ số và số tiêu chí của từng trường hợp "
        "ghi tại bảng. Mức xếp loại là điều kiện cần, việc khen thưởng do {{ kinh_gui }} quyết định."
    )
    heading(sheet, "2. Danh sách đề nghị khen thưởng")
    listed(
        sheet,
        "danh_sach_tap_the",
        "a) Tập thể: {{ so_tap_the }}.",
        _columns("Tập thể"),
        "a) Tập thể: không có.",
    )
    listed(
        sheet,
        "danh_sach_ca_nhan",
        "b) Cá nhân: {{ so_ca_nhan }}.",
        _columns("Cá nhân, chức vụ"),
        "b) Cá nhân: không có.",
    )
    heading(sheet, "3. Xác nhận")
    sheet.body(
        "Hồ sơ đánh giá năm {{ nam_danh_gia }} của các tập thể, cá nhân nêu trên không ghi trường hợp nào của "
        "{{ dieu_khoan_muc_cuoi }} và {{ dieu_khoan_xem_xet }} của Quy định. {{ co_quan_trinh }} xác nhận các tập thể, "
        "cá nhân này không thuộc trường hợp chưa xét khen thưởng theo pháp luật về thi đua, khen thưởng.",
    )
    sheet.last(
        "Hồ sơ kèm theo: báo cáo thành tích của từng tập thể, cá nhân; biên bản họp Hội đồng Thi đua - Khen thưởng; "
        "các quyết định xếp loại đã dẫn.",
    )
    ending(sheet)
    return sheet


def _columns(name: str) -> tuple[Column, ...]:
    return (
        Column("STT", "{{ dong.so_thu_tu }}", 12, centered=True),
        Column(name, "{{ dong.ten_goi }}", 40),
        Column("Mức và số liệu", "{{ dong.thanh_tich }}", 43),
        Column("Hình thức", "{{ dong.hinh_thuc }}", 32),
        Column("Lý do", "{{ dong.ly_do }}", 38),
    )
