"""Dưới tên cơ quan ban hành có đường kẻ liền, dài từ một phần ba đến một nửa dòng chữ.

Đường kẻ phải là nét vẽ hoặc viền; gạch chân chữ, hàng dấu gạch dưới không phải đường kẻ. Tên trên nhiều dòng thì được
tính theo dòng nào cũng được, vì Nghị định chỉ nói “dòng chữ”. Vạch không rõ độ dài thì không xét.

Vạch này hay bị mất khi sửa dòng số ký hiệu, vì nó được neo vào chính đoạn đó.

Đúng: vạch 18 mm dưới “ỦY BAN NHÂN DÂN” cỡ 13.
Sai: không có vạch; vạch dài hết dòng chữ; gạch chân chữ.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document, Head
from docgen.layout.examples import Example, Shape
from docgen.layout.fault import Fault
from docgen.layout.measures import heads, printed_width, rule_flaw
from docgen.layout.profile import Limits, shown

ID = "vach_co_quan"

PASSES = (
    Example("Vạch gần một nửa dòng chữ"),
    Example("Vạch một phần ba dòng chữ", (Shape("co_quan_ban_hanh", {"rule": 0.34}),), base="to_trinh"),
)
FAILS = (
    Example("Không có vạch", (Shape("co_quan_ban_hanh", {"rule": None}),), base="to_trinh"),
    Example("Vạch hết dòng chữ", (Shape("co_quan_ban_hanh", {"rule": 1.0}),), base="to_trinh"),
    Example("Gạch chân chữ", (Shape("co_quan_ban_hanh", {"rule": None, "underline": "single"}),), base="to_trinh"),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Vạch thiếu, không phải đường kẻ liền, hoặc dài ngắn ngoài khoảng."""
    for head in heads(document):
        if not head.co_quan_ban_hanh:
            continue
        found = rule_flaw(head.vach_co_quan) or _length(head, limits)
        if found:
            yield Fault("H12", head.co_quan_ban_hanh[-1], found, "đường kẻ liền, dài 1/3-1/2 dòng chữ")


def _length(head: Head, limits: Limits) -> str:
    rule = head.vach_co_quan
    if rule is None or rule.drawn.length is None or not rule.text_width:
        return ""
    widths = [rule.text_width, *(printed_width(line) for line in head.co_quan_ban_hanh)]
    shares = [rule.drawn.length / width for width in widths if width]
    if not shares or any(share in limits.range("length") for share in shares):
        return ""
    return f"vạch dài {shown(rule.drawn.length)} mm, dòng chữ {shown(max(widths))} mm"
