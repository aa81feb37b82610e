"""Sau phần căn cứ có dòng “QUYẾT ĐỊNH:” (nghị quyết: “QUYẾT NGHỊ:”), chữ in hoa, đậm, đặt giữa, có dấu hai chấm.

Chỉ báo thiếu khi văn bản là quyết định, nghị quyết và đã thấy phần căn cứ.

Dòng này chia văn bản làm hai: phía trên là căn cứ, phía dưới là điều có hiệu lực.

Đúng: QUYẾT ĐỊNH:
Sai: QUYẾT ĐỊNH (thiếu dấu hai chấm); Quyết định:
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Drop, Edit, Example, Shape
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, look_faults
from docgen.layout.passages import FORMAL_KINDS, is_normative
from docgen.layout.profile import Limits
from docgen.text.unicode import tone_key

ID = "lenh_quyet_dinh"
_LOOK = Look(bold=True, italic=False, capitals=True, centred=True)

PASSES = (Example("QUYẾT ĐỊNH: đậm, giữa trang"),)
FAILS = (
    Example("Thiếu dấu hai chấm", (Edit("lenh", ":", ""),)),
    Example("Không đậm", (Shape("lenh", {"bold": False}),)),
    Example("Căn trái", (Shape("lenh", {"align": "left"}),)),
    Example("Viết chữ thường", (Edit("lenh", "", "Quyết định:"),)),
    Example("Thiếu cả dòng", (Drop("lenh"),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Thiếu dòng, sai chữ, hoặc mỗi điểm trình bày sai là một chỗ sai."""
    parts = document.components
    wanted = limits.table("words").get(parts.kind)
    if parts.kind not in FORMAL_KINDS or wanted is None:
        return
    line = parts.lenh
    if line is None:
        if parts.can_cu and not is_normative(parts):
            yield Fault("C07", None, f"không có dòng “{wanted}”", f"“{wanted}” sau phần căn cứ")
        return
    if tone_key(line.text) != tone_key(wanted):
        yield Fault("C07", line, f"“{line.text}”", f"“{wanted}”")
    yield from look_faults("C07", line, _LOOK)
