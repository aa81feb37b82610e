"""Đường dẫn → dạng dán thẳng được vào cửa sổ lệnh."""

from __future__ import annotations

import re
from pathlib import Path

_PLAIN = re.compile(r"[\w./\\:~+=@-]+")


def quoted(path: Path | str) -> str:
    """Đường dẫn, trong nháy kép khi có dấu cách hay ký tự mà cửa sổ lệnh hiểu theo nghĩa riêng."""
    text = str(path)
    return text if _PLAIN.fullmatch(text) else f'"{text}"'
