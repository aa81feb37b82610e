"""Nút bảng → các khóa đã biết: khóa lạ, khóa thiếu được ghi vào sổ kèm gợi ý."""

from __future__ import annotations

from collections.abc import Collection

from docgen.errors import Place
from docgen.readers.notes import Notes, suggestion
from docgen.tree.node import Node


def entries(node: Node | None, notes: Notes, known: Collection[str], required: Collection[str] = ()) -> dict[str, Node]:
    """Các khóa đã biết và có giá trị; rỗng khi nút trống hoặc không phải bảng khóa.

    Chuỗi rỗng coi như không có. Khóa lạ là chỗ sai (gợi ý khóa gần nhất); thiếu khóa bắt buộc là chỗ sai của bảng.
    """
    if node is None or node.value is None:
        return {}
    if not isinstance(node.value, dict):
        notes.wrong(node.place, "không phải là các cặp khóa: giá trị.", f"Các khóa dùng được: {', '.join(known)}.")
        return {}
    found = {}
    for key, value in node.value.items():
        if key not in known:
            notes.wrong(value.place, f"khóa “{key}” không có trong mẫu.", suggestion(key, known))
        elif not blank(value):
            found[key] = value
    missing = [key for key in required if key not in found]
    if missing:
        notes.wrong(node.place, f"thiếu {', '.join(f'“{key}”' for key in missing)}.", "Điền cho đủ.")
    return found


def blank(node: Node) -> bool:
    """Nút không mang giá trị: null, hoặc chuỗi chỉ có khoảng trắng."""
    return node.value is None or (isinstance(node.value, str) and not node.value.strip())


def bare(place: Place) -> Place:
    """Cùng chỗ nhưng không nêu khóa: dùng khi nói về cả bản ghi."""
    return Place(place.file, place.sheet, place.cell, place.line)
