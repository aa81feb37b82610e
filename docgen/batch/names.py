"""Mã văn bản → tên tệp dùng được trên Windows; mã không dùng được thì nói vì sao."""

from __future__ import annotations

import unicodedata

LONGEST = 120
_MOST_BYTES = 230
"""Linux đếm byte (tối đa 255 một tên): chừa chỗ cho `.ban_cu_2.docx`."""
_FORBIDDEN = frozenset('<>:"/\\|?*')
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{digit}" for port in ("com", "lpt") for digit in "123456789")}
)


def objection(name: str) -> str | None:
    """Vì sao `name` không làm tên tệp được; None khi dùng được trên cả Windows lẫn Linux."""
    bad = sorted({letter for letter in name if letter in _FORBIDDEN or unicodedata.category(letter)[0] == "C"})
    if not name or bad:
        return f"mã có ký tự không dùng được trong tên tệp: {' '.join(map(ascii, bad))}" if bad else "mã rỗng"
    if name[0] in " .~" or name[-1] in " .":
        return "mã bắt đầu hoặc kết thúc bằng dấu chấm, dấu cách hay dấu ~"
    if name.split(".")[0].casefold() in _RESERVED:
        return "mã trùng một tên Windows giữ riêng"
    if not unicodedata.is_normalized("NFC", name):
        return "mã chưa ở dạng NFC"
    if len(name) > LONGEST:
        return f"mã dài {len(name)} ký tự; tối đa {LONGEST}"
    if (size := len(name.encode("utf-8"))) > _MOST_BYTES:
        return f"mã dài {size} byte; tối đa {_MOST_BYTES}"
    return None
