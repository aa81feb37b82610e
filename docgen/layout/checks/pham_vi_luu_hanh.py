"""Chỉ dẫn phạm vi lưu hành (XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ): chữ in hoa, cỡ 13-14, đứng, đậm, trong khung viền đơn.

Xét khi chỉ dẫn được gõ ở đầu văn bản hoặc trong đầu trang của trang đầu. Khung là viền bốn cạnh của đoạn, hộp chữ, hoặc
bảng có kẻ khung.

Đúng: LƯU HÀNH NỘI BỘ đậm, cỡ 13, trong khung.
Sai: “Lưu hành nội bộ” in thường; không có khung.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.boxes import is_boxed
from docgen.layout.components.values import Document
from docgen.layout.examples import Add, Example
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, look_faults
from docgen.layout.profile import Limits

ID = "pham_vi_luu_hanh"
_BOXED = {"size": 13.0, "bold": True, "boxed": True}

PASSES = (Example("Đậm, cỡ 13, trong khung", (Add("so_ky_hieu", "LƯU HÀNH NỘI BỘ", values=_BOXED),)),)
FAILS = (
    Example("Không có khung", (Add("so_ky_hieu", "LƯU HÀNH NỘI BỘ", values={"size": 13.0, "bold": True}),)),
    Example("Không đậm", (Add("so_ky_hieu", "LƯU HÀNH NỘI BỘ", values={**_BOXED, "bold": False}),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi điểm sai của chỉ dẫn phạm vi lưu hành là một chỗ đáng ngờ."""
    mark = document.components.head.luu_hanh
    if mark is None:
        return
    yield from look_faults("M03", mark, Look(limits.range("size"), bold=True, italic=False, capitals=True))
    if not is_boxed(document, mark):
        yield Fault("M03", mark, "không có khung", "khung viền đơn")
