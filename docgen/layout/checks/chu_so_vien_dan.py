"""Giữa tên loại và số, ký hiệu của văn bản được dẫn có chữ “số”.

Xét căn cứ và các đoạn nội dung. Chỉ báo khi tên loại đứng liền trước một số, ký hiệu rõ ràng (Nghị định 30/2020/NĐ-
CP, Quyết định 12/QĐ-UBND).

Nghị định dùng thống nhất lối ghi “Nghị định số …”; bỏ chữ “số” là lối nói tắt.

Đúng: Nghị định số 30/2020/NĐ-CP.
Sai: Nghị định 30/2020/NĐ-CP.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.citations import ANY_TYPE, NUMBER
from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits

ID = "chu_so_vien_dan"
# Thử nhanh: không có tên loại ngay trước một chữ số thì không có gì để tìm kỹ.
_TYPE_THEN_DIGIT = re.compile(rf"(?:{ANY_TYPE})\s+\d")
_BARE = re.compile(rf"\b({ANY_TYPE})\s+({NUMBER})")

PASSES = (Example("Nghị định số 30/2020/NĐ-CP"),)
FAILS = (
    Example(
        "Thiếu chữ “số” trước số có dấu chấm",
        (Edit("dieu_1", "làm Tổ trưởng", "làm Tổ trưởng theo Nghị quyết 66.1/2026/NQ-CP"),),
    ),
    Example("Thiếu chữ “số” trong căn cứ", (Edit("can_cu_2", "Nghị định số 30", "Nghị định 30"),)),
    Example(
        "Thiếu chữ “số” trong nội dung",
        (Edit("dieu_1", "làm Tổ trưởng", "làm Tổ trưởng theo Quyết định 12/QĐ-UBND"),),
    ),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi lời dẫn thiếu chữ “số” là một chỗ sai."""
    parts = document.components
    for paragraph in (*parts.can_cu, *parts.content):
        for match in _BARE.finditer(paragraph.text) if _TYPE_THEN_DIGIT.search(paragraph.text) else ():
            kind, number = match.groups()
            yield Fault("C05", paragraph, f"{kind} {number}", f"{kind} số {number}")
