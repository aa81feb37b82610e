"""Quyết định, nghị quyết có dòng thẩm quyền ban hành trên phần căn cứ: chữ in hoa, đứng, đậm, đặt giữa.

Dòng thẩm quyền là chức danh của người đứng đầu (CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …) khi thẩm quyền thuộc người đứng đầu,
là tên cơ quan, tập thể khi thẩm quyền thuộc cơ quan, tập thể. Chỉ báo thiếu khi đã thấy phần căn cứ.

Dòng này nói ai quyết định; chữ ký ở cuối phải khớp với nó.

Đúng: CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC (đậm, giữa trang).
Sai: không có dòng này, hoặc viết bằng chữ thường.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Drop, Edit, Example, Shape
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, look_faults
from docgen.layout.passages import FORMAL_KINDS, is_normative
from docgen.layout.profile import Limits

ID = "tham_quyen"
_LOOK = Look(bold=True, italic=False, capitals=True, centred=True)

PASSES = (
    Example("Thẩm quyền của Chủ tịch"),
    Example("Thẩm quyền của tập thể", base="quyet_dinh_tap_the"),
)
FAILS = (
    Example("Thiếu dòng thẩm quyền", (Drop("tham_quyen"),)),
    Example("Dòng thẩm quyền không đậm", (Shape("tham_quyen", {"bold": False}),)),
    Example("Dòng thẩm quyền căn trái", (Shape("tham_quyen", {"align": "left"}),)),
    Example(
        "Dòng thẩm quyền viết chữ thường",
        (Edit("tham_quyen", "", "Chủ tịch Ủy ban nhân dân tỉnh Bình Phước"),),
    ),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Thiếu dòng thẩm quyền, hoặc mỗi điểm trình bày sai của nó, là một chỗ sai."""
    parts = document.components
    if parts.kind not in FORMAL_KINDS:
        return
    # Một dòng chữ hoa hay thẻ của mẫu trên căn cứ, dù không nhận ra là của cơ quan nào, vẫn có thể là dòng thẩm quyền.
    unsure = any(line.capitals or "{{" in line.text for line in parts.trich_yeu)
    if not parts.tham_quyen and parts.can_cu and not unsure and not is_normative(parts):
        yield Fault("C06", None, "không có dòng thẩm quyền", "dòng thẩm quyền trên phần căn cứ")
    for line in parts.tham_quyen:
        yield from look_faults("C06", line, _LOOK)
