"""Mẫu phiếu trình ký: một trang, ba bảng; không số, không ngày, không chữ ký."""

from __future__ import annotations

from tools.templates.sheet import Column, Sheet

_GROUPS = (
    Column("Nhóm", "{{ dong.ten_nhom }}", 51),
    Column("Thuộc diện", "{{ dong.thuoc_dien }}", 19, centered=True),
    Column("Xuất sắc", "{{ dong.xuat_sac }}", 19, centered=True),
    Column("Tốt", "{{ dong.hoan_thanh_tot }}", 19, centered=True),
    Column("Hoàn thành", "{{ dong.hoan_thanh }}", 19, centered=True),
    Column("Không hoàn thành", "{{ dong.khong_hoan_thanh }}", 19, centered=True),
    Column("Chưa có mức", "{{ dong.chua_xep_loai }}", 19, centered=True),
)
_BASES = (
    Column("Về việc", "{{ dong.ten_can_cu }}", 50),
    Column("Văn bản", "{{ dong.van_ban }}", 115),
)
_CASES = (
    Column("Việc", "{{ dong.ten_viec }}", 54),
    Column("Số lượng", "{{ dong.so_luong }}", 15, centered=True),
    Column("Trường hợp", "{%p for loi in dong.truong_hop %}", 96),
)


def build() -> Sheet:
    """Quyết định gì, dựa vào đâu, có gì khác thường."""
    sheet = Sheet()
    sheet.head(numbered=False)
    sheet.title(
        "PHIẾU TRÌNH KÝ",
        "Kết quả đánh giá, xếp loại nhiệm vụ cải cách hành chính năm {{ nam_danh_gia }}",
    )
    sheet.paragraph("Biểu mẫu tiêu đề", "I. NỘI DUNG TRÌNH")
    sheet.tag("{%p if cac_nhom %}")
    sheet.table(_GROUPS, "dong in cac_nhom")
    sheet.tag("{%p endif %}")
    sheet.closing("Văn bản đã lập: {{ van_ban_da_lap }}.")
    sheet.paragraph("Biểu mẫu tiêu đề", "II. CĂN CỨ")
    sheet.table(_BASES, "dong in can_cu")
    sheet.paragraph("Biểu mẫu tiêu đề", "III. ĐIỀU KHÁC THƯỜNG")
    table = sheet.table(_CASES, "dong in khac_thuong")
    told = table.rows[2].cells[2]
    sheet.paragraph("Bảng chữ", "{{ loi }}", told)
    sheet.tag("{%p endfor %}", told)
    return sheet
