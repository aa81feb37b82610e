"""Văn bản làm căn cứ còn hiệu lực vào ngày ký.

Chỉ xét những văn bản có trong bảng hiệu lực của chương trình mà ngày hiệu lực đã đối chiếu, và chỉ khi văn bản đang
kiểm tra đã ghi đủ ngày tháng năm. Không có trong bảng thì im lặng: không phải là xác nhận còn hiệu lực.

Dẫn luật đã bị thay thế là lý do thường gặp khiến văn bản bị trả lại; Nghị định 30 không nói, nhưng căn cứ hết hiệu
lực thì không còn là căn cứ.

Đúng: văn bản năm 2026 dẫn Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.
Sai: văn bản năm 2026 dẫn Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from docgen.layout.citations import NUMBER, dates_in
from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.passages import legal_bases
from docgen.layout.profile import Limits
from docgen.text.dates import short_date
from docgen.text.unicode import tone_key

if TYPE_CHECKING:
    from docgen.regulations.legal_bases import LegalBasis

ID = "can_cu_hieu_luc"
_CITED = re.compile(NUMBER)

PASSES = (
    Example("Luật đang có hiệu lực"),
    Example("Văn bản chưa ghi ngày thì không xét", base="nhap"),
)
FAILS = (Example("Luật đã được thay thế", (Edit("can_cu_1", "ngày 16 tháng 6 năm 2025", "ngày 19 tháng 6 năm 2015"),)),)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi căn cứ biết chắc không có hiệu lực ngày ký là một chỗ sai."""
    lines = legal_bases(document.components)
    dated = document.components.head.dia_danh_thoi_gian
    signed = next(dates_in(dated.text), None) if dated and lines else None
    if signed is None:
        return
    # Bảng hiệu lực chỉ nạp khi có căn cứ để đối chiếu.
    from docgen.regulations.legal_bases import UNVERIFIED, load_legal_bases, why_not

    expired = [basis for basis in load_legal_bases() if basis.certainty != UNVERIFIED and not basis.in_force(signed)]
    for line in lines:
        for basis in expired:
            if any(_names(piece, basis) for piece in line.text.split(";")):
                found = why_not(basis, signed).removesuffix(".")
                yield Fault("C10", line, found, f"văn bản có hiệu lực ngày {short_date(signed)}")


def _names(piece: str, basis: LegalBasis) -> bool:
    """Khúc câu dẫn đúng văn bản ấy: số đầu tiên trong khúc, hoặc tên luật kèm ngày ban hành."""
    number = _CITED.search(piece)
    if number is not None:
        return number[0] == basis.document.number
    name = tone_key(f"{basis.type_name} {basis.document.title}")
    _, found, rest = tone_key(piece).partition(name)
    return bool(found) and _issued(rest) == basis.document.issued


def _issued(rest: str) -> date | None:
    """Ngày đứng ngay sau tên luật."""
    return next(dates_in(rest), None) if rest.lstrip().startswith(tone_key("ngày")) else None
