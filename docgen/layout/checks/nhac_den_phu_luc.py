"""Văn bản có phụ lục thì nội dung phải nhắc đến phụ lục ấy.

Chỉ xét một chiều: tệp có phụ lục mà phần chính không chỗ nào nói “phụ lục”, “kèm theo”, “đính kèm”, “danh sách”,
“biểu”. Chiều ngược lại không xét, vì phụ lục của văn bản điện tử thường là tệp riêng.

Phụ lục không được nhắc đến thì người đọc không biết nó có giá trị gì, và rơi khỏi bộ văn bản lúc nào không hay.

Đúng: “… theo kế hoạch tại Phụ lục II kèm theo Quyết định này.”
Sai: sau chữ ký có Phụ lục I mà nội dung không nhắc đến.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.text.slug import slug

ID = "nhac_den_phu_luc"
LOOKS_AROUND = "van_ban"

PASSES = (
    Example("Điều 1 nhắc đến hai phụ lục", base="quyet_dinh_phu_luc"),
    Example(
        "Chỉ nói chung là kèm theo", (Edit("dieu_1", "tại Phụ lục I, kế hoạch", "và kế hoạch"),), "quyet_dinh_phu_luc"
    ),
)
FAILS = (
    Example(
        "Nội dung không nhắc đến phụ lục",
        (
            Edit(
                "dieu_1",
                "; thành phần tại Phụ lục I, kế hoạch kiểm tra tại Phụ lục II kèm theo Quyết định này",
                " do Giám đốc Sở Nội vụ làm Tổ trưởng",
            ),
        ),
        "quyet_dinh_phu_luc",
    ),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Báo một lần, ở phụ lục đầu tiên."""
    components = document.components
    appendix = next((one for one in components.attachments if one.kind == "phu_luc" and one.label is not None), None)
    if appendix is None or not components.content:
        return
    before = document.facts.paragraphs[: appendix.first]
    text = "_".join(slug(one.text) for one in before)
    if not any(word in f"_{text}_" for word in limits.texts("mentions")):
        yield Fault("A01", appendix.label, "nội dung không nhắc đến phụ lục", "nội dung chỉ dẫn đến phụ lục")
