"""Dấu chỉ mức độ khẩn là HỎA TỐC, THƯỢNG KHẨN hoặc KHẨN: chữ in hoa, cỡ 13-14, đứng, đậm, trong khung viền đơn.

Xét dòng chỉ độ khẩn ở đầu văn bản khi nó được gõ vào văn bản; phần lớn nơi đóng dấu sau khi in thì không có gì để xét.
Khung là viền bốn cạnh của đoạn, hộp chữ, hoặc bảng có kẻ khung. Màu mực đỏ xem ở phép kiểm tra màu chữ.

Văn bản khẩn phải được nhận ra ngay ở bì và ở trang đầu để chuyển trước.

Đúng: KHẨN đậm, cỡ 14, trong khung.
Sai: KHẨN không có khung; cỡ 12.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.boxes import is_boxed
from docgen.layout.components.values import Document
from docgen.layout.examples import Add, Example
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, look_faults
from docgen.layout.profile import Limits
from docgen.text.slug import slug

ID = "do_khan"

PASSES = (
    Example(
        "KHẨN đậm, cỡ 14, trong khung", (Add("so_ky_hieu", "KHẨN", values={"size": 14.0, "bold": True, "boxed": True}),)
    ),
)
FAILS = (
    Example("KHẨN không có khung", (Add("so_ky_hieu", "KHẨN", values={"size": 14.0, "bold": True}),)),
    Example("KHẨN cỡ 12", (Add("so_ky_hieu", "KHẨN", values={"size": 12.0, "bold": True, "boxed": True}),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi điểm sai của dòng chỉ độ khẩn là một chỗ đáng ngờ."""
    mark = document.components.head.do_khan
    if mark is None:
        return
    words = limits.texts("words")
    if slug(mark.text) not in {slug(one) for one in words}:
        yield Fault("M01", mark, "mức độ khác", " hoặc ".join(words))
    yield from look_faults("M01", mark, Look(limits.range("size"), bold=True, italic=False, capitals=True))
    if not is_boxed(document, mark):
        yield Fault("M01", mark, "không có khung", "khung viền đơn")
