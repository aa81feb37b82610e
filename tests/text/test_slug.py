from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.text.slug import slug


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Sở Nội vụ", "so_noi_vu"),
        ("UBND huyện Bù Đăng", "ubnd_huyen_bu_dang"),
        ("Đánh giá người đứng đầu", "danh_gia_nguoi_dung_dau"),
        ("Ủy ban nhân dân tỉnh", "uy_ban_nhan_dan_tinh"),
        ("H'Hen Niê", "hhen_nie"),
        ("K’Bang", "kbang"),
        ("34/2020/QĐ-UBND", "34_2020_qd_ubnd"),
        ("  -- Bà Rịa - Vũng Tàu -- ", "ba_ria_vung_tau"),
        ("Ƀơ̆ Đ", "bo_d"),
        ("", ""),
        ("…", ""),
    ],
)
def test_slug(label: str, expected: str) -> None:
    assert slug(label) == expected


@given(st.text())
def test_slug_is_ascii_stable_and_blind_to_form(text: str) -> None:
    code = slug(text)
    assert re.fullmatch("([a-z0-9]+(_[a-z0-9]+)*)?", code)
    assert slug(code) == code
    assert slug(unicodedata.normalize("NFD", text)) == code
