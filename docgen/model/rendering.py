"""Văn bản đã điền: byte của tệp và vết điền, để nơi kiểm tra nhớ được điều chỉ phụ thuộc mẫu."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trace:
    """Vết của một lần điền nhanh.

    `shape`: mọi điều quyết định văn bản trừ các giá trị in ra; hai văn bản cùng `shape`, cùng `values`, cùng tiêu đề
    thì như nhau. Bề rộng vạch kẻ là hàm của `shape` và `values` nên không nằm trong `shape`.
    `values`: các giá trị in ra theo thứ tự phần rồi thứ tự in, không kể thuộc tính tệp.
    `where`: với mỗi giá trị, tên phần và số thứ tự (từ 0) của w:p chứa nó trong mọi w:p của phần, kể cả đoạn lồng.
    """

    shape: Hashable
    values: tuple[str, ...]
    where: Callable[[], tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True)
class Rendered:
    """Byte của tệp .docx; `trace` là None khi văn bản phải đi đường docxtpl."""

    data: bytes
    trace: Trace | None
