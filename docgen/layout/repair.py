"""Những phép sửa an toàn mà một phép kiểm tra có thể đề nghị: giá trị thuần, `fixing` mới là nơi sửa tệp."""

from __future__ import annotations

from typing import NamedTuple

from docgen.layout.facts.values import Line, Paragraph


class SetPage(NamedTuple):
    """Khổ giấy của một phần, mm."""

    section: int
    width: float
    height: float


class SetMargin(NamedTuple):
    """Một lề (top, bottom, left, right) của một phần, mm."""

    section: int
    side: str
    mm: float


class SetText(NamedTuple):
    """Định dạng chữ của một dòng; None là giữ nguyên. `underline` chỉ có nghĩa bỏ gạch chân (False)."""

    line: Line
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    color: str | None = None
    font: str | None = None


class SetParagraph(NamedTuple):
    """Định dạng đoạn; None là giữ nguyên. Thụt lề mm, khoảng cách point, `line` là số dòng (1.0 = dòng đơn)."""

    paragraph: Paragraph
    align: str | None = None
    left: float | None = None
    right: float | None = None
    first_line: float | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None


class Replace(NamedTuple):
    """Thay chữ `[start, end)` của một đoạn bằng `text`; phép sửa duy nhất làm đổi chữ."""

    paragraph: Paragraph
    start: int
    end: int
    text: str


class SetPageNumbers(NamedTuple):
    """Đánh số trang theo khoản 7 Mục I: giữa lề trên, cỡ 13-14, không hiện ở trang đầu; bỏ số trang ở chân trang."""


class SetPageStart(NamedTuple):
    """Số trang bắt đầu lại của một phần."""

    section: int
    start: int


Repair = SetPage | SetMargin | SetText | SetParagraph | Replace | SetPageNumbers | SetPageStart
