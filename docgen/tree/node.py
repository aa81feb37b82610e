"""Nút của cây: chuỗi, danh sách hoặc bảng khóa, kèm chỗ trong tệp."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from docgen.errors import Place

Value: TypeAlias = "str | list[Node] | dict[str, Node] | None"


@dataclass(frozen=True, slots=True)
class Node:
    """Một nút. Vô hướng luôn là chuỗi đúng như trong tệp (`"012"`, `"no"`, `"5.1"`, `"88.10"`) hoặc None."""

    value: Value
    place: Place
