"""Văn bản đã điền: byte của tệp và vết điền, để nơi kiểm tra nhớ được điều chỉ phụ thuộc mẫu."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import NamedTuple


class Spot(NamedTuple):
    """Chỗ in một giá trị.

    `part`, `ordinal`: tên phần và số thứ tự (từ 0) của w:p chứa nó trong mọi w:p của phần, kể cả đoạn lồng;
    `before`: chữ cố định từ giá trị liền trước trong đoạn, hay từ đầu đoạn, đến nó (không kể tab, ngắt dòng);
    `slot`: chỗ của nó trong mẫu, khi cả thẻ mở khúc chữ chứa nó cũng viết liền ở đó: hai giá trị cùng `slot`, trong hai
    đoạn cùng định dạng, thì cùng dáng chữ. None khi không biết.
    """

    part: str
    ordinal: int
    before: str
    slot: Hashable


@dataclass(frozen=True, slots=True)
class Trace:
    """Vết của một lần điền nhanh.

    `shape`: mẫu, nhánh đã đi và điều đã quyết ở từng bảng. Cùng `shape`, cùng `values` thì thân, đầu trang, chân trang,
    chú thích như nhau; bề rộng vạch kẻ là hàm của hai điều ấy. Ngoài vết còn hình của dự thảo (`pictures`) và thuộc
    tính tệp (tiêu đề, chủ đề), những thứ không phép kiểm tra thể thức nào đọc: cùng vết vẫn có thể khác nhau ở đó.
    `values`: các giá trị in ra theo thứ tự phần rồi thứ tự in, không kể thuộc tính tệp.
    `where`: với mỗi giá trị, chỗ in nó.
    """

    shape: Hashable
    values: tuple[str, ...]
    where: Callable[[], tuple[Spot, ...]]


@dataclass(frozen=True, slots=True)
class Rendered:
    """Byte của tệp .docx; `trace` là None khi văn bản phải đi đường docxtpl."""

    data: bytes
    trace: Trace | None
