"""Ngày tháng: từ chữ trong đầu vào đến `date`, rồi đến dạng viết trong văn bản (NĐ 30, Phụ lục I, II.4.b)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from docgen.text.number_words import Four, Thousand, Zero, spell
from docgen.text.unicode import clean

_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_SLASHED = re.compile(r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})")
_LONG = re.compile(r"ngày (?P<day>[0-9]{1,2}) tháng (?P<month>[0-9]{1,2}) năm (?P<year>[0-9]{4})", re.IGNORECASE)
_YEARS = range(1900, 2101)
_BLANK = " " * 6


def parse_date(text: str) -> date:
    """Trả ngày viết kiểu 2023-02-08, 8/2/2023 (ngày trước tháng) hoặc “ngày 08 tháng 02 năm 2023”.

    ValueError tiếng Việt nếu kiểu viết khác, ngày không có trong lịch, hoặc năm ngoài 1900-2100.
    """
    cleaned = clean(text)
    match = _ISO.fullmatch(cleaned) or _SLASHED.fullmatch(cleaned) or _LONG.fullmatch(cleaned)
    if not match:
        raise ValueError(f"“{cleaned}” không phải là ngày: viết kiểu 08/02/2023 hoặc 2023-02-08.")
    year, month, day = (int(match[part]) for part in ("year", "month", "day"))
    if year not in _YEARS:
        raise ValueError(f"“{cleaned}”: năm {match['year']} ngoài khoảng 1900-2100, kiểm tra lại năm.")
    if not 1 <= month <= 12:
        raise ValueError(f"“{cleaned}”: không có tháng {month}; viết ngày trước, tháng sau.")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise ValueError(f"“{cleaned}”: không có ngày {day}, tháng {month} năm {year} có {last} ngày.")
    return date(year, month, day)


def long_date(d: date) -> str:
    """Trả `ngày 08 tháng 02 năm 2023`: thêm số 0 trước ngày dưới 10 và chỉ trước tháng 1, 2 (`tháng 6`)."""
    month = f"{d.month:02d}" if d.month <= 2 else str(d.month)
    return f"ngày {d.day:02d} tháng {month} năm {d.year}"


def short_date(d: date) -> str:
    """Trả `08/02/2023`."""
    return f"{d.day:02d}/{d.month:02d}/{d.year}"


def blank_date(year: int) -> str:
    """Trả dòng ngày để trống cho văn thư điền: sáu dấu cách sau “ngày” và “tháng”; đừng đưa qua `clean`."""
    return f"ngày{_BLANK}tháng{_BLANK}năm {year}"


def spell_date(d: date, *, zero: Zero = "linh", four: Four = "tư", thousand: Thousand = "nghìn") -> str:
    """Trả ngày bằng chữ: `ngày tám tháng hai năm hai nghìn không trăm hai mươi ba`; tháng 4 luôn là “tháng tư”."""
    day, year = (spell(n, zero=zero, four=four, thousand=thousand) for n in (d.day, d.year))
    month = "tư" if d.month == 4 else spell(d.month)
    return f"ngày {day} tháng {month} năm {year}"
