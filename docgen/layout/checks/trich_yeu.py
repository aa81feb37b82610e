"""Trích yếu nằm ngay dưới tên loại, cỡ 13-14, đứng, đậm, ở giữa.

Xét: dáng chữ từng dòng trích yếu; dòng trống giữa tên loại và trích yếu. Để yên: dòng trống rất nhỏ chỉ để giãn cách;
dòng ghi chú trong ngoặc đơn; công văn, vì trích yếu của nó nằm dưới số, ký hiệu.

Tên loại và trích yếu đọc liền thành tên đầy đủ của văn bản, nên không cách quãng và cùng một dáng chữ.

Đúng: QUYẾT ĐỊNH / Về việc thành lập Tổ công tác (đậm, giữa dòng).
Sai: trích yếu in nghiêng, hoặc cách tên loại một dòng trống.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Add, Example, Shape
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, look_faults
from docgen.layout.profile import Limits

ID = "trich_yeu"

PASSES = (
    Example("Trích yếu cỡ 13", (Shape("trich_yeu", {"size": 13.0}),)),
    Example("Trích yếu của tờ trình", base="to_trinh"),
)
FAILS = (
    Example("Trích yếu không đậm", (Shape("trich_yeu", {"bold": False}),)),
    Example("Trích yếu nghiêng", (Shape("trich_yeu", {"italic": True}),)),
    Example("Trích yếu cỡ 12", (Shape("trich_yeu", {"size": 12.0}),)),
    Example("Trích yếu căn trái", (Shape("trich_yeu", {"align": "left"}),)),
    Example("Dòng trống dưới tên loại", (Add("ten_loai", ""),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi điểm một dòng trích yếu khác mẫu là một chỗ sai."""
    components = document.components
    without_model = components.kind in limits.texts("khong_mau")
    if components.ten_loai is None or not components.trich_yeu or without_model:
        return
    look = Look(limits.range("co_chu"), bold=True, italic=False, centred=True)
    for line in components.trich_yeu:
        if not line.text.startswith("("):
            yield from look_faults("T03", line, look)
    if _gap(document, components.ten_loai, components.trich_yeu[0]) > limits.number("dong_trong"):
        yield Fault("T03", components.trich_yeu[0], "cách tên loại một dòng trống", "ngay dưới tên loại")


def _gap(document: Document, title: Line, subject: Line) -> float:
    """Chiều cao (point) của dòng trống cao nhất nằm giữa tên loại và trích yếu."""
    first, last = title.paragraph.ref, subject.paragraph.ref
    between = (
        one
        for one in document.facts.paragraphs
        if one.ref.part == first.part and first.ordinal < one.ref.ordinal < last.ordinal and one.blank and not one.box
    )
    return max((one.format.line_points(one.mark.size) for one in between), default=0.0)
