"""Lệnh ngắt trang trong ô bảng không lật trang; tệp không có dấu trang thì không đoạn nào ghi trang."""

from __future__ import annotations

from docx_kit import cell, facts, p, r, row, table

BREAK = '<w:r><w:br w:type="page"/></w:r>'


def test_ngat_trang_trong_o_khong_tinh():
    found = facts(table(row(cell(p(f"{r('trái')}{BREAK}{r('dưới')}")), cell(p("phải")))) + p("sau"))
    assert found.pages is None
    assert {one.page for one in found.paragraphs} == {None}


def test_ngat_trang_ngoai_o_van_tinh():
    assert facts(p("một") + p(BREAK) + p("hai")).pages == 2
