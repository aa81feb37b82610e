"""Mẫu phụ lục phân tích một quy định, tệp riêng kèm theo văn bản đề nghị (Mẫu 2.1 Phụ lục III NĐ 30/2020)."""

from __future__ import annotations

from tools.templates import pages
from tools.templates.sheet import Sheet


def build() -> Sheet:
    """Đầu phụ lục, những câu mở đầu, các phần."""
    sheet = Sheet()
    sheet.appendix_head("", "KẾT QUẢ PHÂN TÍCH QUY ĐỊNH", "(Kèm theo {{ van_ban_chinh }})")
    sheet.each("dong in mo_dau", "Nội dung", "{{ dong }}")
    pages.parts(sheet)
    return sheet
