"""Nút bảng → các khóa đã biết: khóa lạ, khóa thiếu được ghi vào sổ kèm gợi ý."""

from __future__ import annotations

from collections.abc import Collection

from docgen.errors import Place
from docgen.readers.notes import Notes, suggestion
from docgen.tree.node import Node, SheetNode, Unreadable


def entries(node: Node | None, notes: Notes, known: Collection[str], required: Collection[str] = ()) -> dict[str, Node]:
    """Các khóa đã biết và có giá trị; rỗng khi nút trống hoặc không phải bảng khóa.

    Chuỗi rỗng coi như không có. Khóa lạ là chỗ sai (gợi ý khóa gần nhất); thiếu khóa bắt buộc là chỗ sai của bảng,
    trong sổ tính là của đúng ô còn trống.
    """
    if node is None or node.value is None or node.unreadable:
        return {}
    if not isinstance(node.value, dict):
        notes.wrong(node.place, "không phải là các cặp khóa: giá trị.", f"Các khóa dùng được: {', '.join(known)}.")
        return {}
    found = {}
    for key, value in node.value.items():
        if key not in known and not isinstance(key, Unreadable):
            notes.wrong(value.place, f"khóa “{key}” không có trong mẫu.", suggestion(key, known))
        elif not blank(value):
            found[key] = value
    if missing := [key for key in required if key not in found]:
        _report_missing(node, missing, notes)
    return found


def _report_missing(node: Node, missing: list[str], notes: Notes) -> None:
    gaps = node.gaps if isinstance(node, SheetNode) else {}
    for problem in dict.fromkeys(gaps[key] for key in missing if key in gaps):
        notes.problems.append(problem)
    unnamed = [key for key in missing if key not in gaps]
    if unnamed:
        notes.wrong(node.place, f"thiếu {', '.join(f'“{key}”' for key in unnamed)}.", "Điền cho đủ.")


def blank(node: Node) -> bool:
    """Nút không mang giá trị: null, hoặc chuỗi chỉ có khoảng trắng."""
    return node.value is None or (isinstance(node.value, str) and not node.value.strip() and not node.unreadable)


def bare(place: Place) -> Place:
    """Cùng chỗ nhưng không nêu khóa: dùng khi nói về cả bản ghi."""
    return Place(place.file, place.sheet, place.cell, place.line)
