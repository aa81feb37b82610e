"""Nút của cây: chuỗi, danh sách hoặc bảng khóa, kèm chỗ trong tệp."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from docgen.errors import Place, Problem

Value: TypeAlias = "str | list[Node] | dict[str, Node] | None"


class Unreadable(str):
    """Giá trị có mặt nhưng không đọc được, và chỗ sai đã được ghi: nơi giải nghĩa không được báo lần nữa."""

    __slots__ = ()


@dataclass(slots=True)
class Node:
    """Một nút. Vô hướng luôn là chuỗi đúng như trong tệp (`"012"`, `"no"`, `"5.1"`, `"88.10"`) hoặc None.

    Không ai sửa một nút đã dựng; không khai `frozen` vì dựng nút bất biến chậm gấp năm lần, mà mỗi giá trị là một nút.
    """

    value: Value
    place: Place

    @property
    def unreadable(self) -> bool:
        """Chỗ sai của nút này đã được báo."""
        return isinstance(self.value, Unreadable)


@dataclass(slots=True)
class SheetNode(Node):
    """Bảng khóa lấy từ sổ tính; `gaps`: khóa không có giá trị → lời nêu đúng ô trống ấy, khi nó là khóa bắt buộc."""

    gaps: Mapping[str, Problem] = field(default_factory=dict, compare=False)
