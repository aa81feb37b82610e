"""Điều mà một phép kiểm tra báo ra; `engine` thêm mức độ, điều khoản, chỗ đứng để thành Finding."""

from __future__ import annotations

from typing import NamedTuple

from docgen.layout.facts.values import Line, Paragraph, Section, Table
from docgen.layout.repair import Repair

Target = Line | Paragraph | Section | Table | None
"""Chỗ sai: một dòng, một đoạn, một phần trang, một bảng; None là cả văn bản (ví dụ thiếu hẳn một thành phần)."""


class Fault(NamedTuple):
    """Một chỗ sai. `found`: thấy gì (“cỡ 14”); `expected`: phải thế nào (“cỡ 13”); không lặp lại chữ của đoạn.

    Cùng luật, cùng `found`, cùng `expected` ở nhiều đoạn được gộp thành một điều, nên `found` chỉ ghi giá trị.
    `repairs`: các phép sửa an toàn; rỗng nghĩa là phải có người quyết.
    `milder`: chỗ này cùng luật nhưng nhẹ hơn, không nặng quá cảnh báo.
    """

    rule: str
    at: Target
    found: str
    expected: str
    repairs: tuple[Repair, ...] = ()
    milder: bool = False
