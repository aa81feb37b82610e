"""Họ tên người ký: chữ in thường, cỡ 13-14, đứng, đậm, căn giữa dưới chức vụ.

Xét dòng họ tên dưới khối quyền hạn, chức vụ. Chỗ để trống, dòng chấm, thẻ của mẫu được bỏ qua. Căn giữa chỉ xét khi họ
tên nằm trong ô bảng. Cấp bậc của lực lượng vũ trang viết trước họ tên không bị xét ở đây.

Đúng: “Nguyễn Văn A” đậm, cỡ 14, ngay dưới chỗ ký.
Sai: “NGUYỄN VĂN A”; chữ không đậm; cỡ 12.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.entries import has_tag
from docgen.layout.examples import Edit, Example, Shape
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, look_faults
from docgen.layout.profile import Limits

ID = "ho_ten_nguoi_ky"

PASSES = (
    Example("Họ tên in thường, đậm, cỡ 14"),
    Example("Họ tên để trống", base="nhap"),
)
FAILS = (
    Example("Họ tên in hoa", (Edit("ho_ten", "", "NGUYỄN VĂN A"),)),
    Example("Họ tên không đậm", (Shape("ho_ten", {"bold": False}),)),
    Example("Họ tên cỡ 12", (Shape("ho_ten", {"size": 12.0}),)),
    Example("Họ tên căn trái", (Shape("ho_ten", {"align": "left"}),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi điểm sai của dòng họ tên là một chỗ sai."""
    name = document.components.signature.ho_ten
    if name is None or has_tag(name.text) or not any(char.isalpha() for char in name.text):
        return
    if name.capitals:
        yield Fault("S05", name, "chữ in hoa", "chữ in thường")
    look = Look(limits.range("size"), bold=True, italic=False, centred=name.paragraph.cell is not None)
    yield from look_faults("S05", name, look)
