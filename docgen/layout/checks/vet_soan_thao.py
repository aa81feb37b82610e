"""Văn bản trình ký không còn vết sửa, bình luận, chữ ẩn.

Đếm những chỗ chèn, chỗ xóa mà Word còn ghi vết, những bình luận bên lề, và chữ đặt ở chế độ ẩn. Chữ ẩn chỉ gồm dấu
cách thì bỏ qua.

Vết sửa và bình luận đi theo tệp đến tận người nhận: ai cũng đọc được câu đã bỏ, lời trao đổi nội bộ. Người ký phải
nhận hoặc bỏ từng vết, máy không quyết thay.

Đúng: tệp sạch, không vết sửa nào.
Sai: tệp còn 3 chỗ chèn và 1 bình luận.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Example, Facts, Shape
from docgen.layout.facts.values import Marks
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits

ID = "vet_soan_thao"

PASSES = (Example("Tệp không còn vết sửa"), Example("Chữ ẩn chỉ là dấu cách", (Shape("dieu_1", {"hidden": " "}),)))
FAILS = (
    Example("Còn chỗ chèn", (Facts({"marks": Marks(insertions=3)}),)),
    Example("Còn chỗ xóa", (Facts({"marks": Marks(deletions=1)}),)),
    Example("Còn bình luận", (Facts({"marks": Marks(comments=2)}),)),
    Example("Có chữ ẩn", (Shape("dieu_1", {"hidden": "chờ ý kiến lãnh đạo"}),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi loại vết là một điều; mỗi đoạn có chữ ẩn là một chỗ."""
    marks = document.facts.marks
    for count, kind, expected in (
        (marks.insertions, "chỗ chèn còn ghi vết", "nhận hoặc bỏ từng chỗ"),
        (marks.deletions, "chỗ xóa còn ghi vết", "nhận hoặc bỏ từng chỗ"),
        (marks.comments, "bình luận", "không còn bình luận"),
    ):
        if count:
            yield Fault("X02", None, f"{count} {kind}", expected)
    for paragraph in document.facts.paragraphs:
        if paragraph.hidden.strip():
            yield Fault("X02", paragraph, "chữ ẩn", "không có chữ ẩn")
