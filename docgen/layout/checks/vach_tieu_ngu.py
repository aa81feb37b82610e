"""Dưới Tiêu ngữ có đường kẻ liền, dài bằng dòng chữ.

Đường kẻ phải là nét vẽ hoặc viền; gạch chân chữ, hàng dấu gạch dưới không phải đường kẻ. Độ dài được lệch một phần mười
so với dòng chữ, vì vạch vẽ tay hiếm khi khít hẳn; vạch không rõ độ dài thì không xét.

Gạch chân chữ dính vào chân chữ có dấu nặng; hàng dấu gạch dưới xô lệch khi đổi phông.

Đúng: đường kẻ 60 mm dưới Tiêu ngữ cỡ 14.
Sai: Tiêu ngữ gạch chân; vạch ngắn bằng nửa dòng chữ.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document, FoundRule
from docgen.layout.examples import Example, Shape
from docgen.layout.fault import Fault
from docgen.layout.measures import heads, rule_flaw
from docgen.layout.profile import Limits, shown

ID = "vach_tieu_ngu"

PASSES = (
    Example("Vạch dài bằng dòng chữ"),
    Example("Vạch ngắn hơn dòng chữ 5%", (Shape("tieu_ngu", {"rule": 0.95}),)),
)
FAILS = (
    Example("Không có vạch", (Shape("tieu_ngu", {"rule": None}),)),
    Example("Vạch bằng nửa dòng chữ", (Shape("tieu_ngu", {"rule": 0.5}),)),
    Example("Gạch chân chữ", (Shape("tieu_ngu", {"rule": None, "underline": "single"}),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Vạch thiếu, không phải đường kẻ liền, hoặc dài ngắn hơn dòng chữ."""
    for head in heads(document):
        if head.tieu_ngu is None:
            continue
        found = rule_flaw(head.vach_tieu_ngu) or _length(head.vach_tieu_ngu, limits)
        if found:
            yield Fault("H07", head.tieu_ngu, found, "đường kẻ liền, dài bằng dòng chữ")


def _length(rule: FoundRule | None, limits: Limits) -> str:
    if rule is None or rule.drawn.length is None or not rule.text_width:
        return ""
    if rule.drawn.length / rule.text_width in limits.range("length"):
        return ""
    return f"vạch dài {shown(rule.drawn.length)} mm, dòng chữ {shown(rule.text_width)} mm"
