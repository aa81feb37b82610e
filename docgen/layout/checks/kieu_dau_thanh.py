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

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.facts.values import Paragraph
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.layout.prose import excerpt, plain
from docgen.text.tones import mixed_styles

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

_CORE = re.compile(r"(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[òóỏõọÒÓỎÕỌ][aeAE]|[uU][ỳýỷỹỵỲÝỶỸỴ]|[ùúủũụÙÚỦŨỤ][yY])")
_RIME = re.compile(rf"[^\W\d_]*{_CORE.pattern}(?!\w)")


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Một điều cho cả văn bản, ở chỗ đầu tiên mà kiểu thứ hai xuất hiện."""
    first: tuple[str, str] | None = None
    counts: dict[str, int] = {"first": 0, "last": 0}
    other: tuple[Paragraph, re.Match[str]] | None = None
    for paragraph, match in _rimes(document):
        style = _style(match.group())
        if not style or _part_of_name(match):
            continue
        counts[style] += 1
        first = first or (style, match.group())
        if other is None and style != first[0]:
            other = paragraph, match
    if first and other:
        paragraph, match = other
        words = (first[1], counts[first[0]]), (match.group(), counts[_style(match.group())])
        found = " và ".join(f"kiểu “{word.lower()}” ({count} chỗ)" for word, count in words)
        yield Fault("X05", excerpt(paragraph, *match.span()), found, "một kiểu đặt dấu thanh")


def _rimes(document: Document) -> Iterator[tuple[Paragraph, re.Match[str]]]:
    """Các từ có vần oa, oe, uy mang dấu; phần lớn đoạn không có vần ấy nên tìm vần trước, tìm trọn từ sau."""
    for paragraph in document.text_paragraphs():
        text = plain(paragraph)
        if _CORE.search(text):
            for match in _RIME.finditer(text):
                yield paragraph, match


@lru_cache(maxsize=1024)
def _style(word: str) -> str:
    """“first” cho kiểu “hòa”, “last” cho kiểu “hoà”, rỗng khi hai kiểu viết như nhau (“quý”)."""
    if mixed_styles(f"{word} hoà"):
        return "first"
    return "last" if mixed_styles(f"hòa {word}") else ""


def _part_of_name(match: re.Match[str]) -> bool:
    """Chữ viết hoa đứng cạnh chữ viết hoa khác; chữ in hoa cả dòng thì chỉ “CỘNG HÒA” chắc chắn không phải tên."""
    word, text = match.group(), match.string
    if word.lower() in ("ủy", "uỷ") or word.islower():
        return False
    before, after = text[: match.start()].split(" ")[-2:-1], text[match.end() :].lstrip(" ")[:1]
    previous = before[0] if before else ""
    if len(word) > 1 and word.isupper():
        return previous != "CỘNG"
    return after.isupper() or (previous[:1].isupper() and previous[-1:].isalpha())
