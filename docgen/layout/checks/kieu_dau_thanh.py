"""Cả văn bản dùng một kiểu đặt dấu thanh: “ủy, hòa” hoặc “uỷ, hoà”.

Nghị định viết cả hai kiểu (CỘNG HÒA, CỘNG HOÀ) nên kiểu nào cũng được, miễn là một. Xét mọi chữ trong tệp, kể cả bảng,
Quốc hiệu, chữ ký. Tên người, tên đất, tên công ty (hai chữ viết hoa liền nhau) viết theo giấy tờ của họ nên được bỏ
qua, trừ chữ “ủy”.

Lẫn hai kiểu là dấu vết của việc cắt dán từ nhiều tệp, và làm công cụ tìm chữ bỏ sót.

Đúng: Ủy ban nhân dân, ủy quyền, hòa giải.
Sai: Ủy ban nhân dân, uỷ quyền.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.facts.values import Paragraph
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.layout.prose import excerpt, plain
from docgen.text.tones import tone_styles

ID = "kieu_dau_thanh"

PASSES = (
    Example("Một kiểu cả văn bản"),
    Example("Tên người viết theo giấy tờ", (Edit("ho_ten", "Nguyễn Văn A", "Nguyễn Thị Thuý"),)),
    Example("Tên đất viết theo nơi ấy", (Edit("dieu_2", "quý II", "quý II tại xã Hoà Thuỷ"),)),
)
FAILS = (
    Example("Ủy và uỷ", (Edit("ket_thuc", "Chánh Văn phòng Ủy ban", "Chánh Văn phòng Uỷ ban"),)),
    Example("Quốc hiệu viết HOÀ, nội dung viết Ủy", (Edit("quoc_hieu", "HÒA", "HOÀ"),)),
    Example("Hòa giải trong một văn bản viết hoá", (Edit("dieu_2", "quý II", "quý II về hoà giải"),)),
)

_CORE = "[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[òóỏõọÒÓỎÕỌ][aeAE]|[uU][ỳýỷỹỵỲÝỶỸỴ]|[ùúủũụÙÚỦŨỤ][yY]"
# Mở đầu bằng một lớp ký tự để máy tìm lướt nhanh qua những chữ không thể là vần ấy.
_RIME = re.compile(rf"[oOuUòóỏõọÒÓỎÕỌùúủũụÙÚỦŨỤ]\w(?<={_CORE})(?!\w)")


class _Word(NamedTuple):
    """Một từ có vần oa, oe, uy mang dấu, không thuộc tên riêng: kiểu của nó và chỗ `[start, end)` của nó trong đoạn."""

    style: str
    letters: str
    start: int
    end: int


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Một điều cho cả văn bản, ở chỗ đầu tiên mà kiểu thứ hai xuất hiện."""
    first: _Word | None = None
    counts: dict[str, int] = {"first": 0, "last": 0}
    other: tuple[Paragraph, _Word] | None = None
    for paragraph in document.text_paragraphs:
        for word in styled_words(plain(paragraph)):
            counts[word.style] += 1
            first = first or word
            if other is None and word.style != first.style:
                other = paragraph, word
    if first and other:
        paragraph, second = other
        words = (first.letters, counts[first.style]), (second.letters, counts[second.style])
        found = " và ".join(f"kiểu “{letters.lower()}” ({count} chỗ)" for letters, count in words)
        yield Fault("X05", excerpt(paragraph, second.start, second.end), found, "một kiểu đặt dấu thanh")


def elsewhere(document: Document) -> set[str]:
    """Các kiểu đặt dấu có mặt, đem so với kiểu ở đoạn khác."""
    return {word.style for one in document.text_paragraphs for word in styled_words(plain(one))}


def styled_words(text: str) -> Iterator[_Word]:
    """Các từ có hai kiểu đặt dấu trong chữ của một đoạn (`plain`), bỏ tên riêng."""
    for rime in _RIME.finditer(text):
        start, end = rime.span()
        while start and text[start - 1].isalpha():
            start -= 1
        style = _style(text[start:end])
        if style and not _part_of_name(text, start, end):
            yield _Word(style, text[start:end], start, end)


@lru_cache(maxsize=1024)
def _style(word: str) -> str:
    """“first” cho kiểu “hòa”, “last” cho kiểu “hoà”, rỗng khi hai kiểu viết như nhau (“quý”)."""
    first, last = tone_styles(word)
    return "first" if first else "last" if last else ""


def _part_of_name(text: str, start: int, end: int) -> bool:
    """Chữ viết hoa đứng cạnh chữ viết hoa khác; chữ in hoa cả dòng thì chỉ “CỘNG HÒA” chắc chắn không phải tên."""
    word = text[start:end]
    if word.lower() in ("ủy", "uỷ") or word.islower():
        return False
    before, after = text[:start].split(" ")[-2:-1], text[end:].lstrip(" ")[:1]
    previous = before[0] if before else ""
    if len(word) > 1 and word.isupper():
        return previous != "CỘNG"
    return after.isupper() or (previous[:1].isupper() and previous[-1:].isalpha())
