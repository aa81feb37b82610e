"""Quy chế, quy định… kèm theo quyết định nhắc lại tên cơ quan, Quốc hiệu, Tiêu ngữ; không có số và ngày.

Xét phần đứng sau chữ ký của quyết định, nghị quyết mà có tên loại riêng. Phụ lục không có đầu văn bản. Quyết định kèm
theo tờ trình là dự thảo, có số và ngày của nó, nên văn bản chính không phải quyết định, nghị quyết thì bỏ qua.

Số và ngày của quy chế là số và ngày của quyết định ban hành nó, ghi ở dòng “(Kèm theo …)”; cho nó số riêng là tạo ra
hai văn bản.

Đúng: ỦY BAN NHÂN DÂN TỈNH… và Quốc hiệu, Tiêu ngữ, rồi QUY CHẾ, trích yếu, “(Kèm theo Quyết định số …)”.
Sai: trên QUY CHẾ có dòng “Số: …/QC-UBND”; QUY CHẾ đứng ngay đầu trang, không có tên cơ quan.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.kinds import kind_of
from docgen.layout.components.values import Attachment, Document
from docgen.layout.examples import Add, Drop, Example
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.text.slug import slug

ID = "dau_kem_theo"

PASSES = (Example("Quy chế nhắc lại đầu văn bản, không số, không ngày", base="quyet_dinh_kem_theo"),)
FAILS = (
    Example(
        "Quy chế có số riêng",
        (Add("kt_co_quan_2", "Số: 12/QC-UBND", "so_ky_hieu"),),
        "quyet_dinh_kem_theo",
    ),
    Example(
        "Quy chế không có đầu văn bản",
        tuple(Drop(f"kt_{one}") for one in ("co_quan", "co_quan_2", "quoc_hieu", "tieu_ngu")),
        "quyet_dinh_kem_theo",
    ),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi thành phần thừa hay thiếu ở đầu văn bản kèm theo là một chỗ đáng ngờ."""
    components = document.components
    if components.kind not in limits.texts("kinds"):
        return
    for attachment in components.attachments:
        at = _named(attachment)
        if at is None:
            continue
        head = attachment.head
        if head.quoc_hieu is None or not head.co_quan_ban_hanh:
            yield Fault("A06", at, "không nhắc lại tên cơ quan, Quốc hiệu", "có tên cơ quan, Quốc hiệu, Tiêu ngữ")
        for line in (head.so_ky_hieu, head.dia_danh_thoi_gian):
            if line is not None:
                yield Fault("A06", line, "có số hoặc ngày riêng", "không có số, địa danh và ngày")


def _named(attachment: Attachment) -> Line | None:
    """Dòng tên loại của văn bản kèm theo; None khi đó là phụ lục, danh sách, không phải văn bản của Điều 7."""
    if attachment.kind != "van_ban" or not attachment.title:
        return None
    first = attachment.title[0]
    return first if kind_of(slug(first.text)) else None
