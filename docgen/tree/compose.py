"""Chuỗi sự kiện (từ YAML hoặc JSON) → cây Node: khóa lặp, bí danh và độ sâu được kiểm soát ở một chỗ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from docgen.errors import InputError, Place, Problem
from docgen.tree.node import Node, Value

Event: TypeAlias = tuple[str, str, int, str | None]
"""(loại, chữ, dòng, neo): loại là một trong các hằng dưới đây; chữ của bí danh là tên neo được gọi."""

SCALAR, NULL, ALIAS, LIST, LIST_END, TABLE, TABLE_END = "chữ", "trống", "bí danh", "[", "]", "{", "}"

MAX_DEPTH = 60
MAX_EXPANDED = 1_000_000


class Composer:
    """Ghép sự kiện thành nút; gom các lỗi không làm hỏng cấu trúc (khóa lặp, bí danh lạ) vào `problems`.

    Lỗi làm hỏng cấu trúc (quá sâu, bí danh nở quá lớn) ném InputError ngay, kèm các lỗi đã gom.
    """

    def __init__(self, events: Iterator[Event], file: str, problems: list[Problem]) -> None:
        self._events = events
        self._file = file
        self._problems = problems
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._count = 0
        self._expanded = 0

    def whole(self) -> Node:
        """Nút gốc của cả tệp. Lỗi: InputError."""
        root = next(self._events, None)
        node = Node(None, Place(self._file)) if root is None else self._node(root, None, root[2], 1)
        for _ in self._events:
            pass
        self._finish()
        return node

    def pairs(self, listed: str) -> Iterator[tuple[str, Node]]:
        """Từng cặp (khóa, nút) ở gốc; danh sách dưới khóa `listed` ra từng phần tử, danh sách trống không ra gì.

        Lỗi: InputError, ném ở cuối; chỗ hỏng cấu trúc thì ném ngay.
        """
        root = next(self._events, None)
        if root is None or root[0] == NULL:
            self._report(1, None, "tệp trống.", "Điền các khóa ky_danh_gia, don_vi…; xem inputs/README.md.")
        elif root[0] != TABLE:
            self._report(root[2], None, "gốc của tệp không phải là các cặp khóa: giá trị.", "Xem inputs/README.md.")
        else:
            for key, line, value in self._entries():
                if key != listed:
                    yield key, self._node(value, key, line, 2)
                elif value[0] == NULL:
                    continue
                elif value[0] == LIST:
                    yield from self._items(key)
                else:
                    self._node(value, key, line, 2)
                    self._report(line, key, "không phải là danh sách.", "Mỗi đơn vị bắt đầu bằng một gạch “- ”.")
        for _ in self._events:
            pass
        self._finish()

    def _items(self, key: str) -> Iterator[tuple[str, Node]]:
        for event in self._events:
            if event[0] == LIST_END:
                return
            yield key, self._node(event, key, event[2], 3)

    def _node(self, event: Event, key: str | None, line: int, depth: int) -> Node:
        kind, text, _, anchor = event
        place = Place(self._file, None, None, line, key)
        before = self._count
        self._count += 1
        value: Value
        if kind == SCALAR:
            value = text
        elif kind == NULL:
            value = None
        elif kind == ALIAS:
            return self._alias(text, place)
        elif depth > MAX_DEPTH:
            raise self._fatal(
                place,
                f"lồng nhau quá {MAX_DEPTH} tầng.",
                "Hồ sơ đúng chỉ cần sáu tầng; xem lại dấu ngoặc, chỗ thụt lề.",
            )
        elif kind == LIST:
            value = []
            for item in self._events:
                if item[0] == LIST_END:
                    break
                value.append(self._node(item, key, item[2], depth + 1))
        else:
            value = {name: self._node(item, name, at, depth + 1) for name, at, item in self._entries()}
        node = Node(value, place)
        if anchor:
            self._anchors[anchor] = (node, self._count - before)
        return node

    def _entries(self) -> Iterator[tuple[str, int, Event]]:
        """Các cặp (khóa, dòng, sự kiện mở đầu giá trị) của bảng đang mở; cặp trùng khóa bị bỏ sau khi báo."""
        lines: dict[str, int] = {}
        for kind, name, line, _ in self._events:
            if kind == TABLE_END:
                return
            if kind != SCALAR:
                raise self._fatal(
                    Place(self._file, line=line), "khóa không phải là chữ.", "Viết khóa: giá trị, khóa là một từ."
                )
            value = next(self._events)
            if name in lines:
                self._report(
                    line, name, f"khóa lặp lại, đã có ở dòng {lines[name]}.", "Giữ một trong hai dòng, xóa dòng kia."
                )
                self._node(value, name, line, 2)
            elif name == "<<":
                self._report(line, name, "phép trộn khóa “<<” không được dùng.", "Chép các khóa ra tại chỗ.")
                self._node(value, name, line, 2)
            else:
                lines[name] = line
                yield name, line, value

    def _alias(self, name: str, place: Place) -> Node:
        found = self._anchors.get(name)
        if found is None:
            self._problems.append(
                Problem(place, f"bí danh *{name} chưa được đặt hoặc gọi lại chính nó.", "Chép nội dung ra tại chỗ.")
            )
            return Node(None, place)
        node, size = found
        self._expanded += size
        self._count += size
        if self._expanded > MAX_EXPANDED:
            raise self._fatal(
                place, f"các bí danh nở ra quá {MAX_EXPANDED} mục.", "Bỏ bí danh (&, *), chép nội dung ra tại chỗ."
            )
        return node

    def _report(self, line: int, key: str | None, found: str, action: str) -> None:
        self._problems.append(Problem(Place(self._file, line=line, key=key), found, action))

    def _fatal(self, place: Place, found: str, action: str) -> InputError:
        return failure(self._file, [*self._problems, Problem(place, found, action)])

    def _finish(self) -> None:
        if self._problems:
            raise failure(self._file, self._problems)


def failure(file: str, problems: list[Problem]) -> InputError:
    """InputError của một tệp không đọc được, kèm mọi chỗ sai."""
    return InputError(f"Tệp {file} có {len(problems)} chỗ sai.", problems)
