"""Dòng “Theo đề nghị của …” đứng cuối cùng trong phần căn cứ.

Không có dòng này thì thôi. Chỉ báo khi sau nó còn một dòng “Căn cứ …”.

Mẫu quyết định xếp căn cứ pháp lý trước, đề nghị của người trình sau.

Đúng: Căn cứ …; Căn cứ …; Theo đề nghị của Giám đốc Sở Nội vụ.
Sai: Theo đề nghị của Giám đốc Sở Nội vụ; Căn cứ …
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Drop, Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.passages import legal_bases
from docgen.layout.profile import Limits
from docgen.text.unicode import tone_key

ID = "can_cu_de_nghi"
_OPENING = 24
"""Chỉ mấy chữ đầu dòng nói căn cứ thuộc loại nào."""

PASSES = (
    Example("Đề nghị ở dòng cuối"),
    Example("Không có dòng đề nghị", (Drop("can_cu_3"), Edit("can_cu_2", "văn thư;", "văn thư."))),
)
FAILS = (
    Example(
        "Căn cứ đứng sau đề nghị",
        (
            Edit("can_cu_2", "", "Theo đề nghị của Giám đốc Sở Nội vụ;"),
            Edit(
                "can_cu_3",
                "",
                "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.",
            ),
        ),
    ),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi dòng đề nghị còn căn cứ theo sau là một chỗ sai."""
    lines = legal_bases(document.components)
    opened = [tone_key(line.text[:_OPENING]) for line in lines]
    for index, line in enumerate(lines):
        if opened[index].startswith("theo đề nghị") and any(text.startswith("căn cứ") for text in opened[index + 1 :]):
            yield Fault("C08", line, "còn căn cứ đứng sau", "dòng cuối của phần căn cứ")
