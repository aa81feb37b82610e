"""Tên loại văn bản thuộc Điều 7, in hoa, cỡ 13-14, đứng, đậm, ở giữa.

Xét: dáng chữ của dòng tên loại; tên loại viết sai dấu so với Điều 7. Để yên: tên có thêm chữ sau tên loại (“GIẤY MỜI
HỌP”, “THÔNG BÁO KẾT LUẬN”); giấy phép, phiếu trình, giấy chứng nhận và các văn bản chuyên ngành ngoài Điều 7.

Tên loại nói cho người đọc biết phải làm gì với văn bản: thi hành, phối hợp hay chỉ để biết.

Đúng: QUYẾT ĐỊNH (cỡ 14, đậm, giữa dòng).
Sai: Quyết định; QUYẾT ĐINH.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.kinds import name_of
from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example, Shape
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, look_faults
from docgen.layout.profile import Limits
from docgen.text.unicode import tone_key

ID = "ten_loai"

PASSES = (
    Example("Tên loại cỡ 13", (Shape("ten_loai", {"size": 13.0}),)),
    Example("Tên loại có thêm chữ", (Edit("ten_loai", "", "GIẤY MỜI HỌP"),), "giay_moi"),
)
FAILS = (
    Example("Tên loại chữ thường", (Edit("ten_loai", "", "Quyết định"),)),
    Example("Tên loại sai dấu", (Edit("ten_loai", "", "QUYẾT ĐINH"),)),
    Example("Tên loại cỡ 16", (Shape("ten_loai", {"size": 16.0}),)),
    Example("Tên loại không đậm", (Shape("ten_loai", {"bold": False}),)),
    Example("Tên loại căn trái", (Shape("ten_loai", {"align": "left"}),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi điểm dòng tên loại khác mẫu là một chỗ sai."""
    line = document.components.ten_loai
    if line is None:
        return
    wanted = name_of(document.components.kind)
    written = " ".join(line.text.split()[: len(wanted.split())])
    if wanted and tone_key(written) != tone_key(wanted):
        yield Fault("T01", line, f"“{written}”", f"“{wanted.upper()}”")
    yield from look_faults(
        "T01", line, Look(limits.range("co_chu"), bold=True, italic=False, capitals=True, centred=True)
    )
