"""Luồng ra: luôn UTF-8 dù bảng mã của cửa sổ lệnh là gì; chỉ trang trí khi đó là màn hình thật."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import TextIO


def use_utf8() -> None:
    """Chuyển hai luồng ra sang UTF-8; tên tệp lạ in ra dạng \\x… thay vì làm hỏng lệnh."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def decorated(stream: TextIO) -> bool:
    """Được dùng màu, khung, thanh tiến độ không: chỉ trên màn hình thật, không NO_COLOR, không TERM=dumb."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def can_print(text: str, stream: TextIO) -> bool:
    """Bảng mã của `stream` có chứa đủ các chữ của `text` không."""
    try:
        text.encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def abandon_stdout() -> None:
    """Người đọc ống đã đóng (`| head`): thôi ghi, để lúc thoát Python không báo lỗi khi xả bộ đệm."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
