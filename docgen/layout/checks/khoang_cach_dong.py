"""Khoảng cách giữa các dòng của lời văn từ dòng đơn đến 1,5 dòng.

Khoảng cố định tính bằng point được quy ra số dòng: một dòng đơn chữ Times New Roman cao 1,15 lần cỡ chữ. “Ít nhất …
pt” thấp hơn dòng đơn không hại gì vì Word lấy dòng đơn. Đoạn có hình được bỏ qua.

Dòng quá sát làm mất dấu chữ Việt; quá thưa là kéo dài văn bản.

Đúng: dòng đơn; cố định 18 pt với chữ cỡ 14 (1,1 dòng).
Sai: cố định 14 pt với chữ cỡ 14; hai dòng.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Example, Shape
from docgen.layout.facts.values import Paragraph
from docgen.layout.fault import Fault
from docgen.layout.passages import bodies
from docgen.layout.profile import Limits
from docgen.layout.repair import SetParagraph

ID = "khoang_cach_dong"

PASSES = (
    Example("Dòng đơn", base="thong_bao"),
    Example("Cố định 18 pt, cỡ 14", (Shape("noi_dung_1", {"line": 18.0, "line_rule": "exact"}),), "thong_bao"),
    Example("Ít nhất 1 pt", (Shape("noi_dung_1", {"line": 1.0, "line_rule": "atLeast"}),), "thong_bao"),
)
FAILS = (
    Example("Dòng đôi", (Shape("noi_dung_1", {"line": 2.0}),), "thong_bao"),
    Example("Dưới dòng đơn", (Shape("noi_dung_1", {"line": 0.9}),), "thong_bao"),
    Example("Cố định 14 pt, cỡ 14", (Shape("noi_dung_1", {"line": 14.0, "line_rule": "exact"}),), "thong_bao"),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi đoạn dòng quá sát hay quá thưa là một chỗ sai, sửa được."""
    allowed = limits.range("lines")
    for body in bodies(document):
        for paragraph in body.flow:
            ratio = _ratio(paragraph)
            if ratio not in allowed and not paragraph.pictures:
                repair = SetParagraph(paragraph, line=allowed.nearest(ratio))
                yield Fault("B06", paragraph, _found(paragraph, ratio), "từ dòng đơn đến 1,5 dòng", (repair,))


def _ratio(paragraph: Paragraph) -> float:
    """Khoảng cách dòng tính bằng dòng đơn."""
    shape, size = paragraph.format, paragraph.whole.size
    ratio = shape.line_points(size) / (1.15 * size)
    return max(ratio, 1.0) if shape.line_rule == "atLeast" else ratio


def _found(paragraph: Paragraph, ratio: float) -> str:
    lines = f"{ratio:.2f} dòng".replace(".", ",")
    if paragraph.format.line_rule == "auto":
        return lines
    return f"{paragraph.format.line:g} pt, bằng {lines}".replace(".", ",")
