"""Ngày ban hành không sớm hơn ngày của văn bản được lấy làm căn cứ.

Xét: ngày ghi đủ ở dòng địa danh, thời gian so với ngày của từng văn bản nêu trong căn cứ. Để yên: ngày ban hành còn để
trống; ngày có hiệu lực, thời hạn nêu thêm trong căn cứ.

Văn bản không thể dựa vào một văn bản chưa có; sai ở đây thường là gõ nhầm năm, nhất là những tuần đầu năm.

Đúng: ban hành ngày 05 tháng 4 năm 2026, căn cứ tờ trình ngày 02 tháng 4 năm 2026.
Sai: ban hành ngày 05 tháng 4 năm 2026, căn cứ tờ trình ngày 12 tháng 4 năm 2026.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.layout.citations import dates_in
from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.place_date import full_text, parse_place_date
from docgen.layout.profile import Limits
from docgen.text.dates import short_date

ID = "ngay_ban_hanh"
_DEADLINE = re.compile(r"\b(?:từ|đến|tới|trước|sau|hết|vào|hiệu lực|thi hành)\s+ngày\b", re.IGNORECASE)
_BASIS = "can_cu_3"
_TEXT = "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 25/TTr-SNV ngày {}."

PASSES = (
    Example(
        "Căn cứ ban hành trước",
        (Edit("dia_danh", "", "Phú Thọ, ngày 15 tháng 6 năm 2026"), Edit(_BASIS, "", _TEXT.format("12/6/2026"))),
    ),
    Example("Ngày ban hành để trống", (Edit(_BASIS, "", _TEXT.format("12/12/2026")),), "nhap"),
)
FAILS = (
    Example(
        "Căn cứ ban hành sau",
        (
            Edit("dia_danh", "", "Phú Thọ, ngày 15 tháng 6 năm 2026"),
            Edit(_BASIS, "", _TEXT.format("16 tháng 6 năm 2026")),
        ),
    ),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi căn cứ có ngày sau ngày ban hành là một chỗ sai."""
    del limits
    line = document.components.head.dia_danh_thoi_gian
    issued = parse_place_date(full_text(line)).date if line else None
    if issued is None:
        return
    for paragraph in document.components.can_cu:
        cited = _date_of(paragraph.text)
        if cited is not None and cited > issued:
            yield Fault("D07", paragraph, f"căn cứ ngày {short_date(cited)}", f"không sau {short_date(issued)}")


def _date_of(basis: str) -> date | None:
    """Ngày của văn bản nêu trong căn cứ: ngày viết đủ đầu tiên, trước mọi thời hạn."""
    return next(dates_in(_DEADLINE.split(basis, maxsplit=1)[0]), None)
