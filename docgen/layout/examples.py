"""Ví dụ đúng, ví dụ sai của một phép kiểm tra: một văn bản mẫu (`sketch`) và vài thay đổi trên nó.

Thay đổi chỉ nêu tên dòng của văn bản mẫu; danh sách tên ở `docgen/layout/sketch/bases.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple


class Edit(NamedTuple):
    """Thay chữ `old` của dòng `name` bằng `new`; `old` rỗng là thay cả dòng."""

    name: str
    old: str
    new: str


class Shape(NamedTuple):
    """Đổi định dạng của dòng `name`: tên trường của CharFormat, ParagraphFormat hay Paragraph → giá trị."""

    name: str
    values: Mapping[str, Any]


class Drop(NamedTuple):
    """Bỏ dòng `name`."""

    name: str


class Add(NamedTuple):
    """Thêm dòng `text` ngay sau dòng `after`, định dạng như dòng `like` (mặc định: như dòng `after`)."""

    after: str
    text: str
    like: str = ""
    values: Mapping[str, Any] = MappingProxyType({})


class Page(NamedTuple):
    """Đổi trường của phần thứ `section`: width, height, landscape, title_page, page_start, top, bottom, left, right,
    `number` (định dạng của số trang: align, size, italic…), `header` ("" là không có số trang), `footer` (có số trang).
    """

    values: Mapping[str, Any]
    section: int = 0


class Facts(NamedTuple):
    """Đổi trường của DocumentFacts, ví dụ `marks`."""

    values: Mapping[str, Any]


Change = Edit | Shape | Drop | Add | Page | Facts


class Example(NamedTuple):
    """Một ví dụ: câu nói ví dụ là gì, các thay đổi, văn bản mẫu, và (với ví dụ sai) các luật phải bắt được.

    `rules` rỗng trong FAILS nghĩa là mọi luật của phép kiểm tra nếu nó chỉ có một luật.
    """

    title: str
    changes: tuple[Change, ...] = ()
    base: str = "quyet_dinh"
    rules: tuple[str, ...] = ()
