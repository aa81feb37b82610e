"""Đỉnh bộ nhớ của tiến trình, đọc từ /proc (chỉ có trên Linux)."""

from __future__ import annotations

import re
from pathlib import Path

_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


def peak_mib(process: int | str) -> float:
    """Đỉnh bộ nhớ thật (MiB) của tiến trình `process` từ khi nó bắt đầu; 0 khi tiến trình đã hết.

    Không dùng `ru_maxrss`: Linux tính cả lúc tiến trình còn là bản sao của tiến trình mẹ trước khi nạp chương trình.
    """
    try:
        found = _PEAK.search(Path(f"/proc/{process}/status").read_text())
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return int(found[1]) / 1024 if found else 0.0
