"""Phần, chương, mục, tiểu mục đều có tiêu đề.

Xét phần, chương, mục, tiểu mục đã nhận ra. Điều của quyết định trực tiếp không bắt buộc có tên: mẫu của Nghị định
cũng không ghi tên điều.

Tiêu đề cho biết chương nói về gì mà không phải đọc hết chương.

Đúng: Chương I / QUY ĐỊNH CHUNG.
Sai: Chương I rồi đến ngay Điều 1.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Drop, Example
from docgen.layout.fault import Fault
from docgen.layout.passages import GROUPS, bodies, quoted, title_line
from docgen.layout.profile import Limits

ID = "tieu_de_chuong"

PASSES = (Example("Chương có tên", base="quyet_dinh_kem_theo"),)
FAILS = (Example("Chương không tên", (Drop("kt_chuong_1_ten"),), "quyet_dinh_kem_theo"),)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi phần, chương, mục không có tên là một chỗ sai."""
    for body in bodies(document):
        cited = quoted(body.paragraphs)
        for heading in body.headings:
            if heading.level not in GROUPS or heading.rest or heading.paragraph.ref in cited:
                continue
            if title_line(heading, body.headings) is None:
                yield Fault("B14", heading.line, "không có tiêu đề", "tiêu đề in hoa ở dòng dưới")
