"""Dưới trích yếu có đường kẻ nét liền, dài từ 1/3 đến 1/2 dòng chữ, đặt cân đối.

Xét: có vạch hay không; vạch là nét kẻ, không phải dấu gạch gõ bằng ký tự hay chữ gạch chân; nét liền; độ dài so với
dòng chữ. Trích yếu nhiều dòng thì vạch được so với dòng dài nhất hay dòng cuối, đúng với một trong hai là được. Để yên:
công văn; vạch không đo được độ dài; văn bản không có trích yếu hoặc ngoài Điều 7; mẫu còn thẻ chưa điền.

Vạch gõ bằng ký tự lệch đi ngay khi đổi cỡ chữ hay sửa trích yếu; vạch kẻ thì giữ nguyên chỗ.

Đúng: trích yếu dài 100 mm, vạch 40 mm.
Sai: trích yếu dài 160 mm, vạch 20 mm.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document, FoundRule
from docgen.layout.examples import Example, Shape
from docgen.layout.facts.values import DrawnRule, Line
from docgen.layout.fault import Fault
from docgen.layout.measures import rule_flaw, wrapped_widths
from docgen.layout.profile import Limits, shown

ID = "vach_trich_yeu"
_EXPECTED = "đường kẻ nét liền, bằng 1/3-1/2 dòng chữ"
_TAG = "{"

PASSES = (
    Example("Vạch vừa dài", (Shape("trich_yeu", {"rules": (DrawnRule("drawing", 55.0),)}),)),
    Example("Công văn không có vạch", base="cong_van"),
)
FAILS = (
    Example("Không có vạch", (Shape("trich_yeu", {"rules": ()}),)),
    Example("Vạch dài hết dòng", (Shape("trich_yeu", {"rules": (DrawnRule("drawing", 130.0),)}),)),
    Example("Vạch quá ngắn", (Shape("trich_yeu", {"rules": (DrawnRule("drawing", 15.0),)}),)),
    Example("Vạch nét đứt", (Shape("trich_yeu", {"rules": (DrawnRule("drawing", 55.0, solid=False),)}),)),
    Example("Chữ gạch chân thay cho vạch", (Shape("trich_yeu", {"rules": (), "underline": "single"}),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Thiếu vạch, vạch không phải nét kẻ liền, vạch dài hay ngắn quá là một chỗ sai."""
    components = document.components
    if components.head.quoc_hieu is None or not components.named or not components.kind or not components.trich_yeu:
        return
    if components.kind in limits.texts("khong_mau"):
        return
    # Mẫu còn thẻ chưa điền: dòng chữ sẽ dài khác, vạch được kẻ lại lúc in.
    if any(_TAG in line.raw for line in components.trich_yeu):
        return
    last = components.trich_yeu[-1]
    rule = components.vach_trich_yeu
    flaw = rule_flaw(rule)
    if flaw:
        yield Fault("T04", last, flaw, _EXPECTED)
    elif rule is not None and rule.drawn.length is not None and rule.text_width > 0:
        yield from _length(rule, rule.drawn.length, last, limits)


def _length(rule: FoundRule, length: float, last: Line, limits: Limits) -> Iterator[Fault]:
    allowed = limits.range("ty_le")
    shortest = min(rule.text_width, wrapped_widths(last)[-1])
    if not allowed.low * shortest <= length <= allowed.high * rule.text_width:
        found = f"vạch dài {shown(length)} mm, dòng chữ {shown(rule.text_width)} mm"
        yield Fault("T04", last, found, "vạch bằng 1/3-1/2 dòng chữ")
