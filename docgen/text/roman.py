"""Số → số La Mã: số phụ lục, số phần, số trang đánh tự động."""

from __future__ import annotations

_SIGNS = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_TOO_LARGE = 4000


def roman(value: int) -> str:
    """`4` → `IV`; số không viết được bằng số La Mã (từ 0 xuống, từ 4000 lên) thì giữ chữ số thường."""
    if not 0 < value < _TOO_LARGE:
        return str(value)
    text = ""
    for worth, sign in _SIGNS:
        count, value = divmod(value, worth)
        text += sign * count
    return text
