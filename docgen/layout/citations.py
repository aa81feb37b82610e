"""Lời dẫn văn bản trong câu: tên loại, số, ký hiệu, ngày; mẫu so khớp dùng chung cho các phép kiểm tra."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.text.dates import parse_date

LAWS = ("Bộ luật", "Luật", "Pháp lệnh")
"""Văn bản của Quốc hội và Ủy ban Thường vụ Quốc hội: dẫn không ghi số, cơ quan ban hành."""

TYPES = (
    "Thông tư liên tịch",
    "Nghị định",
    "Nghị quyết liên tịch",
    "Nghị quyết",
    "Quyết định",
    "Thông tư",
    "Chỉ thị",
    "Công văn",
    "Công điện",
    "Văn bản",
    "Kế hoạch",
    "Tờ trình",
    "Báo cáo",
    "Thông báo",
    "Hướng dẫn",
    "Chương trình",
)
"""Tên loại của văn bản dẫn kèm số, ký hiệu."""

ANY_TYPE = "|".join(TYPES)
NUMBER = r"\d+(?:\.\d+)?[a-z]?(?:/\d{4})?[/-][A-ZĐ]\w+(?:[-/][A-ZĐ]\w*)*"
"""Số và ký hiệu: 30/2020/NĐ-CP, 15/TTr-SNV, 34-NQ/TU, 66.13/2026/NQ-CP."""

_TYPED = re.compile(rf"\b({'|'.join((*LAWS, *TYPES))})\b")
_DATE = re.compile(r"(\d{1,2})\s*(?:/|tháng)\s*(\d{1,2})\s*(?:/|năm)\s*(\d{4})", re.IGNORECASE)


def type_before(text: str, position: int) -> str:
    """Tên loại văn bản đứng gần nhất trước một chỗ trong câu; rỗng khi không có."""
    found = ""
    for match in _TYPED.finditer(text, 0, position):
        found = match[1]
    return found


def dates_in(text: str) -> Iterator[date]:
    """Các ngày tháng năm ghi đủ trong câu, cả hai lối “ngày 05 tháng 3 năm 2020” và “05/3/2020”."""
    for match in _DATE.finditer(text):
        try:
            yield parse_date("/".join(match.groups()))
        except ValueError:
            continue
