"""Văn bản vừa in, và dấu vết của việc in: điều gì quyết định hình dạng của nó, giá trị nào được in ở đâu."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trace:
    """Dấu vết của một lần in.

    `shape`: mọi thứ quyết định văn bản trừ chữ của các giá trị (mã băm của mẫu, nhánh đã theo, số hàng đã in, bước sửa
    sau khi in), băm được và so sánh rẻ; hai văn bản cùng `shape` có XML giống hệt nhau, trừ chữ của giá trị và chiều
    dài của vạch kẻ tính theo chữ. `values`: các giá trị đã in, theo thứ tự các phần rồi thứ tự in. `where()`: chỗ của
    từng giá trị: tên phần, số thứ tự của `w:p` chứa nó trong mọi `w:p` của phần, theo thứ tự trong văn bản.
    """

    shape: Hashable
    values: tuple[str, ...]
    where: Callable[[], tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True)
class Rendered:
    """Byte của tệp đã in; `trace` None: văn bản này không có đường tắt nào."""

    data: bytes
    trace: Trace | None
