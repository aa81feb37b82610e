"""Hình dạng của trang và cột sổ tính; nội dung cụ thể ở `docgen.readers.sheets`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Content(Enum):
    """Loại giá trị của một cột, quyết định cách đổi ô Excel thành chữ."""

    TEXT = auto()
    NUMBER = auto()
    PERCENT = auto()
    DATE = auto()
    CHOICE = auto()
    STATUS = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """Một cột (hoặc một dòng của trang hai cột).

    `path`: khóa đầu vào, tính từ bản ghi của trang. `choices`: mã danh mục trong `docgen.vocabulary`, hoặc
    `co_quan_dieu_11` (lấy từ quy định). `open`: chữ ngoài danh mục vẫn được nhận, để bộ giải nghĩa chung xét.
    `units`: chọn trong các mã của trang “Đơn vị”. `identity`: thiếu cả cột thì mất tên hoặc chỗ thuộc về của mọi dòng.
    """

    path: tuple[str, ...]
    heading: str
    content: Content = Content.TEXT
    required: bool = False
    choices: str | None = None
    open: bool = False
    units: bool = False
    identity: bool = False
    aliases: tuple[str, ...] = ()
    width: int = 16
    example: str = ""
    help: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Các tiêu đề được nhận."""
        return (self.heading, *self.aliases)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Một trang: dòng 1 là `title`, dòng 2 là `hint`, dòng 3 là tiêu đề cột, dữ liệu từ dòng 4.

    `list_key`: mỗi dòng là một phần tử của danh sách này trong đơn vị.
    """

    id: str
    name: str
    title: str
    hint: str
    columns: tuple[Column, ...]
    list_key: str | None = None
    aliases: tuple[str, ...] = ()

    def column(self, *path: str) -> Column:
        """Cột của khóa `path`. Lỗi: KeyError khi trang không có."""
        for column in self.columns:
            if column.path == path:
                return column
        raise KeyError(path)
