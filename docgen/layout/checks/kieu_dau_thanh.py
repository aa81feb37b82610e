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
    """Một từ có vần oa, oe, uy mang dấu và chỗ `[start, end)` của nó trong `text`, chữ của đoạn."""

    paragraph: Paragraph
    text: str
    start: int
    end: int

    @property
    def letters(self) -> str:
        return self.text[self.start : self.end]


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Một điều cho cả văn bản, ở chỗ đầu tiên mà kiểu thứ hai xuất hiện."""
    first: tuple[str, str] | None = None
    counts: dict[str, int] = {"first": 0, "last": 0}
    other: _Word | None = None
    for style, word in _styled(document):
        counts[style] += 1
        first = first or (style, word.letters)
        if other is None and style != first[0]:
            other = word
    if first and other:
        words = (first[1], counts[first[0]]), (other.letters, counts[_style(other.letters)])
        found = " và ".join(f"kiểu “{letters.lower()}” ({count} chỗ)" for letters, count in words)
        yield Fault("X05", excerpt(other.paragraph, other.start, other.end), found, "một kiểu đặt dấu thanh")


def elsewhere(document: Document) -> set[str]:
    """Các kiểu đặt dấu có mặt, đem so với kiểu ở đoạn khác."""
    return {style for style, _ in _styled(document)}


def _styled(document: Document) -> Iterator[tuple[str, _Word]]:
    """Kiểu của từng từ có hai kiểu đặt dấu, bỏ tên riêng."""
    for word in _words(document):
        style = _style(word.letters)
        if style and not _part_of_name(word):
            yield style, word


def _words(document: Document) -> Iterator[_Word]:
    for paragraph in document.text_paragraphs:
        text = plain(paragraph)
        for rime in _RIME.finditer(text):
            start = rime.start()
            while start and text[start - 1].isalpha():
                start -= 1
            yield _Word(paragraph, text, start, rime.end())


@lru_cache(maxsize=1024)
def _style(word: str) -> str:
    """“first” cho kiểu “hòa”, “last” cho kiểu “hoà”, rỗng khi hai kiểu viết như nhau (“quý”)."""
    first, last = tone_styles(word)
    return "first" if first else "last" if last else ""


def _part_of_name(found: _Word) -> bool:
    """Chữ viết hoa đứng cạnh chữ viết hoa khác; chữ in hoa cả dòng thì chỉ “CỘNG HÒA” chắc chắn không phải tên."""
    word, text = found.letters, found.text
    if word.lower() in ("ủy", "uỷ") or word.islower():
        return False
    before, after = text[: found.start].split(" ")[-2:-1], text[found.end :].lstrip(" ")[:1]
    previous = before[0] if before else ""
    if len(word) > 1 and word.isupper():
        return previous != "CỘNG"
    return after.isupper() or (previous[:1].isupper() and previous[-1:].isalpha())
