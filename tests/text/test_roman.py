"""Số La Mã: phần, phụ lục, số trang đánh tự động."""

from __future__ import annotations

import pytest

from docgen.text.roman import roman


@pytest.mark.parametrize(
    ("value", "written"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (99, "XCIX"), (444, "CDXLIV"), (3999, "MMMCMXCIX")],
)
def test_roman(value: int, written: str) -> None:
    assert roman(value) == written


@pytest.mark.parametrize("value", [-1, 0, 4000])
def test_what_has_no_roman_form_stays_in_digits(value: int) -> None:
    assert roman(value) == str(value)
