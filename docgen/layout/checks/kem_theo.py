"""Phụ lục có dòng “(Kèm theo … số … ngày … tháng … năm … của …)”: chữ in thường, nghiêng, cỡ 13-14, giữa trang.

Dòng này đứng dưới tên phụ lục. Sau chữ “số” không có dấu hai chấm. Số, ngày, tháng để trống không phải là lỗi: văn bản
điện tử không phải điền những chỗ ấy. “Ban hành kèm theo” cũng được nhận. Thiếu hẳn dòng này chỉ bị báo với phụ lục.

Phụ lục rời khỏi văn bản thì dòng này là thứ duy nhất nói nó thuộc văn bản nào.

Đúng: “(Kèm theo Quyết định số 125/QĐ-UBND ngày 12 tháng 01 năm 2026 của …)”.
Sai: “(Kèm theo Quyết định số: 125/QĐ-UBND …)”; chữ đứng; chữ đậm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.layout.components.values import Attachment, Document
from docgen.layout.examples import Drop, Edit, Example, Shape
from docgen.layout.facts.values import Paragraph
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, look_faults
from docgen.layout.profile import Limits
from docgen.text.slug import slug

ID = "kem_theo"
LOOKS_AROUND = "van_ban"
_COLON = re.compile(r"\bsố\s*:", re.IGNORECASE)

PASSES = (
    Example("Dòng kèm theo nghiêng, cỡ 14", base="quyet_dinh_phu_luc"),
    Example(
        "Số, ngày để trống",
        (Edit("phu_luc_1_kem_theo", "số 125/QĐ-UBND ngày 12 tháng 01", "số      /QĐ-UBND ngày      tháng     "),),
        "quyet_dinh_phu_luc",
    ),
)
FAILS = (
    Example("Chữ đứng", (Shape("phu_luc_1_kem_theo", {"italic": False}),), "quyet_dinh_phu_luc"),
    Example("Cỡ 12", (Shape("phu_luc_1_kem_theo", {"size": 12.0}),), "quyet_dinh_phu_luc"),
    Example("Dấu hai chấm sau chữ số", (Edit("phu_luc_1_kem_theo", "số 125", "số: 125"),), "quyet_dinh_phu_luc"),
    Example("Không có dòng kèm theo", (Drop("phu_luc_1_kem_theo"),), "quyet_dinh_phu_luc"),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi điểm sai của dòng kèm theo, hoặc một phụ lục không có dòng ấy, là một chỗ sai."""
    attachments = document.components.attachments
    for index, attachment in enumerate(attachments):
        for line in attachment.kem_theo:
            yield from look_faults("A04", line, Look(limits.range("size"), bold=False, italic=True, centred=True))
            if _COLON.search(line.raw):
                yield Fault("A04", line, "“số:”", "“số” không có dấu hai chấm")
        stop = attachments[index + 1].first if index + 1 < len(attachments) else len(document.facts.paragraphs)
        opening = document.facts.paragraphs[attachment.first : stop]
        if document.components.signature.quyen_han and _lacks(attachment, opening, int(limits.number("near"))):
            yield Fault("A04", attachment.label, "không có dòng “(Kèm theo …)”", "có dòng “(Kèm theo …)”")


def _lacks(attachment: Attachment, opening: Sequence[Paragraph], near: int) -> bool:
    """Phụ lục không có dòng kèm theo, và những đoạn đầu của nó không chỗ nào có chữ “kèm”, dù không trong ngoặc."""
    if attachment.label is None or attachment.kem_theo:
        return False
    written = [one for one in opening if not one.blank][:near]
    return not any("kem" in slug(one.text).split("_") for one in written)
