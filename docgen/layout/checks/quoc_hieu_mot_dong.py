"""Quốc hiệu vừa trên một dòng.

Tính bề rộng của dòng chữ theo phông Times New Roman, so với chỗ đặt chữ của ô. Chữ được co bớt một chút vẫn vừa, nên
chỉ báo khi rộng hơn rõ rệt; không rõ bề rộng của ô thì không xét.

Ô bên phải hẹp thì “NAM” rớt xuống dòng dưới khi mở ở máy khác, dù trên máy soạn vẫn vừa.

Đúng: ô rộng 98 mm, Quốc hiệu cỡ 13 rộng 95,7 mm.
Sai: ô rộng 80 mm.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Example, Shape
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.measures import alone, heads, printed_width
from docgen.layout.profile import Limits, shown

ID = "quoc_hieu_mot_dong"

PASSES = (
    Example("Ô rộng 96 mm"),
    Example("Ô không ghi bề rộng", (Shape("quoc_hieu", {"room": None}),)),
)
FAILS = (Example("Ô rộng 80 mm", (Shape("quoc_hieu", {"room": 80.0}),)),)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Quốc hiệu rộng hơn chỗ đặt chữ là một chỗ sai."""
    for head in heads(document):
        if head.quoc_hieu and alone(head.quoc_hieu):
            yield from _fits(head.quoc_hieu, limits.tolerance)


def _fits(line: Line, tolerance: float) -> Iterator[Fault]:
    if line.paragraph.room is None:
        return
    shape = line.format
    room = line.paragraph.room - max(0.0, shape.left) - max(0.0, shape.right) - max(0.0, shape.first_line)
    width = printed_width(line)
    if width > room * (1 + tolerance):
        yield Fault("H08", line, f"rộng {shown(width)} mm trong ô {shown(room)} mm", "vừa một dòng")
