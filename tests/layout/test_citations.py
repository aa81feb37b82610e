"""Lời dẫn văn bản: số, ký hiệu, tên loại đứng trước, ngày tháng năm."""

from __future__ import annotations

import re
from datetime import date

import pytest

from docgen.layout.citations import NUMBER, dates_in, type_before


@pytest.mark.parametrize(
    "number", ["30/2020/NĐ-CP", "15/TTr-SNV", "34-NQ/TU", "76/2025/UBTVQH15", "1085/QĐ-TTg", "66.13/2026/NQ-CP"]
)
def test_number_is_read_whole(number):
    found = re.search(NUMBER, f"số {number} ngày")
    assert found is not None
    assert found[0] == number


@pytest.mark.parametrize("text", ["giai đoạn 2021-2030", "ngày 05/3/2020", "3,5 ha/năm"])
def test_other_figures_are_no_number(text):
    assert re.search(NUMBER, text) is None


def test_nearest_type_before():
    text = "Luật Đất đai; Nghị quyết số 12/NQ-HĐND"
    assert type_before(text, text.index("12/")) == "Nghị quyết"
    assert type_before(text, 5) == "Luật"
    assert type_before(text, 0) == ""


def test_dates_in_both_forms():
    assert list(dates_in("ngày 05 tháng 3 năm 2020 và 31/12/2024, không phải 31/02/2024")) == [
        date(2020, 3, 5),
        date(2024, 12, 31),
    ]
