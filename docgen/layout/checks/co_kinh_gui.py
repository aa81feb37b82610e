"""Kính gửi chỉ có ở công văn, tờ trình và báo cáo gửi cấp trên; các loại khác chỉ có Nơi nhận.

Công văn và tờ trình phải có Kính gửi; báo cáo có thể gửi chung nên có hay không đều được. Quyết định, thông báo, kế
hoạch, giấy mời và các loại còn lại của Điều 7 mà có Kính gửi là thừa. Loại không có trong Điều 7 (phiếu trình, giấy đề
nghị…) và thư công thì bỏ qua.

Giấy mời ghi Kính gửi rất phổ biến, nhưng mẫu giấy mời của Nghị định nêu người được mời trong nội dung: “… trân trọng
kính mời: …”.

Đúng: công văn “Kính gửi: Sở Tài chính”; giấy mời “Sở Nội vụ trân trọng kính mời: …”.
Sai: công văn không có Kính gửi; thông báo có Kính gửi.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.kinds import name_of
from docgen.layout.components.values import Document
from docgen.layout.examples import Add, Drop, Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.text.slug import slug

ID = "co_kinh_gui"
LOOKS_AROUND = "van_ban"

PASSES = (
    Example("Công văn có Kính gửi", base="cong_van"),
    Example(
        "Báo cáo chung, không có Kính gửi", (Drop("kinh_gui"), Edit("noi_nhan_1", "Như trên", "UBND tỉnh")), "bao_cao"
    ),
)
FAILS = (
    Example("Tờ trình không có Kính gửi", (Drop("kinh_gui"), Edit("noi_nhan_1", "Như trên", "UBND tỉnh")), "to_trinh"),
    Example(
        "Thông báo có Kính gửi",
        (
            Add("trich_yeu", "Kính gửi: Sở Tài chính", values={"bold": False, "rule": None}),
            Edit("noi_nhan_1", "", "- Như trên;"),
        ),
        "thong_bao",
    ),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Thiếu Kính gửi ở loại phải có, hoặc thừa ở loại không có."""
    components = document.components
    if components.kind in limits.texts("required"):
        if components.kinh_gui is None and not _mentioned(document):
            yield Fault("R06", None, "không có Kính gửi", "có Kính gửi")
        return
    name = name_of(components.kind)
    if components.kinh_gui is not None and name and components.kind not in limits.texts("allowed"):
        yield Fault("R06", components.kinh_gui, "có Kính gửi", f"{name} không có Kính gửi")


def _mentioned(document: Document) -> bool:
    """Có dòng mở đầu bằng “Kính gửi” ở đâu đó mà bộ nhận dạng không nhận ra."""
    return any(slug(line.raw).startswith("kinh_g") for one in document.text_paragraphs for line in one.lines())
