"""Lời văn in chữ đứng; cả đoạn in nghiêng chỉ dành cho căn cứ và ghi chú.

Xét đoạn dài hơn một dòng mà mọi chữ ngoài ngoặc đơn, ngoặc kép đều nghiêng. Đề mục nhỏ in nghiêng, câu trích, câu
trong ngoặc, ghi chú được bỏ qua.

Chữ nghiêng để nhấn hay để trích; cả bài đều nghiêng thì không còn gì nổi lên.

Đúng: đoạn nội dung in đứng.
Sai: một đoạn nội dung ba dòng in nghiêng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Example, Shape
from docgen.layout.facts.values import Line, Paragraph, Ref
from docgen.layout.fault import Fault
from docgen.layout.measures import STRAY
from docgen.layout.passages import Body, bodies, is_bracketed, line_count, starts_quoted
from docgen.layout.profile import Limits
from docgen.layout.repair import SetText

ID = "chu_dung"
_ASIDE = re.compile(r"\([^()]*\)|“[^”]*”|\"[^\"]*\"|«[^»]*»")
_BASIS = re.compile(r"\s*(?:căn cứ|theo|xét|thực hiện|hồ sơ|tài liệu|gửi kèm|kèm theo)\b", re.IGNORECASE)
_SENTENCE_ENDS = (".", ";", ":", "!", "?", "”", ",")

PASSES = (
    Example("Lời văn in đứng", base="thong_bao"),
    Example("Dòng ngắn in nghiêng", (Shape("dia_diem", {"italic": True}),), "giay_moi"),
)
FAILS = (Example("Cả đoạn in nghiêng", (Shape("noi_dung_1", {"italic": True}),), "thong_bao"),)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi đoạn lời văn nghiêng cả đoạn là một chỗ sai, sửa được."""
    for body in bodies(document):
        titled = _sub_headings(body)
        for paragraph in body.prose:
            if paragraph.whole.italic <= 0.5 or paragraph.ref in titled or _exempt(paragraph):
                continue
            if _italic_outside_asides(paragraph) and line_count(paragraph) > limits.number("lines"):
                repair = SetText(paragraph.whole, italic=False)
                yield Fault("B03", paragraph, "cả đoạn nghiêng", "chữ đứng", (repair,))


def _sub_headings(body: Body) -> frozenset[Ref]:
    """Đề mục viết thành cụm từ, không thành câu."""
    return frozenset(one.paragraph.ref for one in body.headings if not one.rest.endswith(_SENTENCE_ENDS))


def _exempt(paragraph: Paragraph) -> bool:
    return is_bracketed(paragraph) or starts_quoted(paragraph) or _BASIS.match(paragraph.text) is not None


def _italic_outside_asides(paragraph: Paragraph) -> bool:
    """Gần như mọi chữ ngoài ngoặc đơn, ngoặc kép đều nghiêng."""
    italic = total = start = 0
    for aside in (*_ASIDE.finditer(paragraph.text), None):
        stop = aside.start() if aside else len(paragraph.text)
        weights = Line(paragraph, start, stop).weights(lambda one: one.italic)
        italic, total = italic + weights[True], total + weights.total()
        start = aside.end() if aside else stop
    return total > 0 and italic >= (1 - STRAY) * total
