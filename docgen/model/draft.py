"""Dự thảo: nội dung đầy đủ của một văn bản trước khi vào mẫu Word; hoặc lý do không lập được."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from docgen.errors import Portable


@dataclass(frozen=True, slots=True)
class Draft(Portable):
    """Một văn bản sẽ lập.

    `kind`: loại văn bản; `key`: tên tệp không đuôi (`<ma>`); `unit`: mã đơn vị hoặc None cho văn bản của cả tỉnh;
    `fields`: dataclass đã khai báo của loại đó, giá trị là chữ sẽ in ra; `title`: tiêu đề ghi vào thuộc tính tệp;
    `pictures`: tên hình trong mẫu → PNG;
    `doubts`: căn cứ đã dẫn mà hiệu lực chưa kiểm chứng, để nhắc người dùng;
    `issued`: số, ký hiệu khi đầu vào đã ghi rằng chính văn bản này đã ban hành; không phải một phần của nội dung.
    """

    kind: str
    key: str
    unit: str | None
    fields: Any
    title: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    issued: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal(Portable):
    """Một văn bản chưa lập được, và vì sao; phần còn lại của mẻ vẫn chạy.

    `fault`: vết lỗi (traceback) khi không lập được vì lỗi của chính docgen; trống khi thật sự thiếu điều kiện.
    """

    kind: str
    key: str
    unit: str | None
    why: str
    fault: str = ""
