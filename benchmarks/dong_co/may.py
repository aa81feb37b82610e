"""Một bộ điền mẫu nhìn từ phía người đo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dong_co.cong_viec import Record


@dataclass(frozen=True, slots=True)
class Engine:
    """`ready`: bản ghi → giá trị mà bộ điền ấy nhận, làm trước khi bấm giờ; `make`: giá trị → tệp .docx đã ghi đĩa."""

    ready: Callable[[Record], Any]
    make: Callable[[Any, Path], None]
