"""Mẫu phiếu tra cứu một quy định: tên, rồi các phần; không số, không ngày, không chữ ký."""

from __future__ import annotations

from tools.templates import pages
from tools.templates.sheet import Sheet


def build() -> Sheet:
    """Tên phiếu và tên quy định ở giữa, các phần ở dưới."""
    sheet = Sheet()
    sheet.title("PHIẾU TRA CỨU QUY ĐỊNH", "{{ ten_quy_dinh }}")
    pages.parts(sheet)
    return sheet
