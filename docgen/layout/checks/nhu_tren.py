"""Nơi nhận có dòng “- Như trên;” khi và chỉ khi văn bản có Kính gửi.

Có Kính gửi thì các nơi ở Kính gửi được nhắc lại bằng “Như trên” (“Như kính gửi” cũng được hiểu là vậy). Không có Kính
gửi thì “Như trên” không trỏ vào đâu. Công điện và giấy mời nêu nơi nhận ngay trong văn bản theo cách riêng nên chiều
thứ hai không xét.

Bỏ Kính gửi mà quên “Như trên” là lỗi hay gặp khi chép từ văn bản cũ; thiếu “Như trên” thì văn thư có thể không gửi
đến chính nơi được kính gửi.

Đúng: có “Kính gửi: Ủy ban nhân dân tỉnh”, nơi nhận đầu tiên là “- Như trên;”.
Sai: có Kính gửi mà Nơi nhận không có “Như trên”; quyết định ghi “- Như trên;”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.entries import entries, has_tag
from docgen.layout.examples import Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.text.slug import slug

ID = "nhu_tren"
LOOKS_AROUND = "van_ban"
_ABOVE = re.compile(r"nhu_(?:phan_|o_|muc_|da_)?(?:tren|kinh_gui)")

PASSES = (
    Example("Tờ trình có Kính gửi và Như trên", base="to_trinh"),
    Example("Như kính gửi", (Edit("noi_nhan_1", "Như trên", "Như kính gửi"),), "cong_van"),
    Example("Thông báo không có Kính gửi, không có Như trên", base="thong_bao"),
)
FAILS = (
    Example("Công văn không có Như trên", (Edit("noi_nhan_1", "Như trên", "Các sở, ban, ngành"),), "cong_van"),
    Example("Thông báo ghi Như trên", (Edit("noi_nhan_1", "", "- Như trên;"),), "thong_bao"),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """So danh sách nơi nhận với Kính gửi."""
    components = document.components
    listed = list(entries(components.recipients.items))
    label = components.recipients.label
    # Nơi nhận viết liền dòng nhãn không nằm trong danh sách.
    joined = label is not None and slug(label.text) != "noi_nhan"
    if not listed or joined or any(has_tag(entry.text) for entry in listed):
        return
    above = next((entry for entry in listed if _ABOVE.match(slug(entry.body))), None)
    addressed = components.kinh_gui is not None
    if addressed and above is None and components.kind not in limits.texts("other_first"):
        yield Fault("R04", listed[0].first, "không có “Như trên” dù có Kính gửi", "dòng đầu “- Như trên;”")
    if above is None or addressed or components.kind in limits.texts("excepted") or _mentions_address(document):
        return
    yield Fault("R04", above.first, "“Như trên” mà không có Kính gửi", "ghi rõ từng nơi nhận")


def _mentions_address(document: Document) -> bool:
    """Có dòng Kính gửi ở đâu đó mà bộ nhận dạng không nhận ra."""
    before = document.facts.paragraphs[: document.components.end or None]
    return any(slug(line.raw).startswith("kinh_gui") for one in before for line in one.lines())
