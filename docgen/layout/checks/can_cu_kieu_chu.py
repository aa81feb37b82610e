"""Mỗi căn cứ ban hành được in nghiêng, cỡ chữ 13 đến 14.

Xét khối căn cứ của quyết định, nghị quyết và các dòng “Căn cứ …;” nối nhau ở văn bản khác. Câu dẫn nhập như “Căn cứ
Văn bản số …, Sở Nội vụ báo cáo như sau:” là lời văn nên không xét.

Chữ nghiêng tách phần căn cứ khỏi phần quyết định, người đọc lướt một cái là thấy văn bản dựa vào đâu.

Đúng: cả đoạn “Căn cứ Luật Tổ chức chính quyền địa phương …;” in nghiêng, cỡ 14.
Sai: căn cứ in đứng như lời văn, hoặc cỡ 12.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Example, Shape
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, look_faults
from docgen.layout.passages import legal_bases
from docgen.layout.profile import Limits

ID = "can_cu_kieu_chu"

PASSES = (
    Example("Căn cứ nghiêng, cỡ 14"),
    Example("Tờ trình mở đầu bằng lời văn", base="to_trinh"),
)
FAILS = (
    Example("Căn cứ in đứng", (Shape("can_cu_1", {"italic": False}),)),
    Example("Căn cứ cỡ 12", (Shape("can_cu_2", {"size": 12.0}),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi căn cứ in đứng hoặc sai cỡ là một chỗ sai, sửa được."""
    if document.components.kind in limits.texts("khong_mau"):
        return
    look = Look(size=limits.range("size"), italic=True)
    for line in legal_bases(document.components):
        yield from look_faults("C01", line, look)
