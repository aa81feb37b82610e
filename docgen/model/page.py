"""Trang chữ chưa có định dạng: các phần, mỗi phần gồm đoạn, mục nhỏ và bảng; in ra màn hình hay vào mẫu Word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Table:
    """Một bảng: hàng đầu và các hàng."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """Một mục nhỏ: tiêu đề đã kèm số thứ tự, rồi các dòng của nó."""

    title: str
    lines: tuple[str, ...] = ()


Block: TypeAlias = str | Entry | Table


@dataclass(frozen=True, slots=True)
class Part:
    """Một phần: tên, rồi các đoạn, mục nhỏ, bảng theo thứ tự."""

    title: str
    blocks: tuple[Block, ...]
