"""Lời văn cỡ 13 đến 14 và cùng một cỡ từ đầu đến cuối.

Xét từng đoạn lời văn ngoài bảng, và khúc chữ khác cỡ đủ dài trong một đoạn. Ghi chú, tên bảng, tên hình, chỉ số trên,
dưới được bỏ qua. Dòng phần, chương, mục và đề mục “I. …” có khoảng cỡ riêng 13-14 nên chỉ xét khoảng, không đòi bằng
lời văn.

Một đoạn chép từ tệp khác mang theo cỡ chữ cũ là chỗ lộ nhất của văn bản ghép.

Đúng: cả văn bản cỡ 14.
Sai: một đoạn cỡ 13 nằm giữa lời văn cỡ 14; cả văn bản cỡ 12.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Example, Shape
from docgen.layout.facts.values import Paragraph
from docgen.layout.fault import Fault
from docgen.layout.measures import all_sizes, size_text
from docgen.layout.passages import bodies, is_caption
from docgen.layout.profile import Limits
from docgen.layout.repair import SetText

ID = "co_chu_noi_dung"

PASSES = (
    Example("Cả bài cỡ 14", base="to_trinh"),
    Example("Đề mục La Mã cỡ 13 giữa lời văn cỡ 14", (Shape("muc_1", {"size": 13.0}),), "to_trinh"),
)
FAILS = (
    Example("Một đoạn cỡ 13", (Shape("noi_dung_2", {"size": 13.0}),), "thong_bao"),
    Example("Một đoạn cỡ 12", (Shape("noi_dung_1", {"size": 12.0}),), "thong_bao"),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi đoạn, mỗi khúc chữ khác cỡ lời văn là một chỗ sai, sửa được."""
    for body in bodies(document):
        roman, common = body.of_level("la_ma"), body.size
        for paragraph in body.prose:
            if not is_caption(paragraph):
                yield from _faults(paragraph, common, limits, free=paragraph.ref in roman)


def _faults(paragraph: Paragraph, common: float, limits: Limits, *, free: bool) -> Iterator[Fault]:
    allowed, line = limits.range("size"), paragraph.whole
    right = allowed.nearest(common)
    repairs = (SetText(line, size=right),)
    main = line.size
    if main not in allowed:
        yield Fault("B01", paragraph, size_text(main), f"cỡ {allowed}", repairs)
    elif not free and common in allowed and abs(main - common) > allowed.tolerance:
        yield Fault(
            "B01", paragraph, f"{size_text(main)} giữa nội dung {size_text(common)}", size_text(common), repairs
        )
    elif len(paragraph.runs) > 1:
        sizes = line.sizes
        for size in all_sizes(line):
            if abs(size - main) > allowed.tolerance and sizes[size] >= limits.number("stray"):
                yield Fault("B01", paragraph, f"lẫn {size_text(size)} trong đoạn", size_text(main), repairs)
