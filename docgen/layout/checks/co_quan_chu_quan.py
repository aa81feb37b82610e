"""Tên cơ quan chủ quản: in hoa, cỡ 12-13, đứng, không đậm, ở giữa; cơ quan địa phương có thêm tên tỉnh, xã.

Được viết tắt những cụm từ thông dụng (UBND, HĐND). Chỉ nhắc thiếu địa danh khi dòng chữ dừng đúng ở “TỈNH”, “XÃ”… hoặc
ở “ỦY BAN NHÂN DÂN”.

Chủ quản in đậm như cơ quan ban hành thì người đọc không phân biệt được cơ quan nào ký.

Đúng: UBND TỈNH BÌNH PHƯỚC, không đậm.
Sai: UBND TỈNH; chữ đậm; cỡ 14.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example, Shape
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, heads, look_faults
from docgen.layout.profile import Limits
from docgen.text.unicode import tone_key

ID = "co_quan_chu_quan"

PASSES = (
    Example("Viết tắt, có tên tỉnh", base="to_trinh"),
    Example("Viết đầy đủ", (Edit("co_quan_chu_quan", "UBND", "ỦY BAN NHÂN DÂN"),), base="cong_van"),
)
FAILS = (
    Example("In đậm", (Shape("co_quan_chu_quan", {"bold": True}),), base="to_trinh", rules=("H11",)),
    Example("Cỡ 14", (Shape("co_quan_chu_quan", {"size": 14.0}),), base="to_trinh", rules=("H11",)),
    Example("Thiếu tên tỉnh", (Edit("co_quan_chu_quan", " BÌNH PHƯỚC", ""),), base="to_trinh", rules=("H14",)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Dáng chữ (H11), địa danh (H14) của tên cơ quan chủ quản."""
    look = Look(limits.range("size"), bold=False, italic=False, capitals=True, centred=True)
    for head in heads(document):
        for line in head.co_quan_chu_quan:
            yield from look_faults("H11", line, look)
        whole = " ".join(line.text for line in head.co_quan_chu_quan)
        if whole and tone_key(whole) in _nameless(limits.texts("bodies"), limits.texts("levels")):
            yield Fault("H14", head.co_quan_chu_quan[0], f"“{whole}”", "có thêm địa danh")


@cache
def _nameless(bodies: tuple[str, ...], levels: tuple[str, ...]) -> frozenset[str]:
    """Tên cơ quan địa phương không kèm địa danh, ở dạng để so sánh."""
    return frozenset(tone_key(f"{body} {level}") for body in bodies for level in ("", *levels))
