"""Nhận ra thành phần trong tệp dàn trang theo nhiều cách; tệp đúng thì không luật nào bị nêu."""

from __future__ import annotations

import pytest
import van_ban_cuoi
import van_ban_dau
import van_ban_khac
import van_ban_loai
import van_ban_phu_luc
import van_ban_than
from nhan_ra_kit import broken, read, seen

PARTS = (van_ban_dau, van_ban_than, van_ban_cuoi, van_ban_loai, van_ban_phu_luc, van_ban_khac)
CASES = [case for part in PARTS for case in part.CASES]


@pytest.mark.parametrize("case", CASES, ids=lambda one: one.name)
def test_nhan_ra_va_kiem_tra(case):
    document = read(case.file)
    found = seen(document.components)
    assert {key: found[key] for key in case.expect} == case.expect
    rules, places = broken(document)
    assert rules == case.rules, places
